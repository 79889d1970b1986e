//! Messages of the reports of single groups.

use super::RateWords;

/// Words of the reports of single groups.
pub(crate) struct EachWords {
    pub(crate) kind: &'static str,
    /// The survey's title and the group's name.
    pub(crate) title: fn(&str, &str) -> String,
    pub(crate) against_others: &'static str,
    pub(crate) others_are: &'static str,
    pub(crate) response: fn(&GroupResponseWords<'_>) -> String,
    /// The group's name and how many answered.
    pub(crate) response_answered: fn(&str, &str) -> String,
    pub(crate) others_detail: fn(&RateWords<'_>) -> String,
    pub(crate) limit: &'static str,
    /// The group's name.
    pub(crate) caption_chart: fn(&str) -> String,
    /// A topic and the group's name.
    pub(crate) caption_table: fn(&str, &str) -> String,
    pub(crate) change: &'static str,
    /// The group's name, and the titles of two waves.
    pub(crate) caption_change: fn(&str, &str, &str) -> String,
    // Heads of columns.
    pub(crate) group_result: &'static str,
    pub(crate) others_result: &'static str,
    pub(crate) difference: &'static str,
    // What may be said about the difference.
    pub(crate) differs: &'static str,
    pub(crate) no_clear_difference: &'static str,
    // The index.
    /// The survey's title and the background question.
    pub(crate) index_title: fn(&str, &str) -> String,
    pub(crate) index_heading: &'static str,
    pub(crate) index_text: &'static str,
    pub(crate) index_caption: &'static str,
    pub(crate) shown: &'static str,
    pub(crate) hidden: &'static str,
    pub(crate) compared: &'static str,
    pub(crate) report: &'static str,
}

/// How many of a group answered.
pub(crate) struct GroupResponseWords<'a> {
    pub(crate) name: &'a str,
    pub(crate) answered: &'a str,
    pub(crate) invited: &'a str,
}

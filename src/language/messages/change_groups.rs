//! Messages about the change of single groups.

use crate::results::Verdict;

/// Words about the change of groups.
pub(crate) struct ChangeGroupWords {
    /// A figure and a background question.
    pub(crate) heading: fn(&str, &str) -> String,
    /// A figure, a background question, and the titles of two waves.
    pub(crate) caption: fn(&str, &str, &str, &str) -> String,
    /// Answers of a group before and after, of whoever gave them.
    pub(crate) everybody: fn(&str, &str) -> String,
    pub(crate) note_everybody: &'static str,
    /// Number of groups and the p-value (`= 0.02`).
    pub(crate) differ: fn(&str, &str) -> String,
    pub(crate) alike: fn(&str, &str) -> String,
    pub(crate) untested: &'static str,
    /// A figure, and whether its groups changed differently; `None` where that was not tested.
    pub(crate) title: fn(&str, Option<Verdict>) -> String,
    pub(crate) method: &'static str,
}

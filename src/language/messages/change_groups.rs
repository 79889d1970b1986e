//! Messages about the change of single groups.

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
    /// Titles of charts of a figure: the groups changed differently, no difference was found, nothing was tested.
    pub(crate) title_differ: fn(&str) -> String,
    pub(crate) title_alike: fn(&str) -> String,
    pub(crate) title_untested: fn(&str) -> String,
    pub(crate) method: &'static str,
}

//! Messages of the report's body where it is brief: what the appendix tells in full.

use super::{ChangeSentence, CourseSentence};

/// Words of the report's body.
pub(crate) struct BodyWords {
    // Topics and their figures.
    pub(crate) topics: &'static str,
    pub(crate) topics_chart: &'static str,
    pub(crate) topics_caption: &'static str,
    /// Under a table that holds only the figures that matter most.
    pub(crate) note_headlines: &'static str,
    pub(crate) definitions_caption: &'static str,

    // Rounds.
    pub(crate) rounds_caption: &'static str,
    pub(crate) round_head: &'static str,
    pub(crate) note_not_invited: &'static str,

    // Change.
    /// Verdict, before and after, difference with its interval.
    pub(crate) change: fn(&ChangeSentence<'_>) -> String,
    /// What an open verdict does not mean.
    pub(crate) open_is_not_none: &'static str,
    /// Verdict, slope with its interval.
    pub(crate) course: fn(&CourseSentence<'_>) -> String,
    /// A figure whose course has no direction that could be computed.
    pub(crate) no_course: fn(&str) -> String,
    /// Whether groups changed differently, and the figures of which it is said.
    pub(crate) change_by_group: fn(GroupsChanged, &str) -> String,

    // Amount and outcome.
    pub(crate) dose_caption: &'static str,
    pub(crate) dose_by: &'static str,
    pub(crate) dose_difference: &'static str,
    pub(crate) dose_trend: &'static str,
    pub(crate) note_dose: &'static str,
}

/// What may be said of the changes of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GroupsChanged {
    /// Not all alike.
    Differently,
    /// No difference was found.
    Alike,
    /// Too few groups are large enough.
    Untested,
}

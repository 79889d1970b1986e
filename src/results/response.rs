//! How many answered.

use schemars::JsonSchema;
use serde::Serialize;

use super::GroupKey;

/// How many answered.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Response {
    /// The wave.
    pub wave: String,
    /// A group, or everybody.
    pub group: Option<GroupKey>,
    /// How many were invited, if known.
    pub invited: Option<u64>,
    /// How many answered.
    pub answered: Option<u64>,
    /// Answered / invited, 0..1.
    pub rate: Option<f64>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

/// Answers that are not on the scale, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Missing {
    /// "Can't say".
    pub cant_say: Option<u64>,
    /// Does not concern the respondent.
    pub not_applicable: Option<u64>,
    /// Declined.
    pub refused: Option<u64>,
    /// Left empty.
    pub blank: Option<u64>,
    /// Never shown to the respondent.
    pub not_shown: Option<u64>,
}

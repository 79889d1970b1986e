//! Who took part.

use schemars::JsonSchema;
use serde::Serialize;

use super::GroupKey;
use crate::survey::Basis;

/// A figure of participation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ParticipationFigure {
    /// What is counted.
    pub measure: ParticipationMeasure,
    /// In which activity.
    pub activity: Option<String>,
    /// A group, or everybody.
    pub group: Option<GroupKey>,
    /// The count.
    pub value: Option<f64>,
    /// Of how many.
    pub of: Option<f64>,
    /// Where it comes from.
    pub basis: Basis,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

/// What is counted of participation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParticipationMeasure {
    /// Each person once.
    Persons,
    /// Each visit.
    Visits,
    /// Organisations reached.
    Organisations,
    /// Hours given.
    Hours,
    /// Sessions attended.
    Sessions,
    /// People who completed.
    Completion,
}

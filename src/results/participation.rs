//! Who took part.

use schemars::JsonSchema;
use serde::Serialize;

use super::GroupKey;
use crate::survey::Basis;
pub use crate::survey::ParticipationMeasure;

/// A figure of participation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ParticipationFigure {
    /// What is counted.
    pub measure: ParticipationMeasure,
    /// In which activity; `null`: in all together.
    pub activity: Option<String>,
    /// A group, or everybody.
    pub group: Option<GroupKey>,
    /// The count.
    pub value: Option<f64>,
    /// Of how many.
    pub of: Option<f64>,
    /// What was promised: at least so many.
    pub target: Option<f64>,
    /// Whether it was reached.
    pub reached: Option<bool>,
    /// Where it comes from.
    pub basis: Basis,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

//! Reliability of scales.

use schemars::JsonSchema;
use serde::Serialize;

use super::Method;

/// Reliability of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Reliability {
    /// Id of the scale.
    pub scale: String,
    /// The wave.
    pub wave: String,
    /// How many questions.
    pub questions: u64,
    /// People with all answers.
    pub n: Option<u64>,
    /// Cronbach's alpha, rounded to hundredths like the other figures here: more digits tell how single answers go together.
    pub alpha: Option<f64>,
    /// Lower limit.
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
    /// Method of the interval.
    pub method: Option<Method>,
    /// McDonald's omega.
    pub omega: Option<f64>,
    /// What to beware of.
    pub warnings: Vec<ReliabilityWarning>,
}

/// What to beware of in a reliability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReliabilityWarning {
    /// Fewer than 30 people or 3 questions.
    Unstable,
    /// Negative: check the reversed questions.
    CheckReversed,
}

//! How respondents were weighted.

use schemars::JsonSchema;
use serde::Serialize;

/// How the respondents of a wave were weighted.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Weighting {
    /// The wave.
    pub wave: String,
    /// Where the weights come from.
    pub method: WeightSource,
    /// Questions whose known totals were met.
    pub margins: Vec<String>,
    /// Weights are cut to so many times their mean.
    pub trimmed_to: Option<f64>,
    /// Answers that all respondents are worth after weighting (Kish 1992), whole.
    pub n_effective: Option<f64>,
    /// Largest weight over the mean weight, to one decimal.
    pub largest: Option<f64>,
    /// Weighted figures are not shown: too few answers or too unequal weights. No reason is published.
    pub refused: bool,
}

/// Where weights come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WeightSource {
    /// A column of the export.
    Column,
    /// Post-stratification (Holt & Smith 1979).
    PostStratification,
    /// Raking (Deming & Stephan 1940).
    Raking,
}

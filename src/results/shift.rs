//! Whether answers without an order moved.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Test, Verdict};

/// A test of whether the same people's answers to a question without an order are distributed alike in two waves; the
/// distributions themselves are in `distributions`, of everybody who answered.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Shift {
    /// Id of the question.
    pub question: String,
    /// Earlier wave.
    pub from: String,
    /// Later wave.
    pub to: String,
    /// Linked people; at least 50.
    pub pairs: Option<u64>,
    /// Test of equal distributions.
    pub test: Option<Test>,
    /// Its statistic.
    pub statistic: Option<f64>,
    /// Its degrees of freedom: answers that were given, less one.
    pub df: Option<f64>,
    /// Its p-value.
    pub p: Option<f64>,
    /// The p-value after adjustment for the number of such tests in the report (Holm).
    pub p_adjusted: Option<f64>,
    /// `change` where the distributions differ, else `inconclusive`.
    pub verdict: Option<Verdict>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

//! Whether groups changed differently.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Test, Verdict};

/// A test of whether the groups of a background question changed differently; the groups' own changes are in `changes`.
///
/// Only with it may a report say that one group changed more than another: that one interval excludes zero and
/// another does not is no such finding.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Interaction {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of the background question.
    pub question: String,
    /// Earlier wave.
    pub from: String,
    /// Later wave.
    pub to: String,
    /// Groups that were compared: those shown with at least ten people.
    pub groups: u64,
    /// Test of equal changes.
    pub test: Test,
    /// Its p-value.
    pub p: f64,
    /// The p-value after adjustment for the number of such tests in the report (Holm).
    pub p_adjusted: f64,
    /// `change` where the groups changed differently, else `inconclusive`.
    pub verdict: Verdict,
}

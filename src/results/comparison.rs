//! Groups against each other.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Effect, GroupKey, GroupValue, Method, Test, Verdict};

/// A group against the others.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Comparison {
    /// Id of the indicator.
    pub indicator: String,
    /// The wave.
    pub wave: String,
    /// The group.
    pub group: GroupKey,
    /// `others`, or the value of a reference group.
    pub against: GroupValue,
    /// Group less the other.
    pub value: Option<f64>,
    /// Lower limit.
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
    /// Method of the interval.
    pub method: Option<Method>,
    /// Test of no difference.
    pub test: Option<Test>,
    /// Its p-value.
    pub p: Option<f64>,
    /// The p-value after adjustment for the number of tests.
    pub p_adjusted: Option<f64>,
    /// Standardised size.
    pub effect: Option<Effect>,
    /// What may be said.
    pub verdict: Option<Verdict>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

//! Groups against each other.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Effect, GroupKey, GroupValue, Method, Test, Verdict};
use crate::survey::Measure;

/// A group against the others.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Comparison {
    /// Id of the indicator.
    pub indicator: String,
    /// What is compared.
    pub measure: Measure,
    /// The wave.
    pub wave: String,
    /// The group.
    pub group: GroupKey,
    /// `others`, or the value of a reference group.
    pub against: GroupValue,
    /// Answers of the group.
    pub n: Option<u64>,
    /// Answers of the other side.
    pub n_against: Option<u64>,
    /// Group less the other, in the unit of the measure; `null` of medians, where `effect` tells how far apart the
    /// answers are.
    pub value: Option<f64>,
    /// Lower limit.
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
    /// Method of the interval; of medians that of `effect`.
    pub method: Option<Method>,
    /// By how much clusters inflate the variance, of the side where it is more; `null` without clusters.
    pub design_effect: Option<f64>,
    /// Test of no difference.
    pub test: Option<Test>,
    /// Its p-value.
    pub p: Option<f64>,
    /// The p-value after adjustment for the number of tests.
    pub p_adjusted: Option<f64>,
    /// Standardised size: Hedges' g of means, Cliff's delta of medians (rounded to hundredths).
    pub effect: Option<Effect>,
    /// What may be said.
    pub verdict: Option<Verdict>,
    /// Why it has neither interval nor p-value.
    pub refused: Option<ComparisonRefusal>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

/// Why two groups are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ComparisonRefusal {
    /// The answers of one side come from too few clusters: what differs may be the clusters.
    FewClusters,
}

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

impl Comparison {
    /// Whether it is the other one seen from the other side: of two groups, each is everybody else of the other.
    pub(crate) fn mirrors(&self, other: &Self) -> bool {
        let same = (&self.indicator, &self.wave, &self.group.question)
            == (&other.indicator, &other.wave, &other.group.question);
        let opposite = |a: Option<f64>, b: Option<f64>| a.zip(b).is_none_or(|(a, b)| (a + b).abs() < 1e-9);
        same && self.group != other.group
            && (self.n, self.n_against) == (other.n_against, other.n)
            && opposite(self.value, other.value)
            && opposite(self.effect.map(|e| e.value), other.effect.map(|e| e.value))
    }
}

/// How many tests were made: one that is told from both sides is one.
pub(crate) fn tests_made(comparisons: &[&Comparison]) -> u64 {
    let tested: Vec<&Comparison> = comparisons.iter().copied().filter(|c| c.p.is_some()).collect();
    let again = |(at, c): (usize, &&Comparison)| {
        let family = |other: &&&Comparison| {
            (&other.indicator, &other.wave, &other.group.question) == (&c.indicator, &c.wave, &c.group.question)
        };
        tested.iter().filter(family).count() == 2 && tested[..at].iter().any(|earlier| earlier.mirrors(c))
    };
    tested.iter().enumerate().filter(|entry| !again((entry.0, entry.1))).count() as u64
}

/// Why two groups are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ComparisonRefusal {
    /// The answers of one side come from too few clusters: what differs may be the clusters.
    FewClusters,
}

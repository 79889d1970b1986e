//! Change between waves, and what differences are told by.

use schemars::JsonSchema;
use serde::Serialize;

use super::{GroupKey, Method};

/// Change of an indicator between two waves.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// Id of the indicator.
    pub indicator: String,
    /// A group, or everybody.
    pub group: Option<GroupKey>,
    /// Earlier wave.
    pub from: String,
    /// Later wave.
    pub to: String,
    /// Who is compared with whom.
    pub design: Design,
    /// Linked people.
    pub pairs: Option<u64>,
    /// Answers in the earlier wave.
    pub n_from: Option<u64>,
    /// Answers in the later wave.
    pub n_to: Option<u64>,
    /// Later less earlier.
    pub value: Option<f64>,
    /// Lower limit of the change.
    pub low: Option<f64>,
    /// Upper limit of the change.
    pub high: Option<f64>,
    /// Method of the interval.
    pub method: Option<Method>,
    /// Test of no change.
    pub test: Option<Test>,
    /// Its p-value.
    pub p: Option<f64>,
    /// The p-value after adjustment for the number of tests.
    pub p_adjusted: Option<f64>,
    /// Standardised size.
    pub effect: Option<Effect>,
    /// People who improved.
    pub improved: Option<u64>,
    /// People who stayed.
    pub unchanged: Option<u64>,
    /// People who worsened.
    pub worsened: Option<u64>,
    /// What may be said.
    pub verdict: Option<Verdict>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

/// Who is compared with whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Design {
    /// The same people.
    Paired,
    /// Different people.
    Independent,
    /// Some the same, some different.
    PartlyPaired,
    /// Against a comparison group.
    DifferenceInDifferences,
}

/// A test of significance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// McNemar's mid-P (Fagerland, Lydersen & Laake 2013).
    McnemarMidP,
    /// Wilcoxon's signed rank with Pratt's zeros (Pratt 1959).
    SignedRankPratt,
    /// Paired t.
    PairedT,
    /// Welch's t.
    WelchT,
    /// Fisher's mid-P.
    FisherMidP,
    /// Fisher's exact test (1934).
    FisherExact,
    /// Chi-squared with N − 1 (Campbell 2007).
    ChiSquaredNMinusOne,
}

/// A standardised size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Effect {
    /// What it is.
    pub name: EffectName,
    /// Its size.
    pub value: f64,
    /// Lower limit.
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
}

/// Name of a standardised size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EffectName {
    /// Hedges (1981).
    HedgesG,
    /// Standardised by the average standard deviation (Cumming 2012).
    DAv,
    /// Cliff (1993).
    CliffsDelta,
}

/// What may be said about a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The interval excludes no change.
    Change,
    /// The interval lies within the smallest relevant change.
    NoRelevantChange,
    /// Neither.
    Inconclusive,
}

//! Groups of different sizes against the rate of everybody: how far chance alone would carry each.

use schemars::JsonSchema;
use serde::Serialize;

use super::GroupKey;

/// A rate's groups with the limits within which groups of each size lie by chance (Spiegelhalter 2005).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Funnel {
    /// Id of the indicator.
    pub indicator: String,
    /// The wave.
    pub wave: String,
    /// Id of the background question.
    pub question: String,
    /// The rate of everybody, 0..1.
    pub expected: f64,
    /// Confidence of the inner limits, 0..1.
    pub inner: f64,
    /// Confidence of the outer limits, 0..1: only outside these a group is said to differ.
    pub outer: f64,
    /// The limits by number of answers, rising.
    pub limits: Vec<FunnelLimits>,
    /// The shown groups.
    pub groups: Vec<FunnelGroup>,
}

/// Limits for groups of one size, as rates 0..1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct FunnelLimits {
    /// Answers in the group.
    pub n: u64,
    /// Lower inner limit.
    pub inner_low: f64,
    /// Upper inner limit.
    pub inner_high: f64,
    /// Lower outer limit.
    pub outer_low: f64,
    /// Upper outer limit.
    pub outer_high: f64,
}

/// A group in a funnel.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FunnelGroup {
    /// The group.
    pub group: GroupKey,
    /// Favourable answers.
    pub count: u64,
    /// Answers.
    pub n: u64,
    /// The rate drawn towards that of all shown groups by how little the group says, 0..1; `null` where groups do
    /// not differ at all or are too few to tell (Kleinman 1973).
    pub shrunk: Option<f64>,
    /// Where it lies.
    pub position: FunnelPosition,
}

/// Where a group lies in the funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FunnelPosition {
    /// Within the inner limits: chance explains it.
    Within,
    /// Between the limits: worth a look, no finding.
    BetweenLimits,
    /// Above the outer limit.
    Above,
    /// Below the outer limit.
    Below,
}

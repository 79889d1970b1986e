//! Rates of a topic in order, with the ranks that each could really have.

use schemars::JsonSchema;
use serde::Serialize;

use crate::survey::Topic;

/// A topic's rates from the highest down, for everybody.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Ranking {
    /// The topic.
    pub topic: Topic,
    /// The wave.
    pub wave: String,
    /// Joint confidence of all ranks, 0..1.
    pub confidence: f64,
    /// From the highest rate down; equal rates in the order of the survey.
    pub ranked: Vec<Ranked>,
}

/// A rate's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ranked {
    /// Id of the indicator.
    pub indicator: String,
    /// The best rank that the intervals allow; 1 is the highest rate.
    pub best: u64,
    /// The worst rank that the intervals allow.
    pub worst: u64,
}

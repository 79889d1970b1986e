//! What the figures were computed with, so that they can be computed again.

use schemars::JsonSchema;
use serde::Serialize;

use crate::survey::{Interval, Survey};

/// What the figures were computed with.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Settings {
    /// Hash of `survey.toml`.
    pub definition_sha256: String,
    /// Two-sided confidence of the intervals, 0..1.
    pub confidence: f64,
    /// Interval of shares, where an indicator does not say otherwise.
    pub interval: Interval,
    /// Fewest answers of a published base.
    pub minimum: u64,
    /// The same where answers tell about health.
    pub health_minimum: u64,
}

impl Settings {
    /// As the survey says.
    pub(crate) fn of(survey: &Survey) -> Self {
        Self {
            definition_sha256: survey.sha256.clone(),
            confidence: survey.about().confidence,
            interval: survey.about().interval,
            minimum: survey.minimum(false),
            health_minimum: survey.minimum(true),
        }
    }
}

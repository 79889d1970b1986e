//! The course of an indicator over three and more waves.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Outcome, Test, Verdict};
use crate::survey::{Better, WaveKind};

/// Average change of an indicator from one wave to the next, over three and more waves.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Trend {
    /// Id of the indicator.
    pub indicator: String,
    /// Whether the waves are rounds or pulses.
    pub kind: WaveKind,
    /// The waves, in the order of time.
    pub waves: Vec<String>,
    /// Which way is good.
    pub better: Better,
    /// Smallest change that matters, from the first wave to the last, if one was agreed.
    pub smallest: Option<f64>,
    /// Answers in all waves together.
    pub n: Option<u64>,
    /// Average change from one wave to the next, in the unit of the measure.
    pub slope: Option<f64>,
    /// Lower limit of the slope.
    pub low: Option<f64>,
    /// Upper limit of the slope.
    pub high: Option<f64>,
    /// Test of no slope; errors allow for several answers of one person where people were linked.
    pub test: Option<Test>,
    /// Its p-value, unadjusted.
    pub p: Option<f64>,
    /// What may be said of the whole course.
    pub verdict: Option<Verdict>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

impl Trend {
    /// What may be said, for the better or the worse; `None` where it is hidden or has no interval.
    pub fn outcome(&self) -> Option<Outcome> {
        Some(Outcome::of(self.verdict?, self.slope? > 0.0, self.better))
    }
}

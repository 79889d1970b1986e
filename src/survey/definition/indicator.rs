//! `[[indicator]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Interval;
use crate::language::Text;

/// `[[indicator]]`: a figure that the report speaks of.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Short name; charts and `results.json` use it.
    pub id: String,
    /// Name in the report; default: the question's short text or text.
    pub title: Option<Text>,
    /// What is computed.
    pub measure: Measure,
    /// Of which question.
    pub question: Option<String>,
    /// Of which scale.
    pub scale: Option<String>,
    /// What counts as favourable; default: `positive` of the question's answers.
    pub positive: Option<Positive>,
    /// Codes in the denominator, if not every answer on the scale.
    pub base: Option<Vec<i32>>,
    /// Whether "can't say" belongs to the denominator.
    #[serde(default)]
    pub cant_say: CantSay,
    /// What was promised.
    pub target: Option<Target>,
    /// Which way is good; default: lower where the target is an upper limit, else higher.
    pub better: Option<Better>,
    /// Smallest change that matters, in the unit of the measure; agreed before the answers are seen.
    pub smallest_change: Option<f64>,
    /// Of a share of organisations: which organisations, and when one counts.
    pub organisations: Option<Organisations>,
    /// Interval, if not the survey's.
    pub interval: Option<Interval>,
    /// Belongs to the summary.
    #[serde(default)]
    pub headline: bool,
    /// The one confirmatory figure; at most one.
    #[serde(default)]
    pub primary: bool,
}

impl Indicator {
    /// Which way is good.
    pub fn better(&self) -> Better {
        let by_target = match self.target {
            Some(Target::AtMost { .. }) => Better::Lower,
            _ => Better::Higher,
        };
        self.better.unwrap_or(by_target)
    }
}

/// What is computed for an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Share of favourable answers, 0..1.
    Rate,
    /// Arithmetic mean, in the unit of the answers.
    Mean,
    /// Median, in the unit of the answers.
    Median,
    /// Recommendation score: promoters (9–10) less detractors (0–6), −100..100.
    Net,
    /// How many answers are favourable.
    Count,
    /// Share of organisations of which something holds, 0..1: organisations are counted, not people.
    ShareOfOrganisations,
}

impl Measure {
    /// A share, 0..1, with a count and a base.
    pub fn is_share(self) -> bool {
        matches!(self, Self::Rate | Self::ShareOfOrganisations)
    }
}

/// Which organisations are counted, and when one counts as favourable.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisations {
    /// Id of the background question whose answers are the organisations; results are split by it.
    pub by: String,
    /// Id of the indicator whose figure of an organisation decides.
    pub of: String,
    /// When an organisation counts as favourable.
    pub when: Condition,
    /// How many organisations were invited; default: those with a `population` in the group's table.
    pub invited: Option<u64>,
}

/// When an organisation counts as favourable.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Condition {
    /// By its favourable answers.
    Answers(FavourableAnswers),
    /// Its figure lies within these limits.
    Figure(Limits),
}

/// How many of an organisation's answers must be favourable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FavourableAnswers {
    /// At least one.
    Any,
    /// More than half.
    Majority,
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// A rise is an improvement.
    Higher,
    /// A fall is an improvement, as of strain.
    Lower,
}

/// What counts as favourable.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Positive {
    /// These codes.
    Codes(Vec<i32>),
    /// These numbers.
    Range(Limits),
}

/// A lower limit, an upper limit, or both; both included.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// From this number up.
    pub at_least: Option<f64>,
    /// Up to this number.
    pub at_most: Option<f64>,
}

/// Whether "can't say" belongs to the denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CantSay {
    /// Shown and counted beside the rate: the default.
    #[default]
    Outside,
    /// Counted as not favourable; every note says so.
    Inside,
}

/// What was promised, in the unit of the measure (rates 0..1, net −100..100).
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Target {
    /// The figure should be at least this.
    AtLeast {
        /// Lower limit.
        at_least: f64,
    },
    /// The figure should be at most this.
    AtMost {
        /// Upper limit.
        at_most: f64,
    },
}

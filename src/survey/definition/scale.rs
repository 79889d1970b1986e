//! `[[scale]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Topic;
use crate::language::Text;

/// `[[scale]]`: a score over several questions.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Short name that the rest of the file refers to.
    pub id: String,
    /// Name in the report.
    pub title: Option<Text>,
    /// Chapter of the report.
    pub topic: Option<Topic>,
    /// Its questions.
    pub questions: Vec<String>,
    /// Those that run the other way.
    #[serde(default)]
    pub reversed: Vec<String>,
    /// How answers become a score.
    #[serde(default)]
    pub score: ScoreRule,
    /// Share of the questions that must be answered, above 0 up to 1.
    #[serde(default = "half")]
    pub min_answered: f64,
}

fn half() -> f64 {
    0.5
}

/// How answers become a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScoreRule {
    /// Mean of the answered questions.
    #[default]
    Mean,
    /// Sum, with missing answers replaced by the respondent's mean.
    Sum,
}

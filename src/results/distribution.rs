//! Answers of the questions.

use schemars::JsonSchema;
use serde::Serialize;

use super::{GroupKey, GroupValue, Missing};

/// Answers of a question.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Distribution {
    /// Id of the question.
    pub question: String,
    /// The wave.
    pub wave: String,
    /// A group, or everybody.
    pub group: Option<GroupKey>,
    /// Answers on the scale (people, for multiple choice).
    pub n: Option<u64>,
    /// Answers that are not on the scale.
    pub missing: Missing,
    /// Not shown, to protect respondents.
    pub hidden: bool,
    /// How often each answer was given, in the order of the options.
    pub counts: Vec<AnswerCount>,
}

/// How often an answer was given.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AnswerCount {
    /// Code of the option, or the text as in the export.
    pub code: GroupValue,
    /// How many gave it.
    pub count: Option<u64>,
    /// Of all answers on the scale, 0..1.
    pub share: Option<f64>,
    /// Lower limit of the share's interval.
    pub low: Option<f64>,
    /// Upper limit of the share's interval.
    pub high: Option<f64>,
}

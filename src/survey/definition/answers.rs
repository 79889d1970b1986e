//! `[answers.NAME]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::Translations;

/// `[answers.NAME]`: one set of answer options, used by many questions.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// Options in their order, the lowest first.
    pub options: Vec<AnswerOption>,
    /// Codes that count as satisfied or favourable.
    #[serde(default)]
    pub positive: Vec<i32>,
}

/// One answer option: its code and its wordings.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
pub struct AnswerOption {
    /// Number that stands for the option, in the file and in `results.json`.
    pub code: i32,
    /// Its wording in each language.
    #[serde(flatten)]
    pub wordings: Translations,
    /// Wording in every language, where it needs no translation.
    pub text: Option<String>,
    /// Other wordings that exports use.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The option is no answer on the scale.
    pub missing: Option<MissingKind>,
}

/// Why an option is no answer on the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MissingKind {
    /// "Can't say": counted and shown, outside the denominator.
    CantSay,
    /// The question does not concern the respondent.
    NotApplicable,
    /// The respondent declined to answer.
    Refused,
}

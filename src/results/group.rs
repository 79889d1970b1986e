//! A group: an answer to a background question.

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::{Language, apart};
use crate::survey::{Question, Survey};

/// What everybody outside a group is called in `against` and as a group.
pub(crate) const OTHERS: &str = "others";

/// A group: an answer to a background question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct GroupKey {
    /// Id of the background question.
    pub question: String,
    /// The answer's code where answers have codes, else its text as in the export.
    pub value: GroupValue,
}

/// An answer to a background question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum GroupValue {
    /// Code of the option.
    Code(i32),
    /// Text as in the export.
    Text(String),
}

impl GroupValue {
    /// Its wording in `language`: the option's, or the text as in the export.
    pub fn text(&self, survey: &Survey, question: &Question, language: Language) -> String {
        match self {
            Self::Text(text) => apart(text),
            Self::Code(code) => {
                let choices = survey.choices(question);
                let found = choices.iter().find(|choice| choice.code == *code);
                found.map_or_else(|| code.to_string(), |choice| choice.text.any(language).to_string())
            }
        }
    }
}

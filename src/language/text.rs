//! A text of the survey, in one wording for all languages or one for each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Language;

/// A text of the survey: plain, or `{ fi = "…", sv = "…", en = "…" }`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Text {
    /// The same in every language (a name, or a survey in one language).
    Plain(String),
    /// A wording per language.
    Translated(Translations),
}

/// Wordings by language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Translations {
    /// Finnish.
    pub fi: Option<String>,
    /// Swedish.
    pub sv: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Text {
    /// The wording in `language`, if there is one.
    pub fn get(&self, language: Language) -> Option<&str> {
        match self {
            Self::Plain(text) => Some(text),
            Self::Translated(texts) => texts.get(language),
        }
    }

    /// The wording in `language`, else in the first language that has one: for messages only, never for a report.
    pub fn any(&self, language: Language) -> &str {
        self.get(language).or_else(|| self.wordings().next()).unwrap_or_default()
    }

    /// Every wording there is.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        let (plain, texts) = match self {
            Self::Plain(text) => (Some(text.as_str()), None),
            Self::Translated(texts) => (None, Some(texts)),
        };
        plain.into_iter().chain(Language::ALL.iter().filter_map(move |l| texts.and_then(|t| t.get(*l))))
    }
}

impl Translations {
    /// The wording in `language`, if there is one.
    pub fn get(&self, language: Language) -> Option<&str> {
        match language {
            Language::Fi => self.fi.as_deref(),
            Language::Sv => self.sv.as_deref(),
            Language::En => self.en.as_deref(),
        }
    }
}

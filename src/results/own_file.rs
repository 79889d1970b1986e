//! Files of the evaluator that the report holds: own texts and the logo.

use schemars::JsonSchema;
use serde::Serialize;

use crate::survey::{Source, Survey};

/// A file beside `survey.toml` that the report holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnFile {
    /// Its path below the survey's folder.
    pub file: String,
    /// Hash of what the report takes from it.
    pub sha256: String,
}

impl OwnFile {
    /// Every one of the survey, sorted by name.
    pub(crate) fn all(survey: &Survey) -> Vec<Self> {
        survey.sources().into_iter().map(Self::from).collect()
    }
}

impl From<Source> for OwnFile {
    fn from(source: Source) -> Self {
        Self { file: source.file, sha256: source.sha256 }
    }
}

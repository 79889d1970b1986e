//! Files beside `survey.toml` that a report holds: the evaluator's own texts and the logo.

use sha2::{Digest, Sha256};

use super::Survey;

/// A file that is a part of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its path below the survey's folder.
    pub file: String,
    /// Hash of what the report takes from it: the bytes, of a text without the mark at its beginning.
    pub sha256: String,
}

impl Survey {
    /// Every such file, sorted by name; none if nobody wrote any.
    pub fn sources(&self) -> Vec<Source> {
        let text = |((part, language), text): (&(super::OwnText, crate::language::Language), &String)| Source {
            file: format!("{}.{}.md", part.name(), language.code()),
            sha256: sha256(text.as_bytes()),
        };
        let named = self.definition.look.as_ref().and_then(|look| look.logo.as_ref());
        let logo = named.zip(self.logo.as_ref());
        let logo = logo.map(|(file, logo)| Source { file: file.clone(), sha256: sha256(&logo.bytes) });
        let mut sources: Vec<Source> = self.own_texts.iter().map(text).chain(logo).collect();
        sources.sort_by(|a, b| a.file.cmp(&b.file));
        sources
    }
}

/// SHA-256 in hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let halves = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

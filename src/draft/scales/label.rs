//! A label as it is compared: without numbers in front or behind, and with what it says about missing answers.

use super::missing;
use crate::ingest::heading::normal;
use crate::survey::MissingKind;

/// One wording that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// As it stands in the export.
    pub(super) text: String,
    /// The words alone, as they are compared.
    pub(super) wording: String,
    /// The number beside the words.
    pub(super) number: Option<i32>,
    pub(super) missing: Option<MissingKind>,
}

impl Label {
    pub(super) fn new(text: &str) -> Self {
        let plain = normal(text);
        // Names of options in forms for telephones: `very_satisfied`.
        let plain = if plain.contains(' ') { plain } else { plain.replace('_', " ") };
        let (number, wording) = in_front(&plain).or_else(|| behind(&plain)).unwrap_or((None, plain.clone()));
        let missing = missing::kind(&wording);
        Self { text: text.to_string(), wording, number, missing }
    }
}

/// `5 = very`, `5 - very`, `5. very`, `5: very`, `(5) very`, `5`.
fn in_front(text: &str) -> Option<(Option<i32>, String)> {
    let open = text.strip_prefix('(').unwrap_or(text);
    let digits = open.len() - open.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number: i32 = open.get(..digits)?.parse().ok()?;
    let rest = &open[digits..];
    if rest.trim_matches([')', ' ']).is_empty() {
        return Some((Some(number), String::new()));
    }
    let bare = rest.trim_start_matches([')', ' ']);
    let sign = bare.starts_with(['=', '-', ':', '.']) || rest.starts_with(')');
    let words = bare.trim_start_matches(['=', '-', ':', '.', ' ']);
    // `1-5 years` and `6.25` are classes and numbers.
    let is_words = words.starts_with(|c: char| c.is_alphabetic());
    (sign && is_words).then(|| (Some(number), words.to_string()))
}

/// `Strongly agree (7)`.
fn behind(text: &str) -> Option<(Option<i32>, String)> {
    let (words, rest) = text.rsplit_once('(')?;
    let number: i32 = rest.trim_end_matches(')').trim().parse().ok()?;
    (!words.trim().is_empty()).then(|| (Some(number), words.trim().to_string()))
}

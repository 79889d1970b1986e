//! Headers of columns, and when two wordings of a header or an answer are the same.

use unicode_normalization::UnicodeNormalization;

use super::role::Role;
use super::value_labels::ValueLabels;
use crate::language::changes_direction;

/// The header of a column, taken apart as far as the dialect can tell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Heading {
    /// Position of the column in the file, counted from 0.
    pub(crate) column: usize,
    /// The header as a reader sees it; header rows are joined with `:`.
    pub(crate) full: String,
    /// The text of the question alone; equal for the columns of one question.
    pub(crate) question: String,
    /// The row of a matrix or the option of a question, where the column is one of several.
    pub(crate) part: Option<String>,
    /// The tool's own name of the column (`Q3_1`, a variable), where it has one beside the text.
    pub(crate) code: Option<String>,
    /// What the column is for.
    pub(crate) role: Role,
    /// What the values of the column stand for, where the file or one beside it says so.
    pub(crate) labels: ValueLabels,
}

impl Heading {
    /// A column that holds the answers to a question of its own.
    pub(crate) fn new(column: usize, full: impl AsRef<str>) -> Self {
        let full = clean(full.as_ref());
        let (question, labels) = (full.clone(), ValueLabels::default());
        Self { column, full, question, part: None, code: None, role: Role::Answer, labels }
    }

    /// One of the columns of a question.
    pub(crate) fn part_of(mut self, question: impl AsRef<str>, part: impl AsRef<str>, role: Role) -> Self {
        let part = clean(part.as_ref());
        self.question = clean(question.as_ref());
        self.part = (!part.is_empty()).then_some(part);
        self.role = role;
        self
    }

    /// The same with the tool's own name of the column.
    pub(crate) fn coded(mut self, code: impl Into<String>) -> Self {
        let code = code.into();
        self.code = (!code.is_empty()).then_some(code);
        self
    }

    /// The same for another purpose.
    pub(crate) fn with_role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }
}

/// A header as it is compared: like [`normal`], without the author's own number in front.
pub(crate) fn normal_header(text: &str) -> String {
    without_number(&normal(text)).to_string()
}

/// A wording as it is compared: one form of each letter, quote, dash and space, no mark-up, no colon behind,
/// lower case. A number in front stays: `1. year` and `2. year` are different answers.
pub(crate) fn normal(text: &str) -> String {
    let plain: String = without_tags(text)
        .nfc()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') && !changes_direction(*c))
        .map(|c| match c {
            '“' | '”' | '„' | '«' | '»' | '″' => '"',
            '‘' | '’' | '´' | '`' => '\'',
            '–' | '—' | '−' | '‑' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .flat_map(char::to_lowercase)
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let joined = words.join(" ").replace(" :", ":").replace(": ", ":").replace(".:", ":");
    joined.trim_end_matches([':', '.', ' ', '*']).to_string()
}

/// A text as a person reads it: without mark-up, no white space but single spaces.
pub(crate) fn clean(text: &str) -> String {
    without_tags(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `1. Question` is the author's own number in front of the question.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")) {
        Some(rest) if rest.len() < text.len() - 2 => rest.trim_start(),
        _ => text,
    }
}

/// The text without mark-up.
pub(crate) fn without_tags(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_string();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        // Only what looks like a tag is one: `< 5 years` is text.
        let tag = rest[start + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        if let Some(end) = rest[start..].find('>').filter(|_| tag) {
            plain.push_str(&rest[..start]);
            rest = &rest[start + end + 1..];
        } else {
            plain.push_str(&rest[..=start]);
            rest = &rest[start + 1..];
        }
    }
    plain.push_str(rest);
    plain.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_that_mean_the_same_are_the_same() {
        for other in
            ["Mitä  mieltä\u{a0}olet?:", "3. Mitä mieltä olet?", "<b>Mitä</b> mieltä&nbsp;olet?", "MITÄ MIELTÄ OLET?"]
        {
            assert_eq!(normal_header(other), normal_header("Mitä mieltä olet?"), "{other}");
        }
        assert_eq!(normal("Kysymys:Vaihtoehto"), normal("Kysymys : Vaihtoehto"));
        assert_eq!(normal("a\u{308}iti"), normal("äiti"));
        assert_ne!(normal("4"), normal("5"));
        assert_ne!(normal("1. vuosi"), normal("2. vuosi"), "an ordinal is part of an answer");
        assert_eq!(normal("< 5 v"), "< 5 v");
    }
}

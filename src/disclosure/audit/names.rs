//! Names of groups, as they stand in files: which of them nothing is shown of, and which words are numbers beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::published::{Group, Published, Value};
use crate::survey::Survey;

/// Names of groups, as far as the files hold them as text.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Groups of which nothing is shown, by their letters: a line may end inside a name.
    hidden: BTreeMap<String, String>,
    /// All names, the longest first: a longer one may hold a hidden one, and one may hold a number.
    all: Vec<String>,
}

impl Names {
    /// The names in the contents of a `results.json`. Groups that it tells by their codes have none.
    ///
    /// Errors: it is none.
    pub fn of(results: &[u8]) -> Result<Self, serde_json::Error> {
        let by_name = |group: &Group| match &group.value {
            Value::Text(name) => vec![name.clone()],
            Value::Code(_) => Vec::new(),
        };
        Ok(Self::from(groups(results, by_name)?))
    }

    /// The same with the names that `survey.toml` has for codes, and with those that only the exports have. What is the
    /// name of an answer to another question, too, says nothing about a group: `Muu`.
    ///
    /// Errors: it is none.
    pub fn of_survey(results: &[u8], survey: &Survey, exported: &[String]) -> Result<Self, serde_json::Error> {
        let mut split: BTreeSet<String> = BTreeSet::new();
        let mut names = groups(results, |group| {
            split.insert(group.question.clone());
            match &group.value {
                Value::Text(name) => vec![name.clone()],
                Value::Code(code) => wordings(survey, &group.question, Some(*code)),
            }
        })?;
        // Of these nothing is told, not even that they are there.
        for name in exported {
            names.entry(name.trim().to_string()).or_default();
        }
        let others = survey.questions().iter().filter(|question| !split.contains(&question.id));
        let others: BTreeSet<String> =
            others.flat_map(|question| wordings(survey, &question.id, None)).map(|name| letters(&name)).collect();
        let named = names.into_iter().map(|(name, shown)| {
            let is_ambiguous = others.contains(&letters(&name));
            (name, shown || is_ambiguous)
        });
        Ok(Self::from(named.collect::<BTreeMap<_, _>>()))
    }

    /// The hidden group that a text names, if it says nothing else.
    pub(super) fn hidden(&self, text: &str) -> Option<&str> {
        self.hidden.get(&letters(text)).map(String::as_str)
    }

    /// Whether no group is hidden of which a file could tell.
    pub(super) fn is_empty(&self) -> bool {
        self.hidden.is_empty()
    }

    /// Whether a text tells a number: a name of a group, or a line of one, is none.
    pub(super) fn is_number(&self, text: &str) -> bool {
        let is_name = || {
            let text = letters(text);
            text.chars().any(char::is_alphabetic) && self.all.iter().any(|name| letters(name).contains(&text))
        };
        has_number(text) && !is_name()
    }

    /// The hidden groups that a sentence names although it tells a number.
    pub(super) fn told_in(&self, sentence: &str) -> Vec<&str> {
        if !self.hidden.values().any(|name| is_for_sentences(name) && sentence.contains(name.as_str())) {
            return Vec::new();
        }
        let (mut rest, mut told) = (sentence.to_string(), Vec::new());
        for name in &self.all {
            let Some(without) = without(&rest, name) else { continue };
            rest = without;
            told.extend(self.hidden(name).filter(|_| is_for_sentences(name)));
        }
        if has_number(&rest) { told } else { Vec::new() }
    }
}

impl From<BTreeMap<String, bool>> for Names {
    /// Names, and whether anything of the group is shown.
    fn from(names: BTreeMap<String, bool>) -> Self {
        let hidden = names.iter().filter(|(name, shown)| !**shown && is_for_cells(name));
        let hidden = hidden.map(|(name, _)| (letters(name), name.clone())).collect();
        let mut all: Vec<String> = names.into_keys().collect();
        all.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
        Self { hidden, all }
    }
}

/// Groups by name, and whether anything of them is shown.
fn groups(
    results: &[u8],
    mut names: impl FnMut(&Group) -> Vec<String>,
) -> Result<BTreeMap<String, bool>, serde_json::Error> {
    let published: Published = serde_json::from_slice(results)?;
    let mut groups: BTreeMap<String, bool> = BTreeMap::new();
    let mut see = |group: &Option<Group>, shown: bool| {
        for name in group.iter().flat_map(&mut names) {
            *groups.entry(super::files::without_direction(&name).trim().to_string()).or_default() |= shown;
        }
    };
    published.response.iter().for_each(|r| see(&r.group, r.answered.is_some()));
    published.estimates.iter().for_each(|e| see(&e.group, e.n.is_some()));
    Ok(groups)
}

/// How an answer to a question is worded, in all languages; every answer, where no code is given.
fn wordings(survey: &Survey, question: &str, code: Option<i32>) -> Vec<String> {
    let choices = survey.question(question).map(|question| survey.choices(question)).unwrap_or_default();
    let meant = choices.iter().filter(|choice| code.is_none_or(|code| choice.code == code));
    meant.flat_map(|choice| choice.text.wordings()).map(str::to_string).collect()
}

/// Its letters and digits.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A cell that holds nothing else names a group also with two letters (`IT`).
fn is_for_cells(name: &str) -> bool {
    let count = name.chars().count();
    // A group called `100` cannot be told from a figure.
    let is_figure = name.chars().all(|c| c.is_ascii_digit());
    !letters(name).is_empty() && !is_figure && (count > 2 || count == 2 && name.chars().all(char::is_alphabetic))
}

/// In a sentence two letters may be any word.
fn is_for_sentences(name: &str) -> bool {
    is_for_cells(name) && name.chars().count() > 2
}

/// Whether digits stand in a text that do not belong to a word: `K14` is a question.
fn has_number(text: &str) -> bool {
    let before = std::iter::once(' ').chain(text.chars());
    before.zip(text.chars()).any(|(before, c)| c.is_ascii_digit() && !before.is_alphanumeric())
}

/// A text without a name, where it stands as whole words: `Muutos` does not name `Muu`. `None` where it does not stand
/// there. Nor does a list of the answers that could be given name a group: `K14 Missä? (Pori / Vaasa)`.
fn without(text: &str, name: &str) -> Option<String> {
    let is_whole = |start: usize| {
        let (before, after) = (&text[..start], &text[start + name.len()..]);
        let is_listed = before.ends_with("/ ") || after.starts_with(" /");
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric) && !is_listed
    };
    let places: Vec<usize> = text.match_indices(name).map(|(at, _)| at).filter(|at| is_whole(*at)).collect();
    if name.is_empty() || places.is_empty() {
        return None;
    }
    let (mut rest, mut from) = (String::with_capacity(text.len()), 0);
    for at in places {
        rest.push_str(&text[from..at]);
        rest.push('\u{1}');
        from = at + name.len();
    }
    rest.push_str(&text[from..]);
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(groups: &[(&str, bool)]) -> Names {
        Names::from(groups.iter().map(|(name, shown)| (name.to_string(), *shown)).collect::<BTreeMap<_, _>>())
    }

    #[test]
    fn a_name_that_is_a_figure_is_not_looked_for() {
        let found = names(&[("100", false), ("Tiimi 2", false)]);
        assert_eq!((found.hidden("100"), found.hidden("Tiimi 2")), (None, Some("Tiimi 2")));
        assert!(found.told_in("Of all 100 answered, 7 did.").is_empty());
    }

    #[test]
    fn a_name_is_whole_words() {
        let names = names(&[("Muu", false), ("Muu henkilöstö", true)]);
        assert_eq!(names.told_in("Muutos on 14 prosenttiyksikköä"), [""; 0]);
        assert_eq!(names.told_in("Muu henkilöstö: 9/10"), [""; 0]);
        assert_eq!(names.told_in("Muu: 3/4"), ["Muu"]);
        assert_eq!(names.told_in("Muu ja 3"), ["Muu"]);
    }

    #[test]
    fn a_number_within_a_name_is_no_number() {
        let names = names(&[("Tiimi 1", false), ("Tiimi 2", false), ("Tiimi 11", true)]);
        assert_eq!(names.told_in("Ei näytetä: Tiimi 1, Tiimi 2 ja Tiimi 11"), [""; 0]);
        assert_eq!(names.told_in("Tiimi 11: 9/10"), [""; 0]);
        assert_eq!(names.told_in("Tiimi 1: 3/4"), ["Tiimi 1"]);
        assert_eq!(names.told_in("K14 Missä 2 tiimissä olet? (Tiimi 1 / Tiimi 2)"), [""; 0]);
        assert_eq!(names.told_in("K14: Tiimi 1"), [""; 0]);
        assert!(!names.is_number("Tiimi 11") && names.is_number("11") && names.is_number("3/4"));
    }

    #[test]
    fn a_line_may_end_inside_a_name() {
        let names = names(&[("Tutkimus ja kehittäminen", false), ("IT", false), ("7", false)]);
        assert_eq!(names.hidden("Tutkimus ja kehit-\ntäminen"), Some("Tutkimus ja kehittäminen"));
        assert_eq!((names.hidden("IT"), names.hidden("7")), (Some("IT"), None));
        assert_eq!(names.told_in("IT 3"), [""; 0], "any word");
    }
}

//! What in a text points at somebody: names, places, organisations, numbers, jobs, and words that only one person uses.
//!
//! It marks too much rather than too little, for a person decides about every mark. It knows lists (`lists/`), shapes
//! (`patterns`) and the endings of Finnish, Swedish and English words (`inflection`); it does not understand what it reads.

mod inflection;
mod lexicon;
mod names;
mod patterns;
mod words;

pub(crate) use patterns::{is_email, is_identity_code};

use std::collections::{HashMap, HashSet};

use lexicon::Lexicon;
use words::Word;

/// Why a piece of text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A Finnish personal identity code, or something of its shape.
    IdentityCode,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A web address, or the name of an account.
    Link,
    /// A day, an age, a street number, a register number: any number that could be looked up.
    Number,
    /// A name of a person.
    Person,
    /// A name of a place.
    Place,
    /// An organisation: one of the survey's own, or something that is called like one.
    Organisation,
    /// A job or an office that few people hold.
    Title,
    /// A capital letter inside a sentence: perhaps a name.
    Capital,
    /// A word that no other respondent uses and that is not ordinary.
    Rare,
}

impl MarkKind {
    /// Whether no report may hold it, whoever approves: it names one person and says nothing about the programme.
    pub fn is_never_printed(self) -> bool {
        matches!(self, Self::IdentityCode | Self::Email | Self::Phone)
    }
}

/// A piece of a text that points at somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Why.
    pub kind: MarkKind,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

/// So many first letters of two words agree when they are taken for forms of one word.
const STEM: usize = 5;

/// Finds marks in the answers to one survey.
#[derive(Debug, Clone, Default)]
pub struct Marker {
    /// Words of the survey's own organisations, in small letters.
    own: HashSet<String>,
    /// Beginnings of words in the survey's texts, or in the answers of two people and more.
    common: HashSet<String>,
}

impl Marker {
    /// Knows the names of organisations, the texts of the survey, and everything that each respondent wrote (one entry a
    /// respondent and question: who writes a word twice is still one).
    pub fn new<'a>(
        organisations: impl IntoIterator<Item = &'a str>,
        texts: impl IntoIterator<Item = &'a str>,
        answers: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let own = organisations.into_iter().flat_map(names::telling_words).collect();
        let mut common: HashSet<String> = texts.into_iter().flat_map(stems_of).collect();
        let mut writers: HashMap<String, u32> = HashMap::new();
        for answer in answers {
            for stem in stems_of(answer) {
                *writers.entry(stem).or_default() += 1;
            }
        }
        let mut shared: Vec<String> = writers.into_iter().filter(|(_, n)| *n > 1).map(|(stem, _)| stem).collect();
        shared.sort_unstable();
        common.extend(shared);
        Self { own, common }
    }

    /// Every mark, in the order of the text; no two overlap.
    pub fn find(&self, text: &str) -> Vec<Mark> {
        let mut marks = patterns::find(text);
        let words = words::of(text);
        let shouted = words::is_shouted(&words);
        for (at, word) in words.iter().enumerate() {
            if marks.iter().any(|mark| word.start < mark.end && mark.start < word.end) {
                continue;
            }
            let next = words.get(at + 1).filter(|next| text[word.end..next.start].trim().is_empty());
            let after_name = marks.last().is_some_and(|last| {
                last.kind == MarkKind::Person && last.end < word.start && text[last.end..word.start].trim().is_empty()
            });
            if let Some(kind) = self.kind(word, next, shouted) {
                // A family name that no list holds stands behind a first name.
                let kind = if kind == MarkKind::Capital && after_name { MarkKind::Person } else { kind };
                marks.push(Mark { kind, start: word.start, end: word.end });
            }
        }
        marks.sort_by_key(|mark| mark.start);
        marks
    }

    fn kind(&self, word: &Word<'_>, next: Option<&Word<'_>>, shouted: bool) -> Option<MarkKind> {
        let lexicon = Lexicon::get();
        let lower = word.text.to_lowercase();
        let named = word.is_capital() && !shouted;
        if names::is_own(&self.own, &lower) || names::is_organisation(&lower, next.map(|next| next.text)) {
            return Some(MarkKind::Organisation);
        }
        if lexicon.is_person(&lower, named) || (named && names::is_swedish_surname(&lower)) {
            return Some(MarkKind::Person);
        }
        if lexicon.is_place(&lower, named) {
            return Some(MarkKind::Place);
        }
        if lexicon.is_title(&lower) {
            return Some(MarkKind::Title);
        }
        if named && !word.starts_sentence && !names::is_ordinary_capital(&lower) {
            return Some(MarkKind::Capital);
        }
        self.is_rare(&lower).then_some(MarkKind::Rare)
    }

    /// Verbs tell what somebody did, and are never what somebody is known by.
    fn is_rare(&self, lower: &str) -> bool {
        lower.split('-').any(|part| {
            stem(part).is_some_and(|stem| !self.common.contains(&stem))
                && !Lexicon::get().is_ordinary(part)
                && !inflection::is_verb(part)
        })
    }
}

/// The first letters of a word that is long enough to be rare.
fn stem(lower: &str) -> Option<String> {
    (lower.chars().count() >= STEM).then(|| lower.chars().take(STEM).collect())
}

/// Each once, sorted.
fn stems_of(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = words::of(&lower);
    let mut stems: Vec<String> = words.iter().flat_map(|word| word.text.split('-')).filter_map(stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(marker: &Marker, text: &'a str) -> Vec<(MarkKind, &'a str)> {
        marker.find(text).into_iter().map(|mark| (mark.kind, &text[mark.start..mark.end])).collect()
    }

    #[test]
    fn names_places_and_organisations_are_marked_in_every_form() {
        let marker = Marker::new(["Hoivatyön Ammattijärjestö"], [], []);
        assert_eq!(
            found(&marker, "Pekan ryhmä oli Porissa, ja hoivatyön väki puuttui."),
            [(MarkKind::Person, "Pekan"), (MarkKind::Place, "Porissa"), (MarkKind::Organisation, "hoivatyön")]
        );
        assert_eq!(found(&marker, "Onneksi Zarqa auttoi."), [(MarkKind::Capital, "Zarqa")]);
        assert_eq!(found(&marker, "Ryhmä auttoi jaksamaan. Kiitos!"), []);
    }

    #[test]
    fn a_word_is_rare_that_one_person_uses() {
        let answers = ["purjelento auttaa", "kudonta auttaa", "kudonnasta iloa"];
        let marker = Marker::new([], [], answers);
        assert_eq!(found(&marker, "purjelentoa"), [(MarkKind::Rare, "purjelentoa")]);
        assert_eq!(found(&marker, "kudonnalla"), []);
    }
}

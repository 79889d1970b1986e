//! The lists of names, places, jobs and ordinary words, with every form that they take.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::inflection::{beginnings, is_ending};

const PERSONS: [&str; 2] = [include_str!("lists/first_names.txt"), include_str!("lists/surnames.txt")];
const PLACES: &str = include_str!("lists/places.txt");
const TITLES: &str = include_str!("lists/titles.txt");
const ORDINARY: &str = include_str!("lists/ordinary_words.txt");

/// An ordinary word is known by its first letters, at least so many.
const SHORTEST: usize = 4;

/// Words by the beginnings of their forms; `true` where it is a name in small letters too.
type Forms = HashMap<String, bool>;

/// All lists.
pub(super) struct Lexicon {
    persons: Forms,
    places: Forms,
    titles: Forms,
    /// Beginnings of the last part of a compound: `johtaja` in `toiminnanjohtaja`.
    title_ends: Vec<String>,
    ordinary: HashSet<&'static str>,
    /// Short words, which are ordinary only as a whole.
    whole: HashSet<&'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let title_ends = entries(TITLES).filter_map(|word| word.strip_prefix('-'));
    Lexicon {
        persons: forms(PERSONS.into_iter().flat_map(entries)),
        places: forms(entries(PLACES)),
        titles: forms(entries(TITLES).filter(|word| !word.starts_with('-'))),
        title_ends: title_ends.flat_map(beginnings).collect(),
        ordinary: entries(ORDINARY).filter(|word| !word.starts_with('=')).collect(),
        whole: entries(ORDINARY).filter_map(|word| word.strip_prefix('=')).collect(),
    }
});

/// The words of a list; headings and comments are none.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = list.lines().filter(|line| !line.starts_with(['#', '[']));
    lines.flat_map(str::split_whitespace)
}

fn forms(words: impl Iterator<Item = &'static str>) -> Forms {
    let mut forms = Forms::new();
    for word in words {
        let in_small_letters = !word.starts_with('~');
        // Of a name of two words the first tells enough.
        let basic = word.trim_start_matches('~').split('_').next().unwrap_or(word);
        for beginning in beginnings(basic) {
            *forms.entry(beginning).or_default() |= in_small_letters;
        }
    }
    forms
}

impl Lexicon {
    pub(super) fn get() -> &'static Self {
        &LEXICON
    }

    /// A form of a first name or family name, or a compound of such.
    pub(super) fn is_person(&self, lower: &str, capital: bool) -> bool {
        // `Aino-Maija` and `Virtanen-Lahti`; in small letters only where every part is a name.
        let mut parts = lower.split('-');
        if capital {
            parts.any(|part| self.is_name(&self.persons, part, true))
        } else {
            parts.all(|part| self.is_name(&self.persons, part, false))
        }
    }

    /// A form of the name of a place.
    pub(super) fn is_place(&self, lower: &str, capital: bool) -> bool {
        self.is_name(&self.places, lower, capital)
            || lower.split('-').any(|part| part.len() < lower.len() && self.is_name(&self.places, part, capital))
    }

    /// A form of the name of a job that few people hold.
    pub(super) fn is_title(&self, lower: &str) -> bool {
        let is_end = |start: &String| {
            lower.rfind(start.as_str()).is_some_and(|at| at >= 2 && is_ending(&lower[at + start.len()..]))
        };
        is_form(&self.titles, lower, true) || self.title_ends.iter().any(is_end)
    }

    /// Whether a word is ordinary, or begins like one that is.
    pub(super) fn is_ordinary(&self, lower: &str) -> bool {
        self.whole.contains(lower) || prefixes(lower, SHORTEST).any(|start| self.ordinary.contains(start))
    }

    fn is_name(&self, names: &Forms, lower: &str, capital: bool) -> bool {
        // In small letters an ordinary word comes first: `anti` is what a meeting gave, and nearly Antti's.
        if capital {
            is_form(names, lower, true) && !is_common_beginning(lower)
        } else {
            is_form(names, lower, false) && !self.is_ordinary(lower)
        }
    }
}

/// A known beginning and an ending; names that are also words count only where `any` does.
fn is_form(forms: &Forms, lower: &str, any: bool) -> bool {
    prefixes(lower, 2).any(|start| {
        forms.get(start).is_some_and(|in_small_letters| any || *in_small_letters) && is_ending(&lower[start.len()..])
    })
}

/// Words that begin so many sentences that they are no name there.
fn is_common_beginning(lower: &str) -> bool {
    const WORDS: [&str; 14] = [
        "eli", "ole", "olen", "olet", "olin", "kai", "toimi", "toimin", "toimia", "toimii", "onneksi", "onnea", "will",
        "per",
    ];
    WORDS.contains(&lower)
}

/// The first letters of a word, the longest first.
fn prefixes(word: &str, shortest: usize) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]).skip(shortest);
    let ends: Vec<usize> = ends.collect();
    ends.into_iter().rev().map(move |end| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_municipality_is_listed_once() {
        let listed = PLACES.split("[municipalities]").nth(1).and_then(|rest| rest.split("[others]").next());
        let names: Vec<&str> = listed.unwrap_or_default().split_whitespace().collect();
        let different: HashSet<&&str> = names.iter().collect();
        assert_eq!((names.len(), different.len()), (309, 309));
    }

    #[test]
    fn names_that_are_words_need_a_capital() {
        let lexicon = Lexicon::get();
        assert!(lexicon.is_person("satu", true) && !lexicon.is_person("satu", false));
        assert!(lexicon.is_person("pekalle", false) && lexicon.is_person("anna-liisan", false));
        assert!(lexicon.is_place("lahdessa", true) && !lexicon.is_place("lahdessa", false));
        assert!(!lexicon.is_person("antia", false) && !lexicon.is_person("olen", true));
    }

    #[test]
    fn rare_jobs_are_known_inside_compounds() {
        let lexicon = Lexicon::get();
        assert!(lexicon.is_title("toiminnanjohtajamme") && lexicon.is_title("hallintopäällikölle"));
        assert!(lexicon.is_title("verksamhetsledaren") && lexicon.is_title("kirkkoherran"));
        assert!(!lexicon.is_title("johtaja") && !lexicon.is_title("esihenkilö"));
    }
}

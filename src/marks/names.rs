//! Names that no list holds: the survey's own organisations, what is called like an organisation, Swedish family names.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::inflection::{beginnings, is_ending};
use super::lexicon::Lexicon;
use super::words;

/// Words that many names of organisations share.
#[rustfmt::skip]
const GENERIC: &[&str] = &["liitto", "keskusliitto", "kunta", "kaupunki", "yhdistys", "säätiö", "järjestö", "ammattijärjestö", "keskus", "seura",
    "yliopisto", "yritys", "osasto", "yksikkö", "toimisto", "suomen", "suomi", "organisaatio", "ryhmä", "verkosto", "tiimi", "muu", "koulu",
    "förbund", "centralförbund", "stad", "kommun", "förening", "stiftelse", "organisation", "avdelning", "enhet", "finlands", "grupp", "annan",
    "association", "union", "city", "town", "municipality", "foundation", "organisation", "organization", "department", "unit", "group", "team",
    "other", "school", "university", "company", "council", "centre", "center"];

/// Last parts of compounds that are organisations.
#[rustfmt::skip]
const ENDS: &[&str] = &["yliopisto", "ammattikorkeakoulu", "liitto", "säätiö", "yhdistys", "seurakunta", "kaupunki", "hyvinvointialue", "sairaala",
    "virasto", "ministeriö", "järjestö", "keskus", "förbund", "universitet", "högskola", "stiftelse", "förening", "församling",
    "sjukhus", "ministerium", "välfärdsområde", "ämbetsverk"];

static END_FORMS: LazyLock<Vec<String>> = LazyLock::new(|| ENDS.iter().flat_map(|end| beginnings(end)).collect());

/// Marks of a legal form behind a name.
const FORMS: [&str; 12] = ["oy", "oyj", "ry", "ab", "rf", "abp", "ky", "oü", "ltd", "inc", "osk", "sr"];

/// Words of an organisation's name that tell which it is, in small letters.
pub(super) fn telling_words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let tells = |word: &&str| {
        let long = word.chars().count() >= 3 && !FORMS.contains(word);
        long && !GENERIC.contains(word) && !Lexicon::get().is_ordinary(word)
    };
    let words = words::of(&lower);
    let words: Vec<&str> = words.iter().map(|word| word.text).collect();
    words.iter().copied().filter(tells).flat_map(beginnings).collect()
}

/// A form of one of the survey's own names; `own` holds the beginnings.
pub(super) fn is_own(own: &HashSet<String>, lower: &str) -> bool {
    let ends = lower.char_indices().map(|(at, c)| at + c.len_utf8()).skip(2);
    let mut ends = ends.collect::<Vec<_>>().into_iter();
    ends.any(|end| own.contains(&lower[..end]) && is_ending(&lower[end..]))
}

/// What is called like an organisation: a compound, or a name with its legal form.
pub(super) fn is_organisation(lower: &str, next: Option<&str>) -> bool {
    let formed = next.is_some_and(|next| FORMS.contains(&next.to_lowercase().trim_end_matches(":n")));
    let is_end = |start: &String| {
        // Short ones need something before them; `hyvinvointialue` is a compound itself.
        let is_there = |at: usize| at >= 3 || (at == 0 && start.chars().count() >= 9);
        lower.rfind(start.as_str()).is_some_and(|at| is_there(at) && is_ending(&lower[at + start.len()..]))
    };
    formed || (lower.chars().count() > 8 && END_FORMS.iter().any(is_end))
}

/// `Hellström`, `Sandqvist`: family names are made of few parts.
pub(super) fn is_swedish_surname(lower: &str) -> bool {
    const ENDS: [&str; 15] = [
        "ström", "qvist", "kvist", "gren", "lund", "berg", "blom", "stedt", "sson", "holm", "dahl", "fors", "roos",
        "wall", "mark",
    ];
    let is_name = |basic: &str| {
        let root = ENDS.iter().find_map(|end| basic.strip_suffix(end));
        root.is_some_and(|root| root.chars().count() >= 2)
    };
    let ends = lower.char_indices().map(|(at, _)| at).chain([lower.len()]).skip(5);
    ends.collect::<Vec<_>>().into_iter().any(|end| is_name(&lower[..end]) && is_ending(&lower[end..]))
}

/// Capital letters inside a sentence that point at nobody: polite forms, days, languages, and programs that many use.
pub(super) fn is_ordinary_capital(lower: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &["i", "i'm", "i’m", "i've", "i’ve", "i'd", "i’d", "i'll", "i’ll", "te", "teitä", "teille", "teidän", "teiltä", "teistä",
        "ni", "er", "ert", "era", "teams", "zoom", "excel", "word", "powerpoint", "webropol", "google", "skype", "whatsapp", "outlook", "ok",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
        "august", "september", "october", "november", "december", "finnish", "swedish", "english", "covid", "ps", "hr", "it", "ict", "ai"];
    let basic = lower.split([':', '-']).next().unwrap_or(lower);
    WORDS.contains(&lower) || WORDS.contains(&basic) || basic.strip_suffix("issa").is_some_and(|w| WORDS.contains(&w))
}

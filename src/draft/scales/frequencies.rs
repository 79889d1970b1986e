//! How often: words (`rarely`, `usein`, `alltid`) and times in a period (`twice a week`, `kerran kuussa`).

use super::degrees::ordered;
use super::label::Label;
use super::{AnswerScale, Direction};

/// Words by how often they mean, on a scale from 0 to 5; longer ones first where one holds another.
#[rustfmt::skip]
const WORDS: &[(f64, &[&str])] = &[
    (
        0.5,
        &["hardly ever", "almost never", "tuskin koskaan", "tuskin ikinä", "nästan aldrig", "hyvin harvoin",
            "erittäin harvoin", "very rarely", "very seldom", "mycket sällan"],
    ),
    (0.0, &["never", "ei koskaan", "en koskaan", "ei ikinä", "en ikinä", "aldrig", "not once", "ei kertaakaan"]),
    (1.3, &["melko harvoin", "rather seldom", "ganska sällan", "fairly rarely", "quite rarely"]),
    (1.0, &["rarely", "seldom", "harvoin", "sällan", "infrequently"]),
    (1.6, &["occasionally", "once in a while", "satunnaisesti", "då och då", "now and then"]),
    (2.0, &["sometimes", "joskus", "silloin tällöin", "toisinaan", "ibland"]),
    (2.5, &["about half the time", "noin puolet ajasta", "ungefär halva tiden", "ungefär hälften"]),
    (4.5, &["almost always", "nearly always", "lähes aina", "melkein aina", "nästan alltid"]),
    (
        3.7,
        &["very often", "very frequently", "hyvin usein", "erittäin usein", "mycket ofta", "most of the time",
            "suurimman osan ajasta", "för det mesta", "useimmiten"],
    ),
    (2.8, &["fairly often", "quite often", "rather often", "melko usein", "aika usein", "ganska ofta"]),
    (3.0, &["often", "frequently", "usein", "ofta", "regularly", "säännöllisesti", "regelbundet"]),
    (3.5, &["usually", "yleensä", "vanligtvis", "oftast"]),
    (4.8, &["constantly", "all the time", "jatkuvasti", "koko ajan", "hela tiden", "ständigt"]),
    (5.0, &["always", "aina", "alltid"]),
];

/// Periods by how many there are in a year.
#[rustfmt::skip]
const PERIODS: &[(f64, &[&str])] = &[
    (365.0, &["day", "daily", "päivä", "päivit", "dag"]),
    (52.0, &["week", "viikko", "viikossa", "viikoittain", "vecka", "veckan", "veckovis"]),
    (12.0, &["month", "kuukausi", "kuukaudessa", "kuukausittain", "kuussa", "månad"]),
    (1.0, &["year", "vuosi", "vuodessa", "vuosittain", "år"]),
];

/// How many times in the period.
#[rustfmt::skip]
const TIMES: &[(f64, &[&str])] = &[
    (2.5, &["a few times", "muutaman kerran", "några gånger", "muutamia kertoja"]),
    (4.0, &["several times", "useita kertoja", "useamman kerran", "flera gånger", "many times", "monta kertaa"]),
    (2.0, &["twice", "kahdesti", "kaksi kertaa", "två gånger"]),
    (3.0, &["three times", "kolme kertaa", "tre gånger", "kolmesti"]),
    (
        0.5,
        &["less than once", "alle kerran", "mindre än en gång", "harvemmin kuin", "less often than", "less than",
            "every other", "joka toinen", "varannan"],
    ),
    (1.0, &["once", "kerran", "en gång", "every", "joka", "varje"]),
];

/// Rarer than every other answer.
#[rustfmt::skip]
const RARER: &[&str] = &["harvemmin", "less often", "mer sällan", "less frequently"];

pub(super) fn recognise(labels: &[Label]) -> Option<AnswerScale> {
    if labels.len() < 2 {
        return None;
    }
    let words = labels.iter().map(|label| word(&label.wording)).collect::<Option<Vec<f64>>>();
    let values = match words {
        Some(words) => words,
        None => labels.iter().map(|label| per_year(&label.wording)).collect::<Option<Vec<f64>>>()?,
    };
    ordered("frequency", labels, &values, |codes| {
        Direction::Depends(codes[codes.len() - codes.len().div_ceil(3)..].to_vec())
    })
}

/// The word in the table; sentences around it do not matter while they are short.
fn word(wording: &str) -> Option<f64> {
    let found = WORDS.iter().find(|(_, words)| words.iter().any(|word| has_word(wording, word)));
    found.filter(|_| wording.split(' ').count() <= 6).map(|(value, _)| *value)
}

fn per_year(wording: &str) -> Option<f64> {
    if let Some(never) = word(wording).filter(|often| *often == 0.0) {
        return Some(never);
    }
    if RARER.contains(&wording) {
        return Some(0.1);
    }
    let period = PERIODS.iter().find(|(_, words)| words.iter().any(|word| wording.contains(word)))?.0;
    let times = TIMES.iter().find(|(_, words)| words.iter().any(|word| wording.contains(word))).map_or(1.0, |t| t.0);
    let less = wording.ends_with("or less") || wording.ends_with("tai harvemmin") || wording.ends_with("eller mindre");
    Some(period * times * if less { 0.9 } else { 1.0 })
}

/// Whether the words stand in the text as words of their own.
pub(in crate::draft) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

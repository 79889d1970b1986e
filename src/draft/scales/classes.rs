//! Ordered classes: of numbers (`26–100`, `yli 60`, `$150,000+`) and of schooling.

use super::degrees::ordered;
use super::frequencies::has_word;
use super::label::Label;
use super::{AnswerScale, Direction};

#[rustfmt::skip]
const BELOW: &[&str] = &["less than", "under", "alle", "enintään", "högst", "mindre än", "below", "up to",
    "fewer than", "korkeintaan", "vähemmän kuin", "or less", "or fewer", "tai vähemmän", "tai alle", "eller mindre",
    "eller färre"];
#[rustfmt::skip]
const ABOVE: &[&str] = &["more than", "over", "yli", "vähintään", "minst", "mer än", "above", "at least",
    "or more", "tai enemmän", "eller mer", "tai yli", "or older", "or over", "and over"];

/// Schooling from the lowest; longer words first where one holds another.
#[rustfmt::skip]
const SCHOOLING: &[(f64, &[&str])] = &[
    (0.0, &["less than high school", "less than secondary", "no formal", "ei tutkintoa", "ingen examen"]),
    (
        1.0,
        &["perusaste", "peruskoulu", "kansakoulu", "grundskola", "primary", "comprehensive school", "lower secondary"],
    ),
    (
        2.2,
        &["ammattitutkinto", "ammatillinen", "ammattikoulu", "toisen asteen", "yrkesskola", "yrkesutbildning",
            "vocational"],
    ),
    (3.0, &["some college", "associate", "opisto", "institut"]),
    (2.0, &["high school", "secondary", "lukio", "ylioppilas", "gymnasi", "student"]),
    (
        4.0,
        &["ammattikorkea", "alempi korkeakoulu", "kandidaat", "kandidat", "yrkeshögskol", "bachelor",
            "lägre högskole"],
    ),
    (6.0, &["tohtori", "lisensiaatti", "doktor", "licentiat", "doctor", "phd", "ph.d"]),
    (
        5.0,
        &["ylempi korkeakoulu", "maisteri", "magister", "högre högskole", "master", "graduate", "yliopisto",
            "universitet"],
    ),
];

pub(super) fn recognise(labels: &[Label]) -> Option<AnswerScale> {
    if labels.len() < 2 {
        return None;
    }
    let plain: Vec<String> = labels.iter().map(|label| crate::ingest::heading::normal(&label.text)).collect();
    let depends = |_: &[i32]| Direction::Depends(Vec::new());
    let classes = plain.iter().filter(|text| is_class(text)).count();
    // A number alone may be a class whose other limit a spreadsheet has eaten, but not all of them.
    if classes > 0
        && let Some(values) = plain.iter().map(|text| start(text)).collect::<Option<Vec<f64>>>()
    {
        return ordered("classes", labels, &values, depends);
    }
    let schooling = plain.iter().map(|text| {
        SCHOOLING.iter().find(|(_, words)| words.iter().any(|word| text.contains(word))).map(|(value, _)| *value)
    });
    let values: Vec<f64> = schooling.collect::<Option<_>>()?;
    (labels.len() > 2).then(|| ordered("schooling", labels, &values, depends))?
}

/// Whether the text is about a range of numbers.
fn is_class(text: &str) -> bool {
    if text.contains(':') {
        return false;
    }
    let numbers = numbers(text).len();
    let bound = text.starts_with(['<', '>', '≤', '≥']) || text.contains('+');
    let words = BELOW.iter().chain(ABOVE).any(|word| has_word(text, word));
    let range = numbers == 2
        && text.chars().filter(|c| c.is_ascii_digit() || "-, .$€%".contains(*c)).count() * 2 >= text.chars().count();
    range || (numbers == 1 && (bound || words)) || (words && text.contains(" a year"))
}

/// Where the class begins.
fn start(text: &str) -> Option<f64> {
    let below = text.starts_with(['<', '≤']) || BELOW.iter().any(|word| has_word(text, word));
    let above = text.starts_with(['>', '≥']) || text.contains('+') || ABOVE.iter().any(|word| has_word(text, word));
    let first = match numbers(text).first() {
        Some(first) => *first,
        None if below && text.contains("a year") => 1.0,
        None => return None,
    };
    if text.split(' ').count() > 7 {
        return None;
    }
    Some(if below {
        first - 0.5
    } else if above {
        first + 0.5
    } else {
        first
    })
}

/// The numbers in a text; a comma or a space between three digits groups them.
fn numbers(text: &str) -> Vec<f64> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut number = String::new();
    for (at, c) in letters.iter().enumerate() {
        let between = |after: usize| (1..=after).all(|step| letters.get(at + step).is_some_and(char::is_ascii_digit));
        let groups = matches!(c, ',' | ' ' | '\u{a0}')
            && !number.is_empty()
            && between(3)
            && !letters.get(at + 4).is_some_and(char::is_ascii_digit);
        let point = matches!(c, '.' | ',') && !number.is_empty() && between(1) && !groups;
        if c.is_ascii_digit() {
            number.push(*c);
        } else if point {
            number.push('.');
        } else if !groups && !number.is_empty() {
            found.extend(number.parse::<f64>().ok());
            number.clear();
        }
    }
    found.extend(number.parse::<f64>().ok());
    found
}

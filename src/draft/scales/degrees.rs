//! How much, in which direction: rules for wordings that no table lists. A label is taken apart into a degree
//! ("very", "jokseenkin"), a "not", and what is left, its core; the cores tell the direction.

use super::frequencies::has_word;
use super::label::Label;
use super::{AnswerScale, Direction, Placed};
use crate::draft::certainty::Certainty;

/// Words of degree; those that hold others come first.
#[rustfmt::skip]
const DEGREES: &[(f64, &[&str])] = &[
    (0.5, &["not so much"]),
    (3.2, &["a great deal", "very strongly", "äärimmäisen", "helt och hållet", "mycket starkt", "äärettömän"]),
    (
        3.0,
        &["strongly", "completely", "totally", "fully", "extremely", "absolutely", "entirely", "definitely",
            "täysin", "ehdottomasti", "erittäin", "vahvasti", "ehdottoman", "kokonaan", "helt", "fullständigt",
            "starkt", "extremt", "absolut", "definitivt", "todella", "varmasti", "säkert", "ytterst", "väldigt"],
    ),
    (
        2.6,
        &["a lot", "hyvin", "very", "mycket", "highly", "selvästi", "klart", "clearly", "huomattavasti",
            "betydligt", "significantly", "greatly", "paljon", "much"],
    ),
    (
        1.6,
        &["quite", "fairly", "rather", "moderately", "mostly", "melko", "aika", "varsin", "enimmäkseen", "pääosin",
            "ganska", "tämligen", "mestadels", "relatively", "suhteellisen", "kohtalaisesti", "kohtalaisen",
            "kohtuullisen", "relativt", "generally", "largely", "måttligt"],
    ),
    (1.3, &["about half", "half", "puoliksi", "noin puolet", "ungefär hälften", "hälften"]),
    (
        1.0,
        &["to some extent", "somewhat", "partly", "partially", "jokseenkin", "osittain", "jossain määrin",
            "jonkin verran", "delvis", "något", "till viss del", "i viss mån", "probably", "luultavasti",
            "troligen", "tend to"],
    ),
    (
        0.7,
        &["a little", "slightly", "a bit", "hieman", "vähän", "lite", "hiukan", "aavistuksen", "only a little",
            "vain vähän"],
    ),
];

/// "Not at all", "not very", "not".
#[rustfmt::skip]
const NONE_AT_ALL: &[&str] = &["not at all", "at all", "ei lainkaan", "ei ollenkaan", "en lainkaan",
    "en ollenkaan", "inte alls", "none at all", "not in the least", "inte ett dugg", "ei yhtään", "en yhtään"];
#[rustfmt::skip]
const NOT_VERY: &[&str] = &["not very", "not so", "not particularly", "not really", "ei kovin", "en kovin",
    "ei juuri", "en juuri", "ei juurikaan", "inte särskilt", "inte så", "inte direkt", "not much"];
#[rustfmt::skip]
const NOT: &[&str] = &["do not", "don't", "not", "en ole", "ei ole", "inte", "ej", "ei", "en"];

/// Neither one nor the other.
#[rustfmt::skip]
const NEUTRAL: &[&str] = &["neutral", "neutraali", "undecided", "siltä väliltä", "indifferent", "no change",
    "unchanged", "ei muutosta", "ennallaan", "oförändra", "ingen förändring", "about the same", "the same",
    "samanlainen", "ungefär samma", "average", "keskinkertainen", "kohtalainen", "medelmåttig", "fair", "ok",
    "okay", "acceptable", "tyydyttävä", "nöjaktig", "might or might not", "mixed", "stayed same", "adequate", "equal", "medium", "keskitaso", "medel"];

/// Words that are opposites: good news, bad news, what the scale is called, and whether the good end is good news
/// whatever was asked.
struct Opposites {
    family: &'static str,
    high: &'static [&'static str],
    low: &'static [&'static str],
    favourable: bool,
}

#[rustfmt::skip]
const OPPOSITES: &[Opposites] = &[
    Opposites {
        family: "agreement",
        low: &["disagree", "eri mieltä", "av annan åsikt", "tar avstånd", "oenig", "håller inte med",
            "instämmer inte", "instämmer ej"],
        high: &["agree", "samaa mieltä", "av samma åsikt", "instämmer", "håller med", "enig"],
        favourable: true,
    },
    Opposites {
        family: "satisfaction",
        low: &["dissatisf", "unsatisf", "tyytymät", "missnöj", "unhappy", "displeased"],
        high: &["satisf", "tyytyväi", "nöjd", "happy", "pleased"],
        favourable: true,
    },
    Opposites {
        family: "quality",
        low: &["poor", "bad", "huono", "heik", "dålig", "weak", "terrible", "awful", "surkea", "usel"],
        high: &["good", "hyvä", "bra", "god", "excellent", "erinomai", "utmärkt", "kiitettä", "vahva", "great",
            "outstanding"],
        favourable: true,
    },
    Opposites {
        family: "change",
        low: &["worse", "deteriorat", "heikenty", "heikken", "huonon", "försämr", "sämre"],
        high: &["better", "improv", "paran", "vahvistu", "förbättr", "bättre"],
        favourable: true,
    },
    Opposites {
        family: "amount",
        low: &["decreas", "less", "fewer", "vähenty", "vähemmän", "laske", "minsk", "mindre", "lower", "reduced"],
        high: &["increas", "more", "lisäänty", "enemmän", "kasva", "ökat", "ökade", "mer", "higher", "nous"],
        favourable: false,
    },
    Opposites {
        family: "ease",
        low: &["difficult", "hard", "vaikea", "hankala", "svår", "besvärlig"],
        high: &["easy", "easily", "helppo", "helposti", "lätt", "enkel"],
        favourable: true,
    },
    Opposites {
        family: "likelihood",
        low: &["unlikely", "improbable", "epätodennäköi", "osannolik"],
        high: &["likely", "probable", "todennäköi", "sannolik"],
        favourable: false,
    },
    Opposites {
        family: "favour",
        low: &["unfavo", "negative", "negativ", "kielteinen", "kielteisesti", "negatiivi"],
        high: &["favo", "positive", "positiv", "myönteinen", "myönteisesti", "positiivi"],
        favourable: true,
    },
    Opposites { family: "level", low: &["low", "matala", "låg"], high: &["high", "korkea", "hög"], favourable: false },
    Opposites { family: "level", low: &["low", "matala", "låg"], high: &["high", "korkea", "hög"], favourable: false },
    Opposites { family: "yes_no", low: &["no", "ei", "nej"], high: &["yes", "kyllä", "ja"], favourable: false },
];

/// Words of quality that hold their degree themselves.
#[rustfmt::skip]
const STRONG_WORDS: &[&str] =
    &["excellent", "erinomai", "utmärkt", "outstanding", "terrible", "awful", "surkea", "usel"];

/// A label taken apart.
struct Parsed {
    degree: Option<f64>,
    /// 0: no "not"; else how far below.
    not: f64,
    core: String,
    neutral: bool,
}

pub(super) fn recognise(labels: &[Label]) -> Option<AnswerScale> {
    if labels.len() < 2 {
        return None;
    }
    yes_and_no(labels).or_else(|| degrees(labels))
}

fn degrees(labels: &[Label]) -> Option<AnswerScale> {
    let wordings: Vec<&str> = labels.iter().map(|label| label.wording.as_str()).collect();
    if let Some((opposites, values)) =
        OPPOSITES[..OPPOSITES.len() - 1].iter().find_map(|o| Some((o, between(o, &wordings)?)))
    {
        return ordered(opposites.family, labels, &values, |codes| direction(opposites.favourable, codes, &values));
    }
    let parsed: Vec<Parsed> = wordings.iter().map(|wording| parse(wording)).collect();
    let values = around_one_core(&parsed)?;
    let two_sided = values.iter().any(|value| *value < 0.0) && parsed.iter().any(|p| p.neutral);
    let family = if two_sided { "rating" } else { "extent" };
    ordered(family, labels, &values, |codes| direction(false, codes, &values))
}

/// Above the neutral answer where there are two sides, else the upper third and half of what is left of it.
fn direction(favourable: bool, codes: &[i32], values: &[f64]) -> Direction {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let two_sided = sorted.first().is_some_and(|low| *low < 0.0);
    let upper = |code: &&i32| {
        let at = codes.iter().position(|other| other == *code).unwrap_or(0);
        if two_sided { sorted[at] > 0.0 } else { 2 * at > codes.len() }
    };
    let upper: Vec<i32> = codes.iter().filter(upper).copied().collect();
    if favourable { Direction::Favourable(upper) } else { Direction::Depends(upper) }
}

/// Values between two opposites; at least one label names one of them, and every label has a place.
fn between(opposites: &Opposites, wordings: &[&str]) -> Option<Vec<f64>> {
    let mut named = 0;
    let values = wordings.iter().map(|wording| {
        let low = opposites.low.iter().find(|word| starts_word(wording, word));
        let high = opposites.high.iter().find(|word| starts_word(wording, word));
        let (word, sign) = match (low, high) {
            _ if is_neither(wording) => return Some(0.0),
            // `dissatisfied` holds `satisfied`, and `instämmer inte` holds `instämmer`.
            (Some(low), _) => (low, -1.0),
            (None, Some(high)) => (high, 1.0),
            (None, None) => return (is_neither(wording) || is_neutral(wording)).then_some(0.0),
        };
        named += 1;
        let parsed = parse(wording);
        let usual = if STRONG_WORDS.contains(word) { 3.0 } else { 2.0 };
        let degree = parsed.degree.unwrap_or(usual);
        let denied = parsed.not < 0.0 && sign > 0.0;
        Some(if denied { parsed.not.max(-3.0) * parsed.degree.map_or(1.0, |d| d / 2.0) } else { sign * degree })
    });
    let values: Vec<f64> = values.collect::<Option<_>>()?;
    (named > 0).then_some(values)
}

/// Values around one core: `not at all useful`, `somewhat useful`, `very useful`; or around a core and its opposite
/// (`comfortable`, `uncomfortable`); or degrees alone.
fn around_one_core(parsed: &[Parsed]) -> Option<Vec<f64>> {
    let cores: Vec<&str> =
        parsed.iter().filter(|p| !p.neutral).map(|p| p.core.as_str()).filter(|c| !c.is_empty()).collect();
    // The core without a prefix that denies it.
    let positive = cores
        .iter()
        .find(|core| cores.iter().any(|other| denies(other, core)))
        .or(cores.first())
        .copied()
        .unwrap_or("");
    let mut degrees = 0;
    let values = parsed.iter().map(|label| {
        if label.neutral {
            return Some(0.0);
        }
        degrees += usize::from(label.degree.is_some() || label.not < 0.0);
        let sign = if label.core.is_empty() || same_core(&label.core, positive) {
            1.0
        } else if denies(&label.core, positive) {
            -1.0
        } else {
            return None;
        };
        Some(if label.not < 0.0 {
            label.not * label.degree.map_or(1.0, |d| d / 2.0)
        } else {
            sign * label.degree.unwrap_or(2.0)
        })
    });
    let values: Vec<f64> = values.collect::<Option<_>>()?;
    (2 * degrees > parsed.len()).then_some(values)
}

fn parse(wording: &str) -> Parsed {
    let mut rest = format!(" {wording} ");
    let neutral = is_neither(wording) || is_neutral(wording);
    let mut take = |words: &[&str]| {
        let found = words.iter().find(|word| has_word(&rest, word));
        found.map(|word| rest = rest.replacen(word, "", 1)).is_some()
    };
    let not = if take(NONE_AT_ALL) {
        take(NOT);
        -3.0
    } else if take(NOT_VERY) {
        -1.0
    } else if take(NOT) {
        -2.0
    } else {
        0.0
    };
    let degree = DEGREES.iter().find(|(_, words)| take(words)).map(|(degree, _)| *degree);
    let core = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    Parsed { degree, not, core, neutral }
}

/// `neither satisfied nor dissatisfied`, `ei samaa eikä eri mieltä`, `varken nöjd eller missnöjd`.
fn is_neither(wording: &str) -> bool {
    has_word(wording, "neither")
        || has_word(wording, "varken")
        || (has_word(wording, "eikä") || has_word(wording, "enkä"))
}

fn is_neutral(wording: &str) -> bool {
    NEUTRAL.iter().any(|word| starts_word(wording, word)) && wording.split(' ').count() <= 4
}

/// Whether a word of the text begins like this.
fn starts_word(text: &str, stem: &str) -> bool {
    // Short stems must be whole words: `no` is not `nowhere`.
    if stem.chars().count() <= 3 {
        return has_word(text, stem);
    }
    text.match_indices(stem).any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}

/// One core in two spellings: `comfortable`, `comfortably`.
fn same_core(one: &str, other: &str) -> bool {
    one == other
        || (one.chars().count() >= 6
            && strsim::normalized_damerau_levenshtein(one, other) >= 0.8
            && one.chars().next() == other.chars().next())
}

/// `uncomfortable` denies `comfortable`, `hyödytön` denies `hyödyllinen`.
fn denies(core: &str, positive: &str) -> bool {
    const PREFIXES: [&str; 9] = ["un", "in", "im", "ir", "dis", "epä", "miss", "mis", "o"];
    const SUFFIXES: [&str; 4] = ["tön", "ton", "less", "lös"];
    let prefixed = PREFIXES.iter().filter_map(|prefix| core.strip_prefix(prefix)).any(|bare| same_core(bare, positive));
    let shared = core.chars().zip(positive.chars()).take_while(|(a, b)| a == b).count();
    let suffixed = SUFFIXES.iter().any(|suffix| core.ends_with(suffix) && !positive.ends_with(suffix)) && shared >= 4;
    prefixed || suffixed
}

/// `No`, `Maybe`, `Yes`; `None did`, `Some did`, `Yes, they all did`: at most one answer of each.
fn yes_and_no(labels: &[Label]) -> Option<AnswerScale> {
    #[rustfmt::skip]
    const YES: &[&str] = &["yes", "kyllä", "ja", "joo", "true", "tosi"];
    #[rustfmt::skip]
    const NO: &[&str] = &["no", "ei", "en", "nej", "none", "false", "epätosi"];
    #[rustfmt::skip]
    const BETWEEN: &[&str] = &["maybe", "ehkä", "kanske", "some", "sometimes", "partly", "osittain", "delvis",
        "in part", "to some extent", "possibly", "mahdollisesti", "joskus", "ibland"];
    let first = |wording: &str, words: &[&str]| {
        let word: String = wording.chars().take_while(|c| c.is_alphabetic()).collect();
        words.contains(&word.as_str())
    };
    let values = labels.iter().map(|label| {
        let wording = label.wording.as_str();
        if first(wording, YES) {
            Some(1.0)
        } else if first(wording, NO) {
            Some(-1.0)
        } else {
            BETWEEN.iter().any(|word| has_word(wording, word)).then_some(0.0)
        }
    });
    let values: Vec<f64> = values.collect::<Option<_>>()?;
    let both = values.contains(&1.0) && values.iter().any(|value| *value < 1.0);
    both.then_some(())?;
    let mut scale =
        ordered("yes_no", labels, &values, |codes| Direction::Depends(codes.last().copied().into_iter().collect()))?;
    scale.certainty = Certainty::Likely;
    Some(scale)
}

/// The labels in the order of their values, which must differ; codes from 1.
pub(super) fn ordered(
    family: &'static str,
    labels: &[Label],
    values: &[f64],
    direction: impl Fn(&[i32]) -> Direction,
) -> Option<AnswerScale> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    if order.windows(2).any(|pair| values[pair[0]] == values[pair[1]]) {
        return None;
    }
    let options: Vec<Placed> = (1..)
        .zip(&order)
        .map(|(code, at)| Placed {
            code,
            text: labels[*at].text.clone(),
            aliases: Vec::new(),
            missing: None,
            seen: true,
        })
        .collect();
    let codes: Vec<i32> = options.iter().map(|option| option.code).collect();
    let direction = direction(&codes);
    Some(AnswerScale { family, options, direction, certainty: Certainty::Likely, remarks: Vec::new() })
}

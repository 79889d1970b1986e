//! Where words may be broken at the end of a line.
//!
//! Syllables come from the patterns that TeX uses. In Finnish they know nothing of compounds and break `tutkimu-saineisto`,
//! where Kielitoimisto asks for `tutkimus-aineisto` ("Tavutus ja sanojen jakaminen eri riveille"): so compounds are taken
//! apart first, by the first parts that are common in the field.

use hypher::Lang;

use super::Language;

/// Where a line may be broken, seen only where it is.
const SOFT_HYPHEN: char = '\u{ad}';

/// First parts of Finnish compounds that a syllable would otherwise cross: they end in a consonant, or in a vowel that
/// would join the next.
const FIRST_PARTS: [&str; 58] = [
    "aikuis",
    "ammatti",
    "ansaitsemis",
    "asiakas",
    "asiantuntija",
    "avun",
    "esihenkilö",
    "esimies",
    "etä",
    "henkilöstö",
    "hoiva",
    "hyvin",
    "itse",
    "johto",
    "järjestelmä",
    "kehitys",
    "keski",
    "kiireellisyys",
    "kokemus",
    "kokonais",
    "koulutus",
    "kuormitus",
    "kustannus",
    "kysely",
    "liikunta",
    "luottamus",
    "maakunta",
    "mielen",
    "mielipide",
    "monimuotoisuus",
    "muutos",
    "osallistujaryhmä",
    "palaute",
    "palvelu",
    "resurssi",
    "saavutettavuus",
    "sairaus",
    "seuranta",
    "suositus",
    "tasa",
    "terveys",
    "tieto",
    "tilasto",
    "toiminta",
    "tunne",
    "turvallisuus",
    "tutkimus",
    "työ",
    "vaihto",
    "vaikutus",
    "vapaa",
    "vastaus",
    "verkosto",
    "vertais",
    "vertailu",
    "viikko",
    "yhteistyö",
    "yritys",
];

/// The text with a soft hyphen wherever one of its words that are `too_wide` for a line may be broken. The others stay
/// whole, so that they are found when somebody searches for them.
pub fn soften(text: &str, language: Language, too_wide: impl Fn(&str) -> bool) -> String {
    let mut softened = String::with_capacity(text.len() + text.len() / 4);
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphabetic) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c: char| !c.is_alphabetic()).unwrap_or(from.len()));
        softened.push_str(before);
        if too_wide(word) && !is_address(before, after) {
            soften_word(word, language, &mut softened);
        } else {
            softened.push_str(word);
        }
        rest = after;
    }
    softened.push_str(rest);
    softened
}

/// Whether the word is a part of an address or of a name of a file, which nobody could type again with a hyphen in it.
fn is_address(before: &str, after: &str) -> bool {
    let joined = |c: char| matches!(c, '@' | '/' | '\\' | '_' | '.' | ':');
    let next = after.chars().next();
    before.ends_with(joined)
        || next.is_some_and(|c| joined(c) && after.chars().nth(1).is_some_and(char::is_alphanumeric))
}

fn soften_word(word: &str, language: Language, softened: &mut String) {
    let patterns = match language {
        Language::Fi => Lang::Finnish,
        Language::Sv => Lang::Swedish,
        Language::En => Lang::English,
    };
    let parts = if language == Language::Fi { finnish_parts(word) } else { vec![word] };
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            softened.push(SOFT_HYPHEN);
        }
        // One letter alone is neither left behind nor carried over.
        let (before, after) = patterns.bounds();
        let syllables = hypher::hyphenate_bounded(part, patterns, before.max(2), after.max(2));
        softened.push_str(&syllables.collect::<Vec<_>>().join("\u{ad}"));
    }
}

/// The parts of a compound as far as its first parts are known; the whole word where none is.
fn finnish_parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some(length) = first_part(rest) {
        let (part, after) = rest.split_at(length);
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// Bytes of the first part of a compound; `None` for a word that is none as far as is known.
fn first_part(word: &str) -> Option<usize> {
    let lower = word.to_lowercase();
    // A letter that changes its length in bytes when it becomes small is in no Finnish word.
    if lower.len() != word.len() {
        return None;
    }
    let known = FIRST_PARTS.iter().filter(|part| lower.starts_with(**part)).map(|part| part.len()).max();
    let length = known.or_else(|| behind_mis(&lower))?;
    // What is left is a word, not an ending: `kyselyssä`, `vertaisen`.
    (lower[length..].chars().count() >= 4 && !is_ending(&lower[length..])).then_some(length)
}

/// The end of a first part in `-mis`, as in `johtamisosaaminen`: before `e` and `i` it is an inflected `-minen`.
fn behind_mis(word: &str) -> Option<usize> {
    let ends = word.match_indices("mis").map(|(at, mis)| at + mis.len());
    let mut before_vowel = ends.filter(|end| word[*end..].starts_with(['a', 'o', 'u', 'y', 'ä', 'ö']));
    before_vowel.next().filter(|end| *end >= 6)
}

/// Whether a piece that follows a known first part is an ending of that word: cases, possession, comparison.
fn is_ending(rest: &str) -> bool {
    const ENDINGS: [&str; 34] = [
        "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "tta", "ttä", "iden", "ihin", "ista",
        "istä", "issa", "issä", "illa", "illä", "ilta", "iltä", "ille", "iksi", "itta", "ittä", "jen", "mme", "nne",
        "nsa", "nsä", "lliset", "llisuus", "kset",
    ];
    ENDINGS.iter().any(|ending| rest.starts_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(word: &str, language: Language) -> String {
        soften(word, language, |_| true).replace(SOFT_HYPHEN, "-")
    }

    #[test]
    fn finnish_compounds_are_broken_between_their_parts() {
        for word in [
            "tutkimus-ai-neis-to",
            "ko-ko-nais-ar-vio",
            "ver-tais-oh-jaus",
            "joh-ta-mis-osaa-mi-nen",
            "it-se-ar-vi-oin-ti",
            "työ-hy-vin-voin-ti",
            "työ-elä-män",
        ] {
            assert_eq!(broken(&word.replace('-', ""), Language::Fi).replace("tut-ki-mus", "tutkimus"), word);
        }
    }

    #[test]
    fn inflected_words_are_no_compounds() {
        assert_eq!(broken("osallistumisen", Language::Fi), "osal-lis-tu-mi-sen");
        assert_eq!(broken("kyselyssä", Language::Fi), "ky-se-lys-sä");
        assert_eq!(broken("verkostossa", Language::Fi), "ver-kos-tos-sa");
    }

    #[test]
    fn other_languages_have_their_own_syllables() {
        assert_eq!(broken("arbetsplatsen", Language::Sv), "ar-bets-plat-sen");
        assert_eq!(broken("participation", Language::En), "par-tic-i-pa-tion");
    }

    #[test]
    fn nothing_but_soft_hyphens_is_added() {
        let text = "Vähän 95 %:n sanoja – osoite.example@palvelu.fi, İstanbul ja kuormitustekijät\u{a0}(n = 43).";
        for language in [Language::Fi, Language::Sv, Language::En] {
            assert_eq!(soften(text, language, |_| true).replace(SOFT_HYPHEN, ""), text);
            assert_eq!(soften(text, language, |word| word.chars().count() > 20), text);
        }
        assert!(soften(text, Language::Fi, |_| true).contains("osoite.example@palvelu.fi"));
    }
}

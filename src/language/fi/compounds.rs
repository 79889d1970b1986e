//! Compounds of Finnish, taken apart by the first parts that are common in the field.
//!
//! The patterns of syllables know nothing of them and break `tutkimu-saineisto`, where Kielitoimisto asks for
//! `tutkimus-aineisto` ("Tavutus ja sanojen jakaminen eri riveille").

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

/// The parts of a compound as far as its first parts are known; the whole word where none is.
pub(super) fn parts(word: &str) -> Vec<&str> {
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

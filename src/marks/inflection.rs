//! Forms of words. Finnish changes a word's end before it adds to it (Helsinki, Helsingissä; Turku, Turun; Virtanen,
//! Virtaselle): all beginnings that a word can take are made from its basic form, and what follows must be an ending.

/// Endings of Finnish cases, singular and plural, with both harmonies of vowels.
#[rustfmt::skip]
const CASES: &[&str] = &["", "n", "a", "ä", "ta", "tä", "na", "nä", "ksi", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä",
    "lle", "tta", "ttä", "t", "in", "an", "än", "en", "on", "ön", "un", "yn", "han", "hän", "hen", "hin", "hon", "hön", "hun", "hyn",
    "seen", "iin", "ien", "ia", "iä", "ja", "jä", "jen", "ita", "itä", "iden", "issa", "issä", "ista", "istä", "illa", "illä", "ilta", "iltä",
    "ille", "ina", "inä", "iksi", "ihin", "siin", "den", "ten", "tten", "oita", "öitä", "oiden", "öiden", "oille", "öille", "oissa", "öissä",
    "oilla", "öillä", "oilta", "öiltä", "oista", "öistä", "oihin", "öihin", "issaan", "innsa", "ksen", "lainen", "läinen", "laisen", "läisen",
    "laiset", "läiset", "laisia", "läisiä", "laisille", "läisille", "laisten", "läisten"];

/// Endings of possession and emphasis behind a case.
#[rustfmt::skip]
const BEHIND: &[&str] = &["ni", "si", "nsa", "nsä", "mme", "nne", "kin", "kaan", "kään", "ko", "kö", "han", "hän", "pa", "pä",
    "kinaan", "an", "än", "en"];

/// Endings of Swedish and English words.
#[rustfmt::skip]
const OTHERS: &[&str] = &["s", "'s", "’s", "es", "ar", "er", "or", "arna", "erna", "orna", "arnas", "ernas", "et", "ets", "ens", "ns", "na",
    "nas", "are", "aren", "arens", "bo", "bor", "borna"];

/// Whether it can stand behind the beginning of a word.
pub(super) fn is_ending(rest: &str) -> bool {
    // `HUS:n`, `Teams:issa`.
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    CASES.contains(&rest)
        || OTHERS.contains(&rest)
        || BEHIND.iter().any(|end| {
            rest.strip_suffix(end).is_some_and(|case| {
                CASES.contains(&case) || BEHIND.iter().any(|e| case.strip_suffix(e).is_some_and(|c| CASES.contains(&c)))
            })
        })
}

/// Endings that only Finnish verbs have, on a word long enough to bear one.
pub(super) fn is_verb(lower: &str) -> bool {
    #[rustfmt::skip]
    const ENDS: [&str; 20] = ["vat", "vät", "ivat", "ivät", "nut", "nyt", "neet", "isin", "isit", "isimme", "taan", "tään", "daan", "dään",
        "tiin", "ttiin", "malla", "mällä", "matta", "mättä"];
    lower.chars().count() >= 6 && ENDS.iter().any(|end| lower.ends_with(end))
}

/// Every beginning of the forms of a word, from its basic form in small letters.
pub(super) fn beginnings(basic: &str) -> Vec<String> {
    let mut found = vec![basic.to_string()];
    let with = |end: &str, other: &str| basic.strip_suffix(end).map(|root| format!("{root}{other}"));
    found.extend(with("nen", "se"));
    found.extend(with("nen", "s"));
    found.extend(with("s", "kse"));
    found.extend(with("s", "ks"));
    found.extend(with("us", "ude"));
    found.extend(with("us", "ut"));
    found.extend(with("es", "ee"));
    found.extend(with("as", "aa"));
    found.extend(with("mies", "miehe"));
    found.extend(with("mies", "miest"));
    found.extend(with("tar", "ttare"));
    found.extend(with("in", "ime"));
    found.extend(with("e", "ee"));
    found.extend(with("i", "e"));
    // Plurals: Mikkola, Mikkoloille; rehtori, rehtoreille is `e` above.
    found.extend(with("a", "o"));
    found.extend(with("ä", "ö"));
    found.extend(with("tu", "du"));
    if basic.ends_with(|c: char| !is_vowel(c)) {
        found.push(format!("{basic}i"));
    }
    for word in found.clone() {
        found.extend(weak(&word));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The weak grade of the consonants before the last vowel (kk k, nk ng, nt nn …); several where the rule has exceptions.
fn weak(word: &str) -> Vec<String> {
    const GRADES: [(&str, &[&str]); 16] = [
        ("kk", &["k"]),
        ("pp", &["p"]),
        ("tt", &["t"]),
        ("nk", &["ng"]),
        ("nt", &["nn"]),
        ("mp", &["mm"]),
        ("lt", &["ll"]),
        ("rt", &["rr"]),
        ("ht", &["hd"]),
        ("hk", &["h"]),
        ("lk", &["l", "lj"]),
        ("rk", &["r", "rj"]),
        ("lp", &["lv"]),
        ("rp", &["rv"]),
        ("gg", &["g"]),
        ("bb", &["b"]),
    ];
    let Some(vowel) = word.chars().next_back().filter(|c| is_vowel(*c)) else { return Vec::new() };
    let root = &word[..word.len() - vowel.len_utf8()];
    if let Some((strong, grades)) = GRADES.iter().find(|(strong, _)| root.ends_with(strong)) {
        let start = &root[..root.len() - strong.len()];
        return grades.iter().map(|grade| format!("{start}{grade}{vowel}")).collect();
    }
    let Some(last) = root.chars().next_back() else { return Vec::new() };
    let start = &root[..root.len() - last.len_utf8()];
    if !start.ends_with(is_vowel) {
        return Vec::new();
    }
    match last {
        // Joki, joen; luku, luvun; but Aki, Akin.
        'k' if start.ends_with(['u', 'y']) && matches!(vowel, 'u' | 'y') => vec![format!("{start}v{vowel}")],
        'k' if start.chars().count() >= 3 || vowel == 'e' => vec![format!("{start}{vowel}")],
        't' => vec![format!("{start}d{vowel}")],
        'p' => vec![format!("{start}v{vowel}")],
        _ => Vec::new(),
    }
}

fn is_vowel(c: char) -> bool {
    "aeiouyåäö".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finnish_words_change_before_their_endings() {
        let is_form = |basic: &str, form: &str| {
            beginnings(basic).iter().any(|start| form.strip_prefix(start.as_str()).is_some_and(is_ending))
        };
        for (basic, forms) in [
            ("helsinki", "helsingissä helsinkiin helsingin helsinkiläinen"),
            ("turku", "turussa turkuun turun turkua"),
            ("pekka", "pekan pekalle pekkaa pekankin"),
            ("matti", "matin matilta mattia mattikaan"),
            ("virtanen", "virtasen virtaselle virtasta virtasten"),
            ("seinäjoki", "seinäjoella seinäjoen seinäjoelta seinäjokea"),
            ("rovaniemi", "rovaniemellä rovaniemeltä rovaniemen"),
            ("lahti", "lahdessa lahden lahteen"),
            ("tampere", "tampereella tampereelle tampereen"),
            ("markus", "markuksen markusta markukselle"),
            ("mikael", "mikaelin mikaelille mikaelia"),
            ("varkaus", "varkauden varkaudessa varkautta"),
            ("lappeenranta", "lappeenrannassa lappeenrantaan"),
            ("päällikkö", "päällikön päälliköltä päällikköä päällikkömme"),
            ("luottamusmies", "luottamusmiehen luottamusmiestä luottamusmieheltä"),
            ("lindström", "lindströms lindströmin lindströmille"),
        ] {
            for form in forms.split(' ') {
                assert!(is_form(basic, form), "{form} of {basic}");
            }
        }
        assert!(!is_form("turku", "turvallinen") && !is_form("matti", "matematiikka"));
    }
}

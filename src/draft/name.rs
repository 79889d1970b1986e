//! Names and wordings for people: headers without mark-up, ids that say what they stand for.

use std::collections::BTreeSet;

/// A header as a person reads it: no mark-up, no line breaks, no number of the form in front.
pub(super) fn wording(header: &str) -> String {
    let plain = crate::ingest::heading::without_tags(header);
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = plain.trim_matches([':', ' ']).trim_end_matches('*').trim();
    without_number(bare).to_string()
}

/// `3. How …`, `Question 3: How …`.
fn without_number(text: &str) -> &str {
    const WORDS: [&str; 6] = ["Question ", "Kysymys ", "Fråga ", "Extra question ", "Q", ""];
    for word in WORDS {
        let Some(rest) = text.strip_prefix(word) else { continue };
        let bare = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = rest.len() - bare.len();
        let behind = [": ", ". ", ") "].iter().find_map(|sign| bare.strip_prefix(sign));
        if let Some(behind) = behind.filter(|behind| (1..=3).contains(&digits) && behind.chars().count() > 3) {
            return behind.trim_start();
        }
    }
    text
}

/// Ids that are taken.
#[derive(Default)]
pub(super) struct Ids(BTreeSet<String>);

impl Ids {
    /// Those of the questions are taken.
    pub(super) fn beside<'a>(ids: impl IntoIterator<Item = &'a String>) -> Self {
        Self(ids.into_iter().cloned().collect())
    }

    /// A short id from the words that say most, different from all before.
    pub(super) fn take(&mut self, text: &str, otherwise: &str) -> String {
        let id = slug(text).unwrap_or_else(|| otherwise.to_string());
        let id = numbered(&id, |id| self.0.contains(id));
        self.0.insert(id.clone());
        id
    }
}

/// The name, with the first number behind it that makes it different from those that are taken.
pub(super) fn numbered(name: &str, taken: impl Fn(&String) -> bool) -> String {
    let mut free = name.to_string();
    let mut number = 1;
    while taken(&free) {
        number += 1;
        free = format!("{name}_{number}");
    }
    free
}

/// Words that say nothing by themselves.
#[rustfmt::skip]
const EMPTY_WORDS: &[&str] = &["a", "an", "the", "of", "to", "in", "on", "for", "with", "and", "or", "is", "are",
    "was", "were", "be", "been", "do", "does", "did", "have", "has", "had", "you", "your", "i", "my", "me", "it",
    "its", "we", "our", "they", "this", "that", "these", "those", "what", "which", "how", "who", "if", "would",
    "could", "please", "at", "by", "from", "as", "any", "ever", "following", "there", "their", "on", "ja", "tai",
    "ei", "en", "olen", "olet", "oli", "se", "sen", "että", "mikä", "mitä", "miten", "kuinka", "missä",
    "millaiseen", "minkä", "joka", "jotka", "sinun", "sinua", "minua", "minun", "myös", "kun", "kuin", "jos",
    "ovat", "ole", "och", "eller", "att", "är", "som", "det", "den", "en", "ett", "du", "din", "ditt", "jag",
    "mig", "min", "vad", "hur", "vilken", "har", "på", "av", "för", "med", "till", "inte", "om", "de"];

/// Up to four words, letters a–z, digits and `_`.
pub(super) fn slug(text: &str) -> Option<String> {
    const LONGEST: usize = 32;
    let folded: String = text.to_lowercase().chars().map(fold).collect();
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let telling: Vec<&&str> =
        words.iter().filter(|word| !EMPTY_WORDS.iter().any(|e| e.chars().map(fold).eq(word.chars()))).collect();
    let chosen: Vec<&str> = if telling.is_empty() { words.clone() } else { telling.into_iter().copied().collect() };
    let mut id = String::new();
    for word in chosen.iter().take(4) {
        if !id.is_empty() && id.len() + word.len() >= LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('_');
        }
        id.extend(word.chars().take(LONGEST - 4));
    }
    (!id.is_empty()).then_some(id)
}

/// A letter without its mark; other letters become spaces.
fn fold(c: char) -> char {
    match c {
        'ä' | 'å' | 'á' | 'à' | 'â' | 'ã' => 'a',
        'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' => 'o',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ü' | 'ú' | 'ù' | 'û' => 'u',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'š' | 'ß' => 's',
        'ž' => 'z',
        'ç' => 'c',
        'ñ' => 'n',
        '\'' | '’' => '_',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_say_what_they_stand_for_and_differ() {
        let mut ids = Ids::default();
        assert_eq!(ids.take("Kuinka tyytyväinen olet toimintaan kokonaisuutena?", "q1"), "tyytyvainen_toimintaan");
        assert_eq!(ids.take("Tyytyväinen toimintaan", "q2"), "tyytyvainen_toimintaan_2");
        assert_eq!(ids.take("性別", "q3"), "q3");
    }

    #[test]
    fn headers_become_wordings() {
        assert_eq!(wording("Question 12: Do&nbsp;you <b>use</b>\nit?"), "Do you use it?");
        assert_eq!(wording("3. vuosi"), "vuosi");
        assert_eq!(wording("Mitä mieltä olet?:"), "Mitä mieltä olet?");
    }
}

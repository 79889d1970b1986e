//! Which of the three languages a text is written in, by its small words.

use super::Language;

#[rustfmt::skip]
const FI: &[&str] = &["ja", "on", "olet", "kuinka", "mitä", "miten", "mikä", "olen", "ei", "että", "sinun",
    "missä", "oletko", "voit", "minkä", "ovat", "mielestäsi", "täysin", "muu", "ikä", "sukupuoli", "organisaatio",
    "kyllä", "tai", "en", "vastaajan", "osoite", "mieltä", "hyvin", "työssäni"];
#[rustfmt::skip]
const SV: &[&str] = &["och", "är", "du", "hur", "vad", "som", "att", "det", "inte", "jag", "vilken", "din", "har",
    "på", "av", "till", "med", "för", "ålder", "kön", "ett", "den", "mitt", "ditt", "annat", "nej"];
#[rustfmt::skip]
const EN: &[&str] = &["the", "and", "you", "your", "how", "what", "is", "are", "do", "of", "to", "have", "which",
    "in", "for", "that", "with", "been", "please", "other", "age", "gender", "did", "my", "would", "any", "or"];

/// The language whose small words stand in the texts; `None` where none does.
pub(crate) fn guess<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Language> {
    let (mut fi, mut sv, mut en) = (0, 0, 0);
    for text in texts {
        for word in text.to_lowercase().split(|c: char| !c.is_alphabetic()) {
            fi += usize::from(FI.contains(&word));
            sv += usize::from(SV.contains(&word));
            en += usize::from(EN.contains(&word));
        }
        // Endings that only Finnish has.
        fi += text
            .split_whitespace()
            .filter(|word| {
                ["ssa", "ssä", "sta", "stä", "lla", "llä", "ksi", "nen", "eesi"].iter().any(|end| word.ends_with(end))
            })
            .count();
    }
    if fi > sv && fi > en {
        Some(Language::Fi)
    } else if sv > en {
        Some(Language::Sv)
    } else {
        (en > 0).then_some(Language::En)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_give_the_language_away() {
        assert_eq!(guess(["Kuinka tyytyväinen olet?"].into_iter()), Some(Language::Fi));
        assert_eq!(guess(["Hur nöjd är du?"].into_iter()), Some(Language::Sv));
        assert_eq!(guess(["How satisfied are you?"].into_iter()), Some(Language::En));
        assert_eq!(guess(["Q1", "Q2"].into_iter()), None);
    }
}

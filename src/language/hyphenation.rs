//! Where words may be broken at the end of a line.
//!
//! Syllables come from the patterns that TeX uses. Where they know nothing of compounds, the language takes these apart
//! first.

use super::Language;

/// Where a line may be broken, seen only where it is.
const SOFT_HYPHEN: char = '\u{ad}';

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
    let patterns = language.locale().syllables;
    for (i, part) in (language.locale().parts)(word).into_iter().enumerate() {
        if i > 0 {
            softened.push(SOFT_HYPHEN);
        }
        // One letter alone is neither left behind nor carried over.
        let (before, after) = patterns.bounds();
        let syllables = hypher::hyphenate_bounded(part, patterns, before.max(2), after.max(2));
        softened.push_str(&syllables.collect::<Vec<_>>().join("\u{ad}"));
    }
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
        for language in Language::ALL.iter().copied() {
            assert_eq!(soften(text, language, |_| true).replace(SOFT_HYPHEN, ""), text);
            assert_eq!(soften(text, language, |word| word.chars().count() > 20), text);
        }
        assert!(soften(text, Language::Fi, |_| true).contains("osoite.example@palvelu.fi"));
    }
}

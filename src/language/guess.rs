//! Which language a text is written in, by its small words.

use super::Language;

/// The language whose small words stand most often in the texts; `None` where none does. Of equals it is the
/// last in the list.
pub(crate) fn guess<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Language> {
    let texts: Vec<String> = texts.map(str::to_lowercase).collect();
    let found = |language: &Language| texts.iter().map(|text| signs(text, *language)).sum::<usize>();
    let ranked = Language::ALL.iter().map(|language| (found(language), *language));
    ranked.max_by_key(|(found, _)| *found).filter(|(found, _)| *found > 0).map(|(_, language)| language)
}

/// How often something in the text speaks for the language.
fn signs(text: &str, language: Language) -> usize {
    let locale = language.locale();
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| locale.small_words.contains(word));
    let ends = |word: &&str| locale.endings.iter().any(|end| word.ends_with(end));
    words.count() + text.split_whitespace().filter(ends).count()
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

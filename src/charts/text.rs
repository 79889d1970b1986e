//! How wide a text is, where it breaks and where it is cut: by the same shaper and faces that paint it.

use std::borrow::Cow;

use super::shaper::Shaper;
use crate::language::Language;
use crate::language::hyphenation::soften;

/// Inter Regular, for measuring, pictures and PDF.
pub(crate) const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.otf");

/// Inter SemiBold.
pub(crate) const SEMI_BOLD: &[u8] = include_bytes!("fonts/Inter-SemiBold.otf");

/// Weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    SemiBold,
}

/// Whether the typeface has a shape for a letter or sign; white space needs none.
#[cfg(feature = "pdf")]
pub(crate) fn has_sign(c: char) -> bool {
    let shapers = [Weight::Regular, Weight::SemiBold].map(Shaper::of);
    c.is_ascii_graphic() || c.is_whitespace() || shapers.into_iter().flatten().all(|shaper| shaper.has(c))
}

/// Width of `text` in pixels at `size` pixels.
pub(crate) fn width(text: &str, weight: Weight, size: f64) -> f64 {
    // Both faces are part of the program; a tenth over the usual width of a letter is a safe guess.
    Shaper::of(weight).map_or_else(|| text.chars().count() as f64 * size * 0.66, |shaper| shaper.width(text, size))
}

/// More lines of one text say nothing in a picture; tables hold it whole.
const MOST_LINES: usize = 40;

/// So many bytes fit into no line of any picture: shaping the rest of a very long word again for each line would take
/// minutes.
const LONGEST_LINE: usize = 2_000;

/// `text` in lines no wider than `most`, and no more than `MOST_LINES`. Breaks between words; a word that is too long for
/// a line of its own is hyphenated between its syllables, or anywhere where its language is not told.
pub(crate) fn wrap(
    language: impl Into<Option<Language>>,
    text: &str,
    weight: Weight,
    size: f64,
    most: f64,
) -> Vec<String> {
    let language = language.into();
    let fits = |text: &str| text.len() <= LONGEST_LINE && width(text, weight, size) <= most;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // A no-break space holds a number and its sign together.
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        if lines.len() > MOST_LINES {
            break;
        }
        let joined = if line.is_empty() { word.to_string() } else { format!("{line} {word}") };
        if fits(&joined) {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let mut rest = word;
        let borders = if fits(word) { Vec::new() } else { borders(language, word) };
        while !fits(rest) && lines.len() <= MOST_LINES {
            let done = word.len() - rest.len();
            let between = borders.iter().rev().filter_map(|border| border.checked_sub(done)).filter(|at| *at > 0);
            let hyphenated = |start: &str| fits(start) && (start.ends_with('-') || fits(&format!("{start}-")));
            let syllable = between.clone().find(|at| hyphenated(&rest[..*at]));
            // Its own hyphen, where that leaves no short line behind: two kinds of hyphens side by side are hard to read.
            let own = between.clone().find(|at| rest[..*at].ends_with('-') && syllable.is_some_and(|s| *at <= s));
            let own = own.filter(|at| syllable.is_some_and(|syllable| 2 * at >= syllable));
            let at = own.or(syllable).unwrap_or_else(|| break_point(rest, |start| hyphenated(start)));
            let hyphen = if rest[..at].ends_with('-') { "" } else { "-" };
            lines.push(format!("{}{hyphen}", &rest[..at]));
            rest = &rest[at..];
        }
        line = rest.to_string();
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES - 1);
        lines.push("…".into());
    }
    lines
}

/// [`wrap`] in at most so many lines; where that is not all, the last of them ends with `…`.
pub(crate) fn wrap_in(
    lines: usize,
    language: Language,
    text: &str,
    weight: Weight,
    size: f64,
    most: f64,
) -> Vec<String> {
    let mut all = wrap(language, text, weight, size, most);
    if all.len() > lines {
        all.truncate(lines);
        if let Some(last) = all.last_mut() {
            let cut = |text: &str| format!("{}…", text.trim_end_matches(['-', ' ', ',']));
            while last.pop().is_some() && width(&cut(last), weight, size) > most {}
            *last = cut(last);
        }
    }
    all
}

/// A name within a title: of a question that stands for its name, the first words. The picture has it whole.
pub(crate) fn brief(name: &str) -> Cow<'_, str> {
    /// Letters of a name that leaves room for what is said of it.
    const MOST: usize = 90;
    let Some((end, _)) = name.char_indices().nth(MOST) else { return Cow::Borrowed(name) };
    let words = name[..end].rfind(' ').map_or(&name[..end], |at| &name[..at]);
    Cow::Owned(format!("{}…", words.trim_end_matches([',', ' ', '–'])))
}

/// Where a word may be broken, from its start: behind its syllables and its own hyphens. None where it is so long that
/// nobody reads it.
fn borders(language: Option<Language>, word: &str) -> Vec<usize> {
    const SOFT_HYPHEN: char = '\u{ad}';
    if word.len() > LONGEST_LINE || word.contains(SOFT_HYPHEN) {
        return Vec::new();
    }
    let mut at = 0;
    let mut borders: Vec<usize> = Vec::new();
    let softened = language.map_or_else(|| word.to_string(), |language| soften(word, language, |_| true));
    for c in softened.chars() {
        if c != SOFT_HYPHEN {
            at += c.len_utf8();
        }
        if c == SOFT_HYPHEN || c == '-' {
            borders.push(at);
        }
    }
    // Two letters alone look like a fault.
    borders.retain(|at| word[..*at].chars().count() > 2 && word[*at..].chars().count() > 2);
    borders
}

/// Where a word without syllables is broken: behind the last letter that fits; at least one letter.
fn break_point(word: &str, fits: impl Fn(&str) -> bool) -> usize {
    let ends = word.char_indices().skip(1).map(|(at, _)| at).take_while(|at| *at <= LONGEST_LINE);
    let fitting = ends.take_while(|at| fits(&word[..*at])).last();
    fitting.unwrap_or_else(|| word.chars().next().map_or(word.len(), char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_typeface() {
        let narrow = width("ill", Weight::Regular, 10.0);
        let wide = width("MWM", Weight::Regular, 10.0);
        assert!(narrow * 2.0 < wide, "{narrow} and {wide}");
        assert!((width("ä", Weight::Regular, 10.0) - width("a", Weight::Regular, 10.0)).abs() < 0.01);
        assert!(width("88", Weight::SemiBold, 10.0) > width("88", Weight::Regular, 10.0));
    }

    #[test]
    fn what_does_not_fit_is_cut_where_one_sees_it() {
        let name = "Välikysely toimintakauden puolivälissä";
        for most in [30.0, 56.0, 90.0] {
            let lines = wrap_in(2, Language::Fi, name, Weight::Regular, 12.0, most);
            assert!(lines.len() == 2 && lines[1].ends_with('…') && !lines[1].contains("-…"), "{lines:?}");
            assert!(lines.iter().all(|line| width(line, Weight::Regular, 12.0) <= most), "{lines:?}");
        }
        assert_eq!(wrap_in(2, Language::Fi, name, Weight::Regular, 12.0, 900.0), [name]);
        assert_eq!(brief("Palautuminen"), "Palautuminen");
        let question = "Kuinka hyvin organisaatiosi tavoitteet ovat toteutuneet, ".repeat(6);
        let cut = brief(&question);
        assert!(
            cut.ends_with('…') && cut.chars().count() <= 91 && question.starts_with(cut.trim_end_matches('…')),
            "{cut}"
        );
    }

    #[test]
    fn long_words_are_broken_as_their_language_breaks_them() {
        for (language, word, lines) in [
            (Language::Fi, "Työhyvinvointitutkimusaineisto", "Työhyvinvointitutki- musaineisto"),
            (Language::Sv, "Arbetshälsovårdssamarbetet", "Arbetshälsovårds- samarbetet"),
            (Language::En, "counterrevolutionaries", "counterrevolutionar- ies"),
            (Language::Fi, "Itä-Uudenmaan-yhteisöt", "Itä-Uudenmaan- yhteisöt"),
        ] {
            assert_eq!(wrap(language, word, Weight::Regular, 12.5, 125.0).join(" "), lines);
        }
    }

    #[test]
    fn nothing_is_wider_than_its_column_and_nothing_is_lost() {
        let text = "Työhyvinvointipalvelukokonaisuudenkehittämistyöryhmä ja muut";
        for most in [40.0, 80.0, 200.0] {
            let lines = wrap(Language::Fi, text, Weight::Regular, 13.0, most);
            assert!(lines.iter().all(|line| width(line, Weight::Regular, 13.0) <= most), "{lines:?}");
            let joined: String = lines.concat().replace(['-', ' '], "");
            assert_eq!(joined, text.replace(' ', ""));
        }
    }
}

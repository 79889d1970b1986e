//! Words of a text, and whether a sentence begins with them.

/// A word: letters, with hyphens, apostrophes and colons between them (`Anna-Liisa`, `HUS:n`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// A capital letter says nothing here.
    pub(super) starts_sentence: bool,
}

/// A full stop after them ends no sentence: `esim. Pekka`, `t.ex. Pekka`, `Dr. Aho`, and single letters.
const ABBREVIATIONS: [&str; 16] =
    ["esim", "mm", "ks", "ym", "yms", "jne", "vrt", "ns", "ex", "bl", "dvs", "osv", "eg", "dr", "mr", "mrs"];

impl Word<'_> {
    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Every word in its order.
pub(super) fn of(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let joins = matches!(c, '-' | '\'' | '’' | ':' | '\u{ad}' | '\u{2010}' | '\u{2011}');
        let inside = start.is_some() && joins && letters.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if c.is_alphabetic() || is_combining(c) || inside {
            start = start.or(Some(at));
        } else if let Some(from) = start.take() {
            found.push(word(text, from, at, found.last()));
        }
    }
    if let Some(from) = start {
        found.push(word(text, from, text.len(), found.last()));
    }
    found
}

/// Marks that stand over a letter where it was not composed.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn word<'a>(text: &'a str, start: usize, end: usize, before: Option<&Word<'_>>) -> Word<'a> {
    let between = &text[before.map_or(0, |word| word.end)..start];
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | ':' | '\n' | '\r' | '•' | '*' | '”' | '“' | '"' | '»');
    // A full stop after an abbreviation goes on with the sentence.
    let goes_on = between.trim() == "."
        && !between.contains('\n')
        && before.is_some_and(|word| {
            word.text.chars().count() == 1 || ABBREVIATIONS.contains(&word.text.to_lowercase().as_str())
        });
    let listed = between.trim_start_matches(' ').starts_with(['-', '–']) && before.is_none();
    let starts_sentence = before.is_none() || listed || (between.contains(ends) && !goes_on);
    Word { text: &text[start..end], start, end, starts_sentence }
}

/// Whether the text is written in capitals, which then say nothing.
pub(super) fn is_shouted(words: &[Word<'_>]) -> bool {
    let long = || words.iter().filter(|word| word.text.chars().count() > 2);
    let loud = long().filter(|word| !word.text.chars().any(char::is_lowercase)).count();
    loud >= 2 && 2 * loud > long().count()
}

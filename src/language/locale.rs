//! What languages do differently that is no wording: the shape of numbers and dates, marks, syllables, small words.

/// Between numbers and their signs, where a line must not be broken.
pub(super) const NO_BREAK_SPACE: char = '\u{a0}';

/// What a language does in its own way.
pub(super) struct Locale {
    /// Language tag with region (BCP 47), for documents and office programs.
    pub(super) tag: &'static str,
    /// Between a whole number and its decimals.
    pub(super) decimal_mark: char,
    /// Between thousands.
    pub(super) thousands: char,
    /// The sign of per cent with the space before it, if it has one.
    pub(super) per_cent: &'static str,
    /// Of a share that rounding would print as nought.
    pub(super) less_than: fn(&str) -> String,
    /// Of a share that rounding would print as a hundred.
    pub(super) more_than: fn(&str) -> String,
    /// An interval with a negative limit, in which a dash would be read as a minus.
    pub(super) from_to: fn(&str, &str) -> String,
    /// A date; the month counts from 1.
    pub(super) date: fn(u16, u8, u8) -> String,
    /// Before and behind what is quoted.
    pub(super) quotation_marks: (char, char),
    /// Patterns of its syllables.
    pub(super) syllables: hypher::Lang,
    /// Takes a compound apart before its parts are broken into syllables; the whole word where that is not needed.
    pub(super) parts: fn(&str) -> Vec<&str>,
    /// Words that give it away, in small letters.
    pub(super) small_words: &'static [&'static str],
    /// Endings of words that no other language has.
    pub(super) endings: &'static [&'static str],
}

/// Of a language whose patterns know its compounds.
pub(super) fn whole(word: &str) -> Vec<&str> {
    vec![word]
}

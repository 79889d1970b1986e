//! Quotes from open answers: what people wrote (`written`), the file in which a person decides about each answer (`file`,
//! `prepare`), and what of it may go on to the report (`offer`).
//!
//! Nobody's words leave this room but by an approved line of `quotes.toml`: [`Offered`] holds the text that is to be
//! printed, and of all other answers only how many they are. What the evaluator has copied by hand is looked for (`copied`).

mod copied;
mod file;
mod offer;
mod prepare;
mod standing;
mod written;

pub use copied::copied;
pub use file::{FILE, Tones};
pub use offer::{Approved, Offered, OfferedAnswer, OfferedQuestion, offered};
pub use prepare::{Prepared, prepare, write};
pub use written::{Unapproved, unapproved};

use unicode_normalization::UnicodeNormalization;

/// A text as a reader sees it: accents composed, line breaks alike, and nothing in it that cannot be seen.
///
/// Marks of direction, joiners and soft hyphens go: they would turn the text around them, or hide a name from the search for
/// names. Other control characters are replaced, for something stood there.
fn clean(text: &str) -> String {
    let unseen = |c: char| {
        matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    let seen = |c: char| match c {
        '\t' | '\u{a0}' | '\u{2007}' | '\u{202f}' => ' ',
        '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: String = text.chars().filter(|c| !unseen(*c)).map(seen).nfc().collect();
    let lines: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// A number that follows from a text alone: sorted by it, texts stand in an order that tells nothing but themselves.
fn draw(text: &str) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn nothing_in_a_text_turns_or_hides() {
        assert_eq!(clean("a\u{202e}b\u{200b}c\r\n\r\n d\u{0}"), "abc\nd\u{fffd}");
        assert_eq!(clean("a\u{308}"), "ä");
    }
}

//! Which characters the bytes of a text file stand for: UTF-8, UTF-16, Windows-1252.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::diagnostic::{Diagnostic, Place};

/// The text of a file.
#[derive(Debug, PartialEq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// Where some of it is a guess.
    pub(super) warning: Option<Diagnostic>,
}

/// What the bytes of a text file stand for; a file that is UTF-8 is not copied.
pub(super) fn decode(bytes: Vec<u8>, shown: &str) -> Decoded {
    for (mark, encoding) in [(&b"\xEF\xBB\xBF"[..], UTF_8), (b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let (text, broken) = encoding.decode_without_bom_handling(rest);
            let warning = broken.then(|| {
                Diagnostic::warning(format!("some bytes are not {}; they read as U+FFFD", encoding.name()))
                    .at(Place::file(shown))
            });
            return Decoded { text: text.into_owned(), warning };
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, warning: None },
        Err(error) => {
            let (text, warning) = not_utf8(error.as_bytes(), shown);
            Decoded { text, warning }
        }
    }
}

/// A stray byte must not turn a good UTF-8 file into mojibake, nor a Windows file into question marks:
/// the majority of the non-ASCII characters decides.
fn not_utf8(bytes: &[u8], shown: &str) -> (String, Option<Diagnostic>) {
    let (mut valid, mut invalid, mut text, mut first) = (0usize, 0usize, String::with_capacity(bytes.len()), None);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            invalid += 1;
            first.get_or_insert_with(|| (text.matches('\n').count() + 1, context(&text)));
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
    }
    let (line, after) = first.unwrap_or_default();
    let mixed = valid > invalid;
    if !mixed {
        text = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    }
    let doubtful = mixed || text.chars().any(|c| !c.is_ascii() && !usual(c));
    let warning = doubtful.then(|| {
        let encoding = if mixed { "UTF-8 throughout" } else { "UTF-8" };
        let after = if after.is_empty() { String::new() } else { format!(", after `{after}`") };
        Diagnostic::warning(format!("the file is not {encoding}; stray bytes were read as Windows-1252{after}"))
            .at(Place::line(shown, line))
            .hint("compare that place with the survey tool, or export again as UTF-8")
    });
    (text, warning)
}

/// The end of the text read so far, to find the place again.
fn context(text: &str) -> String {
    let line = text.rsplit(['\n', ';', ',', '\t']).next().unwrap_or_default();
    let mut tail: Vec<char> = line.chars().rev().take(40).collect();
    tail.reverse();
    tail.into_iter().collect()
}

/// Characters that a Windows-1252 file of our users' languages holds; others hint at another encoding.
fn usual(c: char) -> bool {
    "äöåÄÖÅéÉèüÜáíóúñçøæØÆàâêëîïôß–—’‘“”»«…€£´`°§•·½²³\u{a0}×±".contains(c) && c != 'Œ'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_encodings_of_one_text_read_the_same() {
        let text = "Hyvä – äö;åÅ\r\n";
        let windows = WINDOWS_1252.encode(text).0.into_owned();
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [text.as_bytes().to_vec(), windows, marked, utf16] {
            let decoded = decode(bytes, "a.csv");
            assert_eq!((decoded.text.as_str(), decoded.warning), (text, None));
        }
    }

    #[test]
    fn a_stray_byte_in_a_good_file_is_warned_of_and_harms_nothing_else() {
        let mut bytes = "äöå äöå\nhead".as_bytes().to_vec();
        bytes.extend([0x8C]);
        let Decoded { text, warning } = decode(bytes, "a.csv");
        assert_eq!(text, "äöå äöå\nheadŒ");
        assert!(warning.is_some_and(|w| w.to_string().contains("line 2")));
    }
}

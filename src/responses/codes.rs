//! The codes by which people are recognised again, as hashes: what somebody wrote is forgotten at once.
//!
//! A code takes 12 bytes a respondent: 96 bits shared equally by its parts, so that a code with one differing part can
//! be told from a stranger's. Two different codes of 100,000 people meet by accident about once in 10^19 surveys;
//! codes that differ in one part only need that part's share of the bits to meet, 12 bits at the least.

use std::hash::{DefaultHasher, Hash, Hasher};

use unicode_normalization::UnicodeNormalization;

/// Bits of a code.
const BITS: usize = 96;

/// The code of one respondent, hashed part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key([u32; 3]);

impl Key {
    /// Hash of the parts; an empty part is 0.
    fn new(parts: impl ExactSizeIterator<Item = impl AsRef<str>>) -> Self {
        let width = BITS / parts.len().max(1);
        let bits = parts.fold(0_u128, |bits, part| bits << width | hash(part.as_ref(), width));
        Self::of_bits(bits)
    }

    pub(super) fn of_bits(bits: u128) -> Self {
        let word = |at: u32| u32::try_from(bits >> at & u128::from(u32::MAX)).unwrap_or_default();
        Self([word(64), word(32), word(0)])
    }

    pub(super) fn bits(self) -> u128 {
        self.0.iter().fold(0, |bits, word| bits << 32 | u128::from(*word))
    }

    /// The hash of one part, counted from the last; 0 where it was left empty.
    pub(super) fn part(self, part: usize, parts: usize) -> u128 {
        let width = BITS / parts;
        self.bits() >> (part * width) & ((1 << width) - 1)
    }

    /// The code without one part.
    pub(super) fn without(self, part: usize, parts: usize) -> u128 {
        let width = BITS / parts;
        self.bits() & !(((1_u128 << width) - 1) << (part * width))
    }

    /// How many parts were left empty.
    pub(super) fn blanks(self, parts: usize) -> usize {
        (0..parts).filter(|part| self.part(*part, parts) == 0).count()
    }
}

fn hash(part: &str, width: usize) -> u128 {
    let part = normal(part);
    if part.is_empty() {
        return 0;
    }
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, part.as_str()).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    // Never 0, which stands for an empty part.
    (half(1) << 64 | half(2)) % ((1 << width) - 1) + 1
}

/// A part as it is compared, in the log of participation too: one width and case of each letter, no spaces, no zeros before a number.
pub fn normal(part: &str) -> String {
    // Nearly every part is plain letters and digits, which NFKC leaves as they are.
    let compatible: String = if part.is_ascii() { part.to_ascii_lowercase() } else { part.nfkc().collect() };
    let plain: String = compatible
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}'))
        .flat_map(char::to_lowercase)
        .collect();
    let nothing = plain.chars().all(|c| matches!(c, '-' | '–' | '.'));
    if nothing {
        return String::new();
    }
    // A spreadsheet makes 7 of 07.
    if plain.chars().all(|c| c.is_ascii_digit()) {
        let number = plain.trim_start_matches('0');
        return if number.is_empty() { "0".into() } else { number.into() };
    }
    plain
}

/// The codes of one wave, one a respondent, and in which rows of its files they stand.
#[derive(Debug, Clone, Default)]
pub struct Codes {
    pub(super) keys: Vec<Key>,
    /// Where a run of respondents in neighbouring rows begins.
    runs: Vec<Run>,
    file: u32,
}

#[derive(Debug, Clone, Copy)]
struct Run {
    respondent: u32,
    file: u32,
    row: u32,
}

impl Codes {
    /// The rows that come now are from the next file of the wave.
    pub fn next_file(&mut self) {
        self.file += 1;
    }

    /// The next respondent, in row `row` (counted from 0) of the file, gave these parts of a code; all of them empty
    /// where the file has no code.
    pub fn push(&mut self, row: usize, parts: impl ExactSizeIterator<Item = impl AsRef<str>>) {
        self.begin(Run { respondent: count(self.keys.len()), file: self.file, row: count(row) });
        self.keys.push(Key::new(parts));
    }

    /// Puts the respondents of rows that follow `rows` others of the same file behind.
    pub fn append(&mut self, next: Self, rows: usize) {
        let (before, rows) = (count(self.keys.len()), count(rows));
        for run in next.runs {
            self.begin(Run {
                respondent: run.respondent.saturating_add(before),
                file: self.file,
                row: run.row.saturating_add(rows),
            });
        }
        if self.keys.is_empty() {
            self.keys = next.keys;
        } else {
            self.keys.extend(next.keys);
        }
    }

    /// Respondents follow in neighbouring rows, unless they go on where the last ones ended.
    fn begin(&mut self, run: Run) {
        let goes_on = |last: &Run| last.file == run.file && run.row == last.row + (run.respondent - last.respondent);
        if !self.runs.last().is_some_and(goes_on) {
            self.runs.push(run);
        }
    }

    /// File of the wave (counted from 0) and row in it (counted from 0) of a respondent.
    pub fn place(&self, respondent: usize) -> (usize, usize) {
        let after = self.runs.partition_point(|run| run.respondent as usize <= respondent);
        let run = after.checked_sub(1).and_then(|at| self.runs.get(at));
        run.map_or((0, 0), |run| {
            (run.file.saturating_sub(1) as usize, run.row as usize + respondent - run.respondent as usize)
        })
    }
}

/// A survey has fewer rows than this holds.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(parts: &[&str]) -> Key {
        Key::new(parts.iter().copied())
    }

    #[test]
    fn case_spaces_width_and_leading_zeros_make_no_difference() {
        let plain = key(&["07", "maija", "a"]);
        for same in [["7", " MAIJA ", "A"], ["0 7", "Mai\u{200b}ja", "ａ"]] {
            assert_eq!(key(&same), plain, "{same:?}");
        }
        assert_ne!(key(&["8", "maija", "a"]), plain);
        assert_ne!(key(&["maija", "7", "a"]), plain, "parts have an order");
    }

    #[test]
    fn parts_can_be_left_out_and_left_empty() {
        let (one, other) = (key(&["7", "maija", "a"]), key(&["7", "maria", "a"]));
        assert_eq!(one.without(1, 3), other.without(1, 3));
        assert_ne!(one.without(0, 3), other.without(0, 3));
        assert_eq!((one.blanks(3), key(&["7", "-", ""]).blanks(3), key(&[""]).blanks(1)), (0, 2, 1));
    }

    #[test]
    fn respondents_are_found_again_in_their_files() {
        let mut codes = Codes::default();
        for rows in [&[1_usize, 2, 5][..], &[1, 2]] {
            codes.next_file();
            for row in rows {
                codes.push(*row, ["x"].into_iter());
            }
        }
        let mut parts = Codes::default();
        parts.next_file();
        for (first, rows) in [(0, &[1_usize, 2][..]), (3, &[2])] {
            let mut part = Codes::default();
            for row in rows {
                part.push(*row, ["x"].into_iter());
            }
            parts.append(part, first);
        }
        assert_eq!((parts.runs.len(), [0, 1, 2].map(|r| parts.place(r))), (2, [(0, 1), (0, 2), (0, 5)]));
        let places: Vec<(usize, usize)> = (0..5).map(|respondent| codes.place(respondent)).collect();
        assert_eq!(places, [(0, 1), (0, 2), (0, 5), (1, 1), (1, 2)]);
        assert_eq!(size_of::<Key>(), 12);
    }
}

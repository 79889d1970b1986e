//! A large text file in blocks of whole records: read once, from beginning to end, and hashed as it comes.
//!
//! Only what is ordinary is read like this. Where anything is not (a quote that is never closed, an answer without end,
//! bytes that are not UTF-8, a disk that fails), reading stops, and the file is read whole instead, which can say what is
//! wrong.

use std::io::{ErrorKind, Read};

use memchr::memrchr;
use sha2::{Digest, Sha256};

use super::export::hex;
use super::records::{closing, opening};
use super::table::Run;

/// Bytes of a block; a record that does not fit into one is not ordinary.
pub(super) const BLOCK: usize = 1_000_000;

/// What some tools put before a text in UTF-8.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The file is not ordinary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Odd;

/// What is still to be read of a file.
pub(super) struct Blocks<R> {
    file: R,
    delimiter: u8,
    size: usize,
    hash: Sha256,
    /// The beginning of a record whose end was not read yet.
    rest: Vec<u8>,
    /// Blocks and bytes handed out.
    count: usize,
    read: u64,
    ended: bool,
}

/// Some records that follow one another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block<'b> {
    /// Blocks before this one.
    pub(super) number: usize,
    /// Bytes of the file up to its end.
    pub(super) end: u64,
    delimiter: u8,
    bytes: &'b [u8],
}

impl<'b> Block<'b> {
    /// The rows of the block.
    pub(super) fn run(self) -> Result<Run<'b>, Odd> {
        let text = simdutf8::basic::from_utf8(self.bytes).map_err(|_| Odd)?;
        Ok(Run { text, delimiter: self.delimiter })
    }
}

impl<R: Read> Blocks<R> {
    /// The file from its first byte on, in blocks of at most `size` bytes.
    pub(super) fn new(file: R, delimiter: u8, size: usize) -> Self {
        Self { file, delimiter, size, hash: Sha256::new(), rest: Vec::new(), count: 0, read: 0, ended: false }
    }

    /// Reads the next block into `buffer`, which can be used again; `None` at the end.
    pub(super) fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Option<Block<'b>>, Odd> {
        if self.ended {
            return Ok(None);
        }
        buffer.resize(self.size, 0);
        let (begun, free) = buffer.split_at_mut_checked(self.rest.len()).ok_or(Odd)?;
        begun.copy_from_slice(&self.rest);
        let filled = begun.len() + self.fill(free)?;
        let bytes = buffer.get(..filled).unwrap_or_default();
        self.hash.update(bytes.get(self.rest.len()..).unwrap_or_default());
        let marked = if self.count == 0 && bytes.starts_with(MARK) { MARK.len() } else { 0 };
        let text = bytes.get(marked..).unwrap_or_default();
        let cut = cut(text, self.delimiter);
        let end = if self.ended { cut.is_closed.then_some(text.len()) } else { cut.end }.ok_or(Odd)?;
        let (block, rest) = text.split_at_checked(end).ok_or(Odd)?;
        self.rest.clear();
        self.rest.extend_from_slice(rest);
        self.count += 1;
        self.read += (marked + end) as u64;
        Ok(Some(Block { number: self.count - 1, end: self.read, delimiter: self.delimiter, bytes: block }))
    }

    /// Reads until there is no room, or no more to read.
    fn fill(&mut self, room: &mut [u8]) -> Result<usize, Odd> {
        let mut filled = 0;
        while let Some(free) = room.get_mut(filled..).filter(|free| !free.is_empty()) {
            match self.file.read(free) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(read) => filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return Err(Odd),
            }
        }
        Ok(filled)
    }

    /// Hash of what was read.
    pub(super) fn sha256(self) -> String {
        hex(&self.hash.finalize())
    }
}

/// Where a text that begins with a record can be cut.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Behind the last line end between records; `None` where there is none.
    pub(super) end: Option<usize>,
    /// Whether every quote that opens a field is closed.
    pub(super) is_closed: bool,
}

/// Where to cut: only between quoted fields does a line end a record.
pub(super) fn cut(bytes: &[u8], delimiter: u8) -> Cut {
    let mut end = None;
    let mut outside = 0;
    loop {
        let opens = opening(bytes, outside, |before| before == delimiter);
        let between = bytes.get(outside..opens.unwrap_or(bytes.len())).unwrap_or_default();
        end = memrchr(b'\n', between).map(|at| outside + at + 1).or(end);
        let Some(opens) = opens else { return Cut { end, is_closed: true } };
        let Some(closes) = closing(bytes, opens) else { return Cut { end, is_closed: false } };
        outside = closes + 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::records::visit;
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        visit(text, b';', |_, cells| {
            rows.push(cells.iter().map(|cell| cell.to_text()).collect());
            true
        });
        rows
    }

    /// The records of all blocks, and the hash; where the file is not ordinary, what was read until then.
    fn in_blocks(bytes: &[u8], size: usize) -> (Result<String, Odd>, Vec<Vec<String>>) {
        let mut blocks = Blocks::new(bytes, b';', size);
        let (mut buffer, mut found) = (Vec::new(), Vec::new());
        loop {
            match blocks.next(&mut buffer) {
                Ok(Some(block)) => match block.run() {
                    Ok(run) => found.extend(rows(run.text)),
                    Err(odd) => return (Err(odd), found),
                },
                Ok(None) => return (Ok(blocks.sha256()), found),
                Err(odd) => return (Err(odd), found),
            }
        }
    }

    const PIECES: &str = "(a|ä|🙂|\"|\"\"|;|,|\n|\r\n|\r| |\u{a0}|b c|;;|\n\n|;\"x\ny\"\"z\";|;\"ö\";|\"\n){0,40}";

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

        #[test]
        fn blocks_of_any_size_hold_the_same_records(text in PIECES, size in 1_usize..60, marked in any::<bool>()) {
            let bytes = if marked { [MARK, text.as_bytes()].concat() } else { text.clone().into_bytes() };
            let (read, found) = in_blocks(&bytes, size);
            if let Ok(hash) = read {
                prop_assert_eq!(found, rows(&text));
                prop_assert_eq!(hash, hex(&Sha256::digest(&bytes)));
            } else {
                // What was read until then are the first of the records.
                let all = rows(&text);
                prop_assert_eq!(&found[..], all.get(..found.len()).unwrap_or_default());
            }
        }

        #[test]
        fn a_large_block_holds_everything_that_is_closed(text in PIECES) {
            let (read, found) = in_blocks(text.as_bytes(), 1000);
            prop_assert_eq!(read.is_ok(), cut(text.as_bytes(), b';').is_closed);
            if read.is_ok() {
                prop_assert_eq!(found, rows(&text));
            }
        }
    }

    #[test]
    fn what_is_not_ordinary_is_told() {
        assert_eq!(in_blocks(b"a;b\n1;\"huono\n2;3\n", 100).0, Err(Odd), "never closed");
        assert_eq!(in_blocks(b"a;b\n1;hyv\xE4\n", 100).0, Err(Odd), "not UTF-8");
        assert_eq!(in_blocks(b"a;b\n1;a long answer\n", 8).0, Err(Odd), "does not fit");
        assert!(in_blocks(b"a;b\n1;2\n", 8).0.is_ok());
    }
}

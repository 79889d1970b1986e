//! What a zipped workbook would unpack to, before anything is unpacked into memory.

use std::io::{self, Cursor, Read, Write, copy};

use memchr::memmem::Finder;
use zip::ZipArchive;

use super::MOST_BYTES;

/// So many files may a workbook hold.
const MOST_FILES: usize = 10_000;

/// A deflated byte stands for at most so many.
const MOST_DENSE: u64 = 1032;

/// What is known of a package before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Contents {
    /// Whether any sheet may have merged cells, for which calamine goes through all of it again.
    pub(super) may_have_merged: bool,
}

/// Looks through the package, or says why it must not be unpacked. One that is no zip is left to the reader's message.
pub(super) fn look(bytes: &[u8]) -> Result<Contents, &'static str> {
    let unknown = Contents { may_have_merged: true };
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(unknown) };
    if archive.len() > MOST_FILES {
        return Err("it holds more than 10,000 files");
    }
    // A small package cannot unpack to more; the size that an entry declares may be a lie.
    if (bytes.len() as u64).saturating_mul(MOST_DENSE) <= MOST_BYTES {
        return Ok(unknown);
    }
    let mut left = MOST_BYTES;
    let mut merged = Search::new();
    for index in 0..archive.len() {
        let Ok(file) = archive.by_index(index) else { continue };
        // Damage is found again by whoever reads it.
        let unpacked = copy(&mut file.take(left + 1), &mut merged).unwrap_or(0);
        left = left.checked_sub(unpacked).ok_or("it unpacks to more than 1 GB")?;
    }
    Ok(Contents { may_have_merged: merged.found })
}

/// Whether `mergeCell` stands anywhere in what is written here.
struct Search {
    finder: Finder<'static>,
    /// The end of what was written last, where it may begin.
    end: Vec<u8>,
    found: bool,
}

impl Search {
    const NAME: &'static [u8] = b"mergeCell";

    fn new() -> Self {
        Self { finder: Finder::new(Self::NAME), end: Vec::new(), found: false }
    }
}

impl Write for Search {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let beginning = bytes.get(..Self::NAME.len() - 1).unwrap_or(bytes);
        self.end.extend_from_slice(beginning);
        self.found = self.found || self.finder.find(&self.end).is_some() || self.finder.find(bytes).is_some();
        if bytes.len() >= beginning.len() + Self::NAME.len() {
            self.end.clear();
            self.end.extend_from_slice(bytes.get(bytes.len() - Self::NAME.len()..).unwrap_or_default());
        } else {
            self.end.extend_from_slice(bytes.get(beginning.len()..).unwrap_or_default());
        }
        let old = self.end.len().saturating_sub(Self::NAME.len() - 1);
        self.end.drain(..old);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_wherever_it_is_cut() {
        for length in [1, 2, 5, 8, 9, 10, 100] {
            let found = |text: &[u8]| {
                let mut search = Search::new();
                text.chunks(length).for_each(|piece| search.write_all(piece).unwrap_or_default());
                search.found
            };
            assert!(found(b"</sheetData><mergeCells count=\"1\">"), "{length}");
            assert!(!found(b"</sheetData><merge Cell mergecell mergeCel"), "{length}");
        }
    }
}

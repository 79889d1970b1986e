//! What a zipped workbook would unpack to, before anything is unpacked into memory.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use super::MOST_BYTES;

/// So many files may a workbook hold.
const MOST_FILES: usize = 10_000;

/// A deflated byte stands for at most so many.
const MOST_DENSE: u64 = 1032;

/// Why the workbook must not be unpacked, if it must not. A package that is no zip is left to the reader's message.
pub(super) fn too_large(bytes: &[u8]) -> Option<&'static str> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.len() > MOST_FILES {
        return Some("it holds more than 10,000 files");
    }
    // A small package cannot unpack to more; the size that an entry declares may be a lie.
    if (bytes.len() as u64).saturating_mul(MOST_DENSE) <= MOST_BYTES {
        return None;
    }
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let Ok(file) = archive.by_index(index) else { continue };
        // Damage is found again by whoever reads it.
        let unpacked = copy(&mut file.take(left + 1), &mut sink()).unwrap_or(0);
        left = match left.checked_sub(unpacked) {
            Some(left) => left,
            None => return Some("it unpacks to more than 1 GB"),
        };
    }
    None
}

//! Workbooks: xlsx, ods and xls. A zipped one is unpacked, changed in one of its parts and packed again, so that what is
//! changed is what the readers see and not the compression around it.
#![no_main]

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use mittari_fuzz::{Desk, measured};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A part is changed up to this size.
const LARGEST_PART: usize = 1 << 16;

static DESK: LazyLock<Desk> = LazyLock::new(Desk::new);

fuzz_target!(|input: &[u8]| {
    DESK.put("export.xlsx", input);
    measured(input.len().max(unpacked(input)), || DESK.export("export.xlsx"));
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    // One time in eight the package itself is changed.
    match changed(&data[..size], seed).filter(|bytes| seed % 8 != 0 && bytes.len() <= max_size) {
        Some(bytes) => {
            data[..bytes.len()].copy_from_slice(&bytes);
            bytes.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
});

/// The parts of a package; `None` of what is none.
fn parts(package: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(package)).ok()?;
    let mut parts = Vec::new();
    for i in 0..archive.len() {
        let part = archive.by_index(i).ok()?;
        let (name, mut bytes) = (part.name().ok()?.into_owned(), Vec::new());
        part.take(LARGEST_PART as u64).read_to_end(&mut bytes).ok()?;
        parts.push((name, bytes));
    }
    Some(parts)
}

fn unpacked(package: &[u8]) -> usize {
    parts(package).map_or(0, |parts| parts.iter().map(|(_, bytes)| bytes.len()).sum())
}

fn changed(package: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut parts = parts(package)?;
    let which = seed as usize / 8 % parts.len().max(1);
    let (_, bytes) = parts.get_mut(which)?;
    let size = bytes.len();
    bytes.resize(LARGEST_PART, 0);
    let size = fuzzer_mutate(bytes, size, LARGEST_PART);
    bytes.truncate(size);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(name, stored).ok()?;
        writer.write_all(&bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

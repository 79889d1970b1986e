//! Records of a text table: from a text to rows of cells, and where a text can be cut so that both cores read.
//!
//! Records are those of the `csv` crate, with any number of fields. A text without quotes is cut in one go where it
//! stands; in others a line without quotes is cut without a copy, and every other record goes through `csv-core`.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr, memchr_iter, memchr2_iter};
use wide::u8x16;

use super::table::Cell;

/// Hands every record with content to `visit`, with its number counted from 0, until it returns `false`. Gives back how
/// many records there were until then.
pub(super) fn visit(text: &str, delimiter: u8, visit: impl FnMut(usize, &[Cell<'_>]) -> bool) -> usize {
    if is_plain(text.as_bytes()) { lines(text, delimiter, visit) } else { mixed(text, delimiter, visit) }
}

/// Whether a line is a record and a record a line: no quotes, and no end of a line but those with a line feed.
fn is_plain(bytes: &[u8]) -> bool {
    memchr2_iter(b'"', b'\r', bytes).all(|at| bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n'))
}

/// Records of a text in which every line is one: delimiters and ends of lines are found together, 64 bytes at a time.
fn lines<'t>(text: &'t str, delimiter: u8, mut visit: impl FnMut(usize, &[Cell<'_>]) -> bool) -> usize {
    let bytes = text.as_bytes();
    let (delimiters, line_ends) = (u8x16::splat(delimiter), u8x16::splat(b'\n'));
    let found = |some: &[u8; 16]| {
        let some = u8x16::new(*some);
        u64::from((some.simd_eq(delimiters) | some.simd_eq(line_ends)).to_bitmask())
    };
    let (chunks, rest) = bytes.as_chunks::<64>();
    let mut last = [0; 64];
    last[..rest.len()].copy_from_slice(rest);
    let mut cells: Vec<Cell<'t>> = Vec::new();
    let (mut start, mut row, mut base) = (0, 0, 0);
    for chunk in chunks.iter().chain([&last]) {
        let (quarters, _) = chunk.as_chunks::<16>();
        let mut ends = quarters.iter().rev().fold(0, |ends, quarter| ends << 16 | found(quarter));
        while ends != 0 {
            let end = base + ends.trailing_zeros() as usize;
            ends &= ends - 1;
            let field = text.get(start..end).unwrap_or_default();
            start = end + 1;
            if bytes[end] != b'\n' {
                cells.push(Cell::of(field));
                continue;
            }
            let field = field.strip_suffix('\r').unwrap_or(field);
            // A line with nothing at all is no record.
            if cells.is_empty() && field.is_empty() {
                continue;
            }
            cells.push(Cell::of(field));
            let goes_on = cells.iter().all(|cell| cell.is_empty()) || visit(row, &cells);
            row += 1;
            if !goes_on {
                return row;
            }
            cells.clear();
        }
        base += chunk.len();
    }
    let field = text.get(start..).unwrap_or_default();
    if cells.is_empty() && field.is_empty() {
        return row;
    }
    cells.push(Cell::of(field));
    if cells.iter().any(|cell| !cell.is_empty()) {
        visit(row, &cells);
    }
    row + 1
}

/// Records of any text.
fn mixed<'t>(text: &'t str, delimiter: u8, mut visit: impl FnMut(usize, &[Cell<'_>]) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut quoted = Quoted::new(delimiter);
    let mut cells: Vec<Cell<'t>> = Vec::new();
    let (mut line_end, mut quote, mut carriage) = (Next::new(b'\n'), Next::new(b'"'), Next::new(b'\r'));
    let (mut at, mut row) = (0, 0);
    while at < bytes.len() {
        let end = line_end.from(bytes, at);
        let carriage = carriage.from(bytes, at);
        let is_line = quote.from(bytes, at) >= end && carriage + 1 >= end;
        let goes_on = if is_line {
            let line = text.get(at..end.min(carriage)).unwrap_or_default();
            at = end + 1;
            if line.is_empty() {
                continue;
            }
            split(line, delimiter, &mut cells);
            cells.iter().all(|cell| cell.is_empty()) || visit(row, &cells)
        } else {
            let Some(read) = quoted.read(&bytes[at..]) else { return row };
            at += read;
            let cells = quoted.cells();
            cells.iter().all(|cell| cell.is_empty()) || visit(row, &cells)
        };
        row += 1;
        if !goes_on {
            return row;
        }
    }
    row
}

fn split<'t>(line: &'t str, delimiter: u8, cells: &mut Vec<Cell<'t>>) {
    cells.clear();
    let mut start = 0;
    // A delimiter is one ASCII byte, so both its sides are text.
    for end in memchr_iter(delimiter, line.as_bytes()).chain([line.len()]) {
        cells.push(Cell::of(line.get(start..end).unwrap_or_default()));
        start = end + 1;
    }
}

/// The next place of a byte: looked for once, however often it is asked for.
struct Next {
    byte: u8,
    at: Option<usize>,
}

impl Next {
    fn new(byte: u8) -> Self {
        Self { byte, at: None }
    }

    /// The first place at or behind `from`, which never goes back; the length where there is none.
    fn from(&mut self, bytes: &[u8], from: usize) -> usize {
        match self.at {
            Some(at) if at >= from => at,
            _ => {
                let at = memchr(self.byte, &bytes[from..]).map_or(bytes.len(), |found| from + found);
                self.at = Some(at);
                at
            }
        }
    }
}

/// Records with quotes, or with ends of lines that are none.
struct Quoted {
    reader: Reader,
    fields: Vec<u8>,
    ends: Vec<usize>,
    count: usize,
}

impl Quoted {
    fn new(delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { reader, fields: vec![0; 1024], ends: vec![0; 64], count: 0 }
    }

    /// Reads one record and gives back how many bytes it took; `None` where none is left.
    fn read(&mut self, mut input: &[u8]) -> Option<usize> {
        let (mut taken, mut written) = (0, 0);
        self.count = 0;
        loop {
            let (result, read, wrote, ended) =
                self.reader.read_record(input, &mut self.fields[written..], &mut self.ends[self.count..]);
            input = &input[read..];
            (taken, written, self.count) = (taken + read, written + wrote, self.count + ended);
            match result {
                // Without more input the reader takes the end of the text for the end of the record.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.fields.resize(2 * self.fields.len(), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
                ReadRecordResult::Record => return Some(taken),
                ReadRecordResult::End => return None,
            }
        }
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let starts = std::iter::once(&0).chain(&self.ends);
        let fields = starts.zip(&self.ends[..self.count]).map(|(start, end)| &self.fields[*start..*end]);
        // Taken from a text at ASCII bytes, a field is text.
        fields.map(|field| Cell::of(std::str::from_utf8(field).unwrap_or_default())).collect()
    }
}

/// The text cut at ends of records into at most `count` parts of about one length.
pub(super) fn parts(text: &str, delimiter: u8, count: usize) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut cuts = vec![0];
    // Only between quoted fields does a line end a record.
    let mut outside = 0;
    while cuts.len() < count && outside < bytes.len() {
        let opens = opening(bytes, outside, |before| before == delimiter).unwrap_or(bytes.len());
        while cuts.len() < count {
            let target = outside.max(bytes.len() / count * cuts.len());
            let Some(found) = bytes.get(target..opens).and_then(|between| memchr(b'\n', between)) else { break };
            cuts.push(target + found + 1);
        }
        outside = closing(bytes, opens).map_or(bytes.len(), |closes| closes + 1);
    }
    cuts.push(bytes.len());
    cuts.dedup();
    cuts.windows(2).filter_map(|cut| text.get(cut[0]..cut[1])).collect()
}

/// The first quote from `from` on that opens a field: one at its beginning.
pub(super) fn opening(bytes: &[u8], from: usize, is_delimiter: impl Fn(u8) -> bool) -> Option<usize> {
    let at_start = |at: usize| match at.checked_sub(1) {
        None => true,
        Some(before) => matches!(bytes[before], b'\n' | b'\r') || is_delimiter(bytes[before]),
    };
    memchr_iter(b'"', &bytes[from..]).map(|found| from + found).find(|at| at_start(*at))
}

/// The quote that closes the field that the quote at `opens` has opened; two quotes together stand for one.
pub(super) fn closing(bytes: &[u8], opens: usize) -> Option<usize> {
    let mut from = opens + 1;
    loop {
        let at = from + memchr(b'"', bytes.get(from..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        from = at + 2;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str, delimiter: u8) -> Vec<(usize, Vec<String>)> {
        let mut rows = Vec::new();
        visit(text, delimiter, |row, cells| {
            rows.push((row, cells.iter().map(|cell| cell.to_text()).collect()));
            true
        });
        rows
    }

    /// The same as the `csv` crate alone says it.
    fn slowly(text: &str, delimiter: u8) -> Vec<(usize, Vec<String>)> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let records = reader.records().map_while(Result::ok).enumerate();
        let cells = |record: csv::StringRecord| record.iter().map(|field| Cell::of(field).to_text()).collect();
        let rows = records.map(|(row, record)| (row, cells(record)));
        rows.filter(|(_, cells): &(usize, Vec<String>)| cells.iter().any(|cell| !cell.is_empty())).collect()
    }

    /// Without quotes, so that most texts are cut in one go, over several times 64 bytes.
    const LINES: &str = "(a|ä|🙂|;|\n|\r\n| |b c|;;|\n\n|an answer of some length|\u{a0}){0,80}";

    const PIECES: &str = "(a|ä|\"|\"\"|;|,|\n|\r\n|\r| |\u{a0}|b c|;;|\n\n|;\"x\ny\";){0,40}";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn fast_and_slow_read_the_same(text in PIECES) {
            prop_assert_eq!(rows(&text, b';'), slowly(&text, b';'));
        }

        #[test]
        fn lines_are_cut_like_any_text(text in LINES) {
            prop_assert!(is_plain(text.as_bytes()));
            prop_assert_eq!(rows(&text, b';'), slowly(&text, b';'));
        }

        #[test]
        fn parts_hold_the_same_records(text in PIECES, count in 1_usize..6) {
            let whole = rows(&text, b';').into_iter().map(|(_, cells)| cells).collect::<Vec<_>>();
            let parts = parts(&text, b';', count);
            prop_assert_eq!(parts.concat(), text.clone());
            let apart: Vec<_> = parts.iter().flat_map(|part| rows(part, b';')).map(|(_, cells)| cells).collect();
            prop_assert_eq!(apart, whole);
        }
    }
}

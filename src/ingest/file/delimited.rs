//! Text tables: which character separates the fields.

use std::cmp::Reverse;
use std::sync::Arc;

use memchr::{memchr_iter, memchr2_iter};

use super::super::blocks::{MARK, cut};
use super::super::grid::{self, MOST_LETTERS};
use super::super::records::{closing, opening};
use super::super::table::{Rows, Table};
use super::encoding::{Decoded, decode};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// More columns are no survey.
const MOST_COLUMNS: usize = grid::MOST_COLUMNS as usize;

/// Records that are looked at to find the delimiter.
const SAMPLE: usize = 200;

/// The file as a table under each delimiter that it could have, the likeliest first: which one it is shows in
/// the headers that the survey knows.
pub(super) fn tables(bytes: Vec<u8>, shown: &str) -> Result<(Vec<Table>, Diagnostics), Diagnostic> {
    if is_binary(&bytes) {
        return Err(Diagnostic::error("the file is neither text nor a workbook")
            .at(Place::file(shown))
            .hint("export the answers as .xlsx or .csv"));
    }
    let Decoded { text, warning } = decode(bytes, shown);
    let remarks = warning.map(Diagnostics::from).unwrap_or_default();
    let samples = DELIMITERS.map(|delimiter| Sample::of(&text, delimiter));
    let mut likely = likely(&samples).into_iter();
    let Some(likeliest) = likely.next() else { return Ok((Vec::new(), remarks)) };
    if let Some(fault) = fault(&text, likeliest.delimiter, shown) {
        return Err(fault);
    }
    if likeliest.widest() > MOST_COLUMNS {
        return Err(Diagnostic::error("the table has more than 16,384 columns")
            .at(Place::file(shown))
            .hint("export raw data with one row a respondent"));
    }
    // A quote that opens a field under one delimiter is a letter under another.
    let others = likely.filter(|other| fault(&text, other.delimiter, shown).is_none()).map(|other| other.delimiter);
    let delimiters: Vec<u8> = [likeliest.delimiter].into_iter().chain(others).collect();
    Ok((readings(text, delimiters), remarks))
}

/// The same of the beginning of a file in UTF-8; `None` where that is not enough to tell what the whole file would.
pub(super) fn head(bytes: &[u8]) -> Option<Vec<Table>> {
    if is_binary(bytes) {
        return None;
    }
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    // The last letter may be cut.
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
        Err(_) => return None,
    };
    let samples = DELIMITERS.map(|delimiter| Sample::of(text, delimiter));
    let is_enough = samples.iter().all(|sample| sample.widths.len() > SAMPLE);
    let likely = likely(&samples);
    let likeliest = likely.first().filter(|sample| sample.widest() <= MOST_COLUMNS)?;
    if !is_enough {
        return None;
    }
    let records = text.get(..cut(text.as_bytes(), likeliest.delimiter).end?)?;
    Some(readings(records.to_string(), likely.iter().map(|sample| sample.delimiter).collect()))
}

fn readings(text: String, delimiters: Vec<u8>) -> Vec<Table> {
    let text = Arc::new(text);
    let table = |delimiter| Table::new(Rows::Delimited { text: text.clone(), delimiter });
    delimiters.into_iter().map(table).collect()
}

/// Bytes that are 0 stand in no text but UTF-16, which begins with a mark.
fn is_binary(bytes: &[u8]) -> bool {
    let is_marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    !is_marked && bytes.iter().take(4096).filter(|byte| **byte == 0).count() > 16
}

/// How many fields the first records have under a delimiter: those that are looked at, and one more.
struct Sample {
    delimiter: u8,
    widths: Vec<usize>,
}

impl Sample {
    fn of(text: &str, delimiter: u8) -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let widths = reader.byte_records().take(SAMPLE + 1).flatten().map(|record| record.len()).collect();
        Self { delimiter, widths }
    }

    fn looked_at(&self) -> &[usize] {
        self.widths.get(..SAMPLE).unwrap_or(&self.widths)
    }

    fn widest(&self) -> usize {
        self.looked_at().iter().copied().max().unwrap_or(0)
    }

    fn header(&self) -> usize {
        self.widths.first().copied().unwrap_or(0)
    }

    /// How many records have as many fields as the header, if that has more than one.
    fn agreeing(&self) -> usize {
        let header = self.header();
        if header > 1 { self.looked_at().iter().filter(|width| **width == header).count() } else { 0 }
    }
}

/// First the delimiter under which most records have the same number of fields, more than one, with quotes
/// respected: question texts hold commas and semicolons themselves. Then the others that part the header.
fn likely(samples: &[Sample]) -> Vec<&Sample> {
    let mut ranked: Vec<&Sample> = samples.iter().collect();
    // Equals stay in their order: a table of one column may take any delimiter.
    ranked.sort_by_key(|sample| Reverse((sample.agreeing(), sample.header())));
    let parts_header = |(i, sample): &(usize, &Sample)| *i == 0 || sample.header() > 1;
    ranked.into_iter().enumerate().filter(parts_header).map(|(_, sample)| sample).collect()
}

/// What makes one answer of much of the text: a quote that is never closed, or an answer without end.
fn fault(text: &str, delimiter: u8, shown: &str) -> Option<Diagnostic> {
    if let Some(line) = unclosed_quote(text, delimiter) {
        let message = "a quote that opens here is never closed, and everything after it would be one answer";
        let hint = "close the quote, or write it twice (`\"\"`) where it belongs to the answer";
        return Some(Diagnostic::error(message).at(Place::line(shown, line)).hint(hint));
    }
    let line = endless_cell(text, delimiter)?;
    let message = "an answer that begins here is longer than a million letters";
    let hint = "look for a quote that is never closed, or export the answers again";
    Some(Diagnostic::error(message).at(Place::line(shown, line)).hint(hint))
}

/// Line of a cell that is longer than any answer.
fn endless_cell(text: &str, delimiter: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut outside = 0;
    while bytes.len() - outside.min(bytes.len()) > MOST_LETTERS {
        let opens = opening(bytes, outside, |before| before == delimiter).unwrap_or(bytes.len());
        let mut start = outside;
        for end in memchr2_iter(b'\n', delimiter, &bytes[outside..opens]).map(|at| outside + at).chain([opens]) {
            if end - start > MOST_LETTERS {
                return Some(line(bytes, start));
            }
            start = end + 1;
        }
        let closes = if opens < bytes.len() { closing(bytes, opens).unwrap_or(bytes.len()) } else { opens };
        if closes - opens > MOST_LETTERS {
            return Some(line(bytes, opens));
        }
        outside = closes + 1;
    }
    None
}

/// Line of a quote at the beginning of a field that no other quote ends.
fn unclosed_quote(text: &str, delimiter: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut outside = 0;
    loop {
        let opens = opening(bytes, outside, |before| before == delimiter)?;
        match closing(bytes, opens) {
            Some(closes) => outside = closes + 1,
            None => return Some(line(bytes, opens)),
        }
    }
}

/// The line in which a byte stands, counted from 1.
fn line(bytes: &[u8], at: usize) -> usize {
    1 + memchr_iter(b'\n', bytes.get(..at).unwrap_or_default()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiters(text: &str) -> Vec<u8> {
        let samples = DELIMITERS.map(|delimiter| Sample::of(text, delimiter));
        likely(&samples).iter().map(|sample| sample.delimiter).collect()
    }

    #[test]
    fn a_quote_that_is_never_closed_is_found() {
        assert_eq!(unclosed_quote("a;b\n1;\"huono\n2;3\n", b';'), Some(2));
        assert_eq!(unclosed_quote("a;b\n1;\"hu\"\"ono\"\n2;5\" putki\n", b';'), None);
        assert_eq!(unclosed_quote("a;\"b\nc\"\n", b';'), None);
        assert_eq!(unclosed_quote("a;b\n1;hän sanoi,\"ei\n", b';'), None, "a comma opens nothing here");
    }

    #[test]
    fn an_answer_without_end_is_found_and_a_stray_quote_is_none() {
        let long = "x".repeat(MOST_LETTERS + 1);
        let short = "1;5\" putki\n".repeat(200_000);
        assert_eq!(endless_cell(&format!("a;b\n1;{long};2\n"), b';'), Some(2));
        assert_eq!(endless_cell(&format!("a;b\n1;2\n3;\"{long}\"\n"), b';'), Some(3));
        assert_eq!(endless_cell(&format!("a;b\n{short}3;{long}"), b';'), Some(200_002));
        assert_eq!(endless_cell(&format!("a;b\n{short}"), b';'), None);
    }

    #[test]
    fn the_delimiter_is_told_by_equal_rows_not_by_counting_characters() {
        assert_eq!(delimiters("\"a, b, c, d\";e\n\"f, g\";h\n")[0], b';');
        assert_eq!(delimiters("a,b\n\"1;2;3\",2\n")[0], b',');
        assert_eq!(delimiters("a\tb\n1,5\t2\n"), [b'\t']);
        assert_eq!(delimiters("a\n"), [b';']);
    }

    #[test]
    fn the_head_of_a_file_is_enough_where_it_shows_what_the_whole_would() {
        let text = format!("a;b,c\n{}1;\"kesken", "1;2,3\n".repeat(300));
        let tables = head(text.as_bytes()).unwrap_or_default();
        let delimiters: Vec<u8> = tables.iter().filter_map(Table::delimiter).collect();
        assert_eq!(delimiters, b";,");
        assert_eq!(tables[0].head(1000).len(), 301, "the record that is cut is left out");
        assert!(head(&text.as_bytes()[..900]).is_none(), "too few records");
        assert!(head(&[text.as_bytes(), b"\xE4\n"].concat()).is_none(), "not UTF-8");
        assert_eq!(head(&[MARK, text.as_bytes(), &"ä".as_bytes()[..1]].concat()).map(|tables| tables.len()), Some(2));
    }
}

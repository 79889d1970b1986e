//! Text tables: which character separates the fields.

use std::cmp::Reverse;
use std::sync::Arc;

use super::super::table::{Rows, Table};
use super::encoding::decode;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// More columns than Excel has are no survey.
const MOST_COLUMNS: usize = 16_384;

/// Letters of the longest answer that is read: Excel's cells hold 32,767.
const MOST_LETTERS: usize = 1_000_000;

/// Records that are looked at to find the delimiter.
const SAMPLE: usize = 200;

/// The file as a table under each delimiter that it could have, the likeliest first: which one it is shows in
/// the headers that the survey knows.
pub(super) fn tables(bytes: &[u8], shown: &str) -> Result<(Vec<Table>, Diagnostics), Diagnostic> {
    if bytes.iter().take(4096).filter(|b| **b == 0).count() > 16
        && !bytes.starts_with(b"\xFF\xFE")
        && !bytes.starts_with(b"\xFE\xFF")
    {
        return Err(Diagnostic::error("the file is neither text nor a workbook")
            .at(Place::file(shown))
            .hint("export the answers as .xlsx or .csv"));
    }
    let (text, warning) = decode(bytes, shown);
    let remarks = warning.map(Diagnostics::from).unwrap_or_default();
    if let Some(line) = unclosed_quote(&text) {
        return Err(Diagnostic::error(
            "a quote that opens here is never closed, and everything after it would be one answer",
        )
        .at(Place::line(shown, line))
        .hint("close the quote, or write it twice (`\"\"`) where it belongs to the answer"));
    }
    let likely = delimiters(&text);
    if let Some(line) = endless_cell(&text) {
        return Err(Diagnostic::error("an answer that begins here is longer than a million letters")
            .at(Place::line(shown, line))
            .hint("look for a quote that is never closed, or export the answers again"));
    }
    if widest(&text, likely.first().copied().unwrap_or(b';')) > MOST_COLUMNS {
        return Err(Diagnostic::error("the table has more than 16,384 columns")
            .at(Place::file(shown))
            .hint("export raw data with one row a respondent"));
    }
    let text: Arc<str> = text.into();
    let table = |delimiter| Table::new(Rows::Delimited { text: text.clone(), delimiter });
    Ok((likely.into_iter().map(table).collect(), remarks))
}

/// First the delimiter under which most records have the same number of fields, more than one, with quotes
/// respected: question texts hold commas and semicolons themselves. Then the others that part the header.
fn delimiters(text: &str) -> Vec<u8> {
    let score = |delimiter: u8| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let widths: Vec<usize> = reader.records().take(SAMPLE).flatten().map(|record| record.len()).collect();
        let header = widths.first().copied().unwrap_or(0);
        let agreeing = widths.iter().filter(|width| **width == header).count();
        if header > 1 { (agreeing, header) } else { (0, header) }
    };
    let mut ranked = DELIMITERS.map(|delimiter| (delimiter, score(delimiter)));
    // Equals stay in their order: a table of one column may take any delimiter.
    ranked.sort_by_key(|(_, score)| Reverse(*score));
    let parts_header = |(i, (_, (_, header))): &(usize, (u8, (usize, usize)))| *i == 0 || *header > 1;
    ranked.into_iter().enumerate().filter(parts_header).map(|(_, (delimiter, _))| delimiter).collect()
}

/// Fields of the first records, at most.
fn widest(text: &str, delimiter: u8) -> usize {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.byte_records().take(SAMPLE).flatten().map(|record| record.len()).max().unwrap_or(0)
}

/// Line of a cell that is longer than any answer.
fn endless_cell(text: &str) -> Option<usize> {
    if text.len() <= MOST_LETTERS {
        return None;
    }
    let mut start = 0;
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => start = at + 1,
            byte if !quoted && DELIMITERS.contains(&byte) => start = at + 1,
            _ if at - start > MOST_LETTERS => return Some(text[..start].matches('\n').count() + 1),
            _ => {}
        }
    }
    None
}

/// Line of a quote at the beginning of a field that no other quote ends, if the text has an odd number of them.
fn unclosed_quote(text: &str) -> Option<usize> {
    let (mut open, mut field_start, mut line) = (None, true, 1);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, open) {
            ('"', Some(_)) if letters.peek() == Some(&'"') => {
                letters.next();
            }
            ('"', Some(_)) => open = None,
            ('"', None) if field_start => open = Some(line),
            _ => {}
        }
        field_start = open.is_none()
            && (matches!(letter, '\n' | '\r') || DELIMITERS.contains(&(letter as u8)) && letter.is_ascii());
        line += usize::from(letter == '\n');
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_that_is_never_closed_is_found() {
        assert_eq!(unclosed_quote("a;b\n1;\"huono\n2;3\n"), Some(2));
        assert_eq!(unclosed_quote("a;b\n1;\"hu\"\"ono\"\n2;5\" putki\n"), None);
        assert_eq!(unclosed_quote("a;\"b\nc\"\n"), None);
    }

    #[test]
    fn the_delimiter_is_told_by_equal_rows_not_by_counting_characters() {
        assert_eq!(delimiters("\"a, b, c, d\";e\n\"f, g\";h\n")[0], b';');
        assert_eq!(delimiters("a,b\n\"1;2;3\",2\n")[0], b',');
        assert_eq!(delimiters("a\tb\n1,5\t2\n"), [b'\t']);
        assert_eq!(delimiters("a\n"), [b';']);
    }
}

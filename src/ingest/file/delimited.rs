//! Text tables: which character separates the fields.

use super::super::table::{Rows, Table};
use super::encoding::decode;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Records that are looked at to find the delimiter.
const SAMPLE: usize = 200;

pub(super) fn table(bytes: &[u8], shown: &str) -> Result<(Table, Diagnostics), Diagnostic> {
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
    let delimiter = delimiter(&text);
    Ok((Table { sheet: None, rows: Rows::Delimited { text, delimiter } }, remarks))
}

/// The delimiter under which most records have the same number of fields, more than one, with quotes
/// respected: question texts hold commas and semicolons themselves.
fn delimiter(text: &str) -> u8 {
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
    // The first of equals: a table of one column may take any delimiter.
    DELIMITERS.into_iter().rev().max_by_key(|d| score(*d)).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_told_by_equal_rows_not_by_counting_characters() {
        assert_eq!(delimiter("\"a, b, c, d\";e\n\"f, g\";h\n"), b';');
        assert_eq!(delimiter("a,b\n\"1;2;3\",2\n"), b',');
        assert_eq!(delimiter("a\tb\n1,5\t2\n"), b'\t');
    }
}

//! What a dialect sees of a file: rows of cells with addresses, whatever the container was.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use calamine::Data;

use super::codebook::Codebook;
use super::grid::Grid;
use super::records;

/// The contents of one cell, borrowed from the file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    /// Nothing, or only white space.
    Empty,
    /// Text, trimmed.
    Text(&'a str),
    /// A number of a workbook.
    Number(f64),
    /// A date of a workbook: year, month, day, hour, minute.
    Moment(u16, u8, u8, u8, u8),
    /// An error value of a workbook, such as a division by zero.
    Broken,
}

impl<'a> Cell<'a> {
    /// A text, trimmed; nothing if nothing is left of it. An apostrophe that keeps a spreadsheet from calculating the text
    /// (`'=1+1`, as LimeSurvey writes it) is no part of the answer.
    pub(crate) fn of(text: &'a str) -> Self {
        let text = if is_trimmed(text.as_bytes()) { text } else { trimmed(text) };
        let guarded = text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
        let text = guarded.unwrap_or(text);
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// The cell as text, for labels and messages.
    pub(crate) fn to_text(self) -> String {
        self.as_text().into_owned()
    }

    /// The same, without a copy of what is text already.
    pub(crate) fn as_text(self) -> Cow<'a, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(format!("{number}")),
            Self::Moment(year, month, day, 0, 0) => Cow::Owned(format!("{year:04}-{month:02}-{day:02}")),
            Self::Moment(year, month, day, hour, minute) => {
                Cow::Owned(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"))
            }
            Self::Broken => Cow::Borrowed("#ERROR"),
        }
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(self) -> bool {
        self == Self::Empty
    }
}

/// One table of a file.
#[derive(Debug)]
pub(crate) struct Table {
    /// Name of the sheet, for workbooks.
    pub(crate) sheet: Option<String>,
    pub(crate) rows: Rows,
    /// Names of the Excel tables on the sheet.
    pub(crate) names: Vec<String>,
    /// Rows in which a header reaches over several columns.
    pub(crate) merged: BTreeSet<usize>,
    /// Cells with a formula that was never calculated.
    pub(crate) uncalculated: Vec<Address>,
    /// Whether the workbook has each question on a sheet of its own, and this is one of them.
    pub(crate) is_one_question: bool,
    /// What the file itself says of its columns.
    pub(crate) codebook: Option<Arc<Codebook>>,
}

/// Where the rows are.
#[derive(Debug)]
pub(crate) enum Rows {
    /// Records of a text file.
    Delimited { text: Arc<String>, delimiter: u8 },
    /// Cells of a sheet.
    Sheet(Box<Grid>),
}

/// A text shorter than this is read sooner than it is cut.
const WORTH_CUTTING: usize = 1 << 20;

/// A part of a text, cut at ends of records.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run<'a> {
    pub(super) text: &'a str,
    pub(super) delimiter: u8,
}

impl Run<'_> {
    /// Hands every row with content to `visit`, with its number in the run. Gives back how many records there were.
    pub(crate) fn rows(self, mut visit: impl FnMut(usize, &[Cell<'_>])) -> usize {
        records::visit(self.text, self.delimiter, |row, cells| {
            visit(row, cells);
            true
        })
    }
}

/// Row and column of a cell, counted from 0, as they stand in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Address {
    pub(crate) row: usize,
    pub(crate) column: usize,
}

impl Address {
    /// The address if so many other rows stand before.
    pub(super) fn behind(self, rows: usize) -> Self {
        Self { row: self.row + rows, ..self }
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row + 1)
    }
}

/// `A`, `B`, …, `Z`, `AA`, … for 0, 1, ….
pub(crate) fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

impl Table {
    /// A table of which nothing is known but its rows.
    pub(crate) fn new(rows: Rows) -> Self {
        let (names, merged, uncalculated) = (Vec::new(), BTreeSet::new(), Vec::new());
        Self { sheet: None, rows, names, merged, uncalculated, is_one_question: false, codebook: None }
    }

    /// The cells of a sheet.
    pub(crate) fn sheet(mut cells: Grid) -> Self {
        cells.put_in_order();
        Self::new(Rows::Sheet(Box::new(cells)))
    }

    /// Whether it is a sheet without any cell.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(&self.rows, Rows::Sheet(cells) if cells.is_empty())
    }

    /// Whether one of the first rows has an empty cell between others: a header may reach over it.
    pub(crate) fn has_gap_in_header(&self) -> bool {
        self.head(3).iter().any(|(_, cells)| {
            let mut filled = cells.iter().map(|cell| !cell.is_empty());
            filled.any(|filled| filled) && filled.any(|filled| !filled)
        })
    }

    /// Hands every row to `visit`, first to last, with its number counted from 0, until it returns `false`.
    ///
    /// Rows without any content are passed over: exports end in them. Gives back how many rows there were with those,
    /// as far as `visit` went.
    pub(crate) fn rows(&self, visit: impl FnMut(usize, &[Cell<'_>]) -> bool) -> usize {
        match &self.rows {
            Rows::Delimited { text, delimiter } => records::visit(text, *delimiter, visit),
            Rows::Sheet(cells) => cells.rows(visit),
        }
    }

    /// What parts the fields of a text file.
    pub(crate) fn delimiter(&self) -> Option<u8> {
        match &self.rows {
            Rows::Delimited { delimiter, .. } => Some(*delimiter),
            Rows::Sheet(_) => None,
        }
    }

    /// The rows cut into at most `count` runs that can be read at once; none where that is not worth it.
    pub(crate) fn runs(&self, count: usize) -> Vec<Run<'_>> {
        match &self.rows {
            Rows::Delimited { text, delimiter } if text.len() >= WORTH_CUTTING => {
                let parts = records::parts(text, *delimiter, count);
                parts.into_iter().map(|text| Run { text, delimiter: *delimiter }).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The first rows with content, as texts.
    pub(crate) fn head(&self, count: usize) -> Vec<(usize, Vec<String>)> {
        let mut head = Vec::new();
        self.rows(|row, cells| {
            head.push((row, cells.iter().map(|cell| cell.to_text()).collect()));
            head.len() < count
        });
        head
    }
}

/// Whether it surely begins and ends with letters: ASCII, or two bytes from À on, as nearly every answer does.
fn is_trimmed(text: &[u8]) -> bool {
    let two_bytes = |lead: u8| (0xC3..=0xDF).contains(&lead);
    match text {
        [] => true,
        [first, .., before, last] => {
            (first.is_ascii_graphic() || two_bytes(*first)) && (last.is_ascii_graphic() || two_bytes(*before))
        }
        short => short.iter().all(u8::is_ascii_graphic),
    }
}

/// Without white space at the ends, no-break spaces and byte order marks included.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}')
}

pub(super) fn sheet_cell(data: &Data) -> Cell<'_> {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::of(text),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(true) => Cell::Number(1.0),
        Data::Bool(false) => Cell::Number(0.0),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
            Cell::Moment(year, month, day, hour, minute)
        }
        Data::Error(_) => Cell::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_as_in_a_spreadsheet() {
        assert_eq!(Address { row: 0, column: 0 }.to_string(), "A1");
        assert_eq!(Address { row: 16, column: 25 }.to_string(), "Z17");
        assert_eq!(Address { row: 1, column: 26 }.to_string(), "AA2");
        assert_eq!(column_letters(702), "AAA");
    }

    #[test]
    fn rows_without_content_are_passed_over_and_keep_their_numbers() {
        let text = Arc::new("a;b\n;\n1;\"x;\ny\"\n".into());
        let table = Table::new(Rows::Delimited { text, delimiter: b';' });
        let head = table.head(9);
        assert_eq!(head, [(0, vec!["a".into(), "b".into()]), (2, vec!["1".into(), "x;\ny".to_string()])]);
    }
}

//! A column as its values show it, before anything is guessed.

use std::collections::HashMap;

use super::question::Why;
use super::structure::points_at_people;
use crate::ingest::heading::{Heading, normal};
use crate::ingest::table::Cell;
use crate::ingest::{NotANumber, Sheet, is_date, number};
use crate::responses::ExclusionReason;

/// No answer in this row.
pub(super) const EMPTY: u32 = u32::MAX;

/// Every value of a column, each kept once.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) heading: Heading,
    /// Different values as text, in the order they are met.
    pub(super) values: Vec<String>,
    /// How often each was given.
    pub(super) counts: Vec<usize>,
    /// For each respondent the position in `values`, or [`EMPTY`].
    pub(super) cells: Vec<u32>,
    /// Why no question is made of it, by what stands in its own file.
    pub(super) aside: Option<Why>,
    /// How its answers differ between the files, where they cannot be one scale.
    pub(super) differs: Option<String>,
    /// How many cells are dates of a workbook.
    moments: usize,
}

/// The columns of a sheet and what was left out on the way.
pub(super) struct Columns {
    pub(super) all: Vec<Column>,
    /// Rows of respondents.
    pub(super) rows: usize,
    /// Rows that the tool itself sets apart: tests, unfinished answers.
    pub(super) apart: usize,
}

/// Reads every row of respondents.
pub(super) fn read(sheet: &Sheet) -> Columns {
    let read = respondents(sheet, false);
    // A form that was only tried out has nothing but tests.
    if read.rows == 0 && read.apart > 0 { respondents(sheet, true) } else { read }
}

fn respondents(sheet: &Sheet, with_tests: bool) -> Columns {
    let conventions = sheet.layout.conventions;
    let nothing = |cell: Cell<'_>| {
        if cell.is_empty() {
            return true;
        }
        let text = normal(&cell.to_text());
        let mut words = conventions.not_shown.iter().chain(conventions.no_answer);
        matches!(text.as_str(), "-" | "" | "..") || words.any(|word| *word == text)
    };
    let mut columns: Vec<Column> = sheet.layout.headings.iter().map(Column::new).collect();
    let mut known: Vec<HashMap<String, u32>> = vec![HashMap::new(); columns.len()];
    let (mut rows, mut apart) = (0, 0);
    sheet.answers(|_, cells| {
        // Unfinished answers count unless the survey says otherwise.
        if sheet.layout.set_apart(cells) == Some(ExclusionReason::Test) {
            apart += 1;
            if !with_tests {
                return true;
            }
        }
        rows += 1;
        for (column, known) in columns.iter_mut().zip(&mut known) {
            let cell = cells.get(column.heading.column).copied().unwrap_or(Cell::Empty);
            if nothing(cell) {
                column.cells.push(EMPTY);
                continue;
            }
            column.moments += usize::from(matches!(cell, Cell::Moment(..)));
            let text = cell.to_text();
            let next = u32::try_from(column.values.len()).unwrap_or(EMPTY - 1);
            let value = *known.entry(text.clone()).or_insert(next);
            if value == next {
                column.values.push(text);
                column.counts.push(0);
            }
            column.counts[value as usize] += 1;
            column.cells.push(value);
        }
        true
    });
    for column in &mut columns {
        column.aside = points_at_people(column);
    }
    Columns { all: columns, rows, apart }
}

impl Column {
    fn new(heading: &Heading) -> Self {
        let heading = heading.clone();
        Self {
            heading,
            values: Vec::new(),
            counts: Vec::new(),
            cells: Vec::new(),
            aside: None,
            differs: None,
            moments: 0,
        }
    }

    /// Takes over what is known of the same column of another file.
    pub(super) fn take_over(&mut self, other: &Self) {
        self.moments += other.moments;
        self.aside = self.aside.or(other.aside);
    }

    /// How many gave an answer.
    pub(super) fn answered(&self) -> usize {
        self.counts.iter().sum()
    }

    /// What somebody gave, if they did.
    pub(super) fn value(&self, row: usize) -> Option<&str> {
        self.cells.get(row).and_then(|at| self.values.get(*at as usize)).map(String::as_str)
    }

    /// The different numbers with how often they were given; `None` if a value is no number, or has a nought in
    /// front that a number would lose (`00770` is a postcode).
    pub(super) fn numbers(&self) -> Option<Vec<(f64, usize)>> {
        if self.moments > 0 || self.values.is_empty() {
            return None;
        }
        let zero = |text: &str| text.len() > 1 && text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
        let value = |(text, count): (&String, &usize)| {
            let number: Result<f64, NotANumber> = number(text);
            (!zero(text)).then_some((number.ok()?, *count))
        };
        let mut numbers: Vec<(f64, usize)> = self.values.iter().zip(&self.counts).map(value).collect::<Option<_>>()?;
        numbers.sort_by(|a, b| a.0.total_cmp(&b.0));
        Some(numbers)
    }

    /// The different whole numbers, sorted.
    pub(super) fn whole_numbers(&self) -> Option<Vec<(i32, usize)>> {
        let whole = |(number, count): (f64, usize)| {
            #[expect(clippy::cast_possible_truncation, reason = "held to be whole and small in the line before")]
            (number.fract() == 0.0 && number.abs() < 1e9).then_some((number as i32, count))
        };
        self.numbers()?.into_iter().map(whole).collect()
    }

    /// Whether every value is a date.
    pub(super) fn is_date(&self) -> bool {
        !self.values.is_empty() && self.values.iter().all(|text| is_date(text))
    }

    /// Whether (nearly) everybody gave another value.
    pub(super) fn tells_apart(&self) -> bool {
        self.values.len() >= 5 && 20 * self.values.len() >= 19 * self.answered()
    }

    /// Letters of the values, on average.
    pub(super) fn length(&self) -> usize {
        let letters: usize = self.values.iter().zip(&self.counts).map(|(text, n)| text.chars().count() * n).sum();
        letters / self.answered().max(1)
    }
}

#[cfg(test)]
impl Column {
    /// A column of texts; an empty text is no answer.
    pub(super) fn of(heading: &Heading, cells: &[&str]) -> Self {
        let mut column = Self::new(heading);
        for text in cells {
            if text.is_empty() {
                column.cells.push(EMPTY);
                continue;
            }
            let at = column.values.iter().position(|known| known == text).unwrap_or(column.values.len());
            if at == column.values.len() {
                column.values.push((*text).to_string());
                column.counts.push(0);
            }
            column.counts[at] += 1;
            column.cells.push(u32::try_from(at).unwrap_or(EMPTY));
        }
        column
    }
}

//! A table that holds nothing but numbers: names in the first row, one variable a column, one person a row.

use std::path::Path;

use super::answers::{NOTHING, NotANumber, number};
use super::file;
use super::table::{Address, Cell, column_letters};
use super::unknown::cells;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// Columns of numbers, `None` where a cell is empty.
pub(crate) struct Numbers {
    pub(crate) names: Vec<String>,
    /// All of one length: as many as there are rows with content.
    pub(crate) columns: Vec<Vec<Option<f64>>>,
}

/// Reads the first table of a file, with what there was to remark.
///
/// Decimal point or comma; a lone dash or two points are empty. Errors: every column with a cell that is no number.
pub(crate) fn read_numbers(path: &Path) -> Result<(Numbers, Diagnostics), Diagnostics> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        Diagnostic::error(format!("the table cannot be read: {error}"))
            .at(Place::file(&shown))
            .hint("name a .csv, .tsv, .xlsx or .ods file with one column an item")
    })?;
    let (tables, remarks) = file::open(bytes, path, &shown)?;
    let Some(table) = tables.into_iter().next() else {
        return Err(Diagnostic::error("the file holds no table").at(Place::file(shown)).into());
    };
    let place = Place { file: shown, sheet: table.sheet.clone(), position: None };
    let mut columns: Vec<Column> = Vec::new();
    let mut headed = false;
    table.rows(|row, found| {
        if headed {
            columns.iter_mut().enumerate().for_each(|(at, column)| {
                column.take(found.get(at).copied().unwrap_or(Cell::Empty), Address { row, column: at });
            });
        } else {
            columns = found.iter().enumerate().map(|(at, cell)| Column::new(*cell, at)).collect();
            headed = true;
        }
        true
    });
    // A delimiter at the end of every line makes a column of nothing.
    columns.retain(|column| column.named || column.example.is_some() || column.values.iter().any(Option::is_some));
    let nameless = columns.iter().all(|column| number(&column.name).is_ok());
    if nameless {
        return Err(Diagnostic::error("the first row holds numbers, not names")
            .at(place)
            .hint("put a name above every column")
            .into());
    }
    let mut problems = Diagnostics::new();
    columns.iter().filter_map(|column| column.problem(&place)).for_each(|problem| problems.push(problem));
    if problems.has_errors() {
        return Err(problems);
    }
    let (names, columns) = columns.into_iter().map(|column| (column.name, column.values)).unzip();
    Ok((Numbers { names, columns }, remarks))
}

struct Column {
    name: String,
    named: bool,
    values: Vec<Option<f64>>,
    /// Cells that are no numbers, and what the first of them holds.
    wrong: Vec<Address>,
    example: Option<(String, NotANumber)>,
}

impl Column {
    fn new(head: Cell<'_>, at: usize) -> Self {
        let name = if head.is_empty() { column_letters(at) } else { head.to_text() };
        Self { name, named: !head.is_empty(), values: Vec::new(), wrong: Vec::new(), example: None }
    }

    fn take(&mut self, cell: Cell<'_>, address: Address) {
        let value = match cell {
            Cell::Empty => Ok(None),
            Cell::Number(number) => Ok(Some(number)),
            Cell::Text(text) if NOTHING.contains(&text) => Ok(None),
            Cell::Text(text) => number(text).map(Some),
            Cell::Moment(..) | Cell::Broken => Err(NotANumber::Text),
        };
        match value {
            Ok(value) => self.values.push(value),
            Err(why) => {
                self.wrong.push(address);
                self.example.get_or_insert_with(|| (cell.to_text(), why));
            }
        }
    }

    fn problem(&self, place: &Place) -> Option<Diagnostic> {
        let (text, why) = self.example.as_ref()?;
        let place = Place { position: Some(cells(&self.wrong)), ..place.clone() };
        let problem = Diagnostic::error(format!("`{text}` in column `{}` is not a number", self.name)).at(place);
        Some(match why {
            NotANumber::Ambiguous => problem.expected("1.234 or 1234: the comma may be either"),
            NotANumber::Text => problem.hint("leave out columns that are no items, and code the answers as numbers"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Numbers, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let path = folder.path().join("items.csv");
        std::fs::write(&path, text).map_err(|error| error.to_string())?;
        let all = |found: Diagnostics| found.iter().map(|d| d.message.clone()).collect::<Vec<_>>().join("; ");
        read_numbers(&path).map(|(numbers, _)| numbers).map_err(all)
    }

    #[test]
    fn points_commas_and_gaps_are_read() {
        let found = read("q1;q2\n4;3,5\n;2.5\n–;1\n5\n");
        let columns = found.map(|numbers| (numbers.names, numbers.columns));
        let names = vec!["q1".to_string(), "q2".to_string()];
        let first = vec![Some(4.0), None, None, Some(5.0)];
        assert_eq!(columns, Ok((names, vec![first, vec![Some(3.5), Some(2.5), Some(1.0), None]])));
    }

    #[test]
    fn every_column_that_is_not_numbers_is_named() {
        let found = read("name,q1,q2\nAnna,4,agree\nBo,3,2\n").map(|_| ());
        assert_eq!(
            found,
            Err("`Anna` in column `name` is not a number; `agree` in column `q2` is not a number".into())
        );
        assert_eq!(read("1,2\n3,4\n").map(|_| ()), Err("the first row holds numbers, not names".into()));
    }
}

//! The first rows of a table, as a dialect looks at them.

use crate::ingest::table::Table;

/// The first rows of a table that have content, and what else the file says of itself.
pub(crate) struct Head<'a> {
    pub(crate) rows: &'a [(usize, Vec<String>)],
    /// Name of the sheet.
    pub(crate) sheet: Option<&'a str>,
    /// Names of the Excel tables on the sheet.
    pub(crate) tables: &'a [String],
    /// Whether the file is an SPSS data file.
    pub(crate) is_spss: bool,
    /// Whether the workbook has each question on a sheet of its own.
    pub(crate) is_one_question: bool,
    /// Whether headers of the first row reach over several columns.
    pub(crate) is_merged: bool,
}

impl<'a> Head<'a> {
    /// Rows of which nothing else is known.
    #[cfg(test)]
    pub(crate) fn new(rows: &'a [(usize, Vec<String>)]) -> Self {
        Self { rows, sheet: None, tables: &[], is_spss: false, is_one_question: false, is_merged: false }
    }

    /// Rows of a table.
    pub(crate) fn of(table: &'a Table, rows: &'a [(usize, Vec<String>)]) -> Self {
        let is_spss = table.codebook.is_some();
        let is_merged = rows.first().is_some_and(|(row, _)| table.merged.contains(row));
        let is_one_question = table.is_one_question;
        Self { rows, sheet: table.sheet.as_deref(), tables: &table.names, is_spss, is_one_question, is_merged }
    }

    /// A cell of one of the first rows; "" where there is none.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &'a str {
        self.rows.get(row).and_then(|(_, cells)| cells.get(column)).map_or("", String::as_str)
    }

    /// Cells of a row, as many as there are columns.
    pub(crate) fn row(&self, row: usize) -> Vec<&'a str> {
        (0..self.width()).map(|column| self.cell(row, column)).collect()
    }

    /// What stands in a column under so many header rows, empty cells left out.
    pub(crate) fn below(&self, header_rows: usize, column: usize) -> Vec<&'a str> {
        let rows = header_rows..self.rows.len();
        rows.map(|row| self.cell(row, column)).filter(|cell| !cell.is_empty()).collect()
    }

    /// Columns of the widest header row.
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().take(2).map(|(_, cells)| cells.len()).max().unwrap_or(0)
    }
}

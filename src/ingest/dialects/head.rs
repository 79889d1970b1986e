//! The first rows of a table, as a dialect looks at them.

/// The first rows of a table that have content, and what else the file says of itself.
pub(crate) struct Head<'a> {
    pub(crate) rows: &'a [(usize, Vec<String>)],
}

impl<'a> Head<'a> {
    /// The rows alone.
    pub(crate) fn new(rows: &'a [(usize, Vec<String>)]) -> Self {
        Self { rows }
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

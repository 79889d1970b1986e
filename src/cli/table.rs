//! A small table in the terminal: the first column to the left, numbers to the right.

use super::terminal::Terminal;

/// Rows of equal length, heads first.
pub(super) struct Table<const COLUMNS: usize> {
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    pub(super) fn new(heads: [&str; COLUMNS]) -> Self {
        Self { rows: vec![heads.map(str::to_string)] }
    }

    pub(super) fn row(&mut self, cells: [String; COLUMNS]) {
        self.rows.push(cells);
    }

    /// Below an empty line, columns two spaces apart.
    pub(super) fn print(&self, terminal: &Terminal) {
        terminal.line("");
        self.lines().iter().for_each(|line| terminal.line(line));
    }

    fn lines(&self) -> Vec<String> {
        let widest = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..COLUMNS).map(widest).collect();
        let line = |row: &[String; COLUMNS]| {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
                if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
            });
            cells.collect::<Vec<_>>().join("  ").trim_end().to_string()
        };
        self.rows.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new(["item", "r"]);
        table.row(["ä".into(), "0.61".into()]);
        table.row(["q12345".into(), "\u{2212}0.1".into()]);
        assert_eq!(table.lines(), ["item       r", "ä       0.61", "q12345  \u{2212}0.1"]);
    }
}

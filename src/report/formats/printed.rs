//! A table as it is printed: an interval stands in the cell of its figure, and columns may share a head. A workbook keeps
//! one value a cell instead.

use crate::language::Language;
use crate::report::document::{Align, Cell, Column, Table};

/// A table with the columns and cells that a reader sees.
pub(super) struct Printed<'a> {
    /// Columns from the left.
    pub(super) columns: Vec<PrintedColumn<'a>>,
    /// Rows, each as long as `columns`; or a single label, which names the rows below it.
    pub(super) rows: Vec<Vec<PrintedCell<'a>>>,
}

/// A column that a reader sees.
pub(super) struct PrintedColumn<'a> {
    /// Its head, with that of the intervals in it.
    pub(super) head: String,
    /// The head above it that it shares with its neighbours.
    pub(super) over: Option<&'a str>,
    /// Numbers stand right.
    pub(super) right: bool,
    /// Share of the table's width relative to the others.
    pub(super) width: f64,
    /// Its longest interval: every cell leaves room for it, so that figures stand below each other. Empty where the
    /// column has no intervals.
    pub(super) longest: String,
}

/// A cell that a reader sees.
pub(super) struct PrintedCell<'a> {
    /// What it holds.
    pub(super) cell: &'a Cell,
    /// Its interval in brackets; empty where there is none.
    pub(super) interval: String,
}

/// A head of the upper row: its words, none where the columns have their heads alone, and how many columns it is over.
pub(super) type Over<'a> = (Option<&'a str>, usize);

/// An interval in the cell of its figure needs less room than in a column of its own.
const SAVED: f64 = 0.85;

impl<'a> Printed<'a> {
    pub(super) fn new(table: &'a Table, language: Language) -> Self {
        let is_interval = |at: usize| at > 0 && table.columns.get(at).is_some_and(|column| column.is_interval);
        let at: Vec<usize> = (0..table.columns.len()).filter(|at| !is_interval(*at)).collect();
        let printed = |row: &'a Vec<Cell>, at: usize| {
            let interval = if is_interval(at + 1) { row.get(at + 1)?.in_brackets(language) } else { None };
            Some(PrintedCell { cell: row.get(at)?, interval: interval.unwrap_or_default() })
        };
        let rows: Vec<Vec<PrintedCell<'_>>> =
            table.rows.iter().map(|row| at.iter().filter_map(|at| printed(row, *at)).collect()).collect();
        let longest = |column: usize| {
            let intervals = rows.iter().filter_map(|row| Some(row.get(column)?.interval.as_str()));
            intervals.max_by_key(|interval| interval.chars().count()).unwrap_or_default().to_string()
        };
        let column = |(number, at): (usize, &usize)| {
            let (own, next) = (&table.columns[*at], table.columns.get(at + 1).filter(|next| next.is_interval));
            column(own, next.filter(|_| is_interval(at + 1)), longest(number))
        };
        Self { columns: at.iter().enumerate().map(column).collect(), rows }
    }

    /// Whether a row is a label that names the rows below it and stands across the table.
    pub(super) fn names_rows(&self, row: &[PrintedCell<'_>]) -> bool {
        row.len() == 1 && self.columns.len() > 1
    }

    /// The upper row of heads; `None` where no head is shared.
    pub(super) fn over(&self) -> Option<Vec<Over<'a>>> {
        let mut over: Vec<Over<'a>> = Vec::new();
        for column in &self.columns {
            match over.last_mut() {
                Some((words, columns)) if words.is_some() && *words == column.over => *columns += 1,
                _ => over.push((column.over, 1)),
            }
        }
        over.iter().any(|(words, _)| words.is_some()).then_some(over)
    }
}

fn column<'a>(own: &'a Column, interval: Option<&Column>, longest: String) -> PrintedColumn<'a> {
    let head = interval
        .filter(|interval| !interval.head.is_empty())
        .map(|interval| format!("{} ({})", own.head, interval.head));
    PrintedColumn {
        head: head.unwrap_or_else(|| own.head.clone()),
        over: own.over.as_deref(),
        right: own.align == Align::Right,
        width: interval.map_or(own.width, |interval| (own.width + interval.width) * SAVED),
        longest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Made;

    fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
        Table { id: "t".into(), caption: String::new(), columns, rows, notes: Vec::new(), made: Made::Without }
    }

    #[test]
    fn an_interval_stands_behind_its_figure() {
        let columns =
            vec![Column::words("Who", 2.0), Column::numbers("Share", 1.0), Column::interval("95% interval", 1.0)];
        let share = |k, low, high| {
            vec![Cell::Text("x".into()), Cell::Percent { k, n: 50 }, Cell::PercentRange { low, high, n: 50 }]
        };
        let hidden = vec![Cell::Text("y".into()), Cell::Hidden, Cell::Hidden];
        let table = table(columns, vec![share(41, 0.715, 0.888), share(50, 0.929, 1.0), hidden]);
        let printed = Printed::new(&table, Language::Fi);
        let heads: Vec<&str> = printed.columns.iter().map(|column| column.head.as_str()).collect();
        assert_eq!(heads, ["Who", "Share (95% interval)"]);
        let cells: Vec<(String, &str)> =
            printed.rows.iter().map(|row| (row[1].cell.text(Language::Fi), row[1].interval.as_str())).collect();
        let expected = [("82\u{a0}%", "(72–89)"), ("100\u{a0}%", "(93–100)"), ("..", "")];
        assert_eq!(cells, expected.map(|(figure, interval)| (figure.to_string(), interval)));
        assert_eq!(printed.columns[1].longest, "(93–100)");
        assert!(printed.over().is_none());
    }

    #[test]
    fn neighbours_share_a_head() {
        let over = |head: &str, over: &str| Column::numbers(head, 1.0).under(over);
        let columns = vec![
            Column::words("Who", 2.0),
            over("n", "Before"),
            over("Share", "Before"),
            Column { is_interval: true, ..over("95%", "Before") },
            over("n", "After"),
        ];
        let table = table(columns, Vec::new());
        let printed = Printed::new(&table, Language::En);
        assert_eq!(printed.over(), Some(vec![(None, 1), (Some("Before"), 2), (Some("After"), 1)]));
    }
}

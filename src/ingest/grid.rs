//! Cells of a sheet: only those that hold something, sixteen bytes each, and each text once.
//!
//! What a workbook takes in memory follows from the cells that it holds, not from how far they lie apart.

use std::mem;
use std::ops::Range;

use super::memo::Memo;
use super::table::{Address, Cell};

/// So many cells may lie between the first and the last of a sheet: each row is looked at as far as the last column.
pub(crate) const MOST_CELLS: u64 = 50_000_000;

/// More columns than Excel has are no survey.
pub(crate) const MOST_COLUMNS: u32 = 16_384;

/// Letters of the longest answer that is read: Excel's cells hold 32,767.
pub(crate) const MOST_LETTERS: usize = 1_000_000;

/// The cells of a sheet, row by row.
#[derive(Default)]
pub(crate) struct Grid {
    texts: Texts,
    /// Those with cells, in their order.
    rows: Vec<Row>,
    /// Columns as far as the last with a cell.
    width: u32,
    /// First and last row with a cell.
    reach: Option<(u32, u32)>,
    is_out_of_order: bool,
}

/// The contents of a cell, as a grid holds them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value {
    /// A text of the grid, which is not empty and has no space at its ends.
    Text(TextId),
    /// A number.
    Number(Number),
    /// Year, month, day, hour, minute.
    Moment(u16, u8, u8, u8, u8),
    /// An error value.
    Broken,
}

/// A text of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextId(u32);

/// A number that may stand at any fourth byte: with its column, a value then takes sixteen bytes and not twenty-four.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(Rust, packed(4))]
pub(crate) struct Number(f64);

/// Why a cell cannot be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TooMuch {
    /// The sheet reaches over more than [`MOST_CELLS`].
    Cells,
    /// It has more than [`MOST_COLUMNS`].
    Columns,
    /// A text is longer than [`MOST_LETTERS`].
    Letters(Address),
}

struct Row {
    number: u32,
    /// In the order of their columns.
    cells: Vec<Filled>,
}

#[derive(Clone, Copy)]
struct Filled {
    column: u32,
    value: Value,
}

/// Texts one behind the other.
#[derive(Default)]
struct Texts {
    all: String,
    /// Where each ends.
    ends: Vec<usize>,
    /// Those that come again and again.
    known: Memo<TextId>,
}

impl Grid {
    /// The value for a text; `None` where nothing is left of it without the spaces at its ends.
    pub(crate) fn text(&mut self, text: &str) -> Option<Value> {
        let Cell::Text(text) = Cell::of(text) else { return None };
        self.texts.id(text).map(Value::Text)
    }

    /// The value for what a cell holds; `None` for nothing.
    pub(crate) fn holding(&mut self, cell: Cell<'_>) -> Option<Value> {
        match cell {
            Cell::Empty => None,
            Cell::Text(text) => self.text(text),
            Cell::Number(number) => Some(Value::Number(Number(number))),
            Cell::Moment(year, month, day, hour, minute) => Some(Value::Moment(year, month, day, hour, minute)),
            Cell::Broken => Some(Value::Broken),
        }
    }

    /// Puts a value into a cell. Whoever puts cells in another order than row by row from the left calls
    /// [`Grid::put_in_order`] before the cells are looked at.
    ///
    /// Errors: a sheet that reaches too far, a text that is too long.
    pub(crate) fn put(&mut self, row: u32, column: u32, value: Value) -> Result<(), TooMuch> {
        if let Value::Text(TextId(id)) = value
            && self.texts.range(id).len() > MOST_LETTERS
        {
            return Err(TooMuch::Letters(Address { row: row as usize, column: column as usize }));
        }
        if column >= MOST_COLUMNS {
            return Err(TooMuch::Columns);
        }
        if let Some(last) = self.rows.last_mut().filter(|last| last.number == row) {
            self.is_out_of_order |= last.cells.last().is_some_and(|last| last.column >= column);
            last.cells.push(Filled { column, value });
        } else {
            self.is_out_of_order |= self.rows.last().is_some_and(|last| last.number > row);
            let mut cells = Vec::with_capacity(self.rows.last().map_or(1, |last| last.cells.len()));
            cells.push(Filled { column, value });
            self.rows.push(Row { number: row, cells });
        }
        let (first, last) = self.reach.unwrap_or((row, row));
        let (first, last) = (first.min(row), last.max(row));
        self.reach = Some((first, last));
        self.width = self.width.max(column + 1);
        if (u64::from(last - first) + 1) * u64::from(self.width) > MOST_CELLS { Err(TooMuch::Cells) } else { Ok(()) }
    }

    /// Brings the cells into the order of the sheet; of two in one place the later one counts.
    pub(crate) fn put_in_order(&mut self) {
        if !mem::take(&mut self.is_out_of_order) {
            return;
        }
        let mut rows = mem::take(&mut self.rows);
        rows.sort_by_key(|row| row.number);
        for mut row in rows {
            match self.rows.last_mut().filter(|last| last.number == row.number) {
                Some(last) => last.cells.append(&mut row.cells),
                None => self.rows.push(row),
            }
        }
        for row in &mut self.rows {
            // The last put comes first among those of a column, and is kept.
            row.cells.reverse();
            row.cells.sort_by_key(|cell| cell.column);
            row.cells.dedup_by_key(|cell| cell.column);
        }
    }

    /// Whether no cell holds anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Number of the last row with a cell, counted from 0.
    pub(crate) fn last_row(&self) -> Option<u32> {
        self.reach.map(|(_, last)| last)
    }

    /// Columns as far as the last with a cell.
    pub(crate) fn width(&self) -> u32 {
        self.width
    }

    /// What a cell holds.
    pub(crate) fn value(&self, row: u32, column: u32) -> Option<Value> {
        let at = self.rows.binary_search_by_key(&row, |row| row.number).ok()?;
        let cells = &self.rows[at].cells;
        cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| cells[at].value)
    }

    /// The contents of a cell.
    pub(crate) fn cell(&self, row: u32, column: u32) -> Cell<'_> {
        self.value(row, column).map_or(Cell::Empty, |value| self.shown(value))
    }

    /// Puts the cells of `next` behind the columns of this one, from `first_row` on.
    ///
    /// Errors: as of [`Grid::put`].
    pub(crate) fn append(&mut self, next: &Self, first_row: u32) -> Result<(), TooMuch> {
        let behind = self.width;
        for row in next.rows.iter().filter(|row| row.number >= first_row) {
            for cell in &row.cells {
                if let Some(value) = self.holding(next.shown(cell.value)) {
                    self.put(row.number, behind + cell.column, value)?;
                }
            }
        }
        self.put_in_order();
        Ok(())
    }

    /// Hands every row with a cell to `visit`, with its number counted from 0, until it returns `false`. Gives back how many
    /// rows the sheet has as far as that, with those that hold nothing.
    pub(crate) fn rows<'a>(&'a self, mut visit: impl FnMut(usize, &[Cell<'a>]) -> bool) -> usize {
        let mut cells = Vec::new();
        for row in &self.rows {
            cells.clear();
            cells.resize(self.width as usize, Cell::Empty);
            for filled in &row.cells {
                // Every column lies before the width.
                cells[filled.column as usize] = self.shown(filled.value);
            }
            let number = row.number as usize;
            if !visit(number, &cells) {
                return number + 1;
            }
        }
        self.last_row().map_or(0, |last| last as usize + 1)
    }

    fn shown(&self, value: Value) -> Cell<'_> {
        match value {
            Value::Text(TextId(id)) => Cell::Text(&self.texts.all[self.texts.range(id)]),
            Value::Number(Number(number)) => Cell::Number(number),
            Value::Moment(year, month, day, hour, minute) => Cell::Moment(year, month, day, hour, minute),
            Value::Broken => Cell::Broken,
        }
    }
}

impl std::fmt::Debug for Grid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Grid of {} rows, {} columns", self.rows.len(), self.width)
    }
}

impl Texts {
    /// `None` for more texts than a file of any survey has.
    fn id(&mut self, text: &str) -> Option<TextId> {
        if let Some(id) = self.known.get(text) {
            return Some(id);
        }
        let id = TextId(u32::try_from(self.ends.len()).ok()?);
        self.all.push_str(text);
        self.ends.push(self.all.len());
        self.known.keep(text, id);
        Some(id)
    }

    fn range(&self, id: u32) -> Range<usize> {
        let id = id as usize;
        id.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[id]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(grid: &Grid) -> Vec<(usize, Vec<String>)> {
        let mut rows = Vec::new();
        grid.rows(|row, cells| {
            rows.push((row, cells.iter().map(|cell| cell.to_text()).collect()));
            true
        });
        rows
    }

    #[test]
    fn a_cell_takes_sixteen_bytes() {
        assert_eq!(size_of::<Filled>(), 16);
    }

    #[test]
    fn cells_may_come_in_any_order_and_again() {
        let mut grid = Grid::default();
        let texts: Vec<Value> = ["a", " b ", "a", "c"].iter().filter_map(|text| grid.text(text)).collect();
        assert_eq!((texts[0], grid.text(" \u{a0}")), (texts[2], None), "a text is kept once, and nothing is no text");
        for (row, column, value) in [
            (4, 1, texts[0]),
            (1, 2, texts[1]),
            (4, 0, Value::Number(Number(2.5))),
            (1, 0, texts[3]),
            (1, 2, Value::Broken),
        ] {
            assert_eq!(grid.put(row, column, value), Ok(()));
        }
        grid.put_in_order();
        let rows =
            [(1, ["c", "", "#ERROR"].map(String::from).to_vec()), (4, ["2.5", "a", ""].map(String::from).to_vec())];
        assert_eq!(shown(&grid), rows);
        assert_eq!((grid.rows(|_, _| false), grid.rows(|_, _| true)), (2, 5));
        assert_eq!((grid.cell(4, 1), grid.cell(4, 2), grid.cell(3, 0)), (Cell::Text("a"), Cell::Empty, Cell::Empty));
    }

    #[test]
    fn another_sheet_goes_behind_the_columns() {
        let sheet = |texts: [&str; 2]| {
            let mut grid = Grid::default();
            for (row, text) in (0..).zip(texts) {
                if let Some(value) = grid.text(text) {
                    assert_eq!(grid.put(row, 0, value), Ok(()));
                }
            }
            grid
        };
        let mut wide = sheet(["a", "b"]);
        assert_eq!(wide.append(&sheet(["c", "d"]), 1), Ok(()));
        assert_eq!(shown(&wide), [(0, vec!["a".into(), String::new()]), (1, vec!["b".into(), "d".to_string()])]);
    }

    #[test]
    fn what_reaches_too_far_or_is_too_long_is_refused() {
        let mut grid = Grid::default();
        assert_eq!(grid.put(0, 0, Value::Broken), Ok(()));
        assert_eq!(grid.put(1_000_000, 40, Value::Broken), Ok(()), "two cells far apart take no room");
        assert_eq!(grid.put(1_048_575, 16_383, Value::Broken), Err(TooMuch::Cells));
        assert_eq!(grid.put(0, 16_384, Value::Broken), Err(TooMuch::Columns));
        let long = grid.text(&"x".repeat(MOST_LETTERS + 1)).unwrap_or(Value::Broken);
        assert_eq!(grid.put(2, 1, long), Err(TooMuch::Letters(Address { row: 2, column: 1 })));
    }
}

//! Excel and ODS through calamine.

use std::collections::HashMap;
use std::fmt::Display;
use std::io::Cursor;

use calamine::{Data, DataRef, Ods, Range, Reader, Xls, Xlsx, XlsxError};
use foldhash::fast::RandomState;

use super::super::grid::{Grid, MOST_CELLS, TooMuch, Value};
use super::super::table::{Address, Rows, Table, sheet_cell};
use super::guard::guarded;
use super::package::{self, Kind, Package, Refused};
use super::{Container, MOST_SHEETS, compound};
use crate::diagnostic::{Diagnostic, Place};

/// Rows in which merged cells are headers.
const HEADERS: u32 = 6;

type Source<'a> = Cursor<&'a [u8]>;

/// Every sheet that holds something, in the order of the workbook.
pub(super) fn tables(bytes: &[u8], container: Container, shown: &str) -> Result<Vec<Table>, Diagnostic> {
    let read = guarded(|| match container {
        Container::Zip => package::unpack(bytes).and_then(|package| match package.kind {
            Kind::Excel => excel(&package),
            Kind::OpenDocument => plain(Ods::new(Cursor::new(&package.bytes[..]))),
        }),
        Container::CompoundFile => {
            compound::look(bytes).map_err(|why| Refused::TooLarge(why.into()))?;
            plain(Xls::new(Cursor::new(bytes)))
        }
    });
    let tables = read.unwrap_or_else(|| Err(Refused::Unreadable("it is damaged".into())));
    let tables = tables.map_err(|refused| refused.told(container, shown))?;
    if tables.is_empty() {
        return Err(Diagnostic::error("every sheet of the workbook is empty").at(Place::file(shown)));
    }
    Ok(tables)
}

impl Refused {
    /// Why the file is not read, and what to do.
    fn told(self, container: Container, shown: &str) -> Diagnostic {
        let kind = match container {
            Container::Zip => "an .xlsx or .ods workbook",
            Container::CompoundFile => "an .xls workbook",
        };
        match self {
            Self::TooLarge(why) => Diagnostic::error(format!("the workbook is too large to be read: {why}"))
                .at(Place::file(shown))
                .hint("export the answers alone, as .csv"),
            Self::Unreadable(why) => {
                Diagnostic::error(format!("the file begins like {kind}, but cannot be read: {why}"))
                    .at(Place::file(shown))
                    .hint("open it in Excel or LibreOffice and save it again as .xlsx; take a password away first")
            }
        }
    }

    /// A sheet that holds too much.
    fn sheet(name: &str, why: TooMuch) -> Self {
        Self::TooLarge(match why {
            TooMuch::Cells => format!("sheet `{name}` reaches over more than 50 million cells"),
            TooMuch::Columns => format!("sheet `{name}` has more than 16,384 columns"),
            TooMuch::Letters(address) => {
                format!("the text in cell {address} of sheet `{name}` is longer than a million letters")
            }
        })
    }
}

fn unreadable(error: impl Display) -> Refused {
    Refused::Unreadable(error.to_string())
}

/// Names of the sheets.
fn names<'a, R: Reader<Source<'a>>>(workbook: &R) -> Result<Vec<String>, Refused> {
    let names = workbook.sheet_names();
    if names.len() > MOST_SHEETS { Err(Refused::TooLarge("it has more than 1,000 sheets".into())) } else { Ok(names) }
}

/// The sheets of a workbook of which only the values are known.
fn plain<'a, R: Reader<Source<'a>>>(opened: Result<R, R::Error>) -> Result<Vec<Table>, Refused>
where
    R::Error: Display,
{
    let mut workbook = opened.map_err(unreadable)?;
    let mut tables = Vec::new();
    for name in names(&workbook)? {
        let cells = workbook.worksheet_range(&name).map_err(unreadable)?;
        let grid = grid(&cells).map_err(|why| Refused::sheet(&name, why))?;
        tables.extend(named(Table::sheet(grid), name));
    }
    Ok(tables)
}

fn grid(cells: &Range<Data>) -> Result<Grid, TooMuch> {
    let mut grid = Grid::default();
    let (first_row, first_column) = cells.start().unwrap_or_default();
    for (row, column, data) in cells.used_cells() {
        let value = grid.holding(sheet_cell(data));
        if let (Ok(row), Ok(column), Some(value)) = (u32::try_from(row), u32::try_from(column), value) {
            grid.put(first_row + row, first_column + column, value)?;
        }
    }
    Ok(grid)
}

/// A table that holds something, with the name of its sheet.
fn named(table: Table, name: String) -> Option<Table> {
    (!table.is_empty()).then_some(Table { sheet: Some(name), ..table })
}

/// The sheets of an `.xlsx`, with what only these say: formulas that were never calculated, merged headers, tables.
fn excel(package: &Package) -> Result<Vec<Table>, Refused> {
    let mut workbook: Xlsx<Source<'_>> = Xlsx::new(Cursor::new(&package.bytes[..])).map_err(unreadable)?;
    // Names of tables are a hint at the tool; a workbook without any is as good.
    let _ = workbook.load_tables();
    let names = names(&workbook)?;
    // Each sheet is a part; where several are the same, it would be read again and again.
    if names.len() > package.parts {
        return Err(Refused::TooLarge("it lists more sheets than there are in it".into()));
    }
    let mut tables = Vec::new();
    let mut left = MOST_CELLS;
    for name in names {
        let Some(mut table) = cells(&mut workbook, &name, &mut left)? else { continue };
        table.names = workbook.table_names_in_sheet(&name).into_iter().cloned().collect();
        if package.may_have_merged && table.has_gap_in_header() {
            fill_merged(&mut workbook, &name, &mut table).map_err(|why| Refused::sheet(&name, why))?;
        }
        tables.extend(named(table, name));
    }
    Ok(tables)
}

/// The cells of one sheet; `None` of what is no worksheet: charts are listed as sheets and hold no cells.
fn cells(workbook: &mut Xlsx<Source<'_>>, name: &str, left: &mut u64) -> Result<Option<Table>, Refused> {
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    let mut grid = Grid::default();
    // Shared texts are told by where they lie, so that each is looked at once.
    let mut shared: HashMap<usize, Option<Value>, RandomState> = HashMap::default();
    let mut uncalculated = Vec::new();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(unreadable)? {
        let (row, column) = cell.pos;
        let value = match cell.value {
            DataRef::SharedString(text) => *shared.entry(text.as_ptr().addr()).or_insert_with(|| grid.text(text)),
            DataRef::Empty => {
                if cell.formula.is_some() {
                    uncalculated.push(Address { row: row as usize, column: column as usize });
                }
                None
            }
            other => grid.holding(sheet_cell(&other.into())),
        };
        *left = left.checked_sub(1).ok_or_else(|| Refused::sheet(name, TooMuch::Cells))?;
        if let Some(value) = value {
            grid.put(row, column, value).map_err(|why| Refused::sheet(name, why))?;
        }
    }
    let mut table = Table::sheet(grid);
    table.uncalculated = uncalculated;
    Ok(Some(table))
}

/// Writes what stands in a merged header into all of its cells.
fn fill_merged(workbook: &mut Xlsx<Source<'_>>, name: &str, table: &mut Table) -> Result<(), TooMuch> {
    let Ok(merged) = workbook.merge_cells_by_sheet_name(name) else { return Ok(()) };
    let Rows::Sheet(grid) = &mut table.rows else { return Ok(()) };
    let Some(last_column) = grid.width().checked_sub(1) else { return Ok(()) };
    for area in merged.into_iter().filter(|area| area.start.0 < HEADERS && area.end.0 < HEADERS) {
        let Some(value) = grid.value(area.start.0, area.start.1) else { continue };
        if area.end.1 > area.start.1 {
            table.merged.insert(area.start.0 as usize);
        }
        for row in area.start.0..=area.end.0 {
            for column in area.start.1..=area.end.1.min(last_column) {
                grid.put(row, column, value)?;
            }
        }
        grid.put_in_order();
    }
    Ok(())
}

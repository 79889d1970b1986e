//! Excel and ODS through calamine.

use std::fmt::Display;
use std::io::Cursor;

use calamine::{Cell, Data, DataRef, Range, Reader, Sheets, Xlsx, open_workbook_auto_from_rs};

use super::super::table::{Address, Rows, Table};
use super::guard::guarded;
use super::package::{self, Contents};
use super::{Container, MOST_CELLS};
use crate::diagnostic::{Diagnostic, Place};

/// Rows in which merged cells are headers.
const HEADERS: u32 = 6;

/// Every sheet that holds something, in the order of the workbook.
pub(super) fn tables(bytes: &[u8], container: Container, shown: &str) -> Result<Vec<Table>, Diagnostic> {
    let contents = match container {
        Container::Zip => package::look(bytes).map_err(|why| {
            Diagnostic::error(format!("the workbook is too large to be read: {why}"))
                .at(Place::file(shown))
                .hint("export the answers alone, as .csv")
        })?,
        Container::CompoundFile => Contents { may_have_merged: false },
    };
    guarded(|| sheets(bytes, container, contents, shown))
        .unwrap_or_else(|| Err(unreadable(container, &"it is damaged", shown)))
}

type Workbook<'a> = Sheets<Cursor<&'a [u8]>>;

fn sheets(bytes: &[u8], container: Container, contents: Contents, shown: &str) -> Result<Vec<Table>, Diagnostic> {
    let mut workbook: Workbook<'_> =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| unreadable(container, &error, shown))?;
    if let Sheets::Xlsx(xlsx) = &mut workbook {
        // Names of tables are a hint at the tool; a workbook without any is as good.
        let _ = xlsx.load_tables();
    }
    let mut tables = Vec::new();
    for name in workbook.sheet_names() {
        let table = match &mut workbook {
            Sheets::Xlsx(xlsx) => excel(xlsx, &name, contents),
            // Chart sheets are listed as sheets but hold no cells.
            other => other.worksheet_range(&name).map(Table::sheet).map_err(|error| error.to_string()),
        };
        let mut table = table.map_err(|error| unreadable(container, &error, shown))?;
        if !table.is_empty() {
            table.sheet = Some(name);
            tables.push(table);
        }
    }
    if tables.is_empty() {
        return Err(Diagnostic::error("every sheet of the workbook is empty").at(Place::file(shown)));
    }
    Ok(tables)
}

/// A sheet of an `.xlsx`, with what only these say: formulas that were never calculated, merged headers, tables.
fn excel(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, contents: Contents) -> Result<Table, String> {
    let mut cells: Vec<Cell<Data>> = Vec::new();
    let mut uncalculated = Vec::new();
    let mut bounds: Option<(u32, u32, u32, u32)> = None;
    {
        let mut reader = match workbook.worksheet_cells_reader(name) {
            Ok(reader) => reader,
            Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(Table::sheet(Range::default())),
            Err(error) => return Err(error.to_string()),
        };
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|error| error.to_string())? {
            let (row, column) = cell.pos;
            if matches!(cell.value, DataRef::Empty) {
                if cell.formula.is_some() {
                    uncalculated.push(Address { row: row as usize, column: column as usize });
                }
                continue;
            }
            let (top, left, bottom, right) = bounds.unwrap_or((row, column, row, column));
            let (top, left, bottom, right) = (top.min(row), left.min(column), bottom.max(row), right.max(column));
            if u64::from(bottom - top + 1) * u64::from(right - left + 1) > MOST_CELLS {
                return Err(format!("sheet `{name}` reaches over more than 50 million cells"));
            }
            bounds = Some((top, left, bottom, right));
            cells.push(Cell::new(cell.pos, cell.value.into()));
        }
    }
    let mut table = Table::sheet(Range::from_sparse(cells));
    table.uncalculated = uncalculated;
    table.names = workbook.table_names_in_sheet(name).into_iter().cloned().collect();
    if contents.may_have_merged && table.has_gap_in_header() {
        fill_merged(workbook, name, &mut table);
    }
    Ok(table)
}

/// Writes what stands in a merged header into all of its cells.
fn fill_merged(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, table: &mut Table) {
    let Ok(merged) = workbook.merge_cells_by_sheet_name(name) else { return };
    let Rows::Sheet(range) = &mut table.rows else { return };
    let Some((_, last_column)) = range.end() else { return };
    for area in merged.into_iter().filter(|area| area.start.0 < HEADERS && area.end.0 < HEADERS) {
        let Some(value) = range.get_value(area.start).filter(|value| **value != Data::Empty).cloned() else { continue };
        if area.end.1 > area.start.1 {
            table.merged.insert(area.start.0 as usize);
        }
        for row in area.start.0..=area.end.0 {
            for column in area.start.1..=area.end.1.min(last_column) {
                range.set_value((row, column), value.clone());
            }
        }
    }
}

fn unreadable(container: Container, error: &dyn Display, shown: &str) -> Diagnostic {
    let kind = match container {
        Container::Zip => "an .xlsx or .ods workbook",
        Container::CompoundFile => "an .xls workbook",
    };
    Diagnostic::error(format!("the file begins like {kind}, but cannot be read: {error}"))
        .at(Place::file(shown))
        .hint("open it in Excel or LibreOffice and save it again as .xlsx; take a password away first")
}

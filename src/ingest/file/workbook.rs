//! Excel and ODS through calamine.

use std::fmt::Display;
use std::io::Cursor;
use std::thread;

use calamine::{Data, Range, Reader, open_workbook_auto_from_rs};

use super::super::table::{Rows, Table};
use super::Container;
use crate::diagnostic::{Diagnostic, Place};

/// Name of the thread that reads workbooks.
///
/// calamine panics on some damaged files. In a thread of its own that is an error like any other, and the
/// command line keeps it from the terminal by this name.
pub(crate) const READER: &str = "workbook reader";

/// Every sheet that holds something, in the order of the workbook.
pub(super) fn tables(bytes: &[u8], container: Container, shown: &str) -> Result<Vec<Table>, Diagnostic> {
    let read = thread::scope(|scope| {
        let reader = thread::Builder::new().name(READER.into()).spawn_scoped(scope, || sheets(bytes, container, shown));
        reader.map(thread::ScopedJoinHandle::join)
    });
    match read {
        Ok(Ok(tables)) => tables,
        Ok(Err(_)) | Err(_) => Err(unreadable(container, &"it is damaged", shown)),
    }
}

fn sheets(bytes: &[u8], container: Container, shown: &str) -> Result<Vec<Table>, Diagnostic> {
    let mut workbook =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| unreadable(container, &error, shown))?;
    let mut tables = Vec::new();
    for name in workbook.sheet_names() {
        // Chart sheets are listed as sheets but hold no cells.
        let range: Range<Data> = match workbook.worksheet_range(&name) {
            Ok(range) => range,
            Err(error) => return Err(unreadable(container, &error, shown)),
        };
        if !range.is_empty() {
            tables.push(Table { sheet: Some(name), rows: Rows::Sheet(Box::new(range)) });
        }
    }
    if tables.is_empty() {
        return Err(Diagnostic::error("every sheet of the workbook is empty").at(Place::file(shown)));
    }
    Ok(tables)
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

//! A table that was too wide for one sheet and goes on in the next: EUSurvey's `Content`, `Content1`, `Content2`.

use calamine::{Data, Range};

use super::table::{Rows, Table};
use crate::diagnostic::{Diagnostic, Place};

/// The sheet that the others continue, as EUSurvey calls it.
const FIRST: &str = "Content";

/// Joins the sheets that continue the first, column beside column.
///
/// Errors: sheets of different length, whose rows cannot belong together.
pub(super) fn side_by_side(tables: Vec<Table>, shown: &str) -> Result<Vec<Table>, Diagnostic> {
    let continues = |table: &Table| {
        let number = table.sheet.as_deref().and_then(|name| name.strip_prefix(FIRST));
        number.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_first = |table: &Table| table.sheet.as_deref() == Some(FIRST);
    if !tables.iter().any(is_first) || !tables.iter().any(continues) {
        return Ok(tables);
    }
    let (mut more, mut others): (Vec<Table>, Vec<Table>) = tables.into_iter().partition(continues);
    more.sort_by_key(|table| table.sheet.as_ref().map(|name| (name.len(), name.clone())));
    let Some(first) = others.iter_mut().find(|table| is_first(table)) else { return Ok(others) };
    for table in more {
        let (Rows::Sheet(wide), Rows::Sheet(next)) = (&mut first.rows, &table.rows) else { continue };
        if last_row(wide) != last_row(next) {
            let name = table.sheet.unwrap_or_default();
            let message = format!("sheet `{name}` continues sheet `{FIRST}`, but has another number of rows");
            return Err(Diagnostic::error(message)
                .at(Place::file(shown))
                .hint("export the answers again; both sheets must hold the same respondents"));
        }
        append(wide, next);
    }
    Ok(others)
}

fn last_row(range: &Range<Data>) -> Option<u32> {
    range.end().map(|(row, _)| row)
}

/// Puts the columns of `next` behind those of `wide`. What stands above the headers is there in the first already.
fn append(wide: &mut Range<Data>, next: &Range<Data>) {
    let Some((_, last_column)) = wide.end() else { return };
    let preamble = wide.get_value((0, 0)).is_some_and(|cell| *cell == Data::String("Alias".into()));
    let (first_row, first_column) = next.start().unwrap_or((0, 0));
    for (row, column, value) in next.used_cells() {
        // A sheet has far fewer rows and columns than these numbers hold.
        let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
        let (row, column) = (row + first_row, column + first_column);
        if !preamble || row > 2 {
            wide.set_value((row, last_column + 1 + column), value.clone());
        }
    }
}

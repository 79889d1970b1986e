//! What a workbook's sheets are to each other: a table that was too wide for one of them and goes on in the next
//! (EUSurvey's `Content`, `Content1`, `Content2`), or one question each.

use super::table::{Cell, Rows, Table};
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
        if wide.last_row() != next.last_row() {
            let name = table.sheet.unwrap_or_default();
            let message = format!("sheet `{name}` continues sheet `{FIRST}`, but has another number of rows");
            return Err(Diagnostic::error(message)
                .at(Place::file(shown))
                .hint("export the answers again; both sheets must hold the same respondents"));
        }
        // What stands above the headers is there in the first already.
        let first_row = if wide.cell(0, 0) == Cell::Text("Alias") { 3 } else { 0 };
        wide.append(next, first_row).map_err(|_| {
            let message = format!(
                "sheets `{FIRST}` and those that continue it hold more than 50 million cells or 16,384 columns"
            );
            Diagnostic::error(message).at(Place::file(shown)).hint("export fewer questions at a time")
        })?;
    }
    Ok(others)
}

/// Words for a question in names of sheets.
const QUESTION: [&str; 6] = ["kysymys", "fråga", "question", "k", "f", "q"];

/// Fewer sheets may be anything.
const SEVERAL: usize = 3;

/// Marks the sheets of a workbook that has each question on a sheet of its own: sheets that are called question 1, 2, 3
/// …, or that have one header each and as many rows as the others. Such sheets do not say which answers belong to one
/// person.
pub(super) fn mark_single_questions(tables: &mut [Table]) {
    if tables.len() < SEVERAL || tables.iter().any(|table| table.sheet.is_none()) {
        return;
    }
    let numbered = tables.iter().filter(|table| is_numbered(table.sheet.as_deref().unwrap_or_default())).count();
    // A sheet in front may say what the survey was called.
    if numbered + 1 >= tables.len() || has_one_header_each(tables) {
        for table in tables {
            table.is_one_question = true;
        }
    }
}

/// `Kysymys 1`, `Q2`.
fn is_numbered(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
    word.len() < name.len() && QUESTION.contains(&word.trim_end_matches([' ', '_', '.', '-']))
}

/// Whether each sheet has one column under a header that no other has, and all have as many rows.
fn has_one_header_each(tables: &[Table]) -> bool {
    let single = |table: &Table| {
        let head = table.head(2);
        let wide = head.iter().any(|(_, cells)| cells.iter().filter(|cell| !cell.is_empty()).count() != 1);
        head.first().filter(|_| !wide && head.len() == 2).map(|(_, cells)| cells.concat())
    };
    let mut headers: Vec<String> = tables.iter().filter_map(single).collect();
    headers.sort();
    headers.dedup();
    let rows = |table: &Table| match &table.rows {
        Rows::Sheet(cells) => cells.last_row(),
        Rows::Delimited { .. } => None,
    };
    headers.len() == tables.len() && tables.iter().all(|table| rows(table) == rows(&tables[0]))
}

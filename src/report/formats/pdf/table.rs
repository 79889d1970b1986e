//! A table as the template reads it.

use serde_json::{Value, json};

use super::super::printed::{Printed, PrintedCell, PrintedColumn};
use super::{CHART_WIDTH, printable};
use crate::charts::text::{Weight, width};
use crate::language::hyphenation::soften;
use crate::report::document::{Cell, Document, Table};
use crate::results::Status;

/// Size of the text in tables, and the room that is left free on both sides of a cell, in CSS pixels: 8.5 and 8 points.
const CELL_TEXT: f64 = 8.5 * 4.0 / 3.0;
const CELL_INSET: f64 = 8.0 * 4.0 / 3.0;

pub(super) fn data(document: &Document, table: &Table) -> Value {
    let printed = Printed::new(table, document.language);
    let column = |c: &PrintedColumn<'_>| {
        let (over, longest) = (c.over.map(printable), printable(&c.longest));
        json!({ "head": printable(&c.head), "over": over, "right": c.right, "width": c.width, "longest": longest })
    };
    let columns: Vec<Value> = printed.columns.iter().map(column).collect();
    let over: Option<Vec<Value>> = printed.over().map(|over| {
        over.into_iter().map(|(words, columns)| json!({ "head": words.map(printable), "columns": columns })).collect()
    });
    let cell = |cell: &PrintedCell<'_>| match cell.cell {
        Cell::Status { status, text } => json!({ "text": text, "mark": mark(*status), "interval": "" }),
        other => {
            let (text, interval) = (printable(&other.text(document.language)), printable(&cell.interval));
            json!({ "text": text, "mark": null, "interval": interval })
        }
    };
    // Labels are long words in narrow columns; numbers and heads are not broken.
    let all: f64 = printed.columns.iter().map(|column| column.width).sum();
    let share = printed.columns.first().map_or(1.0, |column| column.width / all);
    let room = (CHART_WIDTH * share - CELL_INSET).max(0.0);
    let label = |label: &PrintedCell<'_>| {
        let mut shown = cell(label);
        if let Some(text) = shown["text"].as_str() {
            let too_wide = |word: &str| width(word, Weight::Regular, CELL_TEXT) > room;
            shown["text"] = soften(text, document.language, too_wide).into();
        }
        shown
    };
    let row = |row: &Vec<PrintedCell<'_>>| row.iter().take(1).map(label).chain(row.iter().skip(1).map(cell)).collect();
    let rows: Vec<Vec<Value>> = printed.rows.iter().map(row).collect();
    let notes: Vec<String> = table.notes.iter().map(|note| printable(note)).collect();
    json!({
        "kind": "table",
        "caption": printable(&table.caption),
        "over": over,
        "columns": columns,
        "rows": rows,
        "notes": notes,
    })
}

/// Names of the signs that the template draws.
fn mark(status: Status) -> &'static str {
    match status {
        Status::Shown => "full",
        Status::Uncertain => "half",
        Status::Open => "empty",
        Status::NotReached => "square",
    }
}

//! A table as a sheet holds it: one value a cell, so that limits and counts can be calculated with.

use super::super::sign;
use super::cell_text;
use crate::language::messages::WorkbookWords;
use crate::language::{Language, spreadsheet};
use crate::report::document::{Align, Cell, Table};

/// A table with one value a cell.
pub(super) struct Grid {
    pub(super) heads: Vec<Head>,
    pub(super) rows: Vec<Vec<Value>>,
    /// Figures with their limits: what a chart can show.
    pub(super) measured: Vec<Measured>,
}

/// Head of a column.
pub(super) struct Head {
    pub(super) text: String,
    pub(super) right: bool,
    /// In letters.
    pub(super) width: f64,
}

/// What a cell of a sheet holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// A number, and the number format in which it reads as it is printed.
    Number(f64, String),
    Empty,
}

/// Columns of a figure and of its limits.
pub(super) struct Measured {
    pub(super) figure: usize,
    pub(super) low: usize,
    pub(super) high: usize,
    /// Head of the figure.
    pub(super) head: String,
}

/// How a column of the document is spread over the sheet.
#[derive(Clone, Copy, PartialEq)]
enum Spread {
    One,
    Fraction,
    Interval,
}

impl Grid {
    pub(super) fn new(table: &Table, language: Language, words: &WorkbookWords) -> Self {
        let spreads: Vec<Spread> = (0..table.columns.len()).map(|i| spread(table, i)).collect();
        let heads = (0..).zip(&spreads).flat_map(|(at, spread)| heads(table, at, *spread, words));
        let row = |cells: &Vec<Cell>| {
            cells.iter().zip(&spreads).flat_map(|(cell, spread)| values(cell, *spread, language)).collect()
        };
        let heads = unique(heads.collect());
        Self { measured: measured(table, &spreads, &heads), rows: table.rows.iter().map(row).collect(), heads }
    }
}

fn spread(table: &Table, column: usize) -> Spread {
    let mut cells = table.rows.iter().filter_map(|row| row.get(column));
    let special = cells.find_map(|cell| match cell {
        Cell::Fraction { .. } => Some(Spread::Fraction),
        Cell::PercentRange { .. } | Cell::Range { .. } => Some(Spread::Interval),
        _ => None,
    });
    special.unwrap_or(Spread::One)
}

fn heads(table: &Table, at: usize, spread: Spread, words: &WorkbookWords) -> Vec<Head> {
    let Some(column) = table.columns.get(at) else { return Vec::new() };
    // A sheet's table has one row of heads: where several stand over others, each says which it is under.
    let is_one_of_several = |over: &String| table.columns.iter().any(|c| c.over.as_ref().is_some_and(|o| o != over));
    let named = |own: &str| match column.over.as_ref().filter(|over| is_one_of_several(over)) {
        Some(over) => format!("{over}: {own}"),
        None => own.to_string(),
    };
    let head =
        |own: &str, width: f64| Head { text: head_text(&named(own)), right: column.align == Align::Right, width };
    // An interval that is told in a head over its figure's goes by the name of the figure.
    let own = match at.checked_sub(1).and_then(|before| table.columns.get(before)) {
        Some(figure) if column.is_interval && column.head.is_empty() => &figure.head,
        _ => &column.head,
    };
    match spread {
        Spread::One => vec![head(own, column.width * 11.0)],
        Spread::Fraction => vec![head(words.favourable, 12.0), head("n", 8.0)],
        Spread::Interval => vec![head(&(words.lower)(own), 15.0), head(&(words.upper)(own), 15.0)],
    }
}

/// A head as a sheet's table can have it: in one line, and not longer than Excel reads.
fn head_text(text: &str) -> String {
    const LONGEST: usize = 200;
    let line = cell_text(&text.replace(['\n', '\t'], " "));
    if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST - 1).chain(['…']).collect() }
}

/// A sheet's table needs heads that differ, whatever they are: the second of a name is called `n (2)`.
fn unique(mut heads: Vec<Head>) -> Vec<Head> {
    for i in 1..heads.len() {
        let own = heads[i].text.clone();
        let taken = |text: &String| heads[..i].iter().any(|head| head.text.to_lowercase() == text.to_lowercase());
        let numbered = (2..).map(|number| format!("{own} ({number})"));
        let free = std::iter::once(own.clone()).chain(numbered).find(|text| !taken(text));
        heads[i].text = free.unwrap_or(own);
    }
    heads
}

fn values(cell: &Cell, spread: Spread, language: Language) -> Vec<Value> {
    let count = |n: u64| Value::Number(n as f64, spreadsheet::count());
    let given = match cell {
        Cell::Text(text) | Cell::Link { text, .. } => vec![Value::Text(cell_text(text))],
        Cell::Count(n) => vec![count(*n)],
        Cell::Fraction { k, n } => return vec![count(*k), count(*n)],
        Cell::Percent { n: 0, .. } | Cell::Empty => vec![Value::Empty],
        Cell::Percent { k, n } => vec![Value::Number(*k as f64 / *n as f64, spreadsheet::percent(language, *k, *n))],
        Cell::PercentRange { low, high, n } => {
            let format = spreadsheet::share(language, *n);
            return vec![Value::Number(*low, format.clone()), Value::Number(*high, format)];
        }
        Cell::Share { value, n } => vec![Value::Number(*value, spreadsheet::share(language, *n))],
        Cell::Difference { value, digits } => vec![Value::Number(*value, spreadsheet::signed(*digits))],
        Cell::Number { value, digits } => vec![Value::Number(*value, spreadsheet::decimal(*digits))],
        Cell::Range { low, high, digits } => {
            let format = spreadsheet::decimal(*digits);
            return vec![Value::Number(*low, format.clone()), Value::Number(*high, format)];
        }
        Cell::Status { status, text } => vec![Value::Text(format!("{} {text}", sign(*status)))],
        Cell::Hidden => vec![Value::Text(cell.text(language))],
    };
    match (spread, cell) {
        (Spread::One, _) => given,
        // A figure that counts nothing favourable has its n only.
        (Spread::Fraction, Cell::Count(n)) => vec![Value::Empty, count(*n)],
        _ => [given.clone(), given].concat(),
    }
}

/// The figures that have their intervals beside them: all that are of shares, else of differences.
fn measured(table: &Table, spreads: &[Spread], heads: &[Head]) -> Vec<Measured> {
    let holds =
        |column: usize, wanted: fn(&Cell) -> bool| table.rows.iter().any(|row| row.get(column).is_some_and(wanted));
    // Where the document's column begins in the sheet.
    let at = |column: usize| spreads[..column].iter().map(|s| if *s == Spread::One { 1 } else { 2 }).sum::<usize>();
    let of = |figure: fn(&Cell) -> bool, interval: fn(&Cell) -> bool| -> Vec<Measured> {
        let has_interval = |column: &usize| {
            let next = table.columns.get(column + 1).is_some_and(|next| next.is_interval);
            next && holds(*column, figure) && holds(column + 1, interval)
        };
        let measured = |column: usize| Measured {
            figure: at(column),
            low: at(column + 1),
            high: at(column + 1) + 1,
            head: heads.get(at(column)).map(|head| head.text.clone()).unwrap_or_default(),
        };
        (0..spreads.len()).filter(has_interval).map(measured).collect()
    };
    let shares = of(|cell| matches!(cell, Cell::Percent { .. }), |cell| matches!(cell, Cell::PercentRange { .. }));
    if shares.is_empty() {
        of(|cell| matches!(cell, Cell::Difference { .. }), |cell| matches!(cell, Cell::Range { .. }))
    } else {
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_differ_whatever_they_were() {
        let head = |text: &str| Head { text: text.into(), right: false, width: 9.0 };
        let heads = unique(["n", "N", "n", "n (2)", "x"].map(head).into());
        let texts: Vec<&str> = heads.iter().map(|head| head.text.as_str()).collect();
        assert_eq!(texts, ["n", "N (2)", "n (3)", "n (2) (2)", "x"]);
    }
}

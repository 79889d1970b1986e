//! Charts as office programs have them. Word and Excel share the language of charts: what the writer of workbooks makes of
//! one serves both.

mod bars;
mod dress;
mod points;

use rust_xlsxwriter::Chart as Excel;

pub(super) use dress::{SMALL, hundredths};

use crate::charts::Native;
use crate::language::messages::WorkbookWords;

/// Width of a chart on A4 between the margins (166 mm), in CSS pixels.
pub(super) const WIDTH: f64 = 627.0;

/// Where the numbers of a chart are: the sheet, and the row of their heads. They begin in the first column.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// Name of the sheet.
    pub(super) sheet: &'a str,
    /// Row of the heads.
    pub(super) heads: u32,
}

/// What stands over a chart, within it.
#[derive(Clone, Copy)]
pub(super) enum Title<'a> {
    /// Nothing.
    None,
    /// That the answers are made up: a chart that is copied elsewhere takes it along.
    MadeUp(&'a str),
    /// The text of the sheet's first cell: words could be taken for a formula.
    OfSheet,
}

/// A column of the numbers.
pub(super) struct Column {
    /// Its head; none over the names of the rows.
    pub(super) head: Option<String>,
    /// What is in it, from the top down.
    pub(super) cells: Cells,
}

/// What is in a column.
pub(super) enum Cells {
    /// Names of rows.
    Names(Vec<String>),
    /// Numbers where there are some, and how they are shown.
    Numbers(Vec<Option<f64>>, String),
}

/// The numbers of a chart as columns from the left.
pub(super) fn columns(native: &Native, words: &WorkbookWords) -> Vec<Column> {
    match native {
        Native::Bars(bars) => bars::columns(bars, words),
        Native::Points(points) => points::columns(points),
    }
}

/// The chart of numbers that are in their place, with letters made smaller by `scale`.
pub(super) fn excel(native: &Native, place: Place<'_>, title: Title<'_>, scale: f64) -> Excel {
    match native {
        Native::Bars(bars) => bars::excel(bars, place, title, scale),
        Native::Points(points) => points::excel(points, place, title, scale),
    }
}

/// Height of the chart in CSS pixels.
pub(super) fn height(native: &Native, scale: f64) -> f64 {
    match native {
        Native::Bars(bars) => bars::height(bars, scale),
        Native::Points(points) => points::height(points, scale),
    }
}

impl<'a> Place<'a> {
    /// The cell of a column's head.
    fn head(self, column: u16) -> (&'a str, u32, u16) {
        (self.sheet, self.heads, column)
    }

    /// The cells of a column, so many rows of them.
    fn cells(self, column: u16, rows: u32) -> (&'a str, u32, u16, u32, u16) {
        (self.sheet, self.heads + 1, column, self.heads + rows, column)
    }
}

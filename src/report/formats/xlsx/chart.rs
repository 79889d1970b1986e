//! A chart of a table's figures with their intervals, which Excel draws and its user can change: shares, differences, or
//! the shares of several rounds.
//!
//! It is drawn from a block of its own under it, without the rows that are not shown: a bar of length nought
//! would say that nobody agreed.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::super::native::{self, Cells, Place, Title, WIDTH};
use super::grid::{Grid, Measured, Value};
use super::sheet::{ACROSS, MUTED, UPRIGHT, column, height, is_across, room, wide, width};
use super::{Entry, cell_text};
use crate::charts::{Axis, Bars, Native, Part, Stack};
use crate::language::messages::WorkbookWords;
use crate::language::{Language, number};
use crate::report::document::Document;

/// Height of a row of a sheet, in CSS pixels.
const ROW: f64 = 20.0;

pub(super) fn write(
    sheet: &mut Worksheet,
    document: &Document,
    words: &WorkbookWords,
    entry: &Entry<'_>,
    grid: &Grid,
    row: u32,
) -> Result<(), XlsxError> {
    let Some(bars) = bars(grid, document.language) else { return Ok(()) };
    let alt = alt(document, entry, &bars.categories);
    let native = Native::Bars(bars);
    let drawn = native::height(&native, 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundred pixels")]
    let (wide, high, rows) = (WIDTH as u32, drawn as u32, (drawn / ROW) as u32);
    let heads = row + rows + 3;
    block(sheet, words, &native, heads, grid.heads.first().map_or(0.0, width))?;
    let place = Place { sheet: &entry.sheet, heads };
    let mut chart = native::excel(&native, place, Title::OfSheet, 1.0);
    chart.set_width(wide).set_height(high).set_alt_text(alt);
    sheet.insert_chart(row, 0, &chart)?;
    if above(grid) + drawn * POINTS > page(grid) {
        // Whole on the next page, and not in two halves.
        sheet.set_page_breaks(&[row])?;
    }
    Ok(())
}

/// Points a CSS pixel.
const POINTS: f64 = 0.75;

/// Height of what stands above a chart, in points: caption, heads and rows; notes are a line each.
fn above(grid: &Grid) -> f64 {
    /// Caption, banner, way back, heads, notes.
    const AROUND: f64 = 180.0;
    AROUND + grid.rows.iter().map(|row| height(row, &grid.heads)).sum::<f64>()
}

/// Height of the page that a table is printed on, in points of its own: a wide table is made smaller until it fits across.
fn page(grid: &Grid) -> f64 {
    let (letters, high) = if is_across(grid) { (ACROSS, 450.0) } else { (UPRIGHT, 690.0) };
    high * (wide(grid) / letters).max(1.0)
}

/// A row of the table as far as it can be drawn: its label, and each figure with its interval.
struct Row<'a> {
    label: &'a str,
    figures: Vec<Option<(f64, f64, f64)>>,
}

/// The figures of a table that share a unit; `None` where there are none.
fn bars(grid: &Grid, language: Language) -> Option<Bars> {
    let first = grid.measured.first()?;
    let formats = || grid.rows.iter().filter_map(|row| number_in(row, first.figure)).map(|(_, format)| format);
    let format = formats().find(|format| format.contains('%')).or_else(|| formats().next())?;
    let is_share = format.contains('%');
    let several = grid.measured.len() > 1;
    let row = |row: &'_ Vec<Value>| {
        let figure = |of: &Measured| {
            // A mean among shares is no bar, nor is a difference of means among those of shares.
            let (value, own) = number_in(row, of.figure)?;
            let is_alike = if is_share { own.contains('%') } else { own == format };
            Some((value, number_in(row, of.low)?.0, number_in(row, of.high)?.0)).filter(|_| is_alike)
        };
        grid.measured.iter().map(figure).collect::<Vec<_>>()
    };
    let labelled = grid.rows.iter().filter_map(|cells| {
        let Some(Value::Text(label)) = cells.first() else { return None };
        Some(Row { label, figures: row(cells) }).filter(|row| row.figures.iter().any(Option::is_some))
    });
    let rows: Vec<Row<'_>> = labelled.collect();
    let ends = rows.iter().flat_map(|row| row.figures.iter().flatten());
    let ends = ends.fold((0.0_f64, 0.0_f64), |(a, b), (_, low, high)| (a.min(*low), b.max(*high)));
    let shades = Part::shades(grid.measured.len());
    let part = |((at, of), color): ((usize, &Measured), _)| {
        let figures = || rows.iter().map(|row| row.figures[at]);
        let values = figures().map(|figure| figure.map(|(value, ..)| value)).collect();
        Part::colored(of.head.as_str(), color, values, figures().map(|f| f.map(|(_, low, high)| (low, high))).collect())
    };
    (!rows.is_empty()).then(|| Bars {
        subtitle: None,
        categories: rows.iter().map(|row| category(row, &format, language)).collect(),
        parts: grid.measured.iter().enumerate().zip(shades).map(part).collect(),
        stack: if several { Stack::Beside } else { Stack::Whole },
        against: Vec::new(),
        axis: if is_share { Axis::Whole } else { Axis::Across(ends.0, ends.1) },
        format,
        notes: Vec::new(),
    })
}

/// The number of a cell and how it is shown.
fn number_in(row: &[Value], column: usize) -> Option<(f64, String)> {
    match row.get(column)? {
        Value::Number(value, format) => Some((*value, format.clone())),
        _ => None,
    }
}

/// `Label: 75 % (60–86 %)`; where there are several figures, their bars have the room.
fn category(row: &Row<'_>, format: &str, language: Language) -> String {
    let [Some((value, low, high))] = row.figures.as_slice() else { return row.label.to_string() };
    if !format.contains('%') {
        return row.label.to_string();
    }
    let n = if format.starts_with("0.0") { number::DECIMALS_FROM } else { 0 };
    let share = number::share(language, *value, n);
    format!("{}: {share} ({})", row.label, number::percent_range(language, *low, *high, n))
}

/// The numbers that the chart is drawn from, their names in a column so many letters wide.
fn block(
    sheet: &mut Worksheet,
    words: &WorkbookWords,
    native: &Native,
    heads: u32,
    labels: f64,
) -> Result<(), XlsxError> {
    let small = Format::new().set_font_color(MUTED).set_font_size(9.0).set_text_wrap();
    sheet.write_string_with_format(heads - 1, 0, words.chart_data, &small.clone().set_bold())?;
    for (at, of) in native::columns(native, words).iter().enumerate() {
        let at = column(at);
        if let Some(head) = &of.head {
            sheet.write_string_with_format(heads, at, cell_text(head), &small)?;
        }
        let values: Vec<Value> = match &of.cells {
            Cells::Names(names) => names.iter().map(|name| Value::Text(cell_text(name))).collect(),
            Cells::Numbers(numbers, format) => {
                let value = |number: &Option<f64>| number.map_or(Value::Empty, |n| Value::Number(n, format.clone()));
                numbers.iter().map(value).collect()
            }
        };
        for (row, value) in (heads + 1..).zip(&values) {
            super::sheet::write(sheet, row, at, value, at > 0)?;
            if let Value::Text(name) = value {
                sheet.set_row_height(row, room(name, labels))?;
            }
        }
    }
    Ok(())
}

/// What the chart shows, in words: as many rows as Excel has room for. All of them are in the table above the chart.
fn alt(document: &Document, entry: &Entry<'_>, rows: &[String]) -> String {
    /// The longest description that Excel takes.
    const LONGEST: usize = 255;
    let start = document.banner.iter().chain([&entry.title]).map(|text| text.trim_end_matches('.'));
    let mut alt = format!("{}.", start.collect::<Vec<_>>().join(". "));
    for row in rows.iter().map(|row| format!(" {};", row.replace('\n', " "))) {
        if alt.chars().count() + row.chars().count() >= LONGEST {
            alt.push_str(" …");
            break;
        }
        alt.push_str(&row);
    }
    cell_text(&alt.chars().take(LONGEST).collect::<String>())
}

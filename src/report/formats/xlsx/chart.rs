//! A chart of a table's shares with their intervals, which Excel draws and its user can change.
//!
//! It is drawn from a block of its own under it, without the rows that are not shown: a bar of length nought
//! would say that nobody agreed.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartErrorBars, ChartErrorBarsType, ChartFont, ChartFormat,
    ChartLine, ChartRange, ChartSolidFill, Color, Format, Worksheet, XlsxError,
};

use super::grid::{Grid, Shares, Value};
use super::sheet::{MUTED, count};
use super::{Entry, cell_text};
use crate::language::messages::WorkbookWords;
use crate::language::{number, spreadsheet};
use crate::report::document::Document;

/// Light enough for the interval to be seen on it, and for dark letters; dark enough for the paper.
const BAR: Color = Color::RGB(0x58_97_C9);
const INK: Color = Color::RGB(0x1B_1F_24);

/// A row of the chart.
struct Bar<'a> {
    label: &'a str,
    share: f64,
    format: &'a str,
    low: f64,
    high: f64,
}

pub(super) fn write(
    sheet: &mut Worksheet,
    document: &Document,
    words: &WorkbookWords,
    entry: &Entry<'_>,
    grid: &Grid,
    row: u32,
) -> Result<(), XlsxError> {
    let bars: Vec<Bar<'_>> = grid.shares.map(|shares| bars(grid, shares)).unwrap_or_default();
    if bars.is_empty() {
        return Ok(());
    }
    let height = 90 + 34 * count(&bars);
    let data = row + height / 20 + 2;
    block(sheet, words, &bars, data)?;
    let (first, last) = (data + 2, data + 1 + count(&bars));
    let cells = |column: u16| (entry.sheet.as_str(), first, column, last, column);
    let range = |column: u16| ChartRange::new_from_range(&entry.sheet, first, column, last, column);
    let mut chart = Chart::new_bar();
    let mut interval = ChartErrorBars::new();
    interval.set_type(ChartErrorBarsType::Custom(range(3), range(2)));
    interval.set_format(ChartFormat::new().set_line(ChartLine::new().set_color(MUTED).set_width(1.25)));
    let muted = ChartFont::new().set_color(MUTED).clone();
    let mut label = ChartDataLabel::new();
    label
        .show_value()
        .set_position(ChartDataLabelPosition::InsideBase)
        .set_font(ChartFont::new().set_bold().set_color(INK));
    chart
        .add_series()
        .set_categories(cells(0))
        .set_values(cells(1))
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(BAR)))
        .set_data_label(&label)
        .set_x_error_bars(&interval)
        .set_gap(60);
    let percent = spreadsheet::share(document.language, 0);
    // The caption's cell: a text could be taken for a formula.
    chart.title().set_name((entry.sheet.as_str(), 0, 0)).set_font(ChartFont::new().set_size(12).set_color(MUTED));
    chart.legend().set_hidden();
    // From the top down, as the table.
    chart.y_axis().set_reverse().set_font(&muted);
    chart.x_axis().set_min(0).set_max(1).set_major_unit(0.25).set_num_format(percent).set_font(&muted);
    chart.set_width(640).set_height(height).set_alt_text(alt(document, entry, &bars));
    sheet.insert_chart(row, 0, &chart)?;
    Ok(())
}

/// Rows of the table that show a share.
fn bars(grid: &Grid, shares: Shares) -> Vec<Bar<'_>> {
    grid.rows.iter().filter_map(|row| bar(row, shares)).collect()
}

fn bar(row: &[Value], shares: Shares) -> Option<Bar<'_>> {
    let number = |column: usize| match row.get(column)? {
        Value::Number(value, format) => Some((*value, format.as_str())),
        _ => None,
    };
    let Value::Text(label) = row.first()? else { return None };
    // A mean among shares is no bar.
    let (share, format) = number(shares.share).filter(|(_, format)| format.contains('%'))?;
    Some(Bar { label, share, format, low: number(shares.low)?.0, high: number(shares.high)?.0 })
}

/// The numbers that the chart is drawn from: label, share, and how far the interval reaches down and up.
fn block(sheet: &mut Worksheet, words: &WorkbookWords, bars: &[Bar<'_>], row: u32) -> Result<(), XlsxError> {
    let small = Format::new().set_font_color(MUTED).set_font_size(9.0).set_text_wrap();
    sheet.write_string_with_format(row, 0, words.chart_data, &small.clone().set_bold())?;
    for (column, head) in (1..).zip([words.share, words.down, words.up]) {
        sheet.write_string_with_format(row + 1, column, head, &small)?;
    }
    for (row, bar) in (row + 2..).zip(bars) {
        super::sheet::write(sheet, row, 0, &Value::Text(bar.label.to_string()), false)?;
        for (column, value) in (1..).zip([bar.share, bar.share - bar.low, bar.high - bar.share]) {
            super::sheet::write(sheet, row, column, &Value::Number(value, bar.format.to_string()), true)?;
        }
    }
    Ok(())
}

/// What the chart shows, in words made from the numbers: as many rows as Excel has room for. All of them are in the
/// table above the chart.
fn alt(document: &Document, entry: &Entry<'_>, bars: &[Bar<'_>]) -> String {
    /// The longest description that Excel takes.
    const LONGEST: usize = 255;
    let read = |bar: &Bar<'_>| {
        let n = if bar.format.starts_with("0.0") { number::DECIMALS_FROM } else { 0 };
        let share = number::share(document.language, bar.share, n);
        format!(" {}: {share} ({});", bar.label, number::percent_range(document.language, bar.low, bar.high, n))
    };
    let start = document.banner.iter().chain([&entry.title]).map(|text| text.trim_end_matches('.'));
    let mut alt = format!("{}.", start.collect::<Vec<_>>().join(". "));
    for row in bars.iter().map(read) {
        if alt.chars().count() + row.chars().count() >= LONGEST {
            alt.push_str(" …");
            break;
        }
        alt.push_str(&row);
    }
    cell_text(&alt.chars().take(LONGEST).collect::<String>())
}

//! Bars from the top down, with what they are held against and how sure they are.

use rust_xlsxwriter::{
    Chart as Excel, ChartAxisLabelPosition, ChartDataLabel, ChartDataLabelPosition, ChartErrorBars, ChartErrorBarsType,
    ChartFormat, ChartLine, ChartRange, ChartSolidFill, ChartType,
};

use super::dress::{INK, LABEL_SIZE, LEAST_HEIGHT, MUTED, RULE, SMALL, color, dress, font, round_step};
use super::{Cells, Column, Place, Title, WIDTH};
use crate::charts::text::{Weight, wrap};
use crate::charts::{Axis, Bars, Part, Stack};
use crate::language::messages::WorkbookWords;

/// A part narrower than this has no room for its number.
const NARROW: f64 = 0.06;

/// Office programs give the labels beside the bars about this share of the width.
const LABELS: f64 = 0.33;

/// Height of the labels' lines, of a bar, and of one among several in a row, in CSS pixels.
const LINE: f64 = 17.0;
const BAR: f64 = 26.0;
const THIN_BAR: f64 = 18.0;

/// Height on the page in CSS pixels. All rows of a chart are of one height: they have room for the longest label.
pub(super) fn height(bars: &Bars, scale: f64) -> f64 {
    let size = LABEL_SIZE * scale * 4.0 / 3.0;
    let lines = |label: &String| wrap(None, label, Weight::Regular, size, WIDTH * LABELS).len();
    let label = LINE * bars.categories.iter().map(lines).max().unwrap_or(1) as f64 + 12.0;
    let row = label.max(38.0).max(12.0 + THIN_BAR * beside(bars));
    scale * (around(bars) + row * bars.categories.len() as f64).max(LEAST_HEIGHT)
}

/// Height of title, legend and axis in CSS pixels.
fn around(bars: &Bars) -> f64 {
    let legend = if has_legend(bars) { 56.0 } else { 0.0 };
    let axis = if has_axis(bars) { 26.0 } else { 0.0 };
    44.0 + legend + axis
}

/// How many bars stand below each other in a row.
fn beside(bars: &Bars) -> f64 {
    if bars.stack == Stack::Beside { bars.parts.len() as f64 } else { 1.0 }
}

/// Room between rows in per cent of a bar, so that few bars do not grow fat.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a per cent between two limits")]
fn gap(bars: &Bars) -> u16 {
    let row = (height(bars, 1.0) - around(bars)) / bars.categories.len().max(1) as f64;
    let bar = if bars.stack == Stack::Beside { THIN_BAR } else { BAR };
    ((row - bar * beside(bars)) / bar * 100.0).clamp(45.0, 300.0) as u16
}

/// A row that is named after the only part it has needs no legend.
fn has_legend(bars: &Bars) -> bool {
    let named = bars.parts.iter().all(|part| bars.categories.iter().any(|category| category.starts_with(&part.name)));
    let has_several = bars.parts.len() > 1 || bars.stack == Stack::OneOf;
    has_several && !named || !bars.against.is_empty()
}

/// Where numbers on the bars would stand on their intervals, an axis tells them.
fn has_axis(bars: &Bars) -> bool {
    bars.parts.iter().any(|part| !part.intervals.is_empty())
}

/// Names of the rows, the parts, what they are held against, and how far the intervals of each part reach down and up.
pub(super) fn columns(bars: &Bars, words: &WorkbookWords) -> Vec<Column> {
    let numbers = |head: &str, values: Vec<Option<f64>>| Column {
        head: Some(head.into()),
        cells: Cells::Numbers(values, bars.format.clone()),
    };
    let names =
        Column { head: None, cells: Cells::Names(bars.categories.iter().map(|name| broken(bars, name)).collect()) };
    let parts = bars.parts.iter().map(|part| numbers(&part.name, part.values.clone()));
    let against = bars.against.iter().map(|against| numbers(&against.name, against.values.clone()));
    let intervals = bars.parts.iter().filter(|part| !part.intervals.is_empty()).flat_map(|part| {
        let reach = |far: fn(f64, (f64, f64)) -> f64| {
            let both = part.values.iter().zip(&part.intervals);
            both.map(|(value, interval)| Some(far((*value)?, (*interval)?))).collect()
        };
        // How far is no difference: it has no sign.
        let format = bars.format.trim_start_matches('+').split(';').next().unwrap_or_default();
        let lengths = |head: String, values| Column { head: Some(head), cells: Cells::Numbers(values, format.into()) };
        let head =
            |reach: &str| if bars.parts.len() > 1 { format!("{}: {reach}", part.name) } else { reach.to_string() };
        [
            lengths(head(words.down), reach(|value, (low, _)| value - low)),
            lengths(head(words.up), reach(|value, (_, high)| high - value)),
        ]
    });
    std::iter::once(names).chain(parts).chain(against).chain(intervals).collect()
}

/// Names that stand outside bars to both sides are cut off by LibreOffice where they are long: they bring their lines.
fn broken(bars: &Bars, name: &str) -> String {
    match bars.axis {
        Axis::Across(..) => wrap(None, name, Weight::Regular, LABEL_SIZE * 4.0 / 3.0, WIDTH * LABELS).join("\n"),
        Axis::Whole | Axis::Longest => name.to_string(),
    }
}

pub(super) fn excel(bars: &Bars, place: Place<'_>, title: Title<'_>, scale: f64) -> Excel {
    let is_whole = bars.stack == Stack::Whole && bars.parts.len() > 1;
    let mut excel = Excel::new(if is_whole { ChartType::BarPercentStacked } else { ChartType::Bar });
    let rows = u32::try_from(bars.categories.len()).unwrap_or(u32::MAX);
    // Where each column of numbers stands in the workbook.
    let mut reach = 1 + u16::try_from(bars.parts.len() + bars.against.len()).unwrap_or(u16::MAX);
    for (column, part) in (1..).zip(&bars.parts) {
        let set = excel.add_series();
        set.set_name(place.head(column))
            .set_categories(place.cells(0, rows))
            .set_values(place.cells(column, rows))
            .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(color(part.color))))
            .set_gap(gap(bars))
            .set_overlap(if bars.stack == Stack::Beside { 0 } else { 100 });
        if part.intervals.is_empty() {
            let label = label(part, is_whole, &bars.format, scale);
            set.set_data_label(&label);
            let has_room = |value: &Option<f64>| value.is_some_and(|value| !is_whole || value >= NARROW);
            // A row that lacks the part would have a number too.
            if !part.values.iter().all(has_room) {
                let none = ChartDataLabel::new().set_hidden().clone();
                let shown = part.values.iter().map(|value| if has_room(value) { label.clone() } else { none.clone() });
                set.set_custom_data_labels(&shown.collect::<Vec<_>>());
            }
        } else {
            set.set_x_error_bars(&interval(place, reach, rows));
            reach += 2;
        }
    }
    let first_against = 1 + u16::try_from(bars.parts.len()).unwrap_or(u16::MAX);
    for (column, _) in (first_against..).zip(&bars.against) {
        // An empty frame over the bar: what was promised is seen where the bar falls short of it and where it passes it.
        let frame = ChartLine::new().set_color(INK).set_width(1.0).clone();
        let set = excel.add_series();
        set.set_name(place.head(column))
            .set_categories(place.cells(0, rows))
            .set_values(place.cells(column, rows))
            .set_format(ChartFormat::new().set_no_fill().set_border(&frame))
            .set_gap(gap(bars))
            .set_overlap(100);
    }
    dress(&mut excel, title, place, has_legend(bars), scale);
    axes(&mut excel, bars, scale);
    excel
}

fn axes(excel: &mut Excel, bars: &Bars, scale: f64) {
    let line = ChartLine::new().set_color(RULE).clone();
    // From the top down, as everywhere in the report; names stand outside also where bars reach to both sides.
    excel
        .y_axis()
        .set_reverse()
        .set_label_position(ChartAxisLabelPosition::Low)
        .set_font(&font(LABEL_SIZE * scale, INK))
        .set_format(ChartFormat::new().set_line(&line));
    let axis = excel.x_axis();
    if has_axis(bars) {
        axis.set_num_format(bars.format.as_str()).set_font(&font(SMALL * scale, MUTED)).set_major_gridlines_line(&line);
    } else {
        axis.set_hidden(true).set_major_gridlines(false);
    }
    match bars.axis {
        Axis::Whole => {
            axis.set_min(0).set_max(1).set_major_unit(0.25);
        }
        Axis::Longest => {
            axis.set_min(0);
        }
        Axis::Across(low, high) => {
            let step = round_step(high.max(-low));
            let (from, to) = ((low / step).floor() * step, (high / step).ceil() * step);
            axis.set_min(from).set_max(to).set_major_unit(step);
        }
    }
}

/// A line from the lower end of each interval to the upper one; how far they are is in the columns from `down` on.
fn interval(place: Place<'_>, down: u16, rows: u32) -> ChartErrorBars {
    let range = |column: u16| {
        let (sheet, first, column, last, _) = place.cells(column, rows);
        ChartRange::new_from_range(sheet, first, column, last, column)
    };
    let mut interval = ChartErrorBars::new();
    interval.set_end_cap(false).set_type(ChartErrorBarsType::Custom(range(down + 1), range(down)));
    interval.set_format(ChartFormat::new().set_line(ChartLine::new().set_color(INK).set_width(1.5)));
    interval
}

/// The number on or beside its bar.
fn label(part: &Part, is_whole: bool, format: &str, scale: f64) -> ChartDataLabel {
    let (position, letters) = if is_whole {
        (ChartDataLabelPosition::Center, color(part.letters))
    } else {
        (ChartDataLabelPosition::OutsideEnd, INK)
    };
    let font = font(SMALL * scale, letters).set_bold().clone();
    ChartDataLabel::new().show_value().set_position(position).set_font(&font).set_num_format(format).clone()
}

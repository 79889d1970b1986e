//! A chart that Word draws, with the workbook that its numbers can be changed in.
//!
//! Word and Excel share the language of charts, so the chart is what the writer of workbooks makes of it.

use std::io::{Cursor, Read};

use rust_xlsxwriter::{
    Chart as Excel, ChartDataLabel, ChartDataLabelPosition, ChartErrorBars, ChartErrorBarsType, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartRange, ChartSolidFill, ChartType, Color, DocProperties, ExcelDateTime, Format,
    Workbook, Worksheet, XlsxError,
};
use zip::ZipArchive;

use super::super::RenderError;
use super::super::xlsx::cell_text;
use super::figure::WIDTH;
use crate::charts::text::{Weight, wrap};
use crate::charts::{Axis, Chart, Part, Series};
use crate::language::Language;
use crate::language::messages::WorkbookWords;

/// Name of the chart's way to its workbook.
pub(super) const WORKBOOK: &str = "workbook";

/// A part narrower than this has no room for its number.
const NARROW: f64 = 0.06;

/// Office programs give the labels beside the bars about this share of the width.
const LABELS: f64 = 0.33;

/// Size of the labels beside the bars and of other letters in points, and the height of the labels' lines in CSS pixels.
const LABEL_SIZE: f64 = 10.0;
const SMALL: f64 = 9.0;
const LINE: f64 = 17.0;

/// Height of a bar in CSS pixels.
const BAR: f64 = 26.0;

/// LibreOffice lays every chart out at 16 by 9 and squeezes it into its place: in a lower one letters could not be read.
const LEAST_HEIGHT: f64 = 264.0;

const INK: Color = Color::RGB(0x1B_1F_24);
const MUTED: Color = Color::RGB(0x55_5F_6B);
const RULE: Color = Color::RGB(0xDD_E1_E6);
const WARNING: Color = Color::RGB(0xA8_4A_0C);

/// The files of a chart, and what stands around it.
pub(super) struct NativeChart {
    /// The chart.
    pub(super) xml: Vec<u8>,
    /// The workbook with its numbers.
    pub(super) workbook: Vec<u8>,
    /// Height on the page in CSS pixels.
    pub(super) height_px: f64,
    /// What was left out.
    pub(super) notes: Vec<String>,
}

impl NativeChart {
    /// The chart with its letters made smaller by `scale`.
    ///
    /// Errors: a chart that cannot be written, always a fault of the program.
    pub(super) fn new(chart: &Chart, series: Series, scale: f64) -> Result<Self, RenderError> {
        let failed = |error: XlsxError| RenderError(error.to_string());
        let whole = workbook(chart, &series, Some(scale)).map_err(failed)?;
        Ok(Self {
            xml: drawn(&whole).map_err(|error| RenderError(format!("no chart in its workbook: {error}")))?,
            workbook: workbook(chart, &series, None).map_err(failed)?,
            height_px: height(chart.language(), &series, scale),
            notes: series.notes,
        })
    }
}

/// Room for the longest label in every row: all rows of a chart are of one height.
fn height(language: Language, series: &Series, scale: f64) -> f64 {
    let size = LABEL_SIZE * scale * 4.0 / 3.0;
    let lines = |label: &String| wrap(language, label, Weight::Regular, size, WIDTH * LABELS).len();
    let row = LINE * series.categories.iter().map(lines).max().unwrap_or(1) as f64 + 12.0;
    scale * (around(series) + row.max(38.0) * series.categories.len() as f64).max(LEAST_HEIGHT)
}

/// Height of title, legend and axis in CSS pixels.
fn around(series: &Series) -> f64 {
    let legend = if has_legend(series) { 56.0 } else { 0.0 };
    let axis = if has_axis(series) { 26.0 } else { 0.0 };
    44.0 + legend + axis
}

/// Room between bars in per cent of their own height, so that few bars do not grow fat.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a per cent between two limits")]
fn gap(language: Language, series: &Series) -> u16 {
    let row = (height(language, series, 1.0) - around(series)) / series.categories.len().max(1) as f64;
    ((row - BAR) / BAR * 100.0).clamp(45.0, 300.0) as u16
}

fn is_stacked(series: &Series) -> bool {
    series.parts.len() > 1
}

fn has_legend(series: &Series) -> bool {
    is_stacked(series) || series.against.is_some()
}

/// Where numbers on the bars would stand on their intervals, an axis tells them.
fn has_axis(series: &Series) -> bool {
    !series.intervals.is_empty()
}

/// The chart's part of a workbook, made to look for its numbers in the workbook beside it.
fn drawn(workbook: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let mut xml = String::new();
    ZipArchive::new(Cursor::new(workbook))?.by_name("xl/charts/chart1.xml")?.read_to_string(&mut xml)?;
    // How a sheet is printed is nothing to Word.
    let end = xml.find("<c:printSettings>").or_else(|| xml.find("</c:chartSpace>")).unwrap_or(xml.len());
    xml.truncate(end);
    // What a label shows beside the value is said here: programs differ in what they take for granted.
    let value_only = "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/>\
                      <c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";
    let xml = xml.replace("<c:showVal val=\"1\"/>", value_only);
    let way = format!("<c:externalData r:id=\"{WORKBOOK}\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>");
    Ok((xml + &way).into_bytes())
}

fn workbook(chart: &Chart, series: &Series, drawn_at: Option<f64>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The clock would change the bytes.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet().set_name(SHEET)?;
    for (row, category) in (1..).zip(&series.categories) {
        sheet.write_string(row, 0, cell_text(category))?;
    }
    for (at, column) in (1..).zip(columns(series, chart.language().workbook_words())) {
        write(sheet, at, &column, &series.format)?;
    }
    if let Some(scale) = drawn_at {
        sheet.insert_chart(0, 0, &excel(chart, series, scale))?;
    }
    book.save_to_buffer()
}

/// A column of the workbook: its head and a number for each bar that has one.
type Column = (String, Vec<Option<f64>>);

/// The parts, what they are held against, and how far the intervals reach down and up, in this order.
fn columns(series: &Series, words: &WorkbookWords) -> Vec<Column> {
    let parts = series.parts.iter().map(|part| (part.name.clone(), part.values.iter().copied().map(Some).collect()));
    let against = series.against.iter().map(|against| (against.name.clone(), against.values.clone()));
    let reach = |far: fn(f64, (f64, f64)) -> f64| -> Vec<Option<f64>> {
        let values = series.parts.iter().flat_map(|part| &part.values);
        values.zip(&series.intervals).map(|(value, interval)| Some(far(*value, *interval))).collect()
    };
    let mut columns: Vec<Column> = parts.chain(against).collect();
    if !series.intervals.is_empty() {
        columns.push((words.down.into(), reach(|value, (low, _)| value - low)));
        columns.push((words.up.into(), reach(|value, (_, high)| high - value)));
    }
    columns
}

fn write(sheet: &mut Worksheet, at: u16, (head, values): &Column, format: &str) -> Result<(), XlsxError> {
    let shown = Format::new().set_num_format(format);
    sheet.write_string(0, at, cell_text(head))?;
    for (row, value) in (1..).zip(values) {
        if let Some(value) = value {
            sheet.write_number_with_format(row, at, *value, &shown)?;
        }
    }
    Ok(())
}

const SHEET: &str = "1";

fn excel(chart: &Chart, series: &Series, scale: f64) -> Excel {
    let stacked = is_stacked(series);
    let mut excel = Excel::new(if stacked { ChartType::BarPercentStacked } else { ChartType::Bar });
    let last = u32::try_from(series.categories.len()).unwrap_or(u32::MAX);
    let parts = u16::try_from(series.parts.len()).unwrap_or(u16::MAX);
    for (column, part) in (1..).zip(&series.parts) {
        let set = excel.add_series();
        set.set_name((SHEET, 0, column))
            .set_categories((SHEET, 1, 0, last, 0))
            .set_values((SHEET, 1, column, last, column))
            .set_format(
                &mut ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(color(part.color))).clone(),
            )
            .set_gap(gap(chart.language(), series));
        if has_axis(series) {
            let down = parts + 1 + u16::from(series.against.is_some());
            set.set_x_error_bars(&interval(down, last));
        } else {
            set.set_data_label(&label(part, stacked, &series.format, scale));
        }
        if stacked {
            let room = |part_of_all: &f64| {
                if *part_of_all < NARROW {
                    ChartDataLabel::new().set_hidden().clone()
                } else {
                    label(part, stacked, &series.format, scale)
                }
            };
            set.set_overlap(100).set_custom_data_labels(&part.values.iter().map(room).collect::<Vec<_>>());
        }
    }
    if series.against.is_some() {
        // An empty frame over the bar: what was promised is seen where the bar falls short of it and where it passes it.
        let frame = ChartLine::new().set_color(INK).set_width(1.0).clone();
        let column = parts + 1;
        let set = excel.add_series();
        set.set_name((SHEET, 0, column))
            .set_categories((SHEET, 1, 0, last, 0))
            .set_values((SHEET, 1, column, last, column))
            .set_format(ChartFormat::new().set_no_fill().set_border(&frame))
            .set_gap(gap(chart.language(), series))
            .set_overlap(100);
    }
    dress(&mut excel, chart, series, scale);
    excel
}

/// Title, legend and axes.
fn dress(excel: &mut Excel, chart: &Chart, series: &Series, scale: f64) {
    match chart.made_up() {
        // A chart that is copied into another document takes it along.
        Some(made_up) => {
            let font = font(SMALL * scale, WARNING).set_bold().clone();
            excel.title().set_name(made_up).set_font(&font);
        }
        None => {
            excel.title().set_hidden();
        }
    }
    let letters = font(LABEL_SIZE * scale, INK);
    if has_legend(series) {
        excel.legend().set_position(ChartLegendPosition::Top).set_font(&letters);
    } else {
        excel.legend().set_hidden();
    }
    excel.chart_area().set_format(ChartFormat::new().set_no_border().set_no_fill());
    let line = ChartLine::new().set_color(RULE).clone();
    // From the top down, as everywhere in the report.
    excel.y_axis().set_reverse().set_font(&letters).set_format(ChartFormat::new().set_line(&line));
    let axis = excel.x_axis();
    if has_axis(series) {
        axis.set_num_format(series.format.as_str())
            .set_font(&font(SMALL * scale, MUTED))
            .set_major_gridlines_line(&line);
    } else {
        axis.set_hidden(true).set_major_gridlines(false);
    }
    match series.axis {
        Axis::Whole => {
            axis.set_min(0).set_max(1).set_major_unit(0.25);
        }
        Axis::Longest => {
            axis.set_min(0);
        }
    }
}

/// A line from the lower end of each interval to the upper one; how far they are is in the columns from `down` on.
fn interval(down: u16, last: u32) -> ChartErrorBars {
    let range = |column: u16| ChartRange::new_from_range(SHEET, 1, column, last, column);
    let mut interval = ChartErrorBars::new();
    interval.set_end_cap(false).set_type(ChartErrorBarsType::Custom(range(down + 1), range(down)));
    interval.set_format(ChartFormat::new().set_line(ChartLine::new().set_color(INK).set_width(1.5)));
    interval
}

/// The share on or beside its bar.
fn label(part: &Part, stacked: bool, format: &str, scale: f64) -> ChartDataLabel {
    let (position, letters) = if stacked {
        (ChartDataLabelPosition::Center, color(part.letters))
    } else {
        (ChartDataLabelPosition::OutsideEnd, INK)
    };
    let font = font(SMALL * scale, letters).set_bold().clone();
    ChartDataLabel::new().show_value().set_position(position).set_font(&font).set_num_format(format).clone()
}

/// The letters of the document.
fn font(size: f64, color: Color) -> ChartFont {
    ChartFont::new().set_name("Calibri").set_size((size * 2.0).round() / 2.0).set_color(color).clone()
}

fn color((red, green, blue): (u8, u8, u8)) -> Color {
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}

//! A chart that Word draws, with the workbook that its numbers can be changed in.
//!
//! Word and Excel share the language of charts, so the chart is what the writer of workbooks makes of it.

use std::io::{Cursor, Read};

use rust_xlsxwriter::{
    Chart as Excel, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartSolidFill, ChartType, Color, DocProperties, ExcelDateTime, Format, Workbook, XlsxError,
};
use zip::ZipArchive;

use super::super::RenderError;
use super::super::xlsx::cell_text;
use crate::charts::{Chart, Part, Series};
use crate::language::spreadsheet;

/// Name of the chart's way to its workbook.
pub(super) const WORKBOOK: &str = "workbook";

/// A part narrower than this has no room for its number.
const NARROW: f64 = 0.06;

const INK: Color = Color::RGB(0x1B_1F_24);
const RULE: Color = Color::RGB(0xDD_E1_E6);
const WARNING: Color = Color::RGB(0xA8_4A_0C);

/// The two files of a chart.
pub(super) struct NativeChart {
    /// The chart.
    pub(super) xml: Vec<u8>,
    /// The workbook with its numbers.
    pub(super) workbook: Vec<u8>,
    /// Height on the page in CSS pixels.
    pub(super) height_px: f64,
}

impl NativeChart {
    /// Errors: a chart that cannot be written, always a fault of the program.
    pub(super) fn new(chart: &Chart, series: &Series) -> Result<Self, RenderError> {
        let failed = |error: XlsxError| RenderError(error.to_string());
        let whole = workbook(chart, series, true).map_err(failed)?;
        Ok(Self {
            xml: drawn(&whole).map_err(|error| RenderError(format!("no chart in its workbook: {error}")))?,
            workbook: workbook(chart, series, false).map_err(failed)?,
            height_px: height(series),
        })
    }
}

fn height(series: &Series) -> f64 {
    let around = if series.parts.len() > 1 { 100.0 } else { 44.0 };
    around + 38.0 * series.categories.len() as f64
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

fn workbook(chart: &Chart, series: &Series, with_chart: bool) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The clock would change the bytes.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let share = Format::new().set_num_format(spreadsheet::share(chart.language(), series.n));
    for (row, category) in (1..).zip(&series.categories) {
        sheet.write_string(row, 0, cell_text(category))?;
    }
    for (column, part) in (1..).zip(&series.parts) {
        sheet.write_string(0, column, cell_text(&part.name))?;
        for (row, value) in (1..).zip(&part.shares) {
            sheet.write_number_with_format(row, column, *value, &share)?;
        }
    }
    if with_chart {
        sheet.insert_chart(0, 0, &excel(chart, series))?;
    }
    book.save_to_buffer()
}

const SHEET: &str = "1";

fn excel(chart: &Chart, series: &Series) -> Excel {
    let stacked = series.parts.len() > 1;
    let mut excel = Excel::new(if stacked { ChartType::BarPercentStacked } else { ChartType::Bar });
    let share = spreadsheet::share(chart.language(), series.n);
    let last = u32::try_from(series.categories.len()).unwrap_or(u32::MAX);
    for (column, part) in (1..).zip(&series.parts) {
        let set = excel.add_series();
        set.set_name((SHEET, 0, column))
            .set_categories((SHEET, 1, 0, last, 0))
            .set_values((SHEET, 1, column, last, column))
            .set_format(
                &mut ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(color(part.color))).clone(),
            )
            .set_gap(45)
            .set_data_label(&label(part, stacked, &share));
        if stacked {
            let room = |part_of_all: &f64| {
                if *part_of_all < NARROW {
                    ChartDataLabel::new().set_hidden().clone()
                } else {
                    label(part, stacked, &share)
                }
            };
            set.set_overlap(100).set_custom_data_labels(&part.shares.iter().map(room).collect::<Vec<_>>());
        }
    }
    match chart.made_up() {
        // A chart that is copied into another document takes it along.
        Some(made_up) => {
            let font = font(9, WARNING).set_bold().clone();
            excel.title().set_name(made_up).set_font(&font);
        }
        None => {
            excel.title().set_hidden();
        }
    }
    let letters = font(10, INK);
    if stacked {
        excel.legend().set_position(ChartLegendPosition::Top).set_font(&letters);
    } else {
        excel.legend().set_hidden();
    }
    excel.chart_area().set_format(ChartFormat::new().set_no_border().set_no_fill());
    let line = ChartLine::new().set_color(RULE).clone();
    // From the top down, as everywhere in the report.
    excel.y_axis().set_reverse().set_font(&letters).set_format(ChartFormat::new().set_line(&line));
    excel.x_axis().set_min(0).set_hidden(true).set_major_gridlines(false);
    if stacked {
        excel.x_axis().set_max(1);
    }
    excel
}

/// The share on or beside its bar.
fn label(part: &Part, stacked: bool, format: &str) -> ChartDataLabel {
    let (position, letters) = if stacked {
        (ChartDataLabelPosition::Center, color(part.letters))
    } else {
        (ChartDataLabelPosition::OutsideEnd, INK)
    };
    let font = font(9, letters).set_bold().clone();
    ChartDataLabel::new().show_value().set_position(position).set_font(&font).set_num_format(format).clone()
}

/// The letters of the document.
fn font(size: u8, color: Color) -> ChartFont {
    ChartFont::new().set_name("Calibri").set_size(f64::from(size)).set_color(color).clone()
}

fn color((red, green, blue): (u8, u8, u8)) -> Color {
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}

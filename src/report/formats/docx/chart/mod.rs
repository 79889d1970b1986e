//! A chart that Word draws, with the workbook that its numbers can be changed in.

mod part;

use rust_xlsxwriter::{Chart as Excel, DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::super::RenderError;
use super::super::native::{self, Cells, Column, Place, Title};
use super::super::xlsx::cell_text;
use crate::charts::{Chart, Native};

/// Name of the chart's way to its workbook.
pub(super) const WORKBOOK: &str = "workbook";

/// Name of the only sheet of that workbook.
const SHEET: &str = "1";

/// The files of a chart, and what stands around it.
pub(super) struct NativeChart {
    /// The chart.
    pub(super) xml: Vec<u8>,
    /// The workbook with its numbers.
    pub(super) workbook: Vec<u8>,
    /// Height on the page in CSS pixels.
    pub(super) height_px: f64,
    /// What is shown, where that differs from the picture's words.
    pub(super) subtitle: Option<String>,
    /// What was left out.
    pub(super) notes: Vec<String>,
}

impl NativeChart {
    /// The chart with its letters made smaller by `scale`.
    ///
    /// Errors: a chart that cannot be written, always a fault of the program.
    pub(super) fn new(chart: &Chart, of: &Native, scale: f64) -> Result<Self, RenderError> {
        let failed = |error: XlsxError| RenderError(error.to_string());
        let columns = native::columns(of, chart.language().workbook_words());
        let title = chart.made_up().map_or(Title::None, Title::MadeUp);
        let excel = native::excel(of, Place { sheet: SHEET, heads: 0 }, title, scale);
        let whole = workbook(&columns, Some(&excel)).map_err(failed)?;
        Ok(Self {
            xml: part::drawn(&whole, chart.language(), scale)
                .map_err(|error| RenderError(format!("no chart in its workbook: {error}")))?,
            workbook: workbook(&columns, None).map_err(failed)?,
            height_px: native::height(of, scale),
            subtitle: of.subtitle().map(str::to_string),
            notes: of.notes().to_vec(),
        })
    }
}

fn workbook(columns: &[Column], excel: Option<&Excel>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The clock would change the bytes.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet().set_name(SHEET)?;
    for (at, column) in (0..).zip(columns) {
        write(sheet, at, column)?;
    }
    if let Some(excel) = excel {
        sheet.insert_chart(0, 0, excel)?;
    }
    book.save_to_buffer()
}

fn write(sheet: &mut Worksheet, at: u16, column: &Column) -> Result<(), XlsxError> {
    if let Some(head) = &column.head {
        sheet.write_string(0, at, cell_text(head))?;
    }
    match &column.cells {
        Cells::Names(names) => {
            for (row, name) in (1..).zip(names) {
                sheet.write_string(row, at, cell_text(name))?;
            }
        }
        Cells::Numbers(numbers, format) => {
            let shown = Format::new().set_num_format(format);
            for (row, value) in (1..).zip(numbers) {
                if let Some(value) = value {
                    sheet.write_number_with_format(row, at, *value, &shown)?;
                }
            }
        }
    }
    Ok(())
}

//! A sheet with one table: caption, header row that stays in sight and repeats in print, notes, chart.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, Table, TableColumn, TableStyle, Url, Worksheet, XlsxError,
};

use super::grid::{Grid, Head, Value};
use super::{Entry, cell_text, chart};
use crate::charts::text::{Weight, wrap};
use crate::language::messages::WorkbookWords;
use crate::report::document::Document;

/// Row of the heads: the caption, the banner and the way back stand above.
const HEAD: u32 = 4;

/// Height of a line of text, and the room that a row has beside its lines, in points.
const LINE: f64 = 15.0;
const ROOM: f64 = 4.0;

/// So many letters fit side by side on a sheet upright, and across. A wider table is printed across, and made smaller
/// where it is wider still.
pub(super) const UPRIGHT: f64 = 94.0;
pub(super) const ACROSS: f64 = 142.0;

/// Widest and narrowest column, in letters.
const WIDTHS: (f64, f64) = (9.0, 60.0);

pub(super) const ACCENT: Color = Color::RGB(0x12_5A_93);
pub(super) const MUTED: Color = Color::RGB(0x55_5F_6B);
const WARN: Color = Color::RGB(0x8F_3F_0A);
const WARN_SOFT: Color = Color::RGB(0xFD_F1_E7);

pub(super) fn table(
    sheet: &mut Worksheet,
    document: &Document,
    words: &WorkbookWords,
    entry: &Entry<'_>,
) -> Result<(), XlsxError> {
    let grid = Grid::new(entry.table, document.language, words);
    start(sheet, document, &entry.sheet, &entry.title)?;
    let back = Url::new(format!("internal:'{}'!A1", document.words.contents)).set_text(document.words.contents);
    sheet.write_url(2, 0, back)?;
    heads(sheet, &grid)?;
    for (row, values) in (HEAD + 1..).zip(&grid.rows) {
        for ((column, value), head) in (0..).zip(values).zip(&grid.heads) {
            write(sheet, row, column, value, head.right)?;
        }
        sheet.set_row_height(row, height(values, &grid.heads))?;
    }
    let (last, columns) = (HEAD + count(&grid.rows), grid.heads.len());
    if last > HEAD {
        let heads =
            grid.heads.iter().zip(0..).map(|(head, at)| {
                TableColumn::new().set_header(&head.text).set_header_format(head_format(at, head.right))
            });
        let native = Table::new()
            .set_name(&entry.name)
            .set_columns(&heads.collect::<Vec<_>>())
            .set_style(TableStyle::None)
            .set_banded_rows(false)
            .set_first_column(true)
            .set_alt_text_title(cell_text(&entry.table.caption))
            .set_alt_text(cell_text(&entry.table.notes.join(" ")));
        sheet.add_table(HEAD, 0, last, column(columns - 1), &native)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    let mut row = last + 2;
    let note = Format::new().set_font_color(MUTED).set_font_size(9.0);
    for text in &entry.table.notes {
        sheet.write_string_with_format(row, 0, cell_text(text), &note)?;
        row += 1;
    }
    chart::write(sheet, document, words, entry, &grid, row + 1)
}

/// What every sheet starts with: name, title, banner, the page it is printed on.
pub(super) fn start(sheet: &mut Worksheet, document: &Document, name: &str, title: &str) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let bold = Format::new().set_bold().set_font_size(13.0).set_font_color(ACCENT);
    sheet.write_string_with_format(0, 0, cell_text(title), &bold)?;
    if let Some(banner) = &document.banner {
        let warning = Format::new().set_bold().set_font_color(WARN).set_background_color(WARN_SOFT);
        sheet.write_string_with_format(1, 0, cell_text(banner), &warning)?;
        // On paper too. An ampersand would be a command.
        sheet.set_header(format!("&R{}", banner.replace('&', "&&")));
    }
    sheet.set_footer("&R&P / &N");
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_screen_gridlines(false);
    Ok(())
}

fn heads(sheet: &mut Worksheet, grid: &Grid) -> Result<(), XlsxError> {
    for (column, head) in (0..).zip(&grid.heads) {
        sheet.set_column_width(column, width(head))?;
        sheet.write_string_with_format(HEAD, column, &head.text, &head_format(column, head.right))?;
    }
    let tallest = grid.heads.iter().map(|head| room(&head.text, width(head) * 0.92)).fold(0.0, f64::max);
    sheet.set_row_height(HEAD, tallest.max(2.0 * LINE) + ROOM)?;
    if is_across(grid) {
        sheet.set_landscape();
    }
    Ok(())
}

/// Whether a table is printed across the paper.
pub(super) fn is_across(grid: &Grid) -> bool {
    wide(grid) > UPRIGHT
}

/// How many letters stand side by side in a table.
pub(super) fn wide(grid: &Grid) -> f64 {
    grid.heads.iter().map(width).sum()
}

fn head_format(column: u16, right: bool) -> Format {
    let align = if right { FormatAlign::Right } else { FormatAlign::Left };
    Format::new()
        .set_bold()
        .set_font_color(MUTED)
        .set_text_wrap()
        .set_align(align)
        .set_align(FormatAlign::Bottom)
        .set_indent(u8::from(column > 0 && !right))
        .set_border_bottom(FormatBorder::Thin)
}

/// Height of a row, in points: room for its longest text.
pub(super) fn height(values: &[Value], heads: &[Head]) -> f64 {
    let rooms = values.iter().zip(heads).map(|(value, head)| match value {
        Value::Text(text) => room(text, width(head)),
        _ => LINE,
    });
    rooms.fold(LINE, f64::max) + ROOM
}

/// Height of a text in a column so many letters wide, in points: not every program makes room for lines that it breaks.
pub(super) fn room(text: &str, letters: f64) -> f64 {
    // A letter is some seven pixels wide, and the workbook's typeface is narrower than ours.
    // A row without height would be hidden.
    LINE * wrap(None, text, Weight::Regular, 13.0, letters * 7.0).len().max(1) as f64
}

pub(super) fn width(head: &Head) -> f64 {
    head.width.clamp(WIDTHS.0, WIDTHS.1)
}

/// Texts as texts, numbers as numbers; nothing becomes a formula.
pub(super) fn write(sheet: &mut Worksheet, row: u32, column: u16, value: &Value, right: bool) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) => {
            let align = if right || text == ".." { FormatAlign::Right } else { FormatAlign::Left };
            let format = Format::new().set_text_wrap().set_align(align).set_align(FormatAlign::VerticalCenter);
            // A word after a column of numbers would run into them.
            let format = if column > 0 && !right { format.set_indent(1) } else { format };
            sheet.write_string_with_format(row, column, text, &format)?;
        }
        Value::Number(value, format) => {
            let format = Format::new().set_num_format(format).set_align(FormatAlign::VerticalCenter);
            sheet.write_number_with_format(row, column, *value, &format)?;
        }
        Value::Empty => {}
    }
    Ok(())
}

/// A number of rows as a sheet counts them. A table has far fewer rows than a sheet can hold.
pub(super) fn count<T>(rows: &[T]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}

/// A position of a column as a sheet counts it.
pub(super) fn column(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}

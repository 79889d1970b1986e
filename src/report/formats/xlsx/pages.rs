//! The first sheet, with what the workbook holds, and the sheet on method.

use rust_xlsxwriter::{Format, FormatAlign, Url, Worksheet, XlsxError};

use super::sheet::{ACCENT, room, start};
use super::{Entry, cell_text};
use crate::language::messages::WorkbookWords;
use crate::report::document::{Block, Document, METHOD_CHAPTERS};

/// Widths of the two columns, in letters.
const WIDTHS: [f64; 2] = [24.0, 70.0];

/// Width of the column with the method.
const WIDTH: f64 = 90.0;

/// What the report is, and a link to every sheet.
pub(super) fn contents<'a>(
    sheet: &mut Worksheet,
    document: &Document,
    words: &WorkbookWords,
    tables: impl Iterator<Item = &'a Entry<'a>>,
    own_texts: bool,
) -> Result<(), XlsxError> {
    start(sheet, document, document.words.contents, &document.title)?;
    columns(sheet)?;
    let mut row = 3;
    let wrapped = wrapped();
    for (label, value) in &document.facts {
        sheet.write_string_with_format(row, 0, label, &wrapped)?;
        sheet.write_string_with_format(row, 1, cell_text(value), &wrapped)?;
        sheet.set_row_height(row, room(value, WIDTHS[1]))?;
        row += 1;
    }
    row += 1;
    sheet.write_string_with_format(row, 0, document.words.contents, &heading())?;
    let method = method_title(document);
    let captions = tables.map(|entry| (entry.sheet.as_str(), entry.table.caption.as_str()));
    let own_texts = own_texts.then_some((words.own_texts, words.own_texts_title));
    let others = [(method, ""), (words.codebook, document.codebook.caption.as_str())];
    for (name, caption) in captions.chain(own_texts).chain(others) {
        row += 1;
        let link = Url::new(format!("internal:'{name}'!A1")).set_text(name);
        sheet.write_url_with_format(row, 0, link, &Format::new().set_hyperlink().set_align(FormatAlign::Top))?;
        sheet.write_string_with_format(row, 1, cell_text(caption), &wrapped)?;
        sheet.set_row_height(row, room(caption, WIDTHS[1]))?;
    }
    Ok(())
}

/// How the figures were made, what they cannot tell, and from which data.
pub(super) fn method(sheet: &mut Worksheet, document: &Document) -> Result<(), XlsxError> {
    start(sheet, document, method_title(document), method_title(document))?;
    sheet.set_column_width(0, WIDTH)?;
    let (mut row, wrapped, mut wanted) = (3, wrapped(), false);
    for block in &document.blocks {
        let texts: Vec<&String> = match block {
            Block::Heading { level, id, text } => {
                wanted = if *level == 1 { METHOD_CHAPTERS.contains(&id.as_str()) } else { wanted };
                if wanted {
                    sheet.write_string_with_format(row + 1, 0, cell_text(text), &heading())?;
                    row += 2;
                }
                continue;
            }
            Block::Paragraph(text) | Block::Note(text) => vec![text],
            Block::List(items) => items.iter().collect(),
            Block::Callout { paragraphs, .. } => paragraphs.iter().collect(),
            Block::Summary { .. } | Block::Table(_) | Block::Figure(_) | Block::Prose(_) | Block::Quotes(_) => {
                Vec::new()
            }
        };
        for text in texts.into_iter().filter(|_| wanted) {
            sheet.write_string_with_format(row, 0, cell_text(text), &wrapped)?;
            sheet.set_row_height(row, room(text, WIDTH))?;
            row += 1;
        }
    }
    Ok(())
}

/// Name of the sheet on method: its chapter's heading.
fn method_title(document: &Document) -> &str {
    document.language.workbook_words().method
}

fn columns(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

pub(super) fn heading() -> Format {
    Format::new().set_bold().set_font_color(ACCENT).set_font_size(12.0)
}

fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

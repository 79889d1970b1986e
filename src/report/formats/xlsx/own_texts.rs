//! The evaluator's own texts as a sheet: a paragraph or an item of a list in each cell, with its emphasis.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::cell_text;
use super::pages::heading;
use super::sheet::{MUTED, room, start};
use crate::report::document::{Block, Document, Emphasis, Prose, Span};

/// Width of the column, in letters.
const WIDTH: f64 = 90.0;

/// What stands on the sheet: a heading, or a piece of text.
enum Line<'a> {
    Heading(&'a str),
    Prose(&'a Prose),
}

/// The texts with the headings that they stand under, if the evaluator wrote any.
pub(super) struct OwnTexts<'a>(Vec<Line<'a>>);

impl<'a> OwnTexts<'a> {
    pub(super) fn of(document: &'a Document) -> Option<Self> {
        let mut lines = Vec::new();
        // A chapter of the program's and its headings are told only where the evaluator wrote in it.
        let mut headings: Vec<&str> = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Heading { level: 1, text, .. } => headings = vec![text],
                Block::Heading { text, .. } => headings.push(text),
                Block::Prose(prose) => {
                    lines.extend(headings.drain(..).map(Line::Heading));
                    lines.push(Line::Prose(prose));
                }
                _ => {}
            }
        }
        (!lines.is_empty()).then_some(Self(lines))
    }

    pub(super) fn write(&self, sheet: &mut Worksheet, document: &Document) -> Result<(), XlsxError> {
        let words = document.language.workbook_words();
        start(sheet, document, words.own_texts, words.own_texts_title)?;
        sheet.set_column_width(0, WIDTH)?;
        let mut row = 3;
        for line in &self.0 {
            match line {
                Line::Heading(text) => {
                    sheet.write_string_with_format(row + 1, 0, cell_text(text), &heading())?;
                    row += 2;
                }
                Line::Prose(prose) => {
                    for (mark, spans) in paragraphs(prose) {
                        paragraph(sheet, row, &mark, spans, matches!(prose, Prose::Quote(_)))?;
                        row += 1;
                    }
                }
            }
        }
        Ok(())
    }
}

/// Each paragraph with what stands before it.
fn paragraphs(prose: &Prose) -> Vec<(String, &[Span])> {
    match prose {
        Prose::Paragraph(text) | Prose::Quote(text) => vec![(String::new(), text)],
        Prose::List { ordered, items } => {
            let mark = |at: usize| if *ordered { format!("{}. ", at + 1) } else { "• ".into() };
            items.iter().enumerate().map(|(at, item)| (mark(at), item.as_slice())).collect()
        }
    }
}

fn paragraph(sheet: &mut Worksheet, row: u32, mark: &str, spans: &[Span], quote: bool) -> Result<(), XlsxError> {
    let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_indent(u8::from(quote));
    let cell = if quote { cell.set_font_color(MUTED) } else { cell };
    let look = |emphasis| match emphasis {
        Emphasis::None => Format::new(),
        Emphasis::Light => Format::new().set_italic(),
        Emphasis::Strong => Format::new().set_bold(),
    };
    let marked = (Format::new(), mark.to_string());
    let pieces = spans.iter().map(|span| (look(span.emphasis), cell_text(&span.text)));
    let pieces: Vec<(Format, String)> =
        std::iter::once(marked).chain(pieces).filter(|(_, text)| !text.is_empty()).collect();
    let whole: String = pieces.iter().map(|(_, text)| text.as_str()).collect();
    sheet.set_row_height(row, room(&whole, WIDTH))?;
    // A cell in one look is a plain text; one that is too long loses its looks, not its words.
    if pieces.len() < 2 || cell_text(&whole) != whole {
        sheet.write_string_with_format(row, 0, cell_text(&whole), &cell)?;
    } else {
        let rich: Vec<(&Format, &str)> = pieces.iter().map(|(format, text)| (format, text.as_str())).collect();
        sheet.write_rich_string_with_format(row, 0, &rich, &cell)?;
    }
    Ok(())
}

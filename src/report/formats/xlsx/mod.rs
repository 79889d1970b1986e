//! The report's tables as a workbook: a sheet each, numbers as numbers with the shape they are printed in, and
//! charts that can be changed. Texts are written as texts: nothing becomes a formula or a link.

mod chart;
mod grid;
mod own_texts;
mod pages;
mod quotes;
mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::super::document::{Block, Document, Quotes, Table};
use super::{RenderError, visible};
use own_texts::OwnTexts;

pub(super) fn render(document: &Document) -> Result<Vec<u8>, RenderError> {
    workbook(document).map_err(|error| RenderError(error.to_string()))
}

fn workbook(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let words = document.language.workbook_words();
    let mut book = Workbook::new();
    book.set_properties(&properties(document)?);
    let tables: Vec<Entry<'_>> =
        document.tables().zip(1..).map(|(table, number)| Entry::new(document, table, number)).collect();
    let quoted: Vec<Table> = document.quotes().map(|quotes| quotes::table(quotes, document.language)).collect();
    let quotes: Vec<Entry<'_>> =
        quoted.iter().zip(1..).map(|(table, number)| Entry::quotes(document, table, number)).collect();
    let own_texts = OwnTexts::of(document);
    pages::contents(book.add_worksheet(), document, words, tables.iter().chain(&quotes), own_texts.is_some())?;
    for entry in &tables {
        sheet::table(book.add_worksheet(), document, words, entry)?;
    }
    for entry in &quotes {
        sheet::table(book.add_worksheet(), document, words, entry)?;
    }
    if let Some(texts) = own_texts {
        texts.write(book.add_worksheet(), document)?;
    }
    pages::method(book.add_worksheet(), document)?;
    let codebook = Entry {
        sheet: words.codebook.into(),
        name: words.codebook.into(),
        title: document.codebook.caption.clone(),
        table: &document.codebook,
    };
    sheet::table(book.add_worksheet(), document, words, &codebook)?;
    book.save_to_buffer()
}

/// A table and what it is called in the workbook.
struct Entry<'a> {
    /// Name of its sheet: `Taulukko 3`.
    sheet: String,
    /// Name of the table for formulas: `Taulukko_3`.
    name: String,
    /// Its caption with its number, as in every other format.
    title: String,
    table: &'a Table,
}

impl<'a> Entry<'a> {
    fn new(document: &Document, table: &'a Table, number: usize) -> Self {
        let word = document.words.table;
        Self {
            sheet: format!("{word} {number}"),
            name: format!("{word}_{number}"),
            title: format!("{word} {number}. {}", table.caption),
            table,
        }
    }

    /// A sheet of quotes; tables keep the numbers that they have in every other format.
    fn quotes(document: &Document, table: &'a Table, number: usize) -> Self {
        let word = document.language.quote_words().sheet;
        Self {
            sheet: format!("{word} {number}"),
            name: format!("{}_{number}", word.replace(' ', "_")),
            title: table.caption.clone(),
            table,
        }
    }
}

impl Document {
    /// Its quotes, in reading order.
    fn quotes(&self) -> impl Iterator<Item = &Quotes> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Quotes(quotes) => Some(quotes),
            _ => None,
        })
    }

    /// Its tables, in reading order.
    fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

/// Title, author and date: the report's, never the clock's.
fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    let (year, month, day) = document.date.unwrap_or((2000, 1, 1));
    let mut properties = DocProperties::new()
        .set_title(visible(&document.title))
        .set_subject(visible(document.subtitle.as_deref().unwrap_or_default()))
        .set_company(concat!("mittari ", env!("CARGO_PKG_VERSION")))
        .set_custom_property("Language", document.language.tag())
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?);
    if let Some(author) = &document.author {
        properties = properties.set_author(visible(author));
    }
    if let Some(banner) = &document.banner {
        properties = properties.set_comment(banner);
    }
    Ok(properties)
}

/// A text as a cell can hold it.
pub(super) fn cell_text(text: &str) -> String {
    /// The longest text of a cell in Excel.
    const LONGEST: usize = 32_767;
    let text = visible(text);
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST - 1).chain(['…']).collect() }
}

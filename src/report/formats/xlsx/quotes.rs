//! Quotes as a sheet: what each says of the programme, and its text.

use crate::language::Language;
use crate::report::document::{Cell, Column, Made, Quotes, Table};

pub(super) fn table(quotes: &Quotes, language: Language) -> Table {
    let words = language.quote_words();
    let row = |title: &str, text: &String| vec![Cell::Text(title.to_string()), Cell::Text(text.clone())];
    let rows = quotes.parts.iter().flat_map(|part| part.quotes.iter().map(|quote| row(part.title, &quote.text)));
    Table {
        id: quotes.id.clone(),
        caption: quotes.caption.clone(),
        columns: vec![Column::words(words.tone_head, 2.2), Column::words(words.text_head, 5.4)],
        rows: rows.collect(),
        notes: vec![words.rule.to_string()],
        made: Made::Without,
    }
}

//! The page that leads to the reports of all groups and says what each of them holds.

use std::collections::BTreeSet;

use super::Entry;
use crate::language::Language;
use crate::report::document::{Block, Cell, Column, Document, DocumentKind, Made, Table};
use crate::report::formats::Format;
use crate::report::sections::{self, Context};
use crate::results::{GroupKey, Results};
use crate::survey::{Question, Survey};

pub(super) fn document(
    context: &Context<'_>,
    question: &Question,
    entries: &[Entry<'_>],
    formats: &BTreeSet<Format>,
) -> Document {
    let (survey, language) = (context.survey, context.language);
    let words = language.each_words();
    let report = language.report_words();
    let title = survey.about().title.any(language).to_string();
    let numbers = |head: &str| Column::numbers(head, 1.2);
    let mut columns = vec![
        Column::words(question.label(language), 4.0),
        numbers(report.answered),
        numbers(words.shown),
        numbers(words.hidden),
        numbers(words.compared),
    ];
    columns.extend(formats.iter().map(|_| Column::words(words.report, 1.0)));
    let hidden = entries.iter().any(|entry| entry.portion.results.is_none());
    let table = Table {
        id: "groups".into(),
        caption: words.index_caption.into(),
        columns,
        rows: entries.iter().map(|entry| row(survey, question, entry, formats, language)).collect(),
        notes: if hidden { vec![sections::hidden_note(context, false)] } else { Vec::new() },
        // Each row leads to the report that it tells of.
        made: Made::ByRow,
    };
    let blocks = vec![
        Block::Heading { level: 1, id: "reports".into(), text: words.index_heading.into() },
        Block::Paragraph(words.index_text.into()),
        Block::Table(table),
    ];
    Document {
        title: (words.index_title)(&title, question.label(language)),
        ..crate::report::front(context, DocumentKind::Report, blocks)
    }
}

/// How much a report holds, and links to it in every format.
fn row(
    survey: &Survey,
    question: &Question,
    entry: &Entry<'_>,
    formats: &BTreeSet<Format>,
    language: Language,
) -> Vec<Cell> {
    let group = &entry.portion.group;
    let mut cells = vec![Cell::Text(group.value.text(survey, question, language))];
    let Some(results) = &entry.portion.results else {
        cells.extend(vec![Cell::Hidden; 4 + formats.len()]);
        return cells;
    };
    let own = || results.estimates.iter().filter(|e| e.group.as_ref() == Some(group));
    let count = |n: usize| Cell::Count(n as u64);
    cells.push(answered(results, group).map_or(Cell::Hidden, Cell::Count));
    cells.push(count(own().filter(|e| !e.hidden).count()));
    cells.push(count(own().filter(|e| e.hidden).count()));
    cells.push(count(results.comparisons.iter().filter(|c| c.p.is_some()).count()));
    for format in formats {
        let to = format!("{}/report.{}.{format}", entry.folder, language.code());
        cells.push(Cell::Link { text: format.to_string().to_uppercase(), to });
    }
    cells
}

fn answered(results: &Results, group: &GroupKey) -> Option<u64> {
    results.response.iter().rev().find(|r| r.group.as_ref() == Some(group)).and_then(|r| r.answered)
}

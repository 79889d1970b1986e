//! Participants by the classes of a funder.

use super::{Context, numbers, row_heads, words as word_column};
use crate::language::Rule;
use crate::language::messages::ParticipationWords;
use crate::report::document::{Cell, Made, Table};
use crate::results::{ParticipantCount, ParticipantsByGender};
use crate::survey::{ClassBy, EsrClass};

pub(super) fn table(context: &Context<'_>, words: &ParticipationWords) -> Option<Table> {
    let counts = &context.results.participant_classes;
    // Where every class is shown, the unknown are hidden because there are none.
    let of_one = |count: &ParticipantCount| counts.iter().filter(|other| other.by == count.by).collect::<Vec<_>>();
    let nobody = |count: &&ParticipantCount| {
        count.class == EsrClass::NotKnown
            && (count.value == Some(0) || of_one(count).iter().all(|c| c.hidden == (c.class == EsrClass::NotKnown)))
    };
    let told: Vec<&ParticipantCount> = counts.iter().filter(|count| !nobody(count)).collect();
    if told.iter().all(|count| count.hidden) {
        return None;
    }
    let row = |count: &&ParticipantCount| {
        let label = label(words, count.by, count.class, count.code.as_deref());
        let number = |value: Option<u64>| value.map_or(Cell::Hidden, Cell::Count);
        let share = match (count.value, count.of) {
            (Some(k), Some(n)) if n > 0 => Cell::Percent { k, n },
            (None, _) => Cell::Hidden,
            _ => Cell::Empty,
        };
        vec![
            Cell::Text(label),
            number(count.value),
            number(count.of),
            share,
            Cell::Text((words.basis)(count.basis).to_string()),
        ]
    };
    let mut notes = vec![words.note_classes.to_string()];
    if counts.iter().any(|count| count.question.is_some()) {
        notes.push(words.note_classes_asked.to_string());
    }
    if told.iter().any(|count| count.hidden) {
        notes.push(super::hidden_note(context, false));
    }
    Some(Table {
        id: "participation-classes".into(),
        caption: words.caption_classes.to_string(),
        columns: vec![
            row_heads(words.class_head, 3.4),
            numbers(words.value_head, 1.0),
            numbers(words.of_head, 1.0),
            numbers(context.words.share, 0.9),
            word_column(words.basis_head, 1.4),
        ],
        rows: told.iter().map(row).collect(),
        notes,
        made: Made::ByRule { rule: Rule::Classes, own: String::new() },
    })
}

/// A row a class, a column a gender; `None` where nothing of it may be told.
pub(super) fn by_gender(context: &Context<'_>, words: &ParticipationWords) -> Option<Table> {
    let cells = &context.results.participants_by_gender;
    if cells.is_empty() {
        return None;
    }
    let mut genders: Vec<EsrClass> = cells.iter().map(|cell| cell.gender).collect();
    genders.sort_unstable();
    genders.dedup();
    let gender = |gender: &EsrClass| match gender {
        EsrClass::NotKnown => format!("{}: {}", (words.class_by)(ClassBy::Gender), (words.class)(*gender)),
        _ => (words.class)(*gender).to_string(),
    };
    let row = |of_class: &[ParticipantsByGender]| {
        let cell = |gender: &EsrClass| {
            let found = of_class.iter().find(|cell| cell.gender == *gender);
            found.and_then(|cell| cell.value).map_or(Cell::Hidden, Cell::Count)
        };
        let label = Cell::Text(label(words, of_class[0].by, of_class[0].class, of_class[0].code.as_deref()));
        std::iter::once(label).chain(genders.iter().map(cell)).collect()
    };
    let mut notes = vec![words.note_genders.to_string()];
    if cells.iter().any(|cell| cell.question.is_some()) {
        notes.push(words.note_classes_asked.to_string());
    }
    if cells.iter().any(|cell| cell.hidden) {
        notes.push(super::hidden_note(context, false));
    }
    let heads = genders.iter().map(|of| numbers(gender(of), 1.0));
    Some(Table {
        id: "participation-classes-by-gender".into(),
        caption: words.caption_genders.to_string(),
        columns: std::iter::once(row_heads(words.class_head, 3.4)).chain(heads).collect(),
        rows: cells.chunk_by(|a, b| a.by == b.by && a.class == b.class).map(row).collect(),
        notes,
        made: Made::ByRule { rule: Rule::Classes, own: String::new() },
    })
}

fn label(words: &ParticipationWords, by: ClassBy, class: EsrClass, code: Option<&str>) -> String {
    let name = (words.class)(class);
    match code {
        Some(code) => format!("{name} ({code})"),
        None if class == EsrClass::NotKnown => format!("{}: {name}", (words.class_by)(by)),
        None => name.to_string(),
    }
}

//! Participants by the classes of a funder.

use super::{Context, numbers, row_heads, words as word_column};
use crate::language::messages::ParticipationWords;
use crate::report::document::{Cell, Table};
use crate::results::ParticipantCount;
use crate::survey::EsrClass;

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
        let class = (words.class)(count.class);
        let label = match &count.code {
            Some(code) => format!("{class} ({code})"),
            None if count.class == EsrClass::NotKnown => format!("{}: {class}", (words.class_by)(count.by)),
            None => class.to_string(),
        };
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
    })
}

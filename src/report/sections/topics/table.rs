//! Every figure in one table, under the topics' names.

use super::super::{Context, hidden_note, numbers, row_heads, trace, words};
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::{Estimate, NoteCode};
use crate::survey::{CantSay, Indicator, Topic};

/// Where the table stands.
pub(super) const TO: &str = "#table-topics-table";

pub(super) fn figures(context: &Context<'_>, topics: &[Topic]) -> Option<Block> {
    let of_topic = |topic: &Topic| {
        let told = super::of_topic(context, *topic).into_iter();
        (*topic, told.filter_map(|i| Some((i, context.estimate(&i.id)?))).collect::<Vec<_>>())
    };
    let parts: Vec<(Topic, Vec<(&Indicator, &Estimate)>)> =
        topics.iter().map(of_topic).filter(|(_, figures)| !figures.is_empty()).collect();
    let all: Vec<(&Indicator, &Estimate)> = parts.iter().flat_map(|(_, figures)| figures.iter().copied()).collect();
    if all.is_empty() {
        return None;
    }
    let language = context.words;
    let targets = all.iter().any(|(_, e)| e.target.is_some());
    let cant_say = all.iter().any(|(_, e)| e.missing.cant_say.unwrap_or(0) > 0);
    let only_rates = all.iter().all(|(_, e)| e.measure.is_share());
    let mut columns = vec![
        row_heads(language.figure_head, 4.2),
        numbers(if only_rates { language.share } else { language.result }, 1.1),
        context.interval(1.7),
        numbers(language.fraction, 1.4),
    ];
    if cant_say {
        columns.push(numbers(language.cant_say, 1.1));
    }
    if targets {
        columns.push(numbers(language.target, 1.1));
        columns.push(words(language.status_head, 1.7));
    }
    let row = |(indicator, estimate): &(&Indicator, &Estimate)| {
        let (value, interval) = Context::figure_cells(estimate);
        let mut row = vec![trace::label(context, indicator), value, interval, Context::base_cell(estimate)];
        if cant_say {
            row.push(match (estimate.hidden, estimate.missing.cant_say) {
                (true, _) => Cell::Hidden,
                (_, Some(count)) => Cell::Count(count),
                (_, None) => Cell::Empty,
            });
        }
        if targets {
            row.push(context.target_cell(estimate));
            row.push(context.status_cell(estimate));
        }
        row
    };
    let rows = parts.iter().flat_map(|(topic, figures)| {
        let name = vec![Cell::Text((language.topic)(*topic).to_string())];
        std::iter::once(name).chain(figures.iter().map(row))
    });
    Some(Block::Table(Table {
        id: "topics-table".into(),
        caption: context.language.body_words().topics_caption.to_string(),
        columns,
        rows: rows.collect(),
        notes: notes(context, &all, cant_say),
        made: Made::ByRow,
    }))
}

/// Notes made from what the table really holds.
fn notes(context: &Context<'_>, estimates: &[(&Indicator, &Estimate)], cant_say: bool) -> Vec<String> {
    let words = context.words;
    let mut notes = Vec::new();
    if cant_say {
        notes.push(words.note_cant_say_outside.to_string());
    }
    for (indicator, _) in estimates.iter().filter(|(i, _)| i.cant_say == CantSay::Inside) {
        notes.push((words.note_cant_say_inside)(context.label(indicator)));
    }
    for (indicator, _) in estimates {
        let many = context.results.notes.iter().any(|n| n.code == NoteCode::ManyCantSay && n.about == indicator.id);
        if many {
            notes.push((words.note)(NoteCode::ManyCantSay, context.label(indicator)));
        }
    }
    // Questions on health are hidden sooner than others.
    for health in [false, true] {
        if estimates.iter().any(|(indicator, e)| e.hidden && context.survey.is_health(indicator) == health) {
            notes.push(hidden_note(context, health));
        }
    }
    if estimates.iter().any(|(_, e)| e.indicative && !e.hidden) {
        notes.push(words.note_indicative.to_string());
    }
    notes
}

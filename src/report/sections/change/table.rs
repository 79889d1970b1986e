//! A row for each figure: who is compared, before and after, the change, and what may be concluded.

use super::super::trace::{link, of_change};
use super::super::{Context, hidden_note, numbers, row_heads, words};
use super::told::Told;
use crate::charts::differences::agrees;
use crate::language::messages::ChangeWords;
use crate::language::number;
use crate::report::document::{Cell, Made, Table};
use crate::results::{Change, Design};
use crate::survey::{Better, Measure};

/// One row a figure.
pub(super) fn figures(context: &Context<'_>, changes: &[&Change], id: &str, caption: &str) -> Table {
    let label = |change: &&Change| context.survey.indicator(&change.indicator).map_or("", |i| context.label(i));
    let labels: Vec<String> = changes.iter().map(|change| label(change).to_string()).collect();
    table(context, context.words.figure_head, &labels, changes, (id, caption))
}

/// One row a change, under its label.
pub(super) fn table(
    context: &Context<'_>,
    head: &str,
    labels: &[String],
    changes: &[&Change],
    (id, caption): (&str, &str),
) -> Table {
    let words_of = context.language.change_words();
    let people = changes.iter().any(|c| c.improved.is_some());
    let rows = changes.iter().zip(labels).map(|(change, label)| {
        let label = link(label.clone(), of_change(context, change));
        let Some(told) = Told::of(context, change).filter(|_| !change.hidden) else {
            return std::iter::once(label).chain(vec![Cell::Hidden; 6 + usize::from(people)]).collect();
        };
        let (before, after) = told.figures();
        let [difference, interval] = told.difference();
        let mut row = vec![label, Cell::Text(told.who(context)), before, after, difference, interval];
        if people {
            row.push(told.people_cell());
        }
        row.push(Cell::Text(conclusion(context, words_of, change)));
        row
    });
    let mut columns = vec![
        row_heads(head, 2.6),
        words(words_of.who, 2.1),
        numbers(words_of.before, 0.9),
        numbers(words_of.after, 1.0),
        numbers(words_of.change, 1.1),
        context.interval(1.9),
    ];
    if people {
        columns.push(numbers(words_of.people, 1.5));
    }
    columns.push(words(words_of.conclusion, 1.8));
    Table {
        id: format!("{id}-table"),
        caption: caption.to_string(),
        columns,
        rows: rows.collect(),
        notes: notes(context, changes),
        made: Made::ByRow,
    }
}

/// The outcome in words, with the p-value where there was a test.
pub(super) fn conclusion(context: &Context<'_>, words: &ChangeWords, change: &Change) -> String {
    let Some(outcome) = change.outcome() else { return "–".into() };
    let text = (words.outcome)(outcome);
    match change.p_adjusted {
        Some(p) => (words.with_p)(text, &number::p_value(context.language, p)),
        None => text.to_string(),
    }
}

pub(super) fn notes(context: &Context<'_>, changes: &[&Change]) -> Vec<String> {
    let words = context.language.change_words();
    let shown: Vec<&&Change> = changes.iter().filter(|c| !c.hidden).collect();
    let label = |c: &Change| context.survey.indicator(&c.indicator).map_or("", |i| context.label(i)).to_string();
    let mut notes = Vec::new();
    let other_people = |c: &&&Change| c.design != Design::Paired;
    if shown.iter().any(|c| other_people(c) && c.group.is_none()) {
        notes.push(words.note_designs.to_string());
    }
    if shown.iter().any(|c| other_people(c) && c.group.is_some()) {
        notes.push(context.language.change_group_words().note_everybody.to_string());
    }
    if shown.iter().any(|c| is_share(context, c)) {
        notes.push(words.note_units.to_string());
    }
    let beside = |c: &Change| c.design == Design::DifferenceInDifferences;
    if shown.iter().any(|c| !beside(c) && !is_agreed(context, c)) {
        notes.push(words.note_differences.to_string());
    }
    if shown.iter().any(|c| beside(c) && !is_agreed(context, c)) {
        notes.push(words.note_against.to_string());
    }
    if shown.iter().any(|c| c.p_adjusted.is_some()) {
        notes.push(words.note_p.to_string());
    }
    // Groups share their figure.
    let mut lower: Vec<String> = shown.iter().filter(|c| c.better == Better::Lower).map(|c| label(c)).collect();
    lower.dedup();
    if !lower.is_empty() {
        notes.push((words.note_lower)(&lower.join("; ")));
    }
    let smallest = shown.iter().filter_map(|c| Some(format!("{} {}", label(c), Told::of(context, c)?.smallest(c)?)));
    let mut smallest: Vec<String> = smallest.collect();
    smallest.dedup();
    if !smallest.is_empty() {
        notes.push((words.note_smallest)(&smallest.join("; ")));
    }
    if shown.iter().any(|c| c.indicative) {
        notes.push(context.words.note_indicative.to_string());
    }
    if let Some(hidden) = changes.iter().find(|c| c.hidden) {
        let health = context.survey.indicator(&hidden.indicator).is_some_and(|i| context.survey.is_health(i));
        notes.push(hidden_note(context, health));
    }
    notes
}

/// Whether the printed change is the difference of the printed figures beside it.
fn is_agreed(context: &Context<'_>, change: &Change) -> bool {
    let figures = change.value_from.zip(change.value_to).zip(change.value);
    let Some((indicator, ((from, to), value))) = context.survey.indicator(&change.indicator).zip(figures) else {
        return true;
    };
    // There the programme's change stands first, and the difference is what it has more.
    let is_against = change.design == Design::DifferenceInDifferences;
    let (before, after) = if is_against { (to, from) } else { (from, to) };
    agrees(indicator.measure, before, after, value)
}

fn is_share(context: &Context<'_>, change: &Change) -> bool {
    context.survey.indicator(&change.indicator).is_some_and(|i| i.measure == Measure::Rate)
}

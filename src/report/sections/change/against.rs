//! The programme beside a comparison group.

use super::super::{Context, numbers, row_heads, words};
use super::table::{conclusion, notes};
use crate::charts::differences::{signed, signed_range};
use crate::language::messages::AgainstSentence;
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::{Change, Design};
use crate::survey::Measure;

/// Each change beside the comparison group's, in a sentence.
pub(super) fn told(context: &Context<'_>, changes: &[&Change]) -> Option<Block> {
    let compared = compared(changes);
    (!compared.is_empty())
        .then(|| Block::List(compared.iter().filter_map(|change| sentence(context, change)).collect()))
}

fn compared<'a>(changes: &[&'a Change]) -> Vec<&'a Change> {
    changes.iter().copied().filter(|c| c.design == Design::DifferenceInDifferences).collect()
}

/// The same in a table.
pub(super) fn table(context: &Context<'_>, changes: &[&Change], id: &str, caption: &str) -> Option<Block> {
    let words_of = context.language.change_words();
    let compared = compared(changes);
    if compared.is_empty() {
        return None;
    }
    let row = |change: &&Change| {
        let indicator = context.survey.indicator(&change.indicator)?;
        let label = Cell::Text(context.label(indicator).to_string());
        if change.hidden {
            return Some(vec![label, Cell::Hidden, Cell::Hidden, Cell::Hidden, Cell::Hidden, Cell::Hidden]);
        }
        let cell = |value: Option<f64>| Context::difference_cell(indicator.measure, value);
        Some(vec![
            label,
            cell(change.value_from),
            cell(change.value_to),
            cell(change.value),
            Context::difference_range(indicator.measure, change.low.zip(change.high)),
            Cell::Text(conclusion(context, words_of, change)),
        ])
    };
    let table = Table {
        id: format!("{id}-against"),
        caption: caption.to_string(),
        columns: vec![
            row_heads(context.words.figure_head, 3.0),
            numbers(words_of.programme_change, 1.3),
            numbers(words_of.comparison_change, 1.3),
            numbers(words_of.difference, 1.0),
            context.interval(1.6),
            words(words_of.conclusion, 1.8),
        ],
        rows: compared.iter().filter_map(row).collect(),
        notes: notes(context, &compared),
        made: Made::ByRule { rule: Rule::Against, own: super::methods(context, &compared) },
    };
    Some(Block::Table(table))
}

/// Where the table stands that a change beside a comparison group is in.
pub(in crate::report::sections) fn to_table(change: &Change) -> String {
    format!("#table-change-{}-{}-against", change.from, change.to)
}

/// The programme's change beside the comparison group's, in a sentence.
pub(super) fn sentence(context: &Context<'_>, change: &Change) -> Option<String> {
    let indicator = context.survey.indicator(&change.indicator)?;
    if change.hidden {
        return Some((context.words.hidden_figure)(context.label(indicator)));
    }
    let text =
        |value: Option<f64>| value.map_or_else(String::new, |value| signed(context.language, indicator.measure, value));
    let interval =
        change.low.zip(change.high).map(|(low, high)| signed_range(context.language, indicator.measure, low, high));
    Some((context.language.change_words().against)(&AgainstSentence {
        label: context.label(indicator),
        is_share: indicator.measure == Measure::Rate,
        outcome: change.outcome(),
        programme: &text(change.value_from),
        comparison: &text(change.value_to),
        difference: &text(change.value),
        interval: &interval.unwrap_or_default(),
        level: &context.level(),
        organisations: &number::count(context.language, change.clusters.unwrap_or(0)),
    }))
}

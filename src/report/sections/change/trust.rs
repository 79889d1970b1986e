//! How far the changes can be trusted: the same under wrong links, and by another design.

use super::super::{Context, numbers, row_heads};
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Column, Made, Table};
use crate::results::{Change, ChangeRole};

/// That a conclusion would be another under wrong links, where it would.
pub(super) fn warning(context: &Context<'_>, changes: &[&Change]) -> Option<Block> {
    let told = told(changes).into_iter();
    let differs: Vec<&str> = told
        .filter(|c| c.wrong_links.is_some_and(|again| Some(again.verdict) != c.verdict))
        .filter_map(|c| Some(context.label(context.survey.indicator(&c.indicator)?)))
        .collect();
    let sentence = context.language.change_words().sensitivity_differs;
    (!differs.is_empty()).then(|| Block::Paragraph(sentence(&differs.join("; "))))
}

/// Changes that were computed again under wrong links.
fn told<'a>(changes: &[&'a Change]) -> Vec<&'a Change> {
    let again = |c: &&Change| c.role == ChangeRole::Main && !c.hidden && c.wrong_links.is_some();
    changes.iter().copied().filter(again).collect()
}

/// Each change beside the same under wrong links, and by another design.
pub(super) fn details(context: &Context<'_>, changes: &[&Change], id: &str, caption: &str) -> Vec<Block> {
    let words_of = context.language.change_words();
    let told = told(changes);
    let other = |main: &Change| {
        changes.iter().find(|c| c.role == ChangeRole::Sensitivity && c.indicator == main.indicator && !c.hidden)
    };
    let Some(share) = told.iter().find_map(|c| c.wrong_links).map(|again| again.share) else { return Vec::new() };
    let share = number::share(context.language, share, number::DECIMALS_FROM);
    let row = |change: &&Change| {
        let indicator = context.survey.indicator(&change.indicator)?;
        let cells = |value: Option<f64>, limits: Option<(f64, f64)>| {
            let value = value.filter(|_| limits.is_some());
            [Context::difference_cell(indicator.measure, value), Context::difference_range(indicator.measure, limits)]
        };
        let again = change.wrong_links?;
        let all = other(change);
        let label = Cell::Text(context.label(indicator).to_string());
        let told = [
            cells(change.value, change.low.zip(change.high)),
            cells(Some(again.value), Some((again.low, again.high))),
            cells(all.and_then(|all| all.value), all.and_then(|all| all.low.zip(all.high))),
        ];
        Some(std::iter::once(label).chain(told.into_iter().flatten()).collect())
    };
    let over = format!("{} ({})", words_of.change, (context.words.interval)(&context.level()));
    let table = Table {
        id: format!("{id}-sensitivity"),
        caption: caption.to_string(),
        columns: vec![
            row_heads(context.words.figure_head, 3.0),
            numbers(words_of.same_people, 1.0).under(&over),
            Column::interval("", 1.3).under(&over),
            numbers((words_of.wrong_links)(&share), 1.0).under(&over),
            Column::interval("", 1.3).under(&over),
            numbers(words_of.all_answers, 1.0).under(&over),
            Column::interval("", 1.3).under(&over),
        ],
        rows: told.iter().filter_map(row).collect(),
        notes: Vec::new(),
        made: Made::ByRule { rule: Rule::Sensitivity, own: String::new() },
    };
    let same = || Block::Paragraph(words_of.sensitivity_same.to_string());
    vec![warning(context, changes).unwrap_or_else(same), Block::Table(table)]
}

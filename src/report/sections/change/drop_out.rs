//! How those who answered only once differed at the start.

use super::super::{Context, hidden_note, numbers, row_heads};
use crate::charts::differences::{agrees, digits};
use crate::language::Rule;
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::{DropOut, Side};

/// That they differed, where they did: the change of those who stayed need not hold for everybody then.
pub(super) fn warning(context: &Context<'_>, from: &str, to: &str) -> Option<Block> {
    let differs: Vec<&str> = of_pair(context, from, to)
        .into_iter()
        .filter(|d| d.low.is_some_and(|low| low > 0.0) || d.high.is_some_and(|high| high < 0.0))
        .filter_map(|d| Some(context.label(context.survey.indicator(&d.indicator)?)))
        .collect();
    let told = context.language.change_words().drop_out_differs;
    (!differs.is_empty()).then(|| Block::Paragraph(told(&differs.join("; "))))
}

fn of_pair<'a>(context: &Context<'a>, from: &str, to: &str) -> Vec<&'a DropOut> {
    context.results.drop_out.iter().filter(|d| d.from == from && d.to == to).collect()
}

/// Both beside each other.
pub(super) fn details(context: &Context<'_>, from: &str, to: &str, id: &str) -> Vec<Block> {
    let words_of = context.language.change_words();
    let all = of_pair(context, from, to);
    if all.is_empty() {
        return Vec::new();
    }
    let row = |d: &&DropOut| {
        let indicator = context.survey.indicator(&d.indicator)?;
        let label = Cell::Text(context.label(indicator).to_string());
        if d.hidden {
            return Some(std::iter::once(label).chain(vec![Cell::Hidden; 6]).collect());
        }
        let side = |side: &Side| match (side.count, side.n, side.value) {
            (Some(k), Some(n), _) => [Cell::Percent { k, n }, Cell::Fraction { k, n }],
            (None, Some(n), Some(value)) => [Cell::Number { value, digits: digits(indicator.measure) }, Cell::Count(n)],
            _ => [Cell::Empty, Cell::Empty],
        };
        let ([stayed, of_stayed], [left, of_left]) = (side(&d.stayed), side(&d.left));
        let difference = Context::difference_cell(indicator.measure, d.value);
        let interval = Context::difference_range(indicator.measure, d.low.zip(d.high));
        Some(vec![label, stayed, of_stayed, left, of_left, difference, interval])
    };
    let is_agreed = |d: &&DropOut| {
        let figures = d.left.value.zip(d.stayed.value).zip(d.value).zip(context.survey.indicator(&d.indicator));
        figures.is_none_or(|(((left, stayed), value), indicator)| agrees(indicator.measure, left, stayed, value))
    };
    let rounded = (!all.iter().all(is_agreed)).then(|| words_of.note_differences.to_string());
    let hidden = all.iter().find(|d| d.hidden).map(|_| hidden_note(context, false));
    let shares = all.iter().any(|d| d.stayed.count.is_some());
    let base = if shares { context.words.fraction } else { "n" };
    let table = Table {
        id: format!("{id}-drop-out"),
        caption: (words_of.caption_drop_out)(context.wave_title_of(from), context.wave_title_of(to)),
        columns: vec![
            row_heads(context.words.figure_head, 3.0),
            numbers(context.words.result, 1.0).under(words_of.stayed),
            numbers(base, 1.1).under(words_of.stayed),
            numbers(context.words.result, 1.0).under(words_of.left),
            numbers(base, 1.1).under(words_of.left),
            numbers(words_of.difference, 1.0),
            context.interval(1.6),
        ],
        rows: all.iter().filter_map(row).collect(),
        notes: rounded.into_iter().chain(hidden).collect(),
        made: Made::ByRule { rule: Rule::DropOut, own: String::new() },
    };
    let shown = all.iter().any(|d| !d.hidden);
    let alike = || Block::Paragraph(words_of.drop_out_alike.to_string());
    let told = shown.then(|| warning(context, from, to).unwrap_or_else(alike));
    let blocks = [Block::Paragraph(words_of.drop_out.to_string()), Block::Table(table)];
    blocks.into_iter().chain(told).collect()
}

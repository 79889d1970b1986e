//! How those who answered only once differed at the start.

use super::super::{Context, hidden_note, numbers, row_heads};
use crate::charts::differences::{agrees, digits};
use crate::language::Rule;
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::{DropOut, Side};

pub(super) fn blocks(context: &Context<'_>, from: &str, to: &str, id: &str) -> Vec<Block> {
    let words_of = context.language.change_words();
    let of_pair = |d: &&DropOut| d.from == from && d.to == to;
    let all: Vec<&DropOut> = context.results.drop_out.iter().filter(of_pair).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let label = |d: &DropOut| context.survey.indicator(&d.indicator).map_or("", |i| context.label(i));
    let differs: Vec<&str> = all
        .iter()
        .filter(|d| d.low.is_some_and(|low| low > 0.0) || d.high.is_some_and(|high| high < 0.0))
        .map(|d| label(d))
        .collect();
    let told = if differs.is_empty() {
        words_of.drop_out_alike.to_string()
    } else {
        (words_of.drop_out_differs)(&differs.join("; "))
    };
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
    let mut blocks = vec![Block::Paragraph(words_of.drop_out.to_string()), Block::Table(table)];
    if shown {
        blocks.push(Block::Paragraph(told));
    }
    blocks
}

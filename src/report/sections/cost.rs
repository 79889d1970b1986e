//! What the programme cost, where the evaluator gave a sum.

use super::{Context, numbers, row_heads, words as word_column};
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::{CostFigure, CostMeasure};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let figures = &context.results.cost;
    if figures.is_empty() {
        return Vec::new();
    }
    let words = context.language.chain_words();
    let digits = |figure: &CostFigure| usize::from(figure.measure == CostMeasure::HoursPerParticipant);
    let row = |figure: &CostFigure| {
        let interval = match (figure.low, figure.high) {
            (Some(low), Some(high)) => Cell::Range { low, high, digits: digits(figure) },
            _ => Cell::Empty,
        };
        vec![
            Cell::Text((words.cost_measure)(figure.measure).to_string()),
            Cell::Number { value: figure.value, digits: digits(figure) },
            interval,
            Cell::Text((context.language.participation_words().basis)(figure.basis).to_string()),
        ]
    };
    let mut notes = Vec::new();
    if figures.iter().any(|figure| figure.measure == CostMeasure::Refunded) {
        notes.push(words.cost_refund.to_string());
    }
    let of = |measure| figures.iter().find(|figure| figure.measure == measure).map(|figure| figure.value);
    let parts = of(CostMeasure::Refunded).zip(of(CostMeasure::Net)).zip(of(CostMeasure::Total));
    if parts.is_some_and(|((refunded, net), total)| !number::adds_up(&[refunded, net], total, 0)) {
        notes.push(context.words.note_sums.to_string());
    }
    let improved = figures.iter().find_map(|figure| context.survey.indicator(figure.indicator.as_ref()?));
    notes.extend(improved.map(|indicator| (words.cost_improved)(context.label(indicator))));
    let table = Table {
        id: "cost".into(),
        caption: words.cost_caption.to_string(),
        columns: vec![
            row_heads(context.words.figure_head, 3.4),
            numbers(context.words.result, 1.2),
            context.interval(1.6),
            word_column(context.language.participation_words().basis_head, 1.4),
        ],
        rows: figures.iter().map(row).collect(),
        notes,
        made: Made::ByRule { rule: Rule::Cost, own: String::new() },
    };
    vec![Context::heading(1, "cost", words.cost), Block::Table(table)]
}

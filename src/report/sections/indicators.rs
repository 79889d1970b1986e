//! What was evaluated: every figure with its definition, source, target and result.

use super::{Context, numbers, row_heads, words as word_column};
use crate::language::messages::DefinitionWords;
use crate::language::number;
use crate::report::document::{Block, Cell, Made, Table};
use crate::survey::Indicator;

/// The table of all figures.
pub(super) const TABLE: &str = "#table-indicators-table";

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let indicators = context.survey.indicators();
    if indicators.is_empty() {
        return Vec::new();
    }
    let words = context.language.chapter_words();
    let targets = indicators.iter().any(|i| i.target.is_some());
    let mut columns = vec![
        row_heads(context.words.figure_head, 3.4),
        word_column(words.definition_head, 5.0),
        word_column(words.source_head, 0.9),
        numbers(words.actual_head, 1.3),
        numbers(context.words.fraction, 1.8),
    ];
    if targets {
        columns.push(numbers(context.words.target, 1.2));
        columns.push(word_column(context.words.status_head, 1.9));
    }
    let basis = (context.language.participation_words().basis)(context.survey.about().basis);
    let table = Table {
        id: "indicators-table".into(),
        caption: words.indicators_caption.to_string(),
        columns,
        rows: indicators.iter().map(|indicator| row(context, indicator, targets)).collect(),
        notes: vec![words.note_definition.to_string(), (words.note_basis)(basis)],
        made: Made::ByRow,
    };
    vec![Context::heading(1, "indicators", words.indicators), Block::Table(table)]
}

fn row(context: &Context<'_>, indicator: &Indicator, targets: bool) -> Vec<Cell> {
    let estimate = context.estimate(&indicator.id);
    let value = estimate.map_or(Cell::Empty, |estimate| Context::figure_cells(estimate).0);
    let mut row = vec![
        super::trace::label(context, indicator),
        Cell::Text(definition(context, indicator)),
        Cell::Text(source(context, indicator)),
        value,
        estimate.map_or(Cell::Empty, Context::base_cell),
    ];
    if targets {
        row.push(estimate.map_or(Cell::Empty, |estimate| context.target_cell(estimate)));
        row.push(estimate.map_or(Cell::Empty, |estimate| context.status_cell(estimate)));
    }
    row
}

pub(super) fn definition(context: &Context<'_>, indicator: &Indicator) -> String {
    if let Some(of_organisations) = super::organisations::definition(context, indicator) {
        return of_organisations;
    }
    (context.language.chapter_words().definition)(&DefinitionWords {
        measure: indicator.measure,
        answers: &context.positive_answers(indicator),
        of_scale: indicator.scale.is_some(),
    })
}

/// Numbers of the questions that it rests on, as the appended questionnaire has them: `K1, K2`.
fn source(context: &Context<'_>, indicator: &Indicator) -> String {
    let of_scale = context.survey.scale_of(indicator).map_or(&[][..], |scale| &scale.questions);
    let asked = of_scale.iter().chain(&indicator.question);
    let numbered = asked.filter_map(|id| context.survey.questions().iter().position(|q| q.id == *id));
    let named = numbered.map(|at| {
        let number = number::count(context.language, at as u64 + 1);
        (context.language.chapter_words().question_number)(&number)
    });
    named.collect::<Vec<_>>().join(", ")
}

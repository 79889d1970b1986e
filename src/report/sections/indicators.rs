//! What was evaluated: the key figures with their definition, source, target and result; what all others are, in the
//! appendix.

use super::{Context, numbers, row_heads, words as word_column};
use crate::language::messages::DefinitionWords;
use crate::language::number;
use crate::report::document::{Block, Cell, Made, Table};
use crate::survey::Indicator;

/// The table of the key figures.
pub(super) const TABLE: &str = "#table-indicators-table";

/// The figures that matter most, with what they are and how they came out.
pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let indicators = told(context);
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
    let rest = (!are_all_told(context)).then(|| context.language.body_words().note_headlines.to_string());
    let notes = [words.note_definition.to_string(), (words.note_basis)(basis)];
    let table = Table {
        id: "indicators-table".into(),
        caption: words.indicators_caption.to_string(),
        columns,
        rows: indicators.iter().map(|indicator| row(context, indicator, targets)).collect(),
        notes: rest.into_iter().chain(notes).collect(),
        made: Made::ByRow,
    };
    vec![Context::heading(1, "indicators", words.indicators), Block::Table(table)]
}

/// The definition of every figure, where the body does not give them all.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    if are_all_told(context) {
        return Vec::new();
    }
    let words = context.language.chapter_words();
    let row = |indicator: &Indicator| {
        let (definition, source) = (definition(context, indicator), source(context, indicator));
        vec![super::trace::label(context, indicator), Cell::Text(definition), Cell::Text(source)]
    };
    let table = Table {
        id: "definitions-table".into(),
        caption: context.language.body_words().definitions_caption.to_string(),
        columns: vec![
            row_heads(context.words.figure_head, 3.4),
            word_column(words.definition_head, 6.0),
            word_column(words.source_head, 1.4),
        ],
        rows: context.survey.indicators().iter().map(row).collect(),
        notes: Vec::new(),
        made: Made::ByRow,
    };
    super::details::under("indicators-details", words.indicators, vec![Block::Table(table)])
}

/// Key figures and those with a target; all of them where nobody said which are key.
fn told<'a>(context: &Context<'a>) -> Vec<&'a Indicator> {
    let all = context.survey.indicators().iter();
    let matters = |i: &&Indicator| i.headline || i.primary || i.target.is_some();
    let told: Vec<&Indicator> = all.clone().filter(matters).collect();
    if told.is_empty() { all.collect() } else { told }
}

fn are_all_told(context: &Context<'_>) -> bool {
    told(context).len() == context.survey.indicators().len()
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

//! The codebook: every question with its options, their codes and what they count as. It holds what the survey
//! asked and nothing of the answers: values that only an export knows are not in it.

use super::{Context, numbers, row_heads, words};
use crate::report::document::{Cell, Made, Table};
use crate::survey::Question;

pub(in crate::report) fn table(context: &Context<'_>) -> Table {
    let heads = context.language.workbook_words();
    Table {
        id: "codebook".into(),
        caption: heads.caption_codebook.to_string(),
        columns: vec![
            row_heads(heads.id, 1.6),
            words(heads.topic, 1.8),
            words(heads.kind, 1.8),
            words(heads.question, 4.5),
            numbers(heads.code, 0.8),
            words(heads.answer, 2.4),
            words(heads.counts_as, 1.5),
        ],
        rows: context.survey.questions().iter().flat_map(|question| rows(context, question)).collect(),
        notes: Vec::new(),
        made: Made::Without,
    }
}

/// A row for each option; one for a question without any.
fn rows(context: &Context<'_>, question: &Question) -> Vec<Vec<Cell>> {
    let heads = context.language.workbook_words();
    let start = || {
        vec![
            Cell::Text(question.id.clone()),
            Cell::Text((context.words.topic)(question.topic).to_string()),
            Cell::Text((heads.kind_of)(question.kind).to_string()),
            Cell::Text(question.text.any(context.language).to_string()),
        ]
    };
    let favourable = context.survey.favourable_codes(question);
    let option = |choice: crate::survey::Choice| {
        let counts_as = match choice.missing {
            Some(missing) => Cell::Text((heads.missing)(missing).to_string()),
            None if favourable.contains(&choice.code) => Cell::Text(heads.counts_favourable.to_string()),
            None => Cell::Empty,
        };
        let text = Cell::Text(choice.text.any(context.language).to_string());
        [start(), vec![Cell::Number { value: f64::from(choice.code), digits: 0 }, text, counts_as]].concat()
    };
    let options: Vec<Vec<Cell>> = context.survey.choices(question).into_iter().map(option).collect();
    if options.is_empty() { vec![[start(), vec![Cell::Empty, Cell::Empty, Cell::Empty]].concat()] } else { options }
}

//! Appendix: what was asked, question by question, with the answers that could be given.

use super::Context;
use crate::language::number;
use crate::report::document::Block;
use crate::survey::{Kind, Question};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.chapter_words();
    let questions = context.survey.questions().iter().enumerate().map(|(at, question)| {
        let number = (words.question_number)(&number::count(context.language, at as u64 + 1));
        format!("{number} {} {}", question.text.any(context.language), answers(context, question))
    });
    vec![
        Context::heading(1, "questionnaire", words.questionnaire),
        Block::Paragraph(words.questionnaire_intro.to_string()),
        Block::List(questions.collect()),
    ]
}

/// The answers in brackets: `(1 = Täysin eri mieltä; …)`.
fn answers(context: &Context<'_>, question: &Question) -> String {
    let words = context.language.chapter_words();
    let choices = context.survey.choices(question);
    let options: Vec<&str> = choices.iter().map(|choice| choice.text.any(context.language)).collect();
    match question.kind {
        Kind::Text => format!("({})", words.free_text),
        Kind::Number => format!("({})", words.any_number),
        Kind::Date => format!("({})", words.any_date),
        Kind::Score => format!("({})", words.grades),
        _ if options.is_empty() => format!("({})", words.as_in_export),
        Kind::Multiple => format!("({}; {})", options.join(" / "), words.several),
        _ => format!("({})", options.join(" / ")),
    }
}

//! What this survey cannot tell: in every report, whatever it found.

use super::Context;
use crate::report::document::Block;
use crate::results::NoteCode;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let change = context.language.change_words();
    let mut sentences: Vec<String> = words.limits_paragraphs.iter().map(|text| (*text).to_string()).collect();
    if let Some(first) = sentences.first_mut().filter(|_| !context.results.changes.is_empty()) {
        *first = change.limit_self_report.to_string();
    }
    if let Some(second) = sentences.get_mut(1).filter(|_| context.survey.comparison().is_some()) {
        *second = change.with_comparison.to_string();
    }
    let clustered = context.results.notes.iter().filter(|note| note.code == NoteCode::Clustered);
    for question in clustered.filter_map(|note| context.survey.question(&note.about)) {
        let sentence = (words.note)(NoteCode::Clustered, question.label(context.language));
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    vec![Context::heading(1, "limits", words.limits), Block::List(sentences)]
}

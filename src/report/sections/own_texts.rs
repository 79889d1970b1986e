//! What only the evaluator can tell, as it was written beside `survey.toml`.

use super::Context;
use crate::report::document::Block;
use crate::report::markdown;
use crate::survey::OwnText;

/// Introduction, programme and need: what the reader has to know before the results.
pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let before = [OwnText::Introduction, OwnText::Programme, OwnText::Need];
    before.into_iter().flat_map(|part| chapter(context, part)).collect()
}

/// A part under a heading of its own; nothing where nothing was written.
pub(super) fn chapter(context: &Context<'_>, part: OwnText) -> Vec<Block> {
    let text = written(context, part);
    if text.is_empty() {
        return text;
    }
    let title = (context.language.chapter_words().own_text)(part);
    std::iter::once(Context::heading(1, part.name(), title)).chain(text).collect()
}

/// A part without a heading.
pub(super) fn written(context: &Context<'_>, part: OwnText) -> Vec<Block> {
    let text = context.survey.own_text(part, context.language).unwrap_or_default();
    markdown::blocks(text, &format!("{}-text", part.name()))
}

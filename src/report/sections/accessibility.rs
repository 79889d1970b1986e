//! Appendix: how the report can be read by everybody.

use super::Context;
use crate::report::document::Block;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.chapter_words();
    vec![
        Context::heading(1, "accessibility", words.accessibility),
        Block::Paragraph(words.accessibility_text.to_string()),
    ]
}

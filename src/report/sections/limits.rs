//! What this survey cannot tell: in every report, whatever it found.

use super::Context;
use crate::report::document::Block;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let sentences = words.limits_paragraphs.iter().map(|text| (*text).to_string()).collect();
    vec![Context::heading(1, "limits", words.limits), Block::List(sentences)]
}

//! Appendix: what the chapters leave to those who look closer, in the order of the chapters.

use super::{
    Context, Section, change, dose, groups, indicators, method, participation, summary, taking_part, topics, weighted,
};
use crate::report::document::Block;

/// What each chapter leaves, under a heading of its own.
const PARTS: [Section; 10] = [
    summary::details,
    indicators::details,
    method::details,
    taking_part::details,
    participation::details,
    topics::details,
    change::details,
    groups::details,
    dose::details,
    weighted::details,
];

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let parts: Vec<Block> = PARTS.iter().flat_map(|part| part(context)).collect();
    if parts.is_empty() {
        return parts;
    }
    std::iter::once(Context::heading(1, "details", context.words.details)).chain(parts).collect()
}

/// A part under the title of its chapter; nothing where the chapter left nothing.
pub(super) fn under(id: &str, title: &str, blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() {
        return blocks;
    }
    std::iter::once(Context::heading(2, id, title)).chain(blocks).collect()
}

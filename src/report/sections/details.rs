//! Appendix: what the chapters leave to those who look closer, in the order of the chapters.

use super::{Context, Section, change, dose, groups, method, participation, taking_part, weighted};
use crate::report::document::Block;

/// What each chapter leaves, under a heading of its own.
const PARTS: [Section; 7] = [
    method::details,
    taking_part::details,
    participation::details,
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

/// What is said and drawn, and the tables that go to the appendix.
pub(super) fn tables_apart(blocks: Vec<Block>) -> (Vec<Block>, Vec<Block>) {
    blocks.into_iter().partition(|block| !matches!(block, Block::Table(_)))
}

/// A part under the title of its chapter; nothing where the chapter left nothing.
pub(super) fn under(id: &str, title: &str, blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() {
        return blocks;
    }
    std::iter::once(Context::heading(2, id, title)).chain(blocks).collect()
}

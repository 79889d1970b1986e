//! Words that a tool puts over the columns it adds, whatever its language.

use crate::ingest::heading::normal;
use crate::ingest::role::{Metadata, Role};

/// Headers in lower case and what stands under them.
pub(super) type Words = &'static [(&'static [&'static str], Metadata)];

/// What stands under a header, if the tool adds it.
pub(super) fn metadata(words: Words, header: &str) -> Option<Metadata> {
    let header = normal(header);
    words.iter().find(|(headers, _)| headers.contains(&header.as_str())).map(|(_, metadata)| *metadata)
}

/// The role of a column by its header: what the tool adds, or an answer.
pub(super) fn role(words: Words, header: &str) -> Role {
    metadata(words, header).map_or(Role::Answer, Role::Metadata)
}

/// How many headers the tool adds.
pub(super) fn known(words: Words, headers: &[&str]) -> usize {
    headers.iter().filter(|header| metadata(words, header).is_some()).count()
}

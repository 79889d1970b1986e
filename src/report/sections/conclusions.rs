//! Conclusions against the targets, all of them: what was met, what is not certain, what was missed.

use super::{Context, own_texts};
use crate::language::messages::TargetWords;
use crate::language::number;
use crate::report::document::Block;
use crate::results::Status;
use crate::survey::OwnText;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.chapter_words();
    let mut blocks = vec![
        Context::heading(1, "conclusions", words.conclusions),
        Block::Paragraph(targets(context).unwrap_or_else(|| words.no_targets.to_string())),
    ];
    if count(context, Some(Status::Shown)) > 0 && !super::limits::is_compared(context) {
        blocks.push(Block::Paragraph(words.reached_not_proven.to_string()));
    }
    blocks.extend(own_texts::written(context, OwnText::Conclusions));
    blocks.extend(own_texts::chapter(context, OwnText::Recommendations));
    blocks
}

/// How all the targets stand; nothing where none was set or shown.
pub(in crate::report) fn targets(context: &Context<'_>) -> Option<String> {
    let text = |n| number::count(context.language, n);
    let with = |status| match count(context, Some(status)) {
        0 => String::new(),
        n => text(n),
    };
    let all = count(context, None);
    (all > 0).then(|| {
        (context.language.chapter_words().targets)(&TargetWords {
            all: &text(all),
            shown: &text(count(context, Some(Status::Shown))),
            uncertain: &with(Status::Uncertain),
            open: &with(Status::Open),
            missed: &with(Status::NotReached),
        })
    })
}

/// Shown figures with a target, or those of a status.
fn count(context: &Context<'_>, status: Option<Status>) -> u64 {
    let indicators = context.survey.indicators().iter().filter(|i| i.target.is_some());
    let stated = indicators.filter_map(|i| context.results.shown_in(context.last_wave(), &i.id)?.status);
    stated.filter(|found| status.is_none_or(|wanted| wanted == *found)).count() as u64
}

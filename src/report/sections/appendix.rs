//! Appendix: the distribution of every question that has answers to count.

use super::{Context, numbers, row_heads};
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::Distribution;
use crate::survey::{Kind, Question};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = vec![Context::heading(1, "appendix", context.words.appendix)];
    for wave in context.survey.waves() {
        if context.survey.waves().len() > 1 {
            blocks.push(Context::heading(2, format!("appendix-{}", wave.id), context.wave_title(&wave.id)));
        }
        let of_wave = context.results.distributions.iter().filter(|d| d.wave == wave.id && !d.counts.is_empty());
        blocks.extend(
            of_wave.filter_map(|d| Some(Block::Table(table(context, d, context.survey.question(&d.question)?)))),
        );
    }
    blocks
}

fn table(context: &Context<'_>, distribution: &Distribution, question: &Question) -> Table {
    let words = context.words;
    let n = distribution.n.unwrap_or(0);
    let row = |count: &crate::results::AnswerCount| {
        let label = Cell::Text(context.answer(question, &count.code));
        match (count.count, count.low, count.high) {
            (Some(k), Some(low), Some(high)) => {
                vec![label, Cell::Count(k), Cell::Percent { k, n }, Cell::PercentRange { low, high, n }]
            }
            _ => vec![label, Cell::Hidden, Cell::Hidden, Cell::Hidden],
        }
    };
    Table {
        id: format!("distribution-{}-{}", distribution.wave, distribution.question),
        caption: (words.caption_distribution)(question.text.any(context.language)),
        columns: vec![
            row_heads(words.answer, 4.0),
            numbers(words.number, 1.1),
            numbers(words.share, 1.1),
            context.interval(1.7),
        ],
        rows: distribution.counts.iter().map(row).collect(),
        notes: notes(context, distribution, question),
        made: Made::ByRule { rule: Rule::Distribution, own: own(context, distribution) },
    }
}

/// The round, how many answered, and what is outside.
fn own(context: &Context<'_>, distribution: &Distribution) -> String {
    let round = context.wave_title_of(&distribution.wave);
    let n =
        distribution.n.map(|n| (context.language.trace_words().base_of)(&number::count(context.language, n), round));
    let outside = super::missing_note(context, &distribution.missing);
    n.into_iter().chain(outside).collect::<Vec<_>>().join(". ")
}

fn notes(context: &Context<'_>, distribution: &Distribution, question: &Question) -> Vec<String> {
    let words = context.words;
    let mut notes = Vec::new();
    if let Some(n) = distribution.n {
        notes.push(format!("n = {}", number::count(context.language, n)));
    }
    notes.extend(super::missing_note(context, &distribution.missing));
    if question.kind == Kind::Multiple {
        notes.push(words.note_multiple.to_string());
    } else if question.kind == Kind::Rank {
        notes.push(words.note_rank.to_string());
    } else if let Some((counts, n)) = counts(distribution).zip(distribution.n) {
        // Small groups may not be listed.
        if counts.iter().sum::<u64>() != n {
            notes.push(words.note_parts.to_string());
        } else if !number::shares_add_up(&counts, n) {
            notes.push(words.note_rounding.to_string());
        }
    }
    if distribution.counts.iter().any(|c| c.count.is_none()) {
        notes.push(super::hidden_note(context, question.health));
    }
    notes
}

/// How many gave each answer, where all of it is shown.
fn counts(distribution: &Distribution) -> Option<Vec<u64>> {
    distribution.counts.iter().map(|c| c.count).collect()
}

//! Figures by how much people took part, or by anything else that comes in degrees.

use super::{Context, numbers, row_heads};
use crate::language::messages::{ChainWords, DifferenceWords};
use crate::language::number;
use crate::report::document::{Block, Cell, Table};
use crate::results::{DoseBand, DoseOutcome, GroupValue};
use crate::survey::Question;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.chain_words();
    let mut parts = Vec::new();
    let wave = context.last_wave();
    let shown = context.results.doses.iter().filter(|o| o.wave == wave && o.bands.iter().any(|band| !band.hidden));
    for outcome in shown {
        parts.extend(part(context, words, outcome).unwrap_or_default());
    }
    if parts.is_empty() {
        return Vec::new();
    }
    let mut blocks =
        vec![Context::heading(1, "amount-and-outcome", words.dose), Block::Paragraph(words.dose_caution.to_string())];
    blocks.extend(parts);
    blocks
}

fn part(context: &Context<'_>, words: &ChainWords, outcome: &DoseOutcome) -> Option<Vec<Block>> {
    let question = context.survey.question(&outcome.question)?;
    let indicator = context.survey.indicator(&outcome.indicator)?;
    let label = context.label(indicator);
    let row = |band: &DoseBand| {
        let name = Cell::Text(name(context, words, question, band));
        match (band.count, band.n, band.low, band.high) {
            (Some(k), Some(n), Some(low), Some(high)) => {
                vec![name, Cell::Percent { k, n }, Cell::PercentRange { low, high, n }, Cell::Fraction { k, n }]
            }
            _ => vec![name, Cell::Hidden, Cell::Hidden, Cell::Hidden],
        }
    };
    let hidden = outcome.bands.iter().any(|band| band.hidden);
    let health = question.health || context.survey.is_health(indicator);
    let table = Table {
        id: format!("dose-{}-{}-{}", outcome.wave, outcome.question, outcome.indicator),
        caption: (words.dose_caption)(label, question.label(context.language)),
        columns: vec![
            row_heads(words.band_head, 3.0),
            numbers(context.words.share, 1.1),
            numbers((context.words.interval)(&context.level()), 1.7),
            numbers(context.words.fraction, 1.4),
        ],
        rows: outcome.bands.iter().map(row).collect(),
        notes: if hidden { vec![super::hidden_note(context, health)] } else { Vec::new() },
    };
    let mut blocks = vec![Block::Table(table)];
    let told = sentences(context, words, outcome);
    if !told.is_empty() {
        blocks.push(Block::Paragraph(told.join(" ")));
    }
    Some(blocks)
}

/// The highest band against the lowest, and the trend.
fn sentences(context: &Context<'_>, words: &ChainWords, outcome: &DoseOutcome) -> Vec<String> {
    let n = outcome.bands.iter().filter_map(|band| band.n).sum();
    let difference = outcome.difference.zip(outcome.low.zip(outcome.high)).map(|(difference, (low, high))| {
        (words.difference)(&DifferenceWords {
            points: &number::points(context.language, difference, n),
            interval: &number::points_range(context.language, low, high, n),
            level: &context.level(),
            clear: low > 0.0 || high < 0.0,
        })
    });
    let trend = outcome.trend_p_adjusted.map(|p| {
        let clear = p < 1.0 - context.survey.about().confidence;
        let n = number::count(context.language, outcome.n.unwrap_or(0));
        (words.trend)(&number::p_value(context.language, p), clear, &n)
    });
    difference.into_iter().chain(trend).collect()
}

fn name(context: &Context<'_>, words: &ChainWords, question: &Question, band: &DoseBand) -> String {
    let given = |value| number::given(context.language, value, 2);
    match (band.code, band.from, band.to) {
        (Some(code), ..) => context.answer(question, &GroupValue::Code(code)),
        (_, None, Some(to)) => (words.band_below)(&given(to)),
        (_, Some(from), Some(to)) => (words.band_between)(&given(from), &given(to)),
        (_, Some(from), None) => (words.band_from)(&given(from)),
        (_, None, None) => String::new(),
    }
}

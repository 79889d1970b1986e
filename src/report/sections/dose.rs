//! Figures by how much people took part, or by anything else that comes in degrees.

use super::{Context, numbers, row_heads};
use crate::charts;
use crate::charts::dose::Dose;
use crate::language::messages::{ChainWords, DifferenceWords};
use crate::language::number;
use crate::report::document::{Block, Cell, Table};
use crate::results::{ByBand, DoseBand};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.chain_words();
    let wave = context.last_wave();
    let is_shown = |by: &ByBand| by.bands.iter().any(|band| !band.hidden);
    let mut parts = Vec::new();
    for outcome in context.results.doses.iter().filter(|o| o.wave == wave && is_shown(&o.by)) {
        let health = context.survey.question(&outcome.question).is_some_and(|question| question.health);
        let id = format!("dose-{}-{}-{}", outcome.wave, outcome.question, outcome.indicator);
        let dose = Dose::asked(context.survey, context.language, outcome);
        parts.extend(dose.and_then(|dose| part(context, words, &dose, id, health)).unwrap_or_default());
    }
    let mut recorded = Vec::new();
    for outcome in context.results.recorded_doses.iter().filter(|o| is_shown(&o.by)) {
        let id = format!("dose-{}-records-{}", outcome.wave, outcome.indicator);
        let dose = Dose::recorded(context.survey, context.language, outcome);
        recorded.extend(dose.and_then(|dose| part(context, words, &dose, id, false)).unwrap_or_default());
    }
    if !recorded.is_empty() {
        parts.push(Block::Paragraph(joined(context, words)));
        parts.extend(recorded);
    }
    if parts.is_empty() {
        return Vec::new();
    }
    let mut blocks =
        vec![Context::heading(1, "amount-and-outcome", words.dose), Block::Paragraph(words.dose_caution.to_string())];
    blocks.extend(parts);
    blocks
}

/// That the amount comes from the log, and how many are in both.
fn joined(context: &Context<'_>, words: &ChainWords) -> String {
    let wave = context.last_wave();
    let join = context.results.record_joins.iter().find(|join| join.wave == wave && !join.hidden);
    let counts = join.and_then(|join| Some([join.both?, join.answered_only?, join.recorded_only?]));
    let told = counts.map(|counts| {
        let [both, answered, recorded] = counts.map(|n| number::count(context.language, n));
        (words.record_join)(&both, &answered, &recorded)
    });
    std::iter::once(words.records_intro.to_string()).chain(told).collect::<Vec<_>>().join(" ")
}

/// A picture with its table and what it says.
fn part(context: &Context<'_>, words: &ChainWords, dose: &Dose<'_>, id: String, health: bool) -> Option<Vec<Block>> {
    let indicator = context.survey.indicator(dose.indicator)?;
    let hidden = dose.rows.iter().any(|(_, band)| band.hidden);
    let health = health || context.survey.is_health(indicator);
    let row = |(name, band): &(String, &DoseBand)| {
        let name = Cell::Text(name.clone());
        match (band.count, band.n, band.low, band.high) {
            (Some(k), Some(n), Some(low), Some(high)) => {
                vec![name, Cell::Percent { k, n }, Cell::PercentRange { low, high, n }, Cell::Fraction { k, n }]
            }
            _ => vec![name, Cell::Hidden, Cell::Hidden, Cell::Hidden],
        }
    };
    let caption = (words.dose_caption)(context.label(indicator), &dose.amount);
    let chart = charts::dose(context.survey, context.results, context.language, dose);
    let mut blocks = Context::figures(&format!("{id}-chart"), &caption, chart.into_iter().collect());
    blocks.push(Block::Table(Table {
        id,
        caption,
        columns: vec![
            row_heads(words.band_head, 3.0),
            numbers(context.words.share, 1.1),
            numbers((context.words.interval)(&context.level()), 1.7),
            numbers(context.words.fraction, 1.4),
        ],
        rows: dose.rows.iter().map(row).collect(),
        notes: if hidden { vec![super::hidden_note(context, health)] } else { Vec::new() },
    }));
    let told = sentences(context, words, dose.by);
    if !told.is_empty() {
        blocks.push(Block::Paragraph(told.join(" ")));
    }
    Some(blocks)
}

/// The highest band against the lowest, and the trend.
fn sentences(context: &Context<'_>, words: &ChainWords, by: &ByBand) -> Vec<String> {
    let n = by.bands.iter().filter_map(|band| band.n).sum();
    let difference = by.difference.zip(by.low.zip(by.high)).map(|(difference, (low, high))| {
        (words.difference)(&DifferenceWords {
            points: &number::points(context.language, difference, n),
            interval: &number::points_range(context.language, low, high, n),
            level: &context.level(),
            clear: low > 0.0 || high < 0.0,
        })
    });
    let trend = by.trend_p_adjusted.map(|p| {
        let clear = p < 1.0 - context.survey.about().confidence;
        let n = number::count(context.language, by.n.unwrap_or(0));
        (words.trend)(&number::p_value(context.language, p), clear, &n)
    });
    difference.into_iter().chain(trend).collect()
}

//! How large changes are, whatever their unit, and how many people changed by more than error of measurement.

use super::super::{Context, numbers, row_heads, words};
use crate::charts::differences::plain;
use crate::language::messages::ChangeSizeWords;
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::{Change, EffectName, Reliable};

/// Decimals of a standardised change and of a reliability.
const DIGITS: usize = 2;

/// Nothing where no shown change has a size of this kind: shares have none, their points are size enough.
pub(super) fn blocks(context: &Context<'_>, main: &[&Change], id: &str, caption: &str) -> Vec<Block> {
    let words_of = context.language.change_size_words();
    let has_size = |c: &&&Change| !c.hidden && (c.effect.is_some() || c.reliable.is_some());
    let sized: Vec<&Change> = main.iter().filter(has_size).copied().collect();
    if sized.is_empty() {
        return Vec::new();
    }
    let reliable = sized.iter().any(|c| c.reliable.is_some());
    let row = |change: &&Change| {
        let indicator = context.survey.indicator(&change.indicator)?;
        let mut row = vec![Cell::Text(context.label(indicator).to_string())];
        let effect = change.effect;
        row.push(effect.map_or(Cell::Empty, |effect| Cell::Text(name(words_of, effect.name).to_string())));
        row.push(effect.map_or(Cell::Empty, |effect| Cell::Number { value: effect.value, digits: DIGITS }));
        let limits = effect.and_then(|effect| effect.low.zip(effect.high));
        row.push(limits.map_or(Cell::Empty, |(low, high)| Cell::Range { low, high, digits: DIGITS }));
        if reliable {
            row.push(change.reliable.as_ref().map_or(Cell::Empty, |found| counts(context, found)));
        }
        Some(row)
    };
    let mut columns = vec![
        row_heads(context.words.figure_head, 3.0),
        words(words_of.measure, 2.2),
        numbers(words_of.value, 1.0),
        context.interval(1.6),
    ];
    let mut notes = vec![words_of.note_sizes.to_string()];
    if reliable {
        columns.push(numbers(words_of.reliable, 2.0));
        notes.push((words_of.note_reliable)(&thresholds(context, &sized)));
    }
    vec![Block::Table(Table {
        id: format!("{id}-size"),
        caption: caption.to_string(),
        columns,
        rows: sized.iter().filter_map(row).collect(),
        notes,
        made: Made::ByRule { rule: Rule::Size, own: String::new() },
    })]
}

fn name(words: &ChangeSizeWords, effect: EffectName) -> &'static str {
    match effect {
        EffectName::HedgesG => words.hedges_g,
        EffectName::DAv => words.d_av,
        EffectName::CliffsDelta => words.cliffs_delta,
        EffectName::RankBiserial => words.rank_biserial,
    }
}

/// `8 / 30 / 1`.
fn counts(context: &Context<'_>, found: &Reliable) -> Cell {
    let text = |n| number::count(context.language, n);
    Cell::Text(format!("{} / {} / {}", text(found.improved), text(found.unchanged), text(found.worsened)))
}

/// Each scale with its threshold and the reliability behind it.
fn thresholds(context: &Context<'_>, sized: &[&Change]) -> String {
    let told = |change: &&Change| {
        let (indicator, found) = (context.survey.indicator(&change.indicator)?, change.reliable?);
        let threshold = plain(context.language, indicator.measure, found.threshold);
        let reliability = number::decimal(context.language, found.reliability, DIGITS);
        Some((context.language.change_size_words().threshold)(context.label(indicator), &threshold, &reliability))
    };
    sized.iter().filter_map(told).collect::<Vec<_>>().join("; ")
}

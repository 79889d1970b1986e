//! Figures by how much people took part, or by anything else that comes in degrees.

use super::{Context, numbers, row_heads};
use crate::language::messages::{ChainWords, DifferenceWords};
use crate::language::number;
use crate::report::document::{Block, Cell, Table};
use crate::results::{ByBand, DoseBand, DoseOutcome, GroupValue, RecordedDose};
use crate::survey::{DoseRecord, Question};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.chain_words();
    let wave = context.last_wave();
    let is_shown = |by: &ByBand| by.bands.iter().any(|band| !band.hidden);
    let asked = context.results.doses.iter().filter(|o| o.wave == wave && is_shown(&o.by));
    let mut parts: Vec<Block> = asked.filter_map(|outcome| by_question(context, words, outcome)).flatten().collect();
    let mut recorded = Vec::new();
    for outcome in context.results.recorded_doses.iter().filter(|o| is_shown(&o.by)) {
        recorded.extend(by_records(context, words, outcome).unwrap_or_default());
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

fn by_question(context: &Context<'_>, words: &ChainWords, outcome: &DoseOutcome) -> Option<Vec<Block>> {
    let question = context.survey.question(&outcome.question)?;
    let rows = outcome.by.bands.iter().map(|band| (name(context, words, question, band), band)).collect();
    let part = Part {
        id: format!("dose-{}-{}-{}", outcome.wave, outcome.question, outcome.indicator),
        amount: question.label(context.language).to_string(),
        indicator: &outcome.indicator,
        health: question.health,
        by: &outcome.by,
    };
    part.blocks(context, words, rows)
}

fn by_records(context: &Context<'_>, words: &ChainWords, outcome: &RecordedDose) -> Option<Vec<Block>> {
    let name = |band: &DoseBand| match (outcome.records, band.from) {
        (DoseRecord::Completion, None) => words.not_completed.to_string(),
        (DoseRecord::Completion, Some(_)) => words.completed.to_string(),
        (DoseRecord::Sessions | DoseRecord::Hours, _) => limits(context, words, band),
    };
    let mut rows: Vec<(String, &DoseBand)> = outcome.by.bands.iter().map(|band| (name(band), band)).collect();
    // Where every band is shown, those apart are hidden because there are none.
    if !outcome.not_recorded.hidden || rows.iter().any(|(_, band)| band.hidden) {
        rows.push((words.not_recorded.to_string(), &outcome.not_recorded));
    }
    let rules = context.survey.definition().participation.as_ref()?;
    let activity = outcome.activity.as_ref().and_then(|id| rules.activity.iter().find(|a| a.id == *id));
    let amount = (words.record)(outcome.records);
    let part = Part {
        id: format!("dose-{}-records-{}", outcome.wave, outcome.indicator),
        amount: match activity {
            Some(activity) => format!("{amount} ({})", super::taking_part::title(context, activity)),
            None => amount.to_string(),
        },
        indicator: &outcome.indicator,
        health: false,
        by: &outcome.by,
    };
    part.blocks(context, words, rows)
}

/// A table with what it says.
struct Part<'a> {
    id: String,
    /// What the bands are bands of.
    amount: String,
    indicator: &'a str,
    health: bool,
    by: &'a ByBand,
}

impl Part<'_> {
    fn blocks(self, context: &Context<'_>, words: &ChainWords, rows: Vec<(String, &DoseBand)>) -> Option<Vec<Block>> {
        let indicator = context.survey.indicator(self.indicator)?;
        let hidden = rows.iter().any(|(_, band)| band.hidden);
        let health = self.health || context.survey.is_health(indicator);
        let row = |(name, band): (String, &DoseBand)| {
            let name = Cell::Text(name);
            match (band.count, band.n, band.low, band.high) {
                (Some(k), Some(n), Some(low), Some(high)) => {
                    vec![name, Cell::Percent { k, n }, Cell::PercentRange { low, high, n }, Cell::Fraction { k, n }]
                }
                _ => vec![name, Cell::Hidden, Cell::Hidden, Cell::Hidden],
            }
        };
        let table = Table {
            id: self.id,
            caption: (words.dose_caption)(context.label(indicator), &self.amount),
            columns: vec![
                row_heads(words.band_head, 3.0),
                numbers(context.words.share, 1.1),
                numbers((context.words.interval)(&context.level()), 1.7),
                numbers(context.words.fraction, 1.4),
            ],
            rows: rows.into_iter().map(row).collect(),
            notes: if hidden { vec![super::hidden_note(context, health)] } else { Vec::new() },
        };
        let mut blocks = vec![Block::Table(table)];
        let told = sentences(context, words, self.by);
        if !told.is_empty() {
            blocks.push(Block::Paragraph(told.join(" ")));
        }
        Some(blocks)
    }
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
    let trend = by.trend_p.map(|p| {
        let clear = p < 1.0 - context.survey.about().confidence;
        let n = number::count(context.language, by.n.unwrap_or(0));
        (words.trend)(&number::p_value(context.language, p), clear, &n)
    });
    difference.into_iter().chain(trend).collect()
}

fn name(context: &Context<'_>, words: &ChainWords, question: &Question, band: &DoseBand) -> String {
    match band.code {
        Some(code) => context.answer(question, &GroupValue::Code(code)),
        None => limits(context, words, band),
    }
}

fn limits(context: &Context<'_>, words: &ChainWords, band: &DoseBand) -> String {
    let given = |value| number::given(context.language, value, 2);
    match (band.from, band.to) {
        (None, Some(to)) => (words.band_below)(&given(to)),
        (Some(from), Some(to)) => (words.band_between)(&given(from), &given(to)),
        (Some(from), None) => (words.band_from)(&given(from)),
        (None, None) => String::new(),
    }
}

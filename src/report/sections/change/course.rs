//! Three and more rounds: in the body where they lead somewhere, with the figures in the appendix.

use super::super::{Context, numbers, row_heads};
use crate::charts;
use crate::charts::differences::{signed, signed_range};
use crate::language::messages::CourseSentence;
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Column, Made, Table};
use crate::results::{Outcome, Trend};
use crate::survey::{Measure, WaveKind};

/// What is told in the body: a sentence for each figure, and the chart where any figure has a direction.
pub(super) fn told(context: &Context<'_>) -> Vec<Block> {
    let trends = trends(context);
    if trends.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        Context::heading(2, "course", context.language.change_words().caption_rounds),
        Block::List(sentences(context, &trends, context.language.body_words().course)),
    ];
    if leads_somewhere(&trends) {
        blocks.extend(drawn(context));
    }
    blocks
}

/// The figures of every round, and their chart where the body leaves it out.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    let trends = trends(context);
    let chart = if leads_somewhere(&trends) { Vec::new() } else { drawn(context) };
    let told = sentences(context, &trends, context.language.change_words().course);
    let told = (!told.is_empty()).then_some(Block::List(told));
    told.into_iter().chain(rounds_table(context, &trends)).chain(chart).collect()
}

/// What is said of each course.
fn sentences(context: &Context<'_>, trends: &[&Trend], said: fn(&CourseSentence<'_>) -> String) -> Vec<String> {
    let sentence = |trend: &&Trend| {
        let indicator = context.survey.indicator(&trend.indicator)?;
        let Some(((slope, low), high)) = trend.slope.zip(trend.low).zip(trend.high) else {
            return Some((context.language.body_words().no_course)(context.label(indicator)));
        };
        Some(said(&CourseSentence {
            label: context.label(indicator),
            is_share: indicator.measure == Measure::Rate,
            outcome: trend.outcome()?,
            waves: &number::count(context.language, trend.waves.len() as u64),
            slope: &signed(context.language, indicator.measure, slope),
            interval: &signed_range(context.language, indicator.measure, low, high),
            level: &context.level(),
        }))
    };
    trends.iter().filter_map(sentence).collect()
}

fn trends<'a>(context: &Context<'a>) -> Vec<&'a Trend> {
    context.results.trends.iter().filter(|trend| !trend.hidden).collect()
}

fn leads_somewhere(trends: &[&Trend]) -> bool {
    trends.iter().any(|trend| trend.outcome().is_some_and(|outcome| outcome != Outcome::Inconclusive))
}

fn drawn(context: &Context<'_>) -> Vec<Block> {
    let charts = charts::rounds(context.survey, context.results, context.language);
    let made = super::super::trace::to_rule(Rule::Course);
    Context::figures("course-chart", context.language.change_words().caption_rounds, charts, &made)
}

/// The figures that the chart shows.
fn rounds_table(context: &Context<'_>, trends: &[&Trend]) -> Vec<Block> {
    let words_of = context.language.change_words();
    let mut kinds: Vec<WaveKind> = trends.iter().map(|t| t.kind).collect();
    kinds.dedup();
    let table = |kind: &WaveKind| {
        let of_kind: Vec<&&Trend> = trends.iter().filter(|t| t.kind == *kind).collect();
        let waves: Vec<&str> = context
            .survey
            .waves()
            .iter()
            .map(|w| w.id.as_str())
            .filter(|id| of_kind.iter().any(|t| t.waves.iter().any(|w| w == id)))
            .collect();
        let row = |trend: &&&Trend| {
            let indicator = context.survey.indicator(&trend.indicator)?;
            let cells = |wave: &&str| {
                let estimate = context.results.shown_in(wave, &indicator.id);
                let (value, interval) = estimate.map_or((Cell::Empty, Cell::Empty), Context::figure_cells);
                [value, interval]
            };
            let label = Cell::Text(context.label(indicator).to_string());
            Some(std::iter::once(label).chain(waves.iter().flat_map(cells)).collect())
        };
        let over = format!("{} ({})", context.words.result, (context.words.interval)(&context.level()));
        let heads = waves.iter().flat_map(|wave| {
            let interval = Column::interval("", 1.1);
            [numbers(context.wave_title_of(wave), 0.9), interval].map(|column| column.under(&over))
        });
        Block::Table(Table {
            id: format!("course-table-{}", if *kind == WaveKind::Pulse { "pulses" } else { "rounds" }),
            caption: words_of.caption_rounds.to_string(),
            columns: std::iter::once(row_heads(context.words.figure_head, 3.0)).chain(heads).collect(),
            rows: of_kind.iter().filter_map(row).collect(),
            notes: Vec::new(),
            made: Made::ByRule { rule: Rule::Course, own: String::new() },
        })
    };
    kinds.iter().map(table).collect()
}

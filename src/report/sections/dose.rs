//! Figures by how much people took part, or by anything else that comes in degrees.

use super::{Context, numbers, row_heads, words as word_column};
use crate::charts;
use crate::charts::dose::Dose;
use crate::language::messages::{Banded, ChainWords, DifferenceWords, TrendWords};
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::{ByBand, DoseBand, DoseOutcome, RecordedDose};
use crate::survey::{Indicator, Measure};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.chain_words();
    let (asked, recorded) = (asked(context), recorded(context));
    if asked.is_empty() && recorded.is_empty() {
        return Vec::new();
    }
    let parts: Vec<&Part> = asked.iter().chain(&recorded).collect();
    let mut blocks =
        vec![Context::heading(1, "amount-and-outcome", words.dose), Block::Paragraph(words.dose_caution.to_string())];
    blocks.push(overview(context, &parts));
    blocks.extend(parts.iter().filter(|part| part.clear).take(MOST_DRAWN).flat_map(|part| part.figures.clone()));
    blocks
}

/// So many figures that differ clearly are drawn beside each other in the body.
const MOST_DRAWN: usize = 2;

/// Every figure: what it says, the tables, and the charts that the body leaves out.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.chain_words();
    let (asked, recorded) = (asked(context), recorded(context));
    let joined = (!recorded.is_empty()).then(|| Block::Paragraph(joined(context, words)));
    let parts: Vec<Part> = asked.into_iter().chain(recorded).collect();
    let told: Vec<String> = parts.iter().filter_map(|part| part.told.clone()).collect();
    let told = (!told.is_empty()).then_some(Block::List(told));
    let mut drawn = 0;
    let rest = |part: Part| {
        drawn += usize::from(part.clear);
        let left_out = !part.clear || drawn > MOST_DRAWN;
        let figures = if left_out { part.figures } else { Vec::new() };
        figures.into_iter().chain([Block::Table(part.table)]).collect::<Vec<_>>()
    };
    let blocks: Vec<Block> = joined.into_iter().chain(told).chain(parts.into_iter().flat_map(rest)).collect();
    super::details::under("amount-and-outcome-details", words.dose, blocks)
}

/// A figure by how much.
struct Part {
    figures: Vec<Block>,
    told: Option<String>,
    table: Table,
    /// Its row in the table of all of them.
    row: Vec<Cell>,
    /// Whether its chart says that it follows the amount.
    clear: bool,
}

/// A row for each figure: its difference and its trend.
fn overview(context: &Context<'_>, parts: &[&Part]) -> Block {
    let words = context.language.body_words();
    Block::Table(Table {
        id: "amount-and-outcome-table".into(),
        caption: words.dose_caption.to_string(),
        columns: vec![
            row_heads(context.words.figure_head, 3.2),
            word_column(words.dose_by, 3.2),
            numbers(words.dose_difference, 1.4),
            context.interval(1.5),
            numbers(words.dose_trend, 1.0),
            numbers(context.language.chain_words().n_head, 0.7),
        ],
        rows: parts.iter().map(|part| part.row.clone()).collect(),
        notes: vec![words.note_dose.to_string()],
        made: Made::ByRule { rule: Rule::Dose, own: String::new() },
    })
}

/// A figure's difference between the highest band and the lowest, and its trend.
fn row(context: &Context<'_>, indicator: &Indicator, amount: &str, by: &ByBand) -> Vec<Cell> {
    let n: u64 = by.bands.iter().filter_map(|band| band.n).sum();
    // Shares differ by percentage points.
    let (unit, digits) = match indicator.measure {
        Measure::Mean => (1.0, 1),
        _ => (100.0, usize::from(n >= number::DECIMALS_FROM)),
    };
    let difference = |value: f64| Cell::Difference { value: value * unit, digits };
    let range = |(low, high): (f64, f64)| Cell::Range { low: low * unit, high: high * unit, digits };
    let trend = |p| Cell::Text(number::p_bare(context.language, p));
    vec![
        Cell::Text(context.label(indicator).to_string()),
        Cell::Text(amount.to_string()),
        by.difference.map_or(Cell::Empty, difference),
        by.low.zip(by.high).map_or(Cell::Empty, range),
        by.trend_p_adjusted.map_or(Cell::Empty, trend),
        by.n.map_or(Cell::Empty, Cell::Count),
    ]
}

/// By the rule of the chart's title: the trend where there is one, else the highest band against the lowest.
fn is_clear(context: &Context<'_>, by: &ByBand) -> bool {
    let differs = || by.low.is_some_and(|low| low > 0.0) || by.high.is_some_and(|high| high < 0.0);
    by.trend_p_adjusted.map_or_else(differs, |p| p < 1.0 - context.survey.about().confidence)
}

/// By what people answered.
fn asked(context: &Context<'_>) -> Vec<Part> {
    let part = |outcome: &DoseOutcome| {
        let health = context.survey.question(&outcome.question).is_some_and(|question| question.health);
        let id = format!("dose-{}-{}-{}", outcome.wave, outcome.question, outcome.indicator);
        part(context, &Dose::asked(context.survey, context.language, outcome)?, (&outcome.wave, id), health)
    };
    let outcomes = context.results.doses.iter();
    outcomes.filter(|outcome| is_told(context, outcome) && is_shown(&outcome.by)).filter_map(part).collect()
}

/// By what the log knows.
fn recorded(context: &Context<'_>) -> Vec<Part> {
    let part = |outcome: &RecordedDose| {
        let id = format!("dose-{}-records-{}", outcome.wave, outcome.indicator);
        part(context, &Dose::recorded(context.survey, context.language, outcome)?, (&outcome.wave, id), false)
    };
    context.results.recorded_doses.iter().filter(|outcome| is_shown(&outcome.by)).filter_map(part).collect()
}

fn is_shown(by: &ByBand) -> bool {
    by.bands.iter().any(|band| !band.hidden)
}

/// Of the last round; or of the last wave that asks how much, where the last round does not.
fn is_told(context: &Context<'_>, outcome: &DoseOutcome) -> bool {
    let same = |o: &&DoseOutcome| o.question == outcome.question && o.indicator == outcome.indicator;
    let mut of_same = context.results.doses.iter().filter(same);
    let in_last_round = of_same.clone().find(|o| o.wave == context.last_wave());
    in_last_round.or_else(|| of_same.next_back()) == Some(outcome)
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
fn part(context: &Context<'_>, dose: &Dose<'_>, (wave, id): (&str, String), health: bool) -> Option<Part> {
    let words = context.language.chain_words();
    let indicator = context.survey.indicator(dose.indicator)?;
    let hidden = dose.rows.iter().any(|(_, band)| band.hidden);
    let health = health || context.survey.is_health(indicator);
    let is_mean = indicator.measure == Measure::Mean;
    let row = |(name, band): &(String, &DoseBand)| {
        let figures = if band.hidden { vec![Cell::Hidden; 3] } else { cells(band) };
        std::iter::once(Cell::Text(name.clone())).chain(figures).collect()
    };
    let mut caption = (words.dose_caption)(context.label(indicator), &dose.amount);
    if let Some(wave) = context.survey.wave(wave).filter(|w| w.id != context.last_wave()) {
        caption = format!("{caption} ({})", context.wave_title(&wave.id));
    }
    let chart = charts::dose(context.survey, context.results, context.language, dose);
    let rule = super::indicators::definition(context, indicator);
    let own = [context.round_of(wave), rule].join("; ");
    let to_table = format!("#table-{id}");
    let figures = Context::figures(&format!("{id}-chart"), &caption, chart.into_iter().collect(), &to_table);
    let told = sentences(context, words, dose.by, is_mean).join(" ");
    let told = (!told.is_empty()).then(|| Context::run_in(context.label(indicator), &told));
    let table = Table {
        id,
        caption,
        columns: vec![
            row_heads(words.band_head, 3.0),
            numbers(if is_mean { context.words.result } else { context.words.share }, 1.1),
            context.interval(1.7),
            numbers(if is_mean { words.n_head } else { context.words.fraction }, 1.4),
        ],
        rows: dose.rows.iter().map(row).collect(),
        notes: if hidden { vec![super::hidden_note(context, health)] } else { Vec::new() },
        made: Made::ByRule { rule: Rule::Dose, own },
    };
    let row = self::row(context, indicator, &dose.amount, dose.by);
    Some(Part { figures, told, table, row, clear: is_clear(context, dose.by) })
}

/// A band's figure, how sure it is, and its base.
fn cells(band: &DoseBand) -> Vec<Cell> {
    let (n, limits) = (band.n.unwrap_or(0), band.low.zip(band.high));
    if let Some(k) = band.count {
        let interval = limits.map_or(Cell::Empty, |(low, high)| Cell::PercentRange { low, high, n });
        return vec![Cell::Percent { k, n }, interval, Cell::Fraction { k, n }];
    }
    let mean = band.value.map_or(Cell::Empty, |value| Cell::Number { value, digits: 1 });
    let interval = limits.map_or(Cell::Empty, |(low, high)| Cell::Range { low, high, digits: 1 });
    vec![mean, interval, Cell::Count(n)]
}

/// The highest band against the lowest, and the trend.
fn sentences(context: &Context<'_>, words: &ChainWords, by: &ByBand, is_mean: bool) -> Vec<String> {
    let language = context.language;
    let of = if is_mean { Banded::Means } else { Banded::Shares };
    let n = by.bands.iter().filter_map(|band| band.n).sum();
    let difference = by.difference.zip(by.low.zip(by.high)).map(|(difference, (low, high))| {
        let (difference, interval) = if is_mean {
            (number::signed(language, difference, 1), number::range(language, low, high, 1))
        } else {
            (number::points(language, difference, n), number::points_range(language, low, high, n))
        };
        (words.difference)(&DifferenceWords {
            of,
            difference: &difference,
            interval: &interval,
            level: &context.level(),
            clear: low > 0.0 || high < 0.0,
        })
    });
    let trend = by.trend_p_adjusted.map(|p| {
        let clear = p < 1.0 - context.survey.about().confidence;
        let n = number::count(language, by.n.unwrap_or(0));
        (words.trend)(&TrendWords { of, p: &number::p_value(language, p), clear, n: &n })
    });
    difference.into_iter().chain(trend).collect()
}

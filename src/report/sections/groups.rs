//! Results by background question: all headline figures at a glance and what may be said of differences; for each
//! figure a chart and a table over the groups in the appendix.

use super::{Context, numbers, row_heads, words as words_column};
use crate::charts;
use crate::charts::text::brief;
use crate::language::messages::{DifferenceHead, DifferenceUnit};
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Column, Made, Table};
use crate::results::{
    Comparison, Effect, Estimate, Funnel, FunnelGroup, FunnelLimits, GroupValue, OTHERS, Verdict, tests_made,
};
use crate::survey::{Indicator, Measure, Question};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    questions(context).flat_map(|question| chapter(context, question)).collect()
}

/// Each headline figure by itself.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    let of = |question: &'_ Question| {
        let id = format!("by-{}-details", question.id);
        super::details::under(&id, &title(context, question), parts(context, question))
    };
    questions(context).flat_map(of).collect()
}

fn questions<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Question> {
    context.survey.chapters().filter_map(|group| context.survey.question(&group.question))
}

fn title(context: &Context<'_>, question: &Question) -> String {
    (context.words.by_group)(&brief(question.label(context.language)))
}

fn headlines<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Indicator> {
    context.survey.indicators().iter().filter(|i| i.headline || i.primary)
}

fn parts(context: &Context<'_>, question: &Question) -> Vec<Block> {
    headlines(context).flat_map(|indicator| part(context, indicator, question)).collect()
}

fn chapter(context: &Context<'_>, question: &Question) -> Vec<Block> {
    let details = parts(context, question);
    if details.is_empty() {
        return details;
    }
    let overview = charts::heat(context.survey, context.results, context.language, context.last_wave(), question);
    let caption = context.language.kind_words().caption_heat;
    let made = super::trace::to_rule(Rule::Overview);
    let compared = headlines(context).filter_map(|indicator| {
        let told = comparison(context, indicator, question)?;
        Some((context.label(indicator).to_string(), told))
    });
    let compared = Context::run_in_each(compared);
    let mut blocks = vec![Context::heading(1, format!("by-{}", question.id), title(context, question))];
    blocks.extend(Context::figures(&format!("overview-by-{}", question.id), caption, overview, &made));
    blocks.extend((!compared.is_empty()).then(|| Block::List(compared)));
    blocks
}

fn part(context: &Context<'_>, indicator: &Indicator, question: &Question) -> Vec<Block> {
    let wave = context.last_wave();
    let of_group = |e: &&Estimate| {
        e.indicator == indicator.id && e.wave == wave && e.group.as_ref().is_some_and(|g| g.question == question.id)
    };
    let estimates: Vec<&Estimate> = context.results.estimates.iter().filter(of_group).collect();
    if estimates.is_empty() {
        return Vec::new();
    }
    let label = context.label(indicator);
    let id = format!("{}-by-{}", indicator.id, question.id);
    let mut blocks = vec![Context::heading(3, format!("{id}-heading"), label)];
    let selection = charts::Selection::Groups { indicator: &indicator.id, question: &question.id };
    let charts = charts::rates(context.survey, context.results, context.language, wave, &selection);
    blocks.extend(Context::figures(
        &id,
        &(context.words.caption_group)(label),
        charts,
        &super::trace::of_indicator(indicator),
    ));
    blocks.push(table(context, indicator, question, &estimates, &id));
    blocks.extend(comparison(context, indicator, question).map(Block::Paragraph));
    blocks.extend(funnel(context, indicator, question, &id));
    blocks
}

/// The groups against the limits of chance, where there are enough of them.
fn funnel(context: &Context<'_>, indicator: &Indicator, question: &Question, id: &str) -> Vec<Block> {
    let (survey, results, language) = (context.survey, context.results, context.language);
    let chart = charts::funnel(survey, results, language, context.last_wave(), &indicator.id, &question.id);
    let caption = (language.kind_words().caption_funnel)(context.label(indicator));
    let mut blocks = Context::figures(
        &format!("{id}-limits"),
        &caption,
        chart.into_iter().collect(),
        &format!("#table-{id}-limits-table"),
    );
    blocks.extend(funnel_table(context, indicator, question, id, caption));
    blocks.extend(shrunk(context, indicator, question, id));
    blocks
}

/// The groups of a funnel with the limits for groups of their size. The count stands between the share and the limits,
/// which are not the share's interval.
fn funnel_table(
    context: &Context<'_>,
    indicator: &Indicator,
    question: &Question,
    id: &str,
    caption: String,
) -> Option<Block> {
    let (wave, words) = (context.last_wave(), context.language.kind_words());
    let of = |f: &&Funnel| f.wave == wave && f.indicator == indicator.id && f.question == question.id;
    let funnel = context.results.funnels.iter().find(of)?;
    let level = |confidence| (words.funnel_limits)(&number::level(context.language, confidence));
    let row = |group: &FunnelGroup| {
        let limits = funnel.limits.iter().find(|limits| limits.n == group.n);
        let range = |ends: fn(&FunnelLimits) -> (f64, f64)| {
            limits.map_or(Cell::Empty, |limits| {
                let (low, high) = ends(limits);
                Cell::PercentRange { low, high, n: group.n }
            })
        };
        vec![
            Cell::Text(context.answer(question, &group.group.value)),
            Cell::Percent { k: group.count, n: group.n },
            Cell::Fraction { k: group.count, n: group.n },
            range(|limits| (limits.inner_low, limits.inner_high)),
            range(|limits| (limits.outer_low, limits.outer_high)),
            Cell::Text((words.funnel_position)(group.position).to_string()),
        ]
    };
    Some(Block::Table(Table {
        id: format!("{id}-limits-table"),
        caption,
        columns: vec![
            row_heads(question.label(context.language), 3.0),
            numbers(context.words.share, 1.0),
            numbers(context.words.fraction, 1.2),
            numbers(level(funnel.inner), 1.6),
            numbers(level(funnel.outer), 1.6),
            words_column(words.funnel_position_head, 1.8),
        ],
        rows: funnel.groups.iter().map(row).collect(),
        notes: Vec::new(),
        made: Made::ByRule { rule: Rule::Funnel, own: context.round_of(wave) },
    }))
}

/// The groups of a funnel in the order of their shares drawn towards the common one, which is fair to small groups;
/// nothing where the groups do not differ by more than chance.
fn shrunk(context: &Context<'_>, indicator: &Indicator, question: &Question, id: &str) -> Option<Block> {
    let wave = context.last_wave();
    let of_table = |f: &&Funnel| f.indicator == indicator.id && f.wave == wave && f.question == question.id;
    let funnel = context.results.funnels.iter().find(of_table)?;
    let mut groups: Vec<(f64, &FunnelGroup)> = funnel.groups.iter().filter_map(|g| Some((g.shrunk?, g))).collect();
    if groups.is_empty() {
        return None;
    }
    groups.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let row = |(shrunk, group): &(f64, &FunnelGroup)| {
        vec![
            Cell::Text(context.answer(question, &group.group.value)),
            Cell::Fraction { k: group.count, n: group.n },
            Cell::Percent { k: group.count, n: group.n },
            Cell::Share { value: *shrunk, n: group.n },
        ]
    };
    let words = context.language.kind_words();
    Some(Block::Table(Table {
        id: format!("{id}-shrunk"),
        caption: (words.caption_shrunk)(context.label(indicator)),
        columns: vec![
            row_heads(question.label(context.language), 3.0),
            numbers(context.words.fraction, 1.2),
            numbers(context.words.share, 1.0),
            numbers(words.shrunk_head, 1.6),
        ],
        rows: groups.iter().map(row).collect(),
        notes: vec![words.note_shrunk.to_string()],
        made: Made::ByRule { rule: Rule::Shrunk, own: context.round_of(wave) },
    }))
}

/// The comparisons of a figure's groups.
fn compared<'a>(context: &Context<'a>, indicator: &Indicator, question: &Question) -> Vec<&'a Comparison> {
    let wave = context.last_wave();
    let of_family = |c: &&Comparison| c.indicator == indicator.id && c.wave == wave && c.group.question == question.id;
    context.results.comparisons.iter().filter(of_family).collect()
}

/// The reference group that they are compared with; empty where it is everybody else.
fn against(context: &Context<'_>, question: &Question, compared: &[&Comparison]) -> String {
    let named = context.survey.groups().iter().any(|g| g.question == question.id && g.reference.is_some());
    let others = GroupValue::Text(OTHERS.into());
    let reference = compared.iter().find(|c| named && c.against != others);
    reference.map(|c| context.answer(question, &c.against)).unwrap_or_default()
}

/// What may be said about the groups' difference from the others; nothing where no group is large enough.
fn comparison(context: &Context<'_>, indicator: &Indicator, question: &Question) -> Option<String> {
    let compared = compared(context, indicator, question);
    let tested = tests_made(&compared);
    if tested == 0 {
        return None;
    }
    let different = compared.iter().filter(|c| c.verdict == Some(Verdict::Change));
    let names: Vec<String> = different.map(|c| context.answer(question, &c.group.value)).collect();
    let tested = number::count(context.language, tested);
    Some(if names.is_empty() {
        (context.words.groups_alike)(&tested)
    } else {
        (context.words.groups_differ)(&names.join(", "), &against(context, question, &compared), &tested)
    })
}

/// The columns of differences and their intervals; `None` where nothing was compared.
fn difference_columns(context: &Context<'_>, question: &Question, all: &[&Comparison]) -> Option<[Column; 2]> {
    let first = all.first()?;
    let unit = match first.measure {
        Measure::Rate => DifferenceUnit::Points,
        Measure::Median => DifferenceUnit::Delta,
        _ => DifferenceUnit::Own,
    };
    let head = DifferenceHead { against: &against(context, question, all), unit };
    Some([numbers((context.language.compare_words().difference)(&head), 1.3), context.interval(1.3)])
}

/// A group's difference and its interval.
fn difference_cells(all: &[&Comparison], estimate: &Estimate) -> [Cell; 2] {
    /// Decimals of Cliff's delta.
    const DELTA: usize = 2;
    if estimate.hidden {
        return [Cell::Hidden, Cell::Hidden];
    }
    let Some(found) = all.iter().find(|c| Some(&c.group) == estimate.group.as_ref()) else {
        return [Cell::Empty, Cell::Empty];
    };
    match (found.measure, found.value, found.effect) {
        (Measure::Median, _, Some(Effect { value, low, high, .. })) => {
            let range = low.zip(high).map_or(Cell::Empty, |(low, high)| Cell::Range { low, high, digits: DELTA });
            [Cell::Difference { value, digits: DELTA }, range]
        }
        (measure, value, _) => [
            Context::difference_cell(measure, value),
            Context::difference_range(measure, value.and(found.low.zip(found.high))),
        ],
    }
}

/// What must be known of the differences.
fn difference_notes(context: &Context<'_>, question: &Question, all: &[&Comparison]) -> Vec<String> {
    let words = context.language.compare_words();
    let mut notes = Vec::new();
    if all.iter().any(|c| c.measure == Measure::Median) {
        notes.push(words.note_delta.to_string());
    }
    let refused: Vec<String> =
        all.iter().filter(|c| c.refused.is_some()).map(|c| context.answer(question, &c.group.value)).collect();
    let clusters = context.survey.analysis().clusters.as_ref().and_then(|id| context.survey.question(id));
    if let Some(clusters) = clusters.filter(|_| !refused.is_empty()) {
        notes.push((words.note_few_clusters)(&refused.join(", "), clusters.label(context.language)));
    }
    notes
}

fn table(context: &Context<'_>, indicator: &Indicator, question: &Question, groups: &[&Estimate], id: &str) -> Block {
    let words = context.words;
    let everybody = context.estimate(&indicator.id);
    let all = compared(context, indicator, question);
    let difference = difference_columns(context, question, &all);
    let row = |label: String, estimate: &Estimate| {
        let (value, interval) = Context::figure_cells(estimate);
        let mut row = vec![
            super::trace::link(label, super::trace::of_estimate(context, estimate)),
            value,
            interval,
            Context::base_cell(estimate),
        ];
        row.extend(difference.iter().flat_map(|_| difference_cells(&all, estimate)));
        row
    };
    let total = everybody.map(|estimate| row(words.everybody.to_string(), estimate));
    let group_label = |e: &Estimate| e.group.as_ref().map(|g| context.answer(question, &g.value)).unwrap_or_default();
    let rows = total.into_iter().chain(groups.iter().map(|e| row(group_label(e), e))).collect();
    let mut notes = Vec::new();
    if groups.iter().any(|e| e.hidden) {
        notes.push(super::hidden_note(context, context.survey.is_health(indicator)));
    }
    if groups.iter().any(|e| e.indicative && !e.hidden) {
        notes.push(words.note_indicative.to_string());
    }
    let shown: Option<u64> = groups.iter().map(|e| e.n.filter(|_| !e.hidden)).sum();
    if shown.zip(everybody.and_then(|e| e.n)).is_some_and(|(groups, everybody)| groups != everybody) {
        notes.push(words.note_parts.to_string());
    }
    notes.extend(difference_notes(context, question, &all));
    let is_rate = indicator.measure == Measure::Rate;
    let mut columns = vec![
        row_heads(question.label(context.language), 3.4),
        numbers(if is_rate { words.share } else { words.result }, 1.1),
        context.interval(1.7),
        numbers(if is_rate { words.fraction } else { "n" }, 1.3),
    ];
    columns.extend(difference.into_iter().flatten());
    Block::Table(Table {
        id: format!("{id}-table"),
        caption: (words.caption_group)(context.label(indicator)),
        columns,
        rows,
        notes,
        made: Made::ByRow,
    })
}

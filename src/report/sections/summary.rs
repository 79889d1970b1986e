//! The summary box: how many answered, every headline figure with how sure it is, one limit, one step to take; then
//! the headline chart.

use super::{Context, next_step, numbers, row_heads};
use crate::charts;
use crate::language::messages::{FindingWords, MeanWords};
use crate::language::number;
use crate::report::document::{Block, Cell, Made, SummaryItem, Table};
use crate::results::{Estimate, Finding, FindingKind};
use crate::survey::{Indicator, Measure, Target};

/// Findings weaker than this are told in their chapters only.
const STRONG_ENOUGH: u8 = 2;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.words;
    let (findings, left_out) = weightiest(context, MOST_FIGURES);
    let mut items: Vec<SummaryItem> = findings.into_iter().filter_map(|finding| item(context, finding)).collect();
    let rest = rest(context, left_out, words.more_figures);
    let closing = rest.into_iter().chain([main_limit(context).to_string(), next_step::sentence(context)]);
    items.extend(closing.map(SummaryItem::sentence));
    let mut blocks = vec![Block::Summary { title: words.summary.to_string(), items }];
    if context.survey.about().made_up {
        let paragraphs = vec![words.made_up_text.to_string()];
        blocks.push(Block::Callout { title: words.made_up_title.to_string(), paragraphs });
    }
    let wave = context.last_wave();
    let charts = charts::rates(context.survey, context.results, context.language, wave, &charts::Selection::Headlines);
    if !charts.is_empty() {
        blocks.push(Context::heading(1, "in-brief", words.in_brief));
        blocks.extend(Context::figures("headlines", words.caption_headlines, charts, super::indicators::TABLE));
    }
    blocks
}

/// What the key figures say about everybody invited.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    super::details::under("in-brief-details", context.words.in_brief, everybody_invited(context).into_iter().collect())
}

/// What the headline shares say about all who were invited; nothing where it is not known how many they were.
fn everybody_invited(context: &Context<'_>) -> Option<Block> {
    let words = context.words;
    let row = |indicator: &Indicator| {
        let estimate = context.estimate(&indicator.id).filter(|e| !e.hidden && e.measure == Measure::Rate)?;
        let (finite, k, n) = (estimate.finite?, estimate.count?, estimate.n?);
        let range = |low, high| {
            Cell::Text((words.count_range)(
                &number::count(context.language, low),
                &number::count(context.language, high),
            ))
        };
        Some(vec![
            super::trace::label(context, indicator),
            Cell::Count(finite.population),
            range(finite.at_least, finite.at_most),
            range(k, k + finite.population.saturating_sub(n)),
        ])
    };
    let headlines = context.survey.indicators().iter().filter(|i| i.headline || i.primary);
    let rows: Vec<Vec<Cell>> = headlines.filter_map(row).collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            id: "everybody-invited".into(),
            caption: words.finite_caption.to_string(),
            columns: vec![
                row_heads(words.figure_head, 3.4),
                numbers(words.invited, 0.8),
                numbers((words.finite_alike)(&context.level()), 2.2),
                numbers(words.finite_whatever, 2.2),
            ],
            rows,
            notes: vec![words.note_finite.to_string()],
            made: Made::ByRow,
        })
    })
}

/// So many figures fit on the first page of a report beside the response, and so many on one page with all the rest.
const MOST_FIGURES: usize = 7;
const MOST_ON_ONE_PAGE: usize = 5;

/// What a summary of at most so many figures tells, and how many it leaves to the chapters: the response, the primary figure,
/// what has a target or became worse, then the rest.
fn weightiest<'a>(context: &Context<'a>, most: usize) -> (Vec<&'a Finding>, usize) {
    let about = |finding: &Finding| context.survey.indicator(&finding.about);
    let mut findings: Vec<&Finding> = context.results.findings.iter().filter(|f| f.strength >= STRONG_ENOUGH).collect();
    let figures = findings.iter().filter(|finding| about(finding).is_some()).count();
    let left_out = figures.saturating_sub(most);
    if left_out > 0 {
        findings.sort_by_key(|finding| match about(finding) {
            None => 0,
            Some(indicator) if indicator.primary => 1,
            Some(indicator) if indicator.target.is_some() || finding.kind == FindingKind::Worsened => 2,
            Some(_) => 3,
        });
        findings.truncate(findings.len() - left_out);
    }
    (findings, left_out)
}

/// How all targets stand and how many figures are not told, where not all are.
fn rest(context: &Context<'_>, left_out: usize, more: fn(&str) -> String) -> Vec<String> {
    if left_out == 0 {
        return Vec::new();
    }
    let targets = super::conclusions::targets(context).into_iter();
    targets.chain([more(&number::count(context.language, left_out as u64))]).collect()
}

/// The shares that the one-page version tells, for its chart.
pub(in crate::report) fn rates_on_one_page<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let (findings, _) = weightiest(context, MOST_ON_ONE_PAGE);
    let told = findings.into_iter().filter_map(|finding| context.survey.indicator(&finding.about));
    told.filter(|indicator| indicator.measure == Measure::Rate).map(|indicator| indicator.id.as_str()).collect()
}

/// The summary of the one-page version: the response, the key figures with targets first, how all targets stand.
pub(in crate::report) fn on_one_page(context: &Context<'_>) -> Block {
    let (findings, left_out) = weightiest(context, MOST_ON_ONE_PAGE);
    // Other rounds are told in the report.
    let brief = |finding: &Finding, item: SummaryItem| match finding.kind {
        FindingKind::Response => SummaryItem { detail: None, ..item },
        _ => item,
    };
    let told = findings.into_iter().filter_map(|f| Some(brief(f, item(context, f)?)));
    let mut items: Vec<SummaryItem> = told.collect();
    let mut closing = rest(context, left_out, context.language.application_words().more_figures);
    if closing.is_empty() {
        closing.extend(super::conclusions::targets(context));
    }
    closing.push(next_step::sentence(context));
    items.extend(closing.into_iter().map(SummaryItem::sentence));
    Block::Summary { title: context.words.summary.to_string(), items }
}

/// What above all the survey cannot tell.
pub(super) fn main_limit(context: &Context<'_>) -> &'static str {
    if super::limits::is_compared(context) {
        context.language.chapter_words().comparison_not_random
    } else {
        context.words.main_limit
    }
}

fn item(context: &Context<'_>, finding: &Finding) -> Option<SummaryItem> {
    if finding.kind == FindingKind::Response {
        return super::participation::summary_item(context, &finding.about);
    }
    let of_change =
        [FindingKind::Improved, FindingKind::Worsened, FindingKind::NoRelevantChange, FindingKind::ChangeInconclusive];
    if of_change.contains(&finding.kind) {
        return super::change::summary_item(context, &finding.about);
    }
    let indicator = context.survey.indicator(&finding.about)?;
    let estimate = context.results.shown_in(context.last_wave(), &finding.about)?;
    let label = context.label(indicator);
    let target = estimate.target.map(|target| context.bounded_target(estimate, target)).unwrap_or_default();
    let n = number::count(context.language, estimate.n?);
    let low = number::share_bare(context.language, estimate.low.unwrap_or(0.0), estimate.n?);
    let text = (context.words.finding)(&FindingWords {
        label,
        target: &target,
        at_most: matches!(estimate.target, Some(Target::AtMost { .. })),
        status: estimate.status,
        unanimous: (finding.kind == FindingKind::Unanimous).then_some((&n, &low)),
    });
    Some(SummaryItem {
        figure: Some(Context::figure_cells(estimate).0.text(context.language)),
        text,
        detail: detail(context, indicator, estimate),
        made: Some(super::trace::of_indicator(indicator)),
    })
}

fn detail(context: &Context<'_>, indicator: &Indicator, estimate: &Estimate) -> Option<String> {
    if estimate.measure == Measure::ShareOfOrganisations {
        return super::organisations::detail(context, indicator, estimate);
    }
    if estimate.measure == Measure::Rate {
        return context.with_rate("", estimate, "", context.words.finding_detail);
    }
    let interval = Context::figure_cells(estimate).1;
    Some((context.words.mean_detail)(&MeanWords {
        label: "",
        value: "",
        n: &number::count(context.language, estimate.n?),
        interval: &if estimate.low.is_some() { interval.text(context.language) } else { String::new() },
        level: &context.level(),
    }))
}

//! Change between rounds: who is compared, a sentence and a row for each figure, how far it can be trusted, who
//! answered only once, and the course over several rounds.

pub(super) mod against;
pub(in crate::report) mod beside;
mod by_group;
mod course;
mod drop_out;
mod linking;
pub(super) mod method;
mod shift;
mod size;
mod table;
pub(super) mod told;
mod trust;

use super::{Context, details as appendix};
use crate::charts;
use crate::charts::differences::signed;
use crate::language::number;
use crate::report::document::{Block, SummaryItem};
use crate::results::{Change, ChangeRole, Design, NoteCode};
use crate::survey::WaveKind;
use told::Told;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let results = context.results;
    if results.changes.is_empty() && results.trends.is_empty() && not_told(context).is_none() {
        return Vec::new();
    }
    let words = context.language.change_words();
    let against = results.changes.iter().any(|c| c.design == Design::DifferenceInDifferences);
    let mut blocks = vec![
        Context::heading(1, "change", words.heading),
        Block::Paragraph((if against { words.with_comparison } else { words.not_cause }).to_string()),
    ];
    let mut links: Vec<String> = results.links.iter().map(|link| linking::sentence(context, link)).collect();
    blocks.extend(match links.len() {
        0 => None,
        1 => links.pop().map(Block::Paragraph),
        _ => Some(Block::List(links)),
    });
    for (from, to) in compared(context) {
        blocks.push(Context::heading(2, pair_id(from, to), pair_title(context, from, to)));
        blocks.extend(appendix::tables_apart(pair(context, from, to)).0);
        blocks.extend(by_group::told(context, from, to));
    }
    blocks.extend(not_told(context).map(Block::List));
    blocks.extend(tests(context).map(Block::Paragraph));
    blocks.extend(appendix::tables_apart(course::blocks(context)).0);
    blocks.extend(context.see_details(&details(context)));
    blocks
}

/// The figures of each two waves, how far they can be trusted, and the change of each group.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.change_words();
    let of_pair = |(from, to): (&str, &str)| {
        let id = pair_id(from, to);
        let mut blocks = appendix::tables_apart(pair(context, from, to)).1;
        blocks.extend(by_group::blocks(context, from, to, &id));
        appendix::under(&format!("{id}-details"), &pair_title(context, from, to), blocks)
    };
    let course = appendix::tables_apart(course::blocks(context)).1;
    let mut blocks: Vec<Block> = compared(context).into_iter().flat_map(of_pair).collect();
    blocks.extend(appendix::under("course-details", words.caption_rounds, course));
    blocks
}

/// Every two waves that are compared, in the order of the results.
fn compared<'a>(context: &Context<'a>) -> Vec<(&'a str, &'a str)> {
    let mut compared: Vec<(&str, &str)> = Vec::new();
    for change in &context.results.changes {
        let pair = (change.from.as_str(), change.to.as_str());
        if !compared.contains(&pair) {
            compared.push(pair);
        }
    }
    compared
}

fn pair_id(from: &str, to: &str) -> String {
    format!("change-{from}-{to}")
}

fn pair_title(context: &Context<'_>, from: &str, to: &str) -> String {
    (context.language.change_words().between)(context.wave_title_of(from), context.wave_title_of(to))
}

/// The change of a headline figure, for the summary.
pub(super) fn summary_item(context: &Context<'_>, indicator: &str) -> Option<SummaryItem> {
    let change = context.results.main_change(context.survey, indicator)?;
    let measure = context.survey.indicator(indicator)?.measure;
    let (text, made) = if change.design == Design::DifferenceInDifferences {
        (against::sentence(context, change)?, Some(against::to_table(change)))
    } else {
        (sentence(context, change)?, super::trace::of_change(context, change))
    };
    let figure = Some(signed(context.language, measure, change.value?));
    Some(SummaryItem { figure, text, detail: None, made })
}

/// What is told of two waves, apart from their groups.
fn pair(context: &Context<'_>, from: &str, to: &str) -> Vec<Block> {
    let words = context.language.change_words();
    let (before, after) = (context.wave_title_of(from), context.wave_title_of(to));
    let id = pair_id(from, to);
    let of_pair = |c: &&Change| c.from == from && c.to == to && c.group.is_none();
    let all: Vec<&Change> = context.results.changes.iter().filter(of_pair).collect();
    let main: Vec<&Change> = all
        .iter()
        .copied()
        .filter(|c| c.role == ChangeRole::Main && c.design != Design::DifferenceInDifferences)
        .collect();
    let mut blocks = Vec::new();
    if is_retrospective(context, from) {
        blocks.push(Block::Paragraph(words.looked_back.to_string()));
    } else if main.iter().all(|c| c.design == Design::Independent) {
        blocks.push(Block::Paragraph(words.not_linked.to_string()));
    }
    let sentences: Vec<String> = main.iter().filter_map(|change| sentence(context, change)).collect();
    blocks.push(Block::List(sentences));
    let charts = charts::changes(context.survey, context.results, context.language, from, to);
    blocks.extend(Context::figures(
        &format!("{id}-chart"),
        &(words.caption_chart)(before, after),
        charts,
        &format!("#table-{id}-table"),
    ));
    blocks.push(Block::Table(table::figures(context, &main, &id, &(words.caption_table)(before, after))));
    blocks.extend(shift::blocks(context, from, to));
    blocks.extend(size::blocks(context, &main, &id, &(context.language.change_size_words().caption)(before, after)));
    blocks.extend(against::blocks(context, &all, &id, &(words.caption_against)(before, after)));
    blocks.extend(trust::blocks(context, &all, &id, &(words.caption_sensitivity)(before, after)));
    blocks.extend(drop_out::blocks(context, from, to, &id));
    blocks
}

/// How changes were computed, each method once.
fn methods(context: &Context<'_>, changes: &[&Change]) -> String {
    let told = super::method::each(changes.iter().filter(|c| !c.hidden).filter_map(|c| method::of(context, c)));
    told.join(" ")
}

fn is_retrospective(context: &Context<'_>, wave: &str) -> bool {
    context.survey.wave(wave).is_some_and(|w| w.kind == WaveKind::Retrospective)
}

fn sentence(context: &Context<'_>, change: &Change) -> Option<String> {
    let indicator = context.survey.indicator(&change.indicator)?;
    if change.hidden {
        return Some((context.words.hidden_figure)(context.label(indicator)));
    }
    Told::of(context, change).map(|told| told.sentence(context))
}

/// Figures of which there is no change to tell, with the reason.
fn not_told(context: &Context<'_>) -> Option<Vec<String>> {
    let of_change = |code| {
        [
            NoteCode::MedianPartlyLinked,
            NoteCode::MedianNotAgainst,
            NoteCode::CountNotCompared,
            NoteCode::OrganisationsNotCompared,
        ]
        .contains(&code)
    };
    let told = context.results.notes.iter().filter(|note| of_change(note.code)).filter_map(|note| {
        let indicator = context.survey.indicator(&note.about)?;
        Some((context.words.note)(note.code, context.label(indicator)))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then_some(told)
}

/// How many tests there were.
fn tests(context: &Context<'_>) -> Option<String> {
    let words = context.language.change_words();
    let is_primary = |c: &&Change| context.survey.indicator(&c.indicator).is_some_and(|i| i.primary);
    let tested = || context.results.changes.iter().filter(|c| c.p_adjusted.is_some());
    let others = tested().filter(|c| !is_primary(c)).count() as u64;
    let primary = tested().find(is_primary).and_then(|c| context.survey.indicator(&c.indicator));
    let primary = primary.map_or("", |indicator| context.label(indicator));
    (tested().count() > 0).then(|| (words.tests)(&number::count(context.language, others), primary))
}

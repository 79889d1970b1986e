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
use crate::results::{Change, ChangeRole, Design, NoteCode, Outcome};
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
    blocks.extend(links(context).pop().map(Block::Paragraph));
    for (from, to) in compared(context) {
        blocks.push(Context::heading(2, pair_id(from, to), pair_title(context, from, to)));
        blocks.extend(pair(context, from, to));
        blocks.extend(by_group::told(context, from, to));
    }
    blocks.extend(not_told(context).map(Block::List));
    blocks.extend(course::told(context));
    blocks
}

/// Who was recognised in each wave; the figures of each two waves, how far they can be trusted, and the change of each
/// group; the course.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.change_words();
    let of_pair = |(from, to): (&str, &str)| {
        let id = pair_id(from, to);
        let mut blocks = pair_details(context, from, to);
        blocks.extend(by_group::blocks(context, from, to, &id));
        appendix::under(&format!("{id}-details"), &pair_title(context, from, to), blocks)
    };
    // The body tells the last of them.
    let links = links(context);
    let links = (links.len() > 1).then_some(Block::List(links));
    let who = links.into_iter().chain(tests(context).map(Block::Paragraph)).collect();
    let mut blocks = appendix::under("change-details", words.heading, who);
    blocks.extend(compared(context).into_iter().flat_map(of_pair));
    blocks.extend(appendix::under("course-details", words.caption_rounds, course::details(context)));
    blocks
}

/// How respondents were recognised, a sentence a wave.
fn links(context: &Context<'_>) -> Vec<String> {
    context.results.links.iter().map(|link| linking::sentence(context, link)).collect()
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

/// The changes between two waves, apart from those of groups.
fn of_pair<'a>(context: &Context<'a>, from: &str, to: &str) -> Vec<&'a Change> {
    context.results.changes.iter().filter(|c| c.from == from && c.to == to && c.group.is_none()).collect()
}

/// Those that are told first, one a figure.
fn main<'a>(all: &[&'a Change]) -> Vec<&'a Change> {
    let is_main = |c: &&Change| c.role == ChangeRole::Main && c.design != Design::DifferenceInDifferences;
    all.iter().copied().filter(is_main).collect()
}

/// What is told of two waves, apart from their groups.
fn pair(context: &Context<'_>, from: &str, to: &str) -> Vec<Block> {
    let words = context.language.change_words();
    let all = of_pair(context, from, to);
    let main = main(&all);
    let mut blocks = Vec::new();
    if is_retrospective(context, from) {
        blocks.push(Block::Paragraph(words.looked_back.to_string()));
    } else if main.iter().all(|c| c.design == Design::Independent) {
        blocks.push(Block::Paragraph(words.not_linked.to_string()));
    }
    let mut sentences: Vec<String> = main.iter().filter_map(|change| brief(context, change)).collect();
    if main.iter().any(|change| !change.hidden && change.outcome() == Some(Outcome::Inconclusive)) {
        sentences.push(context.language.body_words().open_is_not_none.to_string());
    }
    blocks.push(Block::List(sentences));
    let id = pair_id(from, to);
    let charts = charts::changes(context.survey, context.results, context.language, from, to);
    let caption = (words.caption_chart)(context.wave_title_of(from), context.wave_title_of(to));
    blocks.extend(Context::figures(&format!("{id}-chart"), &caption, charts, &format!("#table-{id}-table")));
    blocks.extend(shift::blocks(context, from, to));
    blocks.extend(against::told(context, &all));
    blocks.extend(trust::warning(context, &all));
    blocks.extend(drop_out::warning(context, from, to));
    blocks
}

/// The tables of two waves, and how far they can be trusted.
fn pair_details(context: &Context<'_>, from: &str, to: &str) -> Vec<Block> {
    let words = context.language.change_words();
    let (before, after) = (context.wave_title_of(from), context.wave_title_of(to));
    let id = pair_id(from, to);
    let all = of_pair(context, from, to);
    let main = main(&all);
    let sentences: Vec<String> = main.iter().filter_map(|change| sentence(context, change)).collect();
    let mut blocks = vec![Block::List(sentences)];
    blocks.push(Block::Table(table::figures(context, &main, &id, &(words.caption_table)(before, after))));
    blocks.extend(size::blocks(context, &main, &id, &(context.language.change_size_words().caption)(before, after)));
    blocks.extend(against::table(context, &all, &id, &(words.caption_against)(before, after)));
    blocks.extend(trust::details(context, &all, &id, &(words.caption_sensitivity)(before, after)));
    blocks.extend(drop_out::details(context, from, to, &id));
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

fn brief(context: &Context<'_>, change: &Change) -> Option<String> {
    let indicator = context.survey.indicator(&change.indicator)?;
    if change.hidden {
        return Some((context.words.hidden_figure)(context.label(indicator)));
    }
    Told::of(context, change).map(|told| told.brief(context))
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

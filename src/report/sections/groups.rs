//! Results by background question: for each headline rate a chart and a table over the groups.

use super::{Context, numbers, row_heads};
use crate::charts;
use crate::language::number;
use crate::report::document::{Block, Cell, Table};
use crate::results::{Comparison, Estimate, Verdict};
use crate::survey::{Indicator, Question};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let questions = context.survey.groups().iter().filter_map(|g| context.survey.question(&g.question));
    questions.flat_map(|question| chapter(context, question)).collect()
}

fn chapter(context: &Context<'_>, question: &Question) -> Vec<Block> {
    let label = question.label(context.language);
    let headlines = context.survey.indicators().iter().filter(|i| i.headline || i.primary);
    let parts: Vec<Block> = headlines.flat_map(|indicator| part(context, indicator, question)).collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let heading = Context::heading(1, format!("by-{}", question.id), (context.words.by_group)(label));
    let overview = charts::heat(context.survey, context.results, context.language, context.last_wave(), question);
    let caption = context.language.kind_words().caption_heat;
    let overview = Context::figures(&format!("overview-by-{}", question.id), caption, overview);
    std::iter::once(heading).chain(overview).chain(parts).collect()
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
    let mut blocks = vec![Context::heading(2, format!("{id}-heading"), label)];
    let selection = charts::Selection::Groups { indicator: &indicator.id, question: &question.id };
    let charts = charts::rates(context.survey, context.results, context.language, wave, &selection);
    blocks.extend(Context::figures(&id, &(context.words.caption_group)(label), charts));
    blocks.push(table(context, indicator, question, &estimates, &id));
    blocks.extend(comparison(context, indicator, question));
    blocks.extend(funnel(context, indicator, question, &id));
    blocks
}

/// The groups against the limits of chance, where there are enough of them.
fn funnel(context: &Context<'_>, indicator: &Indicator, question: &Question, id: &str) -> Vec<Block> {
    let (survey, results, language) = (context.survey, context.results, context.language);
    let chart = charts::funnel(survey, results, language, context.last_wave(), &indicator.id, &question.id);
    let caption = (language.kind_words().caption_funnel)(context.label(indicator));
    Context::figures(&format!("{id}-limits"), &caption, chart.into_iter().collect())
}

/// What may be said about the groups' difference from the others; nothing where no group is large enough.
fn comparison(context: &Context<'_>, indicator: &Indicator, question: &Question) -> Option<Block> {
    let wave = context.last_wave();
    let of_family = |c: &&Comparison| c.indicator == indicator.id && c.wave == wave && c.group.question == question.id;
    let compared: Vec<&Comparison> = context.results.comparisons.iter().filter(of_family).collect();
    let tested = compared.iter().filter(|c| c.p.is_some()).count() as u64;
    if tested == 0 {
        return None;
    }
    let different = compared.iter().filter(|c| c.verdict == Some(Verdict::Change));
    let names: Vec<String> = different.map(|c| context.answer(question, &c.group.value)).collect();
    let tested = number::count(context.language, tested);
    let named = context.survey.groups().iter().any(|g| g.question == question.id && g.reference.is_some());
    let reference = compared.first().filter(|_| named).map(|c| context.answer(question, &c.against));
    let reference = reference.unwrap_or_default();
    let sentence = if names.is_empty() {
        (context.words.groups_alike)(&tested)
    } else {
        (context.words.groups_differ)(&names.join(", "), &reference, &tested)
    };
    Some(Block::Paragraph(sentence))
}

fn table(context: &Context<'_>, indicator: &Indicator, question: &Question, groups: &[&Estimate], id: &str) -> Block {
    let words = context.words;
    let everybody = context.estimate(&indicator.id);
    let row = |label: String, estimate: &Estimate| {
        let (value, interval) = Context::figure_cells(estimate);
        let base = Context::base_cell(estimate);
        vec![Cell::Text(label), value, interval, base]
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
    Block::Table(Table {
        id: format!("{id}-table"),
        caption: (words.caption_group)(context.label(indicator)),
        columns: vec![
            row_heads(question.label(context.language), 4.0),
            numbers(words.share, 1.1),
            numbers((words.interval)(&context.level()), 1.7),
            numbers(words.fraction, 1.4),
        ],
        rows,
        notes,
    })
}

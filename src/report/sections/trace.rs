//! How every figure was made: its question, rule, answers, calculation and interval, from what was published.

use std::collections::BTreeSet;

use super::change::method;
use super::change::told::Told;
use super::{Context, indicators};
use crate::language::messages::{ChangeFigureWords, GroupFigureWords};
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Derived, Made, Table, Trace, Traces};
use crate::results::{Change, ChangeRole, Comparison, Design, Estimate};
use crate::survey::{Indicator, Measure};

/// Of every indicator, with the figures of groups and the changes that the report's blocks lead to.
pub(in crate::report) fn traces(context: &Context<'_>, blocks: &[Block]) -> Traces {
    let words = context.language.trace_words();
    let wanted = targets(blocks);
    let figures = context.survey.indicators().iter();
    let figures = figures.filter_map(|i| trace(context, i, context.estimate(&i.id)?, &wanted));
    Traces {
        title: words.heading,
        intro: words.intro,
        figures: figures.chain(by_rule(context, blocks, &wanted)).collect(),
    }
}

fn tables(blocks: &[Block]) -> impl Iterator<Item = &Table> {
    blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// Everything that something in the report leads to.
fn targets(blocks: &[Block]) -> BTreeSet<&str> {
    let links = tables(blocks).flat_map(|table| table.rows.iter().flatten()).filter_map(|cell| match cell {
        Cell::Link { to, .. } => Some(to.as_str()),
        _ => None,
    });
    let summaries = blocks.iter().flat_map(|block| match block {
        Block::Summary { items, .. } => items.as_slice(),
        _ => &[],
    });
    let figures = blocks.iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure.made.as_str()),
        _ => None,
    });
    links.chain(figures).chain(summaries.filter_map(|item| item.made.as_deref())).collect()
}

/// The rules that tables and charts rest on, each once, with the tables that it made.
fn by_rule(context: &Context<'_>, blocks: &[Block], wanted: &BTreeSet<&str>) -> Vec<Trace> {
    let tables: Vec<(Rule, Derived)> = tables(blocks)
        .filter_map(|table| match &table.made {
            Made::ByRule { rule, own } => Some((*rule, of_table(table, own))),
            Made::ByRow | Made::Without => None,
        })
        .collect();
    let is_used = |rule: &Rule| tables.iter().any(|(of, _)| of == rule) || wanted.contains(to_rule(*rule).as_str());
    let told = |rule: Rule| {
        let words = context.language.trace_words();
        let told = words.rules.of(rule);
        let mut facts = vec![(words.rule, told.rule.to_string()), (words.calculation, told.calculation.to_string())];
        if rule == Rule::Distribution {
            let method = (context.words.method_interval)(context.survey.about().interval.into(), &context.level());
            facts.push((words.interval, method));
        }
        let own: Vec<Derived> = tables.iter().filter(|(of, _)| *of == rule).map(|(_, own)| own.clone()).collect();
        let derived = if own.is_empty() { Vec::new() } else { vec![(words.used_in, own)] };
        Trace { id: rule_id(rule), label: told.label.to_string(), facts, derived }
    };
    Rule::ALL.iter().filter(|rule| is_used(rule)).map(|rule| told(*rule)).collect()
}

/// What is a table's own: what it shows, whose answers, how many.
fn of_table(table: &Table, own: &str) -> Derived {
    let text = if own.is_empty() { table.caption.clone() } else { format!("{} – {own}", table.caption) };
    Derived { id: table.made_at(), text }
}

fn rule_id(rule: Rule) -> String {
    // An id that no indicator can have: theirs hold no full stop.
    format!("made.{rule:?}").to_lowercase()
}

/// Where a rule is told.
pub(in crate::report) fn to_rule(rule: Rule) -> String {
    format!("#{}", rule_id(rule))
}

/// A label that leads to how its figure was made.
pub(in crate::report) fn label(context: &Context<'_>, indicator: &Indicator) -> Cell {
    let text = context.survey.indicator_label(indicator, context.language).to_string();
    link(text, context.estimate(&indicator.id).map(|_| of_indicator(indicator)))
}

/// A label that leads somewhere, where there is somewhere to lead to.
pub(super) fn link(text: String, to: Option<String>) -> Cell {
    match to {
        Some(to) => Cell::Link { text, to },
        None => Cell::Text(text),
    }
}

/// Where it is told how an indicator's figure was made.
pub(in crate::report) fn of_indicator(indicator: &Indicator) -> String {
    format!("#{}", id(indicator))
}

/// Where it is told how a figure was made; nowhere for one that is not shown.
pub(super) fn of_estimate(context: &Context<'_>, estimate: &Estimate) -> Option<String> {
    if estimate.group.is_none() {
        return context.survey.indicator(&estimate.indicator).map(of_indicator);
    }
    group_figure(context, estimate).map(|derived| format!("#{}", derived.id))
}

/// Where it is told how a change was made; nowhere for one that is not shown.
pub(super) fn of_change(context: &Context<'_>, change: &Change) -> Option<String> {
    change_figure(context, change).map(|derived| format!("#{}", derived.id))
}

fn id(indicator: &Indicator) -> String {
    format!("made-{}", indicator.id)
}

fn trace(context: &Context<'_>, indicator: &Indicator, estimate: &Estimate, wanted: &BTreeSet<&str>) -> Option<Trace> {
    let words = context.language.trace_words();
    let mut facts = vec![
        (context.language.workbook_words().question, questions(context, indicator)),
        (words.rule, indicators::definition(context, indicator)),
    ];
    if estimate.hidden {
        facts.push((words.calculation, context.words.hidden.to_string()));
    } else {
        facts.push((words.base, base(context, estimate)?));
        facts.push((words.calculation, calculation(context, estimate)));
        facts.extend(interval(context, estimate).map(|text| (words.interval, text)));
        let target = estimate.target.map(|target| context.bounded_target(estimate, target));
        facts.extend(target.map(|target| (context.words.target, target)));
        facts.extend(comparisons(context, indicator).map(|text| (words.compared, text)));
    }
    let of_indicator = |e: &&Estimate| e.indicator == indicator.id;
    let groups = context.results.estimates.iter().filter(of_indicator).filter_map(|e| group_figure(context, e));
    let changes = context.results.changes.iter().filter(|c| c.indicator == indicator.id);
    let changes = changes.filter_map(|change| change_figure(context, change));
    // A report of one group sets nothing beside it but its own groups.
    let all = context.results.about.is_some();
    let is_wanted = |derived: &Derived| all || wanted.contains(format!("#{}", derived.id).as_str());
    let derived: [(_, Vec<Derived>); 2] = [
        (words.by_group, groups.filter(is_wanted).collect()),
        (context.language.change_words().change, changes.filter(is_wanted).collect()),
    ];
    Some(Trace {
        id: id(indicator),
        label: context.label(indicator).to_string(),
        facts,
        derived: derived.into_iter().filter(|(_, figures)| !figures.is_empty()).collect(),
    })
}

/// How the groups' figures were compared, where they were.
fn comparisons(context: &Context<'_>, indicator: &Indicator) -> Option<String> {
    let wave = context.last_wave();
    let of_figure = |c: &&Comparison| c.indicator == indicator.id && c.wave == wave && c.value.or(c.p).is_some();
    let compared: Vec<&Comparison> = context.results.comparisons.iter().filter(of_figure).collect();
    let told = super::method::compared(context, &compared);
    (!told.is_empty()).then(|| told.join(" "))
}

/// The figure of a group in the last round: whose answers, the calculation, the interval.
fn group_figure(context: &Context<'_>, estimate: &Estimate) -> Option<Derived> {
    let group = estimate.group.as_ref().filter(|_| !estimate.hidden && estimate.wave == context.last_wave())?;
    // An id that no indicator can have: theirs hold no full stop.
    let at = context.results.estimates.element_offset(estimate)?;
    let question = context.survey.question(&group.question)?;
    let text = (context.language.trace_words().group_figure)(&GroupFigureWords {
        question: question.label(context.language),
        group: &context.answer(question, &group.value),
        n: &number::count(context.language, estimate.n?),
        calculation: &calculation(context, estimate),
        level: &context.level(),
        interval: &estimate.low.map_or_else(String::new, |_| Context::figure_cells(estimate).1.text(context.language)),
    });
    Some(Derived { id: format!("made.group-{at}"), text })
}

/// A change: between which rounds, whose, the figures, the interval and its method.
fn change_figure(context: &Context<'_>, change: &Change) -> Option<Derived> {
    // Of another design for comparison, or against a comparison group: told beside it, in a table of its own.
    let told_beside = change.role == ChangeRole::Sensitivity || change.design == Design::DifferenceInDifferences;
    if change.hidden || told_beside {
        return None;
    }
    let told = Told::of(context, change)?;
    let at = context.results.changes.element_offset(change)?;
    let group = change.group.as_ref().and_then(|group| {
        let question = context.survey.question(&group.question)?;
        Some(format!("{}: {}", question.label(context.language), context.answer(question, &group.value)))
    });
    let (before, after) = told.figures();
    let title = |wave: &str| context.survey.wave(wave).map_or("", |wave| context.wave_title(&wave.id)).to_string();
    let text = (context.language.trace_words().change_figure)(&ChangeFigureWords {
        group: &group.unwrap_or_default(),
        from: &title(&change.from),
        to: &title(&change.to),
        who: &told.who(context),
        before: &before.text(context.language),
        after: &after.text(context.language),
        change: &told.change,
        level: &context.level(),
        interval: &told.interval,
        method: method::of(context, change).unwrap_or_default(),
    });
    Some(Derived { id: format!("made.change-{at}"), text })
}

/// Wordings of the questions that it rests on.
fn questions(context: &Context<'_>, indicator: &Indicator) -> String {
    let of_scale = context.survey.scale_of(indicator).map_or(&[][..], |scale| &scale.questions);
    let asked = of_scale.iter().chain(&indicator.question).filter_map(|id| context.survey.question(id));
    asked.map(|question| question.text.any(context.language)).collect::<Vec<_>>().join(" · ")
}

/// Answers in the denominator, and what is outside of it.
fn base(context: &Context<'_>, estimate: &Estimate) -> Option<String> {
    let n = number::count(context.language, estimate.n?);
    let base = (context.language.trace_words().base_of)(&n, context.wave_title(context.last_wave()));
    Some(match super::missing_note(context, &estimate.missing) {
        Some(outside) => format!("{base}. {outside}"),
        None => base,
    })
}

/// `38/43 = 88 %`, or the figure alone where it is no share.
fn calculation(context: &Context<'_>, estimate: &Estimate) -> String {
    let value = Context::figure_cells(estimate).0.text(context.language);
    match (estimate.measure, Context::base_cell(estimate)) {
        (Measure::Rate | Measure::ShareOfOrganisations, base @ Cell::Fraction { .. }) => {
            format!("{} = {value}", base.text(context.language))
        }
        _ => value,
    }
}

fn interval(context: &Context<'_>, estimate: &Estimate) -> Option<String> {
    let method = match estimate.measure {
        Measure::Rate | Measure::ShareOfOrganisations => {
            (context.words.method_interval)(estimate.method?, &context.level())
        }
        Measure::Mean => context.words.method_mean.to_string(),
        Measure::Median => (context.words.method_median)(estimate.method?).to_string(),
        Measure::Net => (context.words.method_net)(estimate.method?).to_string(),
        Measure::Count => return None,
    };
    estimate.low?;
    Some(format!("{}. {method}", Context::figure_cells(estimate).1.text(context.language)))
}

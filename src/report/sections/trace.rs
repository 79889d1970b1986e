//! How every figure was made: its question, rule, answers, calculation and interval, from what was published.

use super::{Context, indicators};
use crate::language::number;
use crate::report::document::{Cell, Trace, Traces};
use crate::results::Estimate;
use crate::survey::{Indicator, Measure};

pub(in crate::report) fn traces(context: &Context<'_>) -> Traces {
    let words = context.language.trace_words();
    let figures = context.survey.indicators().iter().filter_map(|i| trace(context, i, context.estimate(&i.id)?));
    Traces { title: words.heading, intro: words.intro, figures: figures.collect() }
}

/// A label that leads to how its figure was made.
pub(super) fn label(context: &Context<'_>, indicator: &Indicator) -> Cell {
    let text = context.survey.indicator_label(indicator, context.language).to_string();
    if context.estimate(&indicator.id).is_some() {
        Cell::Link { text, to: format!("#{}", id(indicator)) }
    } else {
        Cell::Text(text)
    }
}

fn id(indicator: &Indicator) -> String {
    format!("made-{}", indicator.id)
}

fn trace(context: &Context<'_>, indicator: &Indicator, estimate: &Estimate) -> Option<Trace> {
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
    }
    Some(Trace { id: id(indicator), label: context.label(indicator).to_string(), facts })
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

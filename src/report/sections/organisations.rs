//! Shares of organisations in words.

use super::Context;
use crate::language::messages::{ConditionWords, OrganisationSentence};
use crate::language::number;
use crate::results::Estimate;
use crate::survey::{Condition, FavourableAnswers, Indicator, Measure};

/// When an organisation counts; `None` of other figures.
pub(super) fn condition(context: &Context<'_>, indicator: &Indicator) -> Option<String> {
    let organisations = indicator.organisations.as_ref()?;
    let of = context.survey.indicator(&organisations.of)?;
    let words = context.language.organisation_words();
    Some(match organisations.when {
        Condition::Answers(FavourableAnswers::Any) => (words.condition)(&ConditionWords::Any),
        Condition::Answers(FavourableAnswers::Majority) => (words.condition)(&ConditionWords::Majority),
        Condition::Figure(limits) => {
            let given = |value: f64| match of.measure {
                Measure::Rate => number::given_share(context.language, value),
                _ => number::given(context.language, value, 2),
            };
            let low = limits.at_least.map(|value| (context.words.at_least)(&given(value)));
            let high = limits.at_most.map(|value| (context.words.at_most)(&given(value)));
            let limits = low.into_iter().chain(high).collect::<Vec<_>>().join(", ");
            (words.condition)(&ConditionWords::Figure(context.label(of), &limits))
        }
    })
}

/// What is counted, in a sentence.
pub(super) fn definition(context: &Context<'_>, indicator: &Indicator) -> Option<String> {
    let condition = condition(context, indicator)?;
    Some((context.language.organisation_words().definition)(&condition))
}

/// The figure in a sentence, and what it says about all that were invited.
pub(super) fn sentence(context: &Context<'_>, indicator: &Indicator, estimate: &Estimate) -> Option<String> {
    let words = context.language.organisation_words();
    let mut sentence = with(context, indicator, estimate, words.sentence)?;
    let when = indicator.organisations.as_ref().map(|organisations| organisations.when);
    if when == Some(Condition::Answers(FavourableAnswers::Any)) {
        sentence = format!("{sentence} {}", words.any_leans_upwards);
    }
    let Some(finite) = estimate.finite else { return Some(sentence) };
    let count = |n| number::count(context.language, n);
    let (population, low, high) = (count(finite.population), count(finite.at_least), count(finite.at_most));
    Some(format!("{sentence} {}", (words.finite)(&population, &low, &high, &context.level())))
}

/// How sure it is.
pub(super) fn detail(context: &Context<'_>, indicator: &Indicator, estimate: &Estimate) -> Option<String> {
    with(context, indicator, estimate, context.language.organisation_words().detail)
}

fn with(
    context: &Context<'_>,
    indicator: &Indicator,
    estimate: &Estimate,
    words: fn(&OrganisationSentence<'_>) -> String,
) -> Option<String> {
    let (k, n) = (estimate.count?, estimate.n?);
    Some(words(&OrganisationSentence {
        label: context.label(indicator),
        percent: &number::percent_bare(context.language, k, n),
        fraction: &number::fraction(context.language, k, n),
        interval: &number::percent_range_bare(
            context.language,
            estimate.low?,
            estimate.high?,
            estimate.interval_base(),
        ),
        level: &context.level(),
        condition: &condition(context, indicator)?,
    }))
}

//! Shares of organisations, from published figures of organisations alone.
//!
//! An organisation is no person, but what it counts for may tell of one: with a single answer it is that answer. So
//! only organisations whose own figure is published are counted. Everything here can be worked out by any reader, and
//! nothing is said of how many organisations are too small, except what the list of groups says already.

use std::collections::BTreeMap;

use super::estimate::status;
use super::invited::bound;
use super::{confidence, share_interval};
use crate::results::{Estimate, Missing};
use crate::survey::{Condition, FavourableAnswers, Indicator, Measure, Organisations, Survey};

/// Fewest organisations of which a share is told.
const FEWEST: u64 = 5;

/// Below this many a figure is indicative only.
const INDICATIVE_BELOW: u64 = 10;

/// Limits are met to so many digits: 0.8 of five is four.
const HAIR: f64 = 1e-9;

/// One figure for each wave in which organisations have figures.
pub(crate) fn estimates(survey: &Survey, published: &[Estimate]) -> Vec<Estimate> {
    let mut all = Vec::new();
    for indicator in survey.indicators() {
        let Some(organisations) = &indicator.organisations else { continue };
        let mut waves: BTreeMap<&str, Vec<&Estimate>> = BTreeMap::new();
        for estimate in published.iter().filter(|e| e.indicator == organisations.of) {
            waves.entry(&estimate.wave).or_default().push(estimate);
        }
        // In the order of the survey's waves.
        for wave in survey.waves() {
            let figures = waves.get(wave.id.as_str()).map_or(&[][..], Vec::as_slice);
            if !figures.is_empty() {
                all.push(estimate(survey, &wave.id, indicator, organisations, figures));
            }
        }
    }
    all
}

fn estimate(
    survey: &Survey,
    wave: &str,
    indicator: &Indicator,
    organisations: &Organisations,
    figures: &[&Estimate],
) -> Estimate {
    let of_one = |e: &&&Estimate| e.group.as_ref().is_some_and(|g| g.question == organisations.by) && !e.hidden;
    let judged: Vec<bool> = figures.iter().filter(of_one).filter_map(|e| counts(organisations.when, e)).collect();
    let (k, n) = (judged.iter().filter(|yes| **yes).count() as u64, judged.len() as u64);
    let method = indicator.interval.unwrap_or(survey.about().interval);
    let told = n >= FEWEST;
    let interval = share_interval(k, n, method, confidence(survey)).filter(|_| told);
    let value = told.then(|| k as f64 / n as f64);
    Estimate {
        indicator: indicator.id.clone(),
        question: indicator.question.clone(),
        scale: indicator.scale.clone(),
        wave: wave.to_string(),
        group: None,
        measure: Measure::ShareOfOrganisations,
        n: told.then_some(n),
        count: told.then_some(k),
        value,
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        confidence: confidence(survey).level(),
        method: interval.map(|_| method.into()),
        missing: Missing::default(),
        finite: invited(survey, organisations).filter(|_| told).and_then(|all| bound(survey, k, n, all)),
        weighted: None,
        n_effective: None,
        weighted_low: None,
        weighted_high: None,
        weighted_method: None,
        design_effect: None,
        indicative: told && n < INDICATIVE_BELOW,
        basis: survey.about().basis,
        target: indicator.target,
        status: indicator
            .target
            .zip(value)
            .zip(interval)
            .map(|((target, value), limits)| status(target, value, limits)),
        hidden: !told,
    }
}

/// Whether an organisation's published figure meets the condition.
fn counts(when: Condition, estimate: &Estimate) -> Option<bool> {
    match when {
        Condition::Answers(FavourableAnswers::Any) => Some(estimate.count? > 0),
        Condition::Answers(FavourableAnswers::Majority) => Some(2 * estimate.count? > estimate.n?),
        Condition::Figure(limits) => {
            let value = estimate.value?;
            let enough = limits.at_least.is_none_or(|low| value >= low - HAIR);
            Some(enough && limits.at_most.is_none_or(|high| value <= high + HAIR))
        }
    }
}

/// How many organisations were invited, as far as the survey says.
pub(crate) fn invited(survey: &Survey, organisations: &Organisations) -> Option<u64> {
    let group = survey.groups().iter().find(|g| g.question == organisations.by);
    let named = group.map(|g| g.population.len() as u64).filter(|named| *named > 0);
    organisations.invited.or(named)
}

//! Each group against a reference group or everybody else, made from published figures alone: what is hidden
//! cannot leak into a difference or a p-value.

use super::confidence;
use super::others::OTHERS;
use crate::results::{Comparison, Estimate, GroupValue, Method, Test, Verdict};
use crate::stats::difference_of_proportions;
use crate::stats::multiplicity::{Adjustment, adjust};
use crate::stats::two_by_two::{ChiSquaredRule, FisherRule, TwoByTwo, chi_squared, fisher, smallest_expected};
use crate::survey::{DifferenceInterval, Group, GroupTest, Measure, Multiplicity, Survey};

/// Groups with fewer answers are not tested (`statistics.md`: k/n, rate and interval only).
const FEWEST: u64 = 10;

/// Comparisons of every headline rate with the reference group, or where there is none with everybody else;
/// adjusted within each indicator and background question.
///
/// "Others" are all respondents outside the group, also those who belong to none: total less group, which
/// any reader can work out too.
pub(crate) fn comparisons(survey: &Survey, estimates: &[Estimate]) -> Vec<Comparison> {
    let mut all = Vec::new();
    for total in estimates.iter().filter(|e| e.group.is_none() && e.measure == Measure::Rate && !e.hidden) {
        let compared = survey.indicator(&total.indicator).is_some_and(|i| i.headline || i.primary);
        for group in survey.groups().iter().filter(|_| compared) {
            let of_group = |e: &&Estimate| {
                e.indicator == total.indicator
                    && e.wave == total.wave
                    && e.group.as_ref().is_some_and(|g| g.question == group.question)
            };
            let reference = group.reference.as_ref().and_then(|name| {
                let named = |e: &&Estimate| e.group.as_ref().is_some_and(|g| is_named(survey, &g.value, group, name));
                estimates.iter().filter(of_group).find(named).filter(|e| !e.hidden)
            });
            let against = |e: &Estimate| match reference {
                Some(reference) if reference.group == e.group => None,
                Some(reference) => Some(((reference.count?, reference.n?), reference.group.clone()?.value)),
                None => {
                    let others = (total.count?.checked_sub(e.count?)?, total.n?.checked_sub(e.n?)?);
                    Some((others, GroupValue::Text(OTHERS.into())))
                }
            };
            let family = estimates.iter().filter(of_group).filter_map(|e| comparison(survey, e, against(e)?));
            all.extend(adjusted(family.collect(), survey));
        }
    }
    all
}

/// Whether a group is the one that `survey.toml` names, by any wording or its code.
fn is_named(survey: &Survey, value: &GroupValue, group: &Group, name: &str) -> bool {
    let same = |text: &str| text.trim().to_lowercase() == name.trim().to_lowercase();
    match value {
        GroupValue::Text(text) => same(text),
        GroupValue::Code(code) => {
            let choices = survey.question(&group.question).map(|q| survey.choices(q)).unwrap_or_default();
            let choice = choices.iter().find(|choice| choice.code == *code);
            same(&code.to_string()) || choice.is_some_and(|choice| choice.text.wordings().any(same))
        }
    }
}

fn comparison(
    survey: &Survey,
    estimate: &Estimate,
    ((others_k, others_n), against): ((u64, u64), GroupValue),
) -> Option<Comparison> {
    let (k, n) = (estimate.count?, estimate.n?);
    if n < FEWEST || others_n < FEWEST {
        return None;
    }
    let table = TwoByTwo::new(k, n, others_k, others_n).ok()?;
    let (interval, method) = match survey.analysis().difference {
        DifferenceInterval::Newcombe => (difference_of_proportions::DifferenceInterval::Newcombe, Method::Newcombe),
        DifferenceInterval::MiettinenNurminen => {
            (difference_of_proportions::DifferenceInterval::MiettinenNurminen, Method::MiettinenNurminen)
        }
        DifferenceInterval::AgrestiCaffo => {
            (difference_of_proportions::DifferenceInterval::AgrestiCaffo, Method::AgrestiCaffo)
        }
    };
    let interval = difference_of_proportions::interval(table, interval, confidence(survey)).ok();
    // Where everybody answered alike there is nothing to test.
    let tested = others_k + k > 0 && others_k + k < others_n + n;
    let (p, test) = tested.then(|| tested_by(survey, table)).flatten().unzip();
    Some(Comparison {
        indicator: estimate.indicator.clone(),
        wave: estimate.wave.clone(),
        group: estimate.group.clone()?,
        against,
        value: Some(difference_of_proportions::estimate(table)),
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        method: interval.map(|_| method),
        test,
        p,
        p_adjusted: None,
        effect: None,
        verdict: Some(Verdict::Inconclusive),
        hidden: false,
    })
}

/// The p-value of no difference, and the test that gave it.
fn tested_by(survey: &Survey, table: TwoByTwo) -> Option<(f64, Test)> {
    let exact = || Some((fisher(table, FisherRule::Exact).ok()?, Test::FisherExact));
    if smallest_expected(table) < 1.0 {
        return exact();
    }
    match survey.analysis().test {
        GroupTest::FisherMidP => Some((fisher(table, FisherRule::MidP).ok()?, Test::FisherMidP)),
        GroupTest::FisherExact => exact(),
        GroupTest::ChiSquaredNMinusOne => {
            Some((chi_squared(table, ChiSquaredRule::NMinusOne).ok()?.p(), Test::ChiSquaredNMinusOne))
        }
    }
}

/// The p-values of one family adjusted; intervals stay unadjusted.
fn adjusted(mut family: Vec<Comparison>, survey: &Survey) -> Vec<Comparison> {
    let alpha = 1.0 - survey.about().confidence;
    let method = match survey.analysis().multiplicity {
        Multiplicity::Holm => Adjustment::Holm,
        Multiplicity::BenjaminiHochberg => Adjustment::BenjaminiHochberg,
    };
    let p: Vec<f64> = family.iter().filter_map(|c| c.p).collect();
    let Ok(adjusted) = adjust(&p, method) else { return family };
    for (comparison, p) in family.iter_mut().filter(|c| c.p.is_some()).zip(adjusted) {
        comparison.p_adjusted = Some(p);
        if p < alpha {
            comparison.verdict = Some(Verdict::Change);
        }
    }
    family
}

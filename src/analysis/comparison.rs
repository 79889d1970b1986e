//! Each group against everybody else, made from published figures alone: what is hidden cannot leak into a
//! difference or a p-value.

use super::confidence;
use crate::results::{Comparison, Estimate, GroupValue, Method, Test, Verdict};
use crate::stats::difference_of_proportions::{self, DifferenceInterval};
use crate::stats::multiplicity::{Adjustment, adjust};
use crate::stats::two_by_two::{FisherRule, TwoByTwo, fisher, smallest_expected};
use crate::survey::{Measure, Survey};

/// Groups with fewer answers are not tested (`statistics.md`: k/n, rate and interval only).
const FEWEST: u64 = 10;

/// What "others" is called in `against`.
const OTHERS: &str = "others";

/// Comparisons of every headline rate, Holm-adjusted within each indicator and background question.
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
            let family = estimates.iter().filter(of_group).filter_map(|e| comparison(survey, total, e));
            all.extend(adjusted(family.collect(), 1.0 - survey.about().confidence));
        }
    }
    all
}

fn comparison(survey: &Survey, total: &Estimate, estimate: &Estimate) -> Option<Comparison> {
    let (k, n) = (estimate.count?, estimate.n?);
    let (others_k, others_n) = (total.count?.checked_sub(k)?, total.n?.checked_sub(n)?);
    if n < FEWEST || others_n < FEWEST {
        return None;
    }
    let table = TwoByTwo::new(k, n, others_k, others_n).ok()?;
    let interval = difference_of_proportions::interval(table, DifferenceInterval::default(), confidence(survey)).ok();
    // Where everybody answered alike there is nothing to test.
    let tested = others_k + k > 0 && others_k + k < others_n + n;
    let (rule, test) = if smallest_expected(table) >= 1.0 {
        (FisherRule::MidP, Test::FisherMidP)
    } else {
        (FisherRule::Exact, Test::FisherExact)
    };
    let p = if tested { fisher(table, rule).ok() } else { None };
    Some(Comparison {
        indicator: estimate.indicator.clone(),
        wave: estimate.wave.clone(),
        group: estimate.group.clone()?,
        against: GroupValue::Text(OTHERS.into()),
        value: Some(difference_of_proportions::estimate(table)),
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        method: interval.map(|_| Method::Newcombe),
        test: p.map(|_| test),
        p,
        p_adjusted: None,
        effect: None,
        verdict: Some(Verdict::Inconclusive),
        hidden: false,
    })
}

/// Holm over the tests of one family; intervals stay unadjusted.
fn adjusted(mut family: Vec<Comparison>, alpha: f64) -> Vec<Comparison> {
    let p: Vec<f64> = family.iter().filter_map(|c| c.p).collect();
    let Ok(adjusted) = adjust(&p, Adjustment::default()) else { return family };
    for (comparison, p) in family.iter_mut().filter(|c| c.p.is_some()).zip(adjusted) {
        comparison.p_adjusted = Some(p);
        if p < alpha {
            comparison.verdict = Some(Verdict::Change);
        }
    }
    family
}

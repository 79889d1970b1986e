//! Groups in a funnel: which of them differ by more than their size explains, made from published figures alone.

use crate::results::{Estimate, Funnel, FunnelGroup, FunnelLimits, FunnelPosition};
use crate::stats::shrinkage::{BetaBinomial, GroupCount, beta_binomial};
use crate::stats::{Confidence, funnel};
use crate::survey::{Measure, Survey};

/// With fewer shown groups a list says more than a funnel.
const FEWEST: usize = 5;

/// Confidence of the two limits; with dozens of groups some lie outside the inner one by chance.
const INNER: f64 = 0.95;
const OUTER: f64 = 0.998;

/// Points of the drawn limits.
const POINTS: u64 = 48;

/// A funnel of every headline rate over each background question with enough shown groups.
pub(crate) fn funnels(survey: &Survey, estimates: &[Estimate]) -> Vec<Funnel> {
    let totals = estimates.iter().filter(|e| e.group.is_none() && e.measure == Measure::Rate && !e.hidden);
    let headline = |e: &&Estimate| survey.indicator(&e.indicator).is_some_and(|i| i.headline || i.primary);
    let pairs = totals.filter(headline).flat_map(|total| survey.groups().iter().map(move |group| (total, group)));
    pairs.filter_map(|(total, group)| of(estimates, total, &group.question)).collect()
}

fn of(estimates: &[Estimate], total: &Estimate, question: &str) -> Option<Funnel> {
    let expected = total.value?;
    let of_group = |e: &&Estimate| e.indicator == total.indicator && e.wave == total.wave && !e.hidden;
    let shown = estimates.iter().filter(of_group).filter_map(|e| {
        let group = e.group.clone().filter(|g| g.question == question)?;
        Some((group, GroupCount { x: e.count?, n: e.n.filter(|n| *n > 0)? }))
    });
    let shown: Vec<_> = shown.collect();
    // Where everybody answered alike the funnel has no width.
    if shown.len() < FEWEST || expected <= 0.0 || expected >= 1.0 {
        return None;
    }
    let counts: Vec<GroupCount> = shown.iter().map(|(_, count)| *count).collect();
    let common = beta_binomial(&counts).ok();
    let groups: Option<Vec<FunnelGroup>> = shown
        .into_iter()
        .map(|(group, count)| {
            let position = position(&limits(expected, count.n)?, count);
            Some(FunnelGroup { group, count: count.x, n: count.n, shrunk: shrunk(common, count), position })
        })
        .collect();
    let (least, most) = (counts.iter().map(|c| c.n).min()?, counts.iter().map(|c| c.n).max()?);
    Some(Funnel {
        indicator: total.indicator.clone(),
        wave: total.wave.clone(),
        question: question.to_string(),
        expected,
        inner: INNER,
        outer: OUTER,
        limits: sizes(least, most).into_iter().filter_map(|n| limits(expected, n)).collect(),
        groups: groups?,
    })
}

fn shrunk(common: Option<BetaBinomial>, count: GroupCount) -> Option<f64> {
    common.and_then(|common| common.shrunk(count).ok()).filter(|rate| rate.is_finite())
}

fn limits(expected: f64, n: u64) -> Option<FunnelLimits> {
    let at = |level| {
        let confidence = Confidence::new(level).unwrap_or(Confidence::DEFAULT);
        funnel::limits(expected, n, funnel::FunnelLimits::default(), confidence).ok()
    };
    let (inner, outer) = (at(INNER)?, at(OUTER)?);
    Some(FunnelLimits { n, inner_low: inner.low, inner_high: inner.high, outer_low: outer.low, outer_high: outer.high })
}

fn position(limits: &FunnelLimits, count: GroupCount) -> FunnelPosition {
    let rate = count.x as f64 / count.n as f64;
    if rate > limits.outer_high {
        FunnelPosition::Above
    } else if rate < limits.outer_low {
        FunnelPosition::Below
    } else if rate > limits.inner_high || rate < limits.inner_low {
        FunnelPosition::BetweenLimits
    } else {
        FunnelPosition::Within
    }
}

/// Sizes at which the limits are drawn: all of them, or evenly spread ones with both ends.
fn sizes(least: u64, most: u64) -> Vec<u64> {
    let span = most - least;
    if span <= POINTS {
        return (least..=most).collect();
    }
    (0..=POINTS).map(|i| least + span * i / POINTS).collect()
}

//! The programme's change less that of people who did not take part.

use std::collections::BTreeMap;

use super::Sample;
use super::figure::{Context, FEWEST, FEWEST_TESTED, Figure};
use crate::analysis::grouping::answers_of;
use crate::analysis::scores::Scores;
use crate::responses::Wave;
use crate::results::{Change, ChangeRole, Design, Method, Test};
use crate::stats::clustered_regression::ClusterVariance;
use crate::stats::difference_in_differences::TwoArms;
use crate::stats::frequencies::Answers as _;
use crate::stats::moments::mean;
use crate::survey::{ComparisonUnit, Measure};

/// With fewer organisations in an arm the change is described, without interval and p-value.
const FEWEST_CLUSTERS: usize = 4;

/// Up to so many organisations each counts once (Donald & Lang 2007); beyond, each person does (CR2); unless the survey
/// chooses.
const FEW_CLUSTERS: usize = 20;

/// `None` where the survey has no comparison group, or one of the four cells is too small.
pub(super) fn change(
    context: &Context<'_>,
    (from, before): (&Wave, &Scores<'_>),
    (to, after): (&Wave, &Scores<'_>),
) -> Option<Change> {
    let group = context.survey.comparison()?;
    if context.indicator.measure == Measure::Median {
        return None;
    }
    let (arm, organisation) = (context.survey.question(&group.question)?, context.survey.question(&group.clusters)?);
    let mut organisations: BTreeMap<String, usize> = BTreeMap::new();
    let mut rows: Vec<(bool, bool, usize, f64)> = Vec::new();
    for (wave, scores, post) in [(from, before, false), (to, after, true)] {
        let (arms, arm_of) = answers_of(wave, context.survey, arm)?;
        let (clusters, cluster_of) = answers_of(wave, context.survey, organisation)?;
        // Names are looked at once each, not once a respondent.
        let named = |names: &[String], name: &str| names.iter().any(|own| same(own, name));
        let side = |names: &Vec<String>| {
            let treated = named(names, &group.treated).then_some(true);
            treated.or(named(names, &group.comparison).then_some(false))
        };
        let sides: Vec<Option<bool>> = arms.iter().map(side).collect();
        let mut number = |names: &Vec<String>| {
            let name = names.first().map(|name| name.trim().to_lowercase()).unwrap_or_default();
            let next = organisations.len();
            *organisations.entry(name).or_insert(next)
        };
        let numbers: Vec<usize> = clusters.iter().map(&mut number).collect();
        for (row, value) in scores.each().enumerate() {
            let (Some(value), Some(Some(arm)), Some(Some(cluster))) = (value, arm_of.get(row), cluster_of.get(row))
            else {
                continue;
            };
            let (Some(treated), Some(number)) =
                (sides.get(*arm as usize).copied().flatten(), numbers.get(*cluster as usize))
            else {
                continue;
            };
            rows.push((treated, post, *number, value));
        }
    }
    rows.sort_unstable_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)).then(a.3.total_cmp(&b.3)));
    let cell = |treated, post| -> Vec<f64> {
        rows.iter().filter(|row| (row.0, row.1) == (treated, post)).map(|row| row.3).collect()
    };
    let cells = [cell(true, false), cell(true, true), cell(false, false), cell(false, true)];
    let smallest = cells.iter().map(|cell| cell.len() as u64).min().unwrap_or(0);
    if smallest < FEWEST {
        return None;
    }
    let (y, treated): (Vec<f64>, Vec<bool>) = rows.iter().map(|row| (row.3, row.0)).unzip();
    let (post, cluster): (Vec<bool>, Vec<usize>) = rows.iter().map(|row| (row.1, row.2)).unzip();
    let arms = TwoArms { y: &y, treated: &treated, post: &post, cluster: &cluster };
    let level = |i: usize| mean(&cells[i]).ok();
    let programme = level(1)? - level(0)?;
    let comparison = level(3)? - level(2)?;
    let figure = figure(context, &arms, programme - comparison);
    let both = |i: usize, j: usize| cells[i].frequencies().plus(&cells[j].frequencies());
    let (pre, after) = (both(0, 2), both(1, 3));
    let sample = Sample { only_pre: pre.clone(), only_post: after.clone(), ..Sample::default() };
    let change = context.change(Design::DifferenceInDifferences, &sample, (&pre, &after), figure);
    Some(Change {
        role: ChangeRole::Main,
        pairs: None,
        value_from: Some(programme),
        value_to: Some(comparison),
        clusters: Some(arms.clusters() as u64),
        indicative: smallest < FEWEST_TESTED,
        ..change
    })
}

fn figure(context: &Context<'_>, arms: &TwoArms<'_>, described: f64) -> Figure {
    let in_arm = |treated: bool| {
        let mut clusters: Vec<usize> =
            (0..arms.y.len()).filter(|row| arms.treated[*row] == treated).map(|row| arms.cluster[row]).collect();
        clusters.sort_unstable();
        clusters.dedup();
        clusters.len()
    };
    if in_arm(true).min(in_arm(false)) < FEWEST_CLUSTERS {
        return Figure { value: Some(described), ..Figure::default() };
    }
    let by_number =
        if arms.clusters() <= FEW_CLUSTERS { ComparisonUnit::Organisations } else { ComparisonUnit::People };
    let few = match context.survey.analysis().comparison_group.unwrap_or(by_number) {
        // Organisations with people in both arms cannot count once.
        ComparisonUnit::Organisations => arms.cluster_mean_changes().ok(),
        ComparisonUnit::People => None,
    };
    let (found, method, test) = match few {
        Some(found) => (Some(found), Method::WelchT, Test::WelchT),
        None => (arms.least_squares(ClusterVariance::CR2).ok(), Method::ClusteredT, Test::ClusteredT),
    };
    let Some(found) = found else { return Figure { value: Some(described), ..Figure::default() } };
    Figure {
        value: Some(found.estimate),
        interval: Some(found.interval(context.confidence)),
        method: Some(method),
        test: Some((test, found.p())),
        ..Figure::default()
    }
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

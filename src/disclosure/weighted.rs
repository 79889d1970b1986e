//! Weighted figures: who knows the weights gets counts back from them.
//!
//! A weighted share is a sum over those who share a weight. So it is published where each of these could be
//! shown as a group (large enough, and not small and of one mind); or where those that could not are so many, with
//! so many answers of either kind, that one rounded sum tells of no single one. Within a breakdown of which something
//! is hidden, no group has a weighted figure; and where weights are made from that breakdown, nobody has: total and
//! weighted total are two equations, and would give two hidden groups back. Where other groups are hidden, those who share
//! a weight overlap with them as the groups of another question do: the hidden ones must stay unknown beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::Leak;
use super::audit::weighted::BY_WEIGHT;
use super::breakdown::Groups;
use super::overlap::{counts_of, stay_unknown};
use super::plan::{count, is_counted, rules};
use super::pool::{Count, Rules};
use crate::analysis::crossing::Crossing;
use crate::analysis::weighted::Weighted;
use crate::analysis::weighting::Weighed;
use crate::results::{Estimate, GroupKey, GroupValue, Weighting};
use crate::survey::{Measure, Survey};

/// From so many answers a rounded share tells of no single one, if so many of either kind, and so many weights, are
/// of those that could not be shown by themselves.
const MANY: u64 = 100;
const EITHER: u64 = 10;
const WEIGHTS: usize = 10;

/// Puts the weighted figures that may be published beside the unweighted ones, and says how each wave was weighted.
pub(super) fn protect(
    survey: &Survey,
    estimates: &mut [Estimate],
    (weighted, classes): (&[Weighted], &[Crossing]),
    weighed: Vec<Weighed>,
    given_away: &[Leak],
) -> Vec<Weighting> {
    let hidden_groups: BTreeSet<(String, String, GroupKey)> = (estimates.iter().filter(|e| e.hidden))
        .filter_map(|e| Some((e.indicator.clone(), e.wave.clone(), e.group.clone()?)))
        .collect();
    let hidden_in = |e: &Estimate| Some((e.indicator.clone(), e.wave.clone(), e.group.as_ref()?.question.clone()));
    let hidden: BTreeSet<_> = estimates.iter().filter(|e| e.hidden).filter_map(hidden_in).collect();
    // Questions that weights are made from.
    let margins: Vec<&String> = survey.weights().into_iter().flat_map(|weights| weights.margins.keys()).collect();
    let mut figures: BTreeMap<(&str, &str, Option<&GroupKey>), &Weighted> = BTreeMap::new();
    for figure in weighted {
        figures.insert((&figure.indicator, &figure.wave, figure.group.as_ref()), figure);
    }
    for estimate in estimates.iter_mut().filter(|e| !e.hidden) {
        let key = (estimate.indicator.as_str(), estimate.wave.as_str(), estimate.group.as_ref());
        let Some(figure) = figures.get(&key) else { continue };
        let rules = rules(survey, survey.indicator(&estimate.indicator).is_some_and(|i| survey.is_health(i)));
        let from_hidden = hidden.iter().any(|(indicator, wave, by)| {
            (indicator, wave) == (&estimate.indicator, &estimate.wave) && margins.contains(&by)
        });
        let beside: Vec<&String> = hidden
            .iter()
            .filter(|(indicator, wave, _)| (indicator, wave) == (&estimate.indicator, &estimate.wave))
            .map(|(.., by)| by)
            .collect();
        let in_hidden = estimate.group.is_some() && !beside.is_empty();
        let is_known = |leak: &Leak| {
            leak.by == BY_WEIGHT && leak.wave == estimate.wave && leak.of.as_ref() == Some(&estimate.indicator)
        };
        if given_away.iter().any(is_known) || in_hidden || from_hidden || !is_safe(estimate, figure, rules) {
            continue;
        }
        let stays_unknown = |by: &&String| {
            let of = |c: &&Crossing| (&c.indicator, &c.wave, &c.by[0]) == (&estimate.indicator, &estimate.wave, by);
            // What cannot be looked at is not shown.
            classes.iter().find(of).is_some_and(|crossing| is_safe_beside(crossing, &hidden_groups, rules))
        };
        if !is_forced(estimate, rules) && !beside.iter().all(stays_unknown) {
            continue;
        }
        let rounded = |value: f64| round(value, estimate.measure);
        estimate.weighted = Some(rounded(figure.value));
        estimate.n_effective = Some(figure.n_effective.floor());
        if let Some((interval, method)) = figure.interval {
            estimate.weighted_low = Some(rounded(interval.low));
            estimate.weighted_high = Some(rounded(interval.high));
            estimate.weighted_method = Some(method);
        }
    }
    let shown = |wave: &str| estimates.iter().any(|e| e.wave == wave && e.weighted.is_some());
    let told = |told: Weighting| {
        if shown(&told.wave) { told } else { Weighting { n_effective: None, largest: None, refused: true, ..told } }
    };
    weighed.into_iter().map(|weighed| told(weighed.told)).collect()
}

/// Whether hidden groups stay unknown where those who share a weight are as good as shown, unless they are so few that
/// only the sum of several of them is.
fn is_safe_beside(classes: &Crossing, hidden: &BTreeSet<(String, String, GroupKey)>, rules: Rules) -> bool {
    let is_hidden = |value: &GroupValue| {
        let key = GroupKey { question: classes.by[0].clone(), value: value.clone() };
        hidden.contains(&(classes.indicator.clone(), classes.wave.clone(), key))
    };
    let groups: Groups = (0..classes.groups[0].len()).filter(|at| is_hidden(&classes.groups[0][*at])).collect();
    let apart = counts_of(classes, 1).into_iter().filter(|(_, (n, _))| *n < rules.minimum);
    stay_unknown(classes, [&groups, &apart.map(|(class, _)| class).collect()])
}

/// Whether the whole data say that everybody answered alike, and may say so.
fn is_forced(estimate: &Estimate, rules: Rules) -> bool {
    let count = count(estimate);
    is_counted(estimate) && count.is_unanimous() && count.n >= rules.unanimity
}

fn is_safe(estimate: &Estimate, figure: &Weighted, rules: Rules) -> bool {
    let counted = is_counted(estimate);
    let class = |(n, favourable): &(u64, u64)| {
        let alike = counted && Count { n: *n, favourable: Some(*favourable) }.is_unanimous() && *n < rules.unanimity;
        *n >= rules.minimum && !alike
    };
    let n: u64 = figure.classes.iter().map(|(n, _)| n).sum();
    let apart: Vec<&(u64, u64)> = figure.classes.iter().filter(|c| !class(c)).collect();
    let (people, favourable) = apart.iter().fold((0, 0), |(n, k), (people, agree)| (n + people, k + agree));
    let either = !counted || favourable.min(people - favourable) >= EITHER;
    let many = n >= MANY && apart.len() >= WEIGHTS && either;
    n >= rules.minimum && (many || apart.is_empty())
}

/// Coarser than the unweighted figures, whose counts are published anyway.
fn round(value: f64, measure: Measure) -> f64 {
    let steps = match measure {
        Measure::Net => 1.0,
        Measure::Mean | Measure::Median => 100.0,
        Measure::Rate | Measure::Count | Measure::ShareOfOrganisations => 1000.0,
    };
    (value * steps).round() / steps
}

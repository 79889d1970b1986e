//! Whether the groups changed differently: one test over all of them, from what is published of each.

use crate::analysis::confidence;
use crate::results::{Change, Design, Interaction, Method, Test, Verdict};
use crate::stats::distribution::{critical_t, critical_z};
use crate::stats::kruskal_wallis::welch_of_estimates;
use crate::stats::multiplicity::{Adjustment, adjust};
use crate::stats::t_statistic::TStatistic;
use crate::survey::Survey;

/// Tests every table of groups in `changes`, Holm-adjusted over the tables; `changes` holds what is published.
pub(crate) fn interactions(survey: &Survey, changes: &[Change]) -> Vec<Interaction> {
    let mut found: Vec<Interaction> = Vec::new();
    let mut rest = changes.iter().filter(|c| c.group.is_some()).peekable();
    while let Some(first) = rest.next() {
        let mut table = vec![first];
        while let Some(next) = rest.next_if(|next| is_same_table(first, next)) {
            table.push(next);
        }
        found.extend(interaction(survey, &table));
    }
    let p: Vec<f64> = found.iter().map(|table| table.p).collect();
    let alpha = 1.0 - survey.about().confidence;
    if let Ok(adjusted) = adjust(&p, Adjustment::Holm) {
        for (table, p) in found.iter_mut().zip(adjusted) {
            table.p_adjusted = p;
            table.verdict = if p < alpha { Verdict::Change } else { Verdict::Inconclusive };
        }
    }
    found
}

fn is_same_table(one: &Change, other: &Change) -> bool {
    let question = |change: &Change| change.group.as_ref().map(|group| group.question.clone());
    (&one.indicator, &one.from, &one.to) == (&other.indicator, &other.from, &other.to)
        && question(one) == question(other)
}

fn interaction(survey: &Survey, table: &[&Change]) -> Option<Interaction> {
    let estimates: Vec<TStatistic> = table.iter().filter_map(|change| estimate(survey, change)).collect();
    let test = welch_of_estimates(&estimates).ok()?;
    let first = table.first()?;
    Some(Interaction {
        indicator: first.indicator.clone(),
        question: first.group.as_ref()?.question.clone(),
        from: first.from.clone(),
        to: first.to.clone(),
        groups: estimates.len() as u64,
        test: Test::WelchAnova,
        p: test.p,
        p_adjusted: test.p,
        verdict: Verdict::Inconclusive,
    })
}

/// A group's change with the error that its printed interval tells (Zou & Donner 2008): so nothing unpublished is in the
/// test, and a group of which nobody moved has an error still. `None` of a group too small for a test.
fn estimate(survey: &Survey, change: &Change) -> Option<TStatistic> {
    if change.hidden || change.indicative {
        return None;
    }
    let (n_from, n_to) = (change.n_from?, change.n_to?);
    let (fewer, more) = match (change.design, change.pairs) {
        (Design::Paired, Some(pairs)) => (pairs - 1, pairs - 1),
        _ => (n_from.min(n_to) - 1, n_from + n_to - 2),
    };
    let confidence = confidence(survey);
    let critical = match change.method? {
        // Welch's degrees of freedom are not published; the most there can be make the error larger, not smaller.
        Method::T | Method::WelchT => critical_t(confidence, more as f64),
        _ => critical_z(confidence),
    };
    TStatistic::new(change.value?, (change.high? - change.low?) / (2.0 * critical), fewer as f64).ok()
}

//! The only door out of `analysis`: what is hidden here is in no later room.
//!
//! A figure is hidden when it rests on fewer answers than the minimum, or when it would say that all (or
//! none) of a small group gave the same answer. More is hidden until what remains of the total, when the
//! shown groups are taken from it, gives none of that back (`groups`). A hidden group, an absent group and
//! a question that nobody answered look alike.

mod groups;

use crate::analysis::{Figures, comparison};
use crate::results::{
    AnswerCount, DisclosureStatement, Distribution, Estimate, Missing, Reliability, Response, Results, findings, notes,
};
use crate::survey::{Kind, Survey, Topic};
use groups::{Cell, Rules, hide};

/// Fewest answers from which "all" or "none" of a group may be told.
const UNANIMITY: u64 = 10;

/// The same for answers about health.
const HEALTH_UNANIMITY: u64 = 20;

/// Protects respondents and gives out what may be published.
pub fn protect(survey: &Survey, figures: Figures) -> Results {
    let Figures { inputs, mut response, mut estimates, mut distributions, mut reliability } = figures;
    protect_response(survey, &mut response);
    protect_estimates(survey, &mut estimates);
    protect_distributions(survey, &mut distributions);
    protect_reliability(survey, &mut reliability);
    let comparisons = comparison::comparisons(survey, &estimates);
    let statement = statement(survey, &response, &estimates, &distributions);
    let mut results = Results {
        format: 1,
        mittari: env!("CARGO_PKG_VERSION").to_string(),
        survey: survey.name.clone(),
        made_up: survey.about().made_up,
        languages: survey.about().languages.clone(),
        inputs,
        response,
        estimates,
        distributions,
        changes: Vec::new(),
        comparisons,
        reliability,
        participation: Vec::new(),
        findings: Vec::new(),
        disclosure: statement,
        notes: Vec::new(),
    };
    results.notes = notes::notes(survey, &results);
    results.findings = findings::findings(survey, &results);
    results
}

fn protect_response(survey: &Survey, response: &mut [Response]) {
    let rules = Rules { minimum: survey.disclosure().minimum, unanimity: 0 };
    for_each_family(
        response,
        |r| (r.wave.clone(), r.group.as_ref().map(|g| g.question.clone())),
        |total, groups| {
            let cell = |r: &Response| Cell { n: r.answered.unwrap_or(0), favourable: None, invited: r.invited };
            let total = total.map(cell).unwrap_or_default();
            let cells: Vec<Cell> = groups.iter().map(|r| cell(r)).collect();
            for i in hide(total, &[cells], &rules) {
                let entry = &mut *groups[i];
                *entry = Response { invited: None, answered: None, rate: None, hidden: true, ..entry.clone() };
            }
        },
    );
    for entry in response.iter_mut().filter(|r| r.group.is_none() && r.answered.unwrap_or(0) < rules.minimum) {
        *entry = Response { invited: None, answered: None, rate: None, hidden: true, ..entry.clone() };
    }
}

fn protect_estimates(survey: &Survey, estimates: &mut [Estimate]) {
    // Indicators of one question share their answers: a group hidden in one is hidden in all, or the
    // difference would show it.
    let source = |e: &Estimate| (e.question.clone(), e.scale.clone());
    let family = |e: &Estimate| (e.wave.clone(), source(e), e.group.as_ref().map(|g| g.question.clone()));
    let mut families: Vec<_> = estimates.iter().map(family).filter(|key| key.2.is_some()).collect();
    families.sort();
    families.dedup();
    for (wave, of, by) in families {
        let in_family = |e: &Estimate| e.wave == wave && source(e) == of;
        let health = estimates.iter().find(|e| in_family(e)).is_some_and(|e| is_health(survey, e));
        let rules = rules(survey, health);
        let mut indicators: Vec<String> = Vec::new();
        for estimate in estimates.iter().filter(|e| in_family(e)) {
            if !indicators.contains(&estimate.indicator) {
                indicators.push(estimate.indicator.clone());
            }
        }
        let members = |indicator: &String| -> Vec<usize> {
            let of_group = |e: &Estimate| e.group.as_ref().map(|g| g.question.clone()) == by;
            let wanted = |i: &usize| in_family(&estimates[*i]) && estimates[*i].indicator == *indicator;
            (0..estimates.len()).filter(wanted).filter(|i| of_group(&estimates[*i])).collect()
        };
        let cell = |e: &Estimate| Cell { n: e.n.unwrap_or(0), favourable: e.count, invited: None };
        let positions: Vec<Vec<usize>> = indicators.iter().map(members).collect();
        let total = |indicator: &String| {
            estimates.iter().find(|e| in_family(e) && e.indicator == *indicator && e.group.is_none()).map(cell)
        };
        let totals: Vec<Cell> = indicators.iter().map(|i| total(i).unwrap_or_default()).collect();
        let cells: Vec<Vec<Cell>> =
            positions.iter().map(|members| members.iter().map(|i| cell(&estimates[*i])).collect()).collect();
        let hidden = groups::hide_together(&totals, &cells, &rules);
        for members in &positions {
            for i in &hidden {
                hide_estimate(&mut estimates[members[*i]]);
            }
        }
    }
    for estimate in estimates.iter_mut().filter(|e| e.group.is_none()) {
        if estimate.n.unwrap_or(0) < rules(survey, is_health(survey, estimate)).minimum {
            hide_estimate(estimate);
        }
    }
}

fn is_health(survey: &Survey, estimate: &Estimate) -> bool {
    survey.indicator(&estimate.indicator).is_some_and(|indicator| survey.is_health(indicator))
}

fn rules(survey: &Survey, health: bool) -> Rules {
    Rules { minimum: survey.minimum(health), unanimity: if health { HEALTH_UNANIMITY } else { UNANIMITY } }
}

fn protect_reliability(survey: &Survey, reliability: &mut [Reliability]) {
    for entry in reliability.iter_mut().filter(|r| r.n.unwrap_or(0) < survey.disclosure().minimum) {
        *entry = Reliability { n: None, alpha: None, low: None, high: None, omega: None, ..entry.clone() };
    }
}

fn hide_estimate(estimate: &mut Estimate) {
    *estimate = Estimate {
        n: None,
        count: None,
        value: None,
        low: None,
        high: None,
        method: None,
        missing: Missing::default(),
        finite: None,
        weighted: None,
        n_effective: None,
        indicative: false,
        status: None,
        hidden: true,
        ..estimate.clone()
    };
}

fn protect_distributions(survey: &Survey, distributions: &mut [Distribution]) {
    for distribution in distributions {
        let question = survey.question(&distribution.question);
        let rules = rules(survey, question.is_some_and(|q| q.health));
        if distribution.n.unwrap_or(0) < rules.minimum {
            *distribution = Distribution {
                n: None,
                missing: Missing::default(),
                hidden: true,
                counts: distribution.counts.iter().map(hidden_count).collect(),
                ..distribution.clone()
            };
            continue;
        }
        // The answers to a background question are groups, and their counts are groups' bases.
        let grouping = survey.groups().iter().any(|g| g.question == distribution.question);
        let discovered = question.is_some_and(|q| q.kind == Kind::Category && q.answers.is_none());
        let background = question.is_some_and(|q| q.topic == Topic::Background && q.kind != Kind::Multiple);
        if grouping || discovered || background {
            let cell = |count: &AnswerCount| Cell { n: count.count.unwrap_or(0), favourable: None, invited: None };
            let cells: Vec<Cell> = distribution.counts.iter().map(cell).collect();
            let total = Cell { n: distribution.n.unwrap_or(0), favourable: None, invited: None };
            for i in hide(total, &[cells], &Rules { minimum: rules.minimum, unanimity: 0 }) {
                distribution.counts[i] = hidden_count(&distribution.counts[i]);
            }
        }
    }
}

fn hidden_count(count: &AnswerCount) -> AnswerCount {
    AnswerCount { code: count.code.clone(), count: None, share: None, low: None, high: None }
}

/// Hands every breakdown with its total to `act`.
fn for_each_family<T, K: Ord + Clone>(
    entries: &mut [T],
    key: impl Fn(&T) -> (K, Option<String>),
    mut act: impl FnMut(Option<&T>, &mut [&mut T]),
) where
    T: Clone,
{
    let mut keys: Vec<(K, String)> =
        entries.iter().map(&key).filter_map(|(wave, by)| by.map(|by| (wave, by))).collect();
    keys.sort();
    keys.dedup();
    for (wave, by) in keys {
        let total = entries.iter().find(|e| key(e).0 == wave && key(e).1.is_none()).cloned();
        let mut members: Vec<&mut T> =
            entries.iter_mut().filter(|e| key(e).0 == wave && key(e).1.as_ref() == Some(&by)).collect();
        act(total.as_ref(), &mut members);
    }
}

fn statement(
    survey: &Survey,
    response: &[Response],
    estimates: &[Estimate],
    distributions: &[Distribution],
) -> DisclosureStatement {
    let counts = distributions.iter().flat_map(|d| &d.counts);
    let hidden: Vec<bool> = (response.iter().map(|r| r.hidden))
        .chain(estimates.iter().map(|e| e.hidden))
        .chain(counts.map(|c| c.count.is_none()))
        .collect();
    DisclosureStatement {
        minimum: survey.disclosure().minimum,
        hidden_cells: hidden.iter().filter(|h| **h).count() as u64,
        cells: hidden.len() as u64,
        attack_passed: None,
    }
}

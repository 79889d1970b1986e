//! The only door out of `analysis`: what is hidden here is in no later room.
//!
//! A figure is hidden when it rests on fewer answers than the minimum, or when it would say that all (or
//! none) of a small group gave the same answer. More is hidden until what remains of the total, when the
//! shown groups are taken from it, gives none of that back (`groups`). A hidden group, an absent group and
//! a question that nobody answered look alike.

mod change;
mod groups;

use std::collections::BTreeSet;

use crate::analysis::{Figures, comparison};
use crate::results::{
    AnswerCount, DisclosureStatement, Distribution, Estimate, GroupKey, GroupValue, Input, Missing, Reliability,
    Response, Results, findings, notes,
};
use crate::survey::{Kind, Measure, Survey, Topic};
use groups::{Cell, Rules, hide};

/// Fewest answers from which "all" or "none" of a group may be told.
const UNANIMITY: u64 = 10;

/// The same for answers about health.
const HEALTH_UNANIMITY: u64 = 20;

/// Protects respondents and gives out what may be published.
pub fn protect(survey: &Survey, figures: Figures) -> Results {
    let Figures {
        mut inputs,
        mut response,
        mut estimates,
        mut distributions,
        mut reliability,
        mut changes,
        mut trends,
        mut links,
        mut drop_out,
        notes: noticed,
    } = figures;
    protect_response(survey, &mut response);
    protect_estimates(survey, &response, &mut estimates);
    protect_distributions(survey, &response, &mut distributions);
    protect_reliability(survey, &mut reliability);
    protect_inputs(&response, &mut inputs);
    let told = change::Told { changes: &mut changes, trends: &mut trends, links: &mut links, drop_out: &mut drop_out };
    change::protect(survey, &estimates, told);
    let comparisons = comparison::comparisons(survey, &estimates);
    forget_unnamed(survey, &mut response, &mut estimates, &mut distributions);
    let told = changes.iter().map(|c| c.hidden).chain(drop_out.iter().map(|d| d.hidden));
    let statement = statement(survey, &response, &estimates, &distributions, told);
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
        changes,
        trends,
        links,
        drop_out,
        comparisons,
        reliability,
        participation: Vec::new(),
        findings: Vec::new(),
        disclosure: statement,
        notes: Vec::new(),
    };
    results.notes = notes::notes(survey, &results);
    results.notes.extend(noticed);
    results.notes.dedup();
    results.findings = findings::findings(survey, &results);
    results
}

/// Hides groups' bases first: a group hidden here is hidden in every other table too.
fn protect_response(survey: &Survey, response: &mut [Response]) {
    for (wave, by) in breakdowns(response.iter().filter_map(|r| Some((&r.wave, r.group.as_ref()?)))) {
        let rules = Rules { unanimity: 0, ..rules(survey, survey.question(&by).is_some_and(|q| q.health)) };
        let of_wave = |i: &usize| response[*i].wave == wave;
        let (mut total, mut members) = (Cell::default(), Vec::new());
        for i in (0..response.len()).filter(of_wave) {
            match &response[i].group {
                None => total = base(&response[i]),
                Some(group) if group.question == by => members.push(i),
                Some(_) => {}
            }
        }
        let cells: Vec<Cell> = members.iter().map(|i| base(&response[*i])).collect();
        for i in hide(&[total], &[cells], &[], &rules) {
            hide_response(&mut response[members[i]]);
        }
    }
    let minimum = survey.disclosure().minimum;
    response.iter_mut().filter(|r| r.group.is_none() && r.answered.unwrap_or(0) < minimum).for_each(hide_response);
}

fn base(response: &Response) -> Cell {
    Cell { n: response.answered.unwrap_or(0), invited: response.invited, ..Cell::default() }
}

fn hide_response(response: &mut Response) {
    *response = Response { invited: None, answered: None, rate: None, hidden: true, ..response.clone() };
}

/// Every wave and background question that splits something, once.
fn breakdowns<'a>(keys: impl Iterator<Item = (&'a String, &'a GroupKey)>) -> BTreeSet<(String, String)> {
    keys.map(|(wave, group)| (wave.clone(), group.question.clone())).collect()
}

fn protect_estimates(survey: &Survey, response: &[Response], estimates: &mut [Estimate]) {
    // Indicators of one question share their answers: a group hidden in one is hidden in all, or the
    // difference would show it.
    // Means have rules of their own and do not take a rate with them.
    let source = |e: &Estimate| (e.question.clone(), e.scale.clone(), is_counted(e));
    let sources: BTreeSet<_> = estimates.iter().map(source).collect();
    for (wave, by) in breakdowns(estimates.iter().filter_map(|e| Some((&e.wave, e.group.as_ref()?)))) {
        for of in &sources {
            let related = (0..estimates.len()).filter(|i| estimates[*i].wave == wave && source(&estimates[*i]) == *of);
            let related: Vec<usize> = related.collect();
            protect_family(survey, response, estimates, &related, &by);
        }
    }
    for estimate in estimates.iter_mut().filter(|e| e.group.is_none()) {
        let rules = rules(survey, is_health(survey, estimate));
        let cell = cell(estimate, &rules);
        let unanimous = is_counted(estimate) && cell.is_unanimous() && cell.n < rules.unanimity;
        if cell.n < rules.minimum || unanimous {
            hide_estimate(estimate);
        }
    }
}

/// Protects the breakdown by one background question of all indicators that share their answers.
fn protect_family(survey: &Survey, response: &[Response], estimates: &mut [Estimate], related: &[usize], by: &str) {
    let rules = rules(survey, related.first().is_some_and(|i| is_health(survey, &estimates[*i])));
    let mut totals = Vec::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    for i in related.iter().filter(|i| estimates[**i].group.is_none()) {
        let of_group = |j: &usize| {
            let same = estimates[*j].indicator == estimates[*i].indicator;
            same && estimates[*j].group.as_ref().is_some_and(|g| g.question == by)
        };
        let groups: Vec<usize> = related.iter().copied().filter(of_group).collect();
        if !groups.is_empty() {
            totals.push(cell(&estimates[*i], &rules));
            members.push(groups);
        }
    }
    let Some(first) = members.first() else { return };
    let base_is_hidden = |i: &usize| {
        let (wave, group) = (&estimates[*i].wave, &estimates[*i].group);
        response.iter().any(|r| r.hidden && r.wave == *wave && r.group == *group)
    };
    let already: Vec<usize> = (0..first.len()).filter(|position| base_is_hidden(&first[*position])).collect();
    // Whoever is in a group has answered the survey: the published number of answers limits every base in it.
    let limited = |i: &usize| {
        let estimate = &estimates[*i];
        let published = response.iter().find(|r| r.wave == estimate.wave && r.group == estimate.group);
        Cell { at_most: published.and_then(|r| r.answered), ..cell(estimate, &rules) }
    };
    let cells: Vec<Vec<Cell>> = members.iter().map(|m| m.iter().map(limited).collect()).collect();
    for position in hide(&totals, &cells, &already, &rules) {
        for groups in &members {
            hide_estimate(&mut estimates[groups[position]]);
        }
    }
}

/// A figure as the rules see it. Means, medians and net scores of few give single answers back (all equal, the
/// smallest, the largest), so they count as unanimous until there are enough answers to tell unanimity.
fn cell(estimate: &Estimate, rules: &Rules) -> Cell {
    let n = estimate.n.unwrap_or(0);
    let favourable = if is_counted(estimate) { estimate.count } else { (n < rules.unanimity).then_some(n) };
    Cell { n, favourable, ..Cell::default() }
}

fn is_counted(estimate: &Estimate) -> bool {
    matches!(estimate.measure, Measure::Rate | Measure::Count | Measure::ShareOfOrganisations)
}

fn is_health(survey: &Survey, estimate: &Estimate) -> bool {
    survey.indicator(&estimate.indicator).is_some_and(|indicator| survey.is_health(indicator))
}

fn rules(survey: &Survey, health: bool) -> Rules {
    Rules { minimum: survey.minimum(health), unanimity: if health { HEALTH_UNANIMITY } else { UNANIMITY } }
}

/// An export per organisation would tell how many of each answered; so would the export of a hidden wave.
fn protect_inputs(response: &[Response], inputs: &mut [Input]) {
    let waves: Vec<String> = inputs.iter().map(|input| input.wave.clone()).collect();
    for input in inputs.iter_mut() {
        let several = waves.iter().filter(|wave| **wave == input.wave).count() > 1;
        let hidden = response.iter().any(|r| r.wave == input.wave && r.group.is_none() && r.hidden);
        if several || hidden {
            *input = Input { rows: None, used: None, excluded: Vec::new(), ..input.clone() };
        }
    }
}

/// A group that only the export names is there because somebody belongs to it. Where it is hidden it is not
/// named either, and then looks like a group that nobody belongs to.
fn forget_unnamed(
    survey: &Survey,
    response: &mut Vec<Response>,
    estimates: &mut Vec<Estimate>,
    distributions: &mut [Distribution],
) {
    let named = |group: &GroupKey| match &group.value {
        GroupValue::Code(_) => true,
        GroupValue::Text(text) => {
            let same = |name: &String| name.trim().to_lowercase() == text.trim().to_lowercase();
            let of_question = survey.groups().iter().filter(|g| g.question == group.question);
            of_question.flat_map(|g| g.population.keys()).any(same)
        }
    };
    response.retain(|r| !r.hidden || r.group.as_ref().is_none_or(named));
    estimates.retain(|e| !e.hidden || e.group.as_ref().is_none_or(named));
    for distribution in distributions {
        let question = distribution.question.clone();
        let key = |value: &GroupValue| GroupKey { question: question.clone(), value: value.clone() };
        distribution.counts.retain(|c| c.count.is_some() || named(&key(&c.code)));
        let number = survey.question(&distribution.question).is_some_and(|q| q.kind == Kind::Number);
        if number && distribution.hidden {
            distribution.counts.clear();
        }
    }
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

fn protect_distributions(survey: &Survey, response: &[Response], distributions: &mut [Distribution]) {
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
        // The answers to a background question are groups, and their counts are groups' bases: of a question
        // that splits results they stand in the table of responses too, and are hidden alike.
        let splits = survey.groups().iter().any(|g| g.question == distribution.question);
        let discovered = question.is_some_and(|q| q.kind == Kind::Category && q.answers.is_none());
        let background = question.is_some_and(|q| q.topic == Topic::Background && q.kind != Kind::Multiple);
        let hidden: Vec<usize> = if splits {
            let base_is_hidden = |count: &AnswerCount| {
                let key = GroupKey { question: distribution.question.clone(), value: count.code.clone() };
                response.iter().any(|r| r.hidden && r.wave == distribution.wave && r.group.as_ref() == Some(&key))
            };
            (0..distribution.counts.len()).filter(|i| base_is_hidden(&distribution.counts[*i])).collect()
        } else if discovered || background {
            let cell = |n: Option<u64>| Cell { n: n.unwrap_or(0), ..Cell::default() };
            let cells: Vec<Cell> = distribution.counts.iter().map(|c| cell(c.count)).collect();
            hide(&[cell(distribution.n)], &[cells], &[], &Rules { unanimity: 0, ..rules })
        } else {
            Vec::new()
        };
        for i in hidden {
            distribution.counts[i] = hidden_count(&distribution.counts[i]);
        }
    }
}

fn hidden_count(count: &AnswerCount) -> AnswerCount {
    AnswerCount { code: count.code.clone(), count: None, share: None, low: None, high: None }
}

fn statement(
    survey: &Survey,
    response: &[Response],
    estimates: &[Estimate],
    distributions: &[Distribution],
    told: impl Iterator<Item = bool>,
) -> DisclosureStatement {
    let counts = distributions.iter().flat_map(|d| &d.counts);
    let hidden: Vec<bool> = (response.iter().map(|r| r.hidden))
        .chain(estimates.iter().map(|e| e.hidden))
        .chain(counts.map(|c| c.count.is_none()))
        .chain(told)
        .collect();
    DisclosureStatement {
        minimum: survey.disclosure().minimum,
        hidden_cells: hidden.iter().filter(|h| **h).count() as u64,
        cells: hidden.len() as u64,
        attack_passed: None,
    }
}

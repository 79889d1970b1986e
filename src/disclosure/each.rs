//! A report for one group against all others, cut from the published results of everybody: nothing is counted anew,
//! so that all these reports together tell what the whole report tells and no more.

use super::change_by_group::{Rest, rest_of};
use super::plan::{count, rules};
use crate::analysis::change;
use crate::analysis::others::others;
use crate::results::{Change, ChangeRole, DisclosureStatement, Estimate, GroupKey, GroupValue, OTHERS, Results};
use crate::survey::Survey;

/// The published results of one group, of everybody, and of everybody else; `None` where the group's own base is hidden.
pub fn each(survey: &Survey, results: &Results, group: &GroupKey) -> Option<Results> {
    let shown = |wave: &String| {
        results.response.iter().any(|r| r.wave == *wave && r.group.as_ref() == Some(group) && !r.hidden)
    };
    let last = &survey.last_round()?.id;
    if !shown(last) {
        return None;
    }
    let concerns = |of: &Option<GroupKey>| of.as_ref().is_none_or(|key| key == group);
    let own: Vec<Estimate> = results.estimates.iter().filter(|e| concerns(&e.group)).cloned().collect();
    let beside = own.iter().filter(|e| e.group.is_some()).filter_map(|e| {
        let total = own.iter().find(|t| t.group.is_none() && t.indicator == e.indicator && t.wave == e.wave)?;
        others(survey, total, e).filter(|rest| may_be_told(survey, rest))
    });
    let estimates: Vec<Estimate> = own.iter().cloned().chain(beside).collect();
    let changes = changes(survey, results, group, &estimates);
    let hidden = estimates.iter().map(|e| e.hidden).chain(changes.iter().map(|c| c.hidden));
    let hidden = hidden.filter(|hidden| *hidden).count() as u64;
    let response: Vec<_> = results.response.iter().filter(|r| concerns(&r.group)).cloned().collect();
    Some(Results {
        about: Some(group.clone()),
        disclosure: DisclosureStatement {
            hidden_cells: hidden,
            cells: (estimates.len() + changes.len() + response.len()) as u64,
            ..results.disclosure.clone()
        },
        response,
        comparisons: results.comparisons.iter().filter(|c| c.group == *group).cloned().collect(),
        estimates,
        distributions: Vec::new(),
        // Quotes are for everybody: under a group's name they would look like that group's.
        quotes: Vec::new(),
        changes,
        interactions: results.interactions.iter().filter(|i| i.question == group.question).cloned().collect(),
        shifts: Vec::new(),
        funnels: Vec::new(),
        rankings: Vec::new(),
        reliability: Vec::new(),
        participation: Vec::new(),
        participant_classes: Vec::new(),
        participants_by_gender: Vec::new(),
        doses: Vec::new(),
        recorded_doses: Vec::new(),
        record_joins: Vec::new(),
        cost: Vec::new(),
        findings: Vec::new(),
        ..results.clone()
    })
}

/// Everybody's published changes and the group's, each of these with that of all others as far as it follows from what is
/// published.
fn changes(survey: &Survey, results: &Results, group: &GroupKey, estimates: &[Estimate]) -> Vec<Change> {
    let others = GroupKey { question: group.question.clone(), value: GroupValue::Text(OTHERS.into()) };
    let with_others = |own: &Change| {
        let answered = |wave: &String| {
            let of =
                |e: &&Estimate| e.indicator == own.indicator && e.wave == *wave && e.group.as_ref() == Some(&others);
            estimates.iter().find(of)
        };
        let same = |c: &&Change| (&c.indicator, &c.from, &c.to) == (&own.indicator, &own.from, &own.to);
        let whole = |c: &&Change| c.group.is_none() && c.role == ChangeRole::Main;
        let whole = results.changes.iter().filter(same).find(whole);
        let beside = answered(&own.from)
            .zip(answered(&own.to))
            .and_then(|rest| change::others(survey, whole, own, rest))
            .map(|beside| {
                let health = survey.indicator(&own.indicator).is_some_and(|i| survey.is_health(i));
                // The same rule as for groups: who is left over must be nobody, or enough.
                let is_safe = rest_of(&beside.split, rules(survey, health), true) == Rest::Nothing;
                beside.paired.filter(|_| is_safe).unwrap_or(beside.everybody)
            });
        std::iter::once(own.clone()).chain(beside)
    };
    let everybody = results.changes.iter().filter(|c| c.group.is_none()).cloned();
    let own = results.changes.iter().filter(|c| c.group.as_ref() == Some(group));
    everybody.chain(own.flat_map(with_others)).collect()
}

/// All others may be few, where most of them named no group: then they are no group to be told of.
fn may_be_told(survey: &Survey, others: &Estimate) -> bool {
    let rules = rules(survey, survey.indicator(&others.indicator).is_some_and(|i| survey.is_health(i)));
    let count = count(others);
    count.n >= rules.minimum && !(count.is_unanimous() && count.n < rules.unanimity)
}

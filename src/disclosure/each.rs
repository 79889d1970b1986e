//! A report for one group against all others, cut from the published results of everybody: nothing is counted anew,
//! so that all these reports together tell what the whole report tells and no more.

use super::plan::{count, rules};
use crate::analysis::others::others;
use crate::results::{DisclosureStatement, Estimate, GroupKey, Results};
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
    let hidden = estimates.iter().filter(|e| e.hidden).count() as u64;
    let response: Vec<_> = results.response.iter().filter(|r| concerns(&r.group)).cloned().collect();
    Some(Results {
        about: Some(group.clone()),
        disclosure: DisclosureStatement {
            hidden_cells: hidden,
            cells: (estimates.len() + response.len()) as u64,
            ..results.disclosure.clone()
        },
        response,
        comparisons: results.comparisons.iter().filter(|c| c.group == *group).cloned().collect(),
        estimates,
        distributions: Vec::new(),
        // Quotes are for everybody: under a group's name they would look like that group's.
        quotes: Vec::new(),
        changes: Vec::new(),
        interactions: Vec::new(),
        shifts: Vec::new(),
        funnels: Vec::new(),
        rankings: Vec::new(),
        reliability: Vec::new(),
        participation: Vec::new(),
        participant_classes: Vec::new(),
        doses: Vec::new(),
        recorded_doses: Vec::new(),
        record_joins: Vec::new(),
        cost: Vec::new(),
        findings: Vec::new(),
        ..results.clone()
    })
}

/// All others may be few, where most of them named no group: then they are no group to be told of.
fn may_be_told(survey: &Survey, others: &Estimate) -> bool {
    let rules = rules(survey, survey.indicator(&others.indicator).is_some_and(|i| survey.is_health(i)));
    let count = count(others);
    count.n >= rules.minimum && !(count.is_unanimous() && count.n < rules.unanimity)
}

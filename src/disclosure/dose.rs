//! Bands of a dose are groups: small ones, unanimous ones, and those that give them back are hidden.

use std::collections::BTreeSet;

use super::breakdown::{Blocks, Breakdown, Figure, Source};
use super::earlier::{Releases, of_dose};
use super::hide::distribution as hide_distribution;
use super::plan::rules;
use super::pool::{Count, Rules};
use crate::analysis::dose::compare;
use crate::results::{Distribution, DoseBand, DoseOutcome, Estimate, GroupKey, GroupValue};
use crate::survey::Survey;

/// Hides bands, then says what may be said of those that are shown.
///
/// A band that is hidden for one indicator is hidden for all: its size would follow from the others. The answers to the
/// question of how much are the sizes of bands, and are hidden with any band.
pub(super) fn protect(
    survey: &Survey,
    estimates: &[Estimate],
    releases: &Releases,
    outcomes: &mut [DoseOutcome],
    distributions: &mut [Distribution],
) {
    let subjects: BTreeSet<(String, String)> = outcomes.iter().map(|o| (o.question.clone(), o.wave.clone())).collect();
    for (question, wave) in subjects {
        let mut of: Vec<&mut DoseOutcome> =
            outcomes.iter_mut().filter(|o| o.question == question && o.wave == wave).collect();
        let mut hidden: BTreeSet<usize> = of.iter().flat_map(|o| hidden_as_groups(estimates, o)).collect();
        // Each round hides at least one more band.
        loop {
            let more: BTreeSet<usize> = of.iter().flat_map(|o| planned(survey, estimates, o, &hidden)).collect();
            if more.is_subset(&hidden) {
                break;
            }
            hidden.extend(more);
        }
        for outcome in &mut of {
            let told = total(estimates, outcome).is_some();
            let few = releases.differs_by_few(of_dose(outcome), rules_of(survey, outcome).minimum);
            for (at, band) in outcome.bands.iter_mut().enumerate() {
                if !told || few || hidden.contains(&at) {
                    hide(band);
                }
            }
            compare(survey, outcome);
        }
        // Of a question that splits results the sizes stand in the table of responses too, and are hidden alike.
        let splits = survey.groups().iter().any(|group| group.question == question);
        for distribution in distributions.iter_mut().filter(|d| d.question == question && d.wave == wave) {
            if !hidden.is_empty() && !splits {
                hide_distribution(distribution);
            }
        }
    }
}

fn rules_of(survey: &Survey, outcome: &DoseOutcome) -> Rules {
    let health = survey.indicator(&outcome.indicator).is_some_and(|indicator| survey.is_health(indicator))
        || survey.question(&outcome.question).is_some_and(|question| question.health);
    rules(survey, health)
}

/// The figure for everybody, if it is shown.
fn total(estimates: &[Estimate], outcome: &DoseOutcome) -> Option<Count> {
    let whole = |e: &&Estimate| e.indicator == outcome.indicator && e.wave == outcome.wave && e.group.is_none();
    let whole = estimates.iter().find(whole).filter(|estimate| !estimate.hidden)?;
    Some(Count { n: whole.n?, favourable: Some(whole.count?) })
}

/// Bands that are groups elsewhere in the report, and hidden there: then bands tell nothing that groups do not.
fn hidden_as_groups(estimates: &[Estimate], outcome: &DoseOutcome) -> Vec<usize> {
    let is_hidden = |band: &DoseBand| {
        let Some(code) = band.code else { return false };
        let key = GroupKey { question: outcome.question.clone(), value: GroupValue::Code(code) };
        estimates.iter().any(|e| e.hidden && e.wave == outcome.wave && e.group.as_ref() == Some(&key))
    };
    (0..outcome.bands.len()).filter(|at| is_hidden(&outcome.bands[*at])).collect()
}

/// Bands to hide where these are hidden already.
fn planned(survey: &Survey, estimates: &[Estimate], outcome: &DoseOutcome, hidden: &BTreeSet<usize>) -> Vec<usize> {
    let Some(total) = total(estimates, outcome) else { return Vec::new() };
    let rules = rules_of(survey, outcome);
    let groups: Vec<Count> = outcome.bands.iter().map(|b| Count { n: b.n.unwrap_or(0), favourable: b.count }).collect();
    let breakdown = Breakdown {
        people: groups.iter().map(|count| count.n).collect(),
        invited: vec![None; groups.len()],
        minimum: rules.minimum,
        hidden: hidden.clone(),
        sources: vec![Source { figures: vec![Figure { total, groups }], rules: Some(rules), ..Source::default() }],
    };
    let one = vec![0; outcome.bands.len()];
    let plan = breakdown.plan(&Blocks { sizes: one.clone(), of: &|_| one.clone() });
    plan.everywhere.into_iter().chain(plan.in_source.into_iter().flatten()).collect()
}

fn hide(band: &mut DoseBand) {
    *band = DoseBand { n: None, count: None, value: None, low: None, high: None, hidden: true, ..band.clone() };
}

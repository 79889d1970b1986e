//! Bands of a dose are groups: small ones, unanimous ones, and those that give them back are hidden.

use super::breakdown::{Blocks, Breakdown, Figure, Source};
use super::earlier::{Releases, of_dose};
use super::plan::rules;
use super::pool::Count;
use crate::analysis::dose::compare;
use crate::results::{DoseBand, DoseOutcome, Estimate};
use crate::survey::Survey;

/// Hides bands, then says what may be said of those that are shown.
pub(super) fn protect(survey: &Survey, estimates: &[Estimate], releases: &Releases, outcomes: &mut [DoseOutcome]) {
    for outcome in outcomes.iter_mut() {
        let whole = |e: &&Estimate| e.indicator == outcome.indicator && e.wave == outcome.wave && e.group.is_none();
        let whole = estimates.iter().find(whole).filter(|estimate| !estimate.hidden);
        let Some(total) = whole.and_then(|e| Some(Count { n: e.n?, favourable: Some(e.count?) })) else {
            outcome.bands.iter_mut().for_each(hide);
            continue;
        };
        let health = survey.indicator(&outcome.indicator).is_some_and(|indicator| survey.is_health(indicator))
            || survey.question(&outcome.question).is_some_and(|question| question.health);
        let rules = rules(survey, health);
        let groups: Vec<Count> =
            outcome.bands.iter().map(|b| Count { n: b.n.unwrap_or(0), favourable: b.count }).collect();
        let breakdown = Breakdown {
            people: groups.iter().map(|count| count.n).collect(),
            invited: vec![None; groups.len()],
            minimum: rules.minimum,
            sources: vec![Source { figures: vec![Figure { total, groups }], rules: Some(rules), ..Source::default() }],
            ..Breakdown::default()
        };
        let one = vec![0; outcome.bands.len()];
        let plan = breakdown.plan(&Blocks { sizes: one.clone(), of: &|_| one.clone() });
        for (at, band) in outcome.bands.iter_mut().enumerate() {
            if plan.everywhere.contains(&at) || plan.in_source.iter().any(|hidden| hidden.contains(&at)) {
                hide(band);
            }
        }
        if releases.differs_by_few(of_dose(outcome), rules.minimum) {
            outcome.bands.iter_mut().for_each(hide);
        }
        compare(survey, outcome);
    }
}

fn hide(band: &mut DoseBand) {
    *band = DoseBand { n: None, count: None, value: None, low: None, high: None, hidden: true, ..band.clone() };
}

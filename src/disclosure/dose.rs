//! Bands of a dose are groups: small ones, unanimous ones, and those that give them back are hidden.
//!
//! An indicator is told once by each question and once by the records (`survey::validate`), so that no two sets of
//! bands lie inside each other by a single person.

use super::breakdown::{Blocks, Breakdown, Figure, Source};
use super::plan::rules;
use super::pool::Count;
use crate::analysis::dose::{adjusted, compare};
use crate::results::{ByBand, DoseBand, DoseOutcome, Estimate, RecordJoin, RecordedDose};
use crate::survey::Survey;

/// Hides bands, then says what may be said of those that are shown.
pub(super) fn protect(survey: &Survey, estimates: &[Estimate], outcomes: &mut [DoseOutcome]) {
    for outcome in outcomes.iter_mut() {
        let health = survey.question(&outcome.question).is_some_and(|question| question.health);
        let told = Told { indicator: &outcome.indicator, wave: &outcome.wave, health };
        // Whoever left the question empty is in no band, and is no group: nobody can say who that is.
        told.protect(survey, estimates, &mut outcome.by, None);
    }
    let same = |a: &DoseOutcome, b: &DoseOutcome| (&a.wave, &a.question) == (&b.wave, &b.question);
    for family in families(outcomes, same, |outcome| &mut outcome.by) {
        adjusted(survey, family);
    }
}

/// Outcomes by the same amount.
fn families<T>(outcomes: &mut [T], same: fn(&T, &T) -> bool, by: fn(&mut T) -> &mut ByBand) -> Vec<Vec<&mut ByBand>> {
    let first = |at: usize| (0..at).find(|earlier| same(&outcomes[*earlier], &outcomes[at])).unwrap_or(at);
    let firsts: Vec<usize> = (0..outcomes.len()).map(first).collect();
    let mut families: Vec<Vec<&mut ByBand>> = firsts.iter().map(|_| Vec::new()).collect();
    for (outcome, first) in outcomes.iter_mut().zip(firsts) {
        families[first].push(by(outcome));
    }
    families
}

/// The same where the log says how much. Its people are known by name to whoever keeps it, so those who are not in it
/// are a group too.
pub(super) fn protect_recorded(
    survey: &Survey,
    estimates: &[Estimate],
    outcomes: &mut [RecordedDose],
    joins: &mut [RecordJoin],
) {
    for outcome in outcomes.iter_mut() {
        let told = Told { indicator: &outcome.indicator, wave: &outcome.wave, health: false };
        told.protect(survey, estimates, &mut outcome.by, Some(&mut outcome.not_recorded));
    }
    let same =
        |a: &RecordedDose, b: &RecordedDose| (&a.wave, &a.records, &a.activity) == (&b.wave, &b.records, &b.activity);
    for family in families(outcomes, same, |outcome| &mut outcome.by) {
        adjusted(survey, family);
    }
    let minimum = survey.disclosure().minimum;
    for join in joins.iter_mut() {
        // The number of all who answered and of all who took part are published: one part gives the other.
        let few = |part: Option<u64>| part.is_some_and(|people| people > 0 && people < minimum);
        if [join.both, join.answered_only, join.recorded_only].into_iter().any(few) {
            let wave = join.wave.clone();
            *join = RecordJoin { wave, both: None, answered_only: None, recorded_only: None, hidden: true };
        }
    }
}

/// Which figure the bands belong to.
struct Told<'a> {
    indicator: &'a str,
    wave: &'a str,
    /// The amount itself tells about health.
    health: bool,
}

impl Told<'_> {
    /// `apart` are those of whom the amount is not known, where they are a group.
    fn protect(&self, survey: &Survey, estimates: &[Estimate], by: &mut ByBand, apart: Option<&mut DoseBand>) {
        let mut bands: Vec<&mut DoseBand> = by.bands.iter_mut().chain(apart).collect();
        let whole = |e: &&Estimate| e.indicator == self.indicator && e.wave == self.wave && e.group.is_none();
        let whole = estimates.iter().find(whole).filter(|estimate| !estimate.hidden);
        let Some(total) = whole.and_then(|e| Some(Count { n: e.n?, favourable: Some(e.count?) })) else {
            bands.into_iter().for_each(hide);
            return;
        };
        let health = self.health || survey.indicator(self.indicator).is_some_and(|i| survey.is_health(i));
        let rules = rules(survey, health);
        let groups: Vec<Count> = bands.iter().map(|b| Count { n: b.n.unwrap_or(0), favourable: b.count }).collect();
        let breakdown = Breakdown {
            people: groups.iter().map(|count| count.n).collect(),
            invited: vec![None; groups.len()],
            minimum: rules.minimum,
            sources: vec![Source { figures: vec![Figure { total, groups }], rules: Some(rules), ..Source::default() }],
            ..Breakdown::default()
        };
        let one = vec![0; bands.len()];
        let plan = breakdown.plan(&Blocks { sizes: one.clone(), of: &|_| one.clone() });
        for (at, band) in bands.iter_mut().enumerate() {
            if plan.everywhere.contains(&at) || plan.in_source.iter().any(|hidden| hidden.contains(&at)) {
                hide(band);
            }
        }
        compare(survey, by);
    }
}

fn hide(band: &mut DoseBand) {
    *band = DoseBand { n: None, count: None, value: None, low: None, high: None, hidden: true, ..band.clone() };
}

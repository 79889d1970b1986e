//! Bands of a dose are groups: small ones, unanimous ones, and those that give them back are hidden.
//!
//! An indicator is told once by each question and once by the records (`survey::validate`), so that no two sets of
//! bands lie inside each other by a single person. A band that is hidden for one indicator is hidden for all: its size
//! would follow from the others.

use std::collections::BTreeSet;

use super::audit::Leak;
use super::audit::bands::LOG;
use super::breakdown::{Blocks, Breakdown, Figure, Source};
use super::earlier::{Releases, of_dose, of_join, of_recorded};
use super::hide::distribution as hide_distribution;
use super::plan::{count, rules};
use super::pool::{Count, Rules};
use crate::analysis::dose::{adjusted, compare};
use crate::results::{
    ByBand, Distribution, DoseBand, DoseOutcome, Estimate, GroupKey, GroupValue, RecordJoin, RecordedDose,
};
use crate::survey::Survey;

/// What bands are held against: the survey's rules, the published figures, earlier reports, and what the attack found.
#[derive(Clone, Copy)]
pub(super) struct Against<'a> {
    pub(super) survey: &'a Survey,
    pub(super) estimates: &'a [Estimate],
    pub(super) releases: &'a Releases,
    pub(super) given_away: &'a [Leak],
}

/// Hides bands, then says what may be said of those that are shown. The answers to the question of how much are the
/// sizes of bands, and are hidden with any band.
pub(super) fn protect(against: Against<'_>, outcomes: &mut [DoseOutcome], distributions: &mut [Distribution]) {
    let survey = against.survey;
    let few: Vec<bool> = (outcomes.iter())
        .map(|outcome| against.releases.differs_by_few(of_dose(outcome), against.rules(&told(survey, outcome)).minimum))
        .collect();
    let mut of_questions: Vec<Banded<'_>> = Vec::new();
    for (outcome, few) in outcomes.iter_mut().zip(few) {
        let few = few || against.is_given_away(&outcome.question, &outcome.indicator, &outcome.wave);
        let health = survey.question(&outcome.question).is_some_and(|question| question.health);
        // Whoever left the question empty is in no band, and is no group: nobody can say who that is.
        of_questions.push(Banded {
            key: (outcome.question.clone(), outcome.wave.clone(), limits(&outcome.by)),
            told: Told { indicator: outcome.indicator.clone(), wave: outcome.wave.clone(), health },
            by: &mut outcome.by,
            apart: None,
            few,
        });
    }
    against.protect(of_questions);
    for distribution in distributions.iter_mut() {
        let of = |o: &&DoseOutcome| (&o.question, &o.wave) == (&distribution.question, &distribution.wave);
        // Of a question that splits results the sizes stand in the table of responses too, and are hidden alike.
        let splits = survey.groups().iter().any(|group| group.question == distribution.question);
        if !splits && outcomes.iter().filter(of).any(|o| o.by.bands.iter().any(|band| band.hidden)) {
            hide_distribution(distribution);
        }
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
pub(super) fn protect_recorded(against: Against<'_>, outcomes: &mut [RecordedDose], joins: &mut [RecordJoin]) {
    let mut recorded: Vec<Banded<'_>> = Vec::new();
    for outcome in outcomes.iter_mut() {
        let told = Told { indicator: outcome.indicator.clone(), wave: outcome.wave.clone(), health: false };
        let few = against.releases.differs_by_few(of_recorded(outcome), against.rules(&told).minimum);
        let few = few || against.is_given_away(LOG, &outcome.indicator, &outcome.wave);
        let records = format!("{:?} {}", outcome.records, outcome.activity.as_deref().unwrap_or_default());
        recorded.push(Banded {
            key: (records, outcome.wave.clone(), limits(&outcome.by)),
            told,
            by: &mut outcome.by,
            apart: Some(&mut outcome.not_recorded),
            few,
        });
    }
    against.protect(recorded);
    let same =
        |a: &RecordedDose, b: &RecordedDose| (&a.wave, &a.records, &a.activity) == (&b.wave, &b.records, &b.activity);
    for family in families(outcomes, same, |outcome| &mut outcome.by) {
        adjusted(against.survey, family);
    }
    let minimum = against.survey.disclosure().minimum;
    for join in joins.iter_mut() {
        // The number of all who answered and of all who took part are published: one part gives the other.
        let few = |part: Option<u64>| part.is_some_and(|people| people > 0 && people < minimum);
        let parts = [join.both, join.answered_only, join.recorded_only];
        if parts.into_iter().any(few) || against.releases.differs_by_few(of_join(join), minimum) {
            let wave = join.wave.clone();
            *join = RecordJoin { wave, both: None, answered_only: None, recorded_only: None, hidden: true };
        }
    }
}

/// Which figure the bands belong to.
struct Told {
    indicator: String,
    wave: String,
    /// The amount itself tells about health.
    health: bool,
}

fn told(survey: &Survey, outcome: &DoseOutcome) -> Told {
    let health = survey.question(&outcome.question).is_some_and(|question| question.health);
    Told { indicator: outcome.indicator.clone(), wave: outcome.wave.clone(), health }
}

/// A figure by bands.
struct Banded<'a> {
    /// What says how much, the wave, and where bands begin and end: equal where people are in the same bands.
    key: (String, String, String),
    told: Told,
    by: &'a mut ByBand,
    /// Those of whom the amount is not known, where they are a group.
    apart: Option<&'a mut DoseBand>,
    /// It differs from an earlier report by the answers of few, or the attack found something.
    few: bool,
}

fn limits(by: &ByBand) -> String {
    let band = |band: &DoseBand| format!("{:?}–{:?} {:?}", band.from, band.to, band.code);
    by.bands.iter().map(band).collect::<Vec<_>>().join(";")
}

impl Banded<'_> {
    fn bands(&mut self) -> Vec<&mut DoseBand> {
        self.by.bands.iter_mut().chain(self.apart.as_deref_mut()).collect()
    }

    fn counts(&self) -> Vec<Count> {
        let bands = self.by.bands.iter().chain(self.apart.as_deref());
        bands.map(|band| Count { n: band.n.unwrap_or(0), favourable: band.count }).collect()
    }
}

impl Against<'_> {
    fn rules(&self, told: &Told) -> Rules {
        let of = self.survey.indicator(&told.indicator);
        rules(self.survey, told.health || of.is_some_and(|indicator| self.survey.is_health(indicator)))
    }

    /// Whether the attack found something by bands of a question or the log.
    fn is_given_away(&self, by: &str, indicator: &str, wave: &str) -> bool {
        self.given_away.iter().any(|leak| leak.by == by && leak.wave == wave && leak.of.as_deref() == Some(indicator))
    }

    /// The figure for everybody, if it is shown.
    fn total(&self, told: &Told) -> Option<Count> {
        let whole = |e: &&Estimate| e.indicator == told.indicator && e.wave == told.wave && e.group.is_none();
        let whole = self.estimates.iter().find(whole).filter(|estimate| !estimate.hidden)?;
        Some(count(whole))
    }

    fn protect(&self, mut all: Vec<Banded<'_>>) {
        let keys: BTreeSet<(String, String, String)> = all.iter().map(|banded| banded.key.clone()).collect();
        for key in keys {
            let mut of: Vec<&mut Banded<'_>> = all.iter_mut().filter(|banded| banded.key == key).collect();
            let mut hidden: BTreeSet<usize> = of.iter().flat_map(|banded| self.hidden_as_groups(banded)).collect();
            // Each round hides at least one more band.
            loop {
                let more: BTreeSet<usize> = of.iter().flat_map(|banded| self.planned(banded, &hidden)).collect();
                if more.is_subset(&hidden) {
                    break;
                }
                hidden.extend(more);
            }
            for banded in &mut of {
                let all = banded.few || self.total(&banded.told).is_none();
                for (at, band) in banded.bands().into_iter().enumerate() {
                    if all || hidden.contains(&at) {
                        hide(band);
                    }
                }
                compare(self.survey, &banded.told.indicator, banded.by);
            }
        }
    }

    /// Bands that are groups elsewhere in the report, and hidden there: then bands tell nothing that groups do not.
    fn hidden_as_groups(&self, banded: &Banded<'_>) -> Vec<usize> {
        let is_hidden = |band: &DoseBand| {
            let Some(code) = band.code else { return false };
            let key = GroupKey { question: banded.key.0.clone(), value: GroupValue::Code(code) };
            self.estimates.iter().any(|e| e.hidden && e.wave == banded.told.wave && e.group.as_ref() == Some(&key))
        };
        (0..banded.by.bands.len()).filter(|at| is_hidden(&banded.by.bands[*at])).collect()
    }

    /// Bands to hide where these are hidden already.
    fn planned(&self, banded: &Banded<'_>, hidden: &BTreeSet<usize>) -> Vec<usize> {
        let Some(total) = self.total(&banded.told) else { return Vec::new() };
        let (rules, groups) = (self.rules(&banded.told), banded.counts());
        let breakdown = Breakdown {
            people: groups.iter().map(|count| count.n).collect(),
            invited: vec![None; groups.len()],
            minimum: rules.minimum,
            hidden: hidden.clone(),
            sources: vec![Source { figures: vec![Figure { total, groups }], rules: Some(rules), ..Source::default() }],
        };
        let one = vec![0; breakdown.people.len()];
        let plan = breakdown.plan(&Blocks { sizes: one.clone(), of: &|_| one.clone() });
        plan.everywhere.into_iter().chain(plan.in_source.into_iter().flatten()).collect()
    }
}

fn hide(band: &mut DoseBand) {
    *band = DoseBand { n: None, count: None, value: None, low: None, high: None, hidden: true, ..band.clone() };
}

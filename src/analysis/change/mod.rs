//! Change between waves: which waves are compared, of whom, and by which statistic.
//!
//! The same people where enough were linked, different people where nobody was, and both together where some were;
//! never mixed up, and always named by its design.

mod by_group;
mod comparison_group;
mod courses;
mod drop_out;
mod family;
mod figure;
mod independent;
mod interaction;
mod linking;
mod others;
mod paired;
mod partly_paired;
mod reliable;
mod sample;
mod shift;
mod trend;
mod wrong_links;

pub(crate) use by_group::{GroupChange, GroupChanges, Split};
pub(crate) use family::adjust;
pub(crate) use interaction::interactions;
pub(super) use linking::linking;
pub(crate) use others::others;
pub(crate) use shift::{Shifted, adjust_shifts};

use super::grouping::groupings;
use super::values::values;
use crate::responses::{Responses, Wave};
use crate::results::{Change, ChangeRole, DropOut, Trend};
use crate::survey::{Indicator, Survey, WaveKind};
use figure::Context;
use sample::Sample;

/// Fewest linked people from which the report speaks of the same people.
const FEWEST_PAIRS: usize = 10;

/// Everything that is told of change.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    pub(super) changes: Vec<Change>,
    pub(super) trends: Vec<Trend>,
    pub(super) drop_out: Vec<DropOut>,
    pub(super) groups: Vec<GroupChanges>,
    pub(super) shifts: Vec<Shifted>,
}

pub(super) fn changes(survey: &Survey, responses: &Responses) -> Told {
    let mut all = Told::default();
    for (from, to) in compared(survey, responses) {
        let pairs = responses.pairs(from, to);
        all.shifts.extend(shift::shifts(survey, from, to, pairs.as_deref().unwrap_or_default()));
        let (groups_before, groups_after) = (groupings(survey, from), groupings(survey, to));
        let looks_back = survey.wave(&from.id).is_some_and(|wave| wave.kind == WaveKind::Retrospective);
        for indicator in survey.indicators() {
            let (Some(before), Some(after)) = (values(survey, from, indicator), values(survey, to, indicator)) else {
                continue;
            };
            let sample = Sample::new(&before, &after, pairs.as_deref());
            let context = Context::new(survey, indicator, &from.id, &to.id);
            let wrong = if looks_back { 0.0 } else { linking::plausible_wrong(survey, responses, &to.id) };
            let told = by_design(&context, &sample, wrong);
            all.changes.extend(told.into_iter().map(|change| reliable::counted(&context, from, change, &sample)));
            all.changes.extend(comparison_group::change(&context, (from, &before), (to, &after)));
            if by_group::is_told(survey, indicator) {
                let rounds = by_group::Rounds {
                    before: &before,
                    after: &after,
                    pairs: pairs.as_deref(),
                    groups_before: &groups_before,
                    groups_after: &groups_after,
                };
                all.groups.extend(by_group::changes(&context, &sample, &rounds));
            }
            if pairs.is_some() && !looks_back {
                all.drop_out.extend(drop_out::compare(&context, &sample));
            }
        }
    }
    all.trends = survey.indicators().iter().flat_map(|indicator| trends(survey, responses, indicator)).collect();
    all
}

/// The change by the best design first, then by another that shows how far it can be trusted. None of a median whose
/// few linked people can be neither compared with themselves nor taken for strangers.
fn by_design(context: &Context<'_>, sample: &Sample, wrong_links: f64) -> Vec<Change> {
    let main = |change: Change| Change { role: ChangeRole::Main, ..change };
    match sample.pairs() {
        0 => vec![main(independent::change(context, sample))],
        linked if linked < FEWEST_PAIRS => partly_paired::change(context, sample).map(main).into_iter().collect(),
        _ => {
            let paired = wrong_links::corrected(context, paired::change(context, sample), sample, wrong_links);
            let all = if sample.is_all_paired() { None } else { partly_paired::change(context, sample) };
            std::iter::once(main(paired)).chain(all).collect()
        }
    }
}

/// Which waves are compared: every later round with the first, a follow-up with the last round before it, and what
/// people remember with how it was when they were asked. Pulses are told as a course.
fn compared<'a>(survey: &Survey, responses: &'a Responses) -> Vec<(&'a Wave, &'a Wave)> {
    let of_kind = |kind| responses.waves.iter().filter(move |w| survey.wave(&w.id).is_some_and(|s| s.kind == kind));
    let mut compared = Vec::new();
    let mut rounds = of_kind(WaveKind::Round);
    if let Some(first) = rounds.next() {
        compared.extend(rounds.map(|later| (first, later)));
    }
    for later in of_kind(WaveKind::FollowUp) {
        let before = responses.waves.iter().take_while(|wave| wave.id != later.id);
        let is_round = |w: &&Wave| survey.wave(&w.id).is_some_and(|wave| wave.kind == WaveKind::Round);
        compared.extend(before.filter(is_round).last().map(|round| (round, later)));
    }
    for then in of_kind(WaveKind::Retrospective) {
        let asked_in = survey.wave(&then.id).and_then(|wave| wave.asked_in.as_ref());
        compared.extend(responses.waves.iter().filter(|w| Some(&w.id) == asked_in).map(|now| (then, now)));
    }
    compared
}

fn trends(survey: &Survey, responses: &Responses, indicator: &Indicator) -> Vec<Trend> {
    let of_kind = |kind| {
        let waves = responses.waves.iter().filter(|w| survey.wave(&w.id).is_some_and(|s| s.kind == kind));
        trend::trend(survey, indicator, kind, &waves.collect::<Vec<_>>())
    };
    [WaveKind::Round, WaveKind::Pulse].into_iter().filter_map(of_kind).collect()
}

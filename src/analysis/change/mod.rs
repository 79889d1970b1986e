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

use rayon::prelude::*;

use super::counted::Counted;
use super::scores::{Scores, scores};
use crate::responses::Responses;
use crate::results::{Change, ChangeRole, DropOut, Trend};
use crate::survey::{Indicator, Survey, WaveKind};
use by_group::Background;
use figure::Context;
use sample::Sample;

/// Fewest linked people from which the report speaks of the same people.
const FEWEST_PAIRS: u64 = 10;

/// Everything that is told of change.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    pub(super) changes: Vec<Change>,
    pub(super) trends: Vec<Trend>,
    pub(super) drop_out: Vec<DropOut>,
    pub(super) groups: Vec<GroupChanges>,
    pub(super) shifts: Vec<Shifted>,
}

/// One indicator in two waves that are compared.
struct Rounds<'a> {
    from: &'a Counted<'a>,
    to: &'a Counted<'a>,
    before: Scores<'a>,
    after: Scores<'a>,
    /// Positions of the same people; nobody where nobody could be recognised.
    pairs: &'a [(usize, usize)],
    backgrounds: &'a [Background<'a>],
}

pub(super) fn changes(survey: &Survey, responses: &Responses, waves: &[Counted<'_>]) -> Told {
    let mut all = Told::default();
    for (from, to) in compared(survey, waves) {
        let known = responses.pairs(from.wave, to.wave);
        let pairs = known.as_deref().unwrap_or_default();
        all.shifts.extend(shift::shifts(survey, from.wave, to.wave, pairs));
        let backgrounds = by_group::backgrounds(from, to, pairs);
        let looks_back = survey.wave(&from.wave.id).is_some_and(|wave| wave.kind == WaveKind::Retrospective);
        let wrong = if looks_back { 0.0 } else { linking::plausible_wrong(survey, responses, &to.wave.id) };
        let tells_drop_out = known.is_some() && !looks_back;
        let of_indicator = |indicator| {
            let before = scores(survey, from.wave, indicator)?;
            let after = scores(survey, to.wave, indicator)?;
            let rounds = Rounds { from, to, before, after, pairs, backgrounds: &backgrounds };
            Some(told(&Context::new(survey, indicator, &from.wave.id, &to.wave.id), &rounds, wrong, tells_drop_out))
        };
        let found: Vec<Option<Told>> = survey.indicators().par_iter().map(of_indicator).collect();
        for told in found.into_iter().flatten() {
            all.changes.extend(told.changes);
            all.groups.extend(told.groups);
            all.drop_out.extend(told.drop_out);
        }
    }
    let of_indicator = |indicator| trends(survey, waves, indicator);
    all.trends = survey.indicators().par_iter().flat_map_iter(of_indicator).collect();
    all
}

/// Everything that is told of one indicator in two waves.
fn told(context: &Context<'_>, rounds: &Rounds<'_>, wrong_links: f64, tells_drop_out: bool) -> Told {
    let Rounds { from, to, before, after, pairs, .. } = rounds;
    let linked = sample::linked(before, after, 1, pairs.iter().map(|(from, to)| (*from, *to, Some(0)))).pop();
    let sample = Sample::new(&before.everybody(from), &after.everybody(to), linked.unwrap_or_default());
    let by_design = by_design(context, &sample, wrong_links).into_iter();
    let mut changes: Vec<Change> =
        by_design.map(|change| reliable::counted(context, from.wave, change, &sample)).collect();
    changes.extend(comparison_group::change(context, (from.wave, before), (to.wave, after)));
    let is_told = by_group::is_told(context.survey, context.indicator);
    let groups = if is_told { by_group::changes(context, &sample, rounds) } else { Vec::new() };
    let drop_out = if tells_drop_out { drop_out::compare(context, &sample) } else { None };
    Told { changes, groups, drop_out: drop_out.into_iter().collect(), ..Told::default() }
}

/// The change by the best design first, then by another that shows how far it can be trusted. None of a median whose
/// few linked people can be neither compared with themselves nor taken for strangers.
fn by_design(context: &Context<'_>, sample: &Sample, wrong_links: f64) -> Vec<Change> {
    let main = |change: Change| Change { role: ChangeRole::Main, ..change };
    match sample.pairs.n() {
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
fn compared<'a>(survey: &Survey, waves: &'a [Counted<'a>]) -> Vec<(&'a Counted<'a>, &'a Counted<'a>)> {
    let kind_of = |counted: &Counted<'_>| survey.wave(&counted.wave.id).map(|wave| wave.kind);
    let of_kind = |kind| waves.iter().filter(move |counted| kind_of(counted) == Some(kind));
    let mut compared = Vec::new();
    let mut rounds = of_kind(WaveKind::Round);
    if let Some(first) = rounds.next() {
        compared.extend(rounds.map(|later| (first, later)));
    }
    for later in of_kind(WaveKind::FollowUp) {
        let before = waves.iter().take_while(|counted| counted.wave.id != later.wave.id);
        let round = before.filter(|counted| kind_of(counted) == Some(WaveKind::Round)).last();
        compared.extend(round.map(|round| (round, later)));
    }
    for then in of_kind(WaveKind::Retrospective) {
        let asked_in = survey.wave(&then.wave.id).and_then(|wave| wave.asked_in.as_ref());
        compared.extend(waves.iter().filter(|counted| Some(&counted.wave.id) == asked_in).map(|now| (then, now)));
    }
    compared
}

fn trends(survey: &Survey, waves: &[Counted<'_>], indicator: &Indicator) -> Vec<Trend> {
    let of_kind = |kind| {
        let waves = waves.iter().filter(|w| survey.wave(&w.wave.id).is_some_and(|s| s.kind == kind));
        trend::trend(survey, indicator, kind, &waves.collect::<Vec<_>>())
    };
    [WaveKind::Round, WaveKind::Pulse].into_iter().filter_map(of_kind).collect()
}

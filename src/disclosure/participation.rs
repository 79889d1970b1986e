//! Who took part: small bases, sums that one person dominates, completion by all or none, and the groups whose
//! answers are hidden.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::Leak;
use super::audit::bands::LOG;
use super::breakdown::{Blocks, Breakdown};
use super::earlier::{Releases, of_class, of_participation};
use super::plan::UNANIMITY;
use crate::analysis::participation::{Measured, classes};
use crate::results::{
    Distribution, GroupKey, GroupValue, ParticipantCount, ParticipationFigure, ParticipationMeasure, Response,
};
use crate::survey::{EsrClass, Survey};

/// A sum of which one person gave more than half, or two more than three quarters, tells about them.
const DOMINANT: f64 = 0.5;
const DOMINANT_TWO: f64 = 0.75;

/// Protects the figures and gives out what may be published.
pub(super) fn protect(
    survey: &Survey,
    response: &[Response],
    (releases, given_away): (&Releases, &[Leak]),
    mut measured: Vec<Measured>,
) -> Vec<ParticipationFigure> {
    let minimum = survey.disclosure().minimum;
    let all: Vec<ParticipationFigure> = measured.iter().map(|entry| entry.figure.clone()).collect();
    for entry in &mut measured {
        let few = releases.differs_by_few(of_participation(&entry.figure, &all), minimum);
        if few || is_unsafe(entry, minimum) {
            hide(&mut entry.figure);
        }
    }
    protect_small_activities(&mut measured);
    let values: Vec<f64> = all.iter().map(|figure| figure.value.unwrap_or(0.0)).collect();
    protect_remainders(&mut measured, &values, minimum);
    protect_groups(survey, response, &mut measured);
    for entry in measured.iter_mut().filter(|entry| is_given_away(given_away, &entry.figure)) {
        hide(&mut entry.figure);
    }
    measured.into_iter().map(|entry| entry.figure).filter(|figure| !figure.hidden || is_named(survey, figure)).collect()
}

/// What the attack works out of one activity or organisation follows from the figure of all of them.
fn is_given_away(given_away: &[Leak], figure: &ParticipationFigure) -> bool {
    use ParticipationMeasure::{Completion, Hours, Organisations, Persons, Sessions};
    let name = match figure.measure {
        Persons => "persons",
        Organisations => "organisations",
        Hours => "hours",
        Sessions => "sessions",
        Completion => "completion",
        _ => return false,
    };
    // How many organisations came in one activity is told of all of them, in part.
    let is_whole = figure.activity.is_none() && figure.group.is_none() || figure.measure == Organisations;
    is_whole && given_away.iter().any(|leak| leak.by == LOG && leak.wave == LOG && leak.of.as_deref() == Some(name))
}

fn is_unsafe(entry: &Measured, minimum: u64) -> bool {
    use ParticipationMeasure::{Completion, DaysPerVisit, Sessions};
    let Some(given) = &entry.given else { return false };
    let people = given.len() as u64;
    let value = entry.figure.value.unwrap_or(0.0);
    let of = entry.figure.of.unwrap_or(0.0);
    // Sessions attended are alike when everybody came to everything.
    let alike = matches!(entry.figure.measure, Completion | Sessions) && (value == 0.0 || value == of);
    // A median of few is one person's number of days.
    let fewest = if alike || entry.figure.measure == DaysPerVisit { minimum.max(UNANIMITY) } else { minimum };
    people < fewest || is_dominated(given, value)
}

/// Of an activity, or of all, in which few took part it is not told either how many organisations they came from, or how many were in a
/// group: each of these sent somebody.
fn protect_small_activities(measured: &mut [Measured]) {
    use ParticipationMeasure::{GroupSize, Organisations, OrganisationsPerSession, Persons, Reciprocity};
    let is_small = |figure: &ParticipationFigure| figure.measure == Persons && figure.group.is_none() && figure.hidden;
    let figures = measured.iter().map(|entry| &entry.figure);
    let small: BTreeSet<Option<String>> = figures.filter(|f| is_small(f)).map(|f| f.activity.clone()).collect();
    let tells = [GroupSize, Organisations, OrganisationsPerSession, Reciprocity];
    for entry in measured.iter_mut().filter(|entry| tells.contains(&entry.figure.measure)) {
        if small.contains(&entry.figure.activity) {
            hide(&mut entry.figure);
        }
    }
}

/// Sums over all activities less those that are shown would give back the hidden ones together: with a single hidden
/// activity, few people in those hidden, or one or two who gave most of it, the sum over all is hidden too.
fn protect_remainders(measured: &mut [Measured], values: &[f64], minimum: u64) {
    use ParticipationMeasure::{Completion, Hours, Sessions};
    for measure in [Completion, Hours, Sessions] {
        let of = |entry: &&Measured| entry.figure.measure == measure && entry.figure.activity.is_some();
        let hidden: Vec<(usize, &Measured)> =
            measured.iter().enumerate().filter(|(_, e)| of(e) && e.figure.hidden).collect();
        // Who came to several of them is one person.
        let mut given: BTreeMap<u32, f64> = BTreeMap::new();
        for (person, amount) in hidden.iter().filter_map(|(_, e)| e.given.as_ref()).flatten() {
            *given.entry(*person).or_default() += amount;
        }
        let sum: f64 = hidden.iter().filter_map(|(at, _)| values.get(*at)).sum();
        let is_safe = hidden.len() > 1 && given.len() as u64 >= minimum && !is_dominated(&given, sum);
        if hidden.is_empty() || is_safe {
            continue;
        }
        let whole = |entry: &&mut Measured| entry.figure.measure == measure && entry.figure.activity.is_none();
        measured.iter_mut().filter(whole).for_each(|entry| hide(&mut entry.figure));
    }
}

/// Whether one person gave more than half, or two more than three quarters. What is left of the sum is then at least half of
/// what the first gave, so that the second, who knows their own part, does not know the first's to within half of it.
fn is_dominated(given: &BTreeMap<u32, f64>, sum: f64) -> bool {
    let (first, second) = given.values().fold((0.0_f64, 0.0_f64), |(first, second), amount| {
        if *amount > first { (*amount, first) } else { (first, second.max(*amount)) }
    });
    sum > 0.0 && (first > DOMINANT * sum || first + second > DOMINANT_TWO * sum)
}

/// Organisations are hidden here where their answers are hidden, and further until none can be worked out.
fn protect_groups(survey: &Survey, response: &[Response], measured: &mut [Measured]) {
    let groups: Vec<usize> = (0..measured.len()).filter(|at| measured[*at].figure.group.is_some()).collect();
    let people: Vec<u64> = groups.iter().map(|at| measured[*at].people().unwrap_or(0)).collect();
    let invited = groups.iter().map(|at| measured[*at].figure.of.map(whole)).collect();
    let hidden = |at: &usize| {
        let key = measured[groups[*at]].figure.group.as_ref();
        response.iter().any(|r| r.hidden && key.zip(r.group.as_ref()).is_some_and(|(a, b)| is_same(a, b)))
    };
    let breakdown = Breakdown {
        hidden: (0..groups.len()).filter(hidden).collect(),
        people,
        invited,
        minimum: survey.disclosure().minimum,
        sources: Vec::new(),
    };
    let one = vec![0; groups.len()];
    let plan = breakdown.plan(&Blocks { sizes: one.clone(), of: &|_| one.clone() });
    for at in plan.everywhere {
        hide(&mut measured[groups[at]].figure);
    }
}

/// Classes of the log, protected, and those that answers tell.
pub(super) fn classes(
    survey: &Survey,
    releases: &Releases,
    mut of_log: Vec<ParticipantCount>,
    distributions: &[Distribution],
) -> Vec<ParticipantCount> {
    protect_classes(survey, releases, &mut of_log);
    of_log.extend(classes::of_answers(survey, distributions));
    of_log
}

/// Classes of participants are groups whose sizes are published: small ones are hidden, and further ones until none can
/// be worked out from the number of all participants. Those for a long time without work are a part of the unemployed,
/// and told only where the others of them are none or enough.
fn protect_classes(survey: &Survey, releases: &Releases, counts: &mut [ParticipantCount]) {
    let minimum = survey.disclosure().minimum;
    let few: Vec<bool> = counts.iter().map(|count| releases.differs_by_few(of_class(count), minimum)).collect();
    for (count, _) in counts.iter_mut().zip(few).filter(|(_, few)| *few) {
        // Nobody is left of it: the others are hidden until it stays unknown.
        hide_class(count);
    }
    for of_one in counts.chunk_by_mut(|a, b| a.by == b.by) {
        let (parts, wholes): (Vec<usize>, Vec<usize>) =
            (0..of_one.len()).partition(|at| of_one[*at].class == EsrClass::LongTermUnemployed);
        let people: Vec<u64> = wholes.iter().map(|at| of_one[*at].value.unwrap_or(0)).collect();
        let one = vec![0; people.len()];
        let breakdown = Breakdown { invited: vec![None; people.len()], people, minimum, ..Breakdown::default() };
        let plan = breakdown.plan(&Blocks { sizes: one.clone(), of: &|_| one.clone() });
        for at in plan.everywhere {
            hide_class(&mut of_one[wholes[at]]);
        }
        for at in parts {
            let all = of_one.iter().find(|count| count.class == EsrClass::Unemployed).and_then(|count| count.value);
            let rest = all.zip(of_one[at].value).map(|(all, part)| all.saturating_sub(part));
            let few = of_one[at].value.is_none_or(|part| part < minimum);
            if few || rest.is_none_or(|rest| rest > 0 && rest < minimum) {
                hide_class(&mut of_one[at]);
            }
        }
    }
}

fn hide_class(count: &mut ParticipantCount) {
    *count = ParticipantCount { value: None, of: None, hidden: true, ..count.clone() };
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
fn whole(count: f64) -> u64 {
    count as u64
}

/// The same group, however its name is written.
fn is_same(a: &GroupKey, b: &GroupKey) -> bool {
    let lower = |value: &GroupValue| match value {
        GroupValue::Text(text) => Some(text.trim().to_lowercase()),
        GroupValue::Code(_) => None,
    };
    a.question == b.question
        && (a.value == b.value || lower(&a.value).is_some_and(|text| lower(&b.value) == Some(text)))
}

/// A hidden organisation is named only where the survey names it: else its name would say that somebody came.
fn is_named(survey: &Survey, figure: &ParticipationFigure) -> bool {
    let Some(GroupKey { question, value: GroupValue::Text(name) }) = &figure.group else { return true };
    let of_question = survey.groups().iter().filter(|group| group.question == *question);
    of_question
        .flat_map(|group| group.population.keys())
        .any(|known| known.trim().to_lowercase() == name.to_lowercase())
}

fn hide(figure: &mut ParticipationFigure) {
    *figure = ParticipationFigure { value: None, of: None, reached: None, hidden: true, ..figure.clone() };
}

//! What a reader is taken to know before the report: every group and how many of it were invited, which groups lie in
//! which, who is in which groups, who answered, what each weighs, and what each gave to the programme.

use serde::Deserialize;

use super::audit::Known;
use super::audit::crossed::Crossed;
use super::audit::givers::Given;
use super::audit::weighted::Weighed;
use crate::analysis::Figures;
use crate::analysis::crossing::{Counts, Crossing};
use crate::analysis::participation::Measured;
use crate::analysis::weighted::Weights;
use crate::results::{GroupKey, GroupValue, ParticipationMeasure, Response};
use crate::survey::Survey;

/// What a reader knows of the people whose figures these are; `None` where `results`, the contents of a `results.json`,
/// were made from other answers or by another `survey.toml`.
pub fn known_of_report(survey: &Survey, figures: &Figures, results: &[u8]) -> Option<Known> {
    /// As much of `results.json` as says what it was made from.
    #[derive(Deserialize)]
    struct Made {
        settings: Settings,
        inputs: Vec<File>,
    }
    #[derive(Deserialize)]
    struct Settings {
        definition_sha256: String,
    }
    #[derive(Deserialize)]
    struct File {
        sha256: String,
    }
    let made: Made = serde_json::from_slice(results).ok()?;
    let is_there = |sha256: &String| made.inputs.iter().any(|file| file.sha256 == *sha256);
    let same = made.settings.definition_sha256 == survey.sha256 && figures.inputs.iter().all(|i| is_there(&i.sha256));
    same.then(|| known(figures))
}

/// What a reader knows of the people whose figures these are.
pub fn known(figures: &Figures) -> Known {
    // More answers than invitations: a reader knows then that the number of invitations is wrong.
    let of_group = |r: &Response| Some((r.group.clone()?, r.invited.map(|i| i.max(r.answered.unwrap_or(0)))));
    let mut known = Known::groups(figures.response.iter().filter_map(of_group), true);
    let values = |wave: &str, by: &str| -> Vec<GroupValue> {
        let of = |g: &&GroupKey| g.question == by;
        let waves = figures.response.iter().filter(|r| r.wave == wave);
        waves.filter_map(|r| r.group.as_ref()).filter(of).map(|g| g.value.clone()).collect()
    };
    for nesting in &figures.nestings {
        let (inner, outer) = (values(&nesting.wave, &nesting.inner), values(&nesting.wave, &nesting.outer));
        let pairs = nesting.within.iter().enumerate();
        let pair =
            |(at, around): (usize, &Option<usize>)| Some((inner.get(at)?.clone(), outer.get((*around)?)?.clone()));
        known.inside(&nesting.wave, &nesting.inner, &nesting.outer, pairs.filter_map(pair).collect());
    }
    for crossing in &figures.crossings {
        let of = |groups: &[GroupValue]| groups.iter().cloned().map(Into::into).collect();
        known.across(Crossed {
            wave: crossing.wave.clone(),
            by: crossing.by.clone(),
            indicator: crossing.indicator.clone(),
            groups: [of(&crossing.groups[0]), of(&crossing.groups[1])],
            overlaps: answered(crossing),
        });
    }
    for Weights { weights, crossing } in &figures.weights {
        let people = answered(crossing).into_iter();
        known.weighs(Weighed {
            wave: crossing.wave.clone(),
            indicator: crossing.indicator.clone(),
            by: crossing.by[0].clone(),
            groups: crossing.groups[0].iter().cloned().map(Into::into).collect(),
            weights: weights.clone(),
            people: people.filter_map(|([group, weight], n)| Some((group, weight?, n))).filter(|p| p.2 > 0).collect(),
        });
    }
    for measured in &figures.participation {
        let measure = match measured.figure.measure {
            ParticipationMeasure::Hours => "hours",
            ParticipationMeasure::Sessions => "sessions",
            ParticipationMeasure::Completion => "completion",
            _ => continue,
        };
        let has_parts = |activity: &Option<String>| activity.is_some() || !is_told_apart(figures, measured);
        if let Some(by_person) = measured.given.clone().filter(|_| has_parts(&measured.figure.activity)) {
            known.gave(Given { measure: measure.into(), activity: measured.figure.activity.clone(), by_person });
        }
    }
    known
}

/// Whether what all activities add up is told of each too.
fn is_told_apart(figures: &Figures, whole: &Measured) -> bool {
    figures.participation.iter().any(|m| m.figure.measure == whole.figure.measure && m.figure.activity.is_some())
}

/// How many people of each overlap are in the figure.
fn answered(crossing: &Crossing) -> Vec<([Option<usize>; 2], u64)> {
    let in_base = |answers: &[u64]| {
        crossing.answers.iter().zip(answers).filter(|(counts, _)| **counts != Counts::Nothing).map(|(_, n)| n).sum()
    };
    crossing.overlaps.iter().map(|overlap| (overlap.groups, in_base(&overlap.answers))).collect()
}

//! How the answers to several questions go together: reliability of scales, and changes beyond error of measurement, which rest
//! on it.
//!
//! It is told of ten and more (health: twenty), in hundredths. Two people who change places between two hidden groups, with all
//! their answers, leave it as it was; so it tells of no hidden group where one background question splits results. Where two do,
//! people cannot change places for one question alone any more: that they could is what keeps hidden groups unknown beside
//! those of another question (`overlap`). Then it is told only where nothing is hidden that rests on these questions, or
//! of many.

use std::collections::BTreeSet;

use super::earlier::{Releases, of_reliability};
use super::plan::rules;
use crate::results::{Change, Estimate, Reliability, Reliable};
use crate::survey::{Scale, Survey};

/// Of so many people one figure in hundredths fits too many tables of all questions at once to tell of a group.
const MANY: u64 = 100;

/// Unless everybody answers all questions alike.
const ALIKE: f64 = 0.995;

/// Hides what tells of few, and changes that rest on it; rounds the rest.
pub(super) fn protect(
    survey: &Survey,
    (releases, estimates): (&Releases, &[Estimate]),
    reliability: &mut [Reliability],
    changes: &mut [Change],
) {
    for entry in reliability.iter_mut() {
        let scale = survey.scale(&entry.scale);
        let questions = scale.into_iter().flat_map(|scale| &scale.questions);
        let rules = rules(survey, questions.filter_map(|id| survey.question(id)).any(|question| question.health));
        let n = entry.n.unwrap_or(0);
        let few =
            n < rules.minimum.max(rules.unanimity) || releases.differs_by_few(of_reliability(entry), rules.minimum);
        let many = n >= MANY && entry.alpha.is_some_and(|alpha| alpha < ALIKE);
        if few || !many && scale.is_none_or(|scale| tells_of_groups(survey, estimates, scale, &entry.wave)) {
            *entry = Reliability {
                n: None,
                alpha: None,
                low: None,
                high: None,
                method: None,
                omega: None,
                warnings: Vec::new(),
                ..entry.clone()
            };
        }
        for value in [&mut entry.alpha, &mut entry.low, &mut entry.high, &mut entry.omega] {
            *value = value.map(hundredths);
        }
    }
    for change in changes.iter_mut() {
        let scale = survey.indicator(&change.indicator).and_then(|indicator| indicator.scale.as_ref());
        let of = |entry: &&Reliability| Some(&entry.scale) == scale && entry.wave == change.from;
        let is_told = reliability.iter().find(of).is_some_and(|entry| entry.alpha.is_some());
        change.reliable = change.reliable.take().filter(|_| is_told).map(|found| Reliable {
            reliability: hundredths(found.reliability),
            threshold: hundredths(found.threshold),
            ..found
        });
    }
}

/// Whether several background questions split results, and a group is hidden in a figure that rests on the scale's questions.
fn tells_of_groups(survey: &Survey, estimates: &[Estimate], scale: &Scale, wave: &str) -> bool {
    let rests_on_it = |e: &&Estimate| {
        let of_scale = e.scale.as_ref().and_then(|id| survey.scale(id));
        let mut questions = of_scale.into_iter().flat_map(|of| &of.questions).chain(&e.question);
        e.wave == wave && questions.any(|question| scale.questions.contains(question))
    };
    let of_groups: Vec<&Estimate> = estimates.iter().filter(rests_on_it).filter(|e| e.group.is_some()).collect();
    let split_by: BTreeSet<&String> = of_groups.iter().filter_map(|e| Some(&e.group.as_ref()?.question)).collect();
    split_by.len() > 1 && of_groups.iter().any(|e| e.hidden)
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

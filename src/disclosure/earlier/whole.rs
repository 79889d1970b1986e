//! Figures for everybody that differ from those of an earlier report by the answers of few.

use std::collections::BTreeSet;

use super::record::Releases;
use super::{Told, value};
use crate::disclosure::audit::published::{Distribution as Old, Published};
use crate::disclosure::plan::{count, rules};
use crate::results::{Distribution, Estimate};
use crate::survey::{Kind, Survey, Topic};

/// A question or a scale in a round.
pub(in crate::disclosure) type Subject = (String, Option<String>, Option<String>);

/// Questions and scales that are not shown again in a round, for nobody: those whose answers changed by few.
pub(in crate::disclosure) fn few_subjects(
    survey: &Survey,
    releases: &Releases,
    estimates: &[Estimate],
    distributions: &[Distribution],
) -> BTreeSet<Subject> {
    let mut few = BTreeSet::new();
    for published in releases.iter().map(|release| &release.published) {
        for distribution in distributions.iter().filter(|d| d.group.is_none()) {
            let question = survey.question(&distribution.question);
            let rules = rules(survey, question.is_some_and(|q| q.health));
            // Of a background question each answer is a group; those that split results are looked at by group.
            let splits = survey.groups().iter().any(|g| g.question == distribution.question);
            let each = question.is_some_and(|q| q.topic == Topic::Background || q.kind == Kind::Category) && !splits;
            let fewest = if each { rules.minimum } else { 0 };
            let same = |old: &&Old| {
                old.group.is_none() && old.question == distribution.question && old.wave == distribution.wave
            };
            let old = published.distributions.iter().find(same);
            if old.is_some_and(|old| answers_differ_by_few(distribution, old, rules.minimum, fewest)) {
                few.insert((distribution.wave.clone(), Some(distribution.question.clone()), None));
            }
        }
        for estimate in estimates.iter().filter(|e| e.group.is_none()) {
            if is_by_few(survey, published, estimate) {
                let (question, scale) = (estimate.question.clone(), estimate.scale.clone());
                few.insert((estimate.wave.clone(), question, scale));
            }
        }
    }
    few
}

fn is_by_few(survey: &Survey, published: &Published, estimate: &Estimate) -> bool {
    let same = |old: &&super::Estimate| {
        old.group.is_none() && old.indicator == estimate.indicator && old.wave == estimate.wave
    };
    let Some(old) = published.estimates.iter().find(same).and_then(Told::of) else { return false };
    if !is_the_same_figure(survey, published, estimate) {
        return false;
    }
    let health = survey.indicator(&estimate.indicator).is_some_and(|i| survey.is_health(i));
    now(estimate).differs_by_few(old, rules(survey, health))
}

/// What would be shown of a figure.
pub(super) fn now(estimate: &Estimate) -> Told {
    let counted = count(estimate);
    Told { n: counted.n, count: counted.favourable, value: estimate.value }
}

/// Whether the indicator counts what it counted then; else the answers themselves are compared.
pub(super) fn is_the_same_figure(survey: &Survey, published: &Published, estimate: &Estimate) -> bool {
    let now = crate::disclosure::statement::figure_of(survey, &estimate.indicator);
    let then = published.disclosure.figures.iter().find(|rule| rule.indicator == estimate.indicator);
    let measure = serde_json::to_value(estimate.measure).unwrap_or_default();
    let of_indicator = |old: &&super::Estimate| old.indicator == estimate.indicator;
    let same_subject = published.estimates.iter().find(of_indicator).is_some_and(|old| {
        (&old.question, &old.scale) == (&estimate.question, &estimate.scale) && measure == old.measure
    });
    same_subject && now.zip(then).is_some_and(|(now, then)| now.favourable == then.favourable && now.base == then.base)
}

/// Whether the answers to a question differ by those of fewer than `minimum` people; or one answer, where these are
/// groups, by fewer than `fewest`.
fn answers_differ_by_few(new: &Distribution, old: &Old, minimum: u64, fewest: u64) -> bool {
    let (Some(n), Some(before)) = (new.n, old.n) else { return false };
    let people = n.abs_diff(before);
    let by = new.counts.iter().filter_map(|count| {
        let same = old.counts.iter().find(|other| other.code == value(&count.code))?;
        Some(count.count?.abs_diff(same.count?))
    });
    if people == 0 {
        // Who is taken from one answer comes to another.
        return (1..minimum).contains(&by.sum::<u64>().div_ceil(2));
    }
    people < minimum || { by }.any(|by| (1..fewest).contains(&by))
}

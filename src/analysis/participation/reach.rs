//! Organisations: how many were reached, who visited whom, and how many people came from each.

use std::collections::BTreeSet;

use super::{Measured, Part, no_sum};
use crate::responses::Participation;
use crate::results::{GroupKey, GroupValue, ParticipationFigure, ParticipationMeasure};
use crate::survey::{self, Survey};

impl Part<'_> {
    /// Organisations that somebody came from or went to; of those invited.
    pub(super) fn organisations(&self) -> Option<Measured> {
        let reached: BTreeSet<u32> =
            self.attendances().flat_map(|a| a.organisation.into_iter().chain(a.host)).collect();
        let invited = self.rules.organisations.map(|n| n as f64);
        let figure = self.figure(ParticipationMeasure::Organisations, reached.len() as f64, invited);
        (!reached.is_empty()).then_some(Measured { figure, given: None })
    }

    /// Pairs of organisations that visited each other, of those between which there was a visit.
    pub(super) fn reciprocity(&self) -> Option<Measured> {
        let visits: BTreeSet<(u32, u32)> =
            self.attendances().filter_map(|a| a.organisation.zip(a.host)).filter(|(from, to)| from != to).collect();
        let pairs: BTreeSet<(u32, u32)> = visits.iter().map(|(a, b)| (*a.min(b), *a.max(b))).collect();
        let mutual = pairs.iter().filter(|(a, b)| visits.contains(&(*a, *b)) && visits.contains(&(*b, *a))).count();
        let figure = self.figure(ParticipationMeasure::Reciprocity, mutual as f64, Some(pairs.len() as f64));
        (!pairs.is_empty()).then_some(Measured { figure, given: None })
    }
}

/// People from each organisation; of those invited from it, where the survey says so.
pub(super) fn by_organisation(survey: &Survey, rules: &survey::Participation, read: &Participation) -> Vec<Measured> {
    let Some(question) = &rules.organisation_question else { return Vec::new() };
    let population = survey.groups().iter().find(|group| group.question == *question).map(|group| &group.population);
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let mut names: Vec<String> = read.organisations.clone();
    let invited = population.into_iter().flat_map(|population| population.keys());
    let silent: Vec<String> = invited.filter(|name| !names.iter().any(|known| same(known, name))).cloned().collect();
    names.extend(silent);
    let mut all = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let from = |a: &&crate::responses::Attendance| a.organisation.is_some_and(|o| o as usize == at);
        let persons: BTreeSet<u32> = read.attendances.iter().filter(from).filter_map(|a| a.person).collect();
        let invited = population.and_then(|p| p.iter().find(|(known, _)| same(known, name))).map(|(_, n)| *n as f64);
        let figure = ParticipationFigure {
            measure: ParticipationMeasure::Persons,
            activity: None,
            group: Some(GroupKey { question: question.clone(), value: GroupValue::Text(name.clone()) }),
            value: Some(persons.len() as f64),
            of: invited,
            target: None,
            reached: None,
            basis: rules.basis,
            hidden: false,
        };
        all.push(Measured { figure, given: Some(no_sum(persons)) });
    }
    all.sort_by(|a, b| a.figure.group.cmp(&b.figure.group));
    all
}

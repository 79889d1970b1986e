//! Who took part: persons once, visits as visits, organisations reached, sessions and hours.
//!
//! Each figure comes with what `disclosure` needs to judge it: the people it rests on, and how much of it each of them
//! gave. Neither leaves that room.

pub(crate) mod classes;
pub(in crate::analysis) mod genders;
mod reach;
mod sessions;

pub(super) use sessions::attended;

use std::collections::{BTreeMap, BTreeSet};

use crate::responses::{Attendance, Participation};
use crate::results::{ParticipationFigure, ParticipationMeasure};
use crate::survey::{self, Survey};

/// A figure before it is protected.
#[derive(Debug, Clone)]
pub(crate) struct Measured {
    pub(crate) figure: ParticipationFigure,
    /// What each person it rests on gave to it; of a figure that is no sum (persons, medians) nothing. `None` where it is not
    /// about people (events, organisations). People are running numbers.
    pub(crate) given: Option<BTreeMap<u32, f64>>,
}

impl Measured {
    /// How many people it rests on.
    pub(crate) fn people(&self) -> Option<u64> {
        self.given.as_ref().map(|given| given.len() as u64)
    }
}

/// Every figure: of all activities together, of each, and of each organisation.
pub(super) fn figures(survey: &Survey, read: &Participation) -> Vec<Measured> {
    let Some(rules) = &survey.definition().participation else { return Vec::new() };
    let whole = Part { rules, read, activity: None };
    let mut all = whole.figures();
    // With one activity its figures are those of all together.
    let apart = if rules.activity.len() > 1 { 0..rules.activity.len() } else { 0..0 };
    all.extend(apart.flat_map(|at| Part { rules, read, activity: Some(at) }.figures()));
    all.extend(reach::by_organisation(survey, rules, read));
    all
}

/// The rows of one activity, or all of them.
struct Part<'a> {
    rules: &'a survey::Participation,
    read: &'a Participation,
    activity: Option<usize>,
}

impl Part<'_> {
    fn figures(&self) -> Vec<Measured> {
        let mut all = Vec::new();
        if self.attendances().next().is_some() {
            all.push(self.persons());
            all.extend(self.organisations());
            all.extend(self.hours());
            all.extend(self.sessions());
            all.extend(self.reciprocity());
        }
        all.extend(self.events());
        for measured in &mut all {
            self.judge(&mut measured.figure);
        }
        all
    }

    fn attendances(&self) -> impl Iterator<Item = &Attendance> {
        self.read.attendances.iter().filter(|a| self.activity.is_none_or(|activity| a.activity == activity))
    }

    fn figure(&self, measure: ParticipationMeasure, value: f64, of: Option<f64>) -> ParticipationFigure {
        ParticipationFigure {
            measure,
            activity: self.activity.map(|at| self.rules.activity[at].id.clone()),
            group: None,
            value: Some(value),
            of,
            target: None,
            reached: None,
            basis: self.rules.basis,
            hidden: false,
        }
    }

    /// Each person once.
    fn persons(&self) -> Measured {
        let persons: BTreeSet<u32> = self.attendances().filter_map(|a| a.person).collect();
        let invited = match self.activity {
            Some(at) => self.rules.activity[at].invited,
            None => self.rules.invited,
        };
        let figure = self.figure(ParticipationMeasure::Persons, persons.len() as f64, invited.map(|n| n as f64));
        Measured { figure, given: Some(no_sum(persons)) }
    }

    /// Hours given.
    fn hours(&self) -> Option<Measured> {
        let mut given: BTreeMap<u32, f64> = BTreeMap::new();
        let (mut sum, mut any) = (0.0, false);
        for attendance in self.attendances() {
            if let Some(hours) = attendance.hours {
                any = true;
                sum += hours;
                if let Some(person) = attendance.person {
                    *given.entry(person).or_default() += hours;
                }
            }
        }
        let figure = self.figure(ParticipationMeasure::Hours, sum, None);
        any.then_some(Measured { figure, given: Some(given) })
    }

    /// What was promised, and whether it was reached.
    fn judge(&self, figure: &mut ParticipationFigure) {
        let promised = |t: &&survey::ParticipationTarget| t.measure == figure.measure && t.activity == figure.activity;
        figure.target = self.rules.target.iter().find(promised).map(|target| target.at_least);
        figure.reached = figure.target.zip(figure.value).map(|(target, value)| value >= target);
    }
}

/// People of a figure that does not add up what they gave.
fn no_sum(people: impl IntoIterator<Item = u32>) -> BTreeMap<u32, f64> {
    people.into_iter().map(|person| (person, 0.0)).collect()
}

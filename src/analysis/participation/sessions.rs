//! Sessions: held, offered, attended; who completed; groups and their size; visits and technical incidents.

use std::collections::{BTreeMap, BTreeSet};

use super::{Measured, Part, no_sum};
use crate::responses::Participation;
use crate::results::ParticipationMeasure as Is;
use crate::stats::median::median;
use crate::survey::{self, Date};

/// A session of the log: an activity, the group that met, the day.
type Session = (usize, Option<u32>, Date);

/// How often a person came, and with which groups.
type Came = (u64, BTreeSet<Option<u32>>);

impl Part<'_> {
    /// Sessions held, attended and completed, groups and their size, organisations at a session.
    pub(super) fn sessions(&self) -> Vec<Measured> {
        let mut all = Vec::new();
        let alone = |figure| Measured { figure, given: None };
        let mut held: BTreeMap<Session, BTreeSet<u32>> = BTreeMap::new();
        let mut members: BTreeMap<(usize, u32), BTreeSet<u32>> = BTreeMap::new();
        for attendance in self.attendances() {
            let gathers = self.rules.activity[attendance.activity].kind.gathers();
            if let Some(day) = attendance.day.filter(|_| gathers) {
                let present = held.entry((attendance.activity, attendance.group, day)).or_default();
                present.extend(attendance.organisation);
            }
            if let (Some(group), Some(person)) = (attendance.group, attendance.person) {
                members.entry((attendance.activity, group)).or_default().insert(person);
            }
        }
        if !held.is_empty() {
            all.push(alone(self.figure(Is::SessionsHeld, held.len() as f64, None)));
        }
        let counts = |at: usize| self.activity.is_none_or(|activity| activity == at);
        let attended: BTreeMap<(u32, usize), (u64, u64)> =
            attended(self.rules, self.read).into_iter().filter(|((_, at), _)| counts(*at)).collect();
        if !attended.is_empty() {
            let (came, offered) = attended.values().fold((0, 0), |(a, b), (came, offered)| (a + came, b + offered));
            let mut given: BTreeMap<u32, f64> = BTreeMap::new();
            for ((person, _), (came, _)) in &attended {
                *given.entry(*person).or_default() += *came as f64;
            }
            let people = no_sum(given.keys().copied());
            let figure = self.figure(Is::Sessions, came as f64, Some(offered as f64));
            all.push(Measured { figure, given: Some(given) });
            // A person may be in several activities: each is completed or not.
            let started = attended.len();
            let enough =
                |(came, offered): &&(u64, u64)| *came as f64 >= self.rules.complete_at * *offered as f64 - 1e-9;
            let completed = attended.values().filter(enough).count();
            let figure = self.figure(Is::Completion, completed as f64, Some(started as f64));
            all.push(Measured { figure, given: Some(people) });
        }
        if !members.is_empty() {
            let persons: BTreeSet<u32> = members.values().flatten().copied().collect();
            all.push(alone(self.figure(Is::Groups, members.len() as f64, None)));
            let sizes: Vec<f64> = members.values().map(|members| members.len() as f64).collect();
            let size = median(&sizes).ok();
            let of = |size| Measured { figure: self.figure(Is::GroupSize, size, None), given: Some(no_sum(persons)) };
            all.extend(size.map(of));
            let mut days: BTreeMap<(usize, u32), u64> = BTreeMap::new();
            for (activity, group, _) in held.keys() {
                if let Some(group) = group {
                    *days.entry((*activity, *group)).or_default() += 1;
                }
            }
            let each: Vec<f64> = days.values().map(|days| *days as f64).collect();
            all.extend(median(&each).ok().map(|days| alone(self.figure(Is::SessionsPerGroup, days, None))));
        }
        all.extend(self.days_per_visit());
        let organisations: Vec<f64> = held.values().map(|present| present.len() as f64).filter(|n| *n > 0.0).collect();
        let together = median(&organisations).ok();
        all.extend(together.map(|n| alone(self.figure(Is::OrganisationsPerSession, n, None))));
        all
    }

    /// How many days a person followed another's work or was lent out: rows without a day count as one.
    fn days_per_visit(&self) -> Option<Measured> {
        let mut days: BTreeMap<u32, u64> = BTreeMap::new();
        let visits = self.attendances().filter(|a| self.rules.activity[a.activity].kind.is_a_visit());
        for person in visits.filter_map(|attendance| attendance.person) {
            *days.entry(person).or_default() += 1;
        }
        let each: Vec<f64> = days.values().map(|days| *days as f64).collect();
        let figure = self.figure(Is::DaysPerVisit, median(&each).ok()?, None);
        Some(Measured { figure, given: Some(no_sum(days.into_keys())) })
    }

    /// Visits and technical incidents of the event list.
    pub(super) fn events(&self) -> Vec<Measured> {
        let events = self.read.events.iter().filter(|e| self.activity.is_none_or(|activity| e.activity == activity));
        let events: Vec<_> = events.collect();
        let mut all = Vec::new();
        let mut add = |measure, value: f64, of: Option<f64>| {
            let mut figure = self.figure(measure, value, of);
            figure.basis = self.rules.events_basis;
            all.push(Measured { figure, given: None });
        };
        let visits: Vec<f64> = events.iter().filter_map(|event| event.visits).collect();
        if !visits.is_empty() {
            add(Is::Visits, visits.iter().sum(), None);
        }
        let incidents: Vec<f64> = events.iter().filter_map(|event| event.incidents).collect();
        if !incidents.is_empty() {
            let disturbed = incidents.iter().filter(|incidents| **incidents > 0.0).count();
            add(Is::TechnicalIncidents, disturbed as f64, Some(incidents.len() as f64));
            add(Is::IncidentsPerSession, incidents.iter().sum::<f64>() / incidents.len() as f64, None);
            let lost: Vec<f64> = events.iter().filter_map(|event| event.minutes_lost).collect();
            if !lost.is_empty() {
                add(Is::MinutesLost, lost.iter().sum(), None);
            }
        }
        all
    }
}

/// By person and activity: sessions attended, and offered. Only activities with several sessions: whoever comes to a
/// single event has completed nothing.
pub(in crate::analysis) fn attended(
    rules: &survey::Participation,
    read: &Participation,
) -> BTreeMap<(u32, usize), (u64, u64)> {
    let mut held: BTreeSet<Session> = BTreeSet::new();
    let mut came: BTreeMap<(u32, usize), Came> = BTreeMap::new();
    for attendance in &read.attendances {
        let gathers = rules.activity[attendance.activity].kind.gathers();
        held.extend(attendance.day.filter(|_| gathers).map(|day| (attendance.activity, attendance.group, day)));
        if let Some(person) = attendance.person {
            let entry = came.entry((person, attendance.activity)).or_default();
            entry.0 += 1;
            entry.1.insert(attendance.group);
        }
    }
    let offered = |activity: usize, groups: &BTreeSet<Option<u32>>| {
        let of_groups = held.iter().filter(|(a, group, _)| *a == activity && groups.contains(group));
        rules.activity[activity].sessions.unwrap_or_else(|| of_groups.count() as u64)
    };
    let both = came.into_iter().map(|((person, activity), (came, groups))| {
        let offered = offered(activity, &groups);
        // More sessions than were offered: extra ones, or rows without a date.
        ((person, activity), (came.min(offered), offered))
    });
    let is_series = |activity: usize| {
        let rules = &rules.activity[activity];
        rules.sessions.is_some_and(|n| n > 1) || rules.kind.is_a_series()
    };
    both.filter(|((_, activity), (_, offered))| is_series(*activity) && *offered > 1).collect()
}

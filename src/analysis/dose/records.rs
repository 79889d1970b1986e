//! The dose comes from the participation log: a person of the log and a respondent with the same code are one.

use std::collections::{BTreeMap, BTreeSet};

use super::super::participation;
use super::{band, between, by_band};
use crate::responses::{NO_PERSON, Participation, Responses, Wave};
use crate::results::{RecordJoin, RecordedDose};
use crate::survey::{Dose, DoseRecord, Survey};

/// Every `[[dose]]` with records, with each of its indicators, in the last round, or else the last wave that asks for
/// the indicator: only there has what was taken part in gone before.
pub(in crate::analysis) fn recorded(survey: &Survey, responses: &Responses) -> Vec<RecordedDose> {
    let Some(read) = &responses.participation else { return Vec::new() };
    survey.definition().dose.iter().flat_map(|dose| of_dose(survey, responses, read, dose)).collect()
}

fn of_dose(survey: &Survey, responses: &Responses, read: &Participation, dose: &Dose) -> Vec<RecordedDose> {
    let Some(records) = dose.records else { return Vec::new() };
    let Some(amounts) = amounts(survey, read, dose, records) else { return Vec::new() };
    let edges = match (records, &survey.definition().participation) {
        (DoseRecord::Completion, Some(rules)) => vec![rules.complete_at],
        _ => dose.bands.clone(),
    };
    let bands = between(&edges);
    let outcome = |id: &String| {
        let indicator = survey.indicator(id)?;
        let told = |wave: &Wave| {
            let person_of = wave.persons()?;
            let amount = |person: &u32| amounts.get(person).map(|amount| band(*amount, &edges));
            let of: Vec<Option<usize>> = person_of.iter().map(amount).collect();
            let (by, not_recorded) = by_band(survey, wave, indicator, &bands, &of)?;
            let (activity, indicator, wave) = (dose.activity.clone(), id.clone(), wave.id.clone());
            Some(RecordedDose { records, activity, indicator, wave, by, not_recorded })
        };
        asked_last(survey, responses).find_map(told)
    };
    dose.indicators.iter().filter_map(outcome).collect()
}

/// The last round, which the report speaks of, then the other waves from the last to the first.
fn asked_last<'a>(survey: &Survey, responses: &'a Responses) -> impl Iterator<Item = &'a Wave> {
    let last = survey.last_round().map(|wave| wave.id.clone());
    let round = responses.waves.iter().find(|wave| Some(&wave.id) == last.as_ref());
    round.into_iter().chain(responses.waves.iter().rev().filter(|wave| !wave.looks_back()))
}

/// How much each person of the log took part, by the running number among the respondents. `None` where the log knows
/// no such amount.
fn amounts(survey: &Survey, read: &Participation, dose: &Dose, records: DoseRecord) -> Option<BTreeMap<u32, f64>> {
    let rules = survey.definition().participation.as_ref()?;
    let activity = dose.activity.as_ref().and_then(|id| rules.activity.iter().position(|a| a.id == *id));
    let counts = |at: usize| activity.is_none_or(|activity| at == activity);
    let mut of_log: BTreeMap<u32, f64> = BTreeMap::new();
    match records {
        DoseRecord::Sessions | DoseRecord::Hours => {
            for attendance in read.attendances.iter().filter(|a| counts(a.activity)) {
                // Rows without hours say nothing of hours; whoever has none at all gave an unknown number.
                let amount = if records == DoseRecord::Sessions { Some(1.0) } else { attendance.hours };
                if let Some((person, amount)) = attendance.person.zip(amount) {
                    *of_log.entry(person).or_default() += amount;
                }
            }
        }
        DoseRecord::Completion => {
            let mut sums: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
            for ((person, at), (came, offered)) in participation::attended(rules, read) {
                if counts(at) {
                    let sum = sums.entry(person).or_default();
                    *sum = (sum.0 + came, sum.1 + offered);
                }
            }
            // Six of nine is two thirds, whatever the computer makes of it.
            of_log
                .extend(sums.iter().map(|(person, (came, offered))| (*person, *came as f64 / *offered as f64 + 1e-9)));
        }
    }
    let known = |(person, amount): (u32, f64)| {
        let respondent = *read.known_as.get(person as usize)?;
        (respondent != NO_PERSON).then_some((respondent, amount))
    };
    Some(of_log.into_iter().filter_map(known).collect())
}

/// How many of the log and of each wave are known in both; only where a `[[dose]]` joins the two.
pub(in crate::analysis) fn joins(survey: &Survey, responses: &Responses) -> Vec<RecordJoin> {
    let Some(read) = responses.participation.as_ref().filter(|read| !read.known_as.is_empty()) else {
        return Vec::new();
    };
    if survey.definition().dose.iter().all(|dose| dose.records.is_none()) {
        return Vec::new();
    }
    let took_part: BTreeSet<u32> = read.attendances.iter().filter_map(|attendance| attendance.person).collect();
    let known: BTreeSet<u32> = took_part
        .iter()
        .filter_map(|person| read.known_as.get(*person as usize).copied())
        .filter(|person| *person != NO_PERSON)
        .collect();
    let join = |wave: &Wave| {
        let both = wave.persons()?.iter().filter(|person| known.contains(person)).count() as u64;
        Some(RecordJoin {
            wave: wave.id.clone(),
            both: Some(both),
            answered_only: Some(wave.respondents() as u64 - both),
            recorded_only: Some((took_part.len() as u64).saturating_sub(both)),
            hidden: false,
        })
    };
    responses.waves.iter().filter(|wave| !wave.looks_back()).filter_map(join).collect()
}

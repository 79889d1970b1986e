//! Participants by a funder's classes and gender: of each class every gender, and those of whom it is not known.

use std::collections::BTreeSet;

use super::classes::{belongs, named};
use crate::analysis::grouping::answers_of;
use crate::responses::{Participation, Responses};
use crate::results::ParticipantsByGender;
use crate::survey::{Basis, ClassBy, EsrClass, ParticipantClass, Survey};

/// Counts of the log, before they are protected.
pub(in crate::analysis) fn of_log(survey: &Survey, read: &Participation) -> Vec<ParticipantsByGender> {
    let Some(rules) = &survey.definition().participation else { return Vec::new() };
    let people: BTreeSet<u32> = read.attendances.iter().filter_map(|attendance| attendance.person).collect();
    let known = rules.class.iter().zip(&read.classes).filter(|(class, _)| class.column.is_some());
    let of = |by: ClassBy| {
        let (_, known) = known.clone().find(|(class, _)| class.by == by)?;
        let class = |person: &u32| known.get(person).copied().unwrap_or(EsrClass::NotKnown);
        Some(people.iter().map(class).collect::<Vec<EsrClass>>())
    };
    let Some(genders) = of(ClassBy::Gender) else { return Vec::new() };
    let backgrounds = known.clone().map(|(class, _)| class.by).filter(|by| *by != ClassBy::Gender);
    backgrounds.flat_map(|by| crossed(by, &of(by).unwrap_or_default(), &genders, None, rules.basis)).collect()
}

/// Counts of those who answered, before they are protected: in the last wave that asks for the class, if it asks for the
/// gender too.
pub(in crate::analysis) fn of_answers(survey: &Survey, responses: &Responses) -> Vec<ParticipantsByGender> {
    let Some(rules) = &survey.definition().participation else { return Vec::new() };
    let asked = |class: &ParticipantClass| survey.question(class.question.as_ref()?);
    let Some(gender) = rules.class.iter().find(|c| c.by == ClassBy::Gender && c.question.is_some()) else {
        return Vec::new();
    };
    let of = |class: &ParticipantClass| {
        let (question, gender_question) = (asked(class)?, asked(gender)?);
        let wave = responses.waves.iter().rev().find(|wave| wave.asked(question))?;
        let classes = |class: &ParticipantClass, question| {
            let (names, of) = answers_of(wave, survey, question)?;
            let classes: Vec<EsrClass> = names.iter().map(|names| named(class, names)).collect();
            let answered = |at: &Option<u32>| at.and_then(|at| classes.get(at as usize)).copied();
            Some(of.iter().map(|at| answered(at).unwrap_or(EsrClass::NotKnown)).collect::<Vec<EsrClass>>())
        };
        let (own, genders) = (classes(class, question)?, classes(gender, gender_question)?);
        Some(crossed(class.by, &own, &genders, class.question.as_ref(), Basis::Sample))
    };
    rules.class.iter().filter(|class| class.by != ClassBy::Gender).filter_map(of).flatten().collect()
}

/// Every class of a background, the unknown one too, with every gender; one class and one gender a person.
fn crossed(
    by: ClassBy,
    classes: &[EsrClass],
    genders: &[EsrClass],
    question: Option<&String>,
    basis: Basis,
) -> Vec<ParticipantsByGender> {
    let with_unknown = |by: ClassBy| by.classes().iter().copied().chain([EsrClass::NotKnown]);
    let mut all = Vec::new();
    for class in with_unknown(by) {
        for gender in with_unknown(ClassBy::Gender) {
            let both = |(c, g): &(&EsrClass, &EsrClass)| belongs(**c, class) && **g == gender;
            all.push(ParticipantsByGender {
                by,
                class,
                code: class.code().map(str::to_string),
                gender,
                value: Some(classes.iter().zip(genders).filter(both).count() as u64),
                question: question.cloned(),
                basis,
                hidden: false,
            });
        }
    }
    all
}

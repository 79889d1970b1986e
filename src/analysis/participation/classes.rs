//! Participants by the classes of a funder, each person once.

use std::collections::BTreeSet;

use crate::responses::Participation;
use crate::results::{Distribution, GroupValue, ParticipantCount};
use crate::survey::{Basis, ClassBy, EsrClass, ParticipantClass, Survey};

/// Counts of the log, before they are protected.
pub(in crate::analysis) fn of_log(survey: &Survey, read: &Participation) -> Vec<ParticipantCount> {
    let Some(rules) = &survey.definition().participation else { return Vec::new() };
    let people: BTreeSet<u32> = read.attendances.iter().filter_map(|attendance| attendance.person).collect();
    let mut all = Vec::new();
    for (class, known) in rules.class.iter().zip(&read.classes).filter(|(class, _)| class.column.is_some()) {
        let of = |person: &u32| known.get(person).copied().unwrap_or(EsrClass::NotKnown);
        let count = |wanted: EsrClass| people.iter().filter(|person| belongs(of(person), wanted)).count() as u64;
        let classes = class.by.classes().iter().copied().chain([EsrClass::NotKnown]);
        let figure = |class_of: EsrClass| ParticipantCount {
            value: Some(count(class_of)),
            of: Some(people.len() as u64),
            basis: rules.basis,
            ..empty(class.by, class_of)
        };
        all.extend(classes.map(figure));
    }
    all
}

/// Counts of those who answered, from published answers alone: what is hidden cannot be worked out from a sum of them.
pub(crate) fn of_answers(survey: &Survey, distributions: &[Distribution]) -> Vec<ParticipantCount> {
    let Some(rules) = &survey.definition().participation else { return Vec::new() };
    let asked = rules.class.iter().filter_map(|class| Some((class, class.question.as_ref()?)));
    asked.flat_map(|(class, question)| of_question(survey, distributions, class, question)).collect()
}

fn of_question(
    survey: &Survey,
    distributions: &[Distribution],
    class: &ParticipantClass,
    id: &String,
) -> Vec<ParticipantCount> {
    let everybody = |d: &&Distribution| d.question == *id && d.group.is_none();
    // Background is asked once, or is the same each time; the last round is the one that the report speaks of.
    let found = distributions.iter().rev().find(everybody);
    let (Some(answers), Some(question)) = (found, survey.question(id)) else { return Vec::new() };
    let choices = survey.choices(question);
    let names = |value: &GroupValue| -> Vec<String> {
        match value {
            GroupValue::Text(text) => vec![text.clone()],
            GroupValue::Code(code) => {
                let choice = choices.iter().filter(|choice| choice.code == *code);
                let wordings = choice.flat_map(|choice| choice.text.wordings().map(str::to_string));
                wordings.chain([code.to_string()]).collect()
            }
        }
    };
    let class_of = |value: &GroupValue| named(class, &names(value));
    let figure = |wanted: EsrClass| {
        let parts = answers.counts.iter().filter(|count| belongs(class_of(&count.code), wanted));
        let value: Option<u64> = parts.map(|count| count.count).sum();
        let value = value.filter(|_| !answers.hidden);
        ParticipantCount {
            value,
            of: answers.n.filter(|_| value.is_some()),
            question: Some(id.clone()),
            basis: Basis::Sample,
            hidden: value.is_none(),
            ..empty(class.by, wanted)
        }
    };
    let told = class.by.classes().iter().copied().chain([EsrClass::NotKnown]);
    told.filter(|wanted| answers.counts.iter().any(|count| belongs(class_of(&count.code), *wanted)))
        .map(figure)
        .collect()
}

/// The class to which an answer belongs, whatever it may be called.
pub(super) fn named(class: &ParticipantClass, names: &[String]) -> EsrClass {
    let lower = |word: &String| word.trim().to_lowercase();
    let names: Vec<String> = names.iter().map(lower).collect();
    let known = |(_, words): &(EsrClass, &[String])| words.iter().any(|word| names.contains(&lower(word)));
    class.answers.by_class().into_iter().find(known).map_or(EsrClass::NotKnown, |(class, _)| class)
}

/// The unemployed include those who are so for a long time.
pub(super) fn belongs(class: EsrClass, wanted: EsrClass) -> bool {
    class == wanted || (class == EsrClass::LongTermUnemployed && wanted == EsrClass::Unemployed)
}

fn empty(by: ClassBy, class: EsrClass) -> ParticipantCount {
    let code = class.code().map(str::to_string);
    ParticipantCount { by, class, code, value: None, of: None, question: None, basis: Basis::Collected, hidden: false }
}

//! Who belongs to which group: one number a respondent, for each background question.

use std::collections::BTreeMap;

use crate::responses::{NO_LEVEL, Wave};
use crate::results::{GroupKey, GroupValue};
use crate::survey::{Question, Survey};

/// The groups of one background question in one wave.
pub(super) struct Grouping {
    /// Every group there could be, whether anybody belongs to it or not.
    pub(super) groups: Vec<Member>,
    /// Position in `groups`, one a respondent; `None` where the background question was not answered.
    pub(super) of: Vec<Option<u32>>,
}

/// A group.
pub(super) struct Member {
    pub(super) key: GroupKey,
    /// How many of it were invited, if the survey says so.
    pub(super) invited: Option<u64>,
}

pub(super) fn groupings(survey: &Survey, wave: &Wave) -> Vec<Grouping> {
    survey.groups().iter().filter_map(|group| grouping(survey, wave, survey.question(&group.question)?)).collect()
}

impl Grouping {
    /// The background question; `None` where it has no group.
    pub(super) fn question(&self) -> Option<&str> {
        self.groups.first().map(|member| member.key.question.as_str())
    }
}

/// The groups of a question by which results are not split.
pub(super) fn unpublished(survey: &Survey, wave: &Wave, question: &Question) -> Option<Grouping> {
    grouped(survey, wave, question, &BTreeMap::new())
}

fn grouping(survey: &Survey, wave: &Wave, question: &Question) -> Option<Grouping> {
    let population = survey.groups().iter().find(|g| g.question == question.id).map(|g| &g.population)?;
    grouped(survey, wave, question, population)
}

fn grouped(survey: &Survey, wave: &Wave, question: &Question, population: &BTreeMap<String, u64>) -> Option<Grouping> {
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let invited = |names: &[&str]| {
        population.iter().find(|(name, _)| names.iter().any(|n| same(n, name))).map(|(_, invited)| *invited)
    };
    let key = |value| GroupKey { question: question.id.clone(), value };
    if let Some(codes) = wave.level_codes(question) {
        let levels = wave.levels(question);
        let missing = population.keys().filter(|name| !levels.iter().any(|level| same(level, name)));
        let names: Vec<&String> = levels.iter().chain(missing).collect();
        let groups = names
            .iter()
            .map(|name| Member { key: key(GroupValue::Text((*name).clone())), invited: invited(&[name.as_str()]) });
        let of = codes.iter().map(|code| (*code != NO_LEVEL).then_some(*code)).collect();
        return Some(Grouping { groups: groups.collect(), of });
    }
    let codes = wave.codes(question)?;
    let choices = survey.choices(question);
    let on_scale: Vec<usize> = (0..choices.len()).filter(|i| choices[*i].on_scale()).collect();
    let groups = on_scale.iter().map(|i| {
        let choice = &choices[*i];
        let code = choice.code.to_string();
        let names: Vec<&str> = choice.text.wordings().chain([code.as_str()]).collect();
        Member { key: key(GroupValue::Code(choice.code)), invited: invited(&names) }
    });
    let position =
        |code: &u8| on_scale.iter().position(|i| *i == usize::from(*code)).and_then(|p| u32::try_from(p).ok());
    Some(Grouping { groups: groups.collect(), of: codes.iter().map(position).collect() })
}

/// What each answer of a background question may be called, and the position of each respondent's answer.
pub(super) type NamedAnswers = (Vec<Vec<String>>, Vec<Option<u32>>);

/// The answers to a background question, by name and by respondent.
pub(super) fn answers_of(wave: &Wave, survey: &Survey, question: &Question) -> Option<NamedAnswers> {
    if let Some(codes) = wave.level_codes(question) {
        let names = wave.levels(question).iter().map(|level| vec![level.clone()]).collect();
        return Some((names, codes.iter().map(|code| (*code != NO_LEVEL).then_some(*code)).collect()));
    }
    let choices = survey.choices(question);
    let names = choices.iter().map(|c| c.text.wordings().map(str::to_string).chain([c.code.to_string()]).collect());
    let answered = |code: &u8| choices.get(usize::from(*code)).filter(|c| c.on_scale()).map(|_| u32::from(*code));
    Some((names.collect(), wave.codes(question)?.iter().map(answered).collect()))
}

//! What people wrote to open questions, gathered over all waves; who wrote it is left behind.

use std::collections::BTreeMap;

use super::clean;
use super::file::Decisions;
use super::standing::{Standing, standings};
use crate::language::{Language, guess};
use crate::marks::Marker;
use crate::responses::Responses;
use crate::survey::{Kind, Question, Survey, Topic, WaveKind};

/// Everything that was written to one question.
pub(super) struct Written<'a> {
    pub(super) question: &'a Question,
    /// By the text as it stands in the export.
    pub(super) answers: BTreeMap<String, Answer>,
}

/// A text that one or more people wrote.
#[derive(Debug, Default, Clone)]
pub(super) struct Answer {
    /// How many wrote it, by wave.
    pub(super) writers: BTreeMap<String, u64>,
    /// What one of its writers answered to the question that stands for all.
    pub(super) standing: Standing,
}

impl Written<'_> {
    /// So many different texts say something; `-` and `x` do not.
    pub(super) fn different(&self) -> u64 {
        self.answers.keys().filter(|text| says_something(text)).count() as u64
    }

    /// Whether so few people wrote in the language that it points at them.
    pub(super) fn is_rare_language(&self, survey: &Survey, language: Language) -> bool {
        let written_in = |(text, _): &(&String, &Answer)| says_something(text) && language_of(survey, text) == language;
        let writers = self.answers.iter().filter(written_in).map(|(_, answer)| answer.writers.values().sum::<u64>());
        writers.sum::<u64>() < survey.disclosure().minimum
    }
}

/// The language of a text; the survey's first where its words do not tell.
pub(super) fn language_of(survey: &Survey, text: &str) -> Language {
    let own = survey.about().languages.first().copied().unwrap_or(Language::En);
    guess([text].into_iter()).unwrap_or(own)
}

/// Whether a text has words in it.
pub(super) fn says_something(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

/// What may be quoted at all: answers to questions about the programme. Who somebody is, in their own words, is no quote.
pub(super) fn quotable<'a>(survey: &'a Survey, responses: &Responses) -> Vec<Written<'a>> {
    let mut all = written(survey, responses);
    all.retain(|written| written.question.topic != Topic::Background);
    all
}

/// What was written, by question in the order of the survey.
pub(super) fn written<'a>(survey: &'a Survey, responses: &Responses) -> Vec<Written<'a>> {
    let open = survey.questions().iter().filter(|question| question.kind == Kind::Text);
    open.map(|question| Written { question, answers: answers(survey, responses, question) })
        .filter(|written| !written.answers.is_empty())
        .collect()
}

fn answers(survey: &Survey, responses: &Responses, question: &Question) -> BTreeMap<String, Answer> {
    let mut answers: BTreeMap<String, Answer> = BTreeMap::new();
    for wave in &responses.waves {
        // People looked back from another wave: it is the same person's text, and counts there.
        if survey.wave(&wave.id).is_some_and(|w| w.kind == WaveKind::Retrospective) {
            continue;
        }
        let Some(texts) = wave.texts(question) else { continue };
        let standings = standings(survey, wave);
        for (row, text) in texts.into_iter().enumerate() {
            let Some(text) = text.filter(|text| !text.trim().is_empty()) else { continue };
            let answer = answers.entry(text.to_string()).or_default();
            *answer.writers.entry(wave.id.clone()).or_default() += 1;
            answer.standing = answer.standing.max(standings.get(row).copied().unwrap_or_default());
        }
    }
    answers
}

/// Finds marks in the answers to this survey: knows its organisations, and which words several people use.
pub(super) fn marker(survey: &Survey, responses: &Responses, written: &[Written<'_>]) -> Marker {
    let questions = survey.questions().iter().flat_map(|question| question.text.wordings());
    let titles = survey.about().title.wordings();
    // What each person wrote to each question: the same text twice is two people.
    let texts = written.iter().flat_map(|w| &w.answers).flat_map(|(text, answer)| {
        std::iter::repeat_n(text.as_str(), usize::try_from(answer.writers.values().sum::<u64>()).unwrap_or(1))
    });
    Marker::new(organisations(survey, responses), questions.chain(titles), texts)
}

/// Names of organisations, units and other groups, as the survey, its exports and its participation log have them.
fn organisations<'a>(survey: &'a Survey, responses: &'a Responses) -> Vec<&'a str> {
    let splits = |question: &&Question| {
        let of_log = survey.definition().participation.as_ref().and_then(|p| p.organisation_question.as_ref());
        survey.groups().iter().any(|group| group.question == question.id) || of_log == Some(&question.id)
    };
    let mut organisations: Vec<&str> = Vec::new();
    for question in
        survey.questions().iter().filter(|q| q.kind == Kind::Category).filter(|q| splits(q) || q.answers.is_none())
    {
        organisations.extend(responses.waves.iter().flat_map(|wave| wave.levels(question)).map(String::as_str));
    }
    organisations.extend(survey.groups().iter().flat_map(|group| group.population.keys()).map(String::as_str));
    organisations.extend(responses.participation.iter().flat_map(|read| &read.organisations).map(String::as_str));
    organisations
}

/// What people wrote, for the search of a report's files alone.
#[derive(Debug, Clone, Default)]
pub struct Unapproved {
    /// Answers that nobody approved, and those that were approved in other words: they must stand in no file.
    pub answers: Vec<String>,
    /// What a report may say whoever else has written it: what is approved for print, the words of `survey.toml`, names of
    /// groups.
    pub by_right: Vec<String>,
}

/// What people wrote and nobody approved.
pub fn unapproved(survey: &Survey, responses: &Responses) -> Unapproved {
    let decisions = Decisions::read(survey).ok().flatten();
    let mut by_right: Vec<String> = decisions.iter().flat_map(Decisions::approved_texts).collect();
    // Every value is a number, a text or a list of them: this cannot fail.
    by_right.push(serde_json::to_string(survey.definition()).unwrap_or_default());
    by_right.extend(organisations(survey, responses).into_iter().map(str::to_string));
    let written = written(survey, responses);
    let answers = written.iter().flat_map(|w| w.answers.keys()).map(|text| clean(text)).collect();
    Unapproved { answers, by_right }
}

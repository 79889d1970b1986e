//! What an indicator speaks of: one value a respondent, and the answers of some of them.

use super::counted::Counted;
use super::grouping::Grouping;
use super::scale::scores;
use super::tally::{Tally, only_blank};
use crate::responses::Wave;
use crate::results::Missing;
use crate::stats::frequencies::{Answers as _, Frequencies};
use crate::survey::{Choice, Indicator, Kind, Question, Survey};

/// What an indicator speaks of, one value a respondent.
pub(super) enum Variable<'a> {
    /// Positions of the options of a question.
    Coded(&'a Question, &'a [u8], Vec<Choice>),
    /// Numbers, or scores of a scale.
    Numbers(Vec<Option<f64>>),
}

impl<'a> Variable<'a> {
    /// `None` where it was not asked in the wave.
    pub(super) fn of(survey: &'a Survey, wave: &'a Wave, indicator: &Indicator) -> Option<Self> {
        if let Some(scale) = survey.scale_of(indicator) {
            let asked = scale.questions.iter().filter_map(|id| survey.question(id)).all(|q| wave.asked(q));
            return asked.then(|| Self::Numbers(scores(survey, wave, scale)));
        }
        let question = survey.question_of(indicator).filter(|q| wave.asked(q))?;
        if question.kind == Kind::Number {
            return wave.numbers(question).map(Self::Numbers);
        }
        Some(Self::Coded(question, wave.codes(question)?, survey.choices(question)))
    }

    pub(super) fn everybody(&self, counted: &Counted<'_>) -> Answers<'_> {
        match self {
            Self::Coded(question, _, choices) => {
                Answers::Coded(counted.everybody(question).cloned().unwrap_or_default(), choices)
            }
            Self::Numbers(all) => Answers::numbers(all.iter().copied()),
        }
    }

    /// One pass over the respondents, however many groups there are.
    pub(super) fn by_group(&self, counted: &Counted<'_>, grouping: &Grouping) -> Vec<Answers<'_>> {
        match self {
            Self::Coded(question, _, choices) => {
                let tallies = counted.by_group(question, grouping).unwrap_or_default();
                tallies.iter().map(|tally| Answers::Coded(tally.clone(), choices)).collect()
            }
            Self::Numbers(all) => {
                let mut of_groups = vec![Vec::new(); grouping.groups.len()];
                for (number, group) in all.iter().zip(&grouping.of) {
                    if let Some(numbers) = group.and_then(|group| of_groups.get_mut(group as usize)) {
                        numbers.push(*number);
                    }
                }
                of_groups.into_iter().map(|numbers| Answers::numbers(numbers.into_iter())).collect()
            }
        }
    }
}

/// The answers of some people to one question, as far as a figure needs them.
pub(super) enum Answers<'a> {
    /// How often each option was given.
    Coded(Tally, &'a [Choice]),
    /// Numbers, and how many gave none.
    Numbers(Frequencies, u64),
}

impl Answers<'_> {
    fn numbers(all: impl ExactSizeIterator<Item = Option<f64>>) -> Self {
        let people = all.len();
        let numbers: Vec<f64> = all.flatten().collect();
        Self::Numbers(numbers.frequencies().into_owned(), (people - numbers.len()) as u64)
    }

    /// Everything that is no answer on the scale.
    pub(super) fn missing(&self) -> Missing {
        match self {
            Self::Coded(tally, choices) => tally.missing(choices),
            Self::Numbers(_, blank) => only_blank(*blank),
        }
    }

    /// The answers on the scale as numbers.
    pub(super) fn values(&self) -> Frequencies {
        match self {
            Self::Coded(tally, choices) => {
                let on_scale = choices.iter().enumerate().filter(|(_, choice)| choice.on_scale());
                Frequencies::counted(on_scale.map(|(i, choice)| (f64::from(choice.code), tally.at(i))))
            }
            Self::Numbers(numbers, _) => numbers.clone(),
        }
    }
}

//! What an indicator speaks of: one value a respondent, and the answers of some of them.

use super::grouping::Grouping;
use super::scale::scores;
use super::tally::{Tally, only_blank};
use crate::responses::Wave;
use crate::results::Missing;
use crate::survey::{Choice, Indicator, Kind, Survey};

/// What an indicator speaks of, one value a respondent.
pub(super) enum Variable<'a> {
    /// Positions of options.
    Coded(&'a [u8], Vec<Choice>),
    /// Numbers, or scores of a scale.
    Numbers(Vec<Option<f64>>),
}

impl<'a> Variable<'a> {
    /// `None` where it was not asked in the wave.
    pub(super) fn of(survey: &Survey, wave: &'a Wave, indicator: &Indicator) -> Option<Self> {
        if let Some(scale) = survey.scale_of(indicator) {
            let asked = scale.questions.iter().filter_map(|id| survey.question(id)).all(|q| wave.asked(q));
            return asked.then(|| Self::Numbers(scores(survey, wave, scale)));
        }
        let question = survey.question_of(indicator).filter(|q| wave.asked(q))?;
        if question.kind == Kind::Number {
            return wave.numbers(question).map(Self::Numbers);
        }
        Some(Self::Coded(wave.codes(question)?, survey.choices(question)))
    }

    pub(super) fn everybody(&self) -> Answers {
        match self {
            Self::Coded(codes, choices) => Answers::Coded(Box::new(Tally::of(codes)), choices.clone()),
            Self::Numbers(all) => {
                let mut answers = Answers::Numbers(Vec::new(), 0);
                for number in all {
                    answers.add(*number);
                }
                answers
            }
        }
    }

    /// One pass over the respondents, however many groups there are.
    pub(super) fn by_group(&self, grouping: &Grouping) -> Vec<Answers> {
        match self {
            Self::Coded(codes, choices) => {
                let tallies = Tally::by_group(codes, grouping).into_iter();
                tallies.map(|tally| Answers::Coded(Box::new(tally), choices.clone())).collect()
            }
            Self::Numbers(all) => {
                let mut answers: Vec<Answers> =
                    grouping.groups.iter().map(|_| Answers::Numbers(Vec::new(), 0)).collect();
                for (number, group) in all.iter().zip(&grouping.of) {
                    if let Some(answers) = group.and_then(|group| answers.get_mut(group as usize)) {
                        answers.add(*number);
                    }
                }
                answers
            }
        }
    }
}

/// The answers of some people to one question, as far as a figure needs them.
pub(super) enum Answers {
    /// How often each option was given.
    Coded(Box<Tally>, Vec<Choice>),
    /// Numbers, and how many gave none.
    Numbers(Vec<f64>, u64),
}

impl Answers {
    /// One more respondent of a number question.
    fn add(&mut self, number: Option<f64>) {
        if let Self::Numbers(given, blank) = self {
            match number {
                Some(number) => given.push(number),
                None => *blank += 1,
            }
        }
    }

    /// Everything that is no answer on the scale.
    pub(super) fn missing(&self) -> Missing {
        match self {
            Self::Coded(tally, choices) => tally.missing(choices),
            Self::Numbers(_, blank) => only_blank(*blank),
        }
    }

    /// The answers on the scale as numbers.
    pub(super) fn values(&self) -> Vec<f64> {
        match self {
            Self::Coded(tally, choices) => {
                let on_scale = choices.iter().enumerate().filter(|(_, choice)| choice.on_scale());
                on_scale
                    .flat_map(|(i, c)| {
                        std::iter::repeat_n(f64::from(c.code), tally.at(i).try_into().unwrap_or(usize::MAX))
                    })
                    .collect()
            }
            Self::Numbers(numbers, _) => numbers.clone(),
        }
    }
}

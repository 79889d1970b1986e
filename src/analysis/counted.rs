//! The answers of a wave, counted: each question with options by each background question in one pass, for every figure
//! that asks. A million respondents are some hundred numbers afterwards.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::grouping::{Grouping, groupings};
use super::tally::Tally;
use crate::responses::Wave;
use crate::survey::{Question, Survey};

/// A wave and how often each answer was given.
pub(super) struct Counted<'a> {
    pub(super) wave: &'a Wave,
    /// The background questions by which results are split.
    pub(super) groupings: Vec<Grouping>,
    tallies: BTreeMap<&'a str, Tallies>,
}

/// How often each answer to one question was given.
struct Tallies {
    everybody: Tally,
    /// In the order of the groupings.
    by_group: Vec<Vec<Tally>>,
}

impl<'a> Counted<'a> {
    pub(super) fn of(survey: &'a Survey, wave: &'a Wave) -> Self {
        let groupings = groupings(survey, wave);
        let tallies = |question: &'a Question| {
            let codes = wave.codes(question)?;
            let counted = groupings.iter().map(|grouping| Tally::by_group(codes, grouping));
            let (everybody, by_group): (Vec<Tally>, Vec<Vec<Tally>>) = counted.unzip();
            let everybody = everybody.into_iter().next().unwrap_or_else(|| Tally::of(codes));
            Some((question.id.as_str(), Tallies { everybody, by_group }))
        };
        let tallies = survey.questions().par_iter().filter_map(tallies).collect();
        Self { wave, groupings, tallies }
    }

    /// Of everybody; `None` if the question has no options or was not asked.
    pub(super) fn everybody(&self, question: &Question) -> Option<&Tally> {
        self.tallies.get(question.id.as_str()).map(|tallies| &tallies.everybody)
    }

    /// Of each group of a background question, also of one by which results are not split; `None` likewise.
    pub(super) fn by_group(&self, question: &Question, grouping: &Grouping) -> Option<Cow<'_, [Tally]>> {
        let tallies = self.tallies.get(question.id.as_str())?;
        let known = self.groupings.iter().position(|known| known.question() == grouping.question());
        Some(match known {
            Some(at) => Cow::Borrowed(&tallies.by_group[at]),
            None => Cow::Owned(Tally::by_group(self.wave.codes(question)?, grouping).1),
        })
    }
}

//! The answers, whatever they came from: one table a wave, one row a respondent.
//!
//! A choice takes one byte: the position of its option in `Survey::choices`, or one of the two
//! reserved values below. Numbers and texts are null where nothing was answered. Which software the
//! export came from is settled before and known no more.

mod builder;
mod codes;
mod linking;
mod participation;

pub use builder::{Builder, Cells, asked};
pub use codes::{Codes, normal as normal_code};
pub use linking::{LinkCounts, LinkRules, NO_PERSON};
pub use participation::{Attendance, Event, Participation};

use std::collections::BTreeMap;

use polars::prelude::{Column, DataFrame, PolarsError};
use schemars::JsonSchema;
use serde::Serialize;

use crate::survey::{Question, Survey, Topic, WEIGHT_COLUMN};

/// The question was left empty.
pub const BLANK: u8 = u8::MAX;

/// The question was never shown to the respondent.
pub const NOT_SHOWN: u8 = u8::MAX - 1;

/// Of a multiple-choice option: chosen.
pub const CHOSEN: u8 = 1;

/// Of a multiple-choice option: seen and not chosen.
pub const NOT_CHOSEN: u8 = 0;

/// No level: a category question left empty.
pub const NO_LEVEL: u32 = u32::MAX;

/// All waves, in the order of the survey.
#[derive(Debug, Clone)]
pub struct Responses {
    /// One entry a wave of the survey.
    pub waves: Vec<Wave>,
    /// How each wave with codes was linked to the earlier ones; empty where the survey has no `[link]`.
    pub links: Vec<(String, LinkCounts)>,
    /// Who took part, if the survey keeps a log or an event list.
    pub participation: Option<Participation>,
}

impl Responses {
    /// Gives people the same running number in every wave, by their codes (one entry a wave, `None` where it has none).
    /// `log` are the codes of the people in the participation log: they are met last, so that they change no link
    /// between waves.
    pub fn link(&mut self, codes: &[Option<Codes>], log: Option<&Codes>, rules: LinkRules) {
        let coded: Vec<(usize, &Codes)> =
            codes.iter().enumerate().filter_map(|(i, codes)| Some((i, codes.as_ref()?))).collect();
        let met: Vec<&Codes> = coded.iter().map(|(_, codes)| *codes).chain(log).collect();
        let mut linked = linking::link(&met, rules);
        if let (Some(read), Some(known)) = (&mut self.participation, log.and_then(|_| linked.pop())) {
            read.known_as = known.persons;
        }
        for ((i, _), linked) in coded.iter().zip(linked) {
            if let Some(wave) = self.waves.get_mut(*i) {
                self.links.push((wave.id.clone(), linked.counts));
                wave.persons = Some(linked.persons);
            }
        }
    }

    /// The same people in two waves: position in the earlier and in the later one. `None` where nobody could be
    /// recognised, because a wave has no codes.
    pub fn pairs(&self, from: &Wave, to: &Wave) -> Option<Vec<(usize, usize)>> {
        if from.looks_back_from.as_ref() == Some(&to.id) {
            return Some((0..to.respondents()).map(|row| (row, row)).collect());
        }
        let (before, after) = (from.persons.as_ref()?, to.persons.as_ref()?);
        let known = |person: &&u32| **person != NO_PERSON;
        let people = before.iter().filter(known).max().map_or(0, |last| *last as usize + 1);
        let mut row_of = vec![None; people];
        for (row, person) in before.iter().enumerate().filter(|(_, person)| known(person)) {
            row_of[*person as usize] = Some(row);
        }
        let pair = |(row, person): (usize, &u32)| Some(((*row_of.get(*person as usize)?)?, row));
        Some(after.iter().enumerate().filter_map(pair).collect())
    }
}

/// The answers of one wave.
#[derive(Debug, Clone)]
pub struct Wave {
    /// Id of the wave.
    pub id: String,
    /// Files it was read from.
    pub inputs: Vec<Input>,
    table: DataFrame,
    levels: BTreeMap<String, Vec<String>>,
    persons: Option<Vec<u32>>,
    looks_back_from: Option<String>,
}

/// What [`Input::tool`] says of a code book: labels and texts come from it, so a report cannot be verified without it.
pub const CODE_BOOK: &str = "code_book";

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Input {
    /// The wave it belongs to.
    pub wave: String,
    /// Path as in `survey.toml`.
    pub file: String,
    /// Hash of its bytes.
    pub sha256: String,
    /// What the file was taken for; [`CODE_BOOK`] for a file without answers that says what the values of one stand for.
    pub tool: String,
    /// Rows of answers in the file; `null` for a code book, and where it would tell how many of a hidden group answered.
    pub rows: Option<u64>,
    /// Rows that were used; `null` likewise.
    pub used: Option<u64>,
    /// Rows that were not used, with the reason.
    pub excluded: Vec<Excluded>,
}

/// Rows that were not used.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Excluded {
    /// Why.
    pub reason: ExclusionReason,
    /// How many.
    pub rows: u64,
}

/// Why a row is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExclusionReason {
    /// No question of the survey is answered.
    Empty,
    /// The author's own preview or test of the form.
    Test,
    /// Begun and not finished.
    Incomplete,
    /// A further row of a respondent who has one already.
    Repeated,
}

impl Wave {
    /// How many respondents.
    pub fn respondents(&self) -> usize {
        self.table.height()
    }

    /// Whether the question was asked in this wave.
    pub fn asked(&self, question: &Question) -> bool {
        self.table.get_column_names().iter().any(|name| {
            name.as_str() == question.id
                || name.strip_prefix(&question.id).is_some_and(|rest| rest.starts_with(OPTION_MARK))
        })
    }

    /// Positions of the chosen options, one a respondent: an index into `Survey::choices`, [`BLANK`]
    /// or [`NOT_SHOWN`]. `None` if the question has no options or was not asked.
    pub fn codes(&self, question: &Question) -> Option<&[u8]> {
        self.bytes(&question.id)
    }

    /// The same for one option of a multiple-choice question: [`CHOSEN`], [`NOT_CHOSEN`], [`BLANK`]. In a ranking the
    /// place of the option, which makes [`CHOSEN`] the first place.
    pub fn option(&self, question: &Question, code: i32) -> Option<&[u8]> {
        self.bytes(&option_column(&question.id, code))
    }

    /// Positions in [`Wave::levels`], one a respondent, or [`NO_LEVEL`]: for a category question whose
    /// answers are whatever the export holds.
    pub fn level_codes(&self, question: &Question) -> Option<&[u32]> {
        self.table.column(&question.id).ok()?.u32().ok()?.cont_slice().ok()
    }

    /// The answers of a category question without options, sorted.
    pub fn levels(&self, question: &Question) -> &[String] {
        self.levels.get(&question.id).map_or(&[], Vec::as_slice)
    }

    /// Numbers, one a respondent.
    pub fn numbers(&self, question: &Question) -> Option<Vec<Option<f64>>> {
        Some(self.table.column(&question.id).ok()?.f64().ok()?.iter().collect())
    }

    /// The weights that the export holds, one a respondent.
    pub fn weights(&self) -> Option<Vec<Option<f64>>> {
        Some(self.table.column(WEIGHT_COLUMN).ok()?.f64().ok()?.iter().collect())
    }

    /// What was written to an open or date question, one a respondent. For `quotes` and the search of a report alone
    /// (`tests/architecture.rs`): no figure is made of it, and nothing of it is printed before a person has approved it.
    pub fn texts(&self, question: &Question) -> Option<Vec<Option<&str>>> {
        Some(self.table.column(&question.id).ok()?.str().ok()?.iter().collect())
    }

    /// Who wrote or gave something to an open or date question, one a respondent.
    pub fn written(&self, question: &Question) -> Option<Vec<bool>> {
        Some(self.table.column(&question.id).ok()?.str().ok()?.iter().map(|text| text.is_some()).collect())
    }

    /// Whether people of another wave looked back to it: the same respondents once more.
    pub fn looks_back(&self) -> bool {
        self.looks_back_from.is_some()
    }

    /// Running numbers of the people, one a respondent, or [`NO_PERSON`]; `None` where the wave has no codes.
    pub fn persons(&self) -> Option<&[u32]> {
        self.persons.as_deref()
    }

    /// The wave `id` that people of this one looked back to: the same respondents, what they answered about then
    /// under the names of the questions about now, and their background.
    pub fn looking_back(&self, survey: &Survey, id: &str) -> Result<Self, PolarsError> {
        let mut columns: Vec<Column> = Vec::new();
        let mut levels = BTreeMap::new();
        let mut take = |from: &str, to: &str| {
            for column in self.table.columns() {
                let name = column.name().as_str();
                let rest = name.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with(OPTION_MARK));
                if let Some(rest) = rest {
                    columns.push(column.clone().with_name(format!("{to}{rest}").as_str().into()));
                }
            }
            levels.extend(self.levels.get(from).map(|found| (to.to_string(), found.clone())));
        };
        for question in survey.questions() {
            let original = question.stands_for.as_ref().filter(|_| question.waves.iter().any(|wave| wave == id));
            if let Some(original) = original {
                take(&question.id, original);
            } else if question.topic == Topic::Background {
                take(&question.id, &question.id);
            }
        }
        let table = DataFrame::new_infer_height(columns)?;
        Ok(Self {
            id: id.to_string(),
            inputs: Vec::new(),
            table,
            levels,
            persons: self.persons.clone(),
            looks_back_from: Some(self.id.clone()),
        })
    }

    /// Drops the answers about another wave: they stand there.
    pub fn forget_looking_back(&mut self, survey: &Survey) {
        let names = survey.questions().iter().filter(|q| q.stands_for.is_some()).map(|q| q.id.as_str());
        let about_then: Vec<String> = names.map(str::to_string).collect();
        let is_about_then = |name: &str| {
            about_then
                .iter()
                .any(|id| name == id || name.strip_prefix(id.as_str()).is_some_and(|r| r.starts_with(OPTION_MARK)))
        };
        let dropped: Vec<String> =
            self.table.get_column_names().iter().map(ToString::to_string).filter(|n| is_about_then(n)).collect();
        self.table = self.table.drop_many(dropped);
    }

    fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.table.column(name).ok()?.u8().ok()?.cont_slice().ok()
    }
}

/// Stands between a question's id and an option's code in a column name; no id holds it.
const OPTION_MARK: char = '#';

fn option_column(question: &str, code: i32) -> String {
    format!("{question}{OPTION_MARK}{code}")
}

//! The answers, whatever they came from: one table a wave, one row a respondent.
//!
//! A choice takes one byte: the position of its option in `Survey::choices`, or one of the two
//! reserved values below. Numbers and texts are null where nothing was answered. Which software the
//! export came from is settled before and known no more.

mod builder;
mod participation;

pub use builder::{Builder, Cells};
pub use participation::{Attendance, Event, Participation};

use std::collections::BTreeMap;

use polars::prelude::DataFrame;
use schemars::JsonSchema;
use serde::Serialize;

use crate::survey::Question;

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
    /// Who took part, if the survey keeps a log or an event list.
    pub participation: Option<Participation>,
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
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Input {
    /// The wave it belongs to.
    pub wave: String,
    /// Path as in `survey.toml`.
    pub file: String,
    /// Hash of its bytes.
    pub sha256: String,
    /// What the file was taken for.
    pub tool: String,
    /// Rows of answers in the file; `null` where that would tell how many of a hidden group answered.
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

    /// The same for one option of a multiple-choice question: [`CHOSEN`], [`NOT_CHOSEN`], [`BLANK`].
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

    /// Who wrote or gave something to an open or date question, one a respondent. What they wrote is
    /// not handed out before a person has approved it.
    pub fn written(&self, question: &Question) -> Option<Vec<bool>> {
        Some(self.table.column(&question.id).ok()?.str().ok()?.iter().map(|text| text.is_some()).collect())
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

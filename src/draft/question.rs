//! What a draft says of a question, and what it says of columns that are none.

use super::certainty::Certainty;
use super::personal::Personal;
use super::scales::AnswerScale;
use crate::survey::{Kind, Topic};

/// One question as it was guessed.
#[derive(Debug, Clone)]
pub(super) struct Drafted {
    /// Its columns in the table of all columns.
    pub(super) columns: Vec<usize>,
    /// How the column is found; `None` where the wording finds it.
    pub(super) column: Option<String>,
    pub(super) wording: String,
    /// What stands over the rows of its matrix; empty where it is none.
    pub(super) heading: String,
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) certainty: Certainty,
    /// Its options, where it has some.
    pub(super) answers: Option<AnswerScale>,
    /// Name of the set of answers in the draft.
    pub(super) set: Option<String>,
    pub(super) topic: Topic,
    pub(super) topic_certainty: Certainty,
    pub(super) health: bool,
    /// Numbers that stand for no answer.
    pub(super) blank: Vec<i32>,
    /// What else it could be, and what to look at.
    pub(super) remarks: Vec<String>,
    /// How many people gave each answer, where answers are few.
    pub(super) levels: Vec<usize>,
    pub(super) answered: usize,
    /// Positions of the waves it was asked in; empty: all.
    pub(super) waves: Vec<usize>,
}

/// A column that no question is made of.
#[derive(Debug, Clone)]
pub(super) struct Aside {
    pub(super) header: String,
    pub(super) why: Why,
}

/// Why no question is made of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    Personal(Personal),
    /// A code by which respondents can be found again in another wave.
    MatchingCode,
    /// The tool added it.
    Tool,
    NeverAnswered,
    /// Its header is there several times, in different places in different files.
    NotFound,
}

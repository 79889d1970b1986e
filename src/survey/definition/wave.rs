//! `[[wave]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Tool};
use crate::language::Text;

/// `[[wave]]`: one round of asking.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wave {
    /// Short name that the rest of the file refers to.
    pub id: String,
    /// Name in the report; the id where absent.
    pub title: Option<Text>,
    /// When it was asked.
    pub date: Option<Date>,
    /// What kind of round it is.
    #[serde(default)]
    pub kind: WaveKind,
    /// Export files, relative to `survey.toml`; several exports of one wave are stacked. A retrospective wave has none.
    #[serde(default)]
    pub responses: Vec<String>,
    /// Column of the export that tells the waves apart, where several are in one file.
    pub column: Option<String>,
    /// What stands in that column for this wave; capitals and spaces make no difference.
    pub value: Option<String>,
    /// Of a retrospective wave: the wave in whose questionnaire people looked back.
    pub asked_in: Option<String>,
    /// How many were invited: gives the response rate and the finite population.
    pub invited: Option<u64>,
    /// Survey tool, where recognition needs help.
    pub tool: Option<Tool>,
    /// Sheet of the workbook, where it is not the first with answers.
    pub sheet: Option<String>,
    /// Previews and tests of the form; left out unless this says otherwise.
    pub tests: Option<Handling>,
    /// Answers that were begun and not finished; kept unless this says otherwise, so that each question counts whoever
    /// answered it.
    pub incomplete: Option<Handling>,
}

/// What kind of round a wave is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WaveKind {
    /// A round of its own.
    #[default]
    Round,
    /// "Then" questions: how it was before, asked in a later wave.
    Retrospective,
    /// Some time after the last round (six months, a year): told as what remained since then. Figures that name no wave
    /// still speak of the last round.
    FollowUp,
    /// One of many short rounds, such as after each meeting: told as a course over time, not pair by pair.
    Pulse,
}

/// What becomes of rows that the tool itself calls tests or unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Handling {
    /// They count like any other answer.
    Keep,
    /// They are left out and counted.
    LeaveOut,
}

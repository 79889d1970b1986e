//! `[[wave]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Date;
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
    /// Export files, relative to `survey.toml`; several exports of one wave are stacked.
    pub responses: Vec<String>,
    /// How many were invited: gives the response rate and the finite population.
    pub invited: Option<u64>,
    /// Survey tool, where recognition needs help.
    pub tool: Option<Tool>,
    /// Sheet of the workbook, where it is not the first with answers.
    pub sheet: Option<String>,
}

/// A survey tool whose exports are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub enum Tool {
    /// Webropol: `Question:Option` in one header row.
    Webropol,
    /// SurveyMonkey: two header rows.
    Surveymonkey,
    /// A table with one header row.
    Generic,
}

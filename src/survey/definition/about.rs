//! `[survey]` and the choices that hold for the whole report.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::{Language, Text};

/// `[survey]`: what the survey is and how it is reported.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Title of the report.
    pub title: Text,
    /// Languages of the report; the first is its default.
    pub languages: Vec<Language>,
    /// The programme that is evaluated.
    pub programme: Option<Text>,
    /// Who pays for it.
    pub funder: Option<Text>,
    /// Who evaluates it.
    pub evaluator: Option<Text>,
    /// Whether those who ran the activity evaluate it.
    pub evaluation: Option<Evaluation>,
    /// The time that is evaluated, as it is printed.
    pub period: Option<Text>,
    /// Version of the report, as it is printed.
    pub version: Option<String>,
    /// The report's date; never the clock.
    pub date: Option<Date>,
    /// Where the answers come from.
    #[serde(default)]
    pub basis: Basis,
    /// Answers are invented: every page, chart and file says so.
    #[serde(default)]
    pub made_up: bool,
    /// Interval of every rate, unless an indicator says otherwise.
    #[serde(default)]
    pub interval: Interval,
    /// Two-sided confidence of every interval, 0.5 to 0.999.
    #[serde(default = "default_confidence")]
    pub confidence: f64,
}

fn default_confidence() -> f64 {
    0.95
}

/// A calendar date, written as a TOML date (`2017-03-01`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(try_from = "toml::value::Datetime", into = "String")]
#[schemars(with = "String", extend("format" = "date"))]
pub struct Date {
    /// Year of our era.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl TryFrom<toml::value::Datetime> for Date {
    type Error = &'static str;

    fn try_from(value: toml::value::Datetime) -> Result<Self, Self::Error> {
        let date = value.date.ok_or("a time of day is no date; write a date such as 2017-03-01")?;
        Ok(Self { year: date.year, month: date.month, day: date.day })
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
    }
}

/// Where figures come from (the funders' distinction).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Everybody concerned was asked.
    #[default]
    Collected,
    /// A sample was asked.
    Sample,
    /// An estimate, not an answer.
    Estimate,
}

/// Who evaluates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evaluation {
    /// Those who ran the activity.
    Internal,
    /// Others.
    External,
}

/// Interval of a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub enum Interval {
    /// Wilson (1927): the default.
    #[default]
    Wilson,
    /// Clopper & Pearson (1934): never narrower than promised.
    ClopperPearson,
    /// Mid-P of Clopper–Pearson (Lancaster 1961).
    MidP,
    /// Jeffreys (Brown, Cai & DasGupta 2001).
    Jeffreys,
    /// Agresti & Coull (1998).
    AgrestiCoull,
}

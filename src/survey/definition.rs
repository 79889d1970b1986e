//! `survey.toml` as it is written: one struct a table, one field a key.
//!
//! The JSON Schema that ships with mittari is made from these types, and `shape` checks every
//! file against it, so a key documented here is a key understood.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::{Language, Text};

/// A whole `survey.toml`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Version of this format; always 1.
    pub format: u32,
    /// What the survey is and how it is reported.
    pub survey: About,
    /// Rounds of asking, in the order of time.
    #[serde(default)]
    pub wave: Vec<Wave>,
    /// Sets of answer options by name.
    #[serde(default)]
    pub answers: BTreeMap<String, Answers>,
    /// Questions, in the order of the report.
    #[serde(default)]
    pub question: Vec<Question>,
    /// Scores over several questions.
    #[serde(default)]
    pub scale: Vec<Scale>,
    /// Figures that the report speaks of, in its order.
    #[serde(default)]
    pub indicator: Vec<Indicator>,
    /// Background questions by which results are split.
    #[serde(default)]
    pub group: Vec<Group>,
    /// The same person across waves.
    pub link: Option<Link>,
    /// Weights of respondents.
    pub weights: Option<Weights>,
    /// Who took part, when, in what.
    pub participation: Option<Participation>,
    /// Protection of respondents; stricter than the defaults at will.
    #[serde(default)]
    pub disclosure: Disclosure,
}

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tool {
    /// Webropol: `Question:Option` in one header row.
    Webropol,
    /// SurveyMonkey: two header rows.
    Surveymonkey,
    /// A table with one header row.
    Generic,
}

/// `[answers.NAME]`: one set of answer options, used by many questions.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// Options in their order, the lowest first.
    pub options: Vec<AnswerOption>,
    /// Codes that count as satisfied or favourable.
    #[serde(default)]
    pub positive: Vec<i32>,
}

/// One answer option: its code and its wordings.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    /// Number that stands for the option, in the file and in `results.json`.
    pub code: i32,
    /// Finnish wording.
    pub fi: Option<String>,
    /// Swedish wording.
    pub sv: Option<String>,
    /// English wording.
    pub en: Option<String>,
    /// Wording in every language, where it needs no translation.
    pub text: Option<String>,
    /// Other wordings that exports use.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The option is no answer on the scale.
    pub missing: Option<MissingKind>,
}

/// Why an option is no answer on the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MissingKind {
    /// "Can't say": counted and shown, outside the denominator.
    CantSay,
    /// The question does not concern the respondent.
    NotApplicable,
    /// The respondent declined to answer.
    Refused,
}

/// `[[question]]`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Short name that the rest of the file refers to.
    pub id: String,
    /// Chapter of the report.
    pub topic: Topic,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Name of a set of answer options.
    pub answers: Option<String>,
    /// Wording.
    pub text: Text,
    /// A few words for charts and tables, where the wording is long.
    pub short: Option<Text>,
    /// Header in the export; default: the text in any language, or the id.
    pub column: Option<String>,
    /// Waves in which it was asked; default: all.
    #[serde(default)]
    pub waves: Vec<String>,
    /// Answers tell about health: stricter disclosure rules.
    #[serde(default)]
    pub health: bool,
}

/// Chapters of the report, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// How satisfied people are.
    Satisfaction,
    /// Whether they would recommend.
    Recommendation,
    /// What they say has come of it.
    Impact,
    /// Well-being at work.
    Wellbeing,
    /// Load and strain.
    Workload,
    /// What helps to cope.
    Resources,
    /// What the network gives.
    NetworkBenefits,
    /// Taking part.
    Participation,
    /// How the technology worked.
    Technical,
    /// Who the respondents are.
    Background,
    /// Open answers.
    Open,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of ordered answers.
    Choice,
    /// One of unordered answers; without `answers` the values of the export are the answers.
    Category,
    /// Any number of options, one column each or one cell with all.
    Multiple,
    /// A whole number from 0 to 10.
    Score,
    /// A number.
    Number,
    /// Options put in order.
    Rank,
    /// A date.
    Date,
    /// An open answer; never printed before a person has approved it.
    Text,
}

/// `[[scale]]`: a score over several questions.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Short name that the rest of the file refers to.
    pub id: String,
    /// Name in the report.
    pub title: Option<Text>,
    /// Chapter of the report.
    pub topic: Option<Topic>,
    /// Its questions.
    pub questions: Vec<String>,
    /// Those that run the other way.
    #[serde(default)]
    pub reversed: Vec<String>,
    /// How answers become a score.
    #[serde(default)]
    pub score: ScoreRule,
    /// Share of the questions that must be answered, above 0 up to 1.
    #[serde(default = "half")]
    pub min_answered: f64,
}

fn half() -> f64 {
    0.5
}

/// How answers become a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScoreRule {
    /// Mean of the answered questions.
    #[default]
    Mean,
    /// Sum, with missing answers replaced by the respondent's mean.
    Sum,
}

/// `[[indicator]]`: a figure that the report speaks of.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Short name; charts and `results.json` use it.
    pub id: String,
    /// Name in the report; default: the question's short text or text.
    pub title: Option<Text>,
    /// What is computed.
    pub measure: Measure,
    /// Of which question.
    pub question: Option<String>,
    /// Of which scale.
    pub scale: Option<String>,
    /// What counts as favourable; default: `positive` of the question's answers.
    pub positive: Option<Positive>,
    /// Codes in the denominator, if not every answer on the scale.
    pub base: Option<Vec<i32>>,
    /// Whether "can't say" belongs to the denominator.
    #[serde(default)]
    pub cant_say: CantSay,
    /// What was promised.
    pub target: Option<Target>,
    /// Interval, if not the survey's.
    pub interval: Option<Interval>,
    /// Belongs to the summary.
    #[serde(default)]
    pub headline: bool,
    /// The one confirmatory figure; at most one.
    #[serde(default)]
    pub primary: bool,
}

/// What is computed for an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Share of favourable answers, 0..1.
    Rate,
    /// Arithmetic mean, in the unit of the answers.
    Mean,
    /// Median, in the unit of the answers.
    Median,
    /// Recommendation score: promoters (9–10) less detractors (0–6), −100..100.
    Net,
    /// How many answers are favourable.
    Count,
    /// Share of organisations with at least one favourable answer, 0..1.
    ShareOfOrganisations,
}

/// What counts as favourable.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Positive {
    /// These codes.
    Codes(Vec<i32>),
    /// These numbers.
    Range(Limits),
}

/// A lower limit, an upper limit, or both; both included.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// From this number up.
    pub at_least: Option<f64>,
    /// Up to this number.
    pub at_most: Option<f64>,
}

/// Whether "can't say" belongs to the denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CantSay {
    /// Shown and counted beside the rate: the default.
    #[default]
    Outside,
    /// Counted as not favourable; every note says so.
    Inside,
}

/// What was promised, in the unit of the measure (rates 0..1, net −100..100).
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Target {
    /// The figure should be at least this.
    AtLeast {
        /// Lower limit.
        at_least: f64,
    },
    /// The figure should be at most this.
    AtMost {
        /// Upper limit.
        at_most: f64,
    },
}

/// `[[group]]`: a background question by which results are split.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// A question of kind `choice` or `category`.
    pub question: String,
    /// How many were invited, by the answer's text in any language or its code.
    #[serde(default)]
    pub population: BTreeMap<String, u64>,
    /// The group that the others are compared with, by its answer's text or code; default: each with all others.
    pub reference: Option<String>,
}

/// `[link]`: the same person across waves.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Columns whose values together are the respondent's code; compared in memory, never written.
    pub columns: Vec<String>,
    /// How many of the parts may differ.
    #[serde(default)]
    pub tolerance: u32,
}

/// `[weights]`: rake, post-stratify, or take a column.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// A column of the export that holds each respondent's weight.
    pub column: Option<String>,
    /// Known totals: question, then answer's text or code, then count or share.
    #[serde(default)]
    pub margins: BTreeMap<String, BTreeMap<String, f64>>,
    /// How margins are met.
    #[serde(default)]
    pub method: WeightMethod,
}

/// How known totals are met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WeightMethod {
    /// Raking over all margins (Deming & Stephan 1940).
    #[default]
    Rake,
    /// Post-stratification by the one margin given.
    PostStratify,
}

/// `[participation]`: who took part, when, in what.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Participation {
    /// Log with a row per person and activity.
    pub log: Option<String>,
    /// List with a row per event and its visits.
    pub events: Option<String>,
}

/// `[disclosure]`: protection of respondents.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Disclosure {
    /// Fewest answers of a published base; 5 or more, down to 3 only with `reason`.
    pub minimum: u64,
    /// The same for questions marked `health`; 10 or more.
    pub health_minimum: u64,
    /// Why a minimum below 5 is justified; printed in the report.
    pub reason: Option<Text>,
}

impl Disclosure {
    /// Fewest answers of a published base.
    pub const MINIMUM: u64 = 5;
    /// Fewest answers where they tell about health.
    pub const HEALTH_MINIMUM: u64 = 10;
    /// No reason makes a smaller group publishable.
    pub const FLOOR: u64 = 3;
}

impl Default for Disclosure {
    fn default() -> Self {
        Self { minimum: Self::MINIMUM, health_minimum: Self::HEALTH_MINIMUM, reason: None }
    }
}

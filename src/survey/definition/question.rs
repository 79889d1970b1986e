//! `[[question]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::Text;

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
    /// Numbers that stand for no answer, such as -99.
    #[serde(default)]
    pub blank: Vec<i32>,
    /// Waves in which it was asked; default: all but retrospective ones.
    #[serde(default)]
    pub waves: Vec<String>,
    /// The question whose place it takes in its waves: the same question with another wording.
    pub stands_for: Option<String>,
    /// Its wording or its answers changed between waves, and you hold them comparable.
    #[serde(default)]
    pub comparable: bool,
    /// Answers tell about health: stricter disclosure rules.
    #[serde(default)]
    pub health: bool,
    /// Of an open question that asks for one side only: what its answers are, for quotes.
    pub tone: Option<Tone>,
}

/// What an open answer says of the programme. It is about the text: how somebody answered other questions plays no part
/// in it, so that no quote tells how its writer ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// It finds fault, or asks for more.
    Critical,
    /// It thanks, or tells of something good.
    Kind,
    /// Both, or neither.
    Mixed,
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

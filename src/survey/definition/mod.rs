//! `survey.toml` as it is written: one file a table, one field a key.
//!
//! The JSON Schema that ships with mittari is made from these types, and `shape` checks every
//! file against it, so a key documented here is a key understood.

mod about;
mod analysis;
mod answers;
mod comparison;
mod cost;
mod disclosure;
mod dose;
mod group;
mod indicator;
mod link;
mod look;
mod participant_class;
mod participation;
mod question;
mod scale;
mod theory;
mod tool;
mod wave;
mod weights;

pub use about::*;
pub use analysis::*;
pub use answers::*;
pub use comparison::*;
pub use cost::*;
pub use disclosure::*;
pub use dose::*;
pub use group::*;
pub use indicator::*;
pub use link::*;
pub use look::*;
pub use participant_class::*;
pub use participation::*;
pub use question::*;
pub use scale::*;
pub use theory::*;
pub use tool::Tool;
pub(crate) use tool::tools;
pub use wave::*;
pub use weights::*;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// People who did not take part.
    pub comparison: Option<ComparisonGroup>,
    /// Choices of statistics that differ from the defaults.
    #[serde(default)]
    pub analysis: Analysis,
    /// Weights of respondents.
    pub weights: Option<Weights>,
    /// Who took part, when, in what.
    pub participation: Option<Participation>,
    /// Logo and colour.
    pub look: Option<Look>,
    /// Figures by how much people took part.
    #[serde(default)]
    pub dose: Vec<Dose>,
    /// What the programme cost.
    pub cost: Option<Cost>,
    /// How the activity is meant to bring about change.
    pub theory: Option<Theory>,
    /// Protection of respondents; stricter than the defaults at will.
    #[serde(default)]
    pub disclosure: Disclosure,
}

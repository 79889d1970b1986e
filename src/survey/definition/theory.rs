//! `[theory]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::Text;

/// `[theory]`: how the activity is meant to bring about change.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Theory {
    /// Steps, in the order of the picture.
    pub step: Vec<Step>,
}

/// `[[theory.step]]`: a step of the theory of change.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Id of the step.
    pub id: String,
    /// How far on the way it is.
    pub stage: Stage,
    /// What happens; a few words.
    pub text: Text,
    /// Steps of later stages that it is to bring about.
    #[serde(default)]
    pub leads_to: Vec<String>,
    /// The indicator that measures it, if one does.
    pub indicator: Option<String>,
}

/// Stages of a theory of change, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Money, people, time.
    Input,
    /// What is done.
    Activity,
    /// What comes of it at once: meetings held, people reached.
    Output,
    /// What changes for the people.
    Outcome,
    /// What changes for others in the long run.
    Impact,
}

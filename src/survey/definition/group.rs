//! `[[group]]`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

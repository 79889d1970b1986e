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
    /// Whether the report has chapters by this question. Without them the figures still stand in `results.json` and in the
    /// tables, in shares of organisations, and in the reports of single groups.
    #[serde(default = "default_chapter")]
    pub chapter: bool,
}

fn default_chapter() -> bool {
    true
}

//! `[link]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

//! `[weights]`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[weights]`: rake, post-stratify, or take a column.
///
/// Weighted figures stand beside the unweighted ones, never in their place.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// A column of the export that holds each respondent's weight; with margins, the weight to begin with.
    pub column: Option<String>,
    /// Known totals: question, then answer's text or code, then count or share.
    #[serde(default)]
    pub margins: BTreeMap<String, BTreeMap<String, f64>>,
    /// How margins are met.
    #[serde(default)]
    pub method: WeightMethod,
    /// Weights above so many times the mean are cut down to it (Potter 1990), 1 to 5; default: none is cut.
    pub trim: Option<f64>,
}

/// How known totals are met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WeightMethod {
    /// Raking over all margins (Deming & Stephan 1940).
    #[default]
    Rake,
    /// Post-stratification by the one margin given (Holt & Smith 1979).
    PostStratify,
}

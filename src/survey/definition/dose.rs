//! `[[dose]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[[dose]]`: figures by how much people took part, or by anything else that comes in degrees (time given, strain).
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// The question that says how much: of kind `number`, `score` or `choice`.
    pub question: String,
    /// Where a new band begins, rising; without it every option of a `choice` is a band.
    #[serde(default)]
    pub bands: Vec<f64>,
    /// Indicators of measure `rate` that are told by band.
    pub indicators: Vec<String>,
}

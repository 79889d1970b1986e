//! `[[dose]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[[dose]]`: figures by how much people took part, or by anything else that comes in degrees (time given, strain).
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// The question that says how much: of kind `number`, `score` or `choice`. Either this or `records`.
    pub question: Option<String>,
    /// What of the participation log says how much, instead of a question: the person's code in the log is the
    /// respondent's code of `[link]`. Compared in memory, never written.
    pub records: Option<DoseRecord>,
    /// With `records`: of which activity; default: of all together.
    pub activity: Option<String>,
    /// Where a new band begins, rising; without it every option of a `choice` is a band. None for `completion`.
    #[serde(default)]
    pub bands: Vec<f64>,
    /// Indicators of measure `rate` or `mean` that are told by band.
    pub indicators: Vec<String>,
}

/// What a participation log says of how much a person took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DoseRecord {
    /// Sessions attended: rows of the log.
    Sessions,
    /// Hours given: the sum over the rows that have any.
    Hours,
    /// Whether the person attended the share `complete_at` of the sessions offered.
    Completion,
}

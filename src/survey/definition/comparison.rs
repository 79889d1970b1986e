//! `[comparison]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[comparison]`: people who did not take part, asked at the same times.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparisonGroup {
    /// Background question that tells who took part: of kind `choice` or `category`.
    pub question: String,
    /// Its answer (text or code) of those who took part.
    pub treated: String,
    /// Its answer (text or code) of those who did not.
    pub comparison: String,
    /// Background question with the organisation, whose people resemble each other.
    pub clusters: String,
}

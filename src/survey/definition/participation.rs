//! `[participation]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[participation]`: who took part, when, in what.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Participation {
    /// Log with a row per person and activity.
    pub log: Option<String>,
    /// List with a row per event and its visits.
    pub events: Option<String>,
}

//! `[disclosure]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::Text;

/// `[disclosure]`: protection of respondents.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Disclosure {
    /// Fewest answers of a published base; 5 or more, down to 3 only with `reason`.
    pub minimum: u64,
    /// The same for questions marked `health`; 10 or more.
    pub health_minimum: u64,
    /// Fewest different answers to an open question of which any is printed; 10 or more.
    pub quote_minimum: u64,
    /// Why a minimum below 5 is justified; printed in the report.
    pub reason: Option<Text>,
}

impl Disclosure {
    /// Fewest answers of a published base.
    pub const MINIMUM: u64 = 5;
    /// Fewest answers where they tell about health.
    pub const HEALTH_MINIMUM: u64 = 10;
    /// Fewest different answers to an open question of which any is printed.
    pub const QUOTE_MINIMUM: u64 = 10;
    /// No reason makes a smaller group publishable.
    pub const FLOOR: u64 = 3;
}

impl Default for Disclosure {
    fn default() -> Self {
        Self {
            minimum: Self::MINIMUM,
            health_minimum: Self::HEALTH_MINIMUM,
            quote_minimum: Self::QUOTE_MINIMUM,
            reason: None,
        }
    }
}

//! `[cost]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Basis;

/// `[cost]`: what the programme cost, in euros. Nothing is computed that the numbers given here do not allow.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// All costs, in euros.
    pub total: f64,
    /// Where the sum comes from.
    #[serde(default)]
    pub basis: Basis,
    /// The part of it on which a refund was applied for, in euros; default: all.
    pub refundable: Option<f64>,
    /// Share of that part that is refunded, 0..1 (Kela: up to 0.6 of preventive occupational health care).
    pub refund_share: Option<f64>,
    /// An indicator of measure `rate` whose favourable answers are people who improved.
    pub improved: Option<String>,
}

//! How respondents were protected.

use schemars::JsonSchema;
use serde::Serialize;

/// How respondents were protected; totals only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DisclosureStatement {
    /// Fewest answers of a published base.
    pub minimum: u64,
    /// Cells that are hidden.
    pub hidden_cells: u64,
    /// Cells in all.
    pub cells: u64,
    /// Whether the report withstood the audit's attack; `null` while no audit was run.
    pub attack_passed: Option<bool>,
}

//! How respondents were protected.

use schemars::JsonSchema;
use serde::Serialize;

use crate::survey::CantSay;

/// How respondents were protected; totals only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DisclosureStatement {
    /// Fewest answers of a published base.
    pub minimum: u64,
    /// The same where answers tell about health.
    pub health_minimum: u64,
    /// Fewest answers of a group from which "all" or "none" is told.
    pub unanimity: u64,
    /// The same where answers tell about health.
    pub health_unanimity: u64,
    /// Cells that are hidden, without those of groups that the report does not name.
    pub hidden_cells: u64,
    /// Cells in all, likewise.
    pub cells: u64,
    /// Figures for everybody by which all or none of ten or more (health: twenty) answered favourably: what they
    /// say of every group is no secret any more.
    pub forced: u64,
    /// Whether the report withstood the audit's attack; `null` while no audit was run.
    pub attack_passed: Option<bool>,
    /// What each indicator counts, so that anybody can repeat the attack.
    pub figures: Vec<FigureRule>,
}

/// What an indicator counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FigureRule {
    /// Id of the indicator.
    pub indicator: String,
    /// Answers tell about health.
    pub health: bool,
    /// Codes that count as favourable; `null` where answers have no codes.
    pub favourable: Option<Vec<i32>>,
    /// Codes on the scale that belong to the denominator; `null` where answers have no codes.
    pub base: Option<Vec<i32>>,
    /// Whether "can't say" belongs to the denominator.
    pub cant_say: CantSay,
}

//! What the programme cost.

use schemars::JsonSchema;
use serde::Serialize;

use crate::survey::Basis;

/// A figure of cost.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CostFigure {
    /// What it is.
    pub measure: CostMeasure,
    /// Euros; hours for `hours_per_participant`.
    pub value: f64,
    /// Lower limit, where the figure rests on answers.
    pub low: Option<f64>,
    /// Upper limit; `null` where it has none.
    pub high: Option<f64>,
    /// The indicator it rests on.
    pub indicator: Option<String>,
    /// Where it comes from: the weakest of what it is computed from.
    pub basis: Basis,
}

/// What a figure of cost is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CostMeasure {
    /// All costs.
    Total,
    /// Of them refunded.
    Refunded,
    /// What is left to pay.
    Net,
    /// All costs by participants.
    PerParticipant,
    /// All costs by hours that participants gave.
    PerHour,
    /// Hours given by participants.
    HoursPerParticipant,
    /// All costs by participants who improved, if participants improved as respondents say they did.
    PerImproved,
}

//! Who answered only once, and how they differed at the start.

use schemars::JsonSchema;
use serde::Serialize;

use super::Method;

/// An indicator at an earlier wave: of those who answered again and of those who did not (or could not be linked).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DropOut {
    /// Id of the indicator.
    pub indicator: String,
    /// Earlier wave, at which both are compared.
    pub from: String,
    /// Later wave, in which the ones answered again.
    pub to: String,
    /// Those who answered again.
    pub stayed: Side,
    /// Those who answered only once.
    pub left: Side,
    /// Stayed less left.
    pub value: Option<f64>,
    /// Lower limit of the difference.
    pub low: Option<f64>,
    /// Upper limit of the difference.
    pub high: Option<f64>,
    /// Method of the interval.
    pub method: Option<Method>,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}

/// One side of a drop-out comparison.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, JsonSchema)]
pub struct Side {
    /// Answers.
    pub n: Option<u64>,
    /// Favourable answers; `null` for means and medians.
    pub count: Option<u64>,
    /// The figure.
    pub value: Option<f64>,
}

//! Messages about amount and outcome, cost, and the chain from reach to change.

use crate::results::CostMeasure;
use crate::survey::DoseRecord;

/// Words about amount and outcome, cost, and the chain from reach to change.
pub(crate) struct ChainWords {
    pub(crate) dose: &'static str,
    pub(crate) dose_caution: &'static str,
    /// An indicator, by a question.
    pub(crate) dose_caption: fn(&str, &str) -> String,
    pub(crate) band_head: &'static str,
    pub(crate) band_below: fn(&str) -> String,
    /// From, and to below.
    pub(crate) band_between: fn(&str, &str) -> String,
    pub(crate) band_from: fn(&str) -> String,
    pub(crate) difference: fn(&DifferenceWords<'_>) -> String,
    pub(crate) trend: fn(&TrendWords<'_>) -> String,
    /// The amount comes from the participation log.
    pub(crate) records_intro: &'static str,
    /// What the log says of how much, as in `dose_caption`.
    pub(crate) record: fn(DoseRecord) -> &'static str,
    pub(crate) not_completed: &'static str,
    pub(crate) completed: &'static str,
    pub(crate) not_recorded: &'static str,
    /// People in the log who answered, who answered without being in it, who are in it and did not answer.
    pub(crate) record_join: fn(&str, &str, &str) -> String,

    pub(crate) cost: &'static str,
    pub(crate) cost_caption: &'static str,
    pub(crate) cost_measure: fn(CostMeasure) -> &'static str,
    /// The indicator that says who improved.
    pub(crate) cost_improved: fn(&str) -> String,
    pub(crate) cost_refund: &'static str,

    pub(crate) chain: &'static str,
    pub(crate) chain_intro: &'static str,
    pub(crate) chain_caption: &'static str,
    pub(crate) link_head: &'static str,
    pub(crate) n_head: &'static str,
    pub(crate) uncertainty_head: fn(&str) -> String,
    pub(crate) reach: &'static str,
    pub(crate) amount: &'static str,
    pub(crate) benefit: &'static str,
    pub(crate) change: &'static str,
    pub(crate) response: &'static str,
    pub(crate) no_data: &'static str,
    pub(crate) no_reach: &'static str,
    pub(crate) no_amount: &'static str,
    pub(crate) no_benefit: &'static str,
    pub(crate) no_change: &'static str,
    /// A count of everybody has no sampling error.
    pub(crate) counted: &'static str,
    /// Percentage points: a number with its sign.
    pub(crate) points: fn(&str) -> String,
    pub(crate) chain_limit: &'static str,
}

/// What is told of each band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Banded {
    Shares,
    Means,
}

/// The highest band against the lowest: percentage points or the unit of the answers, with its sign; the interval
/// without.
pub(crate) struct DifferenceWords<'a> {
    pub(crate) of: Banded,
    pub(crate) difference: &'a str,
    pub(crate) interval: &'a str,
    pub(crate) level: &'a str,
    /// The interval lies on one side of nought.
    pub(crate) clear: bool,
}

/// A test of trend over the bands.
pub(crate) struct TrendWords<'a> {
    pub(crate) of: Banded,
    /// With its sign of relation.
    pub(crate) p: &'a str,
    pub(crate) clear: bool,
    pub(crate) n: &'a str,
}

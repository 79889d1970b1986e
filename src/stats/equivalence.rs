//! Two one-sided tests: whether a difference is smaller than a margin named beforehand.

use super::t_statistic::TStatistic;
use super::{Computed, Interval, Refusal};

/// Both one-sided tests. Schuirmann (1987) J. Pharmacokinet. Biopharm. 15:657; Lakens (2017) SPPS 8:355.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Equivalence {
    /// p-value of "the difference is at most -margin".
    pub p_lower: f64,
    /// p-value of "the difference is at least margin".
    pub p_upper: f64,
}

impl Equivalence {
    /// The larger of the two: small means equivalent.
    pub fn p(self) -> f64 {
        self.p_lower.max(self.p_upper)
    }
}

/// Tests `difference` against -margin and margin, in the unit of the difference.
/// Refuses a margin not above 0 ([`Refusal::OutOfRange`]).
pub fn two_one_sided_tests(difference: TStatistic, margin: f64) -> Computed<Equivalence> {
    if margin.is_nan() || margin <= 0.0 {
        return Err(Refusal::OutOfRange);
    }
    Ok(Equivalence { p_lower: difference.p_above(-margin), p_upper: difference.p_below(margin) })
}

/// Whether an interval of confidence 1 - 2 alpha lies strictly between -margin and margin, which is the
/// same decision as both tests at alpha.
pub fn within_margin(interval: Interval, margin: f64) -> bool {
    -margin < interval.low && interval.high < margin
}

//! An estimate with its standard error and degrees of freedom: test and interval by Student's t.

use super::distribution::{critical_t, t_two_sided, t_upper_tail};
use super::{Computed, Confidence, Interval, Refusal};

/// An estimate whose error, divided by `se`, follows Student's t.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TStatistic {
    /// The estimate, in the unit of the answers.
    pub estimate: f64,
    /// Its standard error, above 0.
    pub se: f64,
    /// Degrees of freedom, above 0 and possibly infinite (normal distribution).
    pub df: f64,
}

impl TStatistic {
    /// Refuses a standard error of 0 with `NoVariation`: there is no test and no interval then. With `TooFew`
    /// degrees of freedom not above 0, with `OutOfRange` estimates and errors that are not finite.
    pub fn new(estimate: f64, se: f64, df: f64) -> Computed<Self> {
        if !estimate.is_finite() || se.is_infinite() {
            return Err(Refusal::OutOfRange);
        }
        if se.is_nan() || se <= 0.0 {
            return Err(Refusal::NoVariation);
        }
        if df.is_nan() || df <= 0.0 {
            return Err(Refusal::TooFew { needed: 2, found: 1 });
        }
        Ok(Self { estimate, se, df })
    }

    /// Estimate divided by its standard error.
    pub fn t(self) -> f64 {
        self.estimate / self.se
    }

    /// Two-sided p-value of "the parameter is 0", 0..1.
    pub fn p(self) -> f64 {
        t_two_sided(self.t(), self.df)
    }

    /// One-sided p-value of "the parameter is at most `bound`".
    pub fn p_above(self, bound: f64) -> f64 {
        t_upper_tail((self.estimate - bound) / self.se, self.df)
    }

    /// One-sided p-value of "the parameter is at least `bound`".
    pub fn p_below(self, bound: f64) -> f64 {
        t_upper_tail((bound - self.estimate) / self.se, self.df)
    }

    /// Estimate plus and minus the t quantile times the standard error; not cut to any range.
    pub fn interval(self, confidence: Confidence) -> Interval {
        let half = critical_t(confidence, self.df) * self.se;
        Interval { low: self.estimate - half, high: self.estimate + half }
    }
}

//! A chi-squared statistic and its p-value, whichever test it comes from.

use super::distribution::chi_squared_upper_tail;

/// A statistic that follows chi-squared if there is nothing to find.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquared {
    /// The statistic, from 0 up.
    pub statistic: f64,
    /// Degrees of freedom.
    pub df: f64,
}

impl ChiSquared {
    /// P(as large or larger) if there is nothing to find, 0..1.
    pub fn p(self) -> f64 {
        chi_squared_upper_tail(self.statistic, self.df)
    }
}

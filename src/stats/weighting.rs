//! What unequal weights cost, and cutting the largest.

use super::moments::mean;
use super::{Computed, Refusal};

/// Kish's summary of weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kish {
    /// Weights supplied, zeros included: drop rows of weight zero first.
    pub n: usize,
    /// Their sum.
    pub sum: f64,
    /// n sum(w²) / (sum w)², at least 1.
    pub deff: f64,
    /// How many equally weighted answers would be worth as much, (sum w)² / sum(w²).
    pub n_eff: f64,
    /// Largest weight over the mean weight.
    pub max_over_mean: f64,
    /// Standard deviation (divisor n) over the mean, sqrt(deff - 1).
    pub cv: f64,
}

/// Variance lost to unequal weights unrelated to the answers.
///
/// Refuses no weights, negative weights, and weights that are all 0.
/// Kish (1965) Survey Sampling, section 11.7; Kish (1992) J. Off. Stat. 8:183.
pub fn kish(weights: &[f64]) -> Computed<Kish> {
    let mean = mean_weight(weights)?;
    let n = weights.len() as f64;
    // Through deviations from the mean, which keeps the digits when weights are nearly equal.
    let squared_cv = weights.iter().map(|w| (w / mean - 1.0).powi(2)).sum::<f64>() / n;
    let deff = 1.0 + squared_cv;
    Ok(Kish {
        n: weights.len(),
        sum: mean * n,
        deff,
        n_eff: n / deff,
        max_over_mean: weights.iter().copied().fold(0.0, f64::max) / mean,
        cv: squared_cv.sqrt(),
    })
}

/// Weights above `times` the mean weight cut down to it, once and without giving the rest away, and how
/// many were cut. The mean is taken before cutting. Refuses as [`kish`].
/// Potter (1990) Proc. ASA Survey Research Methods, 225.
pub fn trim(weights: &[f64], times: f64) -> Computed<(Vec<f64>, usize)> {
    let cap = times * mean_weight(weights)?;
    let cut = weights.iter().filter(|w| **w > cap).count();
    Ok((weights.iter().map(|w| w.min(cap)).collect(), cut))
}

fn mean_weight(weights: &[f64]) -> Computed<f64> {
    if weights.iter().any(|w| *w < 0.0 || !w.is_finite()) {
        return Err(Refusal::OutOfRange);
    }
    let mean = mean(weights)?;
    if mean == 0.0 { Err(Refusal::EmptyCell) } else { Ok(mean) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_weights_cost_nothing_at_any_scale() {
        assert!(kish(&[1e6; 7]).is_ok_and(|found| found.deff == 1.0 && found.n_eff == 7.0));
        assert_eq!(kish(&[0.0, 0.0]), Err(Refusal::EmptyCell));
        assert_eq!(trim(&[1.0, 1.0, 1.0, 1.0, 26.0], 3.0), Ok((vec![1.0, 1.0, 1.0, 1.0, 18.0], 1)));
    }
}

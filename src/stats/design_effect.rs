//! By how much clustering inflates the variance of a mean, and what that costs in answers.

use super::{Computed, Refusal};

/// 1 + ((cv² + 1)m - 1)·ICC for clusters of mean size m whose sizes have coefficient of variation `cv_size`
/// (0: all equal, Kish's 1 + (m - 1)·ICC). From 1 up: a negative ICC counts as 0.
///
/// Refuses with `OutOfRange` for a mean size below 1, a negative cv, or an ICC above 1.
/// Eldridge, Ashby & Kerry (2006) International Journal of Epidemiology 35:1292; Kish (1965) Survey Sampling,
/// section 5.4.
pub fn design_effect(mean_size: f64, cv_size: f64, icc: f64) -> Computed<f64> {
    let allowed = mean_size >= 1.0 && cv_size >= 0.0 && icc <= 1.0;
    if !allowed {
        return Err(Refusal::OutOfRange);
    }
    Ok(1.0 + ((cv_size * cv_size + 1.0) * mean_size - 1.0) * icc.max(0.0))
}

/// How many independent answers would be worth as much, n / deff.
pub fn effective_n(n: f64, design_effect: f64) -> f64 {
    n / design_effect
}

//! Mean, spread and covariance in two passes, so that large counts and shifted scales lose no digits.

use super::equality::{all_equal, all_finite};
use super::{Computed, Refusal};

/// Sum over n, in the unit of the values; exactly the common value when all are equal.
///
/// Refuses with `NoAnswers` for an empty list, with `OutOfRange` for values that are not finite.
pub fn mean(values: &[f64]) -> Computed<f64> {
    let Some(&first) = values.first() else { return Err(Refusal::NoAnswers) };
    all_finite(values)?;
    Ok(mean_around(first, values.len() as f64, &values.iter().map(|value| (*value, 1.0))))
}

/// The mean of `n` values, each with how often it comes, of which `first` is one.
pub(super) fn mean_around(first: f64, n: f64, counted: &(impl Iterator<Item = (f64, f64)> + Clone)) -> f64 {
    let shift = |from: f64| counted.clone().map(|(value, count)| count * (value - from)).sum::<f64>() / n;
    // Around one of them, so that large values with small differences keep their digits; the second pass returns what
    // rounding took from the first.
    let centre = first + shift(first);
    centre + shift(centre)
}

/// Σ(x - mean)² / (n - 1). Refuses like [`covariance`].
pub fn variance(values: &[f64]) -> Computed<f64> {
    covariance(values, values)
}

/// √(Σ(x - mean)² / (n - 1)), in the unit of the values; 0 when all are equal. Refuses like [`covariance`].
pub fn standard_deviation(values: &[f64]) -> Computed<f64> {
    Ok(variance(values)?.sqrt())
}

/// Σ(x - mean x)(y - mean y) / (n - 1); exactly 0 when either list is constant, whatever its mean is as a
/// double.
///
/// Refuses with `UnequalLengths`, with `TooFew` below two values, with `OutOfRange` for values that are not
/// finite.
pub fn covariance(x: &[f64], y: &[f64]) -> Computed<f64> {
    if x.len() != y.len() {
        return Err(Refusal::UnequalLengths);
    }
    if x.len() < 2 {
        return Err(Refusal::TooFew { needed: 2, found: x.len() });
    }
    let (mean_x, mean_y) = (mean(x)?, mean(y)?);
    if all_equal(x) || all_equal(y) {
        return Ok(0.0);
    }
    let products: f64 = x.iter().zip(y).map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    Ok(products / (x.len() as f64 - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_values_keep_their_digits() {
        assert_eq!(variance(&[1e9 + 1.0, 1e9 + 2.0, 1e9 + 3.0]), Ok(1.0));
        assert_eq!(mean(&[1e300; 3]), Ok(1e300));
        assert_eq!(mean(&[1.0, f64::NAN]), Err(Refusal::OutOfRange));
    }
}

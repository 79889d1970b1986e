//! A weighted sum of independent estimates, each with an error of its own.

use super::t_statistic::TStatistic;
use super::{Computed, Refusal};

/// Sum of weight times estimate: with weights −1 and 1 a difference, with centred scores a linear trend.
///
/// Each estimate brings its own error, so spreads need not be equal: se² = Σ w² se², with Satterthwaite's degrees of
/// freedom. Refuses with `UnequalLengths`; with `NoVariation` where every weight is 0. Welch (1947) Biometrika 34:28;
/// Satterthwaite (1946) Biometrics Bulletin 2:110.
pub fn linear_contrast(estimates: &[TStatistic], weights: &[f64]) -> Computed<TStatistic> {
    if estimates.len() != weights.len() {
        return Err(Refusal::UnequalLengths);
    }
    let parts = estimates.iter().zip(weights).map(|(of, weight)| ((weight * of.se).powi(2), of.df));
    let (square, shares) = parts.fold((0.0, 0.0), |(sum, shares), (part, df)| (sum + part, shares + part * part / df));
    let sum: f64 = estimates.iter().zip(weights).map(|(of, weight)| weight * of.estimate).sum();
    TStatistic::new(sum, square.sqrt(), square * square / shares)
}

/// Weights of a linear trend over groups in equal steps: 0, 1, 2, … less their mean.
pub fn trend_weights(groups: usize) -> Vec<f64> {
    let middle = groups.saturating_sub(1) as f64 / 2.0;
    (0..groups).map(|group| group as f64 - middle).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::mean::one_sample_t;
    use crate::stats::mean_difference::{Variances, t_test};

    #[test]
    fn of_two_groups_it_is_welchs_t() -> Computed<()> {
        let (low, high) = ([3.0, 4.0, 4.0, 5.0, 2.0, 4.0], [4.0, 5.0, 5.0, 3.0, 5.0]);
        let welch = t_test(&high, &low, Variances::Welch)?;
        let found = linear_contrast(&[one_sample_t(&low)?, one_sample_t(&high)?], &[-1.0, 1.0])?;
        for (found, expected) in
            [(found.estimate, welch.estimate), (found.se, welch.se), (found.df, welch.df), (found.p(), welch.p())]
        {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
        Ok(())
    }

    #[test]
    fn weights_of_a_trend_add_up_to_nothing() -> Computed<()> {
        assert_eq!(trend_weights(4), [-1.5, -0.5, 0.5, 1.5]);
        let flat = linear_contrast(&[one_sample_t(&[1.0, 2.0, 3.0])?; 3], &trend_weights(3))?;
        assert!(flat.estimate.abs() < 1e-12 && (flat.p() - 1.0).abs() < 1e-12);
        Ok(())
    }

    #[test]
    fn what_is_no_contrast_is_refused() -> Computed<()> {
        let one = [one_sample_t(&[1.0, 2.0])?];
        assert_eq!(linear_contrast(&one, &[]), Err(Refusal::UnequalLengths));
        assert_eq!(linear_contrast(&one, &[0.0]), Err(Refusal::NoVariation));
        Ok(())
    }
}

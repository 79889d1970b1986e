//! Trend of a rate over ordered groups.

use super::distribution::{normal_two_sided, normal_upper_tail};
use super::equality::all_finite;
use super::{Computed, Refusal};

/// Variance of the trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum TrendVariance {
    /// Binomial, divisor N, as R's prop.trend.test. Armitage (1955) Biometrics 11:375.
    #[default]
    Binomial,
    /// Permutation, divisor N - 1, as coin. Cochran (1954) Biometrics 10:417.
    Permutation,
}

/// Normal deviate of a linear trend, positive when the rate rises with the score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// The deviate; its square is the chi-squared statistic on one degree of freedom.
    pub z: f64,
}

impl Trend {
    /// Two-sided p-value.
    pub fn p(self) -> f64 {
        normal_two_sided(self.z)
    }

    /// p-value against "the rate does not rise".
    pub fn p_increasing(self) -> f64 {
        normal_upper_tail(self.z)
    }
}

/// Cochran-Armitage test of a trend, sum of score (x - n p) over its standard deviation.
///
/// `successes` of `totals` in groups with the given `scores`. Refuses nobody, equal answers everywhere,
/// and equal scores ([`Refusal::NoVariation`]); counts above their totals ([`Refusal::OutOfRange`]).
pub fn cochran_armitage(successes: &[f64], totals: &[f64], scores: &[f64], variance: TrendVariance) -> Computed<Trend> {
    if successes.len() != totals.len() || totals.len() != scores.len() {
        return Err(Refusal::UnequalLengths);
    }
    all_finite(successes).and(all_finite(totals)).and(all_finite(scores))?;
    if successes.iter().zip(totals).any(|(x, n)| *x < 0.0 || x > n) {
        return Err(Refusal::OutOfRange);
    }
    let n: f64 = totals.iter().sum();
    if n == 0.0 {
        return Err(Refusal::NoAnswers);
    }
    let rate = successes.iter().sum::<f64>() / n;
    let mean_score = totals.iter().zip(scores).map(|(n, score)| n * score).sum::<f64>() / n;
    let spread: f64 = totals.iter().zip(scores).map(|(n, score)| n * (score - mean_score).powi(2)).sum();
    if rate == 0.0 || rate == 1.0 || spread == 0.0 {
        return Err(Refusal::NoVariation);
    }
    let groups = successes.iter().zip(totals).zip(scores);
    let trend: f64 = groups.map(|((x, n), score)| (score - mean_score) * (x - n * rate)).sum();
    let factor = match variance {
        TrendVariance::Binomial => 1.0,
        TrendVariance::Permutation => n / (n - 1.0),
    };
    Ok(Trend { z: trend / (rate * (1.0 - rate) * spread * factor).sqrt() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reversed_scores_reverse_the_trend() {
        let z = |scores: &[f64]| {
            let found = cochran_armitage(&[5.0, 8.0, 12.0], &[10.0, 12.0, 14.0], scores, TrendVariance::Binomial);
            found.map_or(0.0, |trend| trend.z)
        };
        assert!((z(&[1.0, 2.0, 3.0]) + z(&[3.0, 2.0, 1.0])).abs() < 1e-12);
    }
}

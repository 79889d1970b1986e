//! The difference between the means of two independent groups, first minus second.

use super::distribution::{critical_t, t_two_sided};
use super::mean::{mean, variance};
use super::{Computed, Confidence, Interval, Refusal};

/// How the spreads of two groups are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Variances {
    /// Each group has its own, without testing first whether they differ. Welch (1947) Biometrika 34:28;
    /// Delacre, Lakens & Leys (2017) International Review of Social Psychology 30:92.
    #[default]
    Welch,
    /// One spread for both. Student (1908) Biometrika 6:1.
    Pooled,
}

/// A t test of two means, with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TTest {
    /// Difference over its standard error.
    pub t: f64,
    /// Degrees of freedom; broken for Welch.
    pub df: f64,
    /// Two-sided p-value.
    pub p: f64,
    /// Interval of the difference, in the unit of the values.
    pub interval: Interval,
}

/// First mean minus second, in the unit of the values. Refuses with `NoAnswers` for an empty group.
pub fn estimate(first: &[f64], second: &[f64]) -> Computed<f64> {
    Ok(mean(first)? - mean(second)?)
}

/// t test and interval for the difference of two means.
///
/// Welch: se² = s1²/n1 + s2²/n2, with Satterthwaite's degrees of freedom. Refuses with `NoAnswers`,
/// with `TooFew` below two values in a group (pooled: below three in all), with `NoVariation` when neither
/// group varies. Sources: at the variants.
pub fn t_test(first: &[f64], second: &[f64], variances: Variances, confidence: Confidence) -> Computed<TTest> {
    let difference = estimate(first, second)?;
    let (n1, n2) = (first.len() as f64, second.len() as f64);
    let (square, df) = match variances {
        Variances::Welch => {
            let (part1, part2) = (variance(first)? / n1, variance(second)? / n2);
            let square = part1 + part2;
            (square, square * square / (part1 * part1 / (n1 - 1.0) + part2 * part2 / (n2 - 1.0)))
        }
        Variances::Pooled => (pooled_variance(first, second)? * (1.0 / n1 + 1.0 / n2), n1 + n2 - 2.0),
    };
    if square == 0.0 {
        return Err(Refusal::NoVariation);
    }
    let se = square.sqrt();
    let t = difference / se;
    let half = critical_t(confidence, df) * se;
    let interval = Interval { low: difference - half, high: difference + half };
    Ok(TTest { t, df, p: t_two_sided(t, df), interval })
}

/// Squared distances from the own group's mean, over n1 + n2 - 2.
///
/// Refuses with `NoAnswers` for an empty group, with `TooFew` below three values in all.
pub(super) fn pooled_variance(first: &[f64], second: &[f64]) -> Computed<f64> {
    let found = first.len() + second.len();
    let squares = |values: &[f64]| {
        let centre = mean(values)?;
        Ok(values.iter().map(|v| (v - centre) * (v - centre)).sum::<f64>())
    };
    let sum = squares(first)? + squares(second)?;
    if found < 3 { Err(Refusal::TooFew { needed: 3, found }) } else { Ok(sum / (found - 2) as f64) }
}

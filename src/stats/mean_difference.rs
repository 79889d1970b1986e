//! The difference between the means of two independent groups, first minus second.

use super::frequencies::{Answers, found};
use super::summary::Summary;
use super::t_statistic::TStatistic;
use super::{Computed, Refusal};

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

/// First mean minus second, in the unit of the values. Refuses with `NoAnswers` for an empty group.
pub fn estimate(first: &(impl Answers + ?Sized), second: &(impl Answers + ?Sized)) -> Computed<f64> {
    Ok(Summary::of(first)?.mean - Summary::of(second)?.mean)
}

/// t statistic of the difference of two means, with its test and interval.
///
/// Welch: se² = s1²/n1 + s2²/n2, with Satterthwaite's degrees of freedom. Refuses with `NoAnswers`,
/// with `TooFew` below two values in a group (pooled: below three in all), with `NoVariation` when neither
/// group varies. Sources: at the variants.
pub fn t_test(
    first: &(impl Answers + ?Sized),
    second: &(impl Answers + ?Sized),
    variances: Variances,
) -> Computed<TStatistic> {
    let (first, second) = (Summary::of(first)?, Summary::of(second)?);
    match variances {
        Variances::Welch => welch(first, second, (1.0, 1.0)),
        Variances::Pooled => student(first, second),
    }
}

/// Welch's t from what is known of two groups; their variances are multiplied by their design effects (1 for
/// independent answers).
///
/// Refuses with `TooFew` below two values in a group, with `NoVariation` when neither group varies. Welch (1947)
/// Biometrika 34:28; Kish (1965) Survey Sampling, section 8.2.
pub fn welch(first: Summary, second: Summary, design_effects: (f64, f64)) -> Computed<TStatistic> {
    let part = |of: Summary, effect: f64| Ok(effect * of.variance()? / of.n as f64);
    let (part1, part2) = (part(first, design_effects.0)?, part(second, design_effects.1)?);
    let df = |of: Summary| (of.n - 1) as f64;
    let square = part1 + part2;
    TStatistic::new(first.mean - second.mean, square.sqrt(), satterthwaite(part1, df(first), part2, df(second)))
}

/// Student's t from what is known of two groups: one spread for both.
///
/// Refuses with `TooFew` below three values in all, with `NoVariation` when neither group varies. Student (1908)
/// Biometrika 6:1.
pub fn student(first: Summary, second: Summary) -> Computed<TStatistic> {
    let (n1, n2) = (first.n as f64, second.n as f64);
    let square = pooled_variance(first, second)? * (1.0 / n1 + 1.0 / n2);
    TStatistic::new(first.mean - second.mean, square.sqrt(), n1 + n2 - 2.0)
}

/// Degrees of freedom of a sum of two variances, each known from its own. Satterthwaite (1946) Biometrics
/// Bulletin 2:110.
pub(super) fn satterthwaite(part1: f64, df1: f64, part2: f64, df2: f64) -> f64 {
    (part1 + part2).powi(2) / (part1 * part1 / df1 + part2 * part2 / df2)
}

/// Squared distances from the own group's mean, over n1 + n2 - 2. Refuses with `TooFew` below three values in all.
pub(super) fn pooled_variance(first: Summary, second: Summary) -> Computed<f64> {
    match first.n + second.n {
        n @ 0..3 => Err(Refusal::TooFew { needed: 3, found: found(n) }),
        n => Ok((first.squares + second.squares) / (n - 2) as f64),
    }
}

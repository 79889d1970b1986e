//! Correlation of two answers: Pearson's r and Spearman's rho.

use super::distribution::critical_z;
use super::moments::{covariance, variance};
use super::ranks::Midranks;
use super::t_statistic::TStatistic;
use super::{Computed, Confidence, Interval, Refusal};

/// Which correlation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Correlation {
    /// Pearson's correlation of midranks: any monotone relation. Spearman (1904) Am. J. Psychol. 15:72.
    #[default]
    Spearman,
    /// Product-moment correlation: linear relation of scale scores. Pearson (1896).
    Pearson,
}

/// The standard error of atanh(r).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum CorrelationInterval {
    /// sqrt((1 + r²/2) / (n - 3)), for Spearman. Bonett & Wright (2000) Psychometrika 65:23.
    #[default]
    BonettWright,
    /// sqrt(1.06 / (n - 3)), for Spearman below 0.8. Fieller, Hartley & Pearson (1957) Biometrika 44:470.
    Fieller,
    /// 1 / sqrt(n - 3), for Pearson under normality. Fisher (1921) Metron 1:3.
    Fisher,
}

/// Correlation of `x` and `y`, -1..=1, exactly ±1 for a perfect relation.
///
/// Refuses lists of unequal length, fewer than two pairs, and a list without variation.
pub fn correlation(x: &[f64], y: &[f64], kind: Correlation) -> Computed<f64> {
    match kind {
        Correlation::Pearson => pearson(x, y),
        Correlation::Spearman => pearson(&Midranks::of(x).ranks, &Midranks::of(y).ranks),
    }
}

fn pearson(x: &[f64], y: &[f64]) -> Computed<f64> {
    let shared = covariance(x, y)?;
    pearson_of(shared, variance(x)?, variance(y)?)
}

/// Pearson's correlation from the covariance and the two variances. Refuses answers that do not vary.
pub(super) fn pearson_of(shared: f64, spread_x: f64, spread_y: f64) -> Computed<f64> {
    if spread_x == 0.0 || spread_y == 0.0 {
        return Err(Refusal::NoVariation);
    }
    // Roots apart, so that the product of large variances stays finite.
    let r = shared / spread_x.sqrt() / spread_y.sqrt();
    Ok(if 1.0 - r.abs() < PERFECT { r.signum() } else { r })
}

/// A correlation closer to ±1 than this is ±1 up to rounding.
const PERFECT: f64 = 1e-13;

/// t statistic of "no correlation", r sqrt((n - 2) / (1 - r²)) with n - 2 degrees of freedom; approximate
/// for Spearman. Its `estimate` is r. Refuses fewer than three pairs and |r| = 1.
pub fn correlation_t(r: f64, n: usize) -> Computed<TStatistic> {
    if n < 3 {
        return Err(Refusal::TooFew { needed: 3, found: n });
    }
    if r.abs() >= 1.0 {
        return Err(Refusal::AtTheEdge);
    }
    let df = n as f64 - 2.0;
    TStatistic::new(r, ((1.0 - r * r) / df).sqrt(), df)
}

/// Interval on the atanh scale, mapped back to -1..=1. Refuses fewer than four pairs and |r| = 1.
pub fn correlation_interval(
    r: f64,
    n: usize,
    method: CorrelationInterval,
    confidence: Confidence,
) -> Computed<Interval> {
    if n < 4 {
        return Err(Refusal::TooFew { needed: 4, found: n });
    }
    if r.abs() >= 1.0 {
        return Err(Refusal::AtTheEdge);
    }
    let numerator = match method {
        CorrelationInterval::BonettWright => 1.0 + r * r / 2.0,
        CorrelationInterval::Fieller => 1.06,
        CorrelationInterval::Fisher => 1.0,
    };
    let half = critical_z(confidence) * (numerator / (n as f64 - 3.0)).sqrt();
    Ok(Interval { low: (r.atanh() - half).tanh(), high: (r.atanh() + half).tanh() })
}

/// The exact distribution of Spearman's rho counts 2^n subsets of ranks.
pub const MOST_EXACT: usize = 12;

/// Exact two-sided p-value of Spearman's rho: twice the share of orders at least as extreme on one side.
///
/// Refuses ties ([`Refusal::NotDefined`]), fewer than three pairs and more than [`MOST_EXACT`].
/// Kendall & Gibbons (1990) Rank Correlation Methods.
pub fn spearman_p_exact(x: &[f64], y: &[f64]) -> Computed<f64> {
    let n = x.len();
    if n != y.len() {
        return Err(Refusal::UnequalLengths);
    }
    if n < 3 {
        return Err(Refusal::TooFew { needed: 3, found: n });
    }
    if n > MOST_EXACT {
        return Err(Refusal::TooMany { most: MOST_EXACT, found: n });
    }
    let (x, y) = (Midranks::of(x), Midranks::of(y));
    if x.tied() || y.tied() {
        return Err(Refusal::NotDefined);
    }
    // Levels count from 0, ranks from 1.
    let observed: usize = x.levels.iter().zip(&y.levels).map(|(x, y)| (x + 1) * (y + 1)).sum();
    let orders = rank_product_counts(n);
    let total: f64 = orders.iter().sum();
    // Products are symmetric about n (n + 1)² / 4.
    let distance = (4 * observed).abs_diff(n * (n + 1) * (n + 1));
    let extreme = |(product, _): &(usize, &f64)| (4 * product).abs_diff(n * (n + 1) * (n + 1)) >= distance;
    Ok(orders.iter().enumerate().filter(extreme).map(|(_, count)| count / total).sum::<f64>().min(1.0))
}

/// For every sum of i times the i-th rank, how many orders of n ranks have it; subset by subset.
fn rank_product_counts(n: usize) -> Vec<f64> {
    let sums = n * (n + 1) * (2 * n + 1) / 6 + 1;
    let mut counts = vec![Vec::new(); 1 << n];
    counts[0] = vec![1.0];
    for used in 0_usize..1 << n {
        let position = used.count_ones() as usize + 1;
        let reached = std::mem::take(&mut counts[used]);
        if position > n {
            return reached;
        }
        for rank in (1..=n).filter(|rank| used & (1 << (rank - 1)) == 0) {
            let next: &mut Vec<f64> = &mut counts[used | 1 << (rank - 1)];
            next.resize(sums, 0.0);
            for (sum, count) in reached.iter().enumerate().filter(|(_, count)| **count > 0.0) {
                next[sum + position * rank] += count;
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn perfect_relations_are_exact_and_have_no_interval() {
        let (x, y) = ([0.1, 0.2, 0.3, 0.4], [3.0, 2.0, 1.0, 0.0]);
        assert_eq!(correlation(&x, &y, Correlation::Pearson), Ok(-1.0));
        assert_eq!(correlation_t(-1.0, 4), Err(Refusal::AtTheEdge));
        assert!(spearman_p_exact(&x, &y).is_ok_and(|p| (p - 2.0 / 24.0).abs() < 1e-15));
    }
}

//! The median of answers, and how far it is known.

use super::count_distribution::binomial_lower_tail;
use super::equality::all_finite;
use super::quantile::{QuantileRule, of_sorted, sorted};
use super::{Computed, Confidence, Interval, Refusal};

/// The middle answer, or halfway between the two middle ones. Refuses with `NoAnswers`.
pub fn median(values: &[f64]) -> Computed<f64> {
    of_sorted(&sorted(values), 0.5, QuantileRule::Gumbel)
}

/// Median of the distances from the median, not scaled to a normal standard deviation.
///
/// 0 when more than half of the answers are equal. Refuses with `NoAnswers`. Hampel (1974) JASA 69:383.
pub fn absolute_deviation(values: &[f64]) -> Computed<f64> {
    let centre = median(values)?;
    let distances: Vec<f64> = values.iter().map(|v| (v - centre).abs()).collect();
    median(&distances)
}

/// An interval between two answers, with the confidence it really has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MedianInterval {
    /// Two of the answers.
    pub interval: Interval,
    /// Rank of the lower one among the sorted answers, from 1.
    pub rank_low: u64,
    /// Rank of the upper one.
    pub rank_high: u64,
    /// Confidence attained, at least what was asked for; 0..1.
    pub attained: f64,
}

/// Exact interval for the median from order statistics: the r-th smallest and r-th largest answer, with the
/// largest r for which P(B <= r-1) <= α/2, B binomial(n, 1/2).
///
/// Holds for any distribution; with many equal answers it is often a single category, and covers more than
/// it says. Refuses with `NoAnswers`, and with `TooFew` where no two answers reach the confidence (below six
/// at 95 %). Conover (1999) Practical Nonparametric Statistics, section 3.2; Hahn & Meeker (1991)
/// Statistical Intervals, section 5.2.
pub fn interval(values: &[f64], confidence: Confidence) -> Computed<MedianInterval> {
    let n = values.len();
    if n == 0 {
        return Err(Refusal::NoAnswers);
    }
    all_finite(values)?;
    let tail = confidence.alpha() / 2.0;
    let beyond = |rank: usize| binomial_lower_tail(rank as u64 - 1, n as u64, 0.5);
    if beyond(1) > tail {
        return Err(Refusal::TooFew { needed: fewest(tail), found: n });
    }
    let (mut rank, mut too_far) = (1, n.div_ceil(2) + 1);
    while too_far - rank > 1 {
        let middle = rank + (too_far - rank) / 2;
        if beyond(middle) <= tail {
            rank = middle;
        } else {
            too_far = middle;
        }
    }
    let sorted = sorted(values);
    Ok(MedianInterval {
        interval: Interval { low: sorted[rank - 1], high: sorted[n - rank] },
        rank_low: rank as u64,
        rank_high: (n - rank + 1) as u64,
        attained: 1.0 - 2.0 * beyond(rank),
    })
}

/// The fewest answers whose smallest and largest reach the confidence: 2^-n <= tail.
pub(super) fn fewest(tail: f64) -> usize {
    let mut share = 1.0;
    let mut n = 0;
    while share > tail {
        share *= 0.5;
        n += 1;
    }
    n
}

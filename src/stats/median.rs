//! The median of answers, and how far it is known.

use super::count_distribution::binomial_lower_tail;
use super::frequencies::{Answers, Frequencies, found};
use super::quantile::{QuantileRule, quantile};
use super::{Computed, Confidence, Interval, Refusal};

/// The middle answer, or halfway between the two middle ones. Refuses with `NoAnswers`.
pub fn median(values: &(impl Answers + ?Sized)) -> Computed<f64> {
    quantile(values, 0.5, QuantileRule::Gumbel)
}

/// Median of the distances from the median, not scaled to a normal standard deviation.
///
/// 0 when more than half of the answers are equal. Refuses with `NoAnswers`. Hampel (1974) JASA 69:383.
pub fn absolute_deviation(values: &(impl Answers + ?Sized)) -> Computed<f64> {
    let counted = values.frequencies();
    let centre = median(&*counted)?;
    median(&Frequencies::counted(counted.iter().map(|(value, count)| ((value - centre).abs(), count))))
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
pub fn interval(values: &(impl Answers + ?Sized), confidence: Confidence) -> Computed<MedianInterval> {
    let counted = values.frequencies();
    let n = counted.checked()?.n();
    let tail = confidence.alpha() / 2.0;
    let beyond = |rank: u64| binomial_lower_tail(rank - 1, n, 0.5);
    if beyond(1) > tail {
        return Err(Refusal::TooFew { needed: fewest(tail), found: found(n) });
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
    let at = |place: u64| counted.at(place).ok_or(Refusal::NoAnswers);
    Ok(MedianInterval {
        interval: Interval { low: at(rank - 1)?, high: at(n - rank)? },
        rank_low: rank,
        rank_high: n - rank + 1,
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

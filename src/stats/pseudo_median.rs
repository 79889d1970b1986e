//! Hodges and Lehmann's estimate of the typical change, and its distribution-free interval.

use super::distribution::{critical_z, normal_upper_tail};
use super::frequencies::{Answers, Frequencies, found};
use super::median::fewest;
use super::selection::of_rank;
use super::signed_rank::sum_distribution;
use super::{Computed, Confidence, Interval, Refusal};

/// Ranks of the limits come from the exact signed-rank distribution up to here, beyond from its normal
/// approximation, which then moves them by less than one rank in ten thousand.
const MOST_EXACT: usize = 400;

/// Median of all averages of two values (each value with itself too), in the unit of the values.
///
/// No list of averages is built: its middle elements are found by counting, in n log n time.
/// Refuses an empty list. Hodges & Lehmann (1963) Ann. Math. Stat. 34:598; Walsh (1949).
pub fn pseudo_median(values: &(impl Answers + ?Sized)) -> Computed<f64> {
    let averages = WalshAverages::new(&values.frequencies())?;
    let count = averages.count();
    Ok(f64::midpoint(averages.smallest(count.div_ceil(2)), averages.smallest(count / 2 + 1)))
}

/// An interval whose confidence is a property of the ranks it was read from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankInterval {
    /// The limits, which are averages of two values.
    pub interval: Interval,
    /// Its confidence for values without ties, at least what was asked; with ties it is higher.
    pub attained: f64,
}

/// Distribution-free interval for the pseudo-median, zeros and ties included.
///
/// Refuses when even the full range of averages does not reach the confidence
/// ([`Refusal::TooFew`]: five and fewer values at 95 %). Conover (1999), section 5.7.
pub fn pseudo_median_interval(values: &(impl Answers + ?Sized), confidence: Confidence) -> Computed<RankInterval> {
    let averages = WalshAverages::new(&values.frequencies())?;
    let (rank, outside) = limit_rank(found(averages.answers()), confidence)?;
    let interval = Interval { low: averages.smallest(rank), high: averages.smallest(averages.count() + 1 - rank) };
    Ok(RankInterval { interval, attained: 1.0 - 2.0 * outside })
}

/// Rank of the lower limit among the averages, and the probability outside on one side.
fn limit_rank(n: usize, confidence: Confidence) -> Computed<(u64, f64)> {
    let allowed = confidence.alpha() / 2.0;
    if n > MOST_EXACT {
        return Ok(normal_rank(n, confidence));
    }
    let ranks: Vec<usize> = (1..=n).collect();
    let mut outside = 0.0;
    let mut rank = 0;
    for probability in sum_distribution(&ranks) {
        // The tolerance keeps a tail that equals the allowance up to rounding.
        if outside + probability > allowed * (1.0 + 1e-12) {
            break;
        }
        outside += probability;
        rank += 1;
    }
    if rank == 0 { Err(Refusal::TooFew { needed: fewest(allowed), found: n }) } else { Ok((rank, outside)) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank between 1 and n squared")]
fn normal_rank(n: usize, confidence: Confidence) -> (u64, f64) {
    let n = n as f64;
    let middle = n * (n + 1.0) / 4.0;
    let spread = (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0).sqrt();
    let rank = (middle - 0.5 - critical_z(confidence) * spread).floor().max(0.0) + 1.0;
    (rank as u64, normal_upper_tail((middle - rank + 0.5) / spread))
}

/// The n (n + 1) / 2 averages of pairs, in ascending order but never written down.
struct WalshAverages {
    /// Different values in ascending order: answers on a scale have a handful, however many people there are.
    values: Vec<f64>,
    /// How many of the answers are below each value, and last how many there are.
    below: Vec<u64>,
}

impl WalshAverages {
    fn new(counted: &Frequencies) -> Computed<Self> {
        let mut below = vec![0];
        let mut sum = 0;
        below.extend(counted.checked()?.iter().map(|(_, count)| {
            sum += count;
            sum
        }));
        Ok(Self { values: counted.iter().map(|(value, _)| value).collect(), below })
    }

    fn answers(&self) -> u64 {
        self.below[self.values.len()]
    }

    fn count(&self) -> u64 {
        let n = self.answers();
        n * (n + 1) / 2
    }

    /// The average of the given rank, from 1.
    fn smallest(&self, rank: u64) -> f64 {
        let ends = (self.values[0], self.values[self.values.len() - 1]);
        of_rank(rank, ends, |bound| self.at_most(bound))
    }

    /// How many averages are at most `bound`; the partner of a larger value is never a larger one.
    fn at_most(&self, bound: f64) -> u64 {
        let mut partners = self.values.len();
        let mut count = 0;
        for (index, value) in self.values.iter().enumerate() {
            while partners > index && f64::midpoint(*value, self.values[partners - 1]) > bound {
                partners -= 1;
            }
            if partners <= index {
                break;
            }
            let own = self.below[index + 1] - self.below[index];
            count += own * (own + 1) / 2 + own * (self.below[partners] - self.below[index + 1]);
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_written_out_averages() {
        let values = [0.3, -1.2, 4.0, 4.0, 0.0, -0.7, 2.5];
        let mut averages: Vec<f64> = Vec::new();
        for (i, x) in values.iter().enumerate() {
            averages.extend(values[i..].iter().map(|y| f64::midpoint(*x, *y)));
        }
        averages.sort_by(f64::total_cmp);
        let walsh = WalshAverages::new(&values.frequencies());
        let in_order = walsh.map(|walsh| (1..=walsh.count()).map(|rank| walsh.smallest(rank)).collect());
        assert_eq!(in_order, Ok(averages.clone()));
        assert_eq!(pseudo_median(&values), Ok(averages[averages.len() / 2 - 1].midpoint(averages[averages.len() / 2])));
    }

    #[test]
    fn holds_at_a_hundred_thousand_and_refuses_five() {
        let many: Vec<f64> = (0..100_000).map(f64::from).collect();
        assert_eq!(pseudo_median(&many), Ok(49_999.5));
        let five = pseudo_median_interval(&[1.0, 2.0, 3.0, 4.0, 5.0], Confidence::DEFAULT);
        assert_eq!(five, Err(Refusal::TooFew { needed: 6, found: 5 }));
    }
}

//! By how much one group's answers lie above another's: the median of all pairwise differences.

use super::distribution::critical_z;
use super::equality::all_finite;
use super::quantile::sorted;
use super::rank_test::{EXACT_UP_TO, ways_to_sum};
use super::{Computed, Confidence, Interval, Refusal};

/// Median of all differences of a first and a second answer, in their unit.
///
/// Refuses with `NoAnswers` for an empty group. Hodges & Lehmann (1963) Annals of Mathematical Statistics 34:598.
pub fn shift(first: &[f64], second: &[f64]) -> Computed<f64> {
    let differences = Differences::new(first, second)?;
    let pairs = differences.len();
    Ok(f64::midpoint(differences.kth(pairs.div_ceil(2)), differences.kth(pairs / 2 + 1)))
}

/// Interval for the shift: the k-th smallest and k-th largest difference, k from Mann-Whitney's distribution
/// without ties (normal above [`EXACT_UP_TO`] answers).
///
/// With ties it covers at least as much. The widest possible interval stands where the groups are too small
/// for the confidence, as in R. Refuses with `NoAnswers` for an empty group.
/// Moses (1953) in Walker & Lev, Statistical Inference, chapter 18; Hollander & Wolfe (1999) section 4.3.
pub fn interval(first: &[f64], second: &[f64], confidence: Confidence) -> Computed<Interval> {
    let differences = Differences::new(first, second)?;
    let k = rank(first.len(), second.len(), confidence).clamp(1, differences.len().div_ceil(2));
    Ok(Interval { low: differences.kth(k), high: differences.kth(differences.len() - k + 1) })
}

/// The smallest k with P(U <= k) >= α/2.
fn rank(n1: usize, n2: usize, confidence: Confidence) -> u64 {
    let tail = confidence.alpha() / 2.0;
    if n1 + n2 > EXACT_UP_TO {
        let pairs = n1 as f64 * n2 as f64;
        let sd = (pairs * (n1 + n2 + 1) as f64 / 12.0).sqrt();
        return whole(pairs / 2.0 + 0.5 - critical_z(confidence) * sd);
    }
    let ranks: Vec<usize> = (1..=n1 + n2).collect();
    let ways = ways_to_sum(&ranks, n1.min(n2));
    let total: f64 = ways.iter().sum();
    let least = n1.min(n2) * (n1.min(n2) + 1) / 2;
    let mut sum = 0.0;
    ways[least..]
        .iter()
        .position(|ways| {
            sum += ways;
            sum >= tail * total
        })
        .map_or(0, |k| k as u64)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "negative becomes 0, as wanted")]
fn whole(k: f64) -> u64 {
    k as u64
}

/// All differences, ordered without being written down: row i is `first[i]` minus each of `second`, ascending.
struct Differences {
    first: Vec<f64>,
    second: Vec<f64>,
}

impl Differences {
    fn new(first: &[f64], second: &[f64]) -> Computed<Self> {
        if first.is_empty() || second.is_empty() {
            return Err(Refusal::NoAnswers);
        }
        all_finite(first).and(all_finite(second))?;
        let mut second = sorted(second);
        second.reverse();
        Ok(Self { first: sorted(first), second })
    }

    fn len(&self) -> u64 {
        self.first.len() as u64 * self.second.len() as u64
    }

    /// The k-th smallest, k from 1: each round splits at the weighted median of the rows' medians and throws
    /// away at least a quarter. Johnson & Mizoguchi (1978) SIAM Journal on Computing 7:147.
    fn kth(&self, k: u64) -> f64 {
        let mut low = vec![0; self.first.len()];
        let mut high = vec![self.second.len(); self.first.len()];
        loop {
            let pivot = self.middle(&low, &high);
            let less = self.places(|d| d < pivot);
            let not_more = self.places(|d| d <= pivot);
            let count = |places: &[usize]| places.iter().map(|&p| p as u64).sum::<u64>();
            if k <= count(&less) {
                high.iter_mut().zip(less).for_each(|(h, l)| *h = l.min(*h));
            } else if k <= count(&not_more) {
                return pivot;
            } else {
                low.iter_mut().zip(not_more).for_each(|(l, n)| *l = n.max(*l));
            }
        }
    }

    fn middle(&self, low: &[usize], high: &[usize]) -> f64 {
        let rows = low.iter().zip(high).enumerate().filter(|(_, (low, high))| low < high);
        let mut medians: Vec<(f64, usize)> =
            rows.map(|(i, (low, high))| (self.first[i] - self.second[low.midpoint(*high)], high - low)).collect();
        medians.sort_by(|a, b| a.0.total_cmp(&b.0));
        let total: usize = medians.iter().map(|m| m.1).sum();
        let mut seen = 0;
        let reached = |m: &&(f64, usize)| {
            seen += m.1;
            2 * seen >= total
        };
        medians.iter().find(reached).map_or(0.0, |m| m.0)
    }

    /// How many differences of each row `hold`; fewer in later rows, since these are larger.
    fn places(&self, holds: impl Fn(f64) -> bool) -> Vec<usize> {
        let mut place = self.second.len();
        let row = |x: &f64| {
            while place > 0 && !holds(x - self.second[place - 1]) {
                place -= 1;
            }
            place
        };
        self.first.iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kth_is_what_sorting_gives() {
        let (first, second) = ([3.0, 1.5, 1.5, 9.0, -2.0], [0.0, 4.0, 4.0, 1.5]);
        let mut all: Vec<f64> = first.iter().flat_map(|x| second.iter().map(move |y| x - y)).collect();
        all.sort_by(f64::total_cmp);
        let lazy = Differences::new(&first, &second).map(|d| (1..=d.len()).map(|k| d.kth(k)).collect());
        assert_eq!(lazy, Ok(all));
    }
}

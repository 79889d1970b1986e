//! By how much one group's answers lie above another's: the median of all pairwise differences.

use super::distribution::critical_z;
use super::frequencies::{Answers, Frequencies, found};
use super::rank_test::{EXACT_UP_TO, ways_to_sum};
use super::selection::of_rank;
use super::{Computed, Confidence, Interval};

/// Median of all differences of a first and a second answer, in their unit.
///
/// Refuses with `NoAnswers` for an empty group. Hodges & Lehmann (1963) Annals of Mathematical Statistics 34:598.
pub fn shift(first: &(impl Answers + ?Sized), second: &(impl Answers + ?Sized)) -> Computed<f64> {
    let (first, second) = (first.frequencies(), second.frequencies());
    let differences = Differences::new(&first, &second)?;
    let pairs = differences.len();
    Ok(f64::midpoint(differences.kth(pairs.div_ceil(2)), differences.kth(pairs / 2 + 1)))
}

/// Interval for the shift: the k-th smallest and k-th largest difference, k from Mann-Whitney's distribution
/// without ties (normal above [`EXACT_UP_TO`] answers).
///
/// With ties it covers at least as much. The widest possible interval stands where the groups are too small
/// for the confidence, as in R. Refuses with `NoAnswers` for an empty group.
/// Moses (1953) in Walker & Lev, Statistical Inference, chapter 18; Hollander & Wolfe (1999) section 4.3.
pub fn interval(
    first: &(impl Answers + ?Sized),
    second: &(impl Answers + ?Sized),
    confidence: Confidence,
) -> Computed<Interval> {
    let (first, second) = (first.frequencies(), second.frequencies());
    let differences = Differences::new(&first, &second)?;
    let k = rank(first.n(), second.n(), confidence).clamp(1, differences.len().div_ceil(2));
    Ok(Interval { low: differences.kth(k), high: differences.kth(differences.len() - k + 1) })
}

/// The smallest k with P(U <= k) >= α/2.
fn rank(n1: u64, n2: u64, confidence: Confidence) -> u64 {
    let tail = confidence.alpha() / 2.0;
    let (n, dealt) = (found(n1 + n2), found(n1.min(n2)));
    if n > EXACT_UP_TO {
        let pairs = n1 as f64 * n2 as f64;
        let sd = (pairs * (n + 1) as f64 / 12.0).sqrt();
        return whole(pairs / 2.0 + 0.5 - critical_z(confidence) * sd);
    }
    let ranks: Vec<usize> = (1..=n).collect();
    let ways = ways_to_sum(&ranks, dealt);
    let total: f64 = ways.iter().sum();
    let least = dealt * (dealt + 1) / 2;
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

/// All differences of a first and a second answer, in order without being written down.
struct Differences<'a> {
    first: &'a Frequencies,
    second: &'a Frequencies,
}

impl<'a> Differences<'a> {
    fn new(first: &'a Frequencies, second: &'a Frequencies) -> Computed<Self> {
        Ok(Self { first: first.checked()?, second: second.checked()? })
    }

    fn len(&self) -> u64 {
        self.first.n() * self.second.n()
    }

    /// The k-th smallest, k from 1.
    fn kth(&self, k: u64) -> f64 {
        let ends = |of: &Frequencies| of.iter().next().zip(of.iter().next_back());
        let Some((((least, _), (most, _)), ((low, _), (high, _)))) = ends(self.first).zip(ends(self.second)) else {
            return f64::NAN;
        };
        of_rank(k, (least - high, most - low), |bound| self.up_to(bound))
    }

    /// How many are at most `bound`: the larger the first answer, the more of the second lie too far below it.
    fn up_to(&self, bound: f64) -> u64 {
        let mut near = self.second.iter().peekable();
        let mut partners = self.second.n();
        let of_answer = |(value, count): (f64, u64)| {
            while let Some((_, too_far)) = near.next_if(|(other, _)| value - other > bound) {
                partners -= too_far;
            }
            count * partners
        };
        self.first.iter().map(of_answer).sum()
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
        let (first, second) = (first.frequencies(), second.frequencies());
        let lazy = Differences::new(&first, &second).map(|d| (1..=d.len()).map(|k| d.kth(k)).collect());
        assert_eq!(lazy, Ok(all));
    }
}

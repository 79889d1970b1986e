//! Wilcoxon's signed-rank test of changes, with two treatments of "no change".

use super::distribution::normal_two_sided;
use super::equality::same;
use super::frequencies::{Answers, found};
use super::ranks::{doubled, runs};
use super::{Computed, Refusal};

/// The exact distribution is built for at most this many people who moved (a second's work); beyond it
/// the normal approximation is right to four decimals.
pub const MOST_EXACT: usize = 400;

/// What happens to people who gave the same answer twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Zeros {
    /// Ranked with the others, then left out of the sum. Pratt (1959) JASA 54:655; Conover (1973) JASA 68:985.
    #[default]
    Pratt,
    /// Left out before ranking. Wilcoxon (1945) Biometrics Bull. 1:80.
    Dropped,
}

/// Signed ranks of the people who moved.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedRanks {
    /// Midranks of absolute changes, positive for a rise, and how many people have each.
    ranks: Vec<(f64, u64)>,
}

/// Ranks the absolute changes. Refuses changes that are all 0 ([`Refusal::NoVariation`]).
pub fn signed_ranks(changes: &(impl Answers + ?Sized), zeros: Zeros) -> Computed<SignedRanks> {
    let counted = changes.frequencies();
    let changes = counted.checked()?.iter();
    let changes = changes.map(|(change, count)| if same(change, 0.0) { (0.0, count) } else { (change, count) });
    let mut changes: Vec<(f64, u64)> = changes.filter(|(size, _)| zeros == Zeros::Pratt || *size != 0.0).collect();
    changes.sort_by(|a, b| a.0.abs().total_cmp(&b.0.abs()));
    let (mut ranks, mut below) = (Vec::new(), 0.0);
    for tied in runs(&changes, |(change, _)| change.abs()) {
        let size = tied.iter().map(|(_, count)| *count as f64).sum::<f64>();
        let rank = below + f64::midpoint(size, 1.0);
        let moved = tied.iter().filter(|(change, _)| *change != 0.0);
        ranks.extend(moved.map(|(change, count)| (rank * change.signum(), *count)));
        below += size;
    }
    if ranks.is_empty() { Err(Refusal::NoVariation) } else { Ok(SignedRanks { ranks }) }
}

impl SignedRanks {
    /// How many people moved.
    pub fn moved(&self) -> usize {
        found(self.ranks.iter().map(|(_, count)| count).sum())
    }

    /// Sum of the ranks of those who rose.
    pub fn sum_up(&self) -> f64 {
        self.sum(|rank| rank.max(0.0))
    }

    /// (sum up - sum down) / (sum of all), -1..=1: the matched-pairs rank-biserial correlation.
    /// Kerby (2014) Compr. Psychol. 3:11.IT.3.1.
    pub fn rank_biserial(&self) -> f64 {
        self.sum(|rank| rank) / self.total()
    }

    /// Two-sided p from the normal distribution with the variance of these midranks, a quarter of the sum
    /// of their squares; `continuity` moves the sum half a rank towards its expectation.
    pub fn p_normal(&self, continuity: bool) -> f64 {
        let spread = self.sum(|rank| rank * rank).sqrt() / 2.0;
        let distance = (self.sum_up() - self.total() / 2.0).abs();
        let distance = if continuity { (distance - 0.5).max(0.0) } else { distance };
        normal_two_sided(distance / spread)
    }

    /// Two-sided p over all equally likely sign patterns of these midranks.
    /// Refuses more than [`MOST_EXACT`] people who moved.
    pub fn p_exact(&self) -> Computed<f64> {
        if self.moved() > MOST_EXACT {
            return Err(Refusal::TooMany { most: MOST_EXACT, found: self.moved() });
        }
        let of_people = |(rank, count): &(f64, u64)| vec![doubled(rank.abs()); found(*count)];
        let parts: Vec<usize> = self.ranks.iter().flat_map(of_people).collect();
        let (total, observed) = (doubled(self.total()), doubled(self.sum_up()));
        let distance = total.abs_diff(2 * observed);
        let outcomes = sum_distribution(&parts);
        let extreme = outcomes.iter().enumerate().filter(|(sum, _)| total.abs_diff(2 * sum) >= distance);
        Ok(extreme.map(|(_, probability)| probability).sum::<f64>().min(1.0))
    }

    fn total(&self) -> f64 {
        self.sum(f64::abs)
    }

    fn sum(&self, term: impl Fn(f64) -> f64) -> f64 {
        self.ranks.iter().map(|(rank, count)| *count as f64 * term(*rank)).sum()
    }
}

/// Probability of each sum of `parts` when every part is in or out with probability 1/2.
pub(super) fn sum_distribution(parts: &[usize]) -> Vec<f64> {
    let mut probability = vec![0.0; parts.iter().sum::<usize>() + 1];
    probability[0] = 1.0;
    let mut reached = 0;
    for part in parts {
        reached += part;
        for sum in (0..=reached).rev() {
            let without = if sum + part <= reached { probability[sum] } else { 0.0 };
            let with = if sum >= *part { probability[sum - part] } else { 0.0 };
            probability[sum] = f64::midpoint(without, with);
        }
    }
    probability
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distribution_sums_to_one_and_zeros_matter() {
        assert!((sum_distribution(&[2, 3, 5, 5]).iter().sum::<f64>() - 1.0).abs() < 1e-15);
        let changes = [0.0, 0.0, 1.0, 2.0, -1.0];
        let sum = |zeros| signed_ranks(&changes, zeros).map(|ranks| ranks.sum_up());
        assert_eq!(sum(Zeros::Dropped), Ok(4.5));
        assert_eq!(sum(Zeros::Pratt), Ok(8.5));
        assert_eq!(signed_ranks(&[0.0, 0.0], Zeros::Pratt), Err(Refusal::NoVariation));
    }
}

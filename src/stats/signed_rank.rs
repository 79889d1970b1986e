//! Wilcoxon's signed-rank test of changes, with two treatments of "no change".

use super::distribution::normal_two_sided;
use super::equality::{all_finite, same};
use super::ranks::{Midranks, doubled};
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
    /// Midranks of absolute changes, positive for a rise.
    ranks: Vec<f64>,
}

/// Ranks the absolute changes. Refuses changes that are all 0 ([`Refusal::NoVariation`]).
pub fn signed_ranks(changes: &[f64], zeros: Zeros) -> Computed<SignedRanks> {
    all_finite(changes)?;
    let mut changes: Vec<f64> = changes.iter().map(|change| if same(*change, 0.0) { 0.0 } else { *change }).collect();
    if changes.is_empty() {
        return Err(Refusal::NoAnswers);
    }
    if zeros == Zeros::Dropped {
        changes.retain(|change| *change != 0.0);
    }
    let sizes: Vec<f64> = changes.iter().map(|change| change.abs()).collect();
    let ranked = Midranks::of(&sizes).ranks.into_iter().zip(&changes).filter(|(_, change)| **change != 0.0);
    let ranks: Vec<f64> = ranked.map(|(rank, change)| rank * change.signum()).collect();
    if ranks.is_empty() { Err(Refusal::NoVariation) } else { Ok(SignedRanks { ranks }) }
}

impl SignedRanks {
    /// How many people moved.
    pub fn moved(&self) -> usize {
        self.ranks.len()
    }

    /// Sum of the ranks of those who rose.
    pub fn sum_up(&self) -> f64 {
        self.ranks.iter().filter(|rank| **rank > 0.0).sum()
    }

    /// (sum up - sum down) / (sum of all), -1..=1: the matched-pairs rank-biserial correlation.
    /// Kerby (2014) Compr. Psychol. 3:11.IT.3.1.
    pub fn rank_biserial(&self) -> f64 {
        self.ranks.iter().sum::<f64>() / self.total()
    }

    /// Two-sided p from the normal distribution with the variance of these midranks, a quarter of the sum
    /// of their squares; `continuity` moves the sum half a rank towards its expectation.
    pub fn p_normal(&self, continuity: bool) -> f64 {
        let spread = self.ranks.iter().map(|rank| rank * rank).sum::<f64>().sqrt() / 2.0;
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
        let parts: Vec<usize> = self.ranks.iter().map(|rank| doubled(rank.abs())).collect();
        let total: usize = parts.iter().sum();
        let observed: usize = self.ranks.iter().filter(|r| **r > 0.0).map(|r| doubled(*r)).sum();
        let distance = total.abs_diff(2 * observed);
        let outcomes = sum_distribution(&parts);
        let extreme = outcomes.iter().enumerate().filter(|(sum, _)| total.abs_diff(2 * sum) >= distance);
        Ok(extreme.map(|(_, probability)| probability).sum::<f64>().min(1.0))
    }

    fn total(&self) -> f64 {
        self.ranks.iter().map(|rank| rank.abs()).sum()
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

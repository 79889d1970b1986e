//! Ranks of answers, equal answers sharing the mean of their ranks.

use super::equality::same;
use super::frequencies::Answers;
use super::{Computed, Refusal};

/// Where every value stands among all.
#[derive(Debug, Clone, PartialEq)]
pub struct Midranks {
    /// Rank of every value from 1 up, in the order of the values.
    pub ranks: Vec<f64>,
    /// Where every value stands among the distinct values, from 0.
    pub levels: Vec<usize>,
    /// Size of every group of equal values, in ascending order of the values; 1 where there is no tie.
    pub ties: Vec<usize>,
}

impl Midranks {
    /// Ranks `values`; those that are the [`same`] as the smallest of a group are tied with it.
    pub fn of(values: &[f64]) -> Self {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
        let (mut ranks, mut levels) = (vec![0.0; values.len()], vec![0; values.len()]);
        let mut ties = Vec::new();
        let mut below = 0;
        for tied in runs(&order, |place| values[*place]) {
            for &place in tied {
                ranks[place] = below as f64 + (tied.len() + 1) as f64 / 2.0;
                levels[place] = ties.len();
            }
            ties.push(tied.len());
            below += tied.len();
        }
        Self { ranks, levels, ties }
    }

    /// Σ(t³ - t) over groups of t equal values: how much ties narrow rank sums.
    pub fn tie_sum(&self) -> f64 {
        self.ties.iter().map(|&t| t as f64).map(|t| t * (t * t - 1.0)).sum()
    }

    /// Whether any two values are equal.
    pub fn tied(&self) -> bool {
        self.ties.iter().any(|&t| t > 1)
    }
}

/// Cuts an ordered list where values are no longer the same as the first of their run, up to rounding.
pub(super) fn runs<T>(ordered: &[T], value: impl Fn(&T) -> f64) -> Vec<&[T]> {
    let (mut runs, mut rest) = (Vec::new(), ordered);
    while let Some(first) = rest.first() {
        let size = rest.iter().take_while(|next| same(value(next), value(first))).count().max(1);
        let (run, larger) = rest.split_at(size);
        runs.push(run);
        rest = larger;
    }
    runs
}

/// How many of two groups gave each answer, the smallest first; answers that are the same up to rounding are one.
///
/// Refuses with `NoAnswers` for an empty group, with `OutOfRange` for answers that are not finite.
pub(super) fn side_by_side(
    first: &(impl Answers + ?Sized),
    second: &(impl Answers + ?Sized),
) -> Computed<(Vec<u64>, Vec<u64>)> {
    let (first, second) = (first.frequencies(), second.frequencies());
    if first.is_empty() || second.is_empty() {
        return Err(Refusal::NoAnswers);
    }
    let own = first.checked()?.iter().map(|(value, count)| (value, count, 0));
    let others = second.checked()?.iter().map(|(value, count)| (value, 0, count));
    let mut all: Vec<(f64, u64, u64)> = own.chain(others).collect();
    all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let sums = |run: &[(f64, u64, u64)]| run.iter().fold((0, 0), |(a, b), (_, own, other)| (a + own, b + other));
    Ok(runs(&all, |(value, ..)| *value).into_iter().map(sums).unzip())
}

/// Twice a midrank, which is a whole number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a midrank is a multiple of one half")]
pub(super) fn doubled(rank: f64) -> usize {
    (2.0 * rank) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_differences_share_a_rank_although_their_doubles_differ() {
        let found = Midranks::of(&[7.9 - 7.1, 2.0, 8.9 - 8.1, 0.0]);
        assert_eq!(found.ranks, [2.5, 4.0, 2.5, 1.0]);
        assert_eq!((found.levels, found.ties), (vec![1, 2, 1, 0], vec![1, 2, 1]));
    }
}

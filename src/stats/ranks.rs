//! Ranks of answers, equal answers sharing the mean of their ranks.

use super::equality::same;

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
        let mut rest = order.as_slice();
        while let Some(&smallest) = rest.first() {
            let below = values.len() - rest.len();
            let size = rest.iter().take_while(|&&place| same(values[place], values[smallest])).count().max(1);
            let (tied, larger) = rest.split_at(size);
            for &place in tied {
                ranks[place] = below as f64 + (size + 1) as f64 / 2.0;
                levels[place] = ties.len();
            }
            ties.push(size);
            rest = larger;
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

//! Ranks of answers, equal answers sharing the mean of their ranks.

/// Decimals to which answers are equal: 7.9 - 7.1 and 8.9 - 8.1 are, though not as doubles.
const DECIMALS: f64 = 1e9;

/// The values rounded to nine decimals.
pub fn rounded(values: &[f64]) -> Vec<f64> {
    values.iter().map(|v| (v * DECIMALS).round() / DECIMALS).collect()
}

/// Midranks from 1 up, in the order of the values, and the sizes of groups of equal values.
#[derive(Debug, Clone, PartialEq)]
pub struct Midranks {
    /// One rank per value.
    pub ranks: Vec<f64>,
    /// Size of every group of equal values, in ascending order of the values; 1 where there is no tie.
    pub ties: Vec<usize>,
}

impl Midranks {
    /// Ranks `values` after rounding them to nine decimals.
    pub fn of(values: &[f64]) -> Self {
        let values = rounded(values);
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
        let mut ranks = vec![0.0; values.len()];
        let mut ties = Vec::new();
        let mut below = 0;
        for tied in order.chunk_by(|&a, &b| values[a] == values[b]) {
            for &place in tied {
                ranks[place] = below as f64 + (tied.len() + 1) as f64 / 2.0;
            }
            below += tied.len();
            ties.push(tied.len());
        }
        Self { ranks, ties }
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

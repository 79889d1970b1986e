//! Mean change when the same people answered twice, and the sign test beside it.

use super::equality::same;
use super::mcnemar::{self, McNemarRule};
use super::mean::one_sample_t;
use super::t_statistic::TStatistic;
use super::{Computed, Refusal};

/// Both answers of each person, in the same order.
#[derive(Debug, Clone, Copy)]
pub struct Pairs<'a> {
    /// First answers.
    pub pre: &'a [f64],
    /// Second answers.
    pub post: &'a [f64],
}

impl<'a> Pairs<'a> {
    /// Refuses lists of unequal length.
    pub fn new(pre: &'a [f64], post: &'a [f64]) -> Computed<Self> {
        if pre.len() == post.len() { Ok(Self { pre, post }) } else { Err(Refusal::UnequalLengths) }
    }

    /// Second answer minus first, per person.
    pub fn changes(self) -> Vec<f64> {
        self.pre.iter().zip(self.post).map(|(pre, post)| post - pre).collect()
    }
}

/// Paired t statistic of the mean change, post minus pre, in scale points.
///
/// Refuses fewer than two pairs and changes that are all equal. Student (1908) Biometrika 6:1.
pub fn paired_t(pairs: Pairs<'_>) -> Computed<TStatistic> {
    one_sample_t(&pairs.changes())
}

/// How many went up, down, or stayed, to nine decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Directions {
    /// Second answer above the first.
    pub up: u64,
    /// Second answer below the first.
    pub down: u64,
    /// The same answer twice.
    pub same: u64,
}

/// Counts the directions of change.
pub fn directions(pairs: Pairs<'_>) -> Directions {
    let mut counts = Directions { up: 0, down: 0, same: 0 };
    for change in pairs.changes() {
        if same(change, 0.0) {
            counts.same += 1;
        } else if change > 0.0 {
            counts.up += 1;
        } else {
            counts.down += 1;
        }
    }
    counts
}

/// Exact two-sided sign test among those who moved, which is McNemar's; 1 when nobody did.
/// Arbuthnott (1710); Conover (1999) Practical Nonparametric Statistics, section 3.4.
pub fn sign_test_p(directions: Directions) -> Computed<f64> {
    mcnemar::p_value(directions.down, directions.up, McNemarRule::Exact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_changes_have_no_test() {
        let pairs = Pairs { pre: &[3.1, 4.1], post: &[2.1, 3.1] };
        assert_eq!(paired_t(pairs), Err(Refusal::NoVariation));
        assert_eq!(directions(pairs), Directions { up: 0, down: 2, same: 0 });
    }
}

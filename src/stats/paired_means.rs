//! Mean change when the same people answered twice, and the sign test beside it.

use super::correlation::pearson_of;
use super::equality::same;
use super::frequencies::Frequencies;
use super::mcnemar::{self, McNemarRule};
use super::mean::one_sample_t;
use super::summary::Summary;
use super::t_statistic::TStatistic;
use super::{Computed, Refusal};

/// Both answers of the same people: how many gave which first and which second answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pairs {
    /// First answer, second answer and how many people, in ascending order.
    people: Vec<(f64, f64, u64)>,
}

impl Pairs {
    /// Both answers of each person, in the same order. Refuses lists of unequal length.
    pub fn new(pre: &[f64], post: &[f64]) -> Computed<Self> {
        if pre.len() != post.len() {
            return Err(Refusal::UnequalLengths);
        }
        Ok(Self::counted(pre.iter().zip(post).map(|(pre, post)| (*pre, *post, 1))))
    }

    /// First and second answers and how many people gave them, in any order.
    pub fn counted(people: impl IntoIterator<Item = (f64, f64, u64)>) -> Self {
        let mut people: Vec<(f64, f64, u64)> = people.into_iter().filter(|(_, _, count)| *count > 0).collect();
        people.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        people.dedup_by(|next, kept| {
            let equal = (next.0, next.1) == (kept.0, kept.1);
            kept.2 += if equal { next.2 } else { 0 };
            equal
        });
        Self { people }
    }

    /// How many people.
    pub fn n(&self) -> u64 {
        self.people.iter().map(|(_, _, count)| count).sum()
    }

    /// How many people gave these two answers.
    pub fn count(&self, pre: f64, post: f64) -> u64 {
        self.people.iter().filter(|(first, second, _)| (*first, *second) == (pre, post)).map(|(_, _, n)| n).sum()
    }

    /// First answers.
    pub fn pre(&self) -> Frequencies {
        Frequencies::counted(self.people.iter().map(|(pre, _, count)| (*pre, *count)))
    }

    /// Second answers.
    pub fn post(&self) -> Frequencies {
        Frequencies::counted(self.people.iter().map(|(_, post, count)| (*post, *count)))
    }

    /// Second answer minus first.
    pub fn changes(&self) -> Frequencies {
        Frequencies::counted(self.people.iter().map(|(pre, post, count)| (post - pre, *count)))
    }

    /// Σ(first - its mean)(second - its mean) / (n - 1); exactly 0 when either is constant.
    ///
    /// Refuses with `TooFew` below two people, with `OutOfRange` for answers that are not finite.
    pub fn covariance(&self) -> Computed<f64> {
        let (pre, post) = (Summary::of(&self.pre())?, Summary::of(&self.post())?);
        if pre.variance()? == 0.0 || post.variance()? == 0.0 {
            return Ok(0.0);
        }
        let product = |(x, y, count): &(f64, f64, u64)| *count as f64 * (x - pre.mean) * (y - post.mean);
        Ok(self.people.iter().map(product).sum::<f64>() / (pre.n as f64 - 1.0))
    }

    /// Pearson's correlation of both answers, -1..=1. Refuses like [`Pairs::covariance`], and answers that do not vary.
    pub fn correlation(&self) -> Computed<f64> {
        let spread = |of: Frequencies| Summary::of(&of)?.variance();
        pearson_of(self.covariance()?, spread(self.pre())?, spread(self.post())?)
    }
}

/// Paired t statistic of the mean change, post minus pre, in scale points.
///
/// Refuses fewer than two pairs and changes that are all equal. Student (1908) Biometrika 6:1.
pub fn paired_t(pairs: &Pairs) -> Computed<TStatistic> {
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
pub fn directions(pairs: &Pairs) -> Directions {
    let changes = pairs.changes();
    let stays = |change: f64| same(change, 0.0);
    Directions {
        up: changes.count(|change| change > 0.0 && !stays(change)),
        down: changes.count(|change| change < 0.0 && !stays(change)),
        same: changes.count(stays),
    }
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
        let pairs = Pairs::new(&[3.1, 4.1], &[2.1, 3.1]);
        assert_eq!(pairs.as_ref().map_err(|refusal| *refusal).and_then(paired_t), Err(Refusal::NoVariation));
        assert_eq!(pairs.map(|pairs| directions(&pairs)), Ok(Directions { up: 0, down: 2, same: 0 }));
    }

    #[test]
    fn equal_pairs_are_counted_once() {
        let pairs = Pairs::new(&[2.0, 1.0, 2.0, 1.0], &[3.0, 1.0, 3.0, 3.0]);
        let counted = Pairs::counted([(2.0, 3.0, 2), (1.0, 3.0, 1), (1.0, 1.0, 1), (5.0, 5.0, 0)]);
        assert_eq!((pairs, counted.n(), counted.count(2.0, 3.0)), (Ok(counted.clone()), 4, 2));
        assert_eq!(counted.changes(), Frequencies::counted([(0.0, 1), (1.0, 2), (2.0, 1)]));
        assert!(counted.covariance().is_ok_and(|shared| (shared - 1.0 / 3.0).abs() < 1e-15));
        assert_eq!(Pairs::new(&[1.0], &[]), Err(Refusal::UnequalLengths));
    }
}

//! How often an answer of one group is larger than one of another, and how far that is known when groups spread
//! differently.

use super::frequencies::{Answers, found};
use super::mean_difference::satterthwaite;
use super::ranks::side_by_side;
use super::t_statistic::TStatistic;
use super::{Computed, Refusal};

/// P(first larger) + P(equal)/2 with Brunner and Munzel's variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelativeEffect {
    /// P(first larger) + P(equal)/2, 0..1; one half where neither tends to be larger.
    pub value: f64,
    variance1: f64,
    df1: f64,
    variance2: f64,
    df2: f64,
}

impl RelativeEffect {
    /// Refuses with `NoAnswers` for an empty group, with `TooFew` below two answers in a group.
    /// Brunner & Munzel (2000) Biometrical Journal 42:17; Vargha & Delaney (2000) Journal of Educational and
    /// Behavioral Statistics 25:101.
    pub fn of(first: &(impl Answers + ?Sized), second: &(impl Answers + ?Sized)) -> Computed<Self> {
        let (first, second) = side_by_side(first, second)?;
        Self::of_counts(&first, &second)
    }

    /// From how many of both groups gave each answer, the smallest first.
    pub(super) fn of_counts(first: &[u64], second: &[u64]) -> Computed<Self> {
        let (n1, n2) = (first.iter().sum::<u64>(), second.iter().sum::<u64>());
        if n1.min(n2) < 2 {
            return Err(Refusal::TooFew { needed: 2, found: found(n1.min(n2)) });
        }
        let (value, spread1) = placements(first, second);
        let (_, spread2) = placements(second, first);
        let (n1, n2) = (n1 as f64, n2 as f64);
        Ok(Self { value, variance1: spread1 / n1, df1: n1 - 1.0, variance2: spread2 / n2, df2: n2 - 1.0 })
    }

    /// Cliff's delta, P(first larger) − P(first smaller), −1..1. Cliff (1993) Psychological Bulletin 114:494.
    pub fn delta(&self) -> f64 {
        2.0 * self.value - 1.0
    }

    /// Test and interval of the value less one half, by Student's t with Satterthwaite's degrees of freedom. The
    /// groups' variances are multiplied by their design effects (1 for independent answers).
    ///
    /// Refuses with `NoVariation` where every answer of one group is larger than every one of the other, or all
    /// are equal. Brunner & Munzel (2000).
    pub fn t(&self, design_effects: (f64, f64)) -> Computed<TStatistic> {
        let (part1, part2) = (self.variance1 * design_effects.0, self.variance2 * design_effects.1);
        if part1 + part2 <= 0.0 {
            return Err(Refusal::NoVariation);
        }
        TStatistic::new(self.value - 0.5, (part1 + part2).sqrt(), satterthwaite(part1, self.df1, part2, self.df2))
    }
}

/// Mean and variance, over the answers of `these`, of the share of `those` that are smaller (equal ones by half).
fn placements(these: &[u64], those: &[u64]) -> (f64, f64) {
    let (n, others) = (these.iter().sum::<u64>() as f64, those.iter().sum::<u64>() as f64);
    let mut below = 0;
    let mut placed = Vec::with_capacity(these.len());
    for (own, other) in these.iter().zip(those) {
        placed.push((*own as f64, (below as f64 + *other as f64 / 2.0) / others));
        below += other;
    }
    let mean = placed.iter().map(|(count, place)| count * place).sum::<f64>() / n;
    let squares: f64 = placed.iter().map(|(count, place)| count * (place - mean).powi(2)).sum();
    (mean, squares / (n - 1.0))
}

#[cfg(test)]
mod tests {
    use super::super::frequencies::Frequencies;
    use super::super::ranks::Midranks;
    use super::*;

    fn answers(counts: [u64; 5]) -> Frequencies {
        Frequencies::counted((1_u32..).map(f64::from).zip(counts))
    }

    /// Mean and variance of an answer's rank among all less its rank in the own group, as Brunner and Munzel write it.
    fn by_ranks(own: &Frequencies, other: &Frequencies) -> (f64, f64) {
        let spread_out = |of: &Frequencies| of.iter().flat_map(|(x, n)| vec![x; found(n)]).collect::<Vec<_>>();
        let (own, other) = (spread_out(own), spread_out(other));
        let (all, alone) = (Midranks::of(&[own.as_slice(), &other].concat()).ranks, Midranks::of(&own).ranks);
        let above: Vec<f64> = all.iter().zip(&alone).map(|(all, alone)| all - alone).collect();
        let (n, mean) = (own.len() as f64, above.iter().sum::<f64>() / own.len() as f64);
        (mean, above.iter().map(|rank| (rank - mean).powi(2)).sum::<f64>() / (n - 1.0))
    }

    #[test]
    fn counts_give_what_ranks_give() {
        for (first, second) in [
            ([11, 2, 0, 1, 0], [3, 2, 3, 1, 2]),
            ([1, 4, 9, 2, 3], [0, 0, 7, 8, 1]),
            ([5, 5, 5, 5, 5], [1, 0, 0, 0, 90]),
        ] {
            let (first, second) = (answers(first), answers(second));
            let (n1, n2) = (first.n() as f64, second.n() as f64);
            let ((above1, spread1), (_, spread2)) = (by_ranks(&first, &second), by_ranks(&second, &first));
            let effect = RelativeEffect::of(&first, &second);
            let t = effect.and_then(|effect| effect.t((1.0, 1.0)));
            let near = |x: f64, y: f64| (x - y).abs() < 1e-12;
            let se = (spread1 / (n1 * n2 * n2) + spread2 / (n2 * n1 * n1)).sqrt();
            assert!(effect.is_ok_and(|effect| near(effect.value, above1 / n2)), "{effect:?}");
            assert!(t.is_ok_and(|t| near(t.se, se) && near(t.estimate, above1 / n2 - 0.5)), "{t:?}");
        }
    }

    #[test]
    fn groups_that_do_not_overlap_have_no_interval() {
        let apart = RelativeEffect::of(&answers([0, 0, 9, 0, 0]), &answers([5, 5, 0, 0, 0]));
        assert!(apart.is_ok_and(|effect| effect.value == 1.0));
        assert_eq!(apart.and_then(|effect| effect.t((1.0, 1.0))), Err(Refusal::NoVariation));
    }
}

//! Whether the answers of one group tend to be larger than those of another.

use super::distribution::normal_two_sided;
use super::frequencies::{Answers, found};
use super::ranks::side_by_side;
use super::relative_effect::RelativeEffect;
use super::t_statistic::TStatistic;
use super::{Computed, Refusal};

/// Most answers, of both groups together, for which the exact distribution is computed.
pub const EXACT_UP_TO: usize = 100;

/// Mann-Whitney's statistic for both groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannWhitney {
    /// Pairs in which the first group's answer is larger, equal ones counted half.
    pub u: f64,
    /// The same for the second group.
    pub u_other: f64,
    /// Normal score of `u` with the variance corrected for ties; none when all answers are equal.
    pub z: Computed<f64>,
}

/// How the p-value of Mann-Whitney's test is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum MannWhitneyRule {
    /// Over all ways to deal the observed midranks to the groups, valid with ties. Pratt & Gibbons (1981)
    /// Concepts of Nonparametric Theory; Streitberg & Roehmel (1986) Statistical Software Newsletter 12:10.
    #[default]
    Exact,
    /// Normal, with tie correction. Mann & Whitney (1947) Annals of Mathematical Statistics 18:50.
    Normal,
    /// Normal, with tie and continuity correction.
    NormalContinuity,
}

/// Mann-Whitney's U, between 0 and n1·n2.
///
/// Refuses with `NoAnswers` for an empty group. Mann & Whitney (1947).
pub fn mann_whitney(first: &(impl Answers + ?Sized), second: &(impl Answers + ?Sized)) -> Computed<MannWhitney> {
    let ranked = Ranked::new(first, second)?;
    let z = if ranked.variance() > 0.0 {
        Ok(ranked.distance() / ranked.variance().sqrt())
    } else {
        Err(Refusal::NoVariation)
    };
    Ok(MannWhitney { u: ranked.u(), u_other: ranked.pairs() - ranked.u(), z })
}

/// Two-sided p-value that neither group's answers tend to be larger, under equal distributions.
///
/// 1 when all answers are equal, where the continuity correction refuses with `NoVariation`. `Exact` refuses
/// with `TooMany` above [`EXACT_UP_TO`] answers. Sources: at the rules.
pub fn mann_whitney_p(
    first: &(impl Answers + ?Sized),
    second: &(impl Answers + ?Sized),
    rule: MannWhitneyRule,
) -> Computed<f64> {
    let ranked = Ranked::new(first, second)?;
    let sd = ranked.variance().sqrt();
    match rule {
        MannWhitneyRule::Exact => ranked.exact_p(),
        MannWhitneyRule::Normal if sd == 0.0 => Ok(1.0),
        MannWhitneyRule::Normal => Ok(normal_two_sided(ranked.distance() / sd)),
        MannWhitneyRule::NormalContinuity if sd == 0.0 => Err(Refusal::NoVariation),
        MannWhitneyRule::NormalContinuity => Ok(normal_two_sided((ranked.distance().abs() - 0.5).max(0.0) / sd)),
    }
}

/// Two groups ranked together.
struct Ranked {
    /// How many of each group gave each answer, the smallest first.
    first: Vec<u64>,
    second: Vec<u64>,
    n1: u64,
    n2: u64,
}

impl Ranked {
    fn new(first: &(impl Answers + ?Sized), second: &(impl Answers + ?Sized)) -> Computed<Self> {
        let (first, second) = side_by_side(first, second)?;
        let (n1, n2) = (first.iter().sum(), second.iter().sum());
        Ok(Self { first, second, n1, n2 })
    }

    fn pairs(&self) -> f64 {
        self.n1 as f64 * self.n2 as f64
    }

    fn u(&self) -> f64 {
        let mut below = 0;
        let larger = |(own, other): (&u64, &u64)| {
            let pairs = *own as f64 * (below as f64 + *other as f64 / 2.0);
            below += other;
            pairs
        };
        self.first.iter().zip(&self.second).map(larger).sum()
    }

    fn distance(&self) -> f64 {
        self.u() - self.pairs() / 2.0
    }

    /// How many gave each answer.
    fn ties(&self) -> impl Iterator<Item = u64> {
        self.first.iter().zip(&self.second).map(|(own, other)| own + other)
    }

    fn variance(&self) -> f64 {
        let n = (self.n1 + self.n2) as f64;
        let tied: f64 = self.ties().map(|t| t as f64).map(|t| t * (t * t - 1.0)).sum();
        self.pairs() / 12.0 * (n + 1.0 - tied / (n * (n - 1.0)))
    }

    fn exact_p(&self) -> Computed<f64> {
        let found = found(self.n1 + self.n2);
        if found > EXACT_UP_TO {
            return Err(Refusal::TooMany { most: EXACT_UP_TO, found });
        }
        // Twice the midrank of each answer.
        let mut below = 0;
        let doubled = self.ties().map(|tied| {
            let rank = 2 * below + tied + 1;
            below += tied;
            rank
        });
        let doubled: Vec<u64> = doubled.collect();
        // Either group's sum tells the other's, so the smaller group is dealt.
        let (dealt, own) = if self.n1 <= self.n2 { (self.n1, &self.first) } else { (self.n2, &self.second) };
        let observed: u64 = own.iter().zip(&doubled).map(|(count, rank)| count * rank).sum();
        let ranks = doubled.iter().zip(self.ties()).flat_map(|(rank, tied)| vec![small(*rank); small(tied)]);
        let ways = ways_to_sum(&ranks.collect::<Vec<_>>(), small(dealt));
        // The mean of a doubled sum is dealt·(n + 1), a whole number, so distances are compared exactly.
        let distance = |sum: u64| sum.abs_diff(dealt * (self.n1 + self.n2 + 1));
        let total: f64 = ways.iter().sum();
        let as_far = (0..).zip(&ways).filter(|(sum, _)| distance(*sum) >= distance(observed));
        Ok(as_far.map(|(_, ways)| ways).sum::<f64>() / total)
    }
}

/// A number that an exact distribution is made from.
fn small(count: u64) -> usize {
    found(count)
}

/// In how many ways `dealt` of the `items` add up to each sum.
pub(super) fn ways_to_sum(items: &[usize], dealt: usize) -> Vec<f64> {
    let mut largest = items.to_vec();
    largest.sort_unstable_by(|a, b| b.cmp(a));
    let most: usize = largest.iter().take(dealt).sum();
    let mut ways = vec![vec![0.0; most + 1]; dealt + 1];
    ways[0][0] = 1.0;
    for (seen, &item) in items.iter().enumerate() {
        for chosen in (1..=dealt.min(seen + 1)).rev() {
            let (before, after) = ways.split_at_mut(chosen);
            for sum in item..=most {
                after[0][sum] += before[chosen - 1][sum - item];
            }
        }
    }
    ways.swap_remove(dealt)
}

/// Brunner and Munzel's test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BrunnerMunzel {
    /// P(first < second) + P(equal)/2, 0..1.
    pub relative_effect: f64,
    /// The studentised statistic, positive when the second group's answers are larger.
    pub statistic: f64,
    /// Satterthwaite's degrees of freedom.
    pub df: f64,
    /// Two-sided p-value from Student's t.
    pub p: f64,
}

/// Tests that P(first < second) + P(equal)/2 is one half, also when the groups spread differently.
///
/// For ten or more answers in each group; below, [`brunner_munzel_permutation_p`]. Refuses with `NoAnswers`,
/// with `TooFew` below two answers in a group, and with `NoVariation` when every answer of one group is larger
/// than every one of the other, or all are equal: the variance is then estimated as 0.
/// Brunner & Munzel (2000) Biometrical Journal 42:17.
pub fn brunner_munzel(first: &(impl Answers + ?Sized), second: &(impl Answers + ?Sized)) -> Computed<BrunnerMunzel> {
    let (first, second) = side_by_side(first, second)?;
    let effect = RelativeEffect::of_counts(&second, &first)?;
    let t = effect.t((1.0, 1.0))?;
    Ok(BrunnerMunzel { relative_effect: effect.value, statistic: t.t(), df: t.df, p: t.p() })
}

/// Most answers, of both groups together, for which every deal of Brunner and Munzel's statistic is computed.
pub const EVERY_DEAL_UP_TO: usize = 20;

/// Two-sided p-value of Brunner and Munzel's statistic over all ways to deal the answers to the groups.
///
/// For groups below ten. Complete separation is the most extreme deal. Refuses with `NoAnswers`, with `TooFew`
/// below two answers in a group, with `TooMany` above [`EVERY_DEAL_UP_TO`] in all, and with `NoVariation` when
/// all answers are equal. Neubert & Brunner (2007) Computational Statistics & Data Analysis 51:5192.
pub fn brunner_munzel_permutation_p(
    first: &(impl Answers + ?Sized),
    second: &(impl Answers + ?Sized),
) -> Computed<f64> {
    /// Statistics that differ only by rounding are equally extreme.
    const ROUNDING: f64 = 1e-9;
    let ranked = Ranked::new(first, second)?;
    let (n1, all) = (found(ranked.n1), found(ranked.n1 + ranked.n2));
    let smaller = found(ranked.n1.min(ranked.n2));
    if smaller < 2 {
        return Err(Refusal::TooFew { needed: 2, found: smaller });
    }
    if all > EVERY_DEAL_UP_TO {
        return Err(Refusal::TooMany { most: EVERY_DEAL_UP_TO, found: all });
    }
    if ranked.first.len() < 2 {
        return Err(Refusal::NoVariation);
    }
    // Which answer each person gave, the first group's people first.
    let given = |counts: &[u64]| counts.iter().enumerate().flat_map(|(at, n)| vec![at; small(*n)]).collect::<Vec<_>>();
    let answers = [given(&ranked.first), given(&ranked.second)].concat();
    let distance = |deal: u32| {
        let mut dealt = [vec![0; ranked.first.len()], vec![0; ranked.first.len()]];
        answers.iter().enumerate().for_each(|(person, answer)| dealt[(deal >> person & 1) as usize][*answer] += 1);
        studentised(&dealt[1], &dealt[0])
    };
    let observed = distance((1 << n1) - 1) * (1.0 - ROUNDING);
    let deals = (0..1_u32 << all).filter(|deal| deal.count_ones() as usize == n1);
    let (as_far, all) =
        deals.fold((0_u32, 0_u32), |(as_far, all), deal| (as_far + u32::from(distance(deal) >= observed), all + 1));
    Ok(f64::from(as_far) / f64::from(all))
}

/// Brunner and Munzel's statistic without its sign; infinite when the groups do not overlap.
fn studentised(first: &[u64], second: &[u64]) -> f64 {
    let Ok(effect) = RelativeEffect::of_counts(first, second) else { return 0.0 };
    let apart = if effect.value == 0.5 { 0.0 } else { f64::INFINITY };
    effect.t((1.0, 1.0)).map_or(apart, |t: TStatistic| t.t().abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Brunner & Munzel (2000), pain scores; lawstat::brunner.munzel.test gives 3.1375, 17.683, 0.005786, 0.788961.
    #[test]
    fn pain_scores() {
        let first = [1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 4.0, 1.0, 1.0];
        let second = [3.0, 3.0, 4.0, 3.0, 1.0, 2.0, 3.0, 1.0, 1.0, 5.0, 4.0];
        let near = |got: f64, want: f64| (got - want).abs() < 5e-5 * want.abs().max(0.1);
        let found = brunner_munzel(&first, &second);
        assert!(found.is_ok_and(|b| near(b.statistic, 3.1375) && near(b.df, 17.683)), "{found:?}");
        assert!(found.is_ok_and(|b| near(b.p, 0.005_786) && near(b.relative_effect, 0.788_961)), "{found:?}");
    }

    /// Three below three: only the two complete separations of twenty deals are as far.
    #[test]
    fn separated_groups() {
        let p = brunner_munzel_permutation_p(&[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0]);
        assert!(p.is_ok_and(|p| (p - 0.1).abs() < 1e-12), "{p:?}");
    }
}

//! Whether the answers of one group tend to be larger than those of another.

use super::distribution::{normal_two_sided, t_two_sided};
use super::equality::all_finite;
use super::ranks::{Midranks, doubled};
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
pub fn mann_whitney(first: &[f64], second: &[f64]) -> Computed<MannWhitney> {
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
pub fn mann_whitney_p(first: &[f64], second: &[f64], rule: MannWhitneyRule) -> Computed<f64> {
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
    midranks: Midranks,
    n1: usize,
    n2: usize,
}

impl Ranked {
    fn new(first: &[f64], second: &[f64]) -> Computed<Self> {
        if first.is_empty() || second.is_empty() {
            return Err(Refusal::NoAnswers);
        }
        all_finite(first).and(all_finite(second))?;
        Ok(Self { midranks: Midranks::of(&[first, second].concat()), n1: first.len(), n2: second.len() })
    }

    fn pairs(&self) -> f64 {
        self.n1 as f64 * self.n2 as f64
    }

    fn u(&self) -> f64 {
        let n1 = self.n1 as f64;
        self.midranks.ranks[..self.n1].iter().sum::<f64>() - n1 * (n1 + 1.0) / 2.0
    }

    fn distance(&self) -> f64 {
        self.u() - self.pairs() / 2.0
    }

    fn variance(&self) -> f64 {
        let n = (self.n1 + self.n2) as f64;
        self.pairs() / 12.0 * (n + 1.0 - self.midranks.tie_sum() / (n * (n - 1.0)))
    }

    fn exact_p(&self) -> Computed<f64> {
        let found = self.n1 + self.n2;
        if found > EXACT_UP_TO {
            return Err(Refusal::TooMany { most: EXACT_UP_TO, found });
        }
        let doubled: Vec<usize> = self.midranks.ranks.iter().map(|r| doubled(*r)).collect();
        // Either group's sum tells the other's, so the smaller group is dealt.
        let (dealt, observed): (usize, usize) = if self.n1 <= self.n2 {
            (self.n1, doubled[..self.n1].iter().sum())
        } else {
            (self.n2, doubled[self.n1..].iter().sum())
        };
        let ways = ways_to_sum(&doubled, dealt);
        // The mean of a doubled sum is dealt·(n + 1), a whole number, so distances are compared exactly.
        let distance = |sum: usize| sum.abs_diff(dealt * (found + 1));
        let total: f64 = ways.iter().sum();
        let as_far = ways.iter().enumerate().filter(|(sum, _)| distance(*sum) >= distance(observed));
        Ok(as_far.map(|(_, ways)| ways).sum::<f64>() / total)
    }
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
pub fn brunner_munzel(first: &[f64], second: &[f64]) -> Computed<BrunnerMunzel> {
    let ranked = Ranked::new(first, second)?;
    let found = first.len().min(second.len());
    if found < 2 {
        return Err(Refusal::TooFew { needed: 2, found });
    }
    let (first, second) = ranked.midranks.ranks.split_at(first.len());
    let (n1, n2) = (first.len() as f64, second.len() as f64);
    let (part1, part2) = (n1 * placement_variance(first), n2 * placement_variance(second));
    if part1 + part2 == 0.0 {
        return Err(Refusal::NoVariation);
    }
    let statistic = studentised(first, second);
    let df = (part1 + part2).powi(2) / (part1 * part1 / (n1 - 1.0) + part2 * part2 / (n2 - 1.0));
    let relative_effect = (average(second) - f64::midpoint(n2, 1.0)) / n1;
    Ok(BrunnerMunzel { relative_effect, statistic, df, p: t_two_sided(statistic, df) })
}

/// Most answers, of both groups together, for which every deal of Brunner and Munzel's statistic is computed.
pub const EVERY_DEAL_UP_TO: usize = 20;

/// Two-sided p-value of Brunner and Munzel's statistic over all ways to deal the answers to the groups.
///
/// For groups below ten. Complete separation is the most extreme deal. Refuses with `NoAnswers`, with `TooFew`
/// below two answers in a group, with `TooMany` above [`EVERY_DEAL_UP_TO`] in all, and with `NoVariation` when
/// all answers are equal. Neubert & Brunner (2007) Computational Statistics & Data Analysis 51:5192.
pub fn brunner_munzel_permutation_p(first: &[f64], second: &[f64]) -> Computed<f64> {
    /// Statistics that differ only by rounding are equally extreme.
    const ROUNDING: f64 = 1e-9;
    let ranked = Ranked::new(first, second)?;
    let (n1, found) = (first.len(), first.len() + second.len());
    let smaller = n1.min(second.len());
    if smaller < 2 {
        return Err(Refusal::TooFew { needed: 2, found: smaller });
    }
    if found > EVERY_DEAL_UP_TO {
        return Err(Refusal::TooMany { most: EVERY_DEAL_UP_TO, found });
    }
    if ranked.midranks.ties.len() < 2 {
        return Err(Refusal::NoVariation);
    }
    let ranks = &ranked.midranks.ranks;
    let distance = |deal: u32| {
        let dealt = |group: u32| -> Vec<f64> {
            ranks.iter().enumerate().filter(|(i, _)| deal >> i & 1 == group).map(|(_, rank)| *rank).collect()
        };
        studentised(&dealt(1), &dealt(0)).abs()
    };
    let observed = distance((1 << n1) - 1) * (1.0 - ROUNDING);
    let deals = (0..1_u32 << found).filter(|deal| deal.count_ones() as usize == n1);
    let (as_far, all) =
        deals.fold((0_u32, 0_u32), |(as_far, all), deal| (as_far + u32::from(distance(deal) >= observed), all + 1));
    Ok(f64::from(as_far) / f64::from(all))
}

/// Brunner and Munzel's statistic from common midranks; infinite when the groups do not overlap.
fn studentised(first: &[f64], second: &[f64]) -> f64 {
    let (n1, n2) = (first.len() as f64, second.len() as f64);
    let distance = average(second) - average(first);
    let variance = n1 * placement_variance(first) + n2 * placement_variance(second);
    if distance == 0.0 { 0.0 } else { n1 * n2 * distance / ((n1 + n2) * variance.sqrt()) }
}

/// Variance of an answer's rank among all minus its rank within the own group.
fn placement_variance(ranks: &[f64]) -> f64 {
    let n = ranks.len() as f64;
    let centre = average(ranks) - f64::midpoint(n, 1.0);
    let own = Midranks::of(ranks).ranks;
    ranks.iter().zip(own).map(|(all, own)| (all - own - centre).powi(2)).sum::<f64>() / (n - 1.0)
}

fn average(ranks: &[f64]) -> f64 {
    ranks.iter().sum::<f64>() / ranks.len() as f64
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

//! Concordance of two ordinal answers: Kendall's tau-b, Goodman and Kruskal's gamma, Somers' d.

use super::distribution::{critical_z, normal_two_sided};
use super::equality::all_finite;
use super::ranks::Midranks;
use super::{Computed, Confidence, Interval, Refusal};

/// Concordant and discordant pairs of people and what is tied.
#[derive(Debug, Clone, PartialEq)]
pub struct Concordance {
    /// Pairs of people in the same order on both answers.
    pub concordant: u64,
    /// Pairs in opposite order.
    pub discordant: u64,
    people: usize,
    ties_x: Vec<usize>,
    ties_y: Vec<usize>,
    /// Each person's concordant and discordant partners.
    partners: Vec<(u64, u64)>,
}

/// Counts the pairs in n log n time.
///
/// Refuses lists of unequal length and fewer than two people.
/// Knight (1966) JASA 61:436, with a binary indexed tree (Fenwick 1994) in place of merge sort because
/// gamma's standard error needs the partners of every person.
pub fn concordance(x: &[f64], y: &[f64]) -> Computed<Concordance> {
    if x.len() != y.len() {
        return Err(Refusal::UnequalLengths);
    }
    if x.len() < 2 {
        return Err(Refusal::TooFew { needed: 2, found: x.len() });
    }
    all_finite(x).and(all_finite(y))?;
    let (ranked_x, ranked_y) = (Midranks::of(x), Midranks::of(y));
    let (ties_x, ties_y) = (ranked_x.ties, ranked_y.ties);
    let people: Vec<(usize, usize)> = ranked_x.levels.into_iter().zip(ranked_y.levels).collect();
    let mut partners = vec![(0, 0); x.len()];
    for ascending in [true, false] {
        add_partners(&people, ties_y.len(), ascending, &mut partners);
    }
    let half = |count: fn(&(u64, u64)) -> u64| partners.iter().map(count).sum::<u64>() / 2;
    let (concordant, discordant) = (half(|p| p.0), half(|p| p.1));
    Ok(Concordance { concordant, discordant, people: x.len(), ties_x, ties_y, partners })
}

/// Adds the partners with smaller x (ascending) or larger x (descending).
fn add_partners(people: &[(usize, usize)], levels: usize, ascending: bool, partners: &mut [(u64, u64)]) {
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by_key(|person| people[*person].0);
    if !ascending {
        order.reverse();
    }
    let mut tree = Tree::new(levels);
    let mut start = 0;
    while start < order.len() {
        let tied = order[start..].iter().take_while(|i| people[**i].0 == people[order[start]].0).count();
        let group = &order[start..start + tied];
        for person in group {
            let level = people[*person].1;
            let (below, up_to) = (tree.below(level), tree.below(level + 1));
            let above = start as u64 - up_to;
            let (same, opposite) = if ascending { (below, above) } else { (above, below) };
            partners[*person].0 += same;
            partners[*person].1 += opposite;
        }
        for person in group {
            tree.add(people[*person].1);
        }
        start += tied;
    }
}

/// Counts by level with fast sums from the bottom.
struct Tree(Vec<u64>);

impl Tree {
    fn new(levels: usize) -> Self {
        Self(vec![0; levels + 1])
    }

    fn add(&mut self, level: usize) {
        let mut node = level + 1;
        while node < self.0.len() {
            self.0[node] += 1;
            node += node & node.wrapping_neg();
        }
    }

    /// How many lie strictly below `level`.
    fn below(&self, level: usize) -> u64 {
        let (mut node, mut sum) = (level, 0);
        while node > 0 {
            sum += self.0[node];
            node &= node - 1;
        }
        sum
    }
}

impl Concordance {
    /// Concordant minus discordant pairs.
    fn excess(&self) -> f64 {
        self.concordant as f64 - self.discordant as f64
    }

    fn pairs(&self) -> f64 {
        choose_two(self.people)
    }

    /// Kendall's tau-b, -1..=1. Refuses an answer without variation. Kendall (1945) Biometrika 33:239.
    pub fn tau_b(&self) -> Computed<f64> {
        let untied = |ties: &[usize]| self.pairs() - ties.iter().map(|t| choose_two(*t)).sum::<f64>();
        let scale = untied(&self.ties_x).sqrt() * untied(&self.ties_y).sqrt();
        if scale == 0.0 { Err(Refusal::NoVariation) } else { Ok((self.excess() / scale).clamp(-1.0, 1.0)) }
    }

    /// Normal deviate of "no association" with the variance under ties, without continuity correction.
    /// Refuses fewer than three people and an answer without variation.
    /// Kendall & Gibbons (1990) Rank Correlation Methods, ch. 4.
    pub fn z(&self) -> Computed<f64> {
        if self.people < 3 {
            return Err(Refusal::TooFew { needed: 3, found: self.people });
        }
        self.tau_b()?;
        let n = self.people as f64;
        let sum = |ties: &[usize], term: fn(f64) -> f64| ties.iter().map(|t| term(*t as f64)).sum::<f64>();
        let both = |term: fn(f64) -> f64| sum(&self.ties_x, term) * sum(&self.ties_y, term);
        let whole: fn(f64) -> f64 = |t| t * (t - 1.0) * (2.0 * t + 5.0);
        let variance = (whole(n) - sum(&self.ties_x, whole) - sum(&self.ties_y, whole)) / 18.0
            + both(|t| t * (t - 1.0)) / (2.0 * n * (n - 1.0))
            + both(|t| t * (t - 1.0) * (t - 2.0)) / (9.0 * n * (n - 1.0) * (n - 2.0));
        Ok(self.excess() / variance.sqrt())
    }

    /// Two-sided p-value of [`Self::z`].
    pub fn p_normal(&self) -> Computed<f64> {
        self.z().map(normal_two_sided)
    }

    /// Exact two-sided p-value over all orders.
    /// Refuses ties ([`Refusal::NotDefined`]) and more than [`MOST_EXACT`] people.
    pub fn p_exact(&self) -> Computed<f64> {
        if self.ties_x.len() < self.people || self.ties_y.len() < self.people {
            return Err(Refusal::NotDefined);
        }
        if self.people > MOST_EXACT {
            return Err(Refusal::TooMany { most: MOST_EXACT, found: self.people });
        }
        let fewer = usize::try_from(self.concordant.min(self.discordant)).unwrap_or(usize::MAX);
        let tail: f64 = inversion_distribution(self.people).iter().take(fewer.saturating_add(1)).sum();
        Ok((2.0 * tail).min(1.0))
    }

    /// Goodman and Kruskal's gamma, concordant minus discordant over their sum, -1..=1; ties left out.
    /// Refuses when every pair is tied. Goodman & Kruskal (1954) JASA 49:732.
    pub fn gamma(&self) -> Computed<f64> {
        if self.concordant + self.discordant == 0 {
            return Err(Refusal::NoVariation);
        }
        Ok(self.excess() / (self.concordant + self.discordant) as f64)
    }

    /// Standard error of gamma that holds away from 0 as well (ASE1). Refuses |gamma| = 1, where it is 0.
    /// Goodman & Kruskal (1963) JASA 58:310; Agresti (2010) Analysis of Ordinal Categorical Data.
    pub fn gamma_se(&self) -> Computed<f64> {
        if self.gamma()?.abs() >= 1.0 {
            return Err(Refusal::AtTheEdge);
        }
        let total = (self.concordant + self.discordant) as f64;
        let (shared, opposed) = (self.concordant as f64 / total, self.discordant as f64 / total);
        let influence = |(c, d): &(u64, u64)| 2.0 * (opposed * *c as f64 - shared * *d as f64) / total;
        Ok(self.partners.iter().map(|partners| influence(partners).powi(2)).sum::<f64>().sqrt())
    }

    /// gamma plus and minus the normal quantile times [`Self::gamma_se`], within -1..=1.
    pub fn gamma_interval(&self, confidence: Confidence) -> Computed<Interval> {
        let (gamma, half) = (self.gamma()?, critical_z(confidence) * self.gamma_se()?);
        Ok(Interval { low: gamma - half, high: gamma + half }.within(-1.0, 1.0))
    }

    /// Somers' d of y given x: the excess among pairs that differ in x, -1..=1.
    /// Refuses x without variation. Somers (1962) Am. Sociol. Rev. 27:799.
    pub fn somers_d_y_given_x(&self) -> Computed<f64> {
        let differing = self.pairs() - self.ties_x.iter().map(|t| choose_two(*t)).sum::<f64>();
        if differing == 0.0 { Err(Refusal::NoVariation) } else { Ok(self.excess() / differing) }
    }
}

/// The exact distribution of tau is built for at most this many people.
pub const MOST_EXACT: usize = 200;

fn choose_two(n: usize) -> f64 {
    n as f64 * (n as f64 - 1.0) / 2.0
}

/// Probability of each number of discordant pairs among n people in random order: the m-th person adds
/// 0 to m - 1 with equal probability.
fn inversion_distribution(n: usize) -> Vec<f64> {
    let mut probability = vec![1.0];
    for person in 2..=n {
        let mut next = Vec::with_capacity(probability.len() + person - 1);
        for inversions in 0..probability.len() + person - 1 {
            let from = (inversions + 1).saturating_sub(person);
            let to = inversions.min(probability.len() - 1);
            next.push(probability[from..=to].iter().sum::<f64>() / person as f64);
        }
        probability = next;
    }
    probability
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_every_pair_and_holds_at_a_hundred_thousand() {
        let x: Vec<f64> = (0..60).map(|i| f64::from(i * 7 % 11)).collect();
        let y: Vec<f64> = (0..60).map(|i| f64::from(i * 5 % 13 % 4)).collect();
        let (mut same, mut opposite) = (0, 0);
        for i in 0..60 {
            for j in 0..i {
                let product = (x[i] - x[j]) * (y[i] - y[j]);
                same += u64::from(product > 0.0);
                opposite += u64::from(product < 0.0);
            }
        }
        let counted = concordance(&x, &y);
        assert!(counted.is_ok_and(|c| (c.concordant, c.discordant) == (same, opposite)));
        let many: Vec<f64> = (0..100_000).map(f64::from).collect();
        assert!(concordance(&many, &many).is_ok_and(|c| c.tau_b() == Ok(1.0)));
    }
}

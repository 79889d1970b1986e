//! Whether several independent groups differ: by ranks, pair by pair, and by means.

use super::distribution::{chi_squared_upper_tail, f_upper_tail, normal_two_sided};
use super::equality::all_finite;
use super::moments::{mean, variance};
use super::ranks::Midranks;
use super::t_statistic::TStatistic;
use super::{Computed, Refusal};

/// Kruskal and Wallis's test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KruskalWallis {
    /// The statistic, corrected for ties.
    pub h: f64,
    /// Groups minus one.
    pub df: f64,
    /// P-value from chi-squared.
    pub p: f64,
    /// H/(n-1), 0..1. Kelley (1935) PNAS 21:554; Tomczak & Tomczak (2014) Trends in Sport Sciences 1:19.
    pub epsilon_squared: f64,
    /// (H - k + 1)/(n - k), may be below 0; none when every group has one answer. Tomczak & Tomczak (2014).
    pub eta_squared: Computed<f64>,
}

/// Tests whether any group's answers tend to be larger than another's.
///
/// H = 12/(N(N+1)) Σ R²/n - 3(N+1), divided by 1 - Σ(t³-t)/(N³-N). Refuses with `TooFew` below two groups,
/// with `NoAnswers` for an empty one, with `NoVariation` when all answers are equal.
/// Kruskal & Wallis (1952) JASA 47:583.
pub fn kruskal_wallis(groups: &[Vec<f64>]) -> Computed<KruskalWallis> {
    let ranked = Ranked::new(groups)?;
    let n = ranked.n;
    let centre = f64::midpoint(n, 1.0);
    let between: f64 = ranked.means.iter().zip(&ranked.sizes).map(|(m, size)| size * (m - centre).powi(2)).sum();
    let h = between / ranked.square;
    let k = groups.len() as f64;
    let spare = Refusal::TooFew { needed: groups.len() + 1, found: groups.len() };
    Ok(KruskalWallis {
        h,
        df: k - 1.0,
        p: chi_squared_upper_tail(h, k - 1.0),
        epsilon_squared: h / (n - 1.0),
        eta_squared: if n > k { Ok((h - k + 1.0) / (n - k)) } else { Err(spare) },
    })
}

/// One pair of Dunn's comparisons.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// The earlier group, from 0.
    pub earlier: usize,
    /// The later group.
    pub later: usize,
    /// Mean rank of the later group minus the earlier one's, over its standard error.
    pub z: f64,
    /// Two-sided, not adjusted for the number of pairs.
    pub p: f64,
}

/// Dunn's comparison of every pair of groups on the common ranks, with tie correction.
///
/// Adjust the p-values with [`multiplicity`](super::multiplicity). Refuses like [`kruskal_wallis`].
/// Dunn (1964) Technometrics 6:241.
pub fn dunn(groups: &[Vec<f64>]) -> Computed<Vec<Comparison>> {
    let ranked = Ranked::new(groups)?;
    let compare = |earlier: usize, later: usize| {
        let se = (ranked.square * (1.0 / ranked.sizes[earlier] + 1.0 / ranked.sizes[later])).sqrt();
        let z = (ranked.means[later] - ranked.means[earlier]) / se;
        Comparison { earlier, later, z, p: normal_two_sided(z) }
    };
    Ok((0..groups.len()).flat_map(|later| (0..later).map(move |earlier| compare(earlier, later))).collect())
}

struct Ranked {
    n: f64,
    sizes: Vec<f64>,
    means: Vec<f64>,
    /// Variance of a single rank: N(N+1)/12 less the part that ties take away.
    square: f64,
}

impl Ranked {
    fn new(groups: &[Vec<f64>]) -> Computed<Self> {
        check(groups)?;
        let midranks = Midranks::of(&groups.concat());
        let n = midranks.ranks.len() as f64;
        let square = n * (n + 1.0) / 12.0 - midranks.tie_sum() / (12.0 * (n - 1.0));
        if midranks.ties.len() < 2 {
            return Err(Refusal::NoVariation);
        }
        let mut rest = midranks.ranks.as_slice();
        let means = groups.iter().map(|group| {
            let (own, others) = rest.split_at(group.len());
            rest = others;
            own.iter().sum::<f64>() / own.len() as f64
        });
        Ok(Self { n, means: means.collect(), sizes: groups.iter().map(|g| g.len() as f64).collect(), square })
    }
}

fn check(groups: &[Vec<f64>]) -> Computed<()> {
    if groups.len() < 2 {
        return Err(Refusal::TooFew { needed: 2, found: groups.len() });
    }
    if groups.iter().any(Vec::is_empty) {
        return Err(Refusal::NoAnswers);
    }
    groups.iter().try_for_each(|group| all_finite(group))
}

/// Welch's analysis of variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WelchAnova {
    /// The statistic.
    pub f: f64,
    /// Groups minus one.
    pub df1: f64,
    /// Degrees of freedom of the denominator, broken.
    pub df2: f64,
    /// P-value from Fisher's F.
    pub p: f64,
}

/// Tests whether the means of several groups differ, each group with its own variance.
///
/// Refuses with `TooFew` below two groups or two answers in one, with `NoVariation` when a group's answers are
/// all equal, which would give it infinite weight. Welch (1951) Biometrika 38:330.
pub fn welch_anova(groups: &[Vec<f64>]) -> Computed<WelchAnova> {
    check(groups)?;
    let estimate = |group: &Vec<f64>| {
        let n = group.len() as f64;
        TStatistic::new(mean(group)?, (variance(group)? / n).sqrt(), n - 1.0)
    };
    welch_of_estimates(&groups.iter().map(estimate).collect::<Computed<Vec<_>>>()?)
}

/// The same of several independent estimates, each with its own error and degrees of freedom: means, or changes.
///
/// Refuses with `TooFew` below two. Welch (1951) Biometrika 38:330.
pub fn welch_of_estimates(estimates: &[TStatistic]) -> Computed<WelchAnova> {
    if estimates.len() < 2 {
        return Err(Refusal::TooFew { needed: 2, found: estimates.len() });
    }
    let weights: Vec<f64> = estimates.iter().map(|e| e.se.powi(-2)).collect();
    let total: f64 = weights.iter().sum();
    let centre = weights.iter().zip(estimates).map(|(w, e)| w * e.estimate).sum::<f64>() / total;
    let between: f64 = weights.iter().zip(estimates).map(|(w, e)| w * (e.estimate - centre).powi(2)).sum();
    let k = estimates.len() as f64;
    let unequal = |(w, e): (&f64, &TStatistic)| (1.0 - w / total).powi(2) / e.df;
    let unequal = weights.iter().zip(estimates).map(unequal).sum::<f64>() / (k * k - 1.0);
    let (df1, df2) = (k - 1.0, 1.0 / (3.0 * unequal));
    let f = between / (df1 * (1.0 + 2.0 * (k - 2.0) * unequal));
    Ok(WelchAnova { f, df1, df2, p: f_upper_tail(f, df1, df2) })
}

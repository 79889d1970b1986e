//! Two rates whose answers come in clusters: each group's answers count for as many as they are worth.

use super::chi_squared::ChiSquared;
use super::distribution::critical_z;
use super::proportion::wilson_at;
use super::{Computed, Confidence, Interval, Refusal};

/// A group's favourable answers, and by how much clusters inflate the variance of their share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clustered {
    /// Favourable answers.
    pub yes: u64,
    /// All answers.
    pub n: u64,
    /// Design effect, from 1 up.
    pub design_effect: f64,
}

impl Clustered {
    fn share(self) -> Computed<f64> {
        match self.n {
            0 => Err(Refusal::NoAnswers),
            n if self.yes > n || self.design_effect.is_nan() || self.design_effect < 1.0 => Err(Refusal::OutOfRange),
            n => Ok(self.yes as f64 / n as f64),
        }
    }

    fn worth(self) -> f64 {
        self.n as f64 / self.design_effect
    }
}

/// Interval of the first share less the second, −1..1: Newcombe's, with Wilson's limits at counts divided by their
/// groups' design effects. Clopper and Pearson's limits in their place would cover nearly everything.
///
/// Refuses with `NoAnswers`, with `OutOfRange` for a design effect below 1. Newcombe (1998) Statistics in Medicine 17:873;
/// Rao & Scott (1992) Biometrics 48:577; Dean & Pagano (2015) Journal of Survey Statistics and Methodology 3:484.
pub fn difference_interval(first: Clustered, second: Clustered, confidence: Confidence) -> Computed<Interval> {
    let (p1, p2) = (first.share()?, second.share()?);
    let limits = |of: Clustered, share: f64| wilson_at(share, of.worth(), critical_z(confidence));
    Ok(square_and_add((p1, limits(first, p1)), (p2, limits(second, p2))).within(-1.0, 1.0))
}

/// Interval of the first estimate less the second, each with an interval of its own, of independent groups.
///
/// Zou & Donner (2008) Statistics in Medicine 27:1693; for shares Newcombe (1998) 17:873, method 10.
pub fn square_and_add((p1, first): (f64, Interval), (p2, second): (f64, Interval)) -> Interval {
    Interval {
        low: p1 - p2 - (p1 - first.low).hypot(second.high - p2),
        high: p1 - p2 + (first.high - p1).hypot(p2 - second.low),
    }
}

/// Chi-squared test of equal shares, with N − 1, at counts divided by their groups' design effects.
///
/// Refuses with `NoAnswers`, with `OutOfRange` for a design effect below 1, with `NoVariation` when everybody says the
/// same. Rao & Scott (1992) Biometrics 48:577; Campbell (2007) Statistics in Medicine 26:3661.
pub fn chi_squared(first: Clustered, second: Clustered) -> Computed<ChiSquared> {
    let (p1, p2) = (first.share()?, second.share()?);
    let (n1, n2) = (first.worth(), second.worth());
    let pooled = (p1 * n1 + p2 * n2) / (n1 + n2);
    if first.yes + second.yes == 0 || first.yes + second.yes == first.n + second.n {
        return Err(Refusal::NoVariation);
    }
    let pearson = (p1 - p2).powi(2) / (pooled * (1.0 - pooled) * (1.0 / n1 + 1.0 / n2));
    Ok(ChiSquared { statistic: pearson * ((n1 + n2 - 1.0) / (n1 + n2)).max(0.0), df: 1.0 })
}

#[cfg(test)]
mod tests {
    use super::super::two_by_two::{self, ChiSquaredRule, TwoByTwo};
    use super::*;

    fn clustered(yes: u64, n: u64, design_effect: f64) -> Clustered {
        Clustered { yes, n, design_effect }
    }

    #[test]
    fn without_clusters_the_test_is_the_usual_one() {
        let usual = TwoByTwo::new(56, 70, 48, 80).and_then(|t| two_by_two::chi_squared(t, ChiSquaredRule::NMinusOne));
        let ours = chi_squared(clustered(56, 70, 1.0), clustered(48, 80, 1.0));
        assert!(
            ours.is_ok_and(|a| usual.is_ok_and(|b| (a.statistic - b.statistic).abs() < 1e-12)),
            "{ours:?} {usual:?}"
        );
    }

    /// A design effect of two is worth half the answers.
    #[test]
    fn a_design_effect_divides_the_counts() {
        let (halved, doubled) = (
            chi_squared(clustered(28, 35, 1.0), clustered(24, 40, 1.0)),
            chi_squared(clustered(56, 70, 2.0), clustered(48, 80, 2.0)),
        );
        assert!(halved.is_ok_and(|a| doubled.is_ok_and(|b| (a.statistic - b.statistic).abs() < 1e-12)));
        let width = |effect| {
            let (one, other) = (clustered(56, 70, effect), clustered(48, 80, effect));
            difference_interval(one, other, Confidence::DEFAULT).map_or(0.0, |i| i.high - i.low)
        };
        assert!(width(2.0) > 1.3 * width(1.0));
        assert_eq!(chi_squared(clustered(0, 9, 1.0), clustered(0, 9, 1.0)), Err(Refusal::NoVariation));
        assert_eq!(chi_squared(clustered(1, 9, 0.5), clustered(0, 9, 1.0)), Err(Refusal::OutOfRange));
    }
}

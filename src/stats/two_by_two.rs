//! Two independent groups answering yes or no: tests of whether their shares differ.

use super::chi_squared::ChiSquared;
use super::count_distribution::Hypergeometric;
use super::root::first;
use super::{Computed, Refusal};

/// Yes-answers of two independent groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TwoByTwo {
    /// Yes in the first group.
    pub(super) x1: u64,
    /// Size of the first group.
    pub(super) n1: u64,
    /// Yes in the second group.
    pub(super) x2: u64,
    /// Size of the second group.
    pub(super) n2: u64,
}

impl TwoByTwo {
    /// Refuses an empty group with `NoAnswers` and more yes-answers than people with `OutOfRange`.
    pub fn new(x1: u64, n1: u64, x2: u64, n2: u64) -> Computed<Self> {
        match n1.min(n2) {
            0 => Err(Refusal::NoAnswers),
            _ if x1 > n1 || x2 > n2 => Err(Refusal::OutOfRange),
            _ => Ok(Self { x1, n1, x2, n2 }),
        }
    }

    /// The two shares, 0..1.
    pub fn shares(self) -> (f64, f64) {
        (self.x1 as f64 / self.n1 as f64, self.x2 as f64 / self.n2 as f64)
    }

    /// The same table with the groups exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self { x1: self.x2, n1: self.n2, x2: self.x1, n2: self.n1 }
    }

    fn yes_and_no(self) -> (u64, u64) {
        let yes = self.x1 + self.x2;
        (yes, self.n1 + self.n2 - yes)
    }

    /// The first group's yes-answers, given the margins.
    pub(super) fn draws(self) -> Computed<Hypergeometric> {
        Hypergeometric::new(self.n1 + self.n2, self.x1 + self.x2, self.n1)
    }
}

/// Variants of the chi-squared statistic of a 2 x 2 table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum ChiSquaredRule {
    /// Pearson (1900) Philosophical Magazine 50:157.
    Pearson,
    /// Each |observed - expected| smaller by one half, at most by itself; very conservative. Yates (1934)
    /// Supplement to the JRSS 1:217.
    Yates,
    /// Pearson's times (N-1)/N; the one to use when every expected count is at least 1. Campbell (2007)
    /// Statistics in Medicine 26:3661.
    #[default]
    NMinusOne,
}

/// Chi-squared test that two groups have the same share.
///
/// N (x1·(n2-x2) - x2·(n1-x1))² / (n1 n2 yes no), one degree of freedom. Refuses with `NoVariation` when
/// everybody says the same. Sources: at the rules.
pub fn chi_squared(table: TwoByTwo, rule: ChiSquaredRule) -> Computed<ChiSquared> {
    let (yes, no) = table.yes_and_no();
    if yes == 0 || no == 0 {
        return Err(Refusal::NoVariation);
    }
    let (n1, n2, yes, no) = (table.n1 as f64, table.n2 as f64, yes as f64, no as f64);
    let total = n1 + n2;
    let distance = (table.x1 as f64 - n1 * yes / total).abs();
    let (distance, factor) = match rule {
        ChiSquaredRule::Pearson => (distance, 1.0),
        ChiSquaredRule::Yates => (distance - distance.min(0.5), 1.0),
        ChiSquaredRule::NMinusOne => (distance, (total - 1.0) / total),
    };
    let statistic = factor * (distance * total / n1) * (distance * total / n2) * total / yes / no;
    Ok(ChiSquared { statistic, df: 1.0 })
}

/// The smallest of the four counts expected if the groups did not differ.
pub fn smallest_expected(table: TwoByTwo) -> f64 {
    let (yes, no) = table.yes_and_no();
    table.n1.min(table.n2) as f64 * yes.min(no) as f64 / (table.n1 + table.n2) as f64
}

/// How Fisher's exact test counts the observed table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum FisherRule {
    /// All tables as improbable as the observed one or more; conservative. Fisher (1935) JRSS 98:39;
    /// Irwin (1935) Metron 12:83.
    Exact,
    /// The equally improbable tables, the observed one among them, counted half. Lancaster (1961) JASA 56:223;
    /// Hirji, Tan & Elashoff (1991) Statistics in Medicine 10:1137.
    #[default]
    MidP,
}

/// Two-sided p-value of Fisher's exact test that two groups have the same share.
///
/// Given the margins the first group's yes-answers are hypergeometric. When everybody says the same only
/// one table is possible: the exact p is 1, and the mid-p is refused with `NoVariation`. Refuses with
/// `TooMany` where the [`Hypergeometric`] does.
/// Sources: at the rules.
pub fn fisher(table: TwoByTwo, rule: FisherRule) -> Computed<f64> {
    /// Tables whose probability differs only by rounding count as equally probable, as in R.
    const ROUNDING: f64 = 1e-7;
    let draws = table.draws()?;
    let observed = draws.pmf(table.x1);
    let exact = probability_of_rarer(draws, observed * (1.0 + ROUNDING));
    match rule {
        FisherRule::Exact => Ok(exact),
        FisherRule::MidP if draws.least() == draws.most() => Err(Refusal::NoVariation),
        FisherRule::MidP => Ok(f64::midpoint(exact, probability_of_rarer(draws, observed * (1.0 - ROUNDING)))),
    }
}

/// The probability of all counts whose own probability is at most `limit`: two tails, for it has one peak.
fn probability_of_rarer(draws: Hypergeometric, limit: f64) -> f64 {
    let rare = |k: u64| draws.pmf(k) <= limit;
    let (least, mode, most) = (draws.least(), draws.mode(), draws.most());
    let kept = first(least, mode + 1, |k| !rare(k));
    let below = if kept > least { draws.lower_tail(kept - 1) } else { 0.0 };
    (below + draws.upper_tail(first(mode, most + 1, rare))).min(1.0)
}

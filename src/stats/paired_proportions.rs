//! Change of a rate when the same people answered twice.

use super::net_score::{self, NetCounts, NetScoreInterval};
use super::proportion::{self, ProportionInterval};
use super::{Computed, Confidence, Interval};

/// How many people gave each pair of answers, first then second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PairedCounts {
    /// Yes both times.
    pub yes_yes: u64,
    /// Turned from yes to no.
    pub yes_no: u64,
    /// Turned from no to yes.
    pub no_yes: u64,
    /// No both times.
    pub no_no: u64,
}

/// How the interval for a change of a paired rate is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum PairedInterval {
    /// Asymptotic score interval; close to nominal for small groups and rates near 0 or 1.
    /// Tango (1998) Stat. Med. 17:891.
    #[default]
    Tango,
    /// Square-and-add from two Wilson intervals with continuity-corrected phi.
    /// Newcombe (1998c) Stat. Med. 17:2635, method 10.
    Newcombe10,
    /// The same without the correction of phi; comparison only. Newcombe (1998c), method 8.
    Newcombe8,
    /// Wald after adding one to either discordant cell; not clipped to -1..=1.
    /// Bonett & Price (2012) J. Educ. Behav. Stat. 37:479.
    BonettPrice,
    /// Wald; collapses without discordant pairs, not clipped; comparison only.
    Wald,
}

impl PairedCounts {
    /// All pairs.
    pub fn pairs(self) -> u64 {
        self.yes_yes + self.yes_no + self.no_yes + self.no_no
    }

    /// Second rate minus first, (no_yes - yes_no) / n, in -1..=1. Refuses without pairs.
    pub fn change(self) -> Computed<f64> {
        net_score::estimate(self.turned())
    }

    /// A change of a paired rate is a net score: those who turned to yes minus those who turned to no.
    fn turned(self) -> NetCounts {
        NetCounts { positive: self.no_yes, neutral: self.yes_yes + self.no_no, negative: self.yes_no }
    }
}

/// Interval for [`PairedCounts::change`], a difference of proportions.
///
/// Within -1..=1 except for [`PairedInterval::BonettPrice`] and [`PairedInterval::Wald`]. Without
/// discordant pairs the score and square-and-add intervals keep a width; Wald does not, and a report
/// must not print it then. Refuses without pairs.
pub fn interval(counts: PairedCounts, method: PairedInterval, confidence: Confidence) -> Computed<Interval> {
    let net = |method| net_score::interval_unclipped(counts.turned(), method, confidence);
    match method {
        PairedInterval::Tango => net(NetScoreInterval::Tango),
        PairedInterval::Newcombe10 => square_and_add(counts, corrected_phi(counts), confidence),
        PairedInterval::Newcombe8 => square_and_add(counts, phi(counts, cross_product(counts)), confidence),
        PairedInterval::BonettPrice => net(NetScoreInterval::BonettPrice),
        PairedInterval::Wald => net(NetScoreInterval::Wald),
    }
}

fn square_and_add(counts: PairedCounts, phi: f64, confidence: Confidence) -> Computed<Interval> {
    let change = counts.change()?;
    let rate = |yes: u64| {
        let wilson = proportion::interval(yes, counts.pairs(), ProportionInterval::Wilson, confidence)?;
        Ok((proportion::estimate(yes, counts.pairs())?, wilson))
    };
    let (p1, first) = rate(counts.yes_yes + counts.yes_no)?;
    let (p2, second) = rate(counts.yes_yes + counts.no_yes)?;
    let reach = |from_second: f64, from_first: f64| {
        let square = from_second * from_second - 2.0 * phi * from_second * from_first + from_first * from_first;
        square.max(0.0).sqrt()
    };
    let low = change - reach(p2 - second.low, first.high - p1);
    let high = change + reach(second.high - p2, p1 - first.low);
    Ok(Interval { low, high }.within(-1.0, 1.0))
}

fn cross_product(counts: PairedCounts) -> f64 {
    counts.yes_yes as f64 * counts.no_no as f64 - counts.yes_no as f64 * counts.no_yes as f64
}

/// Correlation of the two answers with half of n taken from a positive cross product, not below 0.
fn corrected_phi(counts: PairedCounts) -> f64 {
    let product = cross_product(counts);
    phi(counts, if product > 0.0 { (product - counts.pairs() as f64 / 2.0).max(0.0) } else { product })
}

/// 0 when everybody gave the same answer at one time, as Newcombe defines it.
fn phi(counts: PairedCounts, product: f64) -> f64 {
    let margins = [
        counts.yes_yes + counts.yes_no,
        counts.no_yes + counts.no_no,
        counts.yes_yes + counts.no_yes,
        counts.yes_no + counts.no_no,
    ];
    let scale: f64 = margins.iter().map(|margin| (*margin as f64).sqrt()).product();
    if scale == 0.0 { 0.0 } else { product / scale }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Refusal;

    #[test]
    fn holds_at_millions_and_refuses_nobody() {
        let counts = PairedCounts { yes_yes: 3_000_000, yes_no: 20_000, no_yes: 21_000, no_no: 1_000_000 };
        for method in [PairedInterval::Tango, PairedInterval::Newcombe10, PairedInterval::BonettPrice] {
            let interval = interval(counts, method, Confidence::DEFAULT);
            assert!(interval.is_ok_and(|i| (i.high - i.low - 0.000_197_4).abs() < 1e-6), "{interval:?}");
        }
        let nobody = PairedCounts::default();
        let refused = interval(nobody, PairedInterval::Tango, Confidence::DEFAULT);
        assert_eq!(refused, Err(Refusal::NoAnswers));
    }
}

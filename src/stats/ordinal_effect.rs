//! How often an answer of one group is larger than one of another: Cliff's delta and P(better).

use super::distribution::critical_z;
use super::frequencies::{Answers, found};
use super::ranks::side_by_side;
use super::root::root;
use super::{Computed, Confidence, Interval, Refusal};

/// Comparisons of every answer of one group with every answer of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Dominance {
    delta: f64,
    n1: f64,
    n2: f64,
    unbiased_variance: Computed<f64>,
}

impl Dominance {
    /// Compares two groups in n log n steps.
    ///
    /// Refuses with `NoAnswers` for an empty group.
    pub fn new(first: &(impl Answers + ?Sized), second: &(impl Answers + ?Sized)) -> Computed<Self> {
        let (own, others) = side_by_side(first, second)?;
        let (n1, n2) = (own.iter().sum::<u64>(), others.iter().sum::<u64>());
        let fewer = found(n1.min(n2));
        let (n1, n2) = (n1 as f64, n2 as f64);
        let (over_second, over_first) = (dominances(&own, &others), dominances(&others, &own));
        let sum = |of: &[Row], term: &dyn Fn(&Row) -> f64| of.iter().map(|row| row.people * term(row)).sum::<f64>();
        let delta = sum(&over_second, &|row| row.smaller - row.larger) / (n1 * n2);
        let unbiased_variance = if n1 < 2.0 || n2 < 2.0 {
            Err(Refusal::TooFew { needed: 2, found: fewer })
        } else {
            // Sums over rows and columns of the matrix of signs; the sign of columns is turned.
            let rows = sum(&over_second, &|row| (row.smaller - row.larger - n2 * delta).powi(2));
            let columns = sum(&over_first, &|row| (row.larger - row.smaller - n1 * delta).powi(2));
            let unequal = sum(&over_second, &|row| row.smaller + row.larger);
            let cells = unequal - n1 * n2 * delta * delta;
            Ok((rows + columns - cells) / (n1 * n2 * (n1 - 1.0) * (n2 - 1.0)))
        };
        Ok(Self { delta, n1, n2, unbiased_variance })
    }

    /// Cliff's delta: P(first larger) - P(first smaller), -1..1. Cliff (1993) Psychological Bulletin 114:494.
    pub fn delta(&self) -> f64 {
        self.delta
    }

    /// P(first larger) + P(equal)/2, 0..1: Vargha and Delaney's A. Vargha & Delaney (2000) Journal of
    /// Educational and Behavioral Statistics 25:101.
    pub fn probability_larger(&self) -> f64 {
        0.5 * (1.0 + self.delta)
    }

    /// Cliff's unbiased variance of delta, which may be negative or 0.
    ///
    /// Refuses with `TooFew` below two answers in a group. Cliff (1996) Ordinal Methods, chapter 5.
    pub fn unbiased_variance(&self) -> Computed<f64> {
        self.unbiased_variance
    }

    /// The unbiased variance, at least (1 - delta²)/(n1 n2 - 1): the smallest it can truly be.
    ///
    /// Refuses like [`Dominance::unbiased_variance`]. Cliff (1996).
    pub fn variance(&self) -> Computed<f64> {
        let least = (1.0 - self.delta * self.delta) / (self.n1 * self.n2 - 1.0);
        Ok(self.unbiased_variance?.max(least))
    }

    /// Asymmetric interval for delta: (δ - δ³ ± z s √((1-δ²)² + z²s²)) / (1 - δ² + z²s²), within -1..1.
    ///
    /// Refuses like [`Dominance::variance`], and with `AtTheEdge` when delta is -1 or 1.
    /// Feng & Cliff (2004) Journal of Modern Applied Statistical Methods 3:322.
    pub fn feng_cliff(&self, confidence: Confidence) -> Computed<Interval> {
        let spread = critical_z(confidence).powi(2) * self.variance()?;
        let open = 1.0 - self.delta * self.delta;
        if open == 0.0 {
            return Err(Refusal::AtTheEdge);
        }
        let half = (spread * (open * open + spread)).sqrt();
        let limit = |sign: f64| (self.delta * open + sign * half) / (open + spread);
        Ok(Interval { low: limit(-1.0), high: limit(1.0) }.within(-1.0, 1.0))
    }

    /// Score-type interval for P(first larger) + P(equal)/2, which keeps its width when one group lies wholly
    /// above the other: the θ with |A - θ| <= z √(θ(1-θ)(1 + M((1-θ)/(2-θ) + θ/(1+θ)))/(n1 n2)), where
    /// M = (n1 + n2)/2 - 1. 0..1.
    ///
    /// Newcombe (2006) Statistics in Medicine 25:559,
    /// method 5; Hanley & McNeil (1982) Radiology 143:29.
    pub fn newcombe(&self, confidence: Confidence) -> Computed<Interval> {
        let (z, a) = (critical_z(confidence), self.probability_larger());
        let more = f64::midpoint(self.n1, self.n2) - 1.0;
        // Divided by √(θ(1-θ)), so that the root at an estimate of 0 or 1 itself is gone.
        let excess = |theta: f64, sign: f64| {
            let open = theta * (1.0 - theta);
            let factor = 1.0 + more * ((1.0 - theta) / (2.0 - theta) + theta / (1.0 + theta));
            sign * (a - theta) / open.sqrt() - z * (factor / (self.n1 * self.n2)).sqrt()
        };
        let inner = |end: f64| a + (end - a) * f64::EPSILON;
        Ok(Interval {
            low: if a == 0.0 { 0.0 } else { root(|t| excess(t, 1.0), 0.0, inner(0.0))? },
            high: if a == 1.0 { 1.0 } else { root(|t| excess(t, -1.0), inner(1.0), 1.0)? },
        })
    }
}

/// People of one group who gave the same answer, and how many of the other gave smaller and larger ones.
struct Row {
    people: f64,
    smaller: f64,
    larger: f64,
}

/// One row for each answer.
fn dominances(these: &[u64], those: &[u64]) -> Vec<Row> {
    let all: u64 = those.iter().sum();
    let mut smaller = 0;
    let row = |(own, other): (&u64, &u64)| {
        let row = Row { people: *own as f64, smaller: smaller as f64, larger: (all - smaller - other) as f64 };
        smaller += other;
        row
    };
    these.iter().zip(those).map(row).collect()
}

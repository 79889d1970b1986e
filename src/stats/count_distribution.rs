//! Probabilities of counts: binomial (drawn with replacement) and hypergeometric (without).

use super::distribution::{beta_tails, binomial_density};
use super::{Computed, Refusal};

/// A term this much smaller than the sum no longer changes it.
const NEGLIGIBLE: f64 = 1e-18;

/// P(X = k) for `n` draws with success probability `p`.
pub fn binomial_pmf(k: u64, n: u64, p: f64) -> f64 {
    let (count, rest) = (k as f64, n.saturating_sub(k) as f64);
    if k > n {
        0.0
    } else if p <= 0.0 || p >= 1.0 {
        let certain = if p <= 0.0 { 0 } else { n };
        f64::from(u8::from(k == certain))
    } else if k == 0 {
        (rest * (-p).ln_1p()).exp()
    } else if k == n {
        (count * p.ln()).exp()
    } else {
        binomial_density(count, rest, p, 1.0 - p)
    }
}

/// P(X <= k).
pub fn binomial_lower_tail(k: u64, n: u64, p: f64) -> f64 {
    if k >= n { 1.0 } else { beta_tails(k as f64 + 1.0, (n - k) as f64, p, 1.0 - p).upper }
}

/// P(X >= k).
pub fn binomial_upper_tail(k: u64, n: u64, p: f64) -> f64 {
    if k == 0 {
        1.0
    } else if k > n {
        0.0
    } else {
        beta_tails(k as f64, (n - k) as f64 + 1.0, p, 1.0 - p).lower
    }
}

/// Largest population whose tails are summed: their terms grow with its root, and some seconds are enough.
pub const POPULATION_UP_TO: u64 = 100_000_000;

/// How many of `drawn` people are marked, when `marked` of `population` are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hypergeometric {
    population: u64,
    marked: u64,
    drawn: u64,
}

impl Hypergeometric {
    /// Refuses with `OutOfRange` when more are marked or drawn than there are, with `TooMany` above
    /// [`POPULATION_UP_TO`].
    pub fn new(population: u64, marked: u64, drawn: u64) -> Computed<Self> {
        if marked > population || drawn > population {
            return Err(Refusal::OutOfRange);
        }
        if population > POPULATION_UP_TO {
            return Err(Refusal::too_many(POPULATION_UP_TO, population));
        }
        Ok(Self { population, marked, drawn })
    }

    /// The smallest possible count.
    pub fn least(self) -> u64 {
        (self.marked + self.drawn).saturating_sub(self.population)
    }

    /// The largest possible count.
    pub fn most(self) -> u64 {
        self.marked.min(self.drawn)
    }

    /// The most probable count.
    pub fn mode(self) -> u64 {
        let product = (u128::from(self.drawn) + 1) * (u128::from(self.marked) + 1);
        let mode = product / (u128::from(self.population) + 2);
        u64::try_from(mode).unwrap_or(u64::MAX).clamp(self.least(), self.most())
    }

    /// P(X = k); Loader (2000), as three binomial probabilities.
    pub fn pmf(self, k: u64) -> f64 {
        if k < self.least() || k > self.most() {
            return 0.0;
        }
        if self.least() == self.most() {
            return 1.0;
        }
        let p = self.drawn as f64 / self.population as f64;
        let among_marked = binomial_pmf(k, self.marked, p);
        let among_others = binomial_pmf(self.drawn - k, self.population - self.marked, p);
        among_marked * among_others / binomial_pmf(self.drawn, self.population, p)
    }

    /// P(X <= k).
    pub fn lower_tail(self, k: u64) -> f64 {
        if k >= self.most() {
            1.0
        } else if k < self.least() {
            0.0
        } else if k >= self.mode() {
            1.0 - self.sum_up(k + 1)
        } else {
            self.sum_down(k)
        }
    }

    /// P(X >= k).
    pub fn upper_tail(self, k: u64) -> f64 {
        if k <= self.least() {
            1.0
        } else if k > self.most() {
            0.0
        } else if k <= self.mode() {
            1.0 - self.sum_down(k - 1)
        } else {
            self.sum_up(k)
        }
    }

    /// P(X = k+1) / P(X = k).
    pub fn ratio(self, k: u64) -> f64 {
        let others = (self.population - self.marked) as f64 - self.drawn as f64;
        (self.marked - k) as f64 * (self.drawn - k) as f64 / ((k + 1) as f64 * (others + k as f64 + 1.0))
    }

    fn sum_up(self, from: u64) -> f64 {
        let mut term = self.pmf(from);
        let mut sum = term;
        for k in from..self.most() {
            term *= self.ratio(k);
            sum += term;
            if term < NEGLIGIBLE * sum {
                break;
            }
        }
        sum
    }

    fn sum_down(self, from: u64) -> f64 {
        let mut term = self.pmf(from);
        let mut sum = term;
        for k in (self.least()..from).rev() {
            term /= self.ratio(k);
            sum += term;
            if term < NEGLIGIBLE * sum {
                break;
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_and_probabilities_add_up() {
        for n in [1, 7, 60] {
            let whole: f64 = (0..=n).map(|k| binomial_pmf(k, n, 0.3)).sum();
            assert!((whole - 1.0).abs() < 1e-13);
        }
        for (population, marked, drawn) in [(10, 4, 3), (60, 50, 40), (5, 5, 2)] {
            let Ok(h) = Hypergeometric::new(population, marked, drawn) else { continue };
            let whole: f64 = (h.least()..=h.most()).map(|k| h.pmf(k)).sum();
            assert!((whole - 1.0).abs() < 1e-13);
            for k in h.least()..h.most() {
                assert!((h.lower_tail(k) + h.upper_tail(k + 1) - 1.0).abs() < 1e-13);
            }
        }
    }
}

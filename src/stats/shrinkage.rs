//! Rates of small groups drawn towards the common rate by how little they say.

use super::distribution::beta_quantile;
use super::{Computed, Confidence, Interval, Refusal};

/// `x` of `n` in one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupCount {
    /// How many.
    pub x: u64,
    /// Of how many; 0 is allowed and says nothing.
    pub n: u64,
}

/// How group rates vary: a beta distribution, its parameters estimated from the groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BetaBinomial {
    /// Common rate, 0..1.
    pub rate: f64,
    /// Correlation of two answers of one group, 0 (groups do not differ) to 1.
    pub rho: f64,
}

/// Estimates the beta distribution by the method of moments, weights the group sizes.
///
/// S = sum of n (p - rate)² has expectation rate (1 - rate) ((1 - rho)(k - 1) + rho (N - sum n²/N)); a
/// negative rho is 0. Refuses counts above their totals, fewer than two groups with answers, groups of
/// one answer each, and a common rate of 0 or 1 ([`Refusal::NoVariation`]).
/// Kleinman (1973) JASA 68:46.
pub fn beta_binomial(groups: &[GroupCount]) -> Computed<BetaBinomial> {
    if groups.iter().any(|group| group.x > group.n) {
        return Err(Refusal::OutOfRange);
    }
    let answered: Vec<(f64, f64)> =
        groups.iter().filter(|group| group.n > 0).map(|group| (group.x as f64, group.n as f64)).collect();
    let k = answered.len();
    if k < 2 {
        return Err(Refusal::TooFew { needed: 2, found: k });
    }
    let total: f64 = answered.iter().map(|(_, n)| n).sum();
    let rate = answered.iter().map(|(x, _)| x).sum::<f64>() / total;
    if rate == 0.0 || rate == 1.0 {
        return Err(Refusal::NoVariation);
    }
    let spread: f64 = answered.iter().map(|(x, n)| n * (x / n - rate).powi(2)).sum();
    let free = k as f64 - 1.0;
    let reach = total - answered.iter().map(|(_, n)| n * n).sum::<f64>() / total;
    if reach <= free {
        return Err(Refusal::TooFew { needed: k + 1, found: k });
    }
    let rho = (spread / (rate * (1.0 - rate)) - free) / (reach - free);
    Ok(BetaBinomial { rate, rho: rho.clamp(0.0, 1.0) })
}

impl BetaBinomial {
    /// How many answers the common rate is worth, (1 - rho) / rho; infinite when groups do not differ.
    pub fn prior_answers(&self) -> f64 {
        (1.0 - self.rho) / self.rho
    }

    /// The group's rate drawn towards the common one: its own weight is n / (n + prior answers), 0..1.
    /// Between the group's own rate and the common rate; the common rate for a group without answers.
    /// Refuses x above n. Efron & Morris (1975) JASA 70:311.
    pub fn shrunk(&self, group: GroupCount) -> Computed<f64> {
        if group.x > group.n {
            return Err(Refusal::OutOfRange);
        }
        if group.n == 0 {
            return Ok(self.rate);
        }
        let n = group.n as f64;
        // In this form neither rho of 0 nor of 1 divides by zero.
        let own = n * self.rho / (n * self.rho + 1.0 - self.rho);
        Ok(own * group.x as f64 / n + (1.0 - own) * self.rate)
    }

    /// Central interval of the beta distribution after seeing the group, within 0..=1.
    ///
    /// Leaves out that the common rate is estimated as well, so it is too narrow with few groups. Refuses
    /// rho of 0 or 1 ([`Refusal::AtTheEdge`]), where it would have no width. Morris (1983) JASA 78:47.
    pub fn interval(&self, group: GroupCount, confidence: Confidence) -> Computed<Interval> {
        let prior = self.prior_answers();
        if !(prior.is_finite() && prior > 0.0) {
            return Err(Refusal::AtTheEdge);
        }
        if group.x > group.n {
            return Err(Refusal::OutOfRange);
        }
        let a = prior * self.rate + group.x as f64;
        let b = prior * (1.0 - self.rate) + (group.n - group.x) as f64;
        // The upper limit is the lower one of the other answer.
        let tail = confidence.alpha() / 2.0;
        Ok(Interval { low: beta_quantile(tail, a, b), high: 1.0 - beta_quantile(tail, b, a) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_do_not_differ_get_the_common_rate() {
        let groups = [GroupCount { x: 5, n: 10 }, GroupCount { x: 10, n: 20 }, GroupCount { x: 0, n: 0 }];
        let found = beta_binomial(&groups);
        assert!(found.is_ok_and(|f| f.rho == 0.0 && groups.iter().all(|g| f.shrunk(*g) == Ok(0.5))));
        assert!(found.is_ok_and(|f| f.interval(groups[0], Confidence::DEFAULT) == Err(Refusal::AtTheEdge)));
    }

    #[test]
    fn small_groups_move_further() {
        let groups = [GroupCount { x: 3, n: 3 }, GroupCount { x: 90, n: 100 }, GroupCount { x: 20, n: 100 }];
        let found = beta_binomial(&groups);
        let gap = |group: GroupCount| {
            let own = group.x as f64 / group.n as f64;
            found.and_then(|f| f.shrunk(group)).map_or(0.0, |shrunk| (own - shrunk).abs())
        };
        assert!(gap(groups[0]) > gap(groups[1]));
        let interval = found.and_then(|f| f.interval(groups[0], Confidence::DEFAULT));
        assert!(interval.is_ok_and(|i| 0.0 < i.low && i.low < i.high && i.high <= 1.0));
    }
}

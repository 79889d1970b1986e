//! Which group rates are further from the overall rate than their size explains: limits of a funnel plot.

use super::count_distribution::{binomial_lower_tail, binomial_pmf};
use super::distribution::critical_z;
use super::root::first;
use super::{Computed, Confidence, Interval, Refusal};

/// How funnel limits are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum FunnelLimits {
    /// Binomial, interpolated between whole people. Spiegelhalter (2005) Statistics in Medicine 24:1185,
    /// appendix A.1.1.
    #[default]
    Exact,
    /// target ± z √(target(1-target)/n).
    Normal,
}

/// The rates, 0..1, between which a group of `n` lies with the given confidence if its true rate is `target`.
///
/// No width when the target is 0 or 1. Usual confidences are 0.95 and 0.998. Refuses with `NoAnswers` at n = 0,
/// with `OutOfRange` for a target outside 0..1. Spiegelhalter (2005).
pub fn limits(target: f64, n: u64, method: FunnelLimits, confidence: Confidence) -> Computed<Interval> {
    if n == 0 {
        return Err(Refusal::NoAnswers);
    }
    if !(0.0..=1.0).contains(&target) {
        return Err(Refusal::OutOfRange);
    }
    let tail = confidence.alpha() / 2.0;
    Ok(match method {
        FunnelLimits::Exact if target == 0.0 || target == 1.0 => Interval { low: target, high: target },
        FunnelLimits::Exact => {
            // The upper limit is the lower one of those who say no.
            Interval { low: quantile(target, n, tail), high: 1.0 - quantile(1.0 - target, n, tail) }
        }
        FunnelLimits::Normal => {
            let half = critical_z(confidence) * (target * (1.0 - target) / n as f64).sqrt();
            Interval { low: target - half, high: target + half }
        }
    }
    .within(0.0, 1.0))
}

/// The interpolated share at which the binomial probability from below reaches `tail`.
fn quantile(target: f64, n: u64, tail: f64) -> f64 {
    let reached = first(0, n, |count| binomial_lower_tail(count, n, target) >= tail);
    let beyond = (binomial_lower_tail(reached, n, target) - tail) / binomial_pmf(reached, n, target);
    (reached as f64 - beyond).max(0.0) / n as f64
}

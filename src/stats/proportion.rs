//! One proportion: the share of people who gave a certain answer.

use super::count_distribution::{binomial_lower_tail, binomial_pmf, binomial_upper_tail};
use super::distribution::{beta_quantile, normal_upper_quantile};
use super::root::root;
use super::{Computed, Confidence, Interval, Refusal};

/// How the interval of a proportion is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum ProportionInterval {
    /// Score interval, right for nearly everything. Wilson (1927) JASA 22:209; Brown, Cai & DasGupta (2001)
    /// Statistical Science 16:101.
    #[default]
    Wilson,
    /// Score interval with continuity correction, conservative; kept also at x = n/2, where R's `prop.test`
    /// drops it. Newcombe (1998) Statistics in Medicine 17:857, method 4.
    WilsonContinuity,
    /// Exact: never covers less than promised; for audits and guarantees. Clopper & Pearson (1934)
    /// Biometrika 26:404.
    ClopperPearson,
    /// Exact tails counting half of the observed outcome; a compromise for fewer than 15 answers near 0 or 1.
    /// Lancaster (1961) JASA 56:223; Newcombe (1998) Statistics in Medicine 17:857.
    MidP,
    /// Bayesian with Jeffreys' prior, reaching 0 when x = 0 and 1 when x = n. Brown, Cai & DasGupta (2001)
    /// Statistical Science 16:101.
    Jeffreys,
    /// Jeffreys' interval without that rule at the edges.
    JeffreysNoEdgeRule,
    /// Wald around the Wilson centre, with z² pseudo-answers. Agresti & Coull (1998) American Statistician
    /// 52:119.
    AgrestiCoull,
    /// p ± z·se. For comparison only: it covers far too little for small groups and has no width at 0 and 1.
    Wald,
}

/// The share of `n` people, 0..1. Refuses with `NoAnswers` at `n` = 0.
pub fn estimate(successes: u64, n: u64) -> Computed<f64> {
    check(successes, n)?;
    Ok(successes as f64 / n as f64)
}

/// Two-sided interval for a proportion, within 0..1.
///
/// Wilson: (2np + z² ± z√(z² + 4np(1-p))) / (2(n + z²)).
/// Clopper-Pearson: the p at which the tail beyond the observed count has probability α/2.
/// With nobody (or everybody) saying yes the lower limit is 0 (the upper 1), except for
/// `JeffreysNoEdgeRule`; only `Wald` loses its width there. Refuses with `NoAnswers` at `n` = 0 and
/// with `OutOfRange` for more successes than answers. Sources: at the methods.
pub fn interval(successes: u64, n: u64, method: ProportionInterval, confidence: Confidence) -> Computed<Interval> {
    Ok(limits(successes, n, method, confidence.alpha() / 2.0)?.within(0.0, 1.0))
}

/// The same without cutting to 0..1; differs for `AgrestiCoull` and `Wald`.
pub fn interval_unclipped(
    successes: u64,
    n: u64,
    method: ProportionInterval,
    confidence: Confidence,
) -> Computed<Interval> {
    limits(successes, n, method, confidence.alpha() / 2.0)
}

/// The share is at least this much, with one-sided `confidence`: the lower limit with α on one side.
///
/// With everybody saying yes Clopper-Pearson gives α^(1/n): Hanley & Lippman-Hand (1983) JAMA 249:1743.
/// Refuses like [`interval`], and confidence of one half or less with `OutOfRange`.
pub fn lower_bound(successes: u64, n: u64, method: ProportionInterval, confidence: Confidence) -> Computed<f64> {
    Ok(limits(successes, n, method, one_sided(confidence)?)?.low.clamp(0.0, 1.0))
}

/// The share is at most this much, with one-sided `confidence`; see [`lower_bound`].
pub fn upper_bound(successes: u64, n: u64, method: ProportionInterval, confidence: Confidence) -> Computed<f64> {
    Ok(limits(successes, n, method, one_sided(confidence)?)?.high.clamp(0.0, 1.0))
}

/// Wilson's interval at a sample size that need not be whole: an effective one, after weights, clusters or
/// a finite population. `estimate` is 0..1, `n` above 0; not cut where rounding leaves 0..1 by a digit.
pub fn wilson_at(estimate: f64, n: f64, z: f64) -> Interval {
    let spread = z * (z * z + 4.0 * n * estimate * (1.0 - estimate)).sqrt();
    let centre = 2.0 * n * estimate + z * z;
    let width = 2.0 * (n + z * z);
    Interval {
        low: if estimate == 0.0 { 0.0 } else { (centre - spread) / width },
        high: if estimate == 1.0 { 1.0 } else { (centre + spread) / width },
    }
}

/// Clopper and Pearson's interval at a sample size that need not be whole, as Korn & Graubard (1998) Survey
/// Methodology 24:193 use it; also at n over an assumed design effect, when everybody in a clustered sample
/// says the same. `estimate` is 0..1, `n` above 0.
pub fn clopper_pearson_at(estimate: f64, n: f64, confidence: Confidence) -> Interval {
    clopper_pearson(estimate * n, n, confidence.alpha() / 2.0)
}

fn check(successes: u64, n: u64) -> Computed<()> {
    match n {
        0 => Err(Refusal::NoAnswers),
        _ if successes > n => Err(Refusal::OutOfRange),
        _ => Ok(()),
    }
}

fn one_sided(confidence: Confidence) -> Computed<f64> {
    if confidence.level() > 0.5 { Ok(confidence.alpha()) } else { Err(Refusal::OutOfRange) }
}

fn limits(x: u64, n: u64, method: ProportionInterval, tail: f64) -> Computed<Interval> {
    let p = estimate(x, n)?;
    let z = normal_upper_quantile(tail);
    Ok(match method {
        ProportionInterval::Wilson => wilson_at(p, n as f64, z),
        ProportionInterval::WilsonContinuity => wilson_continuity(x, n, z),
        ProportionInterval::ClopperPearson => clopper_pearson(x as f64, n as f64, tail),
        ProportionInterval::MidP => mid_p(x, n, tail)?,
        ProportionInterval::Jeffreys => {
            let bayes = jeffreys(x as f64, n as f64, tail);
            Interval { low: if x == 0 { 0.0 } else { bayes.low }, high: if x == n { 1.0 } else { bayes.high } }
        }
        ProportionInterval::JeffreysNoEdgeRule => jeffreys(x as f64, n as f64, tail),
        ProportionInterval::AgrestiCoull => {
            let n = n as f64 + z * z;
            wald((x as f64 + z * z / 2.0) / n, n, z)
        }
        ProportionInterval::Wald => wald(p, n as f64, z),
    })
}

fn wilson_continuity(x: u64, n: u64, z: f64) -> Interval {
    let (yes, no, total) = (x as f64, (n - x) as f64, n as f64);
    let width = 2.0 * (total + z * z);
    let below = z * z - 2.0 - 1.0 / total + 4.0 * yes / total * (no + 1.0);
    let above = z * z + 2.0 - 1.0 / total + 4.0 * yes / total * (no - 1.0);
    Interval {
        low: if x == 0 { 0.0 } else { (2.0 * yes + z * z - 1.0 - z * below.sqrt()) / width },
        high: if x == n { 1.0 } else { (2.0 * yes + z * z + 1.0 + z * above.sqrt()) / width },
    }
    .within(0.0, 1.0)
}

fn clopper_pearson(x: f64, n: f64, tail: f64) -> Interval {
    Interval {
        low: if x <= 0.0 { 0.0 } else { beta_quantile(tail, x, n - x + 1.0) },
        high: if x >= n { 1.0 } else { 1.0 - beta_quantile(tail, n - x, x + 1.0) },
    }
}

fn mid_p(x: u64, n: u64, tail: f64) -> Computed<Interval> {
    let above = |p: f64| binomial_upper_tail(x + 1, n, p) + 0.5 * binomial_pmf(x, n, p) - tail;
    let below = |p: f64| {
        let less = if x == 0 { 0.0 } else { binomial_lower_tail(x - 1, n, p) };
        less + 0.5 * binomial_pmf(x, n, p) - tail
    };
    Ok(Interval {
        low: if x == 0 { 0.0 } else { root(above, 0.0, 1.0)? },
        high: if x == n { 1.0 } else { root(below, 0.0, 1.0)? },
    })
}

fn jeffreys(x: f64, n: f64, tail: f64) -> Interval {
    let (a, b) = (x + 0.5, n - x + 0.5);
    Interval { low: beta_quantile(tail, a, b), high: 1.0 - beta_quantile(tail, b, a) }
}

fn wald(p: f64, n: f64, z: f64) -> Interval {
    let half = z * (p * (1.0 - p) / n).max(0.0).sqrt();
    Interval { low: p - half, high: p + half }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_and_too_many() {
        let at = |x, n| interval(x, n, ProportionInterval::default(), Confidence::DEFAULT);
        assert_eq!(at(0, 0), Err(Refusal::NoAnswers));
        assert_eq!(at(3, 2), Err(Refusal::OutOfRange));
        assert!(at(2_999_999, 3_000_000).is_ok_and(|i| i.low > 0.999_997 && i.high < 1.0));
    }
}

//! Power: how likely a test is to find a difference that is really there.

use super::count_distribution::{binomial_lower_tail, binomial_pmf, binomial_upper_tail};
use super::distribution::t_upper_quantile;
use super::mcnemar::{self, McNemarRule};
use super::noncentral::noncentral_t_lower_tail;
use super::root::{first, root_from};
use super::{Computed, Refusal};

/// A two-sided test of means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MeanDesign {
    /// The same people twice; n counts pairs, and d is in standard deviations of their differences.
    Paired,
    /// Two independent groups; n counts one of them, and d is in standard deviations within groups.
    TwoGroups,
}

impl MeanDesign {
    /// Degrees of freedom and non-centrality.
    fn at(self, d: f64, n: f64) -> (f64, f64) {
        match self {
            Self::Paired => (n - 1.0, n.sqrt() * d),
            Self::TwoGroups => (2.0 * (n - 1.0), (n / 2.0).sqrt() * d),
        }
    }
}

/// Power of a two-sided t test at level `alpha`, 0..1, for `n` of 2 or more that need not be whole.
///
/// The probability of a significant result in the wrong direction is not counted, as in R's `power.t.test`.
/// Refuses with `OutOfRange` for n below 2 or alpha outside 0..1.
/// Cohen (1988) Statistical Power Analysis, chapter 2.
pub fn t_test(design: MeanDesign, d: f64, n: f64, alpha: f64) -> Computed<f64> {
    if n < 2.0 || !(alpha > 0.0 && alpha < 1.0) {
        return Err(Refusal::OutOfRange);
    }
    let (df, delta) = design.at(d.abs(), n);
    Ok(1.0 - noncentral_t_lower_tail(t_upper_quantile(alpha / 2.0, df), df, delta))
}

/// The standardised difference that a t test of `n` finds with probability `power`.
///
/// Refuses like [`t_test`], and with `OutOfRange` unless alpha/2 < power < 1.
pub fn detectable_difference(design: MeanDesign, n: f64, alpha: f64, power: f64) -> Computed<f64> {
    let none = t_test(design, 0.0, n, alpha)?;
    if power <= none || power >= 1.0 {
        return Err(Refusal::OutOfRange);
    }
    root_from(|d| t_test(design, d, n, alpha).map_or(f64::NAN, |found| found - power), 0.0, 1.0 / n.sqrt())
}

/// Most pairs for which the power of McNemar's test is enumerated: a second or two.
pub const PAIRS_UP_TO: u64 = 1_000_000;

/// Power of McNemar's test with `n` pairs, of which shares `p_improve` and `p_worsen` change, 0..1.
///
/// By enumeration: over the binomial number of pairs that change, the probability that too many or too few of
/// them improve. Refuses with `OutOfRange` unless both shares are 0 or more, and their sum is at most 1 and
/// above 0, with `TooMany` above [`PAIRS_UP_TO`]. Connor (1987) Biometrics 43:207.
pub fn mcnemar(p_improve: f64, p_worsen: f64, n: u64, alpha: f64, rule: McNemarRule) -> Computed<f64> {
    /// Standard deviations of the number of changers beyond which it is not expected: less than 1e-30 in all.
    const FAR: f64 = 12.0;
    let changing = p_improve + p_worsen;
    if p_improve < 0.0 || p_worsen < 0.0 || changing > 1.0 || changing <= 0.0 {
        return Err(Refusal::OutOfRange);
    }
    if n > PAIRS_UP_TO {
        return Err(Refusal::too_many(PAIRS_UP_TO, n));
    }
    let (mean, improving) = (n as f64 * changing, p_improve / changing);
    let reach = FAR * (mean * (1.0 - changing)).sqrt() + FAR;
    let power = (0..=n).filter(|&m| (m as f64 - mean).abs() <= reach).map(|m| {
        // At `few` improvements, or as few deteriorations.
        let significant = |few: u64| mcnemar::p_value(few, m - few, rule).is_ok_and(|p| p <= alpha);
        let kept = first(0, m.div_ceil(2), |few| !significant(few));
        let found = match kept.checked_sub(1) {
            None => 0.0,
            Some(few) => binomial_lower_tail(few, m, improving) + binomial_upper_tail(m - few, m, improving),
        };
        binomial_pmf(m, n, changing) * found
    });
    Ok(power.sum())
}

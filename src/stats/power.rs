//! Power: how likely a test is to find a difference that is really there.

use super::count_distribution::{binomial_lower_tail, binomial_pmf, binomial_upper_tail};
use super::distribution::{normal_upper_quantile, normal_upper_tail, t_upper_quantile};
use super::mcnemar::{self, McNemarRule};
use super::noncentral::noncentral_t_lower_tail;
use super::root::{first, root_from};
use super::{Computed, Refusal, sample_size};

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

/// Power of a chi-squared test that two groups of `n` each have the same share, when it is `p1` in one and `p2` in
/// the other; 0..1.
///
/// Φ((√n |p1 - p2| - z_α √(2 p̄ (1-p̄))) / √(p1(1-p1) + p2(1-p2))), the inverse of
/// [`sample_size::two_proportions`] with pooled variance; significance in the wrong direction is not counted.
/// Refuses like that. Fleiss, Levin & Paik (2003) Statistical Methods for Rates and Proportions, chapter 4.
pub fn two_proportions(p1: f64, p2: f64, n: u64, alpha: f64) -> Computed<f64> {
    /// Any power will do to have the rest of what is given checked.
    const SOME: f64 = 0.5;
    sample_size::two_proportions(p1, p2, alpha, SOME)?;
    let middle = f64::midpoint(p1, p2);
    let null = normal_upper_quantile(alpha / 2.0) * (2.0 * middle * (1.0 - middle)).sqrt();
    let beyond = (n as f64).sqrt() * (p1 - p2).abs() - null;
    let spread = (p1 * (1.0 - p1) + p2 * (1.0 - p2)).sqrt();
    // Shares of 0 and 1 have no spread: the test finds them from some n on.
    Ok(if spread == 0.0 { f64::from(u8::from(beyond >= 0.0)) } else { normal_upper_tail(-beyond / spread) })
}

/// Steps of a share in which detectable changes are searched: tenths of a percentage point.
const STEPS: u64 = 1000;

/// The smallest rise of a rate, in tenths of a percentage point rounded up, that McNemar's test of `n` pairs finds
/// with probability `power` when the share `p_worsen` gets worse; `None` when no rise is found so often.
///
/// Refuses like [`mcnemar`], and with `OutOfRange` unless 0 <= p_worsen < 1. Connor (1987) Biometrics 43:207.
pub fn detectable_change(n: u64, p_worsen: f64, alpha: f64, power: f64, rule: McNemarRule) -> Computed<Option<f64>> {
    if !(0.0..1.0).contains(&p_worsen) {
        return Err(Refusal::OutOfRange);
    }
    let rise = |step: u64| step as f64 / STEPS as f64;
    let found = |step: u64| {
        // Everybody who does not get worse may improve, and a digit of rounding must not make them more.
        let improving = (p_worsen + rise(step)).min(1.0 - p_worsen);
        mcnemar(improving, p_worsen, n, alpha, rule).map(|found| found >= power)
    };
    found(1)?;
    Ok(smallest(((1.0 - 2.0 * p_worsen) * STEPS as f64 + 1e-9).floor(), found))
}

/// The smallest rise from `p1` that two groups of `n` each show with probability `power`, in the same steps; `None`
/// when even a rise to everybody is not found so often.
///
/// Refuses with `OutOfRange` unless 0 <= p1 < 1 and like [`sample_size::two_proportions`].
pub fn detectable_difference_of_proportions(p1: f64, n: u64, alpha: f64, power: f64) -> Computed<Option<f64>> {
    if !(0.0..1.0).contains(&p1) {
        return Err(Refusal::OutOfRange);
    }
    let found = |step: u64| {
        let p2 = (p1 + step as f64 / STEPS as f64).min(1.0);
        two_proportions(p1, p2, n, alpha).map(|found| found >= power)
    };
    found(1)?;
    Ok(smallest(((1.0 - p1) * STEPS as f64 + 1e-9).floor(), found))
}

/// The first of the steps up to `most` that is found, as a share.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most as many as there are steps")]
fn smallest(most: f64, found: impl Fn(u64) -> Computed<bool>) -> Option<f64> {
    let most = most.max(0.0) as u64;
    let step = first(1, most + 1, |step| found(step) == Ok(true));
    (step <= most).then_some(step as f64 / STEPS as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reference records sample_size-0196 and -0198: 93 and 82 a group.
    #[test]
    fn power_of_two_groups_is_the_inverse_of_their_size() {
        for (p1, p2, n) in [(0.5, 0.7, 93), (0.6, 0.8, 82)] {
            let size = sample_size::two_proportions(p1, p2, 0.05, 0.8).map(|sizes| sizes.pooled.people());
            assert_eq!(size, Ok(n));
            assert!(two_proportions(p1, p2, n, 0.05).is_ok_and(|power| (0.8..0.81).contains(&power)));
            assert!(two_proportions(p1, p2, n - 1, 0.05).is_ok_and(|power| power < 0.8));
        }
        assert_eq!(two_proportions(0.0, 1.0, 2, 0.05), Ok(1.0));
        assert_eq!(two_proportions(0.4, 0.4, 9, 0.05), Err(Refusal::NoVariation));
    }

    #[test]
    fn the_smallest_change_is_found_and_a_smaller_one_is_not() {
        let power = |rise: f64| mcnemar(0.1 + rise, 0.1, 43, 0.05, McNemarRule::MidP).unwrap_or(f64::NAN);
        let rise = detectable_change(43, 0.1, 0.05, 0.8, McNemarRule::MidP).ok().flatten().unwrap_or(f64::NAN);
        assert!(power(rise) >= 0.8 && power(rise - 0.001) < 0.8, "{rise}");
        assert_eq!(detectable_change(4, 0.0, 0.05, 0.8, McNemarRule::MidP), Ok(None));
        assert_eq!(detectable_difference_of_proportions(0.5, 3, 0.05, 0.8), Ok(None));
        assert_eq!(detectable_difference_of_proportions(0.5, 93, 0.05, 0.8), Ok(Some(0.2)));
        assert_eq!(detectable_change(9, 1.0, 0.05, 0.8, McNemarRule::MidP), Err(Refusal::OutOfRange));
    }
}

//! How many people to ask: for a margin of error, for a test to find what it should, and within clusters.
//!
//! For planning only: power computed after the fact from the observed difference says nothing that the
//! p-value did not. Hoenig & Heisey (2001) American Statistician 55:19.

use super::distribution::{critical_z, normal_upper_quantile};
use super::power::{MeanDesign, t_test};
use super::root::root;
use super::{Computed, Confidence, Refusal};

/// A number of people as a formula gives it; whoever asks people [rounds up](Self::people).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct SampleSize(f64);

impl SampleSize {
    /// What a formula of another file gives.
    pub(super) fn of(size: f64) -> Self {
        Self(size)
    }

    /// As the formula gives it.
    pub fn unrounded(self) -> f64 {
        self.0
    }

    /// Rounded up to whole people.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are 0 or more")]
    pub fn people(self) -> u64 {
        /// 100 · 1.08 is a hair above 108 as a double, but 108 people are enough.
        const ROUNDING: f64 = 1e-10;
        (self.0 * (1.0 - ROUNDING)).ceil() as u64
    }
}

/// How many answers give a proportion near `p` a margin of ±`margin`, in an infinite population.
///
/// z² p(1-p)/margin². Refuses with `OutOfRange` unless 0 < p < 1 and 0 < margin. Cochran (1977) Sampling
/// Techniques, equation 4.1.
pub fn for_margin(p: f64, margin: f64, confidence: Confidence) -> Computed<SampleSize> {
    if !(p > 0.0 && p < 1.0 && margin > 0.0) {
        return Err(Refusal::OutOfRange);
    }
    let z = critical_z(confidence);
    Ok(SampleSize(z * z * p * (1.0 - p) / (margin * margin)))
}

/// The same in a population of `population`: n0/(1 + (n0 - 1)/N), never above N.
///
/// Refuses like [`for_margin`], and with `OutOfRange` for an empty population. Cochran (1977), equation 4.2.
pub fn for_margin_in_population(p: f64, margin: f64, population: u64, confidence: Confidence) -> Computed<SampleSize> {
    in_population(for_margin(p, margin, confidence)?, population)
}

/// What a size for an infinite population becomes in one of `population`: n0/(1 + (n0 - 1)/N), never above N.
///
/// The inverse of [`effective_n`](super::finite_population::effective_n). A design effect is multiplied before, for
/// it is about answers, not about who is left. Refuses with `OutOfRange` for an empty population. Cochran (1977),
/// equation 4.2; Burstein (1975) JASA 70:67.
pub fn in_population(infinite: SampleSize, population: u64) -> Computed<SampleSize> {
    if population == 0 {
        return Err(Refusal::OutOfRange);
    }
    let population = population as f64;
    Ok(SampleSize((infinite.0 / (1.0 + (infinite.0 - 1.0) / population)).min(population)))
}

/// The margin that `n` answers give a proportion near `p`: z √(p(1-p)/n), 0..1.
///
/// Refuses with `NoAnswers` at n = 0, with `OutOfRange` for p outside 0..1. Cochran (1977), section 3.3.
pub fn margin(p: f64, n: u64, confidence: Confidence) -> Computed<f64> {
    if n == 0 {
        return Err(Refusal::NoAnswers);
    }
    if !(0.0..=1.0).contains(&p) {
        return Err(Refusal::OutOfRange);
    }
    Ok(critical_z(confidence) * (p * (1.0 - p) / n as f64).sqrt())
}

/// The same when they are `n` of `population`: times √((N-n)/(N-1)), 0 when everybody answers.
///
/// Refuses like [`margin`], and with `OutOfRange` for more answers than people.
pub fn margin_in_population(p: f64, n: u64, population: u64, confidence: Confidence) -> Computed<f64> {
    let infinite = margin(p, n, confidence)?;
    match population.checked_sub(n) {
        None => Err(Refusal::OutOfRange),
        Some(0) => Ok(0.0),
        Some(others) => Ok(infinite * (others as f64 / (population - 1) as f64).sqrt()),
    }
}

/// Size of each of two groups for a two-sided test that their shares differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoProportionSizes {
    /// Chi-squared, with pooled variance under the null hypothesis. Fleiss, Levin & Paik (2003) Statistical
    /// Methods for Rates and Proportions, chapter 4.
    pub pooled: SampleSize,
    /// Chi-squared with continuity correction. Fleiss, Tytun & Ury (1980) Biometrics 36:343.
    pub continuity: SampleSize,
    /// On the arcsine scale. Cohen (1988) Statistical Power Analysis, section 6.4.
    pub arcsine: SampleSize,
    /// The difference on that scale: 2 asin √p1 - 2 asin √p2, made positive.
    pub cohens_h: f64,
}

/// How large each of two groups must be to find shares of `p1` and `p2` different with probability `power`.
///
/// Refuses with `OutOfRange` unless p1 and p2 lie in 0..1, alpha and power strictly between, and
/// with `NoVariation` for equal shares. Sources: at the sizes.
pub fn two_proportions(p1: f64, p2: f64, alpha: f64, power: f64) -> Computed<TwoProportionSizes> {
    if !(0.0..=1.0).contains(&p1) || !(0.0..=1.0).contains(&p2) {
        return Err(Refusal::OutOfRange);
    }
    let (z_alpha, z_power) = quantiles(alpha, power)?;
    let difference = (p1 - p2).abs();
    if difference == 0.0 {
        return Err(Refusal::NoVariation);
    }
    let middle = f64::midpoint(p1, p2);
    let null = z_alpha * (2.0 * middle * (1.0 - middle)).sqrt();
    let pooled = ((null + z_power * (p1 * (1.0 - p1) + p2 * (1.0 - p2)).sqrt()) / difference).powi(2);
    let continuity = pooled / 4.0 * (1.0 + (1.0 + 4.0 / (pooled * difference)).sqrt()).powi(2);
    let cohens_h = (2.0 * p1.sqrt().asin() - 2.0 * p2.sqrt().asin()).abs();
    Ok(TwoProportionSizes {
        pooled: SampleSize(pooled),
        continuity: SampleSize(continuity),
        arcsine: SampleSize(2.0 * ((z_alpha + z_power) / cohens_h).powi(2)),
        cohens_h,
    })
}

/// How many pairs McNemar's test needs when shares `p_improve` and `p_worsen` change:
/// ((z_α √ψ + z_β √(ψ - δ²))/δ)², ψ the share that changes and δ the difference.
///
/// Refuses with `OutOfRange` unless both shares are 0 or more and at most 1 together, and with `NoVariation`
/// for equal shares. Miettinen (1968) Biometrics 24:339; Connor (1987) Biometrics 43:207.
pub fn paired_proportions(p_improve: f64, p_worsen: f64, alpha: f64, power: f64) -> Computed<SampleSize> {
    let (changing, difference) = (p_improve + p_worsen, (p_improve - p_worsen).abs());
    if p_improve < 0.0 || p_worsen < 0.0 || changing > 1.0 {
        return Err(Refusal::OutOfRange);
    }
    if difference == 0.0 {
        return Err(Refusal::NoVariation);
    }
    let (z_alpha, z_power) = quantiles(alpha, power)?;
    let spread = z_alpha * changing.sqrt() + z_power * (changing - difference * difference).max(0.0).sqrt();
    Ok(SampleSize((spread / difference).powi(2)))
}

/// How many pairs, or people in each group, a two-sided t test needs to find a standardised difference `d`
/// with probability `power`; 2 at least.
///
/// Refuses with `NoVariation` for d = 0, with `OutOfRange` unless alpha and power lie strictly between 0 and 1,
/// with `NoConvergence` above ten million.
/// Cohen (1988) Statistical Power Analysis, section 2.4.
pub fn t_tests(design: MeanDesign, d: f64, alpha: f64, power: f64) -> Computed<SampleSize> {
    const FEWEST: f64 = 2.0;
    const MOST: f64 = 1e7;
    quantiles(alpha, power)?;
    if d == 0.0 {
        return Err(Refusal::NoVariation);
    }
    if t_test(design, d, FEWEST, alpha)? >= power {
        return Ok(SampleSize(FEWEST));
    }
    let missing = |n: f64| t_test(design, d, n, alpha).map_or(f64::NAN, |found| found - power);
    root(missing, FEWEST, MOST).map(SampleSize)
}

/// A size for independent answers, inflated by a [design effect](super::design_effect::design_effect).
///
/// Refuses with `OutOfRange` for a negative size and an effect below 1.
pub fn inflated(independent: f64, design_effect: f64) -> Computed<SampleSize> {
    let allowed = independent >= 0.0 && design_effect >= 1.0;
    if allowed { Ok(SampleSize(independent * design_effect)) } else { Err(Refusal::OutOfRange) }
}

fn quantiles(alpha: f64, power: f64) -> Computed<(f64, f64)> {
    let inside = |p: f64| p > 0.0 && p < 1.0;
    if !inside(alpha) || !inside(power) {
        return Err(Refusal::OutOfRange);
    }
    Ok((normal_upper_quantile(alpha / 2.0), normal_upper_quantile(1.0 - power)))
}

//! Standardised differences between two independent groups: Cohen's d and Hedges' g.
//!
//! How large is large is not decided here.

use super::distribution::stirling_error;
use super::frequencies::{Answers, found};
use super::mean_difference::pooled_variance;
use super::noncentral::noncentrality_of_t;
use super::summary::Summary;
use super::{Computed, Confidence, Interval, Refusal};

/// A standardised difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EffectSize {
    /// In standard deviations.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
}

/// Cohen's d: difference of the means over the pooled standard deviation, first minus second.
///
/// The interval is that of the non-centrality of t. Refuses with `NoAnswers`, with `TooFew` below three
/// values in all, with `NoVariation` when neither group varies. Cohen (1988) Statistical Power Analysis;
/// Steiger & Fouladi (1997).
pub fn cohens_d(
    first: &(impl Answers + ?Sized),
    second: &(impl Answers + ?Sized),
    confidence: Confidence,
) -> Computed<EffectSize> {
    cohens_d_of(Summary::of(first)?, Summary::of(second)?, confidence)
}

fn cohens_d_of(first: Summary, second: Summary, confidence: Confidence) -> Computed<EffectSize> {
    let sd = pooled_variance(first, second)?.sqrt();
    if sd == 0.0 {
        return Err(Refusal::NoVariation);
    }
    let (n1, n2) = (first.n as f64, second.n as f64);
    let value = (first.mean - second.mean) / sd;
    let scale = (n1 * n2 / (n1 + n2)).sqrt();
    let limits = noncentrality_of_t(value * scale, n1 + n2 - 2.0, confidence.alpha() / 2.0)?;
    Ok(EffectSize { value, interval: Interval { low: limits.low / scale, high: limits.high / scale } })
}

/// Hedges' g: Cohen's d without its bias, d·J with the exact J; the interval is multiplied too.
///
/// Refuses like [`cohens_d`], and with `TooFew` below four values in all.
/// Hedges (1981) Journal of Educational Statistics 6:107.
pub fn hedges_g(
    first: &(impl Answers + ?Sized),
    second: &(impl Answers + ?Sized),
    confidence: Confidence,
) -> Computed<EffectSize> {
    hedges_g_of(Summary::of(first)?, Summary::of(second)?, confidence)
}

/// [`hedges_g`] from what is known of two groups. Refuses like it. Hedges (1981).
pub fn hedges_g_of(first: Summary, second: Summary, confidence: Confidence) -> Computed<EffectSize> {
    let n = first.n + second.n;
    if n < 4 {
        return Err(Refusal::TooFew { needed: 4, found: found(n) });
    }
    let d = cohens_d_of(first, second, confidence)?;
    let j = small_sample_correction((n - 2) as f64)?;
    Ok(EffectSize { value: j * d.value, interval: Interval { low: j * d.interval.low, high: j * d.interval.high } })
}

/// J = Γ(df/2) / (√(df/2) Γ((df-1)/2)), between 0 and 1; the usual 1 - 3/(4 df - 1) differs in the fourth
/// decimal.
///
/// Refuses with `NotDefined` at one degree of freedom and below, where Γ is infinite. Hedges (1981).
pub fn small_sample_correction(df: f64) -> Computed<f64> {
    if df.is_nan() || df <= 1.0 {
        return Err(Refusal::NotDefined);
    }
    let a = 0.5 * df;
    let ln = stirling_error(a) - stirling_error(a - 0.5) - (a - 1.0) * (-0.5 / a).ln_1p() - 0.5;
    Ok(ln.exp())
}

/// The approximation 1 - 3/(4 df - 1), for comparison with programs that use it.
pub fn small_sample_correction_approximate(df: f64) -> f64 {
    1.0 - 3.0 / (4.0 * df - 1.0)
}

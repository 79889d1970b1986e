//! The mean of answers on a numeric scale.

use super::distribution::critical_t;
use super::{Computed, Confidence, Interval, Refusal};

/// Sum over n, in the unit of the values. Refuses with `NoAnswers` for an empty list.
pub fn mean(values: &[f64]) -> Computed<f64> {
    // Taken around the first value, so that large values with small differences keep their digits.
    let Some(&first) = values.first() else { return Err(Refusal::NoAnswers) };
    Ok(first + values.iter().map(|v| v - first).sum::<f64>() / values.len() as f64)
}

/// √(Σ(x - mean)² / (n - 1)), in the unit of the values; 0 when all are equal.
///
/// Refuses with `TooFew` below two values.
pub fn standard_deviation(values: &[f64]) -> Computed<f64> {
    Ok(variance(values)?.sqrt())
}

/// Σ(x - mean)² / (n - 1). Refuses like [`standard_deviation`].
pub fn variance(values: &[f64]) -> Computed<f64> {
    if values.len() < 2 {
        return Err(Refusal::TooFew { needed: 2, found: values.len() });
    }
    let centre = mean(values)?;
    Ok(values.iter().map(|v| (v - centre) * (v - centre)).sum::<f64>() / (values.len() - 1) as f64)
}

/// A mean's standard error, degrees of freedom and t interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanInterval {
    /// Standard error, in the unit of the values.
    pub se: f64,
    /// Degrees of freedom: n - 1.
    pub df: f64,
    /// Not cut to the range of a scale.
    pub interval: Interval,
}

/// Student's interval: mean ± t·s/√n with n - 1 degrees of freedom, in the unit of the values.
///
/// Unreliable for fewer than 15 answers crowded at an end of their scale. Refuses with `TooFew` below two
/// values and with `NoVariation` when all are equal: an interval without width is no certainty.
/// Student (1908) Biometrika 6:1.
pub fn interval(values: &[f64], confidence: Confidence) -> Computed<MeanInterval> {
    scaled_interval(values, 1.0, confidence)
}

/// The same for the mean of a `population` of which these values are a simple random part: the standard
/// error is multiplied by √(1 - n/N), and is 0 when everybody answered.
///
/// Refuses like [`interval`], and with `OutOfRange` for more values than people.
/// Cochran (1977) Sampling Techniques, equation 2.20.
pub fn interval_in_population(values: &[f64], population: u64, confidence: Confidence) -> Computed<MeanInterval> {
    let n = values.len() as f64;
    let population = population as f64;
    if n > population {
        return Err(Refusal::OutOfRange);
    }
    scaled_interval(values, ((population - n) / population).sqrt(), confidence)
}

fn scaled_interval(values: &[f64], factor: f64, confidence: Confidence) -> Computed<MeanInterval> {
    let centre = mean(values)?;
    let sd = standard_deviation(values)?;
    if sd == 0.0 {
        return Err(Refusal::NoVariation);
    }
    let n = values.len() as f64;
    let (se, df) = (factor * sd / n.sqrt(), n - 1.0);
    let half = critical_t(confidence, df) * se;
    Ok(MeanInterval { se, df, interval: Interval { low: centre - half, high: centre + half } })
}

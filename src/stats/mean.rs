//! The mean of answers on a numeric scale, and how far it is known. The mean itself is in
//! [`moments`](super::moments).

use super::distribution::critical_t;
use super::frequencies::Answers;
use super::summary::Summary;
use super::t_statistic::TStatistic;
use super::{Computed, Confidence, Interval, Refusal};

/// Mean with standard error s/√n and n - 1 degrees of freedom, in the unit of the values: Student's t of
/// "the mean is 0", and his interval.
///
/// The interval is not cut to the range of a scale, and is unreliable for fewer than 15 answers crowded at an
/// end of theirs. Refuses with `TooFew` below two values and with `NoVariation` when all are equal: an interval
/// without width is no certainty. Student (1908) Biometrika 6:1.
pub fn one_sample_t(values: &(impl Answers + ?Sized)) -> Computed<TStatistic> {
    one_sample_t_of(Summary::of(values)?)
}

/// [`one_sample_t`] from what is known of the values. Refuses like it.
pub fn one_sample_t_of(values: Summary) -> Computed<TStatistic> {
    let n = values.n as f64;
    TStatistic::new(values.mean, (values.variance()? / n).sqrt(), n - 1.0)
}

/// How far the mean of a finite population is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PopulationMean {
    /// Standard error, in the unit of the values.
    pub se: f64,
    /// Not cut to the range of a scale.
    pub interval: Interval,
}

/// The same for the mean of a `population` of which these values are a simple random part: the standard
/// error is multiplied by √(1 - n/N), and is 0 when everybody answered.
///
/// Refuses like [`one_sample_t`], and with `OutOfRange` for more values than people.
/// Cochran (1977) Sampling Techniques, equation 2.20.
pub fn interval_in_population(
    values: &(impl Answers + ?Sized),
    population: u64,
    confidence: Confidence,
) -> Computed<PopulationMean> {
    let summary = Summary::of(values)?;
    let (n, population) = (summary.n as f64, population as f64);
    if n > population {
        return Err(Refusal::OutOfRange);
    }
    let infinite = one_sample_t_of(summary)?;
    let se = ((population - n) / population).sqrt() * infinite.se;
    let half = critical_t(confidence, infinite.df) * se;
    Ok(PopulationMean { se, interval: Interval { low: infinite.estimate - half, high: infinite.estimate + half } })
}

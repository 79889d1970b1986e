//! Mean change of the same people in units of a standard deviation.

use super::distribution::critical_z;
use super::frequencies::Frequencies;
use super::noncentral::noncentrality_of_t;
use super::paired_means::{Pairs, paired_t};
use super::summary::Summary;
use super::{Computed, Confidence, Interval, Refusal};

/// By which standard deviation a mean change is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Standardiser {
    /// Root mean square of both standard deviations: comparable with unpaired studies.
    /// Cumming (2012) Understanding the New Statistics; Bonett (2008) Psychol. Methods 13:99.
    #[default]
    Average,
    /// Standard deviation of the changes, for power calculations only.
    /// Cohen (1988) Statistical Power Analysis, p. 48.
    Changes,
    /// Standard deviation of the changes divided by sqrt(2 (1 - r)).
    /// Morris & DeShon (2002) Psychol. Methods 7:105.
    RepeatedMeasures,
    /// Standard deviation of the first answers. Glass (1976) Educ. Res. 5:3; Becker (1988).
    Pre,
}

/// Mean change, post minus pre, divided by the standardiser; any real number.
///
/// Refuses fewer than two pairs and a standardiser of 0; the repeated-measures form also when the
/// correlation is undefined or 1.
pub fn standardised_change(pairs: &Pairs, standardiser: Standardiser) -> Computed<f64> {
    let changes = Summary::of(&pairs.changes())?;
    let spread = match standardiser {
        Standardiser::Average => average_variance(pairs)?.sqrt(),
        Standardiser::Changes => paired_t(pairs)?.se * (changes.n as f64).sqrt(),
        Standardiser::RepeatedMeasures => {
            let r = pairs.correlation()?;
            changes.variance()?.sqrt() / (2.0 * (1.0 - r)).sqrt()
        }
        Standardiser::Pre => variance(&pairs.pre())?.sqrt(),
    };
    if !(spread > 0.0 && spread.is_finite()) {
        return Err(Refusal::NoVariation);
    }
    Ok(changes.mean / spread)
}

fn average_variance(pairs: &Pairs) -> Computed<f64> {
    Ok(f64::midpoint(variance(&pairs.pre())?, variance(&pairs.post())?))
}

fn variance(answers: &Frequencies) -> Computed<f64> {
    Summary::of(answers)?.variance()
}

/// Interval for the change divided by the standard deviation of changes: that of the non-centrality of t,
/// divided by √n. Steiger & Fouladi (1997); Cumming & Finch (2001) Educ. Psychol. Meas. 61:532.
pub fn change_by_changes_interval(pairs: &Pairs, confidence: Confidence) -> Computed<Interval> {
    let test = paired_t(pairs)?;
    let root_n = (pairs.n() as f64).sqrt();
    let shifts = noncentrality_of_t(test.t(), test.df, confidence.alpha() / 2.0)?;
    Ok(Interval { low: shifts.low / root_n, high: shifts.high / root_n })
}

/// Standard error of the change divided by the average standard deviation; needs no equal variances.
///
/// d² (s1⁴ + s2⁴ + 2 s12²) / (8 df s⁴) + (s1² + s2² - 2 s12) / (df s²), s² the average variance, s12 the
/// covariance. Bonett (2008) Psychol. Methods 13:99.
pub fn change_by_average_se(pairs: &Pairs) -> Computed<f64> {
    let d = standardised_change(pairs, Standardiser::Average)?;
    let (first, second) = (variance(&pairs.pre())?, variance(&pairs.post())?);
    let shared = pairs.covariance()?;
    let average = average_variance(pairs)?;
    let df = pairs.n() as f64 - 1.0;
    let from_spread =
        d * d * (first * first + second * second + 2.0 * shared * shared) / (8.0 * df * average * average);
    let from_mean = (first + second - 2.0 * shared) / (df * average);
    Ok((from_spread + from_mean).sqrt())
}

/// d plus and minus the normal quantile times Bonett's standard error.
pub fn change_by_average_interval(pairs: &Pairs, confidence: Confidence) -> Computed<Interval> {
    let d = standardised_change(pairs, Standardiser::Average)?;
    let half = critical_z(confidence) * change_by_average_se(pairs)?;
    Ok(Interval { low: d - half, high: d + half })
}

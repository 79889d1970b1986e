//! One proportion from weighted answers, clusters and strata.

use super::design::Design;
use super::distribution::{critical_t, critical_z};
use super::linearisation::weighted_mean;
use super::proportion::{clopper_pearson_at, wilson_at};
use super::{Computed, Confidence, Interval, Refusal};

/// How the interval of a proportion from a complex design is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum ComplexInterval {
    /// Clopper-Pearson at the effective sample size, which is at most the number of answers. Korn & Graubard
    /// (1998) Survey Methodology 24:193; Parker et al. (2017) NCHS Vital and Health Statistics 2(175).
    #[default]
    KornGraubardCapped,
    /// The same without the cap.
    KornGraubard,
    /// Wilson at the capped effective sample size. Dean & Pagano (2015) Journal of Survey Statistics and
    /// Methodology 3:484.
    Wilson,
    /// t on the log-odds. Lumley (2010) Complex Surveys; R survey `svyciprop`.
    Logit,
    /// t on the arcsine of the root. R survey `svyciprop`.
    Arcsine,
    /// t on the proportion; may leave 0..1. R survey `svymean`.
    Linear,
}

/// A proportion from a complex design.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ComplexProportion {
    /// Weighted share, 0..1.
    pub estimate: f64,
    /// Linearised standard error.
    pub se: f64,
    /// Clusters minus strata.
    pub df: f64,
    answers: f64,
}

/// Weighted share with its [linearised](weighted_mean) standard error, 0 when everybody says the same.
///
/// Refuses with `UnequalLengths`, with `OutOfRange` for an answer other than 0 and 1, with `NoAnswers` when all
/// weights are 0, and with `LonelyCluster`. Lumley (2010) Complex Surveys, chapter 2; Binder (1983) International
/// Statistical Review 51:279.
pub fn proportion(yes: &[f64], design: &Design) -> Computed<ComplexProportion> {
    if yes.iter().any(|y| *y != 0.0 && *y != 1.0) {
        return Err(Refusal::OutOfRange);
    }
    let found = weighted_mean(design, yes, None)?;
    Ok(ComplexProportion {
        estimate: found.mean.min(1.0),
        se: design.se_of_total(found.contributions)?,
        df: design.df(),
        answers: design.weights().iter().filter(|weight| **weight > 0.0).count() as f64,
    })
}

impl ComplexProportion {
    /// Independent answers with the same standard error: p(1-p)/se².
    ///
    /// Refuses with `NoVariation` where that is 0: when everybody says the same, or every cluster was drawn.
    pub fn effective_n(&self) -> Computed<f64> {
        // Rounding leaves a hair of a standard error where every cluster has the same share.
        const ROUNDING: f64 = 1e-14;
        if self.se <= ROUNDING {
            return Err(Refusal::NoVariation);
        }
        Ok(self.estimate * (1.0 - self.estimate) / (self.se * self.se))
    }

    /// The same, less because the standard error itself is known from few clusters:
    /// times (t(n-1)/t(df))². Korn & Graubard (1998).
    ///
    /// Refuses like [`ComplexProportion::effective_n`], and with `TooFew` without degrees of freedom.
    pub fn adjusted_effective_n(&self, confidence: Confidence) -> Computed<f64> {
        let ratio = critical_t(confidence, self.answers - 1.0) / critical_t(confidence, self.checked_df()?);
        Ok(self.effective_n()? * ratio * ratio)
    }

    /// [`ComplexProportion::adjusted_effective_n`], at most the number of answers. Parker et al. (2017).
    pub fn capped_effective_n(&self, confidence: Confidence) -> Computed<f64> {
        Ok(self.adjusted_effective_n(confidence)?.min(self.answers))
    }

    /// Two-sided interval, within 0..1 except for `Linear`.
    ///
    /// Refuses with `NoVariation` when the standard error is 0, because everybody says the same or all clusters
    /// were drawn: no method has a meaning there. With `TooFew` without degrees of freedom.
    pub fn interval(&self, method: ComplexInterval, confidence: Confidence) -> Computed<Interval> {
        let p = self.estimate;
        let effective = self.effective_n()?;
        let t = critical_t(confidence, self.checked_df()?);
        let around = |centre: f64, half: f64, back: fn(f64) -> f64| Interval {
            low: back(centre - half),
            high: back(centre + half),
        };
        let exact = |n: f64| clopper_pearson_at(p, n, confidence);
        Ok(match method {
            ComplexInterval::KornGraubardCapped => exact(self.capped_effective_n(confidence)?),
            ComplexInterval::KornGraubard => exact(self.adjusted_effective_n(confidence)?),
            ComplexInterval::Wilson => wilson_at(p, self.capped_effective_n(confidence)?, critical_z(confidence)),
            ComplexInterval::Logit => {
                let odds = |x: f64| 1.0 / (1.0 + (-x).exp());
                around((p / (1.0 - p)).ln(), t * self.se / (p * (1.0 - p)), odds)
            }
            ComplexInterval::Arcsine => {
                let share = |x: f64| x.clamp(0.0, std::f64::consts::FRAC_PI_2).sin().powi(2);
                around(p.sqrt().asin(), t / (2.0 * effective.sqrt()), share)
            }
            ComplexInterval::Linear => around(p, t * self.se, |x| x),
        })
    }

    fn checked_df(&self) -> Computed<f64> {
        if self.df < 1.0 { Err(Refusal::TooFew { needed: 2, found: 1 }) } else { Ok(self.df) }
    }
}

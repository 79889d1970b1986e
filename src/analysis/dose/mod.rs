//! A rate or a mean by how much people took part: as a question of the survey asks it (`question`), or as the
//! participation log knows it (`records`).

mod question;
mod records;

pub(super) use question::outcomes;
pub(super) use records::{joins, recorded};

use super::estimate::mean_of;
use super::scores::scores;
use super::{confidence, share_interval};
use crate::responses::Wave;
use crate::results::{ByBand, DoseBand};
use crate::stats::difference_of_proportions::{self, DifferenceInterval};
use crate::stats::distribution::critical_t;
use crate::stats::frequencies::{Answers as _, Frequencies};
use crate::stats::linear_contrast::{linear_contrast, trend_weights};
use crate::stats::multiplicity::adjust;
use crate::stats::t_statistic::TStatistic;
use crate::stats::trend::{TrendVariance, cochran_armitage};
use crate::stats::two_by_two::TwoByTwo;
use crate::survey::{Indicator, Measure, Survey};

/// Fewest answers of each of two bands that are compared.
const COMPARED: u64 = 10;

/// Fewest bands over which there is a trend.
const TREND_BANDS: usize = 3;

/// Bands between rising edges: below the first, from each to the next, from the last up.
fn between(edges: &[f64]) -> Vec<DoseBand> {
    let edges: Vec<Option<f64>> = std::iter::once(None).chain(edges.iter().copied().map(Some)).chain([None]).collect();
    edges.windows(2).map(|pair| DoseBand { from: pair[0], to: pair[1], ..DoseBand::default() }).collect()
}

/// The band of a number.
fn band(number: f64, edges: &[f64]) -> usize {
    edges.iter().filter(|edge| number >= **edge).count()
}

/// The figure of an indicator in each band, without what compares them: that comes after protection. `of` is the band
/// of each respondent; those without one are counted last, apart.
fn by_band(
    survey: &Survey,
    wave: &Wave,
    indicator: &Indicator,
    bands: &[DoseBand],
    of: &[Option<usize>],
) -> Option<(ByBand, DoseBand)> {
    let scores = scores(survey, wave, indicator)?;
    let mut in_band = vec![Vec::new(); bands.len() + 1];
    for (answer, band) in scores.each().zip(of) {
        in_band[band.unwrap_or(bands.len())].extend(answer);
    }
    let filled = |(band, answers): (&DoseBand, Vec<f64>)| match indicator.measure {
        Measure::Mean => mean(survey, band, &answers.frequencies()),
        _ => rate(survey, indicator, band, &answers.frequencies()),
    };
    let apart = filled((&DoseBand::default(), in_band.pop().unwrap_or_default()));
    let bands = bands.iter().zip(in_band).map(filled).collect();
    Some((
        ByBand { bands, difference: None, low: None, high: None, trend_p: None, trend_p_adjusted: None, n: None },
        apart,
    ))
}

fn rate(survey: &Survey, indicator: &Indicator, band: &DoseBand, answers: &Frequencies) -> DoseBand {
    let (k, n) = (answers.count(|answer| answer > 0.0), answers.n());
    let method = indicator.interval.unwrap_or(survey.about().interval);
    let interval = share_interval(k, n, method, confidence(survey));
    DoseBand {
        n: Some(n),
        count: Some(k),
        value: (n > 0).then(|| k as f64 / n as f64),
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        ..band.clone()
    }
}

fn mean(survey: &Survey, band: &DoseBand, answers: &Frequencies) -> DoseBand {
    let (value, interval) = mean_of(answers, confidence(survey)).unzip();
    let interval = interval.flatten();
    DoseBand {
        n: Some(answers.n()),
        value,
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        ..band.clone()
    }
}

/// What may be said of the bands that are shown: the highest against the lowest, and whether there is a trend.
pub(crate) fn compare(survey: &Survey, indicator: &str, outcome: &mut ByBand) {
    if outcome.bands.iter().any(|band| band.hidden) {
        return;
    }
    match survey.indicator(indicator).map(|indicator| indicator.measure) {
        Some(Measure::Mean) => compare_means(survey, outcome),
        _ => compare_rates(survey, outcome),
    }
}

fn compare_rates(survey: &Survey, outcome: &mut ByBand) {
    let counts: Vec<(u64, u64)> = outcome.bands.iter().filter_map(|band| band.count.zip(band.n)).collect();
    if let (Some(low), Some(high)) = (counts.first(), counts.last())
        && counts.len() > 1
        && low.1 >= COMPARED
        && high.1 >= COMPARED
        && let Ok(table) = TwoByTwo::new(high.0, high.1, low.0, low.1)
    {
        outcome.difference = Some(difference_of_proportions::estimate(table));
        let interval =
            difference_of_proportions::interval(table, DifferenceInterval::default(), confidence(survey)).ok();
        outcome.low = interval.map(|interval| interval.low);
        outcome.high = interval.map(|interval| interval.high);
    }
    if counts.len() >= TREND_BANDS {
        let successes: Vec<f64> = counts.iter().map(|(k, _)| *k as f64).collect();
        let totals: Vec<f64> = counts.iter().map(|(_, n)| *n as f64).collect();
        let scores: Vec<f64> = (0..counts.len()).map(|score| score as f64).collect();
        let trend = cochran_armitage(&successes, &totals, &scores, TrendVariance::default()).ok();
        outcome.trend_p = trend.map(crate::stats::trend::Trend::p);
        outcome.n = trend.map(|_| counts.iter().map(|(_, n)| n).sum());
    }
}

fn compare_means(survey: &Survey, outcome: &mut ByBand) {
    let estimates: Vec<Option<TStatistic>> = outcome.bands.iter().map(|band| estimate(survey, band)).collect();
    if let (Some(Some(low)), Some(Some(high))) = (estimates.first(), estimates.last())
        && estimates.len() > 1
        && let Ok(difference) = linear_contrast(&[*low, *high], &[-1.0, 1.0])
    {
        let interval = difference.interval(confidence(survey));
        outcome.difference = Some(difference.estimate);
        outcome.low = Some(interval.low);
        outcome.high = Some(interval.high);
    }
    let Some(estimates) = estimates.into_iter().collect::<Option<Vec<TStatistic>>>() else { return };
    if estimates.len() >= TREND_BANDS {
        let trend = linear_contrast(&estimates, &trend_weights(estimates.len())).ok();
        outcome.trend_p = trend.map(TStatistic::p);
        outcome.n = trend.map(|_| outcome.bands.iter().filter_map(|band| band.n).sum());
    }
}

/// A band's mean with the error that its printed interval tells, so that nothing unpublished is in the comparison.
fn estimate(survey: &Survey, band: &DoseBand) -> Option<TStatistic> {
    let n = band.n.filter(|n| *n >= COMPARED)?;
    let df = (n - 1) as f64;
    let error = (band.high? - band.low?) / (2.0 * critical_t(confidence(survey), df));
    TStatistic::new(band.value?, error, df).ok()
}

/// The trends' p-values adjusted for the number of figures that are told by the same amount.
pub(crate) fn adjusted(survey: &Survey, family: Vec<&mut ByBand>) {
    let p: Vec<f64> = family.iter().filter_map(|by| by.trend_p).collect();
    let Ok(p) = adjust(&p, super::comparison::method(survey)) else { return };
    for (by, p) in family.into_iter().filter(|by| by.trend_p.is_some()).zip(p) {
        by.trend_p_adjusted = Some(p);
    }
}

//! A rate by how much people took part: as a question of the survey asks it (`question`), or as the participation log
//! knows it (`records`).

mod question;
mod records;

pub(super) use question::outcomes;
pub(super) use records::{joins, recorded};

use super::{confidence, share_interval, values};
use crate::responses::Wave;
use crate::results::{ByBand, DoseBand};
use crate::stats::difference_of_proportions::{self, DifferenceInterval};
use crate::stats::multiplicity::adjust;
use crate::stats::trend::{TrendVariance, cochran_armitage};
use crate::stats::two_by_two::TwoByTwo;
use crate::survey::{Indicator, Survey};

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

/// The rate of an indicator in each band, without what compares them: that comes after protection. `of` is the band
/// of each respondent; those without one are counted last, apart.
fn by_band(
    survey: &Survey,
    wave: &Wave,
    indicator: &Indicator,
    bands: &[DoseBand],
    of: &[Option<usize>],
) -> Option<(ByBand, DoseBand)> {
    let answers = values::values(survey, wave, indicator)?;
    let mut counts = vec![(0_u64, 0_u64); bands.len() + 1];
    for (answer, band) in answers.iter().zip(of) {
        if let Some(answer) = answer {
            let at = band.unwrap_or(bands.len());
            counts[at].0 += u64::from(*answer > 0.0);
            counts[at].1 += 1;
        }
    }
    let method = indicator.interval.unwrap_or(survey.about().interval);
    let filled = |(band, (k, n)): (&DoseBand, (u64, u64))| {
        let interval = share_interval(k, n, method, confidence(survey));
        DoseBand {
            n: Some(n),
            count: Some(k),
            value: (n > 0).then(|| k as f64 / n as f64),
            low: interval.map(|i| i.low),
            high: interval.map(|i| i.high),
            ..band.clone()
        }
    };
    let apart = filled((&DoseBand::default(), counts.pop().unwrap_or_default()));
    let bands = bands.iter().zip(counts).map(filled).collect();
    Some((
        ByBand { bands, difference: None, low: None, high: None, trend_p: None, trend_p_adjusted: None, n: None },
        apart,
    ))
}

/// What may be said of the bands that are shown: the highest against the lowest, and whether there is a trend.
pub(crate) fn compare(survey: &Survey, outcome: &mut ByBand) {
    let counts: Vec<(u64, u64)> = outcome.bands.iter().filter_map(|band| band.count.zip(band.n)).collect();
    let all_shown = counts.len() == outcome.bands.len();
    if let (Some(low), Some(high)) = (counts.first(), counts.last())
        && all_shown
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
    if all_shown && counts.len() >= TREND_BANDS {
        let successes: Vec<f64> = counts.iter().map(|(k, _)| *k as f64).collect();
        let totals: Vec<f64> = counts.iter().map(|(_, n)| *n as f64).collect();
        let scores: Vec<f64> = (0..counts.len()).map(|score| score as f64).collect();
        let trend = cochran_armitage(&successes, &totals, &scores, TrendVariance::default()).ok();
        outcome.trend_p = trend.map(crate::stats::trend::Trend::p);
        outcome.n = trend.map(|_| counts.iter().map(|(_, n)| n).sum());
    }
}

/// The trends' p-values adjusted for the number of figures that are told by the same amount.
pub(crate) fn adjusted(survey: &Survey, family: Vec<&mut ByBand>) {
    let p: Vec<f64> = family.iter().filter_map(|by| by.trend_p).collect();
    let Ok(p) = adjust(&p, super::comparison::method(survey)) else { return };
    for (by, p) in family.into_iter().filter(|by| by.trend_p.is_some()).zip(p) {
        by.trend_p_adjusted = Some(p);
    }
}

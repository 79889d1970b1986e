//! A rate by how much people took part. The survey's own question joins the two: no record of a person is needed.

use std::collections::BTreeSet;

use super::{confidence, share_interval, values};
use crate::responses::Wave;
use crate::results::{DoseBand, DoseOutcome};
use crate::stats::difference_of_proportions::{self, DifferenceInterval};
use crate::stats::multiplicity::adjust;
use crate::stats::trend::{TrendVariance, cochran_armitage};
use crate::stats::two_by_two::TwoByTwo;
use crate::survey::{Dose, Question, Survey};

/// Fewest answers of each of two bands that are compared.
const COMPARED: u64 = 10;

/// Fewest bands over which there is a trend.
const TREND_BANDS: usize = 3;

/// Every `[[dose]]` of a wave in which it was asked, with each of its indicators; trends come after protection.
pub(super) fn outcomes(survey: &Survey, wave: &Wave) -> Vec<DoseOutcome> {
    survey.definition().dose.iter().flat_map(|dose| of_dose(survey, wave, dose)).collect()
}

fn of_dose(survey: &Survey, wave: &Wave, dose: &Dose) -> Vec<DoseOutcome> {
    let Some(question) = survey.question(&dose.question).filter(|question| wave.asked(question)) else {
        return Vec::new();
    };
    let Some((bands, of)) = bands(survey, wave, dose, question) else { return Vec::new() };
    let outcome = |id: &String| {
        let indicator = survey.indicator(id)?;
        let answers = values::values(survey, wave, indicator)?;
        let mut counts = vec![(0_u64, 0_u64); bands.len()];
        for (answer, band) in answers.iter().zip(&of) {
            if let (Some(answer), Some(band)) = (answer, band) {
                counts[*band].0 += u64::from(*answer > 0.0);
                counts[*band].1 += 1;
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
        Some(DoseOutcome {
            question: question.id.clone(),
            indicator: id.clone(),
            wave: wave.id.clone(),
            bands: bands.iter().zip(counts).map(filled).collect(),
            difference: None,
            low: None,
            high: None,
            trend_p: None,
            trend_p_adjusted: None,
            n: None,
        })
    };
    dose.indicators.iter().filter_map(outcome).collect()
}

/// The bands, and the band of each respondent.
fn bands(
    survey: &Survey,
    wave: &Wave,
    dose: &Dose,
    question: &Question,
) -> Option<(Vec<DoseBand>, Vec<Option<usize>>)> {
    let empty = DoseBand {
        from: None,
        to: None,
        code: None,
        n: None,
        count: None,
        value: None,
        low: None,
        high: None,
        hidden: false,
    };
    let choices = survey.choices(question);
    if dose.bands.is_empty() {
        let options: Vec<usize> = (0..choices.len()).filter(|i| choices[*i].on_scale()).collect();
        let band = |i: &usize| DoseBand { code: Some(choices[*i].code), ..empty.clone() };
        let of = |code: &u8| options.iter().position(|i| *i == usize::from(*code));
        return Some((options.iter().map(band).collect(), wave.codes(question)?.iter().map(of).collect()));
    }
    let edges: Vec<Option<f64>> =
        std::iter::once(None).chain(dose.bands.iter().copied().map(Some)).chain([None]).collect();
    let band = |pair: &[Option<f64>]| DoseBand { from: pair[0], to: pair[1], ..empty.clone() };
    let numbers: Vec<Option<f64>> = if let Some(numbers) = wave.numbers(question) {
        numbers
    } else {
        let number = |code: &u8| choices.get(usize::from(*code)).filter(|c| c.on_scale()).map(|c| f64::from(c.code));
        wave.codes(question)?.iter().map(number).collect()
    };
    let of = |number: &Option<f64>| number.map(|number| dose.bands.iter().filter(|edge| number >= **edge).count());
    Some((edges.windows(2).map(band).collect(), numbers.iter().map(of).collect()))
}

/// What may be said of the bands that are shown: the highest against the lowest, and whether there is a trend.
pub(crate) fn compare(survey: &Survey, outcome: &mut DoseOutcome) {
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

/// The trends' p-values adjusted within each wave and question that says how much.
pub(crate) fn adjusted(survey: &Survey, outcomes: &mut [DoseOutcome]) {
    let families: BTreeSet<(String, String)> =
        outcomes.iter().map(|outcome| (outcome.wave.clone(), outcome.question.clone())).collect();
    for (wave, question) in families {
        let mut family: Vec<&mut DoseOutcome> = outcomes
            .iter_mut()
            .filter(|outcome| outcome.trend_p.is_some() && (&outcome.wave, &outcome.question) == (&wave, &question))
            .collect();
        let p: Vec<f64> = family.iter().filter_map(|outcome| outcome.trend_p).collect();
        let Ok(p) = adjust(&p, super::comparison::method(survey)) else { continue };
        for (outcome, p) in family.iter_mut().zip(p) {
            outcome.trend_p_adjusted = Some(p);
        }
    }
}

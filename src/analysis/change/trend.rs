//! The course of an indicator over three and more waves: its average change from one wave to the next.

use nalgebra::DMatrix;

use super::figure::{FEWEST, verdict};
use crate::analysis::confidence;
use crate::analysis::values::values;
use crate::responses::{NO_PERSON, Wave};
use crate::results::{Test, Trend};
use crate::stats::Interval;
use crate::stats::clustered_regression::{ClusterVariance, clustered_regression};
use crate::survey::{Indicator, Measure, Survey, WaveKind};

/// Two waves are a change, three a course.
const FEWEST_WAVES: usize = 3;

/// `None` of a median, and where the question was answered in fewer than three of the waves.
///
/// Least squares on the position of the wave; errors allow for several answers of one person (CR2). Waves count as
/// equally far apart.
pub(super) fn trend(survey: &Survey, indicator: &Indicator, kind: WaveKind, waves: &[&Wave]) -> Option<Trend> {
    if indicator.measure == Measure::Median || waves.len() < FEWEST_WAVES {
        return None;
    }
    let mut answered: Vec<&Wave> = Vec::new();
    let (mut answers, mut people) = (Vec::new(), 0);
    for wave in waves {
        let Some(found) = values(survey, wave, indicator) else { continue };
        if found.iter().flatten().count() < FEWEST {
            continue;
        }
        let position = answered.len() as f64;
        let persons = wave.persons();
        let of_row = |row: usize| persons.and_then(|p| p.get(row).copied()).filter(|person| *person != NO_PERSON);
        let rows = found.into_iter().enumerate().filter_map(|(row, value)| Some((value?, position, of_row(row))));
        answers.extend(rows);
        people = people.max(persons.into_iter().flatten().filter(|p| **p != NO_PERSON).max().map_or(0, |p| *p + 1));
        answered.push(wave);
    }
    if answered.len() < FEWEST_WAVES {
        return None;
    }
    answers.sort_unstable_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0)).then(a.2.cmp(&b.2)));
    let mut next = people as usize;
    let mut own = || {
        next += 1;
        next - 1
    };
    let clusters: Vec<usize> =
        answers.iter().map(|(_, _, person)| person.map_or_else(&mut own, |p| p as usize)).collect();
    let y: Vec<f64> = answers.iter().map(|(value, _, _)| *value).collect();
    let design = DMatrix::from_fn(y.len(), 2, |row, column| if column == 0 { 1.0 } else { answers[row].1 });
    let slope =
        clustered_regression(&design, &y, &clusters).and_then(|fit| fit.coefficient(1, ClusterVariance::CR2)).ok();
    let interval = slope.map(|slope| slope.interval(confidence(survey)));
    let steps = (answered.len() - 1) as f64;
    let whole = interval.map(|i| Interval { low: steps * i.low, high: steps * i.high });
    Some(Trend {
        indicator: indicator.id.clone(),
        kind,
        waves: answered.iter().map(|wave| wave.id.clone()).collect(),
        better: indicator.better(),
        smallest: indicator.smallest_change,
        n: Some(y.len() as u64),
        slope: slope.map(|slope| slope.estimate),
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        test: slope.map(|_| Test::ClusteredT),
        p: slope.map(crate::stats::t_statistic::TStatistic::p),
        verdict: whole.map(|interval| verdict(interval, indicator.smallest_change)),
        hidden: false,
    })
}

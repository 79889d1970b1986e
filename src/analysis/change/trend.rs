//! The course of an indicator over three and more waves: its average change from one wave to the next.

use nalgebra::DMatrix;

use super::courses::{Answers, Courses};
use super::figure::{FEWEST, verdict};
use crate::analysis::confidence;
use crate::analysis::counted::Counted;
use crate::analysis::scores::scores;
use crate::results::{Test, Trend};
use crate::stats::Interval;
use crate::stats::clustered_regression::{ClusterVariance, repeated_clusters};
use crate::survey::{Indicator, Measure, Survey, WaveKind};

/// Two waves are a change, three a course.
const FEWEST_WAVES: usize = 3;

/// `None` of a median, and where the question was answered in fewer than three of the waves.
///
/// Least squares on the position of the wave; errors allow for several answers of one person (CR2). Waves count as
/// equally far apart.
pub(super) fn trend(survey: &Survey, indicator: &Indicator, kind: WaveKind, waves: &[&Counted<'_>]) -> Option<Trend> {
    if indicator.measure == Measure::Median || waves.len() < FEWEST_WAVES {
        return None;
    }
    let answered = waves.iter().filter_map(|counted| {
        let scores = scores(survey, counted.wave, indicator)?;
        let everybody = scores.everybody(counted);
        let answers = Answers { scores, everybody, persons: counted.wave.persons() };
        (answers.everybody.n() >= FEWEST).then_some((&counted.wave.id, answers))
    });
    let (answered, answers): (Vec<&String>, Vec<Answers<'_>>) = answered.unzip();
    if answered.len() < FEWEST_WAVES {
        return None;
    }
    let courses = Courses::of(&answers);
    let rows = courses.rows();
    let y: Vec<f64> = rows.iter().map(|row| row.value).collect();
    let clusters: Vec<usize> = rows.iter().map(|row| row.course).collect();
    let design = DMatrix::from_fn(y.len(), 2, |row, column| if column == 0 { 1.0 } else { rows[row].wave as f64 });
    let fit = repeated_clusters(&design, &y, &clusters, &courses.people());
    let slope = fit.and_then(|fit| fit.coefficient(1, ClusterVariance::CR2)).ok();
    let interval = slope.map(|slope| slope.interval(confidence(survey)));
    let steps = (answered.len() - 1) as f64;
    let whole = interval.map(|i| Interval { low: steps * i.low, high: steps * i.high });
    Some(Trend {
        indicator: indicator.id.clone(),
        kind,
        waves: answered.into_iter().cloned().collect(),
        better: indicator.better(),
        smallest: indicator.smallest_change,
        n: Some(courses.answers()),
        slope: slope.map(|slope| slope.estimate),
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        test: slope.map(|_| Test::ClusteredT),
        p: slope.map(crate::stats::t_statistic::TStatistic::p),
        verdict: whole.map(|interval| verdict(interval, indicator.smallest_change)),
        hidden: false,
    })
}

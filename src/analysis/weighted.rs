//! Weighted figures, which stand beside the unweighted ones, with what `disclosure` must know about them.

use std::collections::BTreeMap;

use super::crossing::{Crossing, crossings_with};
use super::estimate::Context;
use super::grouping::{Grouping, Member};
use super::scores::scores;
use super::weighting::Weighed;
use super::{confidence, estimate};
use crate::responses::Wave;
use crate::results::{GroupKey, GroupValue, Method};
use crate::stats::complex_proportion::proportion;
use crate::stats::design::Design;
use crate::stats::distribution::critical_t;
use crate::stats::linearisation::weighted_mean;
use crate::stats::weighted_median::{weighted_median, weighted_quantile, woodruff};
use crate::stats::weighting::kish;
use crate::stats::{Confidence, Interval};
use crate::survey::{Indicator, Measure, Survey};

/// A weighted figure, unprotected.
#[derive(Debug, Clone)]
pub(crate) struct Weighted {
    pub(crate) indicator: String,
    pub(crate) wave: String,
    pub(crate) group: Option<GroupKey>,
    pub(crate) value: f64,
    pub(crate) interval: Option<(Interval, Method)>,
    pub(crate) n_effective: f64,
    /// Answers, and favourable ones among them, of those who share a weight: who knows the weights can work
    /// these out from the figure.
    pub(crate) classes: Vec<(u64, u64)>,
}

/// The weights of a wave, and how many people of each group have which, by indicator.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    pub(crate) weights: Vec<f64>,
    /// Groups of a background question first, then those who share a weight. Where no question splits results, everybody is
    /// in none of its groups.
    pub(crate) crossing: Crossing,
}

/// Who has which weight, for each indicator and background question, and for everybody together.
pub(super) fn weights(survey: &Survey, wave: &Wave, groupings: &[Grouping], weighed: &Weighed) -> Vec<Weights> {
    let (classes, weights) = weighed.every_class();
    if weights.is_empty() {
        return Vec::new();
    }
    let nobody = GroupKey { question: String::new(), value: GroupValue::Text(String::new()) };
    let everybody = || {
        let groups = vec![Member { key: nobody, invited: None }];
        [Grouping { groups, of: vec![None; wave.respondents()] }]
    };
    let crossings = if groupings.is_empty() {
        crossings_with(survey, wave, &everybody(), &[classes])
    } else {
        crossings_with(survey, wave, groupings, &[classes])
    };
    crossings.into_iter().map(|crossing| Weights { weights: weights.clone(), crossing }).collect()
}

/// Every indicator of which a weighted figure makes sense, for everybody and by group.
pub(super) fn figures(survey: &Survey, wave: &Wave, groupings: &[Grouping], weighed: &Weighed) -> Vec<Weighted> {
    if weighed.weights.is_empty() {
        return Vec::new();
    }
    let question = survey.analysis().clusters.as_deref();
    let own = question
        .filter(|id| groupings.iter().all(|g| g.question() != Some(id)))
        .and_then(|id| super::grouping::unpublished(survey, wave, survey.question(id)?));
    let clusters = groupings.iter().find(|g| question.is_some() && g.question() == question).or(own.as_ref());
    let mut all = Vec::new();
    // A weighted count would need the number of people whom the weights stand for.
    let is_weighed = |indicator: &&Indicator| {
        matches!(indicator.measure, Measure::Rate | Measure::Mean | Measure::Median | Measure::Net)
    };
    for indicator in survey.indicators().iter().filter(is_weighed) {
        let Some(scores) = scores(survey, wave, indicator) else { continue };
        let values: Vec<Option<f64>> = scores.each().collect();
        let people = People { values: &values, weights: &weighed.weights, clusters };
        let context = estimate::context(survey, &wave.id, indicator);
        let everybody = (0..values.len()).collect::<Vec<_>>();
        all.extend(people.figure(&context, None, &everybody));
        for grouping in groupings.iter().filter(|g| g.question() != indicator.question.as_deref()) {
            let mut rows = vec![Vec::new(); grouping.groups.len()];
            for (row, group) in grouping.of.iter().enumerate() {
                if let Some(rows) = group.and_then(|group| rows.get_mut(group as usize)) {
                    rows.push(row);
                }
            }
            let groups = grouping.groups.iter().zip(&rows);
            all.extend(groups.filter_map(|(member, rows)| people.figure(&context, Some(&member.key), rows)));
        }
    }
    all
}

struct People<'a> {
    values: &'a [Option<f64>],
    weights: &'a [f64],
    clusters: Option<&'a Grouping>,
}

impl People<'_> {
    fn figure(&self, context: &Context<'_>, group: Option<&GroupKey>, rows: &[usize]) -> Option<Weighted> {
        let given = |row: &usize| Some((*row, self.values[*row].filter(|_| self.weights[*row] > 0.0)?));
        let (rows, values): (Vec<usize>, Vec<f64>) = rows.iter().filter_map(given).unzip();
        let weights: Vec<f64> = rows.iter().map(|row| self.weights[*row]).collect();
        // Who names no cluster is one of their own.
        let alone = self.clusters.map_or(0, |clusters| clusters.groups.len());
        let cluster = |row: &usize| self.clusters.and_then(|c| c.of[*row]).map_or(alone + row, |c| c as usize);
        let within = group.is_some_and(|g| self.clusters.and_then(Grouping::question) == Some(&g.question));
        let clusters: Option<Vec<usize>> =
            (self.clusters.is_some() && !within).then(|| rows.iter().map(cluster).collect());
        let design = Design::new(&weights, None, clusters.as_deref(), None).ok()?;
        let confidence = confidence(context.survey);
        let (value, interval) = match context.indicator.measure {
            Measure::Rate => {
                let share = proportion(&values, &design).ok()?;
                let chosen = context.survey.analysis().effective;
                let interval = share.interval(chosen.into(), confidence).ok();
                (share.estimate, interval.map(|interval| (interval, chosen.into())))
            }
            Measure::Median => median(&values, &weights, &design, confidence)?,
            _ => mean(&values, &design, confidence)?,
        };
        // No interval of a weighted net score is good enough to print.
        let interval = interval.filter(|_| context.indicator.measure != Measure::Net);
        Some(Weighted {
            indicator: context.indicator.id.clone(),
            wave: context.wave.to_string(),
            group: group.cloned(),
            value,
            interval,
            n_effective: kish(&weights).ok()?.n_eff,
            classes: classes(&values, &weights),
        })
    }
}

fn mean(values: &[f64], design: &Design, confidence: Confidence) -> Option<(f64, Option<(Interval, Method)>)> {
    let found = weighted_mean(design, values, None).ok()?;
    let half = design.se_of_total(found.contributions).ok().filter(|se| *se > 0.0 && design.df() >= 1.0);
    let half = half.map(|se| se * critical_t(confidence, design.df()));
    let interval = half.map(|half| (Interval { low: found.mean - half, high: found.mean + half }, Method::T));
    Some((found.mean, interval))
}

/// The weighted median with Woodruff's interval.
fn median(
    values: &[f64],
    weights: &[f64],
    design: &Design,
    confidence: Confidence,
) -> Option<(f64, Option<(Interval, Method)>)> {
    let found = weighted_median(values, design, confidence).ok();
    let interval = found.and_then(|found| woodruff(values, weights, found.effective, confidence).ok());
    let value = weighted_quantile(values, weights, 0.5).ok()?;
    Some((value, interval.map(|interval| (interval, Method::Woodruff))))
}

/// Those who share a weight, by as many digits as could tell them apart.
fn classes(values: &[f64], weights: &[f64]) -> Vec<(u64, u64)> {
    let mut classes: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for (value, weight) in values.iter().zip(weights) {
        let class = classes.entry(format!("{weight:.6}")).or_default();
        class.0 += 1;
        class.1 += u64::from(*value > 0.0);
    }
    classes.into_values().collect()
}

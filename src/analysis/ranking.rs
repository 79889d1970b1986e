//! Which order of a topic's rates the answers really show, made from published figures alone.

use super::{confidence, share_interval};
use crate::results::{Estimate, Ranked, Ranking};
use crate::stats::{Confidence, Interval};
use crate::survey::{Measure, Survey, Topic};

/// With fewer rates there is nothing to rank.
const FEWEST: usize = 3;

/// A ranking of every topic with at least three rates in a wave.
///
/// A rate is above another only where their intervals, each at a confidence of 1 − α/m, do not meet; so all ranks of
/// the m rates hold together with the survey's confidence, whoever answered which question. Klein, Wright &
/// Wieczorek (2020) JRSS C 69:589, with Bonferroni's bound.
pub(crate) fn rankings(survey: &Survey, estimates: &[Estimate]) -> Vec<Ranking> {
    let mut all = Vec::new();
    for wave in survey.waves() {
        let mut topics: Vec<Topic> = survey.indicators().iter().filter_map(|i| survey.topic_of(i)).collect();
        topics.sort_unstable();
        topics.dedup();
        all.extend(topics.into_iter().filter_map(|topic| ranking(survey, estimates, &wave.id, topic)));
    }
    all
}

fn ranking(survey: &Survey, estimates: &[Estimate], wave: &str, topic: Topic) -> Option<Ranking> {
    let of_topic = |e: &&Estimate| {
        let indicator = survey.indicator(&e.indicator);
        e.wave == wave
            && e.group.is_none()
            && e.measure == Measure::Rate
            && !e.hidden
            && indicator.is_some_and(|i| survey.topic_of(i) == Some(topic))
    };
    let mut rates: Vec<&Estimate> = estimates.iter().filter(of_topic).filter(|e| e.value.is_some()).collect();
    if rates.len() < FEWEST {
        return None;
    }
    rates.sort_by(|a, b| b.value.unwrap_or(0.0).total_cmp(&a.value.unwrap_or(0.0)));
    let level = confidence(survey);
    let joint = Confidence::new(1.0 - level.alpha() / rates.len() as f64).unwrap_or(level);
    let intervals: Option<Vec<Interval>> =
        rates.iter().map(|e| share_interval(e.count?, e.n?, survey.about().interval, joint)).collect();
    let intervals = intervals?;
    let ranked = rates.iter().zip(&intervals).map(|(estimate, own)| {
        let above = intervals.iter().filter(|other| other.low > own.high).count();
        let below = intervals.iter().filter(|other| other.high < own.low).count();
        Ranked { indicator: estimate.indicator.clone(), best: 1 + above as u64, worst: (rates.len() - below) as u64 }
    });
    Some(Ranking { topic, wave: wave.to_string(), confidence: survey.about().confidence, ranked: ranked.collect() })
}

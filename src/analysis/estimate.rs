//! Figures of the indicators: who is in the denominator, what counts, and how sure it is.

use rayon::prelude::*;

use super::clustering::{Clusters, Likeness, Widening, widened};
use super::counted::Counted;
use super::grouping::Grouping;
use super::invited::bound;
use super::variable::{Answers, Variable};
use super::{confidence, share_interval};
use crate::results::{Estimate, GroupKey, Method, Status};
use crate::stats::frequencies::Frequencies;
use crate::stats::mean::one_sample_t_of;
use crate::stats::net_score::{self, NetCounts};
use crate::stats::summary::Summary;
use crate::stats::weighted_median::woodruff;
use crate::stats::{Confidence, Interval, median};
use crate::survey::{CantSay, Choice, Indicator, Measure, MedianInterval, MissingKind, Positive, Survey, Target};

/// Below this many answers a figure is indicative only.
const INDICATIVE_BELOW: u64 = 10;

/// Fewest answers of a net score (`statistics.md`: below ten, counts only).
const NET_NEEDS: u64 = 10;

/// Fewest answers of a mean or a median.
const MEAN_NEEDS: u64 = 5;

pub(super) fn estimates(survey: &Survey, counted: &Counted<'_>, clusters: Option<&Clusters>) -> Vec<Estimate> {
    let indicators = survey.indicators().par_iter();
    indicators.flat_map_iter(|indicator| of_indicator(survey, counted, clusters, indicator)).collect()
}

fn of_indicator(
    survey: &Survey,
    counted: &Counted<'_>,
    clusters: Option<&Clusters>,
    indicator: &Indicator,
) -> Vec<Estimate> {
    // Organisations are counted from what is published of them.
    if indicator.measure == Measure::ShareOfOrganisations {
        return Vec::new();
    }
    let Counted { wave, groupings, .. } = counted;
    let Some(variable) = Variable::of(survey, wave, indicator) else { return Vec::new() };
    let invited = survey.wave(&wave.id).and_then(|w| w.invited);
    let context = context(survey, &wave.id, indicator);
    let everybody = clusters.map_or(Likeness::Independent, Likeness::Everybody);
    let mut all = vec![context.estimate(None, invited, &variable.everybody(counted), everybody)];
    // A background question split by itself says nothing.
    let itself = |g: &&Grouping| g.groups.first().is_none_or(|m| Some(&m.key.question) == indicator.question.as_ref());
    for grouping in groupings.iter().filter(|g| !itself(g)) {
        // A group that is itself a cluster holds one only.
        let clusters = clusters.filter(|clusters| grouping.question().is_some_and(|id| !clusters.is_by(id)));
        let sides = clusters.map(|clusters| clusters.sides(grouping)).unwrap_or_default();
        for (at, (group, answers)) in grouping.groups.iter().zip(variable.by_group(counted, grouping)).enumerate() {
            let likeness = sides.get(at).map_or(Likeness::Independent, |sides| Likeness::Group(sides.group));
            all.push(context.estimate(Some(group.key.clone()), None, &answers, likeness));
        }
    }
    all
}

/// What a figure of an indicator needs to know.
pub(super) fn context<'a>(survey: &'a Survey, wave: &'a str, indicator: &'a Indicator) -> Context<'a> {
    Context { survey, indicator, wave, confidence: confidence(survey) }
}

/// Everything about an estimate but the answers.
pub(super) struct Context<'a> {
    pub(super) survey: &'a Survey,
    pub(super) indicator: &'a Indicator,
    pub(super) wave: &'a str,
    pub(super) confidence: Confidence,
}

/// What the statistic gives back.
#[derive(Default)]
struct Figure {
    n: u64,
    count: Option<u64>,
    value: Option<f64>,
    interval: Option<Interval>,
    method: Option<Method>,
    design_effect: Option<f64>,
}

impl Context<'_> {
    fn estimate(
        &self,
        group: Option<GroupKey>,
        population: Option<u64>,
        answers: &Answers<'_>,
        likeness: Likeness<'_>,
    ) -> Estimate {
        let figure = match self.indicator.measure {
            Measure::Rate | Measure::Count | Measure::ShareOfOrganisations => self.rate(answers, likeness),
            Measure::Mean => self.mean(&answers.values(), likeness),
            Measure::Median => self.median(&answers.values(), likeness),
            Measure::Net => self.net(answers, likeness),
        };
        let status = self.indicator.target.and_then(|target| Some(status(target, figure.value?, figure.interval?)));
        let is_rate = self.indicator.measure == Measure::Rate;
        Estimate {
            indicator: self.indicator.id.clone(),
            question: self.indicator.question.clone(),
            scale: self.indicator.scale.clone(),
            wave: self.wave.to_string(),
            finite: population
                .filter(|_| is_rate && group.is_none() && self.concerns_everybody(answers))
                .and_then(|invited| bound(self.survey, figure.count?, figure.n, invited)),
            group,
            measure: self.indicator.measure,
            n: Some(figure.n),
            count: figure.count,
            value: figure.value,
            low: figure.interval.map(|i| i.low),
            high: figure.interval.map(|i| i.high),
            confidence: self.confidence.level(),
            method: figure.method.filter(|_| figure.interval.is_some()),
            missing: answers.missing(),
            weighted: None,
            n_effective: None,
            weighted_low: None,
            weighted_high: None,
            weighted_method: None,
            design_effect: figure.design_effect,
            indicative: figure.n < INDICATIVE_BELOW,
            basis: self.survey.about().basis,
            target: self.indicator.target,
            status,
            hidden: false,
        }
    }

    fn rate(&self, answers: &Answers<'_>, likeness: Likeness<'_>) -> Figure {
        let (k, n) = match answers {
            Answers::Coded(tally, choices) => {
                let in_base = |(_, choice): &(usize, &Choice)| self.in_base(choice);
                let base = choices.iter().enumerate().filter(in_base);
                base.fold((0, 0), |(k, n), (i, choice)| {
                    let count = tally.at(i);
                    (if self.is_positive(choice) { k + count } else { k }, n + count)
                })
            }
            Answers::Numbers(numbers, _) => (numbers.count(|number| self.in_range(number)), numbers.n()),
        };
        let method = self.indicator.interval.unwrap_or(self.survey.about().interval);
        if self.indicator.measure == Measure::Count {
            return Figure { n, count: Some(k), value: Some(k as f64), ..Figure::default() };
        }
        let figure = Figure { n, count: Some(k), value: (n > 0).then(|| k as f64 / n as f64), ..Figure::default() };
        let widening = likeness.widening(n, self.confidence);
        if widening == Widening::None {
            let interval = share_interval(k, n, method, self.confidence);
            return Figure { interval, method: Some(method.into()), ..figure };
        }
        let design_effect = widening.effect();
        let chosen = self.survey.analysis().effective;
        let interval = design_effect.and_then(|effect| widened(k, n, effect, chosen, self.confidence));
        Figure { interval, method: Some(chosen.into()), design_effect, ..figure }
    }

    pub(super) fn in_base(&self, choice: &Choice) -> bool {
        if let Some(base) = &self.indicator.base {
            return base.contains(&choice.code);
        }
        match choice.missing {
            None => true,
            Some(MissingKind::CantSay) => self.indicator.cant_say == CantSay::Inside,
            Some(MissingKind::NotApplicable | MissingKind::Refused) => false,
        }
    }

    pub(super) fn is_positive(&self, choice: &Choice) -> bool {
        choice.on_scale()
            && match &self.indicator.positive {
                Some(Positive::Codes(codes)) => codes.contains(&choice.code),
                Some(Positive::Range(_)) => self.in_range(f64::from(choice.code)),
                None => self.positive_codes().contains(&choice.code),
            }
    }

    fn positive_codes(&self) -> &[i32] {
        self.survey.question_of(self.indicator).map_or(&[], |question| self.survey.positive_codes(question))
    }

    pub(super) fn in_range(&self, value: f64) -> bool {
        let Some(Positive::Range(limits)) = self.indicator.positive else { return false };
        limits.at_least.is_none_or(|low| value >= low) && limits.at_most.is_none_or(|high| value <= high)
    }

    fn mean(&self, values: &Frequencies, likeness: Likeness<'_>) -> Figure {
        let n = values.n();
        let Some((value, interval)) = mean_of(values, self.confidence) else {
            return Figure { n, ..Figure::default() };
        };
        let widening = likeness.widening(n, self.confidence);
        let value = Some(value);
        let interval = interval.zip(value).and_then(|(interval, value)| widening.widen(interval, value));
        Figure { n, count: None, value, interval, method: Some(Method::T), design_effect: widening.effect() }
    }

    fn median(&self, values: &Frequencies, likeness: Likeness<'_>) -> Figure {
        let n = values.n();
        if n < MEAN_NEEDS {
            return Figure { n, ..Figure::default() };
        }
        let widening = likeness.widening(n, self.confidence);
        // An answer that was given three times is one with a weight of three.
        let (different, times): (Vec<f64>, Vec<f64>) = values.iter().map(|(value, n)| (value, n as f64)).unzip();
        let worth = |effect: f64| woodruff(&different, &times, n as f64 / effect, self.confidence).ok();
        let (interval, method) = match (widening, self.survey.analysis().median) {
            (Widening::None, MedianInterval::OrderStatistics) => {
                (median::interval(values, self.confidence).ok().map(|m| m.interval), Method::OrderStatistic)
            }
            (Widening::None, MedianInterval::Woodruff) => (worth(1.0), Method::Woodruff),
            _ => (widening.effect().and_then(worth), Method::Woodruff),
        };
        let value = median::median(values).ok();
        Figure { n, count: None, value, interval, method: Some(method), design_effect: widening.effect() }
    }

    /// Promoters 9 and 10 less detractors 0 to 6, −100..100 (Reichheld 2003).
    fn net(&self, answers: &Answers<'_>, likeness: Likeness<'_>) -> Figure {
        let values = answers.values();
        let (positive, negative) = (values.count(|x| x >= 9.0), values.count(|x| x <= 6.0));
        let n = values.n();
        if n < NET_NEEDS {
            return Figure { n, ..Figure::default() };
        }
        let counts = NetCounts { positive, neutral: n - positive - negative, negative };
        let widening = likeness.widening(n, self.confidence);
        let score = net_score::estimate(counts).ok();
        let interval = net_score::interval(counts, self.survey.analysis().net.into(), self.confidence).ok();
        let interval = interval.zip(score).and_then(|(interval, score)| widening.widen(interval, score));
        let interval = interval.map(|interval| interval.within(-1.0, 1.0));
        Figure {
            n,
            count: None,
            value: score.map(|score| 100.0 * score),
            interval: interval.map(|i| Interval { low: 100.0 * i.low, high: 100.0 * i.high }),
            method: Some(self.survey.analysis().net.into()),
            design_effect: widening.effect(),
        }
    }

    /// Whether the figure is about all who were invited: not where `base` leaves answers out, nor where the
    /// question does not concern some.
    fn concerns_everybody(&self, answers: &Answers<'_>) -> bool {
        self.indicator.base.is_none() && answers.missing().not_applicable.unwrap_or(0) == 0
    }
}

/// A mean and Student's interval; `None` of too few answers, without an interval where all are equal.
pub(super) fn mean_of(values: &Frequencies, confidence: Confidence) -> Option<(f64, Option<Interval>)> {
    let summary = Summary::of(values).ok().filter(|summary| summary.n >= MEAN_NEEDS)?;
    Some((summary.mean, one_sample_t_of(summary).ok().map(|t| t.interval(confidence))))
}

/// How a figure stands to its target, by the interval that is printed.
pub(super) fn status(target: Target, value: f64, interval: Interval) -> Status {
    let (meets, all_meets, all_misses) = match target {
        Target::AtLeast { at_least } => (value >= at_least, interval.low >= at_least, interval.high < at_least),
        Target::AtMost { at_most } => (value <= at_most, interval.high <= at_most, interval.low > at_most),
    };
    match (all_meets, meets, all_misses) {
        (true, _, _) => Status::Shown,
        (_, true, _) => Status::Uncertain,
        (_, _, true) => Status::NotReached,
        _ => Status::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_judged_by_the_printed_interval() {
        let interval = Interval { low: 0.76, high: 0.95 };
        let at_least = |at_least| status(Target::AtLeast { at_least }, 0.88, interval);
        assert_eq!(at_least(0.75), Status::Shown);
        assert_eq!(at_least(0.80), Status::Uncertain);
        assert_eq!(at_least(0.90), Status::Open);
        assert_eq!(at_least(0.96), Status::NotReached);
        assert_eq!(status(Target::AtMost { at_most: 0.96 }, 0.88, interval), Status::Shown);
        assert_eq!(status(Target::AtMost { at_most: 0.70 }, 0.88, interval), Status::NotReached);
    }
}

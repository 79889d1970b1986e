//! From a statistic to a record: what every design has in common.

use crate::analysis::confidence;
use crate::results::{Change, ChangeRole, Design, Effect, Method, Test, Verdict};
use crate::stats::equivalence::within_margin;
use crate::stats::frequencies::Frequencies;
use crate::stats::paired_means::{Directions, directions};
use crate::stats::summary::Summary;
use crate::stats::{Confidence, Interval, median};
use crate::survey::{Better, Indicator, Kind, Measure, Survey};

use super::Sample;

/// Fewest answers of a change.
pub(super) const FEWEST: u64 = 5;

/// Fewest people, or answers on each side, of a test; below, the change is indicative.
pub(super) const FEWEST_TESTED: u64 = 10;

/// Which change it is.
pub(super) struct Context<'a> {
    pub(super) survey: &'a Survey,
    pub(super) indicator: &'a Indicator,
    pub(super) from: &'a str,
    pub(super) to: &'a str,
    pub(super) confidence: Confidence,
}

/// What a statistic gives of a change.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Figure {
    pub(super) value: Option<f64>,
    pub(super) interval: Option<Interval>,
    pub(super) method: Option<Method>,
    pub(super) test: Option<(Test, f64)>,
    pub(super) effect: Option<Effect>,
    /// Too little moved to say that anything did, whatever the interval.
    pub(super) too_few_moved: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(survey: &'a Survey, indicator: &'a Indicator, from: &'a str, to: &'a str) -> Self {
        Self { survey, indicator, from, to, confidence: confidence(survey) }
    }

    /// Answers that have an order and no distances: one question, a handful of options.
    pub(super) fn is_ordinal(&self) -> bool {
        self.survey.question_of(self.indicator).is_some_and(|question| question.kind == Kind::Choice)
    }

    /// The figure of some answers; `None` of none.
    pub(super) fn level(&self, values: &Frequencies) -> Option<f64> {
        match self.indicator.measure {
            Measure::Median => median::median(values).ok(),
            _ => Summary::of(values).ok().map(|summary| summary.mean),
        }
    }

    pub(super) fn verdict(&self, interval: Interval) -> Verdict {
        verdict(interval, self.indicator.smallest_change)
    }

    /// How many of the linked people improved, stayed and worsened.
    pub(super) fn directions(&self, change: Change, sample: &Sample) -> Change {
        let Directions { up, down, same } = directions(&sample.pairs);
        let (improved, worsened) = if self.indicator.better() == Better::Higher { (up, down) } else { (down, up) };
        Change { improved: Some(improved), unchanged: Some(same), worsened: Some(worsened), ..change }
    }

    /// The record of a change between the two waves, as yet in no role.
    pub(super) fn change(
        &self,
        design: Design,
        sample: &Sample,
        of: (&Frequencies, &Frequencies),
        figure: Figure,
    ) -> Change {
        let pairs = sample.pairs.n();
        let people = if design == Design::Paired { pairs } else { of.0.n().min(of.1.n()) };
        let enough = people >= FEWEST;
        let tested = people >= FEWEST_TESTED;
        let interval = figure.interval.filter(|_| enough);
        let verdict = interval.map(|interval| match self.verdict(interval) {
            Verdict::Change if figure.too_few_moved => Verdict::Inconclusive,
            verdict => verdict,
        });
        let test = figure.test.filter(|_| tested);
        Change {
            indicator: self.indicator.id.clone(),
            group: None,
            from: self.from.to_string(),
            to: self.to.to_string(),
            design,
            role: ChangeRole::Sensitivity,
            better: self.indicator.better(),
            smallest: self.indicator.smallest_change,
            pairs: (design != Design::Independent).then_some(pairs),
            n_from: Some(pairs + sample.only_pre.n()),
            n_to: Some(pairs + sample.only_post.n()),
            value_from: self.level(of.0).filter(|_| enough),
            value_to: self.level(of.1).filter(|_| enough),
            value: figure.value.filter(|_| enough),
            low: interval.map(|i| i.low),
            high: interval.map(|i| i.high),
            method: figure.method.filter(|_| interval.is_some()),
            test: test.map(|(test, _)| test),
            p: test.map(|(_, p)| p),
            p_adjusted: None,
            effect: figure.effect.filter(|_| enough),
            reliable: None,
            improved: None,
            unchanged: None,
            worsened: None,
            verdict,
            clusters: None,
            wrong_links: None,
            indicative: !tested,
            hidden: false,
        }
    }
}

/// What an interval lets one say of a change, given the smallest one that matters.
pub(super) fn verdict(interval: Interval, smallest: Option<f64>) -> Verdict {
    if smallest.is_some_and(|smallest| within_margin(interval, smallest)) {
        Verdict::NoRelevantChange
    } else if interval.low > 0.0 || interval.high < 0.0 {
        Verdict::Change
    } else {
        Verdict::Inconclusive
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_judged_by_its_interval_and_by_what_matters() {
        let judged = |low, high, smallest| verdict(Interval { low, high }, smallest);
        assert_eq!(judged(0.02, 0.36, Some(0.1)), Verdict::Change);
        assert_eq!(judged(-0.36, -0.02, None), Verdict::Change);
        assert_eq!(judged(-0.22, 0.12, Some(0.1)), Verdict::Inconclusive);
        assert_eq!(judged(-0.04, 0.08, Some(0.1)), Verdict::NoRelevantChange);
        assert_eq!(judged(0.02, 0.08, Some(0.1)), Verdict::NoRelevantChange, "surely a change, surely too small");
        assert_eq!(
            judged(-0.04, 0.08, None),
            Verdict::Inconclusive,
            "nothing is too small if nobody said what matters"
        );
    }
}

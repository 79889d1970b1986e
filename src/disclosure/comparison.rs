//! Comparisons of groups. Of shares, means and net scores they are made from what is published of both sides, so they
//! tell no more; they are given out where both sides are.
//!
//! How often one group's ordered answers are larger than the others' is a sum over the group's answers, of which
//! nothing but the median is published. It is given out where no group of any breakdown of the figure is hidden, both
//! sides are large enough to be of one mind, and rounded: delta to hundredths and p to thousandths fit too many
//! distributions to tell one.

use super::plan::rules;
use crate::analysis::comparison::{adjusted, is_named, tells_more};
use crate::results::{Comparison, Effect, Estimate, GroupKey, GroupValue, OTHERS};
use crate::survey::Survey;

/// Comparisons whose two sides are published, adjusted for their number; with everybody else where the reference
/// group is not shown.
pub(super) fn protect(survey: &Survey, estimates: &[Estimate], comparisons: Vec<Comparison>) -> Vec<Comparison> {
    let guard = Guard { survey, estimates };
    let told = comparisons.into_iter().filter(|c| guard.is_shown(c)).filter_map(|c| guard.rounded(c));
    adjusted(survey, told.collect())
}

struct Guard<'a> {
    survey: &'a Survey,
    estimates: &'a [Estimate],
}

impl Guard<'_> {
    fn is_shown(&self, comparison: &Comparison) -> bool {
        let group = Some(&comparison.group);
        let Some(own) = self.shown(comparison, group).filter(|own| own.n == comparison.n) else { return false };
        let by = &comparison.group.question;
        let reference = self.reference(comparison);
        if comparison.against == GroupValue::Text(OTHERS.into()) {
            // The group that others are compared with is not compared with them.
            let total = self.shown(comparison, None).and_then(|total| total.n);
            let others = total.zip(own.n).and_then(|(total, own)| total.checked_sub(own));
            return reference.is_none() && others.is_some() && others == comparison.n_against;
        }
        let other = GroupKey { question: by.clone(), value: comparison.against.clone() };
        reference.is_some() && self.shown(comparison, Some(&other)).is_some_and(|e| e.n == comparison.n_against)
    }

    fn shown(&self, comparison: &Comparison, group: Option<&GroupKey>) -> Option<&Estimate> {
        let wanted = |e: &&Estimate| {
            e.indicator == comparison.indicator && e.wave == comparison.wave && e.group.as_ref() == group && !e.hidden
        };
        self.estimates.iter().find(wanted)
    }

    /// The reference group's figure, where it is shown.
    fn reference(&self, comparison: &Comparison) -> Option<&Estimate> {
        let group = self.survey.groups().iter().find(|g| g.question == comparison.group.question)?;
        let name = group.reference.as_ref()?;
        let named = |e: &&Estimate| {
            let key = e.group.as_ref().filter(|key| key.question == group.question);
            let here = e.indicator == comparison.indicator && e.wave == comparison.wave && !e.hidden;
            here && key.is_some_and(|key| is_named(self.survey, &key.value, group, name))
        };
        self.estimates.iter().find(named)
    }

    /// `None` where even a rounded comparison would tell too much.
    fn rounded(&self, comparison: Comparison) -> Option<Comparison> {
        let indicator = self.survey.indicator(&comparison.indicator)?;
        if !tells_more(indicator) {
            return Some(comparison);
        }
        let of_figure = |e: &&Estimate| e.indicator == comparison.indicator && e.wave == comparison.wave;
        let all_shown = self.estimates.iter().filter(of_figure).all(|e| !e.hidden);
        let fewest = rules(self.survey, self.survey.is_health(indicator)).unanimity;
        let large = comparison.n? >= fewest && comparison.n_against? >= fewest;
        let hundredths = |value: f64| (value * 100.0).round() / 100.0;
        (all_shown && large).then(|| Comparison {
            p: comparison.p.map(|p| ((p * 1000.0).round() / 1000.0).max(0.001)),
            effect: comparison.effect.map(|effect| Effect {
                value: hundredths(effect.value),
                low: effect.low.map(hundredths),
                high: effect.high.map(hundredths),
                ..effect
            }),
            ..comparison
        })
    }
}

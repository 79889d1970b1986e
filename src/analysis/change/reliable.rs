//! How many people changed by more than the error of measurement explains.

use super::Sample;
use super::figure::Context;
use crate::analysis::scale;
use crate::responses::Wave;
use crate::results::{Change, Design, Reliable};
use crate::stats::reliable_change::reliable_change;
use crate::survey::{Better, Measure};

/// Below this reliability the error of measurement swallows any change of a single person (`statistics.md`).
const LEAST_RELIABILITY: f64 = 0.7;

/// Fewest questions of a scale whose reliability is believed.
const FEWEST_QUESTIONS: usize = 3;

/// Adds the count to the change of the same people in a scale whose reliability among those who answered first is known.
pub(super) fn counted(context: &Context<'_>, from: &Wave, change: Change, sample: &Sample) -> Change {
    let of_scale = context.survey.scale_of(context.indicator);
    let is_mean = change.design == Design::Paired && context.indicator.measure == Measure::Mean;
    let Some(scale) = of_scale.filter(|scale| is_mean && scale.questions.len() >= FEWEST_QUESTIONS) else {
        return change;
    };
    let alpha = scale::reliability(context.survey, from, scale).alpha.filter(|alpha| *alpha >= LEAST_RELIABILITY);
    let Some((reliability, found)) = alpha.and_then(|alpha| Some((alpha, reliable_change(&sample.pairs, alpha).ok()?)))
    else {
        return change;
    };
    let (improved, worsened) = match context.indicator.better() {
        Better::Higher => (found.improved, found.deteriorated),
        Better::Lower => (found.deteriorated, found.improved),
    };
    let (threshold, unchanged) = (found.threshold, found.unchanged);
    Change { reliable: Some(Reliable { reliability, threshold, improved, unchanged, worsened }), ..change }
}

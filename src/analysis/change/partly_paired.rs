//! Change of everybody who answered, when some are known to be the same people.

use super::Sample;
use super::figure::{Context, Figure};
use crate::results::{Change, Design, Method, Test};
use crate::stats::mean_difference::Variances;
use crate::stats::partly_paired::partly_paired_t;
use crate::survey::Measure;

/// `None` for a median, which has no such method. Answers that do not vary give no interval.
pub(super) fn change(context: &Context<'_>, sample: &Sample) -> Option<Change> {
    if context.indicator.measure == Measure::Median {
        return None;
    }
    let (before, after) = (sample.all_pre(), sample.all_post());
    let found = partly_paired_t(&sample.pairs, &sample.only_pre, &sample.only_post, Variances::Welch).ok();
    let range = match context.indicator.measure {
        Measure::Rate => 1.0,
        Measure::Net => 200.0,
        _ => f64::INFINITY,
    };
    let figure = Figure {
        value: context.level(&after).zip(context.level(&before)).map(|(after, before)| after - before),
        interval: found.map(|found| found.interval(context.confidence).within(-range, range)),
        method: Some(Method::PartlyPairedT),
        test: found.map(|found| (Test::PartlyPairedT, found.p())),
        ..Figure::default()
    };
    let change = context.change(Design::PartlyPaired, sample, (&before, &after), figure);
    Some(context.directions(change, sample))
}

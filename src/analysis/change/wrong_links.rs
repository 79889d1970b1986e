//! A change once more, if so many links are wrong as is plausible.
//!
//! A wrong link joins two strangers. What is seen of all links is then a mixture: (1 − w) of the change of the same people
//! and w of the difference between strangers, which is that of everybody who answered. The change of the same people
//! is (seen − w · strangers) / (1 − w), and so are its limits.

use super::Sample;
use super::figure::{Context, verdict};
use crate::results::{Change, Verdict, WrongLinks};
use crate::stats::Interval;

pub(super) fn corrected(context: &Context<'_>, change: Change, sample: &Sample, share: f64) -> Change {
    let strangers = context.level(&sample.all_post()).zip(context.level(&sample.all_pre()));
    let (Some(value), Some(low), Some(high), Some((after, before))) =
        (change.value, change.low, change.high, strangers)
    else {
        return change;
    };
    if share <= 0.0 || share >= 1.0 {
        return change;
    }
    let same_people = |seen: f64| (seen - share * (after - before)) / (1.0 - share);
    let interval = Interval { low: same_people(low), high: same_people(high) };
    // What too few people moved to show is not shown by a correction.
    let verdict = match verdict(interval, change.smallest) {
        Verdict::Change if change.verdict == Some(Verdict::Inconclusive) => Verdict::Inconclusive,
        verdict => verdict,
    };
    let again = WrongLinks { share, value: same_people(value), low: interval.low, high: interval.high, verdict };
    Change { wrong_links: Some(again), ..change }
}

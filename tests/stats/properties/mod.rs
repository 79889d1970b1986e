//! What must hold for any input, beside the reference values: mirrors, order, containment, and brute force on
//! small cases.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by stopping")]

mod counts;
mod designs;
mod means;
mod ranks;
mod rates;

use mittari::stats::{Computed, Confidence, Interval};
use proptest::prelude::*;

const CONFIDENCE: Confidence = Confidence::DEFAULT;

fn close(a: f64, b: f64) -> bool {
    a == b || (a - b).abs() <= 1e-8 * (1.0 + a.abs().max(b.abs()))
}

fn within(inner: Interval, outer: Interval) -> bool {
    inner.low >= outer.low - 1e-9 && inner.high <= outer.high + 1e-9
}

fn contains(interval: Interval, value: f64) -> bool {
    within(Interval { low: value, high: value }, interval)
}

fn confidences() -> impl Strategy<Value = Confidence> {
    (0.8..0.999).prop_map(|level| Confidence::new(level).unwrap())
}

/// Both refused for the same reason, or both close.
fn agree(a: Computed<f64>, b: Computed<f64>) -> bool {
    match (a, b) {
        (Ok(a), Ok(b)) => close(a, b),
        (a, b) => a == b,
    }
}

fn mirrored(a: Computed<Interval>, b: Computed<Interval>) -> bool {
    agree(a.map(|i| i.low), b.map(|i| -i.high)) && agree(a.map(|i| i.high), b.map(|i| -i.low))
}

fn holds(interval: Computed<Interval>, value: f64) -> bool {
    interval.is_ok_and(|interval| contains(interval, value))
}

/// Answers from 1/2 to 5 in halves.
fn halves(n: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((1_i32..=10).prop_map(|x| f64::from(x) / 2.0), n)
}

fn pairs() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    (2_usize..30).prop_flat_map(|n| (halves(n..n + 1), halves(n..n + 1)))
}

/// Answers from 1 to 7.
fn answers(sizes: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec((1..=7).prop_map(f64::from), sizes)
}

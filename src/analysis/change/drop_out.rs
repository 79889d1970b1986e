//! How those who answered only once differed at the start from those who answered again.

use super::Sample;
use super::figure::{Context, FEWEST};
use super::independent::difference;
use crate::results::{DropOut, Side};
use crate::survey::Measure;

/// `None` where nobody answered only once.
pub(super) fn compare(context: &Context<'_>, sample: &Sample) -> Option<DropOut> {
    if sample.only_pre.is_empty() || sample.pre.is_empty() {
        return None;
    }
    let figure = difference(context, &sample.pre, &sample.only_pre);
    let enough = sample.pre.len().min(sample.only_pre.len()) >= FEWEST;
    let interval = figure.interval.filter(|_| enough);
    Some(DropOut {
        indicator: context.indicator.id.clone(),
        from: context.from.to_string(),
        to: context.to.to_string(),
        stayed: side(context, &sample.pre),
        left: side(context, &sample.only_pre),
        value: figure.value.filter(|_| enough),
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        method: interval.and(figure.method),
        hidden: false,
    })
}

fn side(context: &Context<'_>, values: &[f64]) -> Side {
    let is_rate = context.indicator.measure == Measure::Rate;
    let favourable = values.iter().filter(|value| **value == 1.0).count() as u64;
    Side { n: Some(values.len() as u64), count: is_rate.then_some(favourable), value: context.level(values) }
}

//! How those who answered only once differed at the start from those who answered again.

use super::Sample;
use super::figure::{Context, FEWEST};
use super::independent::difference;
use crate::results::{DropOut, Side};
use crate::stats::frequencies::Frequencies;
use crate::survey::Measure;

/// `None` where nobody answered only once.
pub(super) fn compare(context: &Context<'_>, sample: &Sample) -> Option<DropOut> {
    let (stayed, left) = (sample.pairs.pre(), &sample.only_pre);
    if left.is_empty() || stayed.is_empty() {
        return None;
    }
    let figure = difference(context, &stayed, left);
    let enough = stayed.n().min(left.n()) >= FEWEST;
    let interval = figure.interval.filter(|_| enough);
    Some(DropOut {
        indicator: context.indicator.id.clone(),
        from: context.from.to_string(),
        to: context.to.to_string(),
        stayed: side(context, &stayed),
        left: side(context, left),
        value: figure.value.filter(|_| enough),
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        method: interval.and(figure.method),
        hidden: false,
    })
}

fn side(context: &Context<'_>, values: &Frequencies) -> Side {
    let is_rate = context.indicator.measure == Measure::Rate;
    let favourable = values.count(|value| value == 1.0);
    Side { n: Some(values.n()), count: is_rate.then_some(favourable), value: context.level(values) }
}

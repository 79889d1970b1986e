//! Everybody outside a group, from published figures alone: what any reader can work out too.

use super::{confidence, share_interval};
use crate::results::{Estimate, GroupKey, GroupValue, Missing, OTHERS};
use crate::survey::{Measure, Survey};

/// The figure of all outside a group; `None` where the two figures do not tell it.
pub(crate) fn others(survey: &Survey, total: &Estimate, group: &Estimate) -> Option<Estimate> {
    if total.hidden || group.hidden || !matches!(total.measure, Measure::Rate | Measure::Count) {
        return None;
    }
    let (k, n) = (total.count?.checked_sub(group.count?)?, total.n?.checked_sub(group.n?)?);
    if k > n || n == 0 {
        return None;
    }
    let own = survey.indicator(&total.indicator).and_then(|indicator| indicator.interval);
    let method = own.unwrap_or(survey.about().interval);
    let is_rate = total.measure == Measure::Rate;
    let interval = if is_rate { share_interval(k, n, method, confidence(survey)) } else { None };
    let question = group.group.as_ref()?.question.clone();
    Some(Estimate {
        group: Some(GroupKey { question, value: GroupValue::Text(OTHERS.into()) }),
        n: Some(n),
        count: Some(k),
        value: Some(if is_rate { k as f64 / n as f64 } else { k as f64 }),
        low: interval.map(|interval| interval.low),
        high: interval.map(|interval| interval.high),
        method: interval.map(|_| method.into()),
        missing: Missing::default(),
        finite: None,
        weighted: None,
        n_effective: None,
        indicative: n < 10,
        target: None,
        status: None,
        ..total.clone()
    })
}

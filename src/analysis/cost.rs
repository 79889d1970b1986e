//! What the programme cost, from published figures alone: what is hidden cannot be worked out from a cost.

use crate::results::{CostFigure, CostMeasure, Estimate, ParticipationFigure, ParticipationMeasure};
use crate::survey::{Basis, Survey};

/// Every figure that the given sums and the published figures allow.
pub(crate) fn figures(
    survey: &Survey,
    participation: &[ParticipationFigure],
    estimates: &[Estimate],
) -> Vec<CostFigure> {
    let Some(cost) = &survey.definition().cost else { return Vec::new() };
    let counted = |measure| {
        let whole = |f: &&ParticipationFigure| f.measure == measure && f.activity.is_none() && f.group.is_none();
        let figure = participation.iter().find(whole)?;
        figure.value.filter(|value| *value > 0.0).map(|value| (value, figure.basis))
    };
    let figure = |measure, value, basis| CostFigure { measure, value, low: None, high: None, indicator: None, basis };
    let mut all = vec![figure(CostMeasure::Total, cost.total, cost.basis)];
    if let Some(share) = cost.refund_share {
        let refunded = share * cost.refundable.unwrap_or(cost.total);
        all.push(figure(CostMeasure::Refunded, refunded, cost.basis));
        all.push(figure(CostMeasure::Net, cost.total - refunded, cost.basis));
    }
    let persons = counted(ParticipationMeasure::Persons);
    let hours = counted(ParticipationMeasure::Hours);
    if let Some((persons, basis)) = persons {
        all.push(figure(CostMeasure::PerParticipant, cost.total / persons, weaker(basis, cost.basis)));
    }
    if let Some((hours, basis)) = hours {
        all.push(figure(CostMeasure::PerHour, cost.total / hours, weaker(basis, cost.basis)));
    }
    if let (Some((hours, basis)), Some((persons, other))) = (hours, persons) {
        all.push(figure(CostMeasure::HoursPerParticipant, hours / persons, weaker(basis, other)));
    }
    let improved = cost.improved.as_ref().and_then(|id| last_shown(estimates, id));
    if let (Some(estimate), Some((persons, basis))) = (improved, persons)
        && let (Some(share), Some(low), Some(high)) = (estimate.value, estimate.low, estimate.high)
        && share > 0.0
    {
        // The more improve, the less each costs: the limits change places.
        let per = |share: f64| (share > 0.0).then(|| cost.total / (persons * share));
        all.push(CostFigure {
            measure: CostMeasure::PerImproved,
            value: cost.total / (persons * share),
            low: per(high),
            high: per(low),
            indicator: Some(estimate.indicator.clone()),
            basis: weaker(weaker(basis, cost.basis), estimate.basis),
        });
    }
    all
}

/// The figure of an indicator for everybody in the last wave that shows one.
fn last_shown<'a>(estimates: &'a [Estimate], indicator: &str) -> Option<&'a Estimate> {
    estimates.iter().rev().find(|e| e.indicator == indicator && e.group.is_none() && !e.hidden)
}

/// A figure is as good as the weakest number in it.
fn weaker(a: Basis, b: Basis) -> Basis {
    match (a, b) {
        (Basis::Estimate, _) | (_, Basis::Estimate) => Basis::Estimate,
        (Basis::Sample, _) | (_, Basis::Sample) => Basis::Sample,
        (Basis::Collected, Basis::Collected) => Basis::Collected,
    }
}

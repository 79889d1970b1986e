//! What the report says of its own protection: rules and totals, never a reason for a cell.

use super::plan::{HEALTH_UNANIMITY, UNANIMITY, count, rules};
use crate::results::{DisclosureStatement, FigureRule, RecordedDose, Results};
use crate::survey::{Indicator, Positive, Survey};

/// Counts what the report names. Groups that only the export names are no cells where they are hidden: with their number a
/// reader would know that each of so many has somebody, and of few people that each has one.
pub(super) fn statement(survey: &Survey, results: &Results) -> DisclosureStatement {
    let counts = results.distributions.iter().flat_map(|d| &d.counts);
    let hidden: Vec<bool> = (results.response.iter().map(|r| r.hidden))
        .chain(results.estimates.iter().map(|e| e.hidden))
        .chain(counts.map(|c| c.count.is_none()))
        .chain(results.changes.iter().map(|c| c.hidden))
        .chain(results.drop_out.iter().map(|d| d.hidden))
        .chain(results.trends.iter().map(|t| t.hidden))
        .chain(results.shifts.iter().map(|s| s.hidden))
        .chain(results.links.iter().map(|l| l.hidden))
        .chain(results.reliability.iter().map(|r| r.n.is_none()))
        .chain(results.participation.iter().map(|p| p.hidden))
        .chain(results.participant_classes.iter().map(|class| class.hidden))
        .chain(results.participants_by_gender.iter().map(|cell| cell.hidden))
        .chain(results.doses.iter().flat_map(|dose| &dose.by.bands).map(|band| band.hidden))
        .chain(results.recorded_doses.iter().flat_map(recorded))
        .chain(results.record_joins.iter().map(|join| join.hidden))
        .collect();
    let health = |indicator: &str| survey.indicator(indicator).is_some_and(|i| survey.is_health(i));
    let forced = results.estimates.iter().filter(|e| e.group.is_none() && !e.hidden).filter(|estimate| {
        let count = count(estimate);
        count.is_unanimous() && count.n >= rules(survey, health(&estimate.indicator)).unanimity
    });
    DisclosureStatement {
        minimum: survey.minimum(false),
        health_minimum: survey.minimum(true),
        unanimity: UNANIMITY,
        health_unanimity: HEALTH_UNANIMITY,
        hidden_cells: hidden.iter().filter(|h| **h).count() as u64,
        cells: hidden.len() as u64,
        forced: forced.count() as u64,
        attack_passed: None,
        figures: survey.indicators().iter().map(|indicator| figure(survey, indicator)).collect(),
    }
}

/// What an indicator counts.
pub(super) fn figure_of(survey: &Survey, indicator: &str) -> Option<FigureRule> {
    survey.indicator(indicator).map(|indicator| figure(survey, indicator))
}

/// Bands of the log. Who is not in it makes a cell where there is anybody to hide, or to show.
fn recorded(dose: &RecordedDose) -> Vec<bool> {
    let bands = dose.by.bands.iter().map(|band| band.hidden);
    let is_cell = !dose.not_recorded.hidden || dose.by.bands.iter().any(|band| band.hidden);
    bands.chain(is_cell.then_some(dose.not_recorded.hidden)).collect()
}

fn figure(survey: &Survey, indicator: &Indicator) -> FigureRule {
    let question = survey.question_of(indicator);
    let choices = question.map(|q| survey.choices(q)).unwrap_or_default();
    let on_scale: Vec<i32> = choices.iter().filter(|c| c.on_scale()).map(|c| c.code).collect();
    let is_favourable = |code: &i32| match &indicator.positive {
        Some(Positive::Codes(codes)) => codes.contains(code),
        Some(Positive::Range(limits)) => {
            let value = f64::from(*code);
            limits.at_least.is_none_or(|low| value >= low) && limits.at_most.is_none_or(|high| value <= high)
        }
        None => question.is_some_and(|q| survey.positive_codes(q).contains(code)),
    };
    let in_base = |code: &i32| indicator.base.as_ref().is_none_or(|base| base.contains(code));
    let coded = !on_scale.is_empty();
    let base: Vec<i32> = on_scale.iter().copied().filter(in_base).collect();
    FigureRule {
        indicator: indicator.id.clone(),
        health: survey.is_health(indicator),
        favourable: coded.then(|| base.iter().copied().filter(is_favourable).collect()),
        base: coded.then_some(base),
        cant_say: indicator.cant_say,
    }
}

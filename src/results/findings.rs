//! What the summary speaks of: chosen from published figures only, by rules that know no direction, so
//! that a missed target stands as far up as one that is met.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Change, ChangeRole, Design, Estimate, Outcome, Results, Status};
use crate::survey::{Measure, Survey, WaveKind};

/// What the words are made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// Id of the indicator, question or wave it is about.
    pub about: String,
    /// 1 (worth knowing) to 3 (belongs first).
    pub strength: u8,
}

/// Kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// A target is met by the whole interval.
    TargetShown,
    /// A target is met by the figure, not by its interval.
    TargetUncertain,
    /// A target is missed by the figure, not excluded by its interval.
    TargetOpen,
    /// A target is missed by the whole interval.
    TargetNotReached,
    /// A headline figure without a target.
    Headline,
    /// All answers were favourable.
    Unanimous,
    /// How many answered.
    Response,
    /// The figure changed for the better.
    Improved,
    /// The figure changed for the worse.
    Worsened,
    /// The figure changed by less than matters.
    NoRelevantChange,
    /// Whether the figure changed cannot be told.
    ChangeInconclusive,
}

/// Findings in the order of the report: how many answered, then every headline indicator and every
/// indicator with a target.
pub(crate) fn findings(survey: &Survey, results: &Results) -> Vec<Finding> {
    // What people look back to was answered in another wave; a follow-up is told in the chapter on change.
    let apart =
        |wave: &str| survey.wave(wave).is_some_and(|w| matches!(w.kind, WaveKind::Retrospective | WaveKind::FollowUp));
    let response = results.response.iter().filter(|r| r.group.is_none() && !r.hidden && !apart(&r.wave));
    let response = response.map(|r| Finding { kind: FindingKind::Response, about: r.wave.clone(), strength: 2 });
    let indicators = survey.indicators().iter().filter(|i| i.headline || i.primary || i.target.is_some());
    let figures = indicators.filter_map(|indicator| {
        let strength = if indicator.primary { 3 } else { 1 + u8::from(indicator.headline) };
        let estimate = results.shown_in(&survey.last_round()?.id, &indicator.id)?;
        Some(Finding { kind: kind(estimate), about: indicator.id.clone(), strength })
    });
    response.chain(figures).chain(changes(survey, results)).collect()
}

/// The last change of every headline indicator from the first round on.
fn changes(survey: &Survey, results: &Results) -> Vec<Finding> {
    let headlines = survey.indicators().iter().filter(|i| i.headline || i.primary);
    let told = headlines.filter_map(|indicator| {
        let change = results.main_change(survey, &indicator.id)?;
        let kind = match change.outcome()? {
            Outcome::Improved => FindingKind::Improved,
            Outcome::Worsened => FindingKind::Worsened,
            Outcome::NoRelevantChange => FindingKind::NoRelevantChange,
            Outcome::Inconclusive => FindingKind::ChangeInconclusive,
        };
        Some(Finding { kind, about: indicator.id.clone(), strength: if indicator.primary { 3 } else { 2 } })
    });
    told.collect()
}

fn kind(estimate: &Estimate) -> FindingKind {
    match estimate.status {
        Some(Status::Shown) => FindingKind::TargetShown,
        Some(Status::Uncertain) => FindingKind::TargetUncertain,
        Some(Status::Open) => FindingKind::TargetOpen,
        Some(Status::NotReached) => FindingKind::TargetNotReached,
        None if estimate.measure == Measure::Rate && estimate.count == estimate.n => FindingKind::Unanimous,
        None => FindingKind::Headline,
    }
}

impl Results {
    /// The change of an indicator that the summary speaks of: against a comparison group where there is one, else from
    /// the first round to the last that it was asked in. What a follow-up tells stands in the chapter on change alone.
    pub fn main_change(&self, survey: &Survey, indicator: &str) -> Option<&Change> {
        let is_round = |wave: &str| survey.wave(wave).is_some_and(|w| w.kind == WaveKind::Round);
        let told = |c: &&Change| {
            let of_everybody = c.indicator == indicator && c.group.is_none();
            of_everybody && c.role == ChangeRole::Main && is_round(&c.from) && !c.hidden
        };
        let against = |c: &&Change| c.design == Design::DifferenceInDifferences && c.verdict.is_some();
        let of_indicator = || self.changes.iter().rev().filter(told);
        let plain = |c: &&Change| c.design != Design::DifferenceInDifferences && is_round(&c.to);
        of_indicator().find(against).or_else(|| of_indicator().find(plain))
    }

    /// The figure of an indicator for everybody in a wave, if it is shown.
    pub fn shown_in(&self, wave: &str, indicator: &str) -> Option<&Estimate> {
        let shown = |e: &&Estimate| e.indicator == indicator && e.wave == wave && e.group.is_none();
        self.estimates.iter().find(shown).filter(|e| !e.hidden && e.value.is_some())
    }

    /// The figure of an indicator for everybody in the last wave that has one to show.
    pub fn latest(&self, indicator: &str) -> Option<&Estimate> {
        let shown = |e: &&Estimate| e.indicator == indicator && e.group.is_none() && !e.hidden && e.value.is_some();
        self.estimates.iter().rev().find(shown)
    }
}

//! From answers to figures: which answers belong to a figure, and which statistic is right for it.
//!
//! Figures are complete and unprotected. They leave this room only through `disclosure`, and hold no
//! text: words are chosen later, by what was let through.

pub(crate) mod change;
mod chosen;
mod clustering;
pub(crate) mod comparison;
pub(crate) mod cost;
mod counted;
pub(crate) mod crossing;
mod distribution;
pub(crate) mod dose;
mod estimate;
pub(crate) mod funnel;
mod grouping;
mod invited;
pub(crate) mod nesting;
pub(crate) mod organisations;
pub(crate) mod others;
pub(crate) mod participation;
pub(crate) mod ranking;
mod response;
mod scale;
mod scores;
mod tally;
mod variable;
pub(crate) mod weighted;
pub(crate) mod weighting;

use std::collections::BTreeSet;

use counted::Counted;

use crate::diagnostic::Diagnostics;
use crate::quotes::Offered;
use crate::responses::Responses;
use crate::results::{
    Change, Clustering, Comparison, Distribution, DoseOutcome, DropOut, Estimate, Input, Linking, Note,
    ParticipantCount, ParticipantsByGender, RecordJoin, RecordedDose, Reliability, Response, Trend,
};
use crate::stats::{Confidence, Interval, proportion};
use crate::survey::{self, Survey};

/// Everything that was computed, before anything is hidden.
///
/// Fields are for `disclosure` alone; the type cannot be written to a file.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    pub(crate) inputs: Vec<Input>,
    pub(crate) response: Vec<Response>,
    pub(crate) estimates: Vec<Estimate>,
    pub(crate) distributions: Vec<Distribution>,
    pub(crate) reliability: Vec<Reliability>,
    pub(crate) changes: Vec<Change>,
    pub(crate) trends: Vec<Trend>,
    pub(crate) links: Vec<Linking>,
    pub(crate) drop_out: Vec<DropOut>,
    pub(crate) group_changes: Vec<change::GroupChanges>,
    pub(crate) shifts: Vec<change::Shifted>,
    pub(crate) weighed: Vec<weighting::Weighed>,
    pub(crate) weighted: Vec<weighted::Weighted>,
    pub(crate) clustering: Vec<Clustering>,
    pub(crate) comparisons: Vec<Comparison>,
    pub(crate) notes: Vec<Note>,
    pub(crate) participation: Vec<participation::Measured>,
    pub(crate) participant_classes: Vec<ParticipantCount>,
    pub(crate) participants_by_gender: Vec<ParticipantsByGender>,
    pub(crate) doses: Vec<DoseOutcome>,
    /// What a person let through of the open answers, unless nobody was asked.
    pub(crate) quotes: Option<Offered>,
    pub(crate) recorded_doses: Vec<RecordedDose>,
    pub(crate) record_joins: Vec<RecordJoin>,
    /// For `disclosure` alone: which groups lie inside which.
    pub(crate) nestings: Vec<nesting::Nesting>,
    /// For `disclosure` alone: which groups overlap.
    pub(crate) crossings: Vec<crossing::Crossing>,
    /// For `disclosure` alone: how groups overlap with those who share a weight.
    pub(crate) weight_classes: Vec<crossing::Crossing>,
    /// For the attack alone: the same with every weight, and the weights.
    pub(crate) weights: Vec<weighted::Weights>,
}

impl Figures {
    /// Takes what a person let through of the open answers along.
    #[must_use]
    pub fn with_quotes(mut self, offered: Option<Offered>) -> Self {
        self.inputs.extend(offered.iter().map(|offered| offered.input.clone()));
        Self { quotes: offered, ..self }
    }

    /// Takes along how the groups of today overlap with those of questions by which an earlier report was split.
    #[must_use]
    pub fn beside(mut self, survey: &Survey, responses: &Responses, earlier: &BTreeSet<String>) -> Self {
        let splits = |id: &String| survey.groups().iter().any(|group| group.question == *id);
        let former = || earlier.iter().filter(|id| !splits(id)).filter_map(|id| survey.question(id));
        for wave in &responses.waves {
            let before: Vec<_> = former().filter_map(|q| grouping::unpublished(survey, wave, q)).collect();
            let today = grouping::groupings(survey, wave);
            self.crossings.extend(crossing::crossings_with(survey, wave, &today, &before));
        }
        self
    }

    /// What the evaluator should know before the figures are believed; not for the report.
    pub fn remarks(&self, survey: &Survey) -> Diagnostics {
        weighting::remarks(survey, &self.weighed)
    }
}

/// What the evaluator should know of the answers before the figures are made: clusters that nobody declared, and weights
/// that cannot be used.
pub fn remarks(survey: &Survey, responses: &Responses) -> Diagnostics {
    let weighed: Vec<weighting::Weighed> =
        responses.waves.iter().filter_map(|wave| weighting::weigh(survey, wave)).collect();
    let waves: Vec<Counted<'_>> = responses.waves.iter().map(|wave| Counted::of(survey, wave)).collect();
    let mut found = clustering::remarks(survey, &waves);
    found.extend(weighting::remarks(survey, &weighed));
    found
}

/// Computes every figure of the survey.
pub fn analyse(survey: &Survey, responses: &Responses) -> Figures {
    let mut figures = Figures::default();
    let waves: Vec<Counted<'_>> = responses.waves.iter().map(|wave| Counted::of(survey, wave)).collect();
    for counted in &waves {
        let Counted { wave, groupings, .. } = counted;
        figures.inputs.extend(wave.inputs.iter().cloned());
        figures.response.extend(response::responses(survey, wave, groupings));
        let clusters = clustering::Clusters::declared(survey, counted);
        figures.estimates.extend(estimate::estimates(survey, counted, clusters.as_ref()));
        figures.comparisons.extend(comparison::comparisons(survey, counted, clusters.as_ref()));
        if let Some(weighed) = weighting::weigh(survey, wave) {
            figures.weighted.extend(weighted::figures(survey, wave, groupings, &weighed));
            figures.weight_classes.extend(crossing::crossings_with(survey, wave, groupings, &[weighed.classes()]));
            figures.weights.extend(weighted::weights(survey, wave, groupings, &weighed));
            figures.weighed.push(weighed);
        }
        figures.clustering.extend(clusters.map(|clusters| clusters.told));
        figures.distributions.extend(distribution::distributions(survey, counted));
        figures.reliability.extend(scale::reliabilities(survey, wave));
        figures.doses.extend(dose::outcomes(survey, wave));
        figures.notes.extend(clustering::notes(survey, counted));
        figures.nestings.extend(nesting::nestings(&wave.id, groupings));
        figures.crossings.extend(crossing::crossings(survey, wave, groupings));
    }
    if let Some(read) = &responses.participation {
        figures.inputs.extend(read.inputs.iter().cloned());
        figures.participation = participation::figures(survey, read);
        figures.participant_classes = participation::classes::of_log(survey, read);
        figures.participants_by_gender = participation::genders::of_log(survey, read);
    }
    figures.participants_by_gender.extend(participation::genders::of_answers(survey, responses));
    figures.recorded_doses = dose::recorded(survey, responses);
    figures.record_joins = dose::joins(survey, responses);
    let change::Told { changes, trends, drop_out, groups, shifts } = change::changes(survey, responses, &waves);
    Figures {
        changes,
        trends,
        drop_out,
        group_changes: groups,
        shifts,
        links: change::linking(survey, responses),
        ..figures
    }
}

fn confidence(survey: &Survey) -> Confidence {
    Confidence::new(survey.about().confidence).unwrap_or(Confidence::DEFAULT)
}

/// Interval of `k` of `n`; `None` where nobody answered.
fn share_interval(k: u64, n: u64, method: survey::Interval, confidence: Confidence) -> Option<Interval> {
    proportion::interval(k, n, method.into(), confidence).ok()
}

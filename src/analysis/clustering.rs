//! Whether people of one organisation answer so much alike that intervals, which take everybody as
//! independent, are too narrow; and by how much to widen them where the survey declares clusters.

use super::grouping::Grouping;
use super::tally::Tally;
use crate::responses::Wave;
use crate::results::{Clustering, Note, NoteCode};
use crate::stats::design_effect::design_effect;
use crate::stats::distribution::critical_t;
use crate::stats::intraclass_correlation::{OneWay, one_way_of_shares};
use crate::stats::{Confidence, Interval, proportion};
use crate::survey::{self, Kind, Survey};

/// With fewer clusters the correlation within them is nearly unknown.
const ENOUGH_CLUSTERS: f64 = 10.0;

/// With fewer there is no interval that allows for them (`statistics.md`: counts only).
const FEWEST_CLUSTERS: usize = 6;

/// What is plausible then, in staff surveys (`statistics.md`: .05 to .10).
const PLAUSIBLE: f64 = 0.05;

/// From this design effect on the report warns: intervals would be a tenth wider.
const NOTEWORTHY: f64 = 1.2;

/// Notes about clusters: those declared, where they are too few, and every other background question whose
/// groups are clusters worth a warning.
///
/// Clusters are what an export names freely (organisations, units, towns); age groups and the like, with
/// options written down, are none.
pub(super) fn notes(survey: &Survey, wave: &Wave, groupings: &[Grouping]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (grouping, id) in groupings.iter().filter_map(|g| Some((g, g.question()?))) {
        let declared = survey.analysis().clusters.as_deref() == Some(id);
        let free = survey.question(id).is_some_and(|q| q.kind == Kind::Category && q.answers.is_none());
        let is_noteworthy = |spread: &OneWay| effect(spread).is_some_and(|effect| effect >= NOTEWORTHY);
        if free && !declared && spreads(survey, wave, grouping).iter().any(is_noteworthy) {
            notes.push(Note { code: NoteCode::Clustered, about: id.to_string() });
        }
    }
    notes
}

fn effect(spread: &OneWay) -> Option<f64> {
    design_effect(spread.mean_size, spread.cv_size, correlation(spread).min(1.0)).ok()
}

/// ICC(1), or what is plausible where there are too few clusters to know it.
fn correlation(spread: &OneWay) -> f64 {
    if spread.clusters >= ENOUGH_CLUSTERS { spread.icc1() } else { spread.icc1().max(PLAUSIBLE) }
}

/// The shares of favourable answers to every question with ordered answers, split by group.
fn spreads(survey: &Survey, wave: &Wave, grouping: &Grouping) -> Vec<OneWay> {
    let questions = survey.questions().iter().filter(|q| q.kind == Kind::Choice);
    let spread = |question: &survey::Question| {
        let choices = survey.choices(question);
        let positive = survey.positive_codes(question);
        let shares = Tally::by_group(wave.codes(question)?, grouping).into_iter().map(|tally| {
            let on_scale = choices.iter().enumerate().filter(|(_, choice)| choice.on_scale());
            on_scale.fold((0, 0), |(yes, of), (i, choice)| {
                let count = tally.at(i);
                (if positive.contains(&choice.code) { yes + count } else { yes }, of + count)
            })
        });
        one_way_of_shares(&shares.collect::<Vec<_>>()).ok()
    };
    questions.filter_map(spread).collect()
}

/// The declared clusters of one wave.
pub(super) struct Clusters {
    pub(super) told: Clustering,
    sizes: Vec<f64>,
    /// Of each respondent; who names no cluster is in none.
    of: Vec<Option<u32>>,
}

impl Clusters {
    /// `None` where none are declared or the wave did not ask. One correlation, the mean over all questions,
    /// serves every figure: that of a single figure is hardly known, and would tell about its small groups.
    /// Kish (1965) Survey Sampling, section 14.1; Wolter (2007) Introduction to Variance Estimation, chapter 7.
    pub(super) fn declared(survey: &Survey, wave: &Wave, groupings: &[Grouping]) -> Option<Self> {
        let question = survey.analysis().clusters.as_deref()?;
        let own;
        let grouping = if let Some(grouping) = groupings.iter().find(|g| g.question() == Some(question)) {
            grouping
        } else {
            own = super::grouping::unpublished(survey, wave, survey.question(question)?)?;
            &own
        };
        let mut sizes = vec![0.0; grouping.groups.len()];
        for group in grouping.of.iter().flatten() {
            sizes[*group as usize] += 1.0;
        }
        sizes.retain(|size| *size > 0.0);
        let correlations: Vec<f64> =
            spreads(survey, wave, grouping).iter().map(|spread| correlation(spread).clamp(0.0, 1.0)).collect();
        let few = (sizes.len() as f64) < ENOUGH_CLUSTERS;
        let mean = correlations.iter().sum::<f64>() / correlations.len().max(1) as f64;
        let icc = (mean.max(if few { PLAUSIBLE } else { 0.0 }) * 100.0 - 1e-9).ceil() / 100.0;
        let told = Clustering {
            wave: wave.id.clone(),
            question: question.to_string(),
            icc: (sizes.len() >= FEWEST_CLUSTERS).then_some(icc),
            assumed: few,
        };
        Some(Self { told, sizes, of: grouping.of.clone() })
    }

    pub(super) fn is_by(&self, question: &str) -> bool {
        self.told.question == question
    }

    /// By how much likeness within clusters inflates the variance of a share of `n` answers, few clusters
    /// included (Korn & Graubard 1998), rounded up to tenths: more digits would tell the sizes of clusters.
    /// `None` with too few clusters.
    pub(super) fn design_effect(&self, n: u64, confidence: Confidence) -> Option<f64> {
        let icc = self.told.icc?;
        let clusters = self.sizes.len() as f64;
        let everybody: f64 = self.sizes.iter().sum();
        let mean = everybody / clusters;
        let squares = self.sizes.iter().map(|size| size * size).sum::<f64>() / clusters;
        let cv = (squares / (mean * mean) - 1.0).max(0.0).sqrt();
        // A figure of some of the people has fewer of them in each cluster.
        let share = (n as f64 / self.of.len().max(1) as f64).min(1.0);
        let effect = design_effect((mean * share).max(1.0), cv, icc).ok()?;
        let few = critical_t(confidence, clusters - 1.0) / critical_t(confidence, (n as f64 - 1.0).max(1.0));
        let all = (effect * few * few).max(1.0);
        Some((all * 10.0 - 1e-9).ceil() / 10.0)
    }
}

/// Clopper and Pearson's interval of `k` of `n` at n over the design effect (Korn & Graubard 1998).
pub(super) fn widened(k: u64, n: u64, effect: f64, confidence: Confidence) -> Option<Interval> {
    if n == 0 {
        return None;
    }
    Some(proportion::clopper_pearson_at(k as f64 / n as f64, n as f64 / effect, confidence))
}

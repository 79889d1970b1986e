//! Whether people of one organisation answer so much alike that intervals, which take everybody as
//! independent, are too narrow; and by how much to widen them where the survey declares clusters.

use std::collections::{BTreeMap, BTreeSet};

use super::counted::Counted;
use super::grouping::Grouping;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::results::{Clustering, Note, NoteCode};
use crate::stats::design_effect::design_effect;
use crate::stats::distribution::{critical_t, critical_z};
use crate::stats::intraclass_correlation::{OneWay, one_way_of_shares};
use crate::stats::{Confidence, Interval, proportion};
use crate::survey::{self, EffectiveInterval, Kind, Survey};

/// With fewer clusters the correlation within them is nearly unknown.
const ENOUGH_CLUSTERS: f64 = 10.0;

/// With fewer there is no interval that allows for them (`statistics.md`: counts only).
const FEWEST_CLUSTERS: f64 = 6.0;

/// Of a group, or of those it is compared with, the fewest clusters of equal size that its clusters must be worth:
/// with fewer, a difference between groups cannot be told from one between clusters (`statistics.md`: four an arm).
const FEWEST_OF_A_SIDE: f64 = 4.0;

/// What is plausible then, in staff surveys (`statistics.md`: .05 to .10).
const PLAUSIBLE: f64 = 0.05;

/// From this design effect on the report warns: intervals would be a tenth wider.
const NOTEWORTHY: f64 = 1.2;

/// Notes about clusters that nobody declared: every question, whether results are split by it or not, whose answers
/// are clusters worth a warning.
///
/// Clusters are what an export names freely (organisations, units, towns); age groups and the like, with
/// options written down, are none.
pub(super) fn notes(survey: &Survey, counted: &Counted<'_>) -> Vec<Note> {
    let Counted { wave, groupings, .. } = counted;
    let mut notes = Vec::new();
    let is_noteworthy = |spread: &OneWay| effect(spread).is_some_and(|effect| effect >= NOTEWORTHY);
    let free = survey.questions().iter().filter(|q| q.kind == Kind::Category && q.answers.is_none());
    for question in free.filter(|q| survey.analysis().clusters.as_ref() != Some(&q.id)) {
        let own;
        let grouping = match groupings.iter().find(|g| g.question() == Some(&question.id)) {
            Some(grouping) => grouping,
            // Organisations by which nothing is split make people alike too.
            None => match super::grouping::unpublished(survey, wave, question) {
                Some(grouping) => {
                    own = grouping;
                    &own
                }
                None => continue,
            },
        };
        if spreads(survey, counted, grouping).iter().any(is_noteworthy) {
            notes.push(Note { code: NoteCode::Clustered, about: question.id.clone() });
        }
    }
    notes
}

/// What the evaluator can do about clusters that nobody declared, once for all waves.
pub(super) fn remarks(survey: &Survey, waves: &[Counted<'_>]) -> Diagnostics {
    let found = waves.iter().flat_map(|counted| notes(survey, counted));
    let alike: BTreeSet<String> = found.map(|note| note.about).collect();
    let remark = |question: String| {
        Diagnostic::warning(format!(
            "people with the same answer to `{question}` answer alike, so intervals that take everybody as independent \
             are too narrow"
        ))
        .at(Place::file(survey.file.display().to_string()))
        .hint(format!(
            "if they were asked as wholes (organisations, units), add `clusters = \"{question}\"` to `[analysis]`; \
             otherwise leave it, and the report says so among its limits"
        ))
    };
    let mut remarks = Diagnostics::new();
    alike.into_iter().map(remark).for_each(|found| remarks.push(found));
    remarks
}

fn effect(spread: &OneWay) -> Option<f64> {
    design_effect(spread.mean_size, spread.cv_size, correlation(spread).min(1.0)).ok()
}

/// ICC(1), or what is plausible where there are too few clusters to know it.
fn correlation(spread: &OneWay) -> f64 {
    if spread.clusters >= ENOUGH_CLUSTERS { spread.icc1() } else { spread.icc1().max(PLAUSIBLE) }
}

/// The shares of favourable answers to every question with ordered answers, split by group.
fn spreads(survey: &Survey, counted: &Counted<'_>, grouping: &Grouping) -> Vec<OneWay> {
    let questions = survey.questions().iter().filter(|q| q.kind == Kind::Choice);
    let spread = |question: &survey::Question| {
        let choices = survey.choices(question);
        let positive = survey.positive_codes(question);
        let tallies = counted.by_group(question, grouping)?;
        let shares = tallies.iter().map(|tally| {
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
    everybody: Sizes,
    /// Of each respondent; who names no cluster is in none.
    of: Vec<Option<u32>>,
}

impl Clusters {
    /// `None` where none are declared or the wave did not ask. One correlation, the mean over all questions,
    /// serves every figure: that of a single figure is hardly known, and would tell about its small groups.
    /// Kish (1965) Survey Sampling, section 14.1; Wolter (2007) Introduction to Variance Estimation, chapter 7.
    pub(super) fn declared(survey: &Survey, counted: &Counted<'_>) -> Option<Self> {
        let Counted { wave, groupings, .. } = counted;
        let question = survey.analysis().clusters.as_deref()?;
        let own;
        let grouping = if let Some(grouping) = groupings.iter().find(|g| g.question() == Some(question)) {
            grouping
        } else {
            own = super::grouping::unpublished(survey, wave, survey.question(question)?)?;
            &own
        };
        let everybody = Sizes::of(sizes(grouping.of.iter().flatten()).values());
        let correlations: Vec<f64> =
            spreads(survey, counted, grouping).iter().map(|spread| correlation(spread).clamp(0.0, 1.0)).collect();
        let few = everybody.clusters < ENOUGH_CLUSTERS;
        let mean = correlations.iter().sum::<f64>() / correlations.len().max(1) as f64;
        let icc = (mean.max(if few { PLAUSIBLE } else { 0.0 }) * 100.0 - 1e-9).ceil() / 100.0;
        let told = Clustering {
            wave: wave.id.clone(),
            question: question.to_string(),
            icc: (everybody.clusters >= FEWEST_CLUSTERS).then_some(icc),
            assumed: few,
        };
        Some(Self { told, everybody, of: grouping.of.clone() })
    }

    pub(super) fn is_by(&self, question: &str) -> bool {
        self.told.question == question
    }

    /// By how much likeness within clusters inflates the variance of a share of `n` answers of everybody; `None`
    /// with too few clusters.
    pub(super) fn design_effect(&self, n: u64, confidence: Confidence) -> Option<f64> {
        // A figure of some of the people has fewer of them in each cluster.
        self.everybody.design_effect(self.told.icc?, n, self.of.len(), confidence)
    }

    /// The clusters of each group's people and of everybody else's.
    pub(super) fn sides(&self, grouping: &Grouping) -> Vec<Sides> {
        let whole = sizes(self.of.iter().flatten());
        let mut groups: Vec<Vec<&u32>> = vec![Vec::new(); grouping.groups.len()];
        let mut people = vec![0; grouping.groups.len()];
        for (cluster, group) in self.of.iter().zip(&grouping.of) {
            if let Some(at) = group.map(|group| group as usize) {
                people[at] += 1;
                groups[at].extend(cluster);
            }
        }
        let sides = groups.into_iter().zip(people).map(|(clusters, people)| {
            let own = sizes(clusters.into_iter());
            let rest = whole.iter().map(|(cluster, size)| size - own.get(cluster).copied().unwrap_or(0));
            let rest: Vec<u64> = rest.filter(|size| *size > 0).collect();
            let others = self.of.len() - people;
            Sides {
                group: Side { icc: self.told.icc, sizes: Sizes::of(own.values()), people },
                others: Side { icc: self.told.icc, sizes: Sizes::of(rest.iter()), people: others },
            }
        });
        sides.collect()
    }
}

fn sizes<'a>(clusters: impl Iterator<Item = &'a u32>) -> BTreeMap<u32, u64> {
    let mut sizes = BTreeMap::new();
    for cluster in clusters {
        *sizes.entry(*cluster).or_insert(0) += 1;
    }
    sizes
}

/// How likeness within clusters bears on a figure.
#[derive(Clone, Copy)]
pub(super) enum Likeness<'a> {
    /// The survey declares no clusters, or the figure is of one of them: its people are taken as they are.
    Independent,
    /// A figure of everybody.
    Everybody(&'a Clusters),
    /// A figure of a group.
    Group(Side),
}

impl Likeness<'_> {
    /// What it does to the interval of a figure of `n` answers.
    pub(super) fn widening(self, n: u64, confidence: Confidence) -> Widening {
        let effect = match self {
            Self::Independent => return Widening::None,
            Self::Everybody(clusters) => clusters.design_effect(n, confidence),
            Self::Group(side) => side.design_effect(n, confidence),
        };
        effect.map_or(Widening::Unknown, Widening::By)
    }
}

/// What likeness within clusters does to an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Widening {
    /// Nothing.
    None,
    /// The variance is inflated by this design effect.
    By(f64),
    /// The clusters are too few to know, so there is no interval.
    Unknown,
}

impl Widening {
    /// The design effect, where there is one.
    pub(super) fn effect(self) -> Option<f64> {
        if let Self::By(effect) = self { Some(effect) } else { None }
    }

    /// The interval with limits as much further from the value as the root of the design effect (Kish 1965 Survey
    /// Sampling, section 8.2).
    pub(super) fn widen(self, interval: Interval, value: f64) -> Option<Interval> {
        let by = match self {
            Self::None => return Some(interval),
            Self::By(effect) => effect.sqrt(),
            Self::Unknown => return None,
        };
        Some(Interval { low: value - by * (value - interval.low), high: value + by * (interval.high - value) })
    }
}

/// The clusters of a group's people, and those of everybody else.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides {
    pub(super) group: Side,
    pub(super) others: Side,
}

/// The clusters of some people.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side {
    icc: Option<f64>,
    sizes: Sizes,
    people: usize,
}

impl Side {
    /// By how much they inflate the variance of a figure of `n` of these people; `None` where they are too few,
    /// or where nearly all come from a few of them, to know what another few would have answered.
    pub(super) fn design_effect(self, n: u64, confidence: Confidence) -> Option<f64> {
        let enough = self.sizes.effective() >= FEWEST_OF_A_SIDE;
        self.sizes.design_effect(self.icc.filter(|_| enough)?, n, self.people, confidence)
    }
}

/// How many clusters there are and how unequal.
#[derive(Debug, Clone, Copy, Default)]
struct Sizes {
    clusters: f64,
    people: f64,
    squares: f64,
}

impl Sizes {
    fn of<'a>(sizes: impl Iterator<Item = &'a u64>) -> Self {
        sizes.fold(Self::default(), |all, size| Self {
            clusters: all.clusters + 1.0,
            people: all.people + *size as f64,
            squares: all.squares + (*size as f64).powi(2),
        })
    }

    /// How many clusters of equal size they are worth. Carter, Schnepel & Steigerwald (2017) Review of Economics and
    /// Statistics 99:698, without the part that depends on the answers.
    fn effective(self) -> f64 {
        if self.squares > 0.0 { self.people * self.people / self.squares } else { 0.0 }
    }

    /// For `n` answers of `people`, few clusters included (Korn & Graubard 1998), rounded up to tenths: more digits
    /// would tell the sizes of clusters.
    fn design_effect(self, icc: f64, n: u64, people: usize, confidence: Confidence) -> Option<f64> {
        if self.clusters < 2.0 {
            return None;
        }
        let mean = self.people / self.clusters;
        let cv = (self.squares / self.clusters / (mean * mean) - 1.0).max(0.0).sqrt();
        let share = (n as f64 / people.max(1) as f64).min(1.0);
        let effect = design_effect((mean * share).max(1.0), cv, icc).ok()?;
        let few = critical_t(confidence, self.clusters - 1.0) / critical_t(confidence, (n as f64 - 1.0).max(1.0));
        let all = (effect * few * few).max(1.0);
        Some((all * 10.0 - 1e-9).ceil() / 10.0)
    }
}

/// The interval of `k` of `n` at n over the design effect.
pub(super) fn widened(
    k: u64,
    n: u64,
    effect: f64,
    method: EffectiveInterval,
    confidence: Confidence,
) -> Option<Interval> {
    if n == 0 {
        return None;
    }
    let (share, worth) = (k as f64 / n as f64, n as f64 / effect);
    Some(match method {
        EffectiveInterval::KornGraubard => proportion::clopper_pearson_at(share, worth, confidence),
        EffectiveInterval::Wilson => proportion::wilson_at(share, worth, critical_z(confidence)),
    })
}

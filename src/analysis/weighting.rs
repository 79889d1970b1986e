//! Weights of a wave's respondents: from a column, or made so that known totals are met; and whether they may
//! be used.

use std::collections::BTreeMap;

use super::grouping::{Grouping, Member, answers_of};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::Wave;
use crate::results::{GroupKey, GroupValue, WeightSource, Weighting};
use crate::stats::Refusal;
use crate::stats::raking::{Margin, rake};
use crate::stats::weighting::{kish, trim};
use crate::survey::{Survey, WeightMethod, Weights};

/// Fewest respondents in a category of a margin (`statistics.md`: raking on smaller cells only looks precise).
const FEWEST: usize = 5;

/// Weights that leave less than this share of the answers' worth are refused.
const LEAST_WORTH: f64 = 0.5;

/// So are weights of which one is so many times their mean.
const LARGEST: f64 = 5.0;

/// Why respondents are not weighted. Told to the evaluator; never published, for it tells of small groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum WeightRefusal {
    /// A category of a margin has too few respondents, or none.
    ThinCategory,
    /// A respondent gave an answer without a known total.
    NoTotal,
    /// No weights meet all margins at once.
    Unmet,
    /// The answers would be worth less than half.
    TooUnequal,
    /// One respondent would count for more than five.
    OneTooLarge,
    /// A weight is negative, or nobody has one.
    NotWeights,
}

/// What came of weighting one wave.
#[derive(Debug, Clone)]
pub(crate) struct Weighed {
    pub(crate) told: Weighting,
    pub(crate) refusal: Option<WeightRefusal>,
    /// One a respondent, with mean 1; 0 for who has none. Empty where refused.
    pub(super) weights: Vec<f64>,
}

/// `None` where the survey is not weighted, or the wave did not ask what its margins are about.
pub(super) fn weigh(survey: &Survey, wave: &Wave) -> Option<Weighed> {
    let definition = survey.weights()?;
    let mut told = Weighting {
        wave: wave.id.clone(),
        method: match (definition.margins.is_empty(), definition.method) {
            (true, _) => WeightSource::Column,
            (_, WeightMethod::Rake) => WeightSource::Raking,
            (_, WeightMethod::PostStratify) => WeightSource::PostStratification,
        },
        margins: definition.margins.keys().cloned().collect(),
        trimmed_to: definition.trim,
        n_effective: None,
        largest: None,
        refused: false,
    };
    let margins: Option<Vec<Category<'_>>> =
        definition.margins.iter().map(|(id, totals)| Category::of(survey, wave, id, totals)).collect();
    match made(definition, wave, &margins?) {
        Ok(weights) => {
            let given: Vec<f64> = weights.iter().copied().filter(|weight| *weight > 0.0).collect();
            if let Ok(summary) = kish(&given) {
                told.n_effective = Some(summary.n_eff.floor());
                told.largest = Some((summary.max_over_mean * 10.0).round() / 10.0);
            }
            Some(Weighed { told, refusal: None, weights })
        }
        Err(refusal) => {
            Some(Weighed { told: Weighting { refused: true, ..told }, refusal: Some(refusal), weights: Vec::new() })
        }
    }
}

impl Weighed {
    /// Those who share a weight as groups; who has none, or shares it with nobody else or one other, is in none. Whoever knows
    /// the weights knows these groups.
    pub(super) fn classes(&self) -> Grouping {
        /// A smaller minimum is not allowed.
        const FEWEST: usize = 3;
        /// More are not looked at, and then nothing weighted is shown beside what is hidden.
        const MOST: usize = 1000;
        let mut known = self.different(FEWEST);
        if known.len() > MOST {
            known.clear();
        }
        self.by_weight(&known)
    }

    /// The same for everybody, with the weight of each class; empty where nobody shares a weight with hardly anybody.
    pub(super) fn every_class(&self) -> (Grouping, Vec<f64>) {
        /// More are too many unknowns for an attack.
        const MOST: usize = 200;
        let mut known = self.different(1);
        if known.len() > MOST {
            known.clear();
        }
        (self.by_weight(&known), known)
    }

    /// The different weights that so many people have, the smallest first.
    fn different(&self, fewest: usize) -> Vec<f64> {
        let mut given: Vec<f64> = self.weights.iter().copied().filter(|weight| *weight > 0.0).collect();
        given.sort_by(f64::total_cmp);
        let shared = given.chunk_by(|a, b| a.total_cmp(b).is_eq()).filter(|class| class.len() >= fewest);
        shared.filter_map(|class| class.first().copied()).collect()
    }

    fn by_weight(&self, known: &[f64]) -> Grouping {
        let place = |weight: &f64| u32::try_from(known.binary_search_by(|other| other.total_cmp(weight)).ok()?).ok();
        let of = self.weights.iter().map(place).collect();
        let key = |at: usize| GroupKey { question: String::new(), value: GroupValue::Text(at.to_string()) };
        let groups = (0..known.len()).map(|at| Member { key: key(at), invited: None }).collect();
        Grouping { groups, of }
    }
}

/// The answers to a margin's question, as positions among its totals.
struct Category<'a> {
    of: Vec<Option<Result<usize, ()>>>,
    totals: Vec<&'a f64>,
}

impl<'a> Category<'a> {
    /// `None` where it was not asked in the wave.
    fn of(survey: &Survey, wave: &Wave, id: &str, totals: &'a BTreeMap<String, f64>) -> Option<Self> {
        let (names, of) = answers_of(wave, survey, survey.question(id)?)?;
        let total = |names: &Vec<String>| {
            let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
            totals.keys().position(|known| names.iter().any(|name| same(name, known))).ok_or(())
        };
        let positions: Vec<Result<usize, ()>> = names.iter().map(total).collect();
        let of = of.into_iter().map(|answer| answer.and_then(|a| positions.get(a as usize).copied())).collect();
        Some(Self { of, totals: totals.values().collect() })
    }
}

fn made(definition: &Weights, wave: &Wave, margins: &[Category<'_>]) -> Result<Vec<f64>, WeightRefusal> {
    let n = wave.respondents();
    let base: Vec<f64> = match wave.weights() {
        Some(column) => column.into_iter().map(|weight| weight.unwrap_or(0.0)).collect(),
        None => vec![1.0; n],
    };
    if base.iter().any(|weight| *weight < 0.0) {
        return Err(WeightRefusal::NotWeights);
    }
    // Who has no weight, or no answer to a margin's question, cannot be weighted and is left out.
    let has_all = |row: &usize| base[*row] > 0.0 && margins.iter().all(|margin| margin.of[*row].is_some());
    let rows: Vec<usize> = (0..n).filter(has_all).collect();
    let mut stats_margins = Vec::new();
    for margin in margins {
        let category: Option<Vec<usize>> = rows.iter().map(|row| margin.of[*row]?.ok()).collect();
        let category = category.ok_or(WeightRefusal::NoTotal)?;
        let mut counts = vec![0; margin.totals.len()];
        for position in &category {
            counts[*position] += 1;
        }
        if counts.iter().any(|count| *count < FEWEST) {
            return Err(WeightRefusal::ThinCategory);
        }
        stats_margins.push(Margin { category, targets: margin.totals.iter().map(|total| **total).collect() });
    }
    let start: Vec<f64> = rows.iter().map(|row| base[*row]).collect();
    let refused = |refusal| match refusal {
        Refusal::EmptyCell => WeightRefusal::ThinCategory,
        Refusal::NoConvergence => WeightRefusal::Unmet,
        _ => WeightRefusal::NotWeights,
    };
    let mut weights = if margins.is_empty() { start } else { rake(&start, &stats_margins).map_err(refused)? };
    if let Some(times) = definition.trim {
        weights = trim(&weights, times).map_err(refused)?.0;
    }
    let summary = kish(&weights).map_err(refused)?;
    if summary.n_eff < LEAST_WORTH * summary.n as f64 {
        return Err(WeightRefusal::TooUnequal);
    }
    // A hair above, so that weights cut to five times the mean are not refused for a digit.
    if summary.max_over_mean > LARGEST * (1.0 + 1e-9) {
        return Err(WeightRefusal::OneTooLarge);
    }
    let mean = summary.sum / summary.n as f64;
    let mut all = vec![0.0; n];
    rows.iter().zip(weights).for_each(|(row, weight)| all[*row] = weight / mean);
    Ok(all)
}

/// What the evaluator should know and do about weights that are not used.
pub(super) fn remarks(survey: &Survey, weighed: &[Weighed]) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (wave, refusal) in weighed.iter().filter_map(|w| Some((&w.told.wave, w.refusal?))) {
        let (why, hint) = match refusal {
            WeightRefusal::ThinCategory => (
                "an answer with a known total was given by fewer than 5 respondents",
                "join small answers under one total, or take the margin out",
            ),
            WeightRefusal::NoTotal => (
                "some respondents gave an answer without a known total",
                "give the total of every answer that the export holds",
            ),
            WeightRefusal::Unmet => ("no weights meet all margins at once", "take one margin out, or join answers"),
            WeightRefusal::TooUnequal => (
                "the weights are so unequal that the answers would be worth less than half their number",
                "cut the largest with `trim = 3`, or take a margin out",
            ),
            WeightRefusal::OneTooLarge => {
                ("a respondent would count for more than five", "cut the largest with `trim = 3`, or take a margin out")
            }
            WeightRefusal::NotWeights => ("the weights are negative, or nobody has one", "correct the column"),
        };
        let place = Place::file(survey.file.display().to_string());
        let message = format!("the answers of wave `{wave}` are not weighted: {why}");
        found.push(Diagnostic::warning(message).at(place).hint(hint));
    }
    found
}

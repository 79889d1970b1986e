//! Family `scale_reliability`: reliability of a scale and the scores made of it.

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::Computed;
use crate::stats::alpha_bootstrap::alpha_bootstrap_interval;
use crate::stats::moments::{mean, standard_deviation};
use crate::stats::omega::{FactorFit, OneFactor, one_factor};
use crate::stats::reliability::{ItemCovariance, Missing, complete_rows, item_covariance};
use crate::stats::scale_score::half_rule_scores;

/// Reliability of a scale and the scores made of it.
pub(super) const FAMILY: Family = Family { name: "scale_reliability", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("cronbach_alpha_listwise", |input| cronbach_alpha(input, Missing::Listwise)),
    ("cronbach_alpha_pairwise", |input| cronbach_alpha(input, Missing::Pairwise)),
    ("item_analysis_listwise", |input| item_analysis(input, Missing::Listwise)),
    ("item_analysis_pairwise", |input| item_analysis(input, Missing::Pairwise)),
    ("mcdonald_omega_total_one_factor", omega),
    ("alpha_bootstrap_percentile", alpha_bootstrap),
    ("scale_score_mean_half_rule", half_rule),
];

fn of(items: &Computed<ItemCovariance>, value: fn(&ItemCovariance) -> Computed<f64>) -> Computed<f64> {
    by_ref(items).and_then(value)
}

fn cronbach_alpha(input: &Input<'_>, missing: Missing) -> Result<Outcome, Problem> {
    let (lists, confidence) = (input.answer_lists("items")?, input.confidence()?);
    let items = item_covariance(&lists, missing);
    let interval = by_ref(&items).and_then(|items| items.feldt_interval(confidence));
    Ok(Outcome::new()
        .put("n_used", of(&items, |items| Ok(items.respondents as f64)))
        .count("k", lists.len() as u64)
        .put("alpha", of(&items, ItemCovariance::alpha))
        .put("alpha_standardized", of(&items, ItemCovariance::standardised_alpha))
        .put("mean_interitem_r", of(&items, ItemCovariance::mean_correlation))
        .interval("feldt_lower", "feldt_upper", interval))
}

fn item_analysis(input: &Input<'_>, missing: Missing) -> Result<Outcome, Problem> {
    let lists = input.answer_lists("items")?;
    let answered: Vec<Vec<f64>> = match missing {
        Missing::Listwise => complete_rows(&lists),
        Missing::Pairwise => lists.iter().map(|item| item.iter().copied().flatten().collect()).collect(),
    };
    let items = item_covariance(&lists, missing);
    let each = |value: fn(&ItemCovariance) -> Vec<Computed<f64>>| match &items {
        Ok(items) => value(items).into_iter().map(Computed::ok).collect(),
        Err(_) => vec![None; lists.len()],
    };
    let of_answers = |value: fn(&[f64]) -> Computed<f64>| -> Vec<Option<f64>> {
        answered.iter().map(|item| value(item).ok()).collect()
    };
    Ok(Outcome::new()
        .list("item_rest_r", &each(ItemCovariance::item_rest_correlations))
        .list("item_total_r_uncorrected", &each(ItemCovariance::item_total_correlations))
        .list("alpha_if_dropped", &each(ItemCovariance::alpha_if_dropped))
        .list("item_means", &of_answers(mean))
        .list("item_sd", &of_answers(standard_deviation)))
}

fn omega(input: &Input<'_>) -> Result<Outcome, Problem> {
    let items = item_covariance(&input.answer_lists("items")?, Missing::Listwise);
    let fitted = |fit| by_ref(&items).and_then(|items| one_factor(items, fit));
    let (likelihood, residuals) = (fitted(FactorFit::MaximumLikelihood), fitted(FactorFit::MinimumResiduals));
    let psych = of(&items, |items| {
        let factor = one_factor(items, FactorFit::MinimumResiduals)?;
        Ok(factor.omega_of_observed(&items.correlations()?))
    });
    let likelihood = by_ref(&likelihood);
    Ok(Outcome::new()
        .put("omega_minres_correlation", residuals.map(|factor| factor.omega()))
        .put("omega_psych_style", psych)
        .put("omega_ml_covariance", likelihood.map(OneFactor::omega))
        .whole_list("ml_loadings", likelihood.map(|factor| factor.loadings.as_slice()))
        .whole_list("ml_uniquenesses", likelihood.map(|factor| factor.uniquenesses.as_slice())))
}

fn alpha_bootstrap(input: &Input<'_>) -> Result<Outcome, Problem> {
    let interval = alpha_bootstrap_interval(&input.answer_lists("items")?, input.confidence()?);
    Ok(Outcome::new().interval("lower", "upper", interval))
}

fn half_rule(input: &Input<'_>) -> Result<Outcome, Problem> {
    let scores = half_rule_scores(&input.answer_lists("items")?);
    let known: Vec<f64> = scores.iter().copied().flatten().collect();
    Ok(Outcome::new().list("score", &scores).put("mean", mean(&known)).count("n_scored", known.len() as u64))
}

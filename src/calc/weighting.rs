//! Family `weighting`: weights: what they cost, and weights that reproduce known totals.

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::design::Design;
use crate::stats::labels::indexed;
use crate::stats::linearisation::weighted_mean;
use crate::stats::raking::{Margin, MarginMeans, margin_residuals, rake};
use crate::stats::weighting::{Kish, kish, trim};
use crate::stats::{Computed, Refusal};

/// Weights: what they cost, and weights that reproduce known totals.
pub(super) const FAMILY: Family = Family { name: "weighting", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("kish", kish_summary),
    ("poststratify_sex", |input| calibrated(input, &[("sex", "targets_sex")])),
    ("rake_sex_age", |input| calibrated(input, &[("sex", "targets_sex"), ("age", "targets_age")])),
    ("trim_at_3_times_mean_once", trimmed),
    ("poststratify_empty_cell", empty_cell),
];

/// Weights are cut at this many times their mean.
const TRIM_AT: f64 = 3.0;

fn kish_summary(input: &Input<'_>) -> Result<Outcome, Problem> {
    let found = kish(&input.numbers("w")?);
    let of = |value: fn(&Kish) -> f64| by_ref(&found).map(value);
    Ok(Outcome::new()
        .put("n", of(|found| found.n as f64))
        .put("sum", of(|found| found.sum))
        .put("kish_deff", of(|found| found.deff))
        .put("n_eff", of(|found| found.n_eff))
        .put("max_over_mean", of(|found| found.max_over_mean))
        .put("cv", of(|found| found.cv)))
}

fn calibrated(input: &Input<'_>, keys: &[(&'static str, &'static str)]) -> Result<Outcome, Problem> {
    let base = if input.has("base_weight") { Some(input.numbers("base_weight")?) } else { None };
    let (y, b) = (input.numbers("y")?, input.numbers("b")?);
    let base = base.unwrap_or_else(|| vec![1.0; y.len()]);
    let margins = margins(input, keys)?;
    let weights = margins.clone().and_then(|margins| rake(&base, &margins));
    let of = |values: &[f64]| estimate(values, &base, &margins, &weights);
    let (mean_y, mean_b) = (of(&y), of(&b));
    let summary = by_ref(&weights).and_then(|weights| kish(weights));
    Ok(Outcome::new()
        .whole_list("weights", by_ref(&weights).map(Vec::as_slice))
        .put("mean_y", mean_y.map(|found| found.mean))
        .put("se_y_calibrated", mean_y.and_then(|found| found.se_calibrated))
        .put("se_y_weights_fixed", mean_y.and_then(|found| found.se_fixed))
        .put("p_b", mean_b.map(|found| found.mean))
        .put("se_b_calibrated", mean_b.and_then(|found| found.se_calibrated))
        .put("se_b_weights_fixed", mean_b.and_then(|found| found.se_fixed))
        .put("kish_deff", summary.map(|found| found.deff))
        .put("n_eff", summary.map(|found| found.n_eff)))
}

/// The margins, or why a respondent has no target.
fn margins(input: &Input<'_>, keys: &[(&'static str, &'static str)]) -> Result<Computed<Vec<Margin>>, Problem> {
    let mut margins = Vec::new();
    for (labels, targets) in keys {
        let (labels, targets) = (input.labels(labels)?, input.targets(targets)?);
        let position = |label: &String| targets.iter().position(|(name, _)| name == label);
        match labels.iter().map(position).collect::<Option<Vec<usize>>>() {
            Some(category) => {
                margins.push(Margin { category, targets: targets.iter().map(|(_, total)| *total).collect() });
            }
            None => return Ok(Err(Refusal::OutOfRange)),
        }
    }
    Ok(Ok(margins))
}

#[derive(Clone, Copy)]
struct Estimated {
    mean: f64,
    se_calibrated: Computed<f64>,
    se_fixed: Computed<f64>,
}

fn estimate(
    values: &[f64],
    base: &[f64],
    margins: &Computed<Vec<Margin>>,
    weights: &Computed<Vec<f64>>,
) -> Computed<Estimated> {
    let (weights, margins) = (by_ref(weights)?, by_ref(margins)?);
    let design = Design::independent(weights)?;
    let found = weighted_mean(&design, values, None)?;
    let total: f64 = weights.iter().sum();
    let influence: Vec<f64> = values.iter().map(|value| (value - found.mean) / total).collect();
    // R's survey averages plainly when it rakes, and the calculator is held against it.
    let means = if margins.len() > 1 { MarginMeans::Unweighted } else { MarginMeans::BaseWeighted };
    let calibrated = margin_residuals(&influence, base, margins, means).and_then(|residuals| {
        design.se_of_total(residuals.iter().zip(weights).map(|(residual, weight)| residual * weight).collect())
    });
    Ok(Estimated { mean: found.mean, se_calibrated: calibrated, se_fixed: design.se_of_total(found.contributions) })
}

fn trimmed(input: &Input<'_>) -> Result<Outcome, Problem> {
    let found = trim(&input.numbers("w")?, TRIM_AT);
    let (weights, cut) = match found {
        Ok((weights, cut)) => (Ok(weights), Ok(cut as f64)),
        Err(refusal) => (Err(refusal), Err(refusal)),
    };
    let summary = by_ref(&weights).and_then(|weights| kish(weights));
    Ok(Outcome::new()
        .whole_list("weights", by_ref(&weights).map(Vec::as_slice))
        .put("n_trimmed", cut)
        .put("kish_deff", summary.map(|found| found.deff)))
}

fn empty_cell(input: &Input<'_>) -> Result<Outcome, Problem> {
    let margins = margins(input, &[("sex", "targets_sex")])?;
    let (_, category) = indexed(&input.labels("sex")?);
    let weights = margins.and_then(|margins| rake(&vec![1.0; category.len()], &margins));
    Ok(Outcome::new().whole_list("weights", by_ref(&weights).map(Vec::as_slice)))
}

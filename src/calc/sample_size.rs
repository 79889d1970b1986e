//! Family `sample_size`: how many people to ask.

use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::design_effect::design_effect;
use crate::stats::mcnemar::McNemarRule;
use crate::stats::power::{self, MeanDesign};
use crate::stats::sample_size::{self, SampleSize};

/// How many people to ask.
pub(super) const FAMILY: Family = Family { name: "sample_size", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("n_for_margin", n_for_margin),
    ("margin_for_n", margin_for_n),
    ("two_proportions", two_proportions),
    ("paired_proportions", paired_proportions),
    ("t_tests", t_tests),
    ("minimum_detectable_effect", minimum_detectable_effect),
    ("cluster_inflation", cluster_inflation),
];

fn n_for_margin(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (p, margin, confidence) = (input.number("p")?, input.number("margin")?, input.confidence()?);
    let infinite = sample_size::for_margin(p, margin, confidence);
    let size = match population(input)? {
        None => infinite,
        Some(people) => sample_size::for_margin_in_population(p, margin, people, confidence),
    };
    Ok(Outcome::new()
        .put("n0", infinite.map(SampleSize::unrounded))
        .put("n_unrounded", size.map(SampleSize::unrounded))
        .put("n", size.map(people)))
}

fn margin_for_n(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (p, n, confidence) = (input.number("p")?, input.count("n")?, input.confidence()?);
    let margin = match population(input)? {
        None => sample_size::margin(p, n, confidence),
        Some(people) => sample_size::margin_in_population(p, n, people, confidence),
    };
    Ok(Outcome::new().put("margin", margin))
}

fn two_proportions(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (alpha, power) = (input.number("alpha")?, input.number("power")?);
    let sizes = sample_size::two_proportions(input.number("p1")?, input.number("p2")?, alpha, power);
    Ok(Outcome::new()
        .put("n_per_group_unrounded", sizes.map(|s| s.pooled.unrounded()))
        .put("n_per_group", sizes.map(|s| people(s.pooled)))
        .put("n_arcsine", sizes.map(|s| s.arcsine.unrounded()))
        .put("cohens_h", sizes.map(|s| s.cohens_h))
        .put("n_per_group_fleiss_cc", sizes.map(|s| people(s.continuity))))
}

fn paired_proportions(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (improve, worsen) = (input.number("p_improve")?, input.number("p_worsen")?);
    let alpha = input.number("alpha")?;
    let size = sample_size::paired_proportions(improve, worsen, alpha, input.number("power")?);
    let power = |rule| size.and_then(|s| power::mcnemar(improve, worsen, s.people(), alpha, rule));
    Ok(Outcome::new()
        .put("n_pairs_unrounded", size.map(SampleSize::unrounded))
        .put("n_pairs", size.map(people))
        .put("power_exact_mcnemar_at_n", power(McNemarRule::Exact))
        .put("power_midp_mcnemar_at_n", power(McNemarRule::MidP)))
}

fn t_tests(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (d, alpha, power) = (input.number("d")?, input.number("alpha")?, input.number("power")?);
    let size = |design| sample_size::t_tests(design, d, alpha, power);
    Ok(Outcome::new()
        .put("n_pairs_unrounded", size(MeanDesign::Paired).map(SampleSize::unrounded))
        .put("n_pairs", size(MeanDesign::Paired).map(people))
        .put("n_per_group_unrounded", size(MeanDesign::TwoGroups).map(SampleSize::unrounded))
        .put("n_per_group", size(MeanDesign::TwoGroups).map(people)))
}

fn minimum_detectable_effect(input: &Input<'_>) -> Result<Outcome, Problem> {
    /// The difference, in standard deviations, for which power is shown too.
    const MEDIUM: f64 = 0.5;
    let (n, alpha, power) = (input.number("n")?, input.number("alpha")?, input.number("power")?);
    let detectable = |design| power::detectable_difference(design, n, alpha, power);
    Ok(Outcome::new()
        .put("dz_paired", detectable(MeanDesign::Paired))
        .put("d_two_sample_per_group_n", detectable(MeanDesign::TwoGroups))
        .put("power_paired_d05", power::t_test(MeanDesign::Paired, MEDIUM, n, alpha))
        .put("power_two_sample_d05", power::t_test(MeanDesign::TwoGroups, MEDIUM, n, alpha)))
}

fn cluster_inflation(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (size, cv) = (input.number("mean_cluster_size")?, input.number("cv_cluster_size")?);
    let independent = input.number("n_srs")?;
    let effect = design_effect(size, cv, input.number("icc")?);
    let inflated = effect.and_then(|effect| sample_size::inflated(independent, effect));
    Ok(Outcome::new().put("deff", effect).put("n", inflated.map(people)))
}

fn people(size: SampleSize) -> f64 {
    size.people() as f64
}

fn population(input: &Input<'_>) -> Result<Option<u64>, Problem> {
    input.has("N").then(|| input.count("N")).transpose()
}

//! Family `proportion`: one share, also of a finite population.

use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::proportion::{self, ProportionInterval};
use crate::stats::{Confidence, finite_population};

/// One share, also of a finite population.
pub(super) const FAMILY: Family = Family { name: "proportion", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("wilson", |input| two_sided(input, ProportionInterval::Wilson)),
    ("wilson_cc", |input| two_sided(input, ProportionInterval::WilsonContinuity)),
    ("clopper_pearson", |input| two_sided(input, ProportionInterval::ClopperPearson)),
    ("mid_p", |input| two_sided(input, ProportionInterval::MidP)),
    ("jeffreys", |input| two_sided(input, ProportionInterval::Jeffreys)),
    ("jeffreys_no_edge_rule", |input| two_sided(input, ProportionInterval::JeffreysNoEdgeRule)),
    ("agresti_coull", |input| with_unclipped(input, ProportionInterval::AgrestiCoull)),
    ("wald", |input| with_unclipped(input, ProportionInterval::Wald)),
    ("one_sided_lower_clopper_pearson", one_sided_lower),
    ("one_sided_upper_clopper_pearson", one_sided_upper),
    ("wilson_fpc", wilson_fpc),
    ("hypergeometric_exact_fpc", hypergeometric_exact_fpc),
    ("se_srs_fpc", se_srs_fpc),
];

fn two_sided(input: &Input<'_>, method: ProportionInterval) -> Result<Outcome, Problem> {
    let (x, n, confidence) = sample(input)?;
    Ok(Outcome::new().put("estimate", proportion::estimate(x, n)).interval(
        "lower",
        "upper",
        proportion::interval(x, n, method, confidence),
    ))
}

fn with_unclipped(input: &Input<'_>, method: ProportionInterval) -> Result<Outcome, Problem> {
    let (x, n, confidence) = sample(input)?;
    let unclipped = proportion::interval_unclipped(x, n, method, confidence);
    Ok(two_sided(input, method)?.interval("lower_unclipped", "upper_unclipped", unclipped))
}

fn one_sided_lower(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (x, n, confidence) = sample(input)?;
    let bound = proportion::lower_bound(x, n, ProportionInterval::ClopperPearson, confidence);
    Ok(Outcome::new().put("lower", bound))
}

fn one_sided_upper(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (x, n, confidence) = sample(input)?;
    let bound = proportion::upper_bound(x, n, ProportionInterval::ClopperPearson, confidence);
    Ok(Outcome::new().put("upper", bound))
}

fn wilson_fpc(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (x, n, confidence) = sample(input)?;
    let population = input.count("N")?;
    let untruncated = finite_population::wilson_untruncated(x, n, population, confidence);
    Ok(Outcome::new()
        .put("estimate", proportion::estimate(x, n))
        .put("n_effective", finite_population::effective_n(n, population))
        .interval("lower", "upper", finite_population::wilson(x, n, population, confidence))
        .interval("lower_untruncated", "upper_untruncated", untruncated))
}

fn hypergeometric_exact_fpc(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (x, n, confidence) = sample(input)?;
    let population = input.count("N")?;
    let counts = finite_population::exact_counts(x, n, population, confidence);
    Ok(Outcome::new()
        .put("estimate", proportion::estimate(x, n))
        .interval("lower", "upper", finite_population::exact(x, n, population, confidence))
        .put("lower_count", counts.map(|c| c.low as f64))
        .put("upper_count", counts.map(|c| c.high as f64)))
}

fn se_srs_fpc(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (x, n, _) = sample(input)?;
    let se = finite_population::standard_error(x, n, input.count("N")?);
    Ok(Outcome::new().put("estimate", proportion::estimate(x, n)).put("se", se))
}

fn sample(input: &Input<'_>) -> Result<(u64, u64, Confidence), Problem> {
    Ok((input.count("x")?, input.count("n")?, input.confidence()?))
}

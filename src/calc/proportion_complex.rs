//! Family `proportion_complex`: one share from weighted, clustered and stratified answers.
//!
//! The ending of a method says what of the design it uses: weights; also clusters; also strata and the
//! population's number of clusters.

use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::complex_proportion::{ComplexInterval, ComplexProportion, proportion};
use crate::stats::design::Design;
use crate::stats::labels::indexed;
use crate::stats::{Computed, Confidence};

/// One share from weighted, clustered and stratified answers.
pub(super) const FAMILY: Family = Family { name: "proportion_complex", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("korn_graubard_weighted", |input| korn_graubard(input, Uses::Weights)),
    ("korn_graubard_clustered", |input| korn_graubard(input, Uses::Clusters)),
    ("korn_graubard_full", |input| korn_graubard(input, Uses::All)),
    ("korn_graubard_neff_capped_at_n_weighted", |input| {
        capped(input, Uses::Weights, ComplexInterval::KornGraubardCapped)
    }),
    ("korn_graubard_neff_capped_at_n_clustered", |input| {
        capped(input, Uses::Clusters, ComplexInterval::KornGraubardCapped)
    }),
    ("korn_graubard_neff_capped_at_n_full", |input| capped(input, Uses::All, ComplexInterval::KornGraubardCapped)),
    ("wilson_neff_weighted", |input| capped(input, Uses::Weights, ComplexInterval::Wilson)),
    ("wilson_neff_clustered", |input| capped(input, Uses::Clusters, ComplexInterval::Wilson)),
    ("wilson_neff_full", |input| capped(input, Uses::All, ComplexInterval::Wilson)),
    // R's two logit methods differ in where their iterations stop, in the eleventh digit.
    ("logit_weighted", |input| plain(input, Uses::Weights, ComplexInterval::Logit)),
    ("logit_clustered", |input| plain(input, Uses::Clusters, ComplexInterval::Logit)),
    ("logit_full", |input| plain(input, Uses::All, ComplexInterval::Logit)),
    ("logit_glm_weighted", |input| plain(input, Uses::Weights, ComplexInterval::Logit)),
    ("logit_glm_clustered", |input| plain(input, Uses::Clusters, ComplexInterval::Logit)),
    ("logit_glm_full", |input| plain(input, Uses::All, ComplexInterval::Logit)),
    ("arcsine_weighted", |input| plain(input, Uses::Weights, ComplexInterval::Arcsine)),
    ("arcsine_clustered", |input| plain(input, Uses::Clusters, ComplexInterval::Arcsine)),
    ("arcsine_full", |input| plain(input, Uses::All, ComplexInterval::Arcsine)),
    ("t_linear_weighted", |input| plain(input, Uses::Weights, ComplexInterval::Linear)),
    ("t_linear_clustered", |input| plain(input, Uses::Clusters, ComplexInterval::Linear)),
    ("t_linear_full", |input| plain(input, Uses::All, ComplexInterval::Linear)),
    ("all_equal_weighted", |input| plain(input, Uses::Weights, ComplexInterval::KornGraubardCapped)),
    ("all_equal_clustered", |input| plain(input, Uses::Clusters, ComplexInterval::KornGraubardCapped)),
    ("all_equal_full", |input| plain(input, Uses::All, ComplexInterval::KornGraubardCapped)),
];

#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Uses {
    Weights,
    Clusters,
    All,
}

fn korn_graubard(input: &Input<'_>, uses: Uses) -> Result<Outcome, Problem> {
    let (found, confidence) = sample(input, uses)?;
    Ok(plain(input, uses, ComplexInterval::KornGraubard)?
        .put("n_eff_srs", found.and_then(|f| f.effective_n()))
        .put("n_eff_df_adjusted", found.and_then(|f| f.adjusted_effective_n(confidence))))
}

fn capped(input: &Input<'_>, uses: Uses, method: ComplexInterval) -> Result<Outcome, Problem> {
    let (found, confidence) = sample(input, uses)?;
    Ok(Outcome::new()
        .put("estimate", found.map(|f| f.estimate))
        .put("n_eff", found.and_then(|f| f.capped_effective_n(confidence)))
        .interval("lower", "upper", found.and_then(|f| f.interval(method, confidence))))
}

fn plain(input: &Input<'_>, uses: Uses, method: ComplexInterval) -> Result<Outcome, Problem> {
    let (found, confidence) = sample(input, uses)?;
    Ok(Outcome::new()
        .put("estimate", found.map(|f| f.estimate))
        .put("se", found.map(|f| f.se))
        .put("df", found.map(|f| f.df))
        .interval("lower", "upper", found.and_then(|f| f.interval(method, confidence))))
}

fn sample(input: &Input<'_>, uses: Uses) -> Result<(Computed<ComplexProportion>, Confidence), Problem> {
    let (yes, weights) = (input.numbers("y")?, input.numbers("w")?);
    let clusters = (uses >= Uses::Clusters).then(|| numbered(input, "cluster")).transpose()?;
    let strata = (uses == Uses::All).then(|| numbered(input, "strata")).transpose()?;
    let populated = uses == Uses::All && input.has("fpc_clusters");
    let population = populated.then(|| input.numbers("fpc_clusters")).transpose()?;
    let design = Design::new(&weights, strata.as_deref(), clusters.as_deref(), population.as_deref());
    Ok((design.and_then(|design| proportion(&yes, &design)), input.confidence()?))
}

fn numbered(input: &Input<'_>, key: &'static str) -> Result<Vec<usize>, Problem> {
    Ok(indexed(&input.labels(key)?).1)
}

//! Family `icc_deff`: likeness within organisations and what it costs.

use nalgebra::DMatrix;

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::Computed;
use crate::stats::design_effect::{design_effect, effective_n};
use crate::stats::intraclass_correlation::{OneWay, one_way};
use crate::stats::labels::indexed;
use crate::stats::random_intercept::random_intercept;

/// Likeness within organisations and what it costs.
pub(super) const FAMILY: Family = Family { name: "icc_deff", methods: METHODS };

const METHODS: &[(&str, Method)] = &[("icc1_anova", icc1_anova), ("icc_reml", icc_reml)];

fn icc1_anova(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (y, confidence) = (input.numbers("y")?, input.confidence()?);
    let (_, cluster) = indexed(&input.labels("cluster")?);
    let found = one_way(&y, &cluster);
    let of = |value: fn(&OneWay) -> f64| -> Computed<f64> { by_ref(&found).map(value) };
    let effect = |cv: fn(&OneWay) -> f64| by_ref(&found).and_then(|f| design_effect(f.mean_size, cv(f), f.icc1()));
    let unequal = effect(|found| found.cv_size);
    Ok(Outcome::new()
        .put("n", of(|found| found.n))
        .put("n_clusters", of(|found| found.clusters))
        .put("mean_size", of(|found| found.mean_size))
        .put("n0", of(|found| found.n0))
        .put("msb", of(|found| found.between))
        .put("msw", of(|found| found.within))
        .put("F", of(OneWay::f))
        .put("p_F", of(OneWay::p))
        .put("icc1", of(OneWay::icc1))
        .put("icc1_truncated", of(|found| found.icc1().max(0.0)))
        .interval("icc1_lower", "icc1_upper", found.and_then(|found| found.icc1_interval(confidence)))
        .put("icc2", of(OneWay::icc2))
        .put("deff_mean_size", effect(|_| 0.0))
        .put("deff_unequal", unequal)
        .put("n_eff", found.and_then(|found| Ok(effective_n(found.n, unequal?))))
        .put("cv_size", of(|found| found.cv_size)))
}

fn icc_reml(input: &Input<'_>) -> Result<Outcome, Problem> {
    let y = input.numbers("y")?;
    let (_, cluster) = indexed(&input.labels("cluster")?);
    let model = random_intercept(&DMatrix::from_element(y.len(), 1, 1.0), &y, &cluster);
    Ok(Outcome::new().put("icc", model.map(|model| model.icc())))
}

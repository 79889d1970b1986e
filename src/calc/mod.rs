//! The calculator: every statistic by its name, for programs (`mittari calc json`).
//!
//! One request a line, `{"id", "family", "method", "input"}`; one answer a line,
//! `{"id", "result", "reasons"}`. Every output key is present; a quantity that is not defined is
//! `null` and `reasons` says why. Unknown input keys are ignored.
//!
//! A family is a file of this folder; the inputs and outputs of its methods are listed in
//! `tests/reference/methods.md`, which is made from records of other software. Methods without such records:
//!
//! | family | method | input | output |
//! |---|---|---|---|
//! | two_proportions | `risk_ratio_koopman` | `x1`, `n1`, `x2`, `n2`, `conf` | `ratio`, `lower`, `upper`; has limits where `risk_ratio_katz_log` refuses |
//! | two_groups | `brunner_munzel` | `x[°]`, `y[°]` | `relative_effect`, `statistic`, `df`, `p`, `p_permutation` |
//! | paired_means | `partly_paired`, `partly_paired_equal_variances` | `pre[°]`, `post[°]`, `conf` | `n_pairs`, `n_only_pre`, `n_only_post`, `mean_change`, `se`, `t`, `df`, `p`, `lower`, `upper` |
//! | checks | `funnel` | `target`, `n`, `conf` | `lower`, `upper`, `lower_normal`, `upper_normal` |
//! | checks | `shrinkage` | `x[]`, `n[]`, `conf` | `rate`, `rho`, `shrunk[]`, `lower[]`, `upper[]` |
//! | checks | `grim` | `mean`, `decimals`, `n`, `items`? | `possible` (1 or 0) |
//! | checks | `same_people` | `shares[]`, `decimals[]`, `most` | `denominators[]`, `fewest` |
//!
//! `p`, `lower` and `upper` of `spearman`, which the records know as refused only, are the recommended method's.

mod checks;
mod contingency;
mod correlation;
mod did;
mod icc_deff;
mod input;
mod kruskal_wallis;
mod marginal_homogeneity;
mod mean_median;
mod multiplicity;
mod nps;
mod outcome;
mod paired_means;
mod paired_proportions;
mod proportion;
mod proportion_complex;
mod sample_size;
mod scale_reliability;
mod taylor;
mod trend_equivalence;
mod two_groups;
mod two_proportions;
mod weighting;

pub use input::{Input, Problem};
pub use outcome::Outcome;

use serde_json::{Map, Value, json};

/// Computes one method from its input.
pub type Method = fn(&Input<'_>) -> Result<Outcome, Problem>;

/// A family of methods, as one file of this folder offers it.
pub struct Family {
    /// Name in a request, such as `proportion`.
    pub name: &'static str,
    /// Every method of the family.
    pub methods: &'static [(&'static str, Method)],
}

/// Every family, in alphabetical order.
pub const FAMILIES: &[Family] = &[
    checks::FAMILY,
    contingency::FAMILY,
    correlation::FAMILY,
    did::FAMILY,
    icc_deff::FAMILY,
    kruskal_wallis::FAMILY,
    marginal_homogeneity::FAMILY,
    mean_median::FAMILY,
    multiplicity::FAMILY,
    nps::FAMILY,
    paired_means::FAMILY,
    paired_proportions::FAMILY,
    proportion::FAMILY,
    proportion_complex::FAMILY,
    sample_size::FAMILY,
    scale_reliability::FAMILY,
    taylor::FAMILY,
    trend_equivalence::FAMILY,
    two_groups::FAMILY,
    two_proportions::FAMILY,
    weighting::FAMILY,
];

/// Answers one line; a request that cannot be read gets a reason too.
pub fn answer(line: &str) -> Value {
    let request: Value = match serde_json::from_str(line) {
        Ok(value) => value,
        Err(error) => return refused(&Value::Null, &format!("not JSON: {error}")),
    };
    let id = request.get("id").cloned().unwrap_or(Value::Null);
    match compute(&request) {
        Ok(outcome) => outcome.into_answer(&id),
        Err(problem) => refused(&id, &problem.to_string()),
    }
}

fn compute(request: &Value) -> Result<Outcome, Problem> {
    let text = |key: &'static str| request.get(key).and_then(Value::as_str).ok_or(Problem::Missing(key));
    let (family, method) = (text("family")?, text("method")?);
    let empty = Map::new();
    let input = request.get("input").and_then(Value::as_object).unwrap_or(&empty);
    let found = FAMILIES.iter().find(|f| f.name == family).ok_or_else(|| Problem::UnknownFamily(family.into()))?;
    let (_, run) = found
        .methods
        .iter()
        .find(|(name, _)| *name == method)
        .ok_or_else(|| Problem::UnknownMethod(family.into(), method.into()))?;
    run(&Input::new(input))
}

fn refused(id: &Value, reason: &str) -> Value {
    json!({ "id": id, "result": {}, "reasons": { "request": reason } })
}

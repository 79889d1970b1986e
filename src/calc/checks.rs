//! Family `checks`: whether figures can be what they are said to be, and small groups more than chance. It has no reference records; its values
//! are tested where the statistics are.

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::funnel::{self, FunnelLimits};
use crate::stats::granularity::{self, Published};
use crate::stats::shrinkage::{BetaBinomial, GroupCount, beta_binomial};
use crate::stats::{Computed, Confidence};

/// Whether figures can be what they are said to be.
pub(super) const FAMILY: Family = Family { name: "checks", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("funnel", funnel_limits),
    ("shrinkage", shrunk_rates),
    ("grim", possible_mean),
    ("same_people", possible_denominators),
];

/// `target`, `n`, `conf` give `lower`, `upper` (binomial) and `lower_normal`, `upper_normal`: between which
/// rates a group of `n` lies if its true rate is `target`.
fn funnel_limits(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (target, n, confidence) = (input.number("target")?, input.count("n")?, input.confidence()?);
    let limits = |method| funnel::limits(target, n, method, confidence);
    Ok(Outcome::new().interval("lower", "upper", limits(FunnelLimits::Exact)).interval(
        "lower_normal",
        "upper_normal",
        limits(FunnelLimits::Normal),
    ))
}

/// `x[]` of `n[]` in each group, `conf` give the common `rate`, `rho` and, of each group, `shrunk[]` with `lower[]` and
/// `upper[]`: its rate drawn towards the common one by how little it says.
fn shrunk_rates(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (x, n, confidence) = (input.counts("x")?, input.counts("n")?, input.confidence()?);
    if x.len() != n.len() {
        return Err(Problem::Shape("n", "as long as `x`"));
    }
    let groups: Vec<GroupCount> = x.into_iter().zip(n).map(|(x, n)| GroupCount { x, n }).collect();
    let found = beta_binomial(&groups);
    let each = |of: fn(&BetaBinomial, GroupCount, Confidence) -> Computed<f64>| -> Computed<Vec<f64>> {
        groups.iter().map(|group| of(&found?, *group, confidence)).collect()
    };
    let shrunk = each(|found, group, _| found.shrunk(group));
    let lower = each(|found, group, confidence| Ok(found.interval(group, confidence)?.low));
    let upper = each(|found, group, confidence| Ok(found.interval(group, confidence)?.high));
    Ok(Outcome::new()
        .put("rate", found.map(|found| found.rate))
        .put("rho", found.map(|found| found.rho))
        .whole_list("shrunk", by_ref(&shrunk).map(Vec::as_slice))
        .whole_list("lower", by_ref(&lower).map(Vec::as_slice))
        .whole_list("upper", by_ref(&upper).map(Vec::as_slice)))
}

/// `mean`, `decimals`, `n`, `items` (1 where absent) give `possible`: 1 if `n` people answering whole-numbered
/// items can have this mean, else 0.
fn possible_mean(input: &Input<'_>) -> Result<Outcome, Problem> {
    let published = Published { value: input.number("mean")?, decimals: decimals(input.number("decimals")?)? };
    let items = if input.has("items") { input.count("items")? } else { 1 };
    let possible = granularity::consistent_mean(published, input.count("n")?, items);
    Ok(Outcome::new().put("possible", possible.map(|possible| if possible { 1.0 } else { 0.0 })))
}

/// `shares[]`, `decimals[]` (2 for 88 %), `most` give `denominators[]`: every number of people up to `most` of
/// whom all the shares can be shares. `fewest` is the smallest of them.
fn possible_denominators(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (shares, places) = (input.numbers("shares")?, input.numbers("decimals")?);
    if shares.len() != places.len() {
        return Err(Problem::Shape("decimals", "as long as `shares`"));
    }
    let published: Result<Vec<Published>, Problem> = shares
        .iter()
        .zip(places)
        .map(|(&value, places)| Ok(Published { value, decimals: decimals(places)? }))
        .collect();
    let found = granularity::consistent_denominators(&published?, input.count("most")?)
        .map(|found| found.into_iter().map(|n| n as f64).collect::<Vec<f64>>());
    let fewest = by_ref(&found).and_then(|found| found.first().copied().ok_or(crate::stats::Refusal::NotDefined));
    Ok(Outcome::new().whole_list("denominators", by_ref(&found).map(Vec::as_slice)).put("fewest", fewest))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be whole and in range")]
fn decimals(places: f64) -> Result<u32, Problem> {
    /// A double has no more.
    const MOST: f64 = 15.0;
    let whole = (0.0..=MOST).contains(&places) && places.fract() == 0.0;
    if whole { Ok(places as u32) } else { Err(Problem::Shape("decimals", "whole numbers from 0 to 15")) }
}

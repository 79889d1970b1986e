//! Family `taylor`: means, shares and comparisons under strata, clusters and weights.

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::design::Design;
use crate::stats::labels::indexed;
use crate::stats::linearisation::{WeightedMean, design_effect_of_mean, weighted_mean, weighted_total};
use crate::stats::rao_scott::rao_scott;
use crate::stats::t_statistic::TStatistic;
use crate::stats::{Computed, Refusal};

/// Means, shares and comparisons under strata, clusters and weights.
pub(super) const FAMILY: Family = Family { name: "taylor", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("stratified_cluster_mean", stratified_cluster_mean),
    ("group_comparison", group_comparison),
    ("lonely_psu", lonely_psu),
];

fn design(input: &Input<'_>) -> Result<Computed<Design>, Problem> {
    let weights = input.numbers("w")?;
    let (_, strata) = indexed(&input.labels("strata")?);
    let (_, clusters) = indexed(&input.labels("cluster")?);
    let population = if input.has("fpc_clusters") { Some(input.numbers("fpc_clusters")?) } else { None };
    Ok(Design::new(&weights, Some(&strata), Some(&clusters), population.as_deref()))
}

/// A mean and its t statistic's ingredients under a design.
struct Estimated {
    mean: Computed<f64>,
    se: Computed<f64>,
}

fn estimated(design: &Computed<Design>, values: &[f64], inside: Option<&[bool]>) -> Estimated {
    let design = match design {
        Ok(design) => design,
        Err(refusal) => return Estimated { mean: Err(*refusal), se: Err(*refusal) },
    };
    match weighted_mean(design, values, inside) {
        Ok(WeightedMean { mean, contributions }) => {
            Estimated { mean: Ok(mean), se: positive(design.se_of_total(contributions)) }
        }
        Err(refusal) => Estimated { mean: Err(refusal), se: Err(refusal) },
    }
}

/// A standard error of 0 is no standard error.
fn positive(se: Computed<f64>) -> Computed<f64> {
    se.and_then(|se| if se > 0.0 { Ok(se) } else { Err(Refusal::NoVariation) })
}

fn stratified_cluster_mean(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (y, b, confidence) = (input.numbers("y")?, input.numbers("b")?, input.confidence()?);
    let design = design(input)?;
    let known = |value: &dyn Fn(&Design) -> Computed<f64>| by_ref(&design).and_then(value);
    let (of_y, of_b) = (estimated(&design, &y, None), estimated(&design, &b, None));
    let df = known(&|design| Ok(design.df()));
    let interval = of_y.mean.and_then(|mean| Ok(TStatistic::new(mean, of_y.se?, df?)?.interval(confidence)));
    let total = by_ref(&design).and_then(|design| weighted_total(design, &y));
    let mut outcome = Outcome::new()
        .put("mean", of_y.mean)
        .put("se", of_y.se)
        .put("df", df)
        .interval("lower", "upper", interval)
        .put("deff_wr", known(&|design| design_effect_of_mean(design, &y)))
        .put("prop", of_b.mean)
        .put("se_prop", of_b.se)
        .put("total", by_ref(&total).map(|found| found.total))
        .put("se_total", positive(known(&|design| design.se_of_total(total.clone()?.contributions))));
    let (names, group) = indexed(&input.labels("group")?);
    for (index, name) in names.iter().enumerate() {
        let inside: Vec<bool> = group.iter().map(|own| *own == index).collect();
        let domain = estimated(&design, &y, Some(&inside));
        outcome = outcome.put(format!("mean_{name}"), domain.mean).put(format!("se_{name}"), domain.se);
    }
    Ok(outcome)
}

fn group_comparison(input: &Input<'_>) -> Result<Outcome, Problem> {
    let y = input.numbers("y")?;
    let design = design(input)?;
    let (names, group) = indexed(&input.labels("group")?);
    let (_, category) = indexed(&input.labels("category")?);
    let [first, second] = names.as_slice() else {
        return Err(Problem::Shape("group", "labels of exactly two groups"));
    };
    let test = by_ref(&design).and_then(|design| difference(design, &y, &group));
    let table = by_ref(&design).and_then(|design| rao_scott(design, &group, &category));
    Ok(Outcome::new()
        .put(format!("difference_{second}_minus_{first}"), test.map(|test| test.estimate))
        .put("t", test.map(TStatistic::t))
        .put("df", test.map(|test| test.df))
        .put("p", test.map(TStatistic::p))
        .put("rao_scott_F", table.map(|table| table.f))
        .put("rao_scott_ndf", table.map(|table| table.df1))
        .put("rao_scott_ddf", table.map(|table| table.df2))
        .put("rao_scott_p", table.map(|table| table.p())))
}

/// Second group's mean less the first's; the slope takes one degree of freedom from the design.
fn difference(design: &Design, y: &[f64], group: &[usize]) -> Computed<TStatistic> {
    let of = |index: usize| {
        let inside: Vec<bool> = group.iter().map(|own| *own == index).collect();
        weighted_mean(design, y, Some(&inside))
    };
    let (first, second) = (of(0)?, of(1)?);
    let contributions = second.contributions.iter().zip(&first.contributions).map(|(b, a)| b - a).collect();
    TStatistic::new(second.mean - first.mean, design.se_of_total(contributions)?, design.df() - 1.0)
}

fn lonely_psu(input: &Input<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::new().put("se", estimated(&design(input)?, &input.numbers("y")?, None).se))
}

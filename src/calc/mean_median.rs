//! Family `mean_median`: one list of numeric answers.

use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::proportion::{self, ProportionInterval};
use crate::stats::quantile::{QuantileRule, quantile};
use crate::stats::{mean, median, moments};

/// One list of numeric answers.
pub(super) const FAMILY: Family = Family { name: "mean_median", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("descriptives", descriptives),
    ("t_ci", t_ci),
    ("t_ci_fpc", t_ci_fpc),
    ("median_ci_exact_order_statistic", median_ci),
    ("top2box_1to5", top_two_box),
];

fn descriptives(input: &Input<'_>) -> Result<Outcome, Problem> {
    let answers = input.answers("x")?;
    let values: Vec<f64> = answers.iter().flatten().copied().collect();
    Ok(Outcome::new()
        .count("n", values.len() as u64)
        .count("n_missing", (answers.len() - values.len()) as u64)
        .put("mean", moments::mean(&values))
        .put("sd", moments::standard_deviation(&values))
        .put("median", median::median(&values))
        .put("q1_type7", quantile(&values, 0.25, QuantileRule::Gumbel))
        .put("q3_type7", quantile(&values, 0.75, QuantileRule::Gumbel))
        .put("q1_type6", quantile(&values, 0.25, QuantileRule::Weibull))
        .put("q3_type6", quantile(&values, 0.75, QuantileRule::Weibull))
        .put("mad_raw", median::absolute_deviation(&values)))
}

fn t_ci(input: &Input<'_>) -> Result<Outcome, Problem> {
    let values = given(input)?;
    let confidence = input.confidence()?;
    let found = mean::one_sample_t(&values);
    Ok(Outcome::new()
        .put("mean", moments::mean(&values))
        .put("se", found.map(|m| m.se))
        .interval("lower", "upper", found.map(|m| m.interval(confidence)))
        .put("df", found.map(|m| m.df)))
}

fn t_ci_fpc(input: &Input<'_>) -> Result<Outcome, Problem> {
    let values = given(input)?;
    let found = mean::interval_in_population(&values, input.count("N")?, input.confidence()?);
    Ok(Outcome::new().put("mean", moments::mean(&values)).put("se", found.map(|m| m.se)).interval(
        "lower",
        "upper",
        found.map(|m| m.interval),
    ))
}

fn median_ci(input: &Input<'_>) -> Result<Outcome, Problem> {
    let values = given(input)?;
    let found = median::interval(&values, input.confidence()?);
    Ok(Outcome::new()
        .put("median", median::median(&values))
        .interval("lower", "upper", found.map(|m| m.interval))
        .put("attained_confidence", found.map(|m| m.attained))
        .put("rank_lower", found.map(|m| m.rank_low as f64))
        .put("rank_upper", found.map(|m| m.rank_high as f64)))
}

fn top_two_box(input: &Input<'_>) -> Result<Outcome, Problem> {
    /// The lower of the two best answers on a scale from 1 to 5.
    const SECOND_BEST: f64 = 4.0;
    let values = given(input)?;
    let (count, n) = (values.iter().filter(|&&v| v >= SECOND_BEST).count() as u64, values.len() as u64);
    let interval = proportion::interval(count, n, ProportionInterval::Wilson, input.confidence()?);
    Ok(Outcome::new()
        .count("count", count)
        .count("n", n)
        .put("share", proportion::estimate(count, n))
        .interval("lower", "upper", interval))
}

fn given(input: &Input<'_>) -> Result<Vec<f64>, Problem> {
    Ok(input.answers("x")?.into_iter().flatten().collect())
}

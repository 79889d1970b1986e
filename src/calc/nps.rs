//! Family `nps`: promoters minus detractors, on -100..100.

use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::net_score::{self, NetCounts, NetScoreInterval};
use crate::stats::{Computed, Confidence, Interval};

/// Promoters minus detractors, on -100..100.
pub(super) const FAMILY: Family = Family { name: "nps", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("score_se", score_se),
    ("tango_score", |input| with(input, |c, conf| net_score::interval(c, NetScoreInterval::Tango, conf))),
    ("adjusted_wald_rocks", |input| adjusted(input, NetScoreInterval::AdjustedWald)),
    ("adjusted_wald_add2_bonett_price", |input| adjusted(input, NetScoreInterval::BonettPrice)),
    ("wald", |input| with(input, |c, conf| net_score::interval_unclipped(c, NetScoreInterval::Wald, conf))),
    ("t", |input| with(input, |c, conf| net_score::interval_unclipped(c, NetScoreInterval::StudentT, conf))),
    ("bootstrap_percentile_exact", |input| with(input, net_score::bootstrap_interval)),
];

/// Points on the published scale in one share.
const POINTS: f64 = 100.0;

fn score_se(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (counts, _) = sample(input)?;
    Ok(Outcome::new()
        .put("nps", net_score::estimate(counts).map(|s| POINTS * s))
        .put("se_trinomial", net_score::standard_error(counts).map(|s| POINTS * s))
        .put("se_sample", net_score::standard_error_of_sample(counts).map(|s| POINTS * s)))
}

fn adjusted(input: &Input<'_>, method: NetScoreInterval) -> Result<Outcome, Problem> {
    let (counts, confidence) = sample(input)?;
    let unclipped = net_score::interval_unclipped(counts, method, confidence).map(in_points);
    let outcome = with(input, |c, conf| net_score::interval(c, method, conf))?;
    Ok(outcome.interval("lower_unclipped", "upper_unclipped", unclipped))
}

fn with(input: &Input<'_>, interval: impl Fn(NetCounts, Confidence) -> Computed<Interval>) -> Result<Outcome, Problem> {
    let (counts, confidence) = sample(input)?;
    Ok(Outcome::new().put("nps", net_score::estimate(counts).map(|s| POINTS * s)).interval(
        "lower",
        "upper",
        interval(counts, confidence).map(in_points),
    ))
}

fn in_points(interval: Interval) -> Interval {
    Interval { low: POINTS * interval.low, high: POINTS * interval.high }
}

fn sample(input: &Input<'_>) -> Result<(NetCounts, Confidence), Problem> {
    let counts = NetCounts {
        positive: input.count("promoters")?,
        neutral: input.count("passives")?,
        negative: input.count("detractors")?,
    };
    Ok((counts, input.confidence()?))
}

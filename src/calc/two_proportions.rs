//! Family `two_proportions`: yes-answers of two independent groups.

use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::chi_squared::ChiSquared;
use crate::stats::difference_of_proportions::{self as difference, DifferenceInterval};
use crate::stats::ratio::{self, RiskRatioInterval};
use crate::stats::two_by_two::{self, ChiSquaredRule, FisherRule, TwoByTwo};
use crate::stats::{Computed, Confidence, Interval};

/// Yes-answers of two independent groups.
pub(super) const FAMILY: Family = Family { name: "two_proportions", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("newcombe_hybrid_score", |input| with(input, DifferenceInterval::Newcombe)),
    ("newcombe_hybrid_score_cc", |input| with(input, DifferenceInterval::NewcombeContinuity)),
    ("miettinen_nurminen", |input| with(input, DifferenceInterval::MiettinenNurminen)),
    ("mee", |input| with(input, DifferenceInterval::Mee)),
    ("agresti_caffo", |input| with(input, DifferenceInterval::AgrestiCaffo)),
    ("wald", |input| with(input, DifferenceInterval::Wald)),
    ("risk_ratio_katz_log", risk_ratio_katz_log),
    ("risk_ratio_koopman", risk_ratio_koopman),
    ("odds_ratio_woolf", odds_ratio_woolf),
    ("tests_2x2", tests),
];

fn with(input: &Input<'_>, method: DifferenceInterval) -> Result<Outcome, Problem> {
    let (table, confidence) = sample(input)?;
    // Wald and Agresti-Caffo are published unclipped; the other methods stay inside -1..1 by themselves.
    let interval = table.and_then(|t| difference::interval_unclipped(t, method, confidence));
    Ok(Outcome::new().put("difference", table.map(difference::estimate)).interval("lower", "upper", interval))
}

fn risk_ratio_katz_log(input: &Input<'_>) -> Result<Outcome, Problem> {
    ratio(input, ratio::risk_ratio, |t, conf| ratio::risk_ratio_interval(t, RiskRatioInterval::KatzLog, conf))
}

fn risk_ratio_koopman(input: &Input<'_>) -> Result<Outcome, Problem> {
    ratio(input, ratio::risk_ratio, |t, conf| ratio::risk_ratio_interval(t, RiskRatioInterval::Koopman, conf))
}

fn odds_ratio_woolf(input: &Input<'_>) -> Result<Outcome, Problem> {
    ratio(input, ratio::odds_ratio, ratio::odds_ratio_interval)
}

fn ratio(
    input: &Input<'_>,
    estimate: impl Fn(TwoByTwo) -> Computed<f64>,
    interval: impl Fn(TwoByTwo, Confidence) -> Computed<Interval>,
) -> Result<Outcome, Problem> {
    let (table, confidence) = sample(input)?;
    let interval = table.and_then(|t| interval(t, confidence));
    Ok(Outcome::new().put("ratio", table.and_then(estimate)).interval("lower", "upper", interval))
}

fn tests(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (table, confidence) = sample(input)?;
    let chi_squared = |rule| table.and_then(|t| two_by_two::chi_squared(t, rule));
    let fisher = |rule| table.and_then(|t| two_by_two::fisher(t, rule));
    let odds = table.and_then(|t| ratio::conditional_odds_ratio_interval(t, confidence));
    Ok(Outcome::new()
        .put("p_fisher_two_sided", fisher(FisherRule::Exact))
        .put("p_fisher_midp", fisher(FisherRule::MidP))
        .put("or_conditional_mle", table.and_then(ratio::conditional_odds_ratio))
        .interval("or_lower", "or_upper", odds)
        .put("chi2", chi_squared(ChiSquaredRule::Pearson).map(|c| c.statistic))
        .put("p_chi2", chi_squared(ChiSquaredRule::Pearson).map(ChiSquared::p))
        .put("chi2_yates", chi_squared(ChiSquaredRule::Yates).map(|c| c.statistic))
        .put("p_yates", chi_squared(ChiSquaredRule::Yates).map(ChiSquared::p))
        .put("p_n_minus_1", chi_squared(ChiSquaredRule::NMinusOne).map(ChiSquared::p))
        .put("min_expected", table.map(two_by_two::smallest_expected)))
}

fn sample(input: &Input<'_>) -> Result<(Computed<TwoByTwo>, Confidence), Problem> {
    let [x1, n1, x2, n2] = [input.count("x1")?, input.count("n1")?, input.count("x2")?, input.count("n2")?];
    Ok((TwoByTwo::new(x1, n1, x2, n2), input.confidence()?))
}

//! Family `trend_equivalence`: trend over ordered groups, and "no difference" within a margin.

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::difference_of_proportions::{self as difference, DifferenceInterval};
use crate::stats::equivalence::{Equivalence, two_one_sided_tests, within_margin};
use crate::stats::mean_difference::{self, Variances, t_test};
use crate::stats::paired_means::{Pairs, paired_t};
use crate::stats::summary::Summary;
use crate::stats::t_statistic::TStatistic;
use crate::stats::trend::{Trend, TrendVariance, cochran_armitage};
use crate::stats::two_by_two::TwoByTwo;
use crate::stats::{Computed, Confidence, Interval};

/// Trend over ordered groups, and "no difference" within a margin.
pub(super) const FAMILY: Family = Family { name: "trend_equivalence", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("cochran_armitage", trend),
    ("tost_paired", tost_paired),
    ("tost_welch", tost_welch),
    ("equivalence_two_proportions", equivalence_two_proportions),
];

fn trend(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (successes, totals, scores) = (input.numbers("successes")?, input.numbers("n")?, input.numbers("scores")?);
    let trend = |variance| cochran_armitage(&successes, &totals, &scores, variance);
    let binomial = trend(TrendVariance::Binomial);
    let square = |trend: Computed<Trend>| trend.map(|trend| trend.z * trend.z);
    Ok(Outcome::new()
        .put("chi2", square(binomial))
        .put("p", binomial.map(Trend::p))
        .put("z", binomial.map(|trend| trend.z))
        .put("p_one_sided_increasing", binomial.map(Trend::p_increasing))
        .put("chi2_n_minus_1", square(trend(TrendVariance::Permutation))))
}

/// The two-sided confidence 1 - 2 alpha whose interval decides like two one-sided tests at alpha.
fn confidence(input: &Input<'_>) -> Result<Confidence, Problem> {
    Confidence::new(1.0 - 2.0 * input.number("alpha")?).ok_or(Problem::Shape("alpha", "between 0 and 0.5"))
}

fn tested(outcome: Outcome, test: Computed<TStatistic>, margin: f64) -> Outcome {
    let tests = test.and_then(|test| two_one_sided_tests(test, margin));
    outcome
        .put("p_lower", tests.map(|tests| tests.p_lower))
        .put("p_upper", tests.map(|tests| tests.p_upper))
        .put("p_tost", tests.map(Equivalence::p))
}

/// 1 for equivalent, 0 for not shown.
fn decision(interval: Computed<Interval>, margin: f64) -> Computed<f64> {
    interval.map(|interval| if within_margin(interval, margin) { 1.0 } else { 0.0 })
}

fn tost_paired(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (pre, post, margin) = (input.numbers("pre")?, input.numbers("post")?, input.number("margin")?);
    let confidence = confidence(input)?;
    let pairs = Pairs::new(&pre, &post);
    let test = by_ref(&pairs).and_then(paired_t);
    let interval = test.map(|test| test.interval(confidence));
    let outcome = Outcome::new()
        .put("mean_change", by_ref(&pairs).and_then(|pairs| Summary::of(&pairs.changes())).map(|changes| changes.mean));
    Ok(tested(outcome, test, margin)
        .interval("ci90_lower", "ci90_upper", interval)
        .put("equivalent", decision(interval, margin)))
}

fn tost_welch(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (x, y, margin) = (input.numbers("x")?, input.numbers("y")?, input.number("margin")?);
    confidence(input)?;
    Ok(tested(
        Outcome::new().put("difference", mean_difference::estimate(&x, &y)),
        t_test(&x, &y, Variances::Welch),
        margin,
    ))
}

fn equivalence_two_proportions(input: &Input<'_>) -> Result<Outcome, Problem> {
    let [x1, n1, x2, n2] = [input.count("x1")?, input.count("n1")?, input.count("x2")?, input.count("n2")?];
    let table = TwoByTwo::new(x1, n1, x2, n2);
    let (margin, confidence) = (input.number("margin")?, confidence(input)?);
    let interval = |method| table.and_then(|table| difference::interval(table, method, confidence));
    let score = interval(DifferenceInterval::MiettinenNurminen);
    Ok(Outcome::new()
        .put("difference", table.map(difference::estimate))
        .interval("mn90_lower", "mn90_upper", score)
        .interval("newcombe90_lower", "newcombe90_upper", interval(DifferenceInterval::Newcombe))
        .put("equivalent_mn", decision(score, margin)))
}

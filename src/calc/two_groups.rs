//! Family `two_groups`: numeric or ordered answers of two independent groups.

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::effect_size::{self, cohens_d, hedges_g};
use crate::stats::mean_difference::{self, Variances};
use crate::stats::ordinal_effect::Dominance;
use crate::stats::rank_test::{
    MannWhitneyRule, brunner_munzel, brunner_munzel_permutation_p, mann_whitney, mann_whitney_p,
};
use crate::stats::ranks::Midranks;
use crate::stats::t_statistic::TStatistic;
use crate::stats::{Confidence, Interval, Refusal, hodges_lehmann};

/// Numeric or ordered answers of two independent groups.
pub(super) const FAMILY: Family = Family { name: "two_groups", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("welch_t", |input| t_test(input, Variances::Welch)),
    ("student_t", |input| t_test(input, Variances::Pooled)),
    ("hedges_g", standardised),
    ("cliffs_delta", cliffs_delta),
    ("mann_whitney", ranks),
    ("brunner_munzel", unequal_spreads),
];

fn t_test(input: &Input<'_>, variances: Variances) -> Result<Outcome, Problem> {
    let (x, y, confidence) = sample(input)?;
    let found = mean_difference::t_test(&x, &y, variances);
    Ok(Outcome::new()
        .put("difference", mean_difference::estimate(&x, &y))
        .put("t", found.map(TStatistic::t))
        .put("df", found.map(|f| f.df))
        .put("p", found.map(TStatistic::p))
        .interval("lower", "upper", found.map(|f| f.interval(confidence))))
}

fn standardised(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (x, y, confidence) = sample(input)?;
    let (d, g) = (cohens_d(&x, &y, confidence), hedges_g(&x, &y, confidence));
    let df = (x.len() + y.len()) as f64 - 2.0;
    Ok(Outcome::new()
        .put("cohens_d", d.map(|d| d.value))
        .interval("d_lower", "d_upper", d.map(|d| d.interval))
        .put("hedges_g", g.map(|g| g.value))
        .interval("g_lower", "g_upper", g.map(|g| g.interval))
        .put("J_exact", effect_size::small_sample_correction(df))
        .put(
            "J_approx",
            effect_size::small_sample_correction(df).map(|_| effect_size::small_sample_correction_approximate(df)),
        ))
}

fn cliffs_delta(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (x, y, confidence) = sample(input)?;
    let found = Dominance::new(&x, &y);
    let ask = |question: fn(&Dominance) -> Result<f64, Refusal>| by_ref(&found).and_then(question);
    let limits = |question: fn(&Dominance, Confidence) -> Result<Interval, Refusal>| {
        by_ref(&found).and_then(|d| question(d, confidence))
    };
    let newcombe = limits(Dominance::newcombe);
    let as_delta = |i: Interval| Interval { low: 2.0 * i.low - 1.0, high: 2.0 * i.high - 1.0 };
    Ok(Outcome::new()
        .put("delta", ask(|d| Ok(d.delta())))
        .put("a12", ask(|d| Ok(d.probability_larger())))
        .put("var_unbiased", ask(Dominance::unbiased_variance))
        .put("var_used", ask(Dominance::variance))
        .interval("feng_cliff_lower", "feng_cliff_upper", limits(Dominance::feng_cliff))
        .interval("newcombe5_a12_lower", "newcombe5_a12_upper", newcombe)
        .interval("newcombe5_delta_lower", "newcombe5_delta_upper", newcombe.map(as_delta)))
}

fn ranks(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (x, y, confidence) = sample(input)?;
    let found = mann_whitney(&x, &y);
    let exact = mann_whitney_p(&x, &y, MannWhitneyRule::Exact);
    // R's exact test knows no ties; without them it is the same distribution.
    let tied = Midranks::of(&[x.as_slice(), &y].concat()).tied();
    Ok(Outcome::new()
        .put("U", found.map(|f| f.u))
        .put("U_other", found.map(|f| f.u_other))
        .put("z", found.and_then(|f| f.z))
        .put("p_normal", mann_whitney_p(&x, &y, MannWhitneyRule::Normal))
        .put("p_normal_cc", mann_whitney_p(&x, &y, MannWhitneyRule::NormalContinuity))
        .put("p_exact", exact)
        .put("p_exact_wilcox_test", if tied { Err(Refusal::NotDefined) } else { exact })
        .put("hodges_lehmann", hodges_lehmann::shift(&x, &y))
        .interval("hl_lower", "hl_upper", hodges_lehmann::interval(&x, &y, confidence)))
}

fn unequal_spreads(input: &Input<'_>) -> Result<Outcome, Problem> {
    let (x, y, _) = sample(input)?;
    let found = brunner_munzel(&x, &y);
    Ok(Outcome::new()
        .put("relative_effect", found.map(|f| f.relative_effect))
        .put("statistic", found.map(|f| f.statistic))
        .put("df", found.map(|f| f.df))
        .put("p", found.map(|f| f.p))
        .put("p_permutation", brunner_munzel_permutation_p(&x, &y)))
}

fn sample(input: &Input<'_>) -> Result<(Vec<f64>, Vec<f64>, Confidence), Problem> {
    let given = |key| Ok(input.answers(key)?.into_iter().flatten().collect());
    Ok((given("x")?, given("y")?, input.confidence()?))
}

//! Family `did`: difference in differences between a programme and a comparison group.

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::clustered_regression::ClusterVariance;
use crate::stats::difference_in_differences::TwoArms;
use crate::stats::labels::indexed;
use crate::stats::random_intercept::RandomIntercept;
use crate::stats::t_statistic::TStatistic;

/// Difference in differences between a programme and a comparison group.
pub(super) const FAMILY: Family = Family { name: "did", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("did_ols", did_ols),
    ("cluster_mean_change_welch", cluster_mean_change_welch),
    ("lmm_random_intercept", lmm_random_intercept),
];

struct Answers {
    y: Vec<f64>,
    treated: Vec<bool>,
    post: Vec<bool>,
    cluster: Vec<usize>,
}

impl Answers {
    fn read(input: &Input<'_>) -> Result<Self, Problem> {
        let (_, cluster) = indexed(&input.labels("cluster")?);
        Ok(Self { y: input.numbers("y")?, treated: yes_no(input, "treat")?, post: yes_no(input, "post")?, cluster })
    }

    fn table(&self) -> TwoArms<'_> {
        TwoArms { y: &self.y, treated: &self.treated, post: &self.post, cluster: &self.cluster }
    }
}

fn yes_no(input: &Input<'_>, key: &'static str) -> Result<Vec<bool>, Problem> {
    let flag = |value: f64| match value {
        0.0 => Ok(false),
        1.0 => Ok(true),
        _ => Err(Problem::Shape(key, "an array of 0 and 1")),
    };
    input.numbers(key)?.into_iter().map(flag).collect()
}

fn did_ols(input: &Input<'_>) -> Result<Outcome, Problem> {
    let answers = Answers::read(input)?;
    let variance = match if input.has("vcov") { input.text("vcov")? } else { "CR2" } {
        "CR0" => ClusterVariance::CR0,
        "CR1" => ClusterVariance::CR1,
        "CR1S" => ClusterVariance::CR1S,
        "CR2" => ClusterVariance::CR2,
        _ => return Err(Problem::Shape("vcov", "`CR0`, `CR1`, `CR1S` or `CR2`")),
    };
    let confidence = input.confidence()?;
    let found = answers.table().least_squares(variance);
    Ok(Outcome::new()
        .put("estimate", found.map(|found| found.estimate))
        .put("se", found.map(|found| found.se))
        .put("df", found.map(|found| found.df))
        .put("t", found.map(TStatistic::t))
        .put("p", found.map(TStatistic::p))
        .interval("lower", "upper", found.map(|found| found.interval(confidence)))
        .count("n_clusters", answers.table().clusters() as u64)
        .count("n", answers.y.len() as u64))
}

fn cluster_mean_change_welch(input: &Input<'_>) -> Result<Outcome, Problem> {
    let confidence = input.confidence()?;
    let found = Answers::read(input)?.table().cluster_mean_changes();
    Ok(Outcome::new()
        .put("estimate", found.map(|found| found.estimate))
        .put("t", found.map(TStatistic::t))
        .put("df", found.map(|found| found.df))
        .put("p", found.map(TStatistic::p))
        .interval("lower", "upper", found.map(|found| found.interval(confidence))))
}

fn lmm_random_intercept(input: &Input<'_>) -> Result<Outcome, Problem> {
    let answers = Answers::read(input)?;
    let (model, found) = match answers.table().mixed_model() {
        Ok((model, found)) => (Ok(model), Ok(found)),
        Err(refusal) => (Err(refusal), Err(refusal)),
    };
    Ok(Outcome::new()
        .put("estimate", found.map(|found: TStatistic| found.estimate))
        .put("se", found.map(|found| found.se))
        .put("df_satterthwaite", found.map(|found| found.df))
        .put("p", found.map(TStatistic::p))
        .put("sd_org", by_ref(&model).map(RandomIntercept::sd_between))
        .put("sd_resid", by_ref(&model).map(|model| model.sd_within)))
}

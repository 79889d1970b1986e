//! Family `correlation`: correlation and concordance of two answers.

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::correlation::{
    Correlation, CorrelationInterval, correlation, correlation_interval, correlation_t, spearman_p_exact,
};
use crate::stats::kendall::{Concordance, concordance};
use crate::stats::t_statistic::TStatistic;
use crate::stats::{Computed, Interval};

/// Correlation and concordance of two answers.
pub(super) const FAMILY: Family = Family { name: "correlation", methods: METHODS };

const METHODS: &[(&str, Method)] = &[("pearson", pearson), ("spearman", spearman), ("kendall_gamma", kendall)];

/// The answers of everybody who gave both.
fn complete(input: &Input<'_>) -> Result<(Vec<f64>, Vec<f64>), Problem> {
    let (x, y) = (input.answers("x")?, input.answers("y")?);
    if x.len() != y.len() {
        return Err(Problem::Shape("y", "as long as `x`"));
    }
    Ok(x.into_iter().zip(y).filter_map(|(x, y)| Some((x?, y?))).unzip())
}

fn pearson(input: &Input<'_>) -> Result<Outcome, Problem> {
    let ((x, y), confidence) = (complete(input)?, input.confidence()?);
    let r = correlation(&x, &y, Correlation::Pearson);
    let test = r.and_then(|r| correlation_t(r, x.len()));
    let interval = r.and_then(|r| correlation_interval(r, x.len(), CorrelationInterval::Fisher, confidence));
    Ok(Outcome::new()
        .count("n", x.len() as u64)
        .put("r", r)
        .put("t", test.map(TStatistic::t))
        .put("p", test.map(TStatistic::p))
        .interval("lower", "upper", interval))
}

fn spearman(input: &Input<'_>) -> Result<Outcome, Problem> {
    let ((x, y), confidence) = (complete(input)?, input.confidence()?);
    let rho = correlation(&x, &y, Correlation::Spearman);
    let p = rho.and_then(|rho| correlation_t(rho, x.len())).map(TStatistic::p);
    let exact = rho.and_then(|_| spearman_p_exact(&x, &y));
    let interval = |method| -> Computed<Interval> { correlation_interval(rho?, x.len(), method, confidence) };
    Ok(Outcome::new()
        .count("n", x.len() as u64)
        .put("rho", rho)
        .put("p_t_approx", p)
        .interval("lower_bonett_wright", "upper_bonett_wright", interval(CorrelationInterval::BonettWright))
        .interval("lower_fieller", "upper_fieller", interval(CorrelationInterval::Fieller))
        .interval("lower_fisher", "upper_fisher", interval(CorrelationInterval::Fisher))
        .put("p_exact", exact)
        .put("p", exact.or(p))
        .interval("lower", "upper", interval(CorrelationInterval::default())))
}

fn kendall(input: &Input<'_>) -> Result<Outcome, Problem> {
    let ((x, y), confidence) = (complete(input)?, input.confidence()?);
    let pairs = concordance(&x, &y);
    let of = |value: fn(&Concordance) -> Computed<f64>| by_ref(&pairs).and_then(value);
    let interval = by_ref(&pairs).and_then(|pairs| pairs.gamma_interval(confidence));
    Ok(Outcome::new()
        .put("tau_b", of(Concordance::tau_b))
        .put("z", of(Concordance::z))
        .put("p_normal", of(Concordance::p_normal))
        .put("p_exact", of(Concordance::p_exact))
        .put("concordant", of(|pairs| Ok(pairs.concordant as f64)))
        .put("discordant", of(|pairs| Ok(pairs.discordant as f64)))
        .put("gamma", of(Concordance::gamma))
        .put("somers_d_y_given_x", of(Concordance::somers_d_y_given_x))
        .put("gamma_se", of(Concordance::gamma_se))
        .interval("gamma_lower", "gamma_upper", interval))
}

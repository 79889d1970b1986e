//! A net score: the share of people on one side minus the share on the other, such as promoters minus
//! detractors (the NPS, here from -1 to 1).
//!
//! It is not a proportion: both shares vary, and they vary against each other.

use super::count_distribution::{binomial_lower_tail, binomial_pmf};
use super::distribution::{critical_t, critical_z};
use super::root::score_limits;
use super::{Computed, Confidence, Interval, Refusal};

/// How many people stand on each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetCounts {
    /// Counted as +1: promoters.
    pub positive: u64,
    /// Counted as 0: passives.
    pub neutral: u64,
    /// Counted as -1: detractors.
    pub negative: u64,
}

impl NetCounts {
    /// Everybody.
    pub fn total(self) -> u64 {
        self.positive + self.neutral + self.negative
    }
}

/// How the interval of a net score is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum NetScoreInterval {
    /// Score interval for the difference of two shares of one sample. Tango (1998) Statistics in Medicine
    /// 17:891; May & Johnson (1997) Statistics in Medicine 16:2127.
    #[default]
    Tango,
    /// Wald after adding three answers, 3/4 on each side and the rest neutral; the published standard for
    /// the NPS. It need not contain the estimate when there are very few answers. Rocks (2016) American
    /// Statistician 70:365.
    AdjustedWald,
    /// Wald after adding one answer on each side. Bonett & Price (2012) Journal of Educational and Behavioral
    /// Statistics 37:479.
    BonettPrice,
    /// The scores +1, 0, -1 taken as measurements. For comparison.
    StudentT,
    /// Estimate ± z·se. For comparison only: no width when everybody answers alike.
    Wald,
}

/// Positive minus negative share, -1..1. Refuses with `NoAnswers`.
pub fn estimate(counts: NetCounts) -> Computed<f64> {
    match counts.total() {
        0 => Err(Refusal::NoAnswers),
        n => Ok((counts.positive as f64 - counts.negative as f64) / n as f64),
    }
}

/// √((p + d - (p - d)²) / n): the standard error with the multinomial variance; 0 when all answer alike.
pub fn standard_error(counts: NetCounts) -> Computed<f64> {
    let score = estimate(counts)?;
    Ok(wald_se(counts.positive as f64, counts.negative as f64, counts.total() as f64, score))
}

/// The standard error from the sample variance, which divides by n - 1. Refuses with `TooFew` below two.
pub fn standard_error_of_sample(counts: NetCounts) -> Computed<f64> {
    let se = standard_error(counts)?;
    match counts.total() {
        1 => Err(Refusal::TooFew { needed: 2, found: 1 }),
        n => Ok(se * (n as f64 / (n - 1) as f64).sqrt()),
    }
}

/// Two-sided interval for a net score, within -1..1.
///
/// Refuses with `NoAnswers`; `StudentT` with `TooFew` below two answers and `NoVariation` when all answer
/// alike. Only `Wald` loses its width when they do. Sources: at the methods.
pub fn interval(counts: NetCounts, method: NetScoreInterval, confidence: Confidence) -> Computed<Interval> {
    Ok(interval_unclipped(counts, method, confidence)?.within(-1.0, 1.0))
}

/// The same without cutting to -1..1; differs for every method but `Tango`.
pub fn interval_unclipped(counts: NetCounts, method: NetScoreInterval, confidence: Confidence) -> Computed<Interval> {
    let score = estimate(counts)?;
    let z = critical_z(confidence);
    Ok(match method {
        NetScoreInterval::Tango => tango(counts, score, z)?,
        NetScoreInterval::AdjustedWald => wald(counts, 0.75, 3.0, z),
        NetScoreInterval::BonettPrice => wald(counts, 1.0, 2.0, z),
        NetScoreInterval::Wald => wald(counts, 0.0, 0.0, z),
        NetScoreInterval::StudentT => {
            let se = standard_error_of_sample(counts)?;
            if se == 0.0 {
                return Err(Refusal::NoVariation);
            }
            let half = critical_t(confidence, (counts.total() - 1) as f64) * se;
            Interval { low: score - half, high: score + half }
        }
    })
}

fn tango(counts: NetCounts, score: f64, z: f64) -> Computed<Interval> {
    let n = counts.total() as f64;
    let whole = Interval { low: -1.0, high: 1.0 };
    score_limits(score, whole, |net| z * z * variance_at(counts, net) / n)
}

/// Variance of one answer if the true score were `net`: 2q + net(1 - net), q the most likely share on the
/// negative side then, the larger root of a quadratic.
fn variance_at(counts: NetCounts, net: f64) -> f64 {
    let (b, c, n) = (counts.positive as f64, counts.negative as f64, counts.total() as f64);
    let linear = (2.0 * n - b + c) * net - b - c;
    let constant = -c * net * (1.0 - net);
    let root = (linear * linear - 8.0 * n * constant).max(0.0).sqrt();
    // The two forms of the quadratic formula: each loses its digits where the other keeps them.
    let negative = if linear < 0.0 { (root - linear) / (4.0 * n) } else { -2.0 * constant / (linear + root) };
    (2.0 * negative + net * (1.0 - net)).max(0.0)
}

fn wald(counts: NetCounts, each_side: f64, added: f64, z: f64) -> Interval {
    let (b, c) = (counts.positive as f64 + each_side, counts.negative as f64 + each_side);
    let n = counts.total() as f64 + added;
    let score = (b - c) / n;
    let half = z * wald_se(b, c, n, score);
    Interval { low: score - half, high: score + half }
}

fn wald_se(b: f64, c: f64, n: f64, score: f64) -> f64 {
    (((b + c) / n - score * score).max(0.0) / n).sqrt()
}

/// Most answers for which the exact bootstrap is computed: a second or two.
pub const BOOTSTRAP_UP_TO: u64 = 1_000_000;

/// Percentile interval of the bootstrap with infinitely many replicates: quantiles of the exact multinomial
/// distribution of the score, as the smallest score whose probability from below reaches α/2 and 1 - α/2.
///
/// For comparison only: when everybody answers alike it has no width, for it cannot see what was not
/// sampled. Refuses with `NoAnswers`, and with `TooMany` above [`BOOTSTRAP_UP_TO`].
/// Efron (1979) Annals of Statistics 7:1.
pub fn bootstrap_interval(counts: NetCounts, confidence: Confidence) -> Computed<Interval> {
    estimate(counts)?;
    if counts.total() > BOOTSTRAP_UP_TO {
        return Err(Refusal::too_many(BOOTSTRAP_UP_TO, counts.total()));
    }
    let n = counts.total();
    let tail = confidence.alpha() / 2.0;
    let at = |share: f64| {
        let (mut low, mut high) = (-n.cast_signed(), n.cast_signed());
        while low < high {
            let middle = low + (high - low).div_euclid(2);
            if probability_up_to(counts, middle) >= share {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low as f64 / n as f64
    };
    Ok(Interval { low: at(tail), high: at(1.0 - tail) })
}

/// P(positive - negative <= net) when n people are drawn again from the same shares: over the number who
/// take a side, binomial, of whom a binomial number is positive.
fn probability_up_to(counts: NetCounts, net: i64) -> f64 {
    /// Standard deviations beyond which nobody is expected: less than 1e-30 in all.
    const FAR: f64 = 12.0;
    let n = counts.total();
    let sided = counts.positive + counts.negative;
    if sided == 0 {
        return f64::from(u8::from(net >= 0));
    }
    let share = sided as f64 / n as f64;
    let positive = counts.positive as f64 / sided as f64;
    let reach = (FAR * (n as f64 * share * (1.0 - share)).sqrt()).ceil() + FAR;
    let (first, last) = (sided.saturating_sub(whole(reach)), (sided + whole(reach)).min(n));
    (first..=last)
        .map(|m| {
            let most_positive = (net + m.cast_signed()).div_euclid(2);
            let below = u64::try_from(most_positive).map_or(0.0, |k| binomial_lower_tail(k, m, positive));
            binomial_pmf(m, n, share) * below
        })
        .sum()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a reach from 0 to a few thousand")]
fn whole(reach: f64) -> u64 {
    reach as u64
}

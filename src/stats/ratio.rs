//! Ratios of two independent groups: of their shares (risk ratio) and of their odds (odds ratio), first to
//! second.

use super::count_distribution::Hypergeometric;
use super::distribution::critical_z;
use super::root::{first, root_from, root_of_rising};
use super::two_by_two::TwoByTwo;
use super::{Computed, Confidence, Interval, Refusal};

/// How the interval of a ratio of shares is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum RiskRatioInterval {
    /// Inverts the score test; has limits also where a group has nobody. Koopman (1984) Biometrics 40:513.
    #[default]
    Koopman,
    /// Normal on the logarithm. Katz, Baptista, Azen & Pike (1978) Biometrics 34:469.
    KatzLog,
}

/// First share over second, from 0 up.
///
/// Refuses with `EmptyCell` when nobody in the second group says yes.
pub fn risk_ratio(table: TwoByTwo) -> Computed<f64> {
    let (p1, p2) = table.shares();
    if table.x2 == 0 { Err(Refusal::EmptyCell) } else { Ok(p1 / p2) }
}

/// Two-sided interval for the ratio of two shares, from 0 to infinity.
///
/// Katz: ratio · exp(±z √(1/x1 - 1/n1 + 1/x2 - 1/n2)); refused with `EmptyCell` when nobody in a group says
/// yes (one half is not added silently), and without width when everybody in both does.
/// Koopman: the ratios θ at which the score statistic is z²; 0 below when x1 = 0, infinite above when x2 = 0,
/// refused with `EmptyCell` when both are. Sources: at the methods.
pub fn risk_ratio_interval(table: TwoByTwo, method: RiskRatioInterval, confidence: Confidence) -> Computed<Interval> {
    let z = critical_z(confidence);
    match method {
        RiskRatioInterval::Koopman => koopman(table, z),
        RiskRatioInterval::KatzLog if table.x1 == 0 || table.x2 == 0 => Err(Refusal::EmptyCell),
        RiskRatioInterval::KatzLog => {
            let part = |x: u64, n: u64| (n - x) as f64 / (x as f64 * n as f64);
            let spread = (z * (part(table.x1, table.n1) + part(table.x2, table.n2)).sqrt()).exp();
            let ratio = risk_ratio(table)?;
            Ok(Interval { low: ratio / spread, high: ratio * spread })
        }
    }
}

fn koopman(table: TwoByTwo, z: f64) -> Computed<Interval> {
    /// Beyond e^±700 a ratio is no longer a double.
    const FARTHEST: i32 = 700;
    let (x1, n1, x2, n2) = (table.x1 as f64, table.n1 as f64, table.x2 as f64, table.n2 as f64);
    if table.x1 == 0 && table.x2 == 0 {
        return Err(Refusal::EmptyCell);
    }
    let excess = |ln_ratio: f64| {
        let ratio = ln_ratio.exp();
        // The most likely shares p1 = θ·p2, from the smaller root of a quadratic in p1.
        let middle = ratio * (n1 + x2) + x1 + n2;
        let root = (middle * middle - 4.0 * ratio * (n1 + n2) * (x1 + x2)).max(0.0).sqrt();
        let p1 = (2.0 * ratio * (x1 + x2) / (middle + root)).min(1.0);
        let p2 = (p1 / ratio).min(1.0);
        let square = |x: f64, n: f64, p: f64| {
            let distance = x - n * p;
            if distance == 0.0 { 0.0 } else { distance * distance / (n * p * (1.0 - p)) }
        };
        square(x1, n1, p1) + square(x2, n2, p2) - z * z
    };
    // The statistic is 0 at the observed ratio; where that is 0 or infinite, it is small far enough out.
    let inside = |step: f64| (1..=FARTHEST).map(|i| step * f64::from(i)).find(|&at| excess(at) < 0.0);
    let start = match (table.x1, table.x2) {
        (0, _) => inside(-1.0),
        (_, 0) => inside(1.0),
        _ => Some((x1 / n1 / (x2 / n2)).ln()),
    }
    .ok_or(Refusal::NoConvergence)?;
    Ok(Interval {
        low: if table.x1 == 0 { 0.0 } else { root_from(excess, start, -1.0)?.exp() },
        high: if table.x2 == 0 { f64::INFINITY } else { root_from(excess, start, 1.0)?.exp() },
    })
}

/// First odds over second, from 0 up.
///
/// Refuses with `EmptyCell` when a cell is empty. Woolf (1955) Annals of Human Genetics 19:251.
pub fn odds_ratio(table: TwoByTwo) -> Computed<f64> {
    let cells = cells(table)?;
    Ok(cells[0] / cells[1] / (cells[2] / cells[3]))
}

/// Two-sided interval for the odds ratio: ratio · exp(±z √(1/a + 1/b + 1/c + 1/d)).
///
/// Refuses with `EmptyCell` when a cell is empty (one half is not added silently).
/// Woolf (1955) Annals of Human Genetics 19:251.
pub fn odds_ratio_interval(table: TwoByTwo, confidence: Confidence) -> Computed<Interval> {
    let ratio = odds_ratio(table)?;
    let se = cells(table)?.iter().map(|c| 1.0 / c).sum::<f64>().sqrt();
    let spread = (critical_z(confidence) * se).exp();
    Ok(Interval { low: ratio / spread, high: ratio * spread })
}

fn cells(table: TwoByTwo) -> Computed<[f64; 4]> {
    let counts = [table.x1, table.n1 - table.x1, table.x2, table.n2 - table.x2];
    if counts.contains(&0) { Err(Refusal::EmptyCell) } else { Ok(counts.map(|c| c as f64)) }
}

/// The odds ratio that makes the table most likely given its margins: 0 or infinite where a cell is empty.
///
/// Refuses with `NoVariation` when the margins leave one table only, with `TooMany` where the [`Hypergeometric`]
/// does. Fisher (1935) JRSS 98:39.
pub fn conditional_odds_ratio(table: TwoByTwo) -> Computed<f64> {
    let (draws, x) = (Tilted::new(table)?, table.x1);
    if x == draws.0.least() {
        return Ok(0.0);
    }
    if x == draws.0.most() {
        return Ok(f64::INFINITY);
    }
    odds_where(|at| draws.at(at, x).mean - x as f64)
}

/// Exact two-sided interval for the odds ratio given the margins: where either tail is α/2.
///
/// Refuses like [`conditional_odds_ratio`]. Cornfield (1956) Proceedings of the third Berkeley Symposium 4:135.
pub fn conditional_odds_ratio_interval(table: TwoByTwo, confidence: Confidence) -> Computed<Interval> {
    let (draws, x, tail) = (Tilted::new(table)?, table.x1, confidence.alpha() / 2.0);
    Ok(Interval {
        low: if x == draws.0.least() { 0.0 } else { odds_where(|at| draws.at(at, x).upper_tail - tail)? },
        high: if x == draws.0.most() { f64::INFINITY } else { odds_where(|at| tail - draws.at(at, x).lower_tail)? },
    })
}

/// The odds ratio at which `rising`, a function of its logarithm, is zero.
fn odds_where(rising: impl Fn(f64) -> f64) -> Computed<f64> {
    Ok(root_of_rising(rising, 0.0, 1.0)?.exp())
}

/// Fisher's non-central hypergeometric distribution, for any odds ratio.
struct Tilted(Hypergeometric);

struct Moments {
    mean: f64,
    lower_tail: f64,
    upper_tail: f64,
}

impl Tilted {
    fn new(table: TwoByTwo) -> Computed<Self> {
        let draws = table.draws()?;
        if draws.least() < draws.most() { Ok(Self(draws)) } else { Err(Refusal::NoVariation) }
    }

    /// Summed outwards from the mode, where the weight is 1, until terms no longer count.
    fn at(&self, ln_odds: f64, x: u64) -> Moments {
        /// A weight this small against the mode's 1 changes no sum.
        const NEGLIGIBLE: f64 = 1e-20;
        let odds = ln_odds.exp();
        let (least, most) = (self.0.least(), self.0.most());
        let mode = first(least, most, |k| self.0.ratio(k) * odds < 1.0);
        let (mut total, mut moment, mut lower, mut upper) = (0.0, 0.0, 0.0, 0.0);
        let mut add = |k: u64, weight: f64| {
            total += weight;
            moment += weight * (k as f64 - x as f64);
            lower += if k <= x { weight } else { 0.0 };
            upper += if k >= x { weight } else { 0.0 };
            weight > NEGLIGIBLE
        };
        let mut weight = 1.0;
        let mut k = mode;
        while add(k, weight) && k < most {
            weight *= self.0.ratio(k) * odds;
            k += 1;
        }
        (weight, k) = (1.0, mode);
        while k > least {
            k -= 1;
            weight /= self.0.ratio(k) * odds;
            if !add(k, weight) {
                break;
            }
        }
        Moments { mean: x as f64 + moment / total, lower_tail: lower / total, upper_tail: upper / total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Koopman (1984), from the table of the paper: 36/40 against 16/80 is 2.94 to 7.15.
    #[test]
    fn koopman_example() {
        let table = TwoByTwo::new(36, 40, 16, 80);
        let interval = table.and_then(|t| risk_ratio_interval(t, RiskRatioInterval::Koopman, Confidence::DEFAULT));
        assert!(interval.is_ok_and(|i| (i.low - 2.94).abs() < 0.005 && (i.high - 7.15).abs() < 0.005), "{interval:?}");
    }
}

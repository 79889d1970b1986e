//! The difference between the shares of two independent groups, first minus second.

use super::distribution::critical_z;
use super::proportion::{self, ProportionInterval};
use super::root::score_limits;
use super::two_by_two::TwoByTwo;
use super::{Computed, Confidence, Interval};

/// How the interval of a difference of proportions is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum DifferenceInterval {
    /// Wilson limits of both groups, squared and added. Newcombe (1998) Statistics in Medicine 17:873,
    /// method 10.
    #[default]
    Newcombe,
    /// The same with continuity-corrected Wilson limits. Newcombe (1998), method 11.
    NewcombeContinuity,
    /// Score interval with variance factor N/(N-1). Miettinen & Nurminen (1985) Statistics in Medicine 4:213.
    MiettinenNurminen,
    /// Score interval without that factor. Mee (1984) Biometrics 40:1175.
    Mee,
    /// Wald after adding one success and one failure to each group. Agresti & Caffo (2000) American
    /// Statistician 54:280.
    AgrestiCaffo,
    /// Estimate ± z·se. For comparison only.
    Wald,
}

/// First share minus second, -1..1.
pub fn estimate(table: TwoByTwo) -> f64 {
    let (p1, p2) = table.shares();
    p1 - p2
}

/// Two-sided interval for a difference of proportions, within -1..1.
///
/// Newcombe: d - √((p1-l1)² + (u2-p2)²) and d + √((u1-p1)² + (p2-l2)²). Score: the differences δ at which
/// (d - δ)/√variance(δ) is z, the variance taken at the most likely shares that differ by δ. Only `Wald`
/// loses its width when both groups are unanimous. Sources: at the methods.
pub fn interval(table: TwoByTwo, method: DifferenceInterval, confidence: Confidence) -> Computed<Interval> {
    Ok(interval_unclipped(table, method, confidence)?.within(-1.0, 1.0))
}

/// The same without cutting to -1..1; differs for `AgrestiCaffo` and `Wald`.
pub fn interval_unclipped(table: TwoByTwo, method: DifferenceInterval, confidence: Confidence) -> Computed<Interval> {
    let z = critical_z(confidence);
    match method {
        DifferenceInterval::Newcombe => newcombe(table, ProportionInterval::Wilson, confidence),
        DifferenceInterval::NewcombeContinuity => newcombe(table, ProportionInterval::WilsonContinuity, confidence),
        DifferenceInterval::MiettinenNurminen => {
            let n = (table.n1 + table.n2) as f64;
            score(table, n / (n - 1.0), z)
        }
        DifferenceInterval::Mee => score(table, 1.0, z),
        DifferenceInterval::AgrestiCaffo => Ok(wald(table, 1.0, z)),
        DifferenceInterval::Wald => Ok(wald(table, 0.0, z)),
    }
}

fn newcombe(table: TwoByTwo, method: ProportionInterval, confidence: Confidence) -> Computed<Interval> {
    let (p1, p2) = table.shares();
    let first = proportion::interval(table.x1, table.n1, method, confidence)?;
    let second = proportion::interval(table.x2, table.n2, method, confidence)?;
    Ok(Interval {
        low: p1 - p2 - (p1 - first.low).hypot(second.high - p2),
        high: p1 - p2 + (first.high - p1).hypot(p2 - second.low),
    })
}

/// The interval in which a difference of proportions can lie.
const WHOLE: Interval = Interval { low: -1.0, high: 1.0 };

fn score(table: TwoByTwo, factor: f64, z: f64) -> Computed<Interval> {
    let (n1, n2) = (table.n1 as f64, table.n2 as f64);
    score_limits(estimate(table), WHOLE, |delta| {
        let (p1, p2) = most_likely_shares(table, delta);
        z * z * factor * (p1 * (1.0 - p1) / n1 + p2 * (1.0 - p2) / n2)
    })
}

/// The shares that make the table most likely among those that differ by `delta`: the middle root of a
/// cubic, by its cosines. Miettinen & Nurminen (1985) appendix I; Farrington & Manning (1990) Statistics in
/// Medicine 9:1447.
pub(super) fn most_likely_shares(table: TwoByTwo, delta: f64) -> (f64, f64) {
    let (x1, n1, x2, n2) = (table.x1 as f64, table.n1 as f64, table.x2 as f64, table.n2 as f64);
    let total = n1 + n2;
    let square = ((n1 + 2.0 * n2) * delta - total - x1 - x2) / (3.0 * total);
    let linear = ((n2 * delta - total - 2.0 * x2) * delta + x1 + x2) / total;
    let constant = x2 * delta * (1.0 - delta) / total;
    let q = square.powi(3) - square * linear / 2.0 + constant / 2.0;
    let radius = (square * square - linear / 3.0).max(0.0).sqrt().copysign(q);
    let angle = if radius == 0.0 { 0.0 } else { (q / radius.powi(3)).clamp(-1.0, 1.0).acos() };
    let p2 = 2.0 * radius * ((std::f64::consts::PI + angle) / 3.0).cos() - square;
    let p2 = p2.clamp((-delta).max(0.0), (1.0 - delta).min(1.0));
    (p2 + delta, p2)
}

fn wald(table: TwoByTwo, added: f64, z: f64) -> Interval {
    let share = |x: u64, n: u64| (x as f64 + added) / (n as f64 + 2.0 * added);
    let (p1, p2) = (share(table.x1, table.n1), share(table.x2, table.n2));
    let variance = |p: f64, n: u64| p * (1.0 - p) / (n as f64 + 2.0 * added);
    let half = z * (variance(p1, table.n1) + variance(p2, table.n2)).sqrt();
    Interval { low: p1 - p2 - half, high: p1 - p2 + half }
}

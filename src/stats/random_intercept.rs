//! Linear model in which every cluster has a level of its own.

use nalgebra::{DMatrix, DVector};

use super::t_statistic::TStatistic;
use super::{Computed, Refusal};

/// A fitted random-intercept model.
#[derive(Debug, Clone)]
pub struct RandomIntercept {
    clusters: Vec<ClusterSums>,
    rows: f64,
    /// Standard deviation of cluster levels over that of answers within a cluster.
    ratio: f64,
    /// Standard deviation of answers within a cluster.
    pub sd_within: f64,
    coefficients: DVector<f64>,
}

/// Everything the likelihood needs of one cluster.
#[derive(Debug, Clone)]
struct ClusterSums {
    size: f64,
    xx: DMatrix<f64>,
    x: DVector<f64>,
    xy: DVector<f64>,
    y: f64,
    yy: f64,
}

/// Restricted maximum likelihood of y = X b + level of the cluster + error.
///
/// `cluster` is an index from 0 per row. Refuses lists of unequal length, fewer rows than coefficients
/// plus one, fewer than two clusters, and columns that depend on each other ([`Refusal::Singular`]).
/// Patterson & Thompson (1971) Biometrika 58:545; Bates et al. (2015) J. Stat. Softw. 67(1).
pub fn random_intercept(design: &DMatrix<f64>, y: &[f64], cluster: &[usize]) -> Computed<RandomIntercept> {
    let (rows, columns) = design.shape();
    if y.len() != rows || cluster.len() != rows {
        return Err(Refusal::UnequalLengths);
    }
    if rows <= columns {
        return Err(Refusal::TooFew { needed: columns + 1, found: rows });
    }
    let y = DVector::from_column_slice(y);
    let gram = (design.transpose() * design).cholesky().ok_or(Refusal::Singular)?;
    let first = gram.solve(&(design.transpose() * &y));
    // The likelihood of residuals is the same, and sums of their squares keep their digits.
    let clusters = cluster_sums(design, &(y - design * &first), cluster);
    if clusters.len() < 2 {
        return Err(Refusal::TooFew { needed: 2, found: clusters.len() });
    }
    let rows = rows as f64;
    let ratio = best_ratio(|ratio| profiled_deviance(&clusters, rows, ratio))?;
    let fit = generalised_least_squares(&clusters, ratio)?;
    let sd_within = (fit.residual / (rows - columns as f64)).sqrt();
    if sd_within == 0.0 {
        return Err(Refusal::NoVariation);
    }
    Ok(RandomIntercept { clusters, rows, ratio, sd_within, coefficients: first + fit.coefficients })
}

fn cluster_sums(design: &DMatrix<f64>, y: &DVector<f64>, cluster: &[usize]) -> Vec<ClusterSums> {
    let columns = design.ncols();
    let empty = ClusterSums {
        size: 0.0,
        xx: DMatrix::zeros(columns, columns),
        x: DVector::zeros(columns),
        xy: DVector::zeros(columns),
        y: 0.0,
        yy: 0.0,
    };
    let mut sums = vec![empty; cluster.iter().max().map_or(0, |last| last + 1)];
    for (row, index) in cluster.iter().enumerate() {
        let (x, of) = (design.row(row).transpose(), &mut sums[*index]);
        of.size += 1.0;
        of.xx += &x * x.transpose();
        of.xy += &x * y[row];
        of.x += x;
        of.y += y[row];
        of.yy += y[row] * y[row];
    }
    sums.retain(|sums| sums.size > 0.0);
    sums
}

/// Coefficients, their covariance for unit error variance, and the weighted residual sum of squares.
struct Gls {
    coefficients: DVector<f64>,
    covariance: DMatrix<f64>,
    residual: f64,
    ln_determinant: f64,
}

/// With error variance 1 and level variance r², a cluster's inverse covariance is I - r²/(1 + r² m) 11'.
fn generalised_least_squares(clusters: &[ClusterSums], ratio: f64) -> Computed<Gls> {
    let columns = clusters[0].x.len();
    let mut xx = DMatrix::zeros(columns, columns);
    let mut xy = DVector::zeros(columns);
    let mut yy = 0.0;
    for of in clusters {
        let shrink = ratio * ratio / (1.0 + ratio * ratio * of.size);
        xx += &of.xx - &of.x * of.x.transpose() * shrink;
        xy += &of.xy - &of.x * (shrink * of.y);
        yy += of.yy - shrink * of.y * of.y;
    }
    let cholesky = xx.cholesky().ok_or(Refusal::Singular)?;
    let coefficients = cholesky.solve(&xy);
    let ln_determinant = 2.0 * cholesky.l_dirty().diagonal().iter().map(|d| d.ln()).sum::<f64>();
    let residual = (yy - coefficients.dot(&xy)).max(0.0);
    Ok(Gls { coefficients, covariance: cholesky.inverse(), residual, ln_determinant })
}

fn ln_levels(clusters: &[ClusterSums], ratio: f64) -> f64 {
    clusters.iter().map(|of| (ratio * ratio * of.size).ln_1p()).sum()
}

/// -2 log restricted likelihood at the best error variance, less a constant.
fn profiled_deviance(clusters: &[ClusterSums], rows: f64, ratio: f64) -> f64 {
    generalised_least_squares(clusters, ratio).map_or(f64::INFINITY, |fit| {
        let df = rows - fit.coefficients.len() as f64;
        df * (fit.residual / df).ln() + ln_levels(clusters, ratio) + fit.ln_determinant
    })
}

/// Smallest deviance over ratios from 0 up: a coarse grid first, because the likelihood can have a local
/// optimum at 0, then golden sections.
fn best_ratio(deviance: impl Fn(f64) -> f64) -> Computed<f64> {
    const GRID: [f64; 14] = [0.0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.5, 5.0, 20.0, 1000.0];
    const SECTIONS: usize = 80;
    let best = (0..GRID.len()).min_by(|a, b| deviance(GRID[*a]).total_cmp(&deviance(GRID[*b])));
    let best = best.filter(|best| *best + 1 < GRID.len()).ok_or(Refusal::NoConvergence)?;
    let (mut low, mut high) = (GRID[best.saturating_sub(1)], GRID[best + 1]);
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    for _ in 0..SECTIONS {
        let (left, right) = (high - golden * (high - low), low + golden * (high - low));
        if deviance(left) <= deviance(right) { high = right } else { low = left }
    }
    let found = f64::midpoint(low, high);
    Ok(if deviance(0.0) <= deviance(found) { 0.0 } else { found })
}

impl RandomIntercept {
    /// Standard deviation of cluster levels, in the unit of the answers; 0 when nothing speaks for levels.
    pub fn sd_between(&self) -> f64 {
        self.ratio * self.sd_within
    }

    /// Share of variance between clusters, 0..1.
    pub fn icc(&self) -> f64 {
        let square = self.ratio * self.ratio;
        square / (1.0 + square)
    }

    /// A coefficient with Satterthwaite's degrees of freedom: 2 v² / var(v), v its variance, by the
    /// curvature of the restricted likelihood. Kuznetsova et al. (2017) J. Stat. Softw. 82(13).
    pub fn coefficient(&self, index: usize) -> Computed<TStatistic> {
        let estimate = *self.coefficients.get(index).ok_or(Refusal::OutOfRange)?;
        let variance = |at: [f64; 2]| -> Computed<f64> {
            Ok(at[1] * at[1] * generalised_least_squares(&self.clusters, at[0])?.covariance[(index, index)])
        };
        let at = [self.ratio, self.sd_within];
        let gradient = [slope(variance, at, 0)?, slope(variance, at, 1)?];
        let curvature = [
            slope(|at| slope(|at| self.deviance(at), at, 0), at, 0)?,
            slope(|at| slope(|at| self.deviance(at), at, 0), at, 1)?,
            slope(|at| slope(|at| self.deviance(at), at, 1), at, 1)?,
        ];
        let determinant = curvature[0] * curvature[2] - curvature[1] * curvature[1];
        if determinant.is_nan() || determinant <= 0.0 {
            return Err(Refusal::NoConvergence);
        }
        let [g0, g1] = gradient;
        let quadratic = (g0 * g0 * curvature[2] - 2.0 * g0 * g1 * curvature[1] + g1 * g1 * curvature[0]) / determinant;
        let v = variance(at)?;
        // The covariance of the parameters is twice the inverse curvature of the deviance.
        TStatistic::new(estimate, v.sqrt(), v * v / quadratic)
    }

    /// -2 log restricted likelihood at a ratio and an error standard deviation, less a constant.
    fn deviance(&self, [ratio, sd]: [f64; 2]) -> Computed<f64> {
        let fit = generalised_least_squares(&self.clusters, ratio)?;
        let df = self.rows - fit.coefficients.len() as f64;
        Ok(2.0 * df * sd.ln() + ln_levels(&self.clusters, ratio) + fit.ln_determinant + fit.residual / (sd * sd))
    }
}

/// Central difference. The deviance depends on the square of the ratio, so a ratio of 0 needs no care.
fn slope(f: impl Fn([f64; 2]) -> Computed<f64>, at: [f64; 2], along: usize) -> Computed<f64> {
    let step = 1e-4 * at[1].max(0.1);
    let (mut before, mut after) = (at, at);
    before[along] -= step;
    after[along] += step;
    Ok((f(after)? - f(before)?) / (2.0 * step))
}

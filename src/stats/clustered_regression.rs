//! Least squares whose standard errors allow for likeness within clusters.

use nalgebra::{DMatrix, DVector, SymmetricEigen};

use super::t_statistic::TStatistic;
use super::{Computed, Refusal};

/// Cluster-robust variance, and with it the degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum ClusterVariance {
    /// Sandwich without correction, normal distribution; too small below some fifty clusters.
    /// Liang & Zeger (1986) Biometrika 73:13.
    CR0,
    /// CR0 times G/(G - 1), t with G - 1 degrees of freedom.
    CR1,
    /// CR0 times G/(G - 1) (N - 1)/(N - p), t with G - 1: Stata and fixest.
    CR1S,
    /// Bias-reduced: residuals of each cluster multiplied by (I - H)^(-1/2), t with Satterthwaite's degrees
    /// of freedom under independence. Right from a handful of clusters on.
    /// Bell & McCaffrey (2002) Surv. Methodol. 28:169; Pustejovsky & Tipton (2018) J. Bus. Econ. Stat. 36:672.
    #[default]
    CR2,
}

/// A least-squares fit with what every cluster contributes, in coordinates where X'X is the identity:
/// clusters of any size then need matrices of the number of coefficients only.
#[derive(Debug, Clone, PartialEq)]
pub struct ClusteredRegression {
    coefficients: DVector<f64>,
    /// Turns coordinates back into coefficients, L with L L' = (X'X)⁻¹.
    back: DMatrix<f64>,
    clusters: Vec<Contribution>,
    rows: f64,
}

#[derive(Debug, Clone, PartialEq)]
struct Contribution {
    /// How many clusters are just like this one.
    times: f64,
    /// L' X_g'X_g L, whose eigenvalues are the leverages of the cluster.
    leverage: DMatrix<f64>,
    /// L' X_g' e_g.
    score: DVector<f64>,
}

/// Fits y = X b by least squares; `cluster` is an index from 0 per row.
///
/// Refuses lists of unequal length, fewer than two clusters, and columns that depend on each other
/// ([`Refusal::Singular`]).
pub fn clustered_regression(design: &DMatrix<f64>, y: &[f64], cluster: &[usize]) -> Computed<ClusteredRegression> {
    let clusters = cluster.iter().max().map_or(0, |last| last + 1);
    repeated_clusters(design, y, cluster, &vec![1; clusters])
}

/// The same where many clusters are alike: the rows of cluster `i` are given once and stand for `times[i]` clusters.
///
/// Work grows with the different clusters and not with all of them. Refuses also a cluster without a `times`.
pub fn repeated_clusters(
    design: &DMatrix<f64>,
    y: &[f64],
    cluster: &[usize],
    times: &[u64],
) -> Computed<ClusteredRegression> {
    let (rows, columns) = design.shape();
    if y.len() != rows || cluster.len() != rows || cluster.iter().any(|index| *index >= times.len()) {
        return Err(Refusal::UnequalLengths);
    }
    let y = DVector::from_column_slice(y);
    let counted = DMatrix::from_fn(rows, columns, |row, column| times[cluster[row]] as f64 * design[(row, column)]);
    let cholesky = (counted.transpose() * design).cholesky().ok_or(Refusal::Singular)?;
    let coefficients = cholesky.solve(&(counted.transpose() * &y));
    let back = cholesky.l().transpose().try_inverse().ok_or(Refusal::Singular)?;
    let residuals = y - design * &coefficients;
    let empty = (DMatrix::zeros(columns, columns), DVector::zeros(columns), 0_usize);
    let mut sums = vec![empty; times.len()];
    for (row, index) in cluster.iter().enumerate() {
        let x = design.row(row).transpose();
        let (products, score, size) = &mut sums[*index];
        *products += &x * x.transpose();
        *score += x * residuals[row];
        *size += 1;
    }
    let rows: u64 = cluster.iter().map(|index| times[*index]).sum();
    let clusters: Vec<Contribution> = sums
        .into_iter()
        .zip(times)
        .filter(|((_, _, size), times)| *size > 0 && **times > 0)
        .map(|((products, score, _), times)| Contribution {
            times: *times as f64,
            leverage: back.transpose() * products * &back,
            score: back.transpose() * score,
        })
        .collect();
    let found = times_all(&clusters);
    if found < 2 {
        return Err(Refusal::TooFew { needed: 2, found });
    }
    Ok(ClusteredRegression { coefficients, back, clusters, rows: rows as f64 })
}

/// How many clusters there are, equal ones counted each.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sums of whole numbers")]
fn times_all(clusters: &[Contribution]) -> usize {
    clusters.iter().map(|of| of.times).sum::<f64>() as usize
}

impl ClusteredRegression {
    /// How many clusters.
    pub fn clusters(&self) -> usize {
        times_all(&self.clusters)
    }

    /// One coefficient with its standard error and degrees of freedom.
    /// Refuses an index beyond the columns and residuals without variation.
    pub fn coefficient(&self, index: usize, variance: ClusterVariance) -> Computed<TStatistic> {
        let estimate = *self.coefficients.get(index).ok_or(Refusal::OutOfRange)?;
        // The coefficient's direction in coordinates.
        let direction = self.back.row(index).transpose();
        let (g, p) = (self.clusters() as f64, self.coefficients.len() as f64);
        let plain = || self.clusters.iter().map(|of| of.times * direction.dot(&of.score).powi(2)).sum::<f64>();
        let (square, df) = match variance {
            ClusterVariance::CR0 => (plain(), f64::INFINITY),
            ClusterVariance::CR1 => (plain() * g / (g - 1.0), g - 1.0),
            ClusterVariance::CR1S => (plain() * g / (g - 1.0) * (self.rows - 1.0) / (self.rows - p), g - 1.0),
            ClusterVariance::CR2 => self.bias_reduced(&direction),
        };
        TStatistic::new(estimate, square.sqrt(), df)
    }

    /// Variance and Satterthwaite's degrees of freedom: the variance is a sum of squares (p_g' y)², whose
    /// mean and variance under independent errors follow from the products p_g' p_h.
    fn bias_reduced(&self, direction: &DVector<f64>) -> (f64, f64) {
        let size = direction.len();
        let (mut square, mut trace, mut own_squares, mut shared_squares) = (0.0, 0.0, 0.0, 0.0);
        let mut outer = DMatrix::zeros(size, size);
        for of in &self.clusters {
            let adjusted = of.adjustment() * direction;
            square += of.times * adjusted.dot(&of.score).powi(2);
            // p_g' p_h = [g = h] a_g' a_g - b_g' b_h with these two.
            let within = &of.leverage * &adjusted;
            let length = adjusted.dot(&within);
            let shared = within.norm_squared();
            trace += of.times * (length - shared);
            own_squares += of.times * (length - shared).powi(2);
            shared_squares += of.times * shared * shared;
            outer += of.times * &within * within.transpose();
        }
        let products = own_squares + outer.norm_squared() - shared_squares;
        (square, trace * trace / products)
    }
}

impl Contribution {
    /// (I - leverage)^(-1/2); 0 in directions that this cluster alone determines, whose residuals are 0.
    fn adjustment(&self) -> DMatrix<f64> {
        const FULL_LEVERAGE: f64 = 1e-12;
        let eigen = SymmetricEigen::new(self.leverage.clone());
        let scale = |leverage: f64| {
            let left = 1.0 - leverage;
            if left > FULL_LEVERAGE { 1.0 / left.sqrt() } else { 0.0 }
        };
        let scaled = DMatrix::from_diagonal(&eigen.eigenvalues.map(scale));
        &eigen.eigenvectors * scaled * eigen.eigenvectors.transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_its_own_cluster_is_the_textbook_error_of_a_mean() {
        let y = [1.0, 2.0, 4.0, 9.0];
        let fit = clustered_regression(&DMatrix::from_element(4, 1, 1.0), &y, &[0, 1, 2, 3]);
        let found = fit.and_then(|fit| fit.coefficient(0, ClusterVariance::CR2));
        assert!(found.is_ok_and(|found| (found.se - (38.0_f64 / 12.0).sqrt()).abs() < 1e-12));
        assert!(found.is_ok_and(|found| (found.df - 3.0).abs() < 1e-9));
    }

    #[test]
    fn clusters_that_are_alike_can_be_given_once() {
        // Courses of up to three answers: two people with the first, four with the second, one with the third.
        let (x, y, of) = ([0.0, 1.0, 2.0, 0.0, 1.0, 2.0], [1.0, 0.0, 1.0, 0.0, 1.0, 1.0], [0, 0, 0, 1, 2, 2]);
        let times = [2, 4, 1];
        let (mut rows, mut clusters, mut next) = (Vec::new(), Vec::new(), 0);
        for (course, times) in times.iter().enumerate() {
            for _ in 0..*times {
                let own = (0..x.len()).filter(|row| of[*row] == course);
                own.for_each(|row| {
                    rows.push(row);
                    clusters.push(next);
                });
                next += 1;
            }
        }
        let design = |rows: &[usize]| DMatrix::from_fn(rows.len(), 2, |i, c| if c == 0 { 1.0 } else { x[rows[i]] });
        let answers: Vec<f64> = rows.iter().map(|row| y[*row]).collect();
        let listed = clustered_regression(&design(&rows), &answers, &clusters);
        let counted = repeated_clusters(&design(&[0, 1, 2, 3, 4, 5]), &y, &of, &times);
        for variance in [ClusterVariance::CR0, ClusterVariance::CR1, ClusterVariance::CR1S, ClusterVariance::CR2] {
            let slope = |fit: &Computed<ClusteredRegression>| {
                fit.clone().and_then(|fit| fit.coefficient(1, variance)).map(|t| (t.estimate, t.se, t.df)).ok()
            };
            let (one, other) = (slope(&listed), slope(&counted));
            let near = |a: f64, b: f64| a == b || (a - b).abs() < 1e-12;
            let alike = one.zip(other).is_some_and(|(a, b)| near(a.0, b.0) && near(a.1, b.1) && near(a.2, b.2));
            assert!(alike, "{variance:?}: {one:?} {other:?}");
        }
    }
}

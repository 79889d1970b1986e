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
    let (rows, columns) = design.shape();
    if y.len() != rows || cluster.len() != rows {
        return Err(Refusal::UnequalLengths);
    }
    let y = DVector::from_column_slice(y);
    let cholesky = (design.transpose() * design).cholesky().ok_or(Refusal::Singular)?;
    let coefficients = cholesky.solve(&(design.transpose() * &y));
    let back = cholesky.l().transpose().try_inverse().ok_or(Refusal::Singular)?;
    let residuals = y - design * &coefficients;
    let empty = (DMatrix::zeros(columns, columns), DVector::zeros(columns), 0_usize);
    let mut sums = vec![empty; cluster.iter().max().map_or(0, |last| last + 1)];
    for (row, index) in cluster.iter().enumerate() {
        let x = design.row(row).transpose();
        let (products, score, size) = &mut sums[*index];
        *products += &x * x.transpose();
        *score += x * residuals[row];
        *size += 1;
    }
    let clusters: Vec<Contribution> = sums
        .into_iter()
        .filter(|(_, _, size)| *size > 0)
        .map(|(products, score, _)| Contribution {
            leverage: back.transpose() * products * &back,
            score: back.transpose() * score,
        })
        .collect();
    if clusters.len() < 2 {
        return Err(Refusal::TooFew { needed: 2, found: clusters.len() });
    }
    Ok(ClusteredRegression { coefficients, back, clusters, rows: rows as f64 })
}

impl ClusteredRegression {
    /// How many clusters.
    pub fn clusters(&self) -> usize {
        self.clusters.len()
    }

    /// One coefficient with its standard error and degrees of freedom.
    /// Refuses an index beyond the columns and residuals without variation.
    pub fn coefficient(&self, index: usize, variance: ClusterVariance) -> Computed<TStatistic> {
        let estimate = *self.coefficients.get(index).ok_or(Refusal::OutOfRange)?;
        // The coefficient's direction in coordinates.
        let direction = self.back.row(index).transpose();
        let (g, p) = (self.clusters.len() as f64, self.coefficients.len() as f64);
        let plain = || self.clusters.iter().map(|of| direction.dot(&of.score).powi(2)).sum::<f64>();
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
            square += adjusted.dot(&of.score).powi(2);
            // p_g' p_h = [g = h] a_g' a_g - b_g' b_h with these two.
            let within = &of.leverage * &adjusted;
            let length = adjusted.dot(&within);
            let shared = within.norm_squared();
            trace += length - shared;
            own_squares += (length - shared).powi(2);
            shared_squares += shared * shared;
            outer += &within * within.transpose();
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
}

//! Least squares whose standard errors allow for likeness within clusters.

use std::collections::BTreeMap;

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
    /// Clusters with the same rows of the design share their matrices: people who answered in the same waves do, so that
    /// a hundred thousand of them need a handful of decompositions.
    shapes: Vec<Shape>,
    clusters: usize,
    rows: f64,
}

#[derive(Debug, Clone, PartialEq)]
struct Shape {
    /// L' X_g'X_g L, whose eigenvalues are the leverages of the cluster.
    leverage: DMatrix<f64>,
    /// L' X_g' e_g of each cluster, one after the other.
    scores: Vec<f64>,
    clusters: usize,
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
/// Refuses also a cluster without a `times`.
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
    let residuals = without_rounding(&y - design * &coefficients, y.amax());
    let shapes = shapes(design, &residuals, (cluster, times), &back);
    let clusters = shapes.iter().map(|shape| shape.clusters).sum();
    if clusters < 2 {
        return Err(Refusal::TooFew { needed: 2, found: clusters });
    }
    let rows: u64 = cluster.iter().map(|index| times[*index]).sum();
    Ok(ClusteredRegression { coefficients, back, shapes, clusters, rows: rows as f64 })
}

/// What is this part of the numbers that it was made from, or less, is left over from rounding.
const ROUNDING: f64 = 1e-12;

/// Residuals that are left over from rounding are none: where all answered alike, they would be certainty itself.
fn without_rounding(residuals: DVector<f64>, largest: f64) -> DVector<f64> {
    if residuals.amax() <= ROUNDING * largest { residuals * 0.0 } else { residuals }
}

/// What the clusters contribute, in an order that their numbers have no part in.
fn shapes(
    design: &DMatrix<f64>,
    residuals: &DVector<f64>,
    (cluster, times): (&[usize], &[u64]),
    back: &DMatrix<f64>,
) -> Vec<Shape> {
    let columns = design.ncols();
    let count = cluster.iter().max().map_or(0, |last| last + 1);
    let mut products = vec![0.0; count * columns * columns];
    let mut scores = vec![0.0; count * columns];
    // The same without signs, to tell what is left over from rounding.
    let mut sizes = vec![0.0; count * columns];
    let mut used = vec![false; count];
    for (row, index) in cluster.iter().enumerate() {
        used[*index] = true;
        for i in 0..columns {
            scores[index * columns + i] += design[(row, i)] * residuals[row];
            sizes[index * columns + i] += (design[(row, i)] * residuals[row]).abs();
            for j in 0..columns {
                products[(index * columns + i) * columns + j] += design[(row, i)] * design[(row, j)];
            }
        }
    }
    // The most that any cluster could contribute.
    let most = |i: usize, size: &[f64]| (0..columns).map(|j| (back[(j, i)] * size[j]).abs()).sum::<f64>();
    let largest: Vec<f64> =
        (0..columns).map(|i| sizes.chunks_exact(columns).map(|size| most(i, size)).fold(0.0, f64::max)).collect();
    let mut by_products: BTreeMap<Vec<u64>, (usize, Vec<Vec<f64>>)> = BTreeMap::new();
    for index in (0..count).filter(|index| used[*index] && times[*index] > 0) {
        let own = &products[index * columns * columns..(index + 1) * columns * columns];
        let score = &scores[index * columns..(index + 1) * columns];
        // L' times the score. A score is squared: that of equal clusters counts as often as they occur by its root.
        let often = (times[index] as f64).sqrt();
        // Where nobody's answers moved, what is left of a slope is rounding, and would be certainty itself.
        let turned = |i: usize| {
            let sum: f64 = (0..columns).map(|j| back[(j, i)] * score[j]).sum();
            if sum.abs() <= ROUNDING * largest[i] { 0.0 } else { often * sum }
        };
        let (clusters, scores) = by_products.entry(own.iter().map(|x| x.to_bits()).collect()).or_default();
        *clusters += usize::try_from(times[index]).unwrap_or(usize::MAX);
        scores.push((0..columns).map(turned).collect());
    }
    let shape = |(bits, (clusters, mut scores)): (Vec<u64>, (usize, Vec<Vec<f64>>))| {
        let products = DMatrix::from_iterator(columns, columns, bits.into_iter().map(f64::from_bits));
        scores.sort_unstable_by(|a, b| {
            let differing = a.iter().zip(b).map(|(a, b)| a.total_cmp(b)).find(|order| order.is_ne());
            differing.unwrap_or(std::cmp::Ordering::Equal)
        });
        Shape { leverage: back.transpose() * products * back, clusters, scores: scores.into_iter().flatten().collect() }
    };
    by_products.into_iter().map(shape).collect()
}

impl ClusteredRegression {
    /// How many clusters.
    pub fn clusters(&self) -> usize {
        self.clusters
    }

    /// One coefficient with its standard error and degrees of freedom.
    /// Refuses an index beyond the columns and residuals without variation.
    pub fn coefficient(&self, index: usize, variance: ClusterVariance) -> Computed<TStatistic> {
        let estimate = *self.coefficients.get(index).ok_or(Refusal::OutOfRange)?;
        // The coefficient's direction in coordinates.
        let direction = self.back.row(index).transpose();
        let (g, p) = (self.clusters as f64, self.coefficients.len() as f64);
        let plain = || self.shapes.iter().map(|shape| shape.square(&direction)).sum::<f64>();
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
        for shape in &self.shapes {
            let adjusted = shape.adjustment() * direction;
            square += shape.square(&adjusted);
            // p_g' p_h = [g = h] a_g' a_g - b_g' b_h with these two.
            let within = &shape.leverage * &adjusted;
            let length = adjusted.dot(&within);
            let shared = within.norm_squared();
            let clusters = shape.clusters as f64;
            trace += clusters * (length - shared);
            own_squares += clusters * (length - shared).powi(2);
            shared_squares += clusters * shared * shared;
            outer += clusters * &within * within.transpose();
        }
        let products = own_squares + outer.norm_squared() - shared_squares;
        (square, trace * trace / products)
    }
}

impl Shape {
    /// The squared contributions of its clusters in a direction.
    fn square(&self, direction: &DVector<f64>) -> f64 {
        let contribution = |score: &[f64]| score.iter().zip(direction.iter()).map(|(a, b)| a * b).sum::<f64>();
        self.scores.chunks_exact(direction.len()).map(|score| contribution(score).powi(2)).sum()
    }

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
    fn where_all_answered_alike_there_is_no_slope_to_be_sure_of() {
        for people in [11_usize, 13, 288] {
            // Everybody answers 1 in up to three rounds.
            let rows: Vec<(usize, f64)> =
                (0..people).flat_map(|person| (0..=person % 3).map(move |wave| (person, wave as f64))).collect();
            let design = DMatrix::from_fn(rows.len(), 2, |row, column| if column == 0 { 1.0 } else { rows[row].1 });
            let clusters: Vec<usize> = rows.iter().map(|(person, _)| *person).collect();
            let fit = clustered_regression(&design, &vec![1.0; rows.len()], &clusters);
            assert!(fit.is_ok_and(|fit| fit.coefficient(1, ClusterVariance::CR2).is_err()), "{people}");
        }
    }

    /// The same people answer in each round as in the first, in halves, thirds and elevenths of all favourably.
    #[test]
    fn where_nobody_moved_there_is_no_slope_to_be_sure_of() {
        for (people, every) in [(6_usize, 3), (22, 11), (44, 11), (97, 7)] {
            let rows: Vec<(usize, f64)> =
                (0..people).flat_map(|person| (0..3).map(move |wave| (person, f64::from(wave)))).collect();
            let design = DMatrix::from_fn(rows.len(), 2, |row, column| if column == 0 { 1.0 } else { rows[row].1 });
            let answers: Vec<f64> = rows.iter().map(|(person, _)| (person % every) as f64 / 3.0).collect();
            let clusters: Vec<usize> = rows.iter().map(|(person, _)| *person).collect();
            let fit = clustered_regression(&design, &answers, &clusters);
            let slope = fit.and_then(|fit| fit.coefficient(1, ClusterVariance::CR2));
            assert!(slope.is_err(), "{people}: {slope:?}");
        }
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

//! McDonald's omega: reliability of a sum of items that share one factor with unequal loadings.

use nalgebra::{DMatrix, DVector};

use super::reliability::ItemCovariance;
use super::{Computed, Refusal};

/// A one-factor model of the items.
#[derive(Debug, Clone, PartialEq)]
pub struct OneFactor {
    /// Loading of each item; the sum is positive.
    pub loadings: Vec<f64>,
    /// Variance of each item that the factor leaves over.
    pub uniquenesses: Vec<f64>,
}

/// How the one-factor model is fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum FactorFit {
    /// Maximum likelihood on covariances (divisor n), as lavaan. Jöreskog (1967) Psychometrika 32:443.
    #[default]
    MaximumLikelihood,
    /// Least squares on correlations off the diagonal, as psych. Harman & Jones (1966) Psychometrika 31:351.
    /// Uniquenesses stop at 0.005 instead of becoming negative.
    MinimumResiduals,
}

impl OneFactor {
    /// (sum of loadings)² / ((sum of loadings)² + sum of uniquenesses), 0..=1.
    /// McDonald (1999) Test Theory.
    pub fn omega(&self) -> f64 {
        let common = self.loadings.iter().sum::<f64>().powi(2);
        common / (common + self.uniquenesses.iter().sum::<f64>())
    }

    /// 1 - sum of uniquenesses / variance of the sum, with the observed variance below, as psych::omega.
    pub fn omega_of_observed(&self, correlations: &DMatrix<f64>) -> f64 {
        1.0 - self.uniquenesses.iter().sum::<f64>() / correlations.sum()
    }
}

/// Fits one factor.
///
/// Refuses fewer than three items (not identified), an item without variance, a singular correlation
/// matrix, and, under maximum likelihood, a solution with a uniqueness of 0 or less (a Heywood case) or
/// none at all ([`Refusal::NoConvergence`]).
pub fn one_factor(items: &ItemCovariance, fit: FactorFit) -> Computed<OneFactor> {
    let k = items.items();
    if k < 3 {
        return Err(Refusal::TooFew { needed: 3, found: k });
    }
    let correlations = items.correlations()?;
    match fit {
        FactorFit::MinimumResiduals => Ok(minimum_residuals(&correlations)),
        FactorFit::MaximumLikelihood => {
            let n = items.respondents as f64;
            let variances: Vec<f64> = items.matrix.diagonal().iter().map(|v| v * (n - 1.0) / n).collect();
            let fitted = maximum_likelihood(&correlations)?;
            Ok(OneFactor {
                loadings: fitted.loadings.iter().zip(&variances).map(|(l, v)| l * v.sqrt()).collect(),
                uniquenesses: fitted.uniquenesses.iter().zip(&variances).map(|(u, v)| u * v).collect(),
            })
        }
    }
}

/// The smallest uniqueness of a standardised item in psych and factanal.
const SMALLEST_UNIQUENESS: f64 = 0.005;
/// Both iterations settle in some tens of steps unless the solution is not admissible.
const MOST_STEPS: usize = 2000;
const SETTLED: f64 = 1e-12;

/// Solves for one loading at a time, the others fixed.
fn minimum_residuals(correlations: &DMatrix<f64>) -> OneFactor {
    let k = correlations.nrows();
    let mut loadings = first_loadings(correlations);
    let largest = (1.0 - SMALLEST_UNIQUENESS).sqrt();
    for _ in 0..MOST_STEPS {
        let mut moved: f64 = 0.0;
        for i in 0..k {
            let squares = loadings.norm_squared() - loadings[i] * loadings[i];
            if squares <= 0.0 {
                continue;
            }
            let shared = correlations.row(i).transpose().dot(&loadings) - loadings[i];
            let next = (shared / squares).clamp(-largest, largest);
            moved = moved.max((next - loadings[i]).abs());
            loadings[i] = next;
        }
        if moved < SETTLED {
            break;
        }
    }
    let uniquenesses = loadings.iter().map(|l| 1.0 - l * l).collect();
    OneFactor { loadings: positive(&loadings), uniquenesses }
}

/// Centroid loadings: row sums over the root of the total, kept clear of the edge.
fn first_loadings(correlations: &DMatrix<f64>) -> DVector<f64> {
    let total = correlations.sum().max(1.0).sqrt();
    DVector::from_fn(correlations.nrows(), |i, _| (correlations.row(i).sum() / total).clamp(-0.9, 0.9))
}

/// A factor has no direction; the sum of loadings is made positive.
fn positive(loadings: &DVector<f64>) -> Vec<f64> {
    let sign = if loadings.sum() < 0.0 { -1.0 } else { 1.0 };
    loadings.iter().map(|l| l * sign).collect()
}

/// Fisher scoring over loadings and uniquenesses together, steps halved until the fit improves.
/// Uniquenesses may pass below 0 on the way, so that a Heywood case is found and not hidden.
fn maximum_likelihood(correlations: &DMatrix<f64>) -> Computed<OneFactor> {
    let k = correlations.nrows();
    if correlations.clone().cholesky().is_none() {
        return Err(Refusal::Singular);
    }
    let loadings = first_loadings(correlations);
    let mut point = DVector::from_fn(2 * k, |i, _| if i < k { loadings[i] } else { 1.0 - loadings[i - k].powi(2) });
    let mut fit = discrepancy(correlations, &point).ok_or(Refusal::NoConvergence)?;
    for _ in 0..MOST_STEPS {
        let step = scoring_step(correlations, &point).ok_or(Refusal::NoConvergence)?;
        let mut share = 1.0;
        let (next, next_fit) = loop {
            let next = &point + &step * share;
            match discrepancy(correlations, &next) {
                // The allowance lets the last steps through, whose gain is below rounding.
                Some(next_fit) if next_fit <= fit + SETTLED => break (next, next_fit),
                _ if share < SETTLED => return Err(Refusal::NoConvergence),
                _ => share /= 2.0,
            }
        };
        (point, fit) = (next, next_fit);
        if step.amax() < 1e-9 {
            return admissible(&point);
        }
        if point.amax() > 1e3 {
            return Err(Refusal::NoConvergence);
        }
    }
    Err(Refusal::NoConvergence)
}

fn admissible(point: &DVector<f64>) -> Computed<OneFactor> {
    let k = point.len() / 2;
    let uniquenesses: Vec<f64> = point.rows(k, k).iter().copied().collect();
    if uniquenesses.iter().any(|u| *u <= 0.0) {
        return Err(Refusal::NoConvergence);
    }
    Ok(OneFactor { loadings: positive(&point.rows(0, k).into_owned()), uniquenesses })
}

fn implied(point: &DVector<f64>) -> DMatrix<f64> {
    let k = point.len() / 2;
    let loadings = point.rows(0, k).into_owned();
    &loadings * loadings.transpose() + DMatrix::from_diagonal(&point.rows(k, k).into_owned())
}

/// ln |Σ| + tr(S Σ⁻¹); `None` where Σ is not positive definite.
fn discrepancy(observed: &DMatrix<f64>, point: &DVector<f64>) -> Option<f64> {
    let cholesky = implied(point).cholesky()?;
    let ln_determinant = 2.0 * cholesky.l_dirty().diagonal().iter().map(|d| d.ln()).sum::<f64>();
    let value = ln_determinant + cholesky.solve(observed).trace();
    value.is_finite().then_some(value)
}

/// Information⁻¹ times the negative gradient, with W = Σ⁻¹ and R = W (Σ - S) W.
fn scoring_step(observed: &DMatrix<f64>, point: &DVector<f64>) -> Option<DVector<f64>> {
    let k = observed.nrows();
    let sigma = implied(point);
    let inverse = sigma.clone().cholesky()?.inverse();
    let residual = &inverse * (sigma - observed) * &inverse;
    let loadings = point.rows(0, k).into_owned();
    let weighted = &inverse * &loadings;
    let quadratic = loadings.dot(&weighted);
    let pull = &residual * &loadings;
    let gradient = DVector::from_fn(2 * k, |i, _| if i < k { 2.0 * pull[i] } else { residual[(i - k, i - k)] });
    let information = DMatrix::from_fn(2 * k, 2 * k, |i, j| match (i < k, j < k) {
        (true, true) => 2.0 * (quadratic * inverse[(i, j)] + weighted[i] * weighted[j]),
        (true, false) => 2.0 * inverse[(i, j - k)] * weighted[j - k],
        (false, true) => 2.0 * inverse[(j, i - k)] * weighted[i - k],
        (false, false) => inverse[(i - k, j - k)].powi(2),
    });
    Some(-information.cholesky()?.solve(&gradient))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recovers_an_exact_factor() {
        let loadings = DVector::from_vec(vec![0.8, 0.6, 0.5, 0.7]);
        let mut matrix = &loadings * loadings.transpose();
        matrix.fill_diagonal(1.0);
        let items = ItemCovariance { matrix, respondents: 1_000_000 };
        for fit in [FactorFit::MaximumLikelihood, FactorFit::MinimumResiduals] {
            let found = one_factor(&items, fit);
            assert!(found.is_ok_and(|f| f.loadings.iter().zip(&loadings).all(|(l, w)| (l - w).abs() < 1e-5)));
        }
    }
}

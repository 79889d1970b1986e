//! How respondents were reached, and the variance that follows: strata, clusters, weights and a finite number
//! of clusters.

use nalgebra::DMatrix;

use super::labels::indexed;
use super::{Computed, Refusal};

/// How respondents were reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    /// Weight of each respondent.
    weights: Vec<f64>,
    /// Cluster of each respondent, numbered through all strata.
    cluster: Vec<usize>,
    /// Each cluster's stratum.
    stratum_of: Vec<usize>,
    /// Each stratum's clusters, and the share of its population's clusters that were not reached.
    strata: Vec<Stratum>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Stratum {
    clusters: usize,
    unsampled: f64,
}

impl Design {
    /// A design from one entry per respondent: weight, stratum and cluster (numbered in any way; a cluster
    /// number may recur in another stratum), and, where sampling was without replacement from few clusters,
    /// the number of clusters in the population of the respondent's stratum. Without strata there is one, and
    /// without clusters everybody is one.
    ///
    /// Refuses with `NoAnswers`, with `UnequalLengths`, and with `OutOfRange` for negative weights and for fewer
    /// clusters in a population than reached.
    pub fn new(
        weights: &[f64],
        strata: Option<&[usize]>,
        clusters: Option<&[usize]>,
        clusters_in_population: Option<&[f64]>,
    ) -> Computed<Self> {
        let n = weights.len();
        let lengths = [strata.map(<[_]>::len), clusters.map(<[_]>::len), clusters_in_population.map(<[_]>::len)];
        if lengths.into_iter().flatten().any(|length| length != n) {
            return Err(Refusal::UnequalLengths);
        }
        if n == 0 {
            return Err(Refusal::NoAnswers);
        }
        if weights.iter().any(|weight| *weight < 0.0 || !weight.is_finite()) {
            return Err(Refusal::OutOfRange);
        }
        let (_, stratum) = strata.map_or_else(|| (Vec::new(), vec![0; n]), indexed);
        let own = |row: usize| clusters.map_or(row, |clusters| clusters[row]);
        let keys: Vec<(usize, usize)> = stratum.iter().enumerate().map(|(row, stratum)| (*stratum, own(row))).collect();
        let (distinct, cluster) = indexed(&keys);
        let mut reached = vec![0_usize; stratum.iter().max().map_or(0, |last| last + 1)];
        for (stratum, _) in &distinct {
            reached[*stratum] += 1;
        }
        let mut strata: Vec<Stratum> = reached.iter().map(|&clusters| Stratum { clusters, unsampled: 1.0 }).collect();
        for (stratum, population) in stratum.iter().zip(clusters_in_population.unwrap_or(&[])) {
            let reached = strata[*stratum].clusters as f64;
            if population.is_nan() || *population < reached {
                return Err(Refusal::OutOfRange);
            }
            strata[*stratum].unsampled = 1.0 - reached / population;
        }
        let stratum_of = distinct.iter().map(|(stratum, _)| *stratum).collect();
        Ok(Self { weights: weights.to_vec(), cluster, stratum_of, strata })
    }

    /// Every respondent reached independently and with replacement.
    pub fn independent(weights: &[f64]) -> Computed<Self> {
        Self::new(weights, None, None, None)
    }

    /// Weight of each respondent.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Clusters less strata, the degrees of freedom of a variance.
    pub fn df(&self) -> f64 {
        self.stratum_of.len() as f64 - self.strata.len() as f64
    }

    /// Covariance of totals: each column holds the contributions (weight included) of every respondent.
    ///
    /// Between-cluster covariance within strata, times clusters / (clusters - 1) and the unsampled share.
    /// Refuses a stratum with a single cluster ([`Refusal::LonelyCluster`]) unless it was all there is.
    /// Binder (1983) Int. Stat. Rev. 51:279; Lumley (2010) Complex Surveys, appendix.
    pub fn covariance_of_totals(&self, columns: &[Vec<f64>]) -> Computed<DMatrix<f64>> {
        if columns.iter().any(|column| column.len() != self.weights.len()) {
            return Err(Refusal::UnequalLengths);
        }
        if self.strata.iter().any(|stratum| stratum.clusters == 1 && stratum.unsampled > 0.0) {
            return Err(Refusal::LonelyCluster);
        }
        let totals: Vec<Vec<f64>> = columns.iter().map(|column| self.centred_cluster_totals(column)).collect();
        let factors: Vec<f64> = self.strata.iter().map(Stratum::factor).collect();
        Ok(DMatrix::from_fn(columns.len(), columns.len(), |i, j| {
            let products = totals[i].iter().zip(&totals[j]).zip(&self.stratum_of);
            products.map(|((a, b), stratum)| factors[*stratum] * a * b).sum()
        }))
    }

    /// Standard error of one total. Refuses as [`Self::covariance_of_totals`].
    pub fn se_of_total(&self, contributions: Vec<f64>) -> Computed<f64> {
        Ok(self.covariance_of_totals(&[contributions])?[(0, 0)].sqrt())
    }

    fn centred_cluster_totals(&self, column: &[f64]) -> Vec<f64> {
        let mut totals = vec![0.0; self.stratum_of.len()];
        column.iter().zip(&self.cluster).for_each(|(value, cluster)| totals[*cluster] += value);
        let mut means = vec![0.0; self.strata.len()];
        for (total, stratum) in totals.iter().zip(&self.stratum_of) {
            means[*stratum] += total / self.strata[*stratum].clusters as f64;
        }
        totals.iter().zip(&self.stratum_of).map(|(total, stratum)| total - means[*stratum]).collect()
    }
}

impl Stratum {
    fn factor(&self) -> f64 {
        if self.clusters < 2 { 0.0 } else { self.unsampled * self.clusters as f64 / (self.clusters as f64 - 1.0) }
    }
}

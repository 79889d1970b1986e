//! Change in a programme less the change in a comparison group.

use nalgebra::DMatrix;

use super::clustered_regression::{ClusterVariance, ClusteredRegression, clustered_regression};
use super::intraclass_correlation::split;
use super::mean_difference::{Variances, t_test};
use super::moments::mean;
use super::random_intercept::{RandomIntercept, random_intercept};
use super::t_statistic::TStatistic;
use super::{Computed, Refusal};

/// Answers of two arms at two times, the same organisations answering.
#[derive(Debug, Clone, Copy)]
pub struct TwoArms<'a> {
    /// The answers.
    pub y: &'a [f64],
    /// Whether the answer comes from the programme.
    pub treated: &'a [bool],
    /// Whether it was given at the second time.
    pub post: &'a [bool],
    /// Its organisation, an index from 0.
    pub cluster: &'a [usize],
}

/// The coefficient of programme times second time among [intercept, programme, time, both].
const INTERACTION: usize = 3;

impl TwoArms<'_> {
    fn design(&self) -> Computed<DMatrix<f64>> {
        let n = self.y.len();
        if self.treated.len() != n || self.post.len() != n || self.cluster.len() != n {
            return Err(Refusal::UnequalLengths);
        }
        for treated in [false, true] {
            for post in [false, true] {
                if !(0..n).any(|row| self.treated[row] == treated && self.post[row] == post) {
                    return Err(Refusal::EmptyCell);
                }
            }
        }
        Ok(DMatrix::from_fn(n, 4, |row, column| {
            let yes = match column {
                0 => true,
                1 => self.treated[row],
                2 => self.post[row],
                _ => self.treated[row] && self.post[row],
            };
            if yes { 1.0 } else { 0.0 }
        }))
    }

    /// Least squares on programme, time and both. Refuses an arm and time without answers.
    pub fn regression(&self) -> Computed<ClusteredRegression> {
        clustered_regression(&self.design()?, self.y, self.cluster)
    }

    /// Difference in differences with a cluster-robust standard error, in scale points.
    /// Bell & McCaffrey (2002); Donald & Lang (2007) Rev. Econ. Stat. 89:221.
    pub fn least_squares(&self, variance: ClusterVariance) -> Computed<TStatistic> {
        self.regression()?.coefficient(INTERACTION, variance)
    }

    /// The same from a model with a level per organisation, by restricted maximum likelihood.
    pub fn mixed_model(&self) -> Computed<(RandomIntercept, TStatistic)> {
        let model = random_intercept(&self.design()?, self.y, self.cluster)?;
        let coefficient = model.coefficient(INTERACTION)?;
        Ok((model, coefficient))
    }

    /// Welch's comparison of organisations' mean changes, every organisation counting once; for some twenty
    /// organisations and fewer. Those without answers at both times are left out.
    ///
    /// Refuses an organisation in both arms and fewer than two organisations in an arm.
    pub fn cluster_mean_changes(&self) -> Computed<TStatistic> {
        self.design()?;
        let (programme, comparison) = (self.changes(true), self.changes(false));
        let both = programme.iter().zip(&comparison).any(|(a, b)| a.is_some() && b.is_some());
        if both {
            return Err(Refusal::OutOfRange);
        }
        let known = |changes: Vec<Option<f64>>| -> Vec<f64> { changes.into_iter().flatten().collect() };
        t_test(&known(programme), &known(comparison), Variances::Welch)
    }

    /// Mean change of every organisation that has answers of this arm at both times.
    fn changes(&self, treated: bool) -> Vec<Option<f64>> {
        let clusters = self.cluster.iter().max().map_or(0, |last| last + 1);
        let means = |post: bool| -> Vec<Option<f64>> {
            let mut groups = vec![Vec::new(); clusters];
            for row in (0..self.y.len()).filter(|row| self.treated[*row] == treated && self.post[*row] == post) {
                groups[self.cluster[row]].push(self.y[row]);
            }
            groups.iter().map(|group| mean(group).ok()).collect()
        };
        means(true).into_iter().zip(means(false)).map(|(after, before)| Some(after? - before?)).collect()
    }

    /// How many organisations answered.
    pub fn clusters(&self) -> usize {
        split(self.y, self.cluster).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arm_without_a_wave_is_refused() {
        let (treated, post) = ([true, true, false, false], [false, true, false, false]);
        let data = TwoArms { y: &[1.0, 2.0, 3.0, 4.0], treated: &treated, post: &post, cluster: &[0, 0, 1, 1] };
        assert_eq!(data.least_squares(ClusterVariance::CR2), Err(Refusal::EmptyCell));
    }
}

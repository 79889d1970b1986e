//! How alike answers within one organisation are: ICC(1), ICC(2).

use super::distribution::{f_upper_quantile, f_upper_tail};
use super::equality::all_equal;
use super::moments::mean;
use super::{Computed, Confidence, Interval, Refusal};

/// One-way analysis of variance of answers in clusters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OneWay {
    /// Answers.
    pub n: f64,
    /// Clusters.
    pub clusters: f64,
    /// Mean answers per cluster.
    pub mean_size: f64,
    /// The size that makes the mean square between unbiased, (n - sum m²/n) / (G - 1): the mean size only
    /// when all are equal. Donner & Koval (1980) Biometrics 36:19.
    pub n0: f64,
    /// Standard deviation of cluster sizes (divisor G) over their mean.
    pub cv_size: f64,
    /// Mean square between clusters.
    pub between: f64,
    /// Mean square within clusters.
    pub within: f64,
}

/// Splits `values` by `cluster`, an index from 0 per value.
///
/// Refuses lists of unequal length, fewer than two clusters, clusters that all have one answer, and
/// answers that are all equal.
pub fn one_way(values: &[f64], cluster: &[usize]) -> Computed<OneWay> {
    if values.len() != cluster.len() {
        return Err(Refusal::UnequalLengths);
    }
    let groups = split(values, cluster);
    if groups.len() < 2 {
        return Err(Refusal::TooFew { needed: 2, found: groups.len() });
    }
    if values.len() == groups.len() {
        return Err(Refusal::TooFew { needed: groups.len() + 1, found: values.len() });
    }
    if all_equal(values) {
        return Err(Refusal::NoVariation);
    }
    let grand = mean(values)?;
    let mut squares = Squares::default();
    for group in &groups {
        let own = mean(group)?;
        // Equal answers have no spread, whatever their mean is as a double.
        let within = if all_equal(group) { 0.0 } else { group.iter().map(|x| (x - own).powi(2)).sum::<f64>() };
        squares.add(group.len() as f64, own - grand, within);
    }
    Ok(squares.mean(values.len() as f64, groups.len() as f64))
}

/// The same of answers that are yes (1) or no (0): of each cluster how many said yes, and how many answered.
///
/// Refuses what [`one_way`] refuses, and more yes than answers.
pub fn one_way_of_shares(clusters: &[(u64, u64)]) -> Computed<OneWay> {
    if clusters.iter().any(|(yes, of)| yes > of) {
        return Err(Refusal::OutOfRange);
    }
    let groups: Vec<(u64, u64)> = clusters.iter().copied().filter(|(_, of)| *of > 0).collect();
    let (yes, n) = groups.iter().fold((0, 0), |(yes, n), (own, of)| (yes + own, n + of));
    if groups.len() < 2 {
        return Err(Refusal::TooFew { needed: 2, found: groups.len() });
    }
    if n == groups.len() as u64 {
        return Err(Refusal::TooFew { needed: groups.len() + 1, found: groups.len() });
    }
    if yes == 0 || yes == n {
        return Err(Refusal::NoVariation);
    }
    let grand = yes as f64 / n as f64;
    let mut squares = Squares::default();
    for (yes, of) in &groups {
        let (yes, size) = (*yes as f64, *of as f64);
        // Σ(x - p)² = k (1 - p)² + (n - k) p² = k (n - k) / n
        squares.add(size, yes / size - grand, yes * (size - yes) / size);
    }
    Ok(squares.mean(n as f64, groups.len() as f64))
}

/// Sums over clusters.
#[derive(Default)]
struct Squares {
    between: f64,
    within: f64,
    sizes: f64,
}

impl Squares {
    fn add(&mut self, size: f64, deviation: f64, within: f64) {
        self.between += size * deviation.powi(2);
        self.within += within;
        self.sizes += size * size;
    }

    fn mean(self, n: f64, clusters: f64) -> OneWay {
        let mean_size = n / clusters;
        OneWay {
            n,
            clusters,
            mean_size,
            n0: (n - self.sizes / n) / (clusters - 1.0),
            cv_size: (self.sizes / clusters / (mean_size * mean_size) - 1.0).max(0.0).sqrt(),
            between: self.between / (clusters - 1.0),
            within: self.within / (n - clusters),
        }
    }
}

/// The values of each cluster that has any.
pub(super) fn split(values: &[f64], cluster: &[usize]) -> Vec<Vec<f64>> {
    let mut groups = vec![Vec::new(); cluster.iter().max().map_or(0, |last| last + 1)];
    for (value, index) in values.iter().zip(cluster) {
        groups[*index].push(*value);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

impl OneWay {
    /// Mean square between over mean square within; infinite when clusters are uniform.
    pub fn f(&self) -> f64 {
        if self.within == 0.0 { f64::INFINITY } else { self.between / self.within }
    }

    /// p-value of "clusters do not differ".
    pub fn p(&self) -> f64 {
        f_upper_tail(self.f(), self.clusters - 1.0, self.n - self.clusters)
    }

    /// ICC(1), the share of variance between clusters, (F - 1) / (F + n0 - 1), at most 1.
    ///
    /// Below 0 when clusters differ less than chance would have them: print "no evidence of clustering" and
    /// use 0 in a design effect. McGraw & Wong (1996) Psychol. Methods 1:30.
    pub fn icc1(&self) -> f64 {
        share_between(self.f(), self.n0)
    }

    /// Searle's exact F interval with n0 plugged in for unequal sizes. Searle (1971) Linear Models.
    pub fn icc1_interval(&self, confidence: Confidence) -> Computed<Interval> {
        let (df1, df2) = (self.clusters - 1.0, self.n - self.clusters);
        let tail = confidence.alpha() / 2.0;
        let limit = |tail: f64| Ok(share_between(self.f() / f_upper_quantile(tail, df1, df2)?, self.n0));
        Ok(Interval { low: limit(tail)?, high: limit(1.0 - tail)? })
    }

    /// ICC(2), reliability of the cluster means, 1 - 1/F; minus infinity when the means do not differ.
    /// Bliese (2000) in Klein & Kozlowski, Multilevel Theory, ch. 8.
    pub fn icc2(&self) -> f64 {
        if self.between == 0.0 { f64::NEG_INFINITY } else { 1.0 - self.within / self.between }
    }
}

fn share_between(f: f64, n0: f64) -> f64 {
    if f.is_infinite() { 1.0 } else { (f - 1.0) / (f + n0 - 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uniform_clusters_are_perfectly_alike_and_single_answers_refused() {
        let alike = one_way(&[0.1, 0.1, 0.1, 0.7, 0.7, 0.7], &[0, 0, 0, 1, 1, 1]);
        assert!(alike.is_ok_and(|found| found.icc1() == 1.0));
        assert!(one_way(&[1.0, 2.0, 3.0], &[0, 1, 2]).is_err());
    }

    #[test]
    fn shares_are_answers_of_0_and_1() {
        for shares in [&[(3, 7), (0, 4), (0, 0), (9, 9), (1, 1)][..], &[(1, 2), (1, 2)], &[(0, 3), (5, 5)]] {
            let answers = |(cluster, (yes, of)): (usize, &(u64, u64))| {
                (0..*of).map(move |i| (f64::from(u8::from(i < *yes)), cluster)).collect::<Vec<_>>()
            };
            let (values, of): (Vec<f64>, Vec<usize>) = shares.iter().enumerate().flat_map(answers).unzip();
            let (Ok(counted), Ok(listed)) = (one_way_of_shares(shares), one_way(&values, &of)) else {
                panic!("{shares:?}")
            };
            assert_eq!((counted.n, counted.clusters, counted.n0), (listed.n, listed.clusters, listed.n0));
            assert!((counted.between - listed.between).abs() < 1e-12 && (counted.within - listed.within).abs() < 1e-12);
        }
        for refused in [&[(1, 2)][..], &[(1, 1), (0, 1)], &[(2, 2), (3, 3)], &[(3, 2), (1, 2)]] {
            assert!(one_way_of_shares(refused).is_err(), "{refused:?}");
        }
    }
}

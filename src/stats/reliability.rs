//! Internal consistency of a scale: Cronbach's alpha, its interval, items against the rest.

use nalgebra::DMatrix;

use super::distribution::f_upper_quantile;
use super::equality::all_equal;
use super::moments::{covariance, mean};
use super::{Computed, Confidence, Interval, Refusal};

/// Which respondents count when some left items unanswered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Missing {
    /// Only respondents who answered every item; Feldt's interval belongs to this one.
    #[default]
    Listwise,
    /// Each pair of items by those who answered both, as psych::alpha does; the matrix need not be one
    /// that any data could have. Comparison only.
    Pairwise,
}

/// Covariances of a scale's items and how many respondents stand behind them.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemCovariance {
    /// Unbiased covariances, one row and column per item.
    pub matrix: DMatrix<f64>,
    /// Complete respondents (listwise) or all respondents (pairwise).
    pub respondents: usize,
}

/// Covariances of `items`, one list per item, `None` where a respondent did not answer.
///
/// Refuses fewer than two items, lists of unequal length, and pairs of items that fewer than two
/// respondents answered.
pub fn item_covariance(items: &[Vec<Option<f64>>], missing: Missing) -> Computed<ItemCovariance> {
    let k = items.len();
    if k < 2 {
        return Err(Refusal::TooFew { needed: 2, found: k });
    }
    let all = items[0].len();
    if items.iter().any(|item| item.len() != all) {
        return Err(Refusal::UnequalLengths);
    }
    match missing {
        Missing::Listwise => {
            let complete = centred(complete_rows(items))?;
            let respondents = complete[0].len();
            let product = |i: usize, j: usize| complete[i].iter().zip(&complete[j]).map(|(x, y)| x * y).sum::<f64>();
            let matrix = symmetric(k, |i, j| Ok(product(i, j) / (respondents as f64 - 1.0)))?;
            Ok(ItemCovariance { matrix, respondents })
        }
        Missing::Pairwise => {
            let matrix = symmetric(k, |i, j| {
                let (x, y): (Vec<f64>, Vec<f64>) =
                    items[i].iter().zip(&items[j]).filter_map(|(x, y)| Some(((*x)?, (*y)?))).unzip();
                covariance(&x, &y)
            })?;
            Ok(ItemCovariance { matrix, respondents: all })
        }
    }
}

/// The items restricted to respondents who answered all of them.
pub fn complete_rows(items: &[Vec<Option<f64>>]) -> Vec<Vec<f64>> {
    let all = items.first().map_or(0, Vec::len);
    let complete: Vec<bool> =
        (0..all).map(|row| items.iter().all(|item| item.get(row).is_some_and(Option::is_some))).collect();
    let kept = |item: &Vec<Option<f64>>| {
        item.iter().zip(&complete).filter(|(_, complete)| **complete).filter_map(|(answer, _)| *answer).collect()
    };
    items.iter().map(kept).collect()
}

/// Items less their means, so that sums of squares do not cancel; exactly 0 for an item without spread.
pub(super) fn centred(items: Vec<Vec<f64>>) -> Computed<Vec<Vec<f64>>> {
    let less_mean = |item: Vec<f64>| -> Computed<Vec<f64>> {
        if item.len() < 2 {
            return Err(Refusal::TooFew { needed: 2, found: item.len() });
        }
        let mean = mean(&item)?;
        Ok(if all_equal(&item) { vec![0.0; item.len()] } else { item.iter().map(|x| x - mean).collect() })
    };
    items.into_iter().map(less_mean).collect()
}

fn symmetric(k: usize, entry: impl Fn(usize, usize) -> Computed<f64>) -> Computed<DMatrix<f64>> {
    let mut matrix = DMatrix::zeros(k, k);
    for i in 0..k {
        for j in i..k {
            let value = entry(i, j)?;
            matrix[(i, j)] = value;
            matrix[(j, i)] = value;
        }
    }
    Ok(matrix)
}

impl ItemCovariance {
    /// How many items.
    pub fn items(&self) -> usize {
        self.matrix.nrows()
    }

    /// Cronbach's alpha, k/(k-1) (1 - sum of variances / variance of the sum); at most 1, and below 0
    /// when items point against each other. Refuses a sum without variance.
    /// Cronbach (1951) Psychometrika 16:297.
    pub fn alpha(&self) -> Computed<f64> {
        let k = self.items() as f64;
        let of_sum = self.matrix.sum();
        if of_sum <= CONSTANT_SUM * self.matrix.trace() {
            return Err(Refusal::NoVariation);
        }
        Ok(k / (k - 1.0) * (1.0 - self.matrix.trace() / of_sum))
    }

    /// Correlations of the items. Refuses an item without variance.
    pub fn correlations(&self) -> Computed<DMatrix<f64>> {
        let sd: Vec<f64> = self.matrix.diagonal().iter().map(|variance| variance.sqrt()).collect();
        if sd.contains(&0.0) {
            return Err(Refusal::NoVariation);
        }
        let correlation = |i: usize, j: usize| if i == j { 1.0 } else { self.matrix[(i, j)] / (sd[i] * sd[j]) };
        Ok(DMatrix::from_fn(sd.len(), sd.len(), correlation))
    }

    /// Mean correlation between different items, -1..=1. Refuses an item without variance.
    pub fn mean_correlation(&self) -> Computed<f64> {
        let k = self.items() as f64;
        Ok((self.correlations()?.sum() - k) / (k * (k - 1.0)))
    }

    /// Alpha of standardised items, k r / (1 + (k - 1) r); Spearman-Brown for two items
    /// (Eisinga et al. 2013 Int. J. Public Health 58:637). Refuses an item without variance.
    pub fn standardised_alpha(&self) -> Computed<f64> {
        let (k, r) = (self.items() as f64, self.mean_correlation()?);
        let denominator = 1.0 + (k - 1.0) * r;
        if denominator <= 0.0 { Err(Refusal::NoVariation) } else { Ok(k * r / denominator) }
    }

    /// Interval for alpha, 1 - (1 - alpha) F with n - 1 and (n - 1)(k - 1) degrees of freedom; at most 1.
    ///
    /// Refuses alpha of 1 ([`Refusal::AtTheEdge`]), where it would have no width.
    /// Feldt, Woodruff & Salih (1987) Appl. Psychol. Meas. 11:93.
    pub fn feldt_interval(&self, confidence: Confidence) -> Computed<Interval> {
        let error = 1.0 - self.alpha()?;
        if error.abs() < PERFECT {
            return Err(Refusal::AtTheEdge);
        }
        let df1 = self.respondents as f64 - 1.0;
        let df2 = df1 * (self.items() as f64 - 1.0);
        let tail = confidence.alpha() / 2.0;
        let low = 1.0 - error * f_upper_quantile(tail, df1, df2)?;
        Ok(Interval { low, high: 1.0 - error * f_upper_quantile(1.0 - tail, df1, df2)? })
    }

    /// Correlation of each item with the sum of the others; below 0 points at a reversed item.
    pub fn item_rest_correlations(&self) -> Vec<Computed<f64>> {
        self.against_sum(true)
    }

    /// Correlation of each item with the sum of all, itself included.
    pub fn item_total_correlations(&self) -> Vec<Computed<f64>> {
        self.against_sum(false)
    }

    fn against_sum(&self, without_itself: bool) -> Vec<Computed<f64>> {
        let of_sum = self.matrix.sum();
        let correlation = |i: usize| {
            let (own, with_sum) = (self.matrix[(i, i)], self.matrix.row(i).sum());
            let (shared, spread) =
                if without_itself { (with_sum - own, of_sum - 2.0 * with_sum + own) } else { (with_sum, of_sum) };
            let scale = (own * spread).sqrt();
            if spread > CONSTANT_SUM * self.matrix.trace() && scale > 0.0 {
                Ok(shared / scale)
            } else {
                Err(Refusal::NoVariation)
            }
        };
        (0..self.items()).map(correlation).collect()
    }

    /// Alpha without each item in turn. Refuses scales of two items, where one item remains.
    pub fn alpha_if_dropped(&self) -> Vec<Computed<f64>> {
        let k = self.items();
        let without = |i: usize| {
            if k < 3 {
                return Err(Refusal::TooFew { needed: 3, found: k });
            }
            let matrix = self.matrix.clone().remove_row(i).remove_column(i);
            Self { matrix, respondents: self.respondents }.alpha()
        };
        (0..k).map(without).collect()
    }
}

/// Variance of a sum below this share of the items' variances is 0 up to rounding.
const CONSTANT_SUM: f64 = 1e-12;

/// Alpha closer to 1 than this is 1 up to rounding.
const PERFECT: f64 = 1e-12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duplicated_items_are_perfect_and_opposed_items_negative() {
        let up: Vec<Option<f64>> = [1.0, 2.0, 4.0, 5.0].map(Some).to_vec();
        let down: Vec<Option<f64>> = [5.0, 4.0, 2.0, 2.0].map(Some).to_vec();
        let same = item_covariance(&[up.clone(), up.clone()], Missing::Listwise);
        assert!(same.as_ref().is_ok_and(|c| c.alpha().is_ok_and(|a| (a - 1.0).abs() < 1e-12)));
        assert!(same.is_ok_and(|c| c.feldt_interval(Confidence::DEFAULT) == Err(Refusal::AtTheEdge)));
        let opposed = item_covariance(&[up, down], Missing::Listwise);
        assert!(opposed.is_ok_and(|c| c.alpha().is_ok_and(|a| a < 0.0)));
    }
}

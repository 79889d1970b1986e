//! Taylor linearisation: weighted means and totals, and what each respondent contributes to their error.
//! The variance itself is the [`Design`]'s.

use super::design::Design;
use super::{Computed, Refusal};

/// A weighted mean and what each respondent contributes to its error.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightedMean {
    /// Mean, in the unit of the answers.
    pub mean: f64,
    /// w (y - mean) / sum of weights; 0 outside the domain, whose size is estimated too.
    pub contributions: Vec<f64>,
}

/// Weighted mean of `values`, or of those inside a domain; rows outside stay in the design.
/// Refuses a domain without weight. Särndal, Swensson & Wretman (1992).
pub fn weighted_mean(design: &Design, values: &[f64], inside: Option<&[bool]>) -> Computed<WeightedMean> {
    if values.len() != design.weights().len() || inside.is_some_and(|inside| inside.len() != values.len()) {
        return Err(Refusal::UnequalLengths);
    }
    let counts = |row: usize| inside.is_none_or(|inside| inside[row]);
    let weights: Vec<f64> =
        design.weights().iter().enumerate().map(|(row, weight)| if counts(row) { *weight } else { 0.0 }).collect();
    let total: f64 = weights.iter().sum();
    if total == 0.0 {
        return Err(Refusal::NoAnswers);
    }
    let mean = weights.iter().zip(values).map(|(w, y)| w * y).sum::<f64>() / total;
    let contributions = weights.iter().zip(values).map(|(w, y)| w * (y - mean) / total).collect();
    Ok(WeightedMean { mean, contributions })
}

/// A weighted sum and what each respondent contributes to it.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightedTotal {
    /// Estimated total over the population.
    pub total: f64,
    /// w y.
    pub contributions: Vec<f64>,
}

/// Weighted total of `values`. Refuses lists of unequal length. Horvitz & Thompson (1952) JASA 47:663.
pub fn weighted_total(design: &Design, values: &[f64]) -> Computed<WeightedTotal> {
    if values.len() != design.weights().len() {
        return Err(Refusal::UnequalLengths);
    }
    let contributions: Vec<f64> = design.weights().iter().zip(values).map(|(w, y)| w * y).collect();
    Ok(WeightedTotal { total: contributions.iter().sum(), contributions })
}

/// Variance over that of as many independent answers with replacement, from 0 up.
/// Refuses fewer than two answers and answers without variation. Kish (1965) section 8.2;
/// survey::svymean(deff = "replace").
pub fn design_effect_of_mean(design: &Design, values: &[f64]) -> Computed<f64> {
    let found = weighted_mean(design, values, None)?;
    if values.len() < 2 {
        return Err(Refusal::TooFew { needed: 2, found: values.len() });
    }
    let n = values.len() as f64;
    let total: f64 = design.weights().iter().sum();
    let squares: f64 = design.weights().iter().zip(values).map(|(w, y)| w * (y - found.mean).powi(2)).sum();
    let independent = squares / total / (n - 1.0);
    if independent == 0.0 {
        return Err(Refusal::NoVariation);
    }
    Ok(design.se_of_total(found.contributions)?.powi(2) / independent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn independent_answers_have_the_textbook_error_and_a_lonely_cluster_none() {
        let values = [1.0, 2.0, 3.0, 6.0];
        let design = Design::independent(&[2.0; 4]);
        let se = design.and_then(|design| {
            let found = weighted_mean(&design, &values, None)?;
            design.se_of_total(found.contributions)
        });
        assert!(se.is_ok_and(|se| (se - (14.0_f64 / 12.0).sqrt()).abs() < 1e-12));
        let lonely = Design::new(&[1.0; 4], Some(&[0, 0, 1, 1]), Some(&[0, 1, 2, 2]), None);
        assert_eq!(lonely.and_then(|d| d.se_of_total(values.to_vec())), Err(Refusal::LonelyCluster));
    }
}

//! Weights that reproduce known totals: post-stratification (one margin) and raking (several).

use super::{Computed, Refusal};

/// A characteristic whose totals in the population are known.
#[derive(Debug, Clone, PartialEq)]
pub struct Margin {
    /// Category of each respondent, an index from 0.
    pub category: Vec<usize>,
    /// Population total of each category.
    pub targets: Vec<f64>,
}

/// Raking settles geometrically; margins that contradict each other never do.
const MOST_ROUNDS: usize = 10_000;
/// Largest relative distance from a target after the last round; sums of a hundred thousand weights are
/// themselves right to about 1e-13.
const SETTLED: f64 = 1e-11;
/// Two margins must describe the same population: their totals may differ by rounding only.
const SAME_POPULATION: f64 = 1e-6;

/// Base weights multiplied by one factor per category and margin so that every margin reaches its totals.
///
/// With one margin this is post-stratification. Refuses a category with a target and no weight
/// ([`Refusal::EmptyCell`]: collapse it), respondents without a category or a target, negative weights or
/// targets, margins whose totals differ, and margins that no weights satisfy ([`Refusal::NoConvergence`]).
/// Deming & Stephan (1940) Ann. Math. Stat. 11:427; Deville & Särndal (1992) JASA 87:376.
pub fn rake(base: &[f64], margins: &[Margin]) -> Computed<Vec<f64>> {
    check(base, margins)?;
    let mut weights = base.to_vec();
    for _ in 0..MOST_ROUNDS {
        let mut furthest: f64 = 0.0;
        for margin in margins {
            let factors = factors(&weights, margin)?;
            furthest = factors.iter().fold(furthest, |far, factor| far.max((factor - 1.0).abs()));
            weights.iter_mut().zip(&margin.category).for_each(|(weight, index)| *weight *= factors[*index]);
        }
        if furthest < SETTLED || margins.len() < 2 {
            return Ok(weights);
        }
    }
    Err(Refusal::NoConvergence)
}

fn check(base: &[f64], margins: &[Margin]) -> Computed<()> {
    if base.is_empty() {
        return Err(Refusal::NoAnswers);
    }
    if margins.iter().any(|margin| margin.category.len() != base.len()) {
        return Err(Refusal::UnequalLengths);
    }
    let outside = |margin: &Margin| {
        margin.category.iter().any(|index| *index >= margin.targets.len())
            || margin.targets.iter().any(|target| *target < 0.0 || !target.is_finite())
    };
    if base.iter().any(|weight| *weight < 0.0 || !weight.is_finite()) || margins.iter().any(outside) {
        return Err(Refusal::OutOfRange);
    }
    let totals: Vec<f64> = margins.iter().map(|margin| margin.targets.iter().sum()).collect();
    let differ = totals.windows(2).any(|pair| (pair[0] - pair[1]).abs() > SAME_POPULATION * pair[0].abs());
    if differ { Err(Refusal::OutOfRange) } else { Ok(()) }
}

/// Target over present total of each category.
fn factors(weights: &[f64], margin: &Margin) -> Computed<Vec<f64>> {
    let mut present = vec![0.0; margin.targets.len()];
    weights.iter().zip(&margin.category).for_each(|(weight, index)| present[*index] += weight);
    let factor = |(target, present): (&f64, &f64)| match (*target, *present) {
        (0.0, 0.0) => Ok(1.0),
        (_, 0.0) => Err(Refusal::EmptyCell),
        (target, present) => Ok(target / present),
    };
    margin.targets.iter().zip(&present).map(factor).collect()
}

/// Which means are subtracted within categories when the error after calibration is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum MarginMeans {
    /// By base weights: the residuals of the regression that calibration implies.
    /// Deville & Särndal (1992) JASA 87:376; survey::postStratify does the same.
    #[default]
    BaseWeighted,
    /// Plain means, as survey::rake (svyrecvar, class "raking") takes them; up to a few per cent off the
    /// former when base weights are very unequal. Lumley (2010) Complex Surveys, ch. 7.
    Unweighted,
}

/// What the margins leave unexplained of each respondent's influence on a mean or total; its design
/// variance is the variance after calibration.
///
/// `influence` is per unit of weight. Means within categories are subtracted margin by margin until
/// nothing moves. Refuses as [`rake`].
pub fn margin_residuals(influence: &[f64], base: &[f64], margins: &[Margin], means: MarginMeans) -> Computed<Vec<f64>> {
    check(base, margins)?;
    if influence.len() != base.len() {
        return Err(Refusal::UnequalLengths);
    }
    let averaged_with = match means {
        MarginMeans::BaseWeighted => base.to_vec(),
        MarginMeans::Unweighted => vec![1.0; base.len()],
    };
    let mut residuals = influence.to_vec();
    for _ in 0..MOST_ROUNDS {
        let scale = residuals.iter().fold(0.0_f64, |largest, r| largest.max(r.abs()));
        let mut furthest: f64 = 0.0;
        for margin in margins {
            let means = category_means(&residuals, &averaged_with, margin);
            furthest = means.iter().fold(furthest, |far, mean| far.max(mean.abs()));
            residuals.iter_mut().zip(&margin.category).for_each(|(r, index)| *r -= means[*index]);
        }
        if furthest <= SETTLED * scale || margins.len() < 2 {
            return Ok(residuals);
        }
    }
    Err(Refusal::NoConvergence)
}

fn category_means(values: &[f64], weights: &[f64], margin: &Margin) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); margin.targets.len()];
    for ((value, weight), index) in values.iter().zip(weights).zip(&margin.category) {
        sums[*index].0 += weight * value;
        sums[*index].1 += weight;
    }
    sums.into_iter().map(|(sum, weight)| if weight > 0.0 { sum / weight } else { 0.0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reaches_both_margins_and_refuses_an_empty_category() {
        let sex = Margin { category: vec![0, 0, 1, 1], targets: vec![30.0, 70.0] };
        let age = Margin { category: vec![0, 1, 0, 1], targets: vec![40.0, 60.0] };
        let weights = rake(&[1.0, 2.0, 3.0, 4.0], &[sex, age]).unwrap_or_default();
        assert!((weights[0] + weights[1] - 30.0).abs() < 1e-9 && (weights[1] + weights[3] - 60.0).abs() < 1e-9);
        let empty = Margin { category: vec![0, 0], targets: vec![10.0, 10.0] };
        assert_eq!(rake(&[1.0, 1.0], &[empty]), Err(Refusal::EmptyCell));
    }
}

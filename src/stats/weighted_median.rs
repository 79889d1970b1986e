//! The median of weighted or clustered answers, and how far it is known.

use super::design::Design;
use super::distribution::critical_t;
use super::equality::all_finite;
use super::linearisation::weighted_mean;
use super::proportion::clopper_pearson_at;
use super::{Computed, Confidence, Interval, Refusal};

/// The value at which the weighted distribution reaches `p`: the smallest whose weight, with that of all smaller ones,
/// is at least p of the whole; halfway to the next where it is exactly p. With equal weights and p = 1/2 the median.
///
/// Refuses with `NoAnswers`, with `UnequalLengths`, with `OutOfRange` unless 0 <= p <= 1, all values are finite and no
/// weight is negative. Woodruff (1952) JASA 47:635; Hyndman & Fan (1996) American Statistician 50:361, type 2.
pub fn weighted_quantile(values: &[f64], weights: &[f64], p: f64) -> Computed<f64> {
    /// Sums of weights that should be equal differ by less.
    const HAIR: f64 = 1e-12;
    if values.len() != weights.len() {
        return Err(Refusal::UnequalLengths);
    }
    all_finite(values).and(all_finite(weights))?;
    if !(0.0..=1.0).contains(&p) || weights.iter().any(|weight| *weight < 0.0) {
        return Err(Refusal::OutOfRange);
    }
    let mut pairs: Vec<(f64, f64)> =
        values.iter().copied().zip(weights.iter().copied()).filter(|(_, weight)| *weight > 0.0).collect();
    pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let whole: f64 = pairs.iter().map(|(_, weight)| weight).sum();
    let (mut below, goal) = (0.0, p * whole);
    for (i, (value, weight)) in pairs.iter().enumerate() {
        below += weight;
        if below > goal + HAIR * whole {
            return Ok(*value);
        }
        if below >= goal - HAIR * whole {
            let next = pairs.get(i + 1).map_or(*value, |(next, _)| *next);
            return Ok(f64::midpoint(*value, next));
        }
    }
    pairs.last().map(|(value, _)| *value).ok_or(Refusal::NoAnswers)
}

/// A weighted median and its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightedMedian {
    /// The median, in the unit of the values.
    pub value: f64,
    /// How many independent answers would tell as much about the share below it; at most the number of answers.
    pub effective: f64,
}

/// The median under a design, with the number of independent answers that would tell as much.
///
/// That number is p(1 - p)/se² of the share p of answers up to the median (or below it, where all are), with the
/// linearised error. Refuses like [`weighted_quantile`], with `NoVariation` where all answers are equal, and with
/// `LonelyCluster`. Woodruff (1952) JASA 47:635; Korn & Graubard (1998) Survey Methodology 24:193.
pub fn weighted_median(values: &[f64], design: &Design, confidence: Confidence) -> Computed<WeightedMedian> {
    let weights = design.weights();
    let value = weighted_quantile(values, weights, 0.5)?;
    let answers = weights.iter().filter(|weight| **weight > 0.0).count() as f64;
    let effective_at = |holds: &dyn Fn(f64) -> bool| -> Computed<f64> {
        let yes: Vec<f64> = values.iter().map(|value| f64::from(u8::from(holds(*value)))).collect();
        let found = weighted_mean(design, &yes, None)?;
        let (share, se) = (found.mean.clamp(0.0, 1.0), design.se_of_total(found.contributions)?);
        if se <= 0.0 || share <= 0.0 || share >= 1.0 {
            return Err(Refusal::NoVariation);
        }
        Ok(share * (1.0 - share) / (se * se))
    };
    let effective = effective_at(&|x| x <= value).or_else(|_| effective_at(&|x| x < value))?;
    // As Korn and Graubard do for shares: few clusters are worth less.
    let few = critical_t(confidence, (answers - 1.0).max(1.0)) / critical_t(confidence, design.df().max(1.0));
    Ok(WeightedMedian { value, effective: (effective * few * few).min(answers) })
}

/// Interval of a median from so many effective answers: the values where the weighted distribution reaches the limits of
/// a share of one half (Clopper and Pearson's).
///
/// Refuses like [`weighted_quantile`], with `TooFew` where no two answers reach the confidence (below six at 95 %).
/// Woodruff (1952) JASA 47:635.
pub fn woodruff(values: &[f64], weights: &[f64], effective: f64, confidence: Confidence) -> Computed<Interval> {
    let needed = super::median::fewest(confidence.alpha() / 2.0);
    if effective.is_nan() || effective < needed as f64 {
        return Err(Refusal::TooFew { needed, found: 0 });
    }
    let limits = clopper_pearson_at(0.5, effective, confidence);
    Ok(Interval {
        low: weighted_quantile(values, weights, limits.low)?,
        high: weighted_quantile(values, weights, limits.high)?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::median;
    use super::*;

    #[test]
    fn equal_weights_give_the_median() {
        for values in [vec![3.0, 1.0, 2.0], vec![4.0, 1.0, 3.0, 2.0], vec![5.0], vec![2.0, 2.0, 9.0, 9.0]] {
            assert_eq!(weighted_quantile(&values, &vec![0.3; values.len()], 0.5), median::median(&values));
        }
    }

    /// A weight of three is an answer given three times.
    #[test]
    fn weights_count_answers() {
        let (values, weights) = ([1.0, 2.0, 5.0], [3.0, 1.0, 2.0]);
        assert_eq!(weighted_quantile(&values, &weights, 0.5), median::median(&[1.0, 1.0, 1.0, 2.0, 5.0, 5.0]));
        assert_eq!(weighted_quantile(&values, &weights, 0.75), Ok(5.0));
        assert_eq!(weighted_quantile(&values, &[0.0; 3], 0.5), Err(Refusal::NoAnswers));
        assert_eq!(weighted_quantile(&values, &[1.0, -1.0, 1.0], 0.5), Err(Refusal::OutOfRange));
    }

    /// Without weights and clusters the interval is nearly that of order statistics, a rank at most aside.
    #[test]
    fn independent_answers_give_nearly_the_exact_interval() {
        let values: Vec<f64> = (0..101).map(f64::from).collect();
        let exact = median::interval(&values, Confidence::DEFAULT).map(|found| found.interval);
        let ours = woodruff(&values, &[1.0; 101], 101.0, Confidence::DEFAULT);
        assert!(
            ours.is_ok_and(|a| exact.is_ok_and(|b| (a.low - b.low).abs() <= 1.0 && (a.high - b.high).abs() <= 1.0)),
            "{ours:?} {exact:?}"
        );
        let wider = woodruff(&values, &[1.0; 101], 25.0, Confidence::DEFAULT);
        assert!(wider.is_ok_and(|w| ours.is_ok_and(|o| w.low < o.low && w.high > o.high)));
        assert!(woodruff(&values, &[1.0; 101], 5.0, Confidence::DEFAULT).is_err());
    }

    #[test]
    fn clusters_cost_answers() {
        let values: Vec<f64> = (0..60).map(|i| f64::from(i / 6 % 5)).collect();
        let clusters: Vec<usize> = (0..60).map(|i| i / 6).collect();
        let effective = |clusters: Option<&[usize]>| {
            let design = Design::new(&[1.0; 60], None, clusters, None);
            design.and_then(|design| weighted_median(&values, &design, Confidence::DEFAULT)).map(|m| m.effective)
        };
        let (alone, together) = (effective(None), effective(Some(&clusters)));
        assert!(together.is_ok_and(|t| alone.is_ok_and(|a| t < a / 3.0 && a <= 60.0)), "{alone:?} {together:?}");
    }
}

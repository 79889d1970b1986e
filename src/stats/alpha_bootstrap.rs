//! Bootstrap interval of Cronbach's alpha, to be compared with Feldt's.

use super::frequencies::Answers;
use super::moments::variance;
use super::quantile::{QuantileRule, quantile};
use super::random::SplitMix;
use super::reliability::{centred, complete_rows};
use super::{Computed, Confidence, Interval, Refusal};

/// Interval for alpha from the percentiles of [`REPLICATES`] resamples of complete respondents.
///
/// Deterministic: the seed is fixed. Comparison only; its coverage is poor below some fifty respondents.
/// Refuses more than [`MOST_BOOTSTRAP_ANSWERS`] answers, and resamples without variance are left out.
/// Efron (1981); Yuan, Guarnaccia & Hayslip (2003) Educ. Psychol. Meas. 63:5.
pub fn alpha_bootstrap_interval(items: &[Vec<Option<f64>>], confidence: Confidence) -> Computed<Interval> {
    if items.len() < 2 {
        return Err(Refusal::TooFew { needed: 2, found: items.len() });
    }
    let complete = centred(complete_rows(items))?;
    let answers = complete.len() * complete.first().map_or(0, Vec::len);
    if answers > MOST_BOOTSTRAP_ANSWERS {
        return Err(Refusal::TooMany { most: MOST_BOOTSTRAP_ANSWERS, found: answers });
    }
    let mut random = SplitMix::new(BOOTSTRAP_SEED);
    let alphas: Vec<f64> = (0..REPLICATES).filter_map(|_| resampled_alpha(&complete, &mut random)).collect();
    if alphas.is_empty() {
        return Err(Refusal::NoVariation);
    }
    let alphas = alphas.frequencies();
    let tail = confidence.alpha() / 2.0;
    let limit = |share: f64| quantile(&*alphas, share, QuantileRule::Gumbel);
    Ok(Interval { low: limit(tail)?, high: limit(1.0 - tail)? })
}

/// Resamples of respondents: with 4000 and twelve respondents the lower limit still wanders by 0.05.
pub const REPLICATES: usize = 20_000;
/// Some seconds of work.
pub const MOST_BOOTSTRAP_ANSWERS: usize = 100_000;
const BOOTSTRAP_SEED: u64 = 20_250_101;

fn resampled_alpha(items: &[Vec<f64>], random: &mut SplitMix) -> Option<f64> {
    let n = items[0].len();
    let rows: Vec<usize> = (0..n).map(|_| random.below(n)).collect();
    let mut totals = vec![0.0; n];
    let mut of_items = 0.0;
    for item in items {
        let drawn: Vec<f64> = rows.iter().map(|row| item[*row]).collect();
        totals.iter_mut().zip(&drawn).for_each(|(total, answer)| *total += answer);
        of_items += variance(&drawn).ok()?;
    }
    let (of_sum, k) = (variance(&totals).ok()?, items.len() as f64);
    (of_sum > 0.0).then(|| k / (k - 1.0) * (1.0 - of_items / of_sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_answers_give_the_same_interval() {
        let items = [[1.0, 2.0, 4.0, 5.0, 3.0], [2.0, 1.0, 5.0, 4.0, 3.0]].map(|item| item.map(Some).to_vec());
        let interval = || alpha_bootstrap_interval(&items, Confidence::DEFAULT);
        assert!(interval().is_ok_and(|i| i.low < i.high));
        assert_eq!(interval(), interval());
    }
}

//! One proportion when most of a small, known population answered.
//!
//! Right only for "these N people of this round", when those who did not answer can be taken as missing at
//! random; not for the effect of a programme nor for people still to come. Deming (1953) JASA 48:244.

use super::count_distribution::Hypergeometric;
use super::distribution::critical_z;
use super::proportion::{estimate, wilson_at};
use super::root::first;
use super::{Computed, Confidence, Interval, Refusal};

/// Counts of a population, both ends possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountInterval {
    /// Fewest people.
    pub low: u64,
    /// Most people.
    pub high: u64,
}

/// The sample size of an infinite population that tells as much: n(N-1)/(N-n), from n up.
///
/// Refuses with `NotDefined` when everybody answered (nothing is left to infer).
/// Burstein (1975) JASA 70:67; Cochran (1977) Sampling Techniques, chapter 3.
pub fn effective_n(n: u64, population: u64) -> Computed<f64> {
    check(0, n, population)?;
    if n == population {
        return Err(Refusal::NotDefined);
    }
    Ok(n as f64 * (population - 1) as f64 / (population - n) as f64)
}

/// Score interval for the share of a population of `population`, given `successes` of `n` answers; 0..1.
///
/// Wilson's interval at [`effective_n`], which inverts the score test with hypergeometric variance
/// exactly, then cut to what is still [possible](possible_range). Everybody answered: the share itself.
/// Refuses with `NoAnswers` at `n` = 0, with `OutOfRange` unless `successes <= n <= population`.
/// Burstein (1975) JASA 70:67; Wilson (1927) JASA 22:209.
pub fn wilson(successes: u64, n: u64, population: u64, confidence: Confidence) -> Computed<Interval> {
    let possible = possible_range(successes, n, population)?;
    Ok(wilson_untruncated(successes, n, population, confidence)?.within(possible.low, possible.high))
}

/// The same interval before it is cut to what is possible.
pub fn wilson_untruncated(successes: u64, n: u64, population: u64, confidence: Confidence) -> Computed<Interval> {
    check(successes, n, population)?;
    let share = estimate(successes, n)?;
    match effective_n(n, population) {
        Ok(effective) => Ok(wilson_at(share, effective, critical_z(confidence)).within(0.0, 1.0)),
        Err(_) => Ok(Interval { low: share, high: share }),
    }
}

/// The shares of the population that remain possible: everybody who did not answer says no, or says yes.
///
/// `[x/N, (x+N-n)/N]`; needs no assumption about who did not answer. Manski (1989) Journal of Human
/// Resources 24:343.
pub fn possible_range(successes: u64, n: u64, population: u64) -> Computed<Interval> {
    check(successes, n, population)?;
    let share = |count: u64| count as f64 / population as f64;
    Ok(Interval { low: share(successes), high: share(population - n + successes) })
}

/// Exact interval in people: every count of yes-sayers in the population that equal-tailed hypergeometric
/// tests do not reject.
///
/// Never covers less than promised; for N up to 50, or when more than half answered and a guarantee is
/// wanted. Refuses like [`wilson`], and with `TooMany` where the [`Hypergeometric`] does.
/// Buonaccorsi (1987) American Statistician 41:215; Wright (1991) Exact Confidence Bounds When Sampling
/// from Small Finite Universes.
pub fn exact_counts(successes: u64, n: u64, population: u64, confidence: Confidence) -> Computed<CountInterval> {
    check(successes, n, population)?;
    let tail = confidence.alpha() / 2.0;
    let draws = |marked| Hypergeometric::new(population, marked, n);
    draws(successes)?;
    let too_few = |marked| draws(marked).map_or(true, |h| h.upper_tail(successes) <= tail);
    let too_many = |marked| draws(marked).map_or(true, |h| h.lower_tail(successes) <= tail);
    let (least, most) = (successes, population - n + successes);
    Ok(CountInterval { low: first(least, most, |m| !too_few(m)), high: first(least, most + 1, too_many) - 1 })
}

/// [`exact_counts`] as shares of the population, 0..1.
pub fn exact(successes: u64, n: u64, population: u64, confidence: Confidence) -> Computed<Interval> {
    let counts = exact_counts(successes, n, population, confidence)?;
    let share = |count: u64| count as f64 / population as f64;
    Ok(Interval { low: share(counts.low), high: share(counts.high) })
}

/// Standard error of the share: √((1-n/N) p(1-p)/(n-1)), 0 when everybody answered.
///
/// Refuses with `TooFew` below two answers. Cochran (1977) Sampling Techniques, chapter 3.
pub fn standard_error(successes: u64, n: u64, population: u64) -> Computed<f64> {
    check(successes, n, population)?;
    if n < 2 {
        return Err(Refusal::TooFew { needed: 2, found: 1 });
    }
    let p = estimate(successes, n)?;
    let unseen = (population - n) as f64 / population as f64;
    Ok((unseen * p * (1.0 - p) / (n - 1) as f64).sqrt())
}

fn check(successes: u64, n: u64, population: u64) -> Computed<()> {
    match n {
        0 => Err(Refusal::NoAnswers),
        _ if successes > n || n > population => Err(Refusal::OutOfRange),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_counts_are_what_no_test_rejects() {
        let (x, n, population) = (7, 8, 10);
        let counts = exact_counts(x, n, population, Confidence::DEFAULT);
        let kept: Vec<u64> = (x..=x + population - n)
            .filter(|&m| {
                Hypergeometric::new(population, m, n).is_ok_and(|h| h.upper_tail(x) > 0.025 && h.lower_tail(x) > 0.025)
            })
            .collect();
        assert_eq!(counts.ok().map(|c| (c.low, c.high)), Some((kept[0], kept[kept.len() - 1])));
    }
}

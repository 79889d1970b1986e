//! Answers from 1 to 5: every way to give them, and draws of them.

use mittari::stats::mean::one_sample_t;
use mittari::stats::random::SplitMix;
use mittari::stats::{Computed, Interval, median};

use crate::proportions::position;
use crate::sides::{choose, power};
use crate::table::{CONFIDENCE, Size, Table, head, holds, share, thousandths};

/// Shares of the answers 1 to 5, in hundredths.
pub(crate) type FivePoint = [u32; 5];

pub(crate) const DISTRIBUTIONS: [(&str, FivePoint); 3] =
    [("even", [20, 20, 20, 20, 20]), ("ceiling", [2, 3, 5, 25, 65]), ("two-peaked", [35, 10, 10, 10, 35])];

/// How often each answer was given, and the intervals of the mean and the median where there are any.
struct Answers {
    counts: [u64; 5],
    ways: f64,
    mean: Option<Interval>,
    median: Option<Interval>,
}

pub(crate) fn values() -> impl Iterator<Item = f64> {
    (1..=5).map(f64::from)
}

/// Every way in which n people can answer.
fn every_answer(n: u64) -> Vec<Answers> {
    let mut all = Vec::new();
    for ones in 0..=n {
        for twos in 0..=n - ones {
            for threes in 0..=n - ones - twos {
                for fours in 0..=n - ones - twos - threes {
                    all.push(answers([ones, twos, threes, fours, n - ones - twos - threes - fours]));
                }
            }
        }
    }
    all
}

fn answers(counts: [u64; 5]) -> Answers {
    let given: Vec<f64> = values().zip(counts).flat_map(|(v, count)| std::iter::repeat_n(v, position(count))).collect();
    let (_, ways) = counts
        .iter()
        .fold((given.len() as u64, 1.0), |(left, ways), count| (left - count, ways * choose(left, *count)));
    Answers {
        counts,
        ways,
        mean: one_sample_t(&given).ok().map(|t| t.interval(CONFIDENCE)),
        median: median::interval(&given, CONFIDENCE).ok().map(|m| m.interval),
    }
}

pub(crate) fn mean_of(distribution: FivePoint) -> f64 {
    values().zip(distribution).map(|(value, hundredths)| value * share(hundredths)).sum()
}

pub(crate) fn variance_of(distribution: FivePoint) -> f64 {
    let mean = mean_of(distribution);
    values().zip(distribution).map(|(value, hundredths)| (value - mean).powi(2) * share(hundredths)).sum()
}

/// The first answer that half of the people reach.
pub(crate) fn median_of(distribution: FivePoint) -> f64 {
    let mut reached = 0;
    let below = distribution.iter().take_while(|hundredths| {
        reached += **hundredths;
        reached < 50
    });
    below.count() as f64 + 1.0
}

fn probability(answers: &Answers, distribution: FivePoint) -> f64 {
    let powers = answers.counts.iter().zip(distribution).map(|(count, hundredths)| power(share(hundredths), *count));
    answers.ways * powers.product::<f64>()
}

/// Covered among those with an interval, and how many have none.
fn among_given(of: impl Iterator<Item = (f64, Option<Interval>)>, truth: f64) -> (f64, f64) {
    let (covered, given) = of.fold((0.0, 0.0), |(covered, given), (probability, interval)| match interval {
        Some(interval) if holds(interval, truth) => (covered + probability, given + probability),
        Some(_) => (covered, given + probability),
        None => (covered, given),
    });
    (covered / given, 1.0 - given)
}

pub(crate) fn means_and_medians(size: Size) -> Computed<Table> {
    let sizes: &[u64] = size.of(&[10, 20, 43], &[10]);
    let all: Vec<Vec<Answers>> = sizes.iter().map(|n| every_answer(*n)).collect();
    let mut rows = Vec::new();
    for (name, distribution) in DISTRIBUTIONS {
        let mut row = vec![format!("{name} ({})", distribution.map(|h| h.to_string()).join(", "))];
        for answers in &all {
            let each = |interval: fn(&Answers) -> Option<Interval>| {
                answers.iter().map(move |a| (probability(a, distribution), interval(a)))
            };
            let (mean, none) = among_given(each(|a| a.mean), mean_of(distribution));
            let (median, _) = among_given(each(|a| a.median), median_of(distribution));
            let none = if none >= 0.0005 { format!(" (none: {})", thousandths(none)) } else { String::new() };
            row.push(format!("{}{none}", thousandths(mean)));
            row.push(thousandths(median));
        }
        rows.push(row);
    }
    let mut attained = Vec::new();
    for n in sizes {
        let ranks: Vec<f64> = (0..*n).map(|i| i as f64).collect();
        attained.push(format!("{} at n = {n}", thousandths(median::interval(&ranks, CONFIDENCE)?.attained)));
    }
    let columns = sizes.iter().flat_map(|n| [format!("mean, n = {n}"), format!("median, n = {n}")]);
    Ok(Table::new(
        "Mean (t) and median (order statistics) of answers from 1 to 5",
        &format!(
            "Exact, over every way to answer; in brackets the percentages of 1 to 5. `none`: all answered alike and \
             the mean has no interval. Without ties the interval of the median would cover {}.",
            attained.join(", ")
        ),
        head("Distribution", columns),
        rows,
    ))
}

/// A position drawn with these hundredths.
pub(crate) fn drawn(random: &mut SplitMix, hundredths: &[u32]) -> usize {
    at_place(random.below(100), hundredths)
}

/// The answer of who stands at this place, 0 to 99, when all are put in order.
pub(crate) fn at_place(place: usize, hundredths: &[u32]) -> usize {
    let mut left = place;
    for (at, share) in hundredths.iter().enumerate() {
        let share = *share as usize;
        if left < share {
            return at;
        }
        left -= share;
    }
    hundredths.len() - 1
}

pub(crate) fn counts_of<const N: usize>(random: &mut SplitMix, n: u64, hundredths: [u32; N]) -> [u64; N] {
    let mut counts = [0; N];
    for _ in 0..n {
        counts[drawn(random, &hundredths)] += 1;
    }
    counts
}

pub(crate) fn spread_out(counts: &[u64]) -> Vec<f64> {
    counts.iter().zip(1..).flat_map(|(n, answer)| std::iter::repeat_n(f64::from(answer), position(*n))).collect()
}

/// The least of these values, each with its probability, that half of them reach.
pub(crate) fn middle(mut distribution: Vec<(f64, f64)>) -> f64 {
    /// Probabilities that should add up to one half may miss it by a rounding.
    const HAIR: f64 = 1e-12;
    distribution.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut reached = 0.0;
    let below = distribution.iter().take_while(|(_, probability)| {
        reached += probability;
        reached < 0.5 - HAIR
    });
    distribution[below.count()].0
}

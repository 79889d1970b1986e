//! Means and medians of the same people at two times, some of them at one time only.

use mittari::stats::mean_difference::Variances;
use mittari::stats::paired_means::{Pairs, paired_t};
use mittari::stats::partly_paired::partly_paired_t;
use mittari::stats::pseudo_median::pseudo_median_interval;
use mittari::stats::random::SplitMix;
use mittari::stats::standardised_change::change_by_average_interval;

use crate::answers::{DISTRIBUTIONS, FivePoint, at_place, drawn, mean_of, middle, variance_of};
use crate::table::{CONFIDENCE, SEED, Size, Table, head, share, simulated_together};

/// Hundredths of the people who keep their place among the others; the rest answer anew.
const KEEP: u32 = 60;

/// Answers that crowd towards the good end, less than [`DISTRIBUTIONS`]' ceiling.
const HIGH: FivePoint = [5, 10, 20, 35, 30];

const METHODS: [&str; 4] = ["mean, paired t", "d_av, Bonett", "pseudo-median, Walsh averages", "mean, partly paired t"];

fn one_answer(random: &mut SplitMix, of: FivePoint) -> f64 {
    drawn(random, &of) as f64 + 1.0
}

fn both_answers(random: &mut SplitMix, before: FivePoint, after: FivePoint) -> (f64, f64) {
    let place = random.below(100);
    let then = if random.below(100) < KEEP as usize { place } else { random.below(100) };
    (at_place(place, &before) as f64 + 1.0, at_place(then, &after) as f64 + 1.0)
}

/// The changes of one person and their probabilities.
fn changes(before: FivePoint, after: FivePoint) -> Vec<(f64, f64)> {
    let up_to = |of: FivePoint, at: usize| of[..at].iter().sum::<u32>();
    let change = |(i, j): (usize, usize)| {
        let together =
            up_to(before, i + 1).min(up_to(after, j + 1)).saturating_sub(up_to(before, i).max(up_to(after, j)));
        let probability = share(KEEP) * share(together) + share(100 - KEEP) * share(before[i]) * share(after[j]);
        (j as f64 - i as f64, probability)
    };
    (0..5).flat_map(|i| (0..5).map(move |j| (i, j))).map(change).collect()
}

/// The middle of the averages of two people's changes.
fn pseudo_median_of(changes: &[(f64, f64)]) -> f64 {
    let average =
        |(a, p): &(f64, f64)| changes.iter().map(move |(b, q)| (f64::midpoint(*a, *b), p * q)).collect::<Vec<_>>();
    middle(changes.iter().flat_map(average).collect())
}

/// In the order of [`METHODS`].
fn of_course(draws: u32, before: FivePoint, after: FivePoint, n: usize) -> [String; METHODS.len()] {
    let change = mean_of(after) - mean_of(before);
    let average_sd = f64::midpoint(variance_of(before), variance_of(after)).sqrt();
    let truths = [change, change / average_sd, pseudo_median_of(&changes(before, after)), change];
    simulated_together(draws, truths, |random| {
        let (pre, post): (Vec<f64>, Vec<f64>) = (0..n).map(|_| both_answers(random, before, after)).unzip();
        let mut only = |of: FivePoint| (0..n).map(|_| one_answer(random, of)).collect::<Vec<_>>();
        let (first, second) = (only(before), only(after));
        let pairs = Pairs::new(&pre, &post).unwrap_or_default();
        [
            paired_t(&pairs).ok().map(|t| t.interval(CONFIDENCE)),
            change_by_average_interval(&pairs, CONFIDENCE).ok(),
            pseudo_median_interval(&pairs.changes(), CONFIDENCE).ok().map(|found| found.interval),
            partly_paired_t(&pairs, &first, &second, Variances::Welch).ok().map(|t| t.interval(CONFIDENCE)),
        ]
    })
}

pub(crate) fn same_people(size: Size) -> Table {
    let draws: u32 = size.of(2_000, 100);
    let [(even, of_even), (ceiling, of_ceiling), _] = DISTRIBUTIONS;
    let courses = [
        (format!("from {even} to {ceiling}"), of_even, of_ceiling),
        ("high, unchanged".to_string(), HIGH, HIGH),
        (format!("{ceiling}, unchanged"), of_ceiling, of_ceiling),
    ];
    let sizes = [10, 20, 40];
    let mut rows = Vec::new();
    for (name, before, after) in courses {
        let cells = sizes.map(|n| of_course(draws, before, after, n));
        for (at, method) in METHODS.into_iter().enumerate() {
            rows.push(head(&format!("{method}; {name}"), cells.iter().map(|cell| cell[at].clone())));
        }
    }
    Table::new(
        "Change of the same people's answers from 1 to 5",
        &format!(
            "{} simulated surveys with seed {SEED}: the last digit is uncertain by about {}. Of the people {KEEP} per cent keep \
             their place among the others, the rest answer anew. High: {}. Partly paired: beside the pairs as many people who \
             answered the first time only, and as many the second time only.",
            size.of("2,000", "100"),
            size.of("±10", "±45"),
            HIGH.map(|share| share.to_string()).join(", "),
        ),
        head("Interval", sizes.iter().map(|n| format!("{n} pairs"))),
        rows,
    )
}

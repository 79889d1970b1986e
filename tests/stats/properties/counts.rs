//! Statistics are made from counts of different answers; here from one answer after another, as their authors write them.
//!
//! What is only chosen among answers and their differences is the same to the last bit. Sums are not: a count times a
//! square is rounded once, the same square added so many times at each step, so that they may differ by a few units of
//! the last place (`CLOSE`).

use mittari::stats::correlation::{Correlation, correlation};
use mittari::stats::frequencies::{Answers, Frequencies};
use mittari::stats::mean_difference::{Variances, t_test};
use mittari::stats::moments;
use mittari::stats::paired_means::{Pairs, directions, paired_t};
use mittari::stats::pseudo_median::pseudo_median;
use mittari::stats::quantile::{QuantileRule, quantile};
use mittari::stats::rank_test::mann_whitney;
use mittari::stats::ranks::Midranks;
use mittari::stats::signed_rank::{Zeros, signed_ranks};
use mittari::stats::summary::Summary;
use mittari::stats::weighted_median::weighted_quantile;
use mittari::stats::{hodges_lehmann, median};
use proptest::prelude::*;

const CLOSE: f64 = 1e-12;

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= CLOSE * a.abs().max(b.abs()).max(1.0)
}

/// The middle of written-out numbers.
fn middle(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let n = numbers.len();
    f64::midpoint(numbers[n.div_ceil(2) - 1], numbers[n / 2])
}

/// Answers with many ties, with fractions that are no exact doubles, and now and then of large numbers.
fn lists(sizes: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    let scale = prop::sample::select(vec![1.0, 0.1, 1e6 / 3.0]);
    (scale, prop::collection::vec(-3_i32..=7, sizes))
        .prop_map(|(scale, list)| list.into_iter().map(|x| f64::from(x) * scale).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn answers_of_one_group(x in lists(2..60)) {
        let counted = x.frequencies().into_owned();
        let again = Frequencies::counted(x.iter().rev().map(|value| (*value, 1)));
        prop_assert_eq!(&counted, &again);
        let summary = Summary::of(&counted).unwrap();
        prop_assert_eq!(summary.n, x.len() as u64);
        // Numbers that cancel each other out leave a mean near nought, whose error is that of the numbers.
        let largest = x.iter().fold(1.0_f64, |largest, value| largest.max(value.abs()));
        prop_assert!((summary.mean - moments::mean(&x).unwrap()).abs() <= CLOSE * largest);
        let variance = moments::variance(&x).unwrap();
        prop_assert!((summary.variance().unwrap() - variance).abs() <= CLOSE * variance);
        let (values, times): (Vec<f64>, Vec<f64>) = counted.iter().map(|(value, n)| (value, n as f64)).unzip();
        let each = weighted_quantile(&x, &vec![1.0; x.len()], 0.3);
        prop_assert_eq!(weighted_quantile(&values, &times, 0.3), each);
        let mut sorted = x.clone();
        sorted.sort_by(f64::total_cmp);
        let places = [0, (x.len() - 1) / 2, x.len() / 2, x.len() - 1].map(|place| sorted[place]);
        let ends = [0.0, 1.0].map(|p| quantile(&counted, p, QuantileRule::Gumbel).unwrap());
        prop_assert_eq!(ends, [places[0], places[3]]);
        prop_assert_eq!(median::median(&counted).unwrap(), places[1] + 0.5 * (places[2] - places[1]));
    }

    #[test]
    fn answers_of_two_groups(x in lists(2..40), y in lists(2..40)) {
        let (first, second) = (x.frequencies().into_owned(), y.frequencies().into_owned());
        let differences = x.iter().flat_map(|a| y.iter().map(move |b| a - b)).collect();
        prop_assert_eq!(hodges_lehmann::shift(&first, &second).unwrap(), middle(differences));

        let ranked = Midranks::of(&[x.as_slice(), &y].concat());
        let (n1, n2) = (x.len() as f64, y.len() as f64);
        let u = ranked.ranks[..x.len()].iter().sum::<f64>() - n1 * (n1 + 1.0) / 2.0;
        let n = n1 + n2;
        let variance = n1 * n2 / 12.0 * (n + 1.0 - ranked.tie_sum() / (n * (n - 1.0)));
        let found = mann_whitney(&first, &second).unwrap();
        prop_assert_eq!((found.u, found.u_other), (u, n1 * n2 - u));
        if let Ok(z) = found.z {
            prop_assert!(near(z, (u - n1 * n2 / 2.0) / variance.sqrt()));
        }

        if let Ok(t) = t_test(&first, &second, Variances::Welch) {
            let part = |list: &[f64]| moments::variance(list).unwrap() / list.len() as f64;
            let difference = moments::mean(&x).unwrap() - moments::mean(&y).unwrap();
            let size = x.iter().chain(&y).fold(1.0_f64, |most, value| most.max(value.abs()));
            prop_assert!((t.estimate - difference).abs() <= CLOSE * size);
            prop_assert!(near(t.se, (part(&x) + part(&y)).sqrt()));
        }
    }

    #[test]
    fn both_answers_of_the_same_people((pre, post) in (2_usize..60).prop_flat_map(|n| (lists(n..n + 1), lists(n..n + 1)))) {
        let pairs = Pairs::new(&pre, &post).unwrap();
        let changes: Vec<f64> = pre.iter().zip(&post).map(|(pre, post)| post - pre).collect();
        prop_assert_eq!(pairs.n(), pre.len() as u64);
        prop_assert_eq!(pairs.pre(), pre.frequencies().into_owned());
        prop_assert_eq!(pairs.post(), post.frequencies().into_owned());
        prop_assert_eq!(pairs.changes(), changes.frequencies().into_owned());
        let size = pre.iter().chain(&post).fold(1.0_f64, |most, value| most.max(value.abs()));
        let shared = moments::covariance(&pre, &post).unwrap();
        prop_assert!((pairs.covariance().unwrap() - shared).abs() <= CLOSE * size * size);
        if let (Ok(found), Ok(each)) = (pairs.correlation(), correlation(&pre, &post, Correlation::Pearson)) {
            prop_assert!((found - each).abs() <= CLOSE);
        }
        if let Ok(t) = paired_t(&pairs) {
            let se = (moments::variance(&changes).unwrap() / changes.len() as f64).sqrt();
            prop_assert!((t.se - se).abs() <= CLOSE * size && (t.estimate - moments::mean(&changes).unwrap()).abs() <= CLOSE * size);
        }
        let averages = (0..changes.len()).flat_map(|i| changes[i..].iter().map(move |y| (i, *y)));
        let averages = averages.map(|(i, y)| f64::midpoint(changes[i], y)).collect();
        prop_assert_eq!(pseudo_median(&pairs.changes()).unwrap(), middle(averages));

        let moved = directions(&pairs);
        prop_assert_eq!(moved.up + moved.down + moved.same, pairs.n());
        if let Ok(found) = signed_ranks(&pairs.changes(), Zeros::Pratt) {
            let sizes: Vec<f64> = changes.iter().map(|change| change.abs()).collect();
            let ranks = Midranks::of(&sizes).ranks;
            let rises = |(rank, change): (&f64, &f64)| if *change > 5e-10 { *rank } else { 0.0 };
            prop_assert_eq!(found.sum_up(), ranks.iter().zip(&changes).map(rises).sum::<f64>());
            prop_assert_eq!(found.moved() as u64, moved.up + moved.down);
        }
    }
}

//! The largest surveys: a million pairs, a hundred thousand people with sixty items, counts in millions.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by stopping")]

use std::time::{Duration, Instant};

use mittari::stats::complex_proportion::{self, ComplexInterval};
use mittari::stats::correlation::{Correlation, correlation};
use mittari::stats::design::Design;
use mittari::stats::difference_of_proportions::{self as difference, DifferenceInterval};
use mittari::stats::finite_population as finite;
use mittari::stats::frequencies::Frequencies;
use mittari::stats::hodges_lehmann as shift;
use mittari::stats::kendall::concordance;
use mittari::stats::linearisation::weighted_mean;
use mittari::stats::mcnemar::{McNemarRule, p_value};
use mittari::stats::mean_difference::{Variances, t_test};
use mittari::stats::ordinal_effect::Dominance;
use mittari::stats::paired_means::{Pairs, paired_t};
use mittari::stats::paired_proportions::{self, PairedCounts, PairedInterval};
use mittari::stats::partly_paired::partly_paired_t;
use mittari::stats::pseudo_median::pseudo_median_interval;
use mittari::stats::raking::{Margin, rake};
use mittari::stats::rank_test::mann_whitney;
use mittari::stats::ratio;
use mittari::stats::relative_effect::RelativeEffect;
use mittari::stats::reliability::{Missing, item_covariance};
use mittari::stats::signed_rank::{Zeros, signed_ranks};
use mittari::stats::standardised_change::change_by_changes_interval;
use mittari::stats::two_by_two::{ChiSquaredRule, FisherRule, TwoByTwo, chi_squared, fisher};
use mittari::stats::weighted_median::weighted_median;
use mittari::stats::weighting::kish;
use mittari::stats::{Confidence, Refusal, median};

/// Generous for a slow machine and an unoptimised build; what is quadratic takes hours.
const ALLOWED: Duration = Duration::from_mins(1);

#[test]
fn answers_by_the_million() {
    let start = Instant::now();
    let confidence = Confidence::DEFAULT;
    let answer = |person: u64, item: u64| f64::from(u8::try_from(mixed(person, item) % 5).unwrap_or(0)) + 1.0;

    // An answer of 1..5 repeated with another one as often as not: alpha is k r / (1 + (k - 1) r) with r = 1/4.
    let items: Vec<Vec<Option<f64>>> = (0..60)
        .map(|item| {
            let trait_or_own = |person| if mixed(person, 1000 + item).is_multiple_of(2) { 500 } else { item };
            (0..100_000).map(|person| Some(answer(person, trait_or_own(person)))).collect()
        })
        .collect();
    let scale = item_covariance(&items, Missing::Listwise);
    let expected = 15.0 / (1.0 + 59.0 / 4.0);
    assert!(scale.as_ref().is_ok_and(|s| s.alpha().is_ok_and(|alpha| (alpha - expected).abs() < 1e-3)));
    let feldt = scale.and_then(|scale| scale.feldt_interval(confidence));
    assert!(feldt.is_ok_and(|i| i.low < expected && expected < i.high && i.high - i.low < 1e-3), "{feldt:?}");
    let scaled = start.elapsed();

    let pre: Vec<f64> = (0..1_000_000).map(|person| answer(person, 0)).collect();
    let post: Vec<f64> = (0..1_000_000).map(|person| answer(person, 1) + 0.5).collect();
    let pairs = Pairs::new(&pre, &post).unwrap();
    let change = paired_t(&pairs).map(|test| test.interval(confidence));
    assert!(change.is_ok_and(|i| i.low > 0.49 && i.high < 0.51));
    let standardised = change_by_changes_interval(&pairs, confidence);
    assert!(standardised.is_ok_and(|i| i.low > 0.24 && i.high < 0.26 && i.low < 0.25 && i.high > 0.25));
    let typical = pseudo_median_interval(&pairs.changes(), confidence);
    assert!(typical.is_ok_and(|t| t.interval.low <= 0.5 && t.interval.high >= 0.5));
    assert!(signed_ranks(&pairs.changes(), Zeros::Pratt).is_ok_and(|ranks| ranks.p_normal(false) < 1e-300));
    assert!(correlation(&pre, &post, Correlation::Spearman).is_ok_and(|rho| rho.abs() < 0.01));
    assert!(concordance(&pre, &post).is_ok_and(|c| c.tau_b().is_ok_and(|tau| tau.abs() < 0.01)));

    let counts = PairedCounts { yes_yes: 5_000_000, yes_no: 1_000_000, no_yes: 1_003_000, no_no: 2_000_000 };
    let tango = paired_proportions::interval(counts, PairedInterval::Tango, confidence);
    assert!(tango.is_ok_and(|i| i.low > 0.0 && i.high < 0.001));
    let p = |rule| p_value(counts.yes_no, counts.no_yes, rule).unwrap_or(f64::NAN);
    assert!((p(McNemarRule::MidP) / p(McNemarRule::ChiSquared) - 1.0).abs() < 1e-4);

    let took = start.elapsed();
    assert!(took < ALLOWED, "{scaled:?} for the scale, {took:?} in all");
}

#[test]
fn counts_in_millions() {
    let table = TwoByTwo::new(1_200_000, 3_000_000, 1_201_000, 3_000_000).unwrap();
    for method in
        [DifferenceInterval::Newcombe, DifferenceInterval::MiettinenNurminen, DifferenceInterval::AgrestiCaffo]
    {
        let interval = difference::interval(table, method, Confidence::DEFAULT).unwrap();
        let wald = difference::interval(table, DifferenceInterval::Wald, Confidence::DEFAULT).unwrap();
        assert!((interval.low - wald.low).abs() < 1e-6 && (interval.high - wald.high).abs() < 1e-6, "{method:?}");
    }
    let p = fisher(table, FisherRule::MidP).unwrap();
    assert!((p / chi_squared(table, ChiSquaredRule::Pearson).unwrap().p() - 1.0).abs() < 1e-3);
    let odds = ratio::conditional_odds_ratio_interval(table, Confidence::DEFAULT).unwrap();
    let woolf = ratio::odds_ratio_interval(table, Confidence::DEFAULT).unwrap();
    assert!((odds.low / woolf.low - 1.0).abs() < 1e-5 && (odds.high / woolf.high - 1.0).abs() < 1e-5);
    let counts = finite::exact_counts(400_000, 1_000_000, 3_000_000, Confidence::DEFAULT).unwrap();
    assert!(counts.low < 1_200_000 && counts.high > 1_200_000 && counts.high - counts.low < 6000);
    // Sums of a thousand million terms are refused, intervals that need none are not.
    let refused = finite::exact_counts(1, 2_000_000_000, 3_000_000_000, Confidence::DEFAULT);
    assert!(matches!(refused, Err(Refusal::TooMany { .. })));
    assert!(finite::wilson(1, 2_000_000_000, 3_000_000_000, Confidence::DEFAULT).is_ok());
    let (x, y): (Vec<f64>, Vec<f64>) = (0..200_000_u32).map(|i| (f64::from(i % 11), f64::from(i % 7))).unzip();
    assert!(mann_whitney(&x, &y).unwrap().z.unwrap() > 100.0);
    assert!((Dominance::new(&x, &y).unwrap().delta() - 28.0 / 77.0).abs() < 1e-3);
    assert_eq!(shift::shift(&x, &y), Ok(2.0));
}

/// Nobody is written out: in a list these answers would take gigabytes.
#[test]
fn answers_by_the_thousand_million() {
    let start = Instant::now();
    let confidence = Confidence::DEFAULT;
    let answers = |counts: [u64; 3]| Frequencies::counted([1.0, 2.0, 3.0].into_iter().zip(counts));
    let (first, second) = (answers([1_000_000_000; 3]), answers([1_500_000_000, 1_000_000_000, 500_000_000]));
    let near = |found: f64, expected: f64| assert!((found / expected - 1.0).abs() < 1e-9, "{found} {expected}");
    near(Dominance::new(&first, &second).unwrap().delta(), 2.0 / 9.0);
    near(RelativeEffect::of(&first, &second).unwrap().value, 11.0 / 18.0);
    near(mann_whitney(&first, &second).unwrap().u, 5.5e18);
    near(t_test(&first, &second, Variances::Welch).unwrap().estimate, 1.0 / 3.0);
    assert_eq!(shift::shift(&first, &second), Ok(0.0));
    assert_eq!(median::interval(&first, confidence).map(|found| found.interval.low), Ok(2.0));

    let people = [(1.0, 2.0, 1_000_000_000), (2.0, 2.0, 1_000_000_000), (3.0, 2.0, 500_000_000)];
    let pairs = Pairs::counted(people);
    near(paired_t(&pairs).unwrap().estimate, 0.2);
    assert_eq!(pseudo_median_interval(&pairs.changes(), confidence).map(|found| found.interval.low), Ok(0.0));
    assert!(signed_ranks(&pairs.changes(), Zeros::Pratt).is_ok_and(|ranks| ranks.p_normal(false) < 1e-300));
    let partly = partly_paired_t(&pairs, &first, &second, Variances::Welch).unwrap();
    near(partly.estimate, (5e9 + 5e9) / 5.5e9 - (4.5e9 + 6e9) / 5.5e9);
    assert!(start.elapsed() < Duration::from_secs(10));
}

/// The smallest weight is a millionth, the largest a million; what they give is compared with whole numbers.
#[test]
fn weights_over_twelve_orders_of_magnitude() {
    let (mut weights, mut answers) = (Vec::new(), Vec::new());
    let (mut sum, mut squares, mut points) = (0_u128, 0_u128, 0_u128);
    for person in 0..6_500_u64 {
        let weight = 10_u128.pow(u32::try_from(person % 13).unwrap());
        let answer = u32::try_from(mixed(person, 1) % 5).unwrap() + 1;
        weights.push(weight as f64 / 1e6);
        answers.push(f64::from(answer));
        sum += weight;
        squares += weight * weight;
        points += weight * u128::from(answer);
    }
    let near = |found: f64, expected: f64| assert!((found / expected - 1.0).abs() < 1e-13, "{found} {expected}");
    let summary = kish(&weights).unwrap();
    near(summary.n_eff, (sum * sum) as f64 / squares as f64);
    let design = Design::independent(&weights).unwrap();
    near(weighted_mean(&design, &answers, None).unwrap().mean, points as f64 / sum as f64);
    let yes: Vec<f64> = answers.iter().map(|answer| f64::from(u8::from(*answer >= 4.0))).collect();
    let share = complex_proportion::proportion(&yes, &design).unwrap();
    let interval = share.interval(ComplexInterval::default(), Confidence::DEFAULT).unwrap();
    assert!(
        0.0 < interval.low && interval.low < share.estimate && share.estimate < interval.high && interval.high < 1.0
    );
    assert!(weighted_median(&answers, &design, Confidence::DEFAULT).is_ok());
    // Two categories that the largest and the smallest weights share alike: their known totals are met to the last digits.
    let category: Vec<usize> = (0..6_500).map(|person| person / 13 % 2).collect();
    let raked = rake(&weights, &[Margin { category: category.clone(), targets: vec![300.0, 700.0] }]).unwrap();
    let first: f64 =
        raked.iter().zip(&category).filter(|(_, category)| **category == 0).map(|(weight, _)| weight).sum();
    near(first, 300.0);
    near(raked[12] / raked[0], 1e12);
}

/// A fixed scramble of two numbers (splitmix64's finaliser).
fn mixed(person: u64, item: u64) -> u64 {
    let mut z = (person * 4096 + item).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z ^ (z >> 31)) >> 8
}

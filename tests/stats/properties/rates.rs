//! Shares, their differences and ratios, and tables of counts.

use mittari::stats::contingency::{Contingency, chi_squared as table_chi_squared};
use mittari::stats::count_distribution::{Hypergeometric, binomial_pmf};
use mittari::stats::difference_of_proportions::{self as difference, DifferenceInterval};
use mittari::stats::exact_contingency;
use mittari::stats::finite_population as finite;
use mittari::stats::funnel::{self, FunnelLimits};
use mittari::stats::marginal_homogeneity::{MarginalTest, marginal_test};
use mittari::stats::mcnemar::{McNemarRule, p_value};
use mittari::stats::net_score::{self, NetCounts, NetScoreInterval};
use mittari::stats::paired_proportions::{self, PairedCounts, PairedInterval};
use mittari::stats::proportion::{self, ProportionInterval};
use mittari::stats::ratio::{self, RiskRatioInterval};
use mittari::stats::shrinkage::{GroupCount, beta_binomial};
use mittari::stats::two_by_two::{ChiSquaredRule, FisherRule, TwoByTwo, chi_squared, fisher};
use mittari::stats::{Confidence, Interval};
use proptest::prelude::*;

use super::*;

const PROPORTION: [ProportionInterval; 8] = [
    ProportionInterval::Wilson,
    ProportionInterval::WilsonContinuity,
    ProportionInterval::ClopperPearson,
    ProportionInterval::MidP,
    ProportionInterval::Jeffreys,
    ProportionInterval::JeffreysNoEdgeRule,
    ProportionInterval::AgrestiCoull,
    ProportionInterval::Wald,
];

pub(crate) const DIFFERENCE: [DifferenceInterval; 6] = [
    DifferenceInterval::Newcombe,
    DifferenceInterval::NewcombeContinuity,
    DifferenceInterval::MiettinenNurminen,
    DifferenceInterval::Mee,
    DifferenceInterval::AgrestiCaffo,
    DifferenceInterval::Wald,
];

prop_compose! {
    fn counts(most: u64)(n in 1..=most)(x in 0..=n, n in Just(n)) -> (u64, u64) { (x, n) }
}

prop_compose! {
    fn tables(most: u64)((x1, n1) in counts(most), (x2, n2) in counts(most)) -> TwoByTwo {
        TwoByTwo::new(x1, n1, x2, n2).unwrap()
    }
}

fn paired_counts() -> impl Strategy<Value = PairedCounts> {
    (0_u64..60, 0_u64..60, 0_u64..60, 0_u64..60)
        .prop_map(|(yes_yes, yes_no, no_yes, no_no)| PairedCounts { yes_yes, yes_no, no_yes, no_no })
        .prop_filter("somebody answered", |counts| counts.pairs() > 0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn proportion_intervals((x, n) in counts(3000), confidence in confidences()) {
        let share = proportion::estimate(x, n).unwrap();
        for method in PROPORTION {
            let interval = proportion::interval(x, n, method, confidence).unwrap();
            let mirror = proportion::interval(n - x, n, method, confidence).unwrap();
            prop_assert!(close(interval.low, 1.0 - mirror.high) && close(interval.high, 1.0 - mirror.low), "{method:?}");
            prop_assert!(0.0 <= interval.low && interval.low <= interval.high && interval.high <= 1.0, "{method:?}");
            let wider = Confidence::new(f64::midpoint(1.0, confidence.level())).unwrap();
            prop_assert!(within(interval, proportion::interval(x, n, method, wider).unwrap()), "{method:?}");
            if method != ProportionInterval::JeffreysNoEdgeRule {
                prop_assert!(contains(interval, share), "{method:?}");
            }
            let tenfold = proportion::interval(10 * x, 10 * n, method, confidence).unwrap();
            prop_assert!(tenfold.high - tenfold.low <= interval.high - interval.low + 1e-12, "{method:?}");
        }
        let exact = proportion::interval(x, n, ProportionInterval::ClopperPearson, confidence).unwrap();
        prop_assert!(within(proportion::interval(x, n, ProportionInterval::MidP, confidence).unwrap(), exact));
        let bound = proportion::lower_bound(x, n, ProportionInterval::ClopperPearson, confidence).unwrap();
        prop_assert!(bound >= exact.low && bound <= share);
    }

    #[test]
    fn finite_populations((x, n) in counts(200), others in 0_u64..200, confidence in confidences()) {
        let population = n + others;
        let possible = finite::possible_range(x, n, population).unwrap();
        let score = finite::wilson(x, n, population, confidence).unwrap();
        let exact = finite::exact(x, n, population, confidence).unwrap();
        let share = x as f64 / n as f64;
        prop_assert!(within(score, possible) && within(exact, possible) && contains(score, share));
        prop_assert!(within(score, proportion::interval(x, n, ProportionInterval::Wilson, confidence).unwrap()));
        let mirror = finite::exact_counts(n - x, n, population, confidence).unwrap();
        let counts = finite::exact_counts(x, n, population, confidence).unwrap();
        prop_assert_eq!((counts.low, counts.high), (population - mirror.high, population - mirror.low));
    }

    #[test]
    fn net_scores(positive in 0_u64..400, neutral in 0_u64..400, negative in 0_u64..400, confidence in confidences()) {
        let (counts, turned) = (
            NetCounts { positive, neutral, negative },
            NetCounts { positive: negative, neutral, negative: positive },
        );
        prop_assume!(counts.total() > 0);
        let score = net_score::estimate(counts).unwrap();
        for method in [NetScoreInterval::Tango, NetScoreInterval::AdjustedWald, NetScoreInterval::BonettPrice] {
            let interval = net_score::interval(counts, method, confidence).unwrap();
            let mirror = net_score::interval(turned, method, confidence).unwrap();
            prop_assert!(close(interval.low, -mirror.high) && close(interval.high, -mirror.low), "{method:?}");
            prop_assert!(interval.low < interval.high && interval.low >= -1.0 && interval.high <= 1.0, "{method:?}");
        }
        prop_assert!(contains(net_score::interval(counts, NetScoreInterval::Tango, confidence).unwrap(), score));
        prop_assert!(contains(net_score::bootstrap_interval(counts, confidence).unwrap(), score));
    }

    #[test]
    fn differences_of_proportions(table in tables(500), confidence in confidences()) {
        let estimate = difference::estimate(table);
        for method in DIFFERENCE {
            let interval = difference::interval(table, method, confidence).unwrap();
            let swapped = difference::interval(table.swapped(), method, confidence).unwrap();
            prop_assert!(close(interval.low, -swapped.high) && close(interval.high, -swapped.low), "{method:?}");
            prop_assert!(-1.0 <= interval.low && interval.high <= 1.0, "{method:?}");
            prop_assert!(method == DifferenceInterval::AgrestiCaffo || contains(interval, estimate), "{method:?}");
        }
        let mee = difference::interval(table, DifferenceInterval::Mee, confidence).unwrap();
        prop_assert!(within(mee, difference::interval(table, DifferenceInterval::MiettinenNurminen, confidence).unwrap()));
    }

    #[test]
    fn ratios(table in tables(300), confidence in confidences()) {
        let inverse = |i: Interval, j: Interval| close(i.low * j.high, 1.0) && close(i.high * j.low, 1.0);
        let koopman = |t| ratio::risk_ratio_interval(t, RiskRatioInterval::Koopman, confidence);
        if let (Ok(estimate), Ok(interval)) = (ratio::risk_ratio(table), koopman(table)) {
            prop_assert!(contains(interval, estimate) && interval.low < interval.high, "{interval:?}");
            if estimate > 0.0 {
                prop_assert!(inverse(interval, koopman(table.swapped()).unwrap()), "{interval:?}");
            }
        }
        if let Ok(odds) = ratio::odds_ratio(table) {
            let exact = ratio::conditional_odds_ratio_interval(table, confidence).unwrap();
            prop_assert!(inverse(exact, ratio::conditional_odds_ratio_interval(table.swapped(), confidence).unwrap()));
            prop_assert!(contains(exact, ratio::conditional_odds_ratio(table).unwrap()));
            prop_assert!(contains(ratio::odds_ratio_interval(table, confidence).unwrap(), odds));
        }
    }

    #[test]
    fn tests_of_two_proportions(table in tables(300)) {
        let exact = fisher(table, FisherRule::Exact).unwrap();
        prop_assert!(exact > 0.0 && exact <= 1.0 && close(exact, fisher(table.swapped(), FisherRule::Exact).unwrap()));
        if let Ok(mid) = fisher(table, FisherRule::MidP) {
            prop_assert!(mid < exact);
            let p = |rule| chi_squared(table, rule).unwrap().p();
            prop_assert!(p(ChiSquaredRule::Pearson) <= p(ChiSquaredRule::NMinusOne));
            prop_assert!(p(ChiSquaredRule::Pearson) <= p(ChiSquaredRule::Yates));
        }
    }

    #[test]
    fn larger_tables(cells in proptest::collection::vec(proptest::collection::vec(0_u64..5, 3), 2..4)) {
        let Ok(table) = Contingency::new(&cells) else { return Ok(()) };
        let reversed = Contingency::new(&cells.iter().rev().cloned().collect::<Vec<_>>()).unwrap();
        let p = exact_contingency::fisher(&table).unwrap();
        prop_assert!(p > 0.0 && p <= 1.0 && close(p, exact_contingency::fisher(&reversed).unwrap()));
        prop_assert!(close(table_chi_squared(&table).statistic, table_chi_squared(&reversed).statistic));
        prop_assert!(cells.len() > 2 || close(p, by_enumeration(&cells)), "{p} {}", by_enumeration(&cells));
    }

    #[test]
    fn two_by_two_is_a_table((x1, n1) in counts(40), (x2, n2) in counts(40)) {
        let table = TwoByTwo::new(x1, n1, x2, n2).unwrap();
        if let Ok(cells) = Contingency::new(&[vec![x1, n1 - x1], vec![x2, n2 - x2]]) {
            prop_assert!(close(exact_contingency::fisher(&cells).unwrap(), fisher(table, FisherRule::Exact).unwrap()));
            let pearson = chi_squared(table, ChiSquaredRule::Pearson).unwrap();
            prop_assert!(close(table_chi_squared(&cells).statistic, pearson.statistic));
        }
    }

    #[test]
    fn funnels_narrow(target in 0.01..0.99_f64, n in 1_u64..2000, confidence in confidences()) {
        let at = |target, n| funnel::limits(target, n, FunnelLimits::Exact, confidence).unwrap();
        let (limits, mirror) = (at(target, n), at(1.0 - target, n));
        prop_assert!(close(limits.low, 1.0 - mirror.high) && contains(limits, target));
        prop_assert!(at(target, 100 * n).high - at(target, 100 * n).low < limits.high - limits.low);
    }

    #[test]
    fn swapping_the_times_mirrors_a_change_of_rate(counts in paired_counts()) {
        let swapped = PairedCounts { yes_no: counts.no_yes, no_yes: counts.yes_no, ..counts };
        for method in [PairedInterval::Tango, PairedInterval::Newcombe10, PairedInterval::BonettPrice] {
            let of = |counts| paired_proportions::interval(counts, method, CONFIDENCE);
            prop_assert!(mirrored(of(counts), of(swapped)));
        }
        let tango = paired_proportions::interval(counts, PairedInterval::Tango, CONFIDENCE);
        prop_assert!(holds(tango, counts.change().unwrap_or(f64::NAN)));
        let p = |rule| p_value(counts.yes_no, counts.no_yes, rule);
        prop_assert!(p(McNemarRule::MidP) <= p(McNemarRule::Exact));
    }

    #[test]
    fn swapping_the_times_leaves_marginal_tests_alone(cells in prop::array::uniform9(0_u32..20)) {
        let table = |at: fn(usize, usize) -> usize| -> Vec<Vec<f64>> {
            (0..3).map(|i| (0..3).map(|j| f64::from(cells[at(i, j)])).collect()).collect()
        };
        for test in [MarginalTest::StuartMaxwell, MarginalTest::Bowker, MarginalTest::Ordinal] {
            let of = |table: Vec<Vec<f64>>| marginal_test(&table, test).map(|found| found.statistic);
            prop_assert!(agree(of(table(|i, j| 3 * i + j)), of(table(|i, j| 3 * j + i))));
        }
    }

    #[test]
    fn a_shrunk_rate_lies_between_its_own_and_the_common_one(groups in prop::collection::vec((0_u64..30, 0_u64..30), 2..12)) {
        let groups: Vec<GroupCount> = groups.into_iter().map(|(x, more)| GroupCount { x, n: x + more }).collect();
        if let Ok(found) = beta_binomial(&groups) {
            for group in groups.iter().filter(|group| group.n > 0) {
                let (own, shrunk) = (group.x as f64 / group.n as f64, found.shrunk(*group).unwrap_or(f64::NAN));
                prop_assert!(own.min(found.rate) - 1e-12 <= shrunk && shrunk <= own.max(found.rate) + 1e-12);
            }
        }
    }
}

/// Exact methods keep their promise for every true share, by enumeration; the others miss it by little.
#[test]
fn coverage() {
    let confidence = Confidence::DEFAULT;
    for (n, population) in [(5, 12), (12, 20), (20, 30)] {
        let covers: Vec<Interval> = (0..=n).map(|x| finite::exact(x, n, population, confidence).unwrap()).collect();
        for marked in 0..=population {
            let draws = Hypergeometric::new(population, marked, n).unwrap();
            let share = marked as f64 / population as f64;
            let held = (0..=n).filter(|x| contains(covers[usize::try_from(*x).unwrap()], share));
            assert!(held.map(|x| draws.pmf(x)).sum::<f64>() >= 0.95, "{marked} of {population}");
        }
    }
    for n in [8, 20, 50] {
        let coverage = |method, p: f64| {
            let held = |x: &u64| contains(proportion::interval(*x, n, method, confidence).unwrap(), p);
            (0..=n).filter(held).map(|x| binomial_pmf(x, n, p)).sum::<f64>()
        };
        for p in (1..200).map(|i| f64::from(i) / 200.0) {
            assert!(coverage(ProportionInterval::ClopperPearson, p) >= 0.95, "{n} {p}");
            assert!(coverage(ProportionInterval::Wilson, p) >= 0.83, "{n} {p}");
        }
    }
}

/// Fisher's test of a table with two rows and three columns, table by table.
fn by_enumeration(cells: &[Vec<u64>]) -> f64 {
    let factorial = |k: u64| (1..=k).map(|i| i as f64).product::<f64>();
    let columns: Vec<u64> = (0..3).map(|j| cells[0][j] + cells[1][j]).collect();
    let weight =
        |row: &[u64]| row.iter().zip(&columns).map(|(a, c)| 1.0 / factorial(*a) / factorial(c - a)).product::<f64>();
    let (first, observed) = (cells[0].iter().sum::<u64>(), weight(&cells[0]));
    let (mut rare, mut all) = (0.0, 0.0);
    for a in 0..=columns[0] {
        for b in 0..=columns[1] {
            let Some(c) = first.checked_sub(a + b).filter(|c| *c <= columns[2]) else { continue };
            let weight = weight(&[a, b, c]);
            all += weight;
            rare += if weight <= observed * (1.0 + 1e-7) { weight } else { 0.0 };
        }
    }
    rare / all
}

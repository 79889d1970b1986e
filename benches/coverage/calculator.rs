//! Intervals that the calculator gives and reports do not.

use mittari::stats::correlation::{Correlation, CorrelationInterval, correlation, correlation_interval};
use mittari::stats::count_distribution::binomial_pmf;
use mittari::stats::intraclass_correlation::one_way;
use mittari::stats::kendall::concordance;
use mittari::stats::random::SplitMix;
use mittari::stats::ratio::{RiskRatioInterval, conditional_odds_ratio_interval, risk_ratio_interval};
use mittari::stats::two_by_two::TwoByTwo;
use mittari::stats::{Computed, Interval};

use crate::scales::normal;
use crate::table::{CONFIDENCE, Coverage, SEED, Size, Table, head, holds, share, simulated, thousandths};

/// A method of an interval for a table of two groups.
type OfTable = fn(TwoByTwo) -> Computed<Interval>;

/// What two true shares give.
type Truth = fn(f64, f64) -> f64;

/// Coverage among the outcomes that have an interval, over shares in hundredths; widths of ratios tell nothing.
fn over_ratios(sizes: (u64, u64), truth: Truth, method: OfTable, grid: &[u32]) -> Computed<Coverage> {
    let mut outcomes = Vec::new();
    for x1 in 0..=sizes.0 {
        for x2 in 0..=sizes.1 {
            outcomes.push((x1, x2, method(TwoByTwo::new(x1, sizes.0, x2, sizes.1)?).ok()));
        }
    }
    let mut coverage = Coverage::NONE;
    for first in grid {
        for second in grid {
            let (p, q) = (share(*first), share(*second));
            let target = truth(p, q);
            let (mut covered, mut given) = (0.0, 0.0);
            for (x1, x2, interval) in &outcomes {
                let Some(interval) = interval else { continue };
                let probability = binomial_pmf(*x1, sizes.0, p) * binomial_pmf(*x2, sizes.1, q);
                given += probability;
                covered += if holds(*interval, target) { probability } else { 0.0 };
            }
            coverage.point(covered / given);
        }
    }
    Ok(coverage)
}

pub(crate) fn ratios(size: Size) -> Computed<Table> {
    let sizes: &[(u64, u64)] = size.of(&[(10, 10), (20, 30), (43, 40)], &[(10, 10)]);
    let grid: Vec<u32> = (10..=90).step_by(size.of(5, 20)).collect();
    let methods: [(&str, Truth, OfTable); 3] = [
        (
            "ratio of shares, Koopman (default)",
            |p, q| p / q,
            |table| risk_ratio_interval(table, RiskRatioInterval::Koopman, CONFIDENCE),
        ),
        (
            "ratio of shares, Katz",
            |p, q| p / q,
            |table| risk_ratio_interval(table, RiskRatioInterval::KatzLog, CONFIDENCE),
        ),
        (
            "odds ratio, exact",
            |p, q| p / (1.0 - p) / (q / (1.0 - q)),
            |table| conditional_odds_ratio_interval(table, CONFIDENCE),
        ),
    ];
    let mut rows = Vec::new();
    for (name, truth, method) in methods {
        let cells = sizes.iter().map(|sizes| Ok(over_ratios(*sizes, truth, method, &grid)?.text()));
        rows.push(head(name, cells.collect::<Computed<Vec<_>>>()?.into_iter()));
    }
    Ok(Table::new(
        "Calculator: ratio of two independent proportions",
        &format!(
            "Every pair of shares from .10 to .90 in steps of {}, among the outcomes that have an interval.",
            size.of(".05", ".20")
        ),
        head("Method", sizes.iter().map(|(n1, n2)| format!("{n1} and {n2}"))),
        rows,
    ))
}

/// The correlation of two normal variables.
const CORRELATION: f64 = 0.5;

fn two_normals(random: &mut SplitMix, n: usize) -> (Vec<f64>, Vec<f64>) {
    let pair = |_| {
        let (first, other) = (normal(random), normal(random));
        (first, CORRELATION * first + (1.0 - CORRELATION * CORRELATION).sqrt() * other)
    };
    (0..n).map(pair).unzip()
}

pub(crate) fn relations(size: Size) -> Table {
    let draws: u32 = size.of(2_000, 100);
    let sizes = [10, 20, 60];
    let of = |kind: Correlation, method: CorrelationInterval, truth: f64, n: usize| {
        simulated(draws, truth, |random| {
            let (x, y) = two_normals(random, n);
            correlation_interval(correlation(&x, &y, kind).ok()?, n, method, CONFIDENCE).ok()
        })
    };
    let ranks = 6.0 / std::f64::consts::PI * (CORRELATION / 2.0).asin();
    let pairs = 2.0 / std::f64::consts::PI * CORRELATION.asin();
    let gamma = |n: usize| {
        simulated(draws, pairs, |random| {
            let (x, y) = two_normals(random, n);
            concordance(&x, &y).ok()?.gamma_interval(CONFIDENCE).ok()
        })
    };
    let rows = vec![
        head(
            "Spearman, Bonett–Wright (default)",
            sizes.iter().map(|n| of(Correlation::Spearman, CorrelationInterval::BonettWright, ranks, *n)),
        ),
        head(
            "Pearson, Fisher (default)",
            sizes.iter().map(|n| of(Correlation::Pearson, CorrelationInterval::Fisher, CORRELATION, *n)),
        ),
        head("gamma, Goodman–Kruskal", sizes.iter().map(|n| gamma(*n))),
    ];
    Table::new(
        "Calculator: correlations",
        &format!(
            "{} simulated surveys with seed {SEED}: two normal variables with a correlation of {}, without ties.",
            size.of("2,000", "100"),
            thousandths(CORRELATION),
        ),
        head("Interval", sizes.iter().map(|n| format!("n = {n}"))),
        rows,
    )
}

/// The intraclass correlation of normal answers.
const LIKENESS: f64 = 0.1;

fn alike(random: &mut SplitMix, clusters: usize, equal: bool) -> Option<Interval> {
    let (mut values, mut of) = (Vec::new(), Vec::new());
    for cluster in 0..clusters {
        let level = LIKENESS.sqrt() * normal(random);
        let people = if equal { 10 } else { 5 + random.below(11) };
        for _ in 0..people {
            values.push(level + (1.0 - LIKENESS).sqrt() * normal(random));
            of.push(cluster);
        }
    }
    one_way(&values, &of).ok()?.icc1_interval(CONFIDENCE).ok()
}

pub(crate) fn likeness(size: Size) -> Table {
    let draws: u32 = size.of(2_000, 100);
    let numbers = [6, 10, 30];
    let row = |name: &str, equal: bool| {
        head(name, numbers.iter().map(|n| simulated(draws, LIKENESS, |random| alike(random, *n, equal))))
    };
    Table::new(
        "Calculator: intraclass correlation (Searle)",
        &format!(
            "{} simulated surveys with seed {SEED}: normal answers with a correlation of {}.",
            size.of("2,000", "100"),
            thousandths(LIKENESS),
        ),
        head("Clusters", numbers.iter().map(|n| format!("{n} clusters"))),
        vec![row("of 10 people", true), row("of 5 to 15 people", false)],
    )
}

//! Proportions: one, one of a small known population, the difference of two.

use mittari::stats::count_distribution::{Hypergeometric, binomial_pmf};
use mittari::stats::difference_of_proportions::{self, DifferenceInterval};
use mittari::stats::proportion::{self, ProportionInterval};
use mittari::stats::two_by_two::TwoByTwo;
use mittari::stats::{Computed, Confidence, Interval, finite_population};

use crate::table::{CONFIDENCE, Coverage, Size, Table, head, share};

pub(crate) const METHODS: [(&str, ProportionInterval); 6] = [
    ("Wilson (default)", ProportionInterval::Wilson),
    ("Clopper–Pearson", ProportionInterval::ClopperPearson),
    ("mid-P", ProportionInterval::MidP),
    ("Jeffreys", ProportionInterval::Jeffreys),
    ("Agresti–Coull", ProportionInterval::AgrestiCoull),
    ("Wald (never offered)", ProportionInterval::Wald),
];

/// True shares in thousandths, from one to another.
fn shares(from: u32, to: u32, step: usize) -> Vec<f64> {
    (from..=to).step_by(step).map(|thousandths| f64::from(thousandths) / 1000.0).collect()
}

pub(crate) fn high_shares() -> Vec<f64> {
    shares(850, 990, 2)
}

fn over_shares(n: u64, shares: &[f64], interval: impl Fn(u64) -> Computed<Interval>) -> Computed<Coverage> {
    let intervals = (0..=n).map(interval).collect::<Computed<Vec<_>>>()?;
    let mut coverage = Coverage::NONE;
    for p in shares {
        coverage.add(*p, (0..=n).zip(&intervals).map(|(x, interval)| (binomial_pmf(x, n, *p), *interval)));
    }
    Ok(coverage)
}

pub(crate) fn of_method(n: u64, shares: &[f64], method: ProportionInterval) -> Computed<Coverage> {
    over_shares(n, shares, |x| proportion::interval(x, n, method, CONFIDENCE))
}

fn one_sided(n: u64, shares: &[f64]) -> Computed<Coverage> {
    over_shares(n, shares, |x| {
        let low = proportion::lower_bound(x, n, ProportionInterval::ClopperPearson, CONFIDENCE)?;
        Ok(Interval { low, high: 1.0 })
    })
}

pub(crate) fn one_proportion(size: Size) -> Computed<[Table; 2]> {
    let sizes: &[u64] = size.of(&[5, 8, 10, 20, 43, 100, 400], &[5, 8, 20, 43]);
    let columns = || head("Method", sizes.iter().map(|n| format!("n = {n}")));
    let rows = |shares: &[f64]| -> Computed<Vec<Vec<String>>> {
        let mut rows = Vec::new();
        for (name, method) in METHODS {
            let cells = sizes.iter().map(|n| Ok(of_method(*n, shares, method)?.text_with_width()));
            rows.push(head(name, cells.collect::<Computed<Vec<_>>>()?.into_iter()));
        }
        let cells = sizes.iter().map(|n| Ok(one_sided(*n, shares)?.text()));
        rows.push(head("Clopper–Pearson, lower bound", cells.collect::<Computed<Vec<_>>>()?.into_iter()));
        Ok(rows)
    };
    let whole = rows(&shares(10, 990, size.of(5, 20)))?;
    let high = rows(&high_shares())?;
    let step = size.of(".005", ".02");
    Ok([
        Table::new(
            "One proportion, true share .01 to .99",
            &format!("Steps of {step}; in brackets the mean width. Lower bound: one-sided 95 %."),
            columns(),
            whole,
        ),
        Table::new(
            "One proportion, true share .85 to .99",
            "Steps of .002: where satisfaction lives.",
            columns(),
            high,
        ),
    ])
}

/// Coverage over the populations with `yes` yes-sayers, one for each number given.
fn over_populations(
    n: u64,
    population: u64,
    yes: impl Iterator<Item = u64>,
    interval: impl Fn(u64) -> Computed<Interval>,
) -> Computed<Coverage> {
    let intervals = (0..=n).map(interval).collect::<Computed<Vec<_>>>()?;
    let mut coverage = Coverage::NONE;
    for marked in yes {
        let draws = Hypergeometric::new(population, marked, n)?;
        let outcomes = (draws.least()..).zip(intervals.iter().skip(position(draws.least())));
        let outcomes = outcomes.take_while(|(x, _)| *x <= draws.most());
        coverage.add(marked as f64 / population as f64, outcomes.map(|(x, interval)| (draws.pmf(x), *interval)));
    }
    Ok(coverage)
}

/// A count as a position in a list; lists here are short.
pub(crate) fn position(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

pub(crate) fn finite_pair(n: u64, population: u64, yes: &[u64]) -> Computed<(Coverage, Coverage)> {
    let over = |interval: fn(u64, u64, u64, Confidence) -> Computed<Interval>| {
        over_populations(n, population, yes.iter().copied(), |x| interval(x, n, population, CONFIDENCE))
    };
    Ok((over(finite_population::wilson)?, over(finite_population::exact)?))
}

/// Every number of yes-sayers from a share up to a share.
fn numbers_of_yes(population: u64, from: f64, to: f64) -> Vec<u64> {
    (0..=population).filter(|k| (from..=to).contains(&(*k as f64 / population as f64))).collect()
}

pub(crate) fn finite(size: Size) -> Computed<Table> {
    let cases: &[(u64, u64)] = size.of(&[(20, 25), (20, 30), (43, 64), (100, 120)], &[(20, 25), (20, 30)]);
    let mut rows = Vec::new();
    for (n, population) in cases {
        let all: Vec<u64> = (0..=*population).collect();
        let (wilson, exact) = finite_pair(*n, *population, &all)?;
        let (wilson_high, exact_high) = finite_pair(*n, *population, &numbers_of_yes(*population, 0.85, 1.0))?;
        let cells = [wilson, exact, wilson_high, exact_high].map(Coverage::text_with_width);
        rows.push(head(&format!("{n} of {population}"), cells.into_iter()));
    }
    let columns = ["Wilson at n*", "exact", "Wilson at n*, .85 to 1", "exact, .85 to 1"].map(String::from);
    Ok(Table::new(
        "One proportion of a small known population",
        "Every number of yes-sayers from nobody to everybody; in brackets the mean width. A report says what the \
         exact interval says.",
        head("Answered", columns.into_iter()),
        rows,
    ))
}

pub(crate) fn over_two(n1: u64, n2: u64, method: DifferenceInterval, grid: &[u32]) -> Computed<Coverage> {
    let mut intervals = Vec::new();
    for x1 in 0..=n1 {
        for x2 in 0..=n2 {
            let table = TwoByTwo::new(x1, n1, x2, n2)?;
            intervals.push(difference_of_proportions::interval(table, method, CONFIDENCE)?);
        }
    }
    let probabilities =
        |n: u64, hundredths: u32| -> Vec<f64> { (0..=n).map(|x| binomial_pmf(x, n, share(hundredths))).collect() };
    let mut coverage = Coverage::NONE;
    for first in grid {
        for second in grid {
            let (of_first, of_second) = (probabilities(n1, *first), probabilities(n2, *second));
            let both = of_first.iter().flat_map(|p| of_second.iter().map(move |q| p * q));
            let truth = (f64::from(*first) - f64::from(*second)) / 100.0;
            coverage.add(truth, both.zip(intervals.iter().copied()));
        }
    }
    Ok(coverage)
}

pub(crate) fn two_proportions(size: Size) -> Computed<Table> {
    let sizes: &[(u64, u64)] = size.of(&[(10, 10), (20, 30), (43, 40)], &[(10, 10)]);
    let whole: Vec<u32> = (5..=95).step_by(size.of(5, 10)).collect();
    let high: Vec<u32> = (85..=99).step_by(size.of(1, 2)).collect();
    let methods = [
        ("Newcombe (default)", DifferenceInterval::Newcombe),
        ("Miettinen–Nurminen", DifferenceInterval::MiettinenNurminen),
        ("Agresti–Caffo", DifferenceInterval::AgrestiCaffo),
        ("Wald (never offered)", DifferenceInterval::Wald),
    ];
    let mut rows = Vec::new();
    for (name, method) in methods {
        let mut row = vec![name.to_string()];
        for (n1, n2) in sizes {
            row.push(over_two(*n1, *n2, method, &whole)?.text());
            row.push(over_two(*n1, *n2, method, &high)?.text());
        }
        rows.push(row);
    }
    let columns = sizes.iter().flat_map(|(n1, n2)| [format!("{n1} and {n2}"), format!("{n1} and {n2}, high")]);
    Ok(Table::new(
        "Difference of two independent proportions",
        &format!(
            "Every pair of shares from .05 to .95 in steps of {}; high: both .85 to .99, steps of {}.",
            size.of(".05", ".10"),
            size.of(".01", ".02")
        ),
        head("Method", columns),
        rows,
    ))
}

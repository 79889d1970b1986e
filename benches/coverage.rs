//! What the intervals of `mittari::stats` really cover at a nominal 95 %.
//!
//! `cargo bench --bench coverage > docs/coverage.md` writes the whole study. `-- --quick`, or running it as a
//! test (`cargo test --benches`), takes smaller groups and coarser grids. Either way it fails when a coverage
//! that the project's decisions rest on is no longer reproduced.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a study prints its tables and what went wrong")]

use std::process::ExitCode;

use mittari::stats::count_distribution::{Hypergeometric, binomial_pmf};
use mittari::stats::difference_of_proportions::{self, DifferenceInterval};
use mittari::stats::distribution::{beta_quantile, critical_t, normal_upper_quantile};
use mittari::stats::effective_counts::{Clustered, difference_interval, square_and_add};
use mittari::stats::mean::one_sample_t;
use mittari::stats::mean_difference::welch;
use mittari::stats::net_score::{self, NetCounts, NetScoreInterval};
use mittari::stats::paired_proportions::{self, PairedCounts, PairedInterval};
use mittari::stats::proportion::{self, ProportionInterval};
use mittari::stats::random::SplitMix;
use mittari::stats::relative_effect::RelativeEffect;
use mittari::stats::reliability::{Missing, item_covariance};
use mittari::stats::summary::Summary;
use mittari::stats::two_by_two::TwoByTwo;
use mittari::stats::{Computed, Confidence, Interval, Refusal, finite_population, median};

const CONFIDENCE: Confidence = Confidence::DEFAULT;

/// A parameter this close to a limit is covered: both are the same fraction, computed in two ways.
const SAME: f64 = 1e-9;

/// Seed of everything that is simulated.
const SEED: u64 = 95;

fn main() -> ExitCode {
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    // cargo says `--bench` to a benchmark and nothing to a test.
    let size = if asked("--bench") && !asked("--quick") { Size::Full } else { Size::Quick };
    match study(size) {
        Ok((text, true)) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Ok((text, false)) => {
            print!("{text}");
            eprintln!("a coverage that the decisions rest on is not reproduced: see the first table");
            ExitCode::FAILURE
        }
        Err(refusal) => {
            eprintln!("a statistic refused what the study gave it: {refusal:?}");
            ExitCode::FAILURE
        }
    }
}

/// How much is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    /// Everything.
    Full,
    /// Smaller groups, coarser grids, fewer draws.
    Quick,
}

impl Size {
    fn of<T>(self, full: T, quick: T) -> T {
        match self {
            Self::Full => full,
            Self::Quick => quick,
        }
    }
}

/// The text of the study, and whether everything stated was found.
fn study(size: Size) -> Computed<(String, bool)> {
    let (stated, all_found) = stated_figures()?;
    let chapters = [
        INTRODUCTION.to_string(),
        stated,
        one_proportion(size)?,
        finite(size)?,
        net_scores(size)?,
        two_proportions(size)?,
        paired(size)?,
        means_and_medians(size)?,
        groups(size),
        alpha(size)?,
        CONCLUSIONS.to_string(),
    ];
    Ok((chapters.join("\n"), all_found))
}

const INTRODUCTION: &str = "\
# What the intervals cover

Every possible outcome gets its interval from the program's own functions, and the probabilities of the outcomes \
whose interval holds the true value are added up; nothing is simulated but groups against each other and Cronbach's \
alpha (always the same draws). A cell is `mean / minimum` over a grid of true values, at a nominal 95 %: the mean says what a \
reader of many reports gets, the minimum what the unluckiest survey gets. `cargo bench --bench coverage > \
docs/coverage.md` computes this full text; `cargo test --bench coverage` (or `-- --quick`) computes smaller groups on \
coarser grids in seconds, and both fail when a figure of the first table is lost.
";

const CONCLUSIONS: &str = "\
## What follows

- **Wilson** keeps its promise on average for every size, not at its worst: below ten answers near 100 % it can \
cover less than 85 %. There mid-P is the compromise, and where a guarantee is given Clopper–Pearson is the only one \
that never covers less than it says.
- **Wald** loses most where programmes do best. No setting of `survey.toml` offers it.
- **All who were invited**: the exact interval is hardly wider than Wilson's at n*, which can fall to .80 when most \
answered. Reports use the exact one.
- **Net scores**: Tango and Bonett–Price stay above .91 at high scores of ten answers, Rocks does not.
- **Change of the same people**: when few turn, every interval but Wald's covers more than it says on average.
- **Means**: the t interval of answers crowded at the end of a scale covers too little even with 43 of them. The \
distribution comes first in a report, the mean second.
- **Medians**: ties make the interval cover far more than it says.
- **Groups against each other**: scores squared and added keep their promise; Welch's and Brunner and Munzel's intervals \
lose up to four percentage points where a dozen crowded or widely spread answers stand against many. With clusters the \
interval is too careful, and much so with few of them; as if independent it would fail one survey in seven.
- **Alpha**: Feldt's interval is right for normal items; for answers 1 to 5 it can be too careful, here by two \
percentage points.
";

// ---------------------------------------------------------------------------------------------------------------
// What is counted, and how it is printed.

/// Coverage over a grid of true values.
#[derive(Debug, Clone, Copy)]
struct Coverage {
    points: f64,
    sum: f64,
    least: f64,
    width: f64,
}

impl Coverage {
    const NONE: Self = Self { points: 0.0, sum: 0.0, least: f64::INFINITY, width: 0.0 };

    /// One true value: each outcome's probability and interval.
    fn add(&mut self, truth: f64, outcomes: impl Iterator<Item = (f64, Interval)>) {
        let (covered, width) = outcomes.fold((0.0, 0.0), |(covered, width), (probability, interval)| {
            let hit = if holds(interval, truth) { probability } else { 0.0 };
            (covered + hit, width + probability * (interval.high - interval.low))
        });
        self.points += 1.0;
        self.sum += covered;
        self.least = self.least.min(covered);
        self.width += width;
    }

    fn mean(self) -> f64 {
        self.sum / self.points
    }

    fn text(self) -> String {
        format!("{} / {}", thousandths(self.mean()), thousandths(self.least))
    }

    fn text_with_width(self) -> String {
        let width = format!("{:.2}", self.width / self.points);
        format!("{} ({})", self.text(), width.trim_start_matches('0'))
    }
}

fn holds(interval: Interval, truth: f64) -> bool {
    interval.low - SAME <= truth && truth <= interval.high + SAME
}

/// `.959`, as statistics print what cannot pass 1.
fn thousandths(share: f64) -> String {
    let text = format!("{share:.3}");
    text.strip_prefix('0').unwrap_or(&text).to_string()
}

/// A Markdown table under its heading and an explanation.
fn table(heading: &str, explanation: &str, head: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule = vec!["---".to_string(); head.len()];
    let body: String = rows.iter().map(|row| line(row)).collect();
    format!("## {heading}\n\n{explanation}\n\n{}{}{body}", line(head), line(&rule))
}

fn head(first: &str, rest: impl Iterator<Item = String>) -> Vec<String> {
    std::iter::once(first.to_string()).chain(rest).collect()
}

/// Shares from hundredths, so that equal ones are equal.
fn share(hundredths: u32) -> f64 {
    f64::from(hundredths) / 100.0
}

// ---------------------------------------------------------------------------------------------------------------
// One proportion.

const METHODS: [(&str, ProportionInterval); 6] = [
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

fn high_shares() -> Vec<f64> {
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

fn of_method(n: u64, shares: &[f64], method: ProportionInterval) -> Computed<Coverage> {
    over_shares(n, shares, |x| proportion::interval(x, n, method, CONFIDENCE))
}

fn one_sided(n: u64, shares: &[f64]) -> Computed<Coverage> {
    over_shares(n, shares, |x| {
        let low = proportion::lower_bound(x, n, ProportionInterval::ClopperPearson, CONFIDENCE)?;
        Ok(Interval { low, high: 1.0 })
    })
}

fn one_proportion(size: Size) -> Computed<String> {
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
    Ok(format!(
        "{}\n{}",
        table(
            "One proportion, true share .01 to .99",
            &format!("Steps of {step}; in brackets the mean width. Lower bound: one-sided 95 %."),
            &columns(),
            &whole
        ),
        table("One proportion, true share .85 to .99", "Steps of .002: where satisfaction lives.", &columns(), &high)
    ))
}

// ---------------------------------------------------------------------------------------------------------------
// A finite population.

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
fn position(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn finite_pair(n: u64, population: u64, yes: &[u64]) -> Computed<(Coverage, Coverage)> {
    let over = |interval: fn(u64, u64, u64, Confidence) -> Computed<Interval>| {
        over_populations(n, population, yes.iter().copied(), |x| interval(x, n, population, CONFIDENCE))
    };
    Ok((over(finite_population::wilson)?, over(finite_population::exact)?))
}

/// Every number of yes-sayers from a share up to a share.
fn numbers_of_yes(population: u64, from: f64, to: f64) -> Vec<u64> {
    (0..=population).filter(|k| (from..=to).contains(&(*k as f64 / population as f64))).collect()
}

fn finite(size: Size) -> Computed<String> {
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
    Ok(table(
        "One proportion of a small known population",
        "Every number of yes-sayers from nobody to everybody; in brackets the mean width. A report says what the \
         exact interval says.",
        &head("Answered", columns.into_iter()),
        &rows,
    ))
}

// ---------------------------------------------------------------------------------------------------------------
// Two sides of one sample: net scores, and change of the same people.

/// What happens with some probability: so many on the one side, so many on the other.
struct Outcome {
    positive: u64,
    negative: u64,
    neutral: u64,
    /// How many ways lead to it; its probability is this times the shares to their powers.
    ways: f64,
    interval: Interval,
}

/// Every outcome of n people; `intervals` gives those of one outcome, each with its probability within it.
fn outcomes(n: u64, intervals: impl Fn(NetCounts) -> Computed<Vec<(f64, Interval)>>) -> Computed<Vec<Outcome>> {
    let mut all = Vec::new();
    for positive in 0..=n {
        for negative in 0..=n - positive {
            let neutral = n - positive - negative;
            let ways = choose(n, positive) * choose(n - positive, negative);
            for (within, interval) in intervals(NetCounts { positive, neutral, negative })? {
                all.push(Outcome { positive, negative, neutral, ways: ways * within, interval });
            }
        }
    }
    Ok(all)
}

/// n over k.
fn choose(n: u64, k: u64) -> f64 {
    (0..k).fold(1.0, |ways, i| ways * (n - i) as f64 / (i + 1) as f64)
}

fn power(share: f64, count: u64) -> f64 {
    share.powi(i32::try_from(count).unwrap_or(i32::MAX))
}

/// Coverage of the difference over true shares of both sides, in hundredths.
fn over_sides(outcomes: &[Outcome], sides: &[(u32, u32)]) -> Coverage {
    let mut coverage = Coverage::NONE;
    for (positive, negative) in sides {
        let (p, q, rest) = (share(*positive), share(*negative), share(100 - positive - negative));
        let probability = |o: &Outcome| o.ways * power(p, o.positive) * power(q, o.negative) * power(rest, o.neutral);
        let truth = (f64::from(*positive) - f64::from(*negative)) / 100.0;
        coverage.add(truth, outcomes.iter().map(|o| (probability(o), o.interval)));
    }
    coverage
}

/// Pairs of shares, in hundredths, that leave something for those on neither side.
fn sides(of: impl Fn(u32, u32) -> bool, step: usize) -> Vec<(u32, u32)> {
    let all = (0..=100).step_by(step).flat_map(|p| (0..=100 - p).step_by(step).map(move |q| (p, q)));
    all.filter(|(p, q)| of(*p, *q)).collect()
}

const NET_METHODS: [(&str, NetScoreInterval); 4] = [
    ("Tango (default)", NetScoreInterval::Tango),
    ("Rocks", NetScoreInterval::AdjustedWald),
    ("Bonett–Price", NetScoreInterval::BonettPrice),
    ("Wald (never offered)", NetScoreInterval::Wald),
];

fn net_outcomes(n: u64, method: NetScoreInterval) -> Computed<Vec<Outcome>> {
    outcomes(n, |counts| Ok(vec![(1.0, net_score::interval(counts, method, CONFIDENCE)?)]))
}

/// Scores of which programmes boast.
fn high_scores() -> Vec<(u32, u32)> {
    sides(|p, q| (70..=95).contains(&p) && q <= 5, 5)
}

fn net_scores(size: Size) -> Computed<String> {
    let sizes: &[u64] = size.of(&[10, 20, 30], &[10, 20]);
    let whole = sides(|p, q| p > 0 && q > 0 && p + q < 100, size.of(5, 10));
    let high = high_scores();
    let mut rows = Vec::new();
    for (name, method) in NET_METHODS {
        let mut row = vec![name.to_string()];
        for n in sizes {
            let outcomes = net_outcomes(*n, method)?;
            row.push(over_sides(&outcomes, &whole).text());
            row.push(over_sides(&outcomes, &high).text());
        }
        rows.push(row);
    }
    let columns = sizes.iter().flat_map(|n| [format!("n = {n}"), format!("n = {n}, high")]);
    Ok(table(
        "Net score (NPS)",
        &format!(
            "Every pair of shares of promoters and detractors above 0 in steps of {}, with some in between; high: \
             promoters .70 to .95, detractors 0 or .05.",
            size.of(".05", ".10")
        ),
        &head("Method", columns),
        &rows,
    ))
}

/// Share of those who answered alike both times and said yes.
const SPLITS: [(&str, f64); 2] = [("half", 0.5), ("nine in ten", 0.9)];

fn paired_outcomes(n: u64, method: PairedInterval, yes_among_same: f64) -> Computed<Vec<Outcome>> {
    outcomes(n, |turned| {
        let of = |yes_yes: u64| {
            let (no_yes, yes_no) = (turned.positive, turned.negative);
            let counts = PairedCounts { yes_yes, yes_no, no_yes, no_no: turned.neutral - yes_yes };
            let interval = paired_proportions::interval(counts, method, CONFIDENCE)?;
            Ok((binomial_pmf(yes_yes, turned.neutral, yes_among_same), interval.within(-1.0, 1.0)))
        };
        match method {
            PairedInterval::Newcombe10 | PairedInterval::Newcombe8 => (0..=turned.neutral).map(of).collect(),
            // The others see only those who turned.
            _ => Ok(vec![(1.0, of(0)?.1)]),
        }
    })
}

fn paired(size: Size) -> Computed<String> {
    let sizes: &[u64] = size.of(&[10, 20, 40], &[10, 20]);
    let whole = sides(|p, q| p > 0 && q > 0 && p + q < 100, size.of(5, 10));
    let few = sides(|p, q| (1..=10).contains(&p) && (1..=10).contains(&q), size.of(1, 3));
    let newcombe = SPLITS.map(|(name, split)| (format!("Newcombe 10, {name} yes"), PairedInterval::Newcombe10, split));
    let [half, most] = newcombe;
    let methods = [
        ("Tango (default)".to_string(), PairedInterval::Tango, 0.5),
        half,
        most,
        ("Bonett–Price".to_string(), PairedInterval::BonettPrice, 0.5),
        ("Wald (never offered)".to_string(), PairedInterval::Wald, 0.5),
    ];
    let mut rows = Vec::new();
    for (name, method, split) in methods {
        let mut row = vec![name];
        for n in sizes {
            let outcomes = paired_outcomes(*n, method, split)?;
            row.push(over_sides(&outcomes, &whole).text());
            row.push(over_sides(&outcomes, &few).text());
        }
        rows.push(row);
    }
    let columns = sizes.iter().flat_map(|n| [format!("{n} pairs"), format!("{n} pairs, few turn")]);
    Ok(table(
        "Change of a rate among the same people",
        &format!(
            "Every pair of shares that turn to yes and to no, above 0 in steps of {}; few turn: .01 to .10 each, steps \
             of {}. Newcombe's interval also depends on how many of those who answer alike both times say yes.",
            size.of(".05", ".10"),
            size.of(".01", ".03")
        ),
        &head("Method", columns),
        &rows,
    ))
}

// ---------------------------------------------------------------------------------------------------------------
// Two independent proportions.

fn over_two(n1: u64, n2: u64, method: DifferenceInterval, grid: &[u32]) -> Computed<Coverage> {
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

fn two_proportions(size: Size) -> Computed<String> {
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
    Ok(table(
        "Difference of two independent proportions",
        &format!(
            "Every pair of shares from .05 to .95 in steps of {}; high: both .85 to .99, steps of {}.",
            size.of(".05", ".10"),
            size.of(".01", ".02")
        ),
        &head("Method", columns),
        &rows,
    ))
}

// ---------------------------------------------------------------------------------------------------------------
// Answers from 1 to 5.

/// Shares of the answers 1 to 5, in hundredths.
type FivePoint = [u32; 5];

const DISTRIBUTIONS: [(&str, FivePoint); 3] =
    [("even", [20, 20, 20, 20, 20]), ("ceiling", [2, 3, 5, 25, 65]), ("two-peaked", [35, 10, 10, 10, 35])];

/// How often each answer was given, and the intervals of the mean and the median where there are any.
struct Answers {
    counts: [u64; 5],
    ways: f64,
    mean: Option<Interval>,
    median: Option<Interval>,
}

fn values() -> impl Iterator<Item = f64> {
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

fn mean_of(distribution: FivePoint) -> f64 {
    values().zip(distribution).map(|(value, hundredths)| value * share(hundredths)).sum()
}

fn variance_of(distribution: FivePoint) -> f64 {
    let mean = mean_of(distribution);
    values().zip(distribution).map(|(value, hundredths)| (value - mean).powi(2) * share(hundredths)).sum()
}

/// The first answer that half of the people reach.
fn median_of(distribution: FivePoint) -> f64 {
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

fn means_and_medians(size: Size) -> Computed<String> {
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
    Ok(table(
        "Mean (t) and median (order statistics) of answers from 1 to 5",
        &format!(
            "Exact, over every way to answer; in brackets the percentages of 1 to 5. `none`: all answered alike and \
             the mean has no interval. Without ties the interval of the median would cover {}.",
            attained.join(", ")
        ),
        &head("Distribution", columns),
        &rows,
    ))
}

// ---------------------------------------------------------------------------------------------------------------
// Groups against each other.

/// Promoters, passives and detractors of two groups, in hundredths.
const SCORES: [[u32; 3]; 2] = [[75, 20, 5], [45, 35, 20]];

/// Favourable shares of two groups of clusters, and how alike the people of a cluster are.
const CLUSTERED: (f64, f64, f64) = (0.8, 0.6, 0.1);

/// A position drawn with these hundredths.
fn drawn(random: &mut SplitMix, hundredths: &[u32]) -> usize {
    let mut left = random.below(100);
    for (at, share) in hundredths.iter().enumerate() {
        let share = *share as usize;
        if left < share {
            return at;
        }
        left -= share;
    }
    hundredths.len() - 1
}

fn counts_of<const N: usize>(random: &mut SplitMix, n: u64, hundredths: [u32; N]) -> [u64; N] {
    let mut counts = [0; N];
    for _ in 0..n {
        counts[drawn(random, &hundredths)] += 1;
    }
    counts
}

/// Share of the surveys whose interval holds the truth, among those that have one.
fn simulated(draws: u32, truth: f64, mut survey: impl FnMut(&mut SplitMix) -> Option<Interval>) -> String {
    let mut random = SplitMix::new(SEED);
    let (mut covered, mut given) = (0, 0);
    for _ in 0..draws {
        if let Some(interval) = survey(&mut random) {
            given += 1;
            covered += u32::from(holds(interval, truth));
        }
    }
    thousandths(f64::from(covered) / f64::from(given.max(1)))
}

/// Welch's interval of the means' difference, and Brunner and Munzel's of P(first larger) + P(equal)/2.
fn ordered_pair(draws: u32, first: FivePoint, second: FivePoint, sizes: (u64, u64)) -> [String; 2] {
    let difference = mean_of(first) - mean_of(second);
    let welch = simulated(draws, difference, |random| {
        let of = |counts: [u64; 5]| Summary::of(&spread_out(&counts)).ok();
        let (a, b) = (counts_of(random, sizes.0, first), counts_of(random, sizes.1, second));
        Some(welch(of(a)?, of(b)?, (1.0, 1.0)).ok()?.interval(CONFIDENCE))
    });
    let larger: f64 = (0..5)
        .flat_map(|i| (0..5).map(move |j| (i, j)))
        .map(|(i, j)| {
            let weight = if i > j { 1.0 } else { f64::from(u8::from(i == j)) / 2.0 };
            weight * share(first[i]) * share(second[j])
        })
        .sum();
    let munzel = simulated(draws, larger - 0.5, |random| {
        let (a, b) = (counts_of(random, sizes.0, first), counts_of(random, sizes.1, second));
        Some(RelativeEffect::of_counts(&a, &b).ok()?.t((1.0, 1.0)).ok()?.interval(CONFIDENCE))
    });
    [welch, munzel]
}

fn spread_out(counts: &[u64]) -> Vec<f64> {
    counts.iter().zip(1..).flat_map(|(n, answer)| std::iter::repeat_n(f64::from(answer), position(*n))).collect()
}

/// Tango's limits of both groups, squared and added.
fn two_scores(draws: u32, sizes: (u64, u64)) -> String {
    let score = |hundredths: [u32; 3]| share(hundredths[0]) - share(hundredths[2]);
    simulated(draws, score(SCORES[0]) - score(SCORES[1]), |random| {
        let mut side = |n, hundredths| {
            let [positive, neutral, negative] = counts_of(random, n, hundredths);
            let counts = NetCounts { positive, neutral, negative };
            let interval = net_score::interval(counts, NetScoreInterval::default(), CONFIDENCE).ok()?;
            Some((net_score::estimate(counts).ok()?, interval))
        };
        Some(square_and_add(side(sizes.0, SCORES[0])?, side(sizes.1, SCORES[1])?))
    })
}

/// Clusters of 5 to 15 people whose shares are drawn from a beta distribution; the design effect is that of the true
/// correlation. Beside it, what independent answers would give.
fn clustered(draws: u32, clusters: usize) -> [String; 2] {
    let (p1, p2, icc) = CLUSTERED;
    let side = |random: &mut SplitMix, share: f64| {
        let spread = 1.0 / icc - 1.0;
        let (mut yes, mut people, mut sizes) = (0, 0, Vec::new());
        for _ in 0..clusters {
            let n = 5 + random.below(11) as u64;
            let own = beta_quantile(uniform(random), share * spread, (1.0 - share) * spread);
            yes += (0..n).filter(|_| uniform(random) < own).count() as u64;
            people += n;
            sizes.push(n as f64);
        }
        (yes, people, sizes)
    };
    let of = |(yes, people, sizes): &(u64, u64, Vec<f64>), allow: bool| {
        let n: f64 = sizes.iter().sum();
        let squares: f64 = sizes.iter().map(|size| size * size).sum();
        let few = critical_t(CONFIDENCE, clusters as f64 - 1.0) / critical_t(CONFIDENCE, n - 1.0);
        let effect = if allow { (1.0 + (squares / n - 1.0) * icc) * few * few } else { 1.0 };
        Clustered { yes: *yes, n: *people, design_effect: effect }
    };
    [true, false].map(|allow| {
        simulated(draws, p1 - p2, |random| {
            let (first, second) = (side(random, p1), side(random, p2));
            difference_interval(of(&first, allow), of(&second, allow), CONFIDENCE).ok()
        })
    })
}

fn uniform(random: &mut SplitMix) -> f64 {
    const GRAIN: usize = 1 << 30;
    (random.below(GRAIN) as f64 + 0.5) / GRAIN as f64
}

fn groups(size: Size) -> String {
    let draws: u32 = size.of(10_000, 1_000);
    let (named, even, ceiling) = (DISTRIBUTIONS.map(|(name, _)| name), DISTRIBUTIONS[0].1, DISTRIBUTIONS[1].1);
    let sizes = [(10, 10), (12, 40), (40, 40)];
    let mut rows = Vec::new();
    let mut pair = |first: FivePoint, second: FivePoint, names: &str| {
        let cells = sizes.map(|sizes| ordered_pair(draws, first, second, sizes));
        for (at, method) in ["mean, Welch", "ordered answers, Brunner–Munzel"].into_iter().enumerate() {
            rows.push(head(&format!("{method}; {names}"), cells.iter().map(|cell| cell[at].clone())));
        }
    };
    pair(even, even, &format!("both {}", named[0]));
    pair(ceiling, ceiling, &format!("both {}", named[1]));
    pair(ceiling, even, &format!("{} and {}", named[1], named[0]));
    rows.push(head("net score, squared and added", sizes.map(|sizes| two_scores(draws, sizes)).into_iter()));
    let cells = [4, 6, 12].map(|clusters| clustered(draws, clusters));
    for (at, method) in ["shares in clusters (4, 6, 12 a group)", "the same as if independent"].into_iter().enumerate()
    {
        rows.push(head(method, cells.iter().map(|cell| cell[at].clone())));
    }
    table(
        "Groups against each other",
        &format!(
            "{} simulated surveys with seed {SEED}: the last digit is uncertain by about {}. Answers from 1 to 5 as above; net \
             scores of {}/{}/{} and {}/{}/{} per cent promoters, passives and detractors; shares of .8 and .6 in clusters of 5 \
             to 15 people with an intraclass correlation of .1, taken as known.",
            size.of("10,000", "1,000"),
            size.of("±4", "±14"),
            SCORES[0][0],
            SCORES[0][1],
            SCORES[0][2],
            SCORES[1][0],
            SCORES[1][1],
            SCORES[1][2],
        ),
        &head("Interval", sizes.iter().map(|(a, b)| format!("{a} and {b} answers"))),
        &rows,
    )
}

// ---------------------------------------------------------------------------------------------------------------
// Cronbach's alpha.

const ITEMS: usize = 4;

/// The alpha of the normal items.
const ALPHA: f64 = 0.7;

/// People of two kinds, equally many, who answer each item alike: their difference makes the items go together.
const KINDS: [FivePoint; 2] = [[0, 2, 8, 30, 60], [10, 20, 35, 25, 10]];

/// A person's answers to the items.
type Person = fn(&mut SplitMix) -> [f64; ITEMS];

fn normal(random: &mut SplitMix) -> f64 {
    const GRAIN: usize = 1 << 30;
    normal_upper_quantile((random.below(GRAIN) as f64 + 0.5) / GRAIN as f64)
}

/// Alpha of items that all correlate by r: k r / (1 + (k - 1) r), and the other way round.
fn alpha_of(correlation: f64) -> f64 {
    let k = ITEMS as f64;
    k * correlation / (1.0 + (k - 1.0) * correlation)
}

fn normal_person(random: &mut SplitMix) -> [f64; ITEMS] {
    let k = ITEMS as f64;
    let correlation = ALPHA / (k - (k - 1.0) * ALPHA);
    let trait_ = correlation.sqrt() * normal(random);
    [(); ITEMS].map(|()| trait_ + (1.0 - correlation).sqrt() * normal(random))
}

fn five_point_person(random: &mut SplitMix) -> [f64; ITEMS] {
    let kind = KINDS[random.below(KINDS.len())];
    [(); ITEMS].map(|()| {
        let mut left = random.below(100);
        let mut answer = 1.0;
        for hundredths in kind.map(|h| h as usize) {
            if left < hundredths {
                break;
            }
            left -= hundredths;
            answer += 1.0;
        }
        answer
    })
}

fn five_point_alpha() -> f64 {
    let between = (mean_of(KINDS[0]) - mean_of(KINDS[1])).powi(2) / 4.0;
    let within = f64::midpoint(variance_of(KINDS[0]), variance_of(KINDS[1]));
    alpha_of(between / (between + within))
}

fn feldt(person: Person, truth: f64, n: usize, draws: u32) -> Computed<f64> {
    let mut random = SplitMix::new(SEED);
    let mut covered = 0;
    for _ in 0..draws {
        let mut items = vec![Vec::new(); ITEMS];
        for _ in 0..n {
            for (item, answer) in items.iter_mut().zip(person(&mut random)) {
                item.push(Some(answer));
            }
        }
        let interval = item_covariance(&items, Missing::Listwise)?.feldt_interval(CONFIDENCE)?;
        covered += u32::from(holds(interval, truth));
    }
    Ok(f64::from(covered) / f64::from(draws))
}

fn alpha(size: Size) -> Computed<String> {
    let (sizes, draws): (&[usize], u32) = size.of((&[30, 100], 20_000), (&[30], 500));
    let people: [(&str, Person, f64); 2] = [
        ("normal items", normal_person, ALPHA),
        ("answers 1 to 5 of two kinds of people", five_point_person, five_point_alpha()),
    ];
    let mut rows = Vec::new();
    for (name, person, truth) in people {
        let cells = sizes.iter().map(|n| Ok(thousandths(feldt(person, truth, *n, draws)?)));
        let cells = cells.collect::<Computed<Vec<_>>>()?;
        rows.push(head(&format!("{name}, alpha {}", thousandths(truth)), cells.into_iter()));
    }
    Ok(table(
        "Cronbach's alpha (Feldt)",
        &format!(
            "{ITEMS} items, {} simulated surveys with seed {SEED}: the last digit is uncertain by about {}.",
            size.of("20,000", "500"),
            size.of("±3", "±20")
        ),
        &head("Items", sizes.iter().map(|n| format!("n = {n}"))),
        &rows,
    ))
}

// ---------------------------------------------------------------------------------------------------------------
// The figures that the project's decisions rest on.

/// A figure that the decisions state: what, mean and minimum, and what is found.
struct Stated {
    what: &'static str,
    mean: f64,
    least: f64,
    found: Coverage,
}

impl Stated {
    /// To the three digits that are stated, a last 5 rounded either way.
    fn is_found(&self) -> bool {
        let close = |stated: f64, found: f64| (stated - found).abs() < 0.000_6;
        close(self.mean, self.found.mean()) && close(self.least, self.found.least)
    }

    fn row(&self) -> Vec<String> {
        let stated = format!("{} / {}", thousandths(self.mean), thousandths(self.least));
        let same = if self.is_found() { "yes" } else { "no" };
        vec![self.what.to_string(), stated, self.found.text(), same.to_string()]
    }
}

fn stated_figures() -> Computed<(String, bool)> {
    let high = high_shares();
    let one = |n, method| of_method(n, &high, method);
    let most_say_yes: Vec<u64> = (24..=30).collect();
    let (wilson, exact) = finite_pair(20, 30, &most_say_yes)?;
    // The grid on which all eight figures of net scores agree.
    let scores: Vec<(u32, u32)> = [60, 70, 80, 90, 95].into_iter().flat_map(|p| [1, 3, 5].map(|q| (p, q))).collect();
    let net = |method| Ok::<_, Refusal>(over_sides(&net_outcomes(10, method)?, &scores));
    let stated = |what, mean, least, found| Stated { what, mean, least, found };
    let all = [
        stated("Wilson, n = 20", 0.959, 0.906, one(20, ProportionInterval::Wilson)?),
        stated("Wilson, n = 100", 0.954, 0.921, one(100, ProportionInterval::Wilson)?),
        stated("Wald, n = 20", 0.723, 0.182, one(20, ProportionInterval::Wald)?),
        // The decisions call it one-sided; the one-sided bound is in the tables below.
        stated("Clopper–Pearson, two-sided, n = 20", 0.987, 0.975, one(20, ProportionInterval::ClopperPearson)?),
        stated("mid-P, n = 8", 0.982, 0.955, one(8, ProportionInterval::MidP)?),
        stated("Wilson, n = 8", 0.947, 0.837, one(8, ProportionInterval::Wilson)?),
        stated("Wilson at n*, 20 of 30", 0.974, 0.897, wilson),
        stated("exact, 20 of 30", 0.997, 0.991, exact),
        stated("net score, Wald, n = 10", 0.736, 0.400, net(NetScoreInterval::Wald)?),
        stated("net score, Rocks, n = 10", 0.941, 0.879, net(NetScoreInterval::AdjustedWald)?),
        stated("net score, Tango, n = 10", 0.959, 0.914, net(NetScoreInterval::Tango)?),
        stated("net score, Bonett–Price, n = 10", 0.978, 0.945, net(NetScoreInterval::BonettPrice)?),
    ];
    let rows: Vec<Vec<String>> = all.iter().map(Stated::row).collect();
    let columns = ["Stated", "Found", "Same"].map(String::from);
    let text = table(
        "What the decisions rest on",
        "The decisions do not say on which steps they stand; these, found by trying, give every figure. Proportions: \
         true share .85 to .99 in steps of .002. Population: 24 to 30 of the 30 say yes. Net scores: promoters .60, \
         .70, .80, .90 or .95, detractors .01, .03 or .05.",
        &head("Interval", columns.into_iter()),
        &rows,
    );
    Ok((text, all.iter().all(Stated::is_found)))
}

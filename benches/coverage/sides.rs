//! Two sides of one sample: net scores, and change of the same people.

use mittari::stats::count_distribution::binomial_pmf;
use mittari::stats::net_score::{self, NetCounts, NetScoreInterval};
use mittari::stats::paired_proportions::{self, PairedCounts, PairedInterval};
use mittari::stats::{Computed, Interval};

use crate::table::{CONFIDENCE, Coverage, Size, Table, head, share};

/// What happens with some probability: so many on the one side, so many on the other.
pub(crate) struct Outcome {
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
pub(crate) fn choose(n: u64, k: u64) -> f64 {
    (0..k).fold(1.0, |ways, i| ways * (n - i) as f64 / (i + 1) as f64)
}

pub(crate) fn power(share: f64, count: u64) -> f64 {
    share.powi(i32::try_from(count).unwrap_or(i32::MAX))
}

/// Coverage of the difference over true shares of both sides, in hundredths.
pub(crate) fn over_sides(outcomes: &[Outcome], sides: &[(u32, u32)]) -> Coverage {
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

pub(crate) fn net_outcomes(n: u64, method: NetScoreInterval) -> Computed<Vec<Outcome>> {
    outcomes(n, |counts| Ok(vec![(1.0, net_score::interval(counts, method, CONFIDENCE)?)]))
}

/// Scores of which programmes boast.
fn high_scores() -> Vec<(u32, u32)> {
    sides(|p, q| (70..=95).contains(&p) && q <= 5, 5)
}

pub(crate) fn net_scores(size: Size) -> Computed<Table> {
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
    Ok(Table::new(
        "Net score (NPS)",
        &format!(
            "Every pair of shares of promoters and detractors above 0 in steps of {}, with some in between; high: \
             promoters .70 to .95, detractors 0 or .05.",
            size.of(".05", ".10")
        ),
        head("Method", columns),
        rows,
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

pub(crate) fn paired(size: Size) -> Computed<Table> {
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
    Ok(Table::new(
        "Change of a rate among the same people",
        &format!(
            "Every pair of shares that turn to yes and to no, above 0 in steps of {}; few turn: .01 to .10 each, steps \
             of {}. Newcombe's interval also depends on how many of those who answer alike both times say yes.",
            size.of(".05", ".10"),
            size.of(".01", ".03")
        ),
        head("Method", columns),
        rows,
    ))
}

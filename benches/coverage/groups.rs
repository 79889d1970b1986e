//! Groups against each other.

use mittari::stats::distribution::beta_quantile;
use mittari::stats::effect_size::hedges_g;
use mittari::stats::effective_counts::{Clustered, difference_interval, square_and_add};
use mittari::stats::mean_difference::welch;
use mittari::stats::net_score::{self, NetCounts, NetScoreInterval};
use mittari::stats::ordinal_effect::Dominance;
use mittari::stats::random::SplitMix;
use mittari::stats::relative_effect::RelativeEffect;
use mittari::stats::summary::Summary;
use mittari::stats::{Interval, hodges_lehmann};

use crate::answers::{DISTRIBUTIONS, FivePoint, counts_of, mean_of, middle, spread_out, variance_of};
use crate::designs::Sizes;
use crate::table::{CONFIDENCE, SEED, Size, Table, head, share, simulated, simulated_together, uniform};

/// What is told of two groups of ordered answers.
const ORDERED: [&str; 4] =
    ["mean, Welch", "ordered answers, Brunner–Munzel", "Cliff's delta, Feng–Cliff", "Hedges' g, non-central t"];

/// One survey in so many is enough for what takes long.
const SLOW: u32 = 50;

/// Promoters, passives and detractors of two groups, in hundredths.
const SCORES: [[u32; 3]; 2] = [[75, 20, 5], [45, 35, 20]];

/// Favourable shares of two groups of clusters, and how alike the people of a cluster are.
const CLUSTERED: (f64, f64, f64) = (0.8, 0.6, 0.1);

/// Intervals of two groups of ordered answers, in the order of [`ORDERED`].
fn ordered_pair(draws: u32, first: FivePoint, second: FivePoint, sizes: (u64, u64)) -> [String; ORDERED.len()] {
    let pairs = || (0..5).flat_map(|i| (0..5).map(move |j| (i, j)));
    let both = |(i, j): (usize, usize)| share(first[i]) * share(second[j]);
    let sign = |(i, j): (usize, usize)| f64::from(u8::from(i > j)) - f64::from(u8::from(i < j));
    let delta: f64 = pairs().map(|pair| sign(pair) * both(pair)).sum();
    let difference = mean_of(first) - mean_of(second);
    let freedom = |n: u64| n as f64 - 1.0;
    let pooled = (freedom(sizes.0) * variance_of(first) + freedom(sizes.1) * variance_of(second))
        / (freedom(sizes.0) + freedom(sizes.1));
    let truths = [difference, delta / 2.0, delta, difference / pooled.sqrt()];
    simulated_together(draws, truths, |random| {
        let (of_a, of_b) = (counts_of(random, sizes.0, first), counts_of(random, sizes.1, second));
        let (a, b) = (spread_out(&of_a), spread_out(&of_b));
        let summaries = Summary::of(&a).ok().zip(Summary::of(&b).ok());
        let welch = summaries.and_then(|(a, b)| welch(a, b, (1.0, 1.0)).ok());
        let munzel = RelativeEffect::of(&a, &b).and_then(|effect| effect.t((1.0, 1.0))).ok();
        [
            welch.map(|t| t.interval(CONFIDENCE)),
            munzel.map(|t| t.interval(CONFIDENCE)),
            Dominance::new(&a, &b).ok().and_then(|dominance| of_delta(&dominance)),
            hedges_g(&a, &b, CONFIDENCE).ok().map(|size| size.interval),
        ]
    })
}

/// Hodges and Lehmann's interval, whose exact ranks take long.
fn of_shift(draws: u32, first: FivePoint, second: FivePoint, sizes: (u64, u64)) -> String {
    let differences = (0..5).flat_map(|i| (0..5).map(move |j| (i, j)));
    let differences = differences.map(|(i, j)| (i as f64 - j as f64, share(first[i]) * share(second[j])));
    simulated(draws / SLOW, middle(differences.collect()), |random| {
        let (a, b) = (counts_of(random, sizes.0, first), counts_of(random, sizes.1, second));
        hodges_lehmann::interval(&spread_out(&a), &spread_out(&b), CONFIDENCE).ok()
    })
}

/// As reports do: Newcombe's where one group lies wholly above the other.
fn of_delta(dominance: &Dominance) -> Option<Interval> {
    let from_share = |i: Interval| Interval { low: 2.0 * i.low - 1.0, high: 2.0 * i.high - 1.0 };
    dominance.feng_cliff(CONFIDENCE).or_else(|_| dominance.newcombe(CONFIDENCE).map(from_share)).ok()
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
        let effect = if allow { Sizes::of(sizes).design_effect(icc) } else { 1.0 };
        Clustered { yes: *yes, n: *people, design_effect: effect }
    };
    [true, false].map(|allow| {
        simulated(draws, p1 - p2, |random| {
            let (first, second) = (side(random, p1), side(random, p2));
            difference_interval(of(&first, allow), of(&second, allow), CONFIDENCE).ok()
        })
    })
}

pub(crate) fn groups(size: Size) -> Table {
    let draws: u32 = size.of(10_000, 100);
    let (named, even, ceiling) = (DISTRIBUTIONS.map(|(name, _)| name), DISTRIBUTIONS[0].1, DISTRIBUTIONS[1].1);
    let sizes = [(10, 10), (12, 40), (40, 40)];
    let mut rows = Vec::new();
    let mut pair = |first: FivePoint, second: FivePoint, names: &str| {
        let cells = sizes.map(|sizes| ordered_pair(draws, first, second, sizes));
        for (at, method) in ORDERED.into_iter().enumerate() {
            rows.push(head(&format!("{method}; {names}"), cells.iter().map(|cell| cell[at].clone())));
        }
        let cells = sizes.map(|sizes| of_shift(draws, first, second, sizes));
        rows.push(head(&format!("median of differences, Hodges–Lehmann; {names}"), cells.into_iter()));
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
    Table::new(
        "Groups against each other",
        &format!(
            "{} simulated surveys with seed {SEED}: the last digit is uncertain by about {}. Answers from 1 to 5 as above; net \
             scores of {}/{}/{} and {}/{}/{} per cent promoters, passives and detractors; shares of .8 and .6 in clusters of 5 \
             to 15 people with an intraclass correlation of .1, taken as known. Hodges–Lehmann: one survey in {SLOW}.",
            size.of("10,000", "100"),
            size.of("±4", "±45"),
            SCORES[0][0],
            SCORES[0][1],
            SCORES[0][2],
            SCORES[1][0],
            SCORES[1][1],
            SCORES[1][2],
        ),
        head("Interval", sizes.iter().map(|(a, b)| format!("{a} and {b} answers"))),
        rows,
    )
}

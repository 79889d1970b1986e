//! Weights and clusters: shares, means and medians; programmes beside comparison groups; courses over rounds.

use mittari::stats::complex_proportion::{ComplexInterval, proportion};
use mittari::stats::design::Design;
use mittari::stats::distribution::{critical_t, critical_z, normal_upper_quantile};
use mittari::stats::intraclass_correlation::one_way_of_shares;
use mittari::stats::linearisation::weighted_mean;
use mittari::stats::mean::one_sample_t;
use mittari::stats::proportion::{clopper_pearson_at, wilson_at};
use mittari::stats::random::SplitMix;
use mittari::stats::weighted_median::{weighted_median, woodruff};
use mittari::stats::{Interval, moments};

use crate::answers::{DISTRIBUTIONS, FivePoint, drawn, mean_of, middle};
use crate::scales::normal;
use crate::table::{CONFIDENCE, SEED, Size, Table, head, share, simulated_together};

/// How alike the people of a cluster are, in what lies behind their answers.
const LIKENESS: f64 = 0.1;

/// Hundredths of the answers that come from the half of the people who answer readily.
const READY: u32 = 75;

/// What is told of weighted answers.
const WEIGHTED: [&str; 5] = [
    "share, Korn–Graubard (default)",
    "share, Wilson at the effective number",
    "share, without weights (never as weighted)",
    "mean, t with the linearised error (default)",
    "median, Woodruff (default)",
];

/// What is told of people in clusters.
const CLUSTERED: [&str; 8] = [
    "share, Clopper–Pearson at n over the design effect (default)",
    "share, Wilson at n over the design effect",
    "share, Korn–Graubard (default with weights)",
    "share, as if independent (never with clusters)",
    "mean, t widened (default)",
    "mean, t with the linearised error (default with weights)",
    "median, Woodruff at n over the design effect (default)",
    "median, Woodruff (default with weights)",
];

/// Clusters of these sizes.
pub(crate) struct Sizes {
    clusters: f64,
    people: f64,
    squares: f64,
}

impl Sizes {
    pub(crate) fn of(sizes: &[f64]) -> Self {
        let squares = sizes.iter().map(|size| size * size).sum();
        Self { clusters: sizes.len() as f64, people: sizes.iter().sum(), squares }
    }

    /// By how much they inflate a variance, with what few clusters cost beside.
    pub(crate) fn design_effect(&self, icc: f64) -> f64 {
        let few = critical_t(CONFIDENCE, self.clusters - 1.0) / critical_t(CONFIDENCE, self.people - 1.0);
        (1.0 + (self.squares / self.people - 1.0) * icc) * few * few
    }
}

/// Favourable answers: 4 and 5.
fn favourable(answers: &[f64]) -> Vec<f64> {
    answers.iter().map(|answer| f64::from(u8::from(*answer >= 4.0))).collect()
}

fn share_of(distribution: FivePoint) -> f64 {
    share(distribution[3] + distribution[4])
}

/// Answers of a survey with the weight and the cluster of each.
struct Sample {
    answers: Vec<f64>,
    weights: Vec<f64>,
    clusters: Option<Vec<usize>>,
}

impl Sample {
    fn design(&self) -> Option<Design> {
        Design::new(&self.weights, None, self.clusters.as_deref(), None).ok()
    }

    fn share(&self, method: ComplexInterval) -> Option<Interval> {
        proportion(&favourable(&self.answers), &self.design()?).ok()?.interval(method, CONFIDENCE).ok()
    }

    fn mean(&self) -> Option<Interval> {
        let design = self.design()?;
        let found = weighted_mean(&design, &self.answers, None).ok()?;
        let half = critical_t(CONFIDENCE, design.df()) * design.se_of_total(found.contributions).ok()?;
        (half > 0.0).then_some(Interval { low: found.mean - half, high: found.mean + half })
    }

    fn median(&self) -> Option<Interval> {
        let effective = weighted_median(&self.answers, &self.design()?, CONFIDENCE).ok()?.effective;
        woodruff(&self.answers, &self.weights, effective, CONFIDENCE).ok()
    }

    /// Wilson's interval of the answers as they are.
    fn as_if_plain(&self) -> Option<Interval> {
        let yes = moments::mean(&favourable(&self.answers)).ok()?;
        Some(wilson_at(yes, self.answers.len() as f64, critical_z(CONFIDENCE)))
    }

    /// By how much the clusters inflate a variance, as reports find it: from the answers themselves, at least a
    /// correlation of 0.05 with fewer than ten clusters.
    fn design_effect(&self) -> Option<f64> {
        let of = self.clusters.as_ref()?;
        let mut counts = vec![(0, 0); of.iter().max()? + 1];
        for (cluster, yes) in of.iter().zip(favourable(&self.answers)) {
            counts[*cluster].0 += u64::from(yes > 0.0);
            counts[*cluster].1 += 1;
        }
        let least = if counts.len() < 10 { 0.05 } else { 0.0 };
        let icc = one_way_of_shares(&counts).map_or(least, |spread| spread.icc1().max(least));
        let sizes: Vec<f64> = counts.iter().map(|(_, n)| *n as f64).collect();
        Some(Sizes::of(&sizes).design_effect(icc).max(1.0))
    }

    fn widened_share(&self, wilson: bool) -> Option<Interval> {
        let yes = moments::mean(&favourable(&self.answers)).ok()?;
        let worth = self.answers.len() as f64 / self.design_effect()?;
        Some(if wilson {
            wilson_at(yes, worth, critical_z(CONFIDENCE))
        } else {
            clopper_pearson_at(yes, worth, CONFIDENCE)
        })
    }

    fn widened_mean(&self) -> Option<Interval> {
        let t = one_sample_t(&self.answers).ok()?;
        let (interval, by) = (t.interval(CONFIDENCE), self.design_effect()?.sqrt());
        let wider = |limit: f64| t.estimate + by * (limit - t.estimate);
        Some(Interval { low: wider(interval.low), high: wider(interval.high) })
    }

    fn widened_median(&self) -> Option<Interval> {
        let worth = self.answers.len() as f64 / self.design_effect()?;
        woodruff(&self.answers, &self.weights, worth, CONFIDENCE).ok()
    }
}

/// Half of the people answer three times as readily as the other half; weights make up for it.
fn weighted_sample(random: &mut SplitMix, n: usize, ready: FivePoint, other: FivePoint) -> Sample {
    let mut sample = Sample { answers: Vec::new(), weights: Vec::new(), clusters: None };
    for _ in 0..n {
        let is_ready = random.below(100) < READY as usize;
        let (of, weight) = if is_ready { (ready, 1.0) } else { (other, f64::from(READY) / f64::from(100 - READY)) };
        sample.answers.push(drawn(random, &of) as f64 + 1.0);
        sample.weights.push(weight);
    }
    sample
}

pub(crate) fn weighted(size: Size) -> Table {
    let draws: u32 = size.of(2_000, 100);
    let (even, ceiling) = (DISTRIBUTIONS[0].1, DISTRIBUTIONS[1].1);
    let sizes: &[usize] = size.of(&[40, 100, 400], &[40]);
    let truth = f64::midpoint(share_of(ceiling), share_of(even));
    let mixed = (0..5).map(|at| (at as f64 + 1.0, f64::midpoint(share(ceiling[at]), share(even[at]))));
    let (mean, median) = (f64::midpoint(mean_of(ceiling), mean_of(even)), middle(mixed.collect()));
    let of_size = |n: &usize| {
        simulated_together(draws, [truth, truth, truth, mean, median], |random| {
            let sample = weighted_sample(random, *n, ceiling, even);
            [
                sample.share(ComplexInterval::KornGraubardCapped),
                sample.share(ComplexInterval::Wilson),
                sample.as_if_plain(),
                sample.mean(),
                sample.median(),
            ]
        })
    };
    let cells: Vec<[String; WEIGHTED.len()]> = sizes.iter().map(of_size).collect();
    let rows = WEIGHTED.into_iter().enumerate();
    let rows = rows.map(|(at, name)| head(name, cells.iter().map(|cell| cell[at].clone()))).collect();
    Table::new(
        "Weighted answers from 1 to 5",
        &format!(
            "{} simulated surveys with seed {SEED}. The half of the people with ceiling answers gives three answers in four, the \
             half with even ones the fourth, which weighs three times as much. Share: answers 4 and 5.",
            size.of("2,000", "100"),
        ),
        head("Interval", sizes.iter().map(|n| format!("n = {n}"))),
        rows,
    )
}

/// Clusters of 5 to 15 people; each has its own level, and each person, both normal, cut into answers.
fn clustered_sample(random: &mut SplitMix, clusters: usize, cuts: &[f64]) -> Sample {
    let mut sample = Sample { answers: Vec::new(), weights: Vec::new(), clusters: None };
    let mut of = Vec::new();
    for cluster in 0..clusters {
        let level = LIKENESS.sqrt() * normal(random);
        for _ in 0..5 + random.below(11) {
            let place = level + (1.0 - LIKENESS).sqrt() * normal(random);
            sample.answers.push(1.0 + cuts.iter().filter(|cut| place > **cut).count() as f64);
            sample.weights.push(1.0);
            of.push(cluster);
        }
    }
    sample.clusters = Some(of);
    sample
}

/// Where the normal distribution is cut so that the answers are given so often.
fn cuts(distribution: FivePoint) -> Vec<f64> {
    (1..5).map(|at| normal_upper_quantile(share(distribution[at..].iter().sum()))).collect()
}

pub(crate) fn in_clusters(size: Size) -> Table {
    let draws: u32 = size.of(1_000, 50);
    let numbers: &[usize] = size.of(&[8, 20, 40], &[8]);
    let mut rows = Vec::new();
    for (name, distribution) in &DISTRIBUTIONS[..2] {
        let (truth, cuts) = (share_of(*distribution), cuts(*distribution));
        let middle = middle((1..=5).map(f64::from).zip(distribution.map(share)).collect());
        let mean = mean_of(*distribution);
        let of_number = |clusters: &usize| {
            simulated_together(draws, [truth, truth, truth, truth, mean, mean, middle, middle], |random| {
                let sample = clustered_sample(random, *clusters, &cuts);
                [
                    sample.widened_share(false),
                    sample.widened_share(true),
                    sample.share(ComplexInterval::KornGraubardCapped),
                    sample.as_if_plain(),
                    sample.widened_mean(),
                    sample.mean(),
                    sample.widened_median(),
                    sample.median(),
                ]
            })
        };
        let cells: Vec<[String; CLUSTERED.len()]> = numbers.iter().map(of_number).collect();
        let named = CLUSTERED.into_iter().enumerate();
        rows.extend(
            named.map(|(at, method)| head(&format!("{method}; {name}"), cells.iter().map(|cell| cell[at].clone()))),
        );
    }
    Table::new(
        "People in clusters, answers from 1 to 5",
        &format!(
            "{} simulated surveys with seed {SEED}: the last digit is uncertain by about {}. Clusters of 5 to 15 people, who are \
             alike by a correlation of {LIKENESS} in what lies behind their answers. The design effect is estimated from the \
             same answers. Share: answers 4 and 5.",
            size.of("1,000", "50"),
            size.of("±14", "±60"),
        ),
        head("Interval", numbers.iter().map(|n| format!("{n} clusters"))),
        rows,
    )
}

//! What is counted, and how it is printed.

use std::fmt;

use mittari::stats::random::SplitMix;
use mittari::stats::{Confidence, Interval};

pub(crate) const CONFIDENCE: Confidence = Confidence::DEFAULT;

/// A parameter this close to a limit is covered: both are the same fraction, computed in two ways.
const SAME: f64 = 1e-9;

/// Seed of everything that is simulated.
pub(crate) const SEED: u64 = 95;

/// How much is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// Everything.
    Full,
    /// Smaller groups, coarser grids, fewer draws.
    Quick,
}

impl Size {
    pub(crate) fn of<T>(self, full: T, quick: T) -> T {
        match self {
            Self::Full => full,
            Self::Quick => quick,
        }
    }
}

/// Coverage over a grid of true values.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coverage {
    points: f64,
    sum: f64,
    pub(crate) least: f64,
    width: f64,
}

impl Coverage {
    pub(crate) const NONE: Self = Self { points: 0.0, sum: 0.0, least: f64::INFINITY, width: 0.0 };

    /// One true value: each outcome's probability and interval.
    pub(crate) fn add(&mut self, truth: f64, outcomes: impl Iterator<Item = (f64, Interval)>) {
        let (covered, width) = outcomes.fold((0.0, 0.0), |(covered, width), (probability, interval)| {
            let hit = if holds(interval, truth) { probability } else { 0.0 };
            (covered + hit, width + probability * (interval.high - interval.low))
        });
        self.point(covered);
        self.width += width;
    }

    /// One true value of which this share is covered.
    pub(crate) fn point(&mut self, covered: f64) {
        self.points += 1.0;
        self.sum += covered;
        self.least = self.least.min(covered);
    }

    pub(crate) fn mean(self) -> f64 {
        self.sum / self.points
    }

    pub(crate) fn text(self) -> String {
        format!("{} / {}", thousandths(self.mean()), thousandths(self.least))
    }

    pub(crate) fn text_with_width(self) -> String {
        let width = format!("{:.2}", self.width / self.points);
        format!("{} ({})", self.text(), width.trim_start_matches('0'))
    }
}

pub(crate) fn holds(interval: Interval, truth: f64) -> bool {
    interval.low - SAME <= truth && truth <= interval.high + SAME
}

/// `.959`, as statistics print what cannot pass 1.
pub(crate) fn thousandths(share: f64) -> String {
    let text = format!("{share:.3}");
    text.strip_prefix('0').unwrap_or(&text).to_string()
}

/// A Markdown table under its heading and an explanation.
pub(crate) struct Table {
    pub(crate) heading: String,
    pub(crate) explanation: String,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(heading: &str, explanation: &str, head: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        Self { heading: heading.to_string(), explanation: explanation.to_string(), head, rows }
    }

    /// What stands where the row and the column of these names meet.
    pub(crate) fn cell(&self, row: &str, column: &str) -> Option<&str> {
        let at = self.head.iter().position(|name| name == column)?;
        self.rows.iter().find(|cells| cells.first().is_some_and(|name| name == row))?.get(at).map(String::as_str)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        writeln!(f, "## {}\n\n{}\n\n{}", self.heading, self.explanation, line(&self.head))?;
        writeln!(f, "{}", line(&vec!["---".to_string(); self.head.len()]))?;
        self.rows.iter().try_for_each(|row| writeln!(f, "{}", line(row)))
    }
}

pub(crate) fn head(first: &str, rest: impl Iterator<Item = String>) -> Vec<String> {
    std::iter::once(first.to_string()).chain(rest).collect()
}

/// Shares from hundredths, so that equal ones are equal.
pub(crate) fn share(hundredths: u32) -> f64 {
    f64::from(hundredths) / 100.0
}

/// Share of the surveys whose interval holds the truth, among those that have one.
pub(crate) fn simulated(draws: u32, truth: f64, mut survey: impl FnMut(&mut SplitMix) -> Option<Interval>) -> String {
    let [share] = simulated_together(draws, [truth], |random| [survey(random)]);
    share
}

/// The same of several intervals of each survey.
pub(crate) fn simulated_together<const N: usize>(
    draws: u32,
    truths: [f64; N],
    mut survey: impl FnMut(&mut SplitMix) -> [Option<Interval>; N],
) -> [String; N] {
    let mut random = SplitMix::new(SEED);
    let (mut covered, mut given) = ([0; N], [0; N]);
    for _ in 0..draws {
        for (at, interval) in survey(&mut random).into_iter().enumerate() {
            if let Some(interval) = interval {
                given[at] += 1;
                covered[at] += u32::from(holds(interval, truths[at]));
            }
        }
    }
    std::array::from_fn(|at| thousandths(f64::from(covered[at]) / f64::from(given[at].max(1))))
}

pub(crate) fn uniform(random: &mut SplitMix) -> f64 {
    const GRAIN: usize = 1 << 30;
    (random.below(GRAIN) as f64 + 0.5) / GRAIN as f64
}

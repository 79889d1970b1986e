//! `mittari calc compare`: the shares of two independent groups, and what `calc change` says of two rounds with
//! different respondents.

use crate::cli::Failure;
use crate::cli::args::calc::{CompareOptions, GroupTest};
use crate::cli::args::values::Fraction;
use crate::cli::english;
use crate::cli::terminal::Terminal;
use crate::stats::difference_of_proportions::{self, DifferenceInterval};
use crate::stats::two_by_two::{self, ChiSquaredRule, FisherRule, TwoByTwo};
use crate::stats::{Computed, Confidence, Interval, Refusal};

pub(super) fn run(options: &CompareOptions, terminal: &Terminal) -> Result<(), Failure> {
    let confidence = options.confidence.confidence();
    let groups = Comparison::of(options.first, options.second, options.interval.into(), confidence)?;
    let [first, second] = [options.first, options.second].map(|group| english::rate(group.favourable, group.answers));
    terminal.line(&format!("First group: {first}. Second group: {second}."));
    terminal.line(&format!("Difference, first minus second: {}.", groups.difference(confidence)));
    terminal.line(&match groups.direction() {
        Some(Direction::Up) => "The share was higher in the first group; these figures cannot tell why.".into(),
        Some(Direction::Down) => "The share was lower in the first group; these figures cannot tell why.".into(),
        None => format!(
            "The data do not show whether the share was higher or lower in the first group: a difference of {} \
             percentage points fits the answers.",
            groups.range()
        ),
    });
    terminal.line(&groups.test(options.test));
    Ok(())
}

/// Two independent groups.
pub(super) struct Comparison {
    table: TwoByTwo,
    fewest: u64,
    all: u64,
    estimate: f64,
    interval: Interval,
}

/// On which side of zero the whole interval lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

impl Direction {
    /// `None` where the interval holds zero.
    pub(super) fn of(interval: Interval) -> Option<Self> {
        match interval {
            Interval { low, .. } if low > 0.0 => Some(Self::Up),
            Interval { high, .. } if high < 0.0 => Some(Self::Down),
            _ => None,
        }
    }
}

/// Groups smaller than this get no p-value.
const FEWEST_FOR_TEST: u64 = 5;

impl Comparison {
    /// First share minus second.
    pub(super) fn of(
        first: Fraction,
        second: Fraction,
        method: DifferenceInterval,
        confidence: Confidence,
    ) -> Result<Self, Failure> {
        let table = TwoByTwo::new(first.favourable, first.answers, second.favourable, second.answers);
        let interval = table.and_then(|table| difference_of_proportions::interval(table, method, confidence));
        match (table, interval) {
            (Ok(table), Ok(interval)) => Ok(Self {
                table,
                fewest: first.answers.min(second.answers),
                all: first.answers + second.answers,
                estimate: difference_of_proportions::estimate(table),
                interval,
            }),
            _ => Err(Failure::usage("these two shares have no interval", "`mittari calc compare 38/43 20/31`")),
        }
    }

    /// `+24 percentage points (95% confidence interval 4–42)`.
    pub(super) fn difference(&self, confidence: Confidence) -> String {
        english::difference(self.estimate, self.interval, self.all, confidence)
    }

    /// `−4 to 9`.
    pub(super) fn range(&self) -> String {
        english::points_range(self.interval, self.all)
    }

    pub(super) fn direction(&self) -> Option<Direction> {
        Direction::of(self.interval)
    }

    /// The p-value with the name of its test, or why there is none.
    pub(super) fn test(&self, asked: Option<GroupTest>) -> String {
        if self.fewest < FEWEST_FOR_TEST {
            return "No p-value: with fewer than 5 answers in a group a test tells nothing.".into();
        }
        let test = asked.unwrap_or_else(|| self.usual_test());
        match self.p_value(test) {
            Ok(p) => format!("{}: {}.", name(test), english::p_value(p)),
            Err(Refusal::NoVariation) => "No p-value: everybody in both groups gave the same answer.".into(),
            // So many people: the approximation is as good as exact.
            Err(_) => match self.p_value(GroupTest::ChiSquared) {
                Ok(p) => format!("{}: {}.", name(GroupTest::ChiSquared), english::p_value(p)),
                Err(_) => "No p-value: the test is not defined for these counts.".into(),
            },
        }
    }

    /// Mid-P where every expected count is at least 1, else the exact test, which is cautious.
    fn usual_test(&self) -> GroupTest {
        if two_by_two::smallest_expected(self.table) >= 1.0 { GroupTest::MidP } else { GroupTest::Exact }
    }

    fn p_value(&self, test: GroupTest) -> Computed<f64> {
        let everybody_agrees = two_by_two::smallest_expected(self.table) == 0.0;
        match test {
            _ if everybody_agrees => Err(Refusal::NoVariation),
            GroupTest::MidP => two_by_two::fisher(self.table, FisherRule::MidP),
            GroupTest::Exact => two_by_two::fisher(self.table, FisherRule::Exact),
            GroupTest::ChiSquared => two_by_two::chi_squared(self.table, ChiSquaredRule::NMinusOne)
                .map(crate::stats::chi_squared::ChiSquared::p),
        }
    }
}

fn name(test: GroupTest) -> &'static str {
    match test {
        GroupTest::MidP => "Fisher's exact test (mid-P)",
        GroupTest::Exact => "Fisher's exact test",
        GroupTest::ChiSquared => "Chi-squared test (N-1)",
    }
}

//! What can be typed after `mittari calc`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::values::{Fraction, MOST_PEOPLE, Published, Share};
use crate::stats::count_distribution::POPULATION_UP_TO;
use crate::stats::difference_of_proportions::DifferenceInterval;
use crate::stats::mcnemar::McNemarRule;
use crate::stats::paired_proportions::{PairedCounts, PairedInterval};
use crate::survey::Interval;

/// Statistics that can be calculated from numbers.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum CalcCommand {
    /// Every statistic for programs: one JSON request a line in, one answer a line out
    Json {
        /// File with the requests [default: standard input]
        file: Option<PathBuf>,
    },
    /// A share with its interval: 19 of 20
    Rate(RateOptions),
    /// Change of a share between two rounds, of the same people or of different ones
    Change(ChangeOptions),
    /// Shares of two groups against each other: 38/43 20/31
    Compare(CompareOptions),
    /// Reliability of a scale from a table with one column an item
    Alpha(AlphaOptions),
    /// How many answered, from published percentages of the same people: 88% 95%
    Grim(GrimOptions),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RateOptions {
    /// How many answered favourably
    pub(in crate::cli) favourable: u64,
    /// How many answered
    pub(in crate::cli) answers: u64,
    /// How many there are in all, for a statement about them
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=POPULATION_UP_TO))]
    pub(in crate::cli) population: Option<u64>,
    /// Two-sided confidence, between 0 and 1
    #[arg(long, default_value_t = 0.95)]
    pub(in crate::cli) confidence: f64,
    /// Method of the interval
    #[arg(long, default_value = "wilson")]
    pub(in crate::cli) interval: Interval,
}

/// The same people by four counts, or two rounds by two fractions.
#[derive(Debug, Args)]
#[group(skip)]
#[command(group = clap::ArgGroup::new("rounds").args(["improved", "from"]).required(true))]
pub(in crate::cli) struct ChangeOptions {
    /// Same people: favourable only in the second round
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=MOST_PEOPLE))]
    #[arg(requires_all = ["worsened", "stayed_yes", "stayed_no"])]
    improved: Option<u64>,
    /// Same people: favourable only in the first round
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=MOST_PEOPLE))]
    #[arg(requires = "improved")]
    worsened: Option<u64>,
    /// Same people: favourable in both rounds
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=MOST_PEOPLE))]
    #[arg(requires = "improved")]
    stayed_yes: Option<u64>,
    /// Same people: favourable in neither round
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=MOST_PEOPLE))]
    #[arg(requires = "improved")]
    stayed_no: Option<u64>,
    /// Different respondents: favourable of all in the first round, as 20/40
    #[arg(long, value_name = "K/N", requires = "to")]
    from: Option<Fraction>,
    /// Different respondents: favourable of all in the second round, as 30/45
    #[arg(long, value_name = "K/N", requires = "from")]
    to: Option<Fraction>,
    /// Two-sided confidence, between 0 and 1
    #[arg(long, default_value = "0.95", value_name = "SHARE")]
    pub(in crate::cli) confidence: Share,
    /// Interval for the change of the same people
    #[arg(long, default_value = "tango", conflicts_with = "from")]
    pub(in crate::cli) interval: ChangeInterval,
    /// McNemar's test for the change of the same people
    #[arg(long, default_value = "mid_p", conflicts_with = "from")]
    pub(in crate::cli) test: ChangeTest,
}

/// Who was counted in two rounds.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) enum Rounds {
    /// Everybody who answered in both.
    Same(PairedCounts),
    /// Two rounds whose answers cannot be linked.
    Different { from: Fraction, to: Fraction },
}

impl ChangeOptions {
    /// What was counted; the arguments let through one of the two and all of it.
    pub(in crate::cli) fn rounds(&self) -> Option<Rounds> {
        let same = || {
            Some(Rounds::Same(PairedCounts {
                no_yes: self.improved?,
                yes_no: self.worsened?,
                yes_yes: self.stayed_yes?,
                no_no: self.stayed_no?,
            }))
        };
        same().or_else(|| Some(Rounds::Different { from: self.from?, to: self.to? }))
    }
}

/// Interval for the change of a share of the same people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(in crate::cli) enum ChangeInterval {
    /// Tango (1998)
    Tango,
    /// Newcombe (1998), method 10
    Newcombe10,
    /// Bonett & Price (2012)
    BonettPrice,
}

impl From<ChangeInterval> for PairedInterval {
    fn from(interval: ChangeInterval) -> Self {
        match interval {
            ChangeInterval::Tango => Self::Tango,
            ChangeInterval::Newcombe10 => Self::Newcombe10,
            ChangeInterval::BonettPrice => Self::BonettPrice,
        }
    }
}

/// McNemar's test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(in crate::cli) enum ChangeTest {
    /// Mid-P (Fagerland et al. 2013)
    MidP,
    /// Exact: never below its level, and so cautious
    Exact,
}

impl From<ChangeTest> for McNemarRule {
    fn from(test: ChangeTest) -> Self {
        match test {
            ChangeTest::MidP => Self::MidP,
            ChangeTest::Exact => Self::Exact,
        }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CompareOptions {
    /// First group: favourable of all, as 38/43
    #[arg(value_name = "K1/N1")]
    pub(in crate::cli) first: Fraction,
    /// Second group: favourable of all, as 20/31
    #[arg(value_name = "K2/N2")]
    pub(in crate::cli) second: Fraction,
    /// Two-sided confidence, between 0 and 1
    #[arg(long, default_value = "0.95", value_name = "SHARE")]
    pub(in crate::cli) confidence: Share,
    /// Interval for the difference
    #[arg(long, default_value = "newcombe")]
    pub(in crate::cli) interval: GroupInterval,
    /// Test [default: mid_p where every expected count is at least 1, else exact]
    #[arg(long)]
    pub(in crate::cli) test: Option<GroupTest>,
}

/// Interval for the difference of two groups' shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(in crate::cli) enum GroupInterval {
    /// Newcombe (1998), method 10
    Newcombe,
    /// Miettinen & Nurminen (1985)
    MiettinenNurminen,
}

impl From<GroupInterval> for DifferenceInterval {
    fn from(interval: GroupInterval) -> Self {
        match interval {
            GroupInterval::Newcombe => Self::Newcombe,
            GroupInterval::MiettinenNurminen => Self::MiettinenNurminen,
        }
    }
}

/// Test of whether two groups' shares differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(in crate::cli) enum GroupTest {
    /// Fisher's exact test, mid-P
    MidP,
    /// Fisher's exact test
    Exact,
    /// Chi-squared with N-1 (Campbell 2007)
    ChiSquared,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AlphaOptions {
    /// Table (.csv, .tsv, .xlsx, .ods): names of the items in the first row, one column of numbers an item
    pub(in crate::cli) file: PathBuf,
    /// Two-sided confidence, between 0 and 1
    #[arg(long, default_value = "0.95", value_name = "SHARE")]
    pub(in crate::cli) confidence: Share,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct GrimOptions {
    /// Published percentages of the same people, with the decimals they were printed with
    #[arg(required = true, value_name = "PERCENT")]
    pub(in crate::cli) shares: Vec<Published>,
    /// Most people that may have answered
    #[arg(long, default_value_t = 100, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub(in crate::cli) max: u64,
}

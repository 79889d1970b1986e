//! What can be typed after `mittari plan`.

use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{Args, Subcommand};

use super::values::{ChartFile, Clusters, Deviations, Points, Share};
use crate::language::Language;
use crate::stats::count_distribution::POPULATION_UP_TO;

/// Claims and what they need.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum PlanCommand {
    /// Answers needed to show that a share reaches a target: --at-least 80%
    Rate(RatePlan),
    /// Answers needed for a margin of error: --points 5
    Margin(MarginPlan),
    /// Answers needed to find a change of a share: --from 60% --to 75%
    Change(ChangePlan),
    /// Answers needed to find a difference of means: --difference 0.3sd
    Mean(MeanPlan),
    /// What a number of answers can and cannot show: 43
    Answers(AnswersPlan),
}

/// A chart of the plan.
#[derive(Debug, Args)]
pub(in crate::cli) struct ChartOptions {
    /// Draw the margin or the chance against the number of answers, as .svg or .png
    #[arg(long, value_name = "FILE", value_parser = PathBufValueParser::new().try_map(ChartFile::try_from))]
    pub(in crate::cli) chart: Option<ChartFile>,
    /// Language of the chart
    #[arg(long, default_value = "en", requires = "chart")]
    pub(in crate::cli) lang: Language,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RatePlan {
    /// Share to be shown
    #[arg(long, value_name = "SHARE")]
    pub(in crate::cli) at_least: Share,
    /// Share that is expected to answer favourably [default: halfway from the target to everybody]
    #[arg(long, value_name = "SHARE")]
    pub(in crate::cli) expected: Option<Share>,
    /// How many there are in all, for a claim about them and no others
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=POPULATION_UP_TO))]
    pub(in crate::cli) population: Option<u64>,
    /// Answers come in clusters: answers in each and their intraclass correlation
    #[arg(long, value_name = "SIZE,ICC")]
    pub(in crate::cli) clusters: Option<Clusters>,
    /// Chance of showing it
    #[arg(long, default_value = "0.8", value_name = "SHARE")]
    pub(in crate::cli) power: Share,
    /// Two-sided confidence, between 0 and 1
    #[arg(long, default_value = "0.95", value_name = "SHARE")]
    pub(in crate::cli) confidence: Share,
    #[command(flatten)]
    pub(in crate::cli) drawing: ChartOptions,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct MarginPlan {
    /// Margin of error to either side, in percentage points
    #[arg(long)]
    pub(in crate::cli) points: Points,
    /// Share that is expected; one half needs most answers
    #[arg(long, default_value = "0.5", value_name = "SHARE")]
    pub(in crate::cli) expected: Share,
    /// How many there are in all, for a claim about them and no others
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=POPULATION_UP_TO))]
    pub(in crate::cli) population: Option<u64>,
    /// Answers come in clusters: answers in each and their intraclass correlation
    #[arg(long, value_name = "SIZE,ICC")]
    pub(in crate::cli) clusters: Option<Clusters>,
    /// Two-sided confidence, between 0 and 1
    #[arg(long, default_value = "0.95", value_name = "SHARE")]
    pub(in crate::cli) confidence: Share,
    #[command(flatten)]
    pub(in crate::cli) drawing: ChartOptions,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ChangePlan {
    /// Share expected in the first round
    #[arg(long, value_name = "SHARE")]
    pub(in crate::cli) from: Share,
    /// Share expected in the second round
    #[arg(long, value_name = "SHARE")]
    pub(in crate::cli) to: Share,
    /// Different respondents in the two rounds
    #[arg(long)]
    pub(in crate::cli) unpaired: bool,
    /// Share of the same people expected to get worse [default: as if the two answers were unrelated]
    #[arg(long, value_name = "SHARE", conflicts_with = "unpaired")]
    pub(in crate::cli) worsened: Option<Share>,
    /// Answers come in clusters: answers in each and their intraclass correlation
    #[arg(long, value_name = "SIZE,ICC")]
    pub(in crate::cli) clusters: Option<Clusters>,
    /// Chance of finding it
    #[arg(long, default_value = "0.8", value_name = "SHARE")]
    pub(in crate::cli) power: Share,
    #[command(flatten)]
    pub(in crate::cli) drawing: ChartOptions,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct MeanPlan {
    /// Difference to be found, in standard deviations, as 0.3sd
    #[arg(long, value_name = "SD")]
    pub(in crate::cli) difference: Deviations,
    /// Different respondents in the two rounds or groups
    #[arg(long)]
    pub(in crate::cli) unpaired: bool,
    /// Answers come in clusters: answers in each and their intraclass correlation
    #[arg(long, value_name = "SIZE,ICC")]
    pub(in crate::cli) clusters: Option<Clusters>,
    /// Chance of finding it
    #[arg(long, default_value = "0.8", value_name = "SHARE")]
    pub(in crate::cli) power: Share,
    #[command(flatten)]
    pub(in crate::cli) drawing: ChartOptions,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AnswersPlan {
    /// How many answer
    #[arg(value_name = "N", value_parser = clap::value_parser!(u64).range(1..=100_000))]
    pub(in crate::cli) answers: u64,
    /// How many there are in all, for claims about them and no others
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=POPULATION_UP_TO))]
    pub(in crate::cli) population: Option<u64>,
    /// Answers come in clusters: answers in each and their intraclass correlation
    #[arg(long, value_name = "SIZE,ICC")]
    pub(in crate::cli) clusters: Option<Clusters>,
    /// Chance of finding a change
    #[arg(long, default_value = "0.8", value_name = "SHARE")]
    pub(in crate::cli) power: Share,
    /// Two-sided confidence, between 0 and 1
    #[arg(long, default_value = "0.95", value_name = "SHARE")]
    pub(in crate::cli) confidence: Share,
    #[command(flatten)]
    pub(in crate::cli) drawing: ChartOptions,
}

impl ChartFile {
    /// Where it goes.
    pub(in crate::cli) fn path(&self) -> &PathBuf {
        match self {
            Self::Svg(path) | Self::Png(path) => path,
        }
    }
}

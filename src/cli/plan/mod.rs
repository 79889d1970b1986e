//! `mittari plan`: how many answers a claim needs, and what a number of answers can show. Before anybody has
//! answered: power is never computed from observed differences.

mod answers;
mod change;
mod margin;
mod mean;
mod rate;

use super::Failure;
use super::args::plan::{ChartOptions, PlanCommand};
use super::args::values::{ChartFile, Clusters};
use super::english::{ENGLISH, count};
use super::terminal::Terminal;
use crate::charts;
use crate::charts::planning::{Claim, Plan};
use crate::cli::chart;
use crate::language::number;
use crate::stats::design_effect::design_effect;
use crate::stats::{Computed, sample_size};

/// Level of every test: two-sided 5 %.
const ALPHA: f64 = 0.05;

pub(super) fn run(command: &PlanCommand, terminal: &Terminal) -> Result<(), Failure> {
    match command {
        PlanCommand::Rate(options) => rate::run(options, terminal),
        PlanCommand::Margin(options) => margin::run(options, terminal),
        PlanCommand::Change(options) => change::run(options, terminal),
        PlanCommand::Mean(options) => mean::run(options, terminal),
        PlanCommand::Answers(options) => answers::run(options, terminal),
    }
}

/// Answers that come in clusters.
struct Clustered {
    /// From 1 up.
    design_effect: f64,
}

impl Clustered {
    fn of(clusters: Option<Clusters>) -> Result<Self, Failure> {
        let effect = clusters.map_or(Ok(1.0), |clusters| design_effect(clusters.size, 0.0, clusters.icc));
        let design_effect = effect.map_err(|_| {
            Failure::usage(
                "there are no such clusters",
                "give answers in a cluster and their correlation: `--clusters 8,0.05`",
            )
        })?;
        Ok(Self { design_effect })
    }

    /// How many answers tell as much as `n` independent ones.
    fn answers(&self, n: u64) -> Result<u64, Failure> {
        let size = sample_size::inflated(n as f64, self.design_effect);
        size.map(sample_size::SampleSize::people).map_err(|_| {
            Failure::usage("no number of answers in such clusters is enough", "expect less likeness within clusters")
        })
    }

    /// How many independent answers `n` tell as much as.
    fn worth(&self, n: u64) -> u64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most n, and not negative")]
        let worth = (n as f64 / self.design_effect).floor() as u64;
        worth
    }

    /// Says what clusters cost; nothing where there are none.
    fn tell(
        &self,
        clusters: Option<Clusters>,
        n: u64,
        population: Option<u64>,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        let Some(clusters) = clusters else { return Ok(()) };
        let needed = self.answers(n)?;
        let too_many = population.is_some_and(|all| needed > all);
        terminal.line(&format!(
            "Answers in clusters of {} that are alike (ICC {}) tell less: {} are needed in place of {} (design effect {}){}.",
            number::given(ENGLISH, clusters.size, 1),
            number::given(ENGLISH, clusters.icc, 3),
            count(needed),
            count(n),
            number::decimal(ENGLISH, self.design_effect, 2),
            if too_many { ", and there are not so many" } else { "" }
        ));
        Ok(())
    }
}

/// Draws the margin or the chance against the number of answers, where a chart is asked for.
fn draw(
    options: &ChartOptions,
    terminal: &Terminal,
    claim: Claim,
    answers: u64,
    most: Option<u64>,
    value: impl Fn(u64) -> Computed<f64>,
) -> Result<(), Failure> {
    let Some(file) = &options.chart else { return Ok(()) };
    let Some(plan) = Plan::new(claim, answers, most, |n| value(n).ok()) else {
        return Err(Failure::usage("this plan has no curve to draw", "leave out `--chart`"));
    };
    let chart = charts::planning(options.lang, &plan);
    chart::write(file.path(), &chart::paint(&chart, matches!(file, ChartFile::Png(_)))?)?;
    terminal.say(&format!("wrote {}", file.path().display()));
    Ok(())
}

//! `mittari plan`: how many answers a claim needs, and what a number of answers can show. Before anybody has
//! answered: power is never computed from observed differences.

mod answers;
mod change;
mod margin;
mod mean;
mod rate;

use super::Failure;
use super::args::plan::{ChartOptions, PlanCommand};
use super::args::values::ChartFile;
use super::terminal::Terminal;
use crate::charts;
use crate::charts::planning::{Claim, Plan};
use crate::cli::chart;
use crate::stats::Computed;

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

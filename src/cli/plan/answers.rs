//! `mittari plan answers`: what a number of answers can and cannot show.

use super::{ALPHA, Clustered, draw};
use crate::charts::planning::Claim;
use crate::cli::Failure;
use crate::cli::args::plan::AnswersPlan;
use crate::cli::english::{ENGLISH, answers, count, people, share};
use crate::cli::table::Table;
use crate::cli::terminal::Terminal;
use crate::language::number;
use crate::stats::distribution::critical_z;
use crate::stats::mcnemar::McNemarRule;
use crate::stats::power::{self, MeanDesign};
use crate::stats::proportion::wilson_at;
use crate::stats::target::{Population, Target};
use crate::stats::{Computed, Interval, Refusal, finite_population, sample_size};

/// Rates whose margins are shown.
const RATES: [f64; 3] = [0.5, 0.8, 0.95];
/// Targets that reports usually have.
const TARGETS: [f64; 2] = [0.8, 0.9];
/// Shares of the same people who get worse, for the change that can be found.
const WORSENING: [f64; 2] = [0.0, 0.1];
/// The rate with the widest margin, and near which a rise between different respondents is hardest to find.
const HARDEST: f64 = 0.5;

pub(super) fn run(options: &AnswersPlan, terminal: &Terminal) -> Result<(), Failure> {
    let n = options.answers;
    if options.population.is_some_and(|all| all < n) {
        return Err(Failure::usage(
            format!("{} cannot come from {}", answers(n), people(options.population.unwrap_or(0))),
            "give the number of all people, those who answer among them: `mittari plan answers 43 --population 64`",
        ));
    }
    let clustered = Clustered::of(options.clusters)?;
    let plan = |n: u64| Plan { options, n, worth: clustered.worth(n).max(1) };
    let level = share(options.confidence.proportion());
    terminal.line(&match options.population {
        Some(all) => format!("What {} of {} can show, at {level} confidence:", answers(n), people(all)),
        None => format!("What {} can show, at {level} confidence:", answers(n)),
    });
    let at_n = plan(n);
    if let Some(clusters) = options.clusters {
        terminal.line(&format!(
            "Answers in clusters of {} that are alike (ICC {}) tell as much as {} that are not (design effect {}).",
            number::given(ENGLISH, clusters.size, 1),
            number::given(ENGLISH, clusters.icc, 3),
            count(at_n.worth),
            number::decimal(ENGLISH, clustered.design_effect, 2),
        ));
    }
    if options.population == Some(n) {
        terminal.line("Everybody answers: the share of these people is what they say, without a margin.");
    } else {
        at_n.shares(terminal).map_err(refused)?;
    }
    at_n.changes().map_err(refused)?.print(terminal);
    terminal.line("\nSmaller changes may be there all the same: they would be missed more often than that.");
    let margin = at_n.margin(HARDEST).map_err(refused)?;
    let claim = Claim::Margin { margin, level: options.confidence.proportion() };
    draw(&options.drawing, terminal, claim, n, options.population, |n| plan(n).margin(HARDEST))
}

struct Plan<'a> {
    options: &'a AnswersPlan,
    n: u64,
    /// How many independent answers they tell as much as.
    worth: u64,
}

impl Plan<'_> {
    fn margin(&self, rate: f64) -> Computed<f64> {
        let confidence = self.options.confidence.confidence();
        match self.options.population {
            None => sample_size::margin(rate, self.worth, confidence),
            Some(all) if all == self.n => Ok(0.0),
            Some(all) => sample_size::margin_in_population(rate, self.worth, all, confidence),
        }
    }

    /// Margin and Wilson's interval at a rate that need not be one of n whole people; somebody does not answer.
    fn precision(&self, rate: f64) -> Computed<(f64, Interval)> {
        let effective = self
            .options
            .population
            .map_or(Ok(self.worth as f64), |all| finite_population::effective_n(self.worth, all))?;
        let interval = wilson_at(rate, effective, critical_z(self.options.confidence.confidence()));
        Ok((self.margin(rate)?, interval))
    }

    /// Margins at usual rates, and what it takes to show usual targets.
    fn shares(&self, terminal: &Terminal) -> Computed<()> {
        let mut table = Table::new(["share that is favourable", "margin, points", "plausible"]);
        for rate in RATES {
            let (margin, interval) = self.precision(rate)?;
            let margin = format!("±{}", number::decimal(ENGLISH, margin * 100.0, 1));
            table.row([share(rate), margin, number::percent_range(ENGLISH, interval.low, interval.high, self.n)]);
        }
        table.print(terminal);
        terminal.line("");
        for rate in TARGETS {
            terminal.line(&self.target(rate)?);
        }
        if self.options.population.is_some() {
            terminal.line("These hold for these people only, if those who do not answer think like those who do.");
        }
        Ok(())
    }

    fn target(&self, rate: f64) -> Computed<String> {
        let population = self.options.population.map_or(Population::Endless, Population::Of);
        let target = Target { rate, population, confidence: self.options.confidence.confidence() };
        let goal = share(rate);
        let Some(k) = target.fewest_favourable(self.worth)? else {
            if self.worth < self.n {
                return Ok(format!("At least {goal} cannot be shown, even if all agree."));
            }
            let needed = target.answers_if(1.0)?.people();
            return Ok(format!("At least {goal} cannot be shown: even if all agree, {} are needed.", answers(needed)));
        };
        if self.worth < self.n {
            let percent = number::percent(ENGLISH, k, self.worth);
            return Ok(format!("At least {goal} is shown when about {percent} are favourable."));
        }
        let [fraction, percent] = [number::fraction, number::percent].map(|text| text(ENGLISH, k, self.n));
        Ok(format!("At least {goal} is shown when {fraction} are favourable ({percent})."))
    }

    /// Differences that are found with the wanted chance.
    fn changes(&self) -> Computed<Table<2>> {
        let power = self.options.power.proportion();
        let found = format!("found with a chance of {}", share(power));
        let mut table = Table::new(["smallest change", found.as_str()]);
        let in_points = |change: Option<f64>| {
            let points = |change: f64| format!("{} points", number::given(ENGLISH, change * 100.0, 1));
            change.map_or_else(|| "none".into(), points)
        };
        for worsening in WORSENING {
            // Exact, for a report has no p-value when fewer than six people changed; mid-P would count five.
            let change = power::detectable_change(self.worth, worsening, ALPHA, power, McNemarRule::Exact)?;
            let who = if worsening == 0.0 { "nobody gets".to_string() } else { format!("{} get", share(worsening)) };
            table.row([format!("share, same people, if {who} worse"), in_points(change)]);
        }
        let rise = power::detectable_difference_of_proportions(HARDEST, self.worth, ALPHA, power)?;
        let each = count(self.n);
        table.row([format!("share, from {}, {each} others in the next round", share(HARDEST)), in_points(rise)]);
        for (who, design) in [
            ("mean, same people, in sd of individual changes".to_string(), MeanDesign::Paired),
            (format!("mean, {each} others in the next round"), MeanDesign::TwoGroups),
        ] {
            let d = power::detectable_difference(design, self.worth as f64, ALPHA, power);
            let d = d.map_or_else(|_| "none".into(), |d| format!("{} sd", number::decimal(ENGLISH, d, 2)));
            table.row([who, d]);
        }
        Ok(table)
    }
}

fn refused(_: Refusal) -> Failure {
    Failure::usage("nothing can be said of so many answers", "`mittari plan answers 43 --population 64 --power 80%`")
}

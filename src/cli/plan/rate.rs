//! `mittari plan rate`: how many answers show that a share reaches a target.

use super::{Clustered, draw};
use crate::charts::planning::Claim;
use crate::cli::Failure;
use crate::cli::args::plan::RatePlan;
use crate::cli::args::values::Share;
use crate::cli::english::{ENGLISH, answers, count, people, share};
use crate::cli::table::Table;
use crate::cli::terminal::Terminal;
use crate::language::number;
use crate::stats::Refusal;
use crate::stats::target::{ANSWERS_UP_TO, Population, Target};

pub(super) fn run(options: &RatePlan, terminal: &Terminal) -> Result<(), Failure> {
    let (rate, power) = (options.at_least.proportion(), options.power.proportion());
    let expected = options.expected.map_or(f64::midpoint(rate, 1.0), Share::proportion);
    let population = options.population.map_or(Population::Endless, Population::Of);
    let target = Target { rate, population, confidence: options.confidence.confidence() };
    let refused = |refusal| refused(refusal, options, expected);
    let everybody = target.answers_if(1.0).map_err(refused)?.people();
    let exactly = target.answers_if(expected).map_err(refused)?.people();
    let likely = target.answers_for(expected, power).map_err(refused)?;
    let fewest = |n: u64| target.fewest_favourable(n).map_err(refused);

    let (level, goal) = (share(options.confidence.proportion()), share(rate));
    let whom = options.population.map_or_else(String::new, |all| format!(" of these {}", people(all)));
    terminal.line(&format!(
        "To show that at least {goal}{whom} are favourable, get {}: if {} are favourable, the lower \
         limit of the {level} confidence interval then reaches {goal} with a chance of at least {}.",
        answers(likely),
        share(expected),
        share(power)
    ));
    terminal.line(&format!("If everybody who answers is favourable, {} are enough.", answers(everybody)));
    if options.population.is_some() {
        terminal.line("This holds for these people only, if those who do not answer think like those who do.");
    }
    let clustered = Clustered::of(options.clusters)?;
    clustered.tell(options.clusters, likely, options.population, terminal)?;
    let mut table = Table::new(["if favourable are", "answers", "favourable needed", "chance"]);
    for (label, n) in [
        ("all who answer".to_string(), everybody),
        (format!("exactly {} of those who answer", share(expected)), exactly),
        (format!("{} of everybody", share(expected)), likely),
    ] {
        let needed = fewest(n)?.map_or_else(|| "\u{2013}".into(), |k| number::fraction(ENGLISH, k, n));
        let chance = target.chance(n, expected).map_err(refused)?;
        table.row([label, count(n), needed, number::chance(ENGLISH, chance)]);
    }
    table.print(terminal);
    terminal.line(&format!("\nChance: that so many are favourable when {} of everybody are.", share(expected)));
    let claim = Claim::Rate { target: rate, expected, level: options.confidence.proportion() };
    let needed = clustered.answers(likely)?;
    draw(&options.drawing, terminal, claim, needed, options.population, |n| target.chance(clustered.worth(n), expected))
}

fn refused(refusal: Refusal, options: &RatePlan, expected: f64) -> Failure {
    let (goal, expected) = (share(options.at_least.proportion()), share(expected));
    match refusal {
        Refusal::TooMany { .. } => Failure::usage(
            format!("{goal} and {expected} lie so close that more than {} would be needed", answers(ANSWERS_UP_TO)),
            "claim less (`--at-least`) or expect more (`--expected`)",
        ),
        Refusal::NotDefined => Failure::usage(
            format!("{expected} of so few people are not as many as {goal} in whole people"),
            "claim less (`--at-least`) or expect more (`--expected`)",
        ),
        _ => Failure::usage(
            format!("a share of {goal} cannot be shown when {expected} are expected"),
            "give an expected share above the target: `--at-least 80% --expected 90%`",
        ),
    }
}

//! `mittari plan mean`: how many answers reveal a difference of means.

use super::{ALPHA, Clustered, draw};
use crate::charts::planning::{Claim, Who};
use crate::cli::Failure;
use crate::cli::args::plan::MeanPlan;
use crate::cli::english::{ENGLISH, count, people, share};
use crate::cli::table::Table;
use crate::cli::terminal::Terminal;
use crate::language::number;
use crate::stats::power::{self, MeanDesign};
use crate::stats::{Refusal, sample_size};

pub(super) fn run(options: &MeanPlan, terminal: &Terminal) -> Result<(), Failure> {
    let (difference, power) = (options.difference.number(), options.power.proportion());
    let (design, who) =
        if options.unpaired { (MeanDesign::TwoGroups, Who::Different) } else { (MeanDesign::Paired, Who::Same) };
    let size = |d: f64, power: f64| sample_size::t_tests(design, d, ALPHA, power).map(sample_size::SampleSize::people);
    let n = size(difference, power).map_err(refused)?;
    let (sd, chance) = (number::given(ENGLISH, difference, 2), share(power));
    terminal.line(&match who {
        Who::Same => format!(
            "To find a mean change of {sd} standard deviations with a chance of {chance}, {} must answer both times.",
            people(n)
        ),
        Who::Different => format!(
            "To find a difference of {sd} standard deviations with a chance of {chance}, {} must answer in each round or \
             group (different respondents).",
            people(n)
        ),
    });
    terminal.line(match who {
        Who::Same => "Standard deviations are those of the individual changes, not of the answers.",
        Who::Different => "Standard deviations are those of the answers within a round or group.",
    });
    let clustered = Clustered::of(options.clusters)?;
    clustered.tell(options.clusters, n, None, terminal)?;
    let mut table = Table::new(["difference, sd", "chance 80%", "chance 90%"]);
    for (shown, d) in differences(difference) {
        let [usual, high] = [0.8, 0.9].map(|power| size(d, power).map_or_else(|_| "\u{2013}".into(), count));
        table.row([shown, usual, high]);
    }
    table.print(terminal);
    terminal
        .line("\nChance: of p < 0.05 in a two-sided t test. A difference that is found does not say what caused it.");
    let claim = Claim::Mean { difference, who };
    draw(&options.drawing, terminal, claim, clustered.answers(n)?, None, |n| {
        power::t_test(design, difference, clustered.worth(n) as f64, ALPHA)
    })
}

/// What is asked for, among usual differences.
fn differences(asked: f64) -> Vec<(String, f64)> {
    let usual = [0.2, 0.3, 0.5, 0.8].into_iter().filter(|usual| (usual - asked).abs() > 1e-9);
    let mut all: Vec<f64> = usual.chain([asked]).collect();
    all.sort_by(f64::total_cmp);
    all.into_iter().map(|d| (number::given(ENGLISH, d, 2), d)).collect()
}

fn refused(_: Refusal) -> Failure {
    Failure::usage(
        "no number of people finds this difference so often",
        "`mittari plan mean --difference 0.3sd --power 80%`",
    )
}

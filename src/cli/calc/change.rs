//! `mittari calc change`: how a share changed between two  Counts come first, and no sentence says why.

use super::compare::{Comparison, Direction};
use crate::cli::Failure;
use crate::cli::args::calc::{ChangeOptions, ChangeTest, Rounds};
use crate::cli::args::values::Fraction;
use crate::cli::english::{self, count, people};
use crate::cli::terminal::Terminal;
use crate::stats::difference_of_proportions::DifferenceInterval;
use crate::stats::mcnemar;
use crate::stats::paired_proportions::{self, PairedCounts};

pub(super) fn run(options: &ChangeOptions, terminal: &Terminal) -> Result<(), Failure> {
    match options.rounds() {
        Some(Rounds::Same(counts)) => same(options, counts, terminal),
        Some(Rounds::Different { from, to }) => different(options, from, to, terminal),
        None => Err(Failure::usage(
            "no counts are given",
            "`mittari calc change --improved 12 --worsened 3 --stayed-yes 15 --stayed-no 10`",
        )),
    }
}

/// With fewer people whose answer changed no two-sided exact test can reach 5 %.
const FEWEST_CHANGED: u64 = 6;

/// The same people twice.
fn same(options: &ChangeOptions, counts: PairedCounts, terminal: &Terminal) -> Result<(), Failure> {
    let PairedCounts { yes_yes: stayed_yes, yes_no: worsened, no_yes: improved, no_no: stayed_no } = counts;
    let (confidence, all) = (options.confidence.confidence(), counts.pairs());
    let interval = paired_proportions::interval(counts, options.interval.into(), confidence);
    let (Ok(change), Ok(interval)) = (counts.change(), interval) else {
        return Err(Failure::usage(
            "nobody answered in both rounds",
            "give at least one person: `--improved 12 --worsened 3 --stayed-yes 15 --stayed-no 10`",
        ));
    };
    terminal.line(&format!(
        "Of {} who answered both times, {} improved, {} got worse and {} stayed the same ({} favourable, {} not).",
        people(all),
        count(improved),
        count(worsened),
        count(stayed_yes + stayed_no),
        count(stayed_yes),
        count(stayed_no)
    ));
    terminal.line(&format!(
        "Favourable: first {}, then {}; change {}.",
        english::rate(stayed_yes + worsened, all),
        english::rate(stayed_yes + improved, all),
        english::difference(change, interval, all, confidence)
    ));
    let changed = improved + worsened;
    if changed < FEWEST_CHANGED {
        terminal.line("Too few changed their answer to say whether the share rose or fell: read the counts.");
        terminal.line(&format!(
            "No p-value: {} changed their answer, and with fewer than {FEWEST_CHANGED} no exact test can reach p < 0.05, \
             whatever they answered.",
            people(changed)
        ));
        return Ok(());
    }
    terminal.line(&verdict(Direction::of(interval), || english::points_range(interval, all)));
    let name = match options.test {
        ChangeTest::MidP => "McNemar's test (mid-P)",
        ChangeTest::Exact => "McNemar's exact test",
    };
    if let Ok(p) = mcnemar::p_value(worsened, improved, options.test.into()) {
        terminal.line(&format!("{name}: {}.", english::p_value(p)));
    }
    Ok(())
}

/// Two rounds that cannot be linked.
fn different(options: &ChangeOptions, from: Fraction, to: Fraction, terminal: &Terminal) -> Result<(), Failure> {
    let confidence = options.confidence.confidence();
    let found = Comparison::of(to, from, DifferenceInterval::default(), confidence)?;
    terminal.line(&format!(
        "Favourable: first {}, then {} (different respondents).",
        english::rate(from.favourable, from.answers),
        english::rate(to.favourable, to.answers)
    ));
    terminal.line(&format!("Change: {}.", found.difference(confidence)));
    terminal.line(&verdict(found.direction(), || found.range()));
    terminal.line(
        "Nobody was followed from one round to the other, so the change may also come from who answered in each.",
    );
    terminal.line(&found.test(None));
    Ok(())
}

fn verdict(direction: Option<Direction>, range: impl Fn() -> String) -> String {
    match direction {
        Some(Direction::Up) => {
            "The share rose during the time between the rounds; these figures cannot tell why.".into()
        }
        Some(Direction::Down) => {
            "The share fell during the time between the rounds; these figures cannot tell why.".into()
        }
        None => format!(
            "The data do not show whether it rose or fell: a change of {} percentage points fits the answers.",
            range()
        ),
    }
}

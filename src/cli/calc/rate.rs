//! `mittari calc rate`: a share with its interval.

use crate::cli::Failure;
use crate::cli::args::calc::RateOptions;
use crate::cli::english::ENGLISH;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Diagnostic;
use crate::language::number;
use crate::stats::{Confidence, finite_population, proportion};

pub(super) fn run(options: &RateOptions, terminal: &Terminal) -> Result<(), Failure> {
    let (k, n) = (options.favourable, options.answers);
    let wrong = |message: String| Failure::Usage(Diagnostic::error(message).hint("`mittari calc rate 19 20`").into());
    let confidence = Confidence::new(options.confidence)
        .ok_or_else(|| wrong(format!("confidence cannot be {}; it lies between 0 and 1", options.confidence)))?;
    if n == 0 || k > n {
        return Err(wrong(format!("{k} of {n} is no rate")));
    }
    let interval = proportion::interval(k, n, options.interval.into(), confidence)
        .map_err(|_| wrong(format!("{k} of {n} has no interval")))?;
    let level = number::share(ENGLISH, confidence.level(), 0);
    let (percent, range) =
        (number::percent(ENGLISH, k, n), number::percent_range(ENGLISH, interval.low, interval.high, n));
    let fraction = format!("{} of {}", number::count(ENGLISH, k), number::count(ENGLISH, n));
    terminal.line(&format!("{fraction} answered favourably: {percent} ({level} confidence interval {range})."));
    let Some(population) = options.population else { return Ok(()) };
    if n == population {
        terminal.line(&format!("All {} answered: for these people the share is certain.", number::count(ENGLISH, n)));
        return Ok(());
    }
    let counts = finite_population::exact_counts(k, n, population, confidence)
        .map_err(|_| wrong(format!("{n} answers cannot come from {population} people")))?;
    let (low, high, all) = (counts.low, counts.high, number::count(ENGLISH, population));
    terminal.line(&format!(
        "Of all {all}, at least {} and at most {} would answer favourably, at {level} confidence, if those who did not \
         answer think like those who did.",
        number::count(ENGLISH, low),
        number::count(ENGLISH, high)
    ));
    terminal.line(&format!(
        "Whatever they think, it is at least {} and at most {}.",
        number::count(ENGLISH, k),
        number::count(ENGLISH, population - n + k)
    ));
    Ok(())
}

//! `mittari calc`: one statistic from numbers, for programs (`json`) and for people (`rate`).

use std::fs;
use std::io::{self, BufRead, BufReader};

use super::Failure;
use super::args::{CalcCommand, RateOptions};
use super::terminal::Terminal;
use crate::calc;
use crate::diagnostic::{Diagnostic, Place};
use crate::language::{Language, number};
use crate::stats::{Confidence, finite_population, proportion};

pub(super) fn run(command: &CalcCommand, terminal: &Terminal) -> Result<(), Failure> {
    match command {
        CalcCommand::Json { file: None } => json(io::stdin().lock(), terminal),
        CalcCommand::Json { file: Some(path) } => {
            let file = fs::File::open(path).map_err(|error| {
                Diagnostic::error(format!("the requests cannot be read: {error}"))
                    .at(Place::file(path.display().to_string()))
                    .hint("name a file with one JSON request a line, or leave it out to read standard input")
            })?;
            json(BufReader::new(file), terminal)
        }
        CalcCommand::Rate(options) => rate(options, terminal),
        CalcCommand::Change(_) => Err(Failure::not_built("mittari calc change")),
        CalcCommand::Compare(_) => Err(Failure::not_built("mittari calc compare")),
        CalcCommand::Alpha(_) => Err(Failure::not_built("mittari calc alpha")),
    }
}

/// One answer a line, in the order of the requests; a bad request has its reason on its own line.
fn json(requests: impl BufRead, terminal: &Terminal) -> Result<(), Failure> {
    for line in requests.lines() {
        let line = line.map_err(|error| Diagnostic::error(format!("the requests cannot be read: {error}")))?;
        if !line.trim().is_empty() {
            terminal.data(format!("{}\n", calc::answer(&line)).as_bytes());
        }
    }
    Ok(())
}

/// A rate in sentences, in English as the rest of the command line.
fn rate(options: &RateOptions, terminal: &Terminal) -> Result<(), Failure> {
    const ENGLISH: Language = Language::En;
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
    let counts = finite_population::exact_counts(k, n, population, confidence)
        .map_err(|_| wrong(format!("{n} answers cannot come from {population} people")))?;
    let (low, high, all) = (counts.low, counts.high, number::count(ENGLISH, population));
    terminal.line(&format!(
        "Of all {all}, at least {} and at most {} would answer favourably, at {level} confidence, if those who did not \
         answer think like those who did.",
        number::count(ENGLISH, low),
        number::count(ENGLISH, high)
    ));
    Ok(())
}

//! `mittari calc`: one statistic from numbers, for programs (`json`) and for people (the others).

mod alpha;
mod change;
mod compare;
mod grim;
mod rate;

use std::fs;
use std::io::{self, BufRead, BufReader};

use super::Failure;
use super::args::calc::CalcCommand;
use super::terminal::Terminal;
use crate::calc;
use crate::diagnostic::{Diagnostic, Place};

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
        CalcCommand::Rate(options) => rate::run(options, terminal),
        CalcCommand::Change(options) => change::run(options, terminal),
        CalcCommand::Compare(options) => compare::run(options, terminal),
        CalcCommand::Alpha(options) => alpha::run(options, terminal),
        CalcCommand::Grim(options) => grim::run(options, terminal),
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

//! Arguments, terminal, exit codes: the only room that talks to a person.
//!
//! 0: done, warnings on stderr. 1: the input has errors. 2: wrong usage, or not built in. 130 and others from 128
//! up: interrupted by a signal.

mod args;
mod audit;
mod calc;
mod chart;
mod check;
mod draft;
mod english;
mod interrupt;
mod new;
mod pipeline;
mod plan;
mod progress;
mod quotes;
mod releases;
mod report;
mod results;
mod synth;
mod table;
mod terminal;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use crate::diagnostic::Diagnostics;
use crate::ingest::FILE_READER;
use args::{Arguments, Command};
use terminal::Terminal;

/// Reads the arguments, does what they say, tells what is wrong.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // clap prints help to stdout with 0 and usage errors to stderr with 2.
        Err(error) => error.exit(),
    };
    keep_damaged_files_quiet();
    interrupt::leave_nothing_half_done();
    let terminal = Terminal::new(arguments.quiet, arguments.no_color);
    let done = match &arguments.command {
        Command::Check(options) => check::run(options, &terminal),
        Command::Report(options) => report::run(options, &terminal),
        Command::Quotes(options) => quotes::run(options, &terminal),
        Command::Results(options) => results::run(options, &terminal),
        Command::Chart(options) => chart::run(options, &terminal),
        Command::Schema => {
            results::schema(&terminal);
            Ok(())
        }
        Command::Draft(options) => draft::run(options, &terminal),
        Command::Audit(options) => audit::run(options, &terminal),
        Command::Verify(options) => verify::run(options, &terminal),
        Command::Calc(command) => calc::run(command, &terminal),
        Command::Plan(command) => plan::run(command, &terminal),
        Command::New(options) => new::run(options, &terminal),
        Command::Synth(options) => synth::run(options, &terminal),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(&terminal),
    }
}

/// A damaged file is told as an error, not as the panic of the library that reads it.
fn keep_damaged_files_quiet() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(FILE_READER) {
            usual(panic);
        }
    }));
}

/// Why a command did not do what was asked.
enum Failure {
    /// The input has errors; exit code 1.
    Input(Diagnostics),
    /// The command was used wrongly; exit code 2.
    Usage(Diagnostics),
}

impl Failure {
    fn not_built(what: &str) -> Self {
        use crate::diagnostic::Diagnostic;
        let hint = if what.starts_with("mittari") {
            "`mittari --help` lists what is"
        } else {
            "`mittari report --help` lists what is"
        };
        let diagnostic = Diagnostic::error(format!("`{what}` is not built into this version yet")).hint(hint);
        Self::Usage(diagnostic.into())
    }

    /// Numbers that are well formed and yet make no sense together.
    fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage(crate::diagnostic::Diagnostic::error(message).hint(hint).into())
    }

    fn tell(&self, terminal: &Terminal) -> ExitCode {
        let (found, code) = match self {
            Self::Input(found) => (found, 1),
            Self::Usage(found) => (found, 2),
        };
        terminal.diagnostics(found);
        ExitCode::from(code)
    }
}

impl From<Diagnostics> for Failure {
    fn from(found: Diagnostics) -> Self {
        Self::Input(found)
    }
}

impl From<crate::diagnostic::Diagnostic> for Failure {
    fn from(diagnostic: crate::diagnostic::Diagnostic) -> Self {
        Self::Input(diagnostic.into())
    }
}

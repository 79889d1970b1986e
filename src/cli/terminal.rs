//! The only place that writes to the terminal.
#![expect(clippy::print_stderr, reason = "this is where output happens")]

use std::io::{IsTerminal, Write};

use super::progress::Progress;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::language::changes_direction;

/// Where messages and data go.
pub(super) struct Terminal {
    quiet: bool,
    color: bool,
    /// None where nobody looks on.
    progress: Option<Progress>,
}

impl Terminal {
    /// Colours only on a terminal that wants them (<https://no-color.org>).
    pub(super) fn new(quiet: bool, no_color: bool) -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let is_watched = std::io::stderr().is_terminal();
        let progress = (is_watched && !quiet).then(|| Progress::new(draw));
        Self { quiet, color: !no_color && wanted && is_watched, progress }
    }

    /// What is being done from now on, for those who wait.
    pub(super) fn doing(&self, what: &str) {
        if let Some(progress) = &self.progress {
            progress.doing(&harmless(what));
        }
    }

    /// How many steps of it are done.
    pub(super) fn far(&self, done: u64, of: u64) {
        if let Some(progress) = &self.progress {
            progress.far(done, of);
        }
    }

    fn make_room(&self) {
        if let Some(progress) = &self.progress {
            progress.clear();
        }
    }

    /// Whether nothing but errors is wanted.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Something that was done; on stderr, so that data can be piped.
    pub(super) fn say(&self, text: &str) {
        if !self.quiet {
            self.make_room();
            eprintln!("{text}");
        }
    }

    /// Every message; warnings are left out where nothing but errors is wanted. Notes are for `check`.
    pub(super) fn diagnostics(&self, found: &Diagnostics) {
        let wanted = |d: &&Diagnostic| match d.severity {
            Severity::Error => true,
            Severity::Warning => !self.quiet,
            Severity::Note => false,
        };
        for diagnostic in found.iter().filter(wanted) {
            self.make_room();
            eprintln!("{}", self.drawn(diagnostic));
        }
    }

    /// Data, on stdout. A reader that has gone away is no error.
    pub(super) fn data(&self, bytes: &[u8]) {
        self.make_room();
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(bytes).and_then(|()| out.flush());
    }

    /// A line on stdout.
    pub(super) fn line(&self, text: &str) {
        self.data(format!("{text}\n").as_bytes());
    }

    /// Messages that belong to the answer of a command, on stdout.
    pub(super) fn notes(&self, found: &Diagnostics) {
        for note in found.iter().filter(|d| d.severity == Severity::Note) {
            self.line(&harmless(&note.to_string()));
        }
    }

    fn drawn(&self, diagnostic: &Diagnostic) -> String {
        let text = harmless(&diagnostic.to_string());
        if !self.color {
            return text;
        }
        let (word, color) = match diagnostic.severity {
            Severity::Error => ("error:", "\u{1b}[1;31m"),
            Severity::Warning => ("warning:", "\u{1b}[1;33m"),
            Severity::Note => ("note:", "\u{1b}[1;36m"),
        };
        text.replacen(word, &format!("{color}{word}\u{1b}[0m"), 1)
    }
}

/// Puts a passing line on stderr. Where the terminal has gone away, nobody misses it.
fn draw(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Cells are quoted in messages; their control characters must not steer the terminal, nor turn a line round.
fn harmless(text: &str) -> String {
    let steers = |c: char| (c.is_control() && c != '\n') || changes_direction(c);
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

//! The only place that writes to the terminal.
#![expect(clippy::print_stderr, reason = "this is where output happens")]
#![expect(clippy::unused_self, reason = "whoever writes to the terminal has been given it")]

use std::io::{IsTerminal, Write};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::language::changes_direction;

/// Where messages and data go.
pub(super) struct Terminal {
    quiet: bool,
    color: bool,
}

impl Terminal {
    /// Colours only on a terminal that wants them (<https://no-color.org>).
    pub(super) fn new(quiet: bool, no_color: bool) -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { quiet, color: !no_color && wanted && std::io::stderr().is_terminal() }
    }

    /// Whether nothing but errors is wanted.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Something that was done; on stderr, so that data can be piped.
    pub(super) fn say(&self, text: &str) {
        if !self.quiet {
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
            eprintln!("{}", self.drawn(diagnostic));
        }
    }

    /// Data, on stdout. A reader that has gone away is no error.
    pub(super) fn data(&self, bytes: &[u8]) {
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

/// Cells are quoted in messages; their control characters must not steer the terminal, nor turn a line round.
fn harmless(text: &str) -> String {
    let steers = |c: char| (c.is_control() && c != '\n') || changes_direction(c);
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

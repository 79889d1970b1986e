//! Rows that are set apart: which are left out, and what is told of those that are kept.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::ExclusionReason;
use crate::survey::{Handling, Wave};

/// Which rows that are set apart are left out.
pub(super) struct LeftOut {
    tests: bool,
    incomplete: bool,
}

impl LeftOut {
    /// As the wave says: tests, unless they are to be kept; unfinished answers only if it says so.
    pub(super) fn of(wave: &Wave) -> Self {
        Self { tests: wave.tests != Some(Handling::Keep), incomplete: wave.incomplete == Some(Handling::LeaveOut) }
    }

    /// Whether a row that is set apart for this reason is left out.
    pub(super) fn holds(&self, reason: ExclusionReason) -> bool {
        match reason {
            ExclusionReason::Test => self.tests,
            ExclusionReason::Incomplete => self.incomplete,
            ExclusionReason::Empty | ExclusionReason::Repeated => true,
        }
    }

    /// Tells of unfinished answers that count.
    pub(super) fn kept(&self, incomplete: u64, wave: &str, place: &Place) -> Diagnostics {
        if incomplete == 0 || self.incomplete {
            return Diagnostics::new();
        }
        let (message, them) = match incomplete {
            1 => ("1 answer was begun and not finished; what it holds counts".to_string(), "it"),
            n => (format!("{n} answers were begun and not finished; what they hold counts"), "them"),
        };
        let hint = format!("`incomplete = \"leave_out\"` in wave `{wave}` leaves {them} out");
        Diagnostic::note(message).at(place.clone()).hint(hint).into()
    }
}

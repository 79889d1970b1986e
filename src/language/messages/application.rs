//! Messages of the one-page version and of the texts for application forms.

use crate::results::Status;
use crate::survey::Basis;

/// Words of the one-page version and of the texts for application forms.
pub(crate) struct ApplicationWords {
    // One page.
    pub(crate) one_page: &'static str,
    /// More figures than fit: how many.
    pub(crate) more_figures: fn(&str) -> String,
    /// Name of the file with the whole report.
    pub(crate) whole_report: fn(&str) -> String,

    // Texts for forms.
    pub(crate) title: &'static str,
    pub(crate) how: &'static str,
    /// Most characters and characters used.
    pub(crate) block: fn(&str, &str) -> String,
    /// Most characters: even the shortest honest text is longer.
    pub(crate) does_not_fit: fn(&str) -> String,
    pub(crate) each_figure: &'static str,
    pub(crate) made_up: &'static str,
    /// Answered, invited, response rate with its sign.
    pub(crate) response: fn(&str, &str, &str) -> String,
    pub(crate) response_only: fn(&str) -> String,
    pub(crate) figure: fn(&LineWords<'_>) -> String,
    pub(crate) basis: fn(Basis) -> &'static str,
    pub(crate) no_comparison: &'static str,
    pub(crate) compared: &'static str,
    pub(crate) self_reports: &'static str,
    pub(crate) status: fn(Status) -> &'static str,
    /// Characters of a text, said beside it.
    pub(crate) characters: fn(&str) -> String,
}

/// A figure in one line.
pub(crate) struct LineWords<'a> {
    pub(crate) label: &'a str,
    /// With its sign.
    pub(crate) value: &'a str,
    /// `41/43`, or `n = 43`.
    pub(crate) answers: &'a str,
    /// Interval with its sign; empty where there is none.
    pub(crate) interval: &'a str,
    pub(crate) level: &'a str,
    /// Target in words; empty where none was set.
    pub(crate) target: &'a str,
    /// How it stands to the target; empty where none was set.
    pub(crate) status: &'a str,
    pub(crate) basis: &'a str,
}

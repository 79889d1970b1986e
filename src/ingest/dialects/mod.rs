//! Survey tools and the shape of their exports. Adding one is a file here and a line in [`DIALECTS`].

mod generic;
mod head;
mod layout;
mod recognition;
mod surveymonkey;
mod webropol;

pub(crate) use head::Head;
pub(crate) use layout::{Conventions, Layout, SetApart, When};
pub(crate) use recognition::Recognition;

use crate::survey::Tool;

/// The shape of one tool's exports.
pub(crate) trait Dialect: Sync + std::fmt::Debug {
    /// The tool, as `survey.toml` and messages name it.
    fn tool(&self) -> Tool;

    /// Which export it is, for the list of what is read.
    fn export(&self) -> &'static str;

    /// What tells it from others, for the same list.
    fn told_by(&self) -> &'static str;

    /// How sure it is that these first rows are its own, and why.
    fn recognise(&self, head: &Head<'_>) -> Recognition;

    /// The columns, and how many rows of `head` are headers.
    fn layout(&self, head: &Head<'_>) -> Layout;

    /// Why an export of this shape cannot be used, if it cannot.
    fn refuses(&self) -> Option<Refusal> {
        None
    }
}

/// Why an export cannot be used, and what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) what: &'static str,
    pub(crate) hint: &'static str,
}

/// Every dialect; the last one takes any table.
pub(crate) const DIALECTS: &[&dyn Dialect] = &[&surveymonkey::SurveyMonkey, &webropol::Webropol, &generic::Generic];

/// What is taken for any table.
pub(crate) const GENERIC: &dyn Dialect = &generic::Generic;

/// The surest dialect of the named tool, or of all. Nobody guesses: without something that speaks for a tool it is a
/// table like any other.
pub(crate) fn recognise(head: &Head<'_>, named: Option<Tool>) -> (&'static dyn Dialect, Recognition) {
    let mut best: Option<(&'static dyn Dialect, Recognition)> = None;
    for dialect in DIALECTS.iter().filter(|d| named.is_none_or(|tool| d.tool() == tool)) {
        let recognition = dialect.recognise(head);
        if best.as_ref().is_none_or(|(_, other)| recognition.score > other.score) {
            best = Some((*dialect, recognition));
        }
    }
    let (dialect, recognition) = best.unwrap_or((GENERIC, Recognition::none()));
    match named {
        Some(_) => (dialect, recognition.when(true, 1.0, "the survey says so")),
        None => (dialect, recognition),
    }
}

impl Tool {
    /// The word for it in `survey.toml` and in `results.json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Webropol => "webropol",
            Self::Surveymonkey => "surveymonkey",
            Self::Generic => "generic",
        }
    }
}

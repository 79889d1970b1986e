//! Survey tools and the shape of their exports. Adding one is a file here and a line in `survey/definition/tool.rs`.

mod head;
mod layout;
mod moment;
mod recognition;
mod runs;
mod words;

pub(crate) use head::Head;
pub(crate) use layout::{Conventions, Layout, SetApart, When};
pub(crate) use recognition::Recognition;

use crate::survey::{Tool, tools};

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

/// The files of the list, and their dialects with the tool that each belongs to.
macro_rules! register {
    ($($tool:ident $name:tt $about:tt $($file:ident::{$($dialect:ident),+})+;)+) => {
        $($(mod $file;)+)+

        /// Every dialect; the last one takes any table.
        pub(crate) const DIALECTS: &[&dyn Dialect] = &[$($($(&$file::$dialect),+),+),+];
    };
}

tools!(register);

/// Below this, what speaks for a tool is no more than an accident.
const ENOUGH: f64 = 0.4;

/// What is taken for any table.
pub(crate) const GENERIC: &dyn Dialect = &generic::Generic;

/// The surest dialect of the named tool, or of all. Nobody guesses: where little speaks for a tool, or as much for
/// another, the table is read like any other, and the evidence says why.
pub(crate) fn recognise(head: &Head<'_>, named: Option<Tool>) -> (&'static dyn Dialect, Recognition) {
    let mut ranked: Vec<(&'static dyn Dialect, Recognition)> = DIALECTS
        .iter()
        .filter(|dialect| named.is_none_or(|tool| dialect.tool() == tool))
        .map(|dialect| (*dialect, dialect.recognise(head)))
        .collect();
    // Equals stay in their order.
    ranked.sort_by(|(_, one), (_, other)| other.score.total_cmp(&one.score));
    let mut ranked = ranked.into_iter();
    let Some((dialect, recognition)) = ranked.next() else { return (GENERIC, Recognition::none()) };
    if named.is_some() {
        return (dialect, recognition.when(true, 1.0, "it is said so"));
    }
    let rival = ranked.find(|(other, _)| other.tool() != dialect.tool());
    let doubt = match &rival {
        _ if dialect.tool() == Tool::Generic => return (dialect, recognition),
        _ if recognition.score < ENOUGH => {
            format!("little speaks for {}: {}", dialect.tool().name(), recognition.reasons())
        }
        Some((other, as_sure)) if as_sure.score >= recognition.score => {
            let (one, other) = (dialect.tool().name(), other.tool().name());
            format!("as much speaks for {one} ({}) as for {other} ({})", recognition.reasons(), as_sure.reasons())
        }
        _ => return (dialect, recognition),
    };
    (GENERIC, GENERIC.recognise(head).when(true, 0.0, doubt))
}

/// What is read, line by line: tool, export, and what it is recognised by.
pub fn readable() -> Vec<[&'static str; 3]> {
    DIALECTS.iter().map(|dialect| [dialect.tool().name(), dialect.export(), dialect.told_by()]).collect()
}

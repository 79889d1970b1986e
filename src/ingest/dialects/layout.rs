//! What a dialect makes of the header rows.

use crate::ingest::heading::Heading;
use crate::ingest::table::Cell;
use crate::responses::ExclusionReason;

/// The columns of a table and how its cells are to be read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    /// One entry a column, from the left.
    pub(crate) headings: Vec<Heading>,
    /// How many rows with content are headers.
    pub(crate) header_rows: usize,
    /// What the tool writes where.
    pub(crate) conventions: Conventions,
    /// Rows that are no answers of respondents, or unfinished ones; the first rule that holds counts.
    pub(crate) apart: Vec<SetApart>,
}

impl Layout {
    /// Columns under a number of header rows, nothing special in the cells.
    pub(crate) fn new(headings: Vec<Heading>, header_rows: usize) -> Self {
        Self { headings, header_rows, conventions: Conventions::default(), apart: Vec::new() }
    }

    /// Why the row is set apart, if it is.
    pub(crate) fn set_apart(&self, cells: &[Cell<'_>]) -> Option<ExclusionReason> {
        let holds = |rule: &&SetApart| rule.when.holds(cells.get(rule.column).copied().unwrap_or(Cell::Empty));
        self.apart.iter().find(holds).map(|rule| rule.reason)
    }
}

/// What a tool writes where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Conventions {
    /// Between the options of one cell, where the tool puts several into one.
    pub(crate) lists: Option<&'static str>,
    /// Cells that say that the question was not shown.
    pub(crate) not_shown: &'static [&'static str],
    /// Cells that say that it was shown and not answered.
    pub(crate) no_answer: &'static [&'static str],
    /// Whether options that nobody has touched read like options that were left out: none chosen is no answer.
    pub(crate) untouched_is_no: bool,
    /// Whether line ends and other signs stand in cells as words in braces, as LimeSurvey's VV files write them.
    pub(crate) braced: bool,
    /// Whether an empty answer may read 0, also where 0 is no option.
    pub(crate) blank_may_be_zero: bool,
}

/// Rows of which one column says what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SetApart {
    /// The column that says it.
    pub(crate) column: usize,
    /// What it says there.
    pub(crate) when: When,
    /// What the row is then.
    pub(crate) reason: ExclusionReason,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// Nothing.
    Empty,
    /// One of these, in lower case.
    Is(&'static [&'static str]),
    /// Nothing, or one of these.
    EmptyOr(&'static [&'static str]),
    /// Something, but none of these.
    IsNot(&'static [&'static str]),
}

impl When {
    fn holds(self, cell: Cell<'_>) -> bool {
        let said = |words: &[&str]| words.contains(&cell.to_text().to_lowercase().as_str());
        match self {
            Self::Empty => cell.is_empty(),
            Self::EmptyOr(words) => cell.is_empty() || said(words),
            Self::Is(words) => !cell.is_empty() && said(words),
            Self::IsNot(words) => !cell.is_empty() && !said(words),
        }
    }
}

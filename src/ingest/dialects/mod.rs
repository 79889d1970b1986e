//! Survey tools and the shape of their exports. Adding one is a file here and a line in [`DIALECTS`].

mod generic;
mod surveymonkey;
mod webropol;

use super::heading::Heading;
use crate::survey::Tool;

/// The shape of one tool's exports.
pub(crate) trait Dialect: Sync {
    /// The tool, as `survey.toml` and messages name it.
    fn tool(&self) -> Tool;

    /// How sure it is that these first rows are its own, 0 (not at all) to 1 (cannot be anything else).
    fn recognise(&self, head: &Head<'_>) -> f64;

    /// The columns, and how many rows of `head` are headers.
    fn layout(&self, head: &Head<'_>) -> Layout;
}

/// The first rows of a table that have content.
pub(crate) struct Head<'a> {
    pub(crate) rows: &'a [(usize, Vec<String>)],
}

impl Head<'_> {
    /// A cell of one of the first rows; "" where there is none.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|(_, cells)| cells.get(column)).map_or("", String::as_str)
    }

    /// Columns of the widest header row.
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().take(2).map(|(_, cells)| cells.len()).max().unwrap_or(0)
    }
}

/// What a dialect makes of the header rows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) headings: Vec<Heading>,
    pub(crate) header_rows: usize,
}

/// Every dialect; the last one takes any table.
pub(crate) const DIALECTS: &[&dyn Dialect] = &[&surveymonkey::SurveyMonkey, &webropol::Webropol, &generic::Generic];

/// The dialect of the named tool, or the surest of all.
pub(crate) fn recognise(head: &Head<'_>, named: Option<Tool>) -> &'static dyn Dialect {
    if let Some(dialect) = DIALECTS.iter().find(|d| Some(d.tool()) == named) {
        return *dialect;
    }
    let mut best: (&'static dyn Dialect, f64) = (&generic::Generic, generic::Generic.recognise(head));
    for dialect in DIALECTS {
        let sure = dialect.recognise(head);
        if sure > best.1 {
            best = (*dialect, sure);
        }
    }
    best.0
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

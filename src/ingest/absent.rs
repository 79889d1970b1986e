//! Cells that say that there is no answer, in the words of the tool or by the code book.

use super::dialects::Conventions;
use super::heading::{Heading, normal};
use super::table::Cell;
use super::value_labels::ValueLabels;
use crate::responses::{BLANK, NOT_SHOWN};

/// What stands for no answer in one column.
#[derive(Debug, Clone, Default)]
pub(super) struct Absent {
    not_shown: &'static [&'static str],
    no_answer: &'static [&'static str],
    labels: ValueLabels,
    nothing: bool,
}

impl Absent {
    /// The words of the tool, and the missing values of the column.
    pub(super) fn of(heading: Option<&Heading>, conventions: Conventions) -> Self {
        let labels = heading.map(|heading| heading.labels.clone()).unwrap_or_default();
        let Conventions { not_shown, no_answer, .. } = conventions;
        let nothing = not_shown.is_empty() && no_answer.is_empty() && labels.missing.is_empty();
        Self { not_shown, no_answer, labels, nothing }
    }

    /// [`BLANK`] or [`NOT_SHOWN`] if the cell stands for that.
    pub(super) fn is(&self, cell: Cell<'_>) -> Option<u8> {
        if self.nothing || cell.is_empty() {
            return None;
        }
        let text = cell.to_text();
        let said = |words: &[&str]| !words.is_empty() && words.contains(&normal(&text).as_str());
        if said(self.not_shown) {
            return Some(NOT_SHOWN);
        }
        (said(self.no_answer) || self.labels.is_missing(&text)).then_some(BLANK)
    }

    /// The label of a value, or the value itself.
    pub(super) fn label(&self, text: &str) -> String {
        self.labels.label(text).unwrap_or(text).to_string()
    }
}

//! Ids that a spreadsheet has rounded: `1,14E+11` stands for a hundred million of them.

use super::heading::Heading;
use super::role::{Metadata, Role};
use super::table::{Address, Cell};
use super::unknown::cells;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// The columns with ids, and where they hold rounded ones.
#[derive(Debug, Default)]
pub(super) struct LostDigits {
    columns: Vec<(usize, Vec<Address>)>,
}

impl LostDigits {
    /// None found yet.
    pub(super) fn of(headings: &[Heading]) -> Self {
        let is_id = |h: &&Heading| matches!(h.role, Role::Metadata(Metadata::ResponseId | Metadata::RespondentId));
        Self { columns: headings.iter().filter(is_id).map(|heading| (heading.column, Vec::new())).collect() }
    }

    /// Whether the file has a column with ids.
    pub(super) fn has_ids(&self) -> bool {
        !self.columns.is_empty()
    }

    /// Looks at one row.
    pub(super) fn note(&mut self, row: usize, cells: &[Cell<'_>]) {
        for (column, found) in &mut self.columns {
            if matches!(cells.get(*column), Some(Cell::Text(text)) if is_rounded(text)) {
                found.push(Address { row, column: *column });
            }
        }
    }

    /// Puts those of the rows behind these `records` there.
    pub(super) fn append(&mut self, next: Self, records: usize) {
        for ((_, found), (_, more)) in self.columns.iter_mut().zip(next.columns) {
            found.extend(more.into_iter().map(|address| address.behind(records)));
        }
    }

    /// What there is to tell of them.
    pub(super) fn told(&self, headings: &[Heading], place: &Place) -> Diagnostics {
        let mut told = Diagnostics::new();
        for (column, found) in self.columns.iter().filter(|(_, found)| !found.is_empty()) {
            let name = headings.get(*column).map_or("", |heading| heading.full.as_str());
            let message = format!("ids in column `{name}` were rounded by a spreadsheet (`1.14E+11`)");
            let place = Place { position: Some(cells(found)), ..place.clone() };
            let hint = "export the answers again and do not save them in a spreadsheet; rounded ids link nobody";
            told.push(Diagnostic::warning(message).at(place).hint(hint));
        }
        told
    }
}

fn is_rounded(text: &str) -> bool {
    let (digits, power) = text.split_once(['E', 'e']).unwrap_or_default();
    digits.contains(['.', ',']) && digits.starts_with(|c: char| c.is_ascii_digit()) && power.starts_with('+')
}

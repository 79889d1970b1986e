//! The table of a log or an event list: the sheet and the header row that have most of its columns.

use super::super::file;
use super::super::table::Table;
use super::cells::Row;
use super::columns::{Field, Fields};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::survey::ParticipationColumns;

/// Rows that are looked at to find the headers.
const HEAD: usize = 6;

/// A table and what its columns hold.
pub(super) struct Sheet {
    table: Table,
    fields: Fields,
    first_row: usize,
    pub(super) place: Place,
}

impl Sheet {
    /// Finds the table in the bytes of a file; it must have a column for one of `needed`.
    pub(super) fn open(
        bytes: &[u8],
        path: &str,
        shown: &str,
        columns: &ParticipationColumns,
        needed: &[Field],
    ) -> Result<(Self, Diagnostics), Diagnostics> {
        let (tables, remarks) = file::open(bytes, std::path::Path::new(path), shown)?;
        let mut best: Option<Self> = None;
        for table in tables {
            let headers = table.head(HEAD).into_iter().map(|(row, cells)| (row, Fields::of(&cells, columns)));
            let Some((row, fields)) = headers.reduce(|a, b| if b.1.len() > a.1.len() { b } else { a }) else {
                continue;
            };
            if best.as_ref().is_none_or(|best| fields.len() > best.fields.len()) {
                let place = Place { file: shown.to_string(), sheet: table.sheet.clone(), position: None };
                best = Some(Self { table, fields, first_row: row + 1, place });
            }
        }
        let Some(sheet) = best else {
            return Err(Diagnostic::error("the file holds no table").at(Place::file(shown)).into());
        };
        sheet.lacking(columns, needed)?;
        Ok((sheet, remarks))
    }

    /// Columns that are named and not there, and the one without which nothing can be counted.
    fn lacking(&self, columns: &ParticipationColumns, needed: &[Field]) -> Result<(), Diagnostics> {
        let mut found = Diagnostics::new();
        let head = || {
            let rows = self.table.head(HEAD);
            let row = rows.into_iter().find(|(row, _)| row + 1 == self.first_row).map(|(_, cells)| cells);
            row.unwrap_or_default().iter().map(|cell| format!("`{cell}`")).collect::<Vec<_>>().join(", ")
        };
        if !needed.iter().any(|field| self.fields.at(*field).is_some()) {
            let keys: Vec<String> = needed.iter().map(|field| format!("`{}`", field.key())).collect();
            let message = format!("no column for {}", keys.join(" or "));
            let hint = format!("name the header under `[participation.columns]`; the file has {}", head());
            found.push(Diagnostic::error(message).at(self.place.clone()).hint(hint));
        }
        // A log need not have what only an event list has.
        for field in Field::all().filter(|field| needed.contains(field)) {
            if let Some(name) = field.named(columns).filter(|_| self.fields.at(field).is_none()) {
                let message = format!("no column `{name}`, which `[participation.columns]` names");
                found.push(Diagnostic::error(message).at(self.place.clone()).hint(format!("the file has {}", head())));
            }
        }
        if found.has_errors() { Err(found) } else { Ok(()) }
    }

    /// Whether there is a column for the field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.fields.at(field).is_some()
    }

    /// Hands out every row behind the headers.
    pub(super) fn rows(&self, mut visit: impl FnMut(&Row<'_>)) {
        self.table.rows(|number, cells| {
            if number >= self.first_row {
                visit(&Row { number, cells, fields: &self.fields });
            }
            true
        });
    }
}

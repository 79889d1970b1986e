//! The table of a log or an event list: the sheet and the header row that have most of its columns.

use super::super::file;
use super::super::heading::normal_header;
use super::super::table::Table;
use super::cells::Row;
use super::columns::{Field, Fields};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::survey::{Link, ParticipationColumns};

/// Rows that are looked at to find the headers.
const HEAD: usize = 6;

/// A table and what its columns hold.
pub(super) struct Sheet {
    table: Table,
    fields: Fields,
    first_row: usize,
    headers: Vec<String>,
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
        let (tables, remarks) = file::open(bytes.to_vec(), std::path::Path::new(path), shown)?;
        let mut best: Option<Self> = None;
        for table in tables {
            let headers = table.head(HEAD).into_iter().map(|(row, cells)| (row, Fields::of(&cells, columns), cells));
            let Some((row, fields, headers)) = headers.reduce(|a, b| if b.1.len() > a.1.len() { b } else { a }) else {
                continue;
            };
            if best.as_ref().is_none_or(|best| fields.len() > best.fields.len()) {
                let place = Place { file: shown.to_string(), sheet: table.sheet.clone(), position: None };
                best = Some(Self { table, fields, first_row: row + 1, headers, place });
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
        if !needed.iter().any(|field| self.fields.at(*field).is_some()) {
            let keys: Vec<String> = needed.iter().map(|field| format!("`{}`", field.key())).collect();
            let message = format!("no column for {}", keys.join(" or "));
            let hint = format!("name the header under `[participation.columns]`; {}", self.told());
            found.push(Diagnostic::error(message).at(self.place.clone()).hint(hint));
        }
        // A log need not have what only an event list has.
        for field in Field::all().filter(|field| needed.contains(field)) {
            if let Some(name) = field.named(columns).filter(|_| self.fields.at(field).is_none()) {
                let message = format!("no column `{name}`, which `[participation.columns]` names");
                found.push(Diagnostic::error(message).at(self.place.clone()).hint(self.told()));
            }
        }
        if found.has_errors() { Err(found) } else { Ok(()) }
    }

    /// What the file has, for a hint.
    pub(super) fn told(&self) -> String {
        let headers: Vec<String> = self.headers.iter().map(|cell| format!("`{cell}`")).collect();
        format!("the file has {}", headers.join(", "))
    }

    /// Whether there is a column for the field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.fields.at(field).is_some()
    }

    /// The column with a header.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.headers.iter().position(|header| normal_header(header) == normal_header(name))
    }

    /// The columns of a person's code: those of its parts, else the column of the person where the code is one.
    pub(super) fn code(&self, link: &Link) -> Option<Vec<usize>> {
        let column = |names: &[String]| names.iter().find_map(|name| self.column(name));
        let parts: Option<Vec<usize>> = link.columns.iter().map(|part| column(part.headers())).collect();
        parts.or_else(|| self.fields.at(Field::Person).filter(|_| link.columns.len() == 1).map(|person| vec![person]))
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

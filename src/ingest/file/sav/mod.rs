//! SPSS data files, `.sav` and `.zsav`: a dictionary of variables, then one case a respondent.
//!
//! The format is described in the PSPP developers' guide ("System File Format"). No well-kept crate reads it without
//! bringing a second table library, so this is ours: it reads what a survey needs and skips the rest.

mod bytes;
mod cases;
mod dictionary;
mod moment;

use std::sync::Arc;

use calamine::{Cell, Data, Range};

use super::super::codebook::{Codebook, Variable};
use super::super::table::Table;
use crate::diagnostic::{Diagnostic, Place};
use bytes::{Bytes, Damage};
use dictionary::Dictionary;

/// First bytes of a plain and of a compressed file.
pub(super) fn is_sav(bytes: &[u8]) -> bool {
    bytes.starts_with(b"$FL2") || bytes.starts_with(b"$FL3")
}

/// The data as a table with the names of the variables above it, and the dictionary as its code book.
pub(super) fn table(bytes: &[u8], shown: &str) -> Result<Table, Diagnostic> {
    read(bytes).map_err(|damage| {
        Diagnostic::error(format!("the SPSS file cannot be read: {damage}"))
            .at(Place::file(shown))
            .hint("open it in SPSS or PSPP and save it again, or export the answers as .xlsx or .csv")
    })
}

fn read(bytes: &[u8]) -> Result<Table, Damage> {
    let mut bytes = Bytes::new(bytes)?;
    let dictionary = Dictionary::read(&mut bytes)?;
    let mut cells: Vec<Cell<Data>> = Vec::new();
    for (column, variable) in (0u32..).zip(&dictionary.variables) {
        cells.push(Cell::new((0, column), Data::String(variable.name.clone())));
    }
    cases::read(&mut bytes, &dictionary, |row, column, value| cells.push(Cell::new((row + 1, column), value)))?;
    let variables = (0..).zip(&dictionary.variables).map(|(column, variable)| Variable {
        name: variable.name.clone(),
        column: Some(column),
        question: variable.label.clone(),
        labels: variable.values.clone(),
        ..Variable::default()
    });
    let codebook = Codebook { variables: variables.collect() };
    let mut table = Table::sheet(Range::from_sparse(cells));
    table.codebook = Some(Arc::new(codebook));
    Ok(table)
}

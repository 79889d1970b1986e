//! SPSS data files, `.sav` and `.zsav`: a dictionary of variables, then one case a respondent.
//!
//! The format is described in the PSPP developers' guide ("System File Format"). No well-kept crate reads it without
//! bringing a second table library, so this is ours: it reads what a survey needs and skips the rest.

mod bytes;
mod cases;
mod dictionary;
mod moment;
mod sets;

use std::sync::Arc;

use calamine::Data;

use super::super::codebook::{Codebook, Variable};
use super::super::grid::{Grid, TooMuch};
use super::super::table::{Table, sheet_cell};
use crate::diagnostic::{Diagnostic, Place};
use bytes::{Bytes, Damage};
use dictionary::Dictionary;
use sets::Options;

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
    let described = &dictionary.variables;
    let variable = |(column, variable): (usize, &dictionary::Variable)| Variable {
        name: variable.name.clone(),
        column: Some(column),
        question: variable.label.clone(),
        labels: variable.values.clone(),
        ..Variable::default()
    };
    let mut variables: Vec<Variable> = described.iter().enumerate().map(variable).collect();
    let options = Options::of(&dictionary.sets, described, &mut variables);
    let mut grid = Grid::default();
    for (column, variable) in (0u32..).zip(&variables) {
        if let Some(name) = grid.text(&variable.name) {
            grid.put(0, column, name)?;
        }
    }
    let mut write = |row: u32, case: &mut Vec<Option<Data>>| -> Result<(), Damage> {
        let added = options.added(described, case);
        let own = case.iter_mut().enumerate().map(|(i, value)| options.value(&described[i], i, value.take()?));
        for (column, data) in (0u32..).zip(own.chain(added)) {
            if let Some(value) = data.and_then(|data| grid.holding(sheet_cell(&data))) {
                grid.put(row + 1, column, value)?;
            }
        }
        Ok(())
    };
    let (mut case, mut at) = (vec![None; described.len()], 0);
    cases::read(&mut bytes, &dictionary, |row, column, value| {
        if row != at {
            write(at, &mut case)?;
            at = row;
        }
        if let Some(place) = case.get_mut(column as usize) {
            *place = Some(value);
        }
        Ok(())
    })?;
    write(at, &mut case)?;
    let codebook = Codebook { variables };
    let mut table = Table::sheet(grid);
    table.codebook = Some(Arc::new(codebook));
    Ok(table)
}

impl From<TooMuch> for Damage {
    fn from(why: TooMuch) -> Self {
        match why {
            TooMuch::Cells => Self::TooLarge,
            TooMuch::Columns => Self::Nonsense("its table of more than 16,384 variables"),
            TooMuch::Letters(_) => Self::Nonsense("a text of more than a million letters"),
        }
    }
}

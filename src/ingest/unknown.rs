//! Answers that are not understood: gathered with their addresses, never dropped, and told at the end all at once.

use std::collections::BTreeMap;

use super::dates::Doubt;
use super::gathered::Gathered;
use super::rows::Reader;
use super::table::Address;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::survey::{Kind, Question};

/// So many addresses of one answer are listed; the rest is counted.
pub const MANY_CELLS: usize = 20;

/// Why an answer is not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    NotOnScale,
    NotANumber,
    AmbiguousNumber,
    NotADate,
    NotAPlace,
    Broken,
    /// An empty answer that the tool has written as 0.
    Zero,
    /// A date where there was none: `1-3` in the hands of a spreadsheet.
    Moment,
}

/// Answers that are not understood, by question and answer.
#[derive(Default)]
pub(super) struct Unknown(BTreeMap<(usize, Why, String), Vec<Address>>);

impl Unknown {
    pub(super) fn add(&mut self, question: usize, address: Address, answer: String, why: Why) {
        self.0.entry((question, why, answer)).or_default().push(address);
    }

    /// Those of rows that follow `records` others.
    pub(super) fn append(&mut self, next: Self, records: usize) {
        for (key, addresses) in next.0 {
            self.0.entry(key).or_default().extend(addresses.into_iter().map(|address| address.behind(records)));
        }
    }

    /// Everything that was not understood. `readers`: one a question.
    pub(super) fn into_diagnostics(self, questions: &[&Question], readers: &[Reader], place: &Place) -> Diagnostics {
        let mut found = Diagnostics::new();
        for ((i, why, answer), addresses) in self.0 {
            let id = &questions[i].id;
            let labels = &readers[i].labels;
            let (message, hint) = match why {
                Why::NotOnScale => {
                    let hint = match labels.suggestion(&answer) {
                        Some(near) => format!(
                            "did you mean `{near}`? if it recurs, add `aliases = [\"{answer}\"]` to that option"
                        ),
                        None if questions[i].kind == Kind::Score => {
                            "a score is a whole number from 0 to 10; correct the cell, or leave it empty".into()
                        }
                        None => format!("add it to the options of question `{id}`, or as an alias of one of them"),
                    };
                    (format!("answer `{answer}` is not among the answers of question `{id}`"), hint)
                }
                Why::NotANumber => (
                    format!("`{answer}` is not a number, as question `{id}` expects"),
                    "correct the cell in the export; leave it empty if the number is not known".into(),
                ),
                Why::AmbiguousNumber => (
                    format!("`{answer}` of question `{id}` has either three decimals or a thousands separator"),
                    "write the number without a separator between thousands".into(),
                ),
                Why::Moment => (
                    format!(
                        "`{answer}` is no answer of question `{id}`: a spreadsheet seems to have made a date of it"
                    ),
                    "export the answers again, or write into the cell, as text, what was answered (`1-3`, `3.5`)"
                        .into(),
                ),
                Why::NotADate => (
                    format!("`{answer}` is not a date, as question `{id}` expects"),
                    "write it as 2017-03-01 or 1.3.2017".into(),
                ),
                Why::NotAPlace => (
                    format!("`{answer}` is not a place in the order that question `{id}` asks for"),
                    "a place is a whole number, 1 for the first; correct the cell, or leave it empty".into(),
                ),
                Why::Zero => {
                    let message = format!("0 is no answer of question `{id}` and was read as an empty one");
                    let hint = "Webropol writes 0 for empty answers where it is told to; if 0 means something, add it to the options";
                    let place = Place { position: Some(cells(&addresses)), ..place.clone() };
                    found.push(Diagnostic::warning(message).at(place).hint(hint));
                    continue;
                }
                Why::Broken => (
                    format!("a cell of question `{id}` holds an error of the spreadsheet"),
                    "correct the formula or the value".into(),
                ),
            };
            let place = Place { position: Some(cells(&addresses)), ..place.clone() };
            found.push(Diagnostic::error(message).at(place).hint(hint));
        }
        found
    }
}

/// Columns of dates that do not show, or not in one voice, whether the day or the month comes first.
pub(super) fn doubtful_dates(questions: &[&Question], answers: &[Gathered], place: &Place) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (question, gathered) in questions.iter().zip(answers) {
        let (message, addresses) = match gathered.orders.doubt() {
            Some(Doubt::Mixed(these)) => {
                ("dates of question `{}` have the day and the month in the other order", these)
            }
            Some(Doubt::Ambiguous(these)) => {
                ("no date of question `{}` shows whether the day or the month comes first", these)
            }
            None => continue,
        };
        let place = Place { position: Some(cells(addresses)), ..place.clone() };
        let hint = "write dates as 2017-03-01 or 1.3.2017";
        found.push(Diagnostic::warning(message.replace("{}", &question.id)).at(place).hint(hint));
    }
    found
}

/// `cell F17`, `3 cells: F17, F20, F33`, `41 cells: F2, … and 21 more`.
pub(super) fn cells(addresses: &[Address]) -> String {
    let listed: Vec<String> = addresses.iter().take(MANY_CELLS).map(ToString::to_string).collect();
    match addresses.len() {
        1 => format!("cell {}", listed.join("")),
        n if n > MANY_CELLS => format!("{n} cells: {} and {} more", listed.join(", "), n - MANY_CELLS),
        n => format!("{n} cells: {}", listed.join(", ")),
    }
}

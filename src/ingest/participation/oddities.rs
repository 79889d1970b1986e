//! What is odd in a log or an event list, gathered with its cells. Codes and names of people are never told.

use std::collections::BTreeMap;

use super::super::table::Address;
use super::super::unknown::cells;
use super::columns::Field;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, closest};

/// What can be odd.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Oddity {
    /// Errors: the row cannot be counted as it stands.
    UnknownActivity(String),
    NoActivity,
    NotANumber(Field, String),
    AmbiguousNumber(Field, String),
    Negative(Field),
    NotADate(String),
    Broken,
    /// Warnings: the row counts, in the way that is said.
    NoPerson,
    NoDate,
    BeforeStart,
    AfterEnd,
    TooManyHours,
    Twice,
    SeveralOrganisations,
    NoClass(String),
    SeveralClasses,
    /// Worth knowing.
    SeveralActivities,
    Staff,
}

/// Oddities of one file.
#[derive(Default)]
pub(super) struct Oddities(BTreeMap<Oddity, Vec<Address>>);

impl Oddities {
    pub(super) fn add(&mut self, oddity: Oddity, address: Address) {
        self.0.entry(oddity).or_default().push(address);
    }

    /// One message each, with its cells; `activities` are the names that would be understood.
    pub(super) fn told(self, place: &Place, activities: &[String]) -> Diagnostics {
        let mut found = Diagnostics::new();
        for (oddity, mut addresses) in self.0 {
            addresses.sort();
            let place = Place { position: Some(cells(&addresses)), ..place.clone() };
            found.push(oddity.told(activities).at(place));
        }
        found
    }
}

impl Oddity {
    fn told(&self, activities: &[String]) -> Diagnostic {
        match self {
            Self::UnknownActivity(name) => {
                let near = closest(name, activities.iter().map(String::as_str));
                Diagnostic::error(format!("activity `{name}` is not among the activities of `[participation]`"))
                    .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                    .hint("correct the cell, or add the name to `aliases` of an `[[participation.activity]]`")
            }
            Self::NoActivity => Diagnostic::error("the activity is empty").hint("write it, or take the row away"),
            Self::NotANumber(field, text) => Diagnostic::error(format!("`{text}` is not a number of {}", unit(*field)))
                .hint("correct the cell; leave it empty if the number is not known"),
            Self::AmbiguousNumber(field, text) => {
                let message = format!("`{text}` ({}) has either three decimals or a thousands separator", unit(*field));
                Diagnostic::error(message).hint("write the number without a separator between thousands")
            }
            Self::Negative(field) => Diagnostic::error(format!("a number of {} below nought", unit(*field)))
                .hint("correct the cell; leave it empty if the number is not known"),
            Self::NotADate(text) => {
                Diagnostic::error(format!("`{text}` is not a date")).hint("write it as 2017-03-01 or 1.3.2017")
            }
            Self::Broken => {
                Diagnostic::error("a cell holds an error of the spreadsheet").hint("correct the formula or the value")
            }
            Self::NoPerson => Diagnostic::warning("the log does not say who took part")
                .hint("the session and its hours count, no person does; write the person's code if you can"),
            Self::NoDate => Diagnostic::warning("the row has no date")
                .hint("the person counts, and the row as a session of its own; write the day if you can"),
            Self::BeforeStart => Diagnostic::warning("the day lies before the programme began")
                .hint("it counts all the same; correct the date, or `starts` in `[participation]`"),
            Self::AfterEnd => Diagnostic::warning("the day lies after the programme ended")
                .hint("it counts all the same; correct the date, or `ends` in `[participation]`"),
            Self::TooManyHours => Diagnostic::warning("a person has more than 24 hours on one day")
                .hint("the hours of that day are left out of the sums until they are corrected"),
            Self::Twice => Diagnostic::warning("the same person is there twice at the same activity on the same day")
                .hint("the second row is not counted; take it away, or correct its date"),
            Self::SeveralOrganisations => Diagnostic::warning("a person is there from two organisations").hint(
                "the person counts once in all, and once in each organisation; correct one of them if it is a slip",
            ),
            Self::NoClass(text) => {
                Diagnostic::warning(format!("`{text}` belongs to no class of `[[participation.class]]`"))
                    .hint("correct the cell, or add the word to `answers`; until then it counts as not known")
            }
            Self::SeveralClasses => Diagnostic::warning("a person is there with two backgrounds of one kind")
                .hint("the first one counts; correct the other"),
            Self::SeveralActivities => Diagnostic::note("people who take part in more than one activity")
                .hint("each counts once in each activity and once in all"),
            Self::Staff => Diagnostic::note("rows of people who work for the programme (`staff`)")
                .hint("they are not counted as participants"),
        }
    }
}

/// What a number counts.
fn unit(field: Field) -> &'static str {
    match field {
        Field::Visits => "visits",
        Field::Incidents => "incidents",
        Field::MinutesLost => "minutes",
        _ => "hours",
    }
}

//! Who took part in what: rows of the log and of the event list, without anything that names a person.

use std::collections::BTreeMap;

use super::Input;
use crate::survey::{Date, EsrClass};

/// Everything that the log and the event list hold.
#[derive(Debug, Clone, Default)]
pub struct Participation {
    /// Rows of the log that count.
    pub attendances: Vec<Attendance>,
    /// Rows of the event list.
    pub events: Vec<Event>,
    /// Organisations of the log, in the order they were met.
    pub organisations: Vec<String>,
    /// Groups of the log in the order they were met, as they are compared; they are never written.
    pub groups: Vec<String>,
    /// Running number among the respondents of each person of the log, or [`NO_PERSON`](super::NO_PERSON); a person
    /// who answered nothing has a number that no respondent has. Empty where no code joins the two.
    pub known_as: Vec<u32>,
    /// Class of each person of whom the log says it, one map for each `[[participation.class]]` in its order.
    pub classes: Vec<BTreeMap<u32, EsrClass>>,
    /// Files that were read.
    pub inputs: Vec<Input>,
}

/// A person at a session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attendance {
    /// Running number of the person; `None` where the log does not say who.
    pub person: Option<u32>,
    /// Position in [`Participation::organisations`].
    pub organisation: Option<u32>,
    /// The organisation that was visited, likewise.
    pub host: Option<u32>,
    /// The group that met: position in [`Participation::groups`].
    pub group: Option<u32>,
    /// Position in the activities of `survey.toml`.
    pub activity: usize,
    /// The day.
    pub day: Option<Date>,
    /// Hours given.
    pub hours: Option<f64>,
}

/// An event or a session, without persons.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    /// Position in the activities of `survey.toml`.
    pub activity: usize,
    /// Visits.
    pub visits: Option<f64>,
    /// Technical incidents.
    pub incidents: Option<f64>,
    /// Minutes lost to them.
    pub minutes_lost: Option<f64>,
}

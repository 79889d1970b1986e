//! The log: a row per person and session. Persons become running numbers here, and nothing else leaves.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::heading::normal;
use super::super::table::Address;
use super::cells::Row;
use super::columns::Field;
use super::oddities::{Oddities, Oddity};
use super::sheet::Sheet;
use crate::responses::{Attendance, Participation};
use crate::survey::{self, Date};

/// No day has more hours.
const HOURS_OF_A_DAY: f64 = 24.0;

/// Running numbers of names, in the order they are met.
#[derive(Default)]
struct Numbered(HashMap<String, u32>);

impl Numbered {
    /// The number of a name, and whether it is new.
    fn of(&mut self, name: &str) -> (u32, bool) {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let number = *self.0.entry(normal(name)).or_insert(next);
        (number, number == next)
    }
}

/// What is known of the rows so far.
#[derive(Default)]
struct Seen {
    persons: Numbered,
    organisations: Numbered,
    groups: Numbered,
    /// By person: the organisations, the activities.
    from: BTreeMap<u32, BTreeSet<u32>>,
    took_part_in: BTreeMap<u32, BTreeSet<usize>>,
    sessions: BTreeSet<(u32, usize, Option<u32>, Date)>,
    /// Rows with hours of one person on one day, and where they stand.
    hours: BTreeMap<(u32, Date), Vec<(usize, Address)>>,
}

/// Adds the rows of a log; gives back how many there are and how many count.
pub(super) fn read(
    rules: &survey::Participation,
    sheet: &Sheet,
    odd: &mut Oddities,
    into: &mut Participation,
) -> (u64, u64) {
    let mut seen = Seen::default();
    let (mut rows, mut used) = (0, 0);
    sheet.rows(|row| {
        rows += 1;
        if let Some(attendance) = attendance(rules, row, &mut seen, odd, into) {
            used += 1;
            into.attendances.push(attendance);
        }
    });
    for rows in seen.hours.values() {
        let together: f64 = rows.iter().filter_map(|(at, _)| into.attendances[*at].hours).sum();
        if together > HOURS_OF_A_DAY {
            for (at, address) in rows {
                into.attendances[*at].hours = None;
                odd.add(Oddity::TooManyHours, *address);
            }
        }
    }
    (rows, used)
}

/// One row; `None` where it does not count.
fn attendance(
    rules: &survey::Participation,
    row: &Row<'_>,
    seen: &mut Seen,
    odd: &mut Oddities,
    into: &mut Participation,
) -> Option<Attendance> {
    // Every cell is looked at before the row is given up, so that all is told in one run.
    let activity = row.activity(&rules.activity, odd);
    let day = row.day(odd);
    let hours = row.number(Field::Hours, odd);
    if row.name(Field::Role).is_some_and(|role| rules.staff.iter().any(|staff| normal(staff) == normal(&role))) {
        odd.add(Oddity::Staff, row.address(Field::Role));
        return None;
    }
    dated(rules, row, day, odd);
    let mut place = |field: Field| {
        let name = row.name(field)?;
        let (number, new) = seen.organisations.of(&name);
        if new {
            into.organisations.push(name);
        }
        Some(number)
    };
    let (organisation, host) = (place(Field::Organisation), place(Field::Host));
    let group = row.name(Field::Group).map(|name| {
        let (number, new) = seen.groups.of(&name);
        if new {
            into.groups.push(normal(&name));
        }
        number
    });
    let person = row.name(Field::Person).map(|name| seen.persons.of(&name).0);
    if person.is_none() {
        odd.add(Oddity::NoPerson, row.address(Field::Person));
    }
    let activity = activity?;
    if let Some(person) = person {
        if day.is_some_and(|day| !seen.sessions.insert((person, activity, group, day))) {
            odd.add(Oddity::Twice, row.address(Field::Person));
            return None;
        }
        let activities = seen.took_part_in.entry(person).or_default();
        if activities.insert(activity) && activities.len() == 2 {
            odd.add(Oddity::SeveralActivities, row.address(Field::Person));
        }
        if let Some(organisation) = organisation {
            let organisations = seen.from.entry(person).or_default();
            if organisations.insert(organisation) && organisations.len() > 1 {
                odd.add(Oddity::SeveralOrganisations, row.address(Field::Organisation));
            }
        }
        if let (Some(day), Some(_)) = (day, hours) {
            let at = into.attendances.len();
            seen.hours.entry((person, day)).or_default().push((at, row.address(Field::Hours)));
        }
    }
    Some(Attendance { person, organisation, host, group, activity, day, hours })
}

/// Tells of a day that is missing or lies outside the programme.
fn dated(rules: &survey::Participation, row: &Row<'_>, day: Option<Date>, odd: &mut Oddities) {
    if row.fields.at(Field::Date).is_none() {
        return;
    }
    let address = row.address(Field::Date);
    match day {
        None if row.name(Field::Date).is_none() => odd.add(Oddity::NoDate, address),
        Some(day) if rules.starts.is_some_and(|starts| day < starts) => odd.add(Oddity::BeforeStart, address),
        Some(day) if rules.ends.is_some_and(|ends| day > ends) => odd.add(Oddity::AfterEnd, address),
        // A day that is not understood is told already.
        None | Some(_) => {}
    }
}

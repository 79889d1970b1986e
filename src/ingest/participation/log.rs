//! The log: a row per person and session. Persons become running numbers here, and nothing else leaves.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::answers::number;
use super::super::heading::normal;
use super::super::table::Address;
use super::cells::Row;
use super::columns::Field;
use super::oddities::{Oddities, Oddity};
use super::sheet::Sheet;
use crate::responses::{Attendance, Codes, Participation, normal_code};
use crate::survey::{self, ClassBy, Date, EsrClass, ParticipantClass};

/// No day has more hours.
const HOURS_OF_A_DAY: f64 = 24.0;

/// Running numbers of names, in the order they are met.
#[derive(Default)]
struct Numbered(HashMap<String, u32>);

impl Numbered {
    /// The number of a name in the form in which it is compared, and whether it is new.
    fn of(&mut self, name: String) -> (u32, bool) {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let number = *self.0.entry(name).or_insert(next);
        (number, number == next)
    }
}

/// The codes of the people of a log, in the order of their numbers, and in which columns they stand.
pub(super) struct PersonCodes {
    pub(super) columns: Vec<usize>,
    pub(super) codes: Codes,
}

impl PersonCodes {
    pub(super) fn new(columns: Vec<usize>) -> Self {
        let mut codes = Codes::default();
        codes.next_file();
        Self { columns, codes }
    }

    fn note(&mut self, row: &Row<'_>) {
        let parts: Vec<String> = self.columns.iter().map(|column| row.text(*column)).collect();
        self.codes.push(row.number, parts.iter().map(String::as_str));
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

/// Where each `[[participation.class]]` of the log stands; `None` where the survey asks it.
fn class_columns(rules: &survey::Participation, sheet: &Sheet) -> Vec<Option<usize>> {
    rules.class.iter().map(|class| sheet.column(class.column.as_ref()?)).collect()
}

/// Notes the classes of a person; of the first row that says one.
fn classify(
    rules: &survey::Participation,
    row: &Row<'_>,
    columns: &[Option<usize>],
    person: u32,
    odd: &mut Oddities,
    into: &mut Participation,
) {
    for ((class, column), known) in rules.class.iter().zip(columns).zip(&mut into.classes) {
        let Some((column, text)) = column.and_then(|column| Some((column, row.word(column)?))) else { continue };
        let address = Address { row: row.number, column };
        match class_of(class, &text) {
            None => odd.add(Oddity::NoClass(text), address),
            Some(found) if *known.entry(person).or_insert(found) != found => odd.add(Oddity::SeveralClasses, address),
            Some(_) => {}
        }
    }
}

/// The class of what stands in a cell.
fn class_of(class: &ParticipantClass, text: &str) -> Option<EsrClass> {
    let named = |(_, words): &(EsrClass, &[String])| words.iter().any(|word| normal(word) == normal(text));
    let named = class.answers.by_class().into_iter().find(named).map(|(class, _)| class);
    let age = || number(text).ok().filter(|years| (0.0..120.0).contains(years)).map(EsrClass::of_age);
    named.or_else(|| if class.by == ClassBy::Age { age() } else { None })
}

/// Adds the rows of a log; gives back how many there are and how many count. The codes of its people are noted where
/// they join the log to the answers.
pub(super) fn read(
    rules: &survey::Participation,
    sheet: &Sheet,
    mut codes: Option<&mut PersonCodes>,
    odd: &mut Oddities,
    into: &mut Participation,
) -> (u64, u64) {
    let mut seen = Seen::default();
    let classes = class_columns(rules, sheet);
    into.classes = vec![BTreeMap::new(); rules.class.len()];
    let (mut rows, mut used) = (0, 0);
    sheet.rows(|row| {
        rows += 1;
        let people = seen.persons.0.len();
        let attendance = attendance(rules, row, &mut seen, odd, into);
        if let Some(codes) = codes.as_mut().filter(|_| seen.persons.0.len() > people) {
            codes.note(row);
        }
        if let Some(attendance) = attendance {
            if let Some(person) = attendance.person {
                classify(rules, row, &classes, person, odd, into);
            }
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
        let (number, new) = seen.organisations.of(normal(&name));
        if new {
            into.organisations.push(name);
        }
        Some(number)
    };
    let (organisation, host) = (place(Field::Organisation), place(Field::Host));
    let group = row.name(Field::Group).map(|name| {
        let (number, new) = seen.groups.of(normal(&name));
        if new {
            into.groups.push(normal(&name));
        }
        number
    });
    let person = row.name(Field::Person).map(|name| seen.persons.of(normal_code(&name)).0);
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

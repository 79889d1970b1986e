//! One row of a log or an event list: cells by field, as numbers, days and names.

use super::super::answers::{NOTHING, NotANumber, number};
use super::super::heading::normal;
use super::super::table::{Address, Cell};
use super::columns::{Field, Fields};
use super::oddities::{Oddities, Oddity};
use crate::language::Text;
use crate::survey::{Activity, Date};

/// A row while it is read.
pub(super) struct Row<'a> {
    pub(super) number: usize,
    pub(super) cells: &'a [Cell<'a>],
    pub(super) fields: &'a Fields,
}

impl Row<'_> {
    /// Where a field of the row stands.
    pub(super) fn address(&self, field: Field) -> Address {
        Address { row: self.number, column: self.fields.at(field).unwrap_or_default() }
    }

    fn cell(&self, field: Field) -> Cell<'_> {
        self.fields.at(field).and_then(|at| self.cells.get(at)).copied().unwrap_or(Cell::Empty)
    }

    /// What stands in a column.
    pub(super) fn text(&self, column: usize) -> String {
        self.cells.get(column).copied().unwrap_or(Cell::Empty).to_text()
    }

    /// A name, in one form of each letter and space; `None` where there is none.
    pub(super) fn name(&self, field: Field) -> Option<String> {
        self.word(self.fields.at(field)?)
    }

    /// The same in a column.
    pub(super) fn word(&self, column: usize) -> Option<String> {
        let text = self.text(column);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty() && !NOTHING.contains(&text.as_str())).then_some(text)
    }

    /// A number from nought up.
    pub(super) fn number(&self, field: Field, odd: &mut Oddities) -> Option<f64> {
        let read = match self.cell(field) {
            Cell::Empty => return None,
            Cell::Text(text) if NOTHING.contains(&text) => return None,
            Cell::Number(number) => Ok(number),
            Cell::Text(text) => number(text.trim_end_matches([' ', 'h', 't'])).map_err(|why| match why {
                NotANumber::Ambiguous => Oddity::AmbiguousNumber(field, text.to_string()),
                NotANumber::Text => Oddity::NotANumber(field, text.to_string()),
            }),
            Cell::Broken => Err(Oddity::Broken),
            moment @ Cell::Moment(..) => Err(Oddity::NotANumber(field, moment.to_text())),
        };
        let read = read.and_then(|number| if number < 0.0 { Err(Oddity::Negative(field)) } else { Ok(number) });
        read.map_err(|odd_one| odd.add(odd_one, self.address(field))).ok()
    }

    /// A day; `None` where there is none.
    pub(super) fn day(&self, odd: &mut Oddities) -> Option<Date> {
        let read = match self.cell(Field::Date) {
            Cell::Empty => return None,
            Cell::Text(text) if NOTHING.contains(&text) => return None,
            Cell::Moment(year, month, day, ..) => Ok(Date { year, month, day }),
            Cell::Text(text) => date(text).ok_or_else(|| Oddity::NotADate(text.to_string())),
            Cell::Broken => Err(Oddity::Broken),
            number @ Cell::Number(_) => Err(Oddity::NotADate(number.to_text())),
        };
        read.map_err(|odd_one| odd.add(odd_one, self.address(Field::Date))).ok()
    }

    /// Position of the activity; the only one there is where the file has no such column.
    pub(super) fn activity(&self, activities: &[Activity], odd: &mut Oddities) -> Option<usize> {
        if self.fields.at(Field::Activity).is_none() {
            return (activities.len() == 1).then_some(0);
        }
        let Some(name) = self.name(Field::Activity) else {
            odd.add(Oddity::NoActivity, self.address(Field::Activity));
            return None;
        };
        let found = activities.iter().position(|activity| names(activity).any(|known| normal(known) == normal(&name)));
        if found.is_none() {
            odd.add(Oddity::UnknownActivity(name), self.address(Field::Activity));
        }
        found
    }
}

/// Every name by which a file may call an activity.
pub(super) fn names(activity: &Activity) -> impl Iterator<Item = &str> {
    let title = activity.title.iter().flat_map(Text::wordings);
    std::iter::once(activity.id.as_str()).chain(title).chain(activity.aliases.iter().map(String::as_str))
}

/// `2017-03-01`, `1.3.2017` or `1/3/2017`, with or without a time behind.
fn date(text: &str) -> Option<Date> {
    let day = text.split([' ', 'T']).next()?;
    let parts: Vec<u16> = day.split(['.', '-', '/']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if *year > 1000 => (*year, *month, *day),
        [day, month, year] => (*year, *month, *day),
        _ => return None,
    };
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    (year > 1900 && (1..=12).contains(&month) && (1..=days(year, month)).contains(&day)).then_some(Date {
        year,
        month,
        day,
    })
}

fn days(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = Some(Date { year: 2017, month: 3, day: 1 });
        for text in ["2017-03-01", "1.3.2017", "01.03.2017 9.05", "1/3/2017", "2017-03-01T08:00:00"] {
            assert_eq!(date(text), day, "{text}");
        }
        for text in ["29.2.2017", "1.13.2017", "1.3.17", "maaliskuu", "31.4.2017"] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}

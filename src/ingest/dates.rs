//! Dates as tools and people write them, and whether the day or the month comes first.

use super::table::Address;

/// Which of the two numbers before or after the year is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// `2017-03-01`: nothing to guess.
    YearFirst,
    /// `30/04/2023`, and every date with points.
    DayFirst,
    /// `8/20/2014`.
    MonthFirst,
    /// `5/6/2014` is either.
    Either,
}

/// Dates of one column by their order, with the cells of those that show one.
#[derive(Debug, Default)]
pub(super) struct Orders {
    day_first: Vec<Address>,
    month_first: Vec<Address>,
    either: Vec<Address>,
}

/// What is odd about the dates of a column.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Doubt<'a> {
    /// These have the other order than most.
    Mixed(&'a [Address]),
    /// None of them shows which number is the month.
    Ambiguous(&'a [Address]),
}

impl Orders {
    /// Takes the order of one date into account.
    pub(super) fn note(&mut self, order: Order, address: Address) {
        match order {
            Order::YearFirst => {}
            Order::DayFirst => self.day_first.push(address),
            Order::MonthFirst => self.month_first.push(address),
            Order::Either => self.either.push(address),
        }
    }

    /// What is odd about them.
    pub(super) fn doubt(&self) -> Option<Doubt<'_>> {
        match (self.day_first.len(), self.month_first.len(), self.either.len()) {
            (0, 0, 0) => None,
            (0, 0, _) => Some(Doubt::Ambiguous(&self.either)),
            (0, _, _) | (_, 0, _) => None,
            (days, months, _) if days < months => Some(Doubt::Mixed(&self.day_first)),
            _ => Some(Doubt::Mixed(&self.month_first)),
        }
    }
}

/// The order of a date with or without a time; `None` if it is no date (`1.15.2022`, `5.1.2022 10.61`).
pub(crate) fn order(text: &str) -> Option<Order> {
    let (day, time) = text.trim().split_once([' ', 'T']).unwrap_or((text.trim(), ""));
    if !is_time(time) {
        return None;
    }
    let separator = day.chars().find(|c| matches!(c, '.' | '-' | '/'))?;
    let mut parts = day.trim_end_matches('.').split(separator);
    let mut next = || parts.next().filter(|p| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()));
    let (a, b, c) = (next()?.parse::<u32>().ok()?, next()?.parse::<u32>().ok()?, next()?.parse::<u32>().ok()?);
    if parts.next().is_some() {
        return None;
    }
    if a > 1000 {
        return is_day(a, b, c).then_some(Order::YearFirst);
    }
    let year = if c < 100 { c + 2000 } else { c };
    let (day_first, month_first) = (is_day(year, b, a), separator != '.' && is_day(year, a, b));
    match (day_first, month_first) {
        (true, true) if a != b => Some(Order::Either),
        (true, _) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        (false, false) => None,
    }
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    year > 0 && (1..=days).contains(&day)
}

/// `9.05`, `13:00`, `8:22:54 pm GMT+5:30`, `klo 9.05`, `10:58:34.147+03:00`, or nothing.
fn is_time(text: &str) -> bool {
    let text = text.trim().trim_start_matches("klo").trim_start_matches("kl.").trim_start();
    let clock = text.split([' ', '+', 'Z']).next().unwrap_or_default();
    let parts: Vec<Option<u32>> = clock.split([':', '.']).map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        _ if text.is_empty() => true,
        [Some(hour), Some(minute)] => *hour < 24 && *minute < 60,
        [Some(hour), Some(minute), Some(second), ..] => *hour < 24 && *minute < 60 && *second < 61,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_shows_where_a_number_is_no_month() {
        for (text, expected) in [
            ("2017-03-01", Some(Order::YearFirst)),
            ("2021-07-05T10:58:34.147+03:00", Some(Order::YearFirst)),
            ("2025/02/17 8:22:54 pm GMT+5:30", Some(Order::YearFirst)),
            ("5.1.2022", Some(Order::DayFirst)),
            ("18.8.2022 9.05", Some(Order::DayFirst)),
            ("9.11.2020 13:00", Some(Order::DayFirst)),
            ("9.11.2020 klo 13.00", Some(Order::DayFirst)),
            ("30/04/2023 15:31:44", Some(Order::DayFirst)),
            ("8/20/2014 15:33:45", Some(Order::MonthFirst)),
            ("8/20/25 12:51:45", Some(Order::MonthFirst)),
            ("5/6/2014", Some(Order::Either)),
            ("5/5/2014", Some(Order::DayFirst)),
            ("1.15.2022 10.61", None),
            ("5.1.2022 10.61", None),
            ("31.2.2022", None),
            ("29.2.2023", None),
            ("12", None),
            ("1.2.3.4", None),
            ("", None),
        ] {
            assert_eq!(order(text), expected, "{text}");
        }
    }
}

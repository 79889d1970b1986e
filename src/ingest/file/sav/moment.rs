//! Dates of SPSS: seconds since the first day of the Gregorian calendar, 14 October 1582.

/// Days from that day to 1 January 1970.
const TO_1970: i64 = 141_428;

/// A number that is printed as a date, a date with a time, or a time of day; `None` for other formats, and for a number
/// that no calendar holds.
#[expect(clippy::cast_possible_truncation, reason = "a number of seconds in some thousand years")]
pub(super) fn moment(seconds: f64, format: u8) -> Option<String> {
    /// The year 9999.
    const LAST: f64 = 300_000_000_000.0;
    if !(-LAST..=LAST).contains(&seconds) {
        return None;
    }
    let whole = seconds.floor() as i64;
    let (day, second) = (whole.div_euclid(86_400), whole.rem_euclid(86_400));
    let (hour, minute) = (second / 3600, second / 60 % 60);
    match format {
        // DATE, ADATE, JDATE, months, quarters and weeks by their first day, EDATE, SDATE.
        20 | 23 | 24 | 28..=30 | 38 | 39 => Some(date(day)),
        // DATETIME, YMDHMS.
        22 | 41 => Some(format!("{} {hour:02}:{minute:02}", date(day))),
        // TIME.
        21 if (0..86_400).contains(&whole) => Some(format!("{hour:02}:{minute:02}")),
        _ => None,
    }
}

/// Year, month and day by the method of Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn date(day: i64) -> String {
    let z = day - TO_1970 + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1582() {
        assert_eq!(moment(0.0, 20).as_deref(), Some("1582-10-14"));
        assert_eq!(moment(141_428.0 * 86_400.0, 38).as_deref(), Some("1970-01-01"));
        assert_eq!(moment(13_704_023_100.0, 22).as_deref(), Some("2017-01-17 09:05"));
        assert_eq!(moment(-1.0, 20).as_deref(), Some("1582-10-13"));
    }

    #[test]
    fn numbers_that_no_calendar_holds_are_no_dates() {
        assert_eq!((moment(f64::NAN, 20), moment(1e300, 20), moment(5.0, 5)), (None, None, None));
    }
}

//! The language of the command line: sentences in English, numbers from `language`.

use crate::language::{Language, number};
use crate::stats::{Confidence, Interval};

/// Language of everything that is said on the terminal.
pub(super) const ENGLISH: Language = Language::En;

/// `40`, `1,200`.
pub(super) fn count(n: u64) -> String {
    number::count(ENGLISH, n)
}

/// `1 person`, `40 people`.
pub(super) fn people(n: u64) -> String {
    of(n, "person", "people")
}

/// `1 answer`, `40 answers`.
pub(super) fn answers(n: u64) -> String {
    of(n, "answer", "answers")
}

/// A number with its noun.
pub(super) fn of(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", count(n), if n == 1 { one } else { many })
}

/// `45% (18/40)`.
pub(super) fn rate(favourable: u64, answers: u64) -> String {
    format!("{} ({})", number::percent(ENGLISH, favourable, answers), number::fraction(ENGLISH, favourable, answers))
}

/// A share as it was typed: `80%`.
pub(super) fn share(share: f64) -> String {
    number::given_share(ENGLISH, share)
}

/// `+23 percentage points (95% confidence interval 3–41)`.
pub(super) fn difference(difference: f64, interval: Interval, n: u64, confidence: Confidence) -> String {
    let (size, range) = (number::points(ENGLISH, difference, n), points_range(interval, n));
    format!("{size} percentage points ({} confidence interval {range})", share(confidence.level()))
}

/// `−4 to 9`, in percentage points.
pub(super) fn points_range(interval: Interval, n: u64) -> String {
    number::points_range(ENGLISH, interval.low, interval.high, n)
}

/// `p = 0.035`.
pub(super) fn p_value(p: f64) -> String {
    format!("p {}", number::p_value(ENGLISH, p))
}

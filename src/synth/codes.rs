//! Codes by which made-up people are known again: in every round, and in the log of participation.

use super::people::{Person, share};
use crate::stats::random::SplitMix;
use crate::survey::{Link, Survey};

/// Of everybody: how many write no code, and how many make a slip in one part of it.
const WITHOUT: f64 = 0.08;
const SLIP: f64 = 0.04;

/// Values that one part of a code of several parts can have: enough that strangers rarely share a code.
const VALUES: usize = 90;

/// Headers of the code's columns; none where the survey links nobody.
pub(super) fn headers(survey: &Survey) -> Vec<&str> {
    let parts = survey.link().map_or(&[][..], |link: &Link| link.columns.as_slice());
    parts.iter().filter_map(|part| part.headers().first()).map(String::as_str).collect()
}

/// The parts of a person's code, as they are.
pub(super) fn code(person: &Person, parts: usize) -> Vec<String> {
    if parts == 1 {
        return vec![format!("S{:04}", person.number + 1)];
    }
    // Parts hang together with nothing, and are the same every time.
    let mut own = SplitMix::new(person.number as u64 + 1);
    (0..parts).map(|_| (10 + own.below(VALUES)).to_string()).collect()
}

/// The same as the person writes it: sometimes not at all, sometimes with a slip.
pub(super) fn written(person: &Person, parts: usize, random: &mut SplitMix) -> Vec<String> {
    let mut code = code(person, parts);
    let drawn = share(random);
    if drawn < WITHOUT {
        return vec![String::new(); parts];
    }
    if drawn < WITHOUT + SLIP && parts > 0 {
        let at = random.below(parts);
        // A code of one part is only written otherwise: another code would be another person.
        code[at] =
            if parts == 1 { format!(" {}", code[at].to_lowercase()) } else { (10 + random.below(VALUES)).to_string() };
    }
    code
}

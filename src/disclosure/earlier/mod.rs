//! Reports that were given out before. A reader who holds two reports of the same round takes one from the other, and
//! learns about those whose answers make the difference: they are a group like any other, and a small one is protected.
//!
//! So a figure that differs from an earlier report of the same round by the answers of few is not shown again; what
//! was hidden stays hidden while the answers are the same; and where the number of all who answered differs by few,
//! nothing at all is written. What is left is attacked (`audit`), old and new figures together.

mod based;
mod groups;
mod record;
mod whole;

pub(super) use based::{
    of_change, of_class, of_dose, of_drop_out, of_gender, of_join, of_link, of_participation, of_recorded,
    of_reliability, of_shift, of_trend,
};
pub(super) use groups::{hide_groups, widen};
pub use record::Releases;
pub(super) use record::hash_of;
pub(super) use whole::{Subject, few_subjects};

use super::audit::Leak;
use super::audit::published::{Estimate, Value};
use super::pool::Rules;
use crate::results::GroupValue;

/// What to hold against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Earlier<'a> {
    pub(super) releases: &'a Releases,
    /// Where the attack succeeded although figures that changed by few are hidden: what was hidden stays hidden there.
    pub(super) kept: &'a [Leak],
}

/// A figure for everybody or a group, earlier or now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub(super) n: u64,
    pub(super) count: Option<u64>,
    pub(super) value: Option<f64>,
}

impl Told {
    fn of(estimate: &Estimate) -> Option<Self> {
        Some(Self { n: estimate.n?, count: estimate.count, value: estimate.value })
    }

    /// Whether it differs from an earlier one by what few people answered, or by people who all answered alike.
    pub(super) fn differs_by_few(self, old: Self, rules: Rules) -> bool {
        /// Rounding of what is written and read again.
        const SAME: f64 = 1e-9;
        let people = self.n.abs_diff(old.n);
        let counts = self.count.zip(old.count);
        if people == 0 {
            let moved = |(a, b): (f64, f64)| (a - b).abs() > SAME * a.abs().max(b.abs()).max(1.0);
            return match counts {
                // At least so many gave another answer than before.
                Some((a, b)) => (1..rules.minimum).contains(&a.abs_diff(b)),
                None => self.value.zip(old.value).is_some_and(moved),
            };
        }
        // A mean of few gives single answers back.
        let fewest = if counts.is_some() { rules.minimum } else { rules.minimum.max(rules.unanimity) };
        let alike = counts.is_some_and(|(a, b)| {
            let favourable = a.abs_diff(b);
            let same_way = (a >= b) == (self.n > old.n) || favourable == 0;
            people < rules.unanimity && (favourable == 0 || (favourable == people && same_way))
        });
        people < fewest || alike
    }
}

/// A group's answer as the record writes it.
fn value(of: &GroupValue) -> Value {
    of.clone().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules { minimum: 5, unanimity: 10 };

    fn differs(old: (u64, u64), new: (u64, u64)) -> bool {
        let told = |(k, n): (u64, u64)| Told { n, count: Some(k), value: Some(k as f64 / n as f64) };
        told(new).differs_by_few(told(old), RULES)
    }

    #[test]
    fn those_who_make_the_difference_are_a_group() {
        assert!(!differs((30, 50), (30, 50)), "the same figure is no news");
        assert!(differs((30, 50), (31, 51)), "one more person");
        assert!(differs((30, 50), (33, 54)), "four more people");
        assert!(!differs((30, 50), (33, 55)), "five more people, three of them favourable");
        assert!(differs((30, 50), (36, 56)), "six more people of one mind");
        assert!(!differs((30, 50), (40, 60)), "ten more people of one mind");
        assert!(differs((30, 50), (31, 50)), "an answer was corrected");
        assert!(!differs((30, 50), (20, 50)), "a scale was turned round");
        assert!(differs((30, 50), (28, 48)), "two people were taken out");
    }

    #[test]
    fn a_mean_of_few_more_people_is_a_difference_of_few() {
        let told = |n: u64, value: f64| Told { n, count: None, value: Some(value) };
        assert!(told(57, 3.1).differs_by_few(told(50, 3.0), RULES));
        assert!(!told(60, 3.1).differs_by_few(told(50, 3.0), RULES));
        assert!(told(50, 3.1).differs_by_few(told(50, 3.0), RULES));
    }
}

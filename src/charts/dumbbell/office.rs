//! The changes as bars that office programs draw: how long the change is, with its interval, in a frame as wide as the
//! smallest change that matters. The two figures stand beside it.

use super::super::differences::{digits, unit};
use super::super::native::{Against, Axis, Bars, Native, Part, Stack};
use super::super::outcome;
use super::Dumbbell;
use crate::language::spreadsheet;

impl Dumbbell {
    pub(super) fn office(&self) -> Native {
        let words = self.frame.language.change_words();
        let unit = unit(self.measure);
        let part = |outcome: &crate::results::Outcome| {
            let of_it = |row: &&super::Row| row.outcome == *outcome;
            let values = self.rows.iter().map(|row| Some(row).filter(of_it).map(|row| row.value * unit));
            let interval = |row: &super::Row| (row.low * unit, row.high * unit);
            let intervals = self.rows.iter().map(|row| Some(row).filter(of_it).map(interval));
            Part::some((words.outcome)(*outcome), outcome::fill(*outcome), values.collect()).within(intervals.collect())
        };
        let band = |side: f64| {
            let ends = self.rows.iter().map(|row| row.smallest.map(|smallest| side * smallest * unit));
            let sign = if side > 0.0 { '+' } else { '\u{2212}' };
            Against::new(&format!("{} ({sign})", words.smallest_name), ends.collect())
        };
        let category = |row: &super::Row| {
            format!(
                "{}: {} → {}; {} ({}), n = {}",
                row.label, row.before_text, row.after_text, row.change, row.interval, row.n
            )
        };
        let ends = |row: &super::Row| {
            let smallest = row.smallest.unwrap_or(0.0);
            (row.low.min(-smallest) * unit, row.high.max(smallest) * unit)
        };
        let (low, high) = self.rows.iter().map(ends).fold((0.0_f64, 0.0_f64), |a, b| (a.0.min(b.0), a.1.max(b.1)));
        // What is a shade in the picture is a frame here, and named in the legend.
        let notes = self.frame.notes.iter().filter(|note| note.as_str() != words.note_band);
        Native::Bars(Bars {
            subtitle: Some(self.between.clone()),
            categories: self.rows.iter().map(category).collect(),
            parts: self.outcomes.iter().map(part).collect(),
            stack: Stack::OneOf,
            against: [1.0, -1.0].into_iter().filter_map(band).collect(),
            axis: Axis::Across(low, high),
            format: spreadsheet::signed(digits(self.measure)),
            notes: notes.cloned().collect(),
        })
    }
}

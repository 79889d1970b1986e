//! The course as bars that office programs draw: a figure a row, a bar a round, from the first down.

use super::super::native::{Axis, Bars, Native, Part, Stack};
use super::super::style::shades;
use super::{Panel, Rounds};
use crate::charts::differences::digits;
use crate::language::spreadsheet;
use crate::survey::Measure;

/// More bars in a row cannot be told apart.
const MOST_ROUNDS: usize = 4;

impl Rounds {
    /// `None` where there are too many rounds: their course is a line, and many lines in one chart are a tangle.
    pub(super) fn office(&self) -> Option<Native> {
        let mut rounds: Vec<&str> = Vec::new();
        for point in self.panels.iter().flat_map(|panel| &panel.points) {
            if !rounds.contains(&point.wave.as_str()) {
                rounds.push(&point.wave);
            }
        }
        if rounds.len() > MOST_ROUNDS {
            return None;
        }
        let part = |(round, color)| {
            let at = |panel: &Panel| panel.points.iter().find(|point| point.wave == round).cloned();
            let points: Vec<_> = self.panels.iter().map(at).collect();
            let values = points.iter().map(|point| point.as_ref().map(|point| point.value)).collect();
            let intervals = points.iter().map(|point| point.as_ref().map(|point| (point.low, point.high))).collect();
            Part::some(round, color, values).within(intervals)
        };
        let category = |panel: &Panel| {
            let course: Vec<&str> = panel.points.iter().map(|point| point.text.as_str()).collect();
            format!("{}: {}", panel.label, course.join(" → "))
        };
        let (axis, format) = match self.measure {
            Measure::Rate => (Axis::Whole, spreadsheet::share(self.frame.language, 0)),
            // Scores reach to both sides of nought.
            Measure::Net => (Axis::Across(self.range.0, self.range.1), spreadsheet::decimal(0)),
            measure => (Axis::Longest, spreadsheet::decimal(digits(measure))),
        };
        Some(Native::Bars(Bars {
            subtitle: None,
            categories: self.panels.iter().map(category).collect(),
            parts: rounds.iter().copied().zip(shades(rounds.len())).map(part).collect(),
            stack: Stack::Beside,
            against: Vec::new(),
            axis,
            format,
            notes: self.frame.notes.clone(),
        }))
    }
}

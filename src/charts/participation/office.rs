//! Participation as bars that office programs draw: who came, in a frame as wide as who was invited.

use super::super::native::{Against, Axis, Bars, Native, Part, Stack};
use super::super::style::BAR;
use super::Participation;
use crate::language::spreadsheet;

impl Participation {
    pub(super) fn office(&self) -> Native {
        let language = self.frame.language;
        let words = language.kind_words();
        let people = self.rows.iter().map(|row| row.people as f64).collect();
        let invited = self.rows.iter().map(|row| row.invited.map(|invited| invited as f64)).collect();
        Native::Bars(Bars {
            subtitle: None,
            categories: self.rows.iter().map(|row| format!("{}: {}", row.label, row.value(language))).collect(),
            parts: vec![Part::new(words.took_part, BAR, people)],
            stack: Stack::Whole,
            against: Against::new(words.invited, invited).into_iter().collect(),
            axis: Axis::Longest,
            format: spreadsheet::count(),
            notes: self.frame.notes.clone(),
        })
    }
}

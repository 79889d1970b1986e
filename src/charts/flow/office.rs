//! The flow as bars that office programs draw.

use super::super::native::{Axis, Bars, Native, Part, Stack};
use super::super::style::ACCENT;
use super::{Flow, Stage};
use crate::language::{number, spreadsheet};

impl Flow {
    pub(super) fn office(&self) -> Native {
        let language = self.frame.language;
        // The share of those invited, as beside the bars of the picture.
        let category = |stage: &Stage| match self.invited.filter(|invited| *invited > 0) {
            Some(invited) => format!("{} ({})", stage.label, number::percent(language, stage.people, invited)),
            None => stage.label.to_string(),
        };
        let people = self.stages.iter().map(|stage| stage.people as f64).collect();
        Native::Bars(Bars {
            subtitle: None,
            categories: self.stages.iter().map(category).collect(),
            parts: vec![Part::new(language.kind_words().people_head, ACCENT, people)],
            stack: Stack::Whole,
            against: Vec::new(),
            axis: Axis::Longest,
            format: spreadsheet::count(),
            notes: self.frame.notes.clone(),
        })
    }
}

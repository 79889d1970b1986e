//! The ranking as bars that office programs draw, each with its interval; the ranks stand beside it.

use super::super::native::{Axis, Bars, Native, Part, Stack};
use super::super::style::BAR;
use super::{Ranking, Row};
use crate::language::spreadsheet;

impl Ranking {
    pub(super) fn office(&self) -> Native {
        let language = self.frame.language;
        let head = language.kind_words().rank_head;
        let category = |row: &Row| format!("{}: {}, {}; {head}: {}", row.label, row.percent, row.fraction, row.ranks);
        let intervals = self.rows.iter().map(|row| Some((row.low, row.high))).collect();
        let shares = self.rows.iter().map(|row| row.share).collect();
        Native::Bars(Bars {
            subtitle: None,
            categories: self.rows.iter().map(category).collect(),
            parts: vec![Part::new(language.workbook_words().share, BAR, shares).within(intervals)],
            stack: Stack::Whole,
            against: Vec::new(),
            axis: Axis::Whole,
            format: spreadsheet::share(language, 0),
            notes: self.frame.notes.clone(),
        })
    }
}

//! SurveyMonkey: two header rows. The first holds a question's text over its first column and nothing
//! over the others; the second holds `Response`, or the row or option of each column.

use super::{Dialect, Head, Layout};
use crate::ingest::heading::Heading;
use crate::survey::Tool;

pub(super) struct SurveyMonkey;

/// What the second row says under a question with a single column.
const SINGLE: [&str; 2] = ["response", "open-ended response"];

impl Dialect for SurveyMonkey {
    fn tool(&self) -> Tool {
        Tool::Surveymonkey
    }

    fn recognise(&self, head: &Head<'_>) -> f64 {
        let width = head.width();
        let single = (0..width).filter(|c| is_single(head.cell(1, *c))).count();
        // Under the metadata columns the second row is empty, and no answer row has "Response" in it.
        let filled_right = (0..width).any(|c| head.cell(0, c).is_empty() && !head.cell(1, c).is_empty());
        match (single, filled_right) {
            (0, _) => 0.0,
            (n, _) if n * 10 >= width * 3 => 0.9,
            (_, true) => 0.7,
            _ => 0.3,
        }
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let mut question = String::new();
        let heading = |column| {
            let (first, second) = (head.cell(0, column), head.cell(1, column));
            if !first.is_empty() {
                question = first.to_string();
            }
            if second.is_empty() || is_single(second) {
                return Heading { column, full: question.clone(), part: None };
            }
            Heading { column, full: format!("{question}:{second}"), part: Some(second.to_string()) }
        };
        Layout { headings: (0..head.width()).map(heading).collect(), header_rows: 2 }
    }
}

fn is_single(cell: &str) -> bool {
    SINGLE.contains(&cell.to_lowercase().as_str())
}

//! SurveyMonkey: two header rows. The first holds a question's text over its first column and nothing
//! over the others; the second holds `Response`, or the row or option of each column.

use super::{Dialect, Head, Layout, Recognition};
use crate::ingest::heading::Heading;
use crate::ingest::role::Role;
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct SurveyMonkey;

/// What the second row says under a question with a single column.
const SINGLE: [&str; 2] = ["response", "open-ended response"];

impl Dialect for SurveyMonkey {
    fn tool(&self) -> Tool {
        Tool::Surveymonkey
    }

    fn export(&self) -> &'static str {
        "SurveyMonkey"
    }

    fn told_by(&self) -> &'static str {
        "two header rows, `Response` in the second"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let width = head.width();
        let single = (0..width).filter(|c| is_single(head.cell(1, *c))).count();
        // Under the metadata columns the second row is empty, and no answer row has "Response" in it.
        let filled_right = (0..width).any(|c| head.cell(0, c).is_empty() && !head.cell(1, c).is_empty());
        let often = single > 0 && single * 10 >= width * 3;
        Recognition::none()
            .when(single > 0, 0.3, format!("`Response` stands in the second row of {single} columns"))
            .when(often, 0.6, "that is in a third of them or more")
            .when(single > 0 && filled_right && !often, 0.4, "a question's text stands over its first column only")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let mut question = String::new();
        let heading = |column| {
            let (first, second) = (head.cell(0, column), head.cell(1, column));
            if !first.is_empty() {
                question = first.to_string();
            }
            if second.is_empty() || is_single(second) {
                return Heading::new(column, question.as_str());
            }
            Heading::new(column, format!("{question}:{second}")).part_of(question.as_str(), second, Role::Row)
        };
        Layout::new((0..head.width()).map(heading).collect(), 2)
    }
}

fn is_single(cell: &str) -> bool {
    SINGLE.contains(&cell.to_lowercase().as_str())
}

//! Webropol's workbook with each question on a sheet of its own. Nothing in it says which answers are one person's.

use super::{Dialect, Head, Layout, Recognition, Refusal};
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct WebropolSheets;

impl Dialect for WebropolSheets {
    fn tool(&self) -> Tool {
        Tool::Webropol
    }

    fn export(&self) -> &'static str {
        "Webropol, each question on its own sheet (told and refused)"
    }

    fn told_by(&self) -> &'static str {
        "three sheets or more, one question each"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        Recognition::none().when(head.is_one_question, 1.0, "every sheet of the workbook holds one question")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        super::GENERIC.layout(head)
    }

    fn refuses(&self) -> Option<Refusal> {
        Some(Refusal {
            what: "the workbook has each question on a sheet of its own, as Webropol offers it: nothing says which \
                   answers are one person's",
            hint: "export the answers again: Excel, answers as text, raw data in rows; if the sheets are something \
                   else, name the tool and the sheet (`tool = \"generic\"`, `sheet = \"…\"`)",
        })
    }
}

//! SPSS: names of variables over the columns; texts, labels and missing values come with the file.

use super::{Dialect, Head, Layout, Recognition};
use crate::ingest::heading::Heading;
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct Spss;

impl Dialect for Spss {
    fn tool(&self) -> Tool {
        Tool::Spss
    }

    fn export(&self) -> &'static str {
        "SPSS: `.sav`, `.zsav`"
    }

    fn told_by(&self) -> &'static str {
        "the first bytes of the file"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        Recognition::none().when(head.is_spss, 1.0, "the file is an SPSS data file")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let headings = head.row(0).into_iter().enumerate().map(|(column, name)| Heading::new(column, name).coded(name));
        Layout::new(headings.collect(), 1)
    }
}

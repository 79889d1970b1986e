//! Any table with one header row.

use super::{Dialect, Head, Layout, Recognition};
use crate::ingest::heading::Heading;
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct Generic;

impl Dialect for Generic {
    fn tool(&self) -> Tool {
        Tool::Generic
    }

    fn export(&self) -> &'static str {
        "any table with one header row and one row a respondent"
    }

    fn told_by(&self) -> &'static str {
        "nothing else fits"
    }

    fn recognise(&self, _: &Head<'_>) -> Recognition {
        Recognition::none().when(true, 0.1, "a header row and a row a respondent; no survey tool is known by it")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let headings = head.row(0).into_iter().enumerate().map(|(column, full)| Heading::new(column, full));
        Layout::new(headings.collect(), 1)
    }
}

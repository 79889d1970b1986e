//! Any table with one header row.

use super::{Dialect, Head, Layout};
use crate::ingest::heading::Heading;
use crate::survey::Tool;

pub(super) struct Generic;

impl Dialect for Generic {
    fn tool(&self) -> Tool {
        Tool::Generic
    }

    fn recognise(&self, _: &Head<'_>) -> f64 {
        0.1
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let heading = |column| Heading { column, full: head.cell(0, column).to_string(), part: None };
        Layout { headings: (0..head.width()).map(heading).collect(), header_rows: 1 }
    }
}

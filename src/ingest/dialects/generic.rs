//! Any table with one header row, or with two where the headers of the first reach over several columns.

use super::{Dialect, Head, Layout, Recognition};
use crate::ingest::heading::Heading;
use crate::ingest::role::Role;
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
        if head.is_merged && head.rows.len() > 2 {
            return Layout::new((0..head.width()).map(|column| merged(head, column)).collect(), 2);
        }
        let headings = head.row(0).into_iter().enumerate().map(|(column, full)| Heading::new(column, full));
        Layout::new(headings.collect(), 1)
    }
}

/// A question that reaches over its columns, and what stands under it.
fn merged(head: &Head<'_>, column: usize) -> Heading {
    let (question, part) = (head.cell(0, column), head.cell(1, column));
    if part.is_empty() || part == question {
        return Heading::new(column, question);
    }
    if question.is_empty() {
        return Heading::new(column, part);
    }
    Heading::new(column, format!("{question}:{part}")).part_of(question, part, Role::Row)
}

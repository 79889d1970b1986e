//! Typeform: `#` first, moments as text at the end. A question with several options has one column each, with nothing
//! but the option above it: which columns belong together shows in the cells, which repeat their header.

use super::words::{Words, known, role};
use super::{Dialect, Head, Layout, Recognition, SetApart, When};
use crate::ingest::heading::{Heading, normal};
use crate::ingest::role::{Metadata, Role};
use crate::responses::ExclusionReason;
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct Typeform;

const WORDS: Words = &[
    (&["#"], Metadata::ResponseId),
    (&["start date (utc)"], Metadata::Start),
    (&["stage date (utc)"], Metadata::Moment),
    (&["submit date (utc)"], Metadata::End),
    (&["network id"], Metadata::RespondentId),
    (&["response type"], Metadata::Finished),
    (&["tags"], Metadata::Technical),
];

/// So many columns that repeat their header are no accident, also where nothing else is left of what the tool adds.
const MANY: usize = 6;

impl Dialect for Typeform {
    fn tool(&self) -> Tool {
        Tool::Typeform
    }

    fn export(&self) -> &'static str {
        "Typeform: CSV or Excel"
    }

    fn told_by(&self) -> &'static str {
        "`#` first, `Submit Date (UTC)`, `Network ID`"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let headers = head.row(0);
        let own = known(&WORDS[1..6], &headers);
        let number = headers.iter().position(|h| *h == "#");
        let ids = number.is_some_and(|column| {
            let cells = head.below(1, column);
            !cells.is_empty()
                && cells.iter().all(|cell| cell.len() == 32 && cell.bytes().all(|b| b.is_ascii_alphanumeric()))
        });
        let repeating = (0..head.width()).filter(|c| repeats_header(head, *c)).count();
        Recognition::none()
            .when(own >= 2, 0.7, format!("{own} columns are called as Typeform calls them"))
            .when(own == 1, 0.3, "a column is called as Typeform calls it")
            .when(number == Some(0), 0.1, "the first header is `#`")
            .when(ids, 0.4, "`#` holds ids of 32 characters")
            .when(
                (3..MANY).contains(&repeating),
                0.1,
                format!("{repeating} columns repeat their header in their cells"),
            )
            .when(repeating >= MANY, 0.45, format!("{repeating} columns repeat their header in their cells"))
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let headers = head.row(0);
        let mut headings: Vec<Heading> =
            headers.iter().enumerate().map(|(i, h)| Heading::new(i, h).with_role(role(WORDS, h))).collect();
        let mut column = 0;
        while column < headers.len() {
            let run = (column..headers.len()).take_while(|c| continues(head, column, *c)).count();
            if run >= 2 {
                group(&mut headings, column, run, &headers);
                let other = column + run;
                if headers.get(other).is_some_and(|h| normal(h) == "other") {
                    let question = headings[column].question.clone();
                    headings[other] =
                        Heading::new(other, headers[other]).part_of(question, "Other", Role::OtherText(column));
                }
            }
            column += run.max(1);
        }
        let finished = headings.iter().find(|h| h.role == Role::Metadata(Metadata::Finished));
        let apart = finished.map(|h| SetApart {
            column: h.column,
            when: When::Is(&["partial", "started"]),
            reason: ExclusionReason::Incomplete,
        });
        Layout { apart: apart.into_iter().collect(), ..Layout::new(headings, 1) }
    }
}

/// Gives the options of a question whose text is lost the first of them for a name.
fn group(headings: &mut [Heading], first: usize, run: usize, headers: &[&str]) {
    let question = format!("{} / {} …", headers[first], headers[first + 1]);
    for column in first..first + run {
        headings[column] = Heading::new(column, headers[column]).part_of(&question, headers[column], Role::Option);
    }
}

/// Whether a column is a further option of the run that begins at `first`: its cells repeat its header, or it has none
/// yet, and the header has not occurred in the run.
fn continues(head: &Head<'_>, first: usize, column: usize) -> bool {
    let header = head.cell(0, column);
    let anew = (first..column).any(|earlier| head.cell(0, earlier) == header);
    let added = super::words::metadata(WORDS, header).is_some();
    let options = repeats_header(head, column) || (column > first && head.below(1, column).is_empty());
    options && !anew && !added && normal(header) != "other"
}

fn repeats_header(head: &Head<'_>, column: usize) -> bool {
    let (header, cells) = (head.cell(0, column), head.below(1, column));
    !cells.is_empty() && cells.iter().all(|cell| *cell == header)
}

//! REDCap: a column a variable, `name___code` for each option of a check box, `<form>_complete` behind every form.
//! The labelled export has `Label (choice=Option)` and `Complete?` instead.

use super::words::{Words, metadata};
use super::{Conventions, Dialect, Head, Layout, Recognition, SetApart, When};
use crate::ingest::heading::Heading;
use crate::ingest::role::{Metadata, Role};
use crate::responses::ExclusionReason;
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct RedCap;

const WORDS: Words = &[
    (&["record_id", "record id", "study id"], Metadata::ResponseId),
    (&["redcap_survey_identifier", "survey identifier"], Metadata::RespondentId),
    (&["redcap_event_name", "event name", "redcap_data_access_group", "data access group"], Metadata::Technical),
    (&["redcap_repeat_instrument", "repeat instrument"], Metadata::Technical),
    (&["redcap_repeat_instance", "repeat instance"], Metadata::Technical),
    (&["complete?"], Metadata::Technical),
    (&["survey timestamp"], Metadata::Moment),
];

const REPEATS: [&str; 2] = ["redcap_repeat_instrument", "repeat instrument"];

impl Dialect for RedCap {
    fn tool(&self) -> Tool {
        Tool::Redcap
    }

    fn export(&self) -> &'static str {
        "REDCap: raw data with the data dictionary beside, or labels"
    }

    fn told_by(&self) -> &'static str {
        "`name___1` and `…_complete` columns, `redcap_…`"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let headers = head.row(0);
        let complete = (0..head.width()).any(|c| is_completeness(head, c));
        let boxes = headers.iter().any(|h| h.contains("___"));
        let own = headers.iter().any(|h| h.starts_with("redcap_"));
        let choices = headers.iter().any(|h| h.contains("(choice="));
        let labelled = headers.contains(&"Complete?");
        let snake = headers.iter().all(|h| h.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
        Recognition::none()
            .when(complete, 0.5, "`…_complete` columns hold 0, 1 or 2")
            .when(boxes, 0.4, "headers read `name___1`")
            .when(own, 0.6, "columns begin with `redcap_`")
            .when(choices, 0.5, "headers read `Label (choice=Option)`")
            .when(labelled, 0.4, "columns are called `Complete?`")
            .when(snake && complete, 0.1, "every header is a variable's name")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let headings: Vec<Heading> = head.row(0).into_iter().enumerate().map(|(i, h)| heading(head, i, h)).collect();
        let repeats = headings.iter().filter(|h| REPEATS.contains(&h.full.to_lowercase().as_str()));
        let mut apart: Vec<SetApart> = repeats
            .map(|h| SetApart { column: h.column, when: When::IsNot(&[]), reason: ExclusionReason::Repeated })
            .collect();
        // Of several forms a survey may fill in some; a single one was sent or was not.
        let forms: Vec<usize> = (0..headings.len()).filter(|c| is_completeness(head, *c)).collect();
        let labelled = headings.iter().filter(|h| h.full == "Complete?").map(|h| h.column);
        let forms: Vec<usize> = forms.into_iter().chain(labelled).collect();
        if let [form] = forms[..] {
            apart.push(SetApart {
                column: form,
                when: When::Is(&["0", "incomplete"]),
                reason: ExclusionReason::Incomplete,
            });
        }
        // A check box that nobody has touched holds 0 like one that was left unticked.
        let conventions =
            Conventions { untouched_is_no: true, no_answer: &["[not completed]"], ..Conventions::default() };
        Layout { conventions, apart, ..Layout::new(headings, 1) }
    }
}

fn heading(head: &Head<'_>, column: usize, header: &str) -> Heading {
    let heading = Heading::new(column, header);
    if let Some(added) = metadata(WORDS, header) {
        return heading.coded(header).with_role(Role::Metadata(added));
    }
    if is_completeness(head, column) {
        return heading.coded(header).with_role(Role::Metadata(Metadata::Technical));
    }
    if header.ends_with("_timestamp") {
        return heading.coded(header).with_role(Role::Metadata(Metadata::Moment));
    }
    if let Some((name, option)) = header.split_once("___") {
        // `var____1` is the option -1.
        let option = option.strip_prefix('_').map_or_else(|| option.to_string(), |rest| format!("-{rest}"));
        return heading.coded(header).part_of(name, option, Role::Option);
    }
    if let Some((label, option)) = header.strip_suffix(')').and_then(|inside| inside.split_once(" (choice=")) {
        return heading.part_of(label, option, Role::Option);
    }
    if header.contains(' ') { heading } else { heading.coded(header) }
}

fn is_completeness(head: &Head<'_>, column: usize) -> bool {
    let cells = head.below(1, column);
    head.cell(0, column).ends_with("_complete") && cells.iter().all(|cell| matches!(*cell, "0" | "1" | "2"))
}

//! KoboToolbox and ODK: names of an XForm over the columns. A question with several options has one column with all
//! chosen codes and one column an option, `question/option`.

use super::moment::is_moment;
use super::words::{Words, known, metadata};
use super::{Conventions, Dialect, Head, Layout, Recognition};
use crate::ingest::heading::Heading;
use crate::ingest::role::{Metadata, Role};
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct Kobo;

/// What the server and the telephone add, also as R writes it (`X_uuid`).
const WORDS: Words = &[
    (
        &["_id", "x_id", "_uuid", "x_uuid", "_index", "x_index", "instanceid", "key", "meta/instanceid"],
        Metadata::ResponseId,
    ),
    (&["deviceid", "subscriberid", "phonenumber", "simserial"], Metadata::RespondentId),
    (&["start"], Metadata::Start),
    (&["end"], Metadata::End),
    (&["_submission_time", "x_submission_time", "submissiondate", "today"], Metadata::Moment),
    (&["username", "_submitted_by", "x_submitted_by", "submittername", "submitterid"], Metadata::Name),
    (
        &[
            "_validation_status",
            "x_validation_status",
            "_notes",
            "x_notes",
            "_status",
            "x_status",
            "__version__",
            "x__version__",
            "_tags",
            "x_tags",
            "_parent_index",
            "_parent_table_name",
            "formversion",
            "reviewstate",
            "attachmentspresent",
            "attachmentsexpected",
            "devicetype",
            "edits",
            "status",
        ],
        Metadata::Technical,
    ),
];

/// Between a group, a question and an option: as Kobo and ODK write it, and as R changes it.
const SEPARATORS: [&str; 4] = ["/", "::", ".", "-"];

/// Ends of the columns of a place.
const PLACES: [&str; 4] = ["_latitude", "_longitude", "_altitude", "_precision"];

impl Dialect for Kobo {
    fn tool(&self) -> Tool {
        Tool::Kobo
    }

    fn export(&self) -> &'static str {
        "KoboToolbox or ODK: CSV or Excel"
    }

    fn told_by(&self) -> &'static str {
        "`_uuid`, `_submission_time`; `question/option` columns"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let headers = head.row(0);
        let has = |words: &[&str]| {
            words.iter().all(|w| headers.iter().any(|h| h.to_lowercase().trim_start_matches('x') == *w))
        };
        let stamped = headers.iter().enumerate().any(|(c, h)| {
            first_name(h) == "start" && head.below(1, c).iter().any(|cell| cell.contains('T') && is_moment(cell))
        });
        let added = known(WORDS, &headers);
        let parts = (0..head.width()).filter(|c| summary_of(head, *c).is_some()).count();
        Recognition::none()
            .when(has(&["_uuid", "_submission_time"]), 0.7, "`_uuid` and `_submission_time` are there")
            .when(
                has(&["instanceid", "submissiondate"]) || has(&["key", "submissiondate"]),
                0.7,
                "`SubmissionDate` and `KEY` are there",
            )
            .when(stamped, 0.3, "`start` holds moments with a time zone")
            .when(added >= 4, 0.2, format!("{added} columns are called as a form server calls them"))
            .when(parts >= 2, 0.4, format!("{parts} columns are options of a column with all chosen ones"))
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let headers = head.row(0);
        let mut headings: Vec<Heading> = Vec::new();
        for (column, header) in headers.iter().enumerate() {
            let name = if column == 0 { first_name(header) } else { header };
            let heading = Heading::new(column, name).coded(name);
            let place = name.starts_with('_') && PLACES.iter().any(|end| name.ends_with(end));
            let heading = match (summary_of(head, column), metadata(WORDS, name)) {
                (Some((summary, option)), _) => {
                    // One question has one reading: the column with all chosen options only says that it was answered.
                    headings[summary].role = Role::Ignored;
                    let question = headings[summary].full.clone();
                    heading.part_of(question, option, Role::Option)
                }
                (None, Some(added)) => heading.with_role(Role::Metadata(added)),
                (None, None) if place => heading.with_role(Role::Metadata(Metadata::Location)),
                (None, None) => beside(heading, &headings),
            };
            headings.push(heading);
        }
        let conventions = Conventions { lists: Some(" "), untouched_is_no: true, ..Conventions::default() };
        Layout { conventions, ..Layout::new(headings, 1) }
    }
}

/// The column with all chosen options, and the option, of `question/option`.
fn summary_of<'a>(head: &Head<'a>, column: usize) -> Option<(usize, &'a str)> {
    let header = head.cell(0, column);
    let yes_no =
        head.below(1, column).iter().all(|c| matches!(c.to_lowercase().as_str(), "0" | "1" | "true" | "false"));
    SEPARATORS.iter().filter(|_| yes_no).find_map(|separator| {
        let (question, option) = header.rsplit_once(separator).filter(|(q, o)| !q.is_empty() && !o.is_empty())?;
        (0..column).rev().find(|c| head.cell(0, *c) == question).map(|summary| (summary, option))
    })
}

/// `question_other` holds the words beside the option "other" of `question`.
fn beside(heading: Heading, before: &[Heading]) -> Heading {
    let question = heading.full.strip_suffix("_other");
    let of = question.and_then(|question| before.iter().find(|h| h.full == question));
    match of {
        Some(of) => heading.with_role(Role::OtherText(of.column)),
        None => heading,
    }
}

/// The first name, without the byte order mark that R has spelt out.
fn first_name(header: &str) -> &str {
    header.strip_prefix("X.U.FEFF.").or_else(|| header.strip_prefix("ï..")).unwrap_or(header)
}

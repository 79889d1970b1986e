//! Questback EFS (Unipark): `lfdn`, `dispcode` and other names of its own; -77 where a question was not shown.

use super::words::{Words, known, metadata};
use super::{Conventions, Dialect, Head, Layout, Recognition, SetApart, When};
use crate::ingest::heading::Heading;
use crate::ingest::role::{Metadata, Role};
use crate::responses::ExclusionReason;
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct Questback;

const WORDS: Words = &[
    (&["lfdn"], Metadata::ResponseId),
    (&["external_lfdn", "p_0001", "session_id"], Metadata::RespondentId),
    (&["tester"], Metadata::Status),
    (&["dispcode"], Metadata::Finished),
    (&["lastpage"], Metadata::Progress),
    (&["duration"], Metadata::Duration),
    (&["datetime", "date_of_last_access", "date_of_first_mail"], Metadata::Moment),
    (&["language"], Metadata::Language),
    (
        &[
            "quality",
            "browser",
            "referer",
            "device_type",
            "quota",
            "quota_assignment",
            "quota_rejected_id",
            "page_history",
            "hflip",
            "vflip",
            "output_mode",
            "javascript",
            "flash",
            "cleaned",
            "ats",
        ],
        Metadata::Technical,
    ),
];

/// 31 finished, 32 finished after a break.
const FINISHED: &[&str] = &["31", "32", "completed", "completed after break"];

impl Dialect for Questback {
    fn tool(&self) -> Tool {
        Tool::Questback
    }

    fn export(&self) -> &'static str {
        "Questback EFS (Unipark): CSV or Excel"
    }

    fn told_by(&self) -> &'static str {
        "`lfdn` and `dispcode`"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let headers = head.row(0);
        let added = known(WORDS, &headers);
        let variables = headers.iter().filter(|h| is_variable(h)).count();
        let unseen = (0..head.width()).any(|c| head.below(1, c).contains(&"-77"));
        Recognition::none()
            .when(headers.contains(&"lfdn") && headers.contains(&"dispcode"), 0.8, "`lfdn` and `dispcode` are there")
            .when(added >= 5, 0.3, format!("{added} columns are called as Questback calls them"))
            .when(variables >= 3, 0.3, format!("{variables} variables are called `v_1`, `c_0001` …"))
            .when(variables >= 3 && unseen, 0.2, "-77 stands in cells")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let heading = |(column, header): (usize, &str)| {
            let timing =
                header.strip_prefix("rts").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
            let role = match metadata(WORDS, header) {
                Some(added) => Role::Metadata(added),
                None if timing => Role::Ignored,
                None => Role::Answer,
            };
            Heading::new(column, header).coded(header).with_role(role)
        };
        let headings: Vec<Heading> = head.row(0).into_iter().enumerate().map(heading).collect();
        let of = |wanted: Metadata| headings.iter().find(|h| h.role == Role::Metadata(wanted)).map(|h| h.column);
        let test = of(Metadata::Status).map(|column| (column, When::Is(&["1"]), ExclusionReason::Test));
        let unfinished =
            of(Metadata::Finished).map(|column| (column, When::IsNot(FINISHED), ExclusionReason::Incomplete));
        let apart = test.into_iter().chain(unfinished).map(|(column, when, reason)| SetApart { column, when, reason });
        let apart = apart.collect();
        let conventions = Conventions { not_shown: &["-77", "-66"], ..Conventions::default() };
        Layout { conventions, apart, ..Layout::new(headings, 1) }
    }
}

/// `v_1`, `c_0001`, `p_0001`.
fn is_variable(header: &str) -> bool {
    header.split_once('_').is_some_and(|(letter, digits)| {
        matches!(letter, "v" | "c" | "p") && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

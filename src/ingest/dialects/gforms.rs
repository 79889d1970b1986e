//! Google Forms: a time stamp and one column a question; rows of a grid as `Question [Row]`. The sheet joins options
//! with `, `, the form's own CSV with `;`.

use super::moment::{all_moments, is_moment};
use super::words::{Words, metadata, role};
use super::{Conventions, Dialect, Head, Layout, Recognition};
use crate::ingest::heading::{Heading, normal};
use crate::ingest::role::{Metadata, Role};
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct GoogleForms;

const WORDS: Words = &[
    (
        &[
            "timestamp",
            "aikaleima",
            "tidsstämpel",
            "tidstämpel",
            "zeitstempel",
            "horodateur",
            "marca temporal",
            "carimbo de data/hora",
            "informazioni cronologiche",
            "tijdstempel",
            "отметка времени",
            "타임스탬프",
            "タイムスタンプ",
            "时间戳记",
            "sygnatura czasowa",
            "tidsstempel",
            "ajatempel",
        ],
        Metadata::End,
    ),
    (&["email address", "sähköpostiosoite", "e-postadress", "username", "käyttäjänimi"], Metadata::Email),
];

/// Words for the points of a quiz, which read `3 / 5`.
const SCORE: [&str; 3] = ["score", "pisteet", "poäng"];

/// Words for a comment on the question to the left.
const COMMENT: [&str; 3] = ["comments for the above question", "comments", "kommentit"];

/// Fewer rows that begin with a moment may be anything.
const FEWEST: usize = 3;

impl Dialect for GoogleForms {
    fn tool(&self) -> Tool {
        Tool::GoogleForms
    }

    fn export(&self) -> &'static str {
        "Google Forms: sheet as Excel or CSV, or the form's own CSV"
    }

    fn told_by(&self) -> &'static str {
        "a table `Form_Responses`, or a time stamp first"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let table = head.tables.iter().any(|name| name.starts_with("Form_Responses"));
        let sheet = head.sheet.is_some_and(|sheet| {
            let sheet = normal(sheet);
            ["form responses", "lomakevastaukset", "formulärsvar", "ответы на форму"]
                .iter()
                .any(|s| sheet.starts_with(s))
        });
        let stamp = (0..head.width()).find(|c| metadata(WORDS, head.cell(0, *c)) == Some(Metadata::End));
        let stamps = all_moments(&head.below(1, stamp.unwrap_or(0)));
        // Two moments are a beginning and an end, which other tools write.
        let other = |c: usize| all_moments(&head.below(1, c)) || head.below(1, c).contains(&"anonymous");
        let first = head.below(1, 0);
        let to_the_second = first.len() >= FEWEST
            && first.iter().all(|cell| is_moment(cell) && has_seconds(cell))
            && !(1..head.width()).any(other);
        let spaced = (0..head.width()).filter(|c| is_spaced_row(head.cell(0, *c))).count();
        let zoned = head.below(1, stamp.unwrap_or(0)).iter().any(|cell| is_zoned(cell));
        Recognition::none()
            .when(table, 0.9, "the sheet is the table `Form_Responses`")
            .when(sheet, 0.4, "the sheet is called as Google Forms calls it")
            .when(stamp.is_some(), 0.4, "a column is called time stamp")
            .when(stamps && (stamp.is_some() || !is_running(head)), 0.25, "every row begins with a moment")
            .when(
                to_the_second && stamp.is_none(),
                0.2,
                "the first column is the only one with moments, and they go to the second",
            )
            .when(spaced >= 2, 0.45, format!("{spaced} headers have their row in brackets behind three spaces"))
            .when(stamps && zoned, 0.4, "its moments name their time zone as Google Forms does")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let headers = head.row(0);
        let stamp_first = all_moments(&head.below(1, 0));
        let direct = (0..head.width()).any(|c| head.below(1, c).iter().any(|cell| is_zoned(cell)));
        let heading = |(column, header): (usize, &&str)| {
            let heading = Heading::new(column, *header);
            if column == 0 && stamp_first {
                return heading.with_role(Role::Metadata(Metadata::End));
            }
            let name = normal(header);
            if SCORE.contains(&name.as_str()) && head.below(1, column).iter().all(|cell| cell.contains(" / ")) {
                return heading.with_role(Role::Ignored);
            }
            if column > 0 && COMMENT.contains(&name.as_str()) {
                return heading.with_role(Role::OtherText(column - 1));
            }
            let Some((question, row)) = grid(header) else { return heading.with_role(role(WORDS, header)) };
            let left = column.checked_sub(1).and_then(|c| headers.get(c));
            let neighbour = [left, headers.get(column + 1)].into_iter().flatten();
            let is_grid = neighbour.filter_map(|other| grid(other)).any(|(other, _)| other == question);
            if is_grid { heading.part_of(question, row, Role::Row) } else { heading }
        };
        let headings = headers.iter().enumerate().map(heading).collect();
        let conventions = Conventions { lists: Some(if direct { ";" } else { ", " }), ..Conventions::default() };
        Layout { conventions, ..Layout::new(headings, 1) }
    }
}

/// `2025/02/17 8:22:54 pm GMT+5:30`, whatever the language calls the half of the day.
fn is_zoned(cell: &str) -> bool {
    let zone = cell.rsplit(' ').next().unwrap_or_default();
    all_moments(&[cell]) && cell.contains('/') && ["GMT", "UTC"].iter().any(|name| zone.starts_with(name))
}

/// Whether a moment goes to the second: `8/20/2014 15:33:45`, `20.8.2014 15.33.45`. Moments with a `T` are other tools'.
fn has_seconds(cell: &str) -> bool {
    let time = cell.split_once(' ').map_or("", |(_, time)| time);
    time.split([':', '.'])
        .filter(|part| part.trim_end_matches(char::is_alphabetic).trim().parse::<f64>().is_ok())
        .count()
        >= 3
}

/// `Question   [Row]`: no other tool puts so much space before the bracket.
fn is_spaced_row(header: &str) -> bool {
    header.ends_with(']') && grid(header).is_some_and(|(question, _)| header[question.len()..].starts_with("   ["))
}

/// Whether the first column is a running number and not a moment: then it is another tool's.
fn is_running(head: &Head<'_>) -> bool {
    !all_moments(&head.below(1, 0))
}

/// The question and the row of `Question [Row]`, by the last pair of brackets that match.
fn grid(header: &str) -> Option<(&str, &str)> {
    let inside = header.strip_suffix(']')?;
    let mut depth = 1;
    let open = inside.char_indices().rev().find(|(_, c)| {
        match c {
            ']' => depth += 1,
            '[' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    let (open, _) = open?;
    let question = header[..open].trim_end();
    (!question.is_empty()).then(|| (question, inside[open + 1..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_brackets_are_the_row() {
        assert_eq!(grid("Q [a]\n(scale)   [Row [1]]"), Some(("Q [a]\n(scale)", "Row [1]")));
        assert_eq!(grid("[a]"), None);
        assert_eq!(grid("Q [a] b"), None);
    }

    #[test]
    fn the_forms_own_csv_is_told_by_its_moments() {
        let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_string()).collect::<Vec<_>>();
        let rows = [
            (0, row(&["Ajankohta", "Mitä teet?", "Arvioi [Tauot]", "Arvioi [Kiire]"])),
            (1, row(&["2025/02/17 8:22:54 ip. UTC+2", "Lepään;Luen", "3", "4"])),
        ];
        let head = Head::new(&rows);
        assert!(GoogleForms.recognise(&head).score >= 0.5);
        let layout = GoogleForms.layout(&head);
        assert_eq!(layout.conventions.lists, Some(";"));
        assert_eq!(
            (layout.headings[2].question.as_str(), layout.headings[3].part.as_deref()),
            ("Arvioi", Some("Kiire"))
        );
    }
}

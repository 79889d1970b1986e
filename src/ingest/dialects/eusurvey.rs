//! EUSurvey: three rows of preamble (`Alias`, `Export Date`, nothing), then the headers; metadata at the end.

use super::runs::shared_beginning;
use super::words::{Words, known, role};
use super::{Conventions, Dialect, Head, Layout, Recognition};
use crate::ingest::heading::Heading;
use crate::ingest::role::{Metadata, Role};
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct EuSurvey;

const WORDS: Words = &[
    (&["contribution id", "vastauksen tunnistenumero", "svar-id"], Metadata::ResponseId),
    (&["invitation number", "kutsun numero", "inbjudans nummer"], Metadata::RespondentId),
    (&["user name", "käyttäjätunnus", "användarnamn"], Metadata::Name),
    (&["creation date", "luontipäivä", "skapad den"], Metadata::Start),
    (&["last update", "viimeisin päivitys", "senaste uppdatering"], Metadata::End),
    (&["languages", "kielet", "språk"], Metadata::Language),
    (&["total score", "kokonaispisteet", "totalt resultat"], Metadata::Technical),
];

impl Dialect for EuSurvey {
    fn tool(&self) -> Tool {
        Tool::Eusurvey
    }

    fn export(&self) -> &'static str {
        "EUSurvey: Excel or ODS, also over several sheets"
    }

    fn told_by(&self) -> &'static str {
        "`Alias` and `Export Date` above the headers"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let words = known(WORDS, &headers(head).1);
        Recognition::none().when(has_preamble(head), 0.8, "`Alias` and `Export Date` stand above the headers").when(
            words >= 3,
            0.6,
            format!("{words} columns are called as EUSurvey calls them"),
        )
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let (row, headers) = headers(head);
        let heading = |(column, header): (usize, &&str)| {
            let role = role(WORDS, header);
            let (text, code) = without_code(header);
            let heading = Heading::new(column, text).coded(code).with_role(role);
            let neighbours = [column.checked_sub(1), Some(column + 1)].into_iter().flatten();
            let others = neighbours.filter_map(|i| headers.get(i)).map(|other| without_code(other).0);
            match others.map(|other| shared_beginning(&[text, other], ": ")).max() {
                Some(end) if end > 0 && role == Role::Answer => {
                    heading.part_of(text[..end].trim_end_matches([':', ' ']), &text[end..], Role::Row)
                }
                _ => heading,
            }
        };
        let headings = headers.iter().enumerate().map(heading).collect();
        let conventions = Conventions { lists: Some(";"), ..Conventions::default() };
        Layout { conventions, ..Layout::new(headings, row + 1) }
    }
}

fn has_preamble(head: &Head<'_>) -> bool {
    head.cell(0, 0) == "Alias" && head.cell(1, 0) == "Export Date"
}

/// The header row and its cells. Rows without content are not counted.
fn headers<'a>(head: &Head<'a>) -> (usize, Vec<&'a str>) {
    let row = if has_preamble(head) { 2 } else { 0 };
    let cells = head.rows.get(row).map(|(_, cells)| cells.iter().map(String::as_str).collect());
    (row, cells.unwrap_or_default())
}

/// Text and short name of `Text (Q1)`.
fn without_code(header: &str) -> (&str, &str) {
    let parted = header.strip_suffix(')').and_then(|inside| inside.rsplit_once(" ("));
    parted
        .filter(|(text, code)| !text.is_empty() && !code.contains(' ') && code.contains(|c: char| c.is_ascii_digit()))
        .unwrap_or((header, ""))
}

//! Microsoft Forms: a running number, begin and end, e-mail and name, then one column a question. Several options of
//! one answer stand in one cell, each with a semicolon behind it.

use super::moment::all_moments;
use super::words::{Words, known, metadata};
use super::{Conventions, Dialect, Head, Layout, Recognition};
use crate::ingest::heading::Heading;
use crate::ingest::role::{Metadata, Role};
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct MicrosoftForms;

const WORDS: Words = &[
    (&["id", "tunnus", "编号"], Metadata::ResponseId),
    (
        &["start time", "starttid", "aloitusaika", "startzeit", "开始时间", "hora de início", "hora de inicio"],
        Metadata::Start,
    ),
    (
        &[
            "completion time",
            "slutförandetid",
            "valmistumisaika",
            "fertigstellungszeit",
            "完成时间",
            "hora de conclusão",
        ],
        Metadata::End,
    ),
    (&["email", "e-mail", "e-post", "sähköposti", "电子邮件", "correo electrónico"], Metadata::Email),
    (&["name", "namn", "nimi", "姓名", "nome", "nombre"], Metadata::Name),
    (&["last modified time", "senast ändrad", "viimeksi muokattu", "上次修改时间"], Metadata::Moment),
    (&["language", "kieli", "språk"], Metadata::Language),
];

/// What a quiz adds.
const QUIZ: [&str; 3] = ["total points", "quiz feedback", "grade posted time"];

impl Dialect for MicrosoftForms {
    fn tool(&self) -> Tool {
        Tool::MicrosoftForms
    }

    fn export(&self) -> &'static str {
        "Microsoft Forms: Excel"
    }

    fn told_by(&self) -> &'static str {
        "a running number, begin and end, then `anonymous` or e-mail addresses"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let running = head.below(1, 0);
        let running = !running.is_empty() && (1..).zip(&running).all(|(n, cell)| **cell == format!("{n}"));
        let times = [1, 2].iter().all(|column| all_moments(&head.below(1, *column)));
        let addresses = (0..head.width()).any(|column| {
            let cells = head.below(1, column);
            !cells.is_empty() && cells.iter().all(|cell| *cell == "anonymous" || cell.contains('@'))
        });
        let words = known(&WORDS[1..], &head.row(0));
        let lists = (0..head.width()).filter(|c| head.below(1, *c).iter().any(|cell| is_list(cell))).count();
        let whole = (0..head.width()).any(|c| is_all_lists(&head.below(1, c)));
        Recognition::none()
            .when(running && times, 0.6, "a running number and two moments come first")
            .when(addresses, 0.1, "a column holds `anonymous` or e-mail addresses")
            .when(words >= 2, 0.4, format!("{words} columns are called as Microsoft Forms calls them"))
            .when(lists > 0, 0.15, "cells end in a semicolon")
            .when(whole, 0.3, "every answer in a column has a semicolon behind each of its options")
            .when(head.tables.iter().any(|name| name == "Table1"), 0.1, "the sheet is the table `Table1`")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let headers = head.row(0);
        // In a language that is not known the order tells: number, begin, end, address, name.
        let by_place = known(WORDS, &headers) < 2 && [1, 2].iter().all(|column| all_moments(&head.below(1, *column)));
        let heading = |(column, header): (usize, &&str)| {
            let role = match metadata(WORDS, header) {
                Some(found) => Role::Metadata(found),
                None if QUIZ.contains(&header.to_lowercase().as_str()) => Role::Ignored,
                None if by_place => by_order(column),
                None => quiz(header, &headers),
            };
            let mut heading = Heading::new(column, *header).with_role(role);
            if let Some(plain) = without_suffix(header, &headers) {
                heading.question = plain.to_string();
            }
            heading
        };
        let headings = headers.iter().enumerate().map(heading).collect();
        let conventions = Conventions { lists: Some(";"), ..Conventions::default() };
        Layout { conventions, ..Layout::new(headings, 1) }
    }
}

fn is_list(cell: &str) -> bool {
    cell.ends_with(';') && cell.len() > 1
}

/// Whether each of many answers is a list of options with a semicolon behind each, and some options come again.
fn is_all_lists(cells: &[&str]) -> bool {
    /// Fewer answers may end in a semicolon by chance.
    const MANY: usize = 5;
    let several = cells.iter().any(|cell| cell.matches(';').count() > 1);
    let first = |cell: &&str| cell.split(';').next().unwrap_or_default().to_string();
    let firsts: std::collections::BTreeSet<String> = cells.iter().map(first).collect();
    several && cells.len() >= MANY && firsts.len() < cells.len() && cells.iter().all(|cell| is_list(cell))
}

fn by_order(column: usize) -> Role {
    const ORDER: [Metadata; 5] =
        [Metadata::ResponseId, Metadata::Start, Metadata::End, Metadata::Email, Metadata::Name];
    ORDER.get(column).map_or(Role::Answer, |metadata| Role::Metadata(*metadata))
}

/// `Points - Question` and `Feedback - Question` of a quiz, where there is such a question.
fn quiz(header: &str, headers: &[&str]) -> Role {
    let of = header.strip_prefix("Points - ").or_else(|| header.strip_prefix("Feedback - "));
    if of.is_some_and(|question| headers.contains(&question)) { Role::Ignored } else { Role::Answer }
}

/// A statement that occurs twice is called `Statement2` the second time.
fn without_suffix<'a>(header: &'a str, headers: &[&str]) -> Option<&'a str> {
    let plain = header.trim_end_matches(|c: char| c.is_ascii_digit());
    (plain.len() < header.len() && headers.contains(&plain)).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(header: &[&str], answers: &[&[&str]]) -> Vec<(usize, Vec<String>)> {
        let all = [header].into_iter().chain(answers.iter().copied());
        all.map(|row| row.iter().map(|cell| (*cell).to_string()).collect()).enumerate().collect()
    }

    #[test]
    fn any_language_is_recognised_by_the_first_columns() {
        let rows = rows(
            &["N°", "Début", "Fin", "Courriel", "Nom", "Ça va ?"],
            &[
                &["1", "2026-02-01 09:01", "2026-02-01 09:06", "anonymous", "", "Oui"],
                &["2", "2026-02-01 09:02", "2026-02-01 09:07", "anonymous", "", "Non"],
            ],
        );
        let head = Head::new(&rows);
        assert!(MicrosoftForms.recognise(&head).score >= 0.6);
        let layout = MicrosoftForms.layout(&head);
        assert_eq!(layout.headings[2].role, Role::Metadata(Metadata::End));
        assert_eq!(layout.headings[5].role, Role::Answer);
    }

    #[test]
    fn points_and_suffixes_are_understood() {
        let rows = rows(
            &["ID", "Start time", "Completion time", "Total points", "I rest", "Points - I rest", "I rest2"],
            &[&["1", "2026-02-01", "2026-02-01", "3", "a;b;", "1", "c"]],
        );
        let layout = MicrosoftForms.layout(&Head::new(&rows));
        assert_eq!((layout.headings[3].role, layout.headings[5].role), (Role::Ignored, Role::Ignored));
        assert_eq!((layout.headings[6].full.as_str(), layout.headings[6].question.as_str()), ("I rest2", "I rest"));
    }
}

//! Webropol, "raw data in rows": one header row, `Question:Option` without a space after the colon,
//! open answers of an option in a column that ends in ` Avoimet vastaukset`, headings without a name
//! as a lone no-break space.

use super::words::{Words, metadata};
use super::{Conventions, Dialect, Head, Layout, Recognition};
use crate::ingest::heading::Heading;
use crate::ingest::role::{Metadata, Role};
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct Webropol;

/// "Response time" in the languages of the product.
const WORDS: Words = &[(&["vastausaika", "svarstid", "response time"], Metadata::End)];

/// Endings of the column with the open answers to an option.
const OPEN_ANSWERS: [&str; 3] = [" avoimet vastaukset", " öppna svar", " open answers"];

impl Dialect for Webropol {
    fn tool(&self) -> Tool {
        Tool::Webropol
    }

    fn export(&self) -> &'static str {
        "Webropol, raw data in rows, as text or numbers"
    }

    fn told_by(&self) -> &'static str {
        "`Question:Option` headers, `Vastausaika`"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let headers = head.row(0);
        let parted = headers.iter().filter(|h| parted_at(h).is_some()).count();
        let bare = headers.iter().filter(|h| h.ends_with(':') || h.starts_with(':')).count();
        let open = headers.iter().any(|h| OPEN_ANSWERS.iter().any(|end| h.to_lowercase().ends_with(end)));
        let timed = headers.iter().any(|h| metadata(WORDS, h).is_some());
        let many = parted * 5 >= headers.len();
        let told = format!("{parted} of {} headers read `Question:Option`", headers.len());
        Recognition::none()
            .when(many && parted > 1, 0.5, told.clone())
            .when(many && parted == 1, 0.2, told)
            .when(timed, 0.3, "a column is called response time")
            .when(open, 0.2, "a column holds the open answers to an option")
            .when(bare > 0, 0.1, "headers begin or end with a colon")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let headers = head.row(0);
        let mut headings: Vec<Heading> =
            headers.iter().enumerate().map(|(i, header)| heading(i, header, &headers)).collect();
        for column in 0..headings.len() {
            if let Some(of) = beside(&headings, column) {
                headings[column].role = Role::OtherText(of);
            }
        }
        let conventions =
            Conventions { lists: Some(";"), untouched_is_no: true, blank_may_be_zero: true, ..Conventions::default() };
        Layout { conventions, ..Layout::new(headings, 1) }
    }
}

fn heading(column: usize, full: &str, headers: &[&str]) -> Heading {
    let heading = Heading::new(column, full);
    if let Some(added) = metadata(WORDS, full) {
        return heading.with_role(Role::Metadata(added));
    }
    if full.is_empty() {
        // A text or a heading of the form, not a question.
        return heading.with_role(Role::Ignored);
    }
    let left = column.checked_sub(1).and_then(|c| headers.get(c));
    let right = headers.get(column + 1);
    let shared = [left, right].into_iter().flatten().map(|other| common_prefix(full, other)).max();
    match shared.filter(|len| *len > 0 && !full[*len..].trim().is_empty()) {
        Some(len) => heading.part_of(full[..len].trim_end_matches([':', ' ']), full[len..].trim(), Role::Row),
        None => heading,
    }
}

/// The column whose option or question the open answers of this one belong to.
fn beside(headings: &[Heading], column: usize) -> Option<usize> {
    let heading = &headings[column];
    let lower = heading.full.to_lowercase();
    if let Some(end) = OPEN_ANSWERS.iter().find(|end| lower.ends_with(*end)) {
        let option = lower[..lower.len() - end.len()].trim_end().to_string();
        return headings.iter().find(|h| h.full.to_lowercase() == option).map(|h| h.column);
    }
    // "Reasons:" under each of many questions: equal headers, apart from each other.
    let again = headings.iter().any(|h| h.column != column && h.full == heading.full);
    (again && heading.role == Role::Answer && column > 0).then(|| column - 1)
}

/// Where a colon without a space behind it stands inside a header.
fn parted_at(header: &str) -> Option<usize> {
    header.match_indices(':').map(|(at, _)| at).find(|at| {
        let (before, after) = (&header[..*at], &header[at + 1..]);
        let (last, next) = (before.chars().next_back(), after.chars().next());
        // A time of day (10:05) and an address (https://) hold colons of their own.
        let clock = last.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
        last.is_some_and(|c| c != ' ') && next.is_some_and(|c| c != ' ' && c != '/') && !clock
    })
}

/// Length of the longest beginning that two neighbours share and that ends in a colon: a question text
/// may hold colons itself, so the first colon says nothing.
fn common_prefix(one: &str, other: &str) -> usize {
    let same = one
        .char_indices()
        .zip(other.chars())
        .take_while(|((_, a), b)| a == b)
        .map(|((i, a), _)| i + a.len_utf8())
        .last();
    let same = same.unwrap_or(0).min(one.len().saturating_sub(1));
    (0..=same).rev().find(|end| one.is_char_boundary(*end) && one[..*end].ends_with(':')).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(headers: &[&str]) -> Vec<(usize, Vec<String>)> {
        vec![(0, headers.iter().map(|h| (*h).to_string()).collect())]
    }

    #[test]
    fn neighbours_with_a_common_beginning_are_parts_of_one_question() {
        let rows = head(&["Vastausaika", "Kello: nyt?:Aamu", "Kello: nyt?:Ilta", "Muu, mikä?:", "Ikä"]);
        let layout = Webropol.layout(&Head::new(&rows));
        let parts: Vec<Option<&str>> = layout.headings.iter().map(|h| h.part.as_deref()).collect();
        assert_eq!(parts, [None, Some("Aamu"), Some("Ilta"), None, None]);
    }

    #[test]
    fn it_is_recognised_without_its_metadata_and_in_any_language() {
        let rows = head(&["A:b", "A:c", "D"]);
        assert!(Webropol.recognise(&Head::new(&rows)).score >= 0.5);
        let rows = head(&["ID", "Question one", "Question two: with a colon"]);
        assert!(Webropol.recognise(&Head::new(&rows)).score < 0.1);
    }
}

//! Which rows of a file belong to a wave, and by which code their respondents are known in other waves.

use std::collections::BTreeMap;

use super::columns::Source;
use super::heading::{Heading, normal, normal_header};
use super::table::{Cell, column_letters};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, closest};
use crate::responses::Codes;
use crate::survey::{Kind, Link, LinkColumn, Question, Survey, Wave};

/// What tells of a row whose answers it holds.
pub(super) struct Respondents {
    /// Column with the name of the wave, and the name as it is compared.
    wave: Option<(usize, String)>,
    /// Columns of the code's parts.
    code: Option<Vec<usize>>,
    /// Parts of a code, where the survey links by it: a file without codes gives as many empty ones.
    parts: Option<usize>,
    known: Vec<String>,
}

/// Which wave a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Membership {
    /// This one.
    Here,
    /// Another wave in the same file.
    Beside,
    /// None that the survey knows.
    Stranger,
}

impl Respondents {
    pub(super) fn find(
        survey: &Survey,
        wave: &Wave,
        path: &str,
        headings: &[Heading],
        place: &Place,
    ) -> Result<Self, Diagnostics> {
        let mut found = Diagnostics::new();
        let mut respondents = Self { wave: None, code: None, parts: None, known: Vec::new() };
        if let Some((column, value)) = wave.column.as_ref().zip(wave.value.as_ref()) {
            match self::column(headings, std::slice::from_ref(column)) {
                Some(at) => respondents.wave = Some((at, normal(value))),
                None => {
                    found.push(nowhere(&format!("that tells the waves apart, `{column}`"), column, headings, place));
                }
            }
            let beside = survey.waves().iter().filter(|w| w.responses.iter().any(|p| p == path));
            respondents.known = beside.filter_map(|w| Some(normal(w.value.as_ref()?))).collect();
        }
        if let Some(link) = survey.link() {
            respondents.parts = Some(link.columns.len());
            match code(link, headings, place) {
                Ok(columns) => respondents.code = columns,
                Err(problems) => found.extend(problems),
            }
        }
        if found.is_empty() { Ok(respondents) } else { Err(found) }
    }

    /// Every column that is looked into.
    pub(super) fn columns(&self) -> Vec<usize> {
        self.wave.iter().map(|(column, _)| *column).chain(self.code.iter().flatten().copied()).collect()
    }

    /// A part of the code would be published if a question were read from its column.
    pub(super) fn published_parts(&self, questions: &[&Question], sources: &[Source], place: &Place) -> Diagnostics {
        let mut found = Diagnostics::new();
        for (question, source) in questions.iter().zip(sources).filter(|(q, _)| q.kind != Kind::Text) {
            let shared = source.columns().into_iter().find(|column| self.code.iter().flatten().any(|c| c == column));
            if let Some(column) = shared {
                let message = format!("question `{}` is read from a part of the respondents' code", question.id);
                let place = Place { position: Some(format!("column {}", column_letters(column))), ..place.clone() };
                let hint = "a code is never published; take the question out, or the column out of `[link]`";
                found.push(Diagnostic::error(message).at(place).hint(hint));
            }
        }
        found
    }

    /// The cell that says which wave a row is of; `None` where every row is of this one.
    pub(super) fn wave<'c>(&self, cells: &[Cell<'c>]) -> Option<Cell<'c>> {
        let (column, _) = self.wave.as_ref()?;
        Some(cells.get(*column).copied().unwrap_or(Cell::Empty))
    }

    /// Which wave a row is of that says this.
    pub(super) fn membership(&self, there: &str) -> Membership {
        let name = normal(there);
        match &self.wave {
            Some((_, value)) if name == *value => Membership::Here,
            None => Membership::Here,
            Some(_) if self.known.contains(&name) => Membership::Beside,
            Some(_) => Membership::Stranger,
        }
    }

    /// Notes the code of a respondent, where the survey links by codes.
    pub(super) fn note(&self, row: usize, cells: &[Cell<'_>], codes: &mut Codes) {
        let Some(parts) = self.parts else { return };
        match &self.code {
            Some(columns) => {
                let text = |column: &usize| cells.get(*column).copied().unwrap_or(Cell::Empty).as_text();
                codes.push(row, columns.iter().map(text));
            }
            None => codes.push(row, (0..parts).map(|_| "")),
        }
    }

    /// Tells of rows whose wave no wave is named by.
    pub(super) fn strangers(strangers: &BTreeMap<String, u64>, column: Option<&str>, place: &Place) -> Diagnostics {
        let mut found = Diagnostics::new();
        for (name, rows) in strangers {
            let column = column.unwrap_or_default();
            let rows = if *rows == 1 { "1 row has".into() } else { format!("{rows} rows have") };
            let what = if name.is_empty() { "nothing".into() } else { format!("`{name}`") };
            let message = format!("{rows} {what} in column `{column}`, which no wave has as its `value`");
            let hint = "correct the cells, or add a wave with that `value`; until then the rows are left out";
            found.push(Diagnostic::warning(message).at(place.clone()).hint(hint));
        }
        found
    }
}

/// The columns of a code; `None` where the file has none of them.
fn code(link: &Link, headings: &[Heading], place: &Place) -> Result<Option<Vec<usize>>, Diagnostics> {
    let columns: Vec<Option<usize>> = link.columns.iter().map(|part| column(headings, part.headers())).collect();
    if columns.iter().all(Option::is_none) {
        return Ok(None);
    }
    let mut found = Diagnostics::new();
    for (part, _) in link.columns.iter().zip(&columns).filter(|(_, column)| column.is_none()) {
        let name = part.headers().first().map_or("", String::as_str);
        found.push(nowhere(&format!("for `{name}`, a part of the respondents' code"), name, headings, place));
    }
    if found.is_empty() { Ok(columns.into_iter().collect()) } else { Err(found) }
}

fn column(headings: &[Heading], names: &[String]) -> Option<usize> {
    let is_one = |text: &str| names.iter().any(|name| normal_header(name) == normal_header(text));
    let by_letters = |heading: &Heading| {
        names
            .iter()
            .any(|n| n.strip_prefix('@').is_some_and(|l| column_letters(heading.column).eq_ignore_ascii_case(l)))
    };
    let full = headings.iter().find(|h| is_one(&h.full) || by_letters(h));
    full.or_else(|| headings.iter().find(|h| h.part.as_deref().is_some_and(is_one))).map(|h| h.column)
}

fn nowhere(what: &str, name: &str, headings: &[Heading], place: &Place) -> Diagnostic {
    let near = closest(name, headings.iter().map(|h| h.full.as_str()));
    Diagnostic::error(format!("no column {what}"))
        .at(place.clone())
        .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
}

/// What is to be known of the links: how many, and rows that share a code.
pub(super) fn account(
    survey: &Survey,
    links: &[(String, crate::responses::LinkCounts)],
    codes: &[Option<Codes>],
) -> Diagnostics {
    let mut found = Diagnostics::new();
    let file = Place::file(survey.file.display().to_string());
    for (i, wave) in survey.waves().iter().enumerate() {
        let Some((_, counts)) = links.iter().find(|(id, _)| *id == wave.id) else { continue };
        if counts.respondents > 0 && counts.without_code == counts.respondents {
            let message = format!("wave `{}` has no codes: its respondents are not linked to other waves", wave.id);
            let headers = survey.link().map(|link| link.columns.iter().map(LinkColumn::headers).collect::<Vec<_>>());
            let names: Vec<String> = headers.unwrap_or_default().concat().iter().map(|h| format!("`{h}`")).collect();
            found.push(Diagnostic::warning(message).at(file.clone()).expected(format!("columns {}", names.join(", "))));
            continue;
        }
        for same in &counts.duplicates {
            let rows: Vec<String> = same.iter().map(|r| place(wave, codes.get(i), *r as usize)).collect();
            let message = format!(
                "{} respondents of wave `{}` gave the same code, and are linked to nobody",
                same.len(),
                wave.id
            );
            let place = Place { position: Some(rows.join(", ")), ..Place::file(first_file(survey, wave)) };
            let hint = "if it is one person twice, take one row out of the export";
            found.push(Diagnostic::warning(message).at(place).hint(hint));
        }
        if counts.refused > 0 {
            let message = format!(
                "{} links of wave `{}` by a code with one differing part were taken back: chance explains more of them \
                 than the error budget allows",
                counts.refused, wave.id
            );
            let hint = "a code of more parts, or of parts with more values, tells people better apart";
            found.push(Diagnostic::warning(message).at(file.clone()).hint(hint));
        }
    }
    for (wave, c) in links.iter().skip(1).filter(|(_, c)| c.without_code < c.respondents) {
        let message = format!(
            "links of wave `{wave}`: {} by an equal code, {} with one differing part; not linked: {} new, {} ambiguous, \
             {} with a shared code, {} without a code",
            c.exact, c.tolerant, c.new, c.ambiguous, c.duplicate, c.without_code
        );
        found.push(Diagnostic::note(message).at(file.clone()));
    }
    found
}

fn first_file(survey: &Survey, wave: &Wave) -> String {
    let path = wave.responses.first().map(String::as_str).unwrap_or_default();
    survey.folder.join(path).display().to_string()
}

/// `row 17`, with the file where the wave has several.
fn place(wave: &Wave, codes: Option<&Option<Codes>>, respondent: usize) -> String {
    let (file, row) = codes.and_then(Option::as_ref).map_or((0, 0), |codes| codes.place(respondent));
    match wave.responses.get(file).filter(|_| wave.responses.len() > 1) {
        Some(path) => format!("row {} of {path}", row + 1),
        None => format!("row {}", row + 1),
    }
}

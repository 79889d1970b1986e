//! Which column of a file answers which question.

use super::heading::{Heading, normal, normal_header};
use super::table::column_letters;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, closest};
use crate::survey::{Kind, Question, Survey};

/// Where the answers to a question stand in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// One cell.
    Cell(usize),
    /// One cell an option, in the order of the options; `None` where the file has no such column.
    Options(Vec<Option<usize>>),
}

impl Source {
    /// Every column that is looked into.
    pub(super) fn columns(&self) -> Vec<usize> {
        match self {
            Self::Cell(column) => vec![*column],
            Self::Options(columns) => columns.iter().flatten().copied().collect(),
        }
    }
}

/// What stands between the code of a question and that of its part.
const SEPARATORS: [char; 7] = ['[', ']', '_', '/', '.', '-', '#'];

/// A beginning this long is enough to know a header whose end the encoding has spoilt.
const TELLING_BEGINNING: usize = 20;

/// Headers as they are compared.
pub(super) struct Columns<'a> {
    headings: &'a [Heading],
    full: Vec<String>,
    code: Vec<Option<String>>,
    question: Vec<String>,
    part: Vec<Option<String>>,
}

impl<'a> Columns<'a> {
    pub(super) fn new(headings: &'a [Heading]) -> Self {
        let full = headings.iter().map(|h| normal_header(&h.full)).collect();
        let code = headings.iter().map(|h| h.code.as_deref().map(normal)).collect();
        let question = headings.iter().map(|h| normal_header(&h.question)).collect();
        let part = headings.iter().map(|h| h.part.as_deref().map(normal_header)).collect();
        Self { headings, full, code, question, part }
    }

    /// How many of the questions have a column here: tells the sheet with the answers from the others.
    pub(super) fn known(&self, survey: &Survey, questions: &[&Question]) -> usize {
        questions.iter().filter(|q| !matches!(self.find(survey, q), Found::Nowhere)).count()
    }

    /// The source of each question, or what is wrong with its column.
    pub(super) fn sources(
        &self,
        survey: &Survey,
        questions: &[&Question],
        place: &Place,
    ) -> Result<Vec<Source>, Diagnostics> {
        let mut found = Diagnostics::new();
        let mut sources = Vec::new();
        for question in questions {
            match self.find(survey, question) {
                Found::Source(source) => sources.push(source),
                Found::Several(columns) => found.push(several(question, &columns, place)),
                Found::Nowhere => found.push(self.nowhere(question, place)),
            }
        }
        if found.is_empty() { Ok(sources) } else { Err(found) }
    }

    fn find(&self, survey: &Survey, question: &Question) -> Found {
        if let Some(letters) = question.column.as_deref().and_then(|c| c.strip_prefix('@')) {
            let named = self.headings.iter().find(|h| column_letters(h.column).eq_ignore_ascii_case(letters));
            return named.map_or(Found::Nowhere, |h| Found::Source(Source::Cell(h.column)));
        }
        if matches!(question.kind, Kind::Multiple | Kind::Rank)
            && let Some(source) = self.options(survey, question)
        {
            return Found::Source(source);
        }
        let keys = keys(question);
        let mut columns = self.matching(|i| keys.contains(&self.full[i]));
        if columns.is_empty() {
            columns = self.matching(|i| self.code[i].as_ref().is_some_and(|code| keys.contains(code)));
        }
        if columns.is_empty() {
            columns = self.matching(|i| self.part[i].as_ref().is_some_and(|part| keys.contains(part)));
        }
        if columns.is_empty() && question.column.is_some() {
            let telling = keys.iter().find(|key| key.chars().count() >= TELLING_BEGINNING);
            columns = telling.map_or_else(Vec::new, |key| self.matching(|i| self.full[i].starts_with(key.as_str())));
        }
        match columns.as_slice() {
            [] => Found::Nowhere,
            [one] => Found::Source(Source::Cell(*one)),
            _ => Found::Several(columns),
        }
    }

    /// Columns with answers before those that the tool adds: a question may be called like one of them.
    fn matching(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        let found: Vec<&Heading> = (0..self.headings.len()).filter(|i| wanted(*i)).map(|i| &self.headings[i]).collect();
        let answers = found.iter().filter(|h| h.role.is_answer()).map(|h| h.column).collect::<Vec<_>>();
        if answers.is_empty() { found.iter().map(|h| h.column).collect() } else { answers }
    }

    /// One column an option: `Question:Option`, or the parts of the question that is named.
    fn options(&self, survey: &Survey, question: &Question) -> Option<Source> {
        let keys = keys(question);
        let column = |code: i32, wordings: Vec<&str>| {
            let wanted: Vec<String> = keys
                .iter()
                .flat_map(|key| wordings.iter().map(move |option| normal_header(&format!("{key}:{option}"))))
                .collect();
            let parts: Vec<String> = wordings.iter().map(|option| normal_header(option)).collect();
            let is_part =
                |i: usize| self.part[i].as_ref().is_some_and(|part| parts.contains(part)) && self.belongs(i, &keys);
            let found = self.matching(|i| wanted.contains(&self.full[i]) || is_part(i));
            // `Q9_1` is the option with the code 1, where nothing says more.
            let by_code = |i: usize| {
                let rest = |key: &String| self.code[i].as_deref().and_then(|own| own.strip_prefix(key.as_str()));
                keys.iter().filter_map(rest).any(|rest| rest.trim_matches(SEPARATORS) == code.to_string())
            };
            found.first().copied().or_else(|| self.matching(by_code).first().copied())
        };
        let columns: Vec<Option<usize>> = survey
            .choices(question)
            .iter()
            .map(|choice| {
                column(choice.code, choice.text.wordings().chain(choice.aliases.iter().map(String::as_str)).collect())
            })
            .collect();
        columns.iter().any(Option::is_some).then_some(Source::Options(columns))
    }

    /// Whether a column is one of those of the question: by its text, or by the code that they share (`Q3` of
    /// `Q3[SQ1]`, `Q3_1`, `Q3___1`).
    fn belongs(&self, i: usize, keys: &[String]) -> bool {
        keys.contains(&self.question[i])
            || self.code[i].as_ref().is_some_and(|code| {
                keys.iter().any(|key| code.strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with(SEPARATORS)))
            })
    }

    fn nowhere(&self, question: &Question, place: &Place) -> Diagnostic {
        let headers: Vec<&str> = self.headings.iter().map(|h| h.full.as_str()).filter(|h| !h.is_empty()).collect();
        let wanted = question.column.as_deref().or_else(|| question.text.wordings().next()).unwrap_or_default();
        let parts = self.headings.iter().filter_map(|h| h.part.as_deref());
        let candidates: Vec<&str> = headers.iter().copied().chain(parts).collect();
        // `What did you use? (choose several)` begins like the question without its instruction.
        let begins = |header: &&&str| {
            let (one, other) = (normal_header(header), normal_header(wanted));
            one.chars().count().min(other.chars().count()) >= 12 && (one.starts_with(&other) || other.starts_with(&one))
        };
        let beginning = candidates.iter().find(begins).copied();
        let similar = beginning.or_else(|| closest(wanted, candidates.iter().copied()));
        let hint = match similar {
            Some(header) => format!("did you mean `{header}`? add `column = \"{header}\"` to the question"),
            None => format!("add `column = \"…\"` with one of the {} headers of the file", headers.len()),
        };
        Diagnostic::error(format!("no column for question `{}`", question.id))
            .at(place.clone())
            .expected(format!("a header `{wanted}`"))
            .hint(hint)
    }
}

/// Options without a column, beside others that have one: nobody could choose them, or they are written otherwise there.
pub(super) fn lacking_options(
    survey: &Survey,
    questions: &[&Question],
    sources: &[Source],
    place: &Place,
) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (question, source) in questions.iter().zip(sources) {
        let Source::Options(columns) = source else { continue };
        let choices = survey.choices(question);
        let lacking = choices.iter().zip(columns).filter(|(choice, column)| column.is_none() && choice.on_scale());
        let names: Vec<String> =
            lacking.filter_map(|(choice, _)| Some(format!("`{}`", choice.text.wordings().next()?))).collect();
        if !names.is_empty() {
            let message = format!(
                "no column for {} of question `{}`: it counts as chosen by nobody",
                names.join(", "),
                question.id
            );
            let hint =
                "if the export words it otherwise, add that wording as an alias; if it was no option, take it out";
            found.push(Diagnostic::warning(message).at(place.clone()).hint(hint));
        }
    }
    found
}

fn several(question: &Question, columns: &[usize], place: &Place) -> Diagnostic {
    let letters: Vec<String> = columns.iter().map(|c| column_letters(*c)).collect();
    let first = letters.first().cloned().unwrap_or_default();
    Diagnostic::error(format!("the column of question `{}` is there {} times", question.id, columns.len()))
        .at(Place { position: Some(format!("columns {}", letters.join(", "))), ..place.clone() })
        .hint(format!("say which one is meant: `column = \"@{first}\"`"))
}

enum Found {
    Source(Source),
    Several(Vec<usize>),
    Nowhere,
}

/// Headers that would answer the question: the one it names, else its text in any language, or its id.
fn keys(question: &Question) -> Vec<String> {
    match &question.column {
        Some(column) => vec![normal_header(column)],
        None => question.text.wordings().map(normal_header).chain([normal_header(&question.id)]).collect(),
    }
}

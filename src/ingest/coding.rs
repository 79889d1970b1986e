//! All rows of a sheet to codes: one after the other, or on all cores where rows need not be told apart.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Sheet;
use super::absent::Absent;
use super::answers::is_no;
use super::columns::Source;
use super::dialects::Conventions;
use super::left_out::LeftOut;
use super::respondents::Respondents;
use super::rows::{Reader, Unknown};
use super::table::{Cell, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::{Builder, Cells, Excluded, ExclusionReason};
use crate::survey::{Question, Survey, Wave};

/// What came of the rows of one sheet.
pub(super) struct Counted {
    pub(super) rows: u64,
    pub(super) used: u64,
    pub(super) excluded: Vec<Excluded>,
    pub(super) remarks: Diagnostics,
    /// For each question the texts that were met, and the option that each was understood as.
    pub(super) met: Vec<Vec<(String, u8)>>,
}

/// What is coded, and how.
#[derive(Clone, Copy)]
pub(super) struct Coding<'a> {
    pub(super) survey: &'a Survey,
    pub(super) wave: &'a Wave,
    pub(super) sheet: &'a Sheet,
    pub(super) questions: &'a [&'a Question],
    /// One a question.
    pub(super) sources: &'a [Source],
}

impl Coding<'_> {
    /// Codes every row behind the headers into `builder`. Where rows need not be told apart or linked, both cores
    /// read: the file is cut, and what comes of the parts is put together in their order.
    pub(super) fn code(
        &self,
        place: &Place,
        respondents: &mut Respondents,
        builder: &mut Builder,
    ) -> Result<Counted, Diagnostics> {
        let alike = self.survey.link().is_none() && respondents.take_all();
        let runs = if alike { self.sheet.runs(rayon::current_num_threads()) } else { Vec::new() };
        let mut coded = if runs.len() > 1 { self.at_once(&runs) } else { Vec::new() };
        // Were the headers longer than the first run, the next would take some of them for answers.
        if coded.first().is_none_or(|first| first.records <= self.sheet.first_row) {
            coded = vec![self.one_by_one(respondents, builder)];
        }
        let mut all = Coded::new(self);
        for part in coded {
            all.append(part);
        }
        self.finish(all, place, builder)
    }

    fn at_once(&self, runs: &[Run<'_>]) -> Vec<Coded> {
        let one = |(i, run): (usize, &Run<'_>)| {
            let first_row = if i == 0 { self.sheet.first_row } else { 0 };
            let mut coded = Coded::new(self);
            let mut with_content = 0;
            coded.records = run.rows(|row, cells| {
                if row >= first_row {
                    with_content += 1;
                    self.row(row, cells, &mut coded);
                }
            });
            coded.empty = coded.records.saturating_sub(first_row + with_content);
            coded
        };
        runs.par_iter().enumerate().map(one).collect()
    }

    fn one_by_one(&self, respondents: &mut Respondents, builder: &mut Builder) -> Coded {
        let is_linked = self.survey.link().is_some();
        if is_linked {
            builder.codes().next_file();
        }
        let mut coded = Coded::new(self);
        let mut with_content = 0;
        let rows = self.sheet.answers(|row, cells| {
            with_content += 1;
            if respondents.belongs(cells) && self.row(row, cells, &mut coded) && is_linked {
                respondents.note(row, cells, builder.codes());
            }
            true
        });
        coded.empty = rows.saturating_sub(self.sheet.first_row + with_content);
        coded
    }

    /// Codes one row; whether it is used.
    fn row(&self, row: usize, cells: &[Cell<'_>], coded: &mut Coded) -> bool {
        coded.rows += 1;
        let apart = self.sheet.layout.set_apart(cells);
        if apart == Some(ExclusionReason::Incomplete) {
            coded.incomplete += 1;
        }
        if let Some(reason) = apart.filter(|reason| coded.left_out.holds(*reason)) {
            *coded.excluded.entry(reason).or_default() += 1;
            return false;
        }
        if !coded
            .columns
            .iter()
            .any(|(c, is_box)| cells.get(*c).is_some_and(|cell| coded.says_something(*cell, *is_box)))
        {
            *coded.excluded.entry(ExclusionReason::Empty).or_default() += 1;
            return false;
        }
        coded.used += 1;
        let Coded { readers, answers, unknown, .. } = coded;
        for (i, ((reader, column), source)) in readers.iter_mut().zip(answers).zip(self.sources).enumerate() {
            reader.read(row, cells, source, column, &mut |address, answer, why| unknown.add(i, address, answer, why));
        }
        true
    }

    fn finish(&self, mut coded: Coded, place: &Place, builder: &mut Builder) -> Result<Counted, Diagnostics> {
        for ((reader, (_, column)), answers) in coded.readers.iter_mut().zip(builder.columns()).zip(coded.answers) {
            reader.append(column, answers);
        }
        let excluded = coded.excluded.into_iter().map(|(reason, rows)| Excluded { reason, rows }).collect();
        let mut found = coded.unknown.into_diagnostics(self.questions, &coded.readers, place);
        found.extend(coded.left_out.kept(coded.incomplete, &self.wave.id, place));
        found.extend(passed_over(coded.empty, self.sheet.empty_columns, place));
        if found.has_errors() {
            return Err(found);
        }
        let met = coded.readers.iter().map(Reader::met).collect();
        Ok(Counted { rows: coded.rows, used: coded.used, excluded, remarks: found, met })
    }
}

/// The columns of a question, and whether each is a box that reads "no" also where nobody touched it.
fn columns(source: &Source, conventions: Conventions) -> Vec<(usize, bool)> {
    let is_box = conventions.untouched_is_no && matches!(source, Source::Options(_));
    source.columns().into_iter().map(|column| (column, is_box)).collect()
}

/// Rows and columns without any content: a note, for they may be more than the evaluator expects.
fn passed_over(rows: usize, columns: usize, place: &Place) -> Diagnostics {
    let counted = |n: usize, word: &str| (n > 0).then(|| format!("{n} {word}{}", if n == 1 { "" } else { "s" }));
    let both: Vec<String> = [counted(rows, "row"), counted(columns, "column")].into_iter().flatten().collect();
    if both.is_empty() {
        return Diagnostics::new();
    }
    let (is, was) = if rows + columns == 1 { ("is", "was") } else { ("are", "were") };
    let message = format!("{} of the file {is} empty and {was} passed over", both.join(" and "));
    Diagnostic::note(message).at(place.clone()).into()
}

/// What came of some rows that follow one another.
struct Coded {
    /// Records that were looked at, headers too; not counted where rows are read one by one.
    records: usize,
    rows: u64,
    /// Rows behind the headers without any content; they are not among `rows`.
    empty: usize,
    used: u64,
    incomplete: u64,
    excluded: BTreeMap<ExclusionReason, u64>,
    unknown: Unknown,
    readers: Vec<Reader>,
    /// Coded answers, one entry a question.
    answers: Vec<Cells>,
    /// Every column that answers are read from, and whether it is a box that reads "no" also where nobody touched it.
    columns: Vec<(usize, bool)>,
    left_out: LeftOut,
    /// What the tool writes where nobody was asked.
    nobody_asked: Absent,
}

impl Coded {
    fn new(coding: &Coding<'_>) -> Self {
        let Coding { survey, wave, sheet, questions, sources } = *coding;
        let reader = |(question, source): (&&Question, &Source)| Reader::new(survey, question, source, &sheet.layout);
        Self {
            records: 0,
            rows: 0,
            empty: 0,
            used: 0,
            incomplete: 0,
            excluded: BTreeMap::new(),
            unknown: Unknown::default(),
            readers: questions.iter().zip(sources).map(reader).collect(),
            answers: questions.iter().map(|question| Cells::empty(survey, question)).collect(),
            columns: sources.iter().flat_map(|source| columns(source, sheet.layout.conventions)).collect(),
            left_out: LeftOut::of(wave),
            nobody_asked: Absent::of(None, sheet.layout.conventions),
        }
    }

    fn says_something(&self, cell: Cell<'_>, is_box: bool) -> bool {
        !cell.is_empty() && self.nobody_asked.is(cell).is_none() && !(is_box && is_no(cell))
    }

    /// Puts the rows that follow behind.
    fn append(&mut self, next: Self) {
        let more = next.readers.into_iter().zip(next.answers);
        for ((reader, answers), (next, more)) in self.readers.iter_mut().zip(&mut self.answers).zip(more) {
            reader.append(answers, more);
            reader.follow(next, self.records);
        }
        for (reason, rows) in next.excluded {
            *self.excluded.entry(reason).or_default() += rows;
        }
        self.unknown.append(next.unknown, self.records);
        self.records += next.records;
        self.rows += next.rows;
        self.empty += next.empty;
        self.used += next.used;
        self.incomplete += next.incomplete;
    }
}

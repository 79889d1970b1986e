//! All rows of a sheet to codes: one after the other, or on all cores where rows need not be told apart.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Sheet;
use super::absent::Absent;
use super::columns::Source;
use super::left_out::LeftOut;
use super::respondents::Respondents;
use super::rows::{Reader, Unknown};
use super::table::{Cell, Run};
use crate::diagnostic::{Diagnostics, Place};
use crate::responses::{Builder, Cells, Excluded, ExclusionReason};
use crate::survey::{Question, Survey, Wave};

/// What came of the rows of one sheet.
pub(super) struct Counted {
    pub(super) rows: u64,
    pub(super) used: u64,
    pub(super) excluded: Vec<Excluded>,
    pub(super) remarks: Diagnostics,
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
            coded.records = run.rows(|row, cells| {
                if row >= first_row {
                    self.row(row, cells, &mut coded);
                }
            });
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
        self.sheet.answers(|row, cells| {
            if respondents.belongs(cells) && self.row(row, cells, &mut coded) && is_linked {
                respondents.note(row, cells, builder.codes());
            }
            true
        });
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
        if !coded.columns.iter().any(|c| cells.get(*c).is_some_and(|cell| coded.says_something(*cell))) {
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
        if found.has_errors() {
            return Err(found);
        }
        Ok(Counted { rows: coded.rows, used: coded.used, excluded, remarks: found })
    }
}

/// What came of some rows that follow one another.
struct Coded {
    /// Records that were looked at, headers too; not counted where rows are read one by one.
    records: usize,
    rows: u64,
    used: u64,
    incomplete: u64,
    excluded: BTreeMap<ExclusionReason, u64>,
    unknown: Unknown,
    readers: Vec<Reader>,
    /// Coded answers, one entry a question.
    answers: Vec<Cells>,
    /// Every column that answers are read from.
    columns: Vec<usize>,
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
            used: 0,
            incomplete: 0,
            excluded: BTreeMap::new(),
            unknown: Unknown::default(),
            readers: questions.iter().zip(sources).map(reader).collect(),
            answers: questions.iter().map(|question| Cells::empty(survey, question)).collect(),
            columns: sources.iter().flat_map(Source::columns).collect(),
            left_out: LeftOut::of(wave),
            nobody_asked: Absent::of(None, sheet.layout.conventions),
        }
    }

    fn says_something(&self, cell: Cell<'_>) -> bool {
        !cell.is_empty() && self.nobody_asked.is(cell).is_none()
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
        self.used += next.used;
        self.incomplete += next.incomplete;
    }
}

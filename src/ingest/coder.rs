//! One row after the other to codes. Each thread has a coder of its own; what it remembers only saves time.

use std::collections::BTreeMap;

use super::absent::Absent;
use super::answers::is_no;
use super::coding::Coding;
use super::columns::Source;
use super::dialects::Conventions;
use super::export::unbraced;
use super::gathered::Gathered;
use super::left_out::LeftOut;
use super::lost_digits::LostDigits;
use super::memo::Memo;
use super::respondents::Membership;
use super::rows::Reader;
use super::table::Cell;
use super::unknown::Unknown;
use crate::diagnostic::{Diagnostics, Place};
use crate::responses::{Cells, Codes, ExclusionReason};
use crate::survey::Question;

/// Codes rows.
pub(super) struct Coder<'a> {
    coding: Coding<'a>,
    /// One a question.
    readers: Vec<Reader>,
    /// Every column that answers are read from, and whether it is a box that reads "no" also where nobody touched it.
    columns: Vec<(usize, bool)>,
    left_out: LeftOut,
    /// What the tool writes where nobody was asked.
    nobody_asked: Absent,
    /// Whether rows are of this wave, by what they say.
    waves: Memo<Membership>,
}

/// What came of some rows that follow one another.
pub(super) struct Coded {
    /// Records that were looked at, headers too; not counted where rows are read one by one.
    pub(super) records: usize,
    pub(super) rows: u64,
    /// Rows behind the headers without any content; they are not among `rows`.
    pub(super) empty: usize,
    pub(super) used: u64,
    pub(super) incomplete: u64,
    pub(super) excluded: BTreeMap<ExclusionReason, u64>,
    pub(super) unknown: Unknown,
    /// One a question.
    pub(super) answers: Vec<Gathered>,
    /// Codes of the respondents, where the survey links by them.
    pub(super) codes: Codes,
    /// Names of waves that belong to no wave, with their rows.
    pub(super) strangers: BTreeMap<String, u64>,
    pub(super) lost_digits: LostDigits,
    /// For each question the texts that were met, and the option that each was understood as.
    pub(super) met: Vec<BTreeMap<String, u8>>,
}

impl<'a> Coder<'a> {
    pub(super) fn new(coding: Coding<'a>) -> Self {
        let Coding { survey, wave, sheet, questions, sources, .. } = coding;
        let reader = |(question, source): (&&Question, &Source)| Reader::new(survey, question, source, &sheet.layout);
        Self {
            coding,
            readers: questions.iter().zip(sources).map(reader).collect(),
            columns: sources.iter().flat_map(|source| columns(source, sheet.layout.conventions)).collect(),
            left_out: LeftOut::of(wave),
            nobody_asked: Absent::of(None, sheet.layout.conventions),
            waves: Memo::default(),
        }
    }

    /// How the answers to each question are read.
    pub(super) fn readers(&self) -> &[Reader] {
        &self.readers
    }

    /// What is told of unfinished answers that count.
    pub(super) fn kept(&self, incomplete: u64, place: &Place) -> Diagnostics {
        self.left_out.kept(incomplete, &self.coding.wave.id, place)
    }

    /// Puts down what was noticed since this was done last.
    pub(super) fn note(&mut self, into: &mut Coded) {
        for (reader, met) in self.readers.iter_mut().zip(&mut into.met) {
            met.extend(reader.labels.news());
        }
    }

    /// Codes one row behind the headers.
    pub(super) fn row(&mut self, row: usize, cells: &[Cell<'_>], into: &mut Coded) {
        if !self.coding.sheet.layout.conventions.braced {
            return self.plain(row, cells, into);
        }
        let texts: Vec<String> = cells.iter().map(|cell| unbraced(&cell.to_text())).collect();
        let cells: Vec<Cell<'_>> = texts.iter().map(|text| Cell::of(text)).collect();
        self.plain(row, &cells, into);
    }

    fn plain(&mut self, row: usize, cells: &[Cell<'_>], into: &mut Coded) {
        into.lost_digits.note(row, cells);
        if !self.belongs(cells, &mut into.strangers) || !self.is_used(cells, into) {
            return;
        }
        let Coded { answers, unknown, codes, .. } = into;
        let questions = self.readers.iter_mut().zip(self.coding.sources).zip(answers);
        for (i, ((reader, source), answers)) in questions.enumerate() {
            reader.read(row, cells, source, answers, &mut |address, answer, why| unknown.add(i, address, answer, why));
        }
        self.coding.respondents.note(row, cells, codes);
    }

    /// Whether the row belongs to the wave.
    fn belongs(&mut self, cells: &[Cell<'_>], strangers: &mut BTreeMap<String, u64>) -> bool {
        let Some(cell) = self.coding.respondents.wave(cells) else { return true };
        let text = cell.as_text();
        let membership = self.waves.get(&text).unwrap_or_else(|| {
            let membership = self.coding.respondents.membership(&text);
            self.waves.keep(&text, membership);
            membership
        });
        if membership == Membership::Stranger {
            *strangers.entry(text.into_owned()).or_default() += 1;
        }
        membership == Membership::Here
    }

    /// Whether the row counts; if not, why not is counted.
    fn is_used(&self, cells: &[Cell<'_>], into: &mut Coded) -> bool {
        into.rows += 1;
        let apart = self.coding.sheet.layout.set_apart(cells);
        if apart == Some(ExclusionReason::Incomplete) {
            into.incomplete += 1;
        }
        let says_something = |(at, is_box): &(usize, bool)| {
            let cell = cells.get(*at).copied().unwrap_or(Cell::Empty);
            !cell.is_empty() && self.nobody_asked.is(cell).is_none() && !(*is_box && is_no(cell))
        };
        let left_out = match apart.filter(|reason| self.left_out.holds(*reason)) {
            None if !self.columns.iter().any(says_something) => Some(ExclusionReason::Empty),
            reason => reason,
        };
        match left_out {
            Some(reason) => *into.excluded.entry(reason).or_default() += 1,
            None => into.used += 1,
        }
        left_out.is_none()
    }
}

/// The columns of a question, and whether each is a box that reads "no" also where nobody touched it.
fn columns(source: &Source, conventions: Conventions) -> Vec<(usize, bool)> {
    let is_box = conventions.untouched_is_no && matches!(source, Source::Options(_));
    source.columns().into_iter().map(|column| (column, is_box)).collect()
}

impl Coded {
    /// Nothing yet.
    pub(super) fn new(coding: &Coding<'_>) -> Self {
        let empty = |question: &&Question| Gathered::of(Cells::empty(coding.survey, question));
        Self {
            records: 0,
            rows: 0,
            empty: 0,
            used: 0,
            incomplete: 0,
            excluded: BTreeMap::new(),
            unknown: Unknown::default(),
            answers: coding.questions.iter().map(empty).collect(),
            codes: Codes::default(),
            strangers: BTreeMap::new(),
            lost_digits: LostDigits::of(&coding.sheet.layout.headings),
            met: vec![BTreeMap::new(); coding.questions.len()],
        }
    }

    /// Puts what came of the rows that follow behind.
    pub(super) fn append(&mut self, next: Self) {
        for (answers, more) in self.answers.iter_mut().zip(next.answers) {
            answers.append(more, self.records);
        }
        for (reason, rows) in next.excluded {
            *self.excluded.entry(reason).or_default() += rows;
        }
        for (name, rows) in next.strangers {
            *self.strangers.entry(name).or_default() += rows;
        }
        self.unknown.append(next.unknown, self.records);
        self.codes.append(next.codes, self.records);
        self.lost_digits.append(next.lost_digits, self.records);
        for (met, more) in self.met.iter_mut().zip(next.met) {
            met.extend(more);
        }
        self.records += next.records;
        self.rows += next.rows;
        self.empty += next.empty;
        self.used += next.used;
        self.incomplete += next.incomplete;
    }
}

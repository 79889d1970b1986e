//! All rows of a sheet to codes, on all cores: each codes some rows, and what comes of them is put together in their
//! order.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::Sheet;
use super::blocks::{Blocks, Odd};
use super::coder::{Coded, Coder};
use super::columns::Source;
use super::file::{Parquet, guarded_each};
use super::gathered::Gathered;
use super::respondents::Respondents;
use super::table::{Cell, Run};
use super::unknown::doubtful_dates;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::{Builder, Cells, Excluded};
use crate::survey::{Question, Survey, Wave};

/// What came of the rows of one sheet.
pub(super) struct Counted {
    pub(super) rows: u64,
    pub(super) used: u64,
    pub(super) excluded: Vec<Excluded>,
    pub(super) strangers: BTreeMap<String, u64>,
    /// Of the ids.
    pub(super) lost_digits: Diagnostics,
    pub(super) remarks: Diagnostics,
    /// For each question the texts that were met, and the option that each was understood as.
    pub(super) met: Vec<BTreeMap<String, u8>>,
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
    pub(super) respondents: &'a Respondents,
}

impl Coding<'_> {
    /// Codes every row behind the headers.
    pub(super) fn whole(&self) -> Coded {
        let runs = self.sheet.table.runs(rayon::current_num_threads());
        let code = |coder: &mut Coder<'_>, (i, run): (usize, &Run<'_>)| self.run(coder, *run, i == 0);
        let coded: Vec<Coded> = runs.par_iter().enumerate().map_init(|| Coder::new(*self), code).collect();
        // Were the headers longer than the first run, the next would take some of them for answers.
        if coded.first().is_none_or(|first| first.records <= self.sheet.first_row) {
            return self.one_by_one();
        }
        let mut whole = Coded::new(self);
        for part in coded {
            whole.append(part);
        }
        whole
    }

    /// Codes every row behind the headers of a file that is read in blocks, and gives its hash. `far`: is told how many
    /// bytes were read.
    pub(super) fn blocks(
        &self,
        blocks: Blocks<impl Read + Send>,
        far: &(dyn Fn(u64) + Sync),
    ) -> Result<(Coded, String), Odd> {
        let (blocks, whole) = (Mutex::new(blocks), Mutex::new(InOrder::new(self)));
        rayon::broadcast(|_| self.some_blocks(&blocks, &whole, far)).into_iter().collect::<Result<(), Odd>>()?;
        let blocks = blocks.into_inner().map_err(|_| Odd)?;
        let whole = whole.into_inner().map_err(|_| Odd)?;
        Ok((whole.coded, blocks.sha256()))
    }

    /// What one core does: takes the next block until there is none.
    fn some_blocks(
        &self,
        blocks: &Mutex<Blocks<impl Read>>,
        whole: &Mutex<InOrder>,
        far: &(dyn Fn(u64) + Sync),
    ) -> Result<(), Odd> {
        let mut coder = Coder::new(*self);
        let mut buffer = Vec::new();
        loop {
            let Some(block) = blocks.lock().map_err(|_| Odd)?.next(&mut buffer)? else { return Ok(()) };
            far(block.end);
            let is_first = block.number == 0;
            let coded = self.run(&mut coder, block.run()?, is_first);
            if is_first && coded.records <= self.sheet.first_row {
                return Err(Odd);
            }
            whole.lock().map_err(|_| Odd)?.put(block.number, coded);
        }
    }

    /// Codes every row behind the headers of a Parquet file, which is read in `count` parts or more. `far`: is told how
    /// many rows were read.
    pub(super) fn parts(&self, parquet: &Parquet, count: usize, far: &(dyn Fn(u64) + Sync)) -> Result<Coded, Odd> {
        let (parts, whole) = (parquet.parts(count), Mutex::new(InOrder::new(self)));
        let (next, read) = (AtomicUsize::new(0), AtomicU64::new(0));
        let far = |rows: usize| far(read.fetch_add(rows as u64, Ordering::Relaxed) + rows as u64);
        let some_parts = || {
            let mut coder = Coder::new(*self);
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(part) = parts.get(number) else { return Ok(()) };
                let first_row = if number == 0 { self.sheet.first_row } else { 0 };
                let mut is_read = true;
                let coded = self.rows(&mut coder, first_row, |visit| {
                    part.rows(&far, visit).unwrap_or_else(|_| {
                        is_read = false;
                        0
                    })
                });
                if !is_read || number == 0 && coded.records <= first_row {
                    return Err(Odd);
                }
                whole.lock().map_err(|_| Odd)?.put(number, coded);
            }
        };
        let cores = rayon::current_num_threads();
        guarded_each(cores, some_parts).ok_or(Odd)?.into_iter().collect::<Result<(), Odd>>()?;
        Ok(whole.into_inner().map_err(|_| Odd)?.coded)
    }

    fn run(&self, coder: &mut Coder<'_>, run: Run<'_>, is_first: bool) -> Coded {
        let first_row = if is_first { self.sheet.first_row } else { 0 };
        self.rows(coder, first_row, |visit| run.rows(visit))
    }

    fn one_by_one(&self) -> Coded {
        self.rows(&mut Coder::new(*self), self.sheet.first_row, |visit| {
            self.sheet.table.rows(|row, cells| {
                visit(row, cells);
                true
            })
        })
    }

    /// Codes the rows from the first with answers on; `all` hands over every row, and says how many there are.
    fn rows(
        &self,
        coder: &mut Coder<'_>,
        first_row: usize,
        all: impl FnOnce(&mut dyn FnMut(usize, &[Cell<'_>])) -> usize,
    ) -> Coded {
        let mut coded = Coded::new(self);
        let mut with_content = 0;
        coded.records = all(&mut |row, cells| {
            if row >= first_row {
                with_content += 1;
                coder.row(row, cells, &mut coded);
            }
        });
        coded.empty = coded.records.saturating_sub(first_row + with_content);
        coder.note(&mut coded);
        coded
    }

    /// Puts the coded answers into `builder`, behind those of earlier files of the wave.
    ///
    /// Errors: every answer that was not understood.
    pub(super) fn finish(&self, coded: Coded, place: &Place, builder: &mut Builder) -> Result<Counted, Diagnostics> {
        let coder = Coder::new(*self);
        let mut found = doubtful_dates(self.questions, &coded.answers, place);
        found.extend(coded.unknown.into_diagnostics(self.questions, coder.readers(), place));
        found.extend(coder.kept(coded.incomplete, place));
        found.extend(passed_over(coded.empty, self.sheet.empty_columns, place));
        if found.has_errors() {
            return Err(found);
        }
        for ((_, column), answers) in builder.columns().iter_mut().zip(coded.answers) {
            let mut all = Gathered::of(std::mem::replace(column, Cells::Texts(Vec::new())));
            all.append(answers, 0);
            *column = all.cells;
        }
        if self.survey.link().is_some() {
            builder.codes().next_file();
            builder.codes().append(coded.codes, 0);
        }
        Ok(Counted {
            rows: coded.rows,
            used: coded.used,
            excluded: coded.excluded.into_iter().map(|(reason, rows)| Excluded { reason, rows }).collect(),
            strangers: coded.strangers,
            lost_digits: coded.lost_digits.told(&self.sheet.layout.headings, place),
            remarks: found,
            met: coded.met,
        })
    }
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

/// What came of the blocks so far, in their order.
struct InOrder {
    coded: Coded,
    /// Blocks that are put together.
    count: usize,
    /// Those that were coded sooner than one before them.
    early: BTreeMap<usize, Coded>,
}

impl InOrder {
    fn new(coding: &Coding<'_>) -> Self {
        Self { coded: Coded::new(coding), count: 0, early: BTreeMap::new() }
    }

    fn put(&mut self, number: usize, coded: Coded) {
        self.early.insert(number, coded);
        while let Some(next) = self.early.remove(&self.count) {
            self.coded.append(next);
            self.count += 1;
        }
    }
}

//! Row by row: cells to codes.

use super::absent::Absent;
use super::answers::{Labels, NotANumber, chosen, is_no, number};
use super::columns::Source;
use super::dates::order;
use super::dialects::{Conventions, Layout};
use super::gathered::Gathered;
use super::ranks;
use super::table::{Address, Cell};
use super::unknown::Why;
use crate::responses::{BLANK, CHOSEN, Cells, NO_LEVEL, NOT_CHOSEN, NOT_SHOWN};
use crate::survey::{Kind, Question, Survey};

type Report<'a> = dyn FnMut(Address, String, Why) + 'a;

/// Reads the answers to one question. What it remembers only saves time: rows can be read in any order, and by several.
pub(super) struct Reader {
    kind: Kind,
    pub(super) labels: Labels,
    absent: Absent,
    conventions: Conventions,
    /// Numbers that stand for no answer.
    blank: Vec<i32>,
}

impl Reader {
    pub(super) fn new(survey: &Survey, question: &Question, source: &Source, layout: &Layout) -> Self {
        let choices = survey.choices(question);
        let mut labels =
            if question.kind == Kind::Score { Labels::of_numbers(&choices) } else { Labels::new(&choices) };
        let columns = source.columns();
        let first = columns.first().and_then(|column| layout.headings.get(*column));
        if let Some(heading) = first {
            labels.learn(&heading.labels);
        }
        let absent = Absent::of(first, layout.conventions);
        Self { kind: question.kind, labels, absent, conventions: layout.conventions, blank: question.blank.clone() }
    }

    /// Nothing where the cell holds a number that the survey calls no answer.
    fn answered<'a>(&self, cell: Cell<'a>) -> Cell<'a> {
        let value = match cell {
            Cell::Number(value) => Some(value),
            Cell::Text(text) if !self.blank.is_empty() => number(text).ok(),
            _ => None,
        };
        let blank = value.is_some_and(|value| self.blank.iter().any(|blank| f64::from(*blank) == value));
        if blank { Cell::Empty } else { cell }
    }

    /// Reads the answer in one row. Nearly every cell is a label that was met before.
    #[inline]
    pub(super) fn read(
        &mut self,
        row: usize,
        cells: &[Cell<'_>],
        source: &Source,
        into: &mut Gathered,
        report: &mut Report<'_>,
    ) {
        if let (Source::Cell(at), Cells::Codes(codes), true) = (source, &mut into.cells, self.blank.is_empty())
            && let Some(Cell::Text(text)) = cells.get(*at)
            && let Some(position) = self.labels.met(text)
        {
            codes.push(position);
        } else {
            self.read_any(row, cells, source, into, report);
        }
    }

    fn read_any(
        &mut self,
        row: usize,
        cells: &[Cell<'_>],
        source: &Source,
        into: &mut Gathered,
        report: &mut Report<'_>,
    ) {
        let cell = |column: usize| cells.get(column).copied().unwrap_or(Cell::Empty);
        match (source, &mut into.cells) {
            (Source::Cell(at), _) => {
                let address = Address { row, column: *at };
                if cell(*at) == Cell::Broken {
                    report(address, cell(*at).to_text(), Why::Broken);
                }
                self.one(address, self.answered(cell(*at)), into, report);
            }
            (Source::Options(columns), Cells::Options(options)) if self.kind == Kind::Rank => {
                ranks::columns(row, cells, columns, options, &mut |address, text| {
                    report(address, text, Why::NotAPlace);
                });
            }
            (Source::Options(columns), Cells::Options(options)) => self.options(row, cells, columns, options, report),
            // Only multiple choice and rankings have a column per option, and their cells are options.
            (Source::Options(_), _) => {}
        }
    }

    fn one(&mut self, address: Address, cell: Cell<'_>, into: &mut Gathered, report: &mut Report<'_>) {
        match &mut into.cells {
            Cells::Codes(codes) => codes.push(self.code(address, cell, report)),
            Cells::Levels(..) => {
                let level = self.level(cell, into);
                if let Cells::Levels(codes, _) = &mut into.cells {
                    codes.push(level);
                }
            }
            Cells::Numbers(numbers) => numbers.push(match self.absent.is(cell) {
                Some(_) => None,
                None => read_number(address, cell, report),
            }),
            Cells::Texts(texts) => {
                let text = self.text(address, cell, report);
                if let (Kind::Date, Some(order)) = (self.kind, text.as_deref().and_then(order)) {
                    into.orders.note(order, address);
                }
                texts.push(text);
            }
            Cells::Options(options) => self.list(address, cell, options, report),
        }
    }

    /// A wording of the survey comes before what the tool means by the same word.
    fn code(&mut self, address: Address, cell: Cell<'_>, report: &mut Report<'_>) -> u8 {
        if let Some(position) = self.labels.position(cell) {
            return position;
        }
        if let Some(absent) = self.absent.is(cell) {
            return absent;
        }
        if matches!(cell, Cell::Moment(..)) {
            report(address, cell.to_text(), Why::Moment);
            return BLANK;
        }
        let zero = self.conventions.blank_may_be_zero && matches!(cell, Cell::Text("0") | Cell::Number(0.0));
        report(address, cell.to_text(), if zero { Why::Zero } else { Why::NotOnScale });
        BLANK
    }

    fn text(&self, address: Address, cell: Cell<'_>, report: &mut Report<'_>) -> Option<String> {
        let text = (!cell.is_empty() && self.absent.is(cell).is_none()).then(|| cell.to_text())?;
        if self.kind == Kind::Date && order(&text).is_none() {
            report(address, text, Why::NotADate);
            return None;
        }
        Some(text)
    }

    fn level(&self, cell: Cell<'_>, into: &mut Gathered) -> u32 {
        let Cell::Text(text) = cell else { return self.understood(cell, into) };
        if let Some(level) = into.seen.get(text) {
            return level;
        }
        let level = self.understood(cell, into);
        into.seen.keep(text, level);
        level
    }

    fn understood(&self, cell: Cell<'_>, into: &mut Gathered) -> u32 {
        if self.absent.is(cell).is_some() {
            return NO_LEVEL;
        }
        let text = self.absent.label(&cell.to_text());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return NO_LEVEL;
        }
        into.numbered(text)
    }

    /// One cell with all chosen options.
    fn list(&self, address: Address, cell: Cell<'_>, options: &mut [(i32, Vec<u8>)], report: &mut Report<'_>) {
        if let Some(absent) = self.absent.is(cell) {
            all(options, absent);
            return;
        }
        let (positions, strangers) = self.labels.several(&cell.to_text());
        for stranger in strangers {
            report(address, stranger, Why::NotOnScale);
        }
        if self.kind == Kind::Rank {
            ranks::list(&positions, options);
            return;
        }
        for (i, (_, values)) in options.iter_mut().enumerate() {
            let is_chosen = positions.iter().any(|p| usize::from(*p) == i);
            values.push(match (cell.is_empty(), is_chosen) {
                (true, _) => BLANK,
                (_, true) => CHOSEN,
                (_, false) => NOT_CHOSEN,
            });
        }
    }

    /// A cell an option. All empty means that nothing was answered: an export cannot tell "none of these"
    /// from a question passed over.
    fn options(
        &mut self,
        row: usize,
        cells: &[Cell<'_>],
        columns: &[Option<usize>],
        options: &mut [(i32, Vec<u8>)],
        report: &mut Report<'_>,
    ) {
        let cell = |column: &Option<usize>| column.and_then(|c| cells.get(c)).copied().unwrap_or(Cell::Empty);
        let hidden = columns.iter().find_map(|column| self.absent.is(cell(column)));
        if hidden == Some(NOT_SHOWN) {
            all(options, NOT_SHOWN);
            return;
        }
        let untouched = |cell: Cell<'_>| cell.is_empty() || self.conventions.untouched_is_no && is_no(cell);
        let nothing = columns.iter().all(|column| untouched(cell(column)));
        for ((position, column), (_, values)) in (0u8..).zip(columns).zip(options) {
            let cell = cell(column);
            let value = match (nothing, cell.is_empty()) {
                (true, _) => BLANK,
                (_, true) => NOT_CHOSEN,
                _ if self.absent.is(cell).is_some() => NOT_CHOSEN,
                _ => match chosen(cell, &mut self.labels, position) {
                    Some(true) => CHOSEN,
                    Some(false) => NOT_CHOSEN,
                    None => {
                        let address = Address { row, column: column.unwrap_or_default() };
                        report(address, cell.to_text(), Why::NotOnScale);
                        BLANK
                    }
                },
            };
            values.push(value);
        }
    }
}

/// The same for every option.
fn all(options: &mut [(i32, Vec<u8>)], value: u8) {
    for (_, values) in options {
        values.push(value);
    }
}

fn read_number(address: Address, cell: Cell<'_>, report: &mut Report<'_>) -> Option<f64> {
    match cell {
        Cell::Empty | Cell::Broken | Cell::Text("-" | "–" | ".." | ".") => None,
        Cell::Number(number) => Some(number),
        Cell::Text(text) => number(text)
            .inspect_err(|why| {
                let why = if *why == NotANumber::Ambiguous { Why::AmbiguousNumber } else { Why::NotANumber };
                report(address, text.to_string(), why);
            })
            .ok(),
        Cell::Moment(..) => {
            report(address, cell.to_text(), Why::Moment);
            None
        }
    }
}

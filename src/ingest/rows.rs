//! Row by row: cells to codes. What is not understood is gathered with its addresses, never dropped.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::absent::Absent;
use super::answers::{Labels, NotANumber, chosen, is_no, number};
use super::columns::Source;
use super::dates::{Doubt, Orders, order};
use super::dialects::{Conventions, Layout};
use super::heading::normal;
use super::ranks;
use super::table::{Address, Cell};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::{BLANK, CHOSEN, Cells, NO_LEVEL, NOT_CHOSEN, NOT_SHOWN};
use crate::survey::{Kind, Question, Survey};

/// So many addresses of one answer are listed; the rest is counted.
pub const MANY_CELLS: usize = 20;

/// Why an answer is not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    NotOnScale,
    NotANumber,
    AmbiguousNumber,
    NotADate,
    NotAPlace,
    Broken,
    /// An empty answer that the tool has written as 0.
    Zero,
    /// A date where there was none: `1-3` in the hands of a spreadsheet.
    Moment,
}

type Report<'a> = dyn FnMut(Address, String, Why) + 'a;

/// Reads the answers to one question.
pub(super) struct Reader {
    kind: Kind,
    labels: Labels,
    levels: HashMap<String, u32>,
    /// Each text of the export is understood once.
    seen: HashMap<String, u32, RandomState>,
    absent: Absent,
    conventions: Conventions,
    orders: Orders,
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
        Self {
            kind: question.kind,
            labels,
            levels: HashMap::new(),
            seen: HashMap::default(),
            absent,
            conventions: layout.conventions,
            orders: Orders::default(),
            blank: question.blank.clone(),
        }
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

    pub(super) fn read(
        &mut self,
        row: usize,
        cells: &[Cell<'_>],
        source: &Source,
        column: &mut Cells,
        report: &mut Report<'_>,
    ) {
        let cell = |column: usize| cells.get(column).copied().unwrap_or(Cell::Empty);
        match (source, column) {
            (Source::Cell(at), column) => {
                let address = Address { row, column: *at };
                if cell(*at) == Cell::Broken {
                    report(address, cell(*at).to_text(), Why::Broken);
                }
                self.one(address, self.answered(cell(*at)), column, report);
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

    fn one(&mut self, address: Address, cell: Cell<'_>, column: &mut Cells, report: &mut Report<'_>) {
        match column {
            Cells::Codes(codes) => codes.push(self.code(address, cell, report)),
            Cells::Levels(codes, levels) => codes.push(self.level(cell, levels)),
            Cells::Numbers(numbers) => numbers.push(match self.absent.is(cell) {
                Some(_) => None,
                None => read_number(address, cell, report),
            }),
            Cells::Texts(texts) => texts.push(self.text(address, cell, report)),
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

    fn text(&mut self, address: Address, cell: Cell<'_>, report: &mut Report<'_>) -> Option<String> {
        let text = (!cell.is_empty() && self.absent.is(cell).is_none()).then(|| cell.to_text())?;
        if self.kind == Kind::Date {
            let Some(order) = order(&text) else {
                report(address, text, Why::NotADate);
                return None;
            };
            self.orders.note(order, address);
        }
        Some(text)
    }

    fn level(&mut self, cell: Cell<'_>, levels: &mut Vec<String>) -> u32 {
        let Cell::Text(text) = cell else { return self.understood(cell, levels) };
        if let Some(level) = self.seen.get(text) {
            return *level;
        }
        let level = self.understood(cell, levels);
        self.seen.insert(text.to_string(), level);
        level
    }

    fn understood(&mut self, cell: Cell<'_>, levels: &mut Vec<String>) -> u32 {
        if self.absent.is(cell).is_some() {
            return NO_LEVEL;
        }
        let text = self.absent.label(&cell.to_text());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return NO_LEVEL;
        }
        self.numbered(text, levels)
    }

    /// The number of a level, a new one for one that was not met before.
    fn numbered(&mut self, text: String, levels: &mut Vec<String>) -> u32 {
        if self.levels.is_empty() {
            // An earlier export of this wave has met these.
            self.levels = (0..).zip(levels.iter()).map(|(level, text)| (normal(text), level)).collect();
        }
        let next = u32::try_from(levels.len()).unwrap_or(NO_LEVEL);
        let level = *self.levels.entry(normal(&text)).or_insert(next);
        if level == next {
            levels.push(text);
        }
        level
    }

    /// Puts answers behind those that there are; both are of the same question.
    pub(super) fn append(&mut self, answers: &mut Cells, more: Cells) {
        match (answers, more) {
            (Cells::Codes(codes), Cells::Codes(more)) => codes.extend(more),
            (Cells::Numbers(numbers), Cells::Numbers(more)) => numbers.extend(more),
            (Cells::Texts(texts), Cells::Texts(more)) => texts.extend(more),
            (Cells::Options(options), Cells::Options(more)) => {
                options.iter_mut().zip(more).for_each(|((_, values), (_, more))| values.extend(more));
            }
            (Cells::Levels(codes, levels), Cells::Levels(more, found)) => {
                self.levels.clear();
                let numbers: Vec<u32> = found.into_iter().map(|text| self.numbered(text, levels)).collect();
                codes.extend(more.iter().map(|level| numbers.get(*level as usize).copied().unwrap_or(NO_LEVEL)));
            }
            // Made from the same question, both are of one kind.
            _ => {}
        }
    }

    /// Takes over what another reader of the same column has noticed in rows that follow `records` others.
    pub(super) fn follow(&mut self, next: Self, records: usize) {
        self.orders.append(next.orders, records);
        self.labels.meet(next.labels);
    }

    /// Texts that were met and the option that each was understood as.
    pub(super) fn met(&self) -> Vec<(String, u8)> {
        self.labels.met().map(|(text, position)| (text.to_string(), position)).collect()
    }

    /// One cell with all chosen options.
    fn list(&mut self, address: Address, cell: Cell<'_>, options: &mut [(i32, Vec<u8>)], report: &mut Report<'_>) {
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

/// Answers that are not understood, by question and answer.
#[derive(Default)]
pub(super) struct Unknown(BTreeMap<(usize, Why, String), Vec<Address>>);

impl Unknown {
    pub(super) fn add(&mut self, question: usize, address: Address, answer: String, why: Why) {
        self.0.entry((question, why, answer)).or_default().push(address);
    }

    /// Those of rows that follow `records` others.
    pub(super) fn append(&mut self, next: Self, records: usize) {
        for (key, addresses) in next.0 {
            self.0.entry(key).or_default().extend(addresses.into_iter().map(|address| address.behind(records)));
        }
    }

    pub(super) fn into_diagnostics(self, questions: &[&Question], readers: &[Reader], place: &Place) -> Diagnostics {
        let mut found = doubtful_dates(questions, readers, place);
        for ((i, why, answer), addresses) in self.0 {
            let id = &questions[i].id;
            let labels = &readers[i].labels;
            let (message, hint) = match why {
                Why::NotOnScale => {
                    let hint = match labels.suggestion(&answer) {
                        Some(near) => format!(
                            "did you mean `{near}`? if it recurs, add `aliases = [\"{answer}\"]` to that option"
                        ),
                        None if questions[i].kind == Kind::Score => {
                            "a score is a whole number from 0 to 10; correct the cell, or leave it empty".into()
                        }
                        None => format!("add it to the options of question `{id}`, or as an alias of one of them"),
                    };
                    (format!("answer `{answer}` is not among the answers of question `{id}`"), hint)
                }
                Why::NotANumber => (
                    format!("`{answer}` is not a number, as question `{id}` expects"),
                    "correct the cell in the export; leave it empty if the number is not known".into(),
                ),
                Why::AmbiguousNumber => (
                    format!("`{answer}` of question `{id}` has either three decimals or a thousands separator"),
                    "write the number without a separator between thousands".into(),
                ),
                Why::Moment => (
                    format!(
                        "`{answer}` is no answer of question `{id}`: a spreadsheet seems to have made a date of it"
                    ),
                    "export the answers again, or write into the cell, as text, what was answered (`1-3`, `3.5`)"
                        .into(),
                ),
                Why::NotADate => (
                    format!("`{answer}` is not a date, as question `{id}` expects"),
                    "write it as 2017-03-01 or 1.3.2017".into(),
                ),
                Why::NotAPlace => (
                    format!("`{answer}` is not a place in the order that question `{id}` asks for"),
                    "a place is a whole number, 1 for the first; correct the cell, or leave it empty".into(),
                ),
                Why::Zero => {
                    let message = format!("0 is no answer of question `{id}` and was read as an empty one");
                    let hint = "Webropol writes 0 for empty answers where it is told to; if 0 means something, add it to the options";
                    let place = Place { position: Some(cells(&addresses)), ..place.clone() };
                    found.push(Diagnostic::warning(message).at(place).hint(hint));
                    continue;
                }
                Why::Broken => (
                    format!("a cell of question `{id}` holds an error of the spreadsheet"),
                    "correct the formula or the value".into(),
                ),
            };
            let place = Place { position: Some(cells(&addresses)), ..place.clone() };
            found.push(Diagnostic::error(message).at(place).hint(hint));
        }
        found
    }
}

/// Columns of dates that do not show, or not in one voice, whether the day or the month comes first.
fn doubtful_dates(questions: &[&Question], readers: &[Reader], place: &Place) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (question, reader) in questions.iter().zip(readers) {
        let (message, addresses) = match reader.orders.doubt() {
            Some(Doubt::Mixed(these)) => {
                ("dates of question `{}` have the day and the month in the other order", these)
            }
            Some(Doubt::Ambiguous(these)) => {
                ("no date of question `{}` shows whether the day or the month comes first", these)
            }
            None => continue,
        };
        let place = Place { position: Some(cells(addresses)), ..place.clone() };
        let hint = "write dates as 2017-03-01 or 1.3.2017";
        found.push(Diagnostic::warning(message.replace("{}", &question.id)).at(place).hint(hint));
    }
    found
}

/// `cell F17`, `3 cells: F17, F20, F33`, `41 cells: F2, … and 21 more`.
pub(super) fn cells(addresses: &[Address]) -> String {
    let listed: Vec<String> = addresses.iter().take(MANY_CELLS).map(ToString::to_string).collect();
    match addresses.len() {
        1 => format!("cell {}", listed.join("")),
        n if n > MANY_CELLS => format!("{n} cells: {} and {} more", listed.join(", "), n - MANY_CELLS),
        n => format!("{n} cells: {}", listed.join(", ")),
    }
}

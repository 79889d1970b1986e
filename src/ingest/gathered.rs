//! The coded answers to one question out of some rows, and how those of the rows that follow are put behind them.

use std::collections::HashMap;
use std::mem;

use super::dates::Orders;
use super::heading::normal;
use super::memo::Memo;
use crate::responses::{Cells, NO_LEVEL};

/// Answers to one question, row by row.
pub(super) struct Gathered {
    pub(super) cells: Cells,
    /// How dates are written.
    pub(super) orders: Orders,
    /// Levels of a category without options by the text of a cell.
    pub(super) seen: Memo<u32>,
    /// The same by the text as it is compared.
    levels: HashMap<String, u32>,
}

impl Gathered {
    /// Further answers are put behind these.
    pub(super) fn of(cells: Cells) -> Self {
        Self { cells, orders: Orders::default(), seen: Memo::default(), levels: HashMap::new() }
    }

    /// The number of a level, a new one for one that was not met before.
    pub(super) fn numbered(&mut self, text: String) -> u32 {
        let Cells::Levels(_, levels) = &mut self.cells else { return NO_LEVEL };
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

    /// Puts the answers to the same question of the rows behind these `records` there.
    pub(super) fn append(&mut self, next: Self, records: usize) {
        self.orders.append(next.orders, records);
        match (&mut self.cells, next.cells) {
            (Cells::Codes(codes), Cells::Codes(more)) => join(codes, more),
            (Cells::Numbers(numbers), Cells::Numbers(more)) => join(numbers, more),
            (Cells::Texts(texts), Cells::Texts(more)) => join(texts, more),
            (Cells::Options(options), Cells::Options(more)) => {
                options.iter_mut().zip(more).for_each(|((_, values), (_, more))| join(values, more));
            }
            (Cells::Levels(..), Cells::Levels(mut more, found)) => {
                let numbers: Vec<u32> = found.into_iter().map(|text| self.numbered(text)).collect();
                for level in &mut more {
                    *level = numbers.get(*level as usize).copied().unwrap_or(NO_LEVEL);
                }
                if let Cells::Levels(codes, _) = &mut self.cells {
                    join(codes, more);
                }
            }
            // Made from the same question, both are of one kind.
            _ => {}
        }
    }
}

/// Without a copy where there is nothing yet.
fn join<T>(values: &mut Vec<T>, more: Vec<T>) {
    if values.is_empty() {
        drop(mem::replace(values, more));
    } else {
        values.extend(more);
    }
}

//! A change in the reader's words and numbers.

use super::super::Context;
use crate::charts::differences::{digits, plain, signed, signed_range};
use crate::language::messages::ChangeSentence;
use crate::language::number;
use crate::report::document::Cell;
use crate::results::{Change, Design};
use crate::survey::{Better, Indicator, Measure};

/// A change whose numbers have become text.
pub(in crate::report::sections) struct Told<'a> {
    change_of: &'a Change,
    indicator: &'a Indicator,
    label: &'a str,
    pairs: String,
    n_from: String,
    n_to: String,
    before: String,
    after: String,
    pub(in crate::report::sections) change: String,
    pub(in crate::report::sections) interval: String,
    smallest: String,
    people: Option<(String, String, String)>,
}

impl<'a> Told<'a> {
    /// `None` where a figure is hidden or missing.
    pub(in crate::report::sections) fn of(context: &Context<'a>, change: &'a Change) -> Option<Self> {
        let indicator = context.survey.indicator(&change.indicator)?;
        let count = |n: Option<u64>| n.map_or_else(String::new, |n| number::count(context.language, n));
        let people = change.improved.zip(change.unchanged).zip(change.worsened);
        let interval =
            change.low.zip(change.high).map(|(low, high)| signed_range(context.language, indicator.measure, low, high));
        Some(Self {
            change_of: change,
            indicator,
            label: context.label(indicator),
            pairs: count(change.pairs),
            n_from: count(change.n_from),
            n_to: count(change.n_to),
            before: plain(context.language, indicator.measure, change.value_from?),
            after: plain(context.language, indicator.measure, change.value_to?),
            change: signed(context.language, indicator.measure, change.value?),
            interval: interval.unwrap_or_default(),
            smallest: change.smallest.map_or_else(String::new, |smallest| {
                let unit = if indicator.measure == Measure::Rate { 100.0 } else { 1.0 };
                number::given(context.language, smallest * unit, 2)
            }),
            people: people.map(|((a, b), c)| (count(Some(a)), count(Some(b)), count(Some(c)))),
        })
    }

    pub(super) fn sentence(&self, context: &Context<'_>) -> String {
        self.said(context, context.language.change_words().sentence)
    }

    /// The verdict, the figures and their difference.
    pub(super) fn brief(&self, context: &Context<'_>) -> String {
        self.said(context, context.language.body_words().change)
    }

    fn said(&self, context: &Context<'_>, sentence: fn(&ChangeSentence<'_>) -> String) -> String {
        let change = self.change_of;
        let people = self.people.as_ref().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str()));
        sentence(&ChangeSentence {
            label: self.label,
            measure: self.indicator.measure,
            design: change.design,
            outcome: change.outcome(),
            rose: change.value.unwrap_or(0.0) > 0.0,
            few_moved: change.is_held_back(),
            lower_is_better: change.better == Better::Lower,
            pairs: &self.pairs,
            n_from: &self.n_from,
            n_to: &self.n_to,
            before: &self.before,
            after: &self.after,
            change: &self.change,
            interval: &self.interval,
            level: &context.level(),
            smallest: &self.smallest,
            people,
        })
    }

    /// Who is compared, in a few words.
    pub(in crate::report::sections) fn who(&self, context: &Context<'_>) -> String {
        if self.change_of.group.is_some() && self.change_of.design != Design::Paired {
            return (context.language.change_group_words().everybody)(&self.n_from, &self.n_to);
        }
        let words = context.language.change_words();
        let pairs = if self.change_of.design == Design::Independent { "" } else { &self.pairs };
        (words.design)(self.change_of.design, pairs, &self.n_from, &self.n_to)
    }

    /// The figures before and after, with their unit.
    pub(in crate::report::sections) fn figures(&self) -> (Cell, Cell) {
        let measure = self.indicator.measure;
        let cell = |value: f64| match measure {
            Measure::Rate => Cell::Share { value, n: 0 },
            measure => Cell::Number { value, digits: digits(measure) },
        };
        let cell = |value: Option<f64>| value.map_or(Cell::Empty, cell);
        (cell(self.change_of.value_from), cell(self.change_of.value_to))
    }

    /// The change and its interval.
    pub(in crate::report::sections) fn difference(&self) -> [Cell; 2] {
        let (change, measure) = (self.change_of, self.indicator.measure);
        [
            Context::difference_cell(measure, change.value),
            Context::difference_range(measure, change.low.zip(change.high)),
        ]
    }

    /// `8 / 30 / 1`, where it is told.
    pub(super) fn people_cell(&self) -> Cell {
        let people = self.people.as_ref().map(|(a, b, c)| format!("{a} / {b} / {c}"));
        people.map_or(Cell::Empty, Cell::Text)
    }

    /// The smallest change that matters, if one was agreed.
    pub(super) fn smallest(&self, change: &Change) -> Option<&str> {
        change.smallest.map(|_| self.smallest.as_str())
    }
}

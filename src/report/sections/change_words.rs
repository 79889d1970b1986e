//! A change in the reader's words and numbers.

use super::Context;
use crate::language::messages::{ChangeSentence, ChangeWords, Outcome};
use crate::language::number;
use crate::report::document::Cell;
use crate::results::{Change, Design, Verdict};
use crate::survey::{Better, Indicator, Measure};

/// What may be said, with its direction; `None` where there is no interval.
pub(super) fn outcome(change: &Change) -> Option<Outcome> {
    let rose = change.value? > 0.0;
    Some(match change.verdict? {
        Verdict::Change if rose == (change.better == Better::Higher) => Outcome::Improved,
        Verdict::Change => Outcome::Worsened,
        Verdict::NoRelevantChange => Outcome::NoRelevantChange,
        Verdict::Inconclusive => Outcome::Inconclusive,
    })
}

/// Decimals of a measure: changes are smaller than what changes.
fn digits(measure: Measure) -> usize {
    match measure {
        Measure::Mean => 2,
        Measure::Median => 1,
        _ => 0,
    }
}

/// A difference with its sign, in percentage points for shares.
pub(super) fn signed(context: &Context<'_>, indicator: &Indicator, value: f64) -> String {
    match indicator.measure {
        Measure::Rate => number::points(context.language, value, 0),
        measure => number::signed(context.language, value, digits(measure)),
    }
}

/// An interval of differences.
pub(super) fn signed_range(context: &Context<'_>, indicator: &Indicator, low: f64, high: f64) -> String {
    match indicator.measure {
        Measure::Rate => number::points_range(context.language, low, high, 0),
        measure => number::range(context.language, low, high, digits(measure)),
    }
}

/// A figure without a unit: a share in per cent without its sign.
pub(super) fn plain(context: &Context<'_>, indicator: &Indicator, value: f64) -> String {
    match indicator.measure {
        Measure::Rate => number::share_bare(context.language, value, 0),
        measure => number::decimal(context.language, value, digits(measure)),
    }
}

/// A change whose numbers have become text.
pub(super) struct Told<'a> {
    change_of: &'a Change,
    indicator: &'a Indicator,
    label: &'a str,
    pairs: String,
    n_from: String,
    n_to: String,
    before: String,
    after: String,
    pub(super) change: String,
    pub(super) interval: String,
    smallest: String,
    people: Option<(String, String, String)>,
}

impl<'a> Told<'a> {
    /// `None` where a figure is hidden or missing.
    pub(super) fn of(context: &Context<'a>, change: &'a Change) -> Option<Self> {
        let indicator = context.survey.indicator(&change.indicator)?;
        let count = |n: Option<u64>| n.map_or_else(String::new, |n| number::count(context.language, n));
        let people = change.improved.zip(change.unchanged).zip(change.worsened);
        let interval = change.low.zip(change.high).map(|(low, high)| signed_range(context, indicator, low, high));
        Some(Self {
            change_of: change,
            indicator,
            label: context.label(indicator),
            pairs: count(change.pairs),
            n_from: count(change.n_from),
            n_to: count(change.n_to),
            before: plain(context, indicator, change.value_from?),
            after: plain(context, indicator, change.value_to?),
            change: signed(context, indicator, change.value?),
            interval: interval.unwrap_or_default(),
            smallest: change.smallest.map_or_else(String::new, |smallest| {
                let unit = if indicator.measure == Measure::Rate { 100.0 } else { 1.0 };
                number::given(context.language, smallest * unit, 2)
            }),
            people: people.map(|((a, b), c)| (count(Some(a)), count(Some(b)), count(Some(c)))),
        })
    }

    pub(super) fn sentence(&self, context: &Context<'_>) -> String {
        let change = self.change_of;
        let outcome = outcome(change);
        let excludes_zero = change.low.is_some_and(|low| low > 0.0) || change.high.is_some_and(|high| high < 0.0);
        let people = self.people.as_ref().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str()));
        (context.language.change_words().sentence)(&ChangeSentence {
            label: self.label,
            measure: self.indicator.measure,
            design: change.design,
            outcome,
            rose: change.value.unwrap_or(0.0) > 0.0,
            few_moved: outcome == Some(Outcome::Inconclusive) && excludes_zero,
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
    pub(super) fn who(&self, words: &ChangeWords) -> String {
        let pairs = if self.change_of.design == Design::Independent { "" } else { &self.pairs };
        (words.design)(self.change_of.design, pairs, &self.n_from, &self.n_to)
    }

    pub(super) fn before_with_sign(&self, context: &Context<'_>) -> String {
        self.with_sign(context, self.change_of.value_from, &self.before)
    }

    pub(super) fn after_with_sign(&self, context: &Context<'_>) -> String {
        self.with_sign(context, self.change_of.value_to, &self.after)
    }

    fn with_sign(&self, context: &Context<'_>, value: Option<f64>, bare: &str) -> String {
        match value.filter(|_| self.indicator.measure == Measure::Rate) {
            Some(share) => number::share(context.language, share, 0),
            None => bare.to_string(),
        }
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

//! How often each answer was given. A scale has a handful of different answers, however many people answered, so that a
//! statistic of a million takes a handful of steps.

use std::borrow::Cow;

use super::{Computed, Refusal};

/// Answers of some people, whose order says nothing: a list of them, or what counting it gave.
pub trait Answers {
    /// The answers, equal ones counted once. Of a list in n log n.
    fn frequencies(&self) -> Cow<'_, Frequencies>;
}

impl Answers for [f64] {
    fn frequencies(&self) -> Cow<'_, Frequencies> {
        Cow::Owned(Frequencies::counted(self.iter().map(|value| (*value, 1))))
    }
}

impl<const N: usize> Answers for [f64; N] {
    fn frequencies(&self) -> Cow<'_, Frequencies> {
        self.as_slice().frequencies()
    }
}

impl Answers for Vec<f64> {
    fn frequencies(&self) -> Cow<'_, Frequencies> {
        self.as_slice().frequencies()
    }
}

impl Answers for Frequencies {
    fn frequencies(&self) -> Cow<'_, Frequencies> {
        Cow::Borrowed(self)
    }
}

/// Different answers in ascending order, and how often each was given: at least once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frequencies(Vec<(f64, u64)>);

impl Frequencies {
    /// Answers and how often each was given, in any order; the same answer may come several times.
    pub fn counted(answers: impl IntoIterator<Item = (f64, u64)>) -> Self {
        let mut all: Vec<(f64, u64)> = answers.into_iter().filter(|(_, count)| *count > 0).collect();
        all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        all.dedup_by(|next, kept| {
            let equal = next.0 == kept.0;
            kept.1 += if equal { next.1 } else { 0 };
            equal
        });
        Self(all)
    }

    /// How many answers.
    pub fn n(&self) -> u64 {
        self.0.iter().map(|(_, count)| count).sum()
    }

    /// Whether nobody answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Different answers in ascending order, and how often each was given.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (f64, u64)> + ExactSizeIterator + Clone {
        self.0.iter().copied()
    }

    /// How many answers `are` something.
    pub fn count(&self, are: impl Fn(f64) -> bool) -> u64 {
        self.iter().filter(|(value, _)| are(*value)).map(|(_, count)| count).sum()
    }

    /// The answer at a place in ascending order, counted from 0; the largest beyond the last, and `None` of nobody.
    pub fn at(&self, place: u64) -> Option<f64> {
        let mut below = 0;
        let holds = |(_, count): &&(f64, u64)| {
            below += count;
            place < below
        };
        self.0.iter().find(holds).or(self.0.last()).map(|(value, _)| *value)
    }

    /// These answers and others.
    #[must_use]
    pub fn plus(&self, others: &Self) -> Self {
        Self::counted(self.iter().chain(others.iter()))
    }

    /// These answers without `part` of them.
    #[must_use]
    pub fn less(&self, part: &Self) -> Self {
        let mut taken = part.iter().peekable();
        let left = self.iter().map(|(value, count)| {
            while taken.next_if(|(other, _)| *other < value).is_some() {}
            let own = taken.next_if(|(other, _)| *other == value).map_or(0, |(_, own)| own);
            (value, count.saturating_sub(own))
        });
        Self(left.filter(|(_, count)| *count > 0).collect())
    }

    /// Refuses answers that are infinite or no numbers with `OutOfRange`, and none at all with `NoAnswers`.
    pub(super) fn checked(&self) -> Computed<&Self> {
        match self {
            _ if self.is_empty() => Err(Refusal::NoAnswers),
            _ if self.iter().any(|(value, _)| !value.is_finite()) => Err(Refusal::OutOfRange),
            _ => Ok(self),
        }
    }
}

/// A number of answers for a message.
pub(super) fn found(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_answers_are_counted_once() {
        let counted = [3.0, -1.0, 3.0, 0.0, -0.0, 3.0].frequencies().into_owned();
        assert_eq!(counted.iter().collect::<Vec<_>>(), [(-1.0, 1), (0.0, 2), (3.0, 3)]);
        assert_eq!((counted.n(), counted.count(|value| value > 0.0)), (6, 3));
        let in_order: Vec<Option<f64>> = (0..7).map(|place| counted.at(place)).collect();
        assert_eq!(in_order, [-1.0, 0.0, 0.0, 3.0, 3.0, 3.0, 3.0].map(Some));
        assert_eq!(Frequencies::default().at(0), None);
    }

    #[test]
    fn what_is_taken_away_can_be_put_back() {
        let (all, part) = ([1.0, 1.0, 2.0, 5.0, 5.0].frequencies(), [1.0, 5.0, 5.0].frequencies());
        let rest = all.less(&part);
        assert_eq!(rest, Frequencies::counted([(2.0, 1), (1.0, 1)]));
        assert_eq!((rest.plus(&part), all.less(&all)), (all.into_owned(), Frequencies::default()));
    }

    #[test]
    fn no_answers_and_no_numbers_are_refused() {
        assert_eq!(Frequencies::default().checked(), Err(Refusal::NoAnswers));
        for odd in [f64::NAN, f64::INFINITY] {
            assert_eq!([1.0, odd].frequencies().checked(), Err(Refusal::OutOfRange));
        }
    }
}

//! Counting: how often each answer was given, for everybody and for each group, in one pass.

use super::grouping::Grouping;
use crate::responses::{BLANK, NOT_SHOWN};
use crate::results::Missing;
use crate::survey::{Choice, MissingKind};

/// How often each answer to a question with options was given, by [`slot`].
#[derive(Debug, Clone, Default)]
pub(super) struct Tally(Vec<u64>);

/// Place of an answer among counts that lie close together: what stands for no answer first, then the options.
fn slot(code: u8) -> u8 {
    code.wrapping_add(2)
}

impl Tally {
    pub(super) fn of(codes: &[u8]) -> Self {
        // Equal answers follow each other often: in one table each count would wait for the one before.
        let mut counts = [[0; 256]; 4];
        let (fours, rest) = codes.as_chunks::<4>();
        for (code, table) in fours.iter().flat_map(|four| four.iter().zip(0..)).chain(rest.iter().zip(0..)) {
            counts[table][usize::from(slot(*code))] += 1;
        }
        let sums = |slot: usize| counts.iter().map(|table| table[slot]).sum();
        Self((0..width(codes)).map(sums).collect())
    }

    /// Everybody, and one tally a group.
    pub(super) fn by_group(codes: &[u8], grouping: &Grouping) -> (Self, Vec<Self>) {
        // Who is in no group is counted behind the last one.
        let (width, outside) = (width(codes), grouping.groups.len());
        let mut counts = vec![0; width * (outside + 1)];
        for (code, group) in codes.iter().zip(&grouping.of) {
            let group = group.map_or(outside, |group| group as usize);
            if let Some(count) = counts.get_mut(group * width + usize::from(slot(*code))) {
                *count += 1;
            }
        }
        let of_group = |group: usize| &counts[group * width..][..width];
        let everybody = (0..width).map(|slot| (0..=outside).map(|group| of_group(group)[slot]).sum()).collect();
        (Self(everybody), (0..outside).map(|group| Self(of_group(group).to_vec())).collect())
    }

    /// How often the option at `position` was given.
    pub(super) fn at(&self, position: usize) -> u64 {
        self.0.get(position + 2).copied().unwrap_or(0)
    }

    fn of_code(&self, code: u8) -> u64 {
        self.0.get(usize::from(slot(code))).copied().unwrap_or(0)
    }

    /// Answers that are no answers on the scale.
    pub(super) fn missing(&self, choices: &[Choice]) -> Missing {
        let of_kind = |kind| {
            let positions = (0..choices.len()).filter(|i| choices[*i].missing == Some(kind));
            Some(positions.map(|i| self.at(i)).sum())
        };
        Missing {
            cant_say: of_kind(MissingKind::CantSay),
            not_applicable: of_kind(MissingKind::NotApplicable),
            refused: of_kind(MissingKind::Refused),
            blank: Some(self.of_code(BLANK)),
            not_shown: Some(self.of_code(NOT_SHOWN)),
        }
    }
}

/// How many places the answers take.
fn width(codes: &[u8]) -> usize {
    if codes.is_empty() { 0 } else { usize::from(codes.iter().fold(0, |last, code| slot(*code).max(last))) + 1 }
}

/// How often each key comes in each group, keys in ascending order. Where groups and keys are few, in one pass; where they
/// are more than there is to count, by putting it in order.
pub(super) fn count(
    groups: usize,
    keys: usize,
    all: impl ExactSizeIterator<Item = Option<(usize, usize)>>,
) -> Vec<Vec<(usize, u64)>> {
    let mut of_groups = vec![Vec::new(); groups];
    let cells = groups * keys;
    let is_table = cells <= all.len().max(FEW_CELLS);
    let all = all.flatten().filter(|(group, key)| *group < groups && *key < keys);
    let all = all.map(|(group, key)| group * keys + key);
    if is_table {
        let mut counts = vec![0_u64; cells];
        all.for_each(|cell| counts[cell] += 1);
        let counted = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
        counted.for_each(|(cell, count)| of_groups[cell / keys].push((cell % keys, count)));
    } else {
        let mut all: Vec<usize> = all.collect();
        all.sort_unstable();
        let counted = all.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64));
        counted.for_each(|(cell, count)| of_groups[cell / keys].push((cell % keys, count)));
    }
    of_groups
}

/// A table of so many cells is made whatever goes into it.
const FEW_CELLS: usize = 1_000;

/// What is missing where a question is only answered or left empty.
pub(super) fn only_blank(blank: u64) -> Missing {
    Missing { cant_say: Some(0), not_applicable: Some(0), refused: Some(0), blank: Some(blank), not_shown: Some(0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::{GroupKey, GroupValue};

    #[test]
    fn every_answer_is_counted_once_in_its_group() {
        let codes: Vec<u8> = (0..1003_usize).map(|i| [0, 1, 4, BLANK, NOT_SHOWN][i * i % 5]).collect();
        let of: Vec<Option<u32>> = (0..1003).map(|i| [Some(0), Some(1), None, Some(2)][i / 3 % 4]).collect();
        let member = |code| super::super::grouping::Member {
            key: GroupKey { question: "unit".into(), value: GroupValue::Code(code) },
            invited: None,
        };
        let grouping = Grouping { groups: (0..4).map(member).collect(), of };
        let count = |code: u8, group: Option<u32>| {
            let people = codes.iter().zip(&grouping.of);
            people.filter(|(c, g)| **c == code && group.is_none_or(|group| **g == Some(group))).count() as u64
        };
        let (all, (sum, groups)) = (Tally::of(&codes), Tally::by_group(&codes, &grouping));
        assert_eq!(groups.len(), 4, "a group of nobody too");
        for code in 0..=u8::MAX {
            assert_eq!((all.of_code(code), sum.of_code(code)), (count(code, None), count(code, None)));
            for (group, tally) in (0..).zip(&groups) {
                assert_eq!(tally.of_code(code), count(code, Some(group)), "{code} {group}");
            }
        }
        assert_eq!(Tally::by_group(&[], &grouping).1.len(), 4);
    }

    #[test]
    fn few_and_many_keys_are_counted_alike() {
        let all = || (0..2_000_usize).map(|i| (i % 7 != 0).then_some((i % 3, i * i % 613)));
        let counted = count(3, 613, all());
        assert_eq!(counted, count(3, 100_000, all()));
        for (group, counted) in counted.iter().enumerate() {
            assert!(counted.is_sorted_by_key(|(key, _)| *key));
            let own = all().flatten().filter(|(of, _)| *of == group).count();
            assert_eq!(counted.iter().map(|(_, n)| n).sum::<u64>(), own as u64);
        }
        assert_eq!(count(2, 0, [None, None].into_iter()), vec![Vec::new(); 2]);
    }
}

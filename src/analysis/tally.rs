//! Counting: how often each byte occurs, for everybody and for each group, in one pass.

use super::grouping::Grouping;
use crate::responses::{BLANK, NOT_SHOWN};
use crate::results::Missing;
use crate::survey::{Choice, MissingKind};

/// How often each byte of a coded question occurs.
#[derive(Clone)]
pub(super) struct Tally([u64; 256]);

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
            counts[table][usize::from(*code)] += 1;
        }
        Self(std::array::from_fn(|code| counts.iter().map(|table| table[code]).sum()))
    }

    /// One tally a group; respondents without a group are in none.
    pub(super) fn by_group(codes: &[u8], grouping: &Grouping) -> Vec<Self> {
        let width = codes.iter().map(|code| slot(*code)).max().map_or(0, |last| usize::from(last) + 1);
        let mut counts = vec![0_u64; width * grouping.groups.len()];
        for (code, group) in codes.iter().zip(&grouping.of) {
            if let Some(count) =
                group.and_then(|group| counts.get_mut(group as usize * width + usize::from(slot(*code))))
            {
                *count += 1;
            }
        }
        let of_group = |counts: &[u64]| {
            let at = |code: u8| counts.get(usize::from(slot(code))).copied().unwrap_or(0);
            Self(std::array::from_fn(|code| u8::try_from(code).map_or(0, at)))
        };
        let of_groups: Vec<Self> = counts.chunks(width.max(1)).map(of_group).collect();
        // Nobody has answered: there are no counts to cut.
        if of_groups.is_empty() { vec![Self([0; 256]); grouping.groups.len()] } else { of_groups }
    }

    /// How often the option at `position` was given.
    pub(super) fn at(&self, position: usize) -> u64 {
        self.0.get(position).copied().unwrap_or(0)
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
            blank: Some(self.0[usize::from(BLANK)]),
            not_shown: Some(self.0[usize::from(NOT_SHOWN)]),
        }
    }
}

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
        let (all, groups) = (Tally::of(&codes), Tally::by_group(&codes, &grouping));
        assert_eq!(groups.len(), 4, "a group of nobody too");
        for code in 0..=u8::MAX {
            assert_eq!(all.0[usize::from(code)], count(code, None));
            for (group, tally) in (0..).zip(&groups) {
                assert_eq!(tally.0[usize::from(code)], count(code, Some(group)), "{code} {group}");
            }
        }
        assert_eq!(Tally::by_group(&[], &grouping).len(), 4);
    }
}

//! Counting: how often each byte occurs, for everybody and for each group, in one pass.

use super::grouping::Grouping;
use crate::responses::{BLANK, NOT_SHOWN};
use crate::results::Missing;
use crate::survey::{Choice, MissingKind};

/// How often each byte of a coded question occurs.
#[derive(Clone)]
pub(super) struct Tally([u64; 256]);

impl Tally {
    pub(super) fn of(codes: &[u8]) -> Self {
        let mut counts = [0; 256];
        for code in codes {
            counts[usize::from(*code)] += 1;
        }
        Self(counts)
    }

    /// One tally a group; respondents without a group are in none.
    pub(super) fn by_group(codes: &[u8], grouping: &Grouping) -> Vec<Self> {
        let mut tallies = vec![Self([0; 256]); grouping.groups.len()];
        for (code, group) in codes.iter().zip(&grouping.of) {
            if let Some(tally) = group.and_then(|group| tallies.get_mut(group as usize)) {
                tally.0[usize::from(*code)] += 1;
            }
        }
        tallies
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

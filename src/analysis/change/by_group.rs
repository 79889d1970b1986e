//! The change of each group, by its own people: as far as they are linked, and of everybody in it.
//!
//! Which of the two may be told, `disclosure` decides: it depends on who would be left over.

use std::collections::BTreeMap;

use super::figure::{Context, FEWEST_TESTED};
use super::sample::linked;
use super::{Rounds, Sample, independent, paired};
use crate::analysis::counted::Counted;
use crate::analysis::grouping::{Grouping, Member};
use crate::results::{Change, ChangeRole, GroupKey, GroupValue};
use crate::stats::frequencies::Frequencies;
use crate::survey::{Indicator, Measure, Survey};

/// The change of one figure in every group of a background question, before anything is hidden.
#[derive(Debug, Clone)]
pub(crate) struct GroupChanges {
    pub(crate) indicator: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) question: String,
    /// Everybody, in a group or in none.
    pub(crate) everybody: Split,
    /// Groups in the order of the later wave.
    pub(crate) groups: Vec<GroupChange>,
}

/// The change of one group.
#[derive(Debug, Clone)]
pub(crate) struct GroupChange {
    pub(crate) key: GroupKey,
    pub(crate) split: Split,
    /// Of the linked people who named the group both times; `None` where they are too few.
    pub(crate) paired: Option<Change>,
    /// Of everybody who named it, as if different people had answered.
    pub(crate) everybody: Change,
}

/// Answers of a group: of linked people, and of those who answered only once, changed group or could not be linked.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Split {
    pub(crate) pairs: u64,
    /// Favourable answers of the linked people, first and then; 0 of a figure that counts nothing.
    pub(crate) favourable: (u64, u64),
    /// Answers of the others at the first time, and how many were favourable.
    pub(crate) only_from: (u64, u64),
    /// The same at the second time.
    pub(crate) only_to: (u64, u64),
}

/// A background question by which two waves are split, and who named which of its groups.
pub(super) struct Background<'a> {
    before: &'a Grouping,
    after: &'a Grouping,
    /// Of each group of the earlier wave the same one of the later wave: groups are in the order of each wave, and names
    /// that only the export knows can differ in capitals.
    later: Vec<Option<usize>>,
    /// Of each linked person the group of the later wave, if they named it both times.
    of_pair: Vec<Option<u32>>,
}

/// The questions by which both waves are split; `pairs` are positions of the same people.
pub(super) fn backgrounds<'a>(
    from: &'a Counted<'_>,
    to: &'a Counted<'_>,
    pairs: &[(usize, usize)],
) -> Vec<Background<'a>> {
    let shared = |after: &'a Grouping| {
        let before = from.groupings.iter().find(|g| g.question().is_some() && g.question() == after.question())?;
        // Of two groups with the same name the first.
        let positions: BTreeMap<GroupValue, usize> =
            after.groups.iter().enumerate().rev().map(|(at, group)| (name(&group.key.value), at)).collect();
        let later: Vec<Option<usize>> =
            before.groups.iter().map(|group| positions.get(&name(&group.key.value)).copied()).collect();
        let of_pair = |(first, then): &(usize, usize)| {
            let group = later.get((*before.of.get(*first)?)? as usize).copied().flatten()?;
            (*after.of.get(*then)?).filter(|named| *named as usize == group)
        };
        let of_pair = pairs.iter().map(of_pair).collect();
        Some(Background { before, after, later, of_pair })
    };
    to.groupings.iter().filter_map(shared).collect()
}

/// Figures that are told by group: the primary one, which was named beforehand, or where none was the headlines. Medians
/// have no difference between groups that could be tested.
pub(super) fn is_told(survey: &Survey, indicator: &Indicator) -> bool {
    let named = survey.indicators().iter().any(|i| i.primary);
    let wanted = if named { indicator.primary } else { indicator.headline };
    wanted && matches!(indicator.measure, Measure::Rate | Measure::Mean | Measure::Net)
}

/// One table for each background question by which both waves are split.
pub(super) fn changes(context: &Context<'_>, everybody: &Sample, rounds: &Rounds<'_>) -> Vec<GroupChanges> {
    let told = |background: &Background<'_>| {
        let question = background.after.question()?.to_string();
        if context.indicator.question.as_ref() == Some(&question) {
            return None;
        }
        let groups = background.after.groups.iter().zip(samples(rounds, background));
        Some(GroupChanges {
            indicator: context.indicator.id.clone(),
            from: context.from.to_string(),
            to: context.to.to_string(),
            question,
            everybody: Split::of(everybody),
            groups: groups.map(|(group, sample)| change(context, group, &sample)).collect(),
        })
    };
    rounds.backgrounds.iter().filter_map(told).collect()
}

/// Who is linked counts as linked in a group only where they named it both times.
fn samples(rounds: &Rounds<'_>, background: &Background<'_>) -> Vec<Sample> {
    let Rounds { before, after, pairs, .. } = rounds;
    let groups = background.after.groups.len();
    let mut first = vec![Frequencies::default(); groups];
    for (own, later) in before.by_group(rounds.from, background.before).iter().zip(&background.later) {
        if let Some(group) = later {
            first[*group] = first[*group].plus(own);
        }
    }
    let then = after.by_group(rounds.to, background.after);
    let people =
        pairs.iter().zip(&background.of_pair).map(|((from, to), group)| (*from, *to, group.map(|g| g as usize)));
    let linked = linked(before, after, groups, people);
    first.iter().zip(&then).zip(linked).map(|((first, then), pairs)| Sample::new(first, then, pairs)).collect()
}

fn name(value: &GroupValue) -> GroupValue {
    match value {
        GroupValue::Text(text) => GroupValue::Text(text.trim().to_lowercase()),
        GroupValue::Code(code) => GroupValue::Code(*code),
    }
}

fn change(context: &Context<'_>, group: &Member, sample: &Sample) -> GroupChange {
    // Groups are compared by one test of them all: a test of each would be read as a difference between them.
    let of_group = |change: Change| Change {
        group: Some(group.key.clone()),
        role: ChangeRole::Main,
        test: None,
        p: None,
        effect: None,
        ..change
    };
    GroupChange {
        key: group.key.clone(),
        split: Split::of(sample),
        paired: (sample.pairs.n() >= FEWEST_TESTED).then(|| of_group(paired::change(context, sample))),
        everybody: of_group(independent::change(context, sample)),
    }
}

impl Split {
    pub(super) fn of(sample: &Sample) -> Self {
        let favourable = |values: &Frequencies| values.count(|value| value == 1.0);
        let counted = |values: &Frequencies| (values.n(), favourable(values));
        Self {
            pairs: sample.pairs.n(),
            favourable: (favourable(&sample.pairs.pre()), favourable(&sample.pairs.post())),
            only_from: counted(&sample.only_pre),
            only_to: counted(&sample.only_post),
        }
    }
}

//! The change of each group, by its own people: as far as they are linked, and of everybody in it.
//!
//! Which of the two may be told, `disclosure` decides: it depends on who would be left over.

use super::figure::{Context, FEWEST_TESTED};
use super::{Sample, independent, paired};
use crate::analysis::grouping::{Grouping, Member};
use crate::results::{Change, ChangeRole, GroupKey, GroupValue};
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

/// Two waves, and who named which group in them.
pub(super) struct Rounds<'a> {
    pub(super) before: &'a [Option<f64>],
    pub(super) after: &'a [Option<f64>],
    pub(super) pairs: Option<&'a [(usize, usize)]>,
    pub(super) groups_before: &'a [Grouping],
    pub(super) groups_after: &'a [Grouping],
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
    let told = |after: &Grouping| {
        let question = after.question()?.to_string();
        if context.indicator.question.as_ref() == Some(&question) {
            return None;
        }
        let before = rounds.groups_before.iter().find(|g| g.question() == Some(question.as_str()))?;
        let samples = samples(rounds, before, after);
        Some(GroupChanges {
            indicator: context.indicator.id.clone(),
            from: context.from.to_string(),
            to: context.to.to_string(),
            question,
            everybody: Split::of(everybody),
            groups: after.groups.iter().zip(samples).map(|(group, sample)| change(context, group, &sample)).collect(),
        })
    };
    rounds.groups_after.iter().filter_map(told).collect()
}

/// Who is linked counts as linked in a group only where they named it both times.
fn samples(rounds: &Rounds<'_>, before: &Grouping, after: &Grouping) -> Vec<Sample> {
    // Groups are in the order of each wave; names that only the export knows can differ in capitals.
    let position = |group: &Member| after.groups.iter().position(|other| same(&group.key.value, &other.key.value));
    let positions: Vec<Option<usize>> = before.groups.iter().map(position).collect();
    let of_before = |row: usize| positions.get((*before.of.get(row)?)? as usize).copied().flatten();
    let of_after = |row: usize| Some((*after.of.get(row)?)? as usize);
    let answered = |values: &[Option<f64>], row: usize| *values.get(row)?;
    let mut samples = vec![Sample::default(); after.groups.len()];
    let (mut used_before, mut used_after) = (vec![false; rounds.before.len()], vec![false; rounds.after.len()]);
    for (from, to) in rounds.pairs.unwrap_or_default() {
        let group = of_before(*from).filter(|group| of_after(*to) == Some(*group));
        let answers = answered(rounds.before, *from).zip(answered(rounds.after, *to));
        if let (Some(group), Some((first, second))) = (group, answers) {
            samples[group].pre.push(first);
            samples[group].post.push(second);
            used_before[*from] = true;
            used_after[*to] = true;
        }
    }
    for (row, value) in rounds.before.iter().enumerate().filter(|(row, _)| !used_before[*row]) {
        if let Some((group, value)) = of_before(row).zip(*value) {
            samples[group].only_pre.push(value);
        }
    }
    for (row, value) in rounds.after.iter().enumerate().filter(|(row, _)| !used_after[*row]) {
        if let Some((group, value)) = of_after(row).zip(*value) {
            samples[group].only_post.push(value);
        }
    }
    samples.iter_mut().for_each(Sample::put_in_order);
    samples
}

fn same(one: &GroupValue, other: &GroupValue) -> bool {
    match (one, other) {
        (GroupValue::Text(one), GroupValue::Text(other)) => one.trim().to_lowercase() == other.trim().to_lowercase(),
        (one, other) => one == other,
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
        paired: (sample.pairs() >= FEWEST_TESTED).then(|| of_group(paired::change(context, sample))),
        everybody: of_group(independent::change(context, sample)),
    }
}

impl Split {
    pub(super) fn of(sample: &Sample) -> Self {
        let favourable = |values: &[f64]| values.iter().filter(|value| **value == 1.0).count() as u64;
        let counted = |values: &[f64]| (values.len() as u64, favourable(values));
        Self {
            pairs: sample.pairs() as u64,
            favourable: (favourable(&sample.pre), favourable(&sample.post)),
            only_from: counted(&sample.only_pre),
            only_to: counted(&sample.only_post),
        }
    }
}

//! Two background questions whose groups overlap: who knows how many people are in both takes shown groups of one from
//! shown groups of the other.
//!
//! The reader is taken to know of everybody which groups they are in and whether they answered. What stays unknown is
//! what two populations that fit the report differ in: a person's answer `u` for `v` in one overlap, another's `v` for
//! `u` in a second, and so on, until every shown group of both questions has as many of each as before. Such a round
//! leads from a hidden group through overlaps to another hidden group. It changes nothing that is published of the
//! question (shares, means, medians, distributions); where there is none for a hidden group, more is hidden.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::breakdown::{Groups, Plan};
use super::plan::Named;
use crate::analysis::crossing::{Counts, Crossing, Overlap};

/// A group that has to be hidden too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct More {
    /// Position of the breakdown.
    pub(super) at: usize,
    /// Position of the source in it.
    pub(super) source: usize,
    pub(super) group: usize,
}

/// Every group that has to be hidden because another is given away by an overlap; at most one for each.
pub(super) fn given_away(named: &[Named], plans: &[Plan], crossings: &[Crossing]) -> Vec<More> {
    let mut found = Vec::new();
    for crossing in crossings {
        let place = |by: &String| named.iter().position(|one| one.wave == crossing.wave && one.by == *by);
        let (Some(first), Some(second)) = (place(&crossing.by[0]), place(&crossing.by[1])) else { continue };
        for (own, (at, beside)) in [(first, second), (second, first)].into_iter().enumerate() {
            let of = |at: usize| source_of(&named[at], &crossing.indicator);
            let Some(source) = of(at).filter(|source| !is_forced(&named[at], *source, &crossing.indicator)) else {
                continue;
            };
            let other = of(beside);
            let hidden = [
                &plans[at].in_source[source],
                other.map_or(&plans[beside].everywhere, |s| &plans[beside].in_source[s]),
            ];
            let people = People::new(crossing, own, hidden);
            for group in hidden[0].iter().filter(|group| !people.stays_unknown(**group)) {
                let own = people.next_group(*group, 0).map(|(order, group)| (order, More { at, source, group }));
                // Where nobody else of whom nothing is told answered, the total less the shown groups gives it away.
                let other = other.filter(|_| people.has_others(*group));
                let other = other.and_then(|source| Some((source, people.next_group(*group, 1)?)));
                let other = other.map(|(source, (order, group))| (order, More { at: beside, source, group }));
                found.extend(own.into_iter().chain(other).min_by_key(|(order, _)| *order).map(|(_, more)| more));
            }
        }
    }
    found
}

/// Whether each hidden group of the first question stays unknown beside the second's groups, of which these are shown by a
/// figure that adds them up and these are not.
pub(super) fn stay_unknown(crossing: &Crossing, hidden: [&Groups; 2]) -> bool {
    let people = People::new(crossing, 0, hidden);
    hidden[0].iter().all(|group| people.stays_unknown(*group))
}

/// How many people of each group of a question are in the figure, and how many of them favourably.
pub(super) fn counts_of(crossing: &Crossing, side: usize) -> BTreeMap<usize, (u64, u64)> {
    let mut counts = BTreeMap::new();
    for overlap in &crossing.overlaps {
        let Some(group) = overlap.groups[side] else { continue };
        let (n, k) = counts.entry(group).or_insert((0, 0));
        for (counted, people) in crossing.answers.iter().zip(&overlap.answers) {
            *n += if *counted == Counts::Nothing { 0 } else { *people };
            *k += if *counted == Counts::Favourable { *people } else { 0 };
        }
    }
    counts
}

fn source_of(named: &Named, indicator: &str) -> Option<usize> {
    named.breakdown.sources.iter().position(|source| source.indicators.contains(indicator))
}

/// Whether the whole data say already that everybody answered alike.
fn is_forced(named: &Named, source: usize, indicator: &str) -> bool {
    let source = &named.breakdown.sources[source];
    let figure = source.indicators.iter().position(|known| known == indicator).and_then(|at| source.figures.get(at));
    figure.zip(source.rules).is_some_and(|(figure, rules)| figure.is_forced(rules))
}

/// Overlaps as a map of ways from group to group.
struct People<'a> {
    crossing: &'a Crossing,
    /// Own group and the other question's group of each overlap; groups whose numbers may change are one place.
    ends: Vec<(Place, Place, &'a Overlap)>,
    /// Overlaps by their own group, and by the other question's.
    from_own: BTreeMap<Place, Vec<usize>>,
    from_beside: BTreeMap<Place, Vec<usize>>,
    /// Which of the two questions is the one that is looked at.
    own: usize,
    hidden: [&'a Groups; 2],
}

/// A group, or all groups of a question of which nothing is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Own(usize),
    Beside(usize),
    Untold,
}

impl<'a> People<'a> {
    fn new(crossing: &'a Crossing, own: usize, hidden: [&'a Groups; 2]) -> Self {
        let ends = crossing.overlaps.iter().map(|overlap| {
            // People who named no group are in none that is told.
            let of = |side: usize| overlap.groups[if side == 0 { own } else { 1 - own }];
            // Hidden groups of the question itself stay apart: one of them is asked about.
            let from = of(0).map_or(Place::Untold, Place::Own);
            let to = of(1).filter(|group| !hidden[1].contains(group)).map_or(Place::Untold, Place::Beside);
            (from, to, overlap)
        });
        let ends: Vec<(Place, Place, &Overlap)> = ends.collect();
        let (mut from_own, mut from_beside) = (BTreeMap::new(), BTreeMap::new());
        for (at, (one, two, _)) in ends.iter().enumerate() {
            from_own.entry(*one).or_insert_with(Vec::new).push(at);
            from_beside.entry(*two).or_insert_with(Vec::new).push(at);
        }
        Self { crossing, ends, from_own, from_beside, own, hidden }
    }

    /// Whether anybody else of whom nothing is told answered. Where nobody did, hiding more of the other question helps
    /// nothing.
    fn has_others(&self, group: usize) -> bool {
        self.ends.iter().any(|(own, _, overlap)| self.is_another(*own, group) && self.answered(overlap) > 0)
    }

    /// How many people of an overlap are in the figure.
    fn answered(&self, overlap: &Overlap) -> u64 {
        let kinds = self.crossing.answers.iter().zip(&overlap.answers);
        kinds.filter(|(counts, _)| **counts != Counts::Nothing).map(|(_, n)| n).sum()
    }

    /// Whether a place is another hidden group of the question itself, or nobody's.
    fn is_another(&self, own: Place, group: usize) -> bool {
        match own {
            Place::Untold => true,
            Place::Own(other) => other != group && self.hidden[0].contains(&other),
            Place::Beside(_) => false,
        }
    }

    /// Whether another population that fits has another number for the group.
    fn stays_unknown(&self, group: usize) -> bool {
        let mine = self.ends.iter().filter(|(own, ..)| *own == Place::Own(group));
        let total = mine.fold(vec![0_u64; self.crossing.answers.len()], |mut sum, (.., overlap)| {
            sum.iter_mut().zip(&overlap.answers).for_each(|(sum, n)| *sum += n);
            sum
        });
        let number = |wanted: &[Counts]| -> u64 {
            self.crossing.answers.iter().zip(&total).filter(|(counts, _)| wanted.contains(counts)).map(|(_, n)| n).sum()
        };
        let base = number(&[Counts::Base, Counts::Favourable, Counts::Value]);
        let favourable = number(&[Counts::Favourable]);
        // All or none is worse than any number: the exchange must undo it. The group gives `u` and takes `v`.
        let wanted = |u: Counts, v: Counts| match (u, v) {
            (Counts::Value, Counts::Value) => true,
            (Counts::Base, Counts::Favourable) => favourable < base,
            (Counts::Favourable, Counts::Base) => favourable > 0,
            _ => false,
        };
        let kinds = 0..self.crossing.answers.len();
        base == 0
            || kinds.clone().any(|u| {
                let gives = total[u] > 0;
                let mut pairs =
                    kinds.clone().filter(|v| *v != u && wanted(self.crossing.answers[u], self.crossing.answers[*v]));
                gives && pairs.any(|v| self.is_exchanged(group, u, v))
            })
    }

    /// Whether somebody of the group can have answered `v` in the place of `u`, with everything told as it is.
    fn is_exchanged(&self, group: usize, u: usize, v: usize) -> bool {
        let has = |overlap: usize, answer: usize| self.ends[overlap].2.answers[answer] > 0;
        // Ranges of numbers are not exchanged through shown groups: their sums would change.
        let farthest = if self.crossing.exact { usize::MAX } else { 2 };
        let mut seen: BTreeSet<Place> = [Place::Own(group)].into();
        let mut next: VecDeque<(Place, usize)> = [(Place::Own(group), 0)].into();
        while let Some((place, steps)) = next.pop_front().filter(|(_, steps)| *steps < farthest) {
            // Own groups give `u` for `v` in an overlap, the other question's groups take it back in another.
            let (ways, answer) = if steps % 2 == 0 { (&self.from_own, u) } else { (&self.from_beside, v) };
            for way in ways.get(&place).into_iter().flatten().filter(|way| has(**way, answer)) {
                let (own, beside, _) = self.ends[*way];
                if steps % 2 == 1 && self.is_another(own, group) {
                    return true;
                }
                let to = if steps % 2 == 0 { beside } else { own };
                if seen.insert(to) {
                    next.push_back((to, steps + 1));
                }
            }
        }
        false
    }

    /// The shown group of a side by whose hiding more people could be exchanged with the group's: one that meets the
    /// group, or else any, the smallest first. What comes first stands before it.
    fn next_group(&self, group: usize, side: usize) -> Option<((bool, u64), usize)> {
        let mine = self.ends.iter().filter(|(own, ..)| *own == Place::Own(group));
        let met: BTreeSet<Place> = mine.map(|(_, beside, _)| *beside).collect();
        let index = if side == 0 { self.own } else { 1 - self.own };
        let mut shown: BTreeMap<usize, (bool, u64)> = BTreeMap::new();
        for (_, beside, overlap) in &self.ends {
            if let Some(other) = overlap.groups[index].filter(|other| !self.hidden[side].contains(other)) {
                let (apart, people) = shown.entry(other).or_insert((true, 0));
                *people += self.answered(overlap);
                *apart &= !met.contains(beside);
            }
        }
        // Who did not answer can be exchanged with nobody.
        shown.into_iter().filter(|(_, (_, people))| *people > 0).map(|(other, order)| (order, other)).min()
    }
}

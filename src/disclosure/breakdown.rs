//! Which groups of one breakdown are hidden, so that no pool of hidden groups gives anything back.
//!
//! First those below the minimum, and small ones whose members all answered alike. Then the smallest shown group,
//! and the next, until the pool is safe (`pool`); then each of those again that turned out not to be needed.
//! Where that does not help, because it is published how many people a group has, the group is hidden everywhere.

use std::collections::{BTreeMap, BTreeSet};

use super::pool::{Count, Hidden, Range, Rules, answers_are_safe, sizes, sizes_are_safe};

/// Groups of a breakdown, by position.
pub(super) type Groups = BTreeSet<usize>;

/// One background question in one wave: how many people each group has, and what they answered.
#[derive(Debug, Default)]
pub(super) struct Breakdown {
    /// People in each group.
    pub(super) people: Vec<u64>,
    /// How many of each group were invited, where known.
    pub(super) invited: Vec<Option<u64>>,
    /// Fewest people of a shown group.
    pub(super) minimum: u64,
    /// Groups hidden whatever their size.
    pub(super) hidden: Groups,
    /// Everything that is broken down: counts before what is computed from them.
    pub(super) sources: Vec<Source>,
}

/// Figures that share their answers: a group hidden in one of them is hidden in all.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// Its figures.
    pub(super) figures: Vec<Figure>,
    /// The indicators that they belong to.
    pub(super) indicators: BTreeSet<String>,
    /// Fewest answers, and fewest that may be unanimous.
    pub(super) rules: Option<Rules>,
    /// Groups hidden whatever they answered.
    pub(super) hidden: Groups,
    /// Sources whose hidden groups must be hidden here too: a mean would give back what they hide.
    pub(super) rests_on: Vec<usize>,
}

/// A figure for everybody and for each group.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub(super) total: Count,
    pub(super) groups: Vec<Count>,
}

/// What a breakdown lies inside: groups of the same block have the same total printed beside them.
pub(super) struct Blocks<'a> {
    /// Block of each group for the sizes.
    pub(super) sizes: Vec<usize>,
    /// The same for a source.
    pub(super) of: &'a dyn Fn(usize) -> Vec<usize>,
}

/// What is hidden.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Groups hidden everywhere.
    pub(super) everywhere: Groups,
    /// Groups hidden in each source; they include those hidden everywhere.
    pub(super) in_source: Vec<Groups>,
    /// Blocks whose own total gives a group back although all of the block is hidden.
    pub(super) unsafe_blocks: BTreeSet<Unsafe>,
}

/// A block that cannot be made safe from inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unsafe {
    /// The block.
    pub(super) block: usize,
    /// The source; `None` for the sizes.
    pub(super) source: Option<usize>,
}

impl Breakdown {
    /// Decides what is hidden.
    pub(super) fn plan(&self, blocks: &Blocks<'_>) -> Plan {
        let mut everywhere = self.hidden.clone();
        everywhere.extend((0..self.people.len()).filter(|g| self.people[*g] < self.minimum));
        // Each round hides one more group everywhere, so it ends.
        loop {
            let mut plan = self.with_sizes(&everywhere, blocks);
            match self.add_sources(&mut plan, blocks) {
                None => return plan,
                Some(group) => {
                    everywhere = plan.everywhere;
                    everywhere.insert(group);
                }
            }
        }
    }

    /// Hides more groups everywhere until no size is given away.
    fn with_sizes(&self, everywhere: &Groups, blocks: &Blocks<'_>) -> Plan {
        let mut plan = Plan { everywhere: everywhere.clone(), ..Plan::default() };
        for (block, members) in by_block(&blocks.sizes) {
            let rules = Rules { minimum: self.minimum, unanimity: 0 };
            let safe = |hidden: &Groups| sizes_are_safe(&self.pool(hidden, hidden), rules);
            let start = everywhere.intersection(&members).copied().collect();
            let closed = close(start, &members, &self.people, safe);
            if closed == members && !safe(&closed) {
                plan.unsafe_blocks.insert(Unsafe { block, source: None });
            }
            plan.everywhere.extend(closed);
        }
        plan
    }

    /// Hides groups in each source. Gives back a group that should rather be hidden everywhere.
    fn add_sources(&self, plan: &mut Plan, blocks: &Blocks<'_>) -> Option<usize> {
        for (at, source) in self.sources.iter().enumerate() {
            let Some(rules) = source.rules else {
                plan.in_source.push(plan.everywhere.clone());
                continue;
            };
            let mut hidden = &plan.everywhere | &source.hidden;
            hidden.extend(source.rests_on.iter().flat_map(|other| plan.in_source[*other].iter().copied()));
            hidden.extend((0..self.people.len()).filter(|g| source.is_unsafe_alone(*g, rules)));
            let mut all = Groups::new();
            for (block, members) in by_block(&(blocks.of)(at)) {
                let safe = |hidden: &Groups| self.is_safe(source, hidden, plan, rules);
                let start: Groups = hidden.intersection(&members).copied().collect();
                let bases: Vec<u64> = (0..self.people.len()).map(|g| source.base(g)).collect();
                let closed = close(start.clone(), &members, &bases, safe);
                let failed = !safe(&closed);
                // Of these the size is published, which gives their base away where few left the question empty.
                let smallest = |groups: &Groups| {
                    groups.difference(&plan.everywhere).min_by_key(|g| (self.people[**g], **g)).copied()
                };
                let known = smallest(&start).or_else(|| smallest(&closed).filter(|_| failed));
                if let Some(group) = known.filter(|_| failed || self.is_dearer(&start, &closed, plan)) {
                    return Some(group);
                }
                if failed && closed == members {
                    plan.unsafe_blocks.insert(Unsafe { block, source: Some(at) });
                }
                all.extend(closed);
            }
            plan.in_source.push(all);
        }
        None
    }

    /// Whether hiding these groups in one source costs more cells than hiding one of them everywhere.
    fn is_dearer(&self, start: &Groups, closed: &Groups, plan: &Plan) -> bool {
        // Where nothing is hidden everywhere yet, a group would take another with it.
        let groups = if plan.everywhere.is_empty() { 2 } else { 1 };
        closed.len() - start.len() > groups * (self.sources.len() + 1)
    }

    fn is_safe(&self, source: &Source, hidden: &Groups, plan: &Plan, rules: Rules) -> bool {
        let pool = self.pool(hidden, &plan.everywhere);
        source.figures.iter().all(|figure| {
            let answers: Vec<Count> = hidden.iter().map(|g| figure.groups[*g]).collect();
            let everybody = (self.people.iter().sum(), figure.groups.iter().map(|count| count.n).sum());
            answers_are_safe(&pool, &answers, everybody, figure.is_forced(rules), rules)
        })
    }

    /// What invitations tell of a group's size, together with the number of all where everybody was invited by group.
    fn public(&self, group: usize) -> Option<Range> {
        let people = self.people[group];
        if self.invited.iter().all(Option::is_some) {
            let all: Vec<(u64, Option<u64>)> = self.people.iter().copied().zip(self.invited.iter().copied()).collect();
            return sizes(&all).get(group).copied();
        }
        self.invited[group].map(|invited| Range { low: 0, high: invited.max(people) })
    }

    /// The hidden groups as the reader sees them: of those in `everywhere` not even the size is published.
    fn pool(&self, hidden: &Groups, everywhere: &Groups) -> Vec<Hidden> {
        let unknown: Vec<usize> = hidden.intersection(everywhere).copied().collect();
        let known: Vec<(u64, Option<u64>)> = unknown.iter().map(|g| (self.people[*g], self.invited[*g])).collect();
        let sizes: BTreeMap<usize, Range> = unknown.into_iter().zip(sizes(&known)).collect();
        let group = |g: &usize| Hidden {
            people: self.people[*g],
            size: sizes.get(g).copied().unwrap_or(Range::exactly(self.people[*g])),
            public: self.public(*g),
        };
        hidden.iter().map(group).collect()
    }
}

impl Source {
    /// Too few answers, or all alike.
    fn is_unsafe_alone(&self, group: usize, rules: Rules) -> bool {
        self.figures.iter().any(|figure| {
            let count = figure.groups[group];
            let fewest = if count.favourable.is_some() { rules.minimum } else { rules.minimum.max(rules.unanimity) };
            let alike = !figure.is_forced(rules) && count.is_unanimous() && count.n < rules.unanimity;
            count.n < fewest || alike
        })
    }

    /// The largest base of a group: what hiding it costs the reader.
    fn base(&self, group: usize) -> u64 {
        self.figures.iter().map(|figure| figure.groups[group].n).max().unwrap_or(0)
    }
}

impl Figure {
    /// Whether the whole data say of everybody that all or none answered favourably, and are allowed to.
    pub(super) fn is_forced(&self, rules: Rules) -> bool {
        self.total.is_unanimous() && self.total.n >= rules.unanimity
    }
}

/// The members of each block.
fn by_block(blocks: &[usize]) -> BTreeMap<usize, Groups> {
    let mut members: BTreeMap<usize, Groups> = BTreeMap::new();
    for (group, block) in blocks.iter().enumerate() {
        members.entry(*block).or_default().insert(group);
    }
    members
}

/// Adds the smallest members until `safe`, then takes out again, largest first, what was not needed.
fn close(start: Groups, members: &Groups, sizes: &[u64], safe: impl Fn(&Groups) -> bool) -> Groups {
    if start.is_empty() || safe(&start) {
        return start;
    }
    let mut hidden = start.clone();
    let mut shown: Vec<usize> = members.difference(&start).copied().collect();
    // The first of equals, so that two runs agree.
    shown.sort_by_key(|group| (sizes[*group], *group));
    let mut added = Vec::new();
    for group in shown {
        hidden.insert(group);
        added.push(group);
        if safe(&hidden) {
            break;
        }
    }
    for group in added.into_iter().rev().skip(1) {
        hidden.remove(&group);
        if !safe(&hidden) {
            hidden.insert(group);
        }
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules { minimum: 5, unanimity: 10 };

    fn hidden(counts: &[(u64, u64)]) -> Vec<usize> {
        hidden_of(counts, &vec![None; counts.len()])
    }

    fn hidden_of(counts: &[(u64, u64)], invited: &[Option<u64>]) -> Vec<usize> {
        let groups: Vec<Count> = counts.iter().map(|(k, n)| Count { n: *n, favourable: Some(*k) }).collect();
        let n = counts.iter().map(|c| c.1).sum();
        let total = Count { n, favourable: Some(counts.iter().map(|c| c.0).sum()) };
        let source = Source { figures: vec![Figure { total, groups }], rules: Some(RULES), ..Source::default() };
        let breakdown = Breakdown {
            people: counts.iter().map(|c| c.1).collect(),
            invited: invited.to_vec(),
            minimum: 5,
            sources: vec![source],
            ..Breakdown::default()
        };
        let one = vec![0; counts.len()];
        let plan = breakdown.plan(&Blocks { sizes: one.clone(), of: &|_| one.clone() });
        plan.in_source[0].iter().copied().collect()
    }

    #[test]
    fn nothing_is_hidden_where_all_groups_are_large_enough() {
        assert!(hidden(&[(8, 12), (7, 9), (5, 6)]).is_empty());
    }

    #[test]
    fn a_single_small_group_takes_the_next_smallest_with_it() {
        // 180 − 177: the total would give the three back.
        assert_eq!(hidden(&[(90, 120), (40, 57), (2, 3)]), [1, 2]);
    }

    #[test]
    fn two_small_groups_whose_bases_are_nearly_known_take_a_third() {
        assert_eq!(hidden(&[(9, 12), (5, 7), (1, 1), (0, 1)]), [1, 2, 3], "two hidden people tell about each other");
        assert_eq!(hidden(&[(9, 12), (5, 7), (1, 3), (2, 3)]), [2, 3]);
    }

    #[test]
    fn a_unanimous_remainder_is_widened() {
        assert_eq!(hidden(&[(9, 12), (5, 7), (3, 3), (3, 3)]), [1, 2, 3]);
    }

    #[test]
    fn a_small_unanimous_group_is_hidden_unless_the_total_forces_it() {
        assert!(hidden(&[(9, 12), (6, 6), (5, 8)]).contains(&1));
        assert!(hidden(&[(12, 12), (6, 6), (8, 8)]).is_empty(), "everybody agreed: the total says so already");
    }

    #[test]
    fn known_invitations_narrow_what_is_uncertain() {
        // Three people answered in two groups of two invited each: at least one in each.
        let invited = [Some(20), Some(2), Some(2)];
        assert_eq!(hidden_of(&[(9, 12), (1, 2), (0, 1)], &invited), [0, 1, 2]);
    }

    #[test]
    fn a_group_that_was_added_in_vain_is_shown_again() {
        // The unanimous pool needs somebody who disagrees: the second group has one, the first does not help.
        assert_eq!(hidden(&[(6, 6), (12, 13), (12, 20), (3, 3), (3, 3)]), [0, 1, 3, 4]);
    }
}

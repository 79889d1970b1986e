//! Change of groups: of the linked people where nobody is left over, else of everybody as if different people had
//! answered, or of nobody.
//!
//! A reader is taken to know every answer of a shown group and, of the hidden ones together, all answers but not who is
//! in which (`pool`). A figure of the change within a shown group says nothing about that, whatever it is, so the groups
//! that are hidden in either wave stay as unknown as they were. What it may say is how the others of the shown group
//! answered, who are not among the linked; and all linked people less those of the shown groups are those who changed
//! group or named none, as all who answered only once less those of the groups are those outside them. All of these are
//! looked at here. So is what lies inside a larger group, which has a change of its own.
//!
//! Whether a group is told by its linked people depends on numbers of people alone. Where answers would have to
//! decide, no group of the table is told so: else the choice would say that some group had answered alike.

use super::change::hide_change;
use super::plan::{is_counted, rules};
use super::pool::Rules;
use crate::analysis::change::{GroupChange, GroupChanges, Split};
use crate::analysis::nesting::Nesting;
use crate::results::{Change, ChangeRole, Design, Estimate, GroupKey, GroupValue};
use crate::survey::Survey;

/// The changes of groups that may be published; `everybody` are those of everybody, already protected.
pub(super) fn protect(
    survey: &Survey,
    estimates: &[Estimate],
    everybody: &[Change],
    nestings: &[Nesting],
    tables: &[GroupChanges],
) -> Vec<Change> {
    let guard = Guard { survey, estimates, everybody, tables };
    let mut told: Vec<Vec<Told>> = tables.iter().map(|table| guard.first(table)).collect();
    // Each round takes linked people away from at least one group, so it ends.
    loop {
        let mut more = false;
        for (at, table) in tables.iter().enumerate() {
            more |= guard.keep_the_rest_unknown(&mut told, at, None);
            for nesting in nestings.iter().filter(|n| n.wave == table.to && n.inner == table.question) {
                more |= guard.keep_the_rest_unknown(&mut told, at, Some(nesting));
            }
        }
        if !more {
            break;
        }
    }
    let row = |(group, told): (&GroupChange, &Told)| match (told, &group.paired) {
        (Told::Linked, Some(paired)) => paired.clone(),
        (Told::Everybody, _) => group.everybody.clone(),
        _ => {
            let mut hidden = group.everybody.clone();
            hide_change(&mut hidden);
            // How it would have been told says how many were linked.
            Change { design: Design::Independent, ..hidden }
        }
    };
    tables.iter().zip(&told).flat_map(|(table, told)| table.groups.iter().zip(told).map(row)).collect()
}

/// Of whom a group's change is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Linked,
    Everybody,
    Nobody,
}

struct Guard<'a> {
    survey: &'a Survey,
    estimates: &'a [Estimate],
    everybody: &'a [Change],
    tables: &'a [GroupChanges],
}

/// What a remainder gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    Nothing,
    FewPeople,
    AllAlike,
}

impl Guard<'_> {
    /// The stricter of what the figure and the background question need.
    fn rules(&self, table: &GroupChanges) -> Rules {
        let health = |id: &str| self.survey.indicator(id).is_some_and(|i| self.survey.is_health(i));
        let by_health = self.survey.question(&table.question).is_some_and(|q| q.health);
        rules(self.survey, health(&table.indicator) || by_health)
    }

    fn is_counted(&self, table: &GroupChanges) -> bool {
        self.estimates.iter().find(|e| e.indicator == table.indicator).is_some_and(is_counted)
    }

    /// What each group by itself allows.
    fn first(&self, table: &GroupChanges) -> Vec<Told> {
        let linked_are_told = |change: &Change| {
            let same = (&change.indicator, &change.from, &change.to) == (&table.indicator, &table.from, &table.to);
            same && change.design == Design::Paired && change.role == ChangeRole::Main && !change.hidden
        };
        // Groups that add up to everybody would give back what is hidden of everybody.
        let linked = self.everybody.iter().any(linked_are_told);
        let (rules, counted) = (self.rules(table), self.is_counted(table));
        let mut alike = false;
        let mut told: Vec<Told> = Vec::new();
        for group in &table.groups {
            let shown = self.is_shown(table, &group.key);
            let rest = if group.paired.is_some() { rest_of(&group.split, rules, counted) } else { Rest::FewPeople };
            alike |= shown && rest == Rest::AllAlike;
            told.push(match rest {
                _ if !shown => Told::Nobody,
                Rest::Nothing if linked => Told::Linked,
                _ => Told::Everybody,
            });
        }
        if alike {
            take_back(&mut told);
        }
        told
    }

    /// Whether the group's figure is published in both waves.
    fn is_shown(&self, table: &GroupChanges, key: &GroupKey) -> bool {
        let shown = |wave: &str| {
            let of_group = |e: &&Estimate| {
                let group = e.group.as_ref().is_some_and(|group| is_same(group, key));
                e.indicator == table.indicator && e.wave == wave && group
            };
            self.estimates.iter().find(of_group).is_some_and(|e| !e.hidden && e.n.unwrap_or(0) > 0)
        };
        shown(&table.from) && shown(&table.to)
    }

    /// Takes linked people away from groups until those in no shown group of the table are nobody, or enough: among
    /// everybody, or in each larger group around. Whether anything was taken.
    fn keep_the_rest_unknown(&self, told: &mut [Vec<Told>], at: usize, around: Option<&Nesting>) -> bool {
        let table = &self.tables[at];
        let (rules, counted) = (self.rules(table), self.is_counted(table));
        let every: Vec<usize> = (0..table.groups.len()).collect();
        let mut wholes: Vec<(Split, Vec<usize>)> = Vec::new();
        match around {
            None => wholes.push((table.everybody, every)),
            Some(nesting) => {
                let same =
                    |t: &GroupChanges| (&t.indicator, &t.from, &t.to) == (&table.indicator, &table.from, &table.to);
                let outer = self.tables.iter().position(|t| same(t) && t.question == nesting.outer);
                let Some(outer) = outer else { return false };
                for (position, group) in self.tables[outer].groups.iter().enumerate() {
                    let within = |g: &usize| nesting.within.get(*g).copied().flatten() == Some(position);
                    if told[outer][position] == Told::Linked {
                        wholes.push((group.split, every.iter().copied().filter(within).collect()));
                    }
                }
            }
        }
        let mut more = false;
        for (whole, members) in wholes {
            loop {
                let linked: Vec<usize> = members.iter().copied().filter(|g| told[at][*g] == Told::Linked).collect();
                let Some(smallest) = linked.iter().min_by_key(|g| (table.groups[**g].split.pairs, **g)) else { break };
                let parts = linked.iter().map(|g| &table.groups[*g].split);
                match between(&whole, parts, rules, counted) {
                    Rest::Nothing => break,
                    Rest::FewPeople => told[at][*smallest] = Told::Everybody,
                    Rest::AllAlike => take_back(&mut told[at]),
                }
                more = true;
            }
        }
        more
    }
}

fn take_back(told: &mut [Told]) {
    told.iter_mut().filter(|told| **told == Told::Linked).for_each(|told| *told = Told::Everybody);
}

/// What the linked people of a group and the others in it tell of each other.
pub(super) fn rest_of(split: &Split, rules: Rules, counted: bool) -> Rest {
    let pairs = [(split.pairs, split.favourable.0), (split.pairs, split.favourable.1)];
    worst(pairs.into_iter().chain([split.only_from, split.only_to]), rules, counted)
}

/// What is left when some groups are taken away: of linked people, and of those who answered only once.
fn between<'a>(whole: &Split, parts: impl Iterator<Item = &'a Split>, rules: Rules, counted: bool) -> Rest {
    let less = |(n, k): (u64, u64), part: (u64, u64)| (n.saturating_sub(part.0), k.saturating_sub(part.1));
    let mut rest = *whole;
    for part in parts {
        rest.pairs = rest.pairs.saturating_sub(part.pairs);
        rest.favourable = less(rest.favourable, part.favourable);
        rest.only_from = less(rest.only_from, part.only_from);
        rest.only_to = less(rest.only_to, part.only_to);
    }
    rest_of(&rest, rules, counted)
}

/// Numbers of people are looked at before what they answered. A mean of few gives single answers back.
fn worst(sides: impl Iterator<Item = (u64, u64)>, rules: Rules, counted: bool) -> Rest {
    let few = if counted { rules.minimum } else { rules.unanimity.max(rules.minimum) };
    let mut found = Rest::Nothing;
    for (n, favourable) in sides.filter(|(n, _)| *n > 0) {
        if n < few {
            return Rest::FewPeople;
        }
        if counted && n < rules.unanimity && (favourable == 0 || favourable == n) {
            found = Rest::AllAlike;
        }
    }
    found
}

/// Names that only the export knows can differ in capitals from wave to wave.
fn is_same(one: &GroupKey, other: &GroupKey) -> bool {
    let same = match (&one.value, &other.value) {
        (GroupValue::Text(one), GroupValue::Text(other)) => one.trim().to_lowercase() == other.trim().to_lowercase(),
        (one, other) => one == other,
    };
    one.question == other.question && same
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules { minimum: 5, unanimity: 10 };

    fn split(pairs: u64, favourable: (u64, u64), only_from: (u64, u64), only_to: (u64, u64)) -> Split {
        Split { pairs, favourable, only_from, only_to }
    }

    #[test]
    fn linked_people_are_told_where_nobody_or_enough_are_left() {
        assert_eq!(rest_of(&split(20, (9, 14), (0, 0), (0, 0)), RULES, true), Rest::Nothing);
        assert_eq!(rest_of(&split(20, (9, 14), (3, 1), (0, 0)), RULES, true), Rest::FewPeople);
        assert_eq!(rest_of(&split(20, (9, 14), (6, 6), (0, 0)), RULES, true), Rest::AllAlike);
        assert_eq!(rest_of(&split(20, (9, 14), (6, 3), (12, 12)), RULES, true), Rest::Nothing);
        assert_eq!(rest_of(&split(20, (0, 0), (6, 0), (0, 0)), RULES, false), Rest::FewPeople, "a mean of six");
    }

    #[test]
    fn two_who_changed_their_group_are_not_left_over() {
        let whole = split(42, (20, 30), (0, 0), (0, 0));
        let parts = [split(20, (9, 14), (1, 1), (1, 1)), split(20, (10, 15), (1, 0), (1, 1))];
        assert_eq!(between(&whole, parts.iter(), RULES, true), Rest::FewPeople);
        assert_eq!(between(&whole, parts[..1].iter(), RULES, true), Rest::Nothing);
    }

    /// Of everybody eight answered only at first, and six of them in the group: the two others are no group to be told of.
    #[test]
    fn few_outside_the_groups_who_answered_only_once_are_not_left_over() {
        let whole = split(42, (20, 30), (8, 4), (0, 0));
        let part = |only_from| [split(20, (9, 14), only_from, (0, 0))];
        assert_eq!(between(&whole, part((6, 3)).iter(), RULES, true), Rest::FewPeople);
        assert_eq!(between(&whole, part((0, 0)).iter(), RULES, true), Rest::Nothing);
    }
}

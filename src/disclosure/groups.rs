//! Which groups of one breakdown are hidden, so that the total less the shown groups gives nothing back.
//!
//! First every group below the minimum, and every small group whose members all answered alike. Then the
//! smallest shown group, and the next, until the remainder is safe: it is made of several groups, their
//! bases stay uncertain over at least `minimum − 1` values, and it is not itself unanimous (a unanimous
//! remainder tells what each hidden group answered).

/// A group's base and how many of it answered favourably.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) n: u64,
    /// `None` where the figure is no count (a mean).
    pub(super) favourable: Option<u64>,
    /// How many of the group were invited: an upper limit of its base that a reader knew before.
    pub(super) invited: Option<u64>,
    /// How many of the group answered, where that is published: an upper limit that the report gives.
    pub(super) at_most: Option<u64>,
}

impl Cell {
    /// All or none favourable.
    pub(super) fn is_unanimous(self) -> bool {
        self.n > 0 && self.favourable.is_some_and(|k| k == 0 || k == self.n)
    }

    /// The largest base that a reader holds possible.
    fn limit(self) -> Option<u64> {
        self.invited.into_iter().chain(self.at_most).min()
    }
}

/// The rules of one breakdown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// Fewest answers of a shown base.
    pub(super) minimum: u64,
    /// Fewest answers from which unanimity may be told.
    pub(super) unanimity: u64,
}

/// Positions of the groups to hide in one or several breakdowns by the same groups: hidden in one, hidden in
/// all. `already` are those that another table hides.
pub(super) fn hide(totals: &[Cell], breakdowns: &[Vec<Cell>], already: &[usize], rules: &Rules) -> Vec<usize> {
    let groups = breakdowns.first().map_or(0, Vec::len);
    let unsafe_alone = |group: &usize| {
        totals.iter().zip(breakdowns).any(|(total, cells)| {
            let cell = cells[*group];
            cell.n < rules.minimum || (!forces(*total, rules) && cell.is_unanimous() && cell.n < rules.unanimity)
        })
    };
    let mut hidden: Vec<usize> = (0..groups).filter(|group| already.contains(group) || unsafe_alone(group)).collect();
    let safe =
        |hidden: &[usize]| totals.iter().zip(breakdowns).all(|(t, cells)| remainder_is_safe(*t, cells, hidden, rules));
    while !hidden.is_empty() && !safe(&hidden) {
        let shown = (0..groups).filter(|group| !hidden.contains(group));
        // The smallest gives away least; the first of equals, so that two runs agree.
        let smallest = shown.min_by_key(|group| (breakdowns.iter().map(|cells| cells[*group].n).max(), *group));
        match smallest {
            Some(group) => hidden.push(group),
            None => break,
        }
    }
    hidden.sort_unstable();
    hidden
}

/// Whether what the hidden groups hold together leaves each of them unknown.
///
/// Their sum is what a reader gets who takes the shown groups from a total over all groups; a total that also
/// holds people without a group only blurs it.
fn remainder_is_safe(total: Cell, cells: &[Cell], hidden: &[usize], rules: &Rules) -> bool {
    if hidden.len() == cells.len() {
        return true;
    }
    let remainder = Cell {
        n: hidden.iter().map(|group| cells[*group].n).sum(),
        favourable: hidden.iter().map(|group| cells[*group].favourable).sum(),
        ..Cell::default()
    };
    let uncertain =
        |group: &usize| possible_bases(remainder.n, cells, hidden, *group) >= rules.minimum.saturating_sub(1);
    let told = !forces(total, rules) && rules.unanimity > 0 && remainder.is_unanimous();
    // What the hidden groups hold together is a base that anybody can work out.
    let large_enough = remainder.n >= rules.minimum || remainder.n == 0;
    hidden.len() > 1 && large_enough && hidden.iter().all(uncertain) && !told
}

/// Whether the whole data say of everybody that all or none answered favourably, and are allowed to.
fn forces(total: Cell, rules: &Rules) -> bool {
    total.is_unanimous() && total.n >= rules.unanimity
}

/// How many values the base of a hidden group can still take for a reader who knows the remainder `n` and,
/// where published, how many of each group were invited.
fn possible_bases(n: u64, cells: &[Cell], hidden: &[usize], group: usize) -> u64 {
    let most = cells[group].limit().map_or(n, |limit| limit.min(n));
    let others: Option<u64> = hidden.iter().filter(|g| **g != group).map(|g| cells[*g].limit()).sum();
    let least = others.map_or(0, |others| n.saturating_sub(others)).min(most);
    let before = cells[group].invited.map(|invited| invited + 1);
    let possible = most - least + 1;
    // A group of two could never be uncertain over four values: then what was public before is enough.
    if before == Some(possible) { u64::MAX } else { possible }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules { minimum: 5, unanimity: 10 };

    fn cells(counts: &[(u64, u64)]) -> Vec<Cell> {
        counts.iter().map(|(k, n)| Cell { n: *n, favourable: Some(*k), ..Cell::default() }).collect()
    }

    fn total(cells: &[Cell]) -> Cell {
        Cell {
            n: cells.iter().map(|c| c.n).sum(),
            favourable: cells.iter().map(|c| c.favourable).sum(),
            ..Cell::default()
        }
    }

    fn hidden(counts: &[(u64, u64)]) -> Vec<usize> {
        let cells = cells(counts);
        hide(&[total(&cells)], &[cells], &[], &RULES)
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
        assert_eq!(hidden(&[(9, 12), (6, 6), (5, 8)]), [1, 2]);
        assert!(hidden(&[(12, 12), (6, 6), (8, 8)]).is_empty(), "everybody agreed: the total says so already");
    }

    #[test]
    fn known_invitations_narrow_what_is_uncertain() {
        // Three people answered in two groups of two invited each: at least one in each.
        let small = Cell { n: 2, invited: Some(2), ..Cell::default() };
        let cells = vec![Cell { n: 12, invited: Some(20), ..Cell::default() }, small, Cell { n: 1, ..small }];
        assert_eq!(hide(&[Cell { n: 15, ..Cell::default() }], &[cells], &[], &RULES), [0, 1, 2]);
    }
}

//! What a reader can still not tell about groups that are hidden together.
//!
//! The reader is taken to know everything about everybody but one thing: which people of the hidden groups, taken
//! together, belong to which of them. Exchanging two people of the pool between two hidden groups changes no
//! figure of a shown group and no total, whatever else is printed: means, medians, intervals, differences. So
//! every such exchange leads to a population that fits the report, and what all of them have in common is what
//! the reader knows. With `with` people of some kind in a pool of `people`, a group of `size` holds at least
//! `size − (people − with)` and at most `min(size, with)` of them, and everything between.

/// How many answered, and how many of them favourably.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) n: u64,
    /// `None` where the figure is no count (a mean).
    pub(super) favourable: Option<u64>,
}

impl Count {
    /// All or none favourable.
    pub(super) fn is_unanimous(self) -> bool {
        self.n > 0 && self.favourable.is_some_and(|k| k == 0 || k == self.n)
    }
}

/// A whole number between two others, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: u64,
    pub(super) high: u64,
}

impl Range {
    pub(super) fn exactly(value: u64) -> Self {
        Self { low: value, high: value }
    }

    /// How many values it holds.
    fn values(self) -> u64 {
        self.high - self.low + 1
    }

    /// How many people of a kind a group of this size can hold, where `with` of the pool's `people` are of it.
    fn holds(self, with: u64, people: u64) -> Self {
        let high = self.high.min(with);
        Self { low: (self.low + with).saturating_sub(people).min(high), high }
    }
}

/// A hidden group in a pool.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hidden {
    /// People in it, as they are.
    pub(super) people: u64,
    /// People in it, as far as the reader knows.
    pub(super) size: Range,
    /// People in it, as far as invitations and the number of all who answered tell; `None` where they do not.
    pub(super) public: Option<Range>,
}

/// Whether a base that may be any number of `base` is unknown enough: it keeps `minimum − 1` values, or what was public
/// anyway if that is fewer. A base that is known to be large needs no protection.
fn is_unknown(base: Range, public: Option<Range>, minimum: u64) -> bool {
    let before = public.map_or(u64::MAX, Range::values);
    base.low >= minimum || base.values() >= minimum.saturating_sub(1).min(before).max(1)
}

/// What must hold for what a pool answered together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// Fewest answers of a shown base.
    pub(super) minimum: u64,
    /// Fewest answers from which unanimity may be told.
    pub(super) unanimity: u64,
}

/// What the reader knows of the sizes of groups that are hidden everywhere: they are `people` together, and none
/// is larger than was invited.
pub(super) fn sizes(groups: &[(u64, Option<u64>)]) -> Vec<Range> {
    let together: u64 = groups.iter().map(|(people, _)| people).sum();
    let limit = |(people, invited): &(u64, Option<u64>)| invited.map_or(together, |i| i.max(*people).min(together));
    let limits: u64 = groups.iter().map(limit).sum();
    let size = |group: &(u64, Option<u64>)| {
        let high = limit(group);
        Range { low: together.saturating_sub(limits - high).min(high), high }
    };
    groups.iter().map(size).collect()
}

/// Whether the sizes of groups that are hidden everywhere stay unknown.
pub(super) fn sizes_are_safe(groups: &[Hidden], rules: Rules) -> bool {
    let together: u64 = groups.iter().map(|group| group.people).sum();
    let unknown = |group: &Hidden| is_unknown(group.size, group.public, rules.minimum);
    groups.is_empty() || together == 0 || (groups.len() > 1 && together >= rules.minimum && groups.iter().all(unknown))
}

/// Whether what the pool answered to one figure leaves every group in it unknown. `answers` is one count a
/// group; `everybody` are all people and how many of them answered; `forced` says that the whole data are unanimous
/// and may say so.
pub(super) fn answers_are_safe(
    groups: &[Hidden],
    answers: &[Count],
    everybody: (u64, u64),
    forced: bool,
    rules: Rules,
) -> bool {
    let people: u64 = groups.iter().map(|group| group.people).sum();
    let n: u64 = answers.iter().map(|count| count.n).sum();
    let favourable: Option<u64> = answers.iter().map(|count| count.favourable).sum();
    if n == 0 {
        return true;
    }
    let base_is_unknown = |group: &Hidden| {
        let public = group.public.map(|size| size.holds(everybody.1, everybody.0));
        group.size.high == 0 || is_unknown(group.size.holds(n, people), public, rules.minimum)
    };
    let told = match favourable {
        Some(k) => !forced && (k == 0 || k == n || determined(groups, k, people)),
        // Means, medians and net scores of few give single answers back.
        None => n < rules.unanimity,
    };
    groups.len() > 1 && n >= rules.minimum && groups.iter().all(base_is_unknown) && !told
}

/// Whether somebody's favourable count is the same in every population that fits.
fn determined(groups: &[Hidden], with: u64, people: u64) -> bool {
    groups.iter().any(|group| group.size.high > 0 && group.size.holds(with, people).values() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exchange_is_counted() {
        // Three of a pool of ten agree; a group of eight holds at least one of them, a group of two at most two.
        assert_eq!(Range::exactly(8).holds(3, 10), Range { low: 1, high: 3 });
        assert_eq!(Range::exactly(2).holds(3, 10), Range { low: 0, high: 2 });
        assert_eq!(Range { low: 2, high: 8 }.holds(3, 10), Range { low: 0, high: 3 });
    }

    #[test]
    fn invitations_narrow_what_is_unknown() {
        assert_eq!(sizes(&[(2, Some(2)), (1, Some(2))]), [Range { low: 1, high: 2 }; 2]);
        assert_eq!(sizes(&[(2, None), (4, None)]), [Range { low: 0, high: 6 }; 2]);
    }
}

//! The answers of two waves: of people who answered both times, and of those who answered once.

use crate::analysis::scores::Scores;
use crate::analysis::tally::count;
use crate::stats::frequencies::Frequencies;
use crate::stats::paired_means::Pairs;

/// Values of an indicator in two waves, counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Sample {
    /// First and second values of the same people.
    pub(super) pairs: Pairs,
    /// Values of those with an answer at the first time only, or who could not be linked.
    pub(super) only_pre: Frequencies,
    /// The same at the second time.
    pub(super) only_post: Frequencies,
}

impl Sample {
    /// Of everybody's values at both times, and of the linked people among them.
    pub(super) fn new(before: &Frequencies, after: &Frequencies, pairs: Pairs) -> Self {
        Self { only_pre: before.less(&pairs.pre()), only_post: after.less(&pairs.post()), pairs }
    }

    pub(super) fn is_all_paired(&self) -> bool {
        self.only_pre.is_empty() && self.only_post.is_empty()
    }

    /// All first values.
    pub(super) fn all_pre(&self) -> Frequencies {
        self.pairs.pre().plus(&self.only_pre)
    }

    /// All second values.
    pub(super) fn all_post(&self) -> Frequencies {
        self.pairs.post().plus(&self.only_post)
    }
}

/// The values of linked people in each of some groups; `people` are their positions in the two waves and their group.
/// One pass, however many groups there are.
pub(super) fn linked(
    before: &Scores<'_>,
    after: &Scores<'_>,
    groups: usize,
    people: impl ExactSizeIterator<Item = (usize, usize, Option<usize>)>,
) -> Vec<Pairs> {
    let (first, second) = (before.values(), after.values());
    let both = |(from, to, group): (usize, usize, Option<usize>)| {
        Some((group?, before.place(from)? * second.len() + after.place(to)?))
    };
    let pair = |(both, people): &(usize, u64)| (first[both / second.len()], second[both % second.len()], *people);
    let counts = count(groups, first.len() * second.len(), people.map(both));
    counts.iter().map(|counts| Pairs::counted(counts.iter().map(pair))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::frequencies::Answers as _;

    /// Values with gaps, the same every time.
    fn values(people: usize, step: usize, different: usize) -> Vec<Option<f64>> {
        (0..people).map(|i| (i * step % 7 != 3).then_some((i * i * step % different) as f64 / 4.0)).collect()
    }

    /// Few different values are counted in a table, many by putting them in order.
    #[test]
    fn counts_give_what_looking_at_each_person_gives() {
        for different in [3, 900] {
            let (before, after) = (values(1_000, 5, different), values(1_200, 11, different));
            let person = |i: usize| (i, i * 17 % 1_200, [Some(0), None, Some(2), Some(1)][i % 4]);
            let people: Vec<(usize, usize, Option<usize>)> = (0..700).map(person).collect();
            let scores = (Scores::of_respondents(&before), Scores::of_respondents(&after));
            let found = linked(&scores.0, &scores.1, 4, people.iter().copied());
            let all = |values: &[Option<f64>]| {
                values.iter().flatten().copied().collect::<Vec<_>>().frequencies().into_owned()
            };
            for (group, pairs) in found.into_iter().enumerate() {
                let mut own = (Vec::new(), Vec::new());
                let mut rest = (before.clone(), after.clone());
                for (from, to, _) in people.iter().filter(|(.., of)| *of == Some(group)) {
                    if let (Some(first), Some(then)) = (before[*from], after[*to]) {
                        own.0.push(first);
                        own.1.push(then);
                        (rest.0[*from], rest.1[*to]) = (None, None);
                    }
                }
                assert_eq!(Ok(&pairs), Pairs::new(&own.0, &own.1).as_ref(), "{different} {group}");
                let sample = Sample::new(&all(&before), &all(&after), pairs);
                assert_eq!((&sample.only_pre, &sample.only_post), (&all(&rest.0), &all(&rest.1)));
                assert_eq!((sample.all_pre(), sample.all_post()), (all(&before), all(&after)));
            }
        }
    }
}

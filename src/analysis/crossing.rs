//! How the groups of two background questions overlap: who knows the people knows how many are in both.

use rayon::prelude::*;

use super::estimate::context;
use super::grouping::Grouping;
use super::tally::count;
use super::variable::Variable;
use crate::responses::Wave;
use crate::results::GroupValue;
use crate::survey::{Indicator, Measure, Survey};

/// What everybody who is in one group of each of two background questions answered to one indicator.
#[derive(Debug, Clone)]
pub(crate) struct Crossing {
    /// The wave.
    pub(crate) wave: String,
    /// Ids of the two background questions.
    pub(crate) by: [String; 2],
    /// The groups of each of them.
    pub(crate) groups: [Vec<GroupValue>; 2],
    /// The indicator.
    pub(crate) indicator: String,
    /// What each answer counts; answers that count alike are still different answers.
    pub(crate) answers: Vec<Counts>,
    /// Each kind of answer is one answer; otherwise a kind is a range of numbers.
    pub(crate) exact: bool,
    /// Everybody who is in the wave, by group.
    pub(crate) overlaps: Vec<Overlap>,
}

/// What an answer counts in a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counts {
    /// It is outside the denominator.
    Nothing,
    /// It is in the denominator only.
    Base,
    /// It is favourable.
    Favourable,
    /// It goes into a mean, a median or a score.
    Value,
}

/// The people of one group of each question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Overlap {
    /// Position of the group of each question; `None` for those who named none.
    pub(crate) groups: [Option<usize>; 2],
    /// How many gave each answer.
    pub(crate) answers: Vec<u64>,
}

/// More kinds of numbers are put together: people can be exchanged where enough others have the same.
const MOST_KINDS: usize = 12;

/// Every pair of background questions, for every indicator of the wave.
pub(super) fn crossings(survey: &Survey, wave: &Wave, groupings: &[Grouping]) -> Vec<Crossing> {
    let pairs =
        (groupings.iter().enumerate()).flat_map(|(at, one)| groupings[at + 1..].iter().map(move |two| (one, two)));
    of_pairs(survey, wave, &pairs.collect::<Vec<_>>())
}

/// Every pair of a background question that splits results and one that split them earlier.
pub(super) fn crossings_with(
    survey: &Survey,
    wave: &Wave,
    groupings: &[Grouping],
    earlier: &[Grouping],
) -> Vec<Crossing> {
    let pairs = groupings.iter().flat_map(|one| earlier.iter().map(move |two| (one, two)));
    of_pairs(survey, wave, &pairs.collect::<Vec<_>>())
}

fn of_pairs(survey: &Survey, wave: &Wave, pairs: &[(&Grouping, &Grouping)]) -> Vec<Crossing> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let kinds = survey.indicators().par_iter().filter_map(|i| Some((i, Kinds::of(survey, wave, i)?)));
    let of_pairs = |(indicator, kinds): (&Indicator, Kinds)| -> Vec<Crossing> {
        pairs.iter().filter_map(|pair| kinds.crossing(wave, indicator, *pair)).collect()
    };
    kinds.flat_map_iter(of_pairs).collect()
}

/// The kind of answer of each respondent.
struct Kinds {
    of: Vec<usize>,
    counts: Vec<Counts>,
    exact: bool,
}

impl Kinds {
    fn of(survey: &Survey, wave: &Wave, indicator: &Indicator) -> Option<Self> {
        let context = context(survey, &wave.id, indicator);
        // Of a score it is enough that some promoter could be none.
        let promotes = |code: i32| if code >= 9 { Counts::Favourable } else { Counts::Base };
        let rate = indicator.measure == Measure::Rate;
        match Variable::of(survey, wave, indicator)? {
            Variable::Coded(_, codes, choices) => {
                let count = |choice: &crate::survey::Choice| match (rate, context.in_base(choice)) {
                    (true, true) if context.is_positive(choice) => Counts::Favourable,
                    (true, true) => Counts::Base,
                    (false, _) if choice.on_scale() && indicator.measure == Measure::Net => promotes(choice.code),
                    (false, _) if choice.on_scale() => Counts::Value,
                    _ => Counts::Nothing,
                };
                // Behind the options: whatever is no option.
                let none = choices.len();
                let counts = choices.iter().map(count).chain([Counts::Nothing]).collect();
                let of = codes.iter().map(|code| usize::from(*code).min(none)).collect();
                Some(Self { of, counts, exact: true })
            }
            Variable::Numbers(numbers) => {
                let mut known: Vec<f64> = numbers.iter().flatten().copied().collect();
                known.sort_by(f64::total_cmp);
                known.dedup();
                let exact = known.len() <= MOST_KINDS;
                // Ranges of as many different numbers each.
                let width = known.len().div_ceil(MOST_KINDS).max(1);
                let place = |number: f64| known.partition_point(|other| *other < number) / width;
                let none = known.len().div_ceil(width);
                let of: Vec<usize> = numbers.iter().map(|n| n.map_or(none, place)).collect();
                let count = |kind: usize| match known.get(kind * width) {
                    Some(number) if rate && context.in_range(*number) => Counts::Favourable,
                    Some(_) if rate => Counts::Base,
                    Some(_) => Counts::Value,
                    None => Counts::Nothing,
                };
                let counts = (0..=none).map(count).collect();
                // A range of numbers may be in part within the limits of a rate.
                (exact || !rate).then_some(Self { of, counts, exact })
            }
        }
    }

    fn crossing(&self, wave: &Wave, indicator: &Indicator, pair: (&Grouping, &Grouping)) -> Option<Crossing> {
        let by = [pair.0.question()?.to_string(), pair.1.question()?.to_string()];
        // Those who named no group come first.
        let place = |group: &Option<u32>| group.map_or(0, |group| group as usize + 1);
        let (rows, columns) = (pair.0.groups.len() + 1, pair.1.groups.len() + 1);
        let people = self.of.iter().zip(pair.0.of.iter().zip(&pair.1.of));
        let of = |(kind, (one, two)): (&usize, _)| Some((place(one) * columns + place(two), *kind));
        let counted = count(rows * columns, self.counts.len(), people.map(of)).into_iter().enumerate();
        let overlap = |(both, counted): (usize, Vec<(usize, u64)>)| {
            let mut answers = vec![0; self.counts.len()];
            for (kind, count) in counted {
                answers[kind] = count;
            }
            Overlap { groups: [(both / columns).checked_sub(1), (both % columns).checked_sub(1)], answers }
        };
        let overlaps = counted.filter(|(_, counted)| !counted.is_empty()).map(overlap).collect();
        let names = |grouping: &Grouping| grouping.groups.iter().map(|member| member.key.value.clone()).collect();
        Some(Crossing {
            wave: wave.id.clone(),
            by,
            groups: [names(pair.0), names(pair.1)],
            indicator: indicator.id.clone(),
            answers: self.counts.clone(),
            exact: self.exact,
            overlaps,
        })
    }
}

//! What a comparison needs to know of one side's answers.

use crate::analysis::grouping::Grouping;
use crate::stats::net_score::NetCounts;
use crate::stats::summary::Summary;
use crate::survey::Measure;

/// The answers of a group, or of everybody else.
#[derive(Debug, Clone)]
pub(super) enum Side {
    /// Favourable answers of all.
    Rate {
        k: u64,
        n: u64,
    },
    Mean(Summary),
    /// Scores 100, 0 and −100.
    Net(NetCounts, Summary),
    /// How often each value was given, the smallest first.
    Ordered(Vec<u64>),
}

/// Everybody, and each group in the order of the grouping; `None` where nobody answered, or of a measure that is not
/// compared.
pub(super) fn sides(
    measure: Measure,
    values: &[Option<f64>],
    grouping: &Grouping,
) -> Option<(Side, Vec<Option<Side>>)> {
    let all: Vec<f64> = values.iter().flatten().copied().collect();
    let mut groups: Vec<Vec<f64>> = vec![Vec::new(); grouping.groups.len()];
    for (value, group) in values.iter().zip(&grouping.of) {
        if let Some((value, group)) = value.zip(group.and_then(|group| groups.get_mut(group as usize))) {
            group.push(value);
        }
    }
    let mut levels = if measure == Measure::Median { all.clone() } else { Vec::new() };
    levels.sort_unstable_by(f64::total_cmp);
    levels.dedup();
    let side = |values: &[f64]| Side::of(measure, values, &levels);
    Some((side(&all)?, groups.iter().map(|values| side(values)).collect()))
}

impl Side {
    fn of(measure: Measure, values: &[f64], levels: &[f64]) -> Option<Self> {
        match measure {
            Measure::Rate => {
                let k = values.iter().filter(|value| **value > 0.0).count() as u64;
                Some(Self::Rate { k, n: values.len() as u64 })
            }
            Measure::Mean => Summary::of(values).ok().map(Self::Mean),
            Measure::Net => {
                let side = |wanted: fn(f64) -> bool| values.iter().filter(|x| wanted(**x)).count() as u64;
                let (positive, negative) = (side(|x| x > 0.0), side(|x| x < 0.0));
                let counts = NetCounts { positive, neutral: values.len() as u64 - positive - negative, negative };
                Some(Self::Net(counts, Summary::of(values).ok()?))
            }
            Measure::Median => {
                let mut counts = vec![0; levels.len()];
                for value in values {
                    if let Ok(at) = levels.binary_search_by(|level| level.total_cmp(value)) {
                        counts[at] += 1;
                    }
                }
                Some(Self::Ordered(counts))
            }
            Measure::Count | Measure::ShareOfOrganisations => None,
        }
    }

    pub(super) fn n(&self) -> u64 {
        match self {
            Self::Rate { n, .. } => *n,
            Self::Mean(summary) => summary.n,
            Self::Net(counts, _) => counts.total(),
            Self::Ordered(counts) => counts.iter().sum(),
        }
    }

    /// Everybody outside `part`; `None` where that is nobody.
    pub(super) fn without(&self, part: &Self) -> Option<Self> {
        match (self, part) {
            (Self::Rate { k, n }, Self::Rate { k: own, n: of }) => {
                Some(Self::Rate { k: k.checked_sub(*own)?, n: n.checked_sub(*of)? })
            }
            (Self::Mean(all), Self::Mean(own)) => all.without(*own).ok().map(Self::Mean),
            (Self::Net(all, whole), Self::Net(own, part)) => {
                let counts = NetCounts {
                    positive: all.positive.checked_sub(own.positive)?,
                    neutral: all.neutral.checked_sub(own.neutral)?,
                    negative: all.negative.checked_sub(own.negative)?,
                };
                Some(Self::Net(counts, whole.without(*part).ok()?))
            }
            (Self::Ordered(all), Self::Ordered(own)) => {
                all.iter().zip(own).map(|(all, own)| all.checked_sub(*own)).collect::<Option<_>>().map(Self::Ordered)
            }
            _ => None,
        }
    }
}

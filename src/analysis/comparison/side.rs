//! What a comparison needs to know of one side's answers.

use crate::stats::frequencies::Frequencies;
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
    Ordered(Frequencies),
}

/// Everybody, and each group; `None` where nobody answered, or of a measure that is not compared.
pub(super) fn sides(
    measure: Measure,
    everybody: &Frequencies,
    groups: &[Frequencies],
) -> Option<(Side, Vec<Option<Side>>)> {
    let groups = groups.iter().map(|answers| Side::of(measure, answers));
    Some((Side::of(measure, everybody)?, groups.collect()))
}

impl Side {
    fn of(measure: Measure, answers: &Frequencies) -> Option<Self> {
        match measure {
            Measure::Rate => Some(Self::Rate { k: answers.count(|value| value > 0.0), n: answers.n() }),
            Measure::Mean => Summary::of(answers).ok().map(Self::Mean),
            Measure::Net => {
                let (positive, negative) = (answers.count(|x| x > 0.0), answers.count(|x| x < 0.0));
                let counts = NetCounts { positive, neutral: answers.n() - positive - negative, negative };
                Some(Self::Net(counts, Summary::of(answers).ok()?))
            }
            Measure::Median => Some(Self::Ordered(answers.clone())),
            Measure::Count | Measure::ShareOfOrganisations => None,
        }
    }

    pub(super) fn n(&self) -> u64 {
        match self {
            Self::Rate { n, .. } => *n,
            Self::Mean(summary) => summary.n,
            Self::Net(counts, _) => counts.total(),
            Self::Ordered(answers) => answers.n(),
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
            (Self::Ordered(all), Self::Ordered(own)) => Some(Self::Ordered(all.less(own))),
            _ => None,
        }
    }
}

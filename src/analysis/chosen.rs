//! From the names that a survey chooses statistics by to the statistics themselves, and to the names of the results.

use crate::results::{Method, Test};
use crate::stats::complex_proportion::ComplexInterval;
use crate::stats::difference_of_proportions;
use crate::stats::mcnemar::McNemarRule;
use crate::stats::net_score::NetScoreInterval;
use crate::stats::paired_proportions::PairedInterval;
use crate::stats::proportion::ProportionInterval;
use crate::stats::two_by_two::{ChiSquaredRule, FisherRule, TwoByTwo, chi_squared, fisher, smallest_expected};
use crate::survey::{
    ChangeInterval, ChangeTest, DifferenceInterval, EffectiveInterval, GroupTest, Interval, NetInterval,
};

/// The test of no difference between the shares of different people and its p-value, Fisher's exact test where a count
/// below one is expected; `None` where everybody answered alike.
pub(super) fn tested_by(chosen: GroupTest, table: TwoByTwo) -> Option<(Test, f64)> {
    if smallest_expected(table) == 0.0 {
        return None;
    }
    let exact = || Some((Test::FisherExact, fisher(table, FisherRule::Exact).ok()?));
    if smallest_expected(table) < 1.0 {
        return exact();
    }
    match chosen {
        GroupTest::FisherMidP => Some((Test::FisherMidP, fisher(table, FisherRule::MidP).ok()?)),
        GroupTest::FisherExact => exact(),
        GroupTest::ChiSquaredNMinusOne => {
            Some((Test::ChiSquaredNMinusOne, chi_squared(table, ChiSquaredRule::NMinusOne).ok()?.p()))
        }
    }
}

impl From<Interval> for ProportionInterval {
    fn from(chosen: Interval) -> Self {
        match chosen {
            Interval::Wilson => Self::Wilson,
            Interval::ClopperPearson => Self::ClopperPearson,
            Interval::MidP => Self::MidP,
            Interval::Jeffreys => Self::Jeffreys,
            Interval::AgrestiCoull => Self::AgrestiCoull,
        }
    }
}

impl From<EffectiveInterval> for ComplexInterval {
    fn from(chosen: EffectiveInterval) -> Self {
        match chosen {
            EffectiveInterval::KornGraubard => Self::KornGraubardCapped,
            EffectiveInterval::Wilson => Self::Wilson,
        }
    }
}

impl From<EffectiveInterval> for Method {
    fn from(chosen: EffectiveInterval) -> Self {
        match chosen {
            EffectiveInterval::KornGraubard => Self::KornGraubard,
            EffectiveInterval::Wilson => Self::WilsonEffective,
        }
    }
}

impl From<NetInterval> for NetScoreInterval {
    fn from(chosen: NetInterval) -> Self {
        match chosen {
            NetInterval::Tango => Self::Tango,
            NetInterval::Rocks => Self::AdjustedWald,
            NetInterval::BonettPrice => Self::BonettPrice,
        }
    }
}

impl From<NetInterval> for Method {
    fn from(chosen: NetInterval) -> Self {
        match chosen {
            NetInterval::Tango => Self::TangoScore,
            NetInterval::Rocks => Self::Rocks,
            NetInterval::BonettPrice => Self::BonettPrice,
        }
    }
}

impl From<DifferenceInterval> for difference_of_proportions::DifferenceInterval {
    fn from(chosen: DifferenceInterval) -> Self {
        match chosen {
            DifferenceInterval::Newcombe => Self::Newcombe,
            DifferenceInterval::MiettinenNurminen => Self::MiettinenNurminen,
            DifferenceInterval::AgrestiCaffo => Self::AgrestiCaffo,
        }
    }
}

impl From<DifferenceInterval> for Method {
    fn from(chosen: DifferenceInterval) -> Self {
        match chosen {
            DifferenceInterval::Newcombe => Self::Newcombe,
            DifferenceInterval::MiettinenNurminen => Self::MiettinenNurminen,
            DifferenceInterval::AgrestiCaffo => Self::AgrestiCaffo,
        }
    }
}

impl From<ChangeInterval> for PairedInterval {
    fn from(chosen: ChangeInterval) -> Self {
        match chosen {
            ChangeInterval::Tango => Self::Tango,
            ChangeInterval::Newcombe => Self::Newcombe10,
            ChangeInterval::BonettPrice => Self::BonettPrice,
        }
    }
}

impl From<ChangeInterval> for Method {
    fn from(chosen: ChangeInterval) -> Self {
        match chosen {
            ChangeInterval::Tango => Self::TangoScore,
            ChangeInterval::Newcombe => Self::NewcombePaired,
            ChangeInterval::BonettPrice => Self::BonettPrice,
        }
    }
}

impl From<ChangeTest> for McNemarRule {
    fn from(chosen: ChangeTest) -> Self {
        match chosen {
            ChangeTest::McnemarMidP => Self::MidP,
            ChangeTest::McnemarExact => Self::Exact,
            ChangeTest::McnemarChiSquared => Self::ChiSquared,
        }
    }
}

impl From<ChangeTest> for Test {
    fn from(chosen: ChangeTest) -> Self {
        match chosen {
            ChangeTest::McnemarMidP => Self::McnemarMidP,
            ChangeTest::McnemarExact => Self::McnemarExact,
            ChangeTest::McnemarChiSquared => Self::McnemarChiSquared,
        }
    }
}

//! Change of the same people.

use super::Sample;
use super::figure::{Context, Figure};
use crate::results::{Change, Design, Effect, EffectName, Method, Test};
use crate::stats::mcnemar;
use crate::stats::paired_means::{Pairs, directions, paired_t, sign_test_p};
use crate::stats::paired_proportions::{self, PairedCounts};
use crate::stats::pseudo_median::{pseudo_median, pseudo_median_interval};
use crate::stats::signed_rank::{SignedRanks, Zeros, signed_ranks};
use crate::stats::standardised_change::{Standardiser, change_by_average_interval, standardised_change};
use crate::survey::{ChangeMeanTest, ChangeMedianTest, Measure};

/// With fewer people who moved no exact two-sided p-value can be below 0.05.
const FEWEST_MOVED: u64 = 6;

/// So many people who moved are tested exactly; beyond, the normal approximation is right to three decimals.
const MOST_EXACT: usize = 100;

pub(super) fn change(context: &Context<'_>, sample: &Sample) -> Change {
    let pairs = &sample.pairs;
    let figure = match context.indicator.measure {
        Measure::Rate => rate(context, pairs),
        Measure::Median => median(context, pairs),
        _ => mean(context, pairs),
    };
    context.directions(context.change(Design::Paired, sample, (&pairs.pre(), &pairs.post()), figure), sample)
}

/// McNemar's test in one of its forms, and an interval of the difference of two shares of the same people.
fn rate(context: &Context<'_>, pairs: &Pairs) -> Figure {
    let counts = PairedCounts {
        yes_yes: pairs.count(1.0, 1.0),
        yes_no: pairs.count(1.0, 0.0),
        no_yes: pairs.count(0.0, 1.0),
        no_no: pairs.count(0.0, 0.0),
    };
    let moved = counts.yes_no + counts.no_yes;
    let (by, test) = (context.survey.analysis().change, context.survey.analysis().change_test);
    let p = mcnemar::p_value(counts.yes_no, counts.no_yes, test.into()).ok();
    let interval = paired_proportions::interval(counts, by.into(), context.confidence).ok();
    Figure {
        value: counts.change().ok(),
        interval: interval.map(|interval| interval.within(-1.0, 1.0)),
        method: Some(by.into()),
        test: p.filter(|_| moved >= FEWEST_MOVED).map(|p| (test.into(), p)),
        effect: None,
        too_few_moved: moved < FEWEST_MOVED,
    }
}

/// The paired t interval; one question's ordered answers are tested by Wilcoxon–Pratt, unless the survey chooses.
fn mean(context: &Context<'_>, pairs: &Pairs) -> Figure {
    let paired = paired_t(pairs).ok();
    let by_kind = if context.is_ordinal() { ChangeMeanTest::SignedRank } else { ChangeMeanTest::PairedT };
    let test = match context.survey.analysis().change_means.unwrap_or(by_kind) {
        ChangeMeanTest::PairedT => paired.map(|t| (Test::PairedT, t.p())),
        ChangeMeanTest::SignedRank => wilcoxon(pairs),
        ChangeMeanTest::Sign => sign(pairs),
    };
    let size = standardised_change(pairs, Standardiser::Average).ok();
    let limits = change_by_average_interval(pairs, context.confidence).ok();
    let effect =
        |value| Effect { name: EffectName::DAv, value, low: limits.map(|i| i.low), high: limits.map(|i| i.high) };
    Figure {
        value: context.level(&pairs.changes()),
        interval: paired.map(|t| t.interval(context.confidence)),
        method: Some(Method::T),
        test,
        effect: size.map(effect),
        too_few_moved: false,
    }
}

/// The pseudo-median of the changes.
fn median(context: &Context<'_>, pairs: &Pairs) -> Figure {
    let changes = pairs.changes();
    let ranks = signed_ranks(&changes, Zeros::Pratt).ok();
    let effect = |ranks: &SignedRanks| Effect {
        name: EffectName::RankBiserial,
        value: ranks.rank_biserial(),
        low: None,
        high: None,
    };
    Figure {
        value: pseudo_median(&changes).ok(),
        interval: pseudo_median_interval(&changes, context.confidence).ok().map(|found| found.interval),
        method: Some(Method::WalshAverages),
        test: match context.survey.analysis().change_medians {
            ChangeMedianTest::SignedRank => wilcoxon(pairs),
            ChangeMedianTest::Sign => sign(pairs),
        },
        effect: ranks.as_ref().map(effect),
        too_few_moved: false,
    }
}

/// `None` where too few moved.
fn wilcoxon(pairs: &Pairs) -> Option<(Test, f64)> {
    let ranks = signed_ranks(&pairs.changes(), Zeros::Pratt).ok().filter(|r| r.moved() as u64 >= FEWEST_MOVED)?;
    let p = if ranks.moved() <= MOST_EXACT { ranks.p_exact().ok()? } else { ranks.p_normal(false) };
    Some((Test::SignedRankPratt, p))
}

/// `None` where too few moved.
fn sign(pairs: &Pairs) -> Option<(Test, f64)> {
    let moved = directions(pairs);
    let enough = moved.up + moved.down >= FEWEST_MOVED;
    Some((Test::Sign, sign_test_p(moved).ok().filter(|_| enough)?))
}

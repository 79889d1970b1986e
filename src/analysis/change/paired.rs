//! Change of the same people.

use super::Sample;
use super::figure::{Context, Figure};
use crate::results::{Change, Design, Effect, EffectName, Method, Test};
use crate::stats::mcnemar::{self, McNemarRule};
use crate::stats::paired_means::{Pairs, paired_t};
use crate::stats::paired_proportions::{self, PairedCounts, PairedInterval};
use crate::stats::pseudo_median::{pseudo_median, pseudo_median_interval};
use crate::stats::signed_rank::{SignedRanks, Zeros, signed_ranks};
use crate::stats::standardised_change::{Standardiser, change_by_average_interval, standardised_change};
use crate::survey::Measure;

/// With fewer people who moved no exact two-sided p-value can be below 0.05.
const FEWEST_MOVED: u64 = 6;

/// So many people who moved are tested exactly; beyond, the normal approximation is right to three decimals.
const MOST_EXACT: usize = 100;

pub(super) fn change(context: &Context<'_>, sample: &Sample) -> Change {
    let pairs = Pairs { pre: &sample.pre, post: &sample.post };
    let figure = match context.indicator.measure {
        Measure::Rate => rate(context, pairs),
        Measure::Median => median(context, pairs),
        _ => mean(context, pairs),
    };
    context.directions(context.change(Design::Paired, sample, (&sample.pre, &sample.post), figure), sample)
}

/// Tango's interval, McNemar's mid-P.
fn rate(context: &Context<'_>, pairs: Pairs<'_>) -> Figure {
    let count = |first: f64, second: f64| {
        pairs.pre.iter().zip(pairs.post).filter(|(pre, post)| **pre == first && **post == second).count() as u64
    };
    let counts = PairedCounts {
        yes_yes: count(1.0, 1.0),
        yes_no: count(1.0, 0.0),
        no_yes: count(0.0, 1.0),
        no_no: count(0.0, 0.0),
    };
    let moved = counts.yes_no + counts.no_yes;
    let p = mcnemar::p_value(counts.yes_no, counts.no_yes, McNemarRule::MidP).ok();
    Figure {
        value: counts.change().ok(),
        interval: paired_proportions::interval(counts, PairedInterval::default(), context.confidence).ok(),
        method: Some(Method::TangoScore),
        test: p.filter(|_| moved >= FEWEST_MOVED).map(|p| (Test::McnemarMidP, p)),
        effect: None,
        too_few_moved: moved < FEWEST_MOVED,
    }
}

/// The paired t interval; ordered answers are tested by Wilcoxon–Pratt.
fn mean(context: &Context<'_>, pairs: Pairs<'_>) -> Figure {
    let paired = paired_t(pairs).ok();
    let test = if context.is_ordinal() {
        wilcoxon(pairs).map(|p| (Test::SignedRankPratt, p))
    } else {
        paired.map(|t| (Test::PairedT, t.p()))
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
fn median(context: &Context<'_>, pairs: Pairs<'_>) -> Figure {
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
        test: wilcoxon(pairs).map(|p| (Test::SignedRankPratt, p)),
        effect: ranks.as_ref().map(effect),
        too_few_moved: false,
    }
}

/// `None` where too few moved.
fn wilcoxon(pairs: Pairs<'_>) -> Option<f64> {
    let ranks = signed_ranks(&pairs.changes(), Zeros::Pratt).ok().filter(|r| r.moved() as u64 >= FEWEST_MOVED)?;
    if ranks.moved() <= MOST_EXACT { ranks.p_exact().ok() } else { Some(ranks.p_normal(false)) }
}

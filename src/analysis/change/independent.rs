//! Change between answers of different people.

use super::Sample;
use super::figure::{Context, Figure};
use crate::results::{Change, Design, Effect, EffectName, Method, Test};
use crate::stats::Interval;
use crate::stats::difference_of_proportions::{self, DifferenceInterval};
use crate::stats::effect_size::hedges_g;
use crate::stats::hodges_lehmann;
use crate::stats::mean_difference::{Variances, t_test};
use crate::stats::ordinal_effect::Dominance;
use crate::stats::rank_test::{MannWhitneyRule, mann_whitney_p};
use crate::stats::two_by_two::{FisherRule, TwoByTwo, fisher, smallest_expected};
use crate::survey::Measure;

/// So many answers are tested exactly (`statistics.md`).
const MOST_EXACT: usize = 50;

pub(super) fn change(context: &Context<'_>, sample: &Sample) -> Change {
    let (before, after) = (sample.all_pre(), sample.all_post());
    let figure = difference(context, &after, &before);
    context.change(Design::Independent, sample, (&before, &after), figure)
}

/// The first answers less the second, of different people.
pub(super) fn difference(context: &Context<'_>, first: &[f64], second: &[f64]) -> Figure {
    match context.indicator.measure {
        Measure::Rate => rate(context, first, second),
        Measure::Median => median(context, first, second),
        _ => mean(context, first, second),
    }
}

fn rate(context: &Context<'_>, first: &[f64], second: &[f64]) -> Figure {
    let yes = |values: &[f64]| values.iter().filter(|value| **value == 1.0).count() as u64;
    let Ok(table) = TwoByTwo::new(yes(first), first.len() as u64, yes(second), second.len() as u64) else {
        return Figure::default();
    };
    let (rule, test) = if smallest_expected(table) >= 1.0 {
        (FisherRule::MidP, Test::FisherMidP)
    } else {
        (FisherRule::Exact, Test::FisherExact)
    };
    // Where everybody answered alike there is nothing to test.
    let told = yes(first) + yes(second) > 0 && yes(first) + yes(second) < (first.len() + second.len()) as u64;
    Figure {
        value: Some(difference_of_proportions::estimate(table)),
        interval: difference_of_proportions::interval(table, DifferenceInterval::default(), context.confidence).ok(),
        method: Some(Method::Newcombe),
        test: fisher(table, rule).ok().filter(|_| told).map(|p| (test, p)),
        ..Figure::default()
    }
}

/// Welch's interval; ordered answers are tested by Mann–Whitney.
fn mean(context: &Context<'_>, first: &[f64], second: &[f64]) -> Figure {
    let welch = t_test(first, second, Variances::Welch).ok();
    let (test, effect) = if context.is_ordinal() {
        (mann_whitney(first, second), cliffs_delta(context, first, second))
    } else {
        let size = hedges_g(first, second, context.confidence).ok();
        let effect = size.map(|g| Effect {
            name: EffectName::HedgesG,
            value: g.value,
            low: Some(g.interval.low),
            high: Some(g.interval.high),
        });
        (welch.map(|t| (Test::WelchT, t.p())), effect)
    };
    Figure {
        value: context.level(first).zip(context.level(second)).map(|(first, second)| first - second),
        interval: welch.map(|t| t.interval(context.confidence)),
        method: Some(Method::WelchT),
        test,
        effect,
        too_few_moved: false,
    }
}

fn median(context: &Context<'_>, first: &[f64], second: &[f64]) -> Figure {
    Figure {
        value: hodges_lehmann::shift(first, second).ok(),
        interval: hodges_lehmann::interval(first, second, context.confidence).ok(),
        method: Some(Method::HodgesLehmann),
        test: mann_whitney(first, second),
        effect: cliffs_delta(context, first, second),
        too_few_moved: false,
    }
}

fn mann_whitney(first: &[f64], second: &[f64]) -> Option<(Test, f64)> {
    let small = first.len() + second.len() <= MOST_EXACT;
    let rule = if small { MannWhitneyRule::Exact } else { MannWhitneyRule::Normal };
    mann_whitney_p(first, second, rule).ok().map(|p| (Test::MannWhitney, p))
}

fn cliffs_delta(context: &Context<'_>, first: &[f64], second: &[f64]) -> Option<Effect> {
    let dominance = Dominance::new(first, second).ok()?;
    // Where one group lies wholly above the other, Feng and Cliff's interval has no width.
    let from_share = |i: Interval| Interval { low: 2.0 * i.low - 1.0, high: 2.0 * i.high - 1.0 };
    let interval = dominance
        .feng_cliff(context.confidence)
        .or_else(|_| dominance.newcombe(context.confidence).map(from_share))
        .ok();
    Some(Effect {
        name: EffectName::CliffsDelta,
        value: dominance.delta(),
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
    })
}

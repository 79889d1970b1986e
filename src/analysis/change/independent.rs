//! Change between answers of different people.

use super::Sample;
use super::figure::{Context, Figure};
use crate::analysis::chosen::tested_by;
use crate::results::{Change, Design, Effect, EffectName, Method, Test};
use crate::stats::Interval;
use crate::stats::difference_of_proportions;
use crate::stats::effect_size::hedges_g;
use crate::stats::frequencies::Frequencies;
use crate::stats::hodges_lehmann;
use crate::stats::mean_difference::{Variances, t_test};
use crate::stats::ordinal_effect::Dominance;
use crate::stats::rank_test::{MannWhitneyRule, brunner_munzel, mann_whitney_p};
use crate::stats::two_by_two::TwoByTwo;
use crate::survey::{MeanTest, Measure, OrderedTest};

/// So many answers are tested exactly (`statistics.md`).
const MOST_EXACT: u64 = 50;

pub(super) fn change(context: &Context<'_>, sample: &Sample) -> Change {
    let (before, after) = (sample.all_pre(), sample.all_post());
    let figure = difference(context, &after, &before);
    context.change(Design::Independent, sample, (&before, &after), figure)
}

/// The first answers less the second, of different people.
pub(super) fn difference(context: &Context<'_>, first: &Frequencies, second: &Frequencies) -> Figure {
    match context.indicator.measure {
        Measure::Rate => rate(context, first, second),
        Measure::Median => median(context, first, second),
        _ => mean(context, first, second),
    }
}

fn rate(context: &Context<'_>, first: &Frequencies, second: &Frequencies) -> Figure {
    let yes = |values: &Frequencies| values.count(|value| value == 1.0);
    let Ok(table) = TwoByTwo::new(yes(first), first.n(), yes(second), second.n()) else {
        return Figure::default();
    };
    let by = context.survey.analysis().difference;
    Figure {
        value: Some(difference_of_proportions::estimate(table)),
        interval: difference_of_proportions::interval(table, by.into(), context.confidence).ok(),
        method: Some(by.into()),
        test: tested_by(context.survey.analysis().test, table),
        ..Figure::default()
    }
}

/// Welch's interval; one question's ordered answers are tested by their ranks, unless the survey chooses.
fn mean(context: &Context<'_>, first: &Frequencies, second: &Frequencies) -> Figure {
    let chosen = context.survey.analysis().means;
    let (variances, method, test) = match chosen.unwrap_or_default() {
        MeanTest::Welch => (Variances::Welch, Method::WelchT, Test::WelchT),
        MeanTest::Student => (Variances::Pooled, Method::T, Test::StudentT),
    };
    let t = t_test(first, second, variances).ok();
    let (test, effect) = if context.is_ordinal() && chosen.is_none() {
        (by_ranks(context, first, second), cliffs_delta(context, first, second))
    } else {
        let size = hedges_g(first, second, context.confidence).ok();
        let effect = size.map(|g| Effect {
            name: EffectName::HedgesG,
            value: g.value,
            low: Some(g.interval.low),
            high: Some(g.interval.high),
        });
        (t.map(|t| (test, t.p())), effect)
    };
    Figure {
        value: context.level(first).zip(context.level(second)).map(|(first, second)| first - second),
        interval: t.map(|t| t.interval(context.confidence)),
        method: Some(method),
        test,
        effect,
        too_few_moved: false,
    }
}

fn median(context: &Context<'_>, first: &Frequencies, second: &Frequencies) -> Figure {
    Figure {
        value: hodges_lehmann::shift(first, second).ok(),
        interval: hodges_lehmann::interval(first, second, context.confidence).ok(),
        method: Some(Method::HodgesLehmann),
        test: by_ranks(context, first, second),
        effect: cliffs_delta(context, first, second),
        too_few_moved: false,
    }
}

fn by_ranks(context: &Context<'_>, first: &Frequencies, second: &Frequencies) -> Option<(Test, f64)> {
    if context.survey.analysis().ordered == Some(OrderedTest::BrunnerMunzel) {
        return brunner_munzel(first, second).ok().map(|found| (Test::BrunnerMunzel, found.p));
    }
    let small = first.n() + second.n() <= MOST_EXACT;
    let rule = if small { MannWhitneyRule::Exact } else { MannWhitneyRule::Normal };
    mann_whitney_p(first, second, rule).ok().map(|p| (Test::MannWhitney, p))
}

fn cliffs_delta(context: &Context<'_>, first: &Frequencies, second: &Frequencies) -> Option<Effect> {
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

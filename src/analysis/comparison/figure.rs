//! Which statistic compares two groups (`statistics.md`, section 1).

use super::side::Side;
use crate::analysis::chosen::tested_by;
use crate::results::{Effect, EffectName, Method, Test};
use crate::stats::difference_of_proportions;
use crate::stats::effect_size::hedges_g_of;
use crate::stats::effective_counts::{self, Clustered, square_and_add};
use crate::stats::frequencies::Frequencies;
use crate::stats::mean_difference::{student, welch};
use crate::stats::net_score::{self, NetCounts};
use crate::stats::rank_test::{MannWhitneyRule, mann_whitney_p};
use crate::stats::relative_effect::RelativeEffect;
use crate::stats::summary::Summary;
use crate::stats::two_by_two::TwoByTwo;
use crate::stats::{Confidence, Interval};
use crate::survey::{Indicator, MeanTest, OrderedTest, Survey};

/// Which comparison it is.
pub(super) struct Context<'a> {
    pub(super) survey: &'a Survey,
    pub(super) indicator: &'a Indicator,
    pub(super) wave: &'a str,
    pub(super) confidence: Confidence,
}

/// What a statistic gives of two groups.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Figure {
    pub(super) value: Option<f64>,
    pub(super) interval: Option<Interval>,
    pub(super) method: Option<Method>,
    pub(super) test: Option<(Test, f64)>,
    pub(super) effect: Option<Effect>,
}

/// The first side less the second, in the unit of the measure; `None` of ordered answers, whose distances mean
/// nothing.
pub(super) fn difference(first: &Side, second: &Side) -> Option<f64> {
    match (first, second) {
        (Side::Rate { k, n }, Side::Rate { k: other, n: of }) if *n > 0 && *of > 0 => {
            Some(*k as f64 / *n as f64 - *other as f64 / *of as f64)
        }
        (Side::Mean(first), Side::Mean(second)) | (Side::Net(_, first), Side::Net(_, second)) => {
            Some(first.mean - second.mean)
        }
        _ => None,
    }
}

/// Of people who answer independently of each other.
pub(super) fn independent(context: &Context<'_>, first: &Side, second: &Side) -> Option<Figure> {
    let figure = match (first, second) {
        (Side::Rate { k, n }, Side::Rate { k: other, n: of }) => {
            rate(context, TwoByTwo::new(*k, *n, *other, *of).ok()?)
        }
        (Side::Mean(first), Side::Mean(second)) => mean(context, *first, *second, (1.0, 1.0)),
        (Side::Net(counts, first), Side::Net(others, second)) => net(context, (*counts, *first), (*others, *second)),
        (Side::Ordered(first), Side::Ordered(second)) => ordered(context, first, second, (1.0, 1.0))?,
        _ => return None,
    };
    Some(Figure { value: difference(first, second), ..figure })
}

/// Of people who come in clusters; `effects` are the design effects of the two sides.
pub(super) fn clustered(context: &Context<'_>, first: &Side, second: &Side, effects: (f64, f64)) -> Option<Figure> {
    let figure = match (first, second) {
        (Side::Rate { k, n }, Side::Rate { k: other, n: of }) => {
            let first = Clustered { yes: *k, n: *n, design_effect: effects.0 };
            let second = Clustered { yes: *other, n: *of, design_effect: effects.1 };
            Figure {
                interval: effective_counts::difference_interval(first, second, context.confidence).ok(),
                method: Some(Method::SquareAndAdd),
                test: effective_counts::chi_squared(first, second).ok().map(|found| (Test::RaoScott, found.p())),
                ..Figure::default()
            }
        }
        (Side::Mean(first), Side::Mean(second)) => mean(context, *first, *second, effects),
        // Tango's interval needs whole answers; t does not.
        (Side::Net(_, first), Side::Net(_, second)) => {
            Figure { effect: None, ..mean(context, *first, *second, effects) }.within(200.0)
        }
        (Side::Ordered(first), Side::Ordered(second)) => ordered(context, first, second, effects)?,
        _ => return None,
    };
    Some(Figure { value: difference(first, second), method: figure.method.filter(|_| figure.is_bounded()), ..figure })
}

impl Figure {
    fn within(self, most: f64) -> Self {
        Self { interval: self.interval.map(|interval| interval.within(-most, most)), ..self }
    }

    fn is_bounded(&self) -> bool {
        self.interval.is_some() || self.effect.is_some_and(|effect| effect.low.is_some())
    }
}

fn rate(context: &Context<'_>, table: TwoByTwo) -> Figure {
    let chosen = context.survey.analysis().difference;
    let interval = difference_of_proportions::interval(table, chosen.into(), context.confidence).ok();
    let test = tested_by(context.survey.analysis().test, table);
    Figure { interval, method: interval.map(|_| chosen.into()), test, ..Figure::default() }
}

/// Welch's t, or Student's where the survey asks for it and answers are independent, and Hedges' g. The interval of g takes answers as independent, so clusters leave it out.
fn mean(context: &Context<'_>, first: Summary, second: Summary, effects: (f64, f64)) -> Figure {
    let known = effects == (1.0, 1.0);
    let pooled = known && context.survey.analysis().means == Some(MeanTest::Student);
    let (t, method, test) = if pooled {
        (student(first, second).ok(), Method::T, Test::StudentT)
    } else {
        (welch(first, second, effects).ok(), Method::WelchT, Test::WelchT)
    };
    let size = hedges_g_of(first, second, context.confidence).ok();
    Figure {
        value: None,
        interval: t.map(|t| t.interval(context.confidence)),
        method: t.map(|_| method),
        test: t.map(|t| (test, t.p())),
        effect: size.map(|g| Effect {
            name: EffectName::HedgesG,
            value: g.value,
            low: known.then_some(g.interval.low),
            high: known.then_some(g.interval.high),
        }),
    }
}

/// The limits of both sides, squared and added; tested by Welch's t of the scores 100, 0 and −100.
fn net(context: &Context<'_>, first: (NetCounts, Summary), second: (NetCounts, Summary)) -> Figure {
    let limits = |counts: NetCounts| {
        let interval = net_score::interval(counts, context.survey.analysis().net.into(), context.confidence).ok()?;
        let score = net_score::estimate(counts).ok()?;
        Some((100.0 * score, Interval { low: 100.0 * interval.low, high: 100.0 * interval.high }))
    };
    let interval = limits(first.0).zip(limits(second.0)).map(|(first, second)| square_and_add(first, second));
    Figure {
        interval,
        method: interval.map(|_| Method::SquareAndAdd),
        test: welch(first.1, second.1, (1.0, 1.0)).ok().map(|t| (Test::WelchT, t.p())),
        ..Figure::default()
    }
    .within(200.0)
}

/// Cliff's delta with Brunner and Munzel's interval and test, which allow the groups to spread differently.
fn ordered(context: &Context<'_>, first: &Frequencies, second: &Frequencies, effects: (f64, f64)) -> Option<Figure> {
    let found = RelativeEffect::of(first, second).ok()?;
    let t = found.t(effects).ok();
    let interval = t.map(|t| t.interval(context.confidence).within(-0.5, 0.5));
    let delta = Effect {
        name: EffectName::CliffsDelta,
        value: found.delta(),
        low: interval.map(|i| 2.0 * i.low),
        high: interval.map(|i| 2.0 * i.high),
    };
    let by_ranks = effects == (1.0, 1.0) && context.survey.analysis().ordered == Some(OrderedTest::MannWhitney);
    let test = if by_ranks { mann_whitney(first, second) } else { t.map(|t| (Test::BrunnerMunzel, t.p())) };
    Some(Figure {
        value: None,
        interval: None,
        method: interval.map(|_| Method::BrunnerMunzel),
        test,
        effect: Some(delta),
    })
}

/// Exact up to fifty answers (`statistics.md`), else normal with tie correction.
fn mann_whitney(first: &Frequencies, second: &Frequencies) -> Option<(Test, f64)> {
    const MOST_EXACT: u64 = 50;
    let exact = first.n() + second.n() <= MOST_EXACT;
    let rule = if exact { MannWhitneyRule::Exact } else { MannWhitneyRule::Normal };
    Some((Test::MannWhitney, mann_whitney_p(first, second, rule).ok()?))
}

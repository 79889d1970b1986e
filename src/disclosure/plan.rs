//! From figures to breakdowns, and from what a breakdown hides back to figures.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::Leak;
use super::breakdown::{Blocks, Breakdown, Figure, Groups, Plan, Source, Unsafe};
use super::overlap::{self, More};
use super::pool::{Count, Rules};
use crate::analysis::crossing::Crossing;
use crate::analysis::nesting::Nesting;
use crate::results::{Estimate, GroupKey, Response};
use crate::survey::{Measure, Survey};

/// Fewest answers from which "all" or "none" of a group may be told.
pub(super) const UNANIMITY: u64 = 10;

/// The same for answers about health.
pub(super) const HEALTH_UNANIMITY: u64 = 20;

/// Limits for answers about health, or others.
pub(super) fn rules(survey: &Survey, health: bool) -> Rules {
    Rules { minimum: survey.minimum(health), unanimity: if health { HEALTH_UNANIMITY } else { UNANIMITY } }
}

/// What figures share their answers: a question or a scale, counted or measured.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Origin {
    /// Counts stand before what is computed from them.
    measured: bool,
    scale: Option<String>,
    question: Option<String>,
}

impl Origin {
    pub(super) fn of(estimate: &Estimate) -> Self {
        let (scale, question) = (estimate.scale.clone(), estimate.question.clone());
        Self { measured: !is_counted(estimate), scale, question }
    }

    /// Whether it is a question or scale of that name.
    pub(super) fn is_of(&self, name: &str) -> bool {
        [&self.question, &self.scale].into_iter().any(|own| own.as_deref() == Some(name))
    }
}

pub(super) fn is_counted(estimate: &Estimate) -> bool {
    matches!(estimate.measure, Measure::Rate | Measure::Count | Measure::ShareOfOrganisations)
}

pub(super) fn count(estimate: &Estimate) -> Count {
    let favourable = if is_counted(estimate) { Some(estimate.count.unwrap_or(0)) } else { None };
    Count { n: estimate.n.unwrap_or(0), favourable }
}

/// A breakdown with the names of its parts.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) wave: String,
    pub(super) by: String,
    /// Groups in the order of `Breakdown::people`.
    pub(super) groups: Vec<GroupKey>,
    /// Origins in the order of `Breakdown::sources`.
    pub(super) origins: Vec<Origin>,
    pub(super) breakdown: Breakdown,
}

impl Named {
    /// Hides every group where the attack found something.
    pub(super) fn hide_whole(&mut self, leak: &Leak) {
        if self.wave != leak.wave || self.by != leak.by {
            return;
        }
        let all = 0..self.groups.len();
        let Some(of) = &leak.of else {
            self.breakdown.hidden.extend(all);
            return;
        };
        for (origin, source) in self.origins.iter().zip(&mut self.breakdown.sources) {
            if origin.is_of(of) || source.indicators.contains(of) {
                source.hidden.extend(all.clone());
            }
        }
    }
}

/// Every wave and background question, larger groups before those that lie inside them.
pub(super) fn breakdowns(survey: &Survey, response: &[Response], estimates: &[Estimate]) -> Vec<Named> {
    let mut found = Vec::new();
    let keys: BTreeSet<(&String, &String)> =
        response.iter().filter_map(|r| Some((&r.wave, &r.group.as_ref()?.question))).collect();
    for (wave, by) in keys {
        let of = |r: &&Response| r.wave == *wave && r.group.as_ref().is_some_and(|g| g.question == *by);
        let members: Vec<&Response> = response.iter().filter(of).collect();
        let groups: Vec<GroupKey> = members.iter().filter_map(|r| r.group.clone()).collect();
        let positions: BTreeMap<&GroupKey, usize> = groups.iter().zip(0..).collect();
        let minimum = rules(survey, survey.question(by).is_some_and(|q| q.health)).minimum;
        let (origins, sources) = sources(survey, wave, by, &positions, estimates);
        let breakdown = Breakdown {
            people: members.iter().map(|r| r.answered.unwrap_or(0)).collect(),
            invited: members.iter().map(|r| r.invited).collect(),
            minimum,
            hidden: Groups::new(),
            sources,
        };
        found.push(Named { wave: wave.clone(), by: by.clone(), groups, origins, breakdown });
    }
    found
}

fn sources(
    survey: &Survey,
    wave: &str,
    by: &str,
    positions: &BTreeMap<&GroupKey, usize>,
    estimates: &[Estimate],
) -> (Vec<Origin>, Vec<Source>) {
    let mut figures: BTreeMap<(Origin, &str), Figure> = BTreeMap::new();
    for estimate in estimates.iter().filter(|e| e.wave == wave && e.group.is_none()) {
        let figure = Figure { total: count(estimate), groups: vec![Count::default(); positions.len()] };
        figures.insert((Origin::of(estimate), &estimate.indicator), figure);
    }
    let mut split: BTreeSet<(Origin, &str)> = BTreeSet::new();
    for estimate in estimates.iter().filter(|e| e.wave == wave) {
        let Some(at) = estimate.group.as_ref().filter(|g| g.question == by).and_then(|g| positions.get(g)) else {
            continue;
        };
        let key = (Origin::of(estimate), estimate.indicator.as_str());
        if let Some(figure) = figures.get_mut(&key) {
            figure.groups[*at] = count(estimate);
            split.insert(key);
        }
    }
    let mut by_origin: BTreeMap<Origin, Source> = BTreeMap::new();
    for ((origin, indicator), figure) in figures {
        if split.contains(&(origin.clone(), indicator)) {
            let health = survey.indicator(indicator).is_some_and(|i| survey.is_health(i));
            let source = by_origin.entry(origin).or_default();
            source.rules = Some(rules(survey, health));
            source.figures.push(figure);
            source.indicators.insert(indicator.to_string());
        }
    }
    let origins: Vec<Origin> = by_origin.keys().cloned().collect();
    let mut sources: Vec<Source> = by_origin.into_values().collect();
    for (at, source) in sources.iter_mut().enumerate() {
        source.rests_on = (0..at).filter(|other| rests_on(survey, &origins[at], &origins[*other])).collect();
    }
    (origins, sources)
}

/// Whether one origin's figures are computed from answers that the other counts.
fn rests_on(survey: &Survey, origin: &Origin, other: &Origin) -> bool {
    let questions = |origin: &Origin| -> BTreeSet<String> {
        let scale = origin.scale.as_ref().and_then(|id| survey.scale(id));
        scale.into_iter().flat_map(|s| s.questions.clone()).chain(origin.question.clone()).collect()
    };
    !questions(origin).is_disjoint(&questions(other))
}

/// Plans all breakdowns; those that lie inside others are looked at within each of these too, and those that overlap
/// with others beside these.
pub(super) fn plan(named: &mut [Named], (nestings, crossings): (&[Nesting], &[Crossing])) -> Vec<Plan> {
    // A larger group is hidden where what lies inside it could be worked out; each round hides at least one more.
    loop {
        let mut plans: Vec<Plan> = Vec::new();
        let whole = |groups: usize| vec![0; groups];
        for one in named.iter() {
            let groups = whole(one.groups.len());
            plans.push(one.breakdown.plan(&Blocks { sizes: groups.clone(), of: &|_| groups.clone() }));
        }
        let mut more = false;
        for at in 0..named.len() {
            let (wave, by) = (named[at].wave.clone(), named[at].by.clone());
            for nesting in nestings.iter().filter(|n| n.wave == wave && n.inner == by) {
                let Some(outer) = named.iter().position(|n| n.wave == wave && n.by == nesting.outer) else {
                    continue;
                };
                let inside = inside(&named[at], &plans[at], &named[outer], &plans[outer], nesting);
                more |= enforce(named, at, outer, &plans[at], inside);
            }
        }
        if !more {
            for More { at, source, group } in overlap::given_away(named, &plans, crossings) {
                more |= named[at].breakdown.sources[source].hidden.insert(group);
            }
        }
        if !more {
            return plans;
        }
    }
}

/// The plan of an inner breakdown where every shown outer group has a total of its own.
fn inside(inner: &Named, plan: &Plan, outer: &Named, around: &Plan, nesting: &Nesting) -> Plan {
    let apart = outer.groups.len();
    let block = |hidden: &Groups| -> Vec<usize> {
        nesting.within.iter().map(|of| of.filter(|o| !hidden.contains(o)).unwrap_or(apart)).collect()
    };
    let of = |source: usize| {
        let same = outer.origins.iter().position(|origin| *origin == inner.origins[source]);
        block(same.map_or(&around.everywhere, |at| &around.in_source[at]))
    };
    let started = Breakdown {
        people: inner.breakdown.people.clone(),
        invited: inner.breakdown.invited.clone(),
        minimum: inner.breakdown.minimum,
        hidden: plan.everywhere.clone(),
        sources: (inner.breakdown.sources.iter().zip(&plan.in_source))
            .map(|(source, hidden)| Source {
                figures: source.figures.iter().map(|f| Figure { total: f.total, groups: f.groups.clone() }).collect(),
                rules: source.rules,
                hidden: hidden.clone(),
                rests_on: source.rests_on.clone(),
                indicators: source.indicators.clone(),
            })
            .collect(),
    };
    started.plan(&Blocks { sizes: block(&around.everywhere), of: &of })
}

/// Takes over what the look inside found; whether anything is new.
fn enforce(named: &mut [Named], at: usize, outer: usize, before: &Plan, inside: Plan) -> bool {
    let mut more = false;
    let apart = named[outer].groups.len();
    let origins = named[at].origins.clone();
    for Unsafe { block, source } in inside.unsafe_blocks {
        if block == apart {
            continue;
        }
        let position = source.and_then(|s| named[outer].origins.iter().position(|origin| *origin == origins[s]));
        let around = &mut named[outer].breakdown;
        more |= match position {
            Some(source) => around.sources[source].hidden.insert(block),
            None => around.hidden.insert(block),
        };
    }
    more |= inside.everywhere != before.everywhere;
    let inner = &mut named[at].breakdown;
    inner.hidden.extend(inside.everywhere);
    for ((source, hidden), before) in inner.sources.iter_mut().zip(inside.in_source).zip(&before.in_source) {
        more |= hidden != *before;
        source.hidden.extend(hidden);
    }
    more
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leak(of: Option<&str>) -> Leak {
        let (wave, by) = ("w".to_string(), "team".to_string());
        Leak { wave, by, of: of.map(str::to_string), what: String::new(), from: Vec::new(), with_earlier: false }
    }

    /// What could not be examined is reported as a leak, and then everything of its breakdown is hidden.
    #[test]
    fn where_the_attack_gives_up_more_is_hidden() {
        let source = |indicator: &str| {
            let figure = Figure {
                total: Count { n: 40, favourable: Some(20) },
                groups: vec![Count { n: 20, favourable: Some(10) }; 2],
            };
            Source {
                figures: vec![figure],
                indicators: [indicator.to_string()].into(),
                rules: Some(Rules { minimum: 5, unanimity: 10 }),
                ..Source::default()
            }
        };
        let origin = |question: &str| Origin { measured: false, scale: None, question: Some(question.into()) };
        let key = |value| GroupKey { question: "team".into(), value: crate::results::GroupValue::Code(value) };
        let named = || Named {
            wave: "w".into(),
            by: "team".into(),
            groups: vec![key(1), key(2)],
            origins: vec![origin("a"), origin("b")],
            breakdown: Breakdown {
                people: vec![20, 20],
                invited: vec![None; 2],
                minimum: 5,
                sources: vec![source("a"), source("b")],
                ..Breakdown::default()
            },
        };
        let planned = |leaks: &[Leak]| {
            let mut named = [named()];
            for leak in leaks {
                named[0].hide_whole(leak);
            }
            plan(&mut named, (&[], &[])).remove(0)
        };
        assert!(planned(&[]).in_source.iter().all(BTreeSet::is_empty));
        let one = planned(&[leak(Some("a"))]).in_source;
        assert_eq!((one[0].len(), one[1].len()), (2, 0));
        assert_eq!(planned(&[leak(None)]).everywhere.len(), 2);
    }
}

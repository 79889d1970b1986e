//! Each group against a reference group and against everybody else.
//!
//! Of shares, means and net scores nothing is used but what is published of the two sides: counts, means and what
//! their intervals tell of the spread. "Others" are the total less the group, which any reader can work out too. How
//! often one group's ordered answers are larger tells more; `disclosure` is stricter with it.

mod figure;
mod side;

use super::clustering::{Clusters, Sides};
use rayon::prelude::*;

use super::confidence;
use super::counted::Counted;
use super::grouping::Grouping;
use super::scores::scores;
use crate::results::{Comparison, ComparisonRefusal, GroupKey, GroupValue, OTHERS, Verdict};
use crate::stats::multiplicity::{Adjustment, adjust};
use crate::survey::{Group, Indicator, Measure, Multiplicity, Survey};
use figure::{Context, Figure};
use side::{Side, sides};

/// Groups with fewer answers are not tested (`statistics.md`: k/n, rate and interval only).
const FEWEST: u64 = 10;

/// Comparisons of every headline figure in a wave, without adjustment: with the reference group where there is one,
/// and with everybody else.
pub(super) fn comparisons(survey: &Survey, counted: &Counted<'_>, clusters: Option<&Clusters>) -> Vec<Comparison> {
    let Counted { wave, groupings, .. } = counted;
    let compared = survey.indicators().par_iter().filter(|i| i.headline || i.primary);
    let of_indicator = |indicator| {
        let Some(scores) = scores(survey, wave, indicator) else { return Vec::new() };
        let mut all = Vec::new();
        let context = Context { survey, indicator, wave: &wave.id, confidence: confidence(survey) };
        let itself = |g: &&Grouping| g.question().is_none() || g.question() == indicator.question.as_deref();
        let everybody = scores.everybody(counted);
        for grouping in groupings.iter().filter(|g| !itself(g)) {
            let sides = sides(indicator.measure, &everybody, &scores.by_group(counted, grouping));
            all.extend(sides.and_then(|sides| of_grouping(&context, sides, grouping, clusters)).unwrap_or_default());
        }
        all
    };
    compared.flat_map_iter(of_indicator).collect()
}

fn of_grouping(
    context: &Context<'_>,
    (everybody, groups): (Side, Vec<Option<Side>>),
    grouping: &Grouping,
    clusters: Option<&Clusters>,
) -> Option<Vec<Comparison>> {
    let question = grouping.question()?;
    let group = context.survey.groups().iter().find(|g| g.question == question)?;
    // Clusters compared with each other are taken as they are: what is found concerns these clusters only.
    let clusters = clusters.filter(|clusters| !clusters.is_by(question)).map(|clusters| clusters.sides(grouping));
    let clusters_of = |at: usize| clusters.as_ref().and_then(|sides| sides.get(at).copied());
    let all = grouping.groups.iter().zip(&groups).enumerate();
    let members: Vec<(usize, &GroupKey, &Side)> =
        all.filter_map(|(at, (member, side))| Some((at, &member.key, side.as_ref()?))).collect();
    let named = |(_, key, _): &&(usize, &GroupKey, &Side)| {
        group.reference.as_ref().is_some_and(|name| is_named(context.survey, &key.value, group, name))
    };
    let reference = members.iter().find(named);
    let mut all = Vec::new();
    for (at, key, side) in &members {
        if let Some((other_at, other_key, other)) = reference.filter(|(other, ..)| other != at) {
            let sides = clusters_of(*at).zip(clusters_of(*other_at));
            let sides = sides.map(|(own, other)| Sides { group: own.group, others: other.group });
            all.extend(comparison(context, (key, side), (other_key.value.clone(), other), sides));
        }
        if let Some(others) = everybody.without(side) {
            let against = GroupValue::Text(OTHERS.into());
            all.extend(comparison(context, (key, side), (against, &others), clusters_of(*at)));
        }
    }
    Some(all)
}

/// Whether a group is the one that `survey.toml` names, by any wording or its code.
pub(crate) fn is_named(survey: &Survey, value: &GroupValue, group: &Group, name: &str) -> bool {
    let same = |text: &str| text.trim().to_lowercase() == name.trim().to_lowercase();
    match value {
        GroupValue::Text(text) => same(text),
        GroupValue::Code(code) => {
            let choices = survey.question(&group.question).map(|q| survey.choices(q)).unwrap_or_default();
            let choice = choices.iter().find(|choice| choice.code == *code);
            same(&code.to_string()) || choice.is_some_and(|choice| choice.text.wordings().any(same))
        }
    }
}

fn comparison(
    context: &Context<'_>,
    (key, side): (&GroupKey, &Side),
    (against, other): (GroupValue, &Side),
    clusters: Option<Sides>,
) -> Option<Comparison> {
    let (n, n_against) = (side.n(), other.n());
    if n < FEWEST || n_against < FEWEST {
        return None;
    }
    let effects = clusters.map(|sides| {
        let of = |side: super::clustering::Side, n: u64| side.design_effect(n, context.confidence);
        of(sides.group, n).zip(of(sides.others, n_against))
    });
    let Figure { value, interval, method, test, effect } = match effects {
        None => figure::independent(context, side, other)?,
        Some(Some(effects)) => figure::clustered(context, side, other, effects)?,
        // The difference stands in the table anyway; how sure it is cannot be told.
        Some(None) => Figure { value: figure::difference(side, other), ..Figure::default() },
    };
    let refused = matches!(effects, Some(None)).then_some(ComparisonRefusal::FewClusters);
    Some(Comparison {
        indicator: context.indicator.id.clone(),
        measure: context.indicator.measure,
        wave: context.wave.to_string(),
        group: key.clone(),
        against,
        n: Some(n),
        n_against: Some(n_against),
        value,
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        method,
        design_effect: effects.flatten().map(|(group, others)| group.max(others)),
        test: test.map(|(test, _)| test),
        p: test.map(|(_, p)| p),
        p_adjusted: None,
        effect,
        verdict: refused.is_none().then_some(Verdict::Inconclusive),
        refused,
        hidden: false,
    })
}

/// The p-values adjusted within each figure and background question; intervals stay unadjusted.
pub(crate) fn adjusted(survey: &Survey, comparisons: Vec<Comparison>) -> Vec<Comparison> {
    let family = |c: &Comparison| (c.wave.clone(), c.indicator.clone(), c.group.question.clone());
    let mut families: Vec<Vec<Comparison>> = Vec::new();
    for comparison in comparisons {
        match families.last_mut().filter(|known| known.first().is_some_and(|c| family(c) == family(&comparison))) {
            Some(known) => known.push(comparison),
            None => families.push(vec![comparison]),
        }
    }
    families.into_iter().flat_map(|family| adjusted_family(survey, family)).collect()
}

fn adjusted_family(survey: &Survey, mut family: Vec<Comparison>) -> Vec<Comparison> {
    let alpha = 1.0 - survey.about().confidence;
    let tested: Vec<&Comparison> = family.iter().filter(|c| c.p.is_some()).collect();
    let once = matches!(tested[..], [one, other] if one.mirrors(other));
    let p: Vec<f64> = tested.iter().filter_map(|c| c.p).collect();
    // Of two groups there is one difference and one test, told from both sides.
    let Ok(mut adjusted) = adjust(if once { &p[..1] } else { &p }, method(survey)) else { return family };
    if once {
        adjusted.extend_from_within(..);
    }
    for (comparison, p) in family.iter_mut().filter(|c| c.p.is_some()).zip(adjusted) {
        comparison.p_adjusted = Some(p);
        if p < alpha {
            comparison.verdict = Some(Verdict::Change);
        }
    }
    family
}

/// How the survey adjusts p-values.
pub(crate) fn method(survey: &Survey) -> Adjustment {
    match survey.analysis().multiplicity {
        Multiplicity::Holm => Adjustment::Holm,
        Multiplicity::BenjaminiHochberg => Adjustment::BenjaminiHochberg,
    }
}

/// Whether a comparison of this indicator tells more than the published figures of its two sides.
pub(crate) fn tells_more(indicator: &Indicator) -> bool {
    indicator.measure == Measure::Median
}

//! Groups that differ from an earlier report by few people, and those hidden with them: taken from each other, the
//! two reports are a breakdown of the people who make the difference, and it must not give them back.

use std::collections::BTreeSet;

use super::whole::{is_the_same_figure, now};
use super::{Earlier, Told, value};
use crate::disclosure::audit::published::{Group, Published, Value};
use crate::disclosure::breakdown::{Groups, Plan};
use crate::disclosure::plan::{Named, Origin, rules};
use crate::disclosure::pool::Rules;
use crate::results::{Estimate, Input};
use crate::survey::Survey;

/// Hides groups that differ by few, and those that stay hidden.
pub(in crate::disclosure) fn hide_groups(
    survey: &Survey,
    earlier: Earlier<'_>,
    inputs: &[Input],
    estimates: &[Estimate],
    named: &mut [Named],
) {
    for release in earlier.releases.iter() {
        let published = &release.published;
        for one in named.iter_mut().filter(|one| is_broken_down(published, one)) {
            let kept = |of: Option<&Origin>| {
                release.has_same_answers(&one.wave, inputs)
                    || earlier.kept.iter().any(|leak| {
                        let here = leak.wave == one.wave && leak.by == one.by;
                        here && leak.of.as_ref().is_none_or(|name| of.is_some_and(|origin| origin.is_of(name)))
                    })
            };
            let (stay, rules) = (kept(None), Rules { minimum: one.breakdown.minimum, unanimity: 0 });
            for at in 0..one.groups.len() {
                let old = size(published, one, at);
                let new = Told { n: one.breakdown.people[at], count: None, value: None };
                if old.map_or(stay, |old| new.differs_by_few(old, rules)) {
                    one.breakdown.hidden.insert(at);
                }
            }
            for source in 0..one.origins.len() {
                let stay = kept(Some(&one.origins[source]));
                let figures = figures(survey, published, estimates, one, source);
                for at in 0..one.groups.len() {
                    let few = figures.iter().any(|figure| match figure.groups[at] {
                        (Some(old), Some(new)) => figure.is_same && new.differs_by_few(old, figure.rules),
                        (None, Some(_)) => stay,
                        (_, None) => false,
                    });
                    if few {
                        one.breakdown.sources[source].hidden.insert(at);
                    }
                }
            }
        }
    }
}

/// Hides one more group wherever the people by whom the hidden groups together differ are few; whether any was.
pub(in crate::disclosure) fn widen(
    survey: &Survey,
    earlier: Earlier<'_>,
    totals: &dyn Fn(&str) -> Option<u64>,
    estimates: &[Estimate],
    named: &mut [Named],
    plans: &[Plan],
) -> bool {
    let mut more = false;
    for published in earlier.releases.iter().map(|release| &release.published) {
        for (one, plan) in named.iter_mut().zip(plans).filter(|(one, _)| is_broken_down(published, one)) {
            let all = published.response.iter().find(|r| r.wave == one.wave && r.group.is_none());
            if let Some((old, new)) = all.and_then(|r| r.answered).zip(totals(&one.wave)) {
                let told = |n: u64| Told { n, count: None, value: None };
                let sizes: Vec<(Option<Told>, Option<Told>)> = (0..one.groups.len())
                    .map(|at| (size(published, one, at), Some(told(one.breakdown.people[at]))))
                    .collect();
                let rules = Rules { minimum: one.breakdown.minimum, unanimity: 0 };
                let pool = Pool { hidden: &plan.everywhere, groups: &sizes, total: (told(old), told(new)), rules };
                if let Some(group) = pool.lacks() {
                    more |= one.breakdown.hidden.insert(group);
                }
            }
            for source in 0..one.origins.len() {
                for figure in figures(survey, published, estimates, one, source).iter().filter(|f| f.is_same) {
                    let (Some(old), Some(new)) = figure.total else { continue };
                    let hidden = &plan.in_source[source];
                    let pool = Pool { hidden, groups: &figure.groups, total: (old, new), rules: figure.rules };
                    if let Some(group) = pool.lacks() {
                        more |= one.breakdown.sources[source].hidden.insert(group);
                    }
                }
            }
        }
    }
    more
}

/// A figure then and now: for everybody and by group; `None` where it was not shown or is not there.
struct Figure {
    is_same: bool,
    total: (Option<Told>, Option<Told>),
    groups: Vec<(Option<Told>, Option<Told>)>,
    rules: Rules,
}

/// Groups that are hidden now or were hidden then, of a figure.
struct Pool<'a> {
    hidden: &'a Groups,
    groups: &'a [(Option<Told>, Option<Told>)],
    total: (Told, Told),
    rules: Rules,
}

impl Pool<'_> {
    /// A shown group that must be hidden too, because the pool differs by few: the one that costs the reader least.
    fn lacks(&self) -> Option<usize> {
        let (old, new) = self.total;
        let (mut rest, mut before) = (new, old);
        let mut shown: BTreeSet<(u64, u64, usize)> = BTreeSet::new();
        let mut pooled = false;
        for (at, (old, new)) in self.groups.iter().enumerate() {
            let both = old.zip(*new).filter(|_| !self.hidden.contains(&at));
            let Some((old, new)) = both else {
                pooled = true;
                continue;
            };
            rest = less(rest, new);
            before = less(before, old);
            let people = new.n.abs_diff(old.n);
            // One that did not change does not help.
            if people > 0 {
                shown.insert((people, new.n, at));
            }
        }
        // People who named no group are no pool by themselves.
        let few = pooled && rest.differs_by_few(before, self.rules);
        shown.first().filter(|_| few).map(|(_, _, at)| *at)
    }
}

fn less(all: Told, part: Told) -> Told {
    let count = all.count.zip(part.count).map(|(a, b)| a.saturating_sub(b));
    Told { n: all.n.saturating_sub(part.n), count, value: None }
}

fn is_broken_down(published: &Published, one: &Named) -> bool {
    let here = |wave: &str, group: Option<&Group>| wave == one.wave && group.is_some_and(|g| g.question == one.by);
    published.response.iter().any(|r| here(&r.wave, r.group.as_ref()))
        || published.estimates.iter().any(|e| here(&e.wave, e.group.as_ref()))
}

/// How many people a group had, where an earlier report tells.
fn size(published: &Published, one: &Named, at: usize) -> Option<Told> {
    let key = value(&one.groups[at].value);
    let is = |wave: &str, group: Option<&Group>| {
        wave == one.wave && group.is_some_and(|g| g.question == one.by && g.value == key)
    };
    let told = published.response.iter().find(|r| is(&r.wave, r.group.as_ref())).and_then(|r| r.answered);
    let own = published.distributions.iter().filter(|d| d.question == one.by && d.wave == one.wave);
    let counted = || own.flat_map(|d| &d.counts).filter(|c| c.code == key).find_map(|c| c.count);
    told.or_else(counted).map(|n| Told { n, count: None, value: None })
}

fn figures(survey: &Survey, published: &Published, estimates: &[Estimate], one: &Named, source: usize) -> Vec<Figure> {
    let origin = &one.origins[source];
    let totals = estimates.iter().filter(|e| e.group.is_none() && e.wave == one.wave && Origin::of(e) == *origin);
    totals
        .map(|total| {
            let old = |group: Option<&Value>| {
                let is = |e: &&super::Estimate| {
                    e.indicator == total.indicator
                        && e.wave == one.wave
                        && match (group, &e.group) {
                            (None, None) => true,
                            (Some(value), Some(g)) => g.question == one.by && g.value == *value,
                            _ => false,
                        }
                };
                published.estimates.iter().find(is).and_then(Told::of)
            };
            let new = |at: usize| {
                let key = Some(&one.groups[at]);
                let is =
                    |e: &&Estimate| e.indicator == total.indicator && e.wave == one.wave && e.group.as_ref() == key;
                estimates.iter().find(is).map(now)
            };
            let health = survey.indicator(&total.indicator).is_some_and(|i| survey.is_health(i));
            Figure {
                is_same: is_the_same_figure(survey, published, total),
                total: (old(None), Some(now(total))),
                groups: (0..one.groups.len()).map(|at| (old(Some(&value(&one.groups[at].value))), new(at))).collect(),
                rules: rules(survey, health),
            }
        })
        .collect()
}

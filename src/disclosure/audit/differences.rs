//! One report taken from another: figures that both show, of the same round and the same people but few.

use super::published::{Distribution, Estimate, FigureRule, Group, Published, Value};
use super::{Attack, Leak};

/// Attacks every figure that both show.
pub(super) fn attack(new: &Published, old: &Published) -> Attack {
    let mut found = Attack::default();
    let minimum = new.disclosure.minimum;
    for then in &old.response {
        let same = |now: &&super::published::Response| now.wave == then.wave && now.group == then.group;
        let Some((a, b)) = new.response.iter().find(same).and_then(|now| now.answered).zip(then.answered) else {
            continue;
        };
        found.attacked += 1;
        if (1..minimum).contains(&a.abs_diff(b)) {
            let what = format!("how {} people answered {} is known", a.abs_diff(b), whose(then.group.as_ref()));
            let from = format!("{a} answered, and {b} in the earlier report");
            found.leaks.push(leak(&then.wave, then.group.as_ref(), None, &what, from));
        }
    }
    for then in &old.estimates {
        let same =
            |now: &&Estimate| now.indicator == then.indicator && now.wave == then.wave && now.group == then.group;
        let Some(now) = new.estimates.iter().find(same).filter(|now| now.n.is_some() && then.n.is_some()) else {
            continue;
        };
        found.attacked += 1;
        if !counts_the_same(new, old, &then.indicator) || now.measure != then.measure {
            continue;
        }
        if let Some(what) = difference(new, now, then, rule(new, &then.indicator)) {
            let of = now.question.as_deref().or(now.scale.as_deref()).unwrap_or(&now.indicator);
            let from = format!("`{}` {}, and {} in the earlier report", now.indicator, shown(now), shown(then));
            let what = format!("{what} {}", whose(then.group.as_ref()));
            found.leaks.push(leak(&then.wave, then.group.as_ref(), Some(of), &what, from));
        }
    }
    for then in old.distributions.iter().filter(|d| d.group.is_none()) {
        let same = |now: &&Distribution| now.group.is_none() && now.question == then.question && now.wave == then.wave;
        let Some((now, a, b)) = new.distributions.iter().find(same).and_then(|now| Some((now, now.n?, then.n?))) else {
            continue;
        };
        found.attacked += 1;
        let people = if a == b { moved(now, then) } else { a.abs_diff(b) };
        if (1..minimum).contains(&people) {
            let what = format!("what {people} people answered to `{}` is known", then.question);
            let from = format!("the answers to `{}`, less those in the earlier report", then.question);
            found.leaks.push(leak(&then.wave, None, Some(&then.question), &what, from));
        }
    }
    found
}

/// Whether an indicator counts the same answers in both reports.
pub(super) fn counts_the_same(new: &Published, old: &Published, indicator: &str) -> bool {
    let alike = |(a, b): (&FigureRule, &FigureRule)| a.favourable == b.favourable && a.base == b.base;
    rule(new, indicator).zip(rule(old, indicator)).is_none_or(alike)
}

fn rule<'a>(published: &'a Published, indicator: &str) -> Option<&'a FigureRule> {
    published.disclosure.figures.iter().find(|rule| rule.indicator == indicator)
}

/// What is known of those who make the difference, if they are few or few of one mind.
fn difference(new: &Published, now: &Estimate, then: &Estimate, rule: Option<&FigureRule>) -> Option<String> {
    let health = rule.is_some_and(|rule| rule.health);
    let minimum = if health { new.disclosure.health_minimum } else { new.disclosure.minimum };
    let unanimity = if health { new.disclosure.health_unanimity } else { new.disclosure.unanimity };
    let (a, b) = (now.n?, then.n?);
    let people = a.abs_diff(b);
    let favourable = now.count.zip(then.count);
    if people == 0 {
        let by = favourable.map_or(0, |(x, y)| x.abs_diff(y));
        let one_sum = favourable.is_none() && now.value.zip(then.value).is_some_and(|(x, y)| (x - y).abs() > 1e-9);
        let told = || format!("that {by} answers to `{}` were corrected, and how, is known", now.indicator);
        return ((1..minimum).contains(&by) || one_sum).then(told);
    }
    let fewest = if favourable.is_some() { minimum } else { minimum.max(unanimity) };
    if people < fewest {
        return Some(format!("what {people} people answered to `{}` is known", now.indicator));
    }
    let by = favourable.map(|(x, y)| x.abs_diff(y));
    let alike = people < unanimity && (by == Some(0) || by == Some(people));
    alike.then(|| format!("that {people} people answered `{}` alike is known", now.indicator))
}

/// People who gave another answer than before, at least.
fn moved(now: &Distribution, then: &Distribution) -> u64 {
    let by = now.counts.iter().filter_map(|count| {
        let same = then.counts.iter().find(|other| other.code == count.code)?;
        Some(count.count?.abs_diff(same.count?))
    });
    by.sum::<u64>().div_ceil(2)
}

fn shown(estimate: &Estimate) -> String {
    let n = estimate.n.unwrap_or(0);
    estimate.count.map_or_else(|| format!("of {n}"), |k| format!("{k}/{n}"))
}

fn whose(group: Option<&Group>) -> String {
    group.map_or_else(|| "(of all)".into(), |group| format!("in `{}` (by `{}`)", group.value, group.question))
}

fn leak(wave: &str, group: Option<&Group>, of: Option<&str>, what: &str, from: String) -> Leak {
    Leak {
        wave: wave.into(),
        by: group.map(|g| g.question.clone()).unwrap_or_default(),
        of: of.map(Into::into),
        what: format!("{what}, wave `{wave}`"),
        from: vec![from],
        with_earlier: true,
    }
}

/// Names that only one of two reports needs to tell.
pub(super) fn names<'a>(published: &'a Published, by: &'a str) -> impl Iterator<Item = &'a Value> {
    let response = published.response.iter().filter_map(|r| r.group.as_ref());
    let estimates = published.estimates.iter().filter_map(|e| e.group.as_ref());
    let counted = published.distributions.iter().filter(move |d| d.question == by).flat_map(|d| &d.counts);
    let groups = response.chain(estimates).filter(move |g| g.question == by).map(|g| &g.value);
    groups.chain(counted.map(|count| &count.code))
}

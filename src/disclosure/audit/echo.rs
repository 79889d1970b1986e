//! Figures about hidden groups that are published elsewhere: comparisons, changes, distributions.

use super::published::{Group, OfGroup, Value};
use super::sizes::Scope;
use super::{Attack, Leak};

pub(super) fn attack(scope: &Scope<'_>) -> Attack {
    let p = scope.published;
    let mut found = Attack::default();
    let is_hidden = |indicator: &str, wave: &str, group: &Group| {
        let there = Scope { wave, ..*scope };
        there.shown(indicator, Some(&group.value)).is_none()
    };
    let mut echo = |what: String, of: &str| {
        found.leaks.push(Leak {
            wave: scope.wave.into(),
            by: scope.by.into(),
            of: Some(of.into()),
            what,
            from: Vec::new(),
            with_earlier: false,
        });
    };
    let told = |c: &OfGroup| c.value.is_some() || c.n.is_some();
    for comparison in p.comparisons.iter().filter(|c| scope.is_here(&c.wave, Some(&c.group)) && told(c)) {
        if is_hidden(&comparison.indicator, scope.wave, &comparison.group) {
            let what =
                format!("`{}` is compared although its `{}` is hidden", comparison.group.value, comparison.indicator);
            echo(what, &comparison.indicator);
        }
    }
    for change in p.changes.iter().filter(|c| scope.is_here(&c.to, c.group.as_ref())) {
        let told = change.value.is_some() || change.pairs.or(change.n_from).or(change.n_to).is_some();
        let Some(group) = change.group.as_ref().filter(|_| told) else { continue };
        if [&change.from, &change.to].into_iter().any(|wave| is_hidden(&change.indicator, wave, group)) {
            let what = format!("the change of `{}` is told although its `{}` is hidden", group.value, change.indicator);
            echo(what, &change.indicator);
        }
    }
    for distribution in p.distributions.iter().filter(|d| scope.is_here(&d.wave, d.group.as_ref()) && d.n.is_some()) {
        let Some(group) = &distribution.group else { continue };
        let of_question = p.estimates.iter().filter(|e| e.question.as_ref() == Some(&distribution.question));
        let hidden = of_question.map(|e| &e.indicator).any(|i| is_hidden(i, scope.wave, group));
        if hidden {
            echo(
                format!("`{}`: the answers to `{}` are told", value(group), distribution.question),
                &distribution.question,
            );
        }
    }
    found
}

fn value(group: &Group) -> &Value {
    &group.value
}

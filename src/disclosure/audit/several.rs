//! Several reports of the same answers, such as one for each organisation: their readers meet, and lay them side by
//! side. So they are one report with everything that any of them shows.

use super::published::{Change, Estimate, Group, Published, Value};
use super::{Attack, Leak};

/// What a report of one group calls everybody else.
const OTHERS: &str = "others";

/// One report of all; and where two of them tell different numbers of the same thing.
pub(super) fn together(reports: &[Published]) -> (Published, Attack) {
    let mut all = Published::default();
    let mut found = Attack::default();
    for report in reports {
        if all.disclosure.figures.is_empty() {
            all.disclosure = report.disclosure.clone();
        }
        for response in &report.response {
            let same = |r: &&mut super::published::Response| r.wave == response.wave && r.group == response.group;
            match all.response.iter_mut().find(same) {
                None => all.response.push(response.clone()),
                Some(there) if there.answered.is_none() => *there = response.clone(),
                Some(there) => {
                    if response.answered.is_some() && response.answered != there.answered {
                        found.leaks.push(contradiction(&there.wave, there.group.as_ref(), None));
                    }
                }
            }
        }
        for estimate in &report.estimates {
            if let Some(estimate) = of_group(report, estimate) {
                add(&mut all, estimate, &mut found);
            }
        }
        for distribution in &report.distributions {
            let same = |d: &&mut super::published::Distribution| {
                (&d.question, &d.wave, &d.group) == (&distribution.question, &distribution.wave, &distribution.group)
            };
            match all.distributions.iter_mut().find(same) {
                None => all.distributions.push(distribution.clone()),
                Some(there) if there.n.is_none() => *there = distribution.clone(),
                Some(_) => {}
            }
        }
        all.comparisons.extend(report.comparisons.iter().cloned());
        for change in report.changes.iter().filter_map(|change| change_of_group(report, change)) {
            add_change(&mut all, change);
        }
    }
    (all, found)
}

fn add(all: &mut Published, estimate: Estimate, found: &mut Attack) {
    let same =
        |e: &&mut Estimate| (&e.indicator, &e.wave, &e.group) == (&estimate.indicator, &estimate.wave, &estimate.group);
    match all.estimates.iter_mut().find(same) {
        None => all.estimates.push(estimate),
        Some(there) if there.n.is_none() => *there = estimate,
        Some(there) => {
            if estimate.n.is_some() && (estimate.n, estimate.count) != (there.n, there.count) {
                found.leaks.push(contradiction(&there.wave, there.group.as_ref(), Some(&there.indicator)));
            }
        }
    }
}

/// Once, however many reports tell it: groups are taken from everybody.
fn add_change(all: &mut Published, change: Change) {
    let same = |c: &&mut Change| {
        (&c.indicator, &c.from, &c.to, &c.group, &c.design)
            == (&change.indicator, &change.from, &change.to, &change.group, &change.design)
    };
    match all.changes.iter_mut().find(same) {
        None => all.changes.push(change),
        Some(there) if there.value.is_none() => *there = change,
        Some(_) => {}
    }
}

/// An estimate as it stands; of all others than the report's group, that of the group: everybody less them.
fn of_group(report: &Published, estimate: &Estimate) -> Option<Estimate> {
    let Some(about) = report.about.as_ref().filter(|_| estimate.group.as_ref().is_some_and(is_others)) else {
        return Some(estimate.clone());
    };
    let whole = |e: &&Estimate| e.group.is_none() && e.indicator == estimate.indicator && e.wave == estimate.wave;
    let total = report.estimates.iter().find(whole)?;
    let n = total.n?.checked_sub(estimate.n?)?;
    let count = total.count.zip(estimate.count).map(|(all, others)| all.saturating_sub(others));
    let value = count.filter(|_| n > 0).map(|k| k as f64 / n as f64);
    let missing = super::published::Missing::default();
    Some(Estimate { group: Some(about.clone()), n: Some(n), count, value, missing, ..estimate.clone() })
}

/// The same of a change: of linked people everybody less the others, of different people nothing that estimates do not tell.
fn change_of_group(report: &Published, change: &Change) -> Option<Change> {
    let Some(about) = report.about.as_ref().filter(|_| change.group.as_ref().is_some_and(is_others)) else {
        return Some(change.clone());
    };
    let whole = |c: &&Change| {
        let same = (&c.indicator, &c.from, &c.to) == (&change.indicator, &change.from, &change.to);
        same && c.group.is_none() && c.design == "paired"
    };
    let whole = report.changes.iter().find(whole).filter(|_| change.design == "paired")?;
    let (all, others) = (whole.pairs?, change.pairs?);
    let pairs = all.checked_sub(others).filter(|pairs| *pairs > 0)?;
    let gained = whole.value? * all as f64 - change.value? * others as f64;
    let less = |all: Option<u64>, others: Option<u64>| all?.checked_sub(others?);
    Some(Change {
        group: Some(about.clone()),
        pairs: Some(pairs),
        n_from: less(whole.n_from, change.n_from),
        n_to: less(whole.n_to, change.n_to),
        value: Some(gained / pairs as f64),
        ..change.clone()
    })
}

fn is_others(group: &Group) -> bool {
    group.value == Value::Text(OTHERS.into())
}

/// Reports that were made at different times are not one: then the difference tells of those who came between.
fn contradiction(wave: &str, group: Option<&Group>, of: Option<&str>) -> Leak {
    let whose = group.map_or_else(|| "all".to_string(), |group| format!("`{}`", group.value));
    let what = of.map_or_else(|| "how many answered".into(), |of| format!("`{of}`"));
    Leak {
        wave: wave.into(),
        by: group.map(|g| g.question.clone()).unwrap_or_default(),
        of: of.map(Into::into),
        what: format!("two of the reports tell different numbers of {what} in {whose}, wave `{wave}`"),
        from: vec!["reports of groups must be made at one time, from the same answers".into()],
        with_earlier: false,
    }
}

//! Thousands of made-up surveys that are answered on: who holds the report of then and the report of now learns
//! nothing of the few who came between. The check shares no code with the program.

use std::collections::BTreeMap;
use std::path::Path;

use mittari::disclosure::audit::{Known, attack_both};
use mittari::disclosure::{Releases, protect_after};
use mittari::results::{Estimate, GroupKey, Results};
use serde_json::{Value, json};

use super::random::{Chance, Shape, shape};
use crate::mittari::read;

/// The survey of a shape, read from a folder, after earlier reports.
fn published(folder: &Path, shape: &Shape, releases: &Releases) -> Option<Results> {
    shape.write(folder);
    let (survey, responses) = read(folder).ok()?;
    Some(protect_after(&survey, mittari::analysis::analyse(&survey, &responses), releases))
}

/// The same people and some more, of the same kind.
fn answered_on(shape: &Shape, chance: &mut Chance, seed: u64) -> Shape {
    let more = super::random::shape(seed, 90, 9);
    let mut later = shape.clone();
    for (wave, people) in later.waves.iter_mut().enumerate() {
        let new = chance.from(0, 60);
        for at in 0..new {
            let from = &people[at * 7 % people.len()];
            let mut person = from.clone();
            if let Some(other) = more.waves.get(wave).and_then(|w| w.get(at)) {
                let answers = person.answers.iter_mut().zip(&other.answers);
                answers.for_each(|(own, other)| *own = other.map(|a| a.min(shape.options - 1)));
            }
            people.push(person);
        }
    }
    later
}

type Key<'a> = (&'a str, &'a str, Option<&'a GroupKey>);

/// Figures that are counts, by name.
fn figures(results: &Results) -> BTreeMap<Key<'_>, &Estimate> {
    let shown = results.estimates.iter().filter(|e| !e.hidden && e.count.is_some());
    shown.map(|e| ((e.indicator.as_str(), e.wave.as_str(), e.group.as_ref()), e)).collect()
}

/// Every figure that both show, and everybody less the groups that both show: never few, never few of one mind.
fn check(old: &Results, new: &Results) -> Result<usize, String> {
    let (then, now) = (figures(old), figures(new));
    let mut checked = 0;
    let unsafe_ = |n: i64, k: i64| (1..5).contains(&n.abs()) || (n != 0 && n.abs() < 10 && (k == 0 || k == n));
    let by = |a: &Estimate, b: &Estimate| -> (i64, i64) {
        let less = |x: Option<u64>, y: Option<u64>| x.unwrap().cast_signed() - y.unwrap().cast_signed();
        (less(a.n, b.n), less(a.count, b.count))
    };
    for (key, a) in &now {
        let Some(b) = then.get(key) else { continue };
        let (n, k) = by(a, b);
        checked += 1;
        if unsafe_(n, k) {
            return Err(format!("{key:?} differs by {k} of {n}"));
        }
    }
    for ((indicator, wave, _), total) in now.iter().filter(|((_, _, group), _)| group.is_none()) {
        let Some(before) = then.get(&(*indicator, *wave, None)) else { continue };
        let (all_n, all_k) = by(total, before);
        let mut left: BTreeMap<&str, (i64, i64, u64)> = BTreeMap::new();
        for ((i, w, group), a) in &now {
            let Some(group) = group.filter(|_| i == indicator && w == wave) else { continue };
            let Some(b) = then.get(&(*i, *w, Some(group))) else { continue };
            let (n, k) = by(a, b);
            let entry = left.entry(&group.question).or_insert((all_n, all_k, total.n.unwrap()));
            *entry = (entry.0 - n, entry.1 - k, entry.2 - a.n.unwrap());
        }
        for (question, (n, k, people)) in left {
            // Where only people without a group are left, they are no group.
            let groups = new.response.iter().filter(|r| r.wave == *wave && !r.hidden);
            let shown = groups.filter(|r| r.group.as_ref().is_some_and(|g| g.question == question)).count();
            let told = now
                .keys()
                .filter(|(i, w, g)| i == indicator && w == wave && g.is_some_and(|g| g.question == question))
                .count();
            if people > 12 && shown > told && unsafe_(n, k) {
                return Err(format!("{indicator} in {wave} by {question}: the rest differs by {k} of {n}"));
            }
        }
    }
    Ok(checked)
}

#[test]
fn two_reports_of_made_up_surveys_tell_nothing_of_few() {
    let (mut checked, mut refused, mut played) = (0, 0, 0);
    for seed in 0..24 {
        let mut chance = Chance(seed * 977 + 5);
        let first = shape(seed, 90, 9);
        let second = answered_on(&first, &mut chance, seed + 10_000);
        let folder = tempfile::tempdir().unwrap();
        let Some(old) = published(folder.path(), &first, &Releases::default()) else { continue };
        if old.disclosure.attack_passed != Some(true) {
            continue;
        }
        let mut releases = Releases::default();
        releases.add(&old).unwrap();
        let again = published(folder.path(), &first, &Releases::read(&releases.bytes()).unwrap()).unwrap();
        assert_eq!(again, old, "seed {seed}: the same answers make the same report");
        let Some(new) = published(folder.path(), &second, &releases) else { continue };
        played += 1;
        if new.disclosure.attack_passed != Some(true) {
            refused += 1;
            continue;
        }
        checked += check(&old, &new).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        let json = |results: &Results| serde_json::to_vec(results).unwrap();
        let attack = attack_both(&json(&new), &json(&old), &Known::nothing()).unwrap();
        assert!(attack.leaks.is_empty(), "seed {seed}: {:#?}", attack.leaks);
    }
    assert!(
        played > 12 && refused < played / 2 && checked > 200,
        "{played} played, {refused} refused, {checked} checked"
    );
}

#[test]
fn the_check_finds_what_a_writer_without_memory_gives_away() {
    let mut found = 0;
    for seed in 0..12 {
        let mut chance = Chance(seed * 977 + 5);
        let first = shape(seed, 90, 9);
        let second = answered_on(&first, &mut chance, seed + 10_000);
        let folder = tempfile::tempdir().unwrap();
        let old = published(folder.path(), &first, &Releases::default());
        let new = published(folder.path(), &second, &Releases::default());
        if let Some((old, new)) = old.zip(new) {
            found += u32::from(check(&old, &new).is_err());
        }
    }
    assert!(found > 6, "{found} of 12");
}

/// A report on so many people, half of whom agree, by teams; `None`: the team is hidden.
fn report(teams: &[(&str, Option<u64>)], all: u64) -> Vec<u8> {
    let estimate = |group: Value, n: Option<u64>| {
        let count = n.map(|n| n / 2);
        json!({ "indicator": "i", "question": "q", "scale": null, "wave": "w", "group": group, "measure": "rate",
                "n": n, "count": count, "value": count.zip(n).map(|(k, n)| k as f64 / n as f64), "missing": {} })
    };
    let mut response = vec![json!({ "wave": "w", "group": null, "answered": all })];
    let mut estimates = vec![estimate(Value::Null, Some(all))];
    for (name, n) in teams {
        let group = json!({ "question": "team", "value": name });
        response.push(json!({ "wave": "w", "group": group, "answered": n }));
        estimates.push(estimate(group, *n));
    }
    serde_json::to_vec(&json!({ "response": response, "estimates": estimates })).unwrap()
}

/// What somebody finds who knows all teams.
fn found(new: &[u8], old: &[u8], teams: &[&str]) -> Vec<String> {
    let key = |name: &&str| {
        let value = mittari::results::GroupValue::Text(name.to_string());
        (GroupKey { question: "team".into(), value }, None)
    };
    let known = Known::groups(teams.iter().map(key), true);
    let leaks = attack_both(new, old, &known).unwrap().leaks;
    leaks.iter().map(|leak| format!("{} <- {}", leak.what, leak.from.join("; "))).collect()
}

#[test]
fn what_came_since_and_what_was_hidden_then_are_one_system() {
    // Then two teams were hidden, now one of them is shown: less those who came since, it is told what it was.
    let teams = ["A", "B", "C"];
    let of = |n: [Option<u64>; 3], all: u64| report(&[(teams[0], n[0]), (teams[1], n[1]), (teams[2], n[2])], all);
    // A and C are the same, so all ten new people came to B: it had 12 − 10 = 2 then.
    let new = of([Some(40), Some(12), Some(8)], 60);
    assert_eq!(found(&new, &of([Some(40), None, None], 50), &teams), [""; 0], "C may have grown too");
    let told = found(&new, &of([Some(40), None, Some(8)], 50), &teams);
    assert!(told.iter().any(|leak| leak.contains("in `B`, in the earlier report,")), "{told:#?}");
}

/// Of thirteen teams twelve were hidden; now one more is shown. How many it had then nobody knows, unless few came since.
#[test]
fn many_hidden_teams_are_put_together_too() {
    let names: Vec<String> = (0..13).map(|team| format!("T{team}")).collect();
    let teams: Vec<&str> = names.iter().map(String::as_str).collect();
    let of = |shown: &[u64], all: u64| {
        let n = teams.iter().enumerate().map(|(at, name)| (*name, shown.get(at).copied()));
        report(&n.collect::<Vec<_>>(), all)
    };
    let now = of(&[40, 5], 100);
    assert_eq!(found(&now, &of(&[40], 80), &teams), [""; 0]);
    let told = found(&now, &of(&[40], 99), &teams);
    let base = "in `T1`, in the earlier report, (by `team`, wave `w`) is known to be from 4 to 5";
    assert!(told.iter().any(|leak| leak.contains(base)), "{told:#?}");
}

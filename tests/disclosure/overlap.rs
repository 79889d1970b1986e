//! Two background questions that overlap, against a reader who knows everybody's groups: the report leaves every hidden
//! group unknown, and the same report with what is hidden for this alone shown again does not.

use std::collections::BTreeMap;

use mittari::results::{GroupValue, Results};
use rayon::prelude::*;
use serde_json::Value;

use super::attacks::Case;
use super::random::{Shape, shape};
use crate::mittari::Mittari;

/// What is told of one figure by one background question: favourable answers of each group, and of all.
struct Told {
    of: BTreeMap<String, Option<u64>>,
    all: u64,
}

/// Everybody's groups and how many of those who are in both answered, and how many of them favourably.
type Overlaps = BTreeMap<(String, String), (u64, u64)>;

/// Every number of favourable answers that a hidden group of the first question can have: by going through all ways
/// to share them out over the overlaps. Written apart from the program, for small surveys.
fn possible(overlaps: &Overlaps, one: &Told, two: &Told, limit: u64) -> Option<BTreeMap<String, Vec<u64>>> {
    let cells: Vec<(&(String, String), u64)> = overlaps.iter().map(|(key, (n, _))| (key, *n)).collect();
    let worlds = cells.iter().try_fold(1_u64, |worlds, (_, n)| worlds.checked_mul(n + 1))?;
    if worlds > limit {
        return None;
    }
    let mut found: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for mut world in 0..worlds {
        let (mut by_one, mut by_two, mut all) = (BTreeMap::new(), BTreeMap::new(), 0);
        for ((first, second), n) in &cells {
            let k = world % (n + 1);
            world /= n + 1;
            *by_one.entry(first.as_str()).or_insert(0) += k;
            *by_two.entry(second.as_str()).or_insert(0) += k;
            all += k;
        }
        let fits = |told: &Told, by: &BTreeMap<&str, u64>| {
            told.of.iter().all(|(group, k)| k.is_none_or(|k| by.get(group.as_str()).copied().unwrap_or(0) == k))
        };
        if all == one.all && fits(one, &by_one) && fits(two, &by_two) {
            for (group, k) in one
                .of
                .iter()
                .filter(|(_, k)| k.is_none())
                .map(|(g, _)| (g, by_one.get(g.as_str()).copied().unwrap_or(0)))
            {
                let values = found.entry(group.clone()).or_default();
                if !values.contains(&k) {
                    values.push(k);
                }
            }
        }
    }
    Some(found)
}

fn told(results: &Results, indicator: &str, wave: &str, by: &str, groups: &[String]) -> Option<Told> {
    let of = |e: &&mittari::results::Estimate| e.indicator == indicator && e.wave == wave;
    let all = results.estimates.iter().filter(of).find(|e| e.group.is_none())?.count?;
    let count = |group: &String| {
        let mut own = results.estimates.iter().filter(of).filter(|e| {
            e.group.as_ref().is_some_and(|g| g.question == by && g.value == GroupValue::Text(group.clone()))
        });
        own.find_map(|e| e.count)
    };
    Some(Told { of: groups.iter().map(|group| (group.clone(), count(group))).collect(), all })
}

/// What goes wrong in a survey of two background questions.
fn known(shape: &Shape, results: &Results, checked: &mut usize) -> Vec<String> {
    let mut found = Vec::new();
    for wave in 0..shape.waves.len() {
        for (own, beside) in [(0, 1), (1, 0)] {
            let name =
                |by: usize, group: Option<usize>| group.map_or("nobody".to_string(), |g| format!("group {by}-{g}"));
            let mut overlaps = Overlaps::new();
            for person in shape.waves[wave].iter().filter(|p| p.answers[0].is_some()) {
                let key = (name(own, person.groups[own]), name(beside, person.groups[beside]));
                let entry = overlaps.entry(key).or_default();
                entry.0 += 1;
                entry.1 += u64::from(person.answers[0].is_some_and(|answer| answer >= shape.options / 2));
            }
            let groups = |by: usize| -> Vec<String> {
                let named = (0..shape.groups[by]).map(|g| name(by, Some(g)));
                named.filter(|g| overlaps.keys().any(|(a, b)| a == g || b == g)).collect()
            };
            let wave_id = format!("w{wave}");
            let of = |by: usize| told(results, "r0", &wave_id, &format!("g{by}"), &groups(by));
            let Some((one, two)) = of(own).zip(of(beside)) else { continue };
            let (n, k) = overlaps.values().fold((0, 0), |(n, k), (people, agree)| (n + people, k + agree));
            if n >= 10 && (k == 0 || k == n) {
                continue;
            }
            // Where no group is shown there is nothing to take from.
            if one.of.values().chain(two.of.values()).all(Option::is_none) {
                continue;
            }
            let Some(possible) = possible(&overlaps, &one, &two, 100_000) else { continue };
            for (group, values) in possible {
                let size: u64 = overlaps.iter().filter(|((first, _), _)| *first == group).map(|(_, (n, _))| n).sum();
                *checked += 1;
                // The total is the figure of a group in which everybody is who answered.
                if values.len() == 1 && (1..n).contains(&size) {
                    found.push(format!("{group} of {size}: {values:?}"));
                }
            }
        }
    }
    found
}

/// A tiny survey of one round and two background questions.
fn tiny(seed: u64) -> Option<Shape> {
    let mut shape = shape(seed, 18, 3);
    shape.waves.truncate(1);
    shape.groups.truncate(2);
    shape.waves[0].iter_mut().for_each(|person| person.groups.truncate(2));
    Some(shape).filter(|shape| shape.groups.len() == 2)
}

#[test]
fn no_overlap_gives_a_hidden_group_away() {
    let (mut checked, mut surveys) = (0, 0);
    for seed in 0..400 {
        let Some(shape) = tiny(seed) else { continue };
        let Some(results) = shape.published() else { continue };
        surveys += 1;
        assert_eq!(known(&shape, &results, &mut checked), [""; 0], "seed {seed}");
    }
    assert!(surveys > 50 && checked > 50, "{surveys} surveys, {checked} hidden groups");
}

#[test]
#[ignore = "takes many minutes in a debug build"]
#[expect(clippy::print_stdout, reason = "the numbers are told where tests are run with their output")]
fn thousands_of_tiny_surveys() {
    let one = |seed: u64| {
        let mut checked = 0;
        let shape = tiny(seed)?;
        let found = known(&shape, &shape.published()?, &mut checked);
        Some((checked, (!found.is_empty()).then(|| format!("seed {seed}: {found:?}"))))
    };
    let all: Vec<(usize, Option<String>)> = (0..12_000).into_par_iter().filter_map(one).collect();
    let checked: usize = all.iter().map(|(checked, _)| checked).sum();
    let found: Vec<&String> = all.iter().filter_map(|(_, found)| found.as_ref()).collect();
    println!("{checked} hidden groups in {} surveys, {} of them known", all.len(), found.len());
    assert_eq!(found, [""; 0]);
    assert!(checked > 1000, "{checked} hidden groups");
}

/// Everybody of the large team A agrees, so its people in each role agree too; who is left in a role is team B, or C.
const AGREED: Case = Case {
    by: &["team", "role"],
    people: &[
        (&["A", "nurse"], 9, 9),
        (&["A", "cook"], 9, 9),
        (&["B", "nurse"], 4, 1),
        (&["C", "cook"], 4, 3),
        (&["D", "guard"], 12, 5),
        (&["E", "guard"], 11, 6),
    ],
    extra: "",
};

/// 10 of the 13 nurses agree; less the 9 of A they are the one of B. The auditor finds it where it knows who is in which groups:
/// from the exports that the report was made from.
#[test]
fn an_auditor_who_knows_who_is_where_finds_it() {
    let (_, naive) = AGREED.play();
    let story = Mittari::new().survey(&AGREED.definition()).file("kysely/a.csv", AGREED.export());
    let played = story.args(["report", "kysely", "--format", "json", "--quiet"]).success();
    let mut record: Value = serde_json::from_str(&played.text("reports/kysely/results.json")).unwrap();
    let with_survey = ["audit", "reports/kysely", "--survey", "kysely"];
    let honest = played.then().args(with_survey).play();
    assert_eq!(honest.code, Some(0), "{}", honest.stderr);
    for key in ["response", "estimates", "comparisons"] {
        record[key] = naive[key].clone();
    }
    // Who does not know who is where finds nothing in a naive writer's figures.
    let naive = honest.then().file("reports/kysely/results.json", record.to_string());
    let blind = naive.args(["audit", "reports/kysely"]).play();
    assert_eq!(blind.code, Some(0), "{}", blind.stderr);
    let found = blind.then().args(with_survey).play();
    assert_eq!(found.code, Some(1), "{}", found.stdout);
    for told in [
        "the number of favourable answers to `rate` in `B` is known to be 1 (by `team` and `role`, wave `w`)",
        "it follows from: `rate` in `A` (by `team`)",
        "it follows from: `rate` in `nurse` (by `role`)",
    ] {
        assert!(found.stderr.contains(told), "{told}\n{}", found.stderr);
    }
    // Of other exports nothing is taken for granted.
    let other =
        found.then().file("kysely/a.csv", format!("{}x;ei;A;nurse\n", AGREED.export())).args(with_survey).play();
    assert!(other.stderr.contains("overlaps of groups are not known"), "{}", other.stderr);
}

//! A second attacker, written apart from the first: on small surveys it goes through every population that fits.

use std::collections::BTreeMap;

use mittari::results::{GroupValue, Results};
use rayon::prelude::*;

use super::random::{Person, Shape, shape};

/// One group's possible people and favourable answers, one pair a population that fits.
type Worlds = BTreeMap<String, Vec<(u64, u64)>>;

/// Of the figure `r0` in one wave and breakdown: every way to give the people and favourable answers that are left
/// to the hidden groups. Everybody is taken to know every group's name and who left the questions empty.
fn worlds(shape: &Shape, results: &Results, wave: usize, by: usize) -> Option<Worlds> {
    let (wave_id, by_id) = (format!("w{wave}"), format!("g{by}"));
    let of = |e: &&mittari::results::Estimate| e.indicator == "r0" && e.wave == wave_id;
    let total = results.estimates.iter().filter(of).find(|e| e.group.is_none() && !e.hidden)?;
    let everybody = results.response.iter().find(|r| r.wave == wave_id && r.group.is_none())?.answered?;
    let (mut left_people, mut left_n, mut left_k) = (everybody, total.n?, total.count?);
    let mut hidden: Vec<(String, Option<u64>)> = Vec::new();
    // An empty row is nobody's answer.
    let answered = |p: &&Person| p.groups.iter().any(Option::is_some) || p.answers.iter().any(Option::is_some);
    let nobody = shape.waves[wave].iter().filter(answered).filter(|p| p.groups[by].is_none());
    for person in nobody {
        left_people -= 1;
        left_n -= u64::from(person.answers[0].is_some());
        left_k -= u64::from(person.answers[0].is_some_and(|a| a >= shape.options / 2));
    }
    for group in 0..shape.groups[by] {
        let name = format!("group {by}-{group}");
        let is = |g: &Option<mittari::results::GroupKey>| {
            g.as_ref().is_some_and(|g| g.question == by_id && g.value == GroupValue::Text(name.clone()))
        };
        let people = results.response.iter().find(|r| r.wave == wave_id && is(&r.group)).and_then(|r| r.answered);
        match results.estimates.iter().filter(of).find(|e| is(&e.group) && !e.hidden) {
            Some(e) => {
                left_people -= people?;
                left_n -= e.n?;
                left_k -= e.count?;
            }
            None => hidden.push((name, people)),
        }
    }
    let mut found = Worlds::new();
    let mut given = Vec::new();
    go(&hidden, (left_people, left_n, left_k), &mut given, &mut found);
    Some(found)
}

/// Gives each hidden group in turn people, answers and favourable answers; whatever is left at the end must be nothing.
fn go(hidden: &[(String, Option<u64>)], left: (u64, u64, u64), given: &mut Vec<(u64, u64)>, found: &mut Worlds) {
    let (people, n, k) = left;
    if hidden.len() == given.len() {
        if left == (0, 0, 0) {
            for ((name, _), pair) in hidden.iter().zip(given.iter()) {
                found.entry(name.clone()).or_default().push(*pair);
            }
        }
        return;
    }
    let sizes = match hidden[given.len()].1 {
        Some(size) => size..=size,
        None => 0..=people,
    };
    for size in sizes.filter(|size| *size <= people) {
        for answers in 0..=size.min(n) {
            for favourable in 0..=answers.min(k) {
                // The others must have room for what is left.
                if n - answers > people - size || k - favourable > n - answers {
                    continue;
                }
                given.push((answers, favourable));
                go(hidden, (people - size, n - answers, k - favourable), given, found);
                given.pop();
            }
        }
    }
}

/// Searches what is published of one small survey; how many breakdowns, and how many hidden groups in them.
fn searched(seed: u64) -> (usize, usize) {
    let (mut searched, mut protected) = (0, 0);
    let shape = shape(seed, 26, 4);
    let Some(results) = shape.published() else { return (0, 0) };
    for wave in 0..shape.waves.len() {
        for by in 0..shape.groups.len() {
            let total = results
                .estimates
                .iter()
                .find(|e| e.indicator == "r0" && e.wave == format!("w{wave}") && e.group.is_none());
            let forced = total.is_some_and(|e| e.n.is_some_and(|n| n >= 10) && (e.count == Some(0) || e.count == e.n));
            let Some(worlds) = worlds(&shape, &results, wave, by) else { continue };
            searched += 1;
            // Where no group is shown there is nothing to take from the total.
            if worlds.len() == shape.groups[by] {
                continue;
            }
            for (name, pairs) in worlds {
                let distinct = |f: fn(&(u64, u64)) -> u64| {
                    let mut values: Vec<u64> = pairs.iter().map(f).collect();
                    values.sort_unstable();
                    values.dedup();
                    values
                };
                let bases = distinct(|p| p.0);
                let what = format!("seed {seed}, wave {wave}, {name}: {pairs:?}");
                if bases == [0] {
                    continue;
                }
                protected += 1;
                assert!(bases[0] >= 5 || bases.len() >= 4, "base: {what}");
                assert!(forced || distinct(|p| p.1).len() > 1, "favourable: {what}");
                assert!(forced || pairs.iter().any(|(_, k)| *k > 0), "none: {what}");
                assert!(forced || pairs.iter().any(|(n, k)| k < n), "all: {what}");
            }
        }
    }
    (searched, protected)
}

#[test]
fn no_population_by_population_search_finds_more() {
    let (searched, protected) = (1000..1400).map(searched).fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
    assert!(searched > 100 && protected > 50, "{searched} breakdowns, {protected} hidden groups");
}

#[test]
#[ignore = "takes many minutes in a debug build"]
#[expect(clippy::print_stdout, reason = "the numbers are told where tests are run with their output")]
fn thousands_of_small_surveys() {
    let (searched, protected) =
        (0..4000_u64).into_par_iter().map(searched).reduce(|| (0, 0), |(a, b), (c, d)| (a + c, b + d));
    println!("{protected} hidden groups in {searched} breakdowns, each through every population: none is known");
    assert!(protected > 500, "{protected} hidden groups");
}

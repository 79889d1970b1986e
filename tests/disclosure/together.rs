//! What is told of several answers at once (how the questions of a scale go together, how the ordered answers of a group stand
//! to the others'), attacked by going through every population that fits.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::mittari::Mittari;

/// A small generator, so that every run tries the same surveys.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

const SURVEY: &str = r#"format = 1
[survey]
title = "Together"
languages = ["en"]
[[wave]]
id = "end"
responses = ["answers.csv"]
[answers.a]
options = [{ code = 0, text = "no" }, { code = 1, text = "yes" }]
positive = [1]
[[question]]
id = "one"
topic = "wellbeing"
kind = "choice"
answers = "a"
text = "one"
[[question]]
id = "two"
topic = "wellbeing"
kind = "choice"
answers = "a"
text = "two"
[[question]]
id = "team"
topic = "background"
kind = "category"
text = "team"
[[question]]
id = "role"
topic = "background"
kind = "category"
text = "role"
[[scale]]
id = "both"
title = "both"
questions = ["one", "two"]
score = "mean"
min_answered = 1.0
[[indicator]]
id = "one"
measure = "rate"
question = "one"
[[indicator]]
id = "two"
measure = "rate"
question = "two"
[[group]]
question = "team"
[[group]]
question = "role"
"#;

/// Team, role, and the answers to both questions.
type Person = (usize, usize, [u64; 2]);

/// Overlaps of a team and a role, and how many people are in them.
type Overlaps = Vec<((usize, usize), u64)>;

const GROUPS: usize = 3;

/// From fourteen to twenty people, of whom most are in the first team and role.
fn people(random: &mut Numbers) -> Vec<Person> {
    let n = 14 + random.below(7);
    let agree = [2 + random.below(7), 2 + random.below(7)];
    let mut all = Vec::new();
    for _ in 0..n {
        let group = |random: &mut Numbers| [0, 0, 0, 1, 1, 2][random.below(6)];
        let (team, role) = (group(random), group(random));
        let one = u64::from(random.below(10) < agree[0]);
        // Who agrees to one mostly agrees to the other.
        let two = if random.below(3) > 0 { one } else { u64::from(random.below(10) < agree[1]) };
        all.push((team, role, [one, two]));
    }
    all
}

fn published(people: &[Person], questions: usize) -> Value {
    let by_role = "[[group]]\nquestion = \"role\"\n";
    assert!(SURVEY.ends_with(by_role));
    let survey = if questions == 1 { SURVEY.replace(by_role, "") } else { SURVEY.to_string() };
    let word = |answer: u64| ["no", "yes"][answer as usize];
    let row = |(team, role, [one, two]): &Person| format!("{};{};t{team};r{role}\n", word(*one), word(*two));
    let rows: String = people.iter().map(row).collect();
    let story = Mittari::new().survey(&survey).file("kysely/answers.csv", format!("one;two;team;role\n{rows}"));
    story.args(["results", "kysely", "--quiet"]).play().json()
}

/// How many agree in a group of a background question, where it is told; of everybody where the group is `None`.
fn told(record: &Value, question: &str, group: Option<(&str, usize)>) -> Option<u64> {
    let is = |e: &&Value| {
        let own = &e["group"];
        e["indicator"] == question
            && match group {
                None => own.is_null(),
                Some((by, at)) => own["question"] == by && own["value"] == format!("{}{at}", &by[..1]),
            }
    };
    record["estimates"].as_array().unwrap().iter().find(is)?["count"].as_u64()
}

/// Every way to answer a question, as how many agree in each overlap, that fits what is told of it.
fn ways(record: &Value, question: &str, overlaps: &Overlaps) -> Vec<Vec<u64>> {
    let total = told(record, question, None);
    let of = |by: &'static str| (0..GROUPS).map(|at| told(record, question, Some((by, at)))).collect::<Vec<_>>();
    let (teams, roles) = (of("team"), of("role"));
    let mut all: Vec<Vec<u64>> = vec![Vec::new()];
    for (_, n) in overlaps {
        all = all.into_iter().flat_map(|way| (0..=*n).map(move |k| [way.clone(), vec![k]].concat())).collect();
        // Whatever is too many already fits nothing.
        all.retain(|way| {
            let sum = |is: &dyn Fn(&(usize, usize)) -> bool| -> u64 {
                way.iter().zip(overlaps).filter(|(_, (place, _))| is(place)).map(|(k, _)| k).sum()
            };
            let whole = way.len() == overlaps.len();
            let fits = |told: Option<u64>, sum: u64| told.is_none_or(|k| if whole { sum == k } else { sum <= k });
            fits(total, sum(&|_| true))
                && (0..GROUPS).all(|at| fits(teams[at], sum(&|p| p.0 == at)) && fits(roles[at], sum(&|p| p.1 == at)))
        });
    }
    all
}

/// Cronbach's alpha of two questions of which `k` people agree, and `both` to both.
fn alpha(n: u64, k: [u64; 2], both: u64) -> f64 {
    let n = n as f64;
    let variance = |k: u64| (k as f64 - (k * k) as f64 / n) / (n - 1.0);
    let covariance = (both as f64 - (k[0] * k[1]) as f64 / n) / (n - 1.0);
    let parts = variance(k[0]) + variance(k[1]);
    2.0 * (1.0 - parts / (parts + 2.0 * covariance))
}

/// What the group of a question can have answered, in every population that fits.
fn possible<'a>(
    ways: impl Iterator<Item = &'a Vec<u64>>,
    overlaps: &Overlaps,
    is: &dyn Fn(&(usize, usize)) -> bool,
) -> BTreeSet<u64> {
    let of = |way: &Vec<u64>| way.iter().zip(overlaps).filter(|(_, (place, _))| is(place)).map(|(k, _)| k).sum();
    ways.map(of).collect()
}

fn is_known(values: &BTreeSet<u64>, people: u64) -> bool {
    values.len() == 1 || values.iter().all(|k| *k == people) || values.iter().all(|k| *k == 0)
}

/// Whether the program tells the reliability; how many groups are hidden, and how many of them are known from the
/// reliability (in hundredths, as a naive writer tells it) and not without it.
struct Searched {
    is_shown: bool,
    hidden: usize,
    known: usize,
}

/// One survey, split by one background question or by both.
fn searched(seed: u64, questions: usize) -> Searched {
    let people = people(&mut Numbers(seed));
    let record = published(&people, questions);
    let mut counted: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    people.iter().for_each(|(team, role, _)| *counted.entry((*team, *role)).or_default() += 1);
    let overlaps: Overlaps = counted.into_iter().collect();
    let n = people.len() as u64;
    let k = [0, 1].map(|q| people.iter().map(|p| p.2[q]).sum::<u64>());
    let own = people.iter().filter(|p| p.2 == [1, 1]).count() as u64;
    let told_as = (alpha(n, k, own) * 100.0).round() / 100.0;
    let is_shown = record["reliability"][0]["alpha"].is_number();
    // A figure in the middle may be rounded either way.
    let fits_told = |alpha: f64| (alpha - told_as).abs() < 0.005 + 1e-9;
    assert!(!is_shown || fits_told(record["reliability"][0]["alpha"].as_f64().unwrap()));
    let (one, two) = (ways(&record, "one", &overlaps), ways(&record, "two", &overlaps));
    // Of so many who agree to both, any number between is possible in each overlap.
    let range = |a: &Vec<u64>, b: &Vec<u64>| -> (u64, u64) {
        let each = overlaps.iter().zip(a.iter().zip(b)).map(|((_, n), (a, b))| ((a + b).saturating_sub(*n), *a.min(b)));
        each.fold((0, 0), |(low, high), (l, h)| (low + l, high + h))
    };
    let sum = |way: &Vec<u64>| way.iter().sum::<u64>();
    let fits = |a: &Vec<u64>, b: &Vec<u64>| {
        let (low, high) = range(a, b);
        (low..=high).any(|both| fits_told(alpha(n, [sum(a), sum(b)], both)))
    };
    let with: Vec<&Vec<u64>> = one.iter().filter(|a| two.iter().any(|b| fits(a, b))).collect();
    let mut found = Searched { is_shown, hidden: 0, known: 0 };
    for by in &["team", "role"][..questions] {
        for at in 0..GROUPS {
            let is = |place: &(usize, usize)| if *by == "team" { place.0 == at } else { place.1 == at };
            let people: u64 = overlaps.iter().filter(|(place, _)| is(place)).map(|(_, n)| n).sum();
            let alone = possible(one.iter(), &overlaps, &is);
            if people == 0 || told(&record, "one", Some((*by, at))).is_some() || is_known(&alone, people) {
                continue;
            }
            found.hidden += 1;
            found.known += usize::from(is_known(&possible(with.iter().copied(), &overlaps, &is), people));
        }
    }
    found
}

/// Everybody's places are known: two hidden groups of one background question are as unknown with the reliability as without.
#[test]
fn how_questions_go_together_tells_of_no_hidden_group() {
    let (mut shown, mut hidden) = (0, 0);
    for seed in 0..120 {
        let Searched { is_shown, hidden: groups, known } = searched(seed, 1);
        (shown, hidden) = (shown + usize::from(is_shown), hidden + groups);
        assert_eq!(known, 0, "seed {seed}");
    }
    assert!(shown > 100 && hidden > 100, "{shown} {hidden}");
}

/// By two questions that overlap a few of six thousand surveys have a hidden group that is known from the reliability alone: the
/// naive writer tells it, and ours does not.
#[test]
fn how_questions_go_together_tells_of_groups_that_overlap() {
    for seed in [1227, 1530, 3051] {
        let Searched { is_shown, hidden, known } = searched(seed, 2);
        assert!(hidden > 0 && known > 0, "seed {seed}: the attack works on the naive writer's report");
        assert!(!is_shown, "seed {seed}");
    }
    let hidden = (0..40).filter(|seed| !searched(*seed, 2).is_shown).count();
    assert!(hidden > 30, "{hidden} of 40 have hidden groups by two questions");
}

/// How often the answers of some are larger than those of others, less how often they are smaller.
fn delta(own: &[u64], others: &[u64]) -> f64 {
    let pairs = |is: &dyn Fn(usize, usize) -> bool| -> u64 {
        let against = |a: usize| others.iter().enumerate().filter(move |(b, _)| is(a, *b)).map(|(_, m)| m).sum::<u64>();
        own.iter().enumerate().map(|(a, n)| n * against(a)).sum()
    };
    let size = own.iter().sum::<u64>() * others.iter().sum::<u64>();
    (pairs(&|a, b| a > b) as f64 - pairs(&|a, b| a < b) as f64) / size as f64
}

fn less(all: &[u64], some: &[u64]) -> Vec<u64> {
    all.iter().zip(some).map(|(all, some)| all - some).collect()
}

/// Every way in which so many people can give five answers, of which no more are given than these.
fn spread(n: u64, most: &[u64]) -> Vec<Vec<u64>> {
    let Some((first, rest)) = most.split_first() else { return if n == 0 { vec![Vec::new()] } else { Vec::new() } };
    (0..=n.min(*first))
        .flat_map(|k| spread(n - k, rest).into_iter().map(move |tail| [vec![k], tail].concat()))
        .collect()
}

/// The two highest of five answers are favourable. A naive writer compares six people, all of whom are favourable, with the
/// others: of all ways in which six of thirty can have answered, only such fit what it tells. Of two sides of ten and more it
/// tells nothing of a group that is hidden beside them: those who are hidden may have changed places.
#[test]
fn how_ordered_answers_stand_to_others() {
    let all = [8, 6, 6, 6, 4];
    let hundredths = |delta: f64| (delta * 100.0).round();
    let of_six = |own: &[u64]| hundredths(delta(own, &less(&all, own)));
    let told = of_six(&[0, 0, 0, 2, 4]);
    let fits: Vec<Vec<u64>> = spread(6, &all).into_iter().filter(|own| of_six(own) == told).collect();
    assert!(!fits.is_empty() && fits.iter().all(|own| own[3] + own[4] == 6), "{fits:?}");
    // Twelve are shown against eighteen, of whom eleven are shown too, and three and four hidden.
    let favourable = |own: &[u64]| own[3] + own[4];
    for (at, shown) in spread(12, &all).into_iter().enumerate().step_by(7) {
        let left = less(&all, &shown);
        let others: Vec<Vec<u64>> = spread(11, &left);
        let pool = less(&left, &others[at % others.len()]);
        let told = hundredths(delta(&shown, &left));
        let sum = |a: &[u64], b: &[u64]| a.iter().zip(b).map(|(a, b)| a + b).collect::<Vec<u64>>();
        let possible: BTreeSet<u64> = (spread(3, &pool).iter())
            .filter(|three| {
                let hidden = sum(three, &less(&pool, three));
                hundredths(delta(&shown, &sum(&others[at % others.len()], &hidden))) == told
            })
            .map(|three| favourable(three))
            .collect();
        let w = favourable(&pool);
        let expected: BTreeSet<u64> = (3_u64.saturating_sub(7 - w)..=w.min(3)).collect();
        assert_eq!(possible, expected, "{shown:?} {pool:?}");
    }
}

mod attacks;
mod brute_force;
mod dose;
mod elsewhere;
mod givers;
mod guards;
mod log;
mod naive;
mod named;
mod overlap;
mod random;
mod releases;
mod switched_off;
mod together;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use mittari::results::{Estimate, GroupValue, Missing, Results};
use proptest::prelude::*;

use crate::mittari::{Mittari, results, visible_text};

const MINIMUM: u64 = 5;

/// Two figures of one question and one of another, by team.
const DEFINITION: &str = r#"format = 1
[survey]
title = "Tiimit"
languages = ["fi"]

[[wave]]
id = "end"
responses = ["answers.csv"]

[answers.agreement]
options = [
    { code = 1, fi = "eri" },
    { code = 2, fi = "osin" },
    { code = 3, fi = "samaa" },
    { code = 9, fi = "eos", missing = "cant_say" },
]
positive = [2, 3]

[[question]]
id = "coping"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "jaksan"

[[question]]
id = "health"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "terve"
health = true

[[question]]
id = "team"
topic = "background"
kind = "category"
text = "tiimi"

[[indicator]]
id = "coping"
measure = "rate"
question = "coping"

[[indicator]]
id = "coping_well"
measure = "rate"
question = "coping"
positive = [3]
base = [1, 2, 3]

[[indicator]]
id = "coping_mean"
measure = "mean"
question = "coping"

[[indicator]]
id = "health"
measure = "rate"
question = "health"

[[group]]
question = "team"
"#;

const ANSWERS: [&str; 5] = ["eri", "osin", "samaa", "eos", ""];
const TEAMS: [&str; 7] = ["Etelä", "Itä", "Keski", "Länsi", "Meri", "Pohjoinen", ""];

/// Answers to the two questions and the team, by position.
type Row = (usize, usize, usize);

/// Teams of very different size and temper: many are small, and some agree to the last person.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    let team =
        (0usize..16, prop::sample::select(vec![[1, 1, 1, 1, 1], [0, 0, 9, 0, 1], [9, 0, 0, 0, 0], [3, 2, 1, 0, 0]]));
    prop::collection::vec(team, TEAMS.len()).prop_flat_map(|teams| {
        let mut all: Vec<BoxedStrategy<Vec<Row>>> = Vec::new();
        for (team, (size, weights)) in teams.into_iter().enumerate() {
            let answer = prop::sample::select(
                (0usize..5).flat_map(|answer| std::iter::repeat_n(answer, weights[answer])).collect::<Vec<usize>>(),
            );
            all.push(prop::collection::vec((answer.clone(), answer, Just(team)), size).boxed());
        }
        all.prop_map(|rows| rows.concat())
    })
}

fn export(rows: &[Row]) -> String {
    let line = |(coping, health, team): &Row| format!("x;{};{};{}\n", ANSWERS[*coping], ANSWERS[*health], TEAMS[*team]);
    format!("id;jaksan;terve;tiimi\n{}", rows.iter().map(line).collect::<String>())
}

fn published(definition: &str, rows: &[Row]) -> Option<Results> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("survey.toml"), definition).unwrap();
    fs::write(folder.path().join("answers.csv"), export(rows)).unwrap();
    // An export in which nobody answered anything is refused.
    results(folder.path()).ok().map(|(_, results)| results)
}

fn all_null(estimate: &Estimate) -> bool {
    let numbers = [estimate.value, estimate.low, estimate.high, estimate.weighted, estimate.n_effective];
    estimate.n.or(estimate.count).is_none()
        && numbers.iter().all(Option::is_none)
        && estimate.missing == Missing::default()
        && estimate.finite.is_none()
        && estimate.status.is_none()
        && !estimate.indicative
}

fn unanimous(k: u64, n: u64) -> bool {
    n > 0 && (k == 0 || k == n)
}

/// One breakdown of one figure: the total and what is published of the groups.
fn breakdown_is_safe(
    total: (u64, Option<u64>),
    groups: &[Option<(u64, Option<u64>)>],
    unanimity: u64,
) -> Result<(), String> {
    let shown: Vec<(u64, Option<u64>)> = groups.iter().flatten().copied().collect();
    let hidden = groups.len() - shown.len();
    if shown.is_empty() || hidden == 0 {
        return Ok(());
    }
    if hidden == 1 {
        return Err("the total gives the one hidden group back".into());
    }
    let n = total.0 - shown.iter().map(|(n, _)| n).sum::<u64>();
    if n < MINIMUM - 2 {
        return Err(format!("hidden groups have {n} answers together: their bases are nearly known"));
    }
    if let Some(all) = total.1 {
        let k = all - shown.iter().filter_map(|(_, k)| *k).sum::<u64>();
        if unanimous(k, n) && !unanimous(all, total.0) {
            return Err(format!("the hidden groups have {k} of {n} together: each of them is told"));
        }
        for (n, k) in shown.iter().filter_map(|(n, k)| k.map(|k| (*n, k))) {
            if unanimous(k, n) && n < unanimity && !unanimous(all, total.0) {
                return Err(format!("a group says that {k} of {n} agree"));
            }
        }
    }
    Ok(())
}

/// The groups that are told of, and a `None` for each that is there but hidden: hidden ones are not named.
fn with_hidden(
    shown: impl Iterator<Item = Option<(u64, Option<u64>)>>,
    teams: usize,
) -> Vec<Option<(u64, Option<u64>)>> {
    let mut groups: Vec<_> = shown.collect();
    groups.resize(teams.max(groups.len()), None);
    groups
}

fn check(results: &Results, rows: &[Row]) -> Result<(), TestCaseError> {
    let teams = rows.iter().map(|row| row.2).filter(|team| !TEAMS[*team].is_empty()).collect::<BTreeSet<_>>().len();
    let fail = |message: String| Err(TestCaseError::fail(message));
    for response in &results.response {
        if response.hidden {
            prop_assert!(response.answered.or(response.invited).is_none() && response.rate.is_none(), "{:?}", response);
        } else {
            prop_assert!(response.answered.is_some_and(|n| n >= MINIMUM), "{:?}", response);
        }
    }
    let total = results.response.iter().find(|r| r.group.is_none()).unwrap();
    let of_teams = results.response.iter().filter(|r| r.group.is_some());
    let groups = with_hidden(of_teams.map(|r| r.answered.map(|n| (n, None))), teams);
    if let Some(n) = total.answered
        && let Err(message) = breakdown_is_safe((n, None), &groups, 0)
    {
        return fail(format!("response: {message}"));
    }
    let mut by_indicator: BTreeMap<&str, Vec<&Estimate>> = BTreeMap::new();
    for estimate in &results.estimates {
        let (minimum, health) = if estimate.indicator == "health" { (10, true) } else { (MINIMUM, false) };
        if estimate.hidden {
            prop_assert!(all_null(estimate), "{:?}", estimate);
        } else {
            prop_assert!(estimate.n.is_some_and(|n| n >= minimum), "health {}: {:?}", health, estimate);
        }
        by_indicator.entry(&estimate.indicator).or_default().push(estimate);
    }
    for (indicator, estimates) in by_indicator {
        let total = estimates.iter().find(|e| e.group.is_none()).unwrap();
        let of_teams = estimates.iter().filter(|e| e.group.is_some());
        let groups = with_hidden(of_teams.map(|e| e.n.map(|n| (n, e.count))), teams);
        let unanimity = if indicator == "health" { 20 } else { 10 };
        if let Some(n) = total.n
            && let Err(message) = breakdown_is_safe((n, total.count), &groups, unanimity)
        {
            return fail(format!("{indicator}: {message}\n{groups:?}"));
        }
    }
    for distribution in &results.distributions {
        if distribution.hidden {
            let hidden = distribution.n.is_none() && distribution.missing == Missing::default();
            prop_assert!(hidden && distribution.counts.iter().all(|c| c.count.is_none() && c.share.is_none()));
        } else if distribution.question == "team" {
            let groups = with_hidden(distribution.counts.iter().map(|c| c.count.map(|n| (n, None))), teams);
            prop_assert!(groups.iter().flatten().all(|(n, _)| *n >= MINIMUM), "{:?}", distribution);
            if let Err(message) = breakdown_is_safe((distribution.n.unwrap(), None), &groups, 0) {
                return fail(format!("teams: {message}"));
            }
        }
    }
    let hidden = results.response.iter().filter(|r| r.hidden).count()
        + results.estimates.iter().filter(|e| e.hidden).count()
        + results.distributions.iter().flat_map(|d| &d.counts).filter(|c| c.count.is_none()).count();
    prop_assert_eq!(results.disclosure.hidden_cells, hidden as u64);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn small_groups_and_what_gives_them_back_are_hidden(rows in rows()) {
        if let Some(results) = published(DEFINITION, &rows) {
            check(&results, &rows)?;
        }
    }

    #[test]
    fn the_order_of_respondents_leaves_no_trace(rows in rows(), seed in any::<u64>()) {
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|row| (row.0 as u64 * 31 + row.1 as u64 * 7 + row.2 as u64 + 1).wrapping_mul(seed | 1));
        let without_files = |results: Option<Results>| results.map(|results| Results { inputs: Vec::new(), survey: String::new(), ..results });
        prop_assert_eq!(without_files(published(DEFINITION, &rows)), without_files(published(DEFINITION, &shuffled)));
    }
}

/// Team, people, favourable among them. The minimum is 1000, so that what is hidden are numbers to search for.
const LARGE: [(&str, usize, usize); 4] =
    [("Etelä", 1301, 1103), ("Itä", 1409, 907), ("Länsi", 859, 613), ("Pohjoinen", 877, 641)];

#[test]
fn hidden_numbers_are_nowhere() {
    let mut rows: Vec<Row> = Vec::new();
    for (team, size, favourable) in LARGE {
        let team = TEAMS.iter().position(|t| *t == team).unwrap();
        rows.extend((0..size).map(|i| (if i < favourable { 2 } else { 0 }, 2, team)));
    }
    let definition = format!("{DEFINITION}\n[disclosure]\nminimum = 1000\nhealth_minimum = 1000\n");
    let definition = definition.replace("[\"fi\"]", "[\"fi\", \"en\"]").replace(", fi = ", ", text = ");
    let played = Mittari::new()
        .survey(&definition)
        .file("kysely/answers.csv", export(&rows))
        .args(["report", "kysely", "--format", "html,svg,json", "--quiet"])
        .success();

    let mut shares = Vec::new();
    for (_, size, favourable) in &LARGE[2..] {
        let share = *favourable as f64 / *size as f64;
        shares.push(format!("{share:.6}"));
    }
    let mut texts = 0;
    for file in played.files("reports/kysely") {
        let whole = played.text(&format!("reports/kysely/{file}"));
        let text = if file.ends_with("json") { whole.clone() } else { visible_text(&whole) };
        let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
        for (team, size, favourable) in &LARGE[2..] {
            for secret in [*size, *favourable, size - favourable] {
                assert!(!numbers.contains(&secret.to_string().as_str()), "{secret} of {team} is in {file}");
            }
        }
        for share in &shares {
            assert!(!whole.contains(&share[..7]), "{share} is in {file}");
        }
        texts += 1;
    }
    assert!(texts >= 5, "{texts} files were looked at");
    let json = played.text("reports/kysely/results.json");
    assert!(json.contains("1103") && json.contains("907"), "what is shown is there: the search can find something");
}

#[test]
fn an_absent_group_looks_like_a_hidden_one() {
    let definition =
        format!("{DEFINITION}\n[group.population]\n\"Etelä\" = 30\n\"Itä\" = 30\n\"Keski\" = 30\n\"Kaukana\" = 3\n");
    let mut rows: Vec<Row> = (0..20).map(|i| (i % 3, i % 3, 0)).collect();
    rows.extend((0..20).map(|i| (i % 3, i % 3, 1)));
    rows.extend([(0, 0, 2), (1, 1, 2), (2, 2, 2)]);
    let results = published(&definition, &rows).unwrap();
    let entry = |team: &str| {
        let found = results
            .response
            .iter()
            .find(|r| r.group.as_ref().is_some_and(|g| g.value == GroupValue::Text(team.into())));
        let mut entry = found.unwrap().clone();
        entry.group = None;
        entry
    };
    assert!(entry("Kaukana").hidden);
    assert_eq!(entry("Kaukana"), entry("Keski"));
}

/// Etelä has 3 people. Who answered hides it with Itä (6), the figure hides it with Keski (7, of whom 5
/// answered the question); the figure for Itä then tells that it has 6, and the total leaves 3 for Etelä.
#[test]
fn a_group_that_one_table_hides_is_not_given_back_by_another() {
    let mut rows: Vec<Row> = Vec::new();
    for (team, size, blank) in [(0, 3, 0), (1, 6, 0), (2, 7, 2), (3, 20, 0)] {
        rows.extend((0..size).map(|i| (if i < blank { 4 } else { i % 3 }, i % 3, team)));
    }
    let results = published(DEFINITION, &rows).unwrap();
    let known = |team: &str| {
        let of_team = |group: &Option<mittari::results::GroupKey>| {
            group.as_ref().is_some_and(|g| g.value == GroupValue::Text(team.into()))
        };
        let answered = results.response.iter().find(|r| of_team(&r.group)).and_then(|r| r.answered);
        let figures = results.estimates.iter().filter(|e| of_team(&e.group) && !e.hidden);
        let mut sums = figures.filter_map(|e| {
            let m = e.missing;
            Some(e.n? + m.cant_say? + m.not_applicable? + m.refused? + m.blank? + m.not_shown?)
        });
        answered.or_else(|| sums.next())
    };
    let hidden = TEAMS[..4].iter().filter(|team| known(team).is_none()).count();
    assert_ne!(hidden, 1, "the total less all that is known is the one group that is left");
}

//! Figures over several questions and over several groups.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use mittari::results::{GroupValue, NoteCode, Results, Verdict};
use mittari::survey::Survey;

use crate::mittari::{Mittari, results};

/// Three statements about load, the last of them the other way round, and two teams.
const SURVEY: &str = r#"
format = 1
[survey]
title = "Kuormitus"
languages = ["fi"]
[[wave]]
id = "k"
responses = ["answers.csv"]
[answers.agreement]
options = [
    { code = 1, fi = "eri" }, { code = 2, fi = "hieman eri" }, { code = 3, fi = "ei kumpikaan" },
    { code = 4, fi = "hieman samaa" }, { code = 5, fi = "samaa" },
]
positive = [4, 5]
[[question]]
id = "w1"
topic = "workload"
kind = "choice"
answers = "agreement"
text = "Työtä on liikaa"
[[question]]
id = "w2"
topic = "workload"
kind = "choice"
answers = "agreement"
text = "Kiire haittaa"
[[question]]
id = "w3"
topic = "workload"
kind = "choice"
answers = "agreement"
text = "Ehdin tehdä työni"
[[question]]
id = "team"
topic = "background"
kind = "category"
text = "Tiimi"
[[scale]]
id = "load"
title = "Kuormitus"
questions = ["w1", "w2", "w3"]
reversed = ["w3"]
min_answered = 0.6
[[indicator]]
id = "mean_load"
measure = "mean"
scale = "load"
[[indicator]]
id = "high_load"
measure = "rate"
scale = "load"
positive = { at_least = 4 }
[[indicator]]
id = "too_much"
measure = "rate"
question = "w1"
headline = true
[[group]]
question = "team"
"#;

fn published(rows: &[(&str, &str, &str, &str)]) -> (Survey, Results) {
    let folder = tempfile::tempdir().unwrap();
    let mut csv = "w1;w2;w3;team\n".to_string();
    for (w1, w2, w3, team) in rows {
        writeln!(csv, "{w1};{w2};{w3};{team}").unwrap();
    }
    write(folder.path(), &csv);
    results(folder.path()).unwrap()
}

fn write(folder: &Path, csv: &str) {
    fs::write(folder.join("survey.toml"), SURVEY).unwrap();
    fs::write(folder.join("answers.csv"), csv).unwrap();
}

#[test]
fn a_score_turns_reversed_questions_and_needs_enough_answers() {
    // 5, 5 and a reversed 1 are all full load; 5 and 3 are two of three answers; one of three is too few.
    let mut rows = vec![("5", "5", "1", "A"); 10];
    rows.extend([("5", "3", "", "A"), ("5", "", "", "A")]);
    let (_, results) = published(&rows);
    let mean = results.latest("mean_load").unwrap();
    assert_eq!(mean.n, Some(11));
    assert!((mean.value.unwrap() - (10.0 * 5.0 + 4.0) / 11.0).abs() < 1e-12);
    assert_eq!(mean.missing.blank, Some(1));
    let rate = results.latest("high_load").unwrap();
    assert_eq!((rate.count, rate.n), (Some(11), Some(11)));
}

#[test]
fn reliability_is_told_with_what_to_beware_of() {
    let rows: Vec<_> =
        ["1", "2", "3", "4", "5", "1", "2", "3", "4", "5", "3", "4"].iter().map(|a| (*a, *a, *a, "A")).collect();
    let (_, results) = published(&rows);
    let reliability = &results.reliability[0];
    // The third question agrees with the others, so reversing it makes it run against them.
    let warnings = serde_json::to_value(&reliability.warnings).unwrap();
    assert_eq!(warnings, serde_json::json!(["unstable", "check_reversed"]));
    assert_eq!(reliability.n, Some(12));
}

#[test]
fn groups_are_compared_with_everybody_else_and_held_together_by_holm() {
    let mut rows = vec![("5", "5", "1", "A"); 18];
    rows.extend(vec![("1", "1", "5", "A"); 2]);
    rows.extend(vec![("1", "1", "5", "B"); 17]);
    rows.extend(vec![("5", "5", "1", "B"); 3]);
    rows.extend(vec![("5", "5", "1", "C"); 5]);
    rows.extend(vec![("1", "1", "5", "C"); 5]);
    let (_, results) = published(&rows);
    let verdict = |team: &str| {
        let found = results.comparisons.iter().find(|c| c.group.value == GroupValue::Text(team.into())).unwrap();
        assert!(found.p_adjusted >= found.p, "{found:?}");
        found.verdict.unwrap()
    };
    assert_eq!(verdict("A"), Verdict::Change);
    assert_eq!(verdict("B"), Verdict::Change);
    assert_eq!(verdict("C"), Verdict::Inconclusive);
}

#[test]
fn a_reference_group_takes_the_place_of_all_others() {
    let folder = tempfile::tempdir().unwrap();
    let mut csv = "w1;w2;w3;team\n".to_string();
    for (team, high, low) in [("A", 18, 2), ("B", 3, 17), ("C", 10, 2)] {
        csv += &format!("5;5;1;{team}\n").repeat(high);
        csv += &format!("1;1;5;{team}\n").repeat(low);
    }
    fs::write(folder.path().join("survey.toml"), format!("{SURVEY}reference = \"b\"\n")).unwrap();
    fs::write(folder.path().join("answers.csv"), csv).unwrap();
    let (_, results) = results(folder.path()).unwrap();
    let teams: Vec<_> = results.comparisons.iter().map(|c| (c.group.value.clone(), c.against.clone())).collect();
    let text = |team: &str| GroupValue::Text(team.into());
    assert_eq!(teams, [(text("A"), text("B")), (text("C"), text("B"))]);
    let difference = results.comparisons[0].value.unwrap();
    assert!((difference - (18.0 / 20.0 - 3.0 / 20.0)).abs() < 1e-12);
}

#[test]
fn people_of_one_organisation_who_answer_alike_are_told() {
    let mut rows = vec![("5", "5", "1", "A"); 12];
    rows.extend(vec![("1", "1", "5", "B"); 12]);
    rows.extend(vec![("5", "1", "1", "C"); 12]);
    let (_, published) = published(&rows);
    assert!(published.notes.iter().any(|note| note.code == NoteCode::Clustered && note.about == "team"));
}

#[test]
fn small_groups_are_shown_and_never_tested() {
    let mut rows = vec![("5", "5", "1", "A"); 10];
    rows.extend(vec![("1", "1", "5", "A"); 4]);
    rows.extend(vec![("1", "1", "5", "B"); 4]);
    rows.extend(vec![("5", "5", "1", "B"); 3]);
    let (_, results) = published(&rows);
    let compared: Vec<_> = results.comparisons.iter().map(|c| c.group.value.clone()).collect();
    assert!(compared.is_empty(), "the others of the large group are seven: {compared:?}");
    assert!(results.estimates.iter().any(|e| e.group.is_some() && e.n == Some(7) && e.indicative));
}

#[test]
fn a_rate_for_people() {
    Mittari::new()
        .args(["calc", "rate", "20", "20", "--population", "25"])
        .stdout(
            "
            20 of 20 answered favourably: 100% (95% confidence interval 84–100%).
            Of all 25, at least 23 and at most 25 would answer favourably, at 95% confidence, if those who did not answer think like those who did.
            Whatever they think, it is at least 20 and at most 25.
        ",
        )
        .success();
}

#[test]
fn requests_for_programs_are_answered_line_by_line() {
    let requests = r#"{"id":1,"family":"proportion","method":"wilson","input":{"x":19,"n":20,"conf":0.95}}
{"id":2,"family":"proportion","method":"nobody"}
"#;
    Mittari::new()
        .file("requests.jsonl", requests)
        .args(["calc", "json", "requests.jsonl"])
        .stdout(
            r#"
            {"id":1,"result":{"estimate":0.95,"lower":0.7638688065532581,"upper":0.9911185511992047},"reasons":{}}
            {"id":2,"result":{},"reasons":{"request":"family `proportion` has no method `nobody`"}}
        "#,
        )
        .success();
}

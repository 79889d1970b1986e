//! Who took part: what all activities or organisations together tell of those that are hidden. Each attack is played on
//! the figures as they are counted, and on ours.

use serde_json::{Value, json};

use crate::mittari::{Mittari, Played};

pub(super) const SURVEY: &str = r#"format = 1
[survey]
title = "Osallistujat"
languages = ["en"]

[[wave]]
id = "end"
responses = ["answers.csv"]

[answers.a]
options = [{ code = 1, text = "no" }, { code = 2, text = "yes" }]
positive = [2]

[[question]]
id = "q"
topic = "wellbeing"
kind = "choice"
answers = "a"
text = "q"

[[question]]
id = "organisation"
topic = "background"
kind = "category"
text = "organisation"

[[indicator]]
id = "rate"
measure = "rate"
question = "q"

[[group]]
question = "organisation"

[group.population]
"Alder" = 30
"Birch" = 8
"Cedar" = 8
"Oak" = 8
"Pine" = 8

[participation]
log = "log.csv"
complete_at = 0.8
organisation_question = "organisation"
"#;

/// Answers of five organisations, all of them shown.
fn answers() -> String {
    let mut text = String::from("id;q;organisation\n");
    for organisation in ["Alder", "Birch", "Cedar", "Oak", "Pine"] {
        (0..8).for_each(|at| text += &format!("x;{};{organisation}\n", ["no", "yes"][at % 2]));
    }
    text
}

fn reported(activities: &[&str], log: &str) -> Played {
    let activity = |id: &&str| format!("[[participation.activity]]\nid = \"{id}\"\nkind = \"seminar\"\nsessions = 4\n");
    let survey = format!("{SURVEY}{}", activities.iter().map(activity).collect::<String>());
    let story = Mittari::new().survey(&survey).file("kysely/answers.csv", answers()).file("kysely/log.csv", log);
    story.args(["report", "kysely", "--out", "ours", "--format", "html", "--quiet"]).success()
}

/// A figure by measure, activity and organisation; either may be none.
fn is_of(figure: &Value, measure: &str, activity: &str, organisation: &str) -> bool {
    let name = |value: &Value| value.as_str().unwrap_or_default().to_string();
    figure["measure"] == measure
        && name(&figure["activity"]) == activity
        && name(&figure["group"]["value"]) == organisation
}

fn value(played: &Played, measure: &str, activity: &str, organisation: &str) -> Option<u64> {
    let record: Value = serde_json::from_str(&played.text("ours/results.json")).unwrap();
    let mut figures = record["participation"].as_array().unwrap().iter();
    figures.find(|figure| is_of(figure, measure, activity, organisation)).unwrap()["value"].as_f64().map(|n| n as u64)
}

/// The report of a writer who shows a figure of all, audited; and ours.
#[track_caller]
fn gives_away(played: Played, measure: &str, (number, of): (u64, Option<u64>), told: &str) {
    let mut record: Value = serde_json::from_str(&played.text("ours/results.json")).unwrap();
    let figures = record["participation"].as_array_mut().unwrap();
    let whole = figures.iter_mut().find(|figure| is_of(figure, measure, "", "")).unwrap();
    assert!(whole["hidden"] == true && whole["value"].is_null(), "{whole}");
    (whole["value"], whole["of"], whole["hidden"]) = (json!(number), json!(of), json!(false));
    let audit = played.then().file("naive/results.json", record.to_string()).args(["audit", "naive"]).play();
    assert_eq!(audit.code, Some(1), "{}", audit.stdout);
    assert!(audit.stderr.contains(told), "{}", audit.stderr);
    let audit = audit.then().args(["audit", "ours", "--survey", "kysely"]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
}

/// Who came how often to each of three activities.
fn series(of: &[(&str, &[usize])]) -> String {
    let mut log = String::from("person;organisation;activity;date;hours\n");
    for (activity, came) in of {
        for (at, times) in came.iter().enumerate() {
            (1..=*times).for_each(|day| log += &format!("{activity}{at};Alder;{activity};{day}.2.2016;2\n"));
        }
    }
    log
}

const ALL: [&str; 3] = ["a", "b", "c"];
const MANY: [usize; 20] = [4, 1, 4, 2, 4, 1, 3, 4, 2, 4, 1, 4, 2, 4, 3, 4, 1, 4, 2, 4];

/// Everybody in two small activities saw them through: nine of nine are all.
#[test]
fn all_of_what_is_left_saw_it_through() {
    let of = |b: &[usize], c: &[usize]| reported(&ALL, &series(&[("a", &MANY), ("b", b), ("c", c)]));
    let mixed = of(&[4, 1, 4, 2], &[1, 4, 1, 3]);
    assert_eq!((value(&mixed, "completion", "b", ""), value(&mixed, "completion", "", "")), (None, Some(13)));
    gives_away(
        of(&[4; 4], &[4; 5]),
        "completion",
        (19, Some(29)),
        "of `b` in the participation log is known to be all",
    );
}

/// Of the eight who came to the second activity it is told that they are eight, but not that all saw it through: all
/// less the others' eleven are the three of the third.
#[test]
fn how_many_came_to_one_activity_tells_of_another() {
    let log = series(&[("a", &MANY), ("b", &[4; 8]), ("c", &[4, 1, 1])]);
    let played = reported(&ALL, &log);
    assert_eq!((value(&played, "persons", "b", ""), value(&played, "persons", "c", "")), (Some(8), None));
    gives_away(played, "completion", (19, Some(31)), "in the participation log is known to be");
}

/// Seventeen came, from five organisations; twelve of them from one. So one or two came from each of the others.
#[test]
fn how_many_organisations_sent_somebody() {
    let log = |others: [usize; 4]| {
        let mut log = String::from("person;organisation;activity;date;hours\n");
        (0..12).for_each(|at| log += &format!("p{at};Alder;a;1.2.2016;2\n"));
        for (name, people) in ["Birch", "Cedar", "Oak", "Pine"].iter().zip(others) {
            (0..people).for_each(|at| log += &format!("{name}{at};{name};a;1.2.2016;2\n"));
        }
        log
    };
    let few = reported(&["a"], &log([3, 1, 1, 0]));
    assert_eq!((value(&few, "persons", "", "Birch"), value(&few, "persons", "", "Alder")), (None, Some(12)));
    assert_eq!(value(&few, "organisations", "", ""), Some(4), "from none to three came from each");
    gives_away(
        reported(&["a"], &log([2, 1, 1, 1])),
        "organisations",
        (5, None),
        "of `Birch` in the participation log is known to be from 1 to 2",
    );
    let more = reported(&["a"], &log([4, 3, 3, 2]));
    assert_eq!((value(&more, "organisations", "", ""), value(&more, "persons", "", "Birch")), (Some(5), None));
}

//! Rules that need no solver, each with a case in which it alone protects.

use std::fs;

use mittari::results::{Distribution, Estimate, Results};
use serde_json::Value;

use crate::mittari::{Mittari, results};

const DEFINITION: &str = r#"format = 1
[survey]
title = "Vähän"
languages = ["fi"]

[[wave]]
id = "end"
responses = ["a.csv"]

[answers.a]
options = [{ code = 1, fi = "ei" }, { code = 2, fi = "osin" }, { code = 3, fi = "kyllä" }]
positive = [3]

[[question]]
id = "q"
topic = "wellbeing"
kind = "choice"
answers = "a"
text = "q"

[[question]]
id = "hours"
topic = "workload"
kind = "number"
text = "h"

[[indicator]]
id = "rate"
measure = "rate"
question = "q"

[[indicator]]
id = "mean"
measure = "mean"
question = "q"

[[indicator]]
id = "median"
measure = "median"
question = "hours"
"#;

fn published(answers: &[&str]) -> Results {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("survey.toml"), DEFINITION).unwrap();
    let rows: String = answers.iter().enumerate().map(|(i, answer)| format!("x;{answer};{}\n", 30 + i)).collect();
    fs::write(folder.path().join("a.csv"), format!("id;q;h\n{rows}")).unwrap();
    results(folder.path()).unwrap().1
}

fn figure<'a>(results: &'a Results, indicator: &str) -> &'a Estimate {
    results.estimates.iter().find(|e| e.indicator == indicator && e.group.is_none()).unwrap()
}

fn answers<'a>(results: &'a Results, question: &str) -> &'a Distribution {
    results.distributions.iter().find(|d| d.question == question).unwrap()
}

#[test]
fn a_median_of_few_is_the_answer_of_one() {
    let few = published(&["ei", "osin", "kyllä", "ei", "kyllä", "osin", "ei"]);
    assert!(figure(&few, "median").hidden && !figure(&few, "rate").hidden);
    let more = published(&["ei", "osin", "kyllä", "ei", "kyllä", "osin", "ei", "ei", "osin", "kyllä"]);
    assert_eq!(figure(&more, "median").value, Some(34.5));
}

#[test]
fn what_all_of_few_answered_is_in_no_table() {
    let alike = published(&["kyllä"; 7]);
    assert!(figure(&alike, "rate").hidden && answers(&alike, "q").hidden);
    assert!(answers(&alike, "q").counts.iter().all(|count| count.count.is_none()));
    // Nobody answered favourably, in two ways.
    let none = published(&["ei", "osin", "ei", "osin", "ei", "osin", "ei"]);
    assert!(figure(&none, "rate").hidden && answers(&none, "q").hidden);
    let mixed = published(&["ei", "osin", "ei", "osin", "ei", "osin", "kyllä"]);
    assert!(!figure(&mixed, "rate").hidden && !answers(&mixed, "q").hidden);
    // A mean of 3 says it as well, and so does one of seven that is next to 1.
    assert!(figure(&alike, "mean").hidden && figure(&none, "mean").hidden && !figure(&mixed, "mean").hidden);
    // Of ten and more the total may say so.
    assert!(!answers(&published(&["kyllä"; 10]), "q").hidden);
}

/// About health all of fewer than twenty are few; another rule than that of ten for all else.
#[test]
fn a_mean_tells_of_no_few_that_they_answered_alike_about_health() {
    let told = |n: usize| {
        let definition = DEFINITION.replace("text = \"q\"\n", "text = \"q\"\nhealth = true\n");
        let rows: String = (0..n).map(|_| "x;osin;30\n").collect();
        let story = Mittari::new().survey(&definition).file("kysely/a.csv", format!("id;q;h\n{rows}"));
        let json = story.args(["results", "kysely", "--quiet"]).play().json();
        json["estimates"].as_array().unwrap().iter().find(|e| e["indicator"] == "mean").unwrap().clone()
    };
    let (few, many) = (told(15), told(20));
    assert!(few["hidden"] == true && few["value"].is_null(), "{few}");
    assert_eq!(many["value"], 2.0);
}

/// All are promoters where the score is 100, whichever grade each gave; of fewer than ten there is no score.
#[test]
fn a_score_tells_of_no_few_that_all_would_recommend() {
    let told = |grades: &[u8], times: usize| {
        let definition =
            DEFINITION.replace("kind = \"number\"", "kind = \"score\"\nhealth = true").replace("\"median\"", "\"net\"");
        let rows: String = grades.repeat(times).iter().map(|grade| format!("x;osin;{grade}\n")).collect();
        let story = Mittari::new().survey(&definition).file("kysely/a.csv", format!("id;q;h\n{rows}"));
        let json = story.args(["results", "kysely", "--quiet"]).play().json();
        let of = |list: &str, key: &str, name: &str| {
            json[list].as_array().unwrap().iter().find(|e| e[key] == name).unwrap()["hidden"] == true
        };
        [of("estimates", "indicator", "net"), of("distributions", "question", "hours")]
    };
    assert_eq!(told(&[9, 10], 6), [true, true]);
    assert_eq!(told(&[0, 6, 5, 4], 3), [true, true]);
    assert_eq!(told(&[9, 10, 9, 10, 9, 8], 2), [false, false]);
    assert_eq!(told(&[9, 10], 10), [false, false]);
}

/// Two background questions at once would need ten answers: no record is about two.
#[test]
fn no_record_is_about_two_groups_at_once() {
    let schema: Value = Mittari::new().args(["schema"]).play().json();
    let records = schema["results"]["$defs"].as_object().unwrap();
    let mut with_groups = 0;
    for (name, record) in records {
        let fields = record["properties"].as_object().into_iter().flatten();
        let groups = fields.filter(|(_, field)| field.to_string().contains("#/$defs/GroupKey")).count();
        assert!(groups < 2, "{name} is about {groups} groups");
        with_groups += groups;
    }
    assert!(with_groups > 5, "{with_groups} records are about groups");
}

/// Hours of three activities; of two of them one person gave nearly all.
#[test]
fn what_is_left_of_a_sum_is_not_one_persons_share() {
    let participation = "[participation]\nlog = \"log.csv\"\n\
        [[participation.activity]]\nid = \"a\"\nkind = \"seminar\"\n[[participation.activity]]\nid = \"b\"\nkind = \"workshop\"\n\
        [[participation.activity]]\nid = \"c\"\nkind = \"network_event\"\n";
    let log = |most: u32| {
        let mut text = String::from("Henkilö;Toiminta;Päivä;Tunnit\n");
        for person in 0..20 {
            text += &format!("p{person};a;1.2.2016;2\n");
        }
        for (activity, day) in [("b", "1.3.2016"), ("c", "1.4.2016")] {
            for person in 0..6 {
                let hours = if person == 0 { most } else { 1 };
                text += &format!("p{person};{activity};{day};{hours}\n");
            }
        }
        text
    };
    let hours = |most: u32, activity: &str| -> Value {
        let rows = "x;ei;30\nx;kyllä;31\n".repeat(5);
        let story = Mittari::new().survey(&format!("{DEFINITION}{participation}")).file("kysely/log.csv", log(most));
        let played =
            story.file("kysely/a.csv", format!("id;q;h\n{rows}")).args(["results", "kysely", "--quiet"]).play();
        let json = played.json();
        let activity = if activity.is_empty() { Value::Null } else { activity.into() };
        let figures = json["participation"].as_array().unwrap();
        figures.iter().find(|f| f["measure"] == "hours" && f["activity"] == activity).unwrap()["value"].clone()
    };
    assert_eq!((hours(2, "b"), hours(2, "")), (7.0.into(), 54.0.into()), "nobody gave more than others");
    assert_eq!(hours(9, "a"), 40.0);
    assert_eq!((hours(9, "b"), hours(9, "c")), (Value::Null, Value::Null), "9 of 14 hours are one person's");
    assert_eq!(hours(9, ""), Value::Null, "68 − 40 hours are those of the two, and 18 of them one person's");
}

/// Of six, two gave five hours each and the others half an hour: neither more than half, both more than three quarters.
#[test]
fn what_two_people_gave_is_no_sum_of_many() {
    let hours = |most: &str| -> Value {
        let mut log = String::from("Henkilö;Toiminta;Päivä;Tunnit\n");
        for activity in ["a", "b"] {
            for (person, hours) in [most, most, "0,5", "0,5", "0,5", "0,5"].into_iter().enumerate() {
                log += &format!("p{person};{activity};1.2.2016;{hours}\n");
            }
        }
        let participation = "[participation]\nlog = \"log.csv\"\n[[participation.activity]]\nid = \"a\"\nkind = \"seminar\"\n\
                             [[participation.activity]]\nid = \"b\"\nkind = \"workshop\"\n";
        let story = Mittari::new().survey(&format!("{DEFINITION}{participation}")).file("kysely/log.csv", log);
        let story = story.file("kysely/a.csv", format!("id;q;h\n{}", "x;ei;30\nx;kyllä;31\n".repeat(5)));
        let json = story.args(["results", "kysely", "--quiet"]).play().json();
        let mut figures = json["participation"].as_array().unwrap().iter();
        figures.find(|f| f["measure"] == "hours" && f["activity"] == "a").unwrap()["value"].clone()
    };
    assert_eq!(hours("3"), 8.0, "six of eight hours are three quarters, and not more");
    assert_eq!(hours("5"), Value::Null);
}

/// No figure is made of the question: its table alone would say what each of seven answered.
#[test]
fn a_table_says_of_no_few_that_they_answered_alike() {
    let told = |answers: &[&str]| -> Value {
        let definition = DEFINITION.replace("[[indicator]]\nid = \"rate\"\nmeasure = \"rate\"\nquestion = \"q\"\n", "");
        let rows: String = answers.iter().map(|answer| format!("x;{answer};30\n")).collect();
        let story = Mittari::new().survey(&definition).file("kysely/a.csv", format!("id;q;h\n{rows}"));
        let json = story.args(["results", "kysely", "--quiet"]).play().json();
        json["distributions"].as_array().unwrap().iter().find(|d| d["question"] == "q").unwrap().clone()
    };
    let alike = told(&["osin"; 7]);
    assert_eq!((&alike["hidden"], &alike["n"]), (&Value::Bool(true), &Value::Null));
    assert!(
        alike["counts"].as_array().unwrap().iter().all(|count| count["count"].is_null() && count["share"].is_null())
    );
    assert_eq!(told(&["osin", "osin", "osin", "osin", "osin", "osin", "ei"])["n"], 7);
    assert_eq!(told(&["osin"; 10])["n"], 10);
}

/// The least and the greatest of many numbers are single people's: either end of a table holds five and more.
#[test]
fn neither_the_least_nor_the_greatest_number_is_told() {
    let mut numbers: Vec<u32> = (0..60).map(|at| 30 + at / 2).collect();
    // Long enough to be in no hash by chance.
    numbers.extend([3, 77_731]);
    let rows: String =
        numbers.iter().map(|hours| format!("x;{};{hours}\n", ["ei", "kyllä"][(hours % 2) as usize])).collect();
    let story = Mittari::new().survey(DEFINITION).file("kysely/a.csv", format!("id;q;h\n{rows}"));
    let played = story.args(["report", "kysely", "--format", "html,csv", "--quiet"]).success();
    let record: Value = serde_json::from_str(&played.text("reports/kysely/results.json")).unwrap();
    let table = record["distributions"].as_array().unwrap().iter().find(|d| d["question"] == "hours").unwrap();
    let counts = table["counts"].as_array().unwrap();
    for end in [counts.first().unwrap(), counts.last().unwrap()] {
        assert!(end["count"].as_u64().unwrap() >= 5, "{counts:?}");
    }
    for name in played.files("reports/kysely").iter().filter(|name| !name.ends_with(".schema.json")) {
        let whole = played.text(&format!("reports/kysely/{name}"));
        let text = if name.ends_with("html") { crate::mittari::visible_text(&whole) } else { whole };
        for greatest in ["77731", "77,731", "77\u{a0}731", "77\u{202f}731"] {
            assert!(!text.contains(greatest), "the greatest number is in {name}");
        }
    }
}

/// That all, or none, of six saw an activity through tells of each of them.
#[test]
fn all_or_none_of_few_saw_it_through() {
    let completed = |through: usize| -> Value {
        let mut log = String::from("Henkilö;Toiminta;Päivä\n");
        for person in 0..6 {
            let sessions = if person < through { 4 } else { 1 };
            (1..=sessions).for_each(|day| log += &format!("p{person};a;{day}.2.2016\n"));
        }
        // Enough others that the sum over all tells nothing of the six.
        for person in 0..20 {
            let sessions = if person % 2 == 0 { 4 } else { 1 };
            (1..=sessions).for_each(|day| log += &format!("r{person};b;{day}.3.2016\n"));
        }
        let participation = "[participation]\nlog = \"log.csv\"\ncomplete_at = 0.8\n\
            [[participation.activity]]\nid = \"a\"\nkind = \"seminar\"\nsessions = 4\n\
            [[participation.activity]]\nid = \"b\"\nkind = \"workshop\"\nsessions = 4\n";
        let story = Mittari::new().survey(&format!("{DEFINITION}{participation}")).file("kysely/log.csv", log);
        let story = story.file("kysely/a.csv", format!("id;q;h\n{}", "x;ei;30\nx;kyllä;31\n".repeat(5)));
        let json = story.args(["results", "kysely", "--quiet"]).play().json();
        let mut figures = json["participation"].as_array().unwrap().iter();
        figures.find(|f| f["measure"] == "completion" && f["activity"] == "a").unwrap()["value"].clone()
    };
    assert_eq!(completed(5), 5.0);
    assert_eq!((completed(6), completed(0)), (Value::Null, Value::Null));
}

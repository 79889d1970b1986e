//! `[[participation.class]]`: participants by the classes of ESR+, each person once, apart from visits.

use serde_json::Value;

use super::{ANSWERS, SURVEY};
use crate::mittari::{Mittari, Played, visible_text};

const RECORDS: &str = r#"
[participation]
log = "log.csv"
events = "events.csv"
staff = ["Vetäjä"]

[[participation.activity]]
id = "groups"
kind = "peer_group"
sessions = 2

[[participation.class]]
by = "age"
column = "Ikä"

[[participation.class]]
by = "labour_market"
column = "Asema"
answers = { employed = ["Työssä", "Yrittäjä"], unemployed = ["Työtön"], long_term_unemployed = ["Työtön yli vuoden"], inactive = ["Opiskelija"] }
"#;

const EVENTS: &str = "Päivä;Kävijämäärä\n3.2.2026;300\n";

/// People by age and status; everybody comes twice, and a facilitator is always there.
fn log(people: &[(usize, u32, &str)]) -> String {
    let mut text = "Henkilö;Päivä;Rooli;Ikä;Asema\n".to_string();
    let mut number = 0;
    for (count, age, status) in people {
        for _ in 0..*count {
            number += 1;
            for day in 1..=2 {
                text += &format!("p{number};{day}.2.2026;Osallistuja;{age};{status}\n");
            }
        }
    }
    text + "v1;1.2.2026;Vetäjä;50;Työssä\n"
}

/// 30 people: 6 below 30, 17 between, 7 from 55; 18 employed, 12 without work, of whom 6 for a long time.
const PEOPLE: [(usize, u32, &str); 5] =
    [(6, 24, "Työssä"), (5, 40, "yrittäjä "), (7, 54, "Työssä"), (5, 41, "Työtön"), (7, 55, "Työtön yli vuoden")];

fn story(people: &[(usize, u32, &str)]) -> Mittari {
    Mittari::new()
        .survey(&format!("{SURVEY}{RECORDS}"))
        .file("kysely/answers.csv", ANSWERS)
        .file("kysely/log.csv", log(people))
        .file("kysely/events.csv", EVENTS)
}

fn counts(results: &Value) -> Vec<(String, Option<u64>)> {
    let all = results["participant_classes"].as_array().unwrap().iter();
    all.map(|count| (count["class"].as_str().unwrap().to_string(), count["value"].as_u64())).collect()
}

#[test]
fn participants_are_counted_once_by_class_and_visits_are_none() {
    let results = story(&PEOPLE).args(["results", "kysely", "--quiet"]).play().json();
    let expected = [
        ("under_18", None),
        ("from_18_to_29", Some(6)),
        ("from_30_to_54", Some(17)),
        ("from_55", Some(7)),
        ("not_known", None),
        ("unemployed", Some(12)),
        ("long_term_unemployed", Some(7)),
        ("inactive", None),
        ("employed", Some(18)),
        ("not_known", None),
    ];
    assert_eq!(counts(&results), expected.map(|(class, n)| (class.to_string(), n)));
    let employed = &results["participant_classes"][8];
    assert!(employed["code"] == "EECO05" && employed["of"] == 30 && employed["basis"] == "collected", "{employed}");
    let played = story(&PEOPLE).args(["report", "kysely", "--format", "html", "--quiet"]).success();
    let text = visible_text(&played.text("reports/kysely/report.fi.html"));
    for told in ["Osallistujat ESR+:n luokissa", "Pitkäaikaistyöttömiä (EECO03)", "55 vuotta täyttäneitä (EECO08)"]
    {
        assert!(text.contains(told), "no `{told}`");
    }
}

/// Three people of one class are hidden with the next smallest; a long time without work is told only where the others
/// without work are none or enough.
#[test]
fn few_of_a_class_are_hidden_with_another() {
    let people =
        [(3, 24, "Työssä"), (8, 40, "Työssä"), (9, 60, "Työssä"), (6, 41, "Työtön yli vuoden"), (2, 42, "Työtön")];
    let results = story(&people).args(["results", "kysely", "--quiet"]).play().json();
    let of = |class: &str| counts(&results).into_iter().find(|(known, _)| known == class).unwrap().1;
    assert_eq!((of("from_18_to_29"), of("from_55"), of("from_30_to_54")), (None, None, Some(16)));
    assert_eq!((of("unemployed"), of("long_term_unemployed"), of("employed")), (Some(8), None, Some(20)));
}

const GENDER: &str = r#"
[[participation.class]]
by = "gender"
column = "Sukupuoli"
answers = { women = ["Nainen"], men = ["Mies"], non_binary = ["Muu"] }
"#;

/// The same with genders: so many people of an age and a gender, all at work.
fn log_with_gender(people: &[(usize, u32, &str)]) -> String {
    let mut text = "Henkilö;Päivä;Rooli;Ikä;Asema;Sukupuoli\n".to_string();
    for (at, (count, age, gender)) in people.iter().enumerate() {
        let rows = (0..*count).map(|n| format!("p{at}-{n};1.2.2026;Osallistuja;{age};Työssä;{gender}\n"));
        text += &rows.collect::<String>();
    }
    text
}

fn story_with_gender(people: &[(usize, u32, &str)]) -> Mittari {
    let story = Mittari::new().survey(&format!("{SURVEY}{RECORDS}{GENDER}")).file("kysely/answers.csv", ANSWERS);
    story.file("kysely/log.csv", log_with_gender(people)).file("kysely/events.csv", EVENTS)
}

fn by_gender(people: &[(usize, u32, &str)]) -> Value {
    story_with_gender(people).args(["results", "kysely", "--quiet"]).play().json()
}

/// Ages of which something is told, with their women and men.
fn told(results: &Value) -> Vec<(String, Vec<u64>)> {
    let cells: Vec<&Value> = results["participants_by_gender"].as_array().unwrap().iter().collect();
    let ages = cells.chunk_by(|a, b| a["class"] == b["class"]).filter(|row| row[0]["by"] == "age");
    let row = |row: &[&Value]| {
        (row[0]["class"].as_str().unwrap().to_string(), row.iter().filter_map(|c| c["value"].as_u64()).collect())
    };
    ages.map(row).filter(|(_, counts): &(String, Vec<u64>)| !counts.is_empty()).collect()
}

#[test]
fn classes_are_crossed_with_gender_where_enough_are_of_each() {
    let results = by_gender(&[(12, 24, "Nainen"), (11, 25, "Mies"), (20, 40, "Nainen"), (14, 41, "Mies")]);
    let expected = [("from_18_to_29", vec![12, 11]), ("from_30_to_54", vec![20, 14])];
    assert_eq!(told(&results), expected.map(|(class, counts)| (class.to_string(), counts)));
    // All are at work: the row would be the genders themselves, and is.
    let employed = |c: &&Value| c["class"] == "employed" && c["gender"] == "women";
    assert_eq!(results["participants_by_gender"].as_array().unwrap().iter().find(employed).unwrap()["value"], 32);
}

/// Nine men among the young would be all men less those of other ages: a second age is left out with them, and where there
/// is none, everything.
#[test]
fn few_of_a_class_and_a_gender_take_another_class_with_them() {
    let three = [
        (12, 24, "Nainen"),
        (9, 25, "Mies"),
        (20, 40, "Nainen"),
        (14, 41, "Mies"),
        (15, 60, "Nainen"),
        (12, 60, "Mies"),
    ];
    assert_eq!(told(&by_gender(&three)), [("from_30_to_54".to_string(), vec![20, 14])]);
    assert_eq!(told(&by_gender(&three[..4])), []);
    // A gender that is hidden by itself follows from the others in every row.
    let few = [(12, 24, "Nainen"), (11, 25, "Mies"), (2, 25, "Muu"), (20, 40, "Nainen"), (14, 41, "Mies")];
    assert_eq!(told(&by_gender(&few)), []);
}

/// Seven young women more: enough to tell of either background again, and too few to tell of both.
#[test]
fn a_crossing_that_differs_by_few_is_not_shown_again() {
    let report = |story: Mittari| {
        let played = story.args(["report", "kysely", "--format", "html", "--out", "out"]).play();
        assert_eq!(played.code, Some(0), "{}", played.stderr);
        played
    };
    let people = [(12, 24, "Nainen"), (11, 25, "Mies"), (20, 40, "Nainen"), (14, 41, "Mies")];
    let results = |played: &Played| serde_json::from_str::<Value>(&played.text("out/results.json")).unwrap();
    let first = report(story_with_gender(&people));
    assert_eq!(told(&results(&first)).len(), 2);
    let few = [(19, 24, "Nainen"), people[1], people[2], people[3]];
    let second = report(first.then().file("kysely/log.csv", log_with_gender(&few)));
    assert_eq!(told(&results(&second)), []);
    assert!(counts(&results(&second)).contains(&("women".to_string(), Some(39))));
    let many = [(32, 24, "Nainen"), (31, 25, "Mies"), (40, 40, "Nainen"), (34, 41, "Mies")];
    let third = report(second.then().file("kysely/log.csv", log_with_gender(&many)));
    assert_eq!(told(&results(&third)).len(), 2);
}

/// Where the survey asks both, those who answered are crossed.
#[test]
fn answers_are_crossed_with_gender_too() {
    let asked = r#"
[answers.gender]
options = [{ code = 1, fi = "Nainen" }, { code = 2, fi = "Mies" }]

[answers.age]
options = [{ code = 1, fi = "Alle 30" }, { code = 2, fi = "30 tai yli" }]

[[question]]
id = "gender"
topic = "background"
kind = "category"
answers = "gender"
text = "Sukupuoli"

[[question]]
id = "age"
topic = "background"
kind = "category"
answers = "age"
text = "Ikä"

[participation]

[[participation.class]]
by = "gender"
question = "gender"
answers = { women = ["Nainen"], men = ["2"] }

[[participation.class]]
by = "age"
question = "age"
answers = { from_18_to_29 = ["Alle 30"], from_30_to_54 = ["30 tai yli"] }
"#;
    let people =
        [(12, "Nainen", "Alle 30"), (10, "Mies", "Alle 30"), (13, "Nainen", "30 tai yli"), (15, "Mies", "30 tai yli")];
    let rows: String =
        people.iter().map(|(n, gender, age)| format!("Samaa mieltä;1;{gender};{age}\n").repeat(*n)).collect();
    let story = Mittari::new()
        .survey(&format!("{SURVEY}{asked}"))
        .file("kysely/answers.csv", format!("Jaksan työssäni;Tunteja;Sukupuoli;Ikä\n{rows}"));
    let played = story.args(["report", "kysely", "--format", "html,json", "--quiet"]).success();
    let results: Value = serde_json::from_str(&played.text("reports/kysely/results.json")).unwrap();
    let expected = [("from_18_to_29", vec![12, 10]), ("from_30_to_54", vec![13, 15])];
    assert_eq!(told(&results), expected.map(|(class, counts)| (class.to_string(), counts)));
    let text = visible_text(&played.text("reports/kysely/report.fi.html"));
    assert!(text.contains("Osallistujat ESR+:n luokissa sukupuolen mukaan") && text.contains("otos"), "{text}");
}

#[test]
fn words_of_no_class_are_told_and_not_known() {
    let odd = [(6, 24, "Työssä"), (6, 40, "Työttömänä"), (6, 130, "Työtön")];
    let played = story(&odd).args(["check", "kysely"]).play();
    for told in ["`Työttömänä` belongs to no class of `[[participation.class]]`", "`130` belongs to no class"] {
        assert!(played.stderr.contains(told), "{}", played.stderr);
    }
    let results = story(&odd).args(["results", "kysely", "--quiet"]).play();
    let results: Value = serde_json::from_str(&results.stdout).unwrap();
    let unknown = counts(&results).into_iter().filter(|(class, _)| class == "not_known").map(|(_, n)| n);
    assert_eq!(unknown.collect::<Vec<_>>(), [Some(6), Some(6)]);
}

/// Where the survey asks, those who answered are counted, and called a sample.
#[test]
fn a_question_gives_a_sample() {
    let asked = r#"
[answers.work]
options = [{ code = 1, fi = "Palkkatyössä" }, { code = 2, fi = "Työttömänä" }, { code = 3, fi = "Muualla" }]

[[question]]
id = "work"
topic = "background"
kind = "category"
answers = "work"
text = "Asema"

[participation]

[[participation.class]]
by = "labour_market"
question = "work"
answers = { employed = ["Palkkatyössä"], unemployed = ["2"] }
"#;
    let rows: String = (0..30)
        .map(|at| format!("Samaa mieltä;1;{}\n", ["Palkkatyössä", "Työttömänä", "Palkkatyössä"][at % 3]))
        .collect();
    let story = || {
        Mittari::new()
            .survey(&format!("{SURVEY}{asked}"))
            .file("kysely/answers.csv", format!("Jaksan työssäni;Tunteja;Asema\n{rows}"))
    };
    let results = story().args(["results", "kysely", "--quiet"]).play().json();
    let count = |class: &str| {
        let all = results["participant_classes"].as_array().unwrap();
        all.iter().find(|count| count["class"] == class).unwrap().clone()
    };
    assert!(count("employed")["value"] == 20 && count("employed")["of"] == 30, "{}", count("employed"));
    assert!(count("unemployed")["value"] == 10 && count("unemployed")["basis"] == "sample");
    assert_eq!(count("employed")["question"], "work");
    let played = story().args(["report", "kysely", "--format", "html", "--quiet"]).success();
    let text = visible_text(&played.text("reports/kysely/report.fi.html"));
    assert!(text.contains("Työssä olevia, yrittäjät mukaan lukien (EECO05)") && text.contains("otos"), "{text}");
}

#[test]
fn classes_that_make_no_sense_are_told_at_once() {
    let spoilt = RECORDS
        .replace("by = \"age\"\ncolumn", "by = \"age\"\nquestion = \"coping\"\ncolumn")
        .replace("inactive = [\"Opiskelija\"]", "tertiary = [\"Työssä\"]");
    let played = Mittari::new()
        .survey(&format!("{SURVEY}{spoilt}"))
        .file("kysely/answers.csv", ANSWERS)
        .file("kysely/log.csv", log(&PEOPLE))
        .file("kysely/events.csv", EVENTS)
        .args(["results", "kysely"])
        .play();
    assert_eq!(played.code, Some(1));
    for told in [
        "has one of `column` and `question`, and not both",
        "a class belongs to another background than `by` says",
        "`työssä` belongs to two classes",
    ] {
        assert!(played.stderr.contains(told), "{}", played.stderr);
    }
}

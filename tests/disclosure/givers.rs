//! Who gave how much to a programme: sums that one or two people gave most of, what costs tell of them, and what is told
//! of an activity to which few came. The naive writer shows what the program hides; the attack that the program makes before it
//! writes, with the exports at hand, finds it out, and finds nothing in ours.

use serde_json::{Value, json};

use super::log::SURVEY;
use crate::mittari::{Mittari, Played};

const ACTIVITIES: &str = "[[participation.activity]]\nid = \"a\"\nkind = \"seminar\"\n\
     [[participation.activity]]\nid = \"b\"\nkind = \"workshop\"\n\
     [[participation.activity]]\nid = \"c\"\nkind = \"network_event\"\n\
     [cost]\ntotal = 9000\nimproved = \"rate\"\n";

/// Person, activity, hours; everybody comes from one of two organisations.
fn log(rows: impl IntoIterator<Item = (usize, &'static str, f64)>) -> String {
    let mut text = String::from("person;organisation;activity;date;hours\n");
    for (person, activity, hours) in rows {
        let organisation = ["Alder", "Birch"][person % 2];
        text += &format!("p{person};{organisation};{activity};1.2.2016;{hours}\n");
    }
    text
}

/// So many hours in each of the activities, person by person from the first on.
fn given(of: [&[f64]; 3]) -> String {
    let one = |(activity, hours): (&'static str, &[f64])| {
        hours.iter().copied().enumerate().map(|(person, hours)| (person, activity, hours)).collect::<Vec<_>>()
    };
    log(["a", "b", "c"].into_iter().zip(of).flat_map(one))
}

fn ours(log: &str) -> Played {
    let mut answers = String::from("q;organisation\n");
    for organisation in ["Alder", "Birch", "Cedar", "Oak", "Pine"] {
        (0..8).for_each(|at| answers += &format!("{};{organisation}\n", ["no", "yes"][at % 2]));
    }
    let story = Mittari::new().survey(&format!("{SURVEY}{ACTIVITIES}")).file("kysely/answers.csv", answers);
    let story = story.file("kysely/log.csv", log);
    story.args(["report", "kysely", "--out", "ours", "--format", "html", "--quiet"]).success()
}

fn record(played: &Played) -> Value {
    serde_json::from_str(&played.text("ours/results.json")).unwrap()
}

fn place(record: &Value, measure: &str, activity: &str) -> usize {
    let is_of = |figure: &&Value| {
        let of = figure["activity"].as_str().unwrap_or_default();
        figure["measure"] == measure && of == activity && figure["group"].is_null()
    };
    let mut figures = record["participation"].as_array().unwrap().iter().enumerate();
    figures.find(|(_, figure)| is_of(figure)).unwrap_or_else(|| panic!("no {measure} of {activity}")).0
}

fn value(record: &Value, measure: &str, activity: &str) -> Option<f64> {
    record["participation"][place(record, measure, activity)]["value"].as_f64()
}

/// Shows a figure that the program hides.
fn show(record: &mut Value, measure: &str, activity: &str, number: f64) {
    let at = place(record, measure, activity);
    let figure = &mut record["participation"][at];
    assert!(figure["hidden"] == true && figure["value"].is_null(), "the program hides it: {figure}");
    (figure["value"], figure["hidden"]) = (json!(number), json!(false));
}

/// The audit of a naive report, with the exports or without; and that ours passes.
fn found(played: Played, naive: &Value, with_survey: bool) -> (i32, String) {
    let naive = naive.to_string();
    let args: &[&str] = if with_survey { &["audit", "naive", "--survey", "kysely"] } else { &["audit", "naive"] };
    let audit = played.then().file("naive/results.json", naive).args(args.iter().copied()).play();
    let found = (audit.code.unwrap(), format!("{}{}", audit.stdout, audit.stderr));
    let audit = audit.then().args(["audit", "ours", "--survey", "kysely"]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
    assert!(!audit.stdout.contains("not attacked"), "{}", audit.stdout);
    found
}

#[track_caller]
fn is_refused((code, told): (i32, String), what: &str) {
    assert!(code == 1 && told.contains(what), "{told}");
}

/// Of eleven hours one person gave six. Files alone do not tell who gave what, and the audit says so.
#[test]
fn one_person_gave_most_of_a_sum() {
    let log = given([&[2.0; 20], &[6.0, 1.0, 1.0, 1.0, 1.0, 1.0], &[2.0; 8]]);
    let even = given([&[2.0; 20], &[2.0, 1.0, 1.0, 1.0, 1.0, 1.0], &[2.0; 8]]);
    assert_eq!(value(&record(&ours(&even)), "hours", "b"), Some(7.0));
    let naive = |played: &Played| {
        let mut naive = record(played);
        show(&mut naive, "hours", "b", 11.0);
        naive
    };
    let played = ours(&log);
    let shown = naive(&played);
    is_refused(
        found(played, &shown, true),
        "the hours of `b` in the participation log are for 0.55 those of one person",
    );
    let played = ours(&log);
    let (code, told) = found(played, &shown, false);
    assert!(code == 0 && told.contains("not attacked: whether one or two people gave most"), "{told}");
}

/// Who gave four of ten hours knows that nobody else gave more than six, and one of them five.
#[test]
fn who_gave_the_second_most_knows_the_first() {
    let played = ours(&given([&[2.0; 20], &[5.0, 4.0, 0.25, 0.25, 0.25, 0.25], &[2.0; 8]]));
    let mut naive = record(&played);
    show(&mut naive, "hours", "b", 10.0);
    is_refused(found(played, &naive, true), "tell who gave 4 of them that nobody gave more than 6");
}

/// Two small activities in which the same three people gave as much each: what is left of the sum over all is that of three.
#[test]
fn what_is_left_are_the_hours_of_three_people() {
    let few: &[f64] = &[2.0; 3];
    let played = ours(&given([&[2.0; 20], few, few]));
    let mut naive = record(&played);
    assert_eq!((value(&naive, "hours", "b"), value(&naive, "hours", "c")), (None, None));
    show(&mut naive, "hours", "", 52.0);
    is_refused(found(played, &naive, true), "the hours of `b` and `c` in the participation log are those of 3 people");
    // Three others in the second: six people, none of whom gave much.
    let others =
        (0..20).map(|p| (p, "a", 2.0)).chain((0..3).map(|p| (p, "b", 2.0))).chain((3..6).map(|p| (p, "c", 2.0)));
    assert_eq!(value(&record(&ours(&log(others))), "hours", ""), Some(52.0));
}

/// A cost for each hour is the hours; one for each who improved is how many did.
#[test]
fn a_cost_tells_what_it_is_shared_by() {
    let log = given([&[2.0; 20], &[9.0, 1.0, 1.0, 1.0, 1.0, 1.0], &[9.0, 1.0, 1.0, 1.0, 1.0, 1.0]]);
    let naive = |measure: &str, each: f64, indicator: Option<&str>| {
        let played = ours(&log);
        let mut naive = record(&played);
        let costs = naive["cost"].as_array_mut().unwrap();
        costs.retain(|cost| cost["measure"] != measure);
        let cost = json!({ "measure": measure, "value": each, "low": null, "high": null, "indicator": indicator, "basis": "collected" });
        costs.push(cost);
        found(played, &naive, false)
    };
    assert!(record(&ours(&log))["cost"].as_array().unwrap().iter().all(|cost| cost["measure"] != "per_hour"));
    is_refused(
        naive("per_hour", 9000.0 / 68.0, None),
        "the hours of all activities are not told, and known from costs to be 68.00",
    );
    is_refused(naive("hours_per_participant", 68.0 / 20.0, None), "known from costs to be 68.00");
    // Half of all who answered improved, which is told; four in ten is told nowhere.
    is_refused(
        naive("per_improved", 9000.0 / (20.0 * 0.4), Some("rate")),
        "the rate of all activities are not told, and known from costs to be 0.40",
    );
    let (code, told) = naive("per_improved", 9000.0 / (20.0 * 0.5), Some("rate"));
    assert_eq!(code, 0, "{told}");
}

/// Four people came to an activity, from as many organisations as the naive writer tells: each sent somebody.
#[test]
fn how_many_organisations_came_to_a_small_activity_is_how_many_people() {
    let played = ours(&given([&[2.0; 20], &[2.0; 2], &[2.0; 8]]));
    let mut naive = record(&played);
    assert_eq!((value(&naive, "persons", "b"), value(&naive, "organisations", "c")), (None, Some(2.0)));
    show(&mut naive, "organisations", "b", 2.0);
    is_refused(
        found(played, &naive, false),
        "the number of persons of `b` in the participation log is known to be few: 2 organisations",
    );
}

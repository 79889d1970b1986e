//! `[participation]`: logs and event lists, good ones and odd ones.

use serde_json::Value;

use super::{ANSWERS, SURVEY};
use crate::mittari::Mittari;

const RECORDS: &str = r#"
[participation]
log = "log.csv"
events = "events.csv"
events_basis = "estimate"
starts = 2026-01-01
ends = 2026-12-31
invited = 40
organisations = 3
staff = ["Vetäjä"]

[[participation.activity]]
id = "groups"
kind = "peer_group"
aliases = ["Vertaisryhmä"]
sessions = 3

[[participation.activity]]
id = "shadowing"
kind = "job_shadowing"
aliases = ["Työn seuraaminen"]

[[participation.activity]]
id = "events"
kind = "seminar"
aliases = ["Seminaari"]

[[participation.target]]
measure = "persons"
at_least = 12

[[participation.target]]
measure = "visits"
activity = "events"
at_least = 100
"#;

const EVENTS: &str = "\
Päivä;Toiminta;Osallistujia;Tekniset häiriöt;Menetetyt minuutit
3.2.2026;Seminaari;60;0;
4.5.2026;Seminaari;35;2;15
";

/// Twelve people in two groups of six that meet three times; the last of each group comes once only.
fn log(more: &str) -> String {
    let mut text = "Henkilö;Organisaatio;Vastaanottava organisaatio;Ryhmä;Toiminta;Päivä;Tunnit;Rooli\n".to_string();
    for person in 0..12 {
        let (organisation, group) = (["Koivula", "Lehtola"][person % 2], ["A", "B"][person / 6]);
        let sessions = if person % 6 == 5 { 1 } else { 3 };
        for month in 1..=sessions {
            text += &format!("p{person};{organisation};;{group};Vertaisryhmä;1.{month}.2026;1,5;Osallistuja\n");
        }
    }
    text + more
}

fn survey() -> String {
    format!("{SURVEY}{RECORDS}")
}

fn story(more: &str) -> Mittari {
    Mittari::new()
        .survey(&survey())
        .file("kysely/answers.csv", ANSWERS)
        .file("kysely/log.csv", log(more))
        .file("kysely/events.csv", EVENTS)
}

#[track_caller]
fn figure<'a>(results: &'a Value, measure: &str, activity: &str) -> &'a Value {
    let activity = if activity.is_empty() { Value::Null } else { activity.into() };
    let all = results["participation"].as_array().unwrap();
    let found = all.iter().find(|f| f["measure"] == measure && f["activity"] == activity && f["group"].is_null());
    found.unwrap_or_else(|| panic!("{measure} of {activity} in {all:#?}"))
}

#[track_caller]
fn counts(results: &Value, measure: &str, activity: &str) -> (Option<f64>, Option<f64>) {
    let found = figure(results, measure, activity);
    (found["value"].as_f64(), found["of"].as_f64())
}

#[test]
fn persons_count_once_and_visits_as_visits() {
    let results = story("").args(["results", "kysely"]).play().json();
    assert_eq!(counts(&results, "persons", ""), (Some(12.0), Some(40.0)));
    assert_eq!(counts(&results, "persons", "groups"), (Some(12.0), None));
    assert_eq!(counts(&results, "organisations", ""), (Some(2.0), Some(3.0)));
    assert_eq!(counts(&results, "visits", "events"), (Some(95.0), None));
    // Ten people three times and two once, of three sessions offered to each.
    assert_eq!(counts(&results, "sessions", "groups"), (Some(32.0), Some(36.0)));
    assert_eq!(counts(&results, "completion", "groups"), (Some(10.0), Some(12.0)));
    assert_eq!(counts(&results, "hours", "groups"), (Some(48.0), None));
    assert_eq!(counts(&results, "sessions_held", "groups"), (Some(6.0), None));
    assert_eq!(counts(&results, "groups", "groups"), (Some(2.0), None));
    assert_eq!(counts(&results, "group_size", "groups"), (Some(6.0), None));
    assert_eq!(counts(&results, "technical_incidents", "events"), (Some(1.0), Some(2.0)));
    assert_eq!(counts(&results, "minutes_lost", "events"), (Some(15.0), None));
    let persons = figure(&results, "persons", "");
    assert!(persons["reached"] == true && persons["target"] == 12.0 && persons["basis"] == "collected", "{persons}");
    let visits = figure(&results, "visits", "events");
    assert!(visits["reached"] == false && visits["basis"] == "estimate", "{visits}");
}

#[test]
fn everything_odd_is_told_with_its_cells_and_nothing_else_of_it() {
    let odd = "\
p1;Lehtola;Koivula;;Työn seuraaminen;2.3.2026;7,5;Osallistuja
p2;Muu talo;;A;Vertaisryhmä;3.3.2026;1,5;Osallistuja
p3;Lehtola;;A;Vertaisryhmä;;1,5;Osallistuja
p4;Koivula;;A;Vertaisryhmä;1.12.2025;1,5;Osallistuja
p6;Koivula;;B;Vertaisryhmä;5.5.2026;25;Osallistuja
p1;Lehtola;;A;Vertaisryhmä;1.1.2026;1,5;Osallistuja
;Koivula;;A;Vertaisryhmä;1.1.2026;1,5;Osallistuja
p99;Koivula;;A;Vertaisryhmä;1.1.2026;1,5;Vetäjä
";
    story(odd)
        .args(["check", "kysely"])
        .stdout(
            "
            answers.csv: 7 respondents read as generic
            note: people who take part in more than one activity
              --> kysely/log.csv, cell A34
              hint: each counts once in each activity and once in all
            note: rows of people who work for the programme (`staff`)
              --> kysely/log.csv, cell H41
              hint: they are not counted as participants
            no errors
            ",
        )
        .stderr(
            "
            warning: the log does not say who took part
              --> kysely/log.csv, cell A40
              hint: the session and its hours count, no person does; write the person's code if you can
            warning: the row has no date
              --> kysely/log.csv, cell F36
              hint: the person counts, and the row as a session of its own; write the day if you can
            warning: the day lies before the programme began
              --> kysely/log.csv, cell F37
              hint: it counts all the same; correct the date, or `starts` in `[participation]`
            warning: a person has more than 24 hours on one day
              --> kysely/log.csv, cell G38
              hint: the hours of that day are left out of the sums until they are corrected
            warning: the same person is there twice at the same activity on the same day
              --> kysely/log.csv, cell A39
              hint: the second row is not counted; take it away, or correct its date
            warning: a person is there from two organisations
              --> kysely/log.csv, cell B35
              hint: the person counts once in all, and once in each organisation; correct one of them if it is a slip
            ",
        )
        .success();
    let results = story(odd).args(["results", "kysely"]).play().json();
    assert_eq!(counts(&results, "persons", "").0, Some(12.0));
    // 48, and 7.5 of the shadowing and four times 1.5; not the 25, the double and the facilitator.
    assert_eq!(counts(&results, "hours", "").0, None, "one person's shadowing could be worked out");
    assert_eq!(figure(&results, "hours", "shadowing")["hidden"], true);
    assert_eq!(counts(&results, "hours", "groups").0, Some(54.0));
}

#[test]
fn what_cannot_be_counted_is_an_error() {
    let wrong = "\
p1;Lehtola;;A;Vertaisryhma;1.1.2026;1,5;
p1;Lehtola;;A;Vertaisryhmä;31.2.2026;paljon;
p1;Lehtola;;A;;1.3.2026;-2;
";
    story(wrong)
        .args(["results", "kysely"])
        .stderr(
            "
            error: activity `Vertaisryhma` is not among the activities of `[participation]`
              --> kysely/log.csv, cell E34
              hint: did you mean `Vertaisryhmä`?
              hint: correct the cell, or add the name to `aliases` of an `[[participation.activity]]`
            error: the activity is empty
              --> kysely/log.csv, cell E36
              hint: write it, or take the row away
            error: `paljon` is not a number of hours
              --> kysely/log.csv, cell G35
              hint: correct the cell; leave it empty if the number is not known
            error: a number of hours below nought
              --> kysely/log.csv, cell G36
              hint: correct the cell; leave it empty if the number is not known
            error: `31.2.2026` is not a date
              --> kysely/log.csv, cell F35
              hint: write it as 2017-03-01 or 1.3.2017
            ",
        )
        .exits(1);
}

#[test]
fn a_log_without_the_columns_it_needs_is_told_what_it_has() {
    Mittari::new()
        .survey(&survey())
        .file("kysely/answers.csv", ANSWERS)
        .file("kysely/log.csv", "Nimikirjaimet;Toiminta\nAB;Vertaisryhmä\n")
        .args(["results", "kysely"])
        .stderr(
            "
            error: no column for `person`
              --> kysely/log.csv
              hint: name the header under `[participation.columns]`; the file has `Nimikirjaimet`, `Toiminta`
            error: there is no such event list
              --> kysely/events.csv
              hint: put the file there, or correct `[participation]` in kysely/survey.toml
            ",
        )
        .exits(1);
}

#[test]
fn what_makes_no_sense_in_the_definition_is_told_at_once() {
    let spoilt = RECORDS
        .replace("log = \"log.csv\"", "log = \"../log.csv\"\ncomplete_at = 2\norganisation_question = \"coping\"")
        .replace("sessions = 3", "sessions = 0")
        .replace("ends = 2026-12-31", "ends = 2025-12-31")
        .replace("activity = \"events\"", "activity = \"event\"");
    Mittari::new()
        .survey(&format!("{SURVEY}{spoilt}"))
        .args(["results", "kysely"])
        .stderr(
            "
            error: `log` lies outside the survey's folder
              --> kysely/survey.toml, line 41
              hint: copy the file into the survey's folder, so that the survey stays whole when it is moved
            error: `complete_at` cannot be 2
              --> kysely/survey.toml, line 42
              expected: above 0, up to 1; two thirds where it is left out
            error: the programme ends before it begins
              --> kysely/survey.toml, line 47
            error: `[participation]` refers to group question `coping`, which is not defined
              --> kysely/survey.toml, line 43
            error: activity `groups` offers no session
              --> kysely/survey.toml, line 56
              hint: leave `sessions` out where the number is not known
            error: a target refers to activity `event`, which is not defined
              --> kysely/survey.toml, line 74
              hint: did you mean `events`?
            ",
        )
        .exits(1);
}

#[test]
fn a_small_activity_is_hidden() {
    let few = "\
q1;Koivula;;C;Työn seuraaminen;2.3.2026;7,5;
q2;Koivula;;C;Työn seuraaminen;2.3.2026;7,5;
";
    let results = story(few).args(["results", "kysely"]).play().json();
    for measure in ["persons", "hours"] {
        let hidden = figure(&results, measure, "shadowing");
        assert!(hidden["hidden"] == true && hidden["value"].is_null() && hidden["of"].is_null(), "{hidden}");
    }
    assert_eq!(figure(&results, "hours", "")["hidden"], true, "all less the groups would give them back");
    let html = story(few).args(["report", "kysely", "--format", "html", "--quiet"]).success();
    let text = crate::mittari::visible_text(&html.text("reports/kysely/report.fi.html"));
    assert!(text.contains("Osallistuminen toimintamuodoittain") && text.contains("Osallistujia oli 14."), "{text}");
    for code in ["p11", "q1"] {
        assert!(!text.contains(code), "a person's code stands in the report");
    }
}

/// The order of the rows and the codes people have change nothing.
#[test]
fn order_and_codes_leave_no_trace() {
    let (head, rows) = log("").split_once('\n').map(|(head, rows)| (head.to_string(), rows.to_string())).unwrap();
    let renamed: Vec<String> = rows.lines().rev().map(|row| format!("x{row}")).collect();
    let turned = format!("{head}\n{}\n", renamed.join("\n"));
    let other = story("").file("kysely/log.csv", turned).args(["results", "kysely"]).play().json();
    let same = story("").args(["results", "kysely"]).play().json();
    assert_eq!(same["participation"], other["participation"]);
}

#[test]
fn a_chart_of_who_took_part_has_a_row_for_each_activity() {
    let more: String =
        (0..6).map(|p| format!("p{p};Koivula;Lehtola;;Työn seuraaminen;{}.6.2026;7,5;Osallistuja\n", p + 1)).collect();
    let played = story(&more).args(["chart", "kysely", "coping", "--kind", "participation", "--quiet"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let text = crate::mittari::visible_text(&played.stdout);
    assert!(text.contains("Osallistujia yhteensä 12; eniten: Vertaisryhmä (12)"), "{text}");
    assert!(text.contains("Työn seuraaminen: 6"), "{text}");
    let results = story(&more).args(["results", "kysely", "--quiet"]).play().json();
    assert_eq!(counts(&results, "days_per_visit", "shadowing"), (None, None), "of six it would be one person's number");
    assert_eq!(counts(&results, "sessions_per_group", "groups"), (Some(3.0), None));
    assert_eq!(counts(&results, "incidents_per_session", "events"), (Some(1.0), None));
}

/// Twelve took part of forty who were invited, seven answered.
#[test]
fn the_flow_of_people_says_who_took_part() {
    let survey = survey().replace("invited = 12", "invited = 40");
    let flow = |survey: &str| {
        let played = story("").survey(survey).args(["chart", "kysely", "end", "--quiet"]).play();
        assert_eq!(played.code, Some(0), "{}", played.stderr);
        crate::mittari::visible_text(&played.stdout)
    };
    assert!(flow(&survey).contains("Kutsuttiin: 40; Osallistui: 12; Vastasi: 7"), "{}", flow(&survey));
    // More took part than were asked: the two are no parts of each other.
    let fewer = survey.replace("invited = 40\n\n", "invited = 10\n\n");
    assert!(!flow(&fewer).contains("Osallistui: 12"));
}

/// One survey with every kind of activity that the programmes use; each is counted in its way.
#[test]
fn every_kind_of_activity_is_counted_in_its_way() {
    let kinds = [
        ("events", "network_event"),
        ("coffees", "online_coffee"),
        ("some", "social_media_group"),
        ("shadowing", "job_shadowing"),
        ("exchange", "staff_exchange"),
        ("mentors", "mentor_pair"),
        ("groups", "peer_group"),
        ("seminars", "seminar"),
    ];
    let mut survey =
        format!("{SURVEY}\n[participation]\nlog = \"log.csv\"\nevents = \"events.csv\"\norganisations = 5\n");
    for (id, kind) in kinds {
        survey += &format!("\n[[participation.activity]]\nid = \"{id}\"\nkind = \"{kind}\"\n");
    }
    let mut log = "person;organisation;host;group;activity;date;hours\n".to_string();
    let mut add = |person: usize, host: &str, group: &str, activity: &str, month: usize, day: usize, hours: &str| {
        let own = ["Koivu", "Leppä", "Mänty", "Pihlaja"][person % 4];
        log += &format!("p{person};{own};{host};{group};{activity};{day}.{month}.2026;{hours}\n");
    };
    for person in 0..12 {
        // Two groups of six: one meets six times, the other eight; everybody misses two, so that six of eight are enough
        // and four of six are two thirds.
        let (group, meetings) = [("A", 6), ("B", 8)][person / 6];
        for meeting in 1..=meetings {
            if (meeting + person) % meetings > 1 {
                add(person, "", group, "groups", 1, meeting, "1.5");
            }
        }
    }
    for person in 0..10 {
        (1..=3).for_each(|day| add(person, "", "", "events", 2, day, "3"));
        add(person, "", "", "some", 2, 20, "");
    }
    (0..8).for_each(|person| (1..=2).for_each(|day| add(person, "", "", "coffees", 3, day, "0.5")));
    // A median of fewer than ten people would be one person's number of days.
    for person in 0..10 {
        // Koivu and Leppä visit each other; Mänty and Pihlaja are visited by nobody they visit.
        let host = ["Leppä", "Koivu", "Koivu", "Koivu"][person % 4];
        (0..=person % 3).for_each(|day| add(person, host, "", "shadowing", 4, 1 + day, "7.5"));
        (0..5).for_each(|day| add(person, "Koivu", "", "exchange", 5, 1 + day, "7.5"));
        let Some(pair) = ["1", "2", "3"].get(person / 2) else { continue };
        (1..=4).for_each(|day| add(person, "", pair, "mentors", 6, day, "1"));
    }
    let results = Mittari::new()
        .survey(&survey)
        .file("kysely/answers.csv", ANSWERS)
        .file("kysely/log.csv", log)
        .file("kysely/events.csv", "activity;date;visits;incidents\nseminars;1.9.2026;70;0\nseminars;2.9.2026;50;3\n")
        .args(["results", "kysely", "--quiet"])
        .play()
        .json();
    for (activity, persons) in
        [("groups", 12.0), ("events", 10.0), ("some", 10.0), ("coffees", 8.0), ("exchange", 10.0)]
    {
        assert_eq!(counts(&results, "persons", activity).0, Some(persons), "{activity}");
    }
    for (activity, held) in [("groups", 14.0), ("events", 3.0), ("coffees", 2.0), ("mentors", 12.0)] {
        assert_eq!(counts(&results, "sessions_held", activity).0, Some(held), "{activity}");
    }
    assert_eq!(counts(&results, "sessions_per_group", "groups").0, Some(7.0));
    assert_eq!(counts(&results, "group_size", "groups").0, Some(6.0));
    assert_eq!(counts(&results, "group_size", "mentors").0, Some(2.0));
    assert_eq!(counts(&results, "sessions", "groups"), (Some(60.0), Some(84.0)));
    assert_eq!(counts(&results, "completion", "groups"), (Some(12.0), Some(12.0)), "twelve may be told to be all");
    assert_eq!(counts(&results, "days_per_visit", "shadowing").0, Some(2.0));
    assert_eq!(counts(&results, "days_per_visit", "exchange").0, Some(5.0));
    assert_eq!(counts(&results, "reciprocity", "shadowing"), (Some(1.0), Some(3.0)));
    assert_eq!(counts(&results, "visits", "seminars"), (Some(120.0), None));
    assert_eq!(counts(&results, "technical_incidents", "seminars"), (Some(1.0), Some(2.0)));
    assert_eq!(counts(&results, "incidents_per_session", "seminars").0, Some(1.5));
    assert_eq!(counts(&results, "persons", "").0, Some(12.0));
    assert_eq!(counts(&results, "organisations", ""), (Some(4.0), Some(5.0)));
    let all = results["participation"].as_array().unwrap();
    let has = |measure: &str, activity: &str| all.iter().any(|f| f["measure"] == measure && f["activity"] == activity);
    assert!(!has("sessions_held", "some") && !has("sessions_held", "shadowing") && !has("completion", "events"));
    assert!(!has("hours", "some") && !has("persons", "seminars"), "nothing is made up of what nobody wrote down");
}

//! What is remembered of earlier reports beside answers by group: bands of the log, people who took part, links. Of each
//! the same report that remembers nothing gives one person away.

use serde_json::Value;

use super::SURVEY;
use crate::mittari::{Mittari, Played};

/// Bands of an amount that the log knows.
fn survey(amount: &str, bands: &str) -> String {
    let more = format!(
        "[link]\ncolumns = [\"Koodi\"]\n[[dose]]\nrecords = \"{amount}\"\nbands = {bands}\nindicators = [\"coping\"]\n\
         [participation]\nlog = \"log.csv\"\n[[participation.activity]]\nid = \"groups\"\nkind = \"peer_group\"\nsessions = 8\n"
    );
    format!("{}\n{more}", SURVEY.replace("invited = 12\n", ""))
}

/// Sessions of people: how many came so often, how many of them agree, and how long each of their sessions was.
type Came = (u32, usize, usize, &'static str);

/// One came four times, an hour and a half each: below five sessions, and not below five hours.
const CAME: [Came; 4] = [(2, 14, 6, "1"), (4, 1, 1, "1,5"), (6, 20, 11, "1"), (8, 12, 5, "1")];

fn answers(came: &[Came]) -> String {
    let mut text = "Koodi;Jaksan työssäni;Tunteja\n".to_string();
    for (group, (_, people, agree, _)) in came.iter().enumerate() {
        for at in 0..*people {
            text += &format!("K{group}{at:02};{};1\n", if at < *agree { "Samaa mieltä" } else { "Eri mieltä" });
        }
    }
    text
}

/// The log; `silent` more of its people answered nothing.
fn log(came: &[Came], silent: usize) -> String {
    let mut text = "Koodi;Päivä;Tunnit\n".to_string();
    let mut person = |code: &str, sessions: u32, long: &str| {
        (1..=sessions).for_each(|day| text += &format!("{code};{day}.2.2026;{long}\n"));
    };
    for (group, (sessions, people, _, long)) in came.iter().enumerate() {
        (0..*people).for_each(|at| person(&format!("K{group}{at:02}"), *sessions, long));
    }
    (0..silent).for_each(|at| person(&format!("Z{at}"), 3, "1"));
    text
}

/// A first report, and then a second of what has changed, by us and by a writer who forgets.
fn reported(first: (&str, &str), second: (&str, &str)) -> (Played, [Value; 3]) {
    let story =
        Mittari::new().survey(first.0).file("kysely/answers.csv", answers(&CAME)).file("kysely/log.csv", first.1);
    let report = |story: Mittari, folder: &str, more: &[&str]| {
        let typed = ["report", "kysely", "--out", folder, "--format", "json", "--quiet"];
        story.args(typed.into_iter().chain(more.iter().copied())).success()
    };
    let played = report(story, "first", &[]);
    let record = played.text("kysely/released.json");
    let next = |played: Played| played.then().survey(second.0).file("kysely/log.csv", second.1);
    let played = report(next(played), "ours", &[]);
    let played = report(played.then().file("kysely/released.json", record), "naive", &["--forget-earlier"]);
    let json = |folder: &str| serde_json::from_str(&played.text(&format!("{folder}/results.json"))).unwrap();
    let records = ["first", "naive", "ours"].map(json);
    (played, records)
}

/// Answers and favourable ones of the first band, if it is shown.
fn lowest(report: &Value) -> Option<(i64, i64)> {
    let band = &report["recorded_doses"][0]["bands"][0];
    Some((band["n"].as_i64()?, band["count"].as_i64()?))
}

/// What the first bands of two reports differ by.
fn between(first: &Value, second: &Value) -> Option<(i64, i64)> {
    let ((n, k), (other, favourable)) = (lowest(first)?, lowest(second)?);
    Some((n - other, k - favourable))
}

fn total(report: &Value) -> &Value {
    report["estimates"].as_array().unwrap().iter().find(|e| e["group"].is_null()).unwrap()
}

#[test]
fn the_log_tells_of_an_indicator_by_one_amount_only() {
    let log = log(&CAME, 0);
    for (later, told) in [("sessions", "[3]"), ("hours", "[5]")].map(|(amount, bands)| (survey(amount, bands), bands)) {
        let (_, [first, naive, ours]) = reported((&survey("sessions", "[5]"), &log), (&later, &log));
        assert_eq!(between(&first, &naive), Some((1, 1)), "bands {told}: one person agrees");
        assert_eq!(between(&first, &ours), None, "bands {told}");
        assert_eq!(total(&ours), total(&first), "the figure for everybody stays");
    }
    // In one report it is refused at once: "below 5" less "below 3" would be that person too.
    let twice = survey("sessions", "[5]").replace(
        "[participation]",
        "[[dose]]\nrecords = \"hours\"\nbands = [5]\nindicators = [\"coping\"]\n[participation]",
    );
    let story = Mittari::new().survey(&twice).file("kysely/answers.csv", answers(&CAME)).file("kysely/log.csv", &log);
    let refused = story.args(["report", "kysely", "--format", "json"]).play();
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("indicator `coping` is told twice by the same amount"), "{}", refused.stderr);
    assert_eq!(refused.files("reports"), [""; 0]);
}

/// One visit more is written into the log: one person changes the band.
#[test]
fn a_correction_of_the_log() {
    let definition = survey("sessions", "[5]");
    let mut corrected = CAME;
    corrected[1].0 = 5;
    let (_, [first, naive, ours]) = reported((&definition, &log(&CAME, 0)), (&definition, &log(&corrected, 0)));
    assert_eq!(between(&first, &naive), Some((1, 1)), "one person agrees");
    assert_eq!(between(&first, &ours), None);
    assert_eq!(total(&ours), total(&first));
}

/// Two more people are written into the log, who answered nothing.
#[test]
fn two_more_who_took_part() {
    let definition = survey("sessions", "[5]");
    let (_, [first, naive, ours]) = reported((&definition, &log(&CAME, 10)), (&definition, &log(&CAME, 12)));
    let figure = |report: &Value, measure: &str| {
        let figures = report["participation"].as_array().unwrap().iter();
        figures.filter(|f| f["measure"] == measure && f["activity"].is_null()).find_map(|f| f["value"].as_f64())
    };
    let more = |measure: &str, report: &Value| Some(figure(report, measure)? - figure(&first, measure)?);
    assert_eq!(
        (more("persons", &naive), more("hours", &naive)),
        (Some(2.0), Some(6.0)),
        "what the two of them came for"
    );
    assert_eq!(more("hours", &ours), None);
    let joined = |report: &Value| report["record_joins"][0]["recorded_only"].as_u64();
    assert_eq!((joined(&first), joined(&naive), joined(&ours)), (Some(10), Some(12), None));
    assert_eq!(total(&ours), total(&first));
}

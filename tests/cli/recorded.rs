//! `[[dose]]` with `records`: how much people took part comes from the participation log, joined to their answers by
//! their codes.

use serde_json::Value;

use super::SURVEY;
use crate::mittari::{Mittari, visible_text};

const MORE: &str = r#"
[link]
columns = ["Koodi"]

[[dose]]
records = "sessions"
bands = [3, 6]
indicators = ["coping"]

[participation]
log = "log.csv"

[[participation.activity]]
id = "groups"
kind = "peer_group"
sessions = 8
"#;

/// People who came to a number of sessions: how many agree of how many. Of nought sessions there is no row in the log.
const CAME: [(u32, usize, usize); 4] = [(0, 3, 6), (1, 5, 10), (4, 8, 12), (7, 12, 14)];

/// Every person's code, sessions, and whether they agree.
fn people(came: &[(u32, usize, usize)]) -> Vec<(String, u32, bool)> {
    let mut all = Vec::new();
    for (sessions, agree, of) in came {
        for person in 0..*of {
            all.push((format!("K{:03}", 7 * all.len() + 1), *sessions, person < *agree));
        }
    }
    all
}

/// Codes as people write them: every third with another case and spaces.
fn answers(people: &[(String, u32, bool)]) -> String {
    let mut text = "Koodi;Jaksan työssäni;Tunteja\n".to_string();
    for (at, (code, _, agrees)) in people.iter().enumerate() {
        let code = if at % 3 == 0 { format!(" {}", code.to_lowercase().replace('k', "k ")) } else { code.clone() };
        text += &format!("{code};{};1\n", if *agrees { "Samaa mieltä" } else { "Eri mieltä" });
    }
    text
}

/// Half an hour a session; `silent` more people of the log answered nothing.
fn log(people: &[(String, u32, bool)], silent: usize) -> String {
    let mut text = "Koodi;Päivä;Tunnit\n".to_string();
    let others = (0..silent).map(|person| format!("Z{person}"));
    let all = people.iter().map(|(code, sessions, _)| (code.clone(), *sessions)).chain(others.map(|code| (code, 2)));
    for (code, sessions) in all {
        text += &(1..=sessions).map(|day| format!("{code};{day}.2.2026;0,5\n")).collect::<String>();
    }
    text
}

fn story(came: &[(u32, usize, usize)], more: &str, silent: usize) -> Mittari {
    let people = people(came);
    Mittari::new()
        .survey(&format!("{SURVEY}{more}"))
        .file("kysely/answers.csv", answers(&people))
        .file("kysely/log.csv", log(&people, silent))
}

fn results(came: &[(u32, usize, usize)], more: &str, silent: usize) -> Value {
    story(came, more, silent).args(["results", "kysely", "--quiet"]).play().json()
}

fn counts(dose: &Value) -> Vec<(Option<u64>, Option<u64>)> {
    let bands = dose["bands"].as_array().unwrap().iter().chain([&dose["not_recorded"]]);
    bands.map(|band| (band["count"].as_u64(), band["n"].as_u64())).collect()
}

fn shown(pairs: &[(u64, u64)]) -> Vec<(Option<u64>, Option<u64>)> {
    pairs.iter().map(|(k, n)| (Some(*k), Some(*n))).collect()
}

/// The figures are those of the same bands asked for in a question (`dose.rs`), where they are held against R.
#[test]
fn answers_are_told_by_the_sessions_that_the_log_knows() {
    let results = results(&CAME, MORE, 9);
    let dose = &results["recorded_doses"][0];
    assert_eq!(counts(dose), shown(&[(5, 10), (8, 12), (12, 14), (3, 6)]));
    assert!((dose["difference"].as_f64().unwrap() - (12.0 / 14.0 - 0.5)).abs() < 1e-12);
    assert!((dose["trend_p"].as_f64().unwrap() - 0.0590).abs() < 1e-4, "{}", dose["trend_p"]);
    assert_eq!(dose["n"], 36);
    let join = &results["record_joins"][0];
    assert_eq!((&join["both"], &join["answered_only"], &join["recorded_only"]), (&36.into(), &6.into(), &9.into()));
    assert!(results["doses"].as_array().unwrap().is_empty());
}

#[test]
fn hours_and_completion_are_amounts_too() {
    let hours = MORE.replace("\"sessions\"\nbands = [3, 6]", "\"hours\"\nbands = [1.5, 3]");
    let counted = shown(&[(5, 10), (8, 12), (12, 14), (3, 6)]);
    assert_eq!(counts(&results(&CAME, &hours, 9)["recorded_doses"][0]), counted);
    // Two thirds of eight sessions: seven are enough, four are not.
    let completion = MORE.replace("\"sessions\"\nbands = [3, 6]", "\"completion\"");
    assert_eq!(counts(&results(&CAME, &completion, 9)["recorded_doses"][0]), shown(&[(13, 22), (12, 14), (3, 6)]));
}

#[test]
fn the_report_says_where_the_amount_comes_from_and_nobody_is_in_it() {
    let played = story(&CAME, MORE, 9).args(["report", "kysely", "--format", "html,json", "--quiet"]).success();
    let text = visible_text(&played.text("reports/kysely/report.fi.html"));
    for told in [
        "osallistumiskerrat osallistumistietojen mukaan",
        "Vastaajia, joita ei löytynyt osallistumistiedoista: 6.",
        "määrä ei selviä osallistumistiedoista",
        "3 – alle 6",
    ] {
        assert!(text.contains(told), "no `{told}` in\n{text}");
    }
    for file in played.files("reports/kysely") {
        let bytes = String::from_utf8_lossy(&played.bytes(&format!("reports/kysely/{file}"))).to_string();
        for (code, ..) in people(&CAME) {
            assert!(!bytes.contains(&code), "{file} holds {code}");
        }
    }
}

/// Who is not in the log is known to whoever keeps it: two of them would be the total less the bands.
#[test]
fn few_who_are_not_in_the_log_take_a_band_with_them() {
    let results = results(&[(0, 1, 2), (1, 5, 10), (4, 8, 12), (7, 12, 14)], MORE, 9);
    let dose = &results["recorded_doses"][0];
    assert_eq!(dose["not_recorded"]["hidden"], true);
    assert_eq!(dose["bands"][0]["hidden"], true);
    assert!(dose["trend_p"].is_null() && dose["difference"].is_null());
    assert_eq!(results["record_joins"][0]["hidden"], true);
    assert!(results["record_joins"][0]["both"].is_null());
}

#[test]
fn where_everybody_is_in_the_log_every_band_is_shown() {
    let results = results(&CAME[1..], MORE, 0);
    let dose = &results["recorded_doses"][0];
    assert_eq!(counts(dose)[..3], shown(&[(5, 10), (8, 12), (12, 14)]));
    assert_eq!(results["record_joins"][0]["answered_only"], 0);
    let played = story(&CAME[1..], MORE, 0).args(["report", "kysely", "--format", "html", "--quiet"]).success();
    let text = visible_text(&played.text("reports/kysely/report.fi.html"));
    assert!(!text.contains("määrä ei selviä"), "a row of nobody");
}

/// A code that two respondents share joins neither; one that two rows of the log write differently is one person.
#[test]
fn shared_codes_join_nobody_and_slips_in_the_log_are_one_person() {
    let people = people(&CAME);
    let mut answers = answers(&people);
    for (code, ..) in people.iter().rev().take(7) {
        answers += &format!("{code};Samaa mieltä;1\n");
    }
    let log = log(&people, 9).replacen("K113;2.2.2026", "k 113;9.2.2026", 1);
    let results = Mittari::new()
        .survey(&format!("{SURVEY}{MORE}").replace("invited = 12", "invited = 60"))
        .file("kysely/answers.csv", answers)
        .file("kysely/log.csv", log)
        .args(["results", "kysely", "--quiet"])
        .play();
    let results: Value = serde_json::from_str(&results.stdout).unwrap();
    // The last seven of 14 with most sessions, of whom two disagree, are joined to nobody, nor are their doubles.
    let dose = &results["recorded_doses"][0];
    assert_eq!(counts(dose)[3], (Some(3 + 5 + 7), Some(6 + 14)), "{dose}");
    let persons = results["participation"].as_array().unwrap().iter().find(|f| f["measure"] == "persons").unwrap();
    assert_eq!(persons["value"], 45.0);
}

#[test]
fn what_the_join_lacks_is_told() {
    let lacking = MORE.replace("[link]\ncolumns = [\"Koodi\"]\n", "").replace("bands = [3, 6]\n", "");
    let twice = format!("{lacking}\n[[dose]]\nrecords = \"completion\"\nindicators = [\"coping\"]\n");
    story(&CAME, &twice, 0)
        .args(["results", "kysely"])
        .stderr(
            "
            error: nothing joins the participation log to the answers
              --> kysely/survey.toml, line 42
              hint: add `[link]` with the column of the respondents' code; the log must hold the same codes
            error: it is not said where the bands of the records begin
              --> kysely/survey.toml, line 41
              hint: write `bands = [3, 6]` for below 3, from 3, and from 6 up
            error: nothing joins the participation log to the answers
              --> kysely/survey.toml, line 54
              hint: add `[link]` with the column of the respondents' code; the log must hold the same codes
            error: indicator `coping` is told twice by the same amount
              --> kysely/survey.toml, line 55
              hint: bands that differ a little would give away what single people answered; keep one of them
            ",
        )
        .exits(1);
    let strangers = log(&people(&CAME), 9).replace("\nK", "\nQ");
    let played = story(&CAME, MORE, 9).file("kysely/log.csv", strangers).args(["check", "kysely"]).play();
    assert!(played.stderr.contains("no code of the log is the code of a respondent"), "{}", played.stderr);
}

/// The picture says by the rule of the sentence beside it; a hidden band is a row without a mark.
#[test]
fn a_chart_of_amount_and_outcome_says_what_the_bands_show() {
    let chart = |came: &[(u32, usize, usize)]| {
        let played = story(came, MORE, 9).args(["chart", "kysely", "coping", "--kind", "dose", "--quiet"]).play();
        assert_eq!(played.code, Some(0), "{}", played.stderr);
        visible_text(&played.stdout)
    };
    let unclear = chart(&CAME);
    assert!(unclear.contains("johdonmukaista muutosta määrän mukaan ei voi osoittaa"), "{unclear}");
    assert!(unclear.contains("12/14") && unclear.contains("Osuus vastanneista"), "{unclear}");
    let clear = chart(&[(0, 3, 6), (1, 5, 20), (4, 12, 20), (7, 18, 20)]);
    assert!(clear.contains("osuus on sitä suurempi, mitä suurempi määrä"), "{clear}");
    let hidden = chart(&[(1, 5, 10), (2, 2, 3), (4, 8, 12), (7, 12, 14), (0, 1, 2)]);
    assert!(hidden.contains("ei esitetä vastaajien suojaamiseksi") && !hidden.contains("3/8"), "{hidden}");
    let none = story(&CAME, MORE, 9).args(["chart", "kysely", "hours", "--kind", "dose"]).play();
    assert!(none.code == Some(1) && none.stderr.contains("`--kind dose` needs an indicator of a `[[dose]]`"));
}

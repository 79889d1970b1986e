//! `mittari new` and `mittari synth`: a survey to start from, and answers to rehearse with.

use super::{ANSWERS, SURVEY};
use crate::mittari::{Mittari, SURVEYS};

#[test]
fn a_new_survey_is_told_what_comes_next() {
    let played = Mittari::new()
        .args(["new", "foorumix", "my-groups"])
        .stderr(
            "
            my-groups: survey.toml
            next:
              1. in survey.toml: correct titles, dates, `invited`, languages, and take out questions you do not ask
              2. put your files there, or change their names in survey.toml: `responses/loppukysely.xlsx`, `responses/seurantakysely.csv`, `participation/tapaamiset.csv`
              3. mittari check my-groups
            to rehearse before anybody has answered: mittari synth my-groups
            ",
        )
        .success();
    assert_eq!(played.files("my-groups"), ["survey.toml"]);
}

/// Nothing is wrong with it but that nobody has answered yet, and nothing invented is left in it.
#[test]
fn a_new_survey_only_lacks_its_answers() {
    for programme in SURVEYS {
        let played = Mittari::new().args(["new", programme, "mine", "--quiet"]).success();
        let definition = played.text("mine/survey.toml");
        for invented in ["made_up", "INVENTED", "[group.population]"] {
            assert!(!definition.contains(invented), "{programme}: {invented}");
        }
        let played = played.then().args(["check", "mine"]).play();
        let errors: Vec<&str> = played.stderr.lines().filter(|line| line.starts_with("error")).collect();
        let missing =
            ["error: there is no such export", "error: there is no such log", "error: there is no such event list"];
        assert!(!errors.is_empty() && errors.iter().all(|e| missing.contains(e)), "{programme}: {}", played.stderr);
    }
}

#[test]
fn with_its_answers_it_is_the_survey_that_ships() {
    for programme in ["foorumix", "maakuntien-liitot"] {
        let shipped = format!("surveys/{programme}");
        let played = Mittari::new()
            .copy(&shipped, &shipped)
            .args(["new", programme, "mine", "--with-answers", "--quiet"])
            .success();
        assert_eq!(played.files("mine"), played.files(&shipped));
        for file in played.files("mine") {
            let (mine, ours) = (played.bytes(&format!("mine/{file}")), played.bytes(&format!("{shipped}/{file}")));
            assert!(mine == ours, "{programme}/{file}");
        }
    }
}

#[test]
fn what_lies_in_a_folder_stays() {
    for args in [&["new", "emessi", "kysely"][..], &["synth", "kysely", "--out", "kysely"]] {
        let played = Mittari::new()
            .survey(SURVEY)
            .file("kysely/answers.csv", ANSWERS)
            .args(args.iter().copied())
            .stderr(
                "
                error: the folder is not empty
                  --> kysely
                  hint: name a folder that is not there yet
                ",
            )
            .exits(1);
        assert_eq!(played.text("kysely/answers.csv"), ANSWERS);
    }
    let slip = Mittari::new().args(["new", "foorumiks", "mine"]).play();
    assert!(slip.code == Some(2) && slip.stderr.contains("'foorumix'"), "{}", slip.stderr);
}

#[test]
fn made_up_answers_need_no_export_and_say_what_they_are() {
    let played = Mittari::new()
        .survey(SURVEY)
        .args(["synth", "kysely", "--respondents", "40", "--seed", "7"])
        .stderr(
            "
            kysely-made-up: 40 made-up respondents of wave `end`
            make the report: mittari report kysely-made-up
            ",
        )
        .success();
    assert_eq!(played.files("kysely-made-up"), ["responses/end.csv", "survey.toml"]);
    let results = played.then().args(["results", "kysely-made-up"]).play().json();
    assert_eq!(results["made_up"], true);
    assert_eq!(results["response"][0]["answered"], 40);
    assert_eq!(results["response"][0]["invited"], 40, "no more answers than invitations");
}

#[test]
fn a_seed_decides_and_another_decides_otherwise() {
    let made = |seed: &str| {
        let played =
            Mittari::new().survey(SURVEY).args(["synth", "kysely", "--seed", seed, "--out", "x", "-q"]).success();
        (played.text("x/survey.toml"), played.text("x/responses/end.csv"))
    };
    assert_eq!(made("3"), made("3"));
    assert_ne!(made("3").1, made("4").1);
}

/// Every shipped survey, which has every kind of question and scale, can be rehearsed; its answers hang together and
/// some are missing.
#[test]
fn every_shipped_survey_can_be_rehearsed() {
    for programme in SURVEYS {
        let from = format!("surveys/{programme}");
        let made = Mittari::new()
            .copy(&from, &from)
            .args(["synth", &from, "--respondents", "120", "--out", "rehearsal", "--quiet"])
            .success();
        let played = made.then().args(["results", "rehearsal", "--quiet"]).play();
        let errors: Vec<&str> = played.stderr.lines().filter(|line| line.starts_with("error")).collect();
        assert!(errors.is_empty(), "{programme}: {}", played.stderr);
        let results = played.json();
        let estimates = results["estimates"].as_array().unwrap();
        let shares = estimates.iter().filter(|e| e["measure"] == "rate" && e["group"].is_null());
        let shares: Vec<f64> = shares.filter_map(|e| e["value"].as_f64()).collect();
        assert!(shares.len() > 8 && shares.iter().all(|s| (0.05..0.99).contains(s)), "{programme}: {shares:?}");
        // Rounds are linked and the log is there, as in the survey itself.
        let persons = results["participation"].as_array().unwrap().iter().find(|f| f["measure"] == "persons");
        assert!(persons.unwrap()["value"].as_f64().unwrap() > 100.0, "{programme}");
        // Nearly all who come back are known again; the few who are not can be too few to be told.
        let links = results["links"].as_array().unwrap();
        let known = |link: &serde_json::Value| link["hidden"] == true || link["linked"].as_u64().unwrap_or(0) > 60;
        assert!(!links.is_empty() && links.iter().all(known), "{programme}: {}", results["links"]);
        let missing = |kind: &str| estimates.iter().filter_map(|e| e["missing"][kind].as_u64()).sum::<u64>();
        assert!(missing("cant_say") > 0 && missing("blank") > 0, "{programme}");
    }
}

/// `new` gives a definition without files; `synth` makes them all up, and the report is whole.
#[test]
fn a_new_survey_is_rehearsed_as_far_as_a_report() {
    for programme in SURVEYS {
        let made = Mittari::new().args(["new", programme, "mine", "--quiet"]).success();
        let made = made.then().args(["synth", "mine", "--seed", "5", "--out", "rehearsal", "--quiet"]).success();
        let played = made.then().args(["report", "rehearsal", "--format", "html", "--quiet"]).play();
        assert_eq!(played.code, Some(0), "{programme}: {}", played.stderr);
        let text = crate::mittari::visible_text(&played.text("reports/rehearsal/report.en.html"));
        for told in ["Made-up data", "Who took part, and in what", "From reach to change", "Amount and outcome"] {
            assert!(text.contains(told), "{programme}: no `{told}`");
        }
    }
}

/// Weights, codes and a look back are part of a rehearsal where they are part of the survey.
#[test]
fn weights_and_looking_back_are_rehearsed_too() {
    let more = r#"
[[wave]]
id = "then"
kind = "retrospective"
asked_in = "end"

[[question]]
id = "coping_then"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "Jaksoin työssäni ennen"
stands_for = "coping"
waves = ["then"]

[weights]
column = "Paino"
"#;
    let made = Mittari::new()
        .survey(&format!("{SURVEY}{more}"))
        .args(["synth", "kysely", "--respondents", "150", "--out", "rehearsal", "--quiet"])
        .success();
    let header = made.text("rehearsal/responses/end.csv").lines().next().unwrap().to_string();
    assert_eq!(header, "Jaksan työssäni;Tunteja;Jaksoin työssäni ennen;Paino");
    let results = made.then().args(["results", "rehearsal", "--quiet"]).play().json();
    let estimates = results["estimates"].as_array().unwrap();
    assert!(estimates.iter().any(|e| e["wave"] == "end" && e["weighted"].is_number()), "{}", results["weighting"]);
    assert!(results["changes"].as_array().unwrap().iter().any(|c| c["from"] == "then" && c["to"] == "end"));
}

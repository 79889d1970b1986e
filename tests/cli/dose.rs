//! `[[dose]]` and `[cost]`: figures by how much people took part, and what it cost.

use serde_json::Value;

use super::SURVEY;
use crate::mittari::{Mittari, visible_text};

const MORE: &str = r#"
[[dose]]
question = "hours"
bands = [3, 6]
indicators = ["coping"]

[participation]
log = "log.csv"

[[participation.activity]]
id = "groups"
kind = "peer_group"
sessions = 2

[cost]
total = 1200
refundable = 1000
refund_share = 0.6
improved = "coping"
"#;

/// Answers of people by hours: how many agree of how many, for each number of hours.
fn answers(bands: &[(u32, usize, usize)]) -> String {
    let mut text = "Jaksan työssäni;Tunteja\n".to_string();
    for (hours, agree, all) in bands {
        for person in 0..*all {
            text += &format!("{};{hours}\n", if person < *agree { "Samaa mieltä" } else { "Eri mieltä" });
        }
    }
    text
}

/// Ten people, four hours each in two sessions.
fn log() -> String {
    let rows = (0..10).flat_map(|p| (1..=2).map(move |day| format!("p{p};{day}.2.2026;2\n")));
    format!("Henkilö;Päivä;Tunnit\n{}", rows.collect::<String>())
}

fn story(bands: &[(u32, usize, usize)]) -> Mittari {
    Mittari::new()
        .survey(&format!("{SURVEY}{MORE}"))
        .file("kysely/answers.csv", answers(bands))
        .file("kysely/log.csv", log())
}

fn results(bands: &[(u32, usize, usize)]) -> Value {
    story(bands).args(["results", "kysely", "--quiet"]).play().json()
}

const BANDS: [(u32, usize, usize); 3] = [(1, 5, 10), (3, 8, 12), (7, 12, 14)];

/// The trend is that of R's prop.trend.test on 5/10, 8/12, 12/14: chi-squared 3.5665, p = 0.0590; the difference
/// 0.3571 with Newcombe's interval.
#[test]
fn a_rate_by_dose_has_bands_a_difference_and_a_trend() {
    let results = results(&BANDS);
    let dose = &results["doses"][0];
    let counts: Vec<(u64, u64)> = dose["bands"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| (b["count"].as_u64().unwrap(), b["n"].as_u64().unwrap()))
        .collect();
    assert_eq!(counts, [(5, 10), (8, 12), (12, 14)]);
    assert!(dose["bands"][0]["from"].is_null() && dose["bands"][1]["from"] == 3.0 && dose["bands"][2]["to"].is_null());
    let number = |key: &str| dose[key].as_f64().unwrap();
    assert!((number("difference") - (12.0 / 14.0 - 0.5)).abs() < 1e-12);
    assert!(number("low") < 0.0 && number("high") > 0.6, "{dose}");
    // By hand: scores 0, 1, 2; rate 25/36; trend 2.5556 over sqrt(0.2122 * 23.5556).
    let rate: f64 = 25.0 / 36.0;
    let mean = (12.0 + 28.0) / 36.0;
    let trend = (8.0 - 12.0 * rate) * (1.0 - mean) + (12.0 - 14.0 * rate) * (2.0 - mean) - (5.0 - 10.0 * rate) * mean;
    let spread = 10.0 * mean * mean + 12.0 * (1.0 - mean) * (1.0 - mean) + 14.0 * (2.0 - mean) * (2.0 - mean);
    let z = trend / (rate * (1.0 - rate) * spread).sqrt();
    let p = mittari::stats::distribution::normal_two_sided(z);
    assert!((number("trend_p") - p).abs() < 1e-9, "{} {p}", number("trend_p"));
}

/// Answers by hours and how often each of the codes 1, 2 and 3 was given.
fn graded(bands: &[(u32, [usize; 3])]) -> String {
    let mut text = "Jaksan työssäni;Tunteja\n".to_string();
    for (hours, counts) in bands {
        for (answer, count) in ["Eri mieltä", "En osaa valita", "Samaa mieltä"].iter().zip(counts) {
            text += &format!("{answer};{hours}\n").repeat(*count);
        }
    }
    text
}

fn means(bands: &[(u32, [usize; 3])]) -> Mittari {
    let more = MORE.replace("indicators = [\"coping\"]", "indicators = [\"coping_mean\"]");
    let mean = "[[indicator]]\nid = \"coping_mean\"\nmeasure = \"mean\"\nquestion = \"coping\"\n";
    Mittari::new()
        .survey(&format!("{SURVEY}{mean}{more}"))
        .file("kysely/answers.csv", graded(bands))
        .file("kysely/log.csv", log())
}

const GRADED: [(u32, [usize; 3]); 3] = [(1, [6, 4, 2]), (3, [3, 6, 5]), (7, [2, 4, 9])];

/// Worked out apart: Welch's t of the first and the last band is 0.8 over 0.29552 with 23.199 degrees of freedom. Of three
/// bands the middle one has no weight in a linear trend, so the trend is the same test: p = 0.01252.
#[test]
fn a_mean_by_dose_has_bands_a_difference_and_a_trend() {
    let results = means(&GRADED).args(["results", "kysely", "--quiet"]).play().json();
    let dose = &results["doses"][0];
    let near = |value: &Value, expected: f64| {
        assert!((value.as_f64().unwrap() - expected).abs() < 5e-5, "{value} for {expected} in {dose}");
    };
    for (band, (mean, n)) in
        dose["bands"].as_array().unwrap().iter().zip([(20.0 / 12.0, 12), (30.0 / 14.0, 14), (37.0 / 15.0, 15)])
    {
        near(&band["value"], mean);
        assert!(band["n"] == n && band["count"].is_null() && band["low"].as_f64() < band["value"].as_f64(), "{band}");
    }
    near(&dose["difference"], 0.8);
    near(&dose["low"], 0.18897);
    near(&dose["high"], 1.41103);
    near(&dose["trend_p"], 0.01252);
    assert_eq!(dose["n"], 41);
    let played = means(&GRADED).args(["report", "kysely", "--format", "html", "--quiet"]).success();
    let text = visible_text(&played.text("reports/kysely/report.fi.html"));
    for told in
        ["Ylimmän ja alimman ryhmän keskiarvot eroavat toisistaan", "Keskiarvo muuttuu johdonmukaisesti määrän mukaan"]
    {
        assert!(text.contains(told), "no `{told}` in\n{text}");
    }
}

/// A mean of few gives single answers back: a band below ten is hidden, and a second with it.
#[test]
fn means_of_few_are_hidden() {
    let results =
        means(&[(1, [3, 4, 2]), (3, [3, 6, 5]), (7, [2, 4, 9])]).args(["results", "kysely", "--quiet"]).play().json();
    let dose = &results["doses"][0];
    let hidden: Vec<bool> = dose["bands"].as_array().unwrap().iter().map(|band| band["hidden"] == true).collect();
    assert_eq!(hidden, [true, true, false]);
    assert!(dose["bands"][0]["value"].is_null() && dose["difference"].is_null() && dose["trend_p"].is_null(), "{dose}");
}

/// Two figures by one amount are a family of two tests: p-values are adjusted, and the report counts both.
#[test]
fn trends_are_adjusted_and_counted() {
    let more = MORE.replace("indicators = [\"coping\"]", "indicators = [\"coping\", \"not_bad\"]");
    let second = "[[indicator]]\nid = \"not_bad\"\nmeasure = \"rate\"\nquestion = \"coping\"\npositive = [2, 3]\n";
    let told = Mittari::new()
        .survey(&format!("{SURVEY}{second}{more}"))
        .file("kysely/answers.csv", answers(&BANDS))
        .file("kysely/log.csv", log());
    let played = told.args(["report", "kysely", "--format", "html", "--out", "out", "--quiet"]).play();
    let json: Value = serde_json::from_str(&played.text("out/results.json")).unwrap();
    let p = |at: usize, key: &str| json["doses"][at][key].as_f64().unwrap();
    for at in 0..2 {
        assert!((p(at, "trend_p_adjusted") - 2.0 * p(at, "trend_p")).abs() < 1e-12);
    }
    let html = visible_text(&played.text("out/report.fi.html"));
    assert!(html.contains("Testejä on osallistumisen määrän testit mukaan lukien 2."), "{html}");
}

#[test]
fn small_and_unanimous_bands_are_hidden_and_take_the_trend_with_them() {
    for bands in [[(1, 1, 3), (3, 8, 12), (7, 12, 14)], [(1, 6, 6), (3, 8, 12), (7, 12, 14)]] {
        let results = results(&bands);
        let dose = &results["doses"][0];
        assert_eq!(dose["bands"][0]["hidden"], true);
        assert_eq!(dose["bands"][1]["hidden"], true, "the total less the shown band would give the other");
        for key in ["difference", "low", "high", "trend_p", "n"] {
            assert!(dose[key].is_null(), "{key}");
        }
    }
}

#[test]
fn costs_are_shared_by_those_who_are_counted() {
    let results = results(&BANDS);
    let cost = |measure: &str| results["cost"].as_array().unwrap().iter().find(|c| c["measure"] == measure).cloned();
    let value = |measure: &str| cost(measure).unwrap()["value"].as_f64().unwrap();
    assert_eq!(value("per_participant"), 120.0);
    assert_eq!(value("hours_per_participant"), 4.0);
    assert_eq!(value("per_hour"), 30.0);
    assert_eq!((value("refunded"), value("net")), (600.0, 600.0));
    // 25 of 36 improved; of ten participants so many, at the ends of the printed interval.
    let improved = cost("per_improved").unwrap();
    let estimate = results["estimates"].as_array().unwrap().iter().find(|e| e["group"].is_null()).unwrap();
    let per = |key: &str| 1200.0 / (10.0 * estimate[key].as_f64().unwrap());
    assert!((improved["value"].as_f64().unwrap() - per("value")).abs() < 1e-9);
    assert!((improved["low"].as_f64().unwrap() - per("high")).abs() < 1e-9);
    assert!((improved["high"].as_f64().unwrap() - per("low")).abs() < 1e-9);
}

/// Nothing is made up for what was not given.
#[test]
fn without_hours_or_improvement_nothing_is_computed_of_them() {
    let survey = format!("{SURVEY}{}", MORE.replace("improved = \"coping\"\n", "").replace("refund_share = 0.6\n", ""));
    let results = Mittari::new()
        .survey(&survey)
        .file("kysely/answers.csv", answers(&BANDS))
        .file("kysely/log.csv", log().replace(";Tunnit", "").replace(";2\n", "\n"))
        .args(["results", "kysely", "--quiet"])
        .play()
        .json();
    let measures: Vec<&str> =
        results["cost"].as_array().unwrap().iter().map(|c| c["measure"].as_str().unwrap()).collect();
    assert_eq!(measures, ["total", "per_participant"]);
}

#[test]
fn the_chain_says_which_link_has_no_data() {
    let played = story(&BANDS).args(["report", "kysely", "--format", "html", "--lang", "fi", "--quiet"]).success();
    let text = visible_text(&played.text("reports/kysely/report.fi.html"));
    for told in [
        "Tavoittamisesta muutokseen",
        "Muutoksesta ei ole tietoa",
        "Määrä ja tulos",
        "Johdonmukaista muutosta määrän mukaan ei voi osoittaa",
        "Kustannukset euroina",
    ] {
        assert!(text.contains(told), "no `{told}` in\n{text}");
    }
}

#[test]
fn doses_and_costs_that_make_no_sense_are_told_at_once() {
    let spoilt = MORE
        .replace("bands = [3, 6]", "bands = [6, 3]")
        .replace("indicators = [\"coping\"]", "indicators = [\"copings\"]")
        .replace("refundable = 1000", "refundable = 2000")
        .replace("refund_share = 0.6", "refund_share = 60");
    let played = Mittari::new()
        .survey(&format!("{SURVEY}{spoilt}"))
        .file("kysely/answers.csv", answers(&BANDS))
        .file("kysely/log.csv", log())
        .args(["results", "kysely"])
        .play();
    assert_eq!(played.code, Some(1));
    for told in [
        "the bands of question `hours` do not rise",
        "`[[dose]]` refers to indicator `copings`, which is not defined",
        "more would be refundable than all costs",
        "`refund_share` is no share",
    ] {
        assert!(played.stderr.contains(told), "{}", played.stderr);
    }
}

/// Of one indicator all in a small band agree, of the other half: a band that is hidden for one is hidden for all, for its
/// size is the same, and one figure less its other bands would give it back.
#[test]
fn bands_are_alike_for_all_indicators() {
    let second = "[[indicator]]\nid = \"not_against\"\nmeasure = \"rate\"\nquestion = \"coping\"\npositive = [2, 3]\n";
    let survey = format!("{SURVEY}{second}{}", MORE.replace("[\"coping\"]", "[\"coping\", \"not_against\"]"));
    let mut text = "Jaksan työssäni;Tunteja\n".to_string();
    for (answer, hours, people) in [
        ("Samaa mieltä", 1, 3),
        ("En osaa valita", 1, 3),
        ("Samaa mieltä", 3, 8),
        ("Eri mieltä", 3, 4),
        ("Samaa mieltä", 7, 12),
        ("Eri mieltä", 7, 2),
    ] {
        text += &format!("{answer};{hours}\n").repeat(people);
    }
    let story = Mittari::new().survey(&survey).file("kysely/answers.csv", text).file("kysely/log.csv", log());
    let results = story.args(["results", "kysely", "--quiet"]).play().json();
    let hidden = |at: usize| -> Vec<bool> {
        let bands = results["doses"][at]["bands"].as_array().unwrap().iter();
        bands.map(|band| band["hidden"].as_bool().unwrap() && band["n"].is_null()).collect()
    };
    assert_eq!(results["doses"][1]["indicator"], "not_against");
    assert!(hidden(1)[0], "six of six");
    assert_eq!(hidden(1).iter().filter(|hidden| **hidden).count(), 2, "and one more");
    assert_eq!(hidden(0), hidden(1), "three of six, and in the same bands");
}

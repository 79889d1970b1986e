use serde_json::Value;

use crate::mittari::{Mittari, project_text};

/// A record of `tests/reference/did.json`, asked as two surveys of organisations, from the command line.
#[test]
fn difference_in_differences_is_rs_from_the_command_line() {
    let all: Value = serde_json::from_str(&project_text("tests/reference/did.json")).unwrap();
    let numbers = |v: &Value| -> Vec<f64> { v.as_array().unwrap().iter().filter_map(Value::as_f64).collect() };
    let arm = |input: &Value, on: f64| {
        let treat = numbers(&input["treat"]);
        let clusters = input["cluster"].as_array().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>();
        let mut units: Vec<&String> = clusters.iter().zip(&treat).filter(|(_, t)| **t == on).map(|(c, _)| c).collect();
        units.sort();
        units.dedup();
        units.len()
    };
    let suits = |r: &&Value| {
        let (treated, compared) = (arm(&r["input"], 1.0), arm(&r["input"], 0.0));
        r["method"] == "cluster_mean_change_welch"
            && treated.min(compared) >= 4
            && treated + compared <= 20
            && r["input"]["conf"] == 0.95
    };
    let record = all.as_array().unwrap().iter().find(suits).unwrap();
    let input = &record["input"];
    let (y, treat, post) = (numbers(&input["y"]), numbers(&input["treat"]), numbers(&input["post"]));
    let unit = |i: usize| input["cluster"][i].to_string().replace('"', "");
    let file = |after: f64| -> String {
        let rows = (0..y.len())
            .filter(|i| post[*i] == after)
            .map(|i| format!("{};{};u{}\n", y[i], if treat[i] == 1.0 { "yes" } else { "no" }, unit(i)));
        std::iter::once("hours;arm;unit\n".to_string()).chain(rows).collect()
    };
    let definition = r#"format = 1
[survey]
title = "Kysely"
languages = ["fi", "sv", "en"]
date = 2020-01-01
[[wave]]
id = "start"
responses = ["start.csv"]
[[wave]]
id = "end"
responses = ["end.csv"]
[[question]]
id = "hours"
topic = "workload"
kind = "number"
text = "hours"
[[question]]
id = "arm"
topic = "background"
kind = "category"
text = "arm"
[[question]]
id = "unit"
topic = "background"
kind = "category"
text = "unit"
[[indicator]]
id = "hours_mean"
measure = "mean"
question = "hours"
headline = true
[comparison]
question = "arm"
treated = "yes"
comparison = "no"
clusters = "unit"
"#;
    let play = |definition: &str| {
        let story = Mittari::new().survey(definition);
        let story = story.file("kysely/start.csv", file(0.0)).file("kysely/end.csv", file(1.0));
        let played = story.args(["report", "kysely", "--out", "r", "--format", "html,json"]).play();
        assert_eq!(played.code, Some(0), "{}", played.stderr);
        played
    };
    let played = play(definition);
    let json: Value = serde_json::from_str(&played.text("r/results.json")).unwrap();
    let changes = json["changes"].as_array().unwrap();
    let found = changes.iter().find(|c| c["design"] == "difference_in_differences").unwrap();
    for (key, expected) in [("value", "estimate"), ("low", "lower"), ("high", "upper"), ("p", "p")] {
        let (a, b) = (found[key].as_f64().unwrap(), record["expected"][expected].as_f64().unwrap());
        assert!((a - b).abs() < 1e-7 * b.abs().max(1.0), "{key}: {a}, not {b}");
    }
    let page = played.text("r/report.fi.html");
    assert!(page.contains("osallistujien muutos oli") && page.contains("ja vertailuryhmän"), "both changes are told");
    assert_eq!(found["test"], "welch_t");

    // The survey may have each person count instead.
    let played = play(&format!("{definition}[analysis]\ncomparison_group = \"people\"\n"));
    let json: Value = serde_json::from_str(&played.text("r/results.json")).unwrap();
    let changes = json["changes"].as_array().unwrap();
    let found = changes.iter().find(|c| c["design"] == "difference_in_differences").unwrap();
    assert_eq!(found["test"], "clustered_t");
    let by_people =
        |r: &&Value| r["method"] == "did_ols" && r["input"]["vcov"] == "CR2" && r["input"]["y"] == record["input"]["y"];
    let expected = all.as_array().unwrap().iter().find(by_people).unwrap()["expected"]["p"].as_f64().unwrap();
    assert!((found["p"].as_f64().unwrap() - expected).abs() < 1e-7, "{found} {expected}");
}

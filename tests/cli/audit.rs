//! `mittari audit`: a folder with reports of single groups, and files in which something was left.

use serde_json::{Value, json};

use crate::mittari::{Mittari, Played};

/// The example with a report for each organisation.
fn reported(formats: &str) -> Played {
    let story = Mittari::new().copy("surveys/foorumix", "foorumix");
    let args = ["report", "foorumix", "--each", "organisation", "--format", formats, "--lang", "en", "--quiet"];
    story.args(args).success()
}

const BELOW: &str = "reports/foorumix/each/organisation";

fn record(played: &Played, file: &str) -> Value {
    serde_json::from_str(&played.text(file)).unwrap()
}

/// The records of single groups.
fn records(played: &Played) -> Vec<String> {
    let files = played.files(BELOW).into_iter().filter(|file| file.ends_with("results.json"));
    files.map(|file| format!("{BELOW}/{file}")).collect()
}

#[test]
fn reports_of_all_groups_are_attacked_together() {
    let played = reported("html");
    let all = records(&played).len() + 1;
    let audit = played.then().args(["audit", "reports/foorumix"]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
    assert!(
        audit.stdout.contains(&format!("{all} reports laid side by side, as their readers could")),
        "{}",
        audit.stdout
    );
    // The reports of the organisations alone are a set too.
    let audit = audit.then().args(["audit", BELOW]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
}

/// A writer who gives each organisation its own figures and hides those of others: two readers who meet take
/// theirs from the whole.
#[test]
fn a_report_for_a_hidden_organisation_gives_the_other_hidden_one_away() {
    let played = reported("json");
    let whole = record(&played, "reports/foorumix/results.json");
    let is = |e: &&Value, group: &Value| e["indicator"] == "satisfied" && e["group"] == *group && !e["wave"].is_null();
    let estimates = whole["estimates"].as_array().unwrap();
    let total = estimates.iter().find(|e| is(e, &Value::Null)).unwrap().clone();
    let by_group =
        estimates.iter().filter(|e| e["indicator"] == "satisfied" && e["group"]["question"] == "organisation");
    let (hidden, shown): (Vec<&Value>, Vec<&Value>) = by_group.partition(|e| e["n"].is_null());
    assert!(hidden.len() > 1, "{hidden:?}");
    let sum = |key: &str| shown.iter().map(|e| e[key].as_u64().unwrap()).sum::<u64>();
    let left = total["n"].as_u64().unwrap() - sum("n");
    // All but one of the hidden ones get a report with their figure; in it all others stand beside, as in ours.
    let count = total["count"].as_u64().unwrap() - sum("count");
    let each = left / hidden.len() as u64;
    let mut agree = count;
    let own: Vec<(u64, u64)> = (0..hidden.len() - 1)
        .map(|_| {
            let k = agree.min(each);
            agree -= k;
            (each, k)
        })
        .collect();
    let mut story = played.then();
    for (at, (n, k)) in own.iter().enumerate() {
        let group = hidden[at]["group"].clone();
        let mut others = total.clone();
        others["group"] = json!({ "question": "organisation", "value": "others" });
        others["n"] = json!(total["n"].as_u64().unwrap() - n);
        others["count"] = json!(total["count"].as_u64().unwrap() - k);
        let mut report = whole.clone();
        report["about"] = group;
        report["estimates"] = json!([total, others]);
        for key in ["response", "distributions", "comparisons", "changes"] {
            report[key] = json!([]);
        }
        story = story.file(&format!("{BELOW}/9{at}-naive/results.json"), report.to_string());
    }
    let audit = story.args(["audit", "reports/foorumix"]).play();
    assert_eq!(audit.code, Some(1));
    let n = own[0].0;
    assert!(n < 5 && count > 0, "{own:?}");
    assert!(audit.stderr.contains(&format!("is shown of {n} answers")), "a small base: {}", audit.stderr);
    let last = hidden.last().unwrap()["group"]["value"].as_str().unwrap();
    let known = format!("the number of answers to `satisfied` in `{last}` (by `organisation`, wave ");
    assert!(audit.stderr.contains(&known), "the one that has no report: {}", audit.stderr);
}

#[test]
fn reports_made_at_different_times_contradict_each_other() {
    let played = reported("json");
    let file = records(&played)[0].clone();
    let mut report = record(&played, &file);
    let estimates = report["estimates"].as_array_mut().unwrap();
    let total = estimates.iter_mut().find(|e| e["group"].is_null() && !e["n"].is_null()).unwrap();
    total["n"] = json!(total["n"].as_u64().unwrap() + 1);
    let audit = played.then().file(&file, report.to_string()).args(["audit", "reports/foorumix"]).play();
    assert_eq!(audit.code, Some(1));
    assert!(audit.stderr.contains("two of the reports tell different numbers of"), "{}", audit.stderr);
}

/// Teams of which the smallest may be shown only where the minimum is laxer.
fn survey(minimum: &str) -> String {
    format!(
        r#"format = 1
[survey]
title = "Tiimit"
languages = ["en"]
made_up = true

[[wave]]
id = "end"
responses = ["answers.csv"]

[answers.agreement]
options = [{{ code = 1, text = "no" }}, {{ code = 2, text = "yes" }}]
positive = [2]

[[question]]
id = "coping"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "I cope"

[[question]]
id = "team"
topic = "background"
kind = "category"
text = "team"

[[indicator]]
id = "coping"
measure = "rate"
question = "coping"
headline = true

[[group]]
question = "team"

[group.population]
"Kalliola" = 12
"Niemi" = 40
"Ranta" = 40
"Suvanto" = 12

{minimum}"#
    )
}

/// In every format the report of a laxer writer is laid among the files of ours, and found there.
#[test]
fn a_leak_in_a_file_of_any_format_is_found() {
    let mut answers = String::from("id;I cope;team\n");
    for (team, n, yes) in [("Kalliola", 6, 3), ("Niemi", 25, 14), ("Ranta", 31, 17), ("Suvanto", 7, 3)] {
        for i in 0..n {
            answers.push_str(&format!("x;{};{team}\n", if i < yes { "yes" } else { "no" }));
        }
    }
    let formats = ["--format", "html,pdf,docx,xlsx,svg,csv"];
    let args = |folder| [["report", "kysely", "--quiet", "--out", folder].as_slice(), formats.as_slice()].concat();
    let story = Mittari::new().survey(&survey("")).file("kysely/answers.csv", &answers);
    let lax = story.args(args("lax")).success();
    let strict = lax.then().survey(&survey("[disclosure]\nminimum = 8\n")).args(args("strict")).success();
    let ours = record(&strict, "strict/results.json");
    let hidden = ours["response"].as_array().unwrap().iter().filter(|r| r["hidden"] == true).count();
    assert_eq!(hidden, 2, "Kalliola and Suvanto");
    let clean = strict.then().args(["audit", "strict"]).play();
    assert_eq!(clean.code, Some(0), "{}", clean.stderr);
    assert!(!clean.stdout.contains("not searched"), "{}", clean.stdout);
    let planted: Vec<String> = clean.files("lax").into_iter().filter(|file| !file.ends_with(".json")).collect();
    let mut played = clean;
    let mut found: Vec<String> = Vec::new();
    for file in planted {
        let (ours, theirs) = (played.bytes(&format!("strict/{file}")), played.bytes(&format!("lax/{file}")));
        let names_it = file.contains("by-team") || file.starts_with("report.") || file.contains("estimates");
        if !names_it {
            continue;
        }
        let path = format!("strict/{file}");
        played = played.then().file(&path, theirs).args(["audit", "strict"]).play();
        assert_eq!(played.code, Some(1), "{file} is not searched well enough\n{}", played.stdout);
        assert!(played.stderr.contains(&format!("--> {path}")), "{}", played.stderr);
        assert!(played.stderr.contains("the hidden group `Kalliola`"), "{file}: {}", played.stderr);
        played = played.then().file(&path, ours).args(["audit", "strict"]).play();
        assert_eq!(played.code, Some(0), "{}", played.stderr);
        found.push(file.rsplit('.').next().unwrap().to_string());
    }
    found.sort();
    found.dedup();
    assert_eq!(found, ["csv", "docx", "html", "pdf", "svg", "xlsx"]);
}

/// Seventy people of four teams, two of which are large.
fn of_teams() -> String {
    let mut answers = String::from("id;I cope;team\n");
    for (team, n, yes) in [("Kalliola", 6, 3), ("Niemi", 25, 14), ("Ranta", 31, 17), ("Suvanto", 7, 3)] {
        (0..n).for_each(|i| answers.push_str(&format!("x;{};{team}\n", if i < yes { "yes" } else { "no" })));
    }
    answers
}

/// A picture of other numbers is found by painting it again; without its drawing, or of another version, it is not read.
#[test]
fn a_picture_is_held_against_its_drawing() {
    let story = Mittari::new().survey(&survey("")).file("kysely/answers.csv", of_teams());
    let played = story.args(["report", "kysely", "--out", "ours", "--format", "svg,png", "--quiet"]).success();
    let charts = played.files("ours/charts");
    let pictures: Vec<&String> = charts.iter().filter(|name| name.ends_with(".png")).collect();
    let audit = played.then().args(["audit", "ours"]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
    let told = format!("{} pictures painted again from the SVG beside them, all of them the same", pictures.len());
    assert!(
        pictures.len() > 1 && audit.stdout.contains(&told) && !audit.stdout.contains("not searched"),
        "{}",
        audit.stdout
    );
    let (first, other) = (format!("ours/charts/{}", pictures[0]), format!("ours/charts/{}", pictures[1]));
    let swapped = audit.bytes(&other);
    let drawing = first.replace(".png", ".svg");
    let audit = audit.then().file(&first, swapped).args(["audit", "ours"]).play();
    assert_eq!(audit.code, Some(1));
    assert!(
        audit.stderr.contains(&format!("the picture is not what the SVG beside it shows\n  --> {first}")),
        "{}",
        audit.stderr
    );
    std::fs::remove_file(audit.path(&drawing)).unwrap();
    let audit = audit.then().args(["audit", "ours"]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
    assert!(audit.stdout.contains("not searched, because their text is not read: 1 files (png)"), "{}", audit.stdout);
}

/// What the exports were read as for the report, they are read as for the attack.
#[test]
fn exports_are_read_as_the_tool_that_is_named() {
    let rows: String = (0..12).map(|i| format!("5.1.2026 9.{i:02};{};Usein\n", ["Usein", "Harvoin"][i % 2])).collect();
    let export = format!("Vastausaika;Kuinka?:Tauot;Kuinka?:Uni\n{rows}");
    let questions = crate::tools::question("often", "choice", "often", "Kuinka?:Tauot");
    let definition = crate::tools::definition("a.csv", "tool = \"surveymonkey\"", &questions);
    let story = Mittari::new().survey(&definition).file("kysely/a.csv", &export);
    let played = story.args(["report", "kysely", "--out", "ours", "--format", "html", "--quiet", "--tool", "generic"]);
    let guessed = played.success().then().args(["audit", "ours", "--survey", "kysely"]).play();
    assert!(guessed.stderr.contains("the survey's exports cannot be read"), "{}", guessed.stderr);
    let named = guessed.then().args(["audit", "ours", "--survey", "kysely", "--tool", "generic"]).play();
    assert_eq!((named.code, named.stderr.as_str()), (Some(0), ""));
    let wrong = named.then().args(["audit", "ours", "--tool", "generic"]).play();
    assert_eq!(wrong.code, Some(2), "without a survey there are no exports");
}

use serde_json::Value;

use crate::mittari::{Mittari, Played, visible_text};

/// The example with a report for each organisation.
fn reported(formats: &str) -> Played {
    let story = Mittari::new().copy("surveys/foorumix", "foorumix");
    story
        .args(["report", "foorumix", "--each", "organisation", "--format", formats, "--lang", "fi,en", "--quiet"])
        .success()
}

fn record(played: &Played, folder: &str) -> Value {
    serde_json::from_str(&played.text(&format!("{folder}/results.json"))).unwrap()
}

const BELOW: &str = "reports/foorumix/each/organisation";

/// Folders of single reports.
fn folders(played: &Played) -> Vec<String> {
    let records = played.files(BELOW).into_iter().filter(|file| file.ends_with("/results.json"));
    records.map(|file| format!("{BELOW}/{}", file.trim_end_matches("/results.json"))).collect()
}

#[test]
fn every_group_that_is_shown_has_a_report_and_no_other() {
    let played = reported("html");
    let whole = record(&played, "reports/foorumix");
    let response = whole["response"].as_array().unwrap().iter().filter(|r| {
        // A follow-up of fewer people hides more, and decides nothing here.
        r["group"]["question"] == "organisation" && r["wave"] == "end"
    });
    let (hidden, shown): (Vec<&Value>, Vec<&Value>) = response.partition(|r| r["hidden"] == true);
    assert!(hidden.len() > 2 && shown.len() > 2);
    assert_eq!(folders(&played).len(), shown.len());
    let index = played.text(&format!("{BELOW}/index.fi.html"));
    for group in shown {
        assert!(visible_text(&index).contains(group["group"]["value"].as_str().unwrap()));
    }
    let links: Vec<&str> = index.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let reports: Vec<&&str> = links.iter().filter(|link| link.ends_with(".html")).collect();
    assert_eq!(reports.len(), folders(&played).len());
    for link in reports {
        assert!(played.path(&format!("{BELOW}/{link}")).is_file(), "{link} leads nowhere");
    }
}

#[test]
fn a_report_of_a_group_tells_nothing_that_the_whole_report_does_not() {
    let played = reported("json");
    let whole = record(&played, "reports/foorumix");
    let estimates = whole["estimates"].as_array().unwrap();
    let mut checked = 0;
    for folder in folders(&played) {
        let own = record(&played, &folder);
        let about = &own["about"];
        for estimate in own["estimates"].as_array().unwrap() {
            if estimate["group"]["value"] != "others" {
                assert!(estimate["group"].is_null() || estimate["group"] == *about, "{folder} tells of another group");
                assert!(estimates.contains(estimate), "{folder}: {estimate} is not published");
                continue;
            }
            let find = |group: &Value| {
                let same = |e: &&Value| {
                    e["indicator"] == estimate["indicator"] && e["wave"] == estimate["wave"] && e["group"] == *group
                };
                estimates.iter().find(same).unwrap()
            };
            let (total, group) = (find(&Value::Null), find(about));
            assert_eq!((&total["hidden"], &group["hidden"]), (&Value::Bool(false), &Value::Bool(false)));
            for key in ["n", "count"] {
                let rest = total[key].as_u64().unwrap() - group[key].as_u64().unwrap();
                assert_eq!(estimate[key].as_u64(), Some(rest), "{folder}");
            }
            checked += 1;
        }
        for key in ["response", "comparisons", "inputs"] {
            for entry in own[key].as_array().unwrap() {
                assert!(whole[key].as_array().unwrap().contains(entry), "{folder}: {entry}");
            }
        }
        assert_eq!(own["distributions"].as_array().unwrap().len(), 0);
    }
    assert!(checked > 20, "{checked}");
}

/// The service's two surveys, with a report for each workplace.
fn service(formats: &str) -> Played {
    let story = Mittari::new().copy("surveys/tyohyvinvointipalvelu", "service");
    story
        .args(["report", "service", "--each", "organisation", "--format", formats, "--lang", "fi,en", "--quiet"])
        .success()
}

/// The group's change is that of the whole report; the others' is everybody's less the group's, person by person where
/// both are told by linked people.
#[test]
fn the_change_of_a_group_stands_beside_that_of_the_others() {
    let played = service("html,json");
    let whole = record(&played, "reports/service");
    let below = "reports/service/each/organisation";
    let records = played.files(below).into_iter().filter(|file| file.ends_with("/results.json"));
    let (mut linked, mut apart) = (0, 0);
    for folder in records.map(|file| format!("{below}/{}", file.trim_end_matches("/results.json"))) {
        let own = record(&played, &folder);
        let changes = own["changes"].as_array().unwrap();
        for change in changes {
            let same = |c: &&Value| ["indicator", "from", "to"].iter().all(|key| c[*key] == change[*key]);
            if change["group"].is_null() || change["group"] == own["about"] {
                assert!(whole["changes"].as_array().unwrap().contains(change), "{folder}: {change}");
                continue;
            }
            assert_eq!(change["group"]["value"], "others", "{folder} tells of another group");
            let group = changes.iter().filter(same).find(|c| c["group"] == own["about"]).unwrap();
            let everybody = whole["changes"].as_array().unwrap().iter().filter(same);
            let everybody = everybody.clone().find(|c| c["group"].is_null() && c["role"] == "main").unwrap();
            assert!(group["hidden"] == false && everybody["hidden"] == false && change["p"].is_null());
            if change["design"] == "paired" {
                for key in ["pairs", "improved", "unchanged", "worsened"] {
                    let rest = everybody[key].as_u64().unwrap() - group[key].as_u64().unwrap();
                    assert_eq!(change[key].as_u64(), Some(rest), "{folder}: {key} of {change}");
                }
                linked += 1;
            } else {
                let of = |wave: &Value| {
                    let others = |e: &&Value| {
                        e["indicator"] == change["indicator"] && e["wave"] == *wave && e["group"]["value"] == "others"
                    };
                    own["estimates"].as_array().unwrap().iter().find(others).unwrap()["value"].as_f64().unwrap()
                };
                let difference = of(&change["to"]) - of(&change["from"]);
                assert!((change["value"].as_f64().unwrap() - difference).abs() < 1e-12, "{folder}: {change}");
                apart += 1;
            }
        }
        let told = changes.iter().any(|c| c["group"] == own["about"] && c["hidden"] == false);
        let text = visible_text(&played.text(&format!("{folder}/report.fi.html")));
        assert_eq!(text.contains("Ryhmän muutos muiden rinnalla"), told, "{folder}");
    }
    assert!(linked + apart > 5, "{linked} {apart}");
    let attacked = played.then().args(["audit", "reports/service"]).play();
    assert_eq!(attacked.code, Some(0), "{}", attacked.stderr);
}

/// Linked people of the one organisation that is shown stand in its report, in the whole one, and in what is left of all
/// others: laid side by side they are still the same people.
#[test]
fn a_change_that_several_reports_tell_is_counted_once() {
    let story = Mittari::new().copy("surveys/emessi", "emessi");
    let each = ["report", "emessi", "--each", "organisation", "--format", "json", "--lang", "en", "--quiet"];
    let played = story.args(each).success();
    let below = "reports/emessi/each/organisation";
    let file = played.files(below).into_iter().find(|file| file.ends_with("results.json")).unwrap();
    let own: Value = serde_json::from_str(&played.text(&format!("{below}/{file}"))).unwrap();
    let linked = |c: &&Value| c["group"]["value"] == "others" && c["design"] == "paired";
    assert!(own["changes"].as_array().unwrap().iter().any(|c| linked(&c)));
    let audit = played.then().args(["audit", "reports/emessi"]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
}

#[test]
fn a_report_of_a_group_names_no_other_group() {
    let played = reported("html");
    let whole = record(&played, "reports/foorumix");
    let groups = whole["response"].as_array().unwrap().iter().filter_map(|r| r["group"]["value"].as_str());
    let groups: Vec<&str> = groups.collect();
    for folder in folders(&played) {
        let own = record(&played, &folder)["about"]["value"].as_str().unwrap().to_string();
        let page = visible_text(&played.text(&format!("{folder}/report.en.html")));
        assert!(page.contains(&own));
        for other in groups.iter().filter(|group| **group != own) {
            assert!(!page.contains(other), "{folder} names {other}");
        }
    }
}

#[test]
fn reports_of_groups_are_verified_too() {
    let story = reported("html,docx").then().args(["verify", "reports/foorumix", "--survey", "foorumix"]);
    let played = story.play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let page = format!("{}/report.fi.html", folders(&played)[0]);
    let changed = played.text(&page).replacen("92", "93", 1);
    let played = played.then().file(&page, changed).args(["verify", "reports/foorumix", "--survey", "foorumix"]).play();
    assert_eq!(played.code, Some(1));
    assert!(
        played.stderr.contains(&format!("not what mittari makes of these figures\n  --> {page}")),
        "{}",
        played.stderr
    );
}

#[test]
fn a_question_that_makes_no_groups_is_told() {
    let story = Mittari::new().copy("surveys/foorumix", "foorumix");
    let played = story.args(["report", "foorumix", "--each", "organization", "--quiet"]).play();
    assert_eq!(played.code, Some(1));
    assert!(
        played
            .stderr
            .starts_with("error: the survey has no results by group of `organization`\n  --> foorumix/survey.toml\n"),
        "{}",
        played.stderr
    );
    assert!(played.stderr.ends_with("hint: did you mean `organisation`?\n"), "{}", played.stderr);
    assert!(played.files("reports").is_empty());
}

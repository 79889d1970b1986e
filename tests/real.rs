use std::io::Write;
use std::path::PathBuf;

use mittari::results::GroupValue;
use mittari::survey::Kind;
use serde_json::{Value, json};

use crate::ingest::counts;
use crate::mittari::{Mittari, project, project_text, read, results};

/// A file among other people's exports; says what is skipped where they are not there.
pub(crate) fn export(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("MITTARI_EXPORTS").map_or_else(|| project("../shared/exports"), PathBuf::from);
    let file = folder.join(path);
    if file.is_file() {
        return Some(file);
    }
    // Past the capture of the test harness, so that it is seen in every run.
    let folder = folder.display();
    let _ = writeln!(
        std::io::stderr(),
        "SKIPPED: {path} is not in {folder} (set MITTARI_EXPORTS to the folder that has it)"
    );
    None
}

/// Holds a survey on somebody's export against counts made without mittari.
fn compare(name: &str, path: &str) {
    let Some(file) = export(path) else { return };
    let expected: Value = serde_json::from_str(&project_text(&format!("tests/surveys/{name}/expected.json"))).unwrap();
    let inside = format!("survey/{}", file.file_name().unwrap().to_str().unwrap());
    let story = Mittari::new()
        .copy(&format!("tests/surveys/{name}/survey.toml"), "survey/survey.toml")
        .file(&inside, std::fs::read(&file).unwrap())
        .args(["report", "survey", "--format", "html,json", "--quiet"])
        .play();
    assert_eq!((story.code, story.stdout.as_str()), (Some(0), ""), "{}", story.stderr);
    assert!(story.files("reports/survey").contains(&"report.en.html".to_string()));

    let (survey, responses) = read(&story.path("survey")).unwrap();
    let (_, published) = results(&story.path("survey")).unwrap();
    assert_eq!(json!(published.response[0].answered), expected["respondents"]);
    let questions = expected["questions"].as_object().unwrap();
    assert_eq!(questions.len(), survey.questions().len(), "every question has expected counts");
    for (id, theirs) in questions {
        let question = survey.question(id).unwrap();
        let ours = counts(&survey, &responses.waves[0], question);
        assert_eq!(ours["counts"], theirs["counts"], "{name}, {id}, as read");
        assert_eq!(ours["missing"], theirs["missing"], "{name}, {id}, as read");

        let distribution = published.distributions.iter().find(|d| d.question == *id).unwrap();
        assert!(!distribution.hidden, "{name}, {id}");
        let missing = json!({
            "cant_say": distribution.missing.cant_say,
            "not_applicable": distribution.missing.not_applicable,
            "blank": distribution.missing.blank,
        });
        assert_eq!(missing, theirs["missing"], "{name}, {id}, as published");
        let respondents = expected["respondents"].as_u64().unwrap();
        let outside: u64 = theirs["missing"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
        assert_eq!(distribution.n, Some(respondents - outside), "{name}, {id}");
        if question.kind == Kind::Number {
            // Numbers are published in classes.
            assert_eq!(distribution.counts.iter().filter_map(|c| c.count).sum::<u64>(), respondents - outside);
            continue;
        }
        for count in distribution.counts.iter().filter(|c| c.count.is_some()) {
            let code = match &count.code {
                GroupValue::Code(code) => code.to_string(),
                GroupValue::Text(text) => text.clone(),
            };
            assert_eq!(json!(count.count), theirs["counts"][&code], "{name}, {id}, {code}, as published");
        }
    }
    for estimate in published.estimates.iter().filter(|e| e.group.is_none()) {
        let theirs = estimate.question.as_ref().and_then(|id| questions[id]["mean"].as_f64());
        if let (Some(mean), Some(ours), None) = (theirs, estimate.value, estimate.count) {
            assert!((mean - ours).abs() < 1e-9, "{}: {mean} and {ours}", estimate.indicator);
        }
    }
}

#[test]
fn mental_health_in_tech_2016() {
    compare("osmi", "workplace/osmi_2016.csv");
}

#[test]
fn star_wars() {
    compare("starwars", "surveymonkey/StarWars.csv");
}

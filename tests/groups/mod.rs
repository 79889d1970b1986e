//! Groups against each other: what is computed, what is refused, and what must not be given away.

mod clusters;
mod organisations;
mod statistics;

use serde_json::Value;

use crate::mittari::Mittari;

/// One question with ordered answers, one from 0 to 10; teams and units.
const QUESTIONS: &str = r#"
format = 1
[survey]
title = "Kysely"
languages = ["fi", "sv", "en"]
[[wave]]
id = "end"
responses = ["answers.csv"]
[answers.degree]
options = [
    { code = 1, text = "very poor" }, { code = 2, text = "poor" }, { code = 3, text = "fair" },
    { code = 4, text = "good" }, { code = 5, text = "very good" },
]
positive = [4, 5]
[[question]]
id = "team"
topic = "background"
kind = "category"
text = "Team"
[[question]]
id = "unit"
topic = "background"
kind = "category"
text = "Unit"
[[question]]
id = "coping"
topic = "wellbeing"
kind = "choice"
answers = "degree"
text = "Coping"
[[question]]
id = "recommend"
topic = "recommendation"
kind = "score"
text = "Recommend"
"#;

const DEGREES: [&str; 5] = ["very poor", "poor", "fair", "good", "very good"];

/// A headline indicator of the question on coping, split by team.
fn indicator(measure: &str) -> String {
    format!("[[indicator]]\nid = \"coping\"\nmeasure = \"{measure}\"\nquestion = \"coping\"\nheadline = true\n")
}

/// Respondents: team, unit, degree from 1 to 5, and the score 10, 8 or 3.
#[derive(Default)]
struct Answers(String);

impl Answers {
    fn add(&mut self, team: &str, unit: &str, degree: usize, score: u8) {
        self.0.push_str(&format!("{team},{unit},{},{score}\n", DEGREES[degree - 1]));
    }

    fn csv(&self) -> String {
        format!("Team,Unit,Coping,Recommend\n{}", self.0)
    }
}

fn story(settings: &str, answers: &Answers) -> Mittari {
    Mittari::new()
        .survey(&format!("{QUESTIONS}\n{settings}\n"))
        .file("kysely/answers.csv", answers.csv())
        .args(["results", "kysely", "--quiet"])
}

fn comparisons(settings: &str, answers: &Answers) -> Vec<Value> {
    story(settings, answers).play().json()["comparisons"].as_array().unwrap().clone()
}

#[track_caller]
fn of_group<'a>(comparisons: &'a [Value], group: &str) -> &'a Value {
    comparisons.iter().find(|c| c["group"]["value"] == group).unwrap_or_else(|| panic!("{group}: {comparisons:?}"))
}

#[track_caller]
fn near(value: &Value, expected: f64, tolerance: f64) {
    let value = value.as_f64().unwrap_or(f64::NAN);
    assert!((value - expected).abs() <= tolerance, "{value} is not {expected}");
}

//! What was asked: a row for each option of each question, with the wordings of every language.

use serde::Serialize;
use serde_json::Value;

use super::{Head, Holds, Table};
use crate::language::{Language, Text};
use crate::survey::{Choice, Question, Survey};

pub(super) fn table(survey: &Survey) -> Table {
    let languages = &survey.about().languages;
    let wordings = |what: &str| {
        let head = |language: &Language| Head::new(&format!("{what}_{}", language.code()), Holds::Text);
        languages.iter().map(head).collect::<Vec<_>>()
    };
    let fixed = [
        Head::new("question", Holds::Text),
        Head::new("topic", Holds::Text),
        Head::new("kind", Holds::Text),
        Head::new("health", Holds::Truth),
        Head::new("code", Holds::Whole),
        Head::new("missing", Holds::Text),
        Head::new("favourable", Holds::Truth),
    ];
    Table {
        name: "codebook".into(),
        columns: [fixed.to_vec(), wordings("question"), wordings("answer")].concat(),
        rows: survey.questions().iter().flat_map(|question| rows(survey, question, languages)).collect(),
    }
}

fn rows(survey: &Survey, question: &Question, languages: &[Language]) -> Vec<Vec<Value>> {
    let favourable = survey.favourable_codes(question);
    let row = |choice: Option<&Choice>| {
        let fixed = vec![
            Value::from(question.id.as_str()),
            word(question.topic),
            word(question.kind),
            Value::from(question.health),
            choice.map_or(Value::Null, |choice| Value::from(choice.code)),
            choice.and_then(|choice| choice.missing).map_or(Value::Null, word),
            choice.map_or(Value::Null, |choice| Value::from(favourable.contains(&choice.code))),
        ];
        let answers = match choice {
            Some(choice) => wordings(&choice.text, languages),
            None => vec![Value::Null; languages.len()],
        };
        [fixed, wordings(&question.text, languages), answers].concat()
    };
    let choices = survey.choices(question);
    if choices.is_empty() { vec![row(None)] } else { choices.iter().map(|choice| row(Some(choice))).collect() }
}

fn wordings(text: &Text, languages: &[Language]) -> Vec<Value> {
    languages.iter().map(|language| text.get(*language).map_or(Value::Null, Value::from)).collect()
}

/// A choice as `survey.toml` writes it.
fn word(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

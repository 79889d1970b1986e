use serde_json::Value;

use crate::mittari::{project, results};

/// The first place where two records differ; numbers may differ by 1e-9, as between machines.
fn difference(path: &str, tracked: &Value, fresh: &Value) -> Option<String> {
    match (tracked, fresh) {
        (Value::Object(a), Value::Object(b)) => {
            let keys = a.keys().chain(b.keys());
            keys.map(|key| difference(&format!("{path}.{key}"), &tracked[key], &fresh[key])).find_map(|found| found)
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(i, (a, b))| difference(&format!("{path}[{i}]"), a, b))
        }
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            ((a - b).abs() > 1e-9 * b.abs().max(1.0)).then(|| format!("{path}: tracked {a}, now {b}"))
        }
        (a, b) => (a != b).then(|| format!("{path}: tracked {a}, now {b}")),
    }
}

#[test]
fn the_tracked_report_holds_the_numbers_of_today() {
    let Ok(tracked) = std::fs::read_to_string(project("reports/foorumix/results.json")) else { return };
    let (_, fresh) = results(&project("surveys/foorumix")).unwrap();
    let found = difference("results", &serde_json::from_str(&tracked).unwrap(), &serde_json::to_value(&fresh).unwrap());
    assert_eq!(found, None, "make the gallery again: mittari report surveys/foorumix");
}

#[test]
fn differences_are_found_where_they_are() {
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(difference("r", &value("{\"a\":[1,0.1]}"), &value("{\"a\":[1,0.10000000000001]}")), None);
    assert!(difference("r", &value("{\"a\":[1,2]}"), &value("{\"a\":[1,3]}")).is_some_and(|d| d.starts_with("r.a[1]")));
    assert!(difference("r", &value("{\"a\":1}"), &value("{\"b\":1}")).is_some());
}

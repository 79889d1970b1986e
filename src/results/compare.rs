//! Two records of results, value by value: the one that a report holds and the one that is computed today.
//!
//! The earlier record may be years old and have keys that this version has not, or lack some: it is compared as JSON.

use serde_json::Value;

use crate::language::number;

/// A value that is not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where: `estimates, indicator recommends, wave end: value`.
    pub place: String,
    /// What the report holds; `None` where it has no such entry.
    pub report: Option<String>,
    /// What is computed now; `None` where there is no such entry any more.
    pub now: Option<String>,
}

/// What a comparison found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// Values that agree.
    pub agree: usize,
    /// All others, in the order of the record.
    pub differences: Vec<Difference>,
}

/// Numbers may differ by so much between machines, relative to the larger of them and one.
const TOLERANCE: f64 = 1e-9;

/// Keys that say which entry of a list it is.
const NAMES: [&str; 16] = [
    "wave",
    "file",
    "indicator",
    "question",
    "scale",
    "group",
    "from",
    "to",
    "against",
    "measure",
    "activity",
    "code",
    "reason",
    "kind",
    "about",
    "name",
];

/// Compares two records. With `same_version` a key that only one of them has is a difference; else it is passed over.
pub fn compare(report: &Value, now: &Value, same_version: bool) -> Compared {
    let mut compared = Compared::default();
    Comparison { same_version, compared: &mut compared }.values("", report, now);
    compared
}

struct Comparison<'a> {
    same_version: bool,
    compared: &'a mut Compared,
}

impl Comparison<'_> {
    fn values(&mut self, place: &str, report: &Value, now: &Value) {
        match (report, now) {
            (Value::Object(old), Value::Object(new)) => {
                let added = new.keys().filter(|key| !old.contains_key(*key));
                for key in old.keys().chain(added) {
                    match (old.get(key), new.get(key)) {
                        (Some(old), Some(new)) => self.values(&below(place, key), old, new),
                        (old, new) if self.same_version => self.differ(&below(place, key), old, new),
                        _ => {}
                    }
                }
            }
            (Value::Array(old), Value::Array(new)) => self.lists(place, old, new),
            (Value::Number(old), Value::Number(new)) if close(old.as_f64(), new.as_f64()) => self.compared.agree += 1,
            (old, new) if old == new => self.compared.agree += 1,
            (old, new) => self.differ(place, Some(old), Some(new)),
        }
    }

    /// Entries are found by their names, so that one that is missing does not make all others differ.
    fn lists(&mut self, place: &str, report: &[Value], now: &[Value]) {
        let (old, new) = (named(report), named(now));
        for (name, value) in &old {
            let place = format!("{place}{name}");
            match new.iter().find(|(other, _)| other == name) {
                Some((_, other)) => self.values(&place, value, other),
                None => self.differ(&place, Some(value), None),
            }
        }
        for (name, value) in new.iter().filter(|(name, _)| !old.iter().any(|(other, _)| other == name)) {
            self.differ(&format!("{place}{name}"), None, Some(value));
        }
    }

    fn differ(&mut self, place: &str, report: Option<&Value>, now: Option<&Value>) {
        let difference = Difference { place: place.into(), report: report.map(shown), now: now.map(shown) };
        self.compared.differences.push(difference);
    }
}

fn below(place: &str, key: &str) -> String {
    if place.is_empty() { key.into() } else { format!("{place}: {key}") }
}

fn close(report: Option<f64>, now: Option<f64>) -> bool {
    report.zip(now).is_some_and(|(old, new)| (old - new).abs() <= TOLERANCE * old.abs().max(new.abs()).max(1.0))
}

/// Entries with what they are called: by their names where these tell them apart, else by their number.
fn named(list: &[Value]) -> Vec<(String, &Value)> {
    let names: Vec<String> = list.iter().map(name).collect();
    let distinct =
        names.iter().all(|name| !name.is_empty() && names.iter().filter(|other| *other == name).count() == 1);
    let number = |i: usize| format!(", number {}", i + 1);
    let named = names.into_iter().enumerate().map(|(i, name)| if distinct { name } else { number(i) });
    named.zip(list).collect()
}

/// `, indicator recommends, wave end, organisation Pori`; empty for what has no names.
fn name(entry: &Value) -> String {
    let part = |key: &&str| match entry.get(*key)? {
        Value::Object(group) => Some(format!(", {} {}", shown(group.get("question")?), shown(group.get("value")?))),
        Value::Null => None,
        value => Some(format!(", {key} {}", shown(value))),
    };
    NAMES.iter().filter_map(part).collect()
}

/// A value as it is told.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => value.as_f64().map(|value| number::unrounded(value, '.')).unwrap_or_default(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Object(_) => "an entry".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn record(value: f64, group: &str) -> Value {
        json!({ "format": 1, "estimates": [
            { "indicator": "a", "wave": "end", "group": null, "value": value },
            { "indicator": "a", "wave": "end", "group": { "question": "town", "value": group }, "value": 0.25 },
        ] })
    }

    #[test]
    fn what_agrees_is_counted_and_a_hair_is_no_difference() {
        let compared = compare(&record(0.1, "Pori"), &record(0.1 + 1e-12, "Pori"), true);
        assert_eq!((compared.agree, compared.differences.len()), (10, 0));
    }

    #[test]
    fn a_difference_is_named() {
        let compared = compare(&record(0.1, "Pori"), &record(0.2, "Pori"), true);
        let expected = Difference {
            place: "estimates, wave end, indicator a: value".into(),
            report: Some("0.1".into()),
            now: Some("0.2".into()),
        };
        assert_eq!(compared.differences, [expected]);
    }

    #[test]
    fn entries_that_only_one_has_are_told() {
        let compared = compare(&record(0.1, "Pori"), &record(0.1, "Rauma"), true);
        let places: Vec<_> = compared.differences.iter().map(|d| (d.place.as_str(), d.report.is_some())).collect();
        assert_eq!(
            places,
            [
                ("estimates, wave end, indicator a, town Pori", true),
                ("estimates, wave end, indicator a, town Rauma", false)
            ]
        );
    }

    #[test]
    fn new_keys_matter_in_the_same_version_only() {
        let (old, new) = (json!({ "a": 1 }), json!({ "a": 1, "b": 2 }));
        assert_eq!(compare(&old, &new, true).differences.len(), 1);
        assert_eq!(compare(&old, &new, false).differences.len(), 0);
    }
}

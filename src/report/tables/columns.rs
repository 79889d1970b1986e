//! Columns of the tables, read from the schema of `results.json`.

use serde_json::Value;

use super::{Head, Holds};
use crate::results::Results;

/// A kind of record.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Record {
    /// Its key in `results.json`; `report` for what is told once.
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
}

/// A value of a record.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// Keys that lead to it from the record.
    pub(super) path: Vec<String>,
    /// The list inside the record that it lies in; a row an entry.
    pub(super) list: Option<Vec<String>>,
    /// What it is.
    pub(super) meaning: String,
    /// What stands in it.
    pub(super) holds: Holds,
}

impl Column {
    /// `group.question` is the column `group_question`.
    pub(super) fn name(&self) -> String {
        self.path.join("_")
    }

    pub(super) fn head(&self) -> Head {
        Head { name: self.name(), holds: self.holds }
    }
}

/// Every kind of record, in the order of `results.json`; first what is told once.
pub(super) fn records() -> Vec<Record> {
    let schema = schemars::schema_for!(Results).to_value();
    let mut report = Record { name: "report".into(), columns: Vec::new() };
    let mut records = Vec::new();
    for (name, property) in properties(&schema) {
        match records_of(&schema, property) {
            Some(items) => {
                let mut columns = Vec::new();
                collect(&schema, items, &[], None, &mut columns);
                records.push(Record { name: name.clone(), columns });
            }
            None => collect(&schema, property, std::slice::from_ref(name), None, &mut report.columns),
        }
    }
    std::iter::once(report).chain(records).collect()
}

/// The values below a schema, in their order.
fn collect(root: &Value, schema: &Value, path: &[String], list: Option<&[String]>, found: &mut Vec<Column>) {
    let resolved = resolve(root, schema);
    if let Some(items) = records_of(root, resolved) {
        return collect(root, items, path, Some(path), found);
    }
    let alternatives: Vec<&Value> = alternatives(root, resolved);
    let mut below: Vec<(&String, &Value)> = Vec::new();
    for (key, property) in alternatives.iter().flat_map(|alternative| properties(alternative)) {
        if !below.iter().any(|(known, _)| *known == key) {
            below.push((key, property));
        }
    }
    if below.is_empty() {
        let meaning = [schema, resolved].iter().find_map(|s| s["description"].as_str()).unwrap_or_default();
        let meaning = meaning.split_whitespace().collect::<Vec<_>>().join(" ");
        let holds = holds(&alternatives);
        found.push(Column { path: path.to_vec(), list: list.map(<[String]>::to_vec), meaning, holds });
        return;
    }
    for (key, property) in below {
        let path: Vec<String> = path.iter().chain([key]).cloned().collect();
        collect(root, property, &path, list, found);
    }
}

/// What a value of one of these shapes is; a text where they are too different for anything else.
fn holds(alternatives: &[&Value]) -> Holds {
    let named = |name: &str| match name {
        "boolean" => Some(Holds::Truth),
        "integer" => Some(Holds::Whole),
        "number" => Some(Holds::Number),
        "null" => None,
        _ => Some(Holds::Text),
    };
    let types = alternatives.iter().flat_map(|schema| match &schema["type"] {
        Value::String(one) => vec![named(one)],
        Value::Array(several) => several.iter().map(|one| one.as_str().and_then(named)).collect(),
        _ => vec![Some(Holds::Text)],
    });
    types.flatten().reduce(Holds::either).unwrap_or(Holds::Text)
}

/// What the entries of a list of records look like; `None` for anything else.
fn records_of<'a>(root: &'a Value, schema: &'a Value) -> Option<&'a Value> {
    let items = resolve(root, schema).get("items")?;
    alternatives(root, items).iter().any(|item| item.get("properties").is_some()).then_some(items)
}

/// The schema behind a reference.
fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) else { return schema };
    resolve(root, &root["$defs"][name])
}

/// The shapes that a value may have, apart from `null`.
fn alternatives<'a>(root: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
    let schema = resolve(root, schema);
    match schema["anyOf"].as_array() {
        Some(any) => any.iter().flat_map(|one| alternatives(root, one)).collect(),
        None => vec![schema],
    }
}

fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flatten()
}

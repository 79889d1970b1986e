//! Holds `survey.toml` against the schema of its types: every unknown key, wrong type and unknown
//! choice in one run, each with its line.
//!
//! The schema is the one that documents the format, so nothing about keys is written twice.

use std::collections::BTreeMap;

use serde_json::Value as Schema;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::definition::Definition;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, closest};

/// A definition whose types and choices are right, and the line of each of its values.
pub(super) struct Shaped {
    pub(super) definition: Definition,
    pub(super) lines: Lines,
    /// Keys that are not known; the definition is without them, so that all else can still be checked.
    pub(super) unknown: Diagnostics,
    /// Paths of the tables that they stood in.
    pub(super) unsure: Vec<String>,
}

/// Line of each value by its path (`question[3].answers`), counted from 1.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines(BTreeMap<String, usize>);

impl Lines {
    /// The line of the value, or of the nearest table around it.
    pub(super) fn of(&self, path: &str) -> usize {
        let mut path = path;
        loop {
            if let Some(line) = self.0.get(path) {
                return *line;
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = &path[..end],
                None => return 1,
            }
        }
    }
}

/// The JSON Schema of `survey.toml`.
pub fn schema() -> Schema {
    schemars::schema_for!(Definition).to_value()
}

/// Reads `source`; `file` is its name in messages.
pub(super) fn read(source: &str, file: &str) -> Result<Shaped, Diagnostics> {
    let (table, mut syntax) = DeTable::parse_recoverable(source);
    syntax.sort_by_key(|error| error.span().map_or(0, |span| span.start));
    let mut shape = Shape::new(source, file, schema());
    for error in syntax {
        let at = error.span().unwrap_or_default();
        let diagnostic = syntax_error(error.message(), source.get(at.clone()).unwrap_or_default());
        let place = shape.place(at.start);
        shape.found.push(diagnostic.at(place));
    }
    if shape.found.has_errors() {
        return Err(shape.found);
    }
    let root = shape.root.clone();
    shape.table(table.get_ref(), 0, &root, "");
    if shape.found.has_errors() {
        return match shape.without_unknown_keys() {
            Some(definition) => {
                let owner = |path: &String| path.rsplit_once('.').map(|(owner, _)| owner.to_string());
                let unsure = shape.unknown.iter().filter_map(owner).collect();
                Ok(Shaped { definition, lines: shape.lines, unknown: shape.found, unsure })
            }
            None => Err(shape.found),
        };
    }
    match toml::from_str(source) {
        Ok(definition) => {
            Ok(Shaped { definition, lines: shape.lines, unknown: Diagnostics::new(), unsure: Vec::new() })
        }
        Err(error) => {
            let place = shape.place(error.span().map_or(0, |span| span.start));
            Err(value_error(error.message()).at(place).into())
        }
    }
}

/// Where the text stops being TOML. `there` is what stands at that place.
fn syntax_error(message: &str, there: &str) -> Diagnostic {
    if message == "duplicate key" {
        return Diagnostic::error(format!("the key `{}` stands twice", there.trim())).hint("take one of the two away");
    }
    let hint = if message.starts_with("invalid basic string") {
        Some("a text begins and ends with `\"` on the same line")
    } else if message.starts_with("string values must be quoted") {
        Some("put a text into quotes: `\"…\"`")
    } else {
        None
    };
    Diagnostic::error(format!("not TOML: {message}")).maybe_hint(hint.map(String::from))
}

/// A value of the right type that no key can hold, such as a negative count.
fn value_error(message: &str) -> Diagnostic {
    let number = message.strip_prefix("invalid value: integer `").and_then(|rest| rest.split_once("`, expected "));
    match number {
        Some((number, wanted)) => {
            let expected =
                if wanted.starts_with('u') { "a whole number from 0 up" } else { "a whole number, not as large" };
            Diagnostic::error(format!("the number cannot be {number}")).expected(expected)
        }
        None => Diagnostic::error(message),
    }
}

/// A path as people read it: the line tells which of several tables is meant.
fn words(path: &str) -> String {
    path.split('.').map(|key| key.split('[').next().unwrap_or_default()).collect::<Vec<_>>().join(".")
}

/// Takes the key at `indicator[3].hedline` away.
fn remove(value: &mut toml::Value, path: &str) {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let Some(rest) = rest else {
        if let Some(table) = value.as_table_mut() {
            table.remove(first);
        }
        return;
    };
    let (name, places) = first.split_once('[').unwrap_or((first, ""));
    let mut inner = value.get_mut(name);
    for place in places.split(['[', ']']).filter_map(|place| place.parse::<usize>().ok()) {
        inner = inner.and_then(|inner| inner.get_mut(place));
    }
    if let Some(inner) = inner {
        remove(inner, rest);
    }
}

struct Shape<'a> {
    source: &'a str,
    file: &'a str,
    root: Schema,
    lines: Lines,
    found: Diagnostics,
    /// Paths of unknown keys.
    unknown: Vec<String>,
}

impl<'a> Shape<'a> {
    fn new(source: &'a str, file: &'a str, root: Schema) -> Self {
        Self { source, file, root, lines: Lines::default(), found: Diagnostics::new(), unknown: Vec::new() }
    }

    /// The definition without its unknown keys, if nothing else is wrong with it.
    fn without_unknown_keys(&self) -> Option<Definition> {
        if self.unknown.len() != self.found.iter().count() {
            return None;
        }
        let mut table: toml::Value = toml::from_str(self.source).ok()?;
        self.unknown.iter().for_each(|path| remove(&mut table, path));
        table.try_into().ok()
    }

    fn line(&self, offset: usize) -> usize {
        self.source.get(..offset).map_or(1, |before| before.matches('\n').count() + 1)
    }

    fn place(&self, offset: usize) -> Place {
        Place::line(self.file, self.line(offset))
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, schema: &Schema, path: &str) {
        let at = value.span().start;
        self.lines.0.insert(path.to_string(), self.line(at));
        let alternatives = self.alternatives(schema);
        if let Some(choices) = choices(&alternatives) {
            return self.choice(value, &choices, path);
        }
        let fitting: Vec<&Schema> = alternatives.iter().filter(|a| fits(value.get_ref(), a)).collect();
        match fitting.as_slice() {
            [] => {
                let wanted: Vec<String> = alternatives.iter().map(type_words).collect();
                let message = format!("`{}` is {} here", words(path), value_words(value.get_ref()));
                self.found.push(Diagnostic::error(message).at(self.place(at)).expected(wanted.join(" or ")));
            }
            [one] => self.inside(value, one, path),
            several => {
                let best = several.iter().min_by_key(|a| self.errors_of(value, a, path)).copied();
                if let Some(best) = best.cloned() {
                    self.inside(value, &best, path);
                }
            }
        }
    }

    fn inside(&mut self, value: &Spanned<DeValue<'_>>, schema: &Schema, path: &str) {
        match value.get_ref() {
            DeValue::Table(table) => self.table(table, value.span().start, schema, path),
            DeValue::Array(items) => {
                let Some(item_schema) = schema.get("items").cloned() else { return };
                for (i, item) in items.iter().enumerate() {
                    self.value(item, &item_schema, &format!("{path}[{i}]"));
                }
            }
            _ => {}
        }
    }

    fn table(&mut self, table: &DeTable<'_>, at: usize, schema: &Schema, path: &str) {
        let empty = serde_json::Map::new();
        let known = schema.get("properties").and_then(Schema::as_object).unwrap_or(&empty);
        let others = schema.get("additionalProperties").filter(|s| s.is_object());
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let inner = if path.is_empty() { name.to_string() } else { format!("{path}.{name}") };
            if let Some(schema) = known.get(name).or(others) {
                self.value(value, schema, &inner);
            } else {
                self.unknown(key, &known.keys().map(String::as_str).collect::<Vec<_>>(), path);
                self.unknown.push(inner);
            }
        }
        let required = schema.get("required").and_then(Schema::as_array).into_iter().flatten();
        for name in required.filter_map(Schema::as_str).filter(|name| !table.keys().any(|k| k.get_ref() == *name)) {
            let owner = if path.is_empty() { "the file".to_string() } else { format!("`{}`", words(path)) };
            let message = format!("{owner} lacks the key `{name}`");
            self.found.push(Diagnostic::error(message).at(self.place(at)).hint(format!("add `{name} = …`")));
        }
    }

    fn unknown(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, known: &[&str], path: &str) {
        let name = key.get_ref().as_ref();
        let owner = if path.is_empty() { String::new() } else { format!(" in `{}`", words(path)) };
        let suggestion = closest(name, known.iter().copied()).map(|n| format!("did you mean `{n}`?"));
        let message = format!("unknown key `{name}`{owner}");
        let expected = format!("one of {}", listed(known));
        let diagnostic = Diagnostic::error(message).at(self.place(key.span().start)).expected(expected);
        self.found.push(diagnostic.maybe_hint(suggestion));
    }

    fn choice(&mut self, value: &Spanned<DeValue<'_>>, choices: &[String], path: &str) {
        let names: Vec<&str> = choices.iter().map(String::as_str).collect();
        let word = match value.get_ref() {
            DeValue::String(word) if names.contains(&word.as_ref()) => return,
            DeValue::String(word) => format!("`{word}`"),
            other => value_words(other).to_string(),
        };
        let suggestion = closest(word.trim_matches('`'), names.iter().copied());
        let diagnostic = Diagnostic::error(format!("`{}` cannot be {word}", words(path)))
            .at(self.place(value.span().start))
            .expected(format!("one of {}", listed(&names)));
        self.found.push(diagnostic.maybe_hint(suggestion.map(|n| format!("did you mean `\"{n}\"`?"))));
    }

    /// How many messages the value would get under `schema`.
    fn errors_of(&self, value: &Spanned<DeValue<'_>>, schema: &Schema, path: &str) -> usize {
        let mut trial = Shape::new(self.source, self.file, self.root.clone());
        trial.inside(value, schema, path);
        trial.found.iter().count()
    }

    /// The schema with references followed and choices laid side by side; "absent" is not one of them.
    fn alternatives(&self, schema: &Schema) -> Vec<Schema> {
        if let Some(name) = schema.get("$ref").and_then(Schema::as_str) {
            let found = name.strip_prefix('#').and_then(|pointer| self.root.pointer(pointer));
            return found.map_or_else(Vec::new, |schema| self.alternatives(schema));
        }
        let several = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Schema::as_array);
        match several {
            Some(several) => several.iter().flat_map(|s| self.alternatives(s)).collect(),
            None if schema.get("type").and_then(Schema::as_str) == Some("null") => Vec::new(),
            None => vec![schema.clone()],
        }
    }
}

/// The words a value may take, if every alternative is a fixed word.
fn choices(alternatives: &[Schema]) -> Option<Vec<String>> {
    let mut words = Vec::new();
    for schema in alternatives {
        if let Some(word) = schema.get("const").and_then(Schema::as_str) {
            words.push(word.to_string());
        } else if let Some(list) = schema.get("enum").and_then(Schema::as_array) {
            words.extend(list.iter().filter_map(Schema::as_str).map(str::to_string));
        } else {
            return None;
        }
    }
    (!words.is_empty()).then_some(words)
}

fn types(schema: &Schema) -> Vec<&str> {
    match schema.get("type") {
        Some(Schema::String(one)) => vec![one],
        Some(Schema::Array(several)) => several.iter().filter_map(Schema::as_str).filter(|t| *t != "null").collect(),
        _ => Vec::new(),
    }
}

fn is_date(schema: &Schema) -> bool {
    schema.get("format").and_then(Schema::as_str) == Some("date")
}

fn fits(value: &DeValue<'_>, schema: &Schema) -> bool {
    let types = types(schema);
    match value {
        DeValue::String(_) => types.contains(&"string") && !is_date(schema),
        DeValue::Integer(_) => types.contains(&"integer") || types.contains(&"number"),
        DeValue::Float(_) => types.contains(&"number"),
        DeValue::Boolean(_) => types.contains(&"boolean"),
        DeValue::Datetime(_) => is_date(schema),
        DeValue::Array(_) => types.contains(&"array"),
        DeValue::Table(_) => types.contains(&"object"),
    }
}

fn type_words(schema: &Schema) -> String {
    if is_date(schema) {
        return "a date such as 2017-03-01 (without quotes)".into();
    }
    match types(schema).first().copied() {
        Some("string") => "a text in quotes".into(),
        Some("integer") => "a whole number".into(),
        Some("number") => "a number".into(),
        Some("boolean") => "true or false".into(),
        Some("array") => "a list in brackets".into(),
        Some("object") => {
            let keys = schema.get("properties").and_then(Schema::as_object);
            let keys: Vec<&str> = keys.map(|k| k.keys().map(String::as_str).collect()).unwrap_or_default();
            if keys.is_empty() { "a table".into() } else { format!("a table with {}", listed(&keys)) }
        }
        _ => "something else".into(),
    }
}

fn value_words(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

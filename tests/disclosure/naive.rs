//! The naive writer: it hides every number that rests on fewer than five people, and nothing from which such a number
//! follows.
//!
//! It knows all numbers by having the program report the same people many times over, when nobody is few, and dividing.
//! So its report has every kind of record that ours has, and a new kind needs nothing here.

use std::fs;

use serde_json::{Map, Value};

use crate::mittari::{Mittari, Played};

/// So many times the naive writer has everybody answer: a group of one is then shown, even where it agrees.
const TIMES: u64 = 20;

/// Fewer are hidden.
const MINIMUM: u64 = 5;

/// Where the naive writer puts its report, and where the program puts ours.
pub(super) const NAIVE: &str = "naive";
pub(super) const OURS: &str = "ours";

/// A survey and its exports. A number of people in angle brackets (`invited = <60>`) and a `#` in a code (`k7#`) are what
/// differs when everybody answers several times.
pub(super) struct Story {
    pub(super) definition: String,
    pub(super) files: Vec<(&'static str, String)>,
    /// The background question of which each group gets a report of its own.
    pub(super) each: Option<&'static str>,
}

impl Story {
    /// Our report, as the program writes it, in these formats.
    pub(super) fn ours(&self, formats: &str) -> Played {
        self.reported(1, OURS, formats)
    }

    /// The naive report: `results.json`, and one for each group where the story has them.
    pub(super) fn naive(&self) -> Played {
        let played = self.many_times("json");
        let records: Vec<String> =
            played.files(OURS).into_iter().filter(|name| name.ends_with("results.json")).collect();
        let reports: Vec<(String, Value)> = records
            .into_iter()
            .map(|name| (name.clone(), hidden(divided(json(&played, &format!("{OURS}/{name}"))))))
            .collect();
        let mut story = played.then();
        for (name, report) in
            reports.iter().filter(|(_, report)| report["about"].is_null() || own_base(report).is_some())
        {
            story = story.file(&format!("{NAIVE}/{name}"), report.to_string());
        }
        let played = story.args(["--version"]).play();
        fs::remove_dir_all(played.path(OURS)).unwrap();
        played
    }

    /// All numbers of everybody once, those of few among them.
    pub(super) fn all_numbers(&self) -> Value {
        divided(record(&self.many_times("json"), OURS))
    }

    /// What the program says of the same people many times over.
    pub(super) fn many_times(&self, formats: &str) -> Played {
        self.reported(TIMES, OURS, formats)
    }

    fn reported(&self, times: u64, out: &str, formats: &str) -> Played {
        let mut story = Mittari::new().survey(&scaled(&self.definition, times));
        for (name, text) in &self.files {
            story = story.file(&format!("kysely/{name}"), repeated(text, times));
        }
        let mut args = vec!["report", "kysely", "--out", out, "--format", formats, "--quiet", "--lang", "en"];
        args.extend(self.each.iter().flat_map(|question| ["--each", question]));
        let played = story.args(args).play();
        assert_eq!(played.code, Some(0), "{}", played.stderr);
        played
    }
}

/// The record of a report in a folder.
pub(super) fn record(played: &Played, folder: &str) -> Value {
    json(played, &format!("{folder}/results.json"))
}

pub(super) fn json(played: &Played, file: &str) -> Value {
    serde_json::from_str(&played.text(file)).unwrap()
}

/// Each line but the first so many times, with a code of its own each time.
fn repeated(text: &str, times: u64) -> String {
    let mut lines = text.lines();
    let mut all = vec![lines.next().unwrap().to_string()];
    for line in lines {
        let copy = |at: u64| if at == 0 { line.replace('#', "") } else { line.replace('#', &format!("x{at}")) };
        all.extend((0..times).map(copy));
    }
    all.join("\n") + "\n"
}

/// Numbers in angle brackets, so many times as large.
fn scaled(text: &str, times: u64) -> String {
    let mut parts = text.split('<');
    let mut scaled = parts.next().unwrap().to_string();
    for part in parts {
        let (number, rest) = part.split_once('>').unwrap();
        scaled.push_str(&(number.parse::<u64>().unwrap() * times).to_string());
        scaled.push_str(rest);
    }
    scaled
}

/// Keys of numbers of people, in every kind of record.
const PEOPLE: [&str; 23] = [
    "n",
    "count",
    "answered",
    "invited",
    "population",
    "pairs",
    "n_from",
    "n_to",
    "improved",
    "unchanged",
    "worsened",
    "cant_say",
    "not_applicable",
    "refused",
    "blank",
    "not_shown",
    "respondents",
    "linked",
    "tolerant",
    "not_linked",
    "ambiguous",
    "duplicate",
    "without_code",
];

/// Kinds of records that tell of people, and the key of how many each rests on.
const RECORDS: [(&str, &str); 6] = [
    ("response", "answered"),
    ("estimates", "n"),
    ("changes", "pairs"),
    ("links", "linked"),
    ("drop_out", "n"),
    ("comparisons", "n"),
];

/// The record of everybody once.
fn divided(mut record: Value) -> Value {
    for kind in RECORDS.iter().map(|(kind, _)| *kind).chain(["distributions"]) {
        divide(&mut record[kind]);
    }
    record
}

fn divide(value: &mut Value) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(divide),
        Value::Object(fields) => {
            for (key, value) in fields {
                match value.as_u64().filter(|_| PEOPLE.contains(&key.as_str())) {
                    Some(people) => {
                        assert_eq!(people % TIMES, 0, "`{key}` is {people}");
                        *value = (people / TIMES).into();
                    }
                    None => divide(value),
                }
            }
        }
        _ => {}
    }
}

/// The same record without what rests on few.
fn hidden(mut record: Value) -> Value {
    let few = |entry: &Map<String, Value>, base: &str| {
        entry.get(base).and_then(Value::as_u64).is_some_and(|people| people < MINIMUM)
    };
    let groups: Vec<Value> = objects(&mut record["response"]).map(|entry| entry["group"]["question"].clone()).collect();
    for (kind, base) in RECORDS {
        for entry in objects(&mut record[kind]) {
            if few(entry, base) {
                without_numbers(entry);
            }
            // A part of a record that tells of few, such as those who left.
            for part in entry.values_mut().filter_map(Value::as_object_mut).filter(|part| few(part, "n")) {
                without_numbers(part);
            }
        }
    }
    // How many named each group is the size of it.
    for distribution in objects(&mut record["distributions"]).filter(|entry| groups.contains(&entry["question"])) {
        objects(&mut distribution["counts"]).filter(|count| few(count, "count")).for_each(without_numbers);
    }
    record
}

fn objects(list: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    list.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut)
}

fn without_numbers(entry: &mut Map<String, Value>) {
    for (key, value) in entry.iter_mut() {
        match value {
            Value::Number(_) if key != "confidence" => *value = Value::Null,
            Value::Object(fields) if key == "missing" => without_numbers(fields),
            _ => {}
        }
    }
    if entry.contains_key("hidden") {
        entry.insert("hidden".into(), true.into());
    }
}

/// How many the group answered that a report is about.
fn own_base(report: &Value) -> Option<u64> {
    let own = report["response"].as_array()?.iter().find(|entry| entry["group"] == report["about"])?;
    own["answered"].as_u64()
}

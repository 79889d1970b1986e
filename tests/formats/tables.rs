use std::collections::BTreeMap;

use mittari::report::tables::{self, CsvForm};
use serde_json::Value;

use crate::mittari::{Mittari, project, results};

/// A table as a program reads it: a map a row.
fn rows(csv: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv);
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_string).collect();
    let row = |record: csv::StringRecord| heads.iter().cloned().zip(record.iter().map(str::to_string)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// Every number, word and truth of a record, by the name of its column.
fn leaves(prefix: &str, value: &Value, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            for (key, value) in fields {
                let name = if prefix.is_empty() { key.clone() } else { format!("{prefix}_{key}") };
                leaves(&name, value, found);
            }
        }
        // Lists of records have rows of their own.
        Value::Array(list) if list.iter().any(Value::is_object) || list.is_empty() => {}
        Value::Array(list) => {
            let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            found.insert(prefix.into(), words.join(" "));
        }
        Value::String(text) => drop(found.insert(prefix.into(), text.clone())),
        Value::Number(number) => drop(found.insert(prefix.into(), number.as_f64().unwrap().to_string())),
        other => drop(found.insert(prefix.into(), other.to_string())),
    }
}

#[test]
fn every_published_value_is_in_a_table() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let files: BTreeMap<String, Vec<u8>> =
        tables::csv_files(&survey, &results, CsvForm::Programs).into_iter().collect();
    let record = serde_json::to_value(&results).unwrap();
    let mut values = 0;
    for (name, list) in record.as_object().unwrap() {
        let Value::Array(list) = list else { continue };
        if !list.iter().all(Value::is_object) {
            continue;
        }
        let table = rows(&files[&format!("tables/{name}.csv")]);
        let nested = |entry: &Value| {
            let lists = entry.as_object().unwrap().values().filter_map(Value::as_array);
            lists.filter(|list| list.iter().all(Value::is_object)).map(|list| list.len().max(1)).max().unwrap_or(1)
        };
        assert_eq!(table.len(), list.iter().map(nested).sum::<usize>(), "{name}");
        for entry in list {
            let mut expected = BTreeMap::new();
            leaves("", entry, &mut expected);
            values += expected.len();
            let fits =
                |row: &&BTreeMap<String, String>| expected.iter().all(|(key, value)| row.get(key) == Some(value));
            assert!(table.iter().any(|row| fits(&row)), "{name} lacks {expected:?}");
        }
    }
    assert!(values > 1000, "{values} values");
}

#[test]
fn answers_have_a_row_each() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let files: BTreeMap<String, Vec<u8>> =
        tables::csv_files(&survey, &results, CsvForm::Programs).into_iter().collect();
    let table = rows(&files["tables/distributions.csv"]);
    let counts: Vec<_> = results.distributions.iter().flat_map(|d| d.counts.iter().map(move |c| (d, c))).collect();
    for (distribution, count) in counts {
        let code = serde_json::to_value(&count.code).unwrap();
        let code = code.as_str().map_or_else(|| code.to_string(), str::to_string);
        let of_answer = |row: &&BTreeMap<String, String>| {
            row["question"] == distribution.question && row["wave"] == distribution.wave && row["counts_code"] == code
        };
        let row = table.iter().find(of_answer).unwrap();
        assert_eq!(row["counts_count"], count.count.map(|n| n.to_string()).unwrap_or_default());
        assert_eq!(row["counts_share"], count.share.map(|share| share.to_string()).unwrap_or_default());
    }
}

#[test]
fn every_column_is_explained() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let files: BTreeMap<String, Vec<u8>> =
        tables::csv_files(&survey, &results, CsvForm::Programs).into_iter().collect();
    let meanings = rows(&files["tables/columns.csv"]);
    for (name, bytes) in &files {
        let table = name.trim_start_matches("tables/").trim_end_matches(".csv");
        if matches!(table, "columns" | "codebook") {
            continue;
        }
        for column in csv::Reader::from_reader(&bytes[..]).headers().unwrap() {
            let found = meanings.iter().find(|row| row["table"] == table && row["column"] == column).unwrap();
            assert!(!found["meaning"].is_empty(), "{table}.{column}");
        }
    }
    let codebook = rows(&files["tables/codebook.csv"]);
    assert!(codebook.iter().any(|row| row["missing"] == "cant_say" && row["answer_en"].starts_with("Can")));
    assert!(codebook.iter().any(|row| row["favourable"] == "true" && !row["answer_sv"].is_empty()));
}

#[test]
fn excel_gets_a_mark_semicolons_and_decimal_commas() {
    let story = Mittari::new().copy("surveys/foorumix", "foorumix");
    let played = story.args(["report", "foorumix", "--format", "csv", "--csv", "excel", "--quiet"]).success();
    let table = played.text("reports/foorumix/tables/estimates.csv");
    assert!(table.starts_with("\u{feff}indicator;question;scale;wave;group_question;"), "{}", &table[..80]);
    assert!(table.contains(";0,95;"), "no decimal comma");
    assert!(played.files("reports/foorumix").iter().all(|file| file == "results.json" || file.starts_with("tables/")));
}

#[test]
fn results_are_one_table_on_request() {
    let story = Mittari::new().copy("surveys/foorumix", "foorumix");
    let played = story.args(["results", "foorumix", "--format", "csv"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let table = rows(played.stdout.as_bytes());
    for record in ["report", "inputs", "response", "estimates", "distributions", "findings"] {
        assert!(table.iter().any(|row| row["record"] == record), "no {record}");
    }
    let story = played.then();
    let written = story.args(["results", "foorumix", "--format", "csv", "--out", "figures.csv", "--quiet"]).success();
    assert_eq!(rows(&written.bytes("figures.csv")), table);
}

//! Published results as tidy tables: one for each kind of record in `results.json`, a row a record (or a row an
//! answer), a column a value.
//!
//! Columns come from the schema of [`Results`], so that a value that is published is in a table too.

mod codebook;
mod columns;
mod text;

pub use text::CsvForm;

use serde_json::Value;

use crate::results::Results;
use crate::survey::Survey;
use columns::{Column, Record};

/// A table without a look: names of columns and values.
#[derive(Debug, Clone, PartialEq)]
struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
}

/// Every table as a file: path below the report's folder, and bytes. `columns.csv` says what each column is,
/// `codebook.csv` what was asked.
pub fn files(survey: &Survey, results: &Results, form: CsvForm) -> Vec<(String, Vec<u8>)> {
    let records = columns::records();
    let values = serde_json::to_value(results).unwrap_or_default();
    let tables = records.iter().map(|record| table(record, &values));
    let all = tables.chain([codebook::table(survey), meanings(&records)]);
    all.map(|table| (format!("tables/{}.csv", table.name), text::write(&table, form))).collect()
}

/// Every published figure in one table; the column `record` says of which kind each row is.
pub fn one(results: &Results, form: CsvForm) -> Vec<u8> {
    let values = serde_json::to_value(results).unwrap_or_default();
    let tables: Vec<Table> = columns::records().iter().map(|record| table(record, &values)).collect();
    let mut columns = vec!["record".to_string()];
    for name in tables.iter().flat_map(|table| &table.columns) {
        if !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    let mut rows = Vec::new();
    for table in &tables {
        let places: Vec<Option<usize>> =
            columns.iter().map(|name| table.columns.iter().position(|own| own == name)).collect();
        for row in &table.rows {
            let cell = |place: &Option<usize>| place.and_then(|i| row.get(i)).cloned().unwrap_or_default();
            let mut cells: Vec<Value> = places.iter().map(cell).collect();
            cells[0] = Value::from(table.name.as_str());
            rows.push(cells);
        }
    }
    text::write(&Table { name: "results".into(), columns, rows }, form)
}

/// The records of one kind.
fn table(record: &Record, results: &Value) -> Table {
    let found = match &results[record.name.as_str()] {
        Value::Array(list) => list.clone(),
        // What is told once is a table of one row.
        _ => vec![results.clone()],
    };
    let rows = found.iter().flat_map(|entry| rows(&record.columns, entry)).collect();
    Table { name: record.name.clone(), columns: record.columns.iter().map(Column::name).collect(), rows }
}

/// A record as rows: one, or one for each entry of the list inside it.
fn rows(columns: &[Column], record: &Value) -> Vec<Vec<Value>> {
    let list = columns.iter().find_map(|column| column.list.as_ref());
    let Some(path) = list else { return vec![columns.iter().map(|column| at(record, &column.path)).collect()] };
    let entries = match at(record, path) {
        Value::Array(entries) if !entries.is_empty() => entries,
        _ => vec![Value::Null],
    };
    let cell = |column: &Column, entry: &Value| match &column.list {
        Some(list) => at(entry, &column.path[list.len()..]),
        None => at(record, &column.path),
    };
    entries.iter().map(|entry| columns.iter().map(|column| cell(column, entry)).collect()).collect()
}

fn at(value: &Value, path: &[String]) -> Value {
    path.iter().fold(value, |value, key| &value[key.as_str()]).clone()
}

/// What every column of every table is.
fn meanings(records: &[Record]) -> Table {
    let columns = ["table", "column", "meaning"].map(str::to_string).to_vec();
    let row = |record: &Record, column: &Column| {
        [record.name.clone(), column.name(), column.meaning.clone()].map(Value::from).to_vec()
    };
    let rows = records.iter().flat_map(|record| record.columns.iter().map(|column| row(record, column)));
    Table { name: "columns".into(), columns, rows: rows.collect() }
}

//! Published results as tidy tables: one for each kind of record in `results.json`, a row a record (or a row an
//! answer), a column a value.
//!
//! Columns come from the schema of [`Results`], so that a value that is published is in a table too.

mod codebook;
mod columns;
mod parquet;
mod text;

pub use text::CsvForm;

use serde_json::Value;

use super::formats::RenderError;
use crate::results::Results;
use crate::survey::Survey;
use columns::{Column, Record};

/// A table without a look: names of columns and values.
#[derive(Debug, Clone, PartialEq)]
struct Table {
    name: String,
    columns: Vec<Head>,
    rows: Vec<Vec<Value>>,
}

/// What stands above a column.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Head {
    name: String,
    holds: Holds,
}

impl Head {
    fn new(name: &str, holds: Holds) -> Self {
        Self { name: name.into(), holds }
    }
}

/// What the values of a column are, where there are any: the same in every report, whatever its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Truth,
    Whole,
    Number,
    Text,
}

impl Holds {
    /// What holds the values of both.
    fn either(self, other: Self) -> Self {
        match (self, other) {
            _ if self == other => self,
            (Self::Whole | Self::Number, Self::Whole | Self::Number) => Self::Number,
            _ => Self::Text,
        }
    }
}

/// Every table as a text file: path below the report's folder, and bytes. `columns` says what each column is,
/// `codebook` what was asked.
pub fn csv_files(survey: &Survey, results: &Results, form: CsvForm) -> Vec<(String, Vec<u8>)> {
    let file = |table: &Table| (format!("tables/{}.csv", table.name), text::write(table, form));
    all(survey, results).iter().map(file).collect()
}

/// Every table as a Parquet file, and the JSON Schema of the record that they are made from.
///
/// Errors: a table that cannot be written, always a fault of the program.
pub fn parquet_files(survey: &Survey, results: &Results) -> Result<Vec<(String, Vec<u8>)>, RenderError> {
    let schema = schemars::schema_for!(Results).to_value();
    let schema = ("tables/results.schema.json".to_string(), serde_json::to_vec_pretty(&schema).unwrap_or_default());
    let file = |table: &Table| Ok((format!("tables/{}.parquet", table.name), parquet::write(table)?));
    all(survey, results).iter().map(file).chain([Ok(schema)]).collect()
}

/// Every published figure in one table, as text; the column `record` says of which kind each row is.
pub fn one_csv(results: &Results, form: CsvForm) -> Vec<u8> {
    text::write(&one(results), form)
}

/// Every published figure in one table, as Parquet; the column `record` says of which kind each row is.
///
/// Errors: a table that cannot be written, always a fault of the program.
pub fn one_parquet(results: &Results) -> Result<Vec<u8>, RenderError> {
    parquet::write(&one(results))
}

fn all(survey: &Survey, results: &Results) -> Vec<Table> {
    let records = columns::records();
    let values = serde_json::to_value(results).unwrap_or_default();
    let tables = records.iter().map(|record| table(record, &values));
    tables.chain([codebook::table(survey), meanings(&records)]).collect()
}

fn one(results: &Results) -> Table {
    let values = serde_json::to_value(results).unwrap_or_default();
    let tables: Vec<Table> = columns::records().iter().map(|record| table(record, &values)).collect();
    let mut columns = vec![Head::new("record", Holds::Text)];
    for head in tables.iter().flat_map(|table| &table.columns) {
        match columns.iter_mut().find(|known| known.name == head.name) {
            Some(known) => known.holds = known.holds.either(head.holds),
            None => columns.push(head.clone()),
        }
    }
    let mut rows = Vec::new();
    for table in &tables {
        let places: Vec<Option<usize>> =
            columns.iter().map(|head| table.columns.iter().position(|own| own.name == head.name)).collect();
        for row in &table.rows {
            let cell = |place: &Option<usize>| place.and_then(|i| row.get(i)).cloned().unwrap_or_default();
            let mut cells: Vec<Value> = places.iter().map(cell).collect();
            cells[0] = Value::from(table.name.as_str());
            rows.push(cells);
        }
    }
    Table { name: "results".into(), columns, rows }
}

/// The records of one kind.
fn table(record: &Record, results: &Value) -> Table {
    let found = match &results[record.name.as_str()] {
        Value::Array(list) => list.clone(),
        // What is told once is a table of one row.
        _ => vec![results.clone()],
    };
    let rows = found.iter().flat_map(|entry| rows(&record.columns, entry)).collect();
    Table { name: record.name.clone(), columns: record.columns.iter().map(Column::head).collect(), rows }
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
    let columns = ["table", "column", "meaning"].map(|name| Head::new(name, Holds::Text)).to_vec();
    let row = |record: &Record, column: &Column| {
        [record.name.clone(), column.name(), column.meaning.clone()].map(Value::from).to_vec()
    };
    let rows = records.iter().flat_map(|record| record.columns.iter().map(|column| row(record, column)));
    Table { name: "columns".into(), columns, rows: rows.collect() }
}

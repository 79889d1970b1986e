//! A table as text, in two forms.

use clap::ValueEnum;
use serde_json::Value;

use super::Table;
use crate::language::number;

/// For whom a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum CsvForm {
    /// Comma between fields, decimal point, UTF-8: what programs read
    #[default]
    Programs,
    /// Semicolon between fields, decimal comma, UTF-8 with a mark: what Excel opens in Finland and Sweden
    Excel,
}

/// The bytes of the file. Texts that a spreadsheet would take for a formula start with an apostrophe.
pub(super) fn write(table: &Table, form: CsvForm) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new();
    let start: &[u8] = match form {
        CsvForm::Programs => &[],
        CsvForm::Excel => {
            writer.delimiter(b';').terminator(csv::Terminator::CRLF);
            // Without it Excel takes the file for Windows-1252.
            "\u{feff}".as_bytes()
        }
    };
    let mut writer = writer.from_writer(start.to_vec());
    // Writing to memory cannot fail, and every row has as many cells as there are columns.
    let written = writer.write_record(table.columns.iter().map(|head| &head.name)).and_then(|()| {
        table.rows.iter().try_for_each(|row| writer.write_record(row.iter().map(|value| text(value, form))))
    });
    debug_assert!(written.is_ok(), "{written:?}");
    writer.into_inner().unwrap_or_default()
}

fn text(value: &Value, form: CsvForm) -> String {
    let mark = if form == CsvForm::Excel { ',' } else { '.' };
    match value {
        Value::String(text) => harmless(text),
        Value::Array(list) => list.iter().map(|value| text(value, form)).collect::<Vec<_>>().join(" "),
        _ => plain(value, mark),
    }
}

/// A value as a text, as it is.
pub(super) fn plain(value: &Value, decimal_mark: char) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => value.as_f64().map(|value| number::unrounded(value, decimal_mark)).unwrap_or_default(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(|value| plain(value, decimal_mark)).collect::<Vec<_>>().join(" "),
        Value::Object(_) => value.to_string(),
    }
}

/// A spreadsheet reads a text with such a beginning as a formula, also from a file.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}") } else { text.to_string() }
}

#[cfg(test)]
mod tests {
    use super::super::{Head, Holds};
    use super::*;

    fn written(value: Value, form: CsvForm) -> String {
        let columns = ["a", "b"].map(|name| Head::new(name, Holds::Text)).to_vec();
        let table = Table { name: "t".into(), columns, rows: vec![vec![value, Value::Null]] };
        String::from_utf8(write(&table, form)).unwrap_or_default()
    }

    #[test]
    fn there_are_two_forms() {
        assert_eq!(written(Value::from(0.125), CsvForm::Programs), "a,b\n0.125,\n");
        assert_eq!(written(Value::from(0.125), CsvForm::Excel), "\u{feff}a;b\r\n0,125;\r\n");
        assert_eq!(written(Value::from(-7), CsvForm::Excel), "\u{feff}a;b\r\n-7;\r\n");
        assert_eq!(written(Value::from(1e-7), CsvForm::Programs), "a,b\n0.0000001,\n");
        assert_eq!(written(Value::from("a,\"b\""), CsvForm::Programs), "a,b\n\"a,\"\"b\"\"\",\n");
    }

    #[test]
    fn no_text_is_a_formula() {
        for attack in ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"] {
            for form in [CsvForm::Programs, CsvForm::Excel] {
                let line = written(Value::from(attack), form);
                assert!(line.contains(&format!("'{attack}")), "{line}");
            }
        }
    }
}

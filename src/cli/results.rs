//! `mittari results`: every published figure as data. `mittari schema`: what the keys mean.

use serde_json::json;

use super::args::ResultsOptions;
use super::terminal::Terminal;
use super::{Failure, pipeline};
use crate::diagnostic::{Diagnostic, Place};
use crate::report::formats::Format;
use crate::report::{self, folder, tables};
use crate::results::Results;
use crate::survey;

pub(super) fn run(options: &ResultsOptions, terminal: &Terminal) -> Result<(), Failure> {
    match options.format {
        Format::Json | Format::Csv | Format::Parquet => {}
        other => {
            let diagnostic = Diagnostic::error(format!("figures cannot be written as {other}"))
                .expected("`--format json`, `--format csv` or `--format parquet`");
            return Err(Failure::Usage(diagnostic.into()));
        }
    }
    let (_, results) = pipeline::results(&options.survey, options.tool, terminal)?;
    let data = match options.format {
        Format::Csv => tables::one_csv(&results, options.csv),
        Format::Parquet => tables::one_parquet(&results).map_err(|error| {
            Diagnostic::error(format!("the figures cannot be written as Parquet: {error}"))
                .hint("this is a fault of mittari: report it, and use `--format csv` meanwhile")
        })?,
        _ => report::record(&results),
    };
    match &options.out {
        None => terminal.data(&data),
        Some(path) => folder::write_file(path, &data).map_err(|error| {
            Diagnostic::error(format!("the figures cannot be written: {error}"))
                .at(Place::file(path.display().to_string()))
                .hint("choose a folder that exists and that you may write to")
        })?,
    }
    Ok(())
}

pub(super) fn schema(terminal: &Terminal) {
    let both = json!({ "survey": survey::schema(), "results": schemars::schema_for!(Results).to_value() });
    terminal.line(&serde_json::to_string_pretty(&both).unwrap_or_default());
}

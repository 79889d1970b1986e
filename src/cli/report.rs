//! `mittari report`: the whole report, built aside and moved into place whole.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::args::ReportOptions;
use super::terminal::Terminal;
use super::{Failure, pipeline, results};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::report::document::Document;
use crate::report::formats::{self, Format};
use crate::report::{self, folder};

/// A file of the report: its path below the report's folder, and its bytes.
type Part = (String, Vec<u8>);

pub(super) fn run(options: &ReportOptions, terminal: &Terminal) -> Result<(), Failure> {
    if let Some(group) = &options.each {
        return Err(Failure::not_built(&format!("--each {group}")));
    }
    if let Some(format) = options.format.iter().find(|format| !format.is_built()) {
        return Err(Failure::not_built(&format!("--format {format}")));
    }
    let (survey, results) = pipeline::results(&options.survey, terminal)?;
    let languages = pipeline::languages(&survey, &options.lang)?;
    let out = options.out.clone().unwrap_or_else(|| PathBuf::from("reports").join(&survey.name));
    folder::check(&out).map_err(|error| unwritable(&out, &error))?;

    let wanted: BTreeSet<Format> = options.format.iter().copied().filter(|format| *format != Format::Json).collect();
    let documents: Vec<Document> =
        languages.par_iter().map(|language| report::document(&survey, &results, *language)).collect();
    let work: Vec<(&Document, Format)> =
        documents.iter().flat_map(|document| wanted.iter().map(move |format| (document, *format))).collect();
    let parts: Vec<Result<Vec<Part>, Diagnostic>> = work
        .par_iter()
        .map(|(document, format)| formats::render(document, *format).map_err(|e| unrendered(*format, &e)))
        .collect();
    let mut failures = Diagnostics::new();
    let mut files: Vec<Part> = Vec::new();
    for part in parts {
        match part {
            Ok(part) => files.extend(part),
            Err(diagnostic) => failures.push(diagnostic),
        }
    }
    if failures.has_errors() {
        return Err(Failure::Input(failures));
    }
    // Always there: without it nobody can tell what a report was made from.
    files.push(("results.json".into(), results::json(&results)));
    folder::replace(&out, &files).map_err(|error| unwritable(&out, &error))?;
    let names = files.iter().map(|(name, _)| name.as_str()).filter(|name| !name.contains('/'));
    terminal.say(&format!("{}: {}", out.display(), names.collect::<Vec<_>>().join(", ")));
    let charts = files.iter().filter(|(name, _)| name.contains('/')).count();
    if charts > 0 {
        terminal.say(&format!("{}: {charts} charts", out.join("charts").display()));
    }
    Ok(())
}

fn unwritable(out: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("the report cannot be written: {error}"))
        .at(Place::file(out.display().to_string()))
        .hint("choose another folder with `--out`")
}

fn unrendered(format: Format, error: &formats::RenderError) -> Diagnostic {
    Diagnostic::error(format!("the report cannot be made as {format}: {error}"))
        .hint("this is a fault of mittari; please report it with your survey.toml (without answers)")
}

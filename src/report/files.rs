//! Every file of a report, made in parallel from one set of results.

use std::collections::BTreeSet;
use std::fmt;

use rayon::prelude::*;

use super::document::Document;
use super::formats::{self, Format, RenderError};
use super::tables::{self, CsvForm};
use crate::language::Language;
use crate::results::Results;
use crate::survey::Survey;

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its path below the report's folder.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Its pictures, where they can no more be read in the bytes (pixels, outlines, pages of a PDF): the SVG that is made
    /// of the same shapes.
    pub pictures: Vec<String>,
}

impl From<(String, Vec<u8>)> for Part {
    fn from((name, bytes): (String, Vec<u8>)) -> Self {
        Self { name, bytes, pictures: Vec::new() }
    }
}

/// Name of the record that every report holds.
pub const RECORD: &str = "results.json";

/// What a report is made of.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Languages, in the order they were asked for.
    pub languages: Vec<Language>,
    /// Formats.
    pub formats: BTreeSet<Format>,
    /// For whom tables are written as text.
    pub csv: CsvForm,
}

/// A format that could not be made: always a fault of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// Which.
    pub format: Format,
    /// Why.
    pub error: RenderError,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.format, self.error)
    }
}

/// The files of a report, in the order of languages and formats; `results.json` comes last and is always there.
///
/// Errors: every format that could not be made.
pub fn files(survey: &Survey, results: &Results, wanted: &Wanted) -> Result<Vec<Part>, Vec<Failed>> {
    let documents: Vec<[Document; 2]> = wanted
        .languages
        .par_iter()
        .map(|language| [super::document(survey, results, *language), super::one_page(survey, results, *language)])
        .collect();
    let formats =
        |document: &Document| wanted.formats.iter().copied().filter(|f| f.is_made_of(document.kind)).collect();
    let work = documents.iter().flatten().flat_map(|document| {
        let formats: Vec<Format> = formats(document);
        formats.into_iter().map(move |format| (document, format))
    });
    // Pages are set on one core and take longest: begun last, they would keep the others waiting.
    let mut work: Vec<(usize, (&Document, Format))> = work.enumerate().collect();
    work.sort_by_key(|(_, (_, format))| *format != Format::Pdf);
    let render = |(place, (document, format)): (usize, (&Document, Format))| {
        (place, formats::render(document, format).map_err(|error| Failed { format, error }))
    };
    let mut made: Vec<(usize, Result<Vec<Part>, Failed>)> = work.into_iter().par_bridge().map(render).collect();
    made.sort_by_key(|(place, _)| *place);
    let (mut files, mut failures) = (Vec::new(), Vec::new());
    for (_, parts) in made {
        match parts {
            Ok(parts) => files.extend(parts),
            Err(failed) => failures.push(failed),
        }
    }
    if !failures.is_empty() {
        return Err(failures);
    }
    if wanted.formats.contains(&Format::Csv) {
        files.extend(tables::csv_files(survey, results, wanted.csv).into_iter().map(Part::from));
    }
    if wanted.formats.contains(&Format::Parquet) {
        let tables = tables::parquet_files(survey, results);
        let tables = tables.map_err(|error| vec![Failed { format: Format::Parquet, error }])?;
        files.extend(tables.into_iter().map(Part::from));
    }
    if wanted.formats.contains(&Format::Txt) {
        files.extend(wanted.languages.iter().map(|language| {
            let text = super::texts::texts(survey, results, *language);
            Part::from((format!("texts.{}.txt", language.code()), text.into_bytes()))
        }));
    }
    files.push((RECORD.into(), record(results)).into());
    Ok(files)
}

/// `results.json`, with a line break at its end.
pub fn record(results: &Results) -> Vec<u8> {
    // Every value is a number, a text or a list of them: this cannot fail.
    let mut bytes = serde_json::to_vec_pretty(results).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

//! What only one format can get wrong.

use std::io::{Cursor, Read};

use mittari::language::Language;
use mittari::report;
use mittari::report::document::Document;
use mittari::report::formats::{self, Format};
use zip::ZipArchive;

use crate::mittari::{project, results};

mod docx;
mod html;
mod length;
mod native;
mod numbers;
mod parquet;
mod pictures;
mod tables;
mod xlsx;

/// The example's report in one language.
pub(crate) fn example(language: Language) -> Document {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    report::document(&survey, &results, language)
}

/// A document as a file of one format.
pub(crate) fn rendered(document: &Document, format: Format) -> Vec<u8> {
    let mut files = formats::render(document, format).unwrap();
    assert_eq!(files.len(), 1);
    files.remove(0).bytes
}

/// Names of the parts of an office file.
pub(crate) fn parts(file: &[u8]) -> Vec<String> {
    let zip = ZipArchive::new(Cursor::new(file)).unwrap();
    zip.file_names().map(|name| name.unwrap().into_owned()).collect()
}

/// The text of a part of an office file.
pub(crate) fn part(file: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

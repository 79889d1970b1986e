//! The record of earlier reports, in the survey's folder: it stays with the answers and goes nowhere with a report.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use super::args::Memory;
use crate::diagnostic::{Diagnostic, Place};
use crate::disclosure::Releases;
use crate::results::Results;
use crate::survey::Survey;

/// Name of the record.
pub(super) const FILE: &str = "released.json";

/// Where the record of a survey is; `None` where the answers are made up and nobody is to be protected.
fn path(survey: &Survey) -> Option<PathBuf> {
    (!survey.about().made_up).then(|| survey.folder.join(FILE))
}

/// Earlier reports of a survey, unless they are to be forgotten.
pub(super) fn read(survey: &Survey, memory: Memory) -> Result<Releases, Diagnostic> {
    let Some(path) = path(survey).filter(|_| memory != Memory::Forgotten) else { return Ok(Releases::default()) };
    let shown = path.display().to_string();
    let damaged = |error: String| {
        Diagnostic::error(format!("the record of earlier reports cannot be read: {error}"))
            .at(Place::file(&shown))
            .hint("without it nobody knows what readers hold already; take it from a backup")
            .hint("`mittari report --forget-earlier` begins a new one, if no earlier report has left your hands")
    };
    match fs::read(&path) {
        Ok(bytes) => Releases::read(&bytes).map_err(|error| damaged(error.to_string())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Releases::default()),
        Err(error) => Err(damaged(error.to_string())),
    }
}

/// A record that is about to be replaced.
pub(super) struct Remembered {
    path: PathBuf,
    /// The record before.
    before: Option<Vec<u8>>,
}

/// Adds a report to the record, before the report itself is written; `None` where there is nothing to add.
pub(super) fn remember(
    survey: &Survey,
    results: &Results,
    mut releases: Releases,
    memory: Memory,
) -> Result<Option<Remembered>, Diagnostic> {
    let Some(path) = path(survey) else { return Ok(None) };
    let unwritable = |error: String| {
        Diagnostic::error(format!("what is published cannot be remembered: {error}"))
            .at(Place::file(path.display().to_string()))
            .hint("nothing was written; make the survey's folder writable, or work in a copy of it")
    };
    let is_new = releases.add(results).map_err(|error| unwritable(error.to_string()))?;
    if !is_new && memory != Memory::Forgotten {
        return Ok(None);
    }
    let before = fs::read(&path).ok();
    replace(&path, &releases.bytes()).map_err(|error| unwritable(error.to_string()))?;
    Ok(Some(Remembered { path, before }))
}

impl Remembered {
    /// Where the record is.
    pub(super) fn path(&self) -> String {
        self.path.display().to_string()
    }

    /// Puts the record back: the report could not be written, and nobody holds it.
    pub(super) fn undo(self) {
        let _ = match &self.before {
            Some(bytes) => replace(&self.path, bytes),
            None => fs::remove_file(&self.path),
        };
    }
}

/// Written beside and moved into place, so that a record is never half there.
fn replace(path: &std::path::Path, bytes: &[u8]) -> std::io::Result<()> {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
    let mut aside = tempfile::Builder::new().prefix(".mittari-").tempfile_in(parent)?;
    aside.write_all(bytes)?;
    aside.persist(path).map(drop).map_err(|error| error.error)
}

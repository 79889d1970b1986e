//! `mittari audit`: attacks a report's folder as a curious reader would.

use std::fs;
use std::path::{Path, PathBuf};

use super::Failure;
use super::args::AuditOptions;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::disclosure::audit::{self, Known, Leak, Names};
use crate::report::RECORD;
use crate::survey::Survey;

pub(super) fn run(options: &AuditOptions, terminal: &Terminal) -> Result<(), Failure> {
    let record = options.folder.join(RECORD);
    let shown = record.display().to_string();
    let bytes = fs::read(&record).map_err(|error| unreadable(&shown, &error))?;
    let known = match &options.survey {
        Some(path) => Known::of_survey(&Survey::load(path)?.0),
        None => Known::nothing(),
    };
    let not_results = |error: &serde_json::Error| {
        Diagnostic::error(format!("this is no `results.json` of a report: {error}")).at(Place::file(&shown))
    };
    let attack = audit::attack(&bytes, &known).map_err(|error| not_results(&error))?;
    let names = Names::of(&bytes).map_err(|error| not_results(&error))?;
    let mut found = told(&attack.leaks, &shown);
    let (mut searched, mut others) = (0, Vec::new());
    for file in files(&options.folder) {
        let name = file.strip_prefix(&options.folder).unwrap_or(&file).display().to_string();
        if name == RECORD {
            continue;
        }
        let bytes = fs::read(&file).map_err(|error| unreadable(&file.display().to_string(), &error))?;
        match names.search(&name, &bytes) {
            None => others.push(name),
            Some(problems) => {
                searched += 1;
                for problem in problems {
                    found.push(Diagnostic::error(problem).at(Place::file(file.display().to_string())));
                }
            }
        }
    }
    if found.has_errors() {
        return Err(Failure::Input(found));
    }
    let attacked = attack.attacked;
    terminal.line(&format!("{}: {attacked} hidden numbers attacked, none can be worked out", options.folder.display()));
    terminal.line(&format!("{searched} files searched for hidden groups, nothing found"));
    if !others.is_empty() {
        let kinds: std::collections::BTreeSet<&str> = others.iter().filter_map(|n| n.rsplit('.').next()).collect();
        let kinds: Vec<&str> = kinds.into_iter().collect();
        terminal.line(&format!(
            "not searched, because their text is not read: {} files ({})",
            others.len(),
            kinds.join(", ")
        ));
    }
    Ok(())
}

/// What was worked out, each with the published figures it follows from.
pub(super) fn told(leaks: &[Leak], file: &str) -> Diagnostics {
    let mut found = Diagnostics::new();
    for leak in leaks {
        let diagnostic = Diagnostic::error(leak.what.clone()).at(Place::file(file));
        found.push(leak.from.iter().fold(diagnostic, |d, fact| d.hint(format!("it follows from: {fact}"))));
    }
    found
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        // A link may lead anywhere; a report has none.
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

fn unreadable(file: &str, error: &std::io::Error) -> Diagnostic {
    let diagnostic = match error.kind() {
        std::io::ErrorKind::NotFound => {
            Diagnostic::error("there is no report here").hint("name the folder that `mittari report` wrote")
        }
        _ => Diagnostic::error(format!("the file cannot be read: {error}")),
    };
    diagnostic.at(Place::file(file))
}

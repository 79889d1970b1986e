//! `mittari audit`: attacks a report's folder as a curious reader would.

use std::fs;
use std::path::{Path, PathBuf};

use super::Failure;
use super::args::AuditOptions;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::disclosure::audit::{self, Contents, Known, Leak, Names, Texts};
use crate::report::RECORD;
use crate::survey::Survey;
use crate::{analysis, disclosure, ingest, quotes};

pub(super) fn run(options: &AuditOptions, terminal: &Terminal) -> Result<(), Failure> {
    let all = files(&options.folder);
    let records: Vec<&PathBuf> =
        all.iter().filter(|file| file.file_name().is_some_and(|name| name == RECORD)).collect();
    // The whole report first, then those of groups: all their readers may meet.
    let record = options.folder.join(RECORD);
    let record = if record.exists() { record } else { records.first().map_or(record, |first| (*first).clone()) };
    let shown = record.display().to_string();
    let bytes = fs::read(&record).map_err(|error| unreadable(&shown, &error))?;
    let mut reports = vec![bytes.clone()];
    for other in records.iter().filter(|other| ***other != record) {
        reports.push(fs::read(other).map_err(|error| unreadable(&other.display().to_string(), &error))?);
    }
    let survey = options.survey.as_deref().map(Survey::load).transpose()?.map(|(survey, _)| survey);
    let (known, texts) = match &survey {
        None => (Known::nothing(), Texts::default()),
        Some(survey) => from_survey(survey, &bytes, terminal),
    };
    let not_results = |error: &serde_json::Error| {
        Diagnostic::error(format!("this is no `results.json` of a report: {error}")).at(Place::file(&shown))
    };
    let attack = audit::attack_all(&reports, &known).map_err(|error| not_results(&error))?;
    let names = Names::of(&bytes).map_err(|error| not_results(&error))?;
    let mut found = told(&attack.leaks, &shown);
    let mut attacked = attack.attacked;
    for folder in &options.earlier {
        let record = folder.join(RECORD);
        let earlier = record.display().to_string();
        let old = fs::read(&record).map_err(|error| unreadable(&earlier, &error))?;
        let both = audit::attack_both(&bytes, &old, &known).map_err(|error| {
            Diagnostic::error(format!("this is no `results.json` of a report: {error}")).at(Place::file(&earlier))
        })?;
        attacked += both.attacked;
        found.extend(told(&both.leaks, &format!("{shown}, with {earlier}")));
    }
    let (mut searched, mut others) = (0, Vec::new());
    for file in &all {
        let name = file.strip_prefix(&options.folder).unwrap_or(file).display().to_string();
        let bytes = fs::read(file).map_err(|error| unreadable(&file.display().to_string(), &error))?;
        let contents = Contents::new(&name, &bytes);
        if let Some(count @ 1..) = texts.search(&contents) {
            found.push(unapproved_in(count, Place::file(file.display().to_string())).hint("take the file out"));
        }
        if records.contains(&file) {
            continue;
        }
        match names.search(&contents) {
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
    terminal.line(&format!("{}: {attacked} hidden numbers attacked, none can be worked out", options.folder.display()));
    if reports.len() > 1 {
        terminal.line(&format!("{} reports laid side by side, as their readers could", reports.len()));
    }
    if !options.earlier.is_empty() {
        terminal.line(&format!("{} earlier reports taken from it, none tells of few people", options.earlier.len()));
    }
    terminal.line(&format!("{searched} files searched for hidden groups, nothing found"));
    if texts.count() > 0 {
        terminal.line(&format!("{} open answers looked for that nobody approved, none found", texts.count()));
    }
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

/// So many answers stand in a file, in words that nobody approved.
pub(super) fn unapproved_in(count: usize, place: Place) -> Diagnostic {
    Diagnostic::error(format!("open answers that nobody approved in these words stand in the file: {count}"))
        .at(place)
        .hint("if they stand in a text of your own, take them out there, or approve them in `quotes.toml` first")
}

/// What a reader knows of the survey and its people, and answers that must stand nowhere: as far as the exports are there.
fn from_survey(survey: &Survey, record: &[u8], terminal: &Terminal) -> (Known, Texts) {
    let warn = |message: &str, hint: &str| {
        let place = Place::file(survey.file.display().to_string());
        terminal.diagnostics(&Diagnostic::warning(message).at(place).hint(hint).into());
    };
    let Ok((responses, _)) = ingest::read(survey) else {
        let message = "open answers are not looked for, and overlaps of groups are not known: the survey's exports cannot be read";
        warn(message, "see `mittari check`");
        return (Known::of_survey(survey), Texts::default());
    };
    let texts = Texts::new(quotes::unapproved(survey, &responses));
    let figures = analysis::analyse(survey, &responses);
    let known = disclosure::known_of_report(survey, &figures, record).unwrap_or_else(|| {
        let message =
            "overlaps of groups are not known: the report was made from other exports or another `survey.toml`";
        warn(message, "put back what it was made from, to attack it as `mittari report` did");
        Known::of_survey(survey)
    });
    (known, texts)
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

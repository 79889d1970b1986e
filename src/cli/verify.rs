//! `mittari verify`: computes a report again and compares it value by value and file by file.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::args::{Memory, VerifyOptions};
use super::terminal::Terminal;
use super::{Failure, pipeline};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::language::Language;
use crate::report::formats::Format;
use crate::report::tables::CsvForm;
use crate::report::{self, Part, RECORD, Wanted, folder};
use crate::results::Results;
use crate::results::compare::{Compared, Difference, compare};
use crate::survey::Survey;

/// So many values that differ are named; the others are counted.
const NAMED: usize = 40;

pub(super) fn run(options: &VerifyOptions, terminal: &Terminal) -> Result<(), Failure> {
    let record = record(&options.report)?;
    let (survey, results, _) =
        pipeline::results_and_earlier(&options.survey, options.tool, Memory::Compared, terminal)?;
    let now = serde_json::to_value(&results).unwrap_or_default();
    let made_by = record["mittari"].as_str().unwrap_or("an unknown version").to_string();
    let same_version = made_by == results.mittari;

    let mut found = inputs(&record, &now, &survey);
    let compared = compare(&without_hashes(&record), &without_hashes(&now), same_version);
    found.extend(values(&compared, &options.report));
    let checked = if same_version && !found.has_errors() {
        let (checked, changed) = files(&options.report, &survey, &results, terminal)?;
        found.extend(changed);
        Some(checked)
    } else {
        None
    };
    if found.has_errors() {
        return Err(Failure::Input(found));
    }
    terminal.line(&format!(
        "{}: all {} values agree with {}",
        options.report.display(),
        compared.agree,
        options.survey.display()
    ));
    match checked {
        Some(checked) => terminal.line(&format!("{checked} files are byte for byte what mittari {made_by} makes")),
        None => terminal.line(&format!(
            "the report was made by mittari {made_by}: its other files are not compared, because mittari {} may draw them otherwise",
            results.mittari
        )),
    }
    Ok(())
}

/// The record that a report holds.
fn record(folder: &Path) -> Result<Value, Diagnostic> {
    let path = folder.join(RECORD);
    let at = |message: String| Diagnostic::error(message).at(Place::file(path.display().to_string()));
    let bytes = fs::read(&path).map_err(|error| {
        let message = match error.kind() {
            std::io::ErrorKind::NotFound => "there is no report here".into(),
            _ => format!("the report's record cannot be read: {error}"),
        };
        at(message).hint("name a folder that `mittari report` has written; it holds a results.json")
    })?;
    let record: Value = serde_json::from_slice(&bytes)
        .map_err(|error| at(format!("the report's record is damaged: {error}")).hint("make the report again"))?;
    if record["format"] != 1 {
        return Err(at("the report's record has a format that this version does not know".into())
            .expected("`\"format\": 1`")
            .hint("use a newer mittari"));
    }
    Ok(record)
}

/// Files that the report was made from and that are others now.
fn inputs(record: &Value, now: &Value, survey: &Survey) -> Diagnostics {
    let mut found = Diagnostics::new();
    let (was, is) = (&record["settings"]["definition_sha256"], &now["settings"]["definition_sha256"]);
    if was.is_string() && was != is {
        found.push(changed("the survey definition has changed since the report was made", &survey.file, was, is));
    }
    found.extend(own_files(&record["own_files"], &now["own_files"], survey));
    let list = |value: &Value| value["inputs"].as_array().cloned().unwrap_or_default();
    for input in list(record) {
        let same = |other: &&Value| other["wave"] == input["wave"] && other["file"] == input["file"];
        let file = survey.folder.join(input["file"].as_str().unwrap_or_default());
        match list(now).iter().find(same) {
            Some(other) if other["sha256"] != input["sha256"] => {
                let message = "the answers have changed since the report was made";
                found.push(changed(message, &file, &input["sha256"], &other["sha256"]));
            }
            Some(_) => {}
            None => found.push(
                Diagnostic::error("the report was made from a file that is not read any more")
                    .at(Place::file(file.display().to_string()))
                    .hint("verify with the survey.toml, and the code book beside the export, that the report was made from"),
            ),
        }
    }
    found
}

/// Own texts and the logo. A report of an earlier version says nothing of them.
fn own_files(was: &Value, is: &Value, survey: &Survey) -> Diagnostics {
    let mut found = Diagnostics::new();
    let (Some(was), Some(is)) = (was.as_array(), is.as_array()) else { return found };
    let in_folder = |file: &Value| survey.folder.join(file["file"].as_str().unwrap_or_default());
    for file in was {
        match is.iter().find(|other| other["file"] == file["file"]) {
            Some(other) if other["sha256"] != file["sha256"] => {
                let message = "the file has changed since the report was made";
                found.push(changed(message, &in_folder(file), &file["sha256"], &other["sha256"]));
            }
            Some(_) => {}
            None => found.push(
                Diagnostic::error("the report was made with this file, and it is not there any more")
                    .at(Place::file(in_folder(file).display().to_string()))
                    .hint("put it back, or make the report again"),
            ),
        }
    }
    for file in is.iter().filter(|file| !was.iter().any(|other| other["file"] == file["file"])) {
        found.push(
            Diagnostic::error("the file was not there when the report was made")
                .at(Place::file(in_folder(file).display().to_string()))
                .hint("take it out, or make the report again"),
        );
    }
    found
}

fn changed(message: &str, file: &Path, was: &Value, is: &Value) -> Diagnostic {
    let short = |hash: &Value| hash.as_str().and_then(|hash| hash.get(..16)).unwrap_or_default().to_string();
    Diagnostic::error(message)
        .at(Place::file(file.display().to_string()))
        .expected(format!("SHA-256 {}…, not {}…", short(was), short(is)))
        .hint("verify with the file that the report was made from, or make the report again")
}

/// Hashes are told by the names of their files.
fn without_hashes(record: &Value) -> Value {
    let mut record = record.clone();
    for input in record["inputs"].as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        input.remove("sha256");
    }
    if let Some(settings) = record["settings"].as_object_mut() {
        settings.remove("definition_sha256");
    }
    if let Some(fields) = record.as_object_mut() {
        // Said in words; and a folder may be called otherwise.
        fields.remove("mittari");
        fields.remove("own_files");
        fields.remove("survey");
    }
    record
}

fn values(compared: &Compared, folder: &Path) -> Diagnostics {
    let mut found = Diagnostics::new();
    let place = || Place::file(folder.join(RECORD).display().to_string());
    for Difference { place: of, report, now } in compared.differences.iter().take(NAMED) {
        let message = match (report, now) {
            (Some(report), Some(now)) => format!("{of} is {report} in the report and {now} now"),
            (Some(_), None) => format!("{of} is in the report and not computed now"),
            (None, _) => format!("{of} is computed now and not in the report"),
        };
        found.push(Diagnostic::error(message).at(place()));
    }
    if let Some(more @ 1..) = compared.differences.len().checked_sub(NAMED) {
        found.push(Diagnostic::error(format!("{more} more values differ")).at(place()));
    }
    found
}

/// How many files are what this program makes, and those that are not.
fn files(
    folder: &Path,
    survey: &Survey,
    results: &Results,
    terminal: &Terminal,
) -> Result<(usize, Diagnostics), Failure> {
    let (there, made) = made_again(folder, survey, results, terminal)?;
    let (mut checked, mut found) = (0, Diagnostics::new());
    for Part { name, bytes, .. } in made.iter().filter(|part| part.name != RECORD) {
        let path = folder.join(name);
        let place = || Place::file(path.display().to_string());
        match fs::read(&path) {
            Ok(there) if there == *bytes => checked += 1,
            Ok(_) => found.push(
                Diagnostic::error("the file is not what mittari makes of these figures")
                    .at(place())
                    .hint("it was changed by hand, or made by another build of mittari"),
            ),
            Err(_) => found.push(Diagnostic::error("the file is missing in the report").at(place())),
        }
    }
    for name in there.iter().filter(|name| *name != RECORD && !made.iter().any(|part| part.name == **name)) {
        let message = "the file does not belong to the report of these figures";
        found.push(Diagnostic::error(message).at(Place::file(folder.join(name).display().to_string())));
    }
    Ok((checked, found))
}

/// The files of a report by name, and what they are when it is made again.
pub(super) fn made_again(
    folder: &Path,
    survey: &Survey,
    results: &Results,
    terminal: &Terminal,
) -> Result<(Vec<String>, Vec<Part>), Failure> {
    let there = folder::listed(folder).map_err(|error| unreadable(folder, &error))?;
    let wanted = wanted(folder, &there);
    let below = format!("{}/", report::each::FOLDER);
    let question = there.iter().find_map(|name| name.strip_prefix(&below)?.split('/').next());
    let each = question.map(|question| pipeline::each(survey, results, question)).transpose()?;
    let made = super::report::files(survey, results, each.as_ref(), &wanted, terminal)?;
    Ok((there, made))
}

/// What the report was made of, by the names of its files: `report.fi.pdf`, `charts/coping.rates.fi.svg`.
fn wanted(folder: &Path, names: &[String]) -> Wanted {
    let (mut languages, mut formats) = (Vec::new(), BTreeSet::new());
    for name in names {
        let mut parts = name.rsplit('.');
        let (kind, language) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        formats.extend(Format::named(kind));
        for known in Language::ALL
            .iter()
            .filter(|known| known.code() == language && !languages.contains(*known))
            .collect::<Vec<_>>()
        {
            languages.push(*known);
        }
    }
    let for_excel = |name: &&String| {
        name.starts_with("tables/")
            && fs::read(folder.join(name)).is_ok_and(|bytes| bytes.starts_with("\u{feff}".as_bytes()))
    };
    let csv = if names.iter().any(|name| for_excel(&name)) { CsvForm::Excel } else { CsvForm::Programs };
    Wanted { languages, formats: formats.into_iter().filter(|format| format.is_built()).collect(), csv }
}

fn unreadable(folder: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(format!("the report cannot be read: {error}")).at(Place::file(folder.display().to_string()))
}

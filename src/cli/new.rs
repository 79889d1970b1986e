//! `mittari new`: a survey that ships with mittari, in a folder of one's own.

use std::path::Path;

use super::Failure;
use super::args::NewOptions;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Place};
use crate::report::folder;

pub(super) fn run(options: &NewOptions, terminal: &Terminal) -> Result<(), Failure> {
    empty(&options.dir)?;
    let files = if options.with_answers {
        options.programme.with_answers()
    } else {
        vec![("survey.toml".to_string(), options.programme.definition().into_bytes())]
    };
    folder::replace(&options.dir, named(&files)).map_err(|error| unwritable(&options.dir, &error))?;
    let shown = options.dir.display();
    if options.with_answers {
        terminal.say(&format!("{shown}: {} files, with invented answers", files.len()));
        terminal.say(&format!("make the report: mittari report {shown}"));
        return Ok(());
    }
    terminal.say(&format!("{shown}: survey.toml"));
    terminal.say("next:");
    terminal
        .say("  1. in survey.toml: correct titles, dates, `invited`, languages, and take out questions you do not ask");
    let wanted: Vec<String> = options.programme.wanted().map(|path| format!("`{path}`")).collect();
    terminal.say(&format!("  2. put your files there, or change their names in survey.toml: {}", wanted.join(", ")));
    terminal.say(&format!("  3. mittari check {shown}"));
    terminal.say(&format!("to rehearse before anybody has answered: mittari synth {shown}"));
    Ok(())
}

/// Names and contents, as a folder takes them.
pub(super) fn named(files: &[(String, Vec<u8>)]) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
}

/// Nothing that lies in the folder may be lost.
pub(super) fn empty(dir: &Path) -> Result<(), Failure> {
    let taken = dir.is_file() || std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if taken {
        return Err(Diagnostic::error("the folder is not empty")
            .at(Place::file(dir.display().to_string()))
            .hint("name a folder that is not there yet")
            .into());
    }
    Ok(())
}

pub(super) fn unwritable(dir: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(format!("the folder cannot be written: {error}"))
        .at(Place::file(dir.display().to_string()))
        .hint("name another folder")
}

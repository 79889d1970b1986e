//! `mittari synth`: a copy of a survey with made-up answers, for a rehearsal.

use std::path::PathBuf;

use super::Failure;
use super::args::SynthOptions;
use super::new::{empty, named, unwritable};
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Place};
use crate::report::folder;
use crate::survey::Survey;
use crate::synth;

pub(super) fn run(options: &SynthOptions, terminal: &Terminal) -> Result<(), Failure> {
    let (survey, warnings) = Survey::load(&options.survey)?;
    terminal.diagnostics(&warnings);
    let out = options.out.clone().unwrap_or_else(|| PathBuf::from(format!("{}-made-up", survey.name)));
    empty(&out)?;
    let unreadable = |message: String| Diagnostic::error(message).at(Place::file(survey.file.display().to_string()));
    let source = std::fs::read_to_string(&survey.file)
        .map_err(|error| unreadable(format!("the survey definition cannot be read: {error}")))?;
    let made = synth::survey(&survey, &source, options.respondents as usize, options.seed)
        .map_err(|error| unreadable(format!("the survey definition cannot be written again: {}", error.0)))?;
    folder::replace(&out, named(&made.files)).map_err(|error| unwritable(&out, &error))?;
    for (wave, respondents) in &made.respondents {
        terminal.say(&format!("{}: {respondents} made-up respondents of wave `{wave}`", out.display()));
    }
    if survey.definition().participation.is_some() {
        terminal.say(&format!("{}: participation records of made-up people", out.display()));
    }
    terminal.say(&format!("make the report: mittari report {}", out.display()));
    Ok(())
}

//! The way of the data, as every command walks it.

use std::path::Path;

use super::Failure;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::disclosure::audit::{self, Known};
use crate::language::Language;
use crate::results::Results;
use crate::survey::Survey;
use crate::{analysis, disclosure, ingest};

/// From `survey.toml` to published results; warnings are told on the way.
pub(super) fn results(path: &Path, terminal: &Terminal) -> Result<(Survey, Results), Failure> {
    let (survey, warnings) = Survey::load(path)?;
    terminal.diagnostics(&warnings);
    let (responses, remarks) = ingest::read(&survey)?;
    terminal.diagnostics(&remarks);
    let figures = analysis::analyse(&survey, &responses);
    let results = disclosure::protect(&survey, figures);
    if results.disclosure.attack_passed != Some(true) {
        return Err(Failure::Input(given_away(&survey, &results)));
    }
    Ok((survey, results))
}

/// What the published figures would give away although all that could be hidden is hidden.
fn given_away(survey: &Survey, results: &Results) -> Diagnostics {
    let file = survey.file.display().to_string();
    let bytes = crate::report::record(results);
    let attack = audit::attack(&bytes, &Known::of_survey(survey)).unwrap_or_default();
    let mut found = super::audit::told(&attack.leaks, &file);
    let message = "nothing is written: what is hidden could be worked out from what is shown";
    found.push(Diagnostic::error(message).at(Place::file(file)).hint("take out the `[[group]]` that it is about"));
    found
}

/// The languages asked for, or all of the survey's; every text that one of them lacks is told.
pub(super) fn languages(survey: &Survey, asked: &[Language]) -> Result<Vec<Language>, Failure> {
    let mut languages: Vec<Language> = Vec::new();
    for language in if asked.is_empty() { &survey.about().languages } else { asked } {
        if !languages.contains(language) {
            languages.push(*language);
        }
    }
    let mut missing = Diagnostics::new();
    for language in &languages {
        let lacking = survey.lacking(*language);
        if lacking.is_empty() || survey.about().languages.contains(language) {
            missing.extend(lacking);
        } else {
            missing.push(foreign(survey, *language, lacking.iter().count()));
        }
    }
    if missing.is_empty() { Ok(languages) } else { Err(Failure::Input(missing)) }
}

/// A language that the survey was never meant to have: one message, not one a text.
fn foreign(survey: &Survey, language: Language, lacking: usize) -> Diagnostic {
    let code = language.code();
    let own: Vec<String> = survey.about().languages.iter().map(|own| format!("`{}`", own.code())).collect();
    Diagnostic::error(format!("the survey is not written in the language `{code}`: {lacking} texts lack it"))
        .at(Place::file(survey.file.display().to_string()))
        .expected(own.join(", "))
        .hint(format!("add `{code}` to `languages`; `mittari check` then lists every text"))
}

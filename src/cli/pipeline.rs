//! The way of the data, as every command walks it.

use std::path::Path;

use super::Failure;
use super::terminal::Terminal;
use crate::language::Language;
use crate::results::Results;
use crate::survey::Survey;
use crate::{analysis, diagnostic::Diagnostics, disclosure, ingest};

/// From `survey.toml` to published results; warnings are told on the way.
pub(super) fn results(path: &Path, terminal: &Terminal) -> Result<(Survey, Results), Failure> {
    let (survey, warnings) = Survey::load(path)?;
    terminal.diagnostics(&warnings);
    let (responses, remarks) = ingest::read(&survey)?;
    terminal.diagnostics(&remarks);
    let figures = analysis::analyse(&survey, &responses);
    let results = disclosure::protect(&survey, figures);
    Ok((survey, results))
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
        missing.extend(survey.lacking(*language));
    }
    if missing.is_empty() { Ok(languages) } else { Err(Failure::Input(missing)) }
}

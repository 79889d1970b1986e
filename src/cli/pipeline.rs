//! The way of the data, as every command walks it.

use std::path::Path;

use super::Failure;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, closest};
use crate::disclosure::audit::{self, Known};
use crate::language::Language;
use crate::quotes::{self, Offered};
use crate::report::each::Portion;
use crate::responses::Responses;
use crate::results::{GroupKey, Results};
use crate::survey::{Question, Survey, Tool};
use crate::{analysis, disclosure, ingest};

/// From `survey.toml` to published results; warnings are told on the way. `tool` overrules what the exports are read as.
pub(super) fn results(path: &Path, tool: Option<Tool>, terminal: &Terminal) -> Result<(Survey, Results), Failure> {
    let (survey, warnings) = Survey::load(path)?;
    let survey = survey.read_as(tool);
    terminal.diagnostics(&warnings);
    let (responses, remarks) = read(&survey, terminal)?;
    terminal.diagnostics(&remarks);
    terminal.doing("computing");
    let (offered, remarks) = quotes::offered(&survey, &responses)?;
    terminal.diagnostics(&remarks);
    let approved = offered.as_ref().map_or(0, Offered::approved);
    let figures = analysis::analyse(&survey, &responses).with_quotes(offered);
    terminal.diagnostics(&figures.remarks(&survey));
    terminal.doing("hiding what would tell of single people");
    let results = disclosure::protect(&survey, figures);
    terminal.diagnostics(&left_out(&survey, approved, &results));
    if results.disclosure.attack_passed != Some(true) {
        return Err(Failure::Input(given_away(&survey, &results)));
    }
    Ok((survey, results))
}

/// The answers of the survey, with what there is to remark.
pub(super) fn read(survey: &Survey, terminal: &Terminal) -> Result<(Responses, Diagnostics), Diagnostics> {
    ingest::read_watched(survey, &|file, done, of| {
        terminal.doing(&format!("reading {file}"));
        terminal.far(done, of);
    })
}

/// Approved answers that the rules of quoting left out: not for the report.
fn left_out(survey: &Survey, approved: usize, results: &Results) -> Diagnostics {
    let printed = results.quotes.iter().map(|question| question.quotes.len()).sum::<usize>();
    let Some(count @ 1..) = approved.checked_sub(printed) else { return Diagnostics::new() };
    let message = format!("{count} of {approved} approved answers are not printed");
    Diagnostic::warning(message)
        .at(Place::file(survey.folder.join(quotes::FILE).display().to_string()))
        .expected("at most as many kind answers as critical and mixed ones, from at least ten different answers")
        .hint("approve more critical ones; or, if you have read all and none is critical, say `no_criticism = true`")
        .into()
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

/// A background question and what is published of each of its groups.
pub(super) struct Each {
    pub(super) question: Question,
    pub(super) portions: Vec<Portion>,
}

/// What is published of each group of a background question.
pub(super) fn each(survey: &Survey, results: &Results, id: &str) -> Result<Each, Failure> {
    let known = survey.groups().iter().map(|group| group.question.as_str());
    let question =
        survey.groups().iter().find(|group| group.question == id).and_then(|group| survey.question(&group.question));
    let Some(question) = question.cloned() else {
        let names: Vec<String> = known.clone().map(|name| format!("`{name}`")).collect();
        let diagnostic = Diagnostic::error(format!("the survey has no results by group of `{id}`"))
            .at(Place::file(survey.file.display().to_string()));
        let diagnostic = if names.is_empty() {
            diagnostic.hint(format!("add `[[group]]` with `question = \"{id}\"`"))
        } else {
            diagnostic
                .expected(names.join(", "))
                .maybe_hint(closest(id, known).map(|name| format!("did you mean `{name}`?")))
        };
        return Err(diagnostic.into());
    };
    let mut groups: Vec<GroupKey> = Vec::new();
    for group in
        results.response.iter().filter_map(|response| response.group.as_ref()).filter(|group| group.question == id)
    {
        if !groups.contains(group) {
            groups.push(group.clone());
        }
    }
    let portion = |group: GroupKey| Portion { results: disclosure::each(survey, results, &group), group };
    Ok(Each { question, portions: groups.into_iter().map(portion).collect() })
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

//! The way of the data, as every command walks it.

use std::path::Path;

use super::args::Memory;
use super::terminal::Terminal;
use super::{Failure, releases};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, closest};
use crate::disclosure::Releases;
use crate::disclosure::audit::{self, Known};
use crate::language::Language;
use crate::quotes::{self, Offered};
use crate::report::each::Portion;
use crate::responses::Responses;
use crate::results::{GroupKey, Results};
use crate::survey::{Question, Survey, Tool};
use crate::{analysis, disclosure, ingest};

/// From `survey.toml` to published results, held against earlier reports; warnings are told on the way. `tool` overrules
/// what the exports are read as.
pub(super) fn results(path: &Path, tool: Option<Tool>, terminal: &Terminal) -> Result<(Survey, Results), Failure> {
    let (survey, results, _) = results_and_earlier(path, tool, Memory::Kept, terminal)?;
    Ok((survey, results))
}

/// The same, with the earlier reports that the results are held against.
pub(super) fn results_and_earlier(
    path: &Path,
    tool: Option<Tool>,
    memory: Memory,
    terminal: &Terminal,
) -> Result<(Survey, Results, Releases), Failure> {
    let (published, ()) = published(path, tool, memory, terminal, |_, _| ())?;
    Ok(published)
}

/// The same, with something else that is made of the answers.
pub(super) fn published<T>(
    path: &Path,
    tool: Option<Tool>,
    memory: Memory,
    terminal: &Terminal,
    of_answers: impl FnOnce(&Survey, &Responses) -> T,
) -> Result<((Survey, Results, Releases), T), Failure> {
    let (survey, warnings) = Survey::load(path)?;
    let survey = survey.read_as(tool);
    terminal.diagnostics(&warnings);
    let (responses, remarks) = read(&survey, terminal)?;
    terminal.diagnostics(&remarks);
    terminal.doing("computing");
    let (offered, remarks) = quotes::offered(&survey, &responses)?;
    terminal.diagnostics(&remarks);
    let approved = offered.as_ref().map_or(0, Offered::approved);
    let more = of_answers(&survey, &responses);
    let releases = releases::read(&survey, memory)?;
    let figures = analysis::analyse(&survey, &responses).beside(&survey, &responses, &releases.split_by());
    let figures = figures.with_quotes(offered);
    terminal.diagnostics(&figures.remarks(&survey));
    terminal.doing("hiding what would tell of single people");
    let alone = (!releases.is_empty()).then(|| disclosure::protect(&survey, figures.clone()));
    let known = disclosure::known(&figures);
    let results = disclosure::protect_after(&survey, figures, &releases);
    terminal.diagnostics(&left_out(&survey, approved, &results));
    if results.disclosure.attack_passed != Some(true) {
        let passed = |alone: &Results| memory == Memory::Compared && alone.disclosure.attack_passed == Some(true);
        if let Some(alone) = alone.filter(passed) {
            return Ok(((survey, alone, releases), more));
        }
        return Err(Failure::Input(given_away(&survey, &results, &known, &releases)));
    }
    if let Some(alone) = alone {
        terminal.diagnostics(&hidden_for_earlier(&survey, &alone, &results));
    }
    Ok(((survey, results, releases), more))
}

/// That cells are hidden only because readers hold earlier reports: said to the evaluator, and nowhere else.
fn hidden_for_earlier(survey: &Survey, alone: &Results, results: &Results) -> Diagnostics {
    // Hidden groups that only the export names are no cells at all.
    let shown = |of: &Results| of.disclosure.cells - of.disclosure.hidden_cells.min(of.disclosure.cells);
    let more = shown(alone).saturating_sub(shown(results));
    let mut found = Diagnostics::new();
    if more > 0 {
        let few = results.disclosure.minimum;
        found.push(
            Diagnostic::warning(format!(
                "{more} figures are not shown, because they differ from an earlier report by what fewer than {few} people answered, or would help to work such a figure out"
            ))
            .at(Place::file(survey.folder.join(releases::FILE).display().to_string()))
            .hint("the earlier report shows them; or wait until more people have answered"),
        );
    }
    found
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
fn given_away(survey: &Survey, results: &Results, known: &Known, releases: &Releases) -> Diagnostics {
    let file = survey.file.display().to_string();
    let bytes = crate::report::record(results);
    let attack = audit::attack_after(&bytes, known, releases).unwrap_or_default();
    let mut found = super::audit::told(&attack.leaks, &file);
    if !attack.leaks.is_empty() && attack.leaks.iter().all(|leak| leak.with_earlier) {
        let few = results.disclosure.minimum;
        let message =
            "nothing is written: whoever holds an earlier report of this survey learns how single people answered";
        found.push(
            Diagnostic::error(message)
                .at(Place::file(survey.folder.join(releases::FILE).display().to_string()))
                .hint(format!(
                    "wait until at least {few} more people have answered, or give out the earlier report again"
                ))
                .hint("`mittari report --forget-earlier` forgets it: only if no earlier report has left your hands"),
        );
        return found;
    }
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

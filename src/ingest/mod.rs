//! From export files to coded responses.
//!
//! A file is opened (`file`), its tool recognised (`dialects`), its columns found (`columns`), and each
//! row coded at once (`rows`), so that no later room knows which software an answer came from.

#[cfg(test)]
#[allow(clippy::pedantic, clippy::unwrap_used, reason = "how a test is phrased is up to its story")]
mod tests;

mod absent;
mod answers;
mod answers_met;
pub(crate) mod codebook;
mod coding;
mod columns;
mod companions;
mod dates;
pub(crate) mod dialects;
mod export;
mod file;
pub(crate) mod giveaway;
pub(crate) mod heading;
mod left_out;
mod meeting_groups;
mod numbers;
mod participation;
mod ranks;
mod records;
mod respondents;
pub(crate) mod role;
mod rows;
mod screening;
mod sheets;
pub(crate) mod table;
pub(crate) mod value_labels;
mod wording;

pub(crate) use answers::{NotANumber, is_date, number};
pub use dialects::readable;
pub(crate) use export::{Export, Sheet, hex, open};
pub(crate) use file::READER as FILE_READER;
pub(crate) use numbers::read_numbers;
pub use rows::MANY_CELLS;
pub use screening::screen;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, closest};
use crate::responses::{self, Builder, CODE_BOOK, Input, LinkRules, Responses};
use crate::survey::beside::{self, Unread};
use crate::survey::{Kind, Question, Survey, Tool, Wave, WaveKind};
use answers_met::AnswersMet;
use coding::Coding;
use columns::Columns;
use dialects::Layout;
use export::File;
use respondents::Respondents;
use wording::Wordings;

/// Reads every export of the survey.
///
/// Errors: everything that is wrong in any of the files at once. Warnings come with the responses.
pub fn read(survey: &Survey) -> Result<(Responses, Diagnostics), Diagnostics> {
    let mut found = Diagnostics::new();
    let mut waves = Vec::new();
    let mut codes = Vec::new();
    let mut noticed = (Wordings::default(), AnswersMet::default());
    for wave in survey.waves().iter().filter(|wave| wave.kind != WaveKind::Retrospective) {
        let mut builder = Builder::new(survey, wave);
        for path in &wave.responses {
            match read_file(survey, wave, path, &mut builder, &mut noticed) {
                Ok(remarks) => found.extend(remarks),
                Err(problems) => found.extend(problems),
            }
        }
        if found.has_errors() {
            continue;
        }
        codes.push(builder.take_codes());
        match builder.finish() {
            Ok(wave) => waves.push(wave),
            Err(error) => found.push(unfinished(wave, &error)),
        }
    }
    let records = match participation::read(survey) {
        Ok((read, remarks)) => {
            found.extend(remarks);
            read
        }
        Err(problems) => {
            found.extend(problems);
            participation::Records::default()
        }
    };
    found.extend(noticed.0.changed(survey));
    found.extend(noticed.1.changed(survey));
    if found.has_errors() {
        return Err(found);
    }
    let mut responses = Responses { waves, links: Vec::new(), participation: records.participation };
    found.extend(answers_met::gaps(survey, &responses));
    if let Some(link) = survey.link() {
        let rules =
            LinkRules { parts: link.columns.len(), tolerant: link.tolerance > 0, error_budget: link.error_budget };
        responses.link(&codes, records.codes.as_ref(), rules);
        found.extend(respondents::account(survey, &responses.links, &codes));
        found.extend(participation::joined(survey, &responses, records.codes.is_some()));
    }
    drop(codes);
    found.extend(look_back(survey, &mut responses));
    found.extend(meeting_groups::refused(survey, &responses));
    if found.has_errors() {
        return Err(found);
    }
    found.extend(misspelt_groups(survey, &responses));
    found.extend(free_text_groups(survey, &responses));
    found.extend(more_than_invited(survey, &responses));
    Ok((responses, found))
}

/// Puts the waves that people looked back to in their places.
fn look_back(survey: &Survey, responses: &mut Responses) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (i, wave) in survey.waves().iter().enumerate().filter(|(_, wave)| wave.kind == WaveKind::Retrospective) {
        let asked_in = responses.waves.iter().find(|w| wave.asked_in.as_ref() == Some(&w.id));
        match asked_in.map(|asked_in| asked_in.looking_back(survey, &wave.id)) {
            Some(Ok(then)) => responses.waves.insert(i.min(responses.waves.len()), then),
            Some(Err(error)) => found.push(unfinished(wave, &error)),
            None => {}
        }
    }
    responses.waves.iter_mut().for_each(|wave| wave.forget_looking_back(survey));
    found
}

fn unfinished(wave: &Wave, error: &dyn std::fmt::Display) -> Diagnostic {
    Diagnostic::error(format!("wave `{}` cannot be put together: {error}", wave.id))
}

fn read_file(
    survey: &Survey,
    wave: &Wave,
    path: &str,
    builder: &mut Builder,
    (wordings, met): &mut (Wordings, AnswersMet),
) -> Result<Diagnostics, Diagnostics> {
    let file: PathBuf = survey.folder.join(path);
    let shown = file.display().to_string();
    let bytes = beside::read(&survey.folder, &file).map_err(|error| unreadable(survey, &shown, &error))?;
    let weight = survey.weight_column();
    let asked = responses::asked(survey, wave).into_iter().map(|(question, _)| question);
    let questions: Vec<&Question> = asked.chain(&weight).collect();
    let known = |layout: &Layout, _: f64| Columns::new(&layout.headings).known(survey, &questions);
    let export = File::read(bytes, &file, &shown)?.choose(wave.tool, wave.sheet.as_deref(), known)?;
    let Export { place, sheet, mut remarks, sha256, .. } = export;
    let headings = &sheet.layout.headings;
    let found = Columns::new(headings).sources(survey, &questions, &place);
    let mut respondents = match (Respondents::find(survey, wave, path, headings, &place), &found) {
        (Ok(respondents), _) => respondents,
        (Err(mut problems), Err(others)) => {
            problems.extend(others.clone());
            return Err(problems);
        }
        (Err(problems), Ok(_)) => return Err(problems),
    };
    let sources = found?;
    let published = respondents.published_parts(&questions, &sources, &place);
    if published.has_errors() {
        return Err(published);
    }
    wordings.note(wave, &questions, &sources, headings);
    let coding = Coding { survey, wave, sheet: &sheet, questions: &questions, sources: &sources };
    let (counted, sha256) =
        rayon::join(|| coding.code(&place, &mut respondents, builder), || sha256.unwrap_or_else(|| sheet.sha256()));
    let mut counted = counted?;
    for ((question, source), texts) in questions.iter().zip(&sources).zip(std::mem::take(&mut counted.met)) {
        if let Some(heading) = source.columns().first().and_then(|column| headings.get(*column)) {
            met.note(&wave.id, question, texts, &heading.labels);
        }
    }
    let is_first =
        survey.waves().iter().find(|w| w.responses.iter().any(|p| p == path)).is_some_and(|w| w.id == wave.id);
    if is_first {
        remarks.extend(respondents.strangers(wave.column.as_deref(), &place));
    }
    if counted.rows == 0
        && let Some((column, value)) = wave.column.as_ref().zip(wave.value.as_ref())
    {
        let message = format!("no row has `{value}` in column `{column}`, so wave `{}` has no answers", wave.id);
        return Err(Diagnostic::error(message).at(place).hint("correct `value` to what stands in the export").into());
    }
    if counted.rows == 0 {
        return Err(Diagnostic::error("the export has a header but no answers")
            .at(place)
            .hint("export the answers again")
            .into());
    }
    if counted.used == 0 {
        let message = format!("none of the {} rows answers a question of the survey", counted.rows);
        return Err(Diagnostic::error(message).at(place).hint("check that it is the right export").into());
    }
    remarks.extend(why(&sheet, &place));
    remarks.extend(columns::lacking_options(survey, &questions, &sources, &place));
    remarks.extend(counted.remarks);
    if is_first {
        remarks.extend(unused(&sheet.layout, &sources, &respondents.columns(), &place));
    }
    if let Some(earlier) = builder.inputs().iter().find(|input| input.sha256 == sha256) {
        let message =
            format!("the export has the same content as `{}`: everybody would be counted twice", earlier.file);
        return Err(Diagnostic::error(message)
            .at(Place::file(shown))
            .hint("take one of the two out of `responses`")
            .into());
    }
    builder.read(Input {
        wave: wave.id.clone(),
        file: path.to_string(),
        sha256,
        tool: sheet.dialect.tool().name().to_string(),
        rows: Some(counted.rows),
        used: Some(counted.used),
        excluded: counted.excluded,
    });
    if let Some(book) = &sheet.labelled_by {
        note_code_book(wave, path, book, builder);
    }
    Ok(remarks)
}

/// The labels of the answers come from a file beside them: with another one the report would be another.
fn note_code_book(wave: &Wave, export: &str, book: &export::CodeBook, builder: &mut Builder) {
    let folder = export.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"));
    let file = format!("{folder}{}", book.name);
    // Several exports of one wave may share it.
    if builder.inputs().iter().all(|input| input.file != file) {
        builder.read(Input {
            wave: wave.id.clone(),
            file,
            sha256: book.sha256.clone(),
            tool: CODE_BOOK.into(),
            rows: None,
            used: None,
            excluded: Vec::new(),
        });
    }
}

/// Why the file was taken for what it was taken; nothing of a table like any other.
fn why(sheet: &Sheet, place: &Place) -> Diagnostics {
    let plain = sheet.dialect.tool() == Tool::Generic && sheet.recognition.evidence.len() < 2;
    if plain {
        return Diagnostics::new();
    }
    let message = format!("read as {}: {}", sheet.dialect.tool().name(), sheet.recognition.reasons());
    Diagnostic::note(message).at(place.clone()).into()
}

/// Columns that no question is read from, so that a forgotten question is noticed.
fn unused(layout: &Layout, sources: &[columns::Source], others: &[usize], place: &Place) -> Diagnostics {
    let used: Vec<usize> = sources.iter().flat_map(columns::Source::columns).chain(others.iter().copied()).collect();
    let unread = |h: &&heading::Heading| !used.contains(&h.column) && h.role.is_answer() && !h.full.is_empty();
    let unused = layout.headings.iter().filter(unread);
    let names: Vec<String> = unused.map(|h| format!("`{}`", h.full)).collect();
    if names.is_empty() {
        return Diagnostics::new();
    }
    let message = format!("columns that no question is read from: {}", names.join(", "));
    Diagnostic::note(message).at(place.clone()).into()
}

/// More answers than invitations: one of the two numbers is wrong.
fn more_than_invited(survey: &Survey, responses: &Responses) -> Diagnostics {
    let mut found = Diagnostics::new();
    for wave in &responses.waves {
        let answered = wave.respondents() as u64;
        if let Some(invited) = survey.wave(&wave.id).and_then(|w| w.invited).filter(|invited| *invited < answered) {
            let message = format!("wave `{}` has {answered} respondents, but `invited = {invited}`", wave.id);
            let place = Place::file(survey.file.display().to_string());
            let hint =
                "correct `invited`, or look for respondents who are there twice; until then there is no response rate";
            found.push(Diagnostic::warning(message).at(place).hint(hint));
        }
    }
    found
}

/// Background questions whose answers look like names of people or like sentences: their values would stand in
/// the report as groups.
fn free_text_groups(survey: &Survey, responses: &Responses) -> Diagnostics {
    /// So many different answers of which most occur once are no groups.
    const MANY: usize = 8;
    let mut found = Diagnostics::new();
    for wave in &responses.waves {
        for question in survey.questions().iter().filter(|q| q.kind == Kind::Category && q.answers.is_none()) {
            let mut counts = vec![0_u32; wave.levels(question).len()];
            for code in wave.level_codes(question).unwrap_or_default() {
                if let Some(count) = counts.get_mut(*code as usize) {
                    *count += 1;
                }
            }
            let single = counts.iter().filter(|count| **count == 1).count();
            if counts.len() > MANY && 2 * single > counts.len() {
                let message = format!(
                    "{} of the {} different answers to `{}` occur once: they look like names or free text, not like groups",
                    single,
                    counts.len(),
                    question.id
                );
                let hint = "make it `kind = \"text\"`, or choose another column; answers of a category are published as names of groups";
                let place = Place::file(survey.file.display().to_string());
                found.push(Diagnostic::warning(message).at(place).hint(hint));
            }
        }
    }
    found
}

/// Invited groups that nobody answered from under a name very like one that somebody did: a slip.
fn misspelt_groups(survey: &Survey, responses: &Responses) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (group, wave) in survey.groups().iter().flat_map(|g| responses.waves.iter().map(move |w| (g, w))) {
        let Some(question) = survey.question(&group.question) else { continue };
        let choices = survey.choices(question);
        let wordings = choices.iter().flat_map(|c| c.text.wordings().map(str::to_string).chain([c.code.to_string()]));
        let known: Vec<String> = wave.levels(question).iter().cloned().chain(wordings).collect();
        for name in group
            .population
            .keys()
            .chain(&group.reference)
            .filter(|name| !known.iter().any(|k| heading::normal(k) == heading::normal(name)))
        {
            let near = closest(name, known.iter().map(String::as_str));
            if let Some(near) = near {
                let message = format!("nobody of the group `{name}` answered");
                let place = Place::file(survey.file.display().to_string());
                found.push(Diagnostic::warning(message).at(place).hint(format!("did you mean `{near}`?")));
            }
        }
    }
    found
}

fn unreadable(survey: &Survey, shown: &str, error: &Unread) -> Diagnostic {
    let place = Place::file(shown);
    match error {
        Unread::Outside => Diagnostic::error("the export is a link that leads out of the survey's folder")
            .at(place)
            .hint("put the file itself there"),
        Unread::Failed(error) if error.kind() == ErrorKind::NotFound => Diagnostic::error("there is no such export")
            .maybe_hint(lying_there(survey))
            .at(place)
            .hint(format!("put the file there, or correct `responses` in {}", survey.file.display())),
        _ => Diagnostic::error(format!("the export cannot be read: {error}")).at(place),
    }
}

/// Exports that do lie in the survey's folder.
fn lying_there(survey: &Survey) -> Option<String> {
    let entries = std::fs::read_dir(&survey.folder).ok()?.filter_map(Result::ok);
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let is_export = |name: &String| {
        let extension = Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase());
        extension.is_some_and(|e| matches!(e.as_str(), "xlsx" | "xlsm" | "xls" | "ods" | "csv" | "tsv" | "txt"))
    };
    names.retain(is_export);
    names.sort();
    let listed = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| format!("the survey's folder holds {listed}"))
}

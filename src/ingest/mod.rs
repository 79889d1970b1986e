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
mod blocks;
pub(crate) mod codebook;
mod coder;
mod coding;
mod columns;
mod companions;
mod dates;
pub(crate) mod dialects;
mod export;
mod file;
mod gathered;
pub(crate) mod giveaway;
mod grid;
pub(crate) mod heading;
mod left_out;
mod lost_digits;
mod meeting_groups;
mod memo;
mod numbers;
mod participation;
mod ranks;
mod reading;
mod records;
mod respondents;
pub(crate) mod role;
mod rows;
mod screening;
mod sheets;
pub(crate) mod table;
mod unknown;
pub(crate) mod value_labels;
mod wording;

pub(crate) use answers::{NotANumber, is_date, number};
pub use dialects::readable;
pub(crate) use export::{Export, Sheet, hex, open};
pub use file::READER as FILE_READER;
pub(crate) use numbers::read_numbers;
pub use reading::Watch;
pub use screening::screen;
pub use unknown::MANY_CELLS;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, closest};
use crate::responses::{Builder, LinkRules, Responses};
use crate::survey::{Kind, Survey, Wave, WaveKind};
use answers_met::AnswersMet;
use reading::Pace;
use wording::Wordings;

/// Reads every export of the survey.
///
/// Errors: everything that is wrong in any of the files at once. Warnings come with the responses.
pub fn read(survey: &Survey) -> Result<(Responses, Diagnostics), Diagnostics> {
    read_watched(survey, &|_, _, _| {})
}

/// The same, for somebody who waits: `watch` is told now and then which file is read, how many of its bytes have been,
/// and how many there are.
pub fn read_watched(survey: &Survey, watch: &Watch<'_>) -> Result<(Responses, Diagnostics), Diagnostics> {
    let pace = Pace::usual(watch);
    let mut found = Diagnostics::new();
    let mut waves = Vec::new();
    let mut codes = Vec::new();
    let mut noticed = (Wordings::default(), AnswersMet::default());
    for wave in survey.waves().iter().filter(|wave| wave.kind != WaveKind::Retrospective) {
        let mut builder = Builder::new(survey, wave);
        for path in &wave.responses {
            match reading::read(survey, wave, path, pace, &mut builder, &mut noticed) {
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

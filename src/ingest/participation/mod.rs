//! The participation log and the event list: through the same reader as exports, to counted rows.
//!
//! A file is opened, its columns are found (`columns`, `sheet`), its cells understood (`cells`), its rows counted
//! (`log`, or below), and everything odd is told with its cells (`oddities`).

mod cells;
mod columns;
mod log;
mod oddities;
mod sheet;

use std::collections::HashSet;
use std::io::ErrorKind;

use sha2::{Digest, Sha256};

use super::export::hex;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::{Codes, Event, Input, NO_PERSON, Participation, Responses, Wave};
use crate::survey::beside::{self, Unread};
use crate::survey::{self, Survey};
use columns::Field;
use log::PersonCodes;
use oddities::Oddities;
use sheet::Sheet;

/// What the files are called among the inputs, where an export has its wave.
const WAVE: &str = "participation";

/// The log and the event list, and the codes by which people of the log are known among the respondents.
#[derive(Default)]
pub(super) struct Records {
    pub(super) participation: Option<Participation>,
    pub(super) codes: Option<Codes>,
}

/// Reads the log and the event list, if the survey has any.
pub(super) fn read(survey: &Survey) -> Result<(Records, Diagnostics), Diagnostics> {
    let Some(rules) = &survey.definition().participation else {
        return Ok((Records::default(), Diagnostics::new()));
    };
    let mut found = Diagnostics::new();
    let mut read = Participation::default();
    let mut codes = None;
    for (path, is_log) in [(&rules.log, true), (&rules.events, false)] {
        if let Some(path) = path {
            let read = file(survey, rules, path, is_log, &mut read, &mut codes);
            found.extend(read.unwrap_or_else(|problems| problems));
        }
    }
    let codes = codes.map(|codes| codes.codes);
    if found.has_errors() { Err(found) } else { Ok((Records { participation: Some(read), codes }, found)) }
}

/// What came of joining the people of the log to the respondents.
pub(super) fn joined(survey: &Survey, responses: &Responses, has_codes: bool) -> Diagnostics {
    let mut found = Diagnostics::new();
    let Some(read) = &responses.participation else { return found };
    let wanted = survey.definition().dose.iter().any(|dose| dose.records.is_some());
    let path = survey.definition().participation.as_ref().and_then(|rules| rules.log.as_deref()).unwrap_or_default();
    let place = Place::file(survey.folder.join(path).display().to_string());
    if wanted && !has_codes {
        let message = "the log has no column with the respondents' code, so it cannot be joined to the answers";
        let hint = "give the log the columns that `[link]` names, or the code as its person";
        found.push(Diagnostic::error(message).at(place).hint(hint));
        return found;
    }
    let answered: HashSet<u32> = responses.waves.iter().filter_map(Wave::persons).flatten().copied().collect();
    let known = read.known_as.iter().filter(|person| **person != NO_PERSON && answered.contains(person)).count();
    let people = read.known_as.len();
    if wanted && known == 0 {
        let message = "no code of the log is the code of a respondent";
        let hint = "the person in the log must be the code that respondents give; nothing is told by the records";
        found.push(Diagnostic::warning(message).at(place).hint(hint));
    } else if wanted {
        let message = format!("{known} of the {people} people of the log answered a round, by their code");
        found.push(Diagnostic::note(message).at(place));
    }
    found
}

/// Reads one file: the log, or the event list.
fn file(
    survey: &Survey,
    rules: &survey::Participation,
    path: &str,
    is_log: bool,
    into: &mut Participation,
    codes: &mut Option<PersonCodes>,
) -> Result<Diagnostics, Diagnostics> {
    let file = survey.folder.join(path);
    let shown = file.display().to_string();
    let what = if is_log { "log" } else { "event list" };
    let bytes = beside::read(&survey.folder, &file).map_err(|error| {
        let message = match &error {
            Unread::Failed(error) if error.kind() == ErrorKind::NotFound => format!("there is no such {what}"),
            _ => format!("the {what} cannot be read: {error}"),
        };
        let hint = format!("put the file there, or correct `[participation]` in {}", survey.file.display());
        Diagnostic::error(message).at(Place::file(&shown)).hint(hint)
    })?;
    let needed: &[Field] = if is_log { &[Field::Person] } else { &[Field::Visits, Field::Incidents] };
    let (sheet, mut found) = Sheet::open(&bytes, path, &shown, &rules.columns, needed)?;
    if rules.activity.len() > 1 && !sheet.has(Field::Activity) {
        let hint = "name its header with `activity = \"…\"` under `[participation.columns]`";
        let message = format!("the {what} does not say in which activity");
        return Err(Diagnostic::error(message).at(sheet.place).hint(hint).into());
    }
    let lacking = |class: &&survey::ParticipantClass| class.column.as_ref().is_some_and(|c| sheet.column(c).is_none());
    if let Some(name) = rules.class.iter().filter(|_| is_log).find(lacking).and_then(|class| class.column.as_ref()) {
        let message = format!("no column `{name}`, which `[[participation.class]]` names");
        return Err(Diagnostic::error(message).at(sheet.place.clone()).hint(sheet.told()).into());
    }
    let mut odd = Oddities::default();
    let (rows, used) = if is_log {
        *codes = survey.link().and_then(|link| sheet.code(link)).map(PersonCodes::new);
        log::read(rules, &sheet, codes.as_mut(), &mut odd, into)
    } else {
        events(rules, &sheet, &mut odd, into)
    };
    let activities: Vec<String> = rules.activity.iter().flat_map(cells::names).map(str::to_string).collect();
    found.extend(odd.told(&sheet.place, &activities));
    if rows == 0 {
        let message = format!("the {what} has a header but no rows");
        found.push(Diagnostic::error(message).at(sheet.place.clone()).hint("export it again, or take it out"));
    }
    if found.has_errors() {
        return Err(found);
    }
    into.inputs.push(Input {
        wave: WAVE.into(),
        file: path.to_string(),
        sha256: hex(&Sha256::digest(&bytes)),
        tool: if is_log { "participation_log" } else { "event_list" }.into(),
        rows: Some(rows),
        used: Some(used),
        excluded: Vec::new(),
    });
    Ok(found)
}

/// Adds the rows of an event list.
fn events(rules: &survey::Participation, sheet: &Sheet, odd: &mut Oddities, into: &mut Participation) -> (u64, u64) {
    let (mut rows, mut used) = (0, 0);
    sheet.rows(|row| {
        rows += 1;
        let activity = row.activity(&rules.activity, odd);
        row.day(odd);
        let [visits, incidents, minutes_lost] =
            [Field::Visits, Field::Incidents, Field::MinutesLost].map(|field| row.number(field, odd));
        if let Some(activity) = activity {
            used += 1;
            into.events.push(Event { activity, visits, incidents, minutes_lost });
        }
    });
    (rows, used)
}

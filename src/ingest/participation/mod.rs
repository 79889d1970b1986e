//! The participation log and the event list: through the same reader as exports, to counted rows.
//!
//! A file is opened, its columns are found (`columns`, `sheet`), its cells understood (`cells`), its rows counted
//! (`log`, or below), and everything odd is told with its cells (`oddities`).

mod cells;
mod columns;
mod log;
mod oddities;
mod sheet;

use std::io::ErrorKind;

use sha2::{Digest, Sha256};

use super::export::hex;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::{Event, Input, Participation};
use crate::survey::beside::{self, Unread};
use crate::survey::{self, Survey};
use columns::Field;
use oddities::Oddities;
use sheet::Sheet;

/// What the files are called among the inputs, where an export has its wave.
const WAVE: &str = "participation";

/// Reads the log and the event list, if the survey has any.
pub(super) fn read(survey: &Survey) -> Result<(Option<Participation>, Diagnostics), Diagnostics> {
    let Some(rules) = &survey.definition().participation else { return Ok((None, Diagnostics::new())) };
    let mut found = Diagnostics::new();
    let mut read = Participation::default();
    if let Some(path) = &rules.log {
        found.extend(file(survey, rules, path, true, &mut read).unwrap_or_else(|problems| problems));
    }
    if let Some(path) = &rules.events {
        found.extend(file(survey, rules, path, false, &mut read).unwrap_or_else(|problems| problems));
    }
    if found.has_errors() { Err(found) } else { Ok((Some(read), found)) }
}

/// Reads one file: the log, or the event list.
fn file(
    survey: &Survey,
    rules: &survey::Participation,
    path: &str,
    is_log: bool,
    into: &mut Participation,
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
    let mut odd = Oddities::default();
    let (rows, used) =
        if is_log { log::read(rules, &sheet, &mut odd, into) } else { events(rules, &sheet, &mut odd, into) };
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

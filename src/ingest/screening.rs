//! What an evaluator should know of the rows before believing them: the same row twice, one answer throughout,
//! times that cannot be. Nothing is left out for it; a person decides.

use std::collections::BTreeMap;

use super::absent::Absent;
use super::answers::NOTHING;
use super::columns::{Columns, Source};
use super::dialects::Layout;
use super::export::{Export, File, Sheet};
use super::giveaway::{Giveaway, in_text};
use super::role::{Metadata, Role};
use super::table::{Address, Cell};
use super::unknown::MANY_CELLS;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::ExclusionReason;
use crate::survey::beside;
use crate::survey::{Kind, Question, Survey, Wave};

/// Fewer answers than this are alike by chance.
const MANY_ANSWERS: usize = 12;

/// Fewer questions than this have one answer throughout by conviction.
const MANY_QUESTIONS: usize = 6;

/// Looks through every export that can be read. Files with errors are passed over: `read` tells those.
pub fn screen(survey: &Survey) -> Diagnostics {
    let mut found = Diagnostics::new();
    for wave in survey.waves() {
        for path in &wave.responses {
            found.extend(screen_file(survey, wave, path).unwrap_or_default());
        }
    }
    found
}

fn screen_file(survey: &Survey, wave: &Wave, path: &str) -> Option<Diagnostics> {
    let file = survey.folder.join(path);
    let bytes = beside::read(&survey.folder, &file).ok()?;
    let questions: Vec<&Question> =
        survey.questions().iter().filter(|q| q.waves.is_empty() || q.waves.contains(&wave.id)).collect();
    let known = |layout: &Layout, _: f64| Columns::new(&layout.headings).known(survey, &questions);
    let opened = File::read(bytes, &file, &file.display().to_string()).ok()?;
    let Export { place, sheet, .. } = opened.choose(wave.tool, wave.sheet.as_deref(), known).ok()?;
    let sources = Columns::new(&sheet.layout.headings).sources(survey, &questions, &place).ok()?;
    let mut found = Diagnostics::new();
    found.extend(repeated(&sheet, &sources, &place));
    found.extend(straight_lines(survey, &sheet, &questions, &sources, &place));
    found.extend(times(&sheet, &place));
    found.extend(giveaways(&sheet, &questions, &sources, &place));
    Some(found)
}

/// Rows of respondents, without tests.
fn respondents(sheet: &Sheet, mut visit: impl FnMut(usize, &[Cell<'_>])) {
    sheet.answers(|row, cells| {
        if sheet.layout.set_apart(cells) != Some(ExclusionReason::Test) {
            visit(row, cells);
        }
        true
    });
}

/// What was answered; "" for nothing, and for what the tool writes where nobody was asked.
fn text(sheet: &Sheet, cells: &[Cell<'_>], column: usize) -> String {
    let cell = cells.get(column).copied().unwrap_or(Cell::Empty);
    let text = cell.to_text();
    let nobody_asked = Absent::of(None, sheet.layout.conventions).is(cell).is_some();
    if NOTHING.contains(&text.as_str()) || nobody_asked { String::new() } else { text }
}

/// Respondents whose answers to everything are the same: somebody sent the form twice, or a file was pasted twice.
fn repeated(sheet: &Sheet, sources: &[Source], place: &Place) -> Diagnostics {
    let columns: Vec<usize> = sources.iter().flat_map(Source::columns).collect();
    let mut rows: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    respondents(sheet, |row, cells| {
        let answers: Vec<String> = columns.iter().map(|column| text(sheet, cells, *column)).collect();
        let given = answers.iter().filter(|answer| !answer.is_empty()).count();
        let mut different: Vec<&String> = answers.iter().filter(|answer| !answer.is_empty()).collect();
        different.sort();
        different.dedup();
        // One answer throughout is told by itself.
        if given >= MANY_ANSWERS && different.len() > 2 {
            rows.entry(answers).or_default().push(row);
        }
    });
    let mut twice: Vec<Vec<usize>> = rows.into_values().filter(|rows| rows.len() > 1).collect();
    twice.sort();
    if twice.is_empty() {
        return Diagnostics::new();
    }
    let rows: Vec<usize> = twice.concat();
    let message = match twice.as_slice() {
        [one] => format!("{} respondents gave the same answer to every question", one.len()),
        several => format!("{} respondents have an exact double or more among the others", several.concat().len()),
    };
    Diagnostic::warning(message)
        .at(at_rows(place, &rows))
        .hint("look whether somebody answered twice; if so, delete the row from the export")
        .into()
}

/// The same answer to every one of many questions on one scale: perhaps nobody read them.
fn straight_lines(
    survey: &Survey,
    sheet: &Sheet,
    questions: &[&Question],
    sources: &[Source],
    place: &Place,
) -> Diagnostics {
    let mut sets: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (question, source) in questions.iter().zip(sources) {
        // Yes or no to everything is an answer like any other.
        let several = survey.choices(question).iter().filter(|choice| choice.on_scale()).count() > 3;
        if let (Kind::Choice, Some(answers), Source::Cell(column), true) =
            (question.kind, &question.answers, source, several)
        {
            sets.entry(answers).or_default().push(*column);
        }
    }
    let mut found = Diagnostics::new();
    for (set, columns) in sets.into_iter().filter(|(_, columns)| columns.len() >= MANY_QUESTIONS) {
        let (mut lines, mut all) = (Vec::new(), 0);
        respondents(sheet, |row, cells| {
            let answers: Vec<String> =
                columns.iter().map(|c| text(sheet, cells, *c)).filter(|t| !t.is_empty()).collect();
            if answers.len() < MANY_QUESTIONS {
                return;
            }
            all += 1;
            if answers.iter().all(|answer| *answer == answers[0]) {
                lines.push(row);
            }
        });
        if !lines.is_empty() {
            let message = format!(
                "{} of {all} respondents gave one answer to all {} questions with answers `{set}`",
                lines.len(),
                columns.len()
            );
            found.push(Diagnostic::note(message).at(at_rows(place, &lines)).hint(
                "perhaps they did not read the questions, perhaps they mean it; their answers count like all others",
            ));
        }
    }
    found
}

/// E-mail addresses and personal identity codes among the answers: nothing of them is printed, but whoever quotes open
/// answers by hand should see them, and the answers to a category are names of groups.
fn giveaways(sheet: &Sheet, questions: &[&Question], sources: &[Source], place: &Place) -> Diagnostics {
    let mut seen: BTreeMap<(usize, Giveaway), Vec<Address>> = BTreeMap::new();
    let written: Vec<(usize, usize)> = (questions.iter().zip(sources).enumerate())
        .filter_map(|(i, (question, source))| match (question.kind, source) {
            (Kind::Text | Kind::Category, Source::Cell(column)) => Some((i, *column)),
            _ => None,
        })
        .collect();
    respondents(sheet, |row, cells| {
        for (i, column) in &written {
            let Some(Cell::Text(text)) = cells.get(*column) else { continue };
            if let Some(giveaway) = in_text(text) {
                seen.entry((*i, giveaway)).or_default().push(Address { row, column: *column });
            }
        }
    });
    let mut found = Diagnostics::new();
    for ((i, giveaway), addresses) in seen {
        let message = format!("somebody wrote {} into the answer to question `{}`", giveaway.what(), questions[i].id);
        let hint = match questions[i].kind {
            Kind::Category => "the answers to a category are printed as names of groups; take it out of the export",
            _ => "open answers are only counted, never printed; take it out before you quote any",
        };
        let place = Place { position: Some(super::unknown::cells(&addresses)), ..place.clone() };
        found.push(Diagnostic::warning(message).at(place).hint(hint));
    }
    found
}

/// An end before the beginning; an answer in less than a third of the usual time.
fn times(sheet: &Sheet, place: &Place) -> Diagnostics {
    let column =
        |wanted: Metadata| sheet.layout.headings.iter().find(|h| h.role == Role::Metadata(wanted)).map(|h| h.column);
    let mut found = Diagnostics::new();
    if let (Some(start), Some(end)) = (column(Metadata::Start), column(Metadata::End)) {
        let mut wrong = Vec::new();
        respondents(sheet, |row, cells| {
            let moments = (cells.get(start).copied().and_then(moment), cells.get(end).copied().and_then(moment));
            if let (Some(start), Some(end)) = moments
                && end < start
            {
                wrong.push(row);
            }
        });
        if !wrong.is_empty() {
            let message = format!("{} answers end before they begin", wrong.len());
            found.push(
                Diagnostic::warning(message).at(at_rows(place, &wrong)).hint("look at the times in the survey tool"),
            );
        }
    }
    if let Some(column) = column(Metadata::Duration) {
        let mut lasted: Vec<(f64, usize)> = Vec::new();
        respondents(sheet, |row, cells| {
            lasted.extend(
                super::number(&text(sheet, cells, column)).ok().filter(|time| *time >= 0.0).map(|time| (time, row)),
            );
        });
        found.extend(hasty(lasted, place));
    }
    found
}

fn hasty(mut lasted: Vec<(f64, usize)>, place: &Place) -> Diagnostics {
    /// With fewer people there is no usual time.
    const FEWEST: usize = 10;
    lasted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let Some((median, _)) = lasted.get(lasted.len() / 2).filter(|_| lasted.len() >= FEWEST) else {
        return Diagnostics::new();
    };
    let mut rows: Vec<usize> = lasted.iter().filter(|(time, _)| 3.0 * time < *median).map(|(_, row)| *row).collect();
    if rows.is_empty() {
        return Diagnostics::new();
    }
    rows.sort_unstable();
    let message = format!("{} of {} answers took less than a third of the usual time", rows.len(), lasted.len());
    Diagnostic::note(message).at(at_rows(place, &rows)).hint("perhaps they did not read the questions").into()
}

/// A moment that can be compared with others of the same column: a workbook's, or text with the year first.
fn moment(cell: Cell<'_>) -> Option<[u32; 5]> {
    match cell {
        Cell::Moment(year, month, day, hour, minute) => {
            Some([year.into(), month.into(), day.into(), hour.into(), minute.into()])
        }
        Cell::Text(text) => {
            let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
            let mut next = || numbers.next().and_then(|part| part.parse::<u32>().ok());
            let (year, month, day) = (next()?, next()?, next()?);
            (year > 1900).then_some([year, month, day, next().unwrap_or(0), next().unwrap_or(0)])
        }
        _ => None,
    }
}

/// `rows 4, 9 and 12`, as a spreadsheet counts them.
fn at_rows(place: &Place, rows: &[usize]) -> Place {
    let shown: Vec<String> = rows.iter().take(MANY_CELLS).map(|row| (row + 1).to_string()).collect();
    let more = rows.len().saturating_sub(MANY_CELLS);
    let word = if rows.len() == 1 { "row" } else { "rows" };
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    Place { position: Some(format!("{word} {}{rest}", shown.join(", "))), ..place.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_compared_where_the_year_stands_first() {
        assert!(moment(Cell::Text("2021-07-05T10:58:34")) < moment(Cell::Text("2021-07-05 11:02")));
        assert_eq!(moment(Cell::Text("5.7.2021 10.58")), None);
        assert_eq!(moment(Cell::Number(4.0)), None);
    }

    #[test]
    fn only_a_third_of_the_usual_time_is_hasty() {
        let place = Place::file("a.csv");
        let lasted: Vec<(f64, usize)> = (0..12).map(|row| (if row == 3 { 20.0 } else { 100.0 }, row)).collect();
        let told: Vec<String> = hasty(lasted, &place).iter().map(ToString::to_string).collect();
        assert!(
            told[0].starts_with("note: 1 of 12 answers took less than a third of the usual time\n  --> a.csv, row 4"),
            "{told:?}"
        );
        assert!(hasty(vec![(1.0, 0), (100.0, 1)], &place).is_empty());
    }
}

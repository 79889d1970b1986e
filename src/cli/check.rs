//! `mittari check`: every problem at once, and nothing else.

use super::Failure;
use super::args::{CheckFormat, CheckOptions};
use super::terminal::Terminal;
use crate::diagnostic::Diagnostics;
use crate::ingest;
use crate::responses::Responses;
use crate::screening;
use crate::survey::Survey;

pub(super) fn run(options: &CheckOptions, terminal: &Terminal) -> Result<(), Failure> {
    let mut found = Diagnostics::new();
    let mut read: Option<Responses> = None;
    match Survey::load(&options.survey) {
        Err(problems) => found.extend(problems),
        Ok((survey, warnings)) => {
            found.extend(warnings);
            for language in &survey.about().languages {
                found.extend(survey.lacking(*language));
            }
            match ingest::read(&survey) {
                Ok((responses, remarks)) => {
                    found.extend(remarks);
                    found.extend(ingest::screen(&survey));
                    found.extend(screening::screen(&survey, &responses));
                    read = Some(responses);
                }
                Err(problems) => found.extend(problems),
            }
        }
    }
    if options.format == CheckFormat::Json {
        let json = serde_json::to_string_pretty(&found).unwrap_or_default();
        terminal.line(&json);
        return if found.has_errors() { Err(Failure::Input(Diagnostics::new())) } else { Ok(()) };
    }
    if found.has_errors() {
        return Err(Failure::Input(found));
    }
    terminal.diagnostics(&found);
    for wave in read.iter().flat_map(|responses| &responses.waves) {
        for input in &wave.inputs {
            let (rows, used) = (input.rows.unwrap_or(0), input.used.unwrap_or(0));
            let empty = rows - used;
            let left_out = if empty > 0 { format!(", {empty} without an answer left out") } else { String::new() };
            let respondents = if used == 1 { "respondent" } else { "respondents" };
            terminal.line(&format!("{}: {} {respondents} read as {}{left_out}", input.file, used, input.tool));
        }
    }
    terminal.notes(&found);
    terminal.line("no errors");
    Ok(())
}

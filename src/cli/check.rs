//! `mittari check`: every problem at once, and nothing else.

use super::Failure;
use super::args::{CheckFormat, CheckOptions};
use super::pipeline;
use super::terminal::Terminal;
use crate::analysis;
use crate::diagnostic::Diagnostics;
use crate::ingest;
use crate::quotes;
use crate::responses::{CODE_BOOK, Excluded, ExclusionReason, Responses};
use crate::screening;
use crate::survey::Survey;

pub(super) fn run(options: &CheckOptions, terminal: &Terminal) -> Result<(), Failure> {
    let mut found = Diagnostics::new();
    let mut read: Option<Responses> = None;
    match Survey::load(&options.survey) {
        Err(problems) => found.extend(problems),
        Ok((survey, warnings)) => {
            let survey = survey.read_as(options.tool);
            found.extend(warnings);
            for language in &survey.about().languages {
                found.extend(survey.lacking(*language));
            }
            match pipeline::read(&survey, terminal) {
                Ok((responses, remarks)) => {
                    found.extend(remarks);
                    terminal.doing("looking through the answers");
                    found.extend(ingest::screen(&survey));
                    found.extend(screening::screen(&survey, &responses));
                    found.extend(analysis::remarks(&survey, &responses));
                    found.extend(
                        quotes::offered(&survey, &responses).map_or_else(|problems| problems, |(_, remarks)| remarks),
                    );
                    found.extend(quotes::copied(&survey, &responses));
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
        for input in wave.inputs.iter().filter(|input| input.tool != CODE_BOOK) {
            let used = input.used.unwrap_or(0);
            let left_out: String = input.excluded.iter().map(left_out).collect();
            let respondents = if used == 1 { "respondent" } else { "respondents" };
            terminal.line(&format!("{}: {} {respondents} read as {}{left_out}", input.file, used, input.tool));
        }
    }
    terminal.notes(&found);
    terminal.line("no errors");
    Ok(())
}

/// Rows that were left out, and why.
fn left_out(excluded: &Excluded) -> String {
    let why = match excluded.reason {
        ExclusionReason::Empty => "without an answer",
        ExclusionReason::Test => "that the tool calls a test or preview",
        ExclusionReason::Incomplete => "unfinished",
        ExclusionReason::Repeated => "of a respondent who has another",
    };
    format!(", {} {why} left out", excluded.rows)
}

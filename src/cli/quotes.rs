//! `mittari quotes`: open answers, prepared for a person who decides about each of them.

use super::Failure;
use super::args::QuotesOptions;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Place};
use crate::survey::Survey;
use crate::{ingest, quotes};

pub(super) fn run(options: &QuotesOptions, terminal: &Terminal) -> Result<(), Failure> {
    let (survey, warnings) = Survey::load(&options.survey)?;
    terminal.diagnostics(&warnings);
    let (responses, remarks) = ingest::read(&survey)?;
    terminal.diagnostics(&remarks);
    let prepared = quotes::prepare(&survey, &responses)?;
    let shown = prepared.path.display().to_string();
    for (question, different, needed) in &prepared.too_few {
        let message = format!("`{question}` has {different} different answers; quotes need at least {needed}");
        terminal.say(&message);
    }
    quotes::write(&prepared).map_err(|error| {
        Diagnostic::error(format!("the quotes cannot be written: {error}"))
            .at(Place::file(&shown))
            .hint("nothing in the file was changed")
    })?;
    let added: usize = prepared.questions.iter().map(|(_, added, _)| added).sum();
    if added == 0 {
        let nothing =
            if prepared.is_new { "there is nothing to quote" } else { "nothing new: every answer is there already" };
        terminal.say(&format!("{shown}: {nothing}"));
        return Ok(());
    }
    for (question, added, kept) in &prepared.questions {
        terminal.say(&format!("`{question}`: {added} answers added, {kept} kept as they were"));
    }
    terminal.say(&format!("{shown}: {added} answers, {} with marks", prepared.marked));
    terminal.say("next: read them, set `approved = true` where one may be printed, and make the report");
    Ok(())
}

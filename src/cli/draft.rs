//! `mittari draft`: says what the exports were taken for, and writes a survey beside a copy of them.

use std::io;
use std::path::{Path, PathBuf};

use super::Failure;
use super::args::DraftOptions;
use super::english::{count, of};
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Place};
use crate::draft::{self, Draft, Guessed, Taken, Wishes};

pub(super) fn run(options: &DraftOptions, terminal: &Terminal) -> Result<(), Failure> {
    let home =
        options.out.clone().unwrap_or_else(|| PathBuf::from("surveys").join(draft::folder_name(&options.exports[0])));
    let wishes = Wishes {
        tool: options.tool,
        sheet: options.sheet.clone(),
        languages: options.lang.clone(),
        home: home.clone(),
    };
    let draft = draft::draft(&options.exports, &wishes)?;
    terminal.diagnostics(&draft.remarks);
    if !terminal.is_quiet() {
        tell(&draft, terminal);
    }
    let file = home.join("survey.toml");
    match std::fs::read_to_string(&file) {
        Ok(edited) => {
            compare(&file, &edited, &draft, terminal);
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            write(&home, &file, &draft)?;
            told(&home, &draft, terminal);
            Ok(())
        }
        Err(error) => Err(unwritable(&file, &error).into()),
    }
}

fn tell(draft: &Draft, terminal: &Terminal) {
    for taken in &draft.files {
        let apart = match of(taken.apart as u64, "row", "rows") {
            _ if taken.only_tests => ", nothing but tests of the form".to_string(),
            rows if taken.apart > 0 => format!(", {rows} of tests left out"),
            _ => String::new(),
        };
        let respondents = of(taken.rows as u64, "respondent", "respondents");
        terminal.line(&format!("{}: {} ({}), {respondents}{apart}", taken.place, taken.tool, sureness(taken)));
        for reason in &taken.evidence {
            terminal.line(&format!("    because {reason}"));
        }
        if let Some(name) = taken.code_book.as_deref().and_then(Path::file_name) {
            terminal.line(&format!("    texts and labels are those of {}", name.to_string_lossy()));
        }
    }
    let rows: Vec<[String; 5]> = draft.questions.iter().map(row).collect();
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2), width(3)];
    for row in &rows {
        let padded: Vec<String> = row.iter().zip(widths).map(|(text, width)| format!("{text:width$}")).collect();
        terminal.line(format!("{}  {}", padded.join("  "), row[4]).trim_end());
    }
    if !draft.left_out.is_empty() {
        terminal.line("left out:");
        for (header, why) in &draft.left_out {
            terminal.line(&format!("    `{header}`: {why}"));
        }
    }
}

fn sureness(taken: &Taken) -> &'static str {
    match taken.score {
        score if score >= 0.8 => "sure",
        score if score >= 0.4 => "likely",
        _ => "unsure",
    }
}

/// Column, id, kind, answers, chapter.
fn row(question: &Guessed) -> [String; 5] {
    let answers = question.answers.as_ref().map_or_else(String::new, |name| format!("answers `{name}`"));
    [
        question.column.clone(),
        question.id.clone(),
        format!("{} ({})", question.kind, question.certainty),
        answers,
        format!("{} ({})", question.topic, question.topic_certainty),
    ]
}

/// Nobody's work is written over: an edited survey is compared.
fn compare(file: &Path, edited: &str, draft: &Draft, terminal: &Terminal) {
    let differences = draft::differences(edited, &draft.toml);
    let file = file.display();
    if differences.is_empty() {
        terminal.line(&format!("{file} is there already and says the same; nothing was written"));
        return;
    }
    terminal.line(&format!(
        "{file} is there already and stays as it is; {} from a new draft:",
        of(differences.len() as u64, "difference", "differences")
    ));
    for difference in differences {
        terminal.line(&format!("    {difference}"));
    }
}

fn write(home: &Path, file: &Path, draft: &Draft) -> Result<(), Diagnostic> {
    for taken in &draft.files {
        let copy = home.join(&taken.inside);
        if copy.canonicalize().is_ok_and(|copy| taken.file.canonicalize().is_ok_and(|file| file == copy)) {
            continue;
        }
        if copy.exists() {
            return Err(Diagnostic::error("another file of that name lies there already")
                .at(Place::file(copy.display().to_string()))
                .hint("choose another folder with `--out`"));
        }
        let folder = copy.parent().unwrap_or(home);
        let copied = std::fs::create_dir_all(folder).and_then(|()| std::fs::copy(&taken.file, &copy));
        copied.map_err(|error| unwritable(&copy, &error))?;
        // The labels come from a file beside the export, so it must lie beside the copy too.
        if let Some((code_book, name)) = taken.code_book.as_ref().and_then(|file| Some((file, file.file_name()?))) {
            std::fs::copy(code_book, folder.join(name)).map_err(|error| unwritable(code_book, &error))?;
        }
    }
    std::fs::create_dir_all(home)
        .and_then(|()| std::fs::write(file, &draft.toml))
        .map_err(|error| unwritable(file, &error))
}

fn told(home: &Path, draft: &Draft, terminal: &Terminal) {
    let questions = of(draft.questions.len() as u64, "question", "questions");
    let unsure = draft.questions.iter().filter(|question| question.doubtful).count();
    let doubt =
        if unsure > 0 { format!("; {} unsure, look at them first", count(unsure as u64)) } else { String::new() };
    terminal.line(&format!("{}: {questions} drafted{doubt}", home.join("survey.toml").display()));
    let home = home.display();
    terminal
        .line(&format!("next: correct it in a text editor, then `mittari check {home}` and `mittari report {home}`"));
}

fn unwritable(file: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("the draft cannot be written: {error}"))
        .at(Place::file(file.display().to_string()))
        .hint("choose another folder with `--out`")
}

//! `mittari report`: the whole report, built aside and moved into place whole.

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::args::ReportOptions;
use super::pipeline::Each;
use super::terminal::Terminal;
use super::{Failure, pipeline, releases};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::disclosure::audit::Names;
use crate::report::{self, Failed, Part, Wanted, folder};
use crate::results::Results;
use crate::survey::Survey;

pub(super) fn run(options: &ReportOptions, terminal: &Terminal) -> Result<(), Failure> {
    if let Some(format) = options.format.iter().find(|format| !format.is_built()) {
        return Err(Failure::not_built(&format!("--format {format}")));
    }
    let memory = options.memory();
    let (survey, results, releases) = pipeline::results_and_earlier(&options.survey, options.tool, memory, terminal)?;
    let each = options.each.as_deref().map(|group| pipeline::each(&survey, &results, group)).transpose()?;
    let languages = pipeline::languages(&survey, &options.lang)?;
    let out = options.out.clone().unwrap_or_else(|| PathBuf::from("reports").join(&survey.name));
    folder::check(&out).map_err(|error| unwritable(&out, &error))?;

    let wanted = Wanted { languages, formats: options.format.iter().copied().collect(), csv: options.csv };
    let files = files(&survey, &results, each.as_ref(), &wanted, terminal)?;
    terminal.doing("searching the report for what is hidden");
    searched(&out, &results, &files)?;
    // First the record: a report that nobody remembers could be taken from the next one.
    let remembered = releases::remember(&survey, &results, releases, memory)?;
    if let Err(error) = folder::replace(&out, &files) {
        if let Some(remembered) = remembered {
            remembered.undo();
        }
        return Err(unwritable(&out, &error).into());
    }
    if let Some(remembered) = &remembered {
        terminal.say(&format!("{}: what is published, for the protection of later reports", remembered.path()));
    }
    let names = files.iter().map(|(name, _)| name.as_str()).filter(|name| !name.contains('/'));
    terminal.say(&format!("{}: {}", out.display(), names.collect::<Vec<_>>().join(", ")));
    for below in ["charts", "tables"] {
        let count = files.iter().filter(|(name, _)| name.starts_with(&format!("{below}/"))).count();
        if count > 0 {
            terminal.say(&format!("{}: {count} {below}", out.join(below).display()));
        }
    }
    if let Some(each) = &each {
        let shown = each.portions.iter().filter(|portion| portion.results.is_some()).count();
        let below = out.join(report::each::FOLDER).join(&each.question.id);
        terminal.say(&format!("{}: reports of {shown} groups, index", below.display()));
    }
    Ok(())
}

/// Before anything is written every file is searched for hidden groups, as `mittari audit` does.
fn searched(out: &Path, results: &Results, files: &[Part]) -> Result<(), Failure> {
    let names = Names::of(&report::record(results)).unwrap_or_default();
    let mut found = Diagnostics::new();
    let search = |(name, bytes): &Part| names.search(name, bytes).unwrap_or_default();
    let problems: Vec<Vec<String>> = files.par_iter().map(search).collect();
    for ((name, _), problems) in files.iter().zip(problems) {
        for problem in problems {
            let hint = "nothing was written; this is a fault of mittari, please report it (without answers)";
            found.push(Diagnostic::error(problem).at(Place::file(out.join(name).display().to_string())).hint(hint));
        }
    }
    if found.has_errors() { Err(Failure::Input(found)) } else { Ok(()) }
}

/// The whole report, and the reports of single groups where they are asked for.
pub(super) fn files(
    survey: &Survey,
    results: &Results,
    each: Option<&Each>,
    wanted: &Wanted,
    terminal: &Terminal,
) -> Result<Vec<Part>, Diagnostics> {
    terminal.doing("drawing and typesetting the report");
    let mut files = report::files(survey, results, wanted).map_err(|failures| unrendered(&failures))?;
    if let Some(Each { question, portions }) = each {
        terminal.doing("drawing and typesetting the reports of single groups");
        let far = |done, of| terminal.far(done, of);
        let more = report::each::files(survey, results, question, portions, wanted, &far);
        files.extend(more.map_err(|failures| unrendered(&failures))?);
    }
    Ok(files)
}

fn unwritable(out: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("the report cannot be written: {error}"))
        .at(Place::file(out.display().to_string()))
        .hint("choose another folder with `--out`")
}

/// Formats that could not be made.
fn unrendered(failures: &[Failed]) -> Diagnostics {
    let mut found = Diagnostics::new();
    for Failed { format, error } in failures {
        found.push(
            Diagnostic::error(format!("the report cannot be made as {format}: {error}"))
                .hint("this is a fault of mittari; please report it with your survey.toml (without answers)"),
        );
    }
    found
}

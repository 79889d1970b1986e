//! `mittari report`: the whole report, built aside and moved into place whole.

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::args::ReportOptions;
use super::pipeline::Each;
use super::terminal::Terminal;
use super::{Failure, audit, pipeline, releases};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::disclosure::audit::{Contents, Names, Texts};
use crate::quotes;
use crate::report::{self, Failed, Part, Wanted, folder};
use crate::responses::Responses;
use crate::results::Results;
use crate::survey::Survey;

pub(super) fn run(options: &ReportOptions, terminal: &Terminal) -> Result<(), Failure> {
    if let Some(format) = options.format.iter().find(|format| !format.is_built()) {
        return Err(Failure::not_built(&format!("--format {format}")));
    }
    let memory = options.memory();
    let unapproved = |survey: &Survey, responses: &Responses| {
        let exported = audit::groups_in_exports(survey, responses);
        (Texts::new(quotes::unapproved(survey, responses)), exported, quotes::copied(survey, responses))
    };
    let ((survey, results, releases), (unapproved, exported, copied)) =
        pipeline::published(&options.survey, options.tool, memory, terminal, unapproved)?;
    if copied.has_errors() {
        return Err(Failure::Input(copied));
    }
    let each = options.each.as_deref().map(|group| pipeline::each(&survey, &results, group)).transpose()?;
    let languages = pipeline::languages(&survey, &options.lang)?;
    let out = options.out.clone().unwrap_or_else(|| PathBuf::from("reports").join(&survey.name));
    folder::check(&out).map_err(|error| unwritable(&out, &error))?;

    let wanted = Wanted { languages, formats: options.format.iter().copied().collect(), csv: options.csv };
    let files = files(&survey, &results, each.as_ref(), &wanted, terminal)?;
    terminal.doing("searching the report for what is hidden");
    let names = Names::of_survey(&report::record(&results), &survey, &exported).unwrap_or_default();
    searched(&out, &names, &unapproved, &files)?;
    // First the record: a report that nobody remembers could be taken from the next one.
    let remembered = releases::remember(&survey, &results, releases, memory)?;
    if let Err(error) = folder::replace(&out, files.iter().map(|part| (part.name.as_str(), part.bytes.as_slice()))) {
        if let Some(remembered) = remembered {
            remembered.undo();
        }
        return Err(unwritable(&out, &error).into());
    }
    if let Some(remembered) = &remembered {
        terminal.say(&format!("{}: what is published, for the protection of later reports", remembered.path()));
    }
    let names = files.iter().map(|part| part.name.as_str()).filter(|name| !name.contains('/'));
    terminal.say(&format!("{}: {}", out.display(), names.collect::<Vec<_>>().join(", ")));
    for below in ["charts", "tables"] {
        let count = files.iter().filter(|part| part.name.starts_with(&format!("{below}/"))).count();
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

/// Before anything is written every file is searched for hidden groups and for open answers that nobody approved, as
/// `mittari audit` does; and so are the pictures that it holds as pixels or outlines, before they were painted.
fn searched(out: &Path, names: &Names, unapproved: &Texts, files: &[Part]) -> Result<(), Failure> {
    let of_file = |part: &Part| -> Vec<Diagnostic> {
        let place = Place::file(out.join(&part.name).display().to_string());
        let pictures = part.pictures.iter().map(|svg| Contents::new(PICTURE, svg.as_bytes()));
        let held: Vec<Contents<'_>> = std::iter::once(Contents::new(&part.name, &part.bytes)).chain(pictures).collect();
        let problems = held.iter().flat_map(|file| names.search(file).unwrap_or_default());
        let hint = "nothing was written; this is a fault of mittari, please report it (without answers)";
        let mut found: Vec<Diagnostic> =
            problems.map(|problem| Diagnostic::error(problem).at(place.clone()).hint(hint)).collect();
        let answers = held.iter().filter_map(|file| unapproved.search(file)).max();
        if let Some(count @ 1..) = answers {
            found.push(audit::unapproved_in(count, place).hint("nothing was written"));
        }
        found
    };
    let all: Vec<Diagnostic> = files.par_iter().flat_map(of_file).collect();
    let mut found = Diagnostics::new();
    for diagnostic in all {
        found.push(diagnostic);
    }
    if found.has_errors() { Err(Failure::Input(found)) } else { Ok(()) }
}

/// What a picture is called that was searched before it was painted.
const PICTURE: &str = "picture.svg";

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

//! `mittari audit`: attacks a report's folder as a curious reader would.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Failure;
use super::args::AuditOptions;
use super::terminal::Terminal;
use crate::charts::is_painted_from;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::disclosure::audit::{self, Contents, Known, Leak, Names, Texts};
use crate::report::RECORD;
use crate::report::formats::CHART_SCALE;
use crate::survey::Survey;
use crate::{analysis, disclosure, ingest, quotes};

pub(super) fn run(options: &AuditOptions, terminal: &Terminal) -> Result<(), Failure> {
    let folder = Folder::open(&options.folder)?;
    let earlier: Result<Vec<Record>, Diagnostic> =
        options.earlier.iter().map(|folder| Record::read(&folder.join(RECORD))).collect();
    let earlier = earlier?;
    let survey = options.survey.as_deref().map(Survey::load).transpose()?.map(|(survey, _)| survey);
    let (known, texts) = match survey {
        None => (Known::nothing(), Texts::default()),
        Some(survey) => from_survey(&survey.read_as(options.tool), folder.whole(), &earlier, terminal),
    };
    let (mut found, attacked) = attacked(&folder, &earlier, &known)?;
    let files = Files::search(&folder, &texts)?;
    found.extend(files.found);
    if found.has_errors() {
        return Err(Failure::Input(found));
    }
    terminal.line(&format!("{}: {attacked} hidden numbers attacked, none can be worked out", options.folder.display()));
    if folder.records.len() > 1 {
        terminal.line(&format!("{} reports laid side by side, as their readers could", folder.records.len()));
    }
    if !known.knows_givers() && audit::adds_up_people(&folder.whole().bytes).unwrap_or(false) {
        terminal.line(
            "not attacked: whether one or two people gave most of the hours or sessions; add `--survey` and the exports, which tell what each gave",
        );
    }
    if !earlier.is_empty() {
        terminal.line(&format!("{} earlier reports taken from it, none tells of few people", earlier.len()));
    }
    terminal.line(&format!("{} files searched for hidden groups, nothing found", files.searched));
    if files.painted > 0 {
        terminal
            .line(&format!("{} pictures painted again from the SVG beside them, all of them the same", files.painted));
    }
    if texts.count() > 0 {
        terminal.line(&format!("{} open answers looked for that nobody approved, none found", texts.count()));
    }
    if !files.others.is_empty() {
        let kinds: BTreeSet<&str> = files.others.iter().filter_map(|name| name.rsplit('.').next()).collect();
        let kinds: Vec<&str> = kinds.into_iter().collect();
        terminal.line(&format!(
            "not searched, because their text is not read: {} files ({})",
            files.others.len(),
            kinds.join(", ")
        ));
    }
    Ok(())
}

/// A `results.json`.
struct Record {
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Record {
    fn read(path: &Path) -> Result<Self, Diagnostic> {
        let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
        Ok(Self { path: path.to_path_buf(), bytes })
    }

    fn shown(&self) -> String {
        self.path.display().to_string()
    }

    fn is_none(&self, error: &serde_json::Error) -> Diagnostic {
        Diagnostic::error(format!("this is no `results.json` of a report: {error}")).at(Place::file(self.shown()))
    }
}

/// A folder with a report, and those of single groups below it.
struct Folder {
    path: PathBuf,
    files: Vec<PathBuf>,
    /// That of the whole report first: all their readers may meet.
    records: Vec<Record>,
}

impl Folder {
    fn open(path: &Path) -> Result<Self, Diagnostic> {
        let files = files(path);
        let (own, is_record) = (path.join(RECORD), |f: &&PathBuf| f.file_name().is_some_and(|name| name == RECORD));
        let of_groups = files.iter().filter(is_record).filter(|file| **file != own);
        let own = Some(&own).filter(|own| own.exists() || !files.iter().any(|file| is_record(&file)));
        let records: Result<Vec<Record>, Diagnostic> =
            own.into_iter().chain(of_groups).map(|f| Record::read(f)).collect();
        Ok(Self { path: path.to_path_buf(), records: records?, files })
    }

    fn whole(&self) -> &Record {
        &self.records[0]
    }
}

/// What can be worked out from the records, and how many numbers were attacked.
fn attacked(folder: &Folder, earlier: &[Record], known: &Known) -> Result<(Diagnostics, u64), Diagnostic> {
    let whole = folder.whole();
    let reports: Vec<Vec<u8>> = folder.records.iter().map(|record| record.bytes.clone()).collect();
    let attack = audit::attack_all(&reports, known).map_err(|error| whole.is_none(&error))?;
    let (mut found, mut attacked) = (told(&attack.leaks, &whole.shown()), attack.attacked);
    for old in earlier {
        let both = audit::attack_both(&whole.bytes, &old.bytes, known).map_err(|error| old.is_none(&error))?;
        attacked += both.attacked;
        found.extend(told(&both.leaks, &format!("{}, with {}", whole.shown(), old.shown())));
    }
    Ok((found, attacked))
}

/// What was found in the files of a report.
#[derive(Default)]
struct Files {
    found: Diagnostics,
    searched: usize,
    /// Pictures that are what the SVG beside them shows.
    painted: usize,
    /// Files that are not read.
    others: Vec<String>,
}

impl Files {
    fn search(folder: &Folder, texts: &Texts) -> Result<Self, Diagnostic> {
        let whole = folder.whole();
        let names = Names::of(&whole.bytes).map_err(|error| whole.is_none(&error))?;
        let is_ours = is_by_this_version(&whole.bytes);
        let mut all = Self::default();
        for file in &folder.files {
            let name = file.strip_prefix(&folder.path).unwrap_or(file).display().to_string();
            let bytes = fs::read(file).map_err(|error| unreadable(file, &error))?;
            let place = || Place::file(file.display().to_string());
            let contents = Contents::new(&name, &bytes);
            if let Some(count @ 1..) = texts.search(&contents) {
                all.found.push(unapproved_in(count, place()).hint("take the file out"));
            }
            if folder.records.iter().any(|record| record.path == *file) {
                continue;
            }
            let beside = || fs::read_to_string(file.with_extension("svg")).ok().filter(|_| is_ours);
            match names.search(&contents) {
                Some(problems) => {
                    all.searched += 1;
                    for problem in problems {
                        all.found.push(Diagnostic::error(problem).at(place()));
                    }
                }
                None if file.extension().is_some_and(|ending| ending == "png") => match beside() {
                    Some(svg) if is_painted_from(&bytes, &svg, CHART_SCALE) => all.painted += 1,
                    Some(_) => all.found.push(
                        Diagnostic::error("the picture is not what the SVG beside it shows")
                            .at(place())
                            .hint("`mittari report` paints it again"),
                    ),
                    None => all.others.push(name),
                },
                None => all.others.push(name),
            }
        }
        Ok(all)
    }
}

/// Another version may draw otherwise.
fn is_by_this_version(results: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Made {
        mittari: String,
    }
    serde_json::from_slice(results).is_ok_and(|made: Made| made.mittari == env!("CARGO_PKG_VERSION"))
}

/// So many answers stand in a file, in words that nobody approved.
pub(super) fn unapproved_in(count: usize, place: Place) -> Diagnostic {
    Diagnostic::error(format!("open answers that nobody approved in these words stand in the file: {count}"))
        .at(place)
        .hint("if they stand in a text of your own, take them out there, or approve them in `quotes.toml` first")
}

/// What a reader knows of the survey and its people, and answers that must stand nowhere: as far as the exports are there.
fn from_survey(survey: &Survey, record: &Record, earlier: &[Record], terminal: &Terminal) -> (Known, Texts) {
    let warn = |message: &str, hint: &str| {
        let place = Place::file(survey.file.display().to_string());
        terminal.diagnostics(&Diagnostic::warning(message).at(place).hint(hint).into());
    };
    let Ok((responses, _)) = ingest::read(survey) else {
        let message = "open answers are not looked for, and overlaps of groups are not known: the survey's exports cannot be read";
        warn(message, "see `mittari check`");
        return (Known::of_survey(survey), Texts::default());
    };
    let texts = Texts::new(quotes::unapproved(survey, &responses));
    let split_by = earlier.iter().filter_map(|old| audit::split_by(&old.bytes).ok()).flatten().collect();
    let figures = analysis::analyse(survey, &responses).beside(survey, &responses, &split_by);
    let known = disclosure::known_of_report(survey, &figures, &record.bytes).unwrap_or_else(|| {
        let message =
            "overlaps of groups are not known: the report was made from other exports or another `survey.toml`";
        warn(message, "put back what it was made from, to attack it as `mittari report` did");
        Known::of_survey(survey)
    });
    (known, texts)
}

/// What was worked out, each with the published figures it follows from.
pub(super) fn told(leaks: &[Leak], file: &str) -> Diagnostics {
    let mut found = Diagnostics::new();
    for leak in leaks {
        let diagnostic = Diagnostic::error(leak.what.clone()).at(Place::file(file));
        found.push(leak.from.iter().fold(diagnostic, |d, fact| d.hint(format!("it follows from: {fact}"))));
    }
    found
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        // A link may lead anywhere; a report has none.
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

fn unreadable(file: &Path, error: &std::io::Error) -> Diagnostic {
    let diagnostic = match error.kind() {
        std::io::ErrorKind::NotFound => {
            Diagnostic::error("there is no report here").hint("name the folder that `mittari report` wrote")
        }
        _ => Diagnostic::error(format!("the file cannot be read: {error}")),
    };
    diagnostic.at(Place::file(file.display().to_string()))
}

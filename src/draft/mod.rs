//! From an export nobody has described to a `survey.toml` that a person can correct.
//!
//! The export is opened (`ingest`), its columns are profiled (`column`), put together to questions (`structure`,
//! `kind`, `lists`), their answers recognised (`scales`), what points at people is left out (`personal`), and the
//! whole is written with the certainty of each guess (`write`). Nothing is asked: where a person must choose, the
//! draft holds the choice as a comment, and until it is made the question is shown as a distribution only.

mod certainty;
mod column;
mod composite;
mod differences;
mod kind;
mod lists;
mod name;
mod personal;
mod proposal;
mod question;
mod scales;
mod sets;
mod structure;
mod topic;
mod waves;
mod write;

pub use differences::differences;

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::ingest::{Export, open};
use crate::language::{Language, guess};
use crate::survey::Tool;
use question::{Drafted, Why};
use structure::Context;

/// What was made of one or more exports.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The text of `survey.toml`.
    pub toml: String,
    /// What each file was taken for, in the order of the rounds.
    pub files: Vec<Taken>,
    /// The questions, in the order of the draft.
    pub questions: Vec<Guessed>,
    /// Columns that no question is made of, with the reason.
    pub left_out: Vec<(String, String)>,
    /// What there was to remark on the way.
    pub remarks: Diagnostics,
}

/// What a file was taken for.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The file, as it was named.
    pub file: PathBuf,
    /// The file and the sheet, for messages.
    pub place: Place,
    /// Path in the survey's folder.
    pub inside: String,
    /// The tool.
    pub tool: &'static str,
    /// How sure that is, 0 to 1.
    pub score: f64,
    /// What speaks for it.
    pub evidence: Vec<String>,
    /// Rows of respondents.
    pub rows: usize,
    /// Rows that were left out: tests and previews.
    pub apart: usize,
    /// There is nothing but tests, and they are kept.
    pub only_tests: bool,
    /// The file beside the export that says what its values stand for.
    pub code_book: Option<PathBuf>,
}

/// One question for the terminal.
#[derive(Debug, Clone)]
pub struct Guessed {
    /// Its id in the draft.
    pub id: String,
    /// Letters of its first column.
    pub column: String,
    /// Its kind, as in `survey.toml`.
    pub kind: &'static str,
    /// How sure the kind and the order of the answers are.
    pub certainty: String,
    /// Its chapter.
    pub topic: &'static str,
    /// How sure that is.
    pub topic_certainty: String,
    /// Its set of answers.
    pub answers: Option<String>,
    /// The options of an ordered question, the lowest first, without "can't say" and those nobody chose.
    pub order: Vec<String>,
    /// Numbers that are taken for no answer.
    pub blank: Vec<i32>,
    /// Whether a person should look at it first.
    pub doubtful: bool,
}

/// What the user can decide beforehand.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// Survey tool, where recognition is to be overruled.
    pub tool: Option<Tool>,
    /// Sheet of the workbooks.
    pub sheet: Option<String>,
    /// Languages of the report; the form's own where empty.
    pub languages: Vec<Language>,
    /// Folder of the survey: exports that lie in it already are not copied.
    pub home: PathBuf,
}

/// Drafts a survey from the exports of its rounds.
///
/// Errors: files that cannot be opened, all at once; files without any question.
pub fn draft(files: &[PathBuf], wishes: &Wishes) -> Result<Draft, Diagnostics> {
    let mut remarks = Diagnostics::new();
    let stems: Vec<String> = files.iter().map(|file| stem(file)).collect();
    let order = waves::in_order(&stems);
    let mut exports: Vec<(PathBuf, Export)> = Vec::new();
    for at in &order {
        match open(&files[*at], wishes.tool, wishes.sheet.as_deref()) {
            Ok(mut export) => {
                remarks.extend(std::mem::take(&mut export.remarks));
                exports.push((files[*at].clone(), export));
            }
            Err(problems) => remarks.extend(problems),
        }
    }
    if remarks.has_errors() {
        return Err(remarks);
    }
    let stems: Vec<String> = order.iter().map(|at| stems[*at].clone()).collect();
    let read: Vec<column::Columns> = exports.iter().map(|(_, export)| column::read(&export.sheet)).collect();
    let taken: Vec<Taken> = {
        let mut names = Vec::new();
        let each = exports.iter().zip(&read);
        each.map(|((file, export), read)| taken(file, export, read, &wishes.home, &mut names)).collect()
    };
    for taken in taken.iter().filter(|taken| taken.rows == 0) {
        let empty = Diagnostic::error("the export has a header but no answers").at(taken.place.clone());
        remarks.push(empty.hint("export the answers again"));
    }
    if remarks.has_errors() {
        return Err(remarks);
    }
    let together = waves::together(read);
    if exports.len() > 1 && together.shared == 0 {
        let message = "the files have no column in common: they are not rounds of one survey";
        return Err(Diagnostic::error(message).hint("draft each of them by itself").into());
    }
    let context = Context {
        lists: exports.iter().find_map(|(_, e)| e.sheet.layout.conventions.lists),
        blank_as_zero: exports.iter().any(|(_, e)| e.sheet.layout.conventions.blank_may_be_zero),
    };
    let (mut questions, left_out) = structure::questions(&together.columns, context);
    for question in &mut questions {
        let of: Vec<usize> =
            (0..exports.len()).filter(|file| question.columns.iter().any(|c| together.of[*c].contains(file))).collect();
        if of.len() < exports.len() {
            question.waves = of;
        }
    }
    if questions.is_empty() {
        let place = taken[0].place.clone();
        return Err(Diagnostic::error("no column of the export holds answers")
            .at(place)
            .hint("check that it is the right export")
            .into());
    }
    let sets = sets::share(&mut questions);
    let indicators = proposal::indicators(&questions, &sets);
    let groups = proposal::groups(&questions);
    let mut free = name::Ids::beside(questions.iter().map(|question| &question.id));
    let scores = composite::propose(&questions, &sets, &together.columns, &mut free);
    let own = guess(questions.iter().flat_map(|q| [q.wording.as_str(), q.heading.as_str()])).unwrap_or(Language::En);
    let languages = if wishes.languages.is_empty() { vec![own] } else { wishes.languages.clone() };
    let ids = waves::ids(&stems);
    let waves: Vec<(String, String)> = ids.into_iter().zip(taken.iter().map(|taken| taken.inside.clone())).collect();
    let tests: Vec<bool> = taken.iter().map(|taken| taken.only_tests).collect();
    let tools: Vec<Option<&'static str>> = taken.iter().map(|taken| wishes.tool.map(|_| taken.tool)).collect();
    let sheets: Vec<Option<String>> = exports.iter().map(|(_, export)| sheet_to_name(export)).collect();
    let title = titled(&stems[0]);
    let contents = write::Contents {
        title: &title,
        languages: &languages,
        waves: &waves,
        tools: &tools,
        tests: &tests,
        sheets: &sheets,
        questions: &questions,
        sets: &sets,
        indicators: &indicators,
        groups: &groups,
        scores: &scores,
        codes: &waves::codes(&together, exports.len()),
        aside: &left_out,
    };
    let toml = write::toml(&contents);
    let guessed = questions.iter().map(|question| guessed(question, &sets, &together.columns)).collect();
    let left_out = left_out.into_iter().map(|aside| (aside.header, reason(aside.why).to_string())).collect();
    Ok(Draft { toml, files: taken, questions: guessed, left_out, remarks })
}

fn stem(file: &Path) -> String {
    file.file_stem().map_or_else(|| "survey".into(), |stem| stem.to_string_lossy().into_owned())
}

fn titled(stem: &str) -> String {
    let words: Vec<&str> = stem.split(['_', ' ']).filter(|word| !word.is_empty()).collect();
    let title = words.join(" ");
    let mut letters = title.chars();
    letters.next().map_or_else(|| "Survey".into(), |first| first.to_uppercase().chain(letters).collect())
}

fn taken(file: &Path, export: &Export, read: &column::Columns, home: &Path, names: &mut Vec<String>) -> Taken {
    let inside = lies_inside(file, home).unwrap_or_else(|| {
        let name = file.file_name().map_or_else(|| "export".into(), |name| name.to_string_lossy().into_owned());
        // Two rounds may have files of one name, from two folders.
        let numbered =
            (1..).map(|n| if n == 1 { format!("responses/{name}") } else { format!("responses/{n}/{name}") });
        numbered.into_iter().find(|path| !names.contains(path)).unwrap_or(name)
    });
    names.push(inside.clone());
    Taken {
        file: file.to_path_buf(),
        place: export.place.clone(),
        inside,
        tool: export.sheet.dialect.tool().name(),
        score: export.sheet.recognition.score,
        evidence: export.sheet.recognition.evidence.clone(),
        rows: read.rows,
        apart: read.apart,
        only_tests: read.apart > 0 && read.apart == read.rows,
        code_book: export.sheet.labelled_by.as_ref().map(|book| file.with_file_name(&book.name)),
    }
}

/// The path below the survey's folder, with `/`, if the export lies there already.
fn lies_inside(file: &Path, home: &Path) -> Option<String> {
    let (file, home) = (file.canonicalize().ok()?, home.canonicalize().ok()?);
    let below = file.strip_prefix(home).ok()?;
    let parts: Vec<String> = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    Some(parts.join("/"))
}

/// Name of a folder for the survey of this export.
pub fn folder_name(export: &Path) -> String {
    let name: String = stem(export).chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "survey".into() } else { parts.join("-").to_lowercase() }
}

/// The sheet is named where the workbook has others.
fn sheet_to_name(export: &Export) -> Option<String> {
    (!export.others.is_empty()).then(|| export.place.sheet.clone()).flatten()
}

fn guessed(question: &Drafted, sets: &[(String, scales::AnswerScale)], columns: &[column::Column]) -> Guessed {
    let set = question.set.as_ref().and_then(|name| sets.iter().find(|(set, _)| set == name));
    let ordered = question.kind == crate::survey::Kind::Choice;
    let options = set.filter(|_| ordered).map(|(_, scale)| scale.options.iter()).into_iter().flatten();
    Guessed {
        id: question.id.clone(),
        column: crate::ingest::table::column_letters(columns[question.columns[0]].heading.column),
        kind: write::kind_word(question.kind),
        certainty: question.certainty.to_string(),
        topic: write::topic_word(question.topic),
        topic_certainty: question.topic_certainty.to_string(),
        answers: question.set.clone(),
        order: options.filter(|o| o.missing.is_none() && o.seen).map(|o| o.text.clone()).collect(),
        blank: question.blank.clone(),
        doubtful: write::is_doubtful(question),
    }
}

fn reason(why: Why) -> &'static str {
    match why {
        Why::Personal(personal) => personal.what(),
        Why::MatchingCode => "a code that respondents made up",
        Why::Tool => "added by the tool",
        Why::NeverAnswered => "nobody answered",
        Why::NotFound => "cannot be told from other columns",
    }
}

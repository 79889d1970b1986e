//! One export of a wave: opened, its columns found, its rows coded. A large text is read in blocks, so that what is held
//! in memory is coded answers and not the file, and Parquet in parts; any other file, and one in which something is odd, is
//! read whole.

use std::fs;
use std::io::{ErrorKind, Read, Seek};
use std::mem;
use std::path::Path;

use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::answers_met::AnswersMet;
use super::blocks::{BLOCK, Blocks};
use super::coder::Coded;
use super::coding::{Coding, Counted};
use super::columns::{Columns, Source, lacking_options};
use super::dialects::Layout;
use super::export::{CodeBook, Export, File, Sheet, hex};
use super::file::{Parquet, is_parquet};
use super::heading::Heading;
use super::respondents::Respondents;
use super::wording::Wordings;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::{self, Builder, CODE_BOOK, Input};
use crate::survey::beside::{self, Unread};
use crate::survey::{Question, Survey, Tool, Wave};

/// Who is told how far a file is read: its path as in `survey.toml`, bytes (or rows) that are read, and all of them.
pub type Watch<'a> = dyn Fn(&str, u64, u64) + Sync + 'a;

/// What was noticed of the wordings of questions and answers, wave by wave.
type Noticed = (Wordings, AnswersMet);

/// How a large text is read.
#[derive(Clone, Copy)]
pub(super) struct Pace<'a> {
    /// Bytes from which the tool, the delimiter and the columns are told; a file with fewer is read whole.
    pub(super) head: usize,
    /// Bytes that are coded at once.
    pub(super) block: usize,
    pub(super) watch: &'a Watch<'a>,
}

impl<'a> Pace<'a> {
    pub(super) fn usual(watch: &'a Watch<'a>) -> Self {
        Self { head: 4 * BLOCK, block: BLOCK, watch }
    }
}

/// What is looked for in an export.
#[derive(Debug, Clone, Copy)]
struct Wanted<'a> {
    survey: &'a Survey,
    wave: &'a Wave,
    /// Path as in `survey.toml`.
    path: &'a str,
    questions: &'a [&'a Question],
}

/// An export of which it is known where everything stands.
struct Understood<'a> {
    wanted: Wanted<'a>,
    /// One a question.
    sources: Vec<Source>,
    respondents: Respondents,
    export: Export,
}

/// Reads a file of the wave into `builder`.
pub(super) fn read(
    survey: &Survey,
    wave: &Wave,
    path: &str,
    pace: Pace<'_>,
    builder: &mut Builder,
    noticed: &mut Noticed,
) -> Result<Diagnostics, Diagnostics> {
    let file = survey.folder.join(path);
    let shown = file.display().to_string();
    let opened = beside::open(&survey.folder, &file).map_err(|error| unreadable(survey, &shown, &error))?;
    let weight = survey.weight_column();
    let asked = responses::asked(survey, wave).into_iter().map(|(question, _)| question);
    let questions: Vec<&Question> = asked.chain(&weight).collect();
    let wanted = Wanted { survey, wave, path, questions: &questions };
    let in_pieces = in_blocks(wanted, &opened, &file, pace)
        .or_else(|| in_parts(wanted, &opened, &file, rayon::current_num_threads(), pace.watch));
    if let Some((understood, coded, sha256)) = in_pieces {
        return understood.count(coded, sha256, builder, noticed);
    }
    (pace.watch)(path, 0, 0);
    let (understood, coded, sha256) = whole(wanted, &opened, &file)?;
    understood.count(coded, sha256, builder, noticed)
}

/// Reads a large text in blocks; `None` where it is not large, not text in UTF-8, or anything is odd about it.
fn in_blocks<'a>(
    wanted: Wanted<'a>,
    mut opened: &fs::File,
    file: &Path,
    pace: Pace<'_>,
) -> Option<(Understood<'a>, Coded, String)> {
    let about = opened.metadata().ok()?;
    if !about.is_file() || about.len() < pace.head as u64 {
        return None;
    }
    let mut head = Vec::new();
    opened.take(pace.head as u64).read_to_end(&mut head).ok()?;
    opened.rewind().ok()?;
    let head = File::of_head(&head, file, &file.display().to_string())?;
    let delimiter = head.delimiter()?;
    let understood = Understood::of(wanted, head).ok()?;
    // Under a delimiter that is not the likeliest, all of the file has to be looked at first.
    if understood.export.sheet.table.delimiter() != Some(delimiter) {
        return None;
    }
    let blocks = Blocks::new(opened, delimiter, pace.block);
    let far = |read| (pace.watch)(wanted.path, read, about.len());
    let (coded, sha256) = understood.coding().blocks(blocks, &far).ok()?;
    Some((understood, coded, sha256))
}

/// Rows of a Parquet file from which the tool and the columns are told; a file with fewer is read whole.
const FIRST_ROWS: u32 = 100;

/// Reads a Parquet file in so many parts or more; `None` where it is none, has few rows, or anything is odd about it.
fn in_parts<'a>(
    wanted: Wanted<'a>,
    mut opened: &fs::File,
    file: &Path,
    count: usize,
    watch: &Watch<'_>,
) -> Option<(Understood<'a>, Coded, String)> {
    let mut bytes = Vec::new();
    opened.rewind().ok()?;
    opened.take(4).read_to_end(&mut bytes).ok()?;
    if !is_parquet(&bytes) {
        return None;
    }
    opened.read_to_end(&mut bytes).ok()?;
    let bytes = Bytes::from(bytes);
    let (parquet, head) = Parquet::open(bytes.clone(), FIRST_ROWS)?;
    let understood = Understood::of(wanted, File::of_beginnings(vec![head], file, &file.display().to_string())).ok()?;
    let rows = parquet.rows();
    let far = |read| watch(wanted.path, read, rows);
    let coding = understood.coding();
    let (coded, hash) = rayon::join(|| coding.parts(&parquet, count, &far), || Sha256::digest(&bytes));
    Some((understood, coded.ok()?, hex(&hash)))
}

/// Reads a file whole.
fn whole<'a>(
    wanted: Wanted<'a>,
    mut opened: &fs::File,
    file: &Path,
) -> Result<(Understood<'a>, Coded, String), Diagnostics> {
    let shown = file.display().to_string();
    let mut bytes = Vec::new();
    opened
        .rewind()
        .and_then(|()| opened.read_to_end(&mut bytes))
        .map_err(|error| unreadable(wanted.survey, &shown, &error.into()))?;
    let understood = Understood::of(wanted, File::read(bytes, file, &shown)?)?;
    let coded = understood.coding().whole();
    let sha256 = understood.export.sha256.clone().unwrap_or_default();
    Ok((understood, coded, sha256))
}

impl<'a> Understood<'a> {
    /// Finds the sheet with the answers, and where each answer stands.
    ///
    /// Errors: every question without a column, and every part of a code.
    fn of(wanted: Wanted<'a>, file: File) -> Result<Self, Diagnostics> {
        let Wanted { survey, wave, path, questions } = wanted;
        let known = |layout: &Layout, _: f64| Columns::new(&layout.headings).known(survey, questions);
        let export = file.choose(wave.tool, wave.sheet.as_deref(), known)?;
        let (headings, place) = (&export.sheet.layout.headings, &export.place);
        let found = Columns::new(headings).sources(survey, questions, place);
        let respondents = match (Respondents::find(survey, wave, path, headings, place), &found) {
            (Ok(respondents), _) => respondents,
            (Err(mut problems), Err(others)) => {
                problems.extend(others.clone());
                return Err(problems);
            }
            (Err(problems), Ok(_)) => return Err(problems),
        };
        let sources = found?;
        let published = respondents.published_parts(questions, &sources, place);
        if published.has_errors() {
            return Err(published);
        }
        Ok(Self { wanted, sources, respondents, export })
    }

    fn coding(&self) -> Coding<'_> {
        let Self { wanted: Wanted { survey, wave, questions, .. }, sources, respondents, export } = self;
        Coding { survey, wave, sheet: &export.sheet, questions, sources, respondents }
    }

    fn headings(&self) -> &[Heading] {
        &self.export.sheet.layout.headings
    }

    /// Puts the coded answers into `builder`, and tells what there is to remark.
    fn count(
        self,
        coded: Coded,
        sha256: String,
        builder: &mut Builder,
        noticed: &mut Noticed,
    ) -> Result<Diagnostics, Diagnostics> {
        let Wanted { survey, wave, path, questions } = self.wanted;
        let Export { place, sheet, .. } = &self.export;
        let (wordings, met) = noticed;
        wordings.note(wave, questions, &self.sources, self.headings());
        let mut counted = self.coding().finish(coded, place, builder)?;
        for ((question, source), texts) in questions.iter().zip(&self.sources).zip(mem::take(&mut counted.met)) {
            if let Some(heading) = source.columns().first().and_then(|column| self.headings().get(*column)) {
                met.note(&wave.id, question, texts, &heading.labels);
            }
        }
        let is_first =
            survey.waves().iter().find(|w| w.responses.iter().any(|p| p == path)).is_some_and(|w| w.id == wave.id);
        let mut remarks = self.export.remarks.clone();
        remarks.extend(counted.lost_digits.clone());
        if is_first {
            remarks.extend(Respondents::strangers(&counted.strangers, wave.column.as_deref(), place));
        }
        if let Some(nobody) = nobody(wave, &counted, place) {
            return Err(nobody.into());
        }
        remarks.extend(why(sheet, place));
        remarks.extend(lacking_options(survey, questions, &self.sources, place));
        remarks.extend(counted.remarks);
        if is_first {
            remarks.extend(unused(self.headings(), &self.sources, &self.respondents.columns(), place));
        }
        if let Some(earlier) = builder.inputs().iter().find(|input| input.sha256 == sha256) {
            let message =
                format!("the export has the same content as `{}`: everybody would be counted twice", earlier.file);
            return Err(Diagnostic::error(message)
                .at(Place::file(&place.file))
                .hint("take one of the two out of `responses`")
                .into());
        }
        builder.read(Input {
            wave: wave.id.clone(),
            file: path.to_string(),
            sha256,
            tool: sheet.dialect.tool().name().to_string(),
            rows: Some(counted.rows),
            used: Some(counted.used),
            excluded: counted.excluded,
        });
        if let Some(book) = &sheet.labelled_by {
            note_code_book(wave, path, book, builder);
        }
        Ok(remarks)
    }
}

/// The labels of the answers come from a file beside them: with another one the report would be another.
fn note_code_book(wave: &Wave, export: &str, book: &CodeBook, builder: &mut Builder) {
    let folder = export.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"));
    let file = format!("{folder}{}", book.name);
    // Several exports of one wave may share it.
    if builder.inputs().iter().all(|input| input.file != file) {
        builder.read(Input {
            wave: wave.id.clone(),
            file,
            sha256: book.sha256.clone(),
            tool: CODE_BOOK.into(),
            rows: None,
            used: None,
            excluded: Vec::new(),
        });
    }
}

/// Why nobody in the file has answered, if nobody has.
fn nobody(wave: &Wave, counted: &Counted, place: &Place) -> Option<Diagnostic> {
    if counted.used > 0 {
        return None;
    }
    let (message, hint) = match wave.column.as_ref().zip(wave.value.as_ref()) {
        _ if counted.rows > 0 => (
            format!("none of the {} rows answers a question of the survey", counted.rows),
            "check that it is the right export",
        ),
        Some((column, value)) => (
            format!("no row has `{value}` in column `{column}`, so wave `{}` has no answers", wave.id),
            "correct `value` to what stands in the export",
        ),
        None => ("the export has a header but no answers".to_string(), "export the answers again"),
    };
    Some(Diagnostic::error(message).at(place.clone()).hint(hint))
}

/// Why the file was taken for what it was taken; nothing of a table like any other.
fn why(sheet: &Sheet, place: &Place) -> Diagnostics {
    let plain = sheet.dialect.tool() == Tool::Generic && sheet.recognition.evidence.len() < 2;
    if plain {
        return Diagnostics::new();
    }
    let message = format!("read as {}: {}", sheet.dialect.tool().name(), sheet.recognition.reasons());
    Diagnostic::note(message).at(place.clone()).into()
}

/// Columns that no question is read from, so that a forgotten question is noticed.
fn unused(headings: &[Heading], sources: &[Source], others: &[usize], place: &Place) -> Diagnostics {
    let used: Vec<usize> = sources.iter().flat_map(Source::columns).chain(others.iter().copied()).collect();
    let unread = |h: &&Heading| !used.contains(&h.column) && h.role.is_answer() && !h.full.is_empty();
    let unused = headings.iter().filter(unread);
    let names: Vec<String> = unused.map(|h| format!("`{}`", h.full)).collect();
    if names.is_empty() {
        return Diagnostics::new();
    }
    let message = format!("columns that no question is read from: {}", names.join(", "));
    Diagnostic::note(message).at(place.clone()).into()
}

fn unreadable(survey: &Survey, shown: &str, error: &Unread) -> Diagnostic {
    let place = Place::file(shown);
    match error {
        Unread::Outside => Diagnostic::error("the export is a link that leads out of the survey's folder")
            .at(place)
            .hint("put the file itself there"),
        Unread::Failed(error) if error.kind() == ErrorKind::NotFound => Diagnostic::error("there is no such export")
            .maybe_hint(lying_there(survey))
            .at(place)
            .hint(format!("put the file there, or correct `responses` in {}", survey.file.display())),
        _ => Diagnostic::error(format!("the export cannot be read: {error}")).at(place),
    }
}

/// Exports that do lie in the survey's folder.
fn lying_there(survey: &Survey) -> Option<String> {
    let entries = std::fs::read_dir(&survey.folder).ok()?.filter_map(Result::ok);
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let is_export = |name: &String| {
        let extension = Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase());
        extension.is_some_and(|e| matches!(e.as_str(), "xlsx" | "xlsm" | "xls" | "ods" | "csv" | "tsv" | "txt"))
    };
    names.retain(is_export);
    names.sort();
    let listed = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| format!("the survey's folder holds {listed}"))
}

#[cfg(test)]
#[allow(clippy::pedantic, clippy::unwrap_used, reason = "how a test is phrased is up to its story")]
mod tests;

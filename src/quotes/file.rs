//! `quotes.toml`: every open answer with what a person decided about it.

use std::collections::BTreeMap;
use std::io::ErrorKind;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use toml::Spanned;

use super::clean;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, closest};
use crate::ingest::hex;
use crate::language::Language;
use crate::survey::beside::{self, Unread};
use crate::survey::{Kind, Survey, Tone};

/// Its name in the survey's folder.
pub const FILE: &str = "quotes.toml";

/// More is no file that a person has read.
const MOST_BYTES: usize = 50_000_000;

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contents {
    format: u32,
    /// Random letters, so that nobody can tell from the file's published hash whether a guess at its answers is right.
    #[expect(dead_code, reason = "it is there to be hashed")]
    salt: String,
    /// A person has read every answer and found none critical.
    #[serde(default)]
    no_criticism: bool,
    #[serde(default)]
    answer: Vec<Entry>,
}

/// An answer and what was decided.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    question: Spanned<String>,
    /// As it stands in the export; never printed.
    text: String,
    /// What is printed.
    print: String,
    #[serde(default)]
    tone: TonesRead,
    #[serde(default)]
    approved: bool,
    #[serde(default)]
    marks_accepted: bool,
    language: Option<Language>,
    /// What was found when the answer was prepared: for the eyes of the person. Whether anything is left is looked up anew.
    #[serde(default)]
    #[expect(dead_code, reason = "for people")]
    marks: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum TonesRead {
    #[default]
    Unread,
    Critical,
    Kind,
    Mixed,
}

impl TonesRead {
    fn known(self) -> Option<Tone> {
        match self {
            Self::Unread => None,
            Self::Critical => Some(Tone::Critical),
            Self::Kind => Some(Tone::Kind),
            Self::Mixed => Some(Tone::Mixed),
        }
    }
}

/// Numbers of answers by tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tones {
    /// Critical ones.
    pub critical: u64,
    /// Kind ones.
    pub kind: u64,
    /// Both, or neither.
    pub mixed: u64,
}

impl Tones {
    /// Counts `n` more.
    pub fn add(&mut self, tone: Tone, n: u64) {
        match tone {
            Tone::Critical => self.critical += n,
            Tone::Kind => self.kind += n,
            Tone::Mixed => self.mixed += n,
        }
    }
}

/// What was decided about an answer.
#[derive(Debug, Clone)]
pub(super) struct Decision {
    /// Line of its entry, counted from 1.
    pub(super) line: usize,
    pub(super) approved: bool,
    pub(super) marks_accepted: bool,
    pub(super) tone: Option<Tone>,
    pub(super) language: Option<Language>,
    /// What is to be printed, as a reader sees it.
    pub(super) print: String,
}

/// Everything that was decided.
#[derive(Debug, Clone)]
pub(super) struct Decisions {
    pub(super) sha256: String,
    pub(super) no_criticism: bool,
    /// By question and text.
    by_answer: BTreeMap<(String, String), Decision>,
}

impl Decisions {
    /// The decisions of a survey; `None` where nothing was prepared.
    ///
    /// Errors: every problem of the file at once, as far as it can be read.
    pub(super) fn read(survey: &Survey) -> Result<Option<Self>, Diagnostics> {
        let path = survey.folder.join(FILE);
        let shown = path.display().to_string();
        let unreadable = |message: String| Diagnostic::error(message).at(Place::file(&shown));
        let bytes = match beside::read(&survey.folder, &path) {
            Ok(bytes) => bytes,
            Err(Unread::Failed(error)) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(format!("the quotes cannot be read: {error}")).into()),
        };
        if bytes.len() > MOST_BYTES {
            return Err(unreadable(format!("the file has {} bytes; {MOST_BYTES} are the most", bytes.len())).into());
        }
        let sha256 = hex(&Sha256::digest(&bytes));
        let source = String::from_utf8(bytes)
            .map_err(|_| unreadable("the file is not UTF-8 text".into()).hint("save it as UTF-8 in your editor"))?;
        // Blanked out rather than cut off, so that places stay what they are.
        let source = source.replacen('\u{feff}', " ", usize::from(source.starts_with('\u{feff}')));
        let contents: Contents = toml::from_str(&source).map_err(|error| misread(&source, &shown, &error))?;
        Self::checked(survey, &source, &shown, sha256, contents).map(Some)
    }

    fn checked(
        survey: &Survey,
        source: &str,
        shown: &str,
        sha256: String,
        contents: Contents,
    ) -> Result<Self, Diagnostics> {
        let mut found = Diagnostics::new();
        if contents.format != 1 {
            let message = format!("format {} is not known to this version", contents.format);
            found.push(Diagnostic::error(message).at(Place::file(shown)).expected("`format = 1`"));
        }
        let mut by_answer: BTreeMap<(String, String), Decision> = BTreeMap::new();
        for entry in contents.answer {
            let line = line(source, entry.question.span().start);
            let mut report = |diagnostic: Diagnostic| found.push(diagnostic.at(Place::line(shown, line)));
            let question = entry.question.into_inner();
            let open = survey.questions().iter().filter(|q| q.kind == Kind::Text).map(|q| q.id.as_str());
            if !open.clone().any(|id| id == question) {
                let near = closest(&question, open).map(|near| format!("did you mean `{near}`?"));
                report(Diagnostic::error(format!("`{question}` is no open question of the survey")).maybe_hint(near));
                continue;
            }
            let decision = Decision {
                line,
                approved: entry.approved,
                marks_accepted: entry.marks_accepted,
                tone: entry.tone.known(),
                language: entry.language,
                print: clean(&entry.print),
            };
            if decision.approved && decision.print.is_empty() {
                report(
                    Diagnostic::error("an approved answer has nothing in `print`")
                        .hint("write what is to be printed, or set `approved = false`"),
                );
            }
            if contents.no_criticism && decision.tone.is_none() {
                let message = "the file says `no_criticism = true`, and nobody has said what this answer is";
                report(Diagnostic::error(message).hint("read it and set its `tone`, or take `no_criticism` out"));
            }
            if contents.no_criticism && decision.tone == Some(Tone::Critical) {
                let message = "the file says `no_criticism = true`, and this answer is critical";
                report(Diagnostic::error(message).hint("take `no_criticism` out"));
            }
            if let Some(earlier) = by_answer.get(&(question.clone(), entry.text.clone())) {
                let message = "the same answer to the same question stands here twice";
                report(Diagnostic::error(message).hint(format!("take it out here or on line {}", earlier.line)));
                continue;
            }
            by_answer.insert((question, entry.text), decision);
        }
        if found.has_errors() {
            return Err(found);
        }
        Ok(Self { sha256, no_criticism: contents.no_criticism, by_answer })
    }

    pub(super) fn of(&self, question: &str, text: &str) -> Option<&Decision> {
        self.by_answer.get(&(question.to_string(), text.to_string()))
    }

    /// Every entry: question, text, decision.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str, &Decision)> {
        self.by_answer.iter().map(|((question, text), decision)| (question.as_str(), text.as_str(), decision))
    }

    /// What approved entries print.
    pub(super) fn approved_texts(&self) -> impl Iterator<Item = String> {
        self.by_answer.values().filter(|decision| decision.approved).map(|decision| decision.print.clone())
    }
}

fn misread(source: &str, shown: &str, error: &toml::de::Error) -> Diagnostic {
    let place = error.span().map_or_else(|| Place::file(shown), |span| Place::line(shown, line(source, span.start)));
    let message = error.message().lines().next().unwrap_or_default();
    Diagnostic::error(format!("the quotes cannot be understood: {message}"))
        .at(place)
        .hint("texts stand between quotes; write `\\\"` for a quote inside a text")
}

/// The line of a position, counted from 1.
fn line(source: &str, at: usize) -> usize {
    source.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

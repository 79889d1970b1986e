//! Preparing `quotes.toml`: every answer as an entry that nobody has approved. What stands in the file already is never
//! changed: new answers are written behind it.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Write as _};
use std::path::PathBuf;

use toml_edit::Value;

use super::file::{Decisions, FILE};
use super::standing::Standing;
use super::written::{Answer, Written, language_of, marker, quotable, says_something};
use super::{clean, draw};
use crate::diagnostic::Diagnostics;
use crate::language::Language;
use crate::language::messages::QuoteWords;
use crate::marks::{Mark, MarkKind, Marker};
use crate::responses::Responses;
use crate::survey::{Survey, Tone};

/// What preparing came to.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The file.
    pub path: PathBuf,
    /// It was not there before.
    pub is_new: bool,
    /// What is to be written at its end; empty where there is nothing new.
    pub text: String,
    /// Questions with how many answers were added and how many stood there.
    pub questions: Vec<(String, usize, usize)>,
    /// Questions with too few different answers: how many there are, and how many are needed.
    pub too_few: Vec<(String, u64, u64)>,
    /// Added answers with a mark in them.
    pub marked: usize,
}

/// Makes entries of all answers that the survey's `quotes.toml` does not hold yet.
///
/// Errors: the file is there and cannot be understood.
pub fn prepare(survey: &Survey, responses: &Responses) -> Result<Prepared, Diagnostics> {
    let decisions = Decisions::read(survey)?;
    let language = survey.about().languages.first().copied().unwrap_or(Language::En);
    let words = language.quote_words();
    let all = quotable(survey, responses);
    let marker = marker(survey, responses, &all);
    let mut prepared = Prepared {
        path: survey.folder.join(FILE),
        is_new: decisions.is_none(),
        text: String::new(),
        questions: Vec::new(),
        too_few: Vec::new(),
        marked: 0,
    };
    let mut entries = String::new();
    for written in &all {
        let id = &written.question.id;
        let needed = survey.quote_minimum(written.question);
        if written.different() < needed {
            prepared.too_few.push((id.clone(), written.different(), needed));
            continue;
        }
        let is_known = |text: &str| decisions.as_ref().is_some_and(|decisions| decisions.of(id, text).is_some());
        let new = offered_in_turn(written, |text| !is_known(text));
        prepared.questions.push((id.clone(), new.len(), written.answers.len() - new.len()));
        if !new.is_empty() {
            heading(&mut entries, written, language, new.len());
        }
        for text in new {
            prepared.marked += usize::from(entry(&mut entries, survey, written, text, &marker));
        }
    }
    if !entries.is_empty() {
        prepared.text = if prepared.is_new { beginning(words) } else { String::new() };
        prepared.text.push_str(&entries);
    }
    Ok(prepared)
}

/// Writes what is new; a file of one's own for the owner alone (Unix; elsewhere the folder's own rules hold).
///
/// Errors: the file cannot be written, or has appeared meanwhile.
pub fn write(prepared: &Prepared) -> io::Result<()> {
    if prepared.text.is_empty() {
        return Ok(());
    }
    let mut options = OpenOptions::new();
    if prepared.is_new {
        options.write(true).create_new(true)
    } else {
        options.append(true)
    };
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&prepared.path)?;
    only_for_the_owner(&file)?;
    file.write_all(prepared.text.as_bytes())
}

#[cfg_attr(not(unix), expect(clippy::unnecessary_wraps, reason = "nothing to do there"))]
fn only_for_the_owner(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(std::fs::Permissions::from_mode(0o600))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        Ok(())
    }
}

/// Texts of a question in the order in which they are offered: drawn by lot, and then one after the other from those who
/// ticked something unfavourable, something favourable, and neither.
fn offered_in_turn<'a>(written: &'a Written<'_>, wanted: impl Fn(&str) -> bool) -> Vec<&'a str> {
    let mut turns: BTreeMap<Standing, VecDeque<&str>> = BTreeMap::new();
    let mut drawn: Vec<(&String, &Answer)> =
        written.answers.iter().filter(|(text, _)| says_something(text) && wanted(text)).collect();
    drawn.sort_by_key(|(text, _)| draw(text));
    for (text, answer) in drawn {
        turns.entry(answer.standing).or_default().push_back(text);
    }
    let mut order = Vec::new();
    while turns.values().any(|turn| !turn.is_empty()) {
        order.extend(turns.values_mut().rev().filter_map(VecDeque::pop_front));
    }
    order
}

/// A line of TOML; writing to a text cannot fail.
macro_rules! line {
    ($out:expr) => { line!($out, "") };
    ($out:expr, $($arguments:tt)*) => { let _ = writeln!($out, $($arguments)*); };
}

fn beginning(words: &QuoteWords) -> String {
    let mut out = String::new();
    for text in words.file_header.lines() {
        line!(out, "{}", format!("# {text}").trim_end());
    }
    line!(out);
    line!(out, "format = 1");
    line!(out, "salt = {}       # {}", quoted(&salt()), words.file_salt);
    line!(out, "no_criticism = false                          # {}", words.file_no_criticism);
    out
}

/// Letters that nobody can guess.
fn salt() -> String {
    let number = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", number(), number())
}

fn heading(out: &mut String, written: &Written<'_>, language: Language, count: usize) {
    line!(out);
    line!(out, "# ----------------------------------------------------------------");
    for text in clean(written.question.text.any(language)).lines() {
        line!(out, "# {text}");
    }
    line!(out, "# n = {count}");
}

/// One entry; whether anything in it is marked.
fn entry(out: &mut String, survey: &Survey, written: &Written<'_>, text: &str, marker: &Marker) -> bool {
    let words = survey.about().languages.first().copied().unwrap_or(Language::En).quote_words();
    let seen = clean(text);
    let marks = marker.find(&seen);
    let tone = match written.question.tone {
        Some(Tone::Critical) => "critical",
        Some(Tone::Kind) => "kind",
        Some(Tone::Mixed) => "mixed",
        None => "unread",
    };
    let language = language_of(survey, &seen);
    let mut named: Vec<String> =
        marks.iter().map(|m| quoted(&format!("{}: {}", &seen[m.start..m.end], kind(words, m.kind)))).collect();
    if written.is_rare_language(survey, language) {
        named.push(quoted(&format!("{}: {}", language.code(), words.rare_language)));
    }
    line!(out);
    line!(out, "[[answer]]");
    line!(out, "question = {}", quoted(&written.question.id));
    line!(out, "text = {}", quoted(text));
    line!(out, "print = {}", quoted(&without(&seen, &marks)));
    line!(out, "tone = {}", quoted(tone));
    line!(out, "approved = false");
    if !named.is_empty() {
        line!(out, "marks = [{}]", named.join(", "));
        line!(out, "marks_accepted = false");
    }
    line!(out, "language = {}", quoted(language.code()));
    !named.is_empty()
}

/// The text as it is proposed for print: what surely points at somebody is left out, what may do so stays for a person to
/// decide.
fn without(text: &str, marks: &[Mark]) -> String {
    let sure = |mark: &&Mark| !matches!(mark.kind, MarkKind::Capital | MarkKind::Rare);
    let mut proposed = String::new();
    let mut at = 0;
    for mark in marks.iter().filter(sure) {
        let between = &text[at..mark.start];
        // Two pieces side by side are one gap.
        if !(between.trim().is_empty() && proposed.ends_with("[…]")) {
            proposed.push_str(between);
            proposed.push_str("[…]");
        }
        at = mark.end;
    }
    proposed.push_str(&text[at..]);
    proposed
}

fn kind(words: &QuoteWords, kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::IdentityCode => words.identity_code,
        MarkKind::Email => words.email,
        MarkKind::Phone => words.phone,
        MarkKind::Link => words.link,
        MarkKind::Number => words.number,
        MarkKind::Person => words.person,
        MarkKind::Place => words.place,
        MarkKind::Organisation => words.organisation,
        MarkKind::Title => words.title,
        MarkKind::Capital => words.capital,
        MarkKind::Rare => words.rare,
    }
}

/// A text in TOML, whatever is in it.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

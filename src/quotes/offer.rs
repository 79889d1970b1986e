//! What of the open answers may go on: the text of each approved one, and how many others there are.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{Decision, Decisions, FILE};
use super::written::{Written, language_of, marker, quotable, says_something};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::language::Language;
use crate::marks::{Mark, Marker};
use crate::responses::{Input, Responses};
use crate::survey::{Survey, Tone};

/// What the file is called among the inputs, where an export has its wave.
const WAVE: &str = "quotes";

/// A longer quote is printed whole, but few will read it.
const LONGEST: usize = 1500;

/// Everything that `disclosure` may choose from.
#[derive(Debug, Clone)]
pub struct Offered {
    /// The file with the decisions.
    pub input: Input,
    /// A person has read every answer and found none critical.
    pub no_criticism: bool,
    /// By question, in the order of the survey.
    pub questions: Vec<OfferedQuestion>,
}

impl Offered {
    /// How many texts may be printed, before the rules of quoting are applied.
    pub fn approved(&self) -> usize {
        self.questions.iter().flat_map(|question| &question.answers).filter(|answer| answer.approved.is_some()).count()
    }
}

/// Open answers to one question.
#[derive(Debug, Clone)]
pub struct OfferedQuestion {
    /// Id of the question.
    pub question: String,
    /// Every text that was written.
    pub answers: Vec<OfferedAnswer>,
}

/// A text that somebody wrote: without it, where it is not approved.
#[derive(Debug, Clone)]
pub struct OfferedAnswer {
    /// How many wrote it, by wave.
    pub writers: BTreeMap<String, u64>,
    /// It has words in it.
    pub says_something: bool,
    /// What a person said that it is.
    pub tone: Option<Tone>,
    /// What may be printed.
    pub approved: Option<Approved>,
}

/// A text that a person approved, with no mark that nobody accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approved {
    /// What it says of the programme.
    pub tone: Tone,
    /// The language it is written in.
    pub language: Language,
    /// As it is printed.
    pub text: String,
}

/// What a survey's `quotes.toml` offers; `None` where there is none.
///
/// Errors: the file cannot be understood. Warnings tell every approved answer that is not offered, and why; notes, what
/// could be quoted and is not.
pub fn offered(survey: &Survey, responses: &Responses) -> Result<(Option<Offered>, Diagnostics), Diagnostics> {
    let all = quotable(survey, responses);
    let Some(decisions) = Decisions::read(survey)? else { return Ok((None, unprepared(survey, &all))) };
    let marker = marker(survey, responses, &all);
    let file = survey.folder.join(FILE).display().to_string();
    let mut refused = Refused::default();
    let questions = all.iter().map(|written| question(survey, written, &decisions, &marker, &mut refused)).collect();
    let there: BTreeSet<(&str, &str)> =
        all.iter().flat_map(|w| w.answers.keys().map(move |text| (w.question.id.as_str(), text.as_str()))).collect();
    for (question, text, decision) in decisions.all().filter(|(_, _, decision)| decision.approved) {
        if !there.contains(&(question, text)) {
            refused.gone.push(decision.line);
        }
    }
    let mut found = refused.told(&file);
    let new = new(survey, &all, &decisions, &file);
    // Who has not seen an answer cannot say that it is not critical.
    let no_criticism = decisions.no_criticism && new.is_empty();
    found.extend(new);
    let input = Input {
        wave: WAVE.into(),
        file: FILE.into(),
        sha256: decisions.sha256.clone(),
        tool: "quotes".into(),
        // How many entries it has would tell how many wrote the same.
        rows: None,
        used: None,
        excluded: Vec::new(),
    };
    Ok((Some(Offered { input, no_criticism, questions }), found))
}

fn question(
    survey: &Survey,
    written: &Written<'_>,
    decisions: &Decisions,
    marker: &Marker,
    refused: &mut Refused,
) -> OfferedQuestion {
    let id = &written.question.id;
    let answers = written.answers.iter().map(|(text, answer)| {
        let decision = decisions.of(id, text);
        OfferedAnswer {
            writers: answer.writers.clone(),
            says_something: says_something(text),
            tone: decision.and_then(|decision| decision.tone),
            approved: decision.and_then(|decision| approved(survey, written, decision, marker, refused)),
        }
    });
    OfferedQuestion { question: id.clone(), answers: answers.collect() }
}

/// What an entry lets into print; otherwise the reason is noted.
fn approved(
    survey: &Survey,
    written: &Written<'_>,
    decision: &Decision,
    marker: &Marker,
    refused: &mut Refused,
) -> Option<Approved> {
    if !decision.approved {
        return None;
    }
    let marks = marker.find(&decision.print);
    let piece = |mark: &Mark| decision.print[mark.start..mark.end].to_string();
    let never: Vec<String> = marks.iter().filter(|mark| mark.kind.is_never_printed()).map(piece).collect();
    let mut open: Vec<String> = marks.iter().map(piece).collect();
    // What is printed in another language than it was written in is in the language of the print.
    let spoken = language_of(survey, &decision.print);
    if written.is_rare_language(survey, spoken) {
        open.push(format!("language: {}", spoken.code()));
    }
    let Some(tone) = decision.tone else {
        refused.unread.push(decision.line);
        return None;
    };
    if !never.is_empty() {
        refused.never.push((decision.line, never));
        return None;
    }
    if !open.is_empty() && !decision.marks_accepted {
        refused.marked.push((decision.line, open));
        return None;
    }
    if decision.print.chars().count() > LONGEST {
        refused.long.push(decision.line);
    }
    Some(Approved { tone, language: decision.language.unwrap_or(spoken), text: decision.print.clone() })
}

/// Lines of approved entries that are not printed, by the reason; and of those that are, but are too long to be read.
#[derive(Default)]
struct Refused {
    unread: Vec<usize>,
    marked: Vec<(usize, Vec<String>)>,
    never: Vec<(usize, Vec<String>)>,
    long: Vec<usize>,
    gone: Vec<usize>,
}

impl Refused {
    /// One warning an entry with marks, one for all others of a kind.
    fn told(self, file: &str) -> Diagnostics {
        let mut found = Diagnostics::new();
        for (line, pieces) in self.never {
            let message = format!("an approved answer is not printed: {} names one person", listed(&pieces));
            let hint = "take it out of `print`; accepting marks does not help here";
            found.push(Diagnostic::warning(message).at(Place::line(file, line)).hint(hint));
        }
        for (line, pieces) in self.marked {
            let message = format!("an approved answer is not printed: {} may point at somebody", listed(&pieces));
            let hint = "take it out of `print`, or set `marks_accepted = true` if it points at nobody";
            found.push(Diagnostic::warning(message).at(Place::line(file, line)).hint(hint));
        }
        let mut together = |lines: &[usize], why: &str, hint: &str| {
            let Some(first) = lines.first() else { return };
            let count = lines.len();
            let (what, are) = if count == 1 { ("answer", "is") } else { ("answers", "are") };
            let all: Vec<String> = lines.iter().map(ToString::to_string).collect();
            let message = format!("{count} approved {what} {are} not printed: {why} (line {})", all.join(", "));
            found.push(Diagnostic::warning(message).at(Place::line(file, *first)).hint(hint));
        };
        let hint = "set `tone` to \"critical\", \"kind\" or \"mixed\", by what the text says";
        together(&self.unread, "nobody has said what it is", hint);
        let hint = "nobody wrote this any more: the export has changed, or the entry's `text`";
        together(&self.gone, "not in the data", hint);
        if let Some(first) = self.long.first() {
            let lines: Vec<String> = self.long.iter().map(ToString::to_string).collect();
            let (what, are) = if lines.len() == 1 { ("answer", "is") } else { ("answers", "are") };
            let message = format!(
                "{} approved {what} {are} very long, and printed whole (line {})",
                lines.len(),
                lines.join(", ")
            );
            let hint = format!("shorten `print` to what says it best: few readers read more than {LONGEST} letters");
            found.push(Diagnostic::warning(message).at(Place::line(file, *first)).hint(hint));
        }
        found
    }
}

/// A few pieces of text in backticks.
fn listed(pieces: &[String]) -> String {
    const MOST: usize = 6;
    let mut named: Vec<String> = pieces.iter().take(MOST).map(|piece| format!("`{piece}`")).collect();
    if pieces.len() > MOST {
        named.push(format!("{} more", pieces.len() - MOST));
    }
    named.join(", ")
}

/// Answers that were given since the file was prepared.
fn new(survey: &Survey, all: &[Written<'_>], decisions: &Decisions, file: &str) -> Diagnostics {
    let is_new = |w: &Written<'_>, text: &str| says_something(text) && decisions.of(&w.question.id, text).is_none();
    let unknown = |w: &Written<'_>| w.answers.keys().filter(|text| is_new(w, text)).count();
    let enough = |w: &&Written<'_>| w.different() >= survey.quote_minimum(w.question);
    let count: usize = all.iter().filter(enough).map(unknown).sum();
    if count == 0 {
        return Diagnostics::new();
    }
    let message = format!("{count} open answers are not in the file yet");
    let told = if decisions.no_criticism {
        Diagnostic::warning(format!("{message}, so `no_criticism` does not hold"))
    } else {
        Diagnostic::note(message)
    };
    told.at(Place::file(file)).hint("`mittari quotes` adds them and keeps what you decided").into()
}

/// Open questions with enough answers, of which nothing is quoted.
fn unprepared(survey: &Survey, all: &[Written<'_>]) -> Diagnostics {
    let mut found = Diagnostics::new();
    for written in all.iter().filter(|w| w.different() >= survey.quote_minimum(w.question)) {
        let message =
            format!("`{}` has {} different open answers, and none is quoted", written.question.id, written.different());
        let hint = format!("`mittari quotes {}` prepares them for you to approve", survey.folder.display());
        found.push(Diagnostic::note(message).at(Place::file(survey.file.display().to_string())).hint(hint));
    }
    found
}

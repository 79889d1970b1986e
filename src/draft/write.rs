//! The draft as text: a `survey.toml` with a comment wherever a person should look.
//!
//! Every text of the export goes through `toml_edit`, which quotes it: whatever somebody wrote is data.

use std::fmt::Write;

use toml_edit::Value;

use super::certainty::Certainty;
use super::composite::Composite;
use super::proposal::Proposed;
use super::question::{Aside, Drafted, Why};
use super::scales::{AnswerScale, Direction, Placed};
use crate::language::Language;
use crate::survey::{Kind, MissingKind, Topic};

/// Everything that is written down.
pub(super) struct Contents<'a> {
    pub(super) title: &'a str,
    pub(super) languages: &'a [Language],
    pub(super) waves: &'a [(String, String)],
    pub(super) tools: &'a [Option<&'static str>],
    /// Files that hold nothing but tests of the form.
    pub(super) tests: &'a [bool],
    pub(super) sheets: &'a [Option<String>],
    pub(super) questions: &'a [Drafted],
    pub(super) sets: &'a [(String, AnswerScale)],
    pub(super) indicators: &'a [Option<Proposed>],
    pub(super) groups: &'a [usize],
    pub(super) scores: &'a [Composite],
    /// Headers of codes, and whether they link the rounds.
    pub(super) codes: &'a (Vec<String>, bool),
    pub(super) aside: &'a [Aside],
}

/// The whole file.
pub(super) fn toml(contents: &Contents<'_>) -> String {
    let mut out = String::new();
    head(&mut out, contents);
    waves(&mut out, contents);
    link(&mut out, contents);
    sets(&mut out, contents);
    questions(&mut out, contents);
    scores(&mut out, contents);
    groups(&mut out, contents);
    aside(&mut out, contents);
    out
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

// Writing to a String cannot fail.
macro_rules! line {
    ($out:expr) => { $out.push('\n') };
    ($out:expr, $($part:tt)*) => { { let _ = writeln!($out, $($part)*); } };
}

fn head(out: &mut String, contents: &Contents<'_>) {
    line!(out, "# Drafted by mittari from the export. It gives a report as it is; correct it in any text editor.");
    line!(
        out,
        "# Lines that begin with # are notes. \"sure\", \"likely\" and \"unsure\" say how far a guess can be trusted:"
    );
    line!(out, "# look at the unsure ones first. Every key is explained in docs/survey.toml.md.");
    line!(out, "format = 1");
    line!(out);
    line!(out, "[survey]");
    line!(out, "title = {}", quoted(contents.title));
    let languages: Vec<String> = contents.languages.iter().map(|l| quoted(l.code())).collect();
    line!(
        out,
        "languages = [{}]            # \"fi\", \"sv\", \"en\"; the texts below stand in the language of the form",
        languages.join(", ")
    );
    line!(out, "# programme = \"…\"           # printed on the title page");
    line!(out, "# funder = \"…\"");
    line!(out, "# evaluator = \"…\"");
    line!(out, "# date = 2026-01-31           # the report's date");
}

fn waves(out: &mut String, contents: &Contents<'_>) {
    let several = contents.waves.len() > 1;
    for (at, (id, file)) in contents.waves.iter().enumerate() {
        line!(out);
        if several && at == 0 {
            line!(
                out,
                "# Each file is taken for a round of asking, the earliest first. If they belong to one round, keep one"
            );
            line!(out, "# [[wave]] and list all files in its `responses`.");
        }
        line!(out, "[[wave]]");
        line!(out, "id = {}", quoted(id));
        line!(out, "responses = [{}]", quoted(file));
        if let Some(tool) = contents.tools.get(at).copied().flatten() {
            line!(out, "tool = {}", quoted(tool));
        }
        if let Some(sheet) = contents.sheets.get(at).and_then(Option::as_ref) {
            line!(out, "sheet = {}", quoted(sheet));
        }
        if contents.tests.get(at) == Some(&true) {
            line!(
                out,
                "tests = \"keep\"                # there is nothing but tests; take it away when there are answers"
            );
        }
        line!(out, "# invited = 100               # how many got the survey: gives the response rate");
    }
}

fn link(out: &mut String, contents: &Contents<'_>) {
    let (headers, again) = contents.codes;
    if headers.is_empty() {
        return;
    }
    line!(out);
    line!(
        out,
        "# A column that looks like a code of the respondent's own. With several rounds it finds the same person"
    );
    line!(out, "# again; it is compared in memory and never written.");
    let mark = if *again { "" } else { "# " };
    if !again {
        line!(out, "# Take the # away to use it.");
    }
    line!(out, "{mark}[link]");
    line!(out, "{mark}columns = [{}]", headers.iter().map(|header| quoted(header)).collect::<Vec<_>>().join(", "));
}

fn sets(out: &mut String, contents: &Contents<'_>) {
    for (name, scale) in contents.sets {
        line!(out);
        if scale.family != "options" {
            line!(out, "# {}: {}, the lowest first", scale.certainty, scale.family.replace('_', "/"));
        }
        for remark in &scale.remarks {
            line!(out, "# {}", comment(remark));
        }
        if scale.family != "options" && scale.options.iter().any(|option| !option.seen) {
            line!(out, "# an option that nobody chose has its usual wording; correct it if the form says otherwise");
        }
        line!(out, "[answers.{}]", key(name));
        line!(out, "options = [");
        for option in &scale.options {
            line!(out, "    {},{}", placed(option), if option.seen { "" } else { "   # nobody chose it" });
        }
        line!(out, "]");
        match &scale.direction {
            Direction::Favourable(codes) if !codes.is_empty() => {
                line!(out, "positive = {}               # these count as favourable", list(codes));
            }
            Direction::Depends(codes) if !codes.is_empty() => {
                line!(
                    out,
                    "# positive = {}             # if high is good whatever is asked: take the # away",
                    list(codes)
                );
            }
            _ => {}
        }
    }
}

fn placed(option: &Placed) -> String {
    let mut text = format!("{{ code = {}, text = {}", option.code, quoted(&option.text));
    if !option.aliases.is_empty() {
        let aliases: Vec<String> = option.aliases.iter().map(|alias| quoted(alias)).collect();
        let _ = write!(text, ", aliases = [{}]", aliases.join(", "));
    }
    if let Some(missing) = option.missing {
        let word = match missing {
            MissingKind::CantSay => "cant_say",
            MissingKind::NotApplicable => "not_applicable",
            MissingKind::Refused => "refused",
        };
        let _ = write!(text, ", missing = {}", quoted(word));
    }
    text + " }"
}

fn questions(out: &mut String, contents: &Contents<'_>) {
    let mut above = "";
    for (question, proposed) in contents.questions.iter().zip(contents.indicators) {
        line!(out);
        if question.heading != above && !question.heading.is_empty() {
            line!(out, "# --- {}", comment(&question.heading));
            line!(out);
        }
        above = &question.heading;
        line!(
            out,
            "# {}: {}; {}: {}",
            question.certainty,
            kind_words(question.kind),
            question.topic_certainty,
            topic_words(question.topic)
        );
        for remark in &question.remarks {
            line!(out, "# {}", comment(remark));
        }
        line!(out, "[[question]]");
        line!(out, "id = {}", quoted(&question.id));
        line!(out, "topic = {}", quoted(topic_word(question.topic)));
        line!(out, "kind = {}", quoted(kind_word(question.kind)));
        if let Some(set) = &question.set {
            line!(out, "answers = {}", quoted(set));
        }
        line!(out, "text = {}", quoted(&question.wording));
        if let Some(column) = &question.column {
            line!(out, "column = {}", quoted(column));
        }
        if !question.blank.is_empty() {
            line!(out, "blank = {}", list(&question.blank));
        }
        if !question.waves.is_empty() {
            let waves: Vec<String> = question.waves.iter().map(|at| quoted(&contents.waves[*at].0)).collect();
            line!(out, "waves = [{}]", waves.join(", "));
        }
        if question.health {
            line!(out, "health = true                 # it seems to tell about health: stricter protection");
        }
        if let Some(proposed) = proposed {
            indicator(out, question, proposed);
        }
    }
}

fn indicator(out: &mut String, question: &Drafted, proposed: &Proposed) {
    let mark = if proposed.doubt.is_some() { "# " } else { "" };
    line!(out);
    if let Some(doubt) = &proposed.doubt {
        line!(out, "# {}", comment(doubt));
    }
    line!(out, "{mark}[[indicator]]");
    line!(out, "{mark}id = {}", quoted(&question.id));
    line!(out, "{mark}measure = {}", quoted(proposed.measure));
    line!(out, "{mark}question = {}", quoted(&question.id));
    if let Some(codes) = &proposed.positive {
        line!(out, "{mark}positive = {}", list(codes));
    }
    if proposed.headline {
        line!(out, "headline = true               # belongs to the summary");
    }
}

fn scores(out: &mut String, contents: &Contents<'_>) {
    for (at, score) in contents.scores.iter().enumerate() {
        let ids = |positions: &[usize]| {
            positions.iter().map(|at| quoted(&contents.questions[*at].id)).collect::<Vec<_>>().join(", ")
        };
        let mark = if score.certainty == Certainty::Sure { "" } else { "# " };
        line!(out);
        if at == 0 {
            line!(
                out,
                "# A score over statements that belong together is steadier than each of them. It has a meaning only if"
            );
            line!(out, "# they ask about one thing, which nobody but you can say.");
        }
        line!(out, "# {}: {}", score.certainty, comment(&score.remark));
        if !mark.is_empty() {
            line!(out, "# Take the # away to use it.");
        }
        if !score.reversed.is_empty() {
            line!(
                out,
                "# {} runs against the others: if it is worded the other way, `reversed` turns it",
                ids(&score.reversed)
            );
        }
        line!(out, "{mark}[[scale]]");
        line!(out, "{mark}id = {}", quoted(&score.id));
        line!(out, "{mark}title = {}", quoted(&score.title));
        line!(out, "{mark}questions = [{}]", ids(&score.questions));
        if !score.reversed.is_empty() {
            line!(out, "{mark}reversed = [{}]", ids(&score.reversed));
        }
        line!(out);
        line!(out, "{mark}[[indicator]]");
        line!(out, "{mark}id = {}", quoted(&score.id));
        line!(out, "{mark}measure = \"mean\"");
        line!(out, "{mark}scale = {}", quoted(&score.id));
    }
}

fn groups(out: &mut String, contents: &Contents<'_>) {
    for (at, question) in contents.groups.iter().enumerate() {
        let question = &contents.questions[*question];
        let mark = if at == 0 { "" } else { "# " };
        line!(out);
        line!(out, "# results by: {}", comment(&question.wording));
        if at == 1 {
            line!(out, "# One split at a time protects respondents best: several together can point at single people.");
        }
        line!(out, "{mark}[[group]]");
        line!(out, "{mark}question = {}", quoted(&question.id));
    }
}

fn aside(out: &mut String, contents: &Contents<'_>) {
    let mut listed = |title: &str, wanted: &dyn Fn(Why) -> bool| {
        let names: Vec<&Aside> = contents.aside.iter().filter(|a| wanted(a.why)).collect();
        if names.is_empty() {
            return;
        }
        line!(out);
        line!(out, "# {title}");
        for aside in names {
            line!(out, "#     {}", comment(&aside.header));
        }
    };
    listed("Left out, because they point at people:", &|why| matches!(why, Why::Personal(_)));
    listed("Left out, because the tool added them:", &|why| why == Why::Tool);
    listed("Left out, because nobody answered:", &|why| why == Why::NeverAnswered);
    listed("Left out, because their column cannot be told from others in all files:", &|why| why == Why::NotFound);
}

/// A text in a comment: one line, nothing that ends it.
fn comment(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name in a table's head.
fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if bare { name.to_string() } else { quoted(name) }
}

fn list(codes: &[i32]) -> String {
    format!("[{}]", codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
}

pub(super) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice => "choice",
        Kind::Category => "category",
        Kind::Multiple => "multiple",
        Kind::Score => "score",
        Kind::Number => "number",
        Kind::Rank => "rank",
        Kind::Date => "date",
        Kind::Text => "text",
    }
}

fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice => "one of ordered answers",
        Kind::Category => "one of unordered answers",
        Kind::Multiple => "any number of options",
        Kind::Score => "a number from 0 to 10",
        Kind::Number => "a number",
        Kind::Rank => "options put in order",
        Kind::Date => "a date",
        Kind::Text => "an open answer, only counted",
    }
}

pub(super) fn topic_word(topic: Topic) -> &'static str {
    match topic {
        Topic::Satisfaction => "satisfaction",
        Topic::Recommendation => "recommendation",
        Topic::Impact => "impact",
        Topic::Wellbeing => "wellbeing",
        Topic::Workload => "workload",
        Topic::Resources => "resources",
        Topic::NetworkBenefits => "network_benefits",
        Topic::Participation => "participation",
        Topic::Technical => "technical",
        Topic::Background => "background",
        Topic::Open => "open",
    }
}

fn topic_words(topic: Topic) -> String {
    topic_word(topic).replace('_', " ")
}

/// Whether a guess should be looked at first.
pub(super) fn is_doubtful(question: &Drafted) -> bool {
    question.certainty == Certainty::Unsure || question.topic_certainty == Certainty::Unsure
}

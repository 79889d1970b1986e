//! LimeSurvey's CSV and Excel, with any of its headings: codes (`Q1[SQ001]`, or `Q1_SQ001` as the expression manager
//! writes them), texts (`Question [Sub-question]`), or both (`Q1[SQ001]. Question [Sub-question]`).

use super::words::{Words, known, metadata};
use super::{Conventions, Dialect, Head, Layout, Recognition, SetApart, When};
use crate::ingest::heading::{Heading, clean};
use crate::ingest::role::{Metadata, Role};
use crate::responses::ExclusionReason;
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct LimeSurvey;

/// Codes, and the texts in the languages met so far.
pub(super) const WORDS: Words = &[
    (
        &[
            "id",
            "response id",
            "vastauksen tunniste",
            "vastauksen id",
            "svars-id",
            "respons id",
            "antwort id",
            "answer id",
        ],
        Metadata::ResponseId,
    ),
    (&["token", "access code", "tunniste"], Metadata::RespondentId),
    (
        &[
            "submitdate",
            "date submitted",
            "lähetyspäivä",
            "lähettämispäivä",
            "inskickat datum",
            "datum verstuurd",
            "datum abgeschickt",
        ],
        Metadata::End,
    ),
    (&["startdate", "date started", "aloituspäivä", "startdatum", "datum gestart", "datum gestartet"], Metadata::Start),
    (
        &["datestamp", "date last action", "viimeisin toiminto", "datum laatste actie", "datum letzte aktivität"],
        Metadata::Moment,
    ),
    (&["lastpage", "last page", "viimeinen sivu", "sista sidan", "laatste pagina", "letzte seite"], Metadata::Progress),
    (
        &["startlanguage", "start language", "aloituskieli", "startspråk", "begintaal", "start-sprache"],
        Metadata::Language,
    ),
    (&["ipaddr", "ip address", "ip-osoite", "ip-adress", "ip-adres", "ip-adresse"], Metadata::Ip),
    (&["seed", "refurl", "referrer url", "interviewtime", "total time"], Metadata::Technical),
];

/// Codes that no other tool puts side by side.
const TELLING: [&str; 3] = ["submitdate", "lastpage", "startlanguage"];

impl Dialect for LimeSurvey {
    fn tool(&self) -> Tool {
        Tool::Limesurvey
    }

    fn export(&self) -> &'static str {
        "LimeSurvey: CSV or Excel with code, full, abbreviated or code-and-text headings; R data; `.lss` beside"
    }

    fn told_by(&self) -> &'static str {
        "`submitdate`, `lastpage` …, or `Q1[SQ001]` headers"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let headers = head.row(0);
        let telling =
            TELLING.iter().filter(|word| headers.iter().any(|h| code_of(h).eq_ignore_ascii_case(word))).count();
        let codes = headers.iter().filter(|h| bracketed_code(h).is_some()).count();
        let both = headers.iter().filter(|h| code_and_text(h).is_some_and(|(code, _)| is_code(code))).count();
        let words = known(WORDS, &headers);
        let subs = headers.iter().filter(|h| h.ends_with(']') && bracketed_code(h).is_none()).count();
        let hidden = (0..head.width()).any(|c| head.below(1, c).contains(&"N/A"));
        let boxed = subs * 4 >= headers.len() && subs > 1;
        Recognition::none()
            .when(telling >= 2, 0.9, format!("{telling} columns have the codes that LimeSurvey adds"))
            .when(codes >= 3, 0.6, format!("{codes} headers read `Q1[SQ001]`"))
            .when(both * 2 >= headers.len() && both > 2, 0.6, "headers hold a code, a point and a text")
            .when(telling < 2 && words >= 3, 0.6, format!("{words} columns are called as LimeSurvey calls them"))
            .when(boxed, 0.2, format!("{subs} headers end in a sub-question in brackets"))
            .when(boxed && hidden, 0.3, "`N/A` stands where a question was not shown")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        layout(head, 1, |column| head.cell(0, column))
    }
}

/// Headings of any of the three kinds; `text` gives the header of a column.
pub(super) fn layout<'a>(head: &Head<'a>, header_rows: usize, text: impl Fn(usize) -> &'a str) -> Layout {
    let texts: Vec<&str> = (0..head.width()).map(&text).collect();
    let prefixes: Vec<Option<&str>> = texts.iter().map(|t| t.split_once('_').map(|(q, _)| q)).collect();
    let coded = known(WORDS, &texts) > 0 && texts.iter().filter(|t| is_code(t)).count() * 2 > texts.len();
    let mut headings: Vec<Heading> = Vec::new();
    for (column, text) in texts.iter().enumerate() {
        let neighbours = [column.checked_sub(1), Some(column + 1)].into_iter().flatten();
        let shared = neighbours.filter_map(|i| prefixes.get(i)).any(|p| p.is_some() && *p == prefixes[column]);
        let heading = heading(column, text, coded && shared);
        let of = beside(&heading, &headings);
        headings.push(match of {
            Some(of) => heading.with_role(Role::OtherText(of)),
            None => heading,
        });
    }
    let sent = headings.iter().find(|h| h.role == Role::Metadata(Metadata::End)).map(|h| h.column);
    let apart = sent.map(|column| SetApart { column, when: When::Empty, reason: ExclusionReason::Incomplete });
    let conventions = Conventions { not_shown: &["n/a", "{question_not_shown}"], ..Conventions::default() };
    Layout { conventions, apart: apart.into_iter().collect(), ..Layout::new(headings, header_rows) }
}

fn heading(column: usize, text: &str, underscored: bool) -> Heading {
    if let Some(added) = metadata(WORDS, text) {
        return Heading::new(column, text).coded(text).with_role(Role::Metadata(added));
    }
    if let Some((code, words)) = code_and_text(text).filter(|(code, _)| is_code(code)) {
        if let Some(added) = metadata(WORDS, code) {
            return Heading::new(column, words).coded(code).with_role(Role::Metadata(added));
        }
        let parted = bracketed_code(code).is_some();
        return match words.strip_suffix(']').and_then(|inside| inside.rsplit_once(" [")).filter(|_| parted) {
            Some((question, sub)) => Heading::new(column, words).coded(code).part_of(question, sub, Role::Row),
            None => Heading::new(column, words).coded(code),
        };
    }
    if let Some((question, sub, scale)) =
        bracketed_code(text).or_else(|| underscored_code(text).filter(|_| underscored))
    {
        let question = match scale {
            Some(scale) => format!("{question}, scale {scale}"),
            None => question.to_string(),
        };
        return Heading::new(column, text).coded(text).part_of(question, sub, Role::Row);
    }
    let heading = Heading::new(column, text);
    match text.strip_suffix(']').and_then(|inside| inside.rsplit_once('[')) {
        Some((question, sub)) if !question.trim().is_empty() => full_text(heading, question.trim_end(), sub),
        _ if is_code(text) => heading.coded(text),
        _ => heading,
    }
}

/// `Question [Sub] [Scale 1]`: the last brackets are the scale, and the rows of each scale belong together.
fn full_text(heading: Heading, question: &str, last: &str) -> Heading {
    match question.strip_suffix(']').and_then(|inside| inside.rsplit_once('[')) {
        Some((text, sub)) if !text.trim().is_empty() => {
            heading.part_of(format!("{} [{last}]", text.trim_end()), sub, Role::Row)
        }
        _ => heading.part_of(question, last, Role::Row),
    }
}

/// The column that "other" or a comment was written beside.
fn beside(heading: &Heading, before: &[Heading]) -> Option<usize> {
    let code = heading.code.as_deref()?;
    let (question, sub, _) = bracketed_code(code)?;
    let of = |code: String| before.iter().rev().find(|h| h.code.as_deref() == Some(&code)).map(|h| h.column);
    if sub == "other" {
        let first = before.iter().find(|h| h.code.as_deref().is_some_and(|c| c.starts_with(&format!("{question}["))));
        return of(question.to_string()).or(first.map(|h| h.column));
    }
    sub.strip_suffix("comment")
        .and_then(|sub| of(if sub.is_empty() { question.into() } else { format!("{question}[{sub}]") }))
}

/// Question, sub-question and scale (from 1) of `Q1[SQ001][2]`.
fn bracketed_code(text: &str) -> Option<(&str, &str, Option<u32>)> {
    let (question, rest) = text.strip_suffix(']')?.split_once('[')?;
    let (sub, scale) = match rest.split_once("][") {
        Some((sub, scale)) => (sub, Some(scale.parse().ok()?)),
        None => (rest, None),
    };
    (is_code(question) && is_word(sub)).then_some((question, sub, scale))
}

/// The same of `Q1_SQ001_1`: the expression manager counts scales from 0.
fn underscored_code(text: &str) -> Option<(&str, &str, Option<u32>)> {
    let (question, rest) = text.split_once('_')?;
    let (sub, scale) = match rest.rsplit_once('_') {
        Some((sub, scale @ ("0" | "1"))) => (sub, scale.parse::<u32>().ok().map(|scale| scale + 1)),
        _ => (rest, None),
    };
    (is_code(question) && is_word(sub)).then_some((question, sub, scale))
}

/// `Q1[SQ001]` and the text of `Q1[SQ001]. Text`.
fn code_and_text(header: &str) -> Option<(&str, &str)> {
    header.split_once(". ").filter(|(code, text)| !code.contains(' ') && !text.is_empty())
}

fn code_of(header: &str) -> &str {
    code_and_text(header).map_or(header, |(code, _)| code)
}

/// A code begins with a letter and has no spaces; brackets only at its end.
fn is_code(text: &str) -> bool {
    let name = text.split('[').next().unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && is_word(name)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// LimeSurvey's "vertical verification" file: tab between fields, texts in the first row and codes in the second.
#[derive(Debug)]
pub(super) struct Vv;

impl Dialect for Vv {
    fn tool(&self) -> Tool {
        Tool::Limesurvey
    }

    fn export(&self) -> &'static str {
        "LimeSurvey: VV file"
    }

    fn told_by(&self) -> &'static str {
        "texts above codes, `{question_not_shown}`"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let codes = head.row(1);
        let telling = TELLING.iter().filter(|word| codes.contains(word)).count();
        let marked = (0..head.width()).any(|c| head.below(2, c).contains(&"{question_not_shown}"));
        Recognition::none().when(telling >= 2, 0.9, "the codes that LimeSurvey adds stand in the second row").when(
            marked,
            0.1,
            "`{question_not_shown}` stands in cells",
        )
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let mut layout = layout(head, 2, |column| head.cell(1, column));
        for heading in &mut layout.headings {
            let text = clean(head.cell(0, heading.column));
            let parted =
                heading.part.is_some().then(|| text.strip_suffix(']').and_then(|t| t.rsplit_once(" ["))).flatten();
            match parted {
                Some((question, sub)) => {
                    heading.question = question.to_string();
                    heading.part = Some(sub.to_string());
                }
                None if !text.is_empty() => heading.question.clone_from(&text),
                None => {}
            }
            heading.full = text;
        }
        // The date of an answer that was not sent is "not shown" here.
        for rule in &mut layout.apart {
            rule.when = When::EmptyOr(&["{question_not_shown}"]);
        }
        layout.conventions.braced = true;
        layout
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout_of(header: &[&str]) -> Layout {
        let rows = [(0, header.iter().map(|h| (*h).to_string()).collect::<Vec<_>>())];
        LimeSurvey.layout(&Head::new(&rows))
    }

    fn parts(layout: &Layout) -> Vec<(&str, Option<&str>)> {
        layout.headings.iter().map(|h| (h.question.as_str(), h.part.as_deref())).collect()
    }

    #[test]
    fn four_ways_to_write_a_code_mean_the_same() {
        let bracketed = layout_of(&["id", "submitdate", "Q0[SQ1]", "Q0[SQ2]", "D[SQ1][1]", "D[SQ1][2]"]);
        let underscored = layout_of(&["id", "submitdate", "Q0_SQ1", "Q0_SQ2", "D_SQ1_0", "D_SQ1_1"]);
        assert_eq!(parts(&bracketed), parts(&underscored));
        assert_eq!(parts(&bracketed)[2..4], [("Q0", Some("SQ1")), ("Q0", Some("SQ2"))]);
        assert_eq!(parts(&bracketed)[5], ("D, scale 2", Some("SQ1")));
    }

    #[test]
    fn codes_with_texts_give_both() {
        let layout = layout_of(&["id. Response ID", "Ag2[SQ002]. Agreement ... [I understand]", "Q1. How? [really]"]);
        let ag = &layout.headings[1];
        assert_eq!(
            (ag.code.as_deref(), ag.question.as_str(), ag.part.as_deref()),
            (Some("Ag2[SQ002]"), "Agreement ...", Some("I understand"))
        );
        assert_eq!(layout.headings[2].question, "How? [really]");
        assert_eq!(layout.headings[0].role, Role::Metadata(Metadata::ResponseId));
    }

    #[test]
    fn others_and_comments_are_linked() {
        let layout = layout_of(&["id", "lastpage", "Q1", "Q1[other]", "M[SQ1]", "M[SQ1comment]", "M[other]"]);
        let roles: Vec<Role> = layout.headings.iter().skip(3).map(|h| h.role).collect();
        assert_eq!(roles, [Role::OtherText(2), Role::Row, Role::OtherText(4), Role::OtherText(4)]);
    }
}

//! From columns to questions: which columns are one question with several options, rows of a matrix, a ranking, or
//! nothing to ask about.

use super::certainty::Certainty;
use super::column::Column;
use super::kind::{self, Guess};
use super::question::{Aside, Drafted, Why};
use super::scales::{self, AnswerScale, Direction, Placed};
use super::{name, personal, topic};
use crate::ingest::giveaway::in_text;
use crate::ingest::heading::{normal, normal_header};
use crate::ingest::role::Role;
use crate::ingest::table::column_letters;
use crate::survey::{Kind, Topic};

/// What holds for the whole export.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// The sign that the tool puts between options in one cell.
    pub(super) lists: Option<&'static str>,
    /// Options are 1 or 0, so an empty cell may be a 0 too.
    pub(super) blank_as_zero: bool,
}

/// The questions in the order of the export, and the columns that are none.
pub(super) fn questions(columns: &[Column], context: Context) -> (Vec<Drafted>, Vec<Aside>) {
    let mut drafted: Vec<Drafted> = Vec::new();
    let mut aside = Vec::new();
    let mut ids = name::Ids::default();
    let mut done = vec![false; columns.len()];
    let context = Context { blank_as_zero: context.blank_as_zero && options_are_numbers(columns), ..context };
    for at in 0..columns.len() {
        if done[at] {
            continue;
        }
        let column = &columns[at];
        if let Some(why) = no_question(column) {
            aside.push(Aside { header: shown(column), why });
            continue;
        }
        let (block, none): (Vec<usize>, Vec<usize>) =
            block(columns, at).into_iter().partition(|member| no_question(&columns[*member]).is_none());
        for member in block.iter().chain(&none) {
            done[*member] = true;
        }
        for member in none {
            let Some(why) = no_question(&columns[member]) else { continue };
            aside.push(Aside { header: shown(&columns[member]), why });
        }
        if block.iter().all(|member| columns[*member].answered() == 0) {
            let heading = &columns[at].heading;
            let header = if block.len() > 1 { name::wording(&heading.question) } else { shown(&columns[at]) };
            aside.push(Aside { header, why: Why::NeverAnswered });
            continue;
        }
        // What was written beside the options is a text of its own.
        let (others, options): (Vec<usize>, Vec<usize>) =
            block.iter().copied().partition(|member| is_other_text(&columns[*member]));
        let members: Vec<&Column> = options.iter().map(|member| &columns[*member]).collect();
        if let Some((kind, certainty)) = one_question(&members) {
            drafted.push(several(columns, &options, kind, certainty, &mut ids));
            for member in others {
                drafted.push(as_text(single(columns, member, None, context, &mut ids)));
            }
            continue;
        }
        let members: Vec<&Column> = block.iter().map(|member| &columns[*member]).collect();
        let shared = shared_scale(&members);
        for member in block {
            drafted.push(single(columns, member, shared.as_ref(), context, &mut ids));
        }
    }
    (drafted, aside)
}

/// Words beside the options are an open answer, whatever they look like.
fn as_text(question: Drafted) -> Drafted {
    let (topic, levels) = (Topic::Open, Vec::new());
    let certainty = Certainty::Sure;
    Drafted { kind: Kind::Text, answers: None, topic, topic_certainty: certainty, certainty, levels, ..question }
}

/// The header, for messages.
fn shown(column: &Column) -> String {
    let header = name::wording(&column.heading.full);
    if header.is_empty() { format!("@{}", column_letters(column.heading.column)) } else { header }
}

/// Persons, and codes by which they could be recognised: told by the file alone, where each is there once.
pub(super) fn points_at_people(column: &Column) -> Option<Why> {
    if let Some(personal) = personal::of(column) {
        return Some(Why::Personal(personal));
    }
    let answer = column.heading.role == Role::Answer && column.heading.part.is_none();
    (answer && personal::is_matching_code(column)).then_some(Why::MatchingCode)
}

fn no_question(column: &Column) -> Option<Why> {
    if column.aside.is_some() {
        return column.aside;
    }
    if matches!(column.heading.role, Role::Metadata(_) | Role::Ignored) {
        return Some(Why::Tool);
    }
    (column.heading.part.is_none() && column.answered() == 0).then_some(Why::NeverAnswered)
}

/// The column with its neighbours that are parts of the same question.
fn block(columns: &[Column], first: usize) -> Vec<usize> {
    let question = &columns[first].heading.question;
    let part = |column: &Column| {
        let heading = &column.heading;
        heading.part.is_some()
            && heading.question == *question
            && matches!(heading.role, Role::Option | Role::Row | Role::Rank)
    };
    if !part(&columns[first]) {
        return vec![first];
    }
    // Texts written beside an option stand between the options.
    let beside = |column: &Column| matches!(column.heading.role, Role::OtherText(_) | Role::Ignored);
    let rest = columns.iter().enumerate().skip(first).take_while(|(_, column)| part(column) || beside(column));
    rest.filter(|(_, column)| part(column)).map(|(at, _)| at).collect()
}

const YES: [&str; 10] = ["1", "x", "yes", "y", "kyllä", "ja", "selected", "checked", "true", "valittu"];
const NO: [&str; 8] = ["0", "no", "n", "ei", "nej", "not selected", "unchecked", "false"];

/// Whether free words stand beside the options: "other, please specify".
fn is_other_text(column: &Column) -> bool {
    const OTHER: [&str; 9] = [
        "other",
        "muu",
        "muu, mikä",
        "muu, mikä?",
        "annat",
        "annat, vad",
        "jokin muu",
        "other (please specify)",
        "something else",
    ];
    let part = column.heading.part.as_deref().map(normal).unwrap_or_default();
    let named = OTHER.contains(&part.as_str())
        || part.starts_with("other, ")
        || part.starts_with("muu, ")
        || part.starts_with("annat, ");
    let words = column.values.iter().filter(|value| {
        let value = normal(value);
        value != part && !YES.contains(&value.as_str()) && !NO.contains(&value.as_str())
    });
    named && words.count() > 0
}

/// Whether the columns are the options of one question, or places given to options.
fn one_question(members: &[&Column]) -> Option<(Kind, Certainty)> {
    let all = |role: Role| members.iter().all(|column| column.heading.role == role);
    if members.is_empty() {
        return None;
    }
    if all(Role::Rank) {
        return Some((Kind::Rank, Certainty::Sure));
    }
    if all(Role::Option) {
        return Some((Kind::Multiple, Certainty::Sure));
    }
    if members.len() < 2 || members[0].heading.part.is_none() {
        return None;
    }
    if is_ranking(members) {
        return Some((Kind::Rank, Certainty::Likely));
    }
    let mut named = 0;
    let mut ticked = 0;
    for column in members {
        let part = column.heading.part.as_deref().map(normal).unwrap_or_default();
        let values: Vec<String> = column.values.iter().map(|value| normal(value)).collect();
        let yes: Vec<&String> = values.iter().filter(|value| !NO.contains(&value.as_str())).collect();
        match yes.as_slice() {
            [] => {}
            [one] if **one == part => named += 1,
            [one] if YES.contains(&one.as_str()) => ticked += 1,
            // A label cut off by the tool begins like its option.
            [one] if part.starts_with(one.as_str()) && one.chars().count() > 8 => named += 1,
            _ => return None,
        }
    }
    // Statements that were answered yes or no are rows of a matrix: they are sentences.
    let letters: usize =
        members.iter().filter_map(|column| column.heading.part.as_ref()).map(|p| p.chars().count()).sum();
    let short = letters <= 60 * members.len();
    match (named, ticked) {
        (0, 0) => None,
        (_, 0) => Some((Kind::Multiple, Certainty::Sure)),
        _ if short => Some((Kind::Multiple, Certainty::Likely)),
        _ => None,
    }
}

/// Every respondent gave each place once.
fn is_ranking(members: &[&Column]) -> bool {
    let places = members.len();
    let whole = |column: &&Column| {
        column.whole_numbers().is_some_and(|numbers| {
            numbers.iter().all(|(number, _)| usize::try_from(*number).is_ok_and(|n| (1..=places).contains(&n)))
        })
    };
    if places < 3 || !members.iter().all(whole) {
        return false;
    }
    let rows = members[0].cells.len();
    let (mut full, mut proper) = (0, 0);
    for row in 0..rows {
        let mut given: Vec<&str> = members.iter().filter_map(|column| column.value(row)).collect();
        if given.len() < 2 {
            continue;
        }
        full += 1;
        let count = given.len();
        given.sort_unstable();
        given.dedup();
        proper += usize::from(given.len() == count);
    }
    let heading = normal(&members[0].heading.question);
    let said = ["rank", "järjest", "rangord", "order of"].iter().any(|word| heading.contains(word));
    full > 0 && 20 * proper >= 19 * full && (said || full >= 10)
}

/// Whether options of several-choice questions stand there as 1 and 0.
fn options_are_numbers(columns: &[Column]) -> bool {
    let tick = |column: &Column| {
        let values: Vec<&str> = column.values.iter().map(String::as_str).collect();
        column.heading.part.is_some() && values.contains(&"0") && values.iter().all(|value| matches!(*value, "0" | "1"))
    };
    columns.iter().filter(|column| tick(column)).count() >= 2
}

/// A question with a column for each of its options.
fn several(columns: &[Column], block: &[usize], kind: Kind, certainty: Certainty, ids: &mut name::Ids) -> Drafted {
    let first = &columns[block[0]];
    let question = &first.heading.question;
    let wording = name::wording(question);
    let mut remarks = Vec::new();
    let mut options: Vec<Placed> = Vec::new();
    for member in block {
        let text = columns[*member].heading.part.clone().unwrap_or_else(|| columns[*member].heading.full.clone());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if options.iter().any(|option| normal(&option.text) == normal(&text)) {
            remarks.push(format!("the option `{text}` is there twice; only its first column is read"));
            continue;
        }
        let code = i32::try_from(options.len() + 1).unwrap_or(i32::MAX);
        let seen = columns[*member].answered() > 0;
        options.push(Placed { code, text, aliases: Vec::new(), missing: None, seen });
    }
    if certainty < Certainty::Sure {
        remarks.push("it could also be a matrix of separate questions".into());
    }
    let answered =
        (0..first.cells.len()).filter(|row| block.iter().any(|member| columns[*member].value(*row).is_some())).count();
    let (topic, topic_certainty) = topic::guess(&wording, "", kind, topic::Manner::Plain);
    Drafted {
        columns: block.to_vec(),
        column: Some(question.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|question| normal_header(question) != normal_header(&wording)),
        id: ids.take(&wording, &format!("q{}", first.heading.column + 1)),
        heading: String::new(),
        kind,
        certainty,
        answers: Some(AnswerScale {
            family: "options",
            options,
            direction: Direction::Depends(Vec::new()),
            certainty,
            remarks: Vec::new(),
        }),
        set: None,
        topic,
        topic_certainty,
        health: topic::is_health(&wording),
        wording,
        blank: Vec::new(),
        remarks,
        levels: Vec::new(),
        answered,
        waves: Vec::new(),
    }
}

/// The scale of all rows of a matrix together, so that an answer that nobody gave to one row has its place.
fn shared_scale(members: &[&Column]) -> Option<AnswerScale> {
    let mut labels: Vec<String> = Vec::new();
    for column in members {
        for value in kind::labels(column) {
            if !labels.contains(&value) {
                labels.push(value);
            }
        }
    }
    (members.len() > 1 && labels.len() <= 20).then(|| scales::recognise(&labels)).flatten()
}

fn single(
    columns: &[Column],
    at: usize,
    shared: Option<&AnswerScale>,
    context: Context,
    ids: &mut name::Ids,
) -> Drafted {
    let column = &columns[at];
    let heading = &column.heading;
    let above = if heading.part.is_some() { name::wording(&heading.question) } else { String::new() };
    let own = name::wording(heading.part.as_deref().unwrap_or(&heading.question));
    let other = matches!(heading.role, Role::OtherText(_));
    let letters = column_letters(heading.column);
    let wording = if own.is_empty() { format!("Column {letters}") } else { own };
    let Guess { kind, mut certainty, answers, blank, mut remarks } =
        kind::guess(column, &wording, &above, shared, context);
    if let Some(how) = &column.differs {
        certainty = Certainty::Unsure;
        remarks.insert(0, how.clone());
    }
    if let Role::OtherText(owner) = heading.role
        && let Some(owner) = columns.iter().find(|c| c.heading.column == owner)
    {
        remarks.push(format!("written beside `{}`", shown(owner)));
    }
    if kind == Kind::Text
        && let Some(giveaway) = column.values.iter().find_map(|text| in_text(text))
    {
        let what = giveaway.what();
        remarks
            .push(format!("somebody wrote {what} here; `mittari check` says in which cell; look before you quote any"));
    }
    let column_key = key(columns, at);
    let found_by_wording = normal_header(&wording) == normal_header(&heading.full);
    let judged = answers.as_ref().is_some_and(|scale| matches!(scale.direction, Direction::Favourable(_)));
    let manner = if judged {
        topic::Manner::Judged
    } else if column.length() <= 40 && !other {
        topic::Manner::Short
    } else {
        topic::Manner::Plain
    };
    let (topic, topic_certainty) = topic::guess(&wording, &above, kind, manner);
    let levels = if matches!(kind, Kind::Choice | Kind::Category) { column.counts.clone() } else { Vec::new() };
    let named = if other && !above.is_empty() { format!("{above} {wording}") } else { wording.clone() };
    let id = ids.take(&named, &format!("q{}", heading.column + 1));
    Drafted {
        columns: vec![at],
        column: (!found_by_wording || column_key.starts_with('@')).then_some(column_key),
        heading: above.clone(),
        id,
        kind,
        certainty,
        answers,
        set: None,
        topic,
        topic_certainty,
        health: topic::is_health(&wording) || topic::is_health(&above),
        wording,
        blank,
        remarks,
        levels,
        answered: column.answered(),
        waves: Vec::new(),
    }
}

/// What finds the column again: its header where no other has the same, else its letters.
fn key(columns: &[Column], at: usize) -> String {
    let heading = &columns[at].heading;
    let full = normal_header(&heading.full);
    let alone = columns.iter().filter(|other| normal_header(&other.heading.full) == full).count() == 1;
    if alone && !full.is_empty() && !heading.full.starts_with('@') {
        return heading.full.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    format!("@{}", column_letters(heading.column))
}

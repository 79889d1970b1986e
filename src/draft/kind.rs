//! What kind of answers a single column holds.

use super::certainty::Certainty;
use super::column::Column;
use super::lists;
use super::scales::{self, AnswerScale, Direction, Placed};
use super::structure::Context;
use crate::ingest::heading::normal;
use crate::ingest::role::Role;
use crate::survey::Kind;

/// What was guessed of a column.
pub(super) struct Guess {
    pub(super) kind: Kind,
    pub(super) certainty: Certainty,
    pub(super) answers: Option<AnswerScale>,
    pub(super) blank: Vec<i32>,
    pub(super) remarks: Vec<String>,
}

impl Guess {
    fn of(kind: Kind, certainty: Certainty) -> Self {
        Self { kind, certainty, answers: None, blank: Vec::new(), remarks: Vec::new() }
    }

    fn remark(mut self, text: impl Into<String>) -> Self {
        self.remarks.push(text.into());
        self
    }
}

/// The labels of the answers: those of the code book, else the values themselves.
pub(super) fn labels(column: &Column) -> Vec<String> {
    let book = &column.heading.labels;
    if book.labels.is_empty() && book.missing.is_empty() {
        return column.values.clone();
    }
    column
        .values
        .iter()
        .filter(|value| !book.is_missing(value))
        .map(|value| book.label(value).unwrap_or(value).to_string())
        .collect()
}

pub(super) fn guess(
    column: &Column,
    wording: &str,
    above: &str,
    shared: Option<&AnswerScale>,
    context: Context,
) -> Guess {
    if matches!(column.heading.role, Role::OtherText(_)) {
        return Guess::of(Kind::Text, Certainty::Sure);
    }
    if column.answered() == 0 {
        return Guess::of(Kind::Text, Certainty::Unsure).remark("nobody answered it");
    }
    if let Some(coded) = from_code_book(column) {
        return coded;
    }
    if let Some(scale) = shared.filter(|scale| holds(scale, column)) {
        return on_scale(scale.clone());
    }
    if column.is_date() {
        return Guess::of(Kind::Date, Certainty::Sure);
    }
    if column.numbers().is_some() {
        return number(column, wording, above, context);
    }
    if let Some(scale) = few_labels(column).and_then(|labels| scales::recognise(&labels)) {
        return on_scale(scale);
    }
    if let Some(list) = lists::read(column, context.lists) {
        return of_list(list);
    }
    words(column, wording)
}

fn on_scale(scale: AnswerScale) -> Guess {
    Guess {
        kind: Kind::Choice,
        certainty: scale.certainty,
        answers: Some(scale),
        blank: Vec::new(),
        remarks: Vec::new(),
    }
}

fn holds(scale: &AnswerScale, column: &Column) -> bool {
    let known: Vec<String> =
        scale.options.iter().flat_map(|o| o.aliases.iter().chain([&o.text])).map(|text| normal(text)).collect();
    column.values.iter().all(|value| known.contains(&normal(value)))
}

fn few_labels(column: &Column) -> Option<Vec<String>> {
    (column.values.len() <= 20).then(|| column.values.clone())
}

/// A code book says what the values stand for.
fn from_code_book(column: &Column) -> Option<Guess> {
    let book = &column.heading.labels;
    let valid: Vec<&(String, String)> = book.labels.iter().filter(|(value, _)| !book.is_missing(value)).collect();
    if valid.len() < 2 || valid.len() > 200 {
        return None;
    }
    let inside = column.values.iter().all(|value| {
        book.label(value).is_some() || book.is_missing(value) || valid.iter().any(|(_, l)| normal(l) == normal(value))
    });
    if !inside {
        return None;
    }
    let texts: Vec<String> = valid.iter().map(|(_, label)| label.clone()).collect();
    let scale = scales::recognise(&texts);
    let codes: Option<Vec<i32>> = valid.iter().map(|(value, _)| whole(value)).collect();
    let codes = codes.unwrap_or_else(|| (1..).take(valid.len()).collect());
    let mut options: Vec<Placed> = Vec::new();
    for ((value, label), code) in valid.iter().zip(codes) {
        let placed = scale.as_ref().and_then(|s| s.options.iter().find(|o| normal(&o.text) == normal(label)));
        let missing = placed.and_then(|o| o.missing);
        let aliases = if whole(value).is_none() { vec![value.clone()] } else { Vec::new() };
        let seen = column.values.iter().any(|given| given == value || given == label);
        let twice = options.iter().any(|o| normal(&o.text) == normal(label));
        let text = if twice || label.trim().is_empty() { format!("{label} ({value})") } else { label.clone() };
        options.push(Placed { code, text, aliases, missing, seen });
    }
    for value in column.values.iter().filter(|value| book.is_missing(value)) {
        let Some(code) = whole(value).filter(|code| options.iter().all(|o| o.code != *code)) else { continue };
        let text = book.label(value).unwrap_or(value).to_string();
        let missing = Some(crate::survey::MissingKind::Refused);
        options.push(Placed { code, text, aliases: Vec::new(), missing, seen: true });
    }
    let Some(scale) = scale else {
        let direction = Direction::Depends(Vec::new());
        let answers =
            AnswerScale { family: "options", options, direction, certainty: Certainty::Sure, remarks: Vec::new() };
        return Some(
            Guess { answers: Some(answers), ..Guess::of(Kind::Category, Certainty::Likely) }
                .remark("if the answers have an order, make it kind = \"choice\" and put the lowest first"),
        );
    };
    // The order of the words, with the numbers of the code book.
    let place = |option: &Placed| scale.options.iter().position(|o| o.text == option.text).unwrap_or(usize::MAX);
    options.sort_by_key(|option| (option.missing.is_some(), place(option)));
    let renumbered = |codes: &[i32]| {
        let texts = codes.iter().filter_map(|code| scale.options.iter().find(|o| o.code == *code)).map(|o| &o.text);
        texts.filter_map(|text| options.iter().find(|o| o.text == *text)).map(|o| o.code).collect::<Vec<i32>>()
    };
    let direction = match &scale.direction {
        Direction::Favourable(codes) => Direction::Favourable(renumbered(codes)),
        Direction::Depends(codes) => Direction::Depends(renumbered(codes)),
    };
    let answers = AnswerScale { options, direction, certainty: Certainty::Sure, ..scale };
    Some(on_scale(answers))
}

fn whole(value: &str) -> Option<i32> {
    let value = value.trim();
    value.parse().ok().or_else(|| value.strip_suffix(".0").and_then(|whole| whole.parse().ok()))
}

/// A column of numbers. Without labels nobody knows which end is good, so it is shown as a distribution only.
fn number(column: &Column, wording: &str, above: &str, context: Context) -> Guess {
    let text = normal(&format!("{above} {wording}"));
    let Some(values) = column.whole_numbers() else { return Guess::of(Kind::Number, Certainty::Sure) };
    let (mut valid, blank) = without_codes_for_nothing(&values);
    let mut remarks = Vec::new();
    if !blank.is_empty() {
        let codes = blank.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        remarks
            .push(format!("{codes} is taken to mean that nothing was answered; take `blank` away if it is an answer"));
    }
    let (low, high) = valid.first().zip(valid.last()).map_or((0, 0), |(low, high)| (low.0, high.0));
    let says_ten =
        ["0-10", "0 - 10", "10-point", "0 to 10", "0…10", "0 = ", "(0="].iter().any(|s| text.contains(s)) && high <= 10;
    let recommends = ["recommend", "suosittel", "rekommender"].iter().any(|word| text.contains(word));
    if (0..=10).contains(&low) && (says_ten || (recommends && (6..=10).contains(&high))) {
        let certainty = if says_ten { Certainty::Sure } else { Certainty::Likely };
        return Guess { blank, remarks, ..Guess::of(Kind::Score, certainty) };
    }
    if ["postinumero", "postnummer", "postcode", "zip", "postal code"].iter().any(|word| text.contains(word)) {
        return Guess::of(Kind::Category, Certainty::Sure);
    }
    let counts = [
        "how many",
        "kuinka monta",
        "kuinka moneen",
        "hur många",
        "ikä",
        "age",
        "ålder",
        "number of",
        "number_",
        "määrä",
        "antal",
        "year",
        "vuosi",
        "tunti",
        "hours",
    ];
    let counted = counts.iter().any(|word| super::scales::has_word(&text, word) || text.starts_with(word));
    if !counted && values.len() <= 2 && values.iter().all(|(value, _)| matches!(value, 0 | 1)) && blank.is_empty() {
        return Guess::of(Kind::Category, Certainty::Likely)
            .remark("1 usually means yes and 0 no; give it `answers` to say so");
    }
    if !counted && are_numbers_of_options(&valid) {
        return Guess::of(Kind::Category, Certainty::Unsure).remark(
            "these look like numbers of options, not like a scale: write the wordings of the options as `answers`, or \
             make it kind = \"number\" if people typed numbers",
        );
    }
    let scale_like = !counted && low >= 0 && high <= 11 && valid.len() <= 11;
    let mut blank = blank;
    if scale_like && low == 0 && high > 1 {
        if context.blank_as_zero {
            blank.push(0);
            valid.retain(|(value, _)| *value != 0);
            remarks.push("0 is taken for an empty cell, because the export writes empty cells as 0; take `blank` away if 0 is an answer".into());
        } else {
            remarks.push("if 0 stands for an empty cell, add blank = [0]; if people could choose from 0 to 10, make it kind = \"score\"".into());
        }
    }
    if scale_like {
        let (low, high) = valid.first().zip(valid.last()).map_or((1, 5), |(low, high)| (low.0.min(1), high.0));
        remarks.push(format!(
            "numbers without labels: nobody but the form says which end is good; make it kind = \"choice\" with `answers` for {low} to {high} to get a favourable rate"
        ));
    }
    let certainty = if scale_like { Certainty::Likely } else { Certainty::Sure };
    Guess { blank, remarks, ..Guess::of(Kind::Number, certainty) }
}

/// Whether few whole numbers come again and again and are too far apart for a scale: tools number options as they were
/// made (130, 50, -1), and recodes have numbers of eight digits.
fn are_numbers_of_options(values: &[(i32, usize)]) -> bool {
    const MOST: usize = 12;
    let answered: usize = values.iter().map(|(_, count)| count).sum();
    let recur = values.len() >= 2 && values.len() <= MOST && answered >= 5 * values.len();
    recur && values.iter().any(|(value, _)| !(0..=100).contains(value))
}

/// -99 among 1 to 7 is no answer.
fn without_codes_for_nothing(values: &[(i32, usize)]) -> (Vec<(i32, usize)>, Vec<i32>) {
    const HIGH: [i32; 8] = [77, 88, 99, 98, 97, 777, 888, 999];
    let usual: Vec<i32> = values.iter().map(|(value, _)| *value).filter(|value| (0..=11).contains(value)).collect();
    let strange = |value: i32| value < 0 || HIGH.contains(&value) || (value <= -9 || value == -999);
    let scale = usual.len() >= 2 && values.iter().all(|(value, _)| usual.contains(value) || strange(*value));
    if !scale {
        // Ages and counts: only what no such number can be.
        let negative: Vec<i32> =
            values.iter().map(|(v, _)| *v).filter(|v| matches!(v, -9 | -99 | -999 | -77 | -88 | -66 | -9999)).collect();
        let others = values.iter().filter(|(v, _)| *v < 0).count() == negative.len();
        let blank = if others { negative } else { Vec::new() };
        return (values.iter().filter(|(v, _)| !blank.contains(v)).copied().collect(), blank);
    }
    let blank: Vec<i32> = values.iter().map(|(value, _)| *value).filter(|value| strange(*value)).collect();
    (values.iter().filter(|(value, _)| !blank.contains(value)).copied().collect(), blank)
}

/// Several options in one cell.
fn of_list(list: lists::List) -> Guess {
    let kind = if list.ranked { Kind::Rank } else { Kind::Multiple };
    let mut options: Vec<Placed> = (1..)
        .zip(&list.options)
        .map(|(code, text)| Placed { code, text: text.clone(), aliases: Vec::new(), missing: None, seen: true })
        .collect();
    let mut remarks = Vec::new();
    let next = i32::try_from(options.len() + 1).unwrap_or(i32::MAX);
    let mut others = list.others;
    if options.len() + others.len() <= 12 && others.iter().all(|other| other.chars().count() <= 60) {
        options.extend((next..).zip(others.drain(..)).map(|(code, text)| Placed {
            code,
            text,
            aliases: Vec::new(),
            missing: None,
            seen: true,
        }));
    } else if !others.is_empty() {
        remarks.push(format!("{} answers that only one person gave are counted as the last option", others.len()));
        let text = "Other".to_string();
        let text = if options.iter().any(|o| normal(&o.text) == "other") { "Other answers".to_string() } else { text };
        options.push(Placed { code: next, text, aliases: others, missing: None, seen: true });
    }
    let direction = Direction::Depends(Vec::new());
    let answers =
        AnswerScale { family: "options", options, direction, certainty: Certainty::Likely, remarks: Vec::new() };
    Guess { answers: Some(answers), remarks, ..Guess::of(kind, Certainty::Likely) }
}

/// Words that are no scale: names of groups, or what people wrote.
fn words(column: &Column, wording: &str) -> Guess {
    let (different, answered) = (column.values.len(), column.answered());
    let single = column.counts.iter().filter(|count| **count == 1).count();
    let longest = column.values.iter().map(|value| value.chars().count()).max().unwrap_or(0);
    let written = different > 8 && 2 * single > different;
    let recurs = (different <= 12 && 5 * answered >= 12 * different) || answered >= 8 * different;
    let short = longest <= 120 && column.length() <= 80;
    let background = super::topic::guess(wording, "", Kind::Category, super::topic::Manner::Plain).0
        == crate::survey::Topic::Background;
    // Beside the groups that nearly everybody belongs to, single people wrote names of their own.
    let large: Vec<usize> = column.counts.iter().copied().filter(|count| *count >= 5).collect();
    let grouped =
        large.len() >= 2 && large.len() <= 30 && 10 * large.iter().sum::<usize>() >= 8 * answered && longest <= 200;
    // What people write in their own words does not come again, however long it is; a name may stand there once.
    let come_again = 2 * different <= answered + 1;
    let few_people = answered < 20 && different <= 8 && answered > 1 && (come_again || background && longest <= 60);
    if column.length() <= 80 && grouped && written {
        return Guess::of(Kind::Category, Certainty::Likely).remark(format!(
            "{single} answers occur once; a group that small is never shown, but look whether they name people"
        ));
    }
    if short && !written && (recurs || few_people) {
        let certainty = if recurs && answered >= 20 { Certainty::Sure } else { Certainty::Likely };
        return Guess::of(Kind::Category, certainty)
            .remark("if the answers have an order, make it kind = \"choice\" with `answers`, the lowest first");
    }
    let certainty = if longest > 60 || written { Certainty::Sure } else { Certainty::Likely };
    let guess = Guess::of(Kind::Text, certainty);
    if certainty < Certainty::Sure {
        guess.remark("if these are names of groups, make it kind = \"category\"; they would be printed")
    } else {
        guess
    }
}

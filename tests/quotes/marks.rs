//! The marks, measured on sentences written for it: `sentences.txt` (what must be marked stands in brackets) and
//! `harmless.txt`. They were written after the lists, and no name was put into a list for their sake; whoever wrote the
//! lists wrote them too, so answers of other people will do somewhat worse.

use mittari::marks::{Mark, MarkKind, Marker};

const SENTENCES: &str = include_str!("sentences.txt");
const HARMLESS: &str = include_str!("harmless.txt");

/// Share of the pieces in brackets that are marked.
const RECALL: f64 = 0.95;

/// The same by kinds that are not only the last resort (a capital letter, a rare word).
const RECALL_BY_KIND: f64 = 0.88;

/// Share of words in harmless answers that are marked.
const FALSE_ALARM: f64 = 0.04;

/// An answer and the pieces in it that must be marked.
struct Sentence {
    language: &'static str,
    text: String,
    pieces: Vec<(usize, usize)>,
}

fn sentences(file: &'static str) -> Vec<Sentence> {
    let lines = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let (language, marked) = line.split_once('|').unwrap();
            let (mut text, mut pieces, mut start) = (String::new(), Vec::new(), 0);
            for c in marked.chars() {
                match c {
                    '[' => start = text.len(),
                    ']' => pieces.push((start, text.len())),
                    c => text.push(c),
                }
            }
            Sentence { language, text, pieces }
        })
        .collect()
}

/// As in a survey: the organisations of its groups are known, and so is everything else that was answered.
fn marker(all: &[Sentence]) -> Marker {
    let organisations = ["Hoivatyön Ammattijärjestö", "Kerholaisten Keskusliitto", "Muu"];
    Marker::new(organisations, ["Mikä auttoi sinua eniten?"], all.iter().map(|s| s.text.as_str()))
}

fn is_last_resort(mark: &Mark) -> bool {
    matches!(mark.kind, MarkKind::Capital | MarkKind::Rare)
}

#[test]
#[allow(clippy::print_stdout, reason = "the measure is worth reading: `cargo test marks -- --nocapture`")]
fn what_points_at_people_is_marked() {
    let all = sentences(SENTENCES);
    assert!(all.len() >= 100);
    let marker = marker(&all);
    for language in ["fi", "sv", "en"] {
        let (mut pieces, mut marked, mut by_kind, mut missed) = (0_u32, 0_u32, 0_u32, Vec::new());
        for sentence in all.iter().filter(|s| s.language == language) {
            let marks = marker.find(&sentence.text);
            for (start, end) in &sentence.pieces {
                let here: Vec<&Mark> = marks.iter().filter(|m| m.start < *end && *start < m.end).collect();
                pieces += 1;
                marked += u32::from(!here.is_empty());
                by_kind += u32::from(here.iter().any(|mark| !is_last_resort(mark)));
                if here.iter().all(|mark| is_last_resort(mark)) {
                    missed.push((&sentence.text[*start..*end], here.iter().map(|m| m.kind).collect::<Vec<_>>()));
                }
            }
        }
        let (recall, kinds) = (f64::from(marked) / f64::from(pieces), f64::from(by_kind) / f64::from(pieces));
        println!(
            "{language}: {marked}/{pieces} marked ({recall:.3}), {by_kind} by kind ({kinds:.3}); others: {missed:?}"
        );
        assert!(recall >= RECALL && kinds >= RECALL_BY_KIND, "{language}: {recall:.3} {kinds:.3} {missed:?}");
    }
}

#[test]
#[allow(clippy::print_stdout, reason = "the measure is worth reading: `cargo test marks -- --nocapture`")]
fn harmless_answers_are_left_alone() {
    let all = sentences(HARMLESS);
    let marker = marker(&all);
    let (mut words, mut alarms) = (0, Vec::new());
    for sentence in &all {
        words += sentence.text.split_whitespace().count();
        let marks = marker.find(&sentence.text);
        alarms.extend(marks.into_iter().map(|m| (sentence.text[m.start..m.end].to_string(), m.kind)));
    }
    let share = alarms.len() as f64 / words as f64;
    println!("{} of {words} words marked for nothing ({share:.3}): {alarms:?}", alarms.len());
    assert!(share <= FALSE_ALARM, "{share:.3} {alarms:?}");
}

/// Whatever somebody writes: marks lie in the text, on letters, in order.
#[test]
fn any_text_can_be_searched() {
    let marker = Marker::new(["Ä"], [], []);
    let odd = [
        "",
        " ",
        "\u{0}",
        "äÄ\u{301}\u{301}",
        "@",
        "+",
        "0",
        "-",
        "''''",
        "a-b-c:d",
        "\u{202e}Pekka\u{202c}",
        "🙂🙂 Pekka 🙂",
        "(09",
        "1/1/1/1/1/1",
        "ÄÄÄÄ ÄÄÄÄ",
        "İstanbul ŉ ß",
        "a@b",
        "ABC-",
        "::::",
        "…….",
        "٣٤٥٦٧٨٩",
    ];
    for text in odd.iter().map(ToString::to_string).chain(odd.iter().map(|text| text.repeat(50))) {
        let mut end = 0;
        for mark in marker.find(&text) {
            assert!(mark.start >= end && mark.start < mark.end && text.get(mark.start..mark.end).is_some(), "{text:?}");
            end = mark.end;
        }
    }
}

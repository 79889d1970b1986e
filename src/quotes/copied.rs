//! Short answers that nobody approved, in a text of the evaluator's own.
//!
//! An answer of twenty letters and more is looked for in every file of a report (`disclosure::audit`). Shorter ones are what
//! anybody writes: `Kiitos`, `lisää aikaa`. Somebody copied one where it stands by itself, as a paragraph, a point of a list or
//! between quotation marks; and where it is a name, a number or an address, wherever it stands.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::file::Decisions;
use super::written::{marker, unapproved, written};
use super::{Unapproved, clean};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::language::Language;
use crate::marks::{Mark, MarkKind, Marker};
use crate::responses::Responses;
use crate::survey::{OwnText, Survey};

/// Two words that stand between quotation marks, and three that stand alone, are somebody's.
const QUOTED_WORDS: usize = 2;
const OWN_WORDS: usize = 3;

/// Fewer letters and digits tell nobody apart.
const LETTERS: usize = 8;
const NUMBER: usize = 6;

/// A part of a text, and where it begins in bytes.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    start: usize,
    is_quoted: bool,
}

/// Where texts of the evaluator's own hold an answer that nobody approved, word for word.
pub fn copied(survey: &Survey, responses: &Responses) -> Diagnostics {
    let all = written(survey, responses);
    let Unapproved { answers, by_right } = unapproved(survey, responses);
    let approved =
        Decisions::read(survey).ok().flatten().is_some_and(|decisions| decisions.approved_texts().next().is_some());
    let looked_for = Answers::of(&answers, &by_right, &marker(survey, responses, &all));
    let hint = if approved {
        "take it out, or approve it in these words in `quotes.toml`"
    } else {
        "take it out, or approve it in `quotes.toml` first (`mittari quotes`)"
    };
    let mut found = Diagnostics::new();
    for part in OwnText::ALL {
        for language in Language::ALL {
            let Some(text) = survey.own_text(part, *language) else { continue };
            let file = survey.folder.join(format!("{}.{}.md", part.name(), language.code())).display().to_string();
            for start in looked_for.places(text) {
                let line = text[..start].matches('\n').count() + 1;
                let message = "an open answer that nobody approved stands here, word for word";
                found.push(Diagnostic::error(message).at(Place::line(&file, line)).hint(hint));
            }
        }
    }
    found
}

/// Short answers that are looked for, by their letters and digits.
#[derive(Debug, Default)]
struct Answers {
    /// With the number of their words.
    whole: BTreeSet<(String, usize)>,
    /// Names, numbers and addresses.
    telling: BTreeSet<String>,
}

impl Answers {
    fn of(answers: &[String], by_right: &[String], marker: &Marker) -> Self {
        let by_right: Vec<String> = by_right.iter().map(|text| letters(text)).collect();
        let is_free = |text: &String| !by_right.iter().any(|own| own.contains(text.as_str()));
        let mut looked_for = Self::default();
        for answer in answers {
            let (text, words) = (letters(answer), words(answer));
            let marks = marker.find(answer);
            let piece = |mark: &Mark| letters(&answer[mark.start..mark.end]);
            let pieces = marks.iter().filter(|mark| mark.kind.is_never_printed()).map(piece);
            looked_for.telling.extend(pieces.filter(|piece| piece.len() >= NUMBER).filter(is_free));
            // A first name and a family name, and nothing else.
            let names = marks.iter().filter(|mark| mark.kind == MarkKind::Person).count();
            if names == words && words >= 2 && is_free(&text) {
                looked_for.telling.insert(text.clone());
            }
            if words >= QUOTED_WORDS && text.chars().count() >= LETTERS && is_free(&text) {
                looked_for.whole.insert((text, words));
            }
        }
        looked_for
    }

    /// Where they stand in a text, in bytes.
    fn places(&self, markdown: &str) -> BTreeSet<usize> {
        let pieces = pieces(markdown);
        let is_whole = |piece: &&Piece| {
            let (text, words) = (letters(&piece.text), words(&piece.text));
            let enough = if piece.is_quoted { QUOTED_WORDS } else { OWN_WORDS };
            words >= enough && self.whole.contains(&(text, words))
        };
        let tells = |piece: &&Piece| self.telling.iter().any(|telling| stands_in(&piece.text, telling));
        pieces.iter().filter(|piece| is_whole(piece) || tells(piece)).map(|piece| piece.start).collect()
    }
}

/// Paragraphs, points of lists and quoted passages. What a heading says is the evaluator's.
fn pieces(markdown: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut text, mut start, mut quotes) = (String::new(), None, 0_usize);
    let mut close = |text: &mut String, start: &mut Option<usize>, is_quoted: bool| {
        let (text, start) = (std::mem::take(text), start.take());
        if let Some(start) = start.filter(|_| !text.trim().is_empty()) {
            pieces.extend(quoted(&text).map(|passage| Piece { text: passage.to_string(), start, is_quoted: true }));
            pieces.push(Piece { text, start, is_quoted });
        }
    };
    for (event, range) in Parser::new_ext(markdown, Options::empty()).into_offset_iter() {
        match event {
            Event::Text(said) | Event::Code(said) | Event::Html(said) | Event::InlineHtml(said) => {
                start.get_or_insert(range.start);
                text.push_str(&said);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes = quotes.saturating_sub(1),
            Event::End(TagEnd::Heading(_)) => {
                text.clear();
                start = None;
            }
            Event::Start(Tag::Paragraph | Tag::Item) | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                close(&mut text, &mut start, quotes > 0);
            }
            _ => {}
        }
    }
    close(&mut text, &mut start, quotes > 0);
    pieces
}

/// What stands between quotation marks of any kind.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let is_mark = |c: char| matches!(c, '"' | '”' | '“' | '„' | '»' | '«' | '‘' | '’' | '\'');
    text.split(is_mark).skip(1)
}

/// Whether letters and digits stand in a text as whole words.
fn stands_in(text: &str, telling: &str) -> bool {
    let mut words: Vec<String> = text.split(|c: char| c.is_whitespace()).map(letters).collect();
    words.retain(|word| !word.is_empty());
    (0..words.len()).any(|at| {
        let mut rest = telling;
        for word in &words[at..] {
            match rest.strip_prefix(word.as_str()) {
                Some("") => return true,
                Some(more) => rest = more,
                None => return false,
            }
        }
        false
    })
}

fn letters(text: &str) -> String {
    clean(text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In how many places of a text these answers stand.
    fn found(answers: &[&str], by_right: &[&str], markdown: &str) -> usize {
        let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        Answers::of(&owned(answers), &owned(by_right), &Marker::default()).places(markdown).len()
    }

    #[test]
    fn an_answer_that_stands_by_itself_is_found() {
        let answers = ["Aikaa oli vähän.", "lisää aikaa", "Kiitos!", "Yhteistyö"];
        assert_eq!(found(&answers, &[], "## Aikaa oli vähän\n\nAikaa oli *vähän*\n\n- aikaa oli\n  vähän\n"), 2);
        assert_eq!(found(&answers, &[], "> Lisää aikaa\n\nMoni toivoi: \"lisää aikaa\"."), 2);
        assert_eq!(found(&answers, &[], "- Lisää aikaa\n- Yhteistyö\n\nKiitos!\n\nMonen mielestä aikaa oli vähän."), 0);
        assert_eq!(found(&answers, &["title: Aikaa oli vähän"], "Aikaa oli vähän."), 0);
    }

    #[test]
    fn names_and_addresses_are_found_wherever_they_stand() {
        let answers = ["Matti Virtanen", "soita 040 123 4567", "matti.virtanen@example.fi on osoite", "Helsinki", "12"];
        for text in ["Kiitos, Matti Virtanen, avusta.", "Numero on 040 1234567.", "Kirjoita: matti.virtanen@example.fi"]
        {
            assert_eq!(found(&answers, &[], text), 1, "{text}");
        }
        assert_eq!(found(&answers, &[], "Matti ja Virtanen, Helsinki 12, 040 1234568."), 0);
        assert_eq!(found(&answers, &["evaluator: Matti Virtanen"], "Matti Virtanen."), 0);
    }
}

//! From what stands in a cell to the position of an answer option, a number, or "not understood".

use std::collections::HashMap;

use super::heading::normal;
use super::memo::Memo;
use super::table::Cell;
use super::value_labels::ValueLabels;
use crate::diagnostic::closest;
use crate::responses::BLANK;
use crate::survey::Choice;

/// Signs that people put where there is no answer.
pub(super) const NOTHING: [&str; 4] = ["-", "–", "..", "."];

/// The wordings of one question's options.
pub(super) struct Labels {
    by_wording: HashMap<String, u8>,
    by_code: Vec<(i32, u8)>,
    wordings: Vec<String>,
    /// Signs in the wording that has most of those at which a cell of several options may be cut.
    breaks: usize,
    /// Options are plain numbers: a label behind one (`10 - very likely`) says nothing more.
    numbers: bool,
    /// Each text of the export is understood once.
    seen: Memo<Option<u8>>,
    /// Texts that were understood as an option, since somebody asked.
    news: Vec<(String, u8)>,
}

impl Labels {
    pub(super) fn new(choices: &[Choice]) -> Self {
        let mut labels = Self {
            by_wording: HashMap::new(),
            by_code: Vec::new(),
            wordings: Vec::new(),
            breaks: 0,
            numbers: false,
            seen: Memo::default(),
            news: Vec::new(),
        };
        for (position, choice) in (0u8..).zip(choices) {
            labels.by_code.push((choice.code, position));
            for wording in choice.text.wordings().chain(choice.aliases.iter().map(String::as_str)) {
                labels.enter(wording, position);
                labels.wordings.push(wording.to_string());
            }
        }
        labels
    }

    fn enter(&mut self, wording: &str, position: u8) {
        let wording = normal(wording);
        // What is a space here may have been the end of a line in the cell.
        let breaks = wording.chars().filter(|c| is_separator(*c) || c.is_whitespace()).count();
        self.breaks = self.breaks.max(breaks);
        self.by_wording.insert(wording, position);
    }

    /// The same where the options are plain numbers (a score).
    pub(super) fn of_numbers(choices: &[Choice]) -> Self {
        Self { numbers: true, ..Self::new(choices) }
    }

    /// Lets the values of a code book stand for the options that its labels name.
    pub(super) fn learn(&mut self, book: &ValueLabels) {
        for (value, label) in &book.labels {
            if let Some(position) = self.by_wording.get(&normal(label)).copied() {
                self.enter(value, position);
            }
        }
    }

    /// Position of the option, if this very text was met before.
    #[inline]
    pub(super) fn met(&self, text: &str) -> Option<u8> {
        self.seen.get(text).flatten()
    }

    /// Position of the option, [`BLANK`] for no answer, `None` for an answer that is not on the scale.
    pub(super) fn position(&mut self, cell: Cell<'_>) -> Option<u8> {
        match cell {
            Cell::Empty => Some(BLANK),
            Cell::Text(text) => {
                if let Some(known) = self.seen.get(text) {
                    return known;
                }
                let position = self.understand(text);
                self.seen.keep(text, position);
                self.news.extend(position.filter(|position| *position != BLANK).map(|at| (text.to_string(), at)));
                position
            }
            other => self.understand(&other.to_text()),
        }
    }

    /// Texts that were met since this was asked last, and the option that each was understood as.
    pub(super) fn news(&mut self) -> Vec<(String, u8)> {
        std::mem::take(&mut self.news)
    }

    /// The wording that was probably meant.
    pub(super) fn suggestion(&self, text: &str) -> Option<&str> {
        closest(text, self.wordings.iter().map(String::as_str))
    }

    fn understand(&self, text: &str) -> Option<u8> {
        let wording = normal(text);
        if let Some(position) = self.by_wording.get(&wording) {
            return Some(*position);
        }
        if NOTHING.contains(&text) {
            return Some(BLANK);
        }
        if let Some(position) = self.code(text) {
            return Some(position);
        }
        // `5 = Täysin samaa mieltä`, `(5) …`, `Strongly agree (7)`: the wording decides, not the number.
        let bare = text.trim_start_matches(|c: char| c.is_ascii_digit() || "()[]=:.-– ".contains(c));
        let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit() || "()[]=:.-– ".contains(c));
        if let Some(position) = self.by_wording.get(&normal(bare)) {
            return Some(*position);
        }
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let separated = text[digits..].starts_with([' ', '-', '–', '=', ':', '(', ')', '.']) && digits > 0;
        let labelled = self.numbers && separated && text[digits..].chars().any(char::is_alphabetic);
        if labelled { self.code(&text[..digits]) } else { None }
    }

    fn code(&self, text: &str) -> Option<u8> {
        let number = number(text).ok()?;
        let code = self.by_code.iter().find(|(code, _)| f64::from(*code) == number);
        code.map(|(_, position)| *position)
    }

    /// The options named in one cell (`a;b;`, `a, b`): the longest wording that fits is taken first, so
    /// that an option may hold the separator itself. The second list holds what was not understood.
    ///
    /// No more pieces are put together than a wording could have (two for each of its breaks, as a line may end with two signs)
    /// or a number (four): the time taken grows with the cell, not with its square.
    pub(super) fn several(&self, text: &str) -> (Vec<u8>, Vec<String>) {
        const OF_A_NUMBER: usize = 4;
        let most = 2 * self.breaks + OF_A_NUMBER;
        let (mut chosen, mut unknown) = (Vec::new(), Vec::new());
        let mut rest = text.trim_matches(is_separator);
        while !rest.is_empty() {
            let ends = rest.match_indices(is_separator).map(|(at, _)| at).chain([rest.len()]);
            let ends: Vec<usize> = ends.take(most + 1).collect();
            let known =
                ends.iter().rev().find_map(|end| self.understand(&rest[..*end]).map(|position| (*end, position)));
            let end = match known {
                Some((end, BLANK)) => end,
                Some((end, position)) => {
                    chosen.push(position);
                    end
                }
                None => {
                    let end = ends.first().copied().unwrap_or(rest.len());
                    unknown.push(rest[..end].trim().to_string());
                    end
                }
            };
            rest = rest[end..].trim_start_matches(is_separator);
        }
        (chosen, unknown)
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, ';' | ',' | '|' | '\n' | '\r')
}

/// Why a text is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotANumber {
    /// It holds something else.
    Text,
    /// `1,234` is 1.234 in one country and 1234 in another.
    Ambiguous,
}

/// A number as people write it: `12,5`, `12.5`, `1 234`, `12,5 %`, with any of three minus signs.
pub(crate) fn number(text: &str) -> Result<f64, NotANumber> {
    let plain: String = text
        .trim()
        .trim_end_matches('%')
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
        .map(|c| if matches!(c, '–' | '−') { '-' } else { c })
        .collect();
    if !plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | ',' | '.')) {
        return Err(NotANumber::Text);
    }
    let commas = plain.matches(',').count();
    let plain = match (commas, plain.contains('.')) {
        (0, _) => plain,
        (1, false) if plain.split_once(',').is_some_and(|(w, d)| d.len() == 3 && w.trim_start_matches('-') != "0") => {
            return Err(NotANumber::Ambiguous);
        }
        (1, false) => plain.replace(',', "."),
        // `1.234,5` and `1,234.5`: the last sign is the decimal mark.
        (1, true) if plain.find('.') < plain.find(',') => plain.replace('.', "").replace(',', "."),
        _ => plain.replace(',', ""),
    };
    plain.parse().ok().filter(|x: &f64| x.is_finite()).ok_or(NotANumber::Text)
}

/// What stands in the column of an option that was not chosen.
const NO: [&str; 7] = ["0", "no", "ei", "nej", "not selected", "false", "unchecked"];

/// Whether a cell of a multiple-choice option says no.
pub(super) fn is_no(cell: Cell<'_>) -> bool {
    NO.contains(&normal(&cell.to_text()).as_str())
}

/// Whether a cell of a multiple-choice option says yes, no, or nothing that is understood.
pub(super) fn chosen(cell: Cell<'_>, labels: &mut Labels, position: u8) -> Option<bool> {
    const YES: [&str; 9] = ["1", "x", "y", "yes", "kyllä", "ja", "selected", "true", "checked"];
    let text = normal(&cell.to_text());
    if YES.contains(&text.as_str()) {
        return Some(true);
    }
    if NO.contains(&text.as_str()) {
        return Some(false);
    }
    (labels.position(cell) == Some(position)).then_some(true)
}

/// Whether a text reads as a calendar date: `2017-03-01`, `1.3.2017`, `8/20/2014`, with or without a time.
pub(crate) fn is_date(text: &str) -> bool {
    super::dates::order(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;

    fn labels(wordings: &[&str]) -> Labels {
        let choice = |(code, wording): (i32, &&str)| Choice {
            code,
            text: Text::Plain((*wording).into()),
            aliases: vec![],
            missing: None,
        };
        Labels::new(&(1..).zip(wordings).map(choice).collect::<Vec<_>>())
    }

    #[test]
    fn wordings_codes_and_numbered_wordings_are_understood() {
        let mut labels = labels(&["Täysin eri mieltä", "Täysin samaa mieltä"]);
        for same in [
            "täysin samaa mieltä",
            "2",
            "2 = Täysin samaa mieltä",
            "Täysin samaa mieltä (2)",
            "TÄYSIN\u{a0}SAMAA MIELTÄ ",
        ] {
            assert_eq!(labels.position(Cell::Text(same)), Some(1), "{same}");
        }
        assert_eq!(labels.position(Cell::Number(1.0)), Some(0));
        assert_eq!(labels.position(Cell::Number(1.5)), None);
        assert_eq!(labels.position(Cell::Text("7 = Täysin samaa mieltä")), Some(1), "the wording decides");
        assert_eq!(labels.position(Cell::Text("Täysin samma mieltä")), None);
        assert_eq!(labels.suggestion("Täysin samma mieltä"), Some("Täysin samaa mieltä"));
    }

    #[test]
    fn options_that_hold_the_separator_stay_whole() {
        let labels = labels(&["Dairy (Milk, Paneer)", "Eggs", "Milk"]);
        assert_eq!(labels.several("Dairy (Milk, Paneer), Eggs"), (vec![0, 1], vec![]));
        assert_eq!(labels.several("Milk;Eggs;"), (vec![2, 1], vec![]));
        assert_eq!(labels.several("Milk;Tofu;Eggs"), (vec![2, 1], vec!["Tofu".to_string()]));
        assert_eq!(labels.several("Milk;Dairy (Milk,\r\nPaneer);Eggs"), (vec![2, 0, 1], vec![]));
    }

    /// Took minutes, when each piece was tried with all that follow.
    #[test]
    fn a_cell_of_a_hundred_thousand_pieces_is_cut() {
        assert_eq!(labels(&["Eggs", "Milk"]).several(&"x;".repeat(100_000)).1.len(), 100_000);
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("12,5", 12.5),
            ("1 234", 1234.0),
            ("−3", -3.0),
            ("12,5 %", 12.5),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("0,125", 0.125),
        ] {
            assert_eq!(number(text), Ok(value), "{text}");
        }
        assert_eq!(number("1,234"), Err(NotANumber::Ambiguous));
        assert_eq!(number("noin 5"), Err(NotANumber::Text));
        assert_eq!(number("inf"), Err(NotANumber::Text));
    }

    #[test]
    fn dates_are_told_from_other_numbers() {
        assert!(is_date("17.1.2017 9.05") && is_date("2017-01-17") && !is_date("1.15.2022") && !is_date("12"));
    }
}

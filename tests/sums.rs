//! Where parts stand beside their sum, they add up as they are printed, or a note says why not: in every table and chart
//! of the shipped surveys that has both, in every language.

use mittari::charts::{ChartKind, Native, Part};
use mittari::language::{Language, number};
use mittari::report;
use mittari::report::document::{Block, Cell, Document, Figure, Table};

use crate::mittari::{SURVEYS, project, results, visible_text};

/// A printed number as a reader adds it up; `alle 1 %` is nought and `yli 99 %` a hundred.
fn printed(text: &str, language: Language) -> Option<f64> {
    let mark = if language == Language::En { '.' } else { ',' };
    let kept = |c: &char| c.is_ascii_digit() || *c == mark || *c == '\u{2212}';
    let digits: String = text.chars().filter(kept).collect();
    let value: f64 = digits.replace('\u{2212}', "-").replace(mark, ".").parse().ok()?;
    let in_words = text.starts_with(char::is_alphabetic);
    Some(if in_words {
        value.round().clamp(0.0, 100.0) - f64::from(u8::from(value <= 1.0)) + f64::from(u8::from(value >= 99.0))
    } else {
        value
    })
}

fn differs(a: f64, b: f64) -> bool {
    (a - b).abs() > 1e-6
}

/// A whole, its parts, and which of the notes explains where they differ.
struct Sum {
    whole: f64,
    parts: Vec<f64>,
    notes: [&'static str; 3],
}

/// Beginnings of what notes say on it, in Finnish, Swedish and English.
const OF_ROUNDING: [&str; 3] = ["pyörist", "avrundning", "rounding"];
const OF_PEOPLE: [&str; 3] = ["Rivit eivät summaudu", "Raderna summerar inte", "The rows do not add up"];

fn is_told(notes: &str, sum: &Sum, language: Language) -> bool {
    let at = Language::ALL.iter().position(|l| *l == language).unwrap();
    notes.contains(sum.notes[at])
}

/// The sums of a table, found by what kind of table it is.
fn sums(table: &Table, language: Language) -> Vec<Sum> {
    let text = |row: &[Cell], at: usize| row.get(at).map(|cell| cell.text(language)).unwrap_or_default();
    let value = |row: &[Cell], at: usize| printed(&text(row, at), language);
    let column = |at: usize| table.rows.iter().map(|row| value(row, at)).collect::<Option<Vec<f64>>>();
    let is_hidden = table.rows.iter().flatten().any(|cell| *cell == Cell::Hidden);
    let id = table.id.as_str();
    let mut found = Vec::new();
    if id.starts_with("distribution-") {
        let several = ["useita", "järjestykseen", "flera", "ordning", "several", "in order"];
        let alone = !table.notes.iter().any(|note| several.iter().any(|word| note.contains(word)));
        let n = table.notes.iter().find_map(|note| printed(note.strip_prefix("n = ")?, language)).unwrap_or_default();
        let counts = column(1).filter(|_| alone && !is_hidden).unwrap_or_default();
        if counts.iter().sum::<f64>() == n {
            found.extend(column(2).map(|parts| Sum { whole: 100.0, parts, notes: OF_ROUNDING }));
        } else if !counts.is_empty() {
            found.push(Sum { whole: n, parts: counts, notes: OF_PEOPLE });
        }
    }
    if id.starts_with("change-") && (id.ends_with("-table") || id.ends_with("-drop-out") || id.ends_with("-against")) {
        // Before, after, change; of the others the second stands first, of those who stayed or left with its base.
        let at = match id {
            id if id.ends_with("-table") => [2, 3, 4],
            id if id.ends_with("-drop-out") => [3, 1, 5],
            _ => [2, 1, 3],
        };
        for row in &table.rows {
            let number = |at: usize| printed(text(row, at).split(" (").next().unwrap(), language);
            if let [Some(before), Some(after), Some(change)] = at.map(number) {
                found.push(Sum { whole: after, parts: vec![before, change], notes: OF_ROUNDING });
            }
            let people: Vec<f64> = text(row, 6).split(" / ").filter_map(|part| printed(part, language)).collect();
            // The last number of who is compared: `the same 60`.
            let who = text(row, 1);
            let linked = who.rsplit(' ').find_map(|word| word.parse::<f64>().ok());
            if let (3, Some(whole)) = (people.len(), linked.filter(|_| id.ends_with("-table"))) {
                found.push(Sum { whole, parts: people, notes: OF_PEOPLE });
            }
        }
    }
    let groups =
        id.contains("-by-") && id.ends_with("-table") && !id.starts_with("change-") && !id.ends_with("limits-table");
    if (groups || id.starts_with("response-")) && !is_hidden {
        // Of groups the answers that the figure rests on; of the response who was invited and who answered.
        let columns = if groups { vec![3] } else { vec![1, 2] };
        for at in columns {
            let number = |row: &Vec<Cell>| match row.get(at) {
                Some(Cell::Fraction { n, .. } | Cell::Count(n)) => Some(*n as f64),
                _ => None,
            };
            let parts: Option<Vec<f64>> = table.rows[1..].iter().map(number).collect();
            let whole = number(&table.rows[0]);
            found.extend(whole.zip(parts).map(|(whole, parts)| Sum { whole, parts, notes: OF_PEOPLE }));
        }
    }
    if id == "cost" && table.rows.len() > 2 {
        // All, refunded, left to pay.
        let three: Option<Vec<f64>> = table.rows[..3].iter().map(|row| value(row, 1)).collect();
        found.extend(three.map(|three| Sum { whole: three[0], parts: three[1..].to_vec(), notes: OF_ROUNDING }));
    }
    found
}

/// The sums of a chart: shares to a hundred and to the printed share of favourable answers; grades to the score.
fn drawn(figure: &Figure, language: Language) -> Vec<Sum> {
    let chart = &figure.chart;
    let mut found = Vec::new();
    if let (ChartKind::Distribution, Some(Native::Bars(series))) = (chart.kind(), chart.native()) {
        for (at, category) in series.categories.iter().enumerate() {
            let Some((head, favourable)) = category.rsplit_once(": ") else { continue };
            let Some((_, n)) = head.rsplit_once("(n = ") else { continue };
            let n = printed(n, language).unwrap();
            let share = |part: &Part| {
                let k = (part.values[at].unwrap_or(0.0) * n).round();
                printed(&number::percent(language, k as u64, n as u64), language).unwrap()
            };
            let parts: Vec<f64> = series.parts.iter().map(share).collect();
            let favourable = printed(favourable, language).unwrap();
            found.push(Sum { whole: 100.0, parts: parts.clone(), notes: OF_ROUNDING });
            // The favourable answers are the last ones.
            let ends = (1..parts.len()).map(|from| parts[from..].to_vec());
            let near = |part: &Vec<f64>| (part.iter().sum::<f64>() - favourable).abs();
            let parts = ends.min_by(|a, b| near(a).total_cmp(&near(b))).unwrap();
            found.push(Sum { whole: favourable, parts, notes: OF_ROUNDING });
        }
    }
    if chart.kind() == ChartKind::Score {
        let alt = chart.alt();
        let pieces: Vec<&str> = alt.rsplit("; ").take(4).collect();
        let value =
            |piece: &str| printed(piece.rsplit_once(": ").unwrap().1.split(" (").next().unwrap(), language).unwrap();
        let [score, promoters, passives, detractors] = [0, 1, 2, 3].map(|at| value(pieces[at]));
        found.push(Sum { whole: 100.0, parts: vec![promoters, passives, detractors], notes: OF_ROUNDING });
        found.push(Sum { whole: promoters, parts: vec![score, detractors], notes: OF_ROUNDING });
    }
    found
}

/// Every sum of a document with the notes beside it.
fn all(document: &Document) -> Vec<(String, String, Sum)> {
    let language = document.language;
    let of = |block: &Block| match block {
        Block::Table(table) => (table.id.clone(), table.notes.join("\n"), sums(table, language)),
        Block::Figure(figure) => {
            (figure.id.clone(), visible_text(&figure.chart.draw(820.0).svg), drawn(figure, language))
        }
        _ => (String::new(), String::new(), Vec::new()),
    };
    let blocks = document.blocks.iter().map(of);
    blocks.flat_map(|(id, notes, sums)| sums.into_iter().map(move |sum| (id.clone(), notes.clone(), sum))).collect()
}

#[test]
fn printed_parts_add_up_or_a_note_says_why_not() {
    let (mut seen, mut explained, mut unexplained) = (0, 0, Vec::new());
    for name in SURVEYS {
        let (survey, results) = results(&project(&format!("surveys/{name}"))).unwrap();
        for language in Language::ALL {
            for (id, notes, sum) in all(&report::document(&survey, &results, *language)) {
                seen += 1;
                if differs(sum.parts.iter().sum(), sum.whole) {
                    explained += 1;
                    if !is_told(&notes, &sum, *language) {
                        unexplained
                            .push(format!("{name}, {language:?}, {id}: {:?} and {}: {notes}", sum.parts, sum.whole));
                    }
                }
            }
        }
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
    // Where all added up, nothing would have been held.
    assert!(seen > 1000 && explained > 100, "{explained} of {seen}");
}

#[test]
fn printed_numbers_are_read_as_they_are_added_up() {
    let read = |text: &str, language| printed(text, language).unwrap();
    assert_eq!(read("12,5\u{a0}%", Language::Fi), 12.5);
    assert_eq!(read("\u{2212}1\u{a0}234", Language::Sv), -1234.0);
    assert_eq!([read("less than 1%", Language::En), read("yli 99\u{a0}%", Language::Fi)], [0.0, 100.0]);
    assert_eq!(read("1,234.5", Language::En), 1234.5);
}

//! Every number in every table of every format and language, parsed back and held against `results.json`.

use calamine::Data;
use serde_json::Value;

use super::{part, xlsx};
use crate::mittari::{Mittari, Played, visible_text};

/// A number as it was read back.
#[derive(Debug, Clone, Copy)]
struct Number {
    value: f64,
    /// How far the published value may be from it.
    within: f64,
}

/// The cells of a row that hold numbers; its label is left out.
type Row = Vec<Vec<Number>>;

fn report() -> Played {
    let story = Mittari::new().copy("surveys/foorumix", "foorumix");
    story.args(["report", "foorumix", "--format", "html,docx,xlsx", "--quiet"]).success()
}

/// Numbers of a text in the notation of its language; shares as proportions.
fn numbers(text: &str, language: &str) -> Vec<Number> {
    // Words stand for inexact figures (`alle 1 %`), and an ellipsis at the end for the rest of a hash.
    let text = text.trim_matches([' ', '\n', '"', '>']);
    if text.ends_with('…') || ["alle", "yli", "under", "över", "less", "over"].iter().any(|word| text.starts_with(word))
    {
        return Vec::new();
    }
    // A sentence, such as a definition, is no figure.
    if text.chars().filter(|c| c.is_alphabetic()).count() > 20 {
        return Vec::new();
    }
    let (mark, thousands) = if language == "en" { ('.', ',') } else { (',', '\u{a0}') };
    let scale = if text.contains('%') { 100.0 } else { 1.0 };
    let chars: Vec<char> = text.chars().collect();
    let (mut found, mut i) = (Vec::new(), 0);
    while i < chars.len() {
        if !chars[i].is_ascii_digit() {
            i += 1;
            continue;
        }
        // The number of a question is a name: `K2`.
        if i > 0 && chars[i - 1].is_alphabetic() {
            while chars.get(i).is_some_and(char::is_ascii_digit) {
                i += 1;
            }
            continue;
        }
        let sign = if i > 0 && chars[i - 1] == '\u{2212}' { -1.0 } else { 1.0 };
        let (mut digits, mut decimals) = (String::new(), None);
        while let Some(&c) = chars.get(i) {
            let next = chars.get(i + 1).is_some_and(char::is_ascii_digit);
            if c.is_ascii_digit() {
                digits.push(c);
                decimals = decimals.map(|n: i32| n + 1);
            } else if c == mark && next && decimals.is_none() {
                digits.push('.');
                decimals = Some(0);
            } else if !(c == thousands && next) {
                break;
            }
            i += 1;
        }
        let half = 0.5 * 10f64.powi(-decimals.unwrap_or(0));
        // `97 % (28/29)`: counts stand in brackets behind their share. An interval there is in its figure's unit.
        let is_count = chars[..i].contains(&'(') && text.contains('/');
        let scale = if is_count { 1.0 } else { scale };
        found.push(Number { value: sign * digits.parse::<f64>().unwrap() / scale, within: half / scale + 1e-9 });
    }
    found
}

/// Rows of a marked-up table, without its head.
fn rows(markup: &str, row: &str, cell: &[&str], language: &str) -> Vec<Row> {
    let mut found = Vec::new();
    for part in markup.split(row).skip(1) {
        let part = part.split(&row.replace('<', "</")).next().unwrap();
        let mut cells = vec![part.to_string()];
        for tag in cell {
            cells = cells.iter().flat_map(|piece| piece.split(tag).map(str::to_string)).collect();
        }
        // Before the first cell there is no cell; the first is the label.
        let texts = cells.iter().skip(2).map(|cell| visible_text(&format!("<x {cell}")));
        found.push(texts.map(|text| numbers(&text, language)).filter(|cell| !cell.is_empty()).collect());
    }
    found
}

fn html(played: &Played, language: &str) -> Vec<Row> {
    let page = played.text(&format!("reports/foorumix/report.{language}.html"));
    page.split("<tbody>")
        .skip(1)
        .flat_map(|body| rows(body.split("</tbody>").next().unwrap(), "<tr", &["<td", "<th"], language))
        .collect()
}

fn docx(played: &Played, language: &str) -> Vec<Row> {
    let body = part(&played.bytes(&format!("reports/foorumix/report.{language}.docx")), "word/document.xml");
    let tables = body.split("<w:tbl>").skip(1).map(|table| table.split("</w:tbl>").next().unwrap());
    tables.flat_map(|table| rows(table, "<w:tr>", &["<w:tc>"], language).split_off(1)).collect()
}

fn workbook(played: &Played, language: &str) -> Vec<Row> {
    let sheets = xlsx::sheets(played.bytes(&format!("reports/foorumix/report.{language}.xlsx")));
    // Between the contents and the sheets with the evaluator's texts, the method and the codes.
    let tables = &sheets[1..sheets.len() - 3];
    let exact = |cell: &Data| match cell {
        Data::Float(value) => Some(vec![Number { value: *value, within: 1e-12 }]),
        Data::Int(value) => Some(vec![Number { value: *value as f64, within: 0.0 }]),
        Data::String(text) => Some(numbers(text, language)).filter(|found| !found.is_empty()),
        _ => None,
    };
    let rows = tables.iter().flat_map(|(_, rows)| rows.iter().skip(5).take_while(|row| row[0] != Data::Empty));
    rows.map(|row| row.iter().skip(1).filter_map(exact).collect()).collect()
}

/// Every published number of a record, and of what is in it.
fn published(value: &Value, found: &mut Vec<f64>) {
    match value {
        Value::Number(number) => found.push(number.as_f64().unwrap()),
        Value::Object(fields) => fields.values().for_each(|value| published(value, found)),
        Value::Array(list) => list.iter().for_each(|value| published(value, found)),
        _ => {}
    }
}

/// Records a row of a table may be about: every entry of every list, each answer of a distribution by itself.
fn records(results: &Value) -> Vec<Vec<f64>> {
    let mut found = Vec::new();
    for entry in results.as_object().unwrap().values().filter_map(Value::as_array).flatten().filter(|e| e.is_object()) {
        let lists: Vec<&Value> = entry["counts"].as_array().into_iter().flatten().collect();
        let mut numbers = Vec::new();
        for part in if lists.is_empty() { vec![entry] } else { lists } {
            numbers.clear();
            published(part, &mut numbers);
            numbers.extend(entry["n"].as_f64());
            // A participation figure is told as a share too.
            numbers.extend(entry["value"].as_f64().zip(entry["of"].as_f64()).map(|(value, of)| value / of));
            // The change of a share is told in percentage points.
            if entry["from"].is_string() {
                let points = ["value", "low", "high"].iter().filter_map(|key| entry[*key].as_f64());
                numbers.extend(points.map(|share| 100.0 * share).collect::<Vec<_>>());
            }
            found.push(numbers.clone());
        }
    }
    found.extend(compared(results));
    found.extend(doses(results));
    found.extend(flows(results));
    found
}

/// How many people got how far in a round, of those invited, and how many were lost at each stage.
fn flows(results: &Value) -> Vec<Vec<f64>> {
    let list = |key: &str| results[key].as_array().cloned().unwrap_or_default();
    let (changes, participation) = (list("changes"), list("participation"));
    let everybody = |entry: &&Value| entry["group"].is_null() && entry["hidden"] == false;
    let record = |response: &Value| {
        let linked = changes.iter().filter(|c| c["to"] == response["wave"]).filter_map(|c| c["pairs"].as_f64());
        let took_part = participation.iter().filter(everybody).filter(|p| p["measure"] == "persons");
        let took_part = took_part.filter_map(|p| p["value"].as_f64());
        let counts = [response["invited"].as_f64(), response["answered"].as_f64()];
        let people: Vec<f64> = counts.into_iter().flatten().chain(took_part).chain(linked).collect();
        let invited = response["invited"].as_f64().unwrap_or(f64::NAN);
        let shares = people.iter().map(|count| count / invited);
        let lost = people.iter().flat_map(|before| people.iter().map(move |after| before - after));
        people.iter().copied().chain(shares).chain(lost).collect()
    };
    list("response").iter().filter(everybody).map(record).collect()
}

/// The highest band against the lowest, and the trend; differences of shares in percentage points.
fn doses(results: &Value) -> Vec<Vec<f64>> {
    let all = ["doses", "recorded_doses"].iter().filter_map(|key| results[*key].as_array()).flatten();
    let record = |dose: &Value| {
        let of = |keys: &[&str]| keys.iter().filter_map(|key| dose[*key].as_f64()).collect::<Vec<_>>();
        let points: Vec<f64> = of(&["difference", "low", "high"]).iter().map(|share| 100.0 * share).collect();
        [of(&["difference", "low", "high", "trend_p_adjusted", "n"]), points].concat()
    };
    all.map(record).collect()
}

/// A group's figure and its difference from the others stand in one row; differences of shares in percentage points.
fn compared(results: &Value) -> Vec<Vec<f64>> {
    let list = |key: &str| results[key].as_array().cloned().unwrap_or_default();
    let estimates = list("estimates");
    let record = |comparison: &Value| {
        let same = |e: &&Value| ["indicator", "wave", "group"].iter().all(|key| e[*key] == comparison[*key]);
        let mut numbers = Vec::new();
        published(estimates.iter().find(same)?, &mut numbers);
        for part in [comparison, &comparison["effect"]] {
            let values = ["value", "low", "high"].iter().filter_map(|key| part[*key].as_f64());
            numbers.extend(values.flat_map(|value| [value, 100.0 * value]).collect::<Vec<_>>());
        }
        Some(numbers)
    };
    list("comparisons").iter().filter_map(record).collect()
}

fn explains(record: &[f64], cells: &[Vec<Number>]) -> bool {
    let is_there = |number: &Number| record.iter().any(|value| (value - number.value).abs() <= number.within);
    cells.iter().flatten().all(is_there)
}

/// A row is about one record; where it sets several beside each other, each of its cells is. A small whole number may
/// be the number of an evaluation question.
fn is_published(records: &[Vec<f64>], row: &Row) -> bool {
    let reference =
        |cell: &Vec<Number>| cell.len() == 1 && cell[0].value.fract() == 0.0 && (1.0..100.0).contains(&cell[0].value);
    let of_one = |cells: &[Vec<Number>]| records.iter().any(|record| explains(record, cells));
    let figures: Row = row.iter().filter(|cell| !reference(cell)).cloned().collect();
    of_one(row) || of_one(&figures) || row.iter().all(|cell| of_one(std::slice::from_ref(cell)))
}

/// The figures of everybody and of groups that must be in a table: base, share or mean, limits.
fn expected(results: &Value) -> Vec<Vec<f64>> {
    // Of the follow-up the tables tell the change.
    let shown = |entry: &&Value| entry["hidden"] == false && entry["value"].is_number() && entry["wave"] == "end";
    let estimates = results["estimates"].as_array().unwrap().iter().filter(shown);
    let total_or_headline = estimates.filter(|e| e["group"].is_null());
    let figure = |e: &Value| ["n", "count", "value", "low", "high"].iter().filter_map(|key| e[*key].as_f64()).collect();
    total_or_headline.map(figure).collect()
}

#[test]
fn every_number_of_every_table_is_published_in_every_format_and_language() {
    let played = report();
    let results: Value = serde_json::from_str(&played.text("reports/foorumix/results.json")).unwrap();
    let (records, expected) = (records(&results), expected(&results));
    assert!(expected.len() > 10);
    type Reader = fn(&Played, &str) -> Vec<Row>;
    let formats: [(&str, Reader); 3] = [("html", html), ("docx", docx), ("xlsx", workbook)];
    let mut counts = Vec::new();
    for language in ["fi", "sv", "en"] {
        for (format, read) in formats {
            let rows = read(&played, language);
            counts.push(rows.iter().flatten().flatten().count());
            for row in rows.iter().filter(|row| !row.is_empty()) {
                assert!(is_published(&records, row), "{format} in {language}: {row:?}");
            }
            for figure in &expected {
                let found = |row: &Row| {
                    figure
                        .iter()
                        .all(|value| row.iter().flatten().any(|number| (value - number.value).abs() <= number.within))
                };
                assert!(rows.iter().any(found), "{format} in {language} lacks {figure:?}");
            }
        }
    }
    // As many in every language and format.
    assert!(counts.iter().all(|count| *count > 300 && *count == counts[0]), "{counts:?}");
}

#[test]
fn numbers_are_read_back_in_three_notations() {
    let read = |text: &str, language: &str| numbers(text, language).iter().map(|n| n.value).collect::<Vec<_>>();
    assert_eq!(read("12,5\u{a0}%", "fi"), [0.125]);
    assert_eq!(read("1\u{a0}234/2\u{a0}000", "sv"), [1234.0, 2000.0]);
    assert_eq!(read("1,234.5", "en"), [1234.5]);
    assert_eq!(read("\u{2212}3,2…1,1", "fi"), [-3.2, 1.1]);
    assert_eq!(read("från \u{2212}3,2 till 1,1", "sv"), [-3.2, 1.1]);
    assert_eq!(read("76–95%", "en"), [0.76, 0.95]);
    assert_eq!(read("82\u{a0}% (72–89)\u{2007}", "fi"), [0.82, 0.72, 0.89]);
    assert_eq!(read("97\u{a0}% (28/29)", "sv"), [0.97, 28.0, 29.0]);
    assert_eq!(read("K2, K13", "fi"), [0.0; 0]);
}

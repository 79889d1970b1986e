use std::collections::BTreeMap;
use std::fs;

use encoding_rs::WINDOWS_1252;
use mittari::responses::{BLANK, CHOSEN, Wave};
use mittari::survey::{Kind, MissingKind, Question, Survey};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::mittari::{Mittari, project_text, read};

/// The same six answers in every container and encoding.
const SAME: [&str; 7] = [
    "webropol_utf8.csv",
    "webropol_utf8_bom.csv",
    "webropol_cp1252.csv",
    "comma.csv",
    "webropol.xlsx",
    "webropol.xls",
    "webropol.ods",
];

/// The fixtures' survey with another export, which is a fixture.
fn survey_of(file: &str) -> Mittari {
    let survey = project_text("tests/fixtures/exports/survey.toml").replace("webropol_utf8.csv", file);
    Mittari::new().survey(&survey).copy(&format!("tests/fixtures/exports/{file}"), &format!("kysely/{file}"))
}

/// What `mittari results` prints, without the names and hashes of files.
fn published(story: Mittari) -> Value {
    let mut results = story.args(["results", "kysely"]).play().json();
    // They tell the files apart, as they should.
    results.as_object_mut().unwrap().retain(|key, _| key != "inputs" && key != "settings");
    results
}

/// Counts of a question before anything is hidden, in the shape of `expected.json`.
pub(crate) fn counts(survey: &Survey, wave: &Wave, question: &Question) -> Value {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let (mut cant_say, mut not_applicable, mut blank) = (0, 0, 0);
    let choices = survey.choices(question);
    match question.kind {
        Kind::Choice | Kind::Category | Kind::Score if !choices.is_empty() => {
            counts.extend(choices.iter().filter(|c| c.on_scale()).map(|c| (c.code.to_string(), 0)));
            for code in wave.codes(question).unwrap() {
                match choices.get(usize::from(*code)) {
                    None => blank += 1,
                    Some(choice) => match choice.missing {
                        None => *counts.get_mut(&choice.code.to_string()).unwrap() += 1,
                        Some(MissingKind::CantSay) => cant_say += 1,
                        Some(_) => not_applicable += 1,
                    },
                }
            }
        }
        Kind::Category => {
            for code in wave.level_codes(question).unwrap() {
                match wave.levels(question).get(*code as usize) {
                    Some(level) => *counts.entry(level.clone()).or_default() += 1,
                    None => blank += 1,
                }
            }
        }
        Kind::Multiple => {
            let options: Vec<&[u8]> = choices.iter().map(|c| wave.option(question, c.code).unwrap()).collect();
            for (choice, option) in choices.iter().zip(&options) {
                counts.insert(choice.code.to_string(), option.iter().filter(|byte| **byte == CHOSEN).count() as u64);
            }
            blank = (0..wave.respondents()).filter(|i| options.iter().all(|option| option[*i] == BLANK)).count();
        }
        Kind::Number => {
            for number in wave.numbers(question).unwrap() {
                match number {
                    Some(number) => *counts.entry(number.to_string()).or_default() += 1,
                    None => blank += 1,
                }
            }
        }
        _ => blank = wave.written(question).unwrap().iter().filter(|written| !**written).count(),
    }
    json!({ "counts": counts, "missing": { "cant_say": cant_say, "not_applicable": not_applicable, "blank": blank } })
}

#[test]
fn every_container_and_encoding_holds_the_expected_counts() {
    let expected: Value = serde_json::from_str(&project_text("tests/fixtures/exports/expected.json")).unwrap();
    for file in SAME {
        let story = survey_of(file).args(["check", "kysely"]).play();
        let (survey, responses) = read(&story.path("kysely")).unwrap_or_else(|found| panic!("{file}: {found:?}"));
        let wave = &responses.waves[0];
        assert_eq!(json!(wave.respondents()), expected["respondents"], "{file}");
        for question in survey.questions() {
            let (ours, theirs) = (counts(&survey, wave, question), &expected["questions"][&question.id]);
            assert_eq!(ours["counts"], theirs["counts"], "{file}, {}", question.id);
            assert_eq!(ours["missing"], theirs["missing"], "{file}, {}", question.id);
        }
    }
}

#[test]
fn every_container_and_encoding_gives_the_same_results() {
    let first = published(survey_of(SAME[0]));
    let hours = first["estimates"].as_array().unwrap().iter().find(|e| e["indicator"] == "hours").unwrap();
    assert!((hours["value"].as_f64().unwrap() - 4.05).abs() < 1e-12, "{hours}");
    for file in &SAME[1..] {
        assert_eq!(published(survey_of(file)), first, "{file}");
    }
}

#[test]
fn neither_the_order_of_columns_nor_the_name_of_the_file_matters() {
    let text = project_text("tests/fixtures/exports/webropol_utf8.csv");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for order in [[4, 3, 2, 1, 0], [2, 0, 4, 1, 3]] {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        for record in &records {
            writer.write_record(order.iter().map(|i| &record[*i])).unwrap();
        }
        let survey =
            project_text("tests/fixtures/exports/survey.toml").replace("webropol_utf8.csv", "vienti 17.1. (2).txt");
        let story = Mittari::new().survey(&survey).file("kysely/vienti 17.1. (2).txt", writer.into_inner().unwrap());
        assert_eq!(published(story), published(survey_of(SAME[0])), "{order:?}");
    }
}

#[test]
fn several_exports_of_a_wave_are_stacked() {
    let survey = project_text("tests/fixtures/exports/survey.toml")
        .replace("[\"webropol_utf8.csv\"]", "[\"webropol_utf8.csv\", \"webropol.xlsx\"]");
    let story = Mittari::new()
        .survey(&survey)
        .copy("tests/fixtures/exports/webropol_utf8.csv", "kysely/webropol_utf8.csv")
        .copy("tests/fixtures/exports/webropol.xlsx", "kysely/webropol.xlsx");
    let results = story.args(["results", "kysely"]).play().json();
    assert_eq!(results["inputs"].as_array().unwrap().len(), 2);
    assert_eq!(results["response"][0]["answered"], 12);
    assert_eq!(
        results["notes"].as_array().unwrap().iter().filter(|n| n["code"] == "more_answers_than_invited").count(),
        1
    );
}

/// A table of labels: wordings of each question's options, and what each respondent chose.
#[derive(Debug, Clone)]
struct Labels {
    questions: Vec<Vec<String>>,
    rows: Vec<Vec<Option<usize>>>,
}

/// How it is written.
#[derive(Debug, Clone, Copy)]
struct Writing {
    delimiter: char,
    encoding: u8,
    line_end: &'static str,
    quotes: u64,
}

/// Words that hold delimiters, quotes, line breaks and letters of our languages. A first and a last
/// letter keep them apart from numbers, from each other and from the spaces around a cell.
fn wordings() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-zäöåéÄÖ ,;|\t\"':.()!?\n]{0,14}", 2..5)
        .prop_map(|bodies| ('p'..).zip(bodies).map(|(letter, body)| format!("{letter}{body}{letter}")).collect())
}

fn labels() -> impl Strategy<Value = Labels> {
    prop::collection::vec(wordings(), 2..5).prop_flat_map(|questions| {
        let row: Vec<_> = questions.iter().map(|options| prop::option::weighted(0.9, 0..options.len())).collect();
        let rows = prop::collection::vec(row, 1..20);
        (Just(questions), rows).prop_map(|(questions, rows)| Labels { questions, rows })
    })
}

fn writing() -> impl Strategy<Value = Writing> {
    let delimiter = prop::sample::select(vec![',', ';', '\t']);
    let line_end = prop::sample::select(vec!["\n", "\r\n"]);
    (delimiter, 0u8..4, line_end, any::<u64>()).prop_map(|(delimiter, encoding, line_end, quotes)| Writing {
        delimiter,
        encoding,
        line_end,
        quotes,
    })
}

impl Labels {
    fn definition(&self) -> String {
        let mut text = String::from("format = 1\n[survey]\ntitle = \"Taulu\"\nlanguages = [\"fi\"]\n");
        text += "[[wave]]\nid = \"end\"\nresponses = [\"taulu.csv\"]\n";
        for (i, options) in self.questions.iter().enumerate() {
            let options: Vec<String> = options
                .iter()
                .enumerate()
                .map(|(code, wording)| format!("{{ code = {code}, fi = {} }}", json!(wording)))
                .collect();
            text += &format!("[answers.a{i}]\noptions = [{}]\n", options.join(", "));
        }
        for i in 0..self.questions.len() {
            text +=
                &format!("[[question]]\nid = \"q{i}\"\ntopic = \"impact\"\nkind = \"choice\"\nanswers = \"a{i}\"\n");
            text += &format!("text = {}\n", json!(self.header(i)));
        }
        text
    }

    /// A header that holds delimiters itself.
    fn header(&self, question: usize) -> String {
        format!("Kysymys {question}: {}", self.questions[question][0])
    }

    fn write(&self, writing: Writing) -> Vec<u8> {
        let mut rows = vec![(0..self.questions.len()).map(|i| self.header(i)).collect::<Vec<_>>()];
        for row in &self.rows {
            let cell = |(chosen, options): (&Option<usize>, &Vec<String>)| {
                chosen.map_or(String::new(), |i| options[i].clone())
            };
            rows.push(row.iter().zip(&self.questions).map(cell).collect());
        }
        let mut text = String::new();
        let mut dice = writing.quotes;
        for row in rows {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| {
                    dice = dice.rotate_left(7).wrapping_mul(0x9E37_79B9_7F4A_7C15);
                    let must = cell.contains(['"', '\n', writing.delimiter]);
                    if must || dice.is_multiple_of(3) {
                        format!("\"{}\"", cell.replace('"', "\"\""))
                    } else {
                        cell.clone()
                    }
                })
                .collect();
            text += &cells.join(&writing.delimiter.to_string());
            text += writing.line_end;
        }
        match writing.encoding {
            0 => text.into_bytes(),
            1 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            2 => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
            _ => WINDOWS_1252.encode(&text).0.into_owned(),
        }
    }

    /// Respondents who answered anything: other rows are left out.
    fn counted(&self) -> impl Iterator<Item = &Vec<Option<usize>>> {
        self.rows.iter().filter(|row| row.iter().any(Option::is_some))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_of_labels_reads_back_the_same(labels in labels(), writing in writing()) {
        prop_assume!(labels.counted().next().is_some());
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("survey.toml"), labels.definition()).unwrap();
        fs::write(folder.path().join("taulu.csv"), labels.write(writing)).unwrap();
        let (survey, responses) = match read(folder.path()) {
            Ok(both) => both,
            Err(found) => return Err(TestCaseError::fail(found.iter().map(|d| format!("{d}\n")).collect::<String>())),
        };
        let wave = &responses.waves[0];
        prop_assert_eq!(wave.respondents(), labels.counted().count());
        for (i, question) in survey.questions().iter().enumerate() {
            let expected: Vec<u8> =
                labels.counted().map(|row| row[i].map_or(BLANK, |chosen| u8::try_from(chosen).unwrap())).collect();
            prop_assert_eq!(wave.codes(question).unwrap(), &expected[..]);
        }
    }
}

//! What people wrote to an open question, approved word for word: shown as it was typed, in every format.

use serde_json::Value;

use super::texts::{cells, printed, seen_in_word, shows};
use super::{Markup, PIECES, all, export, quoted, squeezed, survey, visible};
use crate::formats::parts;
use crate::mittari::{Mittari, Played};

/// What everybody goes on with, so that a text says something and is of a known language.
const ENDING: &str = " sanoi ryhmä auttoi paljon";

fn answers() -> impl Iterator<Item = String> {
    PIECES.iter().map(|piece| format!("{piece}{ENDING}"))
}

/// The hostile survey, where one of each group has written something.
fn story() -> Mittari {
    let open =
        format!("[[question]]\nid = \"say\"\ntopic = \"open\"\nkind = \"text\"\ntext = {}\n", quoted(&all("OPEN")));
    let answers: Vec<String> = answers().collect();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(std::io::Cursor::new(export()));
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(["id", "q", "group", "say"]).unwrap();
    for (at, record) in reader.records().enumerate() {
        let said = if at % 12 == 0 { answers[at / 12].as_str() } else { "" };
        writer.write_record(record.unwrap().iter().chain([said])).unwrap();
    }
    let survey = survey().replace("[[group]]", &format!("{open}[[group]]"));
    let export = writer.into_inner().unwrap();
    Mittari::new().survey(&survey).file("kysely/first.csv", &export).file("kysely/second.csv", &export)
}

/// Every answer approved as it stands.
fn approved(played: &Played) -> String {
    let mut file: toml::Table = toml::from_str(&played.text("kysely/quotes.toml")).unwrap();
    for answer in file["answer"].as_array_mut().unwrap() {
        let answer = answer.as_table_mut().unwrap();
        answer.insert("print".into(), answer["text"].clone());
        answer.insert("tone".into(), "critical".into());
        answer.insert("approved".into(), true.into());
        answer.insert("marks_accepted".into(), true.into());
    }
    toml::to_string(&file).unwrap()
}

#[test]
fn open_answers_are_shown_as_typed_in_every_format() {
    let prepared = story().args(["quotes", "kysely", "--quiet"]).play();
    assert_eq!(prepared.code, Some(0), "{}", prepared.stderr);
    let quotes = approved(&prepared);
    let formats =
        if cfg!(feature = "pdf") { "pdf,html,docx,xlsx,csv,parquet,json" } else { "html,docx,xlsx,csv,parquet,json" };
    let typed = ["report", "kysely", "--format", formats, "--quiet", "--lang", "sv"];
    let played = prepared.then().file("kysely/quotes.toml", quotes).args(typed).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);

    let record: Value = serde_json::from_str(&played.text("reports/kysely/results.json")).unwrap();
    let quotes = record["quotes"][0]["quotes"].as_array().unwrap();
    let texts: Vec<String> = quotes.iter().map(|quote| squeezed(quote["text"].as_str().unwrap())).collect();
    // What no page can show is replaced when a person approves it.
    let missing: Vec<String> = answers().filter(|text| !texts.contains(&squeezed(&visible(text)))).collect();
    assert_eq!(missing, [""; 0], "{texts:#?}");

    let page = Markup::of(&played.text("reports/kysely/report.sv.html"), true);
    assert!(!page.elements.contains("script"));
    shows(&page.text, answers(), visible);
    shows(&seen_in_word(&played.bytes("reports/kysely/report.sv.docx")), answers(), visible);
    let workbook = played.bytes("reports/kysely/report.sv.xlsx");
    assert!(parts(&workbook).iter().all(|name| !name.contains("externalLink")));
    shows(&cells(workbook).join("\n"), answers(), visible);
    let table = String::from_utf8(played.bytes("reports/kysely/tables/quotes.csv")).unwrap();
    shows(&table.replace("\"\"", "\""), answers(), visible);
    let table = played.bytes("reports/kysely/tables/quotes.parquet");
    shows(&String::from_utf8_lossy(&table), answers(), visible);
    #[cfg(feature = "pdf")]
    if let Ok(output) = std::process::Command::new("pdftotext")
        .arg("-raw")
        .arg(played.path("reports/kysely/report.sv.pdf"))
        .arg("-")
        .output()
    {
        let seen = String::from_utf8_lossy(&output.stdout).into_owned();
        // Letters of Hebrew are replaced, and stand in their order.
        shows(&seen, answers().filter(|text| !text.contains('\u{202e}')), printed);
    }
}

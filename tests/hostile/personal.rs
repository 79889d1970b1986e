//! What no question names is dropped when the export is read, and is in no file that the program writes, of any format.

use std::io::Read;

use crate::mittari::{Mittari, Played};

/// A survey that names neither of the columns below but the code, by which rounds are linked.
const SURVEY: &str = r#"format = 1
[survey]
title = "Henkilökohtaiset tiedot"
languages = ["fi"]
[[wave]]
id = "alku"
responses = ["alku.csv"]
[[wave]]
id = "loppu"
responses = ["loppu.csv"]
[link]
columns = ["Koodi"]
[answers.a]
options = [{ code = 1, fi = "ei" }, { code = 2, fi = "kyllä" }]
positive = [2]
[[question]]
id = "q"
topic = "wellbeing"
kind = "choice"
answers = "a"
text = "Jaksan"
[[question]]
id = "osasto"
topic = "background"
kind = "category"
text = "Osasto"
[[indicator]]
id = "jaksaa"
measure = "rate"
question = "q"
headline = true
[[group]]
question = "osasto"
"#;

/// Personal columns of a person: no piece of them is a word or a number that a report has of its own.
fn personal(at: usize) -> [String; 7] {
    [
        format!("Qxnimi{at} Qxsukunimi"),
        format!("qxposti{at}@yritys.example"),
        format!("13{at:02}52-98{at:02}T"),
        format!("+358 40 7{at:02}5 4321"),
        format!("QXKOODI{at}"),
        format!("19{at:02}-02-03 14:55:12"),
        format!("10.77.{at}.201"),
    ]
}

fn export() -> String {
    let mut text = String::from("Nimi;Sähköposti;Henkilötunnus;Puhelin;Koodi;Aika;IP;Jaksan;Osasto\n");
    for at in 10..50 {
        let (answer, group) = (["ei", "kyllä"][at % 2], ["Itä", "Länsi"][at / 2 % 2]);
        text += &format!("{};{answer};{group}\n", personal(at).join(";"));
    }
    text
}

/// Everything that can be read in a file: its bytes, and what is packed in it.
fn readable(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![bytes.to_vec()];
    if let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) {
        for at in 0..zip.len() {
            let mut part = Vec::new();
            zip.by_index(at).unwrap().read_to_end(&mut part).unwrap();
            all.extend(readable(&part));
        }
    }
    all
}

fn holds(bytes: &[u8], text: &str) -> bool {
    memchr::memmem::find(bytes, text.as_bytes()).is_some()
}

#[track_caller]
fn is_in_no_file(played: &Played, folder: &str) {
    let files = played.files(folder);
    let mut found = 0;
    for name in &files {
        for bytes in readable(&played.bytes(&format!("{folder}/{name}"))) {
            for at in 10..50 {
                for text in personal(at) {
                    assert!(!holds(&bytes, &text), "`{text}` is in {name}");
                }
            }
            for column in ["Qxnimi", "qxposti", "QXKOODI", "Henkilötunnus", "Sähköposti", "Puhelin"] {
                assert!(!holds(&bytes, column), "`{column}` is in {name}");
            }
            found += usize::from(holds(&bytes, "Länsi"));
        }
    }
    assert!(found > 0, "the search finds what is published in {files:?}");
}

#[test]
fn personal_columns_are_in_no_file() {
    let story = Mittari::new().survey(SURVEY).file("kysely/alku.csv", export()).file("kysely/loppu.csv", export());
    let formats = "html,docx,xlsx,csv,parquet,json,txt,svg";
    let typed = ["report", "kysely", "--format", formats, "--each", "osasto", "--quiet"];
    let mut played = story.args(typed).success();
    assert!(played.text("reports/kysely/results.json").contains("\"linked\": 40"), "codes were read");
    is_in_no_file(&played, "reports/kysely");
    for format in ["json", "csv", "parquet"] {
        let out = format!("tulokset/luvut.{format}");
        played = played
            .then()
            .file("tulokset/x", "")
            .args(["results", "kysely", "--format", format, "--out", &out, "--quiet"])
            .success();
        std::fs::remove_file(played.path("tulokset/x")).unwrap();
        is_in_no_file(&played, "tulokset");
        std::fs::remove_file(played.path(&out)).unwrap();
    }
    // The record beside the survey holds what was published.
    assert!(!holds(&played.bytes("kysely/released.json"), "QXKOODI"));
}

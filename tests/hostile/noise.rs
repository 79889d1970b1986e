use std::fs;
use std::path::Path;

use mittari::language::Language;
use mittari::report;
use mittari::report::formats::{Format, render};
use proptest::prelude::*;

use crate::cli::{ANSWERS, SURVEY};
use crate::mittari::{project, results};

/// The whole way with the given files; whatever comes of it, it comes as a value.
fn walk(definition: &[u8], file: &str, export: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("survey.toml"), definition).unwrap();
    fs::write(folder.path().join(file), export).unwrap();
    walk_folder(folder.path());
}

fn walk_folder(folder: &Path) {
    match results(folder) {
        Ok((survey, results)) => {
            let document = report::document(&survey, &results, Language::Fi);
            render(&document, Format::Html).unwrap();
        }
        Err(found) => {
            assert!(found.has_errors());
            assert!(found.iter().all(|d| !d.message.trim().is_empty() && d.place.is_some()), "{found:?}");
        }
    }
}

fn named(file: &str) -> Vec<u8> {
    SURVEY.replace("answers.csv", file).into_bytes()
}

/// Pieces that mean something to a reader of tables or definitions.
fn pieces() -> impl Strategy<Value = String> {
    let words = [
        "\"",
        "\"\"",
        "'",
        ";",
        ",",
        "\t",
        "|",
        "\n",
        "\r\n",
        "\u{feff}",
        "\u{0}",
        "\u{a0}",
        "Jaksan työssäni",
        "Samaa mieltä",
        "Tunteja",
        "Response",
        "Open-Ended Response",
        ":",
        "1",
        "9",
        "-1",
        "1e999",
        "nan",
        "99999999999999999999",
        "0,5",
        "1,234",
        "–",
        "<b>",
        "&amp;",
        "ä",
        "a\u{308}",
        "🙂",
        "\u{202e}",
        "=1+1",
        "[",
        "]",
        "{",
        "}",
        "=",
        "#",
        "true",
        "[[wave]]",
        "positive",
        "id = \"coping\"",
        "\"\"\"",
        "\\u0000",
        "\\",
        "kind = \"multiple\"",
        "kind = \"category\"",
        "kind = \"text\"",
        "2017-02-31",
        "base = [9]",
        "kind = \"score\"",
        "target = { at_least = 0 }",
        "waves = []",
        "health = true",
    ];
    prop_oneof![4 => prop::sample::select(words.to_vec()).prop_map(String::from), 1 => "\\PC{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_as_an_export(bytes in prop::collection::vec(any::<u8>(), 0..600), head in 0usize..6) {
        let heads: [&[u8]; 6] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF"];
        let bytes = [heads[head], &bytes].concat();
        walk(SURVEY.as_bytes(), "answers.csv", &bytes);
        walk(&named("answers.xlsx"), "answers.xlsx", &bytes);
    }

    #[test]
    fn random_pieces_as_an_export(pieces in prop::collection::vec(pieces(), 0..60), keep in any::<bool>()) {
        let text = pieces.concat();
        let text = if keep { format!("{ANSWERS}{text}") } else { text };
        walk(SURVEY.as_bytes(), "answers.csv", text.as_bytes());
    }

    #[test]
    fn random_edits_of_a_definition(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), pieces(), 0u8..4), 1..5)
    ) {
        let mut lines: Vec<String> = SURVEY.lines().map(String::from).collect();
        for (line, at, piece, kind) in edits {
            let line = line.index(lines.len());
            let starts: Vec<usize> = lines[line].char_indices().map(|(i, _)| i).chain([lines[line].len()]).collect();
            let at = starts[at.index(starts.len())];
            match kind {
                0 => lines[line].insert_str(at, &piece),
                1 => lines[line].truncate(at),
                2 => lines.insert(line, piece),
                _ => {
                    let value = lines[line].split_once(" = ").map(|(key, _)| format!("{key} = {piece}"));
                    lines[line] = value.unwrap_or(piece);
                }
            }
        }
        walk(lines.join("\n").as_bytes(), "answers.csv", ANSWERS.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// `.xls` has no checksums: every byte that is changed reaches the reader.
    #[test]
    fn workbooks_with_bytes_changed(
        kind in 0usize..3,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let file = ["webropol.xlsx", "webropol.xls", "webropol.ods"][kind];
        let mut bytes = fs::read(project(&format!("tests/fixtures/exports/{file}"))).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let survey = fs::read_to_string(project("tests/fixtures/exports/survey.toml")).unwrap();
        walk(survey.replace("webropol_utf8.csv", file).as_bytes(), file, &bytes);
    }
}

//! The cases of `docs/exports.md`: what stands in other people's exports, and what comes of it.

/// Text files with the shapes that survey tools give them.
mod texts;
/// Workbooks, also those that no library would write.
mod workbooks;

use std::collections::BTreeSet;
use std::path::Path;

use crate::mittari::{Mittari, Played, project, project_text};

/// What `mittari draft` makes of one export, and the survey it writes.
#[track_caller]
fn drafted(name: &str, export: impl AsRef<[u8]>) -> (Played, toml::Table) {
    let played = Mittari::new().file(name, export).args(["draft", name, "--out", "kysely"]).play();
    assert_eq!(played.code, Some(0), "{}{}", played.stdout, played.stderr);
    let toml = played.text("kysely/survey.toml").parse().unwrap();
    (played, toml)
}

/// A question of a drafted survey, by its wording.
#[track_caller]
fn question<'a>(toml: &'a toml::Table, text: &str) -> &'a toml::Value {
    let all = toml["question"].as_array().unwrap();
    let found = all.iter().find(|question| question["text"].as_str() == Some(text));
    found.unwrap_or_else(|| panic!("no question `{text}` in {all:#?}"))
}

/// The options of a drafted question, in their order.
#[track_caller]
fn options<'a>(toml: &'a toml::Table, text: &str) -> Vec<&'a str> {
    let set = question(toml, text)["answers"].as_str().unwrap();
    let options = toml["answers"][set]["options"].as_array().unwrap();
    options.iter().map(|option| option["text"].as_str().unwrap()).collect()
}

/// Every row of the table of cases: its number, and the tests that it names.
fn table() -> Vec<(u32, Vec<String>)> {
    let page = project_text("docs/exports.md");
    let rows = page.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let (number, tests) = (cells.first()?.parse().ok()?, cells.last()?);
        Some((number, tests.split('`').skip(1).step_by(2).map(str::to_string).collect()))
    });
    rows.collect()
}

fn tests_below(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            tests_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let names = text.lines().filter_map(|line| line.trim_start().strip_prefix("fn ")?.split_once('('));
            found.extend(names.map(|(name, _)| name.to_string()));
        }
    }
}

#[test]
fn every_case_has_a_line_and_every_line_names_tests_that_there_are() {
    let mut there = BTreeSet::new();
    tests_below(&project("src"), &mut there);
    tests_below(&project("tests"), &mut there);
    let table = table();
    assert_eq!(table.iter().map(|(number, _)| *number).collect::<Vec<_>>(), (1..=77).collect::<Vec<_>>());
    for (number, tests) in table {
        assert!(!tests.is_empty(), "case {number} names no test");
        for test in tests {
            assert!(there.contains(&test), "case {number} names `{test}`, which is not there");
        }
    }
}

//! The share of questions whose kind, order of answers and chapter are guessed right, in other people's exports.
//!
//! `expected.psv`: file, column, kind, order of the answers (lowest first, ` < ` between; empty where there is none),
//! chapter. Where a person could say either, both stand there with a comma; `*`: none of mittari's chapters fits the
//! question. Made from a listing of the columns and gone through by hand with the exports beside it.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use mittari::draft::Draft;

use super::drafted;
use crate::mittari::{project, project_text, results};
use crate::real::export;

/// What a person says of a column.
struct Expected {
    kind: String,
    order: String,
    topic: String,
}

fn expected() -> BTreeMap<String, BTreeMap<String, Expected>> {
    let mut files: BTreeMap<String, BTreeMap<String, Expected>> = BTreeMap::new();
    for line in project_text("tests/draft/expected.psv").lines().skip(1) {
        let fields: Vec<&str> = line.split('|').collect();
        let [file, column, kind, order, topic] = fields[..] else { panic!("{line}") };
        let expected = Expected { kind: kind.into(), order: order.into(), topic: topic.into() };
        files.entry(file.into()).or_default().insert(column.into(), expected);
    }
    files
}

/// What is wrong with the guesses of one file.
fn misses(draft: &Draft, expected: &BTreeMap<String, Expected>) -> Vec<String> {
    let mut misses = Vec::new();
    for (column, wanted) in expected {
        let Some(guess) = draft.questions.iter().find(|q| q.column == *column) else {
            misses.push(format!("{column}: no question"));
            continue;
        };
        let order = guess.order.join(" < ");
        let one_of = |wanted: &str, guess: &str| wanted.split(',').any(|one| one == "*" || one == guess);
        let right = one_of(&wanted.kind, guess.kind)
            && (wanted.order.is_empty() || order == wanted.order)
            && one_of(&wanted.topic, guess.topic);
        if !right {
            misses.push(format!(
                "{column} {}: {} {} {}, not {} {} {}",
                guess.id, guess.kind, order, guess.topic, wanted.kind, wanted.order, wanted.topic
            ));
        }
    }
    misses
}

#[test]
fn most_questions_of_real_exports_are_guessed_right() {
    let home = tempfile::tempdir().unwrap();
    let (mut all, mut wrong) = (0, Vec::new());
    for (path, expected) in expected() {
        let Some(file) = export(&path) else { continue };
        let missed = misses(&drafted(&[&file], home.path()), &expected);
        all += expected.len();
        wrong.extend(missed.into_iter().map(|miss| format!("{path} {miss}")));
    }
    if all == 0 {
        return;
    }
    let _ = writeln!(std::io::stderr(), "guessed right: {} of {all}, not:\n{}", all - wrong.len(), wrong.join("\n"));
    assert!(20 * (all - wrong.len()) >= 19 * all, "{} of {all} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A report comes of every draft as it is.
#[test]
fn every_unedited_draft_gives_results() {
    let folder = std::env::var_os("MITTARI_EXPORTS").map_or_else(|| project("../shared/exports"), PathBuf::from);
    let mut files: Vec<PathBuf> = Vec::new();
    for tool in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        files.extend(std::fs::read_dir(tool.path()).into_iter().flatten().flatten().map(|entry| entry.path()));
    }
    files.retain(|file| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        !name.ends_with(".lss") && !name.contains("dictionary") && !name.contains("events")
    });
    files.sort();
    for file in &files {
        let home = tempfile::tempdir().unwrap();
        let draft = drafted(&[file], home.path());
        std::fs::create_dir_all(home.path().join("responses")).unwrap();
        std::fs::copy(file, home.path().join(&draft.files[0].inside)).unwrap();
        if let Some(book) = &draft.files[0].code_book {
            std::fs::copy(book, home.path().join("responses").join(book.file_name().unwrap())).unwrap();
        }
        std::fs::write(home.path().join("survey.toml"), &draft.toml).unwrap();
        match results(home.path()) {
            Ok((survey, results)) => {
                assert_eq!(results.distributions.len(), survey.questions().len(), "{}", file.display());
            }
            Err(problems) => {
                let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
                panic!("{}:\n{}", file.display(), told.join("\n"));
            }
        }
    }
}

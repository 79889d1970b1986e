//! Attacks on what stands elsewhere than in figures by group: pictures and texts.

use std::collections::BTreeMap;
use std::fs;

use mittari::charts::{self, Selection};
use mittari::language::Language;
use mittari::report::formats::Format;
use mittari::report::tables::CsvForm;
use mittari::report::{self, Wanted};
use mittari::results::{GroupKey, GroupValue, Results};
use mittari::survey::Survey;

use super::attacks::{Case, People};
use crate::mittari::results;

fn group(value: &str) -> GroupKey {
    GroupKey { question: "team".into(), value: GroupValue::Text(value.into()) }
}

fn published(case: &Case) -> (Survey, Results) {
    let folder = tempfile::tempdir().unwrap();
    // Reports tell the name of the survey's folder.
    let survey = folder.path().join("kysely");
    fs::create_dir(&survey).unwrap();
    fs::write(survey.join("survey.toml"), case.definition()).unwrap();
    fs::write(survey.join("a.csv"), case.export()).unwrap();
    results(&survey).unwrap()
}

/// Every file of a report, by name.
fn files(case: &Case) -> BTreeMap<String, Vec<u8>> {
    let (survey, mut results) = published(case);
    // The hash of the export differs, as it must.
    for input in &mut results.inputs {
        input.sha256 = "0".repeat(64);
    }
    let formats = [Format::Html, Format::Docx, Format::Xlsx, Format::Csv, Format::Txt, Format::Svg].into();
    let wanted = Wanted { languages: vec![Language::Fi], formats, csv: CsvForm::Programs };
    report::files(&survey, &results, &wanted).unwrap().into_iter().map(|part| (part.name, part.bytes)).collect()
}

/// A bar's length is a number, and so is its place: of two surveys that differ in hidden groups only, no file differs.
#[test]
fn no_picture_and_no_text_depends_on_what_is_hidden() {
    const ONE: &[People] = &[(&["A"], 40, 20), (&["B"], 30, 20), (&["C"], 4, 3), (&["D"], 4, 1)];
    const TWO: &[People] = &[(&["A"], 40, 20), (&["B"], 30, 20), (&["C"], 4, 2), (&["D"], 4, 2)];
    let case = |people| Case { by: &["team"], people, extra: "" };
    let (one, two) = (files(&case(ONE)), files(&case(TWO)));
    assert!(one.len() > 10 && one.keys().eq(two.keys()));
    for (name, bytes) in &one {
        assert!(two[name] == *bytes, "{name} tells of a hidden group");
    }
    // The naive writer leaves the label out and draws the bar.
    let drawn = |people: &'static [People]| {
        let (survey, mut results) = published(&case(people));
        let (_, n, k) = people[2];
        let mut estimate = results.estimates.iter().find(|e| e.group.is_none()).unwrap().clone();
        (estimate.group, estimate.n, estimate.count) = (Some(group("C")), Some(n as u64), Some(k as u64));
        (estimate.value, estimate.low, estimate.high) = (Some(k as f64 / n as f64), Some(0.1), Some(0.9));
        results.estimates.push(estimate);
        let selection = Selection::Groups { indicator: "rate", question: "team" };
        let charts = charts::rates(&survey, &results, Language::Fi, "w", &selection);
        charts.iter().map(|chart| chart.draw(800.0).standalone_svg()).collect::<String>()
    };
    assert_ne!(drawn(ONE), drawn(TWO));
}

//! Attacks on what stands elsewhere than in figures by group: responses, reports of single groups, pictures and texts.

use std::collections::BTreeMap;
use std::fs;

use mittari::charts::{self, Selection};
use mittari::disclosure::each;
use mittari::language::Language;
use mittari::report::formats::Format;
use mittari::report::tables::CsvForm;
use mittari::report::{self, Wanted};
use mittari::results::{Estimate, GroupKey, GroupValue, Results};
use mittari::survey::Survey;
use serde_json::json;

use super::attacks::{Case, People, leaks};
use crate::mittari::results;
use mittari::disclosure::audit::Known;

const PEOPLE: &[People] = &[(&["A"], 120, 90), (&["B"], 57, 40), (&["C"], 3, 2)];

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

#[test]
fn how_many_answered_tells_of_a_hidden_group() {
    let (ours, _) = Case { by: &["team"], people: PEOPLE, extra: "" }.play();
    assert_eq!(leaks(&ours, &Known::nothing()), [""; 0]);
    let mut naive = ours;
    let of_groups: Vec<_> = [("A", 120), ("B", 57)]
        .map(|(team, n)| json!({ "wave": "w", "group": { "question": "team", "value": team }, "answered": n, "hidden": false }))
        .into();
    naive["response"].as_array_mut().unwrap().retain(|entry| entry["group"].is_null());
    naive["response"].as_array_mut().unwrap().extend(of_groups);
    let found = leaks(&naive, &Known::nothing());
    assert!(found.iter().any(|leak| leak.contains("is known to be 3")), "{found:#?}");
}

/// Everybody else in the report of a group of 177 is the group of three; so is what all other reports together leave.
#[test]
fn the_reports_of_all_other_groups() {
    let case = Case { by: &["team"], people: PEOPLE, extra: "" };
    let (survey, whole) = published(&case);
    let total = whole.estimates.iter().find(|e| e.group.is_none()).and_then(|e| e.n).unwrap();
    // The naive writer makes a report of each group that is large enough.
    assert_eq!(total - PEOPLE[..2].iter().map(|(_, n, _)| *n as u64).sum::<u64>(), 3);
    let reports: Vec<(&str, Results)> =
        ["A", "B", "C"].into_iter().filter_map(|team| Some((team, each(&survey, &whole, &group(team))?))).collect();
    let is_others = |e: &&Estimate| e.group.as_ref().is_some_and(|g| g.value == GroupValue::Text("others".into()));
    let own = reports.iter().flat_map(|(_, report)| &report.estimates).filter(|e| e.group.is_some() && !is_others(e));
    let shown: u64 = own.filter_map(|e| e.n).sum();
    assert!(reports.len() < 2 && total - shown >= 5, "{reports:#?}");
    for (team, report) in reports {
        let record = serde_json::to_value(&report).unwrap();
        assert_eq!(leaks(&record, &Known::nothing()), [""; 0], "{team}");
        for others in report.estimates.iter().filter(is_others) {
            assert!(others.n.is_none_or(|n| n >= 5), "{others:?}");
        }
    }
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
    report::files(&survey, &results, &wanted).unwrap().into_iter().collect()
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

//! Recognition holds with the file's name taken away, its columns in another order, and those that the tool adds gone:
//! a file is recognised as itself, or read like any table, and never taken for another tool's.

use std::fmt::Write as _;
use std::io::Write;

use super::real::{FILES, export};
use super::{open_at, opened, tool};
use crate::ingest::role::Role;
use crate::survey::Tool;

/// So many orders and choices of columns are tried of each file.
const TRIES: usize = 5;

/// Files whose answers alone still show where they come from.
const WITHOUT_METADATA: [&str; 12] = [
    "qualtrics/sample.csv",
    "qualtrics/long_exhaustive.csv",
    "surveymonkey/StarWars.csv",
    "surveymonkey/steak-risk-survey.csv",
    "limesurvey/results_code_headings.csv",
    "limesurvey/results_full_text_semicolon_bom.csv",
    "kobo/cleaningtools_raw_data_60.csv",
    "redcap/checkboxes-1__data.csv",
    "webropol/lopetusilmoitukset.xlsx",
    "synthetic/webropol_text_utf8.csv",
    "synthetic/eusurvey.xlsx",
    "typeform/brdc_typeform_2025.xlsx",
];

/// Where a header that reaches to the right, or a preamble in the first column, is lost in another order.
const TOLD_BY_ORDER: [&str; 2] = ["surveymonkey/", "synthetic/eusurvey.xlsx"];

/// The rows of a file with the given columns, as CSV.
fn rewritten(rows: &[Vec<String>], columns: &[usize]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for row in rows {
        writer.write_record(columns.iter().map(|column| row.get(*column).map_or("", String::as_str))).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The numbers below `n` in an order that only `seed` decides.
fn order(n: usize, seed: usize) -> Vec<usize> {
    let mut state = (seed as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut all: Vec<usize> = (0..n).collect();
    for i in (1..n).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        all.swap(i, usize::try_from(state % (i as u64 + 1)).unwrap());
    }
    all
}

/// One way to take columns: what it is called, and the columns of each try.
type Way = (&'static str, Vec<Vec<usize>>);

fn ways(answers: &[usize], all: usize) -> Vec<Way> {
    let sorted = |mut columns: Vec<usize>| {
        columns.sort_unstable();
        columns
    };
    let some = |seed: usize, part: usize| order(all, seed).into_iter().take(all.div_ceil(part)).collect::<Vec<_>>();
    let shuffled = |seed: usize| order(answers.len(), seed).into_iter().map(|i| answers[i]).collect::<Vec<_>>();
    vec![
        ("renamed", vec![(0..all).collect()]),
        ("shuffled", (0..TRIES).map(|seed| order(all, seed)).collect()),
        ("without metadata", vec![answers.to_vec()]),
        ("without metadata, shuffled", (0..TRIES).map(shuffled).collect()),
        ("half of the columns", (0..TRIES).map(|seed| sorted(some(seed, 2))).collect()),
        ("a fifth of the columns, shuffled", (0..TRIES).map(|seed| some(seed, 5)).collect()),
    ]
}

#[test]
fn never_taken_for_another_tool() {
    let (mut matrix, mut wrong) = (String::new(), Vec::new());
    for (path, expected, ..) in FILES {
        let Some(file) = export(path) else { continue };
        let original = open_at(&file);
        let mut rows = Vec::new();
        original.sheet.table.rows(|_, cells| {
            rows.push(cells.iter().map(|cell| cell.to_text()).collect::<Vec<_>>());
            rows.len() < 60
        });
        let headings = &original.sheet.layout.headings;
        let answers: Vec<usize> =
            (0..headings.len()).filter(|i| !matches!(headings[*i].role, Role::Metadata(_))).collect();
        write!(matrix, "| `{path}` |").unwrap();
        for (way, tries) in ways(&answers, headings.len()) {
            let mut own = 0;
            for columns in tries.iter().filter(|columns| !columns.is_empty()) {
                let export = opened("vienti (3).txt", rewritten(&rows, columns));
                let found = tool(&export);
                own += usize::from(found == *expected);
                if found != *expected && found != Tool::Generic {
                    wrong.push(format!("{path}, {way}: {found:?}, {:?}", export.sheet.recognition));
                }
            }
            write!(matrix, " {own}/{} |", tries.len()).unwrap();
            let by_order = TOLD_BY_ORDER.iter().any(|begin| path.starts_with(begin));
            let must = match way {
                // A data file of SPSS is told by its first bytes.
                _ if *expected == Tool::Spss => false,
                "renamed" => true,
                "shuffled" => !by_order,
                "without metadata" => WITHOUT_METADATA.contains(path),
                _ => false,
            };
            if must && own < tries.len() {
                wrong.push(format!("{path}, {way}: recognised {own} times of {}", tries.len()));
            }
        }
        matrix.push('\n');
    }
    // For the table in `docs/exports.md`.
    let _ = writeln!(std::io::stderr(), "{matrix}");
    assert!(wrong.is_empty(), "{}\n{matrix}", wrong.join("\n"));
}

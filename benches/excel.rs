//! Reading workbooks beside calamine alone, in one run: `cargo bench --bench excel [-- ROWS…]`.
//!
//! calamine opens the file and hands over every value of the sheet; mittari reads the same file into coded answers, with the
//! hash of the file, its recognition, merged headers, formulas and tables. Both use one core, so that time is processor time;
//! they take turns, and the least of each counts.
#![allow(
    clippy::pedantic,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    missing_docs,
    clippy::print_stdout,
    reason = "how a benchmark is phrased is up to it"
)]

use std::fmt::Write;
use std::hint::black_box;
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx};
use mittari::ingest;
use mittari::survey::Survey;
use rust_xlsxwriter::Workbook;

const QUESTIONS: usize = 41;
const TURNS: usize = 7;
const OPTIONS: [&str; 5] = [
    "Täysin eri mieltä",
    "Jokseenkin eri mieltä",
    "Ei samaa eikä eri mieltä",
    "Jokseenkin samaa mieltä",
    "Täysin samaa mieltä",
];

fn main() {
    let rows: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let rows = if rows.is_empty() { vec![20_000, 100_000] } else { rows };
    println!("| rows | calamine s | mittari s | ratio |\n|--:|--:|--:|--:|");
    for rows in rows {
        let folder = tempfile::tempdir().unwrap();
        write_survey(folder.path(), rows);
        let (survey, _) = Survey::load(folder.path()).ok().unwrap();
        let (mut theirs, mut ours) = (Duration::MAX, Duration::MAX);
        for _ in 0..TURNS {
            theirs = theirs.min(timed(|| values(&folder.path().join("a.xlsx"))));
            ours = ours.min(timed(|| ingest::read(&survey).ok().unwrap()));
        }
        let (theirs, ours) = (theirs.as_secs_f64(), ours.as_secs_f64());
        println!("| {rows} | {theirs:.3} | {ours:.3} | {:.2} |", ours / theirs);
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let began = Instant::now();
    black_box(work());
    began.elapsed()
}

/// What calamine alone needs to hand over the values of a file.
fn values(file: &Path) -> usize {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(std::fs::read(file).unwrap())).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    black_box(sheet.used_cells().count())
}

/// A survey of 42 columns with labels, and its export.
fn write_survey(folder: &Path, rows: usize) {
    let mut definition = String::from(
        "format = 1\n[survey]\ntitle = \"K\"\nlanguages = [\"fi\"]\n[[wave]]\nid = \"a\"\nresponses = [\"a.xlsx\"]\n\
         [[question]]\nid = \"unit\"\ntopic = \"background\"\nkind = \"category\"\ntext = \"Yksikkö\"\n\
         [answers.agreement]\npositive = [4, 5]\noptions = [\n",
    );
    for (i, option) in OPTIONS.iter().enumerate() {
        writeln!(definition, "{{ code = {}, text = \"{option}\" }},", i + 1).unwrap();
    }
    definition.push_str("]\n");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Yksikkö").unwrap();
    for i in 0..QUESTIONS {
        writeln!(
            definition,
            "[[question]]\nid = \"q{i}\"\ntopic = \"impact\"\nkind = \"choice\"\nanswers = \"agreement\"\ntext = \"Väittämä {i}\""
        )
        .unwrap();
        sheet.write(0, i as u16 + 1, format!("Väittämä {i}")).unwrap();
    }
    // Made up, the same every time, and no pattern that a branch predictor learns.
    let mut state = 1_u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for row in 1..=rows as u32 {
        sheet.write(row, 0, format!("Yksikkö {}", draw(50))).unwrap();
        for i in 0..QUESTIONS {
            sheet.write(row, i as u16 + 1, OPTIONS[draw(5) as usize]).unwrap();
        }
    }
    std::fs::write(folder.join("survey.toml"), definition).unwrap();
    book.save(folder.join("a.xlsx")).unwrap();
}

//! The parts where time could go: reading, counting, protecting, ranks, resampling. `cargo bench --bench parts`.
#![allow(clippy::pedantic, clippy::unwrap_used, missing_docs, reason = "how a benchmark is phrased is up to it")]

use std::fmt::Write;
use std::path::PathBuf;

use divan::Bencher;
use divan::counter::ItemsCount;
use mittari::responses::Responses;
use mittari::stats::Confidence;
use mittari::stats::alpha_bootstrap::alpha_bootstrap_interval;
use mittari::stats::rank_test;
use mittari::survey::Survey;
use mittari::{analysis, disclosure, ingest};

fn main() {
    divan::main();
}

const ROWS: [usize; 3] = [1_000, 10_000, 100_000];
const QUESTIONS: usize = 40;
const OPTIONS: [&str; 5] = [
    "Täysin eri mieltä",
    "Jokseenkin eri mieltä",
    "Ei samaa eikä eri mieltä",
    "Jokseenkin samaa mieltä",
    "Täysin samaa mieltä",
];

/// A survey with a scale of five answers, ready for questions.
const AGREEMENT: &str = "format = 1\n[survey]\ntitle = \"K\"\nlanguages = [\"fi\"]\n[[wave]]\nid = \"a\"\nresponses = [\"a.csv\"]\n\
    [answers.agreement]\npositive = [4, 5]\noptions = [ { code = 1, text = \"Täysin eri mieltä\" }, \
    { code = 2, text = \"Jokseenkin eri mieltä\" }, { code = 3, text = \"Ei samaa eikä eri mieltä\" }, \
    { code = 4, text = \"Jokseenkin samaa mieltä\" }, { code = 5, text = \"Täysin samaa mieltä\" } ]\n";

/// A survey with an export of so many made-up rows in a folder of its own.
fn survey(rows: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::from("Yksikkö");
    let mut definition = String::from(
        "format = 1\n[survey]\ntitle = \"K\"\nlanguages = [\"fi\"]\n[[wave]]\nid = \"a\"\nresponses = [\"a.csv\"]\n\
         [[question]]\nid = \"unit\"\ntopic = \"background\"\nkind = \"category\"\ntext = \"Yksikkö\"\n\
         [[group]]\nquestion = \"unit\"\n[answers.agreement]\npositive = [4, 5]\noptions = [\n",
    );
    for (i, option) in OPTIONS.iter().enumerate() {
        writeln!(definition, "{{ code = {}, text = \"{option}\" }},", i + 1).unwrap();
    }
    definition.push_str("]\n");
    for i in 0..QUESTIONS {
        write!(text, ";Väittämä {i}").unwrap();
        writeln!(
            definition,
            "[[question]]\nid = \"q{i}\"\ntopic = \"impact\"\nkind = \"choice\"\nanswers = \"agreement\"\n\
             text = \"Väittämä {i}\"\n[[indicator]]\nid = \"q{i}\"\nmeasure = \"rate\"\nquestion = \"q{i}\"\nheadline = true"
        )
        .unwrap();
    }
    // Multiplicative congruence: made up, the same every time, and no pattern that a branch predictor learns.
    let mut state = 1_u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for _ in 0..rows {
        write!(text, "\nYksikkö {}", draw(50)).unwrap();
        for _ in 0..QUESTIONS {
            write!(text, ";{}", OPTIONS[draw(5) as usize]).unwrap();
        }
    }
    std::fs::write(folder.path().join("survey.toml"), definition).unwrap();
    std::fs::write(folder.path().join("a.csv"), text).unwrap();
    let path = folder.path().to_path_buf();
    (folder, path)
}

fn read(rows: usize) -> (Survey, Responses) {
    let (_folder, path) = survey(rows);
    let (survey, _) = Survey::load(&path).ok().unwrap();
    let (responses, _) = ingest::read(&survey).ok().unwrap();
    (survey, responses)
}

/// From bytes to codes: linear in cells.
#[divan::bench(args = ROWS)]
fn read_csv(bencher: Bencher<'_, '_>, rows: usize) {
    let (_folder, path) = survey(rows);
    let (survey, _) = Survey::load(&path).ok().unwrap();
    bencher.counter(ItemsCount::new(rows * (QUESTIONS + 1))).bench(|| ingest::read(&survey).ok().unwrap());
}

/// All figures by 50 groups from coded answers: one pass a question and background question.
#[divan::bench(args = ROWS)]
fn analyse(bencher: Bencher<'_, '_>, rows: usize) {
    let (survey, responses) = read(rows);
    bencher.counter(ItemsCount::new(rows * QUESTIONS)).bench(|| analysis::analyse(&survey, &responses));
}

/// Disclosure control of 40 figures by 50 groups: does not grow with the answers.
#[divan::bench(args = ROWS)]
fn protect(bencher: Bencher<'_, '_>, rows: usize) {
    let (survey, responses) = read(rows);
    let figures = analysis::analyse(&survey, &responses);
    bencher.bench(|| disclosure::protect(&survey, figures.clone()));
}

/// The survey by which protection is judged: 60 groups of very different size × 40 questions × 5 answers, 3,000 people, by
/// three background questions that overlap; protected, and attacked once more from outside.
#[divan::bench(args = [1, 3], sample_count = 5)]
fn protect_and_audit(bencher: Bencher<'_, '_>, background: usize) {
    let folder = tempfile::tempdir().unwrap();
    let (mut definition, mut text) = (String::from(AGREEMENT), String::from("Id"));
    for i in 0..QUESTIONS {
        write!(text, ";Väittämä {i}").unwrap();
        writeln!(
            definition,
            "[[question]]\nid = \"q{i}\"\ntopic = \"impact\"\nkind = \"choice\"\nanswers = \"agreement\"\n\
             text = \"Väittämä {i}\"\n[[indicator]]\nid = \"q{i}\"\nmeasure = \"rate\"\nquestion = \"q{i}\"\nheadline = true"
        )
        .unwrap();
    }
    for by in 0..background {
        write!(text, ";Tausta {by}").unwrap();
        writeln!(
            definition,
            "[[question]]\nid = \"by{by}\"\ntopic = \"background\"\nkind = \"category\"\ntext = \"Tausta {by}\"\n\
             [[group]]\nquestion = \"by{by}\""
        )
        .unwrap();
    }
    let mut state = 1_u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for row in 0..3_000 {
        write!(text, "\n{row}").unwrap();
        for _ in 0..QUESTIONS {
            write!(text, ";{}", OPTIONS[draw(5) as usize]).unwrap();
        }
        for by in 0..background {
            // Of the cube of an even draw most is small: some groups have hundreds of people and many a few.
            let groups = [60.0, 12.0, 7.0][by];
            let even = draw(1_000_000) as f64 / 1e6;
            write!(text, ";Ryhmä {}", (even.powi(3) * groups) as usize).unwrap();
        }
    }
    std::fs::write(folder.path().join("survey.toml"), definition).unwrap();
    std::fs::write(folder.path().join("a.csv"), text).unwrap();
    let (survey, _) = Survey::load(folder.path()).ok().unwrap();
    let (responses, _) = ingest::read(&survey).ok().unwrap();
    let figures = analysis::analyse(&survey, &responses);
    bencher.bench(|| {
        let results = disclosure::protect(&survey, figures.clone());
        assert_eq!(results.disclosure.attack_passed, Some(true));
        let record = mittari::report::record(&results);
        disclosure::audit::attack(&record, &disclosure::audit::Known::nothing()).unwrap()
    });
}

/// Ranks of two groups with many ties: n log n.
#[divan::bench(args = [1_000, 100_000, 1_000_000])]
fn ranks(bencher: Bencher<'_, '_>, n: usize) {
    let answers = |shift: usize| (0..n).map(|i| ((i * 7919 + shift) % 11) as f64).collect::<Vec<_>>();
    let (a, b) = (answers(0), answers(3));
    bencher.counter(ItemsCount::new(2 * n)).bench(|| rank_test::mann_whitney(&a, &b));
}

/// 20,000 resamples of 160 people's answers to five questions.
#[divan::bench(sample_count = 3)]
fn bootstrap(bencher: Bencher<'_, '_>) {
    let item = |q: usize| (0..160).map(|i| Some(((i * 7919 + q * 31 + i / 7) % 5) as f64)).collect::<Vec<_>>();
    let items: Vec<Vec<Option<f64>>> = (0..5).map(item).collect();
    bencher.bench(|| alpha_bootstrap_interval(&items, Confidence::DEFAULT));
}

/// Two waves of a survey whose people are recognised by a code: linking is by hash, 16 bytes a row.
#[divan::bench(args = [1_000, 10_000, 100_000])]
fn link(bencher: Bencher<'_, '_>, rows: usize) {
    let folder = tempfile::tempdir().unwrap();
    let wave = |name: &str, offset: usize| {
        let mut text = String::from("Code;Helped\n");
        for i in 0..rows {
            writeln!(text, "c{};{}", i * 7919 % (2 * rows) + offset, ["yes", "no"][i % 2]).unwrap();
        }
        std::fs::write(folder.path().join(name), text).unwrap();
    };
    wave("a.csv", 0);
    wave("b.csv", rows / 2);
    let definition = "format = 1\n[survey]\ntitle = \"K\"\nlanguages = [\"en\"]\n[[wave]]\nid = \"a\"\n\
        responses = [\"a.csv\"]\n[[wave]]\nid = \"b\"\nresponses = [\"b.csv\"]\n[link]\ncolumns = [\"Code\"]\n\
        [answers.agreement]\npositive = [2]\noptions = [ { code = 1, text = \"no\" }, { code = 2, text = \"yes\" } ]\n\
        [[question]]\nid = \"helped\"\ntopic = \"impact\"\nkind = \"choice\"\nanswers = \"agreement\"\n\
        text = \"Helped\"\n";
    std::fs::write(folder.path().join("survey.toml"), definition).unwrap();
    let (survey, _) = Survey::load(folder.path()).ok().unwrap();
    bencher.counter(ItemsCount::new(2 * rows)).bench(|| ingest::read(&survey).ok().unwrap());
}

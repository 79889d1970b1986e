//! The parts where time could go: reading, counting, protecting, ranks, resampling. `cargo bench --bench parts`.
#![allow(clippy::pedantic, clippy::unwrap_used, missing_docs, reason = "how a benchmark is phrased is up to it")]

use std::fmt::Write;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use mittari::responses::{Builder, Cells, Codes, LinkRules, Responses};
use mittari::stats::Confidence;
use mittari::stats::alpha_bootstrap::alpha_bootstrap_interval;
use mittari::stats::rank_test;
use mittari::survey::{Survey, Wave};
use mittari::{analysis, disclosure, ingest};

fn main() {
    divan::main();
}

/// Where the compiler has not made it fast, once and small is enough.
const FEW: bool = cfg!(debug_assertions);
const ROWS: &[usize] = if FEW { &[1_000] } else { &[1_000, 10_000, 100_000] };
const MANY: &[usize] = if FEW { &[1_000] } else { &[10_000, 100_000, 1_000_000] };
const WAVES: [&str; 3] = ["a", "b", "c"];
const GROUPS: u64 = 50;
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

/// A survey of so many waves in a folder of its own, each with an export of this name; its figures are told by these
/// measures in turn.
fn survey(waves: &[&str], measures: &[&str]) -> (tempfile::TempDir, Survey) {
    let folder = tempfile::tempdir().unwrap();
    let mut definition = String::from("format = 1\n[survey]\ntitle = \"K\"\nlanguages = [\"fi\"]\n");
    for wave in waves {
        writeln!(definition, "[[wave]]\nid = \"{wave}\"\nresponses = [\"{wave}.csv\"]").unwrap();
    }
    definition.push_str(
        "[[question]]\nid = \"unit\"\ntopic = \"background\"\nkind = \"category\"\ntext = \"Yksikkö\"\n\
         [[group]]\nquestion = \"unit\"\n[answers.agreement]\npositive = [4, 5]\noptions = [\n",
    );
    for (i, option) in OPTIONS.iter().enumerate() {
        writeln!(definition, "{{ code = {}, text = \"{option}\" }},", i + 1).unwrap();
    }
    definition.push_str("]\n");
    for i in 0..QUESTIONS {
        writeln!(
            definition,
            "[[question]]\nid = \"q{i}\"\ntopic = \"impact\"\nkind = \"choice\"\nanswers = \"agreement\"\n\
             text = \"Väittämä {i}\"\n[[indicator]]\nid = \"q{i}\"\nmeasure = \"{}\"\nquestion = \"q{i}\"\nheadline = true",
            measures[i % measures.len()]
        )
        .unwrap();
    }
    std::fs::write(folder.path().join("survey.toml"), definition).unwrap();
    let (survey, _) = Survey::load(folder.path()).ok().unwrap();
    (folder, survey)
}

/// Numbers by multiplicative congruence: made up, the same every time, and no pattern that a branch predictor learns.
fn draws() -> impl FnMut(u64) -> u64 {
    let mut state = 1_u64;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    }
}

/// The export of one wave; with quotes around every cell, as some tools write them.
fn export(rows: usize, quote: &str) -> String {
    let mut text = String::from("Yksikkö");
    for i in 0..QUESTIONS {
        write!(text, ";Väittämä {i}").unwrap();
    }
    let mut draw = draws();
    for _ in 0..rows {
        write!(text, "\n{quote}Yksikkö {}{quote}", draw(GROUPS)).unwrap();
        for _ in 0..QUESTIONS {
            write!(text, ";{quote}{}{quote}", OPTIONS[draw(5) as usize]).unwrap();
        }
    }
    text
}

/// Coded answers of three waves, without an export.
fn coded(rows: usize, measures: &[&str]) -> (tempfile::TempDir, Survey, Responses) {
    let (folder, survey) = survey(&WAVES, measures);
    let mut draw = draws();
    let mut wave = |wave: &Wave| {
        let mut builder = Builder::new(&survey, wave);
        for (_, cells) in builder.columns() {
            match cells {
                Cells::Levels(codes, levels) => {
                    levels.extend((0..GROUPS).map(|group| format!("Yksikkö {group}")));
                    codes.extend((0..rows).map(|_| draw(GROUPS) as u32));
                }
                Cells::Codes(codes) => codes.extend((0..rows).map(|_| draw(5) as u8)),
                _ => {}
            }
        }
        builder.finish().unwrap()
    };
    let waves = survey.waves().iter().map(&mut wave).collect();
    (folder, survey, Responses { waves, links: Vec::new(), participation: None })
}

/// From bytes to codes: linear in bytes, on all cores.
#[divan::bench(args = ROWS)]
fn read_csv(bencher: Bencher<'_, '_>, rows: usize) {
    read(bencher, &export(rows, ""));
}

/// The same with quotes around every cell.
#[divan::bench(args = ROWS)]
fn read_quoted_csv(bencher: Bencher<'_, '_>, rows: usize) {
    read(bencher, &export(rows, "\""));
}

fn read(bencher: Bencher<'_, '_>, text: &str) {
    let (folder, survey) = survey(&["a"], &["rate"]);
    std::fs::write(folder.path().join("a.csv"), text).unwrap();
    bencher.counter(BytesCount::of_str(text)).bench(|| ingest::read(&survey).ok().unwrap());
}

/// All figures of three waves by 50 groups from coded answers: one pass a question and background question, so linear
/// in answers; what follows grows with groups and different answers.
#[divan::bench(args = MANY, sample_count = 5)]
fn analyse(bencher: Bencher<'_, '_>, rows: usize) {
    let (_folder, survey, responses) = coded(rows, &["rate"]);
    bencher.counter(ItemsCount::new(rows * QUESTIONS * WAVES.len())).bench(|| analysis::analyse(&survey, &responses));
}

/// The same of people who are linked, nine in ten from each wave to the next: rates, means and medians in turn, each with
/// a table of first and second answers. Linear in answers.
#[divan::bench(args = MANY, sample_count = 5)]
fn analyse_linked(bencher: Bencher<'_, '_>, rows: usize) {
    let (_folder, survey, mut responses) = coded(rows, &["rate", "mean", "rate", "median"]);
    let codes: Vec<Option<Codes>> = (0..WAVES.len()).map(|wave| Some(codes_from(wave * rows / 10, rows))).collect();
    responses.link(&codes, None, LinkRules { parts: 3, tolerant: false, error_budget: 0.01 });
    bencher.counter(ItemsCount::new(rows * QUESTIONS * WAVES.len())).bench(|| analysis::analyse(&survey, &responses));
}

/// Disclosure control of 40 figures in three waves by 50 groups: grows with the cells that are published, and not with
/// the answers.
#[divan::bench(args = MANY, sample_count = 5)]
fn protect(bencher: Bencher<'_, '_>, rows: usize) {
    let (_folder, survey, responses) = coded(rows, &["rate"]);
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
#[divan::bench(args = MANY, sample_count = 5)]
fn ranks(bencher: Bencher<'_, '_>, n: usize) {
    let answers = |shift: usize| (0..n).map(|i| ((i * 7919 + shift) % 11) as f64).collect::<Vec<_>>();
    let (a, b) = (answers(0), answers(3));
    bencher.counter(ItemsCount::new(2 * n)).bench(|| rank_test::mann_whitney(&a, &b));
}

/// 20,000 resamples of 160 people's answers to five questions: resamples × answers.
#[divan::bench(sample_count = 3)]
fn bootstrap(bencher: Bencher<'_, '_>) {
    let item = |q: usize| (0..160).map(|i| Some(((i * 7919 + q * 31 + i / 7) % 5) as f64)).collect::<Vec<_>>();
    let items: Vec<Vec<Option<f64>>> = (0..5).map(item).collect();
    bencher.bench(|| alpha_bootstrap_interval(&items, Confidence::DEFAULT));
}

/// Codes of two waves, each of so many people of whom half are in both; hashed as they are read, 12 bytes a person.
fn codes(rows: usize) -> [Option<Codes>; 2] {
    [0, rows / 2].map(|first| Some(codes_from(first, rows)))
}

/// Codes of so many people from the `first` on, in no order.
fn codes_from(first: usize, rows: usize) -> Codes {
    let mut codes = Codes::default();
    for row in 0..rows {
        let person = row * 7919 % rows + first;
        codes.push(row, [format!("{}", person % 31), format!("nimi{person}"), format!("{}", person / 31)].into_iter());
    }
    codes
}

/// Hashing the three parts of a code: linear.
#[divan::bench(args = MANY, sample_count = 5)]
fn hash_codes(bencher: Bencher<'_, '_>, rows: usize) {
    bencher.counter(ItemsCount::new(2 * rows)).bench(|| codes(rows));
}

/// The same people in two waves by equal codes and by codes with one differing part: n log n.
#[divan::bench(args = MANY, sample_count = 5)]
fn link(bencher: Bencher<'_, '_>, rows: usize) {
    let codes = codes(rows);
    let rules = LinkRules { parts: 3, tolerant: true, error_budget: 0.01 };
    let responses = Responses { waves: Vec::new(), links: Vec::new(), participation: None };
    bencher.counter(ItemsCount::new(2 * rows)).bench(|| responses.clone().link(&codes, None, rules));
}

//! Thousands of made-up surveys: what is hidden stays hidden, and not much more is hidden than must be.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use mittari::disclosure::audit::{Known, attack};
use mittari::results::{GroupValue, Results};
use mittari::{analysis, disclosure};
use rayon::prelude::*;

use crate::mittari::{read, results};

/// A survey of some shape: options, background questions with so many groups, waves.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) options: usize,
    pub(super) groups: Vec<usize>,
    pub(super) questions: usize,
    /// Per wave: a respondent's groups (by background question; `None` left empty) and answers.
    pub(super) waves: Vec<Vec<Person>>,
}

#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) groups: Vec<Option<usize>>,
    pub(super) answers: Vec<Option<usize>>,
}

/// Splitmix (Steele, Lea & Flood 2014): the same surveys everywhere.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    /// From 0 up to, not including, 1.
    fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// One of `low..=high`.
    pub(super) fn from(&mut self, low: usize, high: usize) -> usize {
        low + (self.share() * (high - low + 1) as f64) as usize
    }
}

/// A survey with up to so many people and groups; up to three background questions and three waves.
pub(super) fn shape(seed: u64, people: usize, most_groups: usize) -> Shape {
    let mut chance = Chance(seed);
    let (options, questions, waves) = (chance.from(2, 7), chance.from(1, 3), chance.from(1, 3));
    let groups: Vec<usize> = (0..chance.from(1, 3)).map(|_| chance.from(2, most_groups)).collect();
    let blank = chance.share() * 0.12;
    let person = |chance: &mut Chance| Person {
        // Squared, so that groups are of very different size.
        groups: (groups.iter())
            .map(|n| (chance.share() > 0.01).then(|| (chance.share().powi(2) * *n as f64) as usize))
            .collect(),
        answers: (0..questions)
            .map(|_| (chance.share() > blank).then(|| ((1.0 - chance.share().powi(2)) * options as f64) as usize))
            .map(|answer| answer.map(|a| a.min(options - 1)))
            .collect(),
    };
    let waves = (0..waves).map(|_| (0..chance.from(1, people)).map(|_| person(&mut chance)).collect()).collect();
    Shape { options, groups, questions, waves }
}

impl Shape {
    pub(super) fn definition(&self) -> String {
        let mut text = String::from("format = 1\n[survey]\ntitle = \"Arvottu\"\nlanguages = [\"fi\"]\n");
        for wave in 0..self.waves.len() {
            let _ = write!(text, "[[wave]]\nid = \"w{wave}\"\nresponses = [\"w{wave}.csv\"]\n");
        }
        let options: Vec<String> =
            (1..=self.options).map(|code| format!("{{ code = {code}, fi = \"v{code}\" }}")).collect();
        let positive: Vec<String> = (self.options / 2 + 1..=self.options).map(|code| code.to_string()).collect();
        let _ =
            write!(text, "[answers.scale]\noptions = [{}]\npositive = [{}]\n", options.join(", "), positive.join(", "));
        for q in 0..self.questions {
            let _ = write!(
                text,
                "[[question]]\nid = \"q{q}\"\ntopic = \"wellbeing\"\nkind = \"choice\"\nanswers = \"scale\"\ntext = \"q{q}\"\n"
            );
            let _ = write!(
                text,
                "[[indicator]]\nid = \"r{q}\"\nmeasure = \"rate\"\nquestion = \"q{q}\"\nheadline = true\n"
            );
        }
        let _ = write!(
            text,
            "[[indicator]]\nid = \"top\"\nmeasure = \"rate\"\nquestion = \"q0\"\npositive = [{}]\n",
            self.options
        );
        let _ = write!(text, "[[indicator]]\nid = \"mean\"\nmeasure = \"mean\"\nquestion = \"q0\"\n");
        for g in 0..self.groups.len() {
            let _ = write!(
                text,
                "[[question]]\nid = \"g{g}\"\ntopic = \"background\"\nkind = \"category\"\ntext = \"g{g}\"\n[[group]]\nquestion = \"g{g}\"\n"
            );
        }
        text
    }

    fn export(&self, wave: usize) -> String {
        let names = |prefix: char, n: usize| (0..n).map(|i| format!(";{prefix}{i}")).collect::<String>();
        let mut text = format!("id{}{}\n", names('q', self.questions), names('g', self.groups.len()));
        for person in &self.waves[wave] {
            text.push('x');
            for answer in &person.answers {
                let _ = write!(text, ";{}", answer.map(|a| format!("v{}", a + 1)).unwrap_or_default());
            }
            for (g, group) in person.groups.iter().enumerate() {
                let _ = write!(text, ";{}", group.map(|n| format!("group {g}-{n}")).unwrap_or_default());
            }
            text.push('\n');
        }
        text
    }

    pub(super) fn published(&self) -> Option<Results> {
        let folder = tempfile::tempdir().unwrap();
        self.write(folder.path());
        results(folder.path()).ok().map(|(_, results)| results)
    }

    /// The survey and its exports.
    pub(super) fn write(&self, folder: &Path) {
        fs::write(folder.join("survey.toml"), self.definition()).unwrap();
        for wave in 0..self.waves.len() {
            fs::write(folder.join(format!("w{wave}.csv")), self.export(wave)).unwrap();
        }
    }

    /// People of a group, and how many of them gave answers `from` and up to question `q`, and any.
    pub(super) fn count(&self, wave: usize, by: usize, group: usize, q: usize, from: usize) -> (u64, u64, u64) {
        let members = self.waves[wave].iter().filter(|p| p.groups[by] == Some(group));
        members.fold((0, 0, 0), |(people, k, n), p| {
            let answer = p.answers[q];
            (people + 1, k + u64::from(answer.is_some_and(|a| a >= from)), n + u64::from(answer.is_some()))
        })
    }
}

/// Surveys that each test looks at every time.
const MANY: u64 = 60;

/// Surveys of the long run: `cargo test --release --test all -- --ignored thousands`.
const THOUSANDS: u64 = 3_000;

/// Publishes a survey and attacks what is published from outside. Shapes are made again from their seed.
fn attacked(seed: u64) {
    let folder = tempfile::tempdir().unwrap();
    shape(seed, 160, 40).write(folder.path());
    let Ok((survey, responses)) = read(folder.path()) else { return };
    let figures = analysis::analyse(&survey, &responses);
    let everybody = disclosure::known(&figures);
    let results = disclosure::protect(&survey, figures);
    assert_eq!(results.disclosure.attack_passed, Some(true), "seed {seed}");
    let record = serde_json::to_vec(&results).unwrap();
    // Who knows nothing, and who knows which groups everybody is in.
    for known in [Known::nothing(), everybody] {
        assert_eq!(attack(&record, &known).unwrap().leaks, [], "seed {seed}");
    }
}

#[test]
fn no_report_gives_a_hidden_number_away() {
    (0..MANY).into_par_iter().for_each(attacked);
}

#[test]
#[ignore = "takes a quarter of an hour optimised, an hour otherwise"]
fn thousands_of_surveys() {
    (0..THOUSANDS).into_par_iter().for_each(attacked);
    told(&(0..THOUSANDS).into_par_iter().filter_map(Needless::of).collect::<Vec<_>>());
}

/// Of cells that need no protection, at most 15 % are hidden on average.
#[test]
fn little_is_hidden() {
    told(&(0..MANY).into_par_iter().filter_map(Needless::of).collect::<Vec<_>>());
}

/// Cells of a survey that need no protection, and how many of them are hidden.
struct Needless {
    hidden: f64,
    all: f64,
}

impl Needless {
    fn of(seed: u64) -> Option<Self> {
        let shape = shape(seed, 500, 40);
        let results = shape.published()?;
        let (mut hidden, mut all) = (0.0, 0.0);
        for wave in 0..shape.waves.len() {
            for by in 0..shape.groups.len() {
                for group in 0..shape.groups[by] {
                    for q in 0..shape.questions {
                        let (people, k, n) = shape.count(wave, by, group, q, shape.options / 2);
                        let needs = people < 5 || n < 5 || (n < 10 && (k == 0 || k == n));
                        if needs {
                            continue;
                        }
                        let name = GroupValue::Text(format!("group {by}-{group}"));
                        let shown = results.estimates.iter().any(|e| {
                            e.indicator == format!("r{q}")
                                && e.wave == format!("w{wave}")
                                && !e.hidden
                                && e.group.as_ref().is_some_and(|g| g.value == name)
                        });
                        all += 1.0;
                        hidden += f64::from(u8::from(!shown));
                    }
                }
            }
        }
        (all > 0.0).then_some(Self { hidden, all })
    }
}

#[expect(clippy::print_stdout, reason = "the share is told where tests are run with their output")]
fn told(surveys: &[Needless]) {
    let of_cells = surveys.iter().map(|s| s.hidden).sum::<f64>() / surveys.iter().map(|s| s.all).sum::<f64>();
    let per_survey = surveys.iter().map(|s| s.hidden / s.all).sum::<f64>() / surveys.len() as f64;
    println!(
        "hidden of what needs no protection: {:.1} % of cells, {:.1} % per survey ({} surveys)",
        100.0 * of_cells,
        100.0 * per_survey,
        surveys.len()
    );
    assert!(of_cells < 0.15 && per_survey < 0.15, "{of_cells}, {per_survey}");
}

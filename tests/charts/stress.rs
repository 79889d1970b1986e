//! Surveys that are hard to draw: long names, one group and thirty, answers that nobody chose or everybody, hidden groups,
//! and one respondent more than the fewest.

use std::fmt::Write;

use mittari::charts::{self, Chart};
use mittari::language::Language;
use mittari::report::{self, document::Block};
use mittari::results::Results;
use mittari::survey::Survey;
use tempfile::TempDir;

use crate::mittari::{project_text, results};

/// How people answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
    /// In many ways, a little better each round; no organisation like another.
    Mixed,
    /// All favourably, in every round.
    AllPositive,
}

/// A survey by the sizes of its organisations.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) units: &'static [usize],
    pub(super) answers: Answers,
}

pub(super) const CASES: [Case; 5] = [
    Case { name: "thirty", units: &[14; 30], answers: Answers::Mixed },
    Case { name: "one-group", units: &[44], answers: Answers::Mixed },
    Case { name: "hidden", units: &[25, 18, 12, 11, 7, 4, 3, 2, 1], answers: Answers::Mixed },
    Case { name: "all-positive", units: &[16, 14, 12, 12, 11, 10], answers: Answers::AllPositive },
    Case { name: "one-over-the-minimum", units: &[6], answers: Answers::Mixed },
];

pub(super) const LANGUAGES: [Language; 3] = [Language::Fi, Language::Sv, Language::En];

/// Names of organisations: each `{}` is replaced by its number.
const UNITS: [[&str; 3]; 3] = [
    [
        "Itä-Uudenmaan hyvinvointialueen ikääntyneiden kotihoitopalveluyksikkö {}",
        "Hemvårdsenheten för äldre i Östra Nylands välfärdsområde {}",
        "Home care unit for older people, Itä-Uusimaa wellbeing services county {}",
    ],
    ["Koneistamo {} Oy", "Verkstad {} Ab", "Machine shop {}"],
    [
        "Ammattikorkeakouluopiskelijavalintayhteistyöverkosto {}",
        "Yrkeshögskolestuderandeantagningssamarbetsnätverket {}",
        "Network {} for co-operation in student admissions",
    ],
];

impl Case {
    /// The survey, in a folder of its own.
    pub(super) fn folder(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("survey.toml", &self.definition());
        for (round, wave) in ["start", "middle", "end"].into_iter().enumerate() {
            write(&format!("{wave}.csv"), &self.responses(round));
        }
        write("log.csv", &self.log());
        folder
    }

    /// What is published of it.
    pub(super) fn results(&self) -> (Survey, Results) {
        results(self.folder().path()).unwrap_or_else(|problems| panic!("{}: {problems:?}", self.name))
    }

    fn definition(&self) -> String {
        let mut text = project_text("tests/charts/long_names.toml");
        text.push_str("\n[answers.unit]\noptions = [\n");
        // One more than anybody chose.
        for unit in 0..=self.units.len() {
            let [fi, sv, en] = names(unit);
            writeln!(text, "    {{ code = {}, fi = \"{fi}\", sv = \"{sv}\", en = \"{en}\" }},", unit + 1).unwrap();
        }
        text.push_str("]\n");
        text
    }

    /// Everybody with their organisation.
    fn people(&self) -> impl Iterator<Item = (usize, usize)> {
        self.units.iter().enumerate().flat_map(|(unit, size)| std::iter::repeat_n(unit, *size)).enumerate()
    }

    fn responses(&self, round: usize) -> String {
        const SCALES: [(&str, i32); 8] = [
            ("satisfaction", 5),
            ("strain_1", -4),
            ("strain_2", -4),
            ("strain_3", -4),
            ("strain_4", -4),
            ("impact_1", 7),
            ("impact_2", 7),
            ("impact_3", 7),
        ];
        let mut text = String::from("code;unit;role;changed;recommend;channels;meetings");
        for (id, _) in SCALES {
            write!(text, ";{id}").unwrap();
        }
        text.push('\n');
        for (person, unit) in self.people() {
            let chance = |what: usize| noise(person, what, round);
            let is_positive = self.answers == Answers::AllPositive;
            // Nobody is an agency worker, and nobody read the union's magazine.
            let role = if chance(90) < 0.7 { 2 } else { 1 };
            let changed = if is_positive || chance(91) < 0.6 { 2 } else { 1 };
            let recommend = if is_positive { 10 } else { (chance(92).sqrt() * 10.99) as usize };
            let channels = if chance(93) < 0.5 { "1,4" } else { "2" };
            let meetings = (chance(94) * 8.99) as usize;
            write!(text, "p{person};{};{role};{changed};{recommend};{channels};{meetings}", unit + 1).unwrap();
            for (i, (_, options)) in SCALES.into_iter().enumerate() {
                // Better every round, and in every third organisation worse than in others.
                let lift = 0.12 * round as f64 + 0.08 * i as f64 - if unit % 3 == 2 { 0.3 } else { 0.0 };
                let level = (chance(i) * 0.75 + lift).clamp(0.0, 0.999);
                let best = f64::from(options.abs());
                // Ends of a scale are chosen in each round; the middle of one is chosen by nobody.
                let step = match person {
                    _ if is_positive => options.abs() - i32::from(person % 3 == 0),
                    0..7 => person as i32 % options.abs() + 1,
                    _ => (level * best) as i32 + 1,
                };
                let step = if options == 5 && step == 3 { 4 } else { step };
                let code = if options < 0 { options.abs() + 1 - step } else { step };
                write!(text, ";{code}").unwrap();
            }
            text.push('\n');
        }
        text
    }

    fn log(&self) -> String {
        let mut text = String::from("code;Organisaatio;Toiminta;Päivä;Ryhmä\n");
        for (person, unit) in self.people() {
            let name = &names(unit)[0];
            for day in 1..=(noise(person, 94, 2) * 8.99) as usize {
                writeln!(text, "p{person};{name};groups;{day}.3.2026;Ryhmä {}", person % 7).unwrap();
            }
            if person % 3 == 0 {
                writeln!(text, "p{person};{name};seminars;12.4.2026;").unwrap();
            }
        }
        text
    }
}

fn names(unit: usize) -> [String; 3] {
    UNITS[unit % UNITS.len()].map(|name| name.replace("{}", &(unit + 1).to_string()))
}

/// The same number from 0 to 1 for the same person, question and round.
fn noise(person: usize, what: usize, round: usize) -> f64 {
    // What people think changes a little from round to round: two of three answers stay.
    let round = if (person + what).is_multiple_of(3) { round } else { 0 };
    let mut bits = (person * 7919 + what * 104_729 + round * 1_299_709 + 12_345) as u64;
    for _ in 0..3 {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
    }
    (bits % 10_007) as f64 / 10_007.0
}

/// Every chart of the survey, each with a name: those of the report, and those that can be asked for alone.
pub(super) fn charts_of(survey: &Survey, results: &Results, language: Language) -> Vec<(String, Chart)> {
    let document = report::document(survey, results, language);
    let mut charts: Vec<Chart> = document
        .blocks
        .into_iter()
        .filter_map(|block| if let Block::Figure(figure) = block { Some(figure.chart) } else { None })
        .collect();
    let last = survey.last_round().map_or("", |wave| &wave.id);
    charts.extend(survey.questions().iter().filter_map(|q| charts::question(survey, results, language, last, &q.id)));
    for indicator in survey.indicators() {
        charts.extend(charts::indicator(survey, results, language, last, &indicator.id));
        charts.extend(charts::dose_of(survey, results, language, &indicator.id));
    }
    let named = charts.into_iter().enumerate();
    named.map(|(i, chart)| (format!("{i:02}-{}", chart.kind().name()), chart)).collect()
}

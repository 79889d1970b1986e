//! The attacks by name, played on published files: each works on the report of the naive writer and not on ours. Both
//! reports are made by the program from the same `survey.toml` and exports; the attacker knows the names of all groups
//! and how many people were invited.

/// What is given away by the form in which a figure is told: pictures, choices, scores, intervals.
mod forms;
/// Groups, and groups of groups.
mod groups;
/// Two rounds of the same people.
mod rounds;

use serde_json::Value;

use super::naive::{NAIVE, OURS, Story, record};
use crate::mittari::Played;

/// A survey of one round: a question, and background questions that split results.
fn survey(by: &[&str], more: &str) -> String {
    let mut text = String::from(
        "format = 1\n[survey]\ntitle = \"Attack\"\nlanguages = [\"en\"]\n[[wave]]\nid = \"w\"\nresponses = [\"w.csv\"]\n\
         [answers.a]\noptions = [{ code = 1, text = \"no\" }, { code = 2, text = \"partly\" }, { code = 3, text = \"yes\" }]\npositive = [3]\n\
         [[question]]\nid = \"q\"\ntopic = \"wellbeing\"\nkind = \"choice\"\nanswers = \"a\"\ntext = \"q\"\n\
         [[indicator]]\nid = \"rate\"\nmeasure = \"rate\"\nquestion = \"q\"\nheadline = true\n",
    );
    for question in by {
        text += &format!(
            "[[question]]\nid = \"{question}\"\ntopic = \"background\"\nkind = \"category\"\ntext = \"{question}\"\n[[group]]\nquestion = \"{question}\"\n"
        );
    }
    text + more
}

/// People who answer alike in background questions: their groups, how many they are, and how many of them say yes.
type People = (&'static [&'static str], usize, usize);

fn export(by: &[&str], people: &[People]) -> String {
    let mut text = format!("id;q;{}\n", by.join(";"));
    for (groups, n, yes) in people {
        for i in 0..*n {
            text += &format!("x;{};{}\n", if i < *yes { "yes" } else { "no" }, groups.join(";"));
        }
    }
    text
}

fn story(by: &[&str], people: &[People], more: &str) -> Story {
    Story { definition: survey(by, more), files: vec![("w.csv", export(by, people))], each: None }
}

/// The report of a round, as who holds it reads it.
struct Report(Value);

/// A group by its question and name.
type Group<'a> = Option<(&'a str, &'a str)>;

impl Report {
    fn is_of(entry: &Value, group: Group<'_>) -> bool {
        match group {
            None => entry["group"].is_null(),
            Some((question, name)) => entry["group"]["question"] == question && entry["group"]["value"] == name,
        }
    }

    fn entries(&self, kind: &str) -> impl Iterator<Item = &Value> {
        self.0[kind].as_array().unwrap().iter()
    }

    fn figure(&self, indicator: &str, wave: &str, group: Group<'_>) -> Option<&Value> {
        let mut figures = self.entries("estimates").filter(|e| e["indicator"] == indicator && e["wave"] == wave);
        figures.find(|entry| Self::is_of(entry, group)).filter(|entry| !entry["n"].is_null())
    }

    /// How many answered, and how many favourably; of a mean, the sum of the answers.
    fn sums(&self, indicator: &str, group: Group<'_>) -> Option<(u64, u64)> {
        let figure = self.figure(indicator, "w", group)?;
        let n = figure["n"].as_u64()?;
        let sum = |mean: f64| (mean * n as f64).round() as u64;
        Some((n, figure["count"].as_u64().or(figure["value"].as_f64().map(sum))?))
    }

    fn answered(&self, group: Group<'_>) -> Option<u64> {
        self.entries("response").find(|entry| Self::is_of(entry, group))?["answered"].as_u64()
    }
}

/// The total less all groups of which something is told: what those answered of whom nothing is.
struct Rest<'a> {
    /// Groups of which nothing is told.
    of: Vec<&'a str>,
    n: u64,
    sum: u64,
}

fn rest<'a>(report: &Report, indicator: &str, by: &str, names: &[&'a str]) -> Option<Rest<'a>> {
    let (mut n, mut sum) = report.sums(indicator, None)?;
    let mut of = Vec::new();
    for name in names {
        match report.sums(indicator, Some((by, name))) {
            Some((own, favourable)) => (n, sum) = (n - own, sum - favourable),
            None => of.push(*name),
        }
    }
    Some(Rest { of, n, sum })
}

/// What the total gives back of the only group of which nothing is told.
fn of_the_only_one(rest: &Rest<'_>) -> Option<(u64, u64)> {
    (rest.of.len() == 1).then_some((rest.n, rest.sum))
}

/// What an attack learns from the naive report, which the program's own audit finds too; from ours it learns nothing.
#[track_caller]
fn works_on_the_naive_report_only<T: PartialEq + std::fmt::Debug>(
    story: &Story,
    attack: impl Fn(&Report) -> Option<T>,
    learnt: T,
    told: &str,
) {
    let naive = story.naive();
    assert_eq!(attack(&Report(record(&naive, NAIVE))), Some(learnt), "the attack works");
    is_refused(naive, told);
    let ours = story.ours("json,html,svg,csv");
    assert_eq!(attack(&Report(record(&ours, OURS))), None);
    passes(ours);
}

#[track_caller]
fn is_refused(played: Played, told: &str) {
    let audit = played.then().args(["audit", NAIVE]).play();
    assert_eq!(audit.code, Some(1), "{}", audit.stdout);
    assert!(audit.stderr.contains(told), "{}", audit.stderr);
}

#[track_caller]
fn passes(played: Played) {
    let audit = played.then().args(["audit", OURS, "--survey", "kysely"]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
}

const TEAMS: [&str; 3] = ["Kalliola", "Niemi", "Suvanto"];

use mittari::results::{Change, Design, Results, Test, Verdict};
use mittari::stats::marginal_homogeneity::{MarginalTest, marginal_test};
use mittari::stats::paired_means::Pairs;
use mittari::stats::reliability::{Missing, item_covariance};
use mittari::stats::reliable_change::reliable_change;
use serde_json::Value;

use super::publish;
use crate::mittari::Mittari;

/// Three rounds, of which the middle one lacks the channel and the hours; a scale, a share, a median, a count, an
/// unordered question, groups.
pub(super) const ROUNDS: &str = r#"format = 1
[survey]
title = "Kysely"
languages = ["fi", "sv", "en"]
date = 2020-01-01

[[wave]]
id = "start"
responses = ["start.csv"]
[[wave]]
id = "middle"
responses = ["middle.csv"]
[[wave]]
id = "end"
responses = ["end.csv"]

[answers.agreement]
options = [
    { code = 1, fi = "1", sv = "1", en = "1" },
    { code = 2, fi = "2", sv = "2", en = "2" },
    { code = 3, fi = "3", sv = "3", en = "3" },
    { code = 4, fi = "4", sv = "4", en = "4" },
    { code = 5, fi = "5", sv = "5", en = "5" },
]
positive = [4, 5]
[answers.channel]
options = [
    { code = 1, fi = "p", sv = "p", en = "p" },
    { code = 2, fi = "m", sv = "m", en = "m" },
    { code = 3, fi = "t", sv = "t", en = "t" },
]

[[question]]
id = "a"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "A"
[[question]]
id = "b"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "B"
[[question]]
id = "c"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "C"
[[question]]
id = "channel"
topic = "participation"
kind = "category"
answers = "channel"
text = "D"
waves = ["start", "end"]
[[question]]
id = "hours"
topic = "workload"
kind = "number"
text = "E"
waves = ["start", "end"]
[[question]]
id = "town"
topic = "background"
kind = "category"
text = "F"

[[scale]]
id = "abc"
questions = ["a", "b", "c"]
score = "mean"
min_answered = 1.0

[[indicator]]
id = "copes"
measure = "rate"
question = "a"
headline = true
primary = true
[[indicator]]
id = "score"
measure = "mean"
scale = "abc"
headline = true
[[indicator]]
id = "hours_median"
measure = "median"
question = "hours"
[[indicator]]
id = "copers"
measure = "count"
question = "a"

[[group]]
question = "town"

[link]
columns = ["code"]
wrong_links = 0.0
"#;

/// Answers of person `i` in round 0, 1 or 2.
fn answers(i: usize, round: usize) -> [usize; 3] {
    let level = i % 5;
    let gain = usize::from(round > 0 && i.is_multiple_of(3)) * round;
    let item = |shift: usize| (level + gain + usize::from((i + shift).is_multiple_of(4))).min(4) + 1;
    [item(0), item(1), item(2)]
}

fn channel(i: usize, round: usize) -> usize {
    if round == 2 && i.is_multiple_of(4) { 3 } else { 1 + i % 3 }
}

fn file(people: impl Iterator<Item = usize>, round: usize) -> String {
    let head = if round == 1 { "code;A;B;C;F\n" } else { "code;A;B;C;D;E;F\n" };
    let row = |i: usize| {
        let [a, b, c] = answers(i, round);
        let town = ["Pori", "Rauma"][i % 2];
        match round {
            1 => format!("p{i};{a};{b};{c};{town}\n"),
            _ => {
                let letter = ["p", "m", "t"][channel(i, round) - 1];
                format!("p{i};{a};{b};{c};{letter};{};{town}\n", 30 + (i * 7 + round) % 9)
            }
        }
    };
    std::iter::once(head.to_string()).chain(people.map(row)).collect()
}

/// Eighty at the start; sixty of them in the middle with twenty new ones; seventy of the first at the end.
fn files() -> [(&'static str, String); 3] {
    [("start.csv", file(0..80, 0)), ("middle.csv", file((20..80).chain(100..120), 1)), ("end.csv", file(0..70, 2))]
}

fn rounds(definition: &str) -> Results {
    let files = files();
    publish(definition, &files.each_ref().map(|(name, text)| (*name, text.as_str())))
}

fn main<'a>(results: &'a Results, indicator: &str, to: &str) -> &'a Change {
    super::main_change_to(results, indicator, to)
}

pub(super) fn report(definition: &str, args: &[&str]) -> crate::mittari::Played {
    let mut story = Mittari::new().survey(definition);
    for (name, text) in files() {
        story = story.file(&format!("kysely/{name}"), text);
    }
    let played =
        story.args(["report", "kysely", "--out", "r", "--format", "html,json"].iter().chain(args).copied()).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    played
}

#[test]
fn every_later_round_is_compared_with_the_first_and_all_are_a_course() {
    let results = rounds(ROUNDS);
    let (middle, end) = (main(&results, "copes", "middle"), main(&results, "copes", "end"));
    assert_eq!((middle.design, middle.pairs), (Design::Paired, Some(60)), "twenty new people and twenty who left");
    assert_eq!((end.design, end.pairs), (Design::Paired, Some(70)));
    assert!(results.drop_out.iter().any(|d| d.to == "middle" && d.left.n == Some(20)));
    // The median was not asked in the middle: one change, and no course.
    let medians: Vec<&Change> = results.changes.iter().filter(|c| c.indicator == "hours_median").collect();
    assert_eq!(medians.iter().map(|c| c.to.as_str()).collect::<Vec<_>>(), ["end"]);
    let trends: Vec<(&str, usize)> = results.trends.iter().map(|t| (t.indicator.as_str(), t.waves.len())).collect();
    assert_eq!(trends, [("copes", 3), ("score", 3)]);
    assert!(results.trends.iter().all(|t| t.low < t.slope && t.slope < t.high && t.test == Some(Test::ClusteredT)));
}

#[test]
fn who_changed_by_more_than_error_is_counted_where_the_scale_is_reliable() {
    let results = rounds(ROUNDS);
    let items: Vec<Vec<Option<f64>>> =
        (0..3).map(|q| (0..80).map(|i| Some(answers(i, 0)[q] as f64)).collect()).collect();
    let alpha = item_covariance(&items, Missing::Listwise).unwrap().alpha().unwrap();
    let mean = |i: usize, round: usize| answers(i, round).iter().sum::<usize>() as f64 / 3.0;
    let (pre, post): (Vec<f64>, Vec<f64>) = (0..70).map(|i| (mean(i, 0), mean(i, 2))).unzip();
    let expected = reliable_change(&Pairs::new(&pre, &post).unwrap(), alpha).unwrap();
    let found = main(&results, "score", "end").reliable.unwrap();
    assert!(expected.improved > 0 && (found.reliability - alpha).abs() <= 0.005);
    assert!((found.threshold - expected.threshold).abs() <= 0.005, "both are told in hundredths");
    assert_eq!(
        (found.improved, found.unchanged, found.worsened),
        (expected.improved, expected.unchanged, expected.deteriorated)
    );
    assert_eq!(main(&results, "copes", "end").reliable, None, "a share is no scale");
    // Two questions are too few for a reliability.
    let two = ROUNDS.replace(r#"questions = ["a", "b", "c"]"#, r#"questions = ["a", "b"]"#);
    assert_eq!(main(&rounds(&two), "score", "end").reliable, None);
}

#[test]
fn answers_without_an_order_are_tested_by_stuart_and_maxwell() {
    let results = rounds(ROUNDS);
    let mut table = vec![vec![0.0; 3]; 3];
    (0..70).for_each(|i| table[channel(i, 0) - 1][channel(i, 2) - 1] += 1.0);
    let expected = marginal_test(&table, MarginalTest::StuartMaxwell).unwrap();
    let [shift] = results.shifts.as_slice() else { panic!("{:?}", results.shifts) };
    assert_eq!((shift.question.as_str(), shift.pairs, shift.test), ("channel", Some(70), Some(Test::StuartMaxwell)));
    assert!((shift.p.unwrap() - expected.p()).abs() < 1e-12 && shift.df == Some(2.0));
    assert_eq!(shift.verdict, Some(Verdict::Change));
}

#[test]
fn what_has_no_change_says_why() {
    // Six of the first answer again: too few for themselves, too many for strangers.
    let files =
        [("start.csv", file(0..40, 0)), ("middle.csv", file(0..40, 1)), ("end.csv", file((0..6).chain(200..240), 2))];
    let mut story = Mittari::new().survey(ROUNDS);
    for (name, text) in files {
        story = story.file(&format!("kysely/{name}"), text);
    }
    let played = story.args(["report", "kysely", "--out", "r", "--format", "html,json"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let json: Value = serde_json::from_str(&played.text("r/results.json")).unwrap();
    let note = |code: &str, about: &str| {
        json["notes"].as_array().unwrap().iter().any(|note| note["code"] == code && note["about"] == about)
    };
    assert!(note("median_partly_linked", "hours_median") && note("count_not_compared", "copers"));
    assert!(played.text("r/report.fi.html").contains("mediaanin muutosta ei kerrota"));
    assert!(played.text("r/report.sv.html").contains("medianens förändring redovisas inte"));
    assert!(played.text("r/report.en.html").contains("a number of people depends on how many answered"));
}

#[test]
fn then_questions_and_pulses_are_told_from_the_command_line() {
    let start = ROUNDS.find("[[wave]]").unwrap();
    let rest = ROUNDS.find("[answers.agreement]").unwrap();
    let questions = ROUNDS.find("[[question]]\nid = \"b\"").unwrap();
    let pulses: String = (1..=4)
        .map(|n| format!("[[wave]]\nid = \"pulse{n}\"\nkind = \"pulse\"\nresponses = [\"pulse{n}.csv\"]\n"))
        .collect();
    let waves = "[[wave]]\nid = \"half\"\nresponses = [\"half.csv\"]\n[[wave]]\nid = \"end\"\nresponses = [\"end.csv\"]\n\
                 [[wave]]\nid = \"before\"\nkind = \"retrospective\"\nasked_in = \"end\"\n\
                 [[wave]]\nid = \"earlier\"\nkind = \"retrospective\"\nasked_in = \"half\"\n";
    let then = "[[question]]\nid = \"a_then\"\nstands_for = \"a\"\nwaves = [\"before\", \"earlier\"]\ntopic = \"wellbeing\"\n\
                kind = \"choice\"\nanswers = \"agreement\"\ntext = \"A then\"\n";
    let indicator = "[[indicator]]\nid = \"copes\"\nmeasure = \"rate\"\nquestion = \"a\"\nheadline = true\n\
                     [[indicator]]\nid = \"coping\"\nmeasure = \"mean\"\nquestion = \"a\"\n";
    let definition = format!("{}{pulses}{waves}{}{then}{indicator}", &ROUNDS[..start], &ROUNDS[rest..questions]);
    let asked = |n: usize, gain: usize| -> String {
        let rows = (0..n).map(|i| format!("{};{}\n", (1 + i % 5 + gain).min(5), 1 + i % 4));
        std::iter::once("A;A then\n".to_string()).chain(rows).collect()
    };
    let pulse = |round: usize| -> String {
        let rows = (0..24).map(|i| format!("{}\n", (1 + i % 5 + usize::from(i % 3 < round)).min(5)));
        std::iter::once("A\n".to_string()).chain(rows).collect()
    };
    let mut story =
        Mittari::new().survey(&definition).file("kysely/half.csv", asked(30, 0)).file("kysely/end.csv", asked(32, 1));
    for round in 0..4 {
        story = story.file(&format!("kysely/pulse{}.csv", round + 1), pulse(round));
    }
    let played = story.args(["report", "kysely", "--out", "r", "--format", "html,json"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let json: Value = serde_json::from_str(&played.text("r/results.json")).unwrap();
    let main: Vec<(String, String, String, u64)> = (json["changes"].as_array().unwrap().iter())
        .filter(|c| c["indicator"] == "copes" && c["role"] == "main")
        .map(|c| {
            let text = |key: &str| c[key].as_str().unwrap().to_string();
            (text("from"), text("to"), text("design"), c["pairs"].as_u64().unwrap_or(0))
        })
        .collect();
    let told =
        |from: &str, to: &str, design: &str, pairs| (from.to_string(), to.to_string(), design.to_string(), pairs);
    assert_eq!(
        main,
        [
            told("half", "end", "independent", 0),
            told("before", "end", "paired", 32),
            told("earlier", "half", "paired", 30)
        ],
        "without any code; each looks back from its own wave"
    );
    let trends = json["trends"].as_array().unwrap();
    assert!(trends.iter().any(|t| t["kind"] == "pulse" && t["waves"].as_array().unwrap().len() == 4));
    let page = played.text("r/report.fi.html");
    assert!(page.contains("Tässä vastaajat muistelivat jälkikäteen") && page.contains("kyselykertoja 4"));
}

#[test]
fn a_report_is_refused_where_wording_or_scale_changed_between_rounds() {
    let changed = |then: &str| {
        let from = ROUNDS.find("[[scale]]").unwrap();
        let definition = format!(
            "{}[[question]]\nid = \"a_now\"\nstands_for = \"a\"\nwaves = [\"end\"]\ntopic = \"wellbeing\"\nkind = \"choice\"\n{then}\n{}",
            ROUNDS[..from].replacen("text = \"A\"", "text = \"A\"\nwaves = [\"start\", \"middle\"]", 1),
            &ROUNDS[from..]
        );
        let mut story = Mittari::new().survey(&definition);
        for (name, text) in files() {
            story = story.file(
                &format!("kysely/{name}"),
                text.replace("code;A;", if name == "end.csv" { "code;Anew;" } else { "code;A;" }),
            );
        }
        story.args(["report", "kysely", "--out", "r", "--format", "json"]).play()
    };
    let wording = changed("answers = \"agreement\"\ntext = \"Anew\"");
    assert_eq!(wording.code, Some(1));
    assert!(wording.stderr.contains("question `a_now` is worded differently from `a`"), "{}", wording.stderr);
    let scale = changed("answers = \"channel\"\ntext = \"Anew\"\ncomparable = true");
    assert_eq!(scale.code, Some(1));
    assert!(scale.stderr.contains("have different answers"), "{}", scale.stderr);
    let agreed = changed("answers = \"agreement\"\ntext = \"Anew\"\ncomparable = true");
    assert_eq!(agreed.code, Some(0), "{}", agreed.stderr);
}

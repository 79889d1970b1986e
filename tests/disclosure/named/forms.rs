use mittari::stats::Confidence;
use mittari::stats::net_score::{self, NetCounts, NetScoreInterval};
use mittari::stats::proportion::{self, ProportionInterval};
use serde_json::Value;

use super::super::naive::{OURS, Story, record};
use super::{People, Report, passes, story, survey};
use crate::mittari::Played;

const PEOPLE: &[People] = &[(&["Kalliola"], 120, 90), (&["Niemi"], 57, 40), (&["Suvanto"], 3, 2)];

/// Of a question with several answers: how many chose each, in all and in each team that is large enough. What is left
/// chose, and did not choose, in the team that is not shown.
#[test]
fn several_choices_by_group() {
    let question = "[answers.m]\noptions = [{ code = 1, text = \"noise\" }, { code = 2, text = \"bullying\" }, { code = 3, text = \"hurry\" }]\n\
                    [[question]]\nid = \"m\"\ntopic = \"workload\"\nkind = \"multiple\"\nanswers = \"m\"\ntext = \"m\"\n";
    let rows = |team: &str, n: usize, bullied: usize| -> String {
        let of = |at: usize| {
            if at < bullied {
                "bullying"
            } else if at.is_multiple_of(2) {
                "noise, hurry"
            } else {
                "hurry"
            }
        };
        (0..n).map(|at| format!("x;{};\"{}\";{team}\n", ["yes", "no"][at % 2], of(at))).collect()
    };
    let teams = [("Kalliola", 40, 3), ("Niemi", 30, 2), ("Suvanto", 3, 3)];
    let of = |teams: &[(&str, usize, usize)]| {
        let rows: String = teams.iter().map(|(team, n, bullied)| rows(team, *n, *bullied)).collect();
        let files = vec![("w.csv", format!("id;q;m;team\n{rows}"))];
        Story { definition: survey(&["team"], question), files, each: None }
    };
    let choices = |report: &Value| -> Option<(u64, Vec<u64>)> {
        let of_question =
            report["distributions"].as_array()?.iter().find(|d| d["question"] == "m" && !d["n"].is_null())?;
        let counts = of_question["counts"].as_array()?.iter().map(|count| count["count"].as_u64());
        Some((of_question["n"].as_u64()?, counts.collect::<Option<_>>()?))
    };
    let ours = of(&teams).ours("json,html,csv");
    let own = record(&ours, OURS);
    let (all, chose) = choices(&own).unwrap();
    // The naive writer has the program tell of each team by itself, and leaves out what is of fewer than five.
    let by_team = teams.iter().map(|team| choices(&of(&[*team]).all_numbers())).collect::<Vec<_>>();
    let shown: Vec<(u64, Vec<u64>)> = by_team.into_iter().flatten().filter(|(n, _)| *n >= 5).collect();
    let n = all - shown.iter().map(|(n, _)| n).sum::<u64>();
    let bullied = chose[1] - shown.iter().map(|(_, counts)| counts[1]).sum::<u64>();
    assert_eq!((shown.len(), n, bullied, n - bullied), (2, 3, 3, 0), "nobody in Suvanto was spared");
    // Ours tells of no group what it chose.
    let of_groups = own["distributions"].as_array().unwrap().iter().filter(|d| !d["group"].is_null()).count();
    assert_eq!(of_groups, 0);
    passes(ours);
}

/// A point in a picture, its share of the way from 0 to 100 per cent: what a ruler reads in the row of a name.
fn ruled(picture: &str, name: &str) -> Option<f64> {
    let number = |element: &str, key: &str| -> Option<f64> {
        element.split_once(&format!(" {key}=\""))?.1.split('"').next()?.parse().ok()
    };
    let elements: Vec<&str> = picture.split('<').collect();
    let text = |said: &str| {
        let element = elements
            .iter()
            .find(|e| e.starts_with("text ") && e.split_once('>').is_some_and(|(_, text)| text.trim() == said))?;
        Some((number(element, "x")?, number(element, "y")?))
    };
    let (nothing, all, row) = (text("0%")?.0, text("100%")?.0, text(name)?.1);
    let dots = elements.iter().filter(|element| element.starts_with("circle "));
    let dot =
        dots.filter_map(|dot| Some((number(dot, "cx")?, number(dot, "cy")?))).find(|(_, y)| (y - row).abs() < 8.0)?;
    Some((dot.0 - nothing) / (all - nothing))
}

/// A picture without numbers is a table of numbers: the place of a dot is a share.
#[test]
fn the_geometry_of_a_chart() {
    let population = "[group.population]\n\"Kalliola\" = <130>\n\"Niemi\" = <60>\n\"Suvanto\" = <10>\n";
    let story = story(&["team"], PEOPLE, population);
    let pictures = |played: &Played| -> Vec<(String, String)> {
        let names = played.files(OURS).into_iter().filter(|name| name.ends_with(".svg"));
        names.map(|name| (name.clone(), played.text(&format!("{OURS}/{name}")))).collect()
    };
    // The naive writer draws everything, and takes the numbers out of the row of a team that is too small.
    let drawn = pictures(&story.many_times("svg"));
    let (name, picture) = drawn.iter().find(|(_, picture)| ruled(picture, "Suvanto").is_some()).unwrap();
    let naive = without_numbers(picture, "Suvanto");
    let share = ruled(&naive, "Suvanto").unwrap();
    assert_eq!((share * 3.0 * 100.0).round(), 200.0, "two of the three said yes");
    let ours = story.ours("json,html,svg,png,docx,xlsx,csv");
    for (name, picture) in pictures(&ours) {
        assert_eq!(ruled(&picture, "Suvanto"), None, "{name}");
    }
    let others = "Other groups (2)";
    let (_, by_team) =
        pictures(&ours).into_iter().find(|(_, picture)| picture.contains(&format!(">{others}<"))).unwrap();
    assert_eq!(ruled(&by_team, others), None, "nor is anything drawn for both");
    assert!(ruled(&by_team, "Kalliola").is_some(), "the ruler reads");
    // The program's own search finds the naive picture too.
    let planted = ours.then().file(&format!("{OURS}/{name}"), naive).args(["audit", OURS]).play();
    assert_eq!(planted.code, Some(1), "{}", planted.stdout);
    assert!(
        planted.stderr.contains("something is drawn in the row of the hidden group `Suvanto`"),
        "{}",
        planted.stderr
    );
}

/// The picture without what is told in words of a row but its name.
fn without_numbers(picture: &str, name: &str) -> String {
    let y = |line: &str| line.split_once(" y=\"").and_then(|(_, rest)| rest.split('"').next()?.parse::<f64>().ok());
    let label = |line: &&str| line.starts_with("<text ") && line.contains(&format!(">{name}<"));
    let row = picture.lines().find(label).and_then(y).unwrap();
    let is_number =
        |line: &str| line.starts_with("<text ") && !label(&line) && y(line).is_some_and(|y| (y - row).abs() < 14.0);
    let said = |line: &str| line.starts_with("<desc>");
    picture.lines().filter(|line| !is_number(line) && !said(line)).map(|line| format!("{line}\n")).collect()
}

const SCORE: &str = "[[question]]\nid = \"s\"\ntopic = \"recommendation\"\nkind = \"score\"\ntext = \"s\"\n\
                     [[indicator]]\nid = \"net\"\nmeasure = \"net\"\nquestion = \"s\"\n";

/// A recommendation score with its interval, of seven: only one way to share seven out gives both.
#[test]
fn a_net_score_and_its_interval() {
    let told = |counts: NetCounts| {
        let interval = net_score::interval(counts, NetScoreInterval::default(), Confidence::DEFAULT).unwrap();
        [net_score::estimate(counts).unwrap(), interval.low, interval.high].map(|x| (x * 1000.0).round() as i64)
    };
    // The naive writer tells of seven, for seven are more than five.
    let naive = told(NetCounts { positive: 4, neutral: 1, negative: 2 });
    let fits: Vec<(u64, u64)> = (0..=7_u64)
        .flat_map(|positive| (0..=7 - positive).map(move |negative| (positive, negative)))
        .filter(|(positive, negative)| {
            let neutral = 7 - positive - negative;
            told(NetCounts { positive: *positive, neutral, negative: *negative }) == naive
        })
        .collect();
    assert_eq!(fits, [(4, 2)], "the attack works");
    let score = |at: usize| [10, 9, 8, 3, 10, 9, 0][at % 7];
    let rows = |team: &str, n: usize| -> String {
        (0..n).map(|at| format!("x;{};{};{team}\n", if at % 2 == 0 { "yes" } else { "no" }, score(at))).collect()
    };
    let files =
        vec![("w.csv", format!("id;q;s;team\n{}{}{}", rows("Kalliola", 40), rows("Niemi", 30), rows("Suvanto", 7)))];
    let ours = Story { definition: survey(&["team"], SCORE), files, each: None }.ours("json,html,svg,csv");
    let report = Report(record(&ours, OURS));
    assert_eq!(report.sums("rate", Some(("team", "Suvanto"))), Some((7, 4)), "seven are enough for a share");
    assert!(report.figure("net", "w", Some(("team", "Suvanto"))).is_none());
    let of_team = report.entries("estimates").filter(|e| e["indicator"] == "net" && e["group"]["value"] == "Suvanto");
    for entry in of_team {
        for key in ["n", "value", "low", "high"] {
            assert!(entry[key].is_null(), "{entry}");
        }
    }
    passes(ours);
}

/// A share with its interval and without its numbers: only one number of answers gives both.
#[test]
fn an_interval_without_its_numbers() {
    let people: &[People] = &[(&["Kalliola"], 40, 23), (&["Niemi"], 30, 17), (&["Suvanto"], 11, 7)];
    let figure = |minimum: &str| -> Value {
        let strict = format!("[disclosure]\nminimum = {minimum}\n");
        let played = story(&["team"], people, &strict).ours("json,html");
        let report = record(&played, OURS);
        let mut of_team = report["estimates"].as_array().unwrap().iter().filter(|e| e["group"]["value"] == "Suvanto");
        of_team.next().cloned().unwrap_or_default()
    };
    // The naive writer would hide the team for a minimum of fifteen, and leaves the interval.
    let (shown, hidden) = (figure("5"), figure("15"));
    let (low, high) = (shown["low"].as_f64().unwrap(), shown["high"].as_f64().unwrap());
    let fits: Vec<(u64, u64)> = (1..15_u64)
        .flat_map(|n| (0..=n).map(move |k| (n, k)))
        .filter(|(n, k)| {
            let of = proportion::interval(*k, *n, ProportionInterval::default(), Confidence::DEFAULT).unwrap();
            (of.low - low).abs() < 0.0005 && (of.high - high).abs() < 0.0005
        })
        .collect();
    assert_eq!(fits, [(11, 7)], "the attack works");
    for key in ["n", "count", "value", "low", "high", "weighted", "status"] {
        assert!(hidden[key].is_null(), "{key}: {hidden}");
    }
}

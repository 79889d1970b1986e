mod geometry;
mod stress;

use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;

use mittari::charts::planning::{Claim, Plan};
use mittari::charts::{self, Chart, ChartKind};
use mittari::language::Language;
use mittari::results::{FunnelPosition, Results};
use mittari::stats::Confidence;
use mittari::stats::target::{Population, Target};
use mittari::survey::{Survey, Topic};

use crate::mittari::{results, visible_text};

const DEFINITION: &str = r#"format = 1
[survey]
title = "Työhyvinvointi"
languages = ["fi"]
[[wave]]
id = "end"
responses = ["a.csv"]
invited = 600
[answers.agreement]
options = [{ code = 1, fi = "Eri mieltä" }, { code = 2, fi = "Samaa mieltä" }]
positive = [2]
[[question]]
id = "unit"
topic = "background"
kind = "category"
text = "Yksikkö"
[[question]]
id = "recommend"
topic = "recommendation"
kind = "score"
text = "Suosittelu"
[[indicator]]
id = "score"
measure = "net"
question = "recommend"
[[group]]
question = "unit"
"#;

const LABELS: [&str; 3] = ["Palaudun", "Keskityn", "Työmäärä jakautuu tasaisesti kaikkien kesken"];

/// A survey of units, each with its name, its size and how many of it agree with each of three statements.
fn survey(units: &[(&str, usize, [usize; 3])]) -> (Survey, Results) {
    let folder = tempfile::tempdir().unwrap();
    let mut definition = DEFINITION.to_string();
    for (i, label) in LABELS.iter().enumerate() {
        write!(
            definition,
            "[[question]]\nid = \"q{i}\"\ntopic = \"workload\"\nkind = \"choice\"\nanswers = \"agreement\"\n\
             text = \"{label}\"\n[[indicator]]\nid = \"q{i}\"\nmeasure = \"rate\"\nquestion = \"q{i}\"\nheadline = true\n"
        )
        .unwrap();
    }
    let mut answers = format!("Yksikkö;Suosittelu;{}\n", LABELS.join(";"));
    for (unit, size, agree) in units {
        for person in 0..*size {
            write!(answers, "{unit};{}", person % 11).unwrap();
            for k in agree {
                answers.push_str(if person < *k { ";Samaa mieltä" } else { ";Eri mieltä" });
            }
            answers.push('\n');
        }
    }
    std::fs::write(folder.path().join("survey.toml"), definition).unwrap();
    std::fs::write(folder.path().join("a.csv"), answers).unwrap();
    results(folder.path()).unwrap()
}

fn words(chart: &Chart, width: f64) -> String {
    visible_text(&chart.draw(width).svg)
}

#[test]
fn a_heat_map_counts_the_cells_that_it_frames() {
    let (survey, results) = survey(&[
        ("Koti", 40, [36, 30, 20]),
        ("Koulu", 40, [36, 31, 20]),
        ("Museo", 40, [35, 5, 21]),
        ("Satama", 3, [1; 3]),
    ]);
    let question = survey.question("unit").unwrap();
    let chart = charts::heat(&survey, &results, Language::Fi, "end", question).remove(0);
    let differing = results.comparisons.iter().filter(|c| c.verdict == Some(mittari::results::Verdict::Change)).count();
    assert!(differing > 0);
    assert!(chart.title().contains(&differing.to_string()), "{}", chart.title());
    let text = words(&chart, 800.0);
    assert!(!text.contains("Satama"), "a hidden group is named:\n{text}");
    assert!(text.contains("eroaa selvästi"), "{text}");
    // On a phone a letter stands for each figure, and the key says which.
    let phone = words(&chart, 320.0);
    assert!(["A", "B", "C"].iter().all(|letter| phone.split_whitespace().any(|word| word == *letter)), "{phone}");
}

#[test]
fn thirty_groups_go_over_several_charts_and_one_group_over_none() {
    let names: Vec<String> = (1..=30).map(|i| format!("Yksikkö {i}")).collect();
    let units: Vec<(&str, usize, [usize; 3])> =
        names.iter().enumerate().map(|(i, name)| (name.as_str(), 12, [5 + i % 4, 6, 7])).collect();
    let (many, found) = survey(&units);
    let charts = charts::heat(&many, &found, Language::Fi, "end", many.question("unit").unwrap());
    assert_eq!(charts.len(), 2);
    assert!(charts.iter().all(|chart| chart.draw(627.0).height_px < 810.0), "each fits on a page");
    let (one, found) = survey(&[("Koti", 40, [36, 30, 20])]);
    assert!(charts::heat(&one, &found, Language::Fi, "end", one.question("unit").unwrap()).is_empty());
    assert!(charts::funnel(&one, &found, Language::Fi, "end", "q0", "unit").is_none());
}

#[test]
fn ranks_are_told_apart_only_where_the_intervals_are() {
    let (clear, results) = survey(&[("Koti", 100, [95, 50, 5])]);
    let ranking = &results.rankings[0];
    assert_eq!(ranking.topic, Topic::Workload);
    assert_eq!(ranking.ranked.iter().map(|r| (r.best, r.worst)).collect::<Vec<_>>(), [(1, 1), (2, 2), (3, 3)]);
    let chart = charts::ranking(&clear, &results, Language::Fi, "end", Topic::Workload).unwrap();
    assert!(chart.title().starts_with("Korkein: Palaudun"), "{}", chart.title());

    let (alike, results) = survey(&[("Koti", 40, [22, 21, 20])]);
    assert!(results.rankings[0].ranked.iter().all(|r| (r.best, r.worst) == (1, 3)));
    let chart = charts::ranking(&alike, &results, Language::Fi, "end", Topic::Workload).unwrap();
    assert!(chart.title().contains("ei ole varma"), "{}", chart.title());
}

/// Hand-made: with 40 of 50 in each of nine units, 15 of 50 lies far below every limit and 41 of 50 within.
#[test]
fn a_funnel_names_only_what_chance_does_not_explain() {
    let names: Vec<String> = (1..=9).map(|i| format!("Yksikkö {i}")).collect();
    let mut units: Vec<(&str, usize, [usize; 3])> =
        names.iter().map(|name| (name.as_str(), 50, [40, 25, 25])).collect();
    units.push(("Poikkeava yksikkö", 50, [15, 25, 25]));
    let (survey, results) = survey(&units);
    let funnel = results.funnels.iter().find(|f| f.indicator == "q0").unwrap();
    let outside: Vec<_> = funnel.groups.iter().filter(|g| g.position == FunnelPosition::Below).collect();
    assert_eq!(outside.len(), 1);
    assert!(outside[0].shrunk.unwrap() > 0.3, "a shrunken rate lies nearer to the common one");
    let chart = charts::funnel(&survey, &results, Language::Fi, "end", "q0", "unit").unwrap();
    let text = words(&chart, 800.0);
    assert!(text.contains("Poikkeava yksikkö 30\u{a0}%") && !text.contains("Yksikkö 1 "), "{text}");
    assert!(chart.title().contains("alapuolella 1"), "{}", chart.title());
    assert!(chart.alt().contains("Poikkeava yksikkö"), "{}", chart.alt());
}

#[test]
fn a_score_leans_to_a_side_only_where_its_interval_does() {
    // Grades 0 to 10 by turns: two of eleven are promoters, seven detractors.
    let (survey, results) = survey(&[("Koti", 44, [20, 20, 20])]);
    let chart = charts::score(&survey, &results, Language::Fi, "end", "score").unwrap();
    assert!(chart.title().contains("−45") && chart.title().contains("arvostelijoita on enemmän"), "{}", chart.title());
    assert!(chart.alt().contains("64\u{a0}%"), "{}", chart.alt());
}

#[test]
fn a_flow_begins_with_the_invited_and_needs_them() {
    let (survey, mut results) = survey(&[("Koti", 44, [20, 20, 20])]);
    let chart = charts::flow(&survey, &results, Language::Fi, "end").unwrap();
    assert_eq!(chart.title(), "Kutsuttuja 600, vastanneita 44");
    for response in &mut results.response {
        response.invited = None;
    }
    assert!(charts::flow(&survey, &results, Language::Fi, "end").is_none());
}

/// Everybody answered alike: no funnel, no clear difference, and no chart falls over.
#[test]
fn all_positive_answers_are_drawn_without_a_finding() {
    let names: Vec<String> = (1..=6).map(|i| format!("Yksikkö {i}")).collect();
    let units: Vec<(&str, usize, [usize; 3])> = names.iter().map(|name| (name.as_str(), 30, [30; 3])).collect();
    let (survey, results) = survey(&units);
    assert!(results.funnels.is_empty());
    for chart in charts::heat(&survey, &results, Language::Fi, "end", survey.question("unit").unwrap()) {
        assert!(!chart.title().contains("eroaa selvästi muiden"), "{}", chart.title());
        assert!(words(&chart, 320.0).contains("100\u{a0}%"));
    }
}

#[test]
fn a_theory_of_change_tells_what_was_measured_and_what_was_not() {
    let (survey, results) = results(&crate::mittari::project("surveys/foorumix")).unwrap();
    let chart = charts::theory(&survey, &results, Language::En, "end").unwrap();
    assert_eq!(chart.title(), "5 of 7 steps in the theory of change were measured");
    assert!(chart.alt().contains("Impact: Sickness absence falls (not measured)."), "{}", chart.alt());
    for width in [330.0, 627.0, 900.0] {
        let text = words(&chart, width);
        assert!(text.contains("(38/43)") && text.contains("not measured"), "{text}");
    }
}

/// At the widths of a telephone, a page and a screen.
/// The charts of change of one of the hard surveys.
fn changes_of(name: &str, language: Language) -> Vec<Chart> {
    let case = stress::CASES.iter().find(|case| case.name == name).unwrap();
    let (survey, results) = case.results();
    let charts = stress::charts_of(&survey, &results, language).into_iter().map(|(_, chart)| chart);
    charts.filter(|chart| chart.kind() == ChartKind::Change).collect()
}

/// Where changes are small the axis goes by half a point, and says so.
#[test]
fn an_axis_of_small_changes_tells_half_points() {
    let told = changes_of("all-positive", Language::En).iter().any(|chart| {
        let text = visible_text(&chart.draw(627.0).svg);
        text.contains("\u{2212}2.5") && text.contains("2.5") && !text.contains("\u{2212}3")
    });
    assert!(told);
}

/// An interval that leaves nought out, and yet nothing is concluded: the chart says why.
#[test]
fn a_change_of_which_too_few_changed_is_explained() {
    let notes = changes_of("hidden", Language::Sv);
    assert!(notes.iter().any(|chart| visible_text(&chart.draw(627.0).svg).contains("För få ändrade sitt svar")));
    let notes = changes_of("all-positive", Language::Sv);
    assert!(!notes.iter().any(|chart| visible_text(&chart.draw(627.0).svg).contains("För få ändrade sitt svar")));
}

#[test]
fn nothing_collides_in_hard_surveys_in_any_language() {
    let (mut faults, mut seen) = (Vec::new(), HashSet::new());
    for case in stress::CASES {
        let (survey, results) = case.results();
        for language in stress::LANGUAGES {
            for (name, chart) in stress::charts_of(&survey, &results, language) {
                for width in [320.0, 627.0, 900.0] {
                    let picture = chart.draw(width);
                    if !seen.insert(picture.svg.clone()) {
                        continue;
                    }
                    let found = geometry::faults(&picture);
                    faults.extend(found.iter().map(|f| format!("{}, {language:?}, {name}, {width}: {f}", case.name)));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A curve that goes up in steps, one that falls, and one that ends where everybody has answered.
#[test]
fn nothing_collides_in_plans_in_any_language() {
    let target = |rate| Target { rate, population: Population::Endless, confidence: Confidence::DEFAULT };
    let rate = |rate, expected, n| {
        let claim = Claim::Rate { target: rate, expected, level: 0.95 };
        Plan::new(claim, n, None, |n| target(rate).chance(n, expected).ok()).unwrap()
    };
    let margin = |most| {
        let claim = Claim::Margin { margin: 0.05, level: 0.95 };
        Plan::new(claim, 385, most, |n| Some(0.979_98 / (n as f64).sqrt())).unwrap()
    };
    let plans = [
        rate(0.8, 0.9, 112),
        rate(0.8, 0.84, 764),
        rate(0.6, 0.95, 11),
        rate(0.5, 0.9, 20),
        rate(0.9, 0.95, 300),
        margin(None),
        margin(Some(386)),
    ];
    for (i, plan) in plans.iter().enumerate() {
        for language in stress::LANGUAGES {
            for width in [320.0, 627.0, 900.0] {
                let found = geometry::faults(&charts::planning(language, plan).draw(width));
                assert!(found.is_empty(), "plan {i}, {language:?}, {width}: {found:?}");
            }
        }
    }
}

/// `cargo test -- --ignored pictures_to_look_at` paints every chart of the hard surveys into `target/tmp/charts`.
#[test]
#[ignore = "a person looks at them"]
fn pictures_to_look_at() {
    for case in stress::CASES {
        let (survey, results) = case.results();
        for language in stress::LANGUAGES {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("charts").join(case.name).join(language.tag());
            std::fs::create_dir_all(&folder).unwrap();
            for (name, chart) in stress::charts_of(&survey, &results, language) {
                std::fs::write(folder.join(format!("{name}.png")), chart.draw(627.0).png(1.5).unwrap()).unwrap();
            }
        }
    }
}

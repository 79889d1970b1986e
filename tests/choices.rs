//! Weights, clusters and other choices of statistics: what they change, what is refused, and what they must not
//! give away.

use serde_json::Value;

use crate::mittari::Mittari;

const QUESTIONS: &str = r#"
format = 1
[survey]
title = "Kysely"
languages = ["fi", "sv", "en"]
[[wave]]
id = "end"
responses = ["answers.csv"]
[answers.agreement]
options = [ { code = 1, text = "no" }, { code = 2, text = "yes" } ]
positive = [2]
[answers.gender]
options = [ { code = 1, text = "woman" }, { code = 2, text = "man" } ]
[[question]]
id = "organisation"
topic = "background"
kind = "category"
text = "Organisation"
[[question]]
id = "gender"
topic = "background"
kind = "choice"
answers = "gender"
text = "Gender"
[[question]]
id = "helped"
topic = "impact"
kind = "choice"
answers = "agreement"
text = "Helped"
[[indicator]]
id = "helped"
measure = "rate"
question = "helped"
headline = true
"#;

/// `n` women of whom `yes` agree, and so on, spread over eight organisations.
fn answers(women: (usize, usize), men: (usize, usize)) -> String {
    let mut rows = String::from("Organisation,Gender,Helped,Weight\n");
    let mut people = 0;
    for (gender, weight, (yes, n)) in [("woman", "0.5", women), ("man", "1,5", men)] {
        for i in 0..n {
            let answer = if i < yes { "yes" } else { "no" };
            rows.push_str(&format!("Unit {},{gender},{answer},\"{weight}\"\n", people % 8 + 1));
            people += 1;
        }
    }
    rows
}

fn story(settings: &str, answers: &str) -> Mittari {
    let definition = format!("{QUESTIONS}\n{settings}\n");
    Mittari::new().survey(&definition).file("kysely/answers.csv", answers).args(["results", "kysely", "--quiet"])
}

fn total(results: &Value) -> &Value {
    results["estimates"].as_array().unwrap().iter().find(|e| e["group"].is_null()).unwrap()
}

#[test]
fn post_stratification_gives_each_answer_its_known_share() {
    let settings = "[weights]\nmethod = \"post_stratify\"\nmargins.gender = { woman = 50, man = 50 }";
    let json = story(settings, &answers((60, 80), (10, 40))).play().json();
    let figure = total(&json);
    // (60/80 + 10/40) / 2, beside 70/120.
    assert_eq!(figure["weighted"], 0.5);
    assert_eq!(figure["count"], 70);
    // 120 / (1 + cv²): weights 0.75 and 1.5.
    assert_eq!(figure["n_effective"], 106.0);
    assert_eq!(figure["weighted_method"], "korn_graubard");
    let (low, high) = (figure["weighted_low"].as_f64().unwrap(), figure["weighted_high"].as_f64().unwrap());
    assert!(low < 0.42 && high > 0.58, "{low} {high}: wider than of 120 independent answers");
    assert_eq!(json["weighting"][0]["method"], "post_stratification");
    assert_eq!(json["weighting"][0]["n_effective"], 106.0);
}

#[test]
fn a_column_of_weights_is_read_in_either_decimal_mark_and_is_published_nowhere() {
    let played = story("[weights]\ncolumn = \"Weight\"", &answers((60, 80), (10, 40))).play();
    let json = played.json();
    // (0.5 · 60 + 1.5 · 10) / (0.5 · 80 + 1.5 · 40)
    assert_eq!(total(&json)["weighted"], 0.45);
    assert!(!played.stdout.contains("weights.column"), "the weights are no question");
    assert_eq!(json["weighting"][0]["method"], "column");
}

#[test]
fn raking_meets_two_margins() {
    let settings = "[weights]\n[weights.margins]\ngender = { woman = 60, man = 40 }\n\
                    organisation = { \"Unit 1\" = 12, \"Unit 2\" = 12, \"Unit 3\" = 12, \"Unit 4\" = 12, \"Unit 5\" = 13, \
                    \"Unit 6\" = 13, \"Unit 7\" = 13, \"Unit 8\" = 13 }";
    let json = story(settings, &answers((60, 80), (10, 40))).play().json();
    let weighted = total(&json)["weighted"].as_f64().unwrap();
    // Nearly 0.6 · 60/80 + 0.4 · 10/40: organisations weigh almost alike.
    assert!((weighted - 0.55).abs() < 0.01, "{weighted}");
}

/// Women answer 1 or 2, men 2: with women at half their weight the middle moves.
#[test]
fn a_weighted_median_is_where_the_weights_reach_half() {
    let settings = "[[indicator]]\nid = \"middle\"\nmeasure = \"median\"\nquestion = \"helped\"\n\
                    [weights]\nmethod = \"post_stratify\"\nmargins.gender = { woman = 30, man = 70 }";
    // Unweighted 70 of 120 say no; weighted 0.3 · 60/80 + 0.7 · 10/40 = 0.4 do.
    let json = story(settings, &answers((20, 80), (30, 40))).play().json();
    let estimates = json["estimates"].as_array().unwrap();
    let middle = estimates.iter().find(|e| e["indicator"] == "middle").unwrap();
    assert_eq!((&middle["value"], &middle["weighted"]), (&1.0.into(), &2.0.into()));
    assert_eq!(middle["weighted_method"], "woodruff");
    assert_eq!((&middle["weighted_low"], &middle["weighted_high"]), (&1.0.into(), &2.0.into()));
}

#[test]
fn weights_that_rest_on_few_or_are_too_unequal_are_refused_with_a_reason_for_the_evaluator_alone() {
    let settings = "[weights]\nmargins.gender = { woman = 50, man = 50 }";
    let thin = story(settings, &answers((60, 80), (2, 4))).args(["results", "kysely"]).play();
    assert!(thin.stderr.contains("given by fewer than 5 respondents"), "{}", thin.stderr);
    let json = thin.json();
    assert_eq!(json["weighting"][0]["refused"], true);
    assert_eq!(total(&json)["weighted"], Value::Null);
    assert!(!thin.stdout.contains("fewer than 5"));

    let unequal = story(settings, &answers((150, 200), (4, 8))).args(["results", "kysely"]).play();
    assert!(unequal.stderr.contains("worth less than half"), "{}", unequal.stderr);
    let trimmed = format!("{settings}\ntrim = 3");
    let json = story(&trimmed, &answers((150, 200), (4, 8))).play().json();
    assert_eq!(json["weighting"][0]["trimmed_to"], 3.0);
}

#[test]
fn a_weighted_figure_gives_back_no_small_unanimous_class() {
    // Of the men, 6 of 6 agreed: the weighted share and the count would say so.
    let settings = "[weights]\nmargins.gender = { woman = 75, man = 25 }";
    let json = story(settings, &answers((30, 44), (6, 6))).play().json();
    assert_eq!(total(&json)["weighted"], Value::Null);
    assert_eq!(json["weighting"][0]["refused"], true);
    // With one who does not, nothing is given away.
    let json = story(settings, &answers((30, 44), (5, 6))).play().json();
    assert!(total(&json)["weighted"].is_number());
}

/// Whoever knows the weights gets the counts of those who share one back, unless many share the sum: a hundred answers,
/// ten weights that could not be shown by themselves, and ten of their people either way.
#[test]
fn a_weighted_figure_of_many_small_weights_needs_many_of_them() {
    /// So many share the weight of most people; of the others so many weights, two people each, and who agree of them.
    type Weights = (usize, usize, usize);
    let weighted = |(most, weights, agree): Weights| -> Value {
        let mut rows = String::from("Organisation,Gender,Helped,Weight\n");
        let mut row = |yes: bool, weight: f64| {
            let answer = if yes { "yes" } else { "no" };
            rows.push_str(&format!("Unit,woman,{answer},{weight}\n"));
        };
        (0..most).for_each(|at| row(at % 2 == 0, 1.0));
        (0..2 * weights).for_each(|at| row(at < agree, 1.01 + (at / 2) as f64 / 100.0));
        total(&story("[weights]\ncolumn = \"Weight\"", &rows).play().json())["weighted"].clone()
    };
    assert!(weighted((80, 10, 10)).is_number(), "a hundred, ten weights, ten either way");
    assert_eq!(weighted((79, 10, 10)), Value::Null, "ninety-nine");
    assert_eq!(weighted((82, 9, 9)), Value::Null, "nine weights");
    assert_eq!(weighted((80, 10, 9)), Value::Null, "nine of them agree");
    assert_eq!(weighted((80, 10, 11)), Value::Null, "nine of them do not");
    assert!(weighted((80, 0, 0)).is_number(), "one weight for all tells what the share tells");
}

#[test]
fn a_definition_of_weights_that_cannot_be_is_told_at_once() {
    let settings = "[weights]\nmethod = \"post_stratify\"\ntrim = 9.0\n[weights.margins]\ngender = { woman = 50, men = 50 }\n\
                    helped = { yes = 0, no = 10 }";
    let played = story(settings, &answers((6, 8), (4, 9))).args(["check", "kysely"]).play();
    assert_eq!(played.code, Some(1));
    for told in [
        "post-stratification is by one margin, and there are 2",
        "weights cannot be cut to 9 times their mean",
        "the margin `gender` has no total for its answer 2",
        "`men` is no answer of question `gender`",
        "the known total of `yes` cannot be 0",
        "the margins do not add up to the same total",
    ] {
        let all = format!("{}{}", played.stdout, played.stderr);
        assert!(all.contains(told), "{told}\n{all}");
    }
}

/// Eight organisations of fifteen: in each, nearly everybody or nearly nobody agrees.
fn alike() -> String {
    let mut rows = String::from("Organisation,Gender,Helped\n");
    for unit in 0..12 {
        for person in 0..10 {
            let yes = (unit % 2 == 0) == (person > 0);
            rows.push_str(&format!("Unit {unit},woman,{}\n", if yes { "yes" } else { "no" }));
        }
    }
    rows
}

#[test]
fn declared_clusters_widen_the_interval() {
    let plain = story("", &alike()).play().json();
    let json = story("[analysis]\nclusters = \"organisation\"", &alike()).play().json();
    let width = |json: &Value| {
        let figure = total(json);
        figure["high"].as_f64().unwrap() - figure["low"].as_f64().unwrap()
    };
    let figure = total(&json);
    assert_eq!(figure["method"], "korn_graubard");
    let effect = figure["design_effect"].as_f64().unwrap();
    assert!(effect > 5.0, "{effect}");
    assert!(width(&json) > 2.0 * width(&plain), "{} {}", width(&json), width(&plain));
    let icc = json["clustering"][0]["icc"].as_f64().unwrap();
    assert!(icc > 0.5, "{icc}");
    assert_eq!(json["clustering"][0]["assumed"], false);
}

#[test]
fn with_few_clusters_there_is_no_interval() {
    let few: String = alike().lines().take(51).map(|line| format!("{line}\n")).collect();
    let json = story("[analysis]\nclusters = \"organisation\"", &few).play().json();
    assert_eq!(total(&json)["low"], Value::Null);
    assert_eq!(json["clustering"][0]["icc"], Value::Null);
}

#[test]
fn each_choice_of_a_comparison_can_be_another() {
    let split = "[[group]]\nquestion = \"gender\"\n";
    let chosen = format!(
        "{split}[analysis]\ndifference = \"miettinen_nurminen\"\ntest = \"chi_squared_n_minus_1\"\n\
         multiplicity = \"benjamini_hochberg\""
    );
    let answers = answers((60, 80), (10, 40));
    let default = story(split, &answers).play().json();
    let json = story(&chosen.replace("_minus_1", "_minus_one"), &answers).play().json();
    let (one, other) = (&default["comparisons"][0], &json["comparisons"][0]);
    assert_eq!((&one["method"], &one["test"]), (&"newcombe".into(), &"fisher_mid_p".into()));
    assert_eq!((&other["method"], &other["test"]), (&"miettinen_nurminen".into(), &"chi_squared_n_minus_one".into()));
    assert_ne!(one["p"], other["p"]);
}

#[test]
fn the_report_tells_of_weights_clusters_and_choices_in_three_languages() {
    let settings = "[[group]]\nquestion = \"gender\"\n[analysis]\nclusters = \"organisation\"\n\
                    multiplicity = \"benjamini_hochberg\"\n[weights]\nmargins.gender = { woman = 50, man = 50 }";
    let args = ["report", "kysely", "--format", "html", "--out", "out", "--quiet"];
    let played = story(settings, &answers((60, 80), (10, 40))).args(args).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    for (language, told) in [
        ("fi", ["Painotetut tunnusluvut", "asetelmakertoimella", "Benjaminin ja Hochbergin"]),
        ("sv", ["Viktade nyckeltal", "designeffekten", "Benjamini och Hochbergs"]),
        ("en", ["Weighted figures", "design effect", "Benjamini and Hochberg"]),
    ] {
        let html = played.text(&format!("out/report.{language}.html"));
        for words in told {
            assert!(html.contains(words), "{language}: {words}");
        }
    }
}

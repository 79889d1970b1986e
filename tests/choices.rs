//! Weights, clusters and other choices of statistics: what they change, what is refused, and what they must not
//! give away.

use mittari::stats::net_score::{self, NetCounts, NetScoreInterval};
use mittari::stats::{Confidence, finite_population};
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

/// Women, men and others: how many of each agree, how many there are.
fn three_genders(groups: [(&str, usize, usize); 3], settings: &str) -> Value {
    let genders = "[answers.gender]\noptions = [ { code = 1, text = \"woman\" }, { code = 2, text = \"man\" }";
    assert!(QUESTIONS.contains(genders));
    let definition = QUESTIONS.replace(genders, &format!("{genders}, {{ code = 3, text = \"other\" }}"));
    let mut rows = String::from("Organisation,Gender,Helped\n");
    for (gender, yes, n) in groups {
        for i in 0..n {
            let answer = if i < yes { "yes" } else { "no" };
            rows.push_str(&format!("Unit {},{gender},{answer}\n", i % 2));
        }
    }
    let story = Mittari::new().survey(&format!("{definition}\n{settings}\n")).file("kysely/answers.csv", rows);
    story.args(["results", "kysely", "--quiet"]).play().json()
}

/// Women and others weigh the same, men half as much again: the weighted total and the unweighted one would be two equations,
/// and give back how many men agree, and then how many of the others.
#[test]
fn a_weighted_total_gives_no_hidden_group_back() {
    let by = |question: &str| {
        format!(
            "[[group]]\nquestion = \"{question}\"\n[weights]\nmargins.gender = {{ woman = 50, man = 60, other = 8 }}"
        )
    };
    let hidden = |results: &Value, value: u64| {
        let is = |e: &&Value| e["group"]["question"] == "gender" && e["group"]["value"] == value;
        results["estimates"].as_array().unwrap().iter().find(is).unwrap()["hidden"].clone()
    };
    // All eight others agree, so they are hidden, and the men with them.
    let alike = three_genders([("woman", 25, 50), ("man", 20, 40), ("other", 8, 8)], &by("gender"));
    assert_eq!([1, 2, 3].map(|gender| hidden(&alike, gender)), [false, true, true]);
    assert_eq!(total(&alike)["weighted"], Value::Null);
    let mixed = three_genders([("woman", 25, 50), ("man", 20, 40), ("other", 5, 8)], &by("gender"));
    assert!(total(&mixed)["weighted"].is_number(), "where no group is hidden the weights give none back");
    // Where results are not split by what weights are made from, women and others are one sum.
    let apart = three_genders([("woman", 25, 50), ("man", 20, 40), ("other", 8, 8)], &by("organisation"));
    assert!(total(&apart)["weighted"].is_number());
}

/// A shown group's weighted figure beside the total's would tell how men and women of the hidden ones answered.
#[test]
fn beside_a_hidden_group_none_has_a_weighted_figure() {
    let settings = "[[group]]\nquestion = \"organisation\"\n[weights]\nmargins.gender = { woman = 50, man = 50 }";
    let of_units = |json: &Value| -> Vec<(bool, bool)> {
        let units = json["estimates"].as_array().unwrap().iter().filter(|e| !e["group"].is_null());
        units.map(|e| (e["hidden"] == true, e["weighted"].is_number())).collect()
    };
    let shown = of_units(&story(settings, &answers((60, 80), (40, 80))).play().json());
    assert!(shown.len() == 8 && shown.iter().all(|unit| *unit == (false, true)), "{shown:?}");
    let rows: String = ["no"; 9].iter().map(|answer| format!("Unit 9,woman,{answer},1\n")).collect();
    let beside = of_units(&story(settings, &format!("{}{rows}", answers((60, 80), (40, 80)))).play().json());
    assert!(beside.iter().any(|unit| !unit.0) && beside.iter().all(|unit| !unit.1), "{beside:?}");
}

/// Whoever knows the weights gets the counts of those who share one back, unless many share the sum: a hundred answers,
/// ten weights that could not be shown by themselves, and ten of their people either way.
#[test]
fn a_weighted_figure_of_many_small_weights_needs_many_of_them() {
    /// So many share the weight of most people; of the others so many weights, so many people each, and who agree of them.
    type Weights = (usize, usize, usize, usize);
    let weighted = |(most, weights, each, agree): Weights| -> Value {
        let mut rows = String::from("Organisation,Gender,Helped,Weight\n");
        let mut row = |yes: bool, weight: f64| {
            let answer = if yes { "yes" } else { "no" };
            rows.push_str(&format!("Unit,woman,{answer},{weight}\n"));
        };
        (0..most).for_each(|at| row(at % 2 == 0, 1.0));
        (0..each * weights).for_each(|at| row(at < agree, 1.01 + (at / each) as f64 / 100.0));
        total(&story("[weights]\ncolumn = \"Weight\"", &rows).play().json())["weighted"].clone()
    };
    assert!(weighted((80, 10, 2, 10)).is_number(), "a hundred, ten weights, ten either way");
    assert_eq!(weighted((79, 10, 2, 10)), Value::Null, "ninety-nine");
    assert_eq!(weighted((80, 9, 3, 13)), Value::Null, "nine weights");
    assert_eq!(weighted((80, 10, 2, 9)), Value::Null, "nine of them agree");
    assert_eq!(weighted((80, 10, 2, 11)), Value::Null, "nine of them do not");
    assert!(weighted((80, 0, 0, 0)).is_number(), "one weight for all tells what the share tells");
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
fn check_warns_of_clusters_that_nobody_declared() {
    let told = "people with the same answer to `organisation` answer alike";
    let undeclared = story("", &alike()).args(["check", "kysely"]).play();
    assert_eq!(undeclared.code, Some(0), "{}", undeclared.stderr);
    assert!(undeclared.stderr.contains(told), "{}", undeclared.stderr);
    assert!(undeclared.stderr.contains("add `clusters = \"organisation\"` to `[analysis]`"), "{}", undeclared.stderr);
    let declared = story("[analysis]\nclusters = \"organisation\"", &alike()).args(["check", "kysely"]).play();
    assert!(!declared.stderr.contains(told), "{}", declared.stderr);
    // In each organisation half agree.
    let row = |i: usize| format!("Unit {},woman,{}\n", i / 10, if i.is_multiple_of(2) { "yes" } else { "no" });
    let half: String = std::iter::once("Organisation,Gender,Helped\n".to_string()).chain((0..120).map(row)).collect();
    let unlike = story("", &half).args(["check", "kysely"]).play();
    assert!(!unlike.stderr.contains(told), "{}", unlike.stderr);
}

#[test]
fn with_few_clusters_there_is_no_interval() {
    let few: String = alike().lines().take(51).map(|line| format!("{line}\n")).collect();
    let json = story("[analysis]\nclusters = \"organisation\"", &few).play().json();
    assert_eq!(total(&json)["low"], Value::Null);
    assert_eq!(json["clustering"][0]["icc"], Value::Null);

    let target = "\n[analysis]\nclusters = \"organisation\"\n";
    let definition = format!("{QUESTIONS}target = {{ at_least = 0.4 }}\n{target}");
    let played = Mittari::new().survey(&definition).file("kysely/answers.csv", few);
    let played = played.args(["report", "kysely", "--format", "html,txt", "--out", "out", "--quiet"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    for (language, told) in [
        ("fi", "Helped: 58 prosenttia vastaajista (29/50) vastasi ”yes”. "),
        ("sv", "Helped: 58 procent av de svarande (29/50) svarade ”yes”. "),
        ("en", "Helped: 58% of respondents (29/50) answered “yes”. "),
    ] {
        let page = played.text(&format!("out/report.{language}.html"));
        assert!(page.contains(told.trim_end()), "{language}: {told}");
        let form = played.text(&format!("out/texts.{language}.txt"));
        assert!(form.contains("(29/50); ") && !form.contains(": ."), "{language}: {form}");
    }
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

/// Forty answers from 0 to 10, a scale of three questions that go together, forty invited of fifty.
const OTHERS: &str = r#"
format = 1
[survey]
title = "Kysely"
languages = ["fi", "sv", "en"]
date = 2020-01-01
[[wave]]
id = "end"
responses = ["answers.csv"]
invited = 50
[answers.agreement]
options = [ { code = 1, text = "1" }, { code = 2, text = "2" }, { code = 3, text = "3" }, { code = 4, text = "4" } ]
positive = [3, 4]
[[question]]
id = "recommends"
topic = "satisfaction"
kind = "score"
text = "Recommends"
[[question]]
id = "a"
topic = "impact"
kind = "choice"
answers = "agreement"
text = "A"
[[question]]
id = "b"
topic = "impact"
kind = "choice"
answers = "agreement"
text = "B"
[[question]]
id = "c"
topic = "impact"
kind = "choice"
answers = "agreement"
text = "C"
[[scale]]
id = "abc"
questions = ["a", "b", "c"]
[[indicator]]
id = "recommends"
measure = "net"
question = "recommends"
[[indicator]]
id = "middle"
measure = "median"
question = "recommends"
[[indicator]]
id = "agree"
measure = "rate"
question = "a"
headline = true
[[indicator]]
id = "score"
measure = "mean"
scale = "abc"
"#;

fn other_answers() -> String {
    let row = |i: usize| {
        let item = |shift: usize| 1 + (i % 3 + usize::from((i + shift).is_multiple_of(4))).min(3);
        format!("{},{},{},{}\n", [10, 9, 8, 10, 3, 7, 9, 10, 5, 9][i % 10], item(0), item(1), item(2))
    };
    std::iter::once("Recommends,A,B,C\n".to_string()).chain((0..40).map(row)).collect()
}

#[test]
fn each_interval_of_a_figure_can_be_another() {
    let play = |chosen: &str| {
        let definition = format!("{OTHERS}\n[analysis]\n{chosen}\n");
        Mittari::new().survey(&definition).file("kysely/answers.csv", other_answers())
    };
    let results = |chosen: &str| play(chosen).args(["results", "kysely", "--quiet"]).play().json();
    let figure = |json: &Value, id: &str| -> Value {
        json["estimates"].as_array().unwrap().iter().find(|e| e["indicator"] == id).unwrap().clone()
    };
    let default = results("");
    let score = figure(&default, "recommends");
    let counts = NetCounts { positive: 24, neutral: 8, negative: 8 };
    assert_eq!(score["value"], 40.0);
    for (chosen, named, method) in [
        ("", "tango_score", NetScoreInterval::Tango),
        ("net = \"rocks\"", "rocks", NetScoreInterval::AdjustedWald),
        ("net = \"bonett_price\"", "bonett_price", NetScoreInterval::BonettPrice),
    ] {
        let score = figure(&results(chosen), "recommends");
        let expected = net_score::interval(counts, method, Confidence::DEFAULT).unwrap();
        assert_eq!(score["method"], named);
        assert!((score["low"].as_f64().unwrap() - 100.0 * expected.low).abs() < 1e-9, "{score} {expected:?}");
    }
    assert_eq!(figure(&default, "middle")["method"], "order_statistic");
    assert_eq!(figure(&results("median = \"woodruff\""), "middle")["method"], "woodruff");

    // Of fifty invited, forty answered: the exact bound is never the narrower one.
    let agree = figure(&default, "agree");
    let (k, wilson) = (agree["count"].as_u64().unwrap(), figure(&results("invited = \"wilson\""), "agree"));
    let shares = finite_population::wilson(k, 40, 50, Confidence::DEFAULT).unwrap();
    let (low, high) = (wilson["finite"]["at_least"].as_f64().unwrap(), wilson["finite"]["at_most"].as_f64().unwrap());
    assert_eq!(
        (&agree["finite"]["method"], &wilson["finite"]["method"]),
        (&"hypergeometric_exact_fpc".into(), &"wilson_fpc".into())
    );
    assert!(
        (shares.low..=shares.high).contains(&(low / 50.0))
            && !(shares.low..=shares.high).contains(&((low - 1.0) / 50.0))
    );
    assert!(
        (shares.low..=shares.high).contains(&(high / 50.0))
            && !(shares.low..=shares.high).contains(&((high + 1.0) / 50.0))
    );
    assert!(
        agree["finite"]["at_least"].as_f64().unwrap() <= low && high <= agree["finite"]["at_most"].as_f64().unwrap()
    );

    let alpha = |json: &Value| json["reliability"][0].clone();
    let (feldt, bootstrap) = (alpha(&default), alpha(&results("alpha = \"bootstrap\"")));
    assert_eq!((&feldt["method"], &bootstrap["method"]), (&"feldt".into(), &"bootstrap".into()));
    assert_eq!(feldt["alpha"], bootstrap["alpha"]);
    assert_ne!(feldt["low"], bootstrap["low"]);
    assert_eq!(bootstrap, alpha(&results("alpha = \"bootstrap\"")), "the same draws in every run");

    let all = "net = \"rocks\"\nmedian = \"woodruff\"\ninvited = \"wilson\"\nalpha = \"bootstrap\"";
    let played = play(all).args(["report", "kysely", "--format", "html", "--out", "out", "--quiet"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    for (language, told) in [
        ("fi", ["Rocksin (2016)", "Woodruffin (1952)", "(Burstein 1975)", "bootstrap, Efron 1981"]),
        ("sv", ["Rocks (2016)", "Woodruffs (1952)", "(Burstein 1975)", "bootstrap, Efron 1981"]),
        ("en", ["Rocks’s (2016)", "Woodruff’s (1952)", "(Burstein 1975)", "bootstrap, Efron 1981"]),
    ] {
        let html = played.text(&format!("out/report.{language}.html"));
        for words in told {
            assert!(html.contains(words), "{language}: {words}");
        }
    }
}

#[test]
fn shares_with_weights_or_clusters_can_have_wilsons_interval() {
    let weights = "[weights]\nmargins.gender = { woman = 50, man = 50 }\n[analysis]\neffective = \"wilson\"";
    let json = story(weights, &answers((60, 80), (10, 40))).play().json();
    assert_eq!(total(&json)["weighted_method"], "wilson_effective");
    let clusters = "[analysis]\nclusters = \"organisation\"\n";
    let width = |json: &Value| total(json)["high"].as_f64().unwrap() - total(json)["low"].as_f64().unwrap();
    let exact = story(clusters, &alike()).play().json();
    let wilson = story(&format!("{clusters}effective = \"wilson\""), &alike()).play().json();
    assert_eq!(total(&wilson)["method"], "wilson_effective");
    assert_eq!(total(&exact)["design_effect"], total(&wilson)["design_effect"]);
    assert!(width(&wilson) < width(&exact), "{} {}", width(&wilson), width(&exact));
}

/// Results are split by organisation, weights are made from gender. Everybody in Alder agrees, women and men; who knows the
/// weights gets the men of all from the weighted figure, and takes Alder's from them: the rest are the four of Cedar.
#[test]
fn a_weighted_total_gives_no_group_of_another_question_back() {
    let told = |men_of_alder: usize| -> Value {
        let mut rows = String::from("Organisation,Gender,Helped\n");
        let people = [
            ("Alder", "woman", 9, 9),
            ("Alder", "man", 9, men_of_alder),
            ("Birch", "woman", 4, 1),
            ("Cedar", "man", 4, 3),
            ("Oak", "woman", 40, 22),
        ];
        for (organisation, gender, n, yes) in people {
            (0..n).for_each(|i| {
                rows.push_str(&format!("{organisation},{gender},{}\n", if i < yes { "yes" } else { "no" }))
            });
        }
        let settings = "[[group]]\nquestion = \"organisation\"\n[weights]\nmargins.gender = { woman = 60, man = 40 }";
        story(settings, &rows).play().json()
    };
    let shown = |results: &Value| -> Vec<String> {
        let estimates = results["estimates"].as_array().unwrap().iter();
        let units = estimates.filter(|e| !e["group"].is_null() && e["hidden"] == false);
        units.map(|e| e["group"]["value"].as_str().unwrap().to_string()).collect()
    };
    let (alike, mixed) = (told(9), told(7));
    assert_eq!(
        (shown(&alike), shown(&mixed)),
        (vec!["Alder".to_string(), "Oak".into()], vec!["Alder".to_string(), "Oak".into()])
    );
    // What the weighted figure would be, and how many men it fits: twelve, of whom nine are Alder's.
    let share = |men: f64| (0.6 * (44.0 - men) / 53.0 + 0.4 * men / 13.0, men);
    let fitting: Vec<f64> = (0..=13)
        .map(|men| share(f64::from(men)))
        .filter(|(figure, _)| (figure - share(12.0).0).abs() < 0.0005)
        .map(|(_, men)| men)
        .collect();
    assert_eq!(fitting, [12.0]);
    assert_eq!((&total(&alike)["count"], &total(&alike)["weighted"]), (&44.into(), &Value::Null));
    // Where not all of Alder agree, nobody knows which of them do not.
    assert!(total(&mixed)["weighted"].is_number(), "{}", total(&mixed));
}

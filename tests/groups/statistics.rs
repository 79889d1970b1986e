//! The statistics of a comparison, against SciPy 1.17.1.

use serde_json::Value;

use super::{Answers, comparisons, indicator, near, of_group, story};
use crate::mittari::visible_text;

const A: [usize; 12] = [3, 4, 4, 5, 5, 5, 4, 3, 5, 4, 5, 4];
const B: [usize; 13] = [2, 3, 3, 4, 2, 1, 3, 4, 3, 2, 3, 3, 4];
const C: [usize; 11] = [3, 4, 2, 5, 3, 4, 4, 3, 2, 4, 3];

fn three_teams() -> Answers {
    let mut answers = Answers::default();
    for (team, degrees) in [("A", &A[..]), ("B", &B[..]), ("C", &C[..])] {
        for (i, degree) in degrees.iter().enumerate() {
            answers.add(team, &format!("u{}", i % 6), *degree, if *degree > 3 { 10 } else { 3 });
        }
    }
    answers
}

const BY_TEAM: &str = "[[group]]\nquestion = \"team\"\n";

/// `ttest_ind(A, B + C, equal_var=False)` with its confidence interval; g by hand with the exact J.
#[test]
fn means_are_compared_by_welchs_t_and_hedges_g() {
    let found = comparisons(&format!("{}{BY_TEAM}", indicator("mean")), &three_teams());
    let a = of_group(&found, "A");
    assert_eq!((&a["measure"], &a["method"], &a["test"]), (&"mean".into(), &"welch_t".into(), &"welch_t".into()));
    assert_eq!((&a["n"], &a["n_against"], &a["against"]), (&12.into(), &24.into(), &"others".into()));
    near(&a["value"], 1.166_666_666_666_666_5, 1e-12);
    near(&a["low"], 0.574_217_702_131_013_6, 1e-9);
    near(&a["high"], 1.759_115_631_202_319_3, 1e-9);
    near(&a["p"], 0.000_402_219_033_607_719_3, 1e-12);
    near(&a["effect"]["value"], 1.302_364_672_234_294, 1e-10);
    assert!(a["effect"]["low"].as_f64().unwrap() > 0.0);
    near(&of_group(&found, "B")["p"], 0.004_682_594_244_628_567, 1e-12);
    near(&of_group(&found, "C")["p"], 0.662_233_477_259_179_6, 1e-10);
    // Holm: the smallest of three times three, the next times two.
    near(&a["p_adjusted"], 3.0 * 0.000_402_219_033_607_719_3, 1e-12);
    near(&of_group(&found, "B")["p_adjusted"], 2.0 * 0.004_682_594_244_628_567, 1e-12);
    assert_eq!(of_group(&found, "B")["verdict"], "change");
    assert_eq!(of_group(&found, "C")["verdict"], "inconclusive");
}

/// `brunnermunzel(A, B + C)` and Cliff's delta, rounded: more digits would tell of single answers.
#[test]
fn medians_are_compared_by_how_often_answers_are_larger() {
    let found = comparisons(&format!("{}{BY_TEAM}", indicator("median")), &three_teams());
    let (a, b, c) = (of_group(&found, "A"), of_group(&found, "B"), of_group(&found, "C"));
    assert_eq!((&a["method"], &a["test"]), (&"brunner_munzel".into(), &"brunner_munzel".into()));
    assert_eq!((a["effect"]["name"].as_str(), &a["value"]), (Some("cliffs_delta"), &Value::Null));
    near(&a["effect"]["value"], 0.65, 1e-12);
    near(&a["p"], 0.001, 1e-12);
    near(&b["effect"]["value"], -0.53, 1e-12);
    near(&b["p"], 0.001, 1e-12);
    near(&c["effect"]["value"], -0.10, 1e-12);
    near(&c["p"], 0.612, 1e-12);
    assert!(a["effect"]["low"].as_f64().unwrap() > 0.3 && a["effect"]["high"].as_f64().unwrap() < 1.0, "{a}");
}

#[test]
fn recommendation_scores_are_compared_with_an_interval() {
    let net = "[[indicator]]\nid = \"net\"\nmeasure = \"net\"\nquestion = \"recommend\"\nheadline = true\n";
    let json = story(&format!("{net}{BY_TEAM}"), &three_teams()).play().json();
    let found = json["comparisons"].as_array().unwrap();
    let a = of_group(found, "A");
    // Of A 10 of 12 promote and 2 do not; of the others 8 of 24 do.
    let (own, others) = (100.0 * (10.0 - 2.0) / 12.0, 100.0 * (8.0 - 16.0) / 24.0);
    near(&a["value"], own - others, 1e-9);
    assert_eq!((&a["method"], &a["test"]), (&"square_and_add".into(), &"welch_t".into()));
    // Squared and added from the published limits of A; those of the others are at least as near as the whole's width.
    let estimates = json["estimates"].as_array().unwrap();
    let of_a = estimates.iter().find(|e| e["group"]["value"] == "A").unwrap();
    let below = of_a["value"].as_f64().unwrap() - of_a["low"].as_f64().unwrap();
    let low = a["low"].as_f64().unwrap();
    assert!(low < own - others - below && low > 0.0, "{low}");
    assert!(a["high"].as_f64().unwrap() <= 200.0);
}

#[test]
fn a_reference_group_takes_the_place_of_the_others() {
    let settings = format!("{}{BY_TEAM}reference = \"C\"\n", indicator("mean"));
    let found = comparisons(&settings, &three_teams());
    let names: Vec<_> = found.iter().map(|c| (c["group"]["value"].as_str(), c["against"].as_str())).collect();
    assert_eq!(names, [(Some("A"), Some("C")), (Some("B"), Some("C"))]);
    let mean = |degrees: &[usize]| degrees.iter().sum::<usize>() as f64 / degrees.len() as f64;
    near(&found[0]["value"], mean(&A) - mean(&C), 1e-12);
    assert_eq!(found[0]["n_against"], 11);
}

/// A hidden group is compared with nobody, and of ordered answers nothing is told then at all.
#[test]
fn what_is_hidden_is_not_compared() {
    let mut answers = three_teams();
    for degree in [4, 5, 1] {
        answers.add("D", "u1", degree, 3);
    }
    for (measure, told) in [("mean", true), ("median", false)] {
        let found = comparisons(&format!("{}{BY_TEAM}", indicator(measure)), &answers);
        assert!(found.iter().all(|c| c["group"]["value"] != "D"));
        assert_eq!(!found.is_empty(), told, "{measure}: {found:?}");
    }
}

/// `ttest_ind(A, B + C)` and `mannwhitneyu(A, B + C)` exact over all deals of the tied ranks: another test, the same
/// difference, and the report says which.
#[test]
fn means_and_medians_can_be_tested_otherwise() {
    for (measure, other, name, told) in [
        ("mean", "means = \"student\"", "student_t", "Studentin t-testi"),
        ("median", "ordered = \"mann_whitney\"", "mann_whitney", "Mannin ja Whitneyn"),
    ] {
        let default = comparisons(&format!("{}{BY_TEAM}", indicator(measure)), &three_teams());
        let settings = format!("{}{BY_TEAM}[analysis]\n{other}\n", indicator(measure));
        let chosen = comparisons(&settings, &three_teams());
        let (c, d) = (of_group(&chosen, "C"), of_group(&default, "C"));
        assert_eq!((&c["test"], &c["value"]), (&name.into(), &d["value"]));
        assert_ne!(c["p"], d["p"]);
        let args = ["report", "kysely", "--format", "html", "--lang", "fi", "--out", "out", "--quiet"];
        assert!(story(&settings, &three_teams()).args(args).play().text("out/report.fi.html").contains(told));
        if measure == "mean" {
            near(&of_group(&chosen, "A")["p"], 0.000_627_181_843_609_465_7, 1e-12);
        }
    }
}

/// Of two groups there is one difference: it is tested once, told from both sides, and counted once.
#[test]
fn two_groups_are_one_test() {
    let mut answers = Answers::default();
    for (team, degrees) in [("A", &A[..]), ("B", &B[..])] {
        for degree in degrees {
            answers.add(team, "u", *degree, 8);
        }
    }
    for measure in ["rate", "mean", "median"] {
        let settings = format!("{}{BY_TEAM}", indicator(measure));
        let found = comparisons(&settings, &answers);
        assert_eq!(found.len(), 2);
        for comparison in &found {
            near(&comparison["p_adjusted"], comparison["p"].as_f64().unwrap(), 1e-12);
            assert_eq!(comparison["verdict"], "change", "{measure}: {comparison}");
        }
        let args = ["report", "kysely", "--format", "html", "--lang", "en", "--out", "out", "--quiet"];
        assert!(
            story(&settings, &answers).args(args).play().text("out/report.en.html").contains("comparisons made: 1;")
        );
    }
}

/// Fewer than ten answers on a side: no test.
#[test]
fn small_groups_are_not_tested() {
    let mut answers = three_teams();
    for degree in [4, 5, 1, 2, 3, 3, 4, 2, 1] {
        answers.add("D", "u1", degree, 3);
    }
    let found = comparisons(&format!("{}{BY_TEAM}", indicator("mean")), &answers);
    assert!(!found.is_empty() && found.iter().all(|c| c["group"]["value"] != "D"), "{found:?}");
}

#[test]
fn the_report_shows_differences_in_every_language_and_says_how_they_were_made() {
    for (measure, told) in [
        (
            "mean",
            [
                ("fi", "Ero muihin", "Welchin t-testi"),
                ("sv", "Skillnad mot övriga", "Welchs t"),
                ("en", "Difference from others", "Welch’s t"),
            ],
        ),
        (
            "median",
            [
                ("fi", "Cliffin delta", "Brunnerin ja Munzelin"),
                ("sv", "Cliffs delta", "Brunner och Munzels"),
                ("en", "Cliff’s delta", "Brunner and Munzel"),
            ],
        ),
    ] {
        let args = ["report", "kysely", "--format", "html", "--out", "out", "--quiet"];
        let played = story(&format!("{}{BY_TEAM}", indicator(measure)), &three_teams()).args(args).play();
        assert_eq!(played.code, Some(0), "{}", played.stderr);
        for (language, head, method) in told {
            let html = played.text(&format!("out/report.{language}.html"));
            assert!(html.contains(head) && html.contains(method), "{language}: {head}, {method}");
        }
        // The interval stands behind its figure, in an element of its own.
        let english = visible_text(&played.text("out/report.en.html"));
        let english = english.split_whitespace().collect::<Vec<_>>().join(" ");
        let difference = if measure == "mean" { "+1.17 (0.57–1.76)" } else { "+0.65 (" };
        assert!(english.contains(difference), "{difference}");
        assert!(english.contains("Different from the other respondents: A, B"));
        // Three comparisons, all told.
        assert!(english.contains("comparisons made: 3"));
    }
}

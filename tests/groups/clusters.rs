//! Groups of people who come in clusters.

use serde_json::Value;

use super::{Answers, comparisons, indicator, near, of_group, story};

const CLUSTERED: &str = "[[group]]\nquestion = \"team\"\n[analysis]\nclusters = \"unit\"\n";
const PLAIN: &str = "[[group]]\nquestion = \"team\"\n";

/// Twelve units of ten people each, who answer much alike; six units belong to each team.
fn whole_units() -> Answers {
    let mut answers = Answers::default();
    for unit in 0..12 {
        let team = if unit < 6 { "North" } else { "South" };
        // In most units of the north nearly everybody copes, in most of the south nearly nobody.
        let good = [9, 9, 8, 9, 2, 9, 2, 1, 2, 8, 1, 2][unit];
        for person in 0..10 {
            answers.add(team, &format!("Unit {unit}"), if person < good { 4 + person % 2 } else { 1 + person % 3 }, 8);
        }
    }
    answers
}

fn width(comparison: &Value) -> f64 {
    comparison["high"].as_f64().unwrap() - comparison["low"].as_f64().unwrap()
}

#[test]
fn clusters_widen_the_interval_of_a_difference_and_raise_p() {
    for measure in ["rate", "mean"] {
        let plain = comparisons(&format!("{}{PLAIN}", indicator(measure)), &whole_units());
        let found = comparisons(&format!("{}{CLUSTERED}", indicator(measure)), &whole_units());
        let (before, north) = (of_group(&plain, "North"), of_group(&found, "North"));
        near(&north["value"], before["value"].as_f64().unwrap(), 1e-12);
        assert!(width(north) > 1.8 * width(before), "{measure}: {north} {before}");
        assert!(north["p"].as_f64().unwrap() > 10.0 * before["p"].as_f64().unwrap(), "{measure}: {north} {before}");
        assert!(north["design_effect"].as_f64().unwrap() > 3.0);
        assert_eq!(before["design_effect"], Value::Null);
        if measure == "rate" {
            assert_eq!((&north["method"], &north["test"]), (&"square_and_add".into(), &"rao_scott".into()));
        } else {
            assert_eq!((&north["effect"]["low"], &north["test"]), (&Value::Null, &"welch_t".into()));
        }
    }
}

/// The interval of a mean and of a group made of whole clusters is widened too.
#[test]
fn every_figure_of_clustered_people_is_widened() {
    for measure in ["rate", "mean", "median"] {
        let of = |settings: &str, group: Option<&str>| -> Value {
            let json = story(&format!("{}{settings}", indicator(measure)), &whole_units()).play().json();
            let estimates = json["estimates"].as_array().unwrap().clone();
            estimates.into_iter().find(|e| e["group"]["value"].as_str() == group).unwrap()
        };
        for group in [None, Some("North")] {
            let (plain, clustered) = (of(PLAIN, group), of(CLUSTERED, group));
            assert!(width(&clustered) >= width(&plain), "{measure} {group:?}");
            assert!(clustered["design_effect"].as_f64().unwrap() > 1.5, "{measure} {group:?}: {clustered}");
        }
        if measure == "mean" {
            let (plain, clustered) = (of(PLAIN, None), of(CLUSTERED, None));
            let effect = clustered["design_effect"].as_f64().unwrap();
            assert!((width(&clustered) / width(&plain) - effect.sqrt()).abs() < 1e-9);
        }
    }
}

/// Six of ten teams' people come from one unit: whether team or unit differs cannot be told.
#[test]
fn a_group_that_is_nearly_one_cluster_is_refused_with_a_reason() {
    let mut answers = whole_units();
    for person in 0..30 {
        answers.add("East", if person < 28 { "Unit 20" } else { "Unit 21" }, 1 + person % 5, 8);
    }
    let settings = format!("{}{CLUSTERED}", indicator("rate"));
    let found = comparisons(&settings, &answers);
    let east = of_group(&found, "East");
    assert_eq!(east["refused"], "few_clusters");
    for key in ["low", "high", "p", "p_adjusted", "test", "method", "verdict", "design_effect"] {
        assert_eq!(east[key], Value::Null, "{key}: {east}");
    }
    assert!(east["value"].is_number(), "the difference stands in the table anyway");
    assert_eq!(of_group(&found, "North")["refused"], Value::Null);
    let args = ["report", "kysely", "--format", "html", "--out", "out", "--quiet"];
    let played = story(&settings, &answers).args(args).play();
    for (language, told, method) in [
        ("fi", "Näiden eroa ei voi arvioida: East", "Raon ja Scottin"),
        ("sv", "kan skillnaden inte bedömas: East", "Rao och Scotts"),
        ("en", "cannot be told: East", "Rao and Scott’s"),
    ] {
        let html = played.text(&format!("out/report.{language}.html"));
        assert!(html.contains(told) && html.contains(method), "{language}");
    }
}

/// Clusters themselves against each other: nothing to widen, and the report says what that means.
#[test]
fn clusters_are_compared_with_each_other_as_they_are() {
    let by_unit = "[[group]]\nquestion = \"unit\"\n[analysis]\nclusters = \"unit\"\n";
    let found = comparisons(&format!("{}{by_unit}", indicator("rate")), &whole_units());
    assert_eq!(found.len(), 12);
    assert!(found.iter().all(|c| c["method"] == "newcombe" && c["refused"].is_null()));
    let args = ["report", "kysely", "--format", "html", "--lang", "en", "--out", "out", "--quiet"];
    let played = story(&format!("{}{by_unit}", indicator("rate")), &whole_units()).args(args).play();
    assert!(played.text("out/report.en.html").contains("concerns these units and no others"));
}

/// Units that nobody declared, and by which nothing is split, are noticed all the same.
#[test]
fn undeclared_clusters_are_told_of() {
    let json = story(&format!("{}{PLAIN}", indicator("rate")), &whole_units()).play().json();
    let noted =
        |about: &str| json["notes"].as_array().unwrap().iter().any(|n| n["code"] == "clustered" && n["about"] == about);
    assert!(noted("unit"), "{}", json["notes"]);
    let declared = story(&format!("{}{CLUSTERED}", indicator("rate")), &whole_units()).play().json();
    assert!(declared["notes"].as_array().unwrap().iter().all(|n| n["about"] != "unit"));
}

//! Shares of organisations, counted from what is published of each.

use serde_json::Value;

use super::{Answers, indicator, near, story};

/// Organisations with so many favourable answers of so many.
const ORGANISATIONS: [(usize, usize); 8] = [(6, 10), (1, 10), (3, 10), (5, 10), (9, 12), (2, 11), (0, 12), (11, 12)];

fn answers(more: &[(usize, usize)]) -> Answers {
    let mut answers = Answers::default();
    for (at, (yes, n)) in ORGANISATIONS.iter().chain(more).enumerate() {
        for person in 0..*n {
            answers.add("x", &format!("Org {at}"), if person < *yes { 4 } else { 2 }, 8);
        }
    }
    answers
}

fn settings(when: &str) -> String {
    format!(
        "{}[[indicator]]\nid = \"orgs\"\ntitle = \"Organisations that cope\"\nmeasure = \"share_of_organisations\"\n\
         organisations = {{ by = \"unit\", of = \"coping\", when = {when}, invited = 20 }}\nheadline = true\n\
         target = {{ at_least = 0.3 }}\n\
         [[group]]\nquestion = \"unit\"\n",
        indicator("rate")
    )
}

fn share(json: &Value) -> Value {
    json["estimates"].as_array().unwrap().iter().find(|e| e["indicator"] == "orgs").unwrap().clone()
}

#[test]
fn organisations_are_counted_and_not_people() {
    for (when, count) in
        [("\"any\"", 7), ("\"majority\"", 3), ("{ at_least = 0.5 }", 4), ("{ at_least = 0.1, at_most = 0.3 }", 3)]
    {
        let found = share(&story(&settings(when), &answers(&[])).play().json());
        assert_eq!((&found["count"], &found["n"]), (&count.into(), &8.into()), "{when}");
        assert_eq!((&found["measure"], &found["group"]), (&"share_of_organisations".into(), &Value::Null));
    }
    // Wilson's interval of 4 of 8, and the exact bound for 20 invited organisations.
    let found = share(&story(&settings("{ at_least = 0.5 }"), &answers(&[])).play().json());
    near(&found["low"], 0.215_2, 5e-5);
    near(&found["high"], 0.784_8, 5e-5);
    assert_eq!(found["status"], "uncertain");
    assert_eq!(found["finite"]["population"], 20);
    assert!(found["finite"]["at_least"].as_u64().unwrap() >= 4 && found["finite"]["at_most"].as_u64().unwrap() <= 16);
}

/// An organisation with a single answer would tell that answer: whether it is there changes nothing.
#[test]
fn an_organisation_that_is_too_small_is_not_counted() {
    let without = share(&story(&settings("\"any\""), &answers(&[])).play().json());
    for small in [&[(1, 1), (2, 2)][..], &[(0, 1), (0, 3)]] {
        let json = story(&settings("\"any\""), &answers(small)).play().json();
        let found = share(&json);
        let shown = json["estimates"].as_array().unwrap().iter();
        let shown: Vec<&Value> =
            shown.filter(|e| e["indicator"] == "coping" && !e["group"].is_null() && e["hidden"] == false).collect();
        // Exactly what a reader counts in the table.
        assert_eq!(found["n"].as_u64().unwrap(), shown.len() as u64);
        let favourable = shown.iter().filter(|e| e["count"].as_u64().unwrap() > 0).count();
        assert_eq!(found["count"].as_u64().unwrap(), favourable as u64);
        assert!(found["n"].as_u64() <= without["n"].as_u64());
    }
}

/// Where none of a small organisation's answers is favourable it is hidden, so "any" is too large; the report says it.
#[test]
fn a_share_of_any_leans_upwards_and_says_so() {
    let all_no: Vec<(usize, usize)> = vec![(0, 7), (0, 8)];
    let found = share(&story(&settings("\"any\""), &answers(&all_no)).play().json());
    let none = found["n"].as_u64().unwrap() - found["count"].as_u64().unwrap();
    assert_eq!(none, 1, "of three organisations without a favourable answer the large one alone is counted: {found}");
    for (when, says) in [("\"any\"", true), ("\"majority\"", false)] {
        let story = story(&settings(when), &answers(&[])).args(["report", "kysely", "--format", "html", "--quiet"]);
        let played = story.success();
        let text = crate::mittari::visible_text(&played.text("reports/kysely/report.en.html"));
        assert_eq!(text.contains("The share is too large rather than too small"), says, "{when}");
    }
}

#[test]
fn few_organisations_have_no_share() {
    let mut few = Answers::default();
    for at in 0..4 {
        for person in 0..10 {
            few.add("x", &format!("Org {at}"), if person < 5 { 4 } else { 2 }, 8);
        }
    }
    let found = share(&story(&settings("\"any\""), &few).play().json());
    assert_eq!((&found["hidden"], &found["value"], &found["n"]), (&true.into(), &Value::Null, &Value::Null));
}

#[test]
fn the_report_says_organisations_in_every_language() {
    let args = ["report", "kysely", "--format", "html", "--out", "out", "--quiet"];
    let played = story(&settings("\"majority\""), &answers(&[])).args(args).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    for (language, told) in [
        ("fi", ["organisaatioista (3/8)", "yli puolet vastauksista", "Organisaatioita kutsuttiin 20"]),
        ("sv", ["av organisationerna (3/8)", "över hälften av svaren", "20 organisationer bjöds in"]),
        ("en", ["of organisations (3/8)", "more than half of the answers", "20 organisations were invited"]),
    ] {
        let html = played.text(&format!("out/report.{language}.html"));
        for words in told {
            assert!(html.contains(words), "{language}: {words}");
        }
    }
}

#[test]
fn a_definition_that_cannot_be_counted_is_told_at_once() {
    let settings = "[[indicator]]\nid = \"one\"\nmeasure = \"share_of_organisations\"\n\
        [[indicator]]\nid = \"two\"\nmeasure = \"share_of_organisations\"\nquestion = \"coping\"\n\
        organisations = { by = \"unit\", of = \"coping\", when = \"any\" }\n\
        [[indicator]]\nid = \"three\"\nmeasure = \"rate\"\nquestion = \"coping\"\n\
        organisations = { by = \"team\", of = \"four\", when = { at_least = 2.0 } }\n\
        [[indicator]]\nid = \"five\"\nmeasure = \"share_of_organisations\"\n\
        organisations = { by = \"team\", of = \"mean\", when = \"any\" }\n\
        [[indicator]]\nid = \"six\"\nmeasure = \"share_of_organisations\"\n\
        organisations = { by = \"team\", of = \"coping\", when = { at_least = 2.0 } }\n\
        [[indicator]]\nid = \"mean\"\nmeasure = \"mean\"\nquestion = \"coping\"\n[[group]]\nquestion = \"team\"\n";
    let played = story(&format!("{}{settings}", indicator("rate")), &answers(&[])).args(["check", "kysely"]).play();
    assert_eq!(played.code, Some(1));
    for told in [
        "indicator `one` does not know when an organisation counts",
        "indicator `two` speaks of a question and of another indicator",
        "indicator `two` counts by `unit`, by which results are not split",
        "indicator `three` counts people, and `organisations` is of no use",
        "indicator `five` cannot be counted from indicator `mean`",
        "indicator `six` has an impossible limit of a share",
    ] {
        assert!(
            played.stderr.contains(told) || played.stdout.contains(told),
            "{told}\n{}{}",
            played.stdout,
            played.stderr
        );
    }
}

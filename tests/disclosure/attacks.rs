//! Attacks that the audit makes with what a reader knows: each succeeds against a writer who hides what is small and
//! nothing else, and fails against the report.

use std::fs;

use mittari::disclosure::audit::{Known, attack};
use mittari::results::{GroupKey, GroupValue};
use serde_json::{Value, json};

use crate::mittari::results;

/// A group of people: background answers, how many, and what each of them answers to the question.
pub(super) type People = (&'static [&'static str], usize, usize);

/// A survey whose question `q` has two answers; of each group so many people agree, the others do not.
pub(super) struct Case {
    pub(super) by: &'static [&'static str],
    pub(super) people: &'static [People],
    pub(super) extra: &'static str,
}

impl Case {
    pub(super) fn definition(&self) -> String {
        let mut text = String::from(
            "format = 1\n[survey]\ntitle = \"Hyökkäys\"\nlanguages = [\"fi\"]\n[[wave]]\nid = \"w\"\nresponses = [\"a.csv\"]\n\
             [answers.a]\noptions = [{ code = 1, fi = \"ei\" }, { code = 2, fi = \"ehkä\" }, { code = 3, fi = \"kyllä\" }]\npositive = [3]\n\
             [[question]]\nid = \"q\"\ntopic = \"wellbeing\"\nkind = \"choice\"\nanswers = \"a\"\ntext = \"q\"\n\
             [[indicator]]\nid = \"rate\"\nmeasure = \"rate\"\nquestion = \"q\"\n",
        );
        text.push_str(self.extra);
        for by in self.by {
            text.push_str(&format!("[[question]]\nid = \"{by}\"\ntopic = \"background\"\nkind = \"category\"\ntext = \"{by}\"\n[[group]]\nquestion = \"{by}\"\n"));
        }
        text
    }

    pub(super) fn export(&self) -> String {
        let mut text = format!("id;q;{}\n", self.by.join(";"));
        for (groups, n, agree) in self.people {
            for i in 0..*n {
                let answer = if i < *agree { "kyllä" } else { "ei" };
                text.push_str(&format!("x;{answer};{}\n", groups.join(";")));
            }
        }
        text
    }

    /// What is published, and what would have been by somebody who hides small groups only.
    pub(super) fn play(&self) -> (Value, Value) {
        let written = |definition: &str| {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("survey.toml"), definition).unwrap();
            fs::write(folder.path().join("a.csv"), self.export()).unwrap();
            serde_json::to_value(results(folder.path()).unwrap().1).unwrap()
        };
        let ours = written(&self.definition());
        (ours.clone(), self.naive(ours))
    }

    /// Every group with its figures, and those below five left out.
    fn naive(&self, mut results: Value) -> Value {
        let (mut response, mut estimates) = (Vec::new(), Vec::new());
        let everybody = |entry: &&Value| entry["group"].is_null();
        response.extend(results["response"].as_array().unwrap().iter().filter(everybody).cloned());
        estimates.extend(results["estimates"].as_array().unwrap().iter().filter(everybody).cloned());
        let rate = estimates[0].clone();
        for (at, by) in self.by.iter().enumerate() {
            let mut values: Vec<&str> = self.people.iter().map(|(groups, ..)| groups[at]).collect();
            values.sort_unstable();
            values.dedup();
            for value in values {
                let of = self.people.iter().filter(|(groups, ..)| groups[at] == value);
                let (n, k) = of.fold((0, 0), |(n, k), (_, people, agree)| (n + people, k + agree));
                let group = json!({ "question": by, "value": value });
                let hidden = n < 5;
                let number = |x: usize| if hidden { Value::Null } else { json!(x) };
                response.push(json!({ "wave": "w", "group": group, "answered": number(n), "hidden": hidden }));
                let mut estimate = rate.clone();
                estimate["group"] = group;
                estimate["n"] = number(n);
                estimate["count"] = number(k);
                estimate["value"] = if hidden { Value::Null } else { json!(k as f64 / n as f64) };
                if hidden {
                    estimate["missing"] = json!({});
                }
                estimates.push(estimate);
            }
        }
        results["response"] = Value::Array(response);
        results["estimates"] = Value::Array(estimates);
        results["comparisons"] = json!([]);
        results
    }
}

#[track_caller]
pub(super) fn leaks(results: &Value, known: &Known) -> Vec<String> {
    let found = attack(&serde_json::to_vec(results).unwrap(), known).unwrap();
    found.leaks.into_iter().map(|leak| format!("{} <- {}", leak.what, leak.from.join("; "))).collect()
}

#[test]
fn who_knows_every_group_learns_the_number_itself() {
    let people: &[People] = &[(&["A"], 120, 90), (&["B"], 57, 40), (&["C"], 3, 2)];
    let (_, naive) = Case { by: &["team"], people, extra: "" }.play();
    let key = |value: &str| GroupKey { question: "team".into(), value: GroupValue::Text(value.into()) };
    let known = Known::groups(["A", "B", "C"].map(|value| (key(value), None)), true);
    let found = leaks(&naive, &known);
    let chain = "the number of people in `C` (by `team`, wave `w`) is known to be 3 <- 180 answered in wave `w`; 0 named no answer to `team`; a reader knows \
                 every answer to `team`; 120 answered in `A`; 57 answered in `B`";
    assert!(found.iter().any(|leak| leak == chain), "{found:#?}");
    assert!(
        found
            .iter()
            .any(|leak| leak.contains("favourable answers to `rate` in `C` (by `team`, wave `w`) is known to be 2")),
        "{found:#?}"
    );
}

#[test]
fn the_answers_to_a_question_give_the_share_back() {
    // The rate of one group is hidden, that of another figure of the same question is not.
    let extra = "[[indicator]]\nid = \"not\"\nmeasure = \"rate\"\nquestion = \"q\"\npositive = [1]\n";
    let case = Case { by: &["team"], people: &[(&["A"], 40, 20), (&["B"], 30, 20), (&["C"], 20, 10)], extra };
    let (ours, _) = case.play();
    assert_eq!(leaks(&ours, &Known::nothing()), [""; 0]);
    let mut naive = ours.clone();
    for estimate in naive["estimates"].as_array_mut().unwrap() {
        if estimate["indicator"] == "rate" && estimate["group"]["value"] == "C" {
            for key in ["n", "count", "value", "low", "high"] {
                estimate[key] = Value::Null;
            }
            estimate["hidden"] = json!(true);
            estimate["missing"] = json!({});
        }
    }
    let found = leaks(&naive, &Known::nothing());
    assert!(
        found
            .iter()
            .any(|leak| leak.contains("favourable answers to `rate` in `C` (by `team`, wave `w`) is known to be 10")),
        "{found:#?}"
    );
}

#[test]
fn a_mean_times_its_answers_is_a_sum() {
    let extra = "[[indicator]]\nid = \"mean\"\nmeasure = \"mean\"\nquestion = \"q\"\n";
    let case = Case { by: &["team"], people: &[(&["A"], 40, 20), (&["B"], 30, 20), (&["C"], 20, 10)], extra };
    let (ours, _) = case.play();
    assert_eq!(leaks(&ours, &Known::nothing()), [""; 0]);
    let mut naive = ours;
    for estimate in naive["estimates"].as_array_mut().unwrap() {
        if estimate["indicator"] == "mean" && estimate["group"]["value"] == "C" {
            estimate["n"] = Value::Null;
            estimate["value"] = Value::Null;
        }
    }
    let found = leaks(&naive, &Known::nothing());
    assert!(found.iter().any(|leak| leak.contains("the mean of `mean`")), "{found:#?}");
}

#[test]
fn units_less_what_lies_inside_them() {
    // The unit is shown, and so is one of its two teams: the other follows.
    let people: &[People] = &[
        (&["North", "A"], 20, 11),
        (&["North", "B"], 4, 3),
        (&["South", "C"], 25, 12),
        (&["South", "D"], 30, 17),
        (&["East", "E"], 22, 9),
        (&["East", "F"], 3, 1),
        (&["East", "G"], 12, 7),
    ];
    let case = Case { by: &["unit", "team"], people, extra: "" };
    let (ours, _) = case.play();
    assert_eq!(ours["disclosure"]["attack_passed"], true);
    let shown = |value: &str| {
        let estimates = ours["estimates"].as_array().unwrap().iter();
        let found = estimates.filter(|e| e["group"]["value"] == value && !e["n"].is_null()).count();
        found > 0
    };
    assert!(!shown("B") && !shown("F"));
    assert!(!(shown("North") && shown("A")), "North less A is B");
    assert!(!(shown("East") && shown("E") && shown("G")), "East less E and G is F");
    assert!(shown("South") && shown("C") && shown("D"), "what needs no protection is shown");
}

/// All codes are even, so a group's sum is no odd number: that takes for ever to find out by halving. The search ends after
/// a counted number of steps, and what was not found out counts as given away.
#[test]
fn what_takes_too_long_counts_as_given_away() {
    let estimate = |group: Value, n: Option<u64>, sum: u64| {
        json!({ "indicator": "mean", "question": "q", "wave": "w", "group": group, "measure": "mean", "n": n,
                "value": n.map(|n| sum as f64 / n as f64), "missing": {} })
    };
    let team = |name: &str| json!({ "question": "team", "value": name });
    let codes = [2, 4, 6, 8, 10, 12, 14];
    let counts: Vec<Value> = codes.iter().map(|code| json!({ "code": code, "count": 20 })).collect();
    let sizes =
        [("A", 100), ("B", 20), ("C", 20)].map(|(name, n)| json!({ "wave": "w", "group": team(name), "answered": n }));
    let mut response = vec![json!({ "wave": "w", "group": null, "answered": 140 })];
    response.extend(sizes);
    let record = |sum: u64| {
        json!({
            "response": response,
            "estimates": [estimate(Value::Null, Some(140), 1120), estimate(team("A"), Some(100), sum),
                          estimate(team("B"), None, 0), estimate(team("C"), None, 0)],
            "distributions": [{ "question": "q", "wave": "w", "group": null, "n": 140, "missing": {}, "counts": counts }],
            "disclosure": { "figures": [{ "indicator": "mean", "health": false, "base": codes, "cant_say": "outside" }] },
        })
    };
    assert_eq!(leaks(&record(800), &Known::nothing()), [""; 0]);
    let found = leaks(&record(801), &Known::nothing());
    assert!(
        found.iter().any(|leak| leak.contains("the search for other populations that fit was given up")),
        "{found:#?}"
    );
}

#[test]
fn a_comparison_of_a_hidden_group() {
    let people: &[People] = &[(&["A"], 40, 20), (&["B"], 30, 20), (&["C"], 4, 3), (&["D"], 4, 1)];
    let (mut ours, _) = Case { by: &["team"], people, extra: "" }.play();
    ours["comparisons"] =
        json!([{ "indicator": "rate", "wave": "w", "group": { "question": "team", "value": "C" }, "value": 0.2 }]);
    let found = leaks(&ours, &Known::nothing());
    assert!(found.iter().any(|leak| leak.contains("`C` is compared although its `rate` is hidden")), "{found:#?}");
}

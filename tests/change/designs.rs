use mittari::results::{Change, Design, EffectName, Test, Verdict};
use serde_json::Value;

use super::{DEFINITION, LINK, export, main_change, publish};
use crate::mittari::project_text;

/// Records of one method at 95 %, with how many people they are about at least.
fn records(family: &str, method: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(&project_text(&format!("tests/reference/{family}.json"))).unwrap();
    let wanted = |r: &&Value| r["method"] == method && r["input"]["conf"] == 0.95;
    all.as_array().unwrap().iter().filter(wanted).cloned().collect()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().filter_map(Value::as_f64).collect()
}

fn count(record: &Value, key: &str) -> usize {
    usize::try_from(record["input"][key].as_u64().unwrap()).unwrap()
}

#[track_caller]
fn agrees(found: Option<f64>, record: &Value, key: &str) {
    let expected = record["expected"][key].as_f64();
    let near = found.zip(expected).is_some_and(|(a, b)| (a - b).abs() <= 1e-7 * b.abs().max(1.0));
    assert!(near || (found.is_none() && expected.is_none()), "{} {key}: {found:?}, not {expected:?}", record["id"]);
}

/// Whether the numbers can stand in the export as answers 1 to 5.
fn are_answers(values: &[f64]) -> bool {
    values.iter().all(|x| x.fract() == 0.0 && (1.0..=5.0).contains(x))
}

fn wave(values: &[f64], is_answer: bool) -> String {
    let row = |(i, x): (usize, &f64)| {
        let (coping, hours) = if is_answer { (format!("{x}"), String::new()) } else { (String::new(), format!("{x}")) };
        (format!("p{i}"), coping, hours)
    };
    export(values.iter().enumerate().map(row))
}

/// Publishes two waves of numbers, linked or not.
fn change_of(pre: &[f64], post: &[f64], indicator: &str, link: &str) -> Change {
    let is_answer = !indicator.starts_with("hours");
    let definition = format!("{DEFINITION}{link}");
    let results = publish(&definition, &[("start.csv", &wave(pre, is_answer)), ("end.csv", &wave(post, is_answer))]);
    main_change(&results, indicator).clone()
}

#[test]
fn a_paired_share_is_tangos_and_mcnemars() {
    let mut compared = 0;
    let tests = records("paired_proportions", "mcnemar");
    for record in records("paired_proportions", "tango") {
        let counts = ["yes_yes", "yes_no", "no_yes", "no_no"].map(|key| count(&record, key));
        let answers = [("5", "5"), ("5", "1"), ("1", "5"), ("1", "1")];
        let people: Vec<(&str, &str)> =
            answers.iter().zip(counts).flat_map(|(pair, n)| std::iter::repeat_n(*pair, n)).collect();
        if people.len() < 10 {
            continue;
        }
        let file = |answer: fn(&(&str, &str)) -> String| {
            export(people.iter().enumerate().map(|(i, pair)| (format!("p{i}"), answer(pair), String::new())))
        };
        let (start, end) = (file(|pair| pair.0.into()), file(|pair| pair.1.into()));
        // Some tables have everybody go from one end to the other, which looks like another scale.
        let definition = DEFINITION.replace("text = \"coping\"", "text = \"coping\"\ncomparable = true");
        let results = publish(&format!("{definition}{LINK}"), &[("start.csv", &start), ("end.csv", &end)]);
        let change = main_change(&results, "copes");
        assert_eq!(change.design, Design::Paired);
        agrees(change.value, &record, "change");
        agrees(change.low, &record, "lower");
        agrees(change.high, &record, "upper");
        assert_eq!(change.improved, Some(counts[2] as u64));
        assert_eq!(change.worsened, Some(counts[1] as u64));
        let moved = counts[1] + counts[2];
        assert_eq!(change.p.is_some(), moved >= 6, "with fewer than six who moved there is no test");
        if moved < 6 {
            assert_ne!(change.verdict, Some(Verdict::Change), "… and no conclusion");
        } else if let Some(test) = tests.iter().find(|t| t["input"] == record["input"]) {
            agrees(change.p, test, "p_midp");
        }
        compared += 1;
    }
    assert!(compared >= 10, "{compared}");
}

#[test]
fn a_paired_mean_is_students_and_an_ordered_one_is_tested_by_ranks() {
    let mut compared = (0, 0);
    for record in records("paired_means", "paired_t") {
        let (pre, post) = (numbers(&record["input"]["pre"]), numbers(&record["input"]["post"]));
        if pre.len() != post.len() || pre.len() < 10 {
            continue;
        }
        let change = change_of(&pre, &post, "hours_mean", LINK);
        assert_eq!((change.design, change.test), (Design::Paired, change.p.map(|_| Test::PairedT)));
        agrees(change.value, &record, "mean_change");
        agrees(change.low, &record, "lower");
        agrees(change.high, &record, "upper");
        agrees(change.p, &record, "p");
        compared.0 += 1;
    }
    for record in records("paired_means", "wilcoxon_signed_rank") {
        let (pre, post) = (numbers(&record["input"]["pre"]), numbers(&record["input"]["post"]));
        let moved = pre.iter().zip(&post).filter(|(a, b)| a != b).count();
        if pre.len() != post.len() || pre.len() < 10 || moved < 6 {
            continue;
        }
        let indicator = if are_answers(&pre) && are_answers(&post) { "coping_mean" } else { "hours_median" };
        let change = change_of(&pre, &post, indicator, LINK);
        assert_eq!(change.test, Some(Test::SignedRankPratt));
        agrees(change.p, &record, "p_exact_pratt");
        compared.1 += 1;
    }
    assert!(compared.0 >= 2 && compared.1 >= 1, "{compared:?}");
}

#[test]
fn a_paired_change_is_standardised_by_the_average_deviation() {
    let mut compared = 0;
    for record in records("paired_means", "effect_sizes") {
        let (pre, post) = (numbers(&record["input"]["pre"]), numbers(&record["input"]["post"]));
        if pre.len() != post.len() || pre.len() < 10 || record["expected"]["d_av"].is_null() {
            continue;
        }
        let effect = change_of(&pre, &post, "hours_mean", LINK).effect.unwrap();
        assert_eq!(effect.name, EffectName::DAv);
        agrees(Some(effect.value), &record, "d_av");
        agrees(effect.low, &record, "d_av_lower");
        compared += 1;
    }
    assert!(compared >= 2, "{compared}");
}

#[test]
fn a_paired_median_is_the_pseudo_median_of_changes() {
    let mut compared = 0;
    for record in records("paired_means", "hodges_lehmann") {
        let (pre, post) = (numbers(&record["input"]["pre"]), numbers(&record["input"]["post"]));
        if pre.len() != post.len() || pre.len() < 10 {
            continue;
        }
        let change = change_of(&pre, &post, "hours_median", LINK);
        agrees(change.value, &record, "pseudo_median");
        agrees(change.low, &record, "lower");
        compared += 1;
    }
    assert!(compared >= 1, "{compared}");
}

#[test]
fn without_codes_shares_are_newcombes_and_means_are_welchs() {
    let mut compared = (0, 0);
    for record in records("two_proportions", "newcombe_hybrid_score") {
        let [x1, n1, x2, n2] = ["x1", "n1", "x2", "n2"].map(|key| count(&record, key));
        let unanimous = |x: usize, n: usize| (x == 0 || x == n) && n < 10;
        if n1 < 10 || n2 < 10 || n1 > 300 || n2 > 300 || unanimous(x1, n1) || unanimous(x2, n2) {
            continue;
        }
        let answers = |x: usize, n: usize| -> Vec<f64> { (0..n).map(|i| if i < x { 5.0 } else { 1.0 }).collect() };
        // The first group is the later wave.
        let change = change_of(&answers(x2, n2), &answers(x1, n1), "copes", "");
        assert_eq!((change.design, change.pairs), (Design::Independent, None));
        agrees(change.value, &record, "difference");
        agrees(change.low, &record, "lower");
        agrees(change.high, &record, "upper");
        compared.0 += 1;
    }
    for record in records("two_groups", "welch_t") {
        let (later, earlier) = (numbers(&record["input"]["x"]), numbers(&record["input"]["y"]));
        if later.len() < 10 || earlier.len() < 10 {
            continue;
        }
        let change = change_of(&earlier, &later, "hours_mean", "");
        agrees(change.low, &record, "lower");
        agrees(change.p, &record, "p");
        compared.1 += 1;
    }
    assert!(compared.0 >= 5 && compared.1 >= 2, "{compared:?}");
}

/// Derrick, Toher & White (2017), Quant. Methods Psychol. 13:120: eight pairs and eight more on each side; their
/// unequal-variances statistic by the published formula.
#[test]
fn partly_paired_means_use_everybody() {
    let (pre, post) = ([14., 15., 18., 20., 11., 19., 14., 15.], [15., 10., 15., 17., 13., 19., 12., 13.]);
    let (only_pre, only_post) = ([20., 21., 16., 18., 14., 12., 14., 17.], [10., 16., 18., 16., 15., 14., 13., 10.]);
    let rows = |both: &[f64], only: &[f64], name: &str| {
        let row = |(i, x): (usize, &f64)| {
            let code = if i < both.len() { format!("both{i}") } else { format!("{name}{i}") };
            (code, String::new(), x.to_string())
        };
        export(both.iter().chain(only).enumerate().map(row).collect::<Vec<_>>())
    };
    let (start, end) = (rows(&pre, &only_pre, "start"), rows(&post, &only_post, "end"));
    let results = publish(&format!("{DEFINITION}{LINK}"), &[("start.csv", &start), ("end.csv", &end)]);
    let change = main_change(&results, "hours_mean");
    assert_eq!((change.design, change.test), (Design::PartlyPaired, Some(Test::PartlyPairedT)));
    assert!((change.value.unwrap() + 1.9375).abs() < 1e-12 || change.value.unwrap() < 0.0);
    let p = change.p.unwrap();
    assert!((0.02..0.03).contains(&p), "published with equal variances: 0.026, here {p}");
    assert_eq!((change.n_from, change.n_to), (Some(16), Some(16)));
}

#[test]
fn a_comparison_group_gives_the_difference_of_two_changes() {
    let more = r#"
        [[question]]
        id = "arm"
        topic = "background"
        kind = "category"
        text = "arm"
        [[question]]
        id = "unit"
        topic = "background"
        kind = "category"
        text = "unit"
        [comparison]
        question = "arm"
        treated = "yes"
        comparison = "no"
        clusters = "unit"
    "#;
    let mut compared = (0, 0);
    for method in ["did_ols", "cluster_mean_change_welch"] {
        for record in records("did", method) {
            let input = &record["input"];
            let (y, treat, post) = (numbers(&input["y"]), numbers(&input["treat"]), numbers(&input["post"]));
            let names: Vec<String> =
                input["cluster"].as_array().unwrap().iter().map(|c| c.to_string().replace('"', "")).collect();
            let arm = |on: f64| {
                let mut units: Vec<&String> =
                    names.iter().zip(&treat).filter(|(_, t)| **t == on).map(|(n, _)| n).collect();
                units.sort();
                units.dedup();
                units.len()
            };
            let few = arm(0.0) + arm(1.0) <= 20;
            let is_cr2 = method == "did_ols" && input["vcov"] == "CR2";
            if arm(0.0).min(arm(1.0)) < 4 || (few == is_cr2) || (!is_cr2 && method == "did_ols") {
                continue;
            }
            let file = |after: f64| {
                let rows = (0..y.len()).filter(|i| post[*i] == after).map(|i| {
                    let arm = if treat[i] == 1.0 { "yes" } else { "no" };
                    format!("p{i};;{};{arm};u{}\n", y[i], names[i])
                });
                std::iter::once("code;coping;hours;arm;unit\n".to_string()).chain(rows).collect::<String>()
            };
            let results =
                publish(&format!("{DEFINITION}{more}"), &[("start.csv", &file(0.0)), ("end.csv", &file(1.0))]);
            let against = results.changes.iter().find(|c| c.design == Design::DifferenceInDifferences).unwrap();
            agrees(against.value, &record, "estimate");
            agrees(against.low, &record, "lower");
            agrees(against.high, &record, "upper");
            agrees(against.p, &record, "p");
            if is_cr2 { compared.0 += 1 } else { compared.1 += 1 }
        }
    }
    assert!(compared.0 + compared.1 >= 2, "{compared:?}");
}

#[test]
fn a_falling_strain_is_an_improvement() {
    let before: Vec<f64> = (0..20).map(|i| 40.0 + f64::from(i % 5)).collect();
    let after: Vec<f64> = before.iter().enumerate().map(|(i, x)| x - 3.0 + (i % 3) as f64).collect();
    let change = change_of(&before, &after, "hours_mean", LINK);
    assert_eq!(change.outcome(), Some(mittari::results::Outcome::Improved));
    assert!(change.value.unwrap() < 0.0 && change.improved > change.worsened);
}

#[test]
fn wrong_links_widen_a_change_and_are_told() {
    let before: Vec<f64> = (0..30).map(|i| 40.0 + f64::from(i % 7)).collect();
    let after: Vec<f64> = before.iter().enumerate().map(|(i, x)| x - 2.0 + (i % 3) as f64).collect();
    let link = LINK.replace("wrong_links = 0.0", "wrong_links = 0.1");
    let change = change_of(&before, &after, "hours_mean", &link);
    let again = change.wrong_links.unwrap();
    assert_eq!(again.share, 0.1);
    // Everybody answered twice: strangers differ by the same mean, so only the certainty suffers.
    assert!((again.value - change.value.unwrap()).abs() < 1e-12);
    let wide = |low: f64, high: f64| high - low;
    let (told, recomputed) = (wide(change.low.unwrap(), change.high.unwrap()), wide(again.low, again.high));
    assert!((recomputed - told / 0.9).abs() < 1e-9, "{recomputed} {told}");
}

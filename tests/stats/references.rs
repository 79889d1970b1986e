//! Every record of `tests/reference/*.json`, through the calculator.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by stopping")]
#![expect(clippy::print_stdout, reason = "how many records agree is worth knowing")]

use std::{fs, path::Path};

use serde_json::{Value, json};

/// In all tables together.
const RECORDS: usize = 2144;

/// Records held to be wrong: the id, the keys left out, and why. The other keys of a record are compared.
const KNOWN: &[(&str, &[&str], &str)] = &[
    ("two_proportions-0018", &["or_upper"], COARSE_ROOT),
    ("two_proportions-0027", &["or_upper"], COARSE_ROOT),
    ("two_proportions-0081", &["or_lower"], COARSE_ROOT),
    ("two_proportions-0090", &["or_lower"], COARSE_ROOT),
    ("two_proportions-0144", &["or_lower", "or_upper"], COARSE_ROOT),
    ("two_proportions-0153", &["or_upper"], COARSE_ROOT),
    ("two_proportions-0171", &["or_upper"], COARSE_ROOT),
    ("two_proportions-0180", &["or_lower", "or_upper"], COARSE_ROOT),
    ("two_proportions-0189", &["or_upper"], COARSE_ROOT),
    ("two_proportions-0198", &["or_upper"], COARSE_ROOT),
    ("two_proportions-0207", &["or_upper"], COARSE_ROOT),
    ("two_proportions-0216", &["or_upper"], COARSE_ROOT),
    ("two_proportions-0225", &["or_upper"], COARSE_ROOT),
    ("two_proportions-0243", &["or_upper"], COARSE_ROOT),
    ("two_proportions-0252", &["or_upper"], COARSE_ROOT),
    ("two_groups-0280", &["newcombe5_a12_lower", "newcombe5_delta_lower"], TRIVIAL_ROOT),
    ("two_groups-0290", &["newcombe5_a12_upper", "newcombe5_delta_upper"], TRIVIAL_ROOT),
    ("two_groups-0313", &["newcombe5_a12_upper", "newcombe5_delta_upper"], TRIVIAL_ROOT),
];

/// R's `fisher.test` finds the limits of the odds ratio with `uniroot` at its default tolerance of 1.2e-4 on
/// the ratio or its inverse, so large limits are off by up to 1 %. At the recorded limits the tails, in
/// exact fractions, are 0.02496 to 0.0253 instead of 0.025 (at 95 %). For 1/2 against 1/2 the upper limit solves
/// w² = 39(1 + 4w), so w = 78 + √6123 = 156.24960, where the record has 155.93348.
const COARSE_ROOT: &str = "R 4.2.2 fisher.test, uniroot tolerance";

/// At |delta| = 1 the recorded interval is that point alone: the root of the quadratic form at the estimate
/// itself, where both sides vanish. The interval is the set of θ with |1 - θ| <= z se(θ) (at delta = 1), which
/// reaches well below 1; that it does not degenerate there is why Newcombe (2006) Statistics in Medicine 25:559
/// proposes it.
const TRIVIAL_ROOT: &str = "the trivial root";

#[test]
fn every_record_agrees() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "json"));
    files.sort();
    let (mut passed, mut wrong) = (0, Vec::new());
    for file in files {
        let records: Vec<Value> = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        for record in records {
            let id = record["id"].as_str().unwrap();
            let known = KNOWN.iter().find(|(known, _, _)| *known == id).map_or(&[][..], |(_, keys, _)| keys);
            let line =
                json!({"id": id, "family": record["family"], "method": record["method"], "input": record["input"]});
            let answer = mittari::calc::answer(&line.to_string());
            let stale: Vec<_> = known.iter().filter(|key| fits(&record, &answer, key)).collect();
            assert!(stale.is_empty(), "{id}: {stale:?} agrees and need not be left out");
            let differences = differences(&record, &answer, known);
            if differences.is_empty() { passed += 1 } else { wrong.push(format!("{id}: {}", differences.join("; "))) }
        }
    }
    println!("{passed} records agree ({} of them with keys left out), {} do not", KNOWN.len(), wrong.len());
    assert_eq!(passed + wrong.len(), RECORDS, "a table is missing or has grown");
    assert!(wrong.is_empty(), "{} records differ:\n{}", wrong.len(), wrong.join("\n"));
}

fn differences(record: &Value, answer: &Value, known: &[&str]) -> Vec<String> {
    let expected = record["expected"].as_object().unwrap();
    expected
        .iter()
        .filter(|(key, _)| !known.contains(&key.as_str()) && !fits(record, answer, key))
        .map(|(key, want)| {
            let got = answer["result"].get(key).cloned().unwrap_or(json!("absent"));
            format!("{key} is {got} instead of {want} ({})", answer["reasons"])
        })
        .collect()
}

fn fits(record: &Value, answer: &Value, key: &str) -> bool {
    let tolerance = (record["tol_abs"].as_f64().unwrap_or(0.0), record["tol_rel"].as_f64().unwrap_or(0.0));
    answer["result"].get(key).is_some_and(|got| agrees(got, &record["expected"][key], tolerance))
}

fn agrees(got: &Value, want: &Value, tolerance: (f64, f64)) -> bool {
    match (got, want) {
        (Value::Number(g), Value::Number(w)) => {
            let (g, w) = (g.as_f64().unwrap(), w.as_f64().unwrap());
            (g - w).abs() <= tolerance.0 + tolerance.1 * w.abs()
        }
        (Value::Array(g), Value::Array(w)) => {
            g.len() == w.len() && g.iter().zip(w).all(|(g, w)| agrees(g, w, tolerance))
        }
        _ => got == want,
    }
}

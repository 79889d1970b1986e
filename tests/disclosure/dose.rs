//! Bands of an amount from the participation log: whatever people answered and however often they came, what is hidden
//! cannot be worked out from the total and the bands that are shown.

use serde_json::Value;

use crate::cli::SURVEY;
use crate::mittari::Mittari;

const MORE: &str = r#"
[link]
columns = ["Koodi"]

[[dose]]
records = "sessions"
bands = [2, 4, 6]
indicators = ["coping"]

[participation]
log = "log.csv"

[[participation.activity]]
id = "groups"
kind = "peer_group"
"#;

/// A small generator, so that every run tries the same surveys.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

fn results(random: &mut Numbers) -> Value {
    let people = 8 + random.below(40);
    let favourable = 1 + random.below(10);
    let (mut answers, mut log) =
        ("Koodi;Jaksan työssäni;Tunteja\n".to_string(), "Koodi;Päivä\nzz;1.1.2026\n".to_string());
    for person in 0..people {
        let answer = if random.below(10) < favourable { "Samaa mieltä" } else { "Eri mieltä" };
        answers += &format!("k{person};{answer};1\n");
        let sessions = random.below(8).saturating_sub(random.below(3));
        (1..=sessions).for_each(|day| log += &format!("k{person};{day}.2.2026\n"));
    }
    Mittari::new()
        .survey(&format!("{SURVEY}{MORE}"))
        .file("kysely/answers.csv", answers)
        .file("kysely/log.csv", log)
        .args(["results", "kysely", "--quiet"])
        .play()
        .json()
}

#[test]
fn what_bands_hide_is_not_the_rest_of_the_total() {
    let mut random = Numbers(20_261_126);
    let (mut hidden, mut shown) = (0, 0);
    for round in 0..60 {
        let results = results(&mut random);
        let total = results["estimates"].as_array().unwrap().iter().find(|e| e["group"].is_null()).unwrap();
        let dose = &results["recorded_doses"][0];
        let bands: Vec<&Value> = dose["bands"].as_array().unwrap().iter().chain([&dose["not_recorded"]]).collect();
        let (unknown, known): (Vec<&Value>, Vec<&Value>) = bands.into_iter().partition(|band| band["hidden"] == true);
        shown += known.len();
        if total["hidden"] == true {
            assert!(known.is_empty(), "{round}: bands of a total that is hidden");
            continue;
        }
        for band in &known {
            let (k, n) = (band["count"].as_u64().unwrap(), band["n"].as_u64().unwrap());
            let forced = total["count"] == total["n"] || total["count"] == 0;
            assert!(n >= 5 && (n >= 10 || (k > 0 && k < n) || forced), "{round}: {band}");
        }
        // What an attacker knows of those who are hidden: all of them together.
        let sum = |key: &str| known.iter().map(|band| band[key].as_u64().unwrap()).sum::<u64>();
        let (n, k) = (total["n"].as_u64().unwrap() - sum("n"), total["count"].as_u64().unwrap() - sum("count"));
        if n > 0 {
            hidden += 1;
            assert!(unknown.len() > 1 && n >= 5, "{round}: {n} people in {} hidden bands", unknown.len());
            let forced = total["count"] == total["n"] || total["count"] == 0;
            assert!(forced || (k > 0 && k < n), "{round}: {k} of {n} who are hidden");
        }
    }
    assert!(hidden > 10 && shown > 60, "the surveys try both: {hidden} {shown}");
}

//! Records of everybody that say how many people they rest on: reliability of scales, and how many of the log answered.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::bands::LOG;
use super::published::{Estimate, Statement};
use super::{Attack, Leak};

/// Of so many people one figure in hundredths tells of no group beside those of another question.
const MANY: u64 = 100;

/// As much of `results.json` as is looked at here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Counted {
    reliability: Vec<Reliability>,
    record_joins: Vec<Join>,
    estimates: Vec<Estimate>,
    disclosure: Statement,
}

#[derive(Debug, Deserialize)]
struct Reliability {
    scale: String,
    wave: String,
    n: Option<u64>,
    alpha: Option<f64>,
}

#[derive(Debug, Deserialize)]
struct Join {
    wave: String,
    both: Option<u64>,
    answered_only: Option<u64>,
    recorded_only: Option<u64>,
}

/// Attacks what a `results.json` tells of these.
pub(super) fn attack(results: &[u8]) -> Result<Attack, serde_json::Error> {
    let all: Counted = serde_json::from_slice(results)?;
    let leak = |wave: &str, by: &str, of: Option<&String>, what: String| Leak {
        wave: wave.into(),
        by: by.into(),
        of: of.cloned(),
        what,
        from: Vec::new(),
        with_earlier: false,
    };
    let mut found = Attack::default();
    for entry in &all.reliability {
        let Some(n) = entry.n.filter(|n| *n < all.disclosure.unanimity) else { continue };
        let what = format!("how the answers of {n} people to the questions of `{}` go together is told", entry.scale);
        found.leaks.push(leak(&entry.wave, "", Some(&entry.scale), what));
    }
    for entry in all.reliability.iter().filter(|entry| entry.n.is_none() && entry.alpha.is_some()) {
        let what = format!("the reliability of `{}` is told although its answers are hidden", entry.scale);
        found.leaks.push(leak(&entry.wave, "", Some(&entry.scale), what));
    }
    for entry in all.reliability.iter().filter(|entry| entry.n.is_some_and(|n| n < MANY)) {
        let groups = || {
            let of_scale =
                all.estimates.iter().filter(|e| e.scale.as_ref() == Some(&entry.scale) && e.wave == entry.wave);
            of_scale.filter_map(|e| Some((e, &e.group.as_ref()?.question)))
        };
        let split_by: BTreeSet<&String> = groups().map(|(_, by)| by).collect();
        if split_by.len() > 1 && groups().any(|(e, _)| e.n.is_none()) {
            let what = format!(
                "the reliability of `{}` is told beside hidden groups of {} questions",
                entry.scale,
                split_by.len()
            );
            found.leaks.push(leak(&entry.wave, "", Some(&entry.scale), what));
        }
    }
    for join in &all.record_joins {
        let parts =
            [("both", join.both), ("answered only", join.answered_only), ("in the log only", join.recorded_only)];
        for (name, people) in parts {
            found.attacked += 1;
            if let Some(people) = people.filter(|people| (1..all.disclosure.minimum).contains(people)) {
                let what = format!(
                    "that {people} people are {name} in the participation log and wave `{}` is told",
                    join.wave
                );
                found.leaks.push(leak(&join.wave, LOG, None, what));
            }
        }
    }
    Ok(found)
}

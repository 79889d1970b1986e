//! Which background questions lie inside each other, as units lie inside an organisation: a reader knows such
//! things, and takes the shown units from their organisation.

use super::grouping::Grouping;

/// How the groups of one background question lie inside those of another, in one wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Nesting {
    /// The wave.
    pub(crate) wave: String,
    /// Id of the background question with the smaller groups.
    pub(crate) inner: String,
    /// Id of the background question with the larger groups.
    pub(crate) outer: String,
    /// For each inner group the position of the outer group it lies in; `None` where it lies in no single one.
    pub(crate) within: Vec<Option<usize>>,
}

/// Of all people of an inner group so many must name the same outer group: somebody always ticks a wrong box, and
/// readers know better.
const ENOUGH: f64 = 0.8;

/// Every pair of background questions of which nearly all groups of one lie inside single groups of the other.
///
/// Groups of one person lie inside everything and say nothing about how the questions hang together.
pub(super) fn nestings(wave: &str, groupings: &[Grouping]) -> Vec<Nesting> {
    let mut found = Vec::new();
    for inner in groupings {
        for outer in groupings {
            let (Some(small), Some(large)) = (inner.groups.first(), outer.groups.first()) else { continue };
            if small.key.question == large.key.question {
                continue;
            }
            let within = within(inner, outer);
            let people = people(inner);
            let several = (0..inner.groups.len()).filter(|g| people[*g] > 1);
            let (inside, across): (Vec<usize>, Vec<usize>) = several.partition(|g| within[*g].is_some());
            let distinct: std::collections::BTreeSet<usize> = inside.iter().filter_map(|g| within[*g]).collect();
            // One outer group that holds everything is no structure.
            if distinct.len() > 1 && inside.len() as f64 >= ENOUGH * (inside.len() + across.len()) as f64 {
                let (inner, outer) = (small.key.question.clone(), large.key.question.clone());
                found.push(Nesting { wave: wave.to_string(), inner, outer, within });
            }
        }
    }
    found
}

fn people(grouping: &Grouping) -> Vec<usize> {
    let mut people = vec![0; grouping.groups.len()];
    for group in grouping.of.iter().flatten() {
        people[*group as usize] += 1;
    }
    people
}

fn within(inner: &Grouping, outer: &Grouping) -> Vec<Option<usize>> {
    let mut counts = vec![vec![0_usize; outer.groups.len()]; inner.groups.len()];
    for (small, large) in inner.of.iter().zip(&outer.of) {
        if let Some((small, large)) = small.zip(*large) {
            counts[small as usize][large as usize] += 1;
        }
    }
    let most = |row: &Vec<usize>| {
        let all: usize = row.iter().sum();
        let (at, most) = row.iter().enumerate().max_by_key(|(_, n)| **n)?;
        (all > 0 && *most as f64 >= ENOUGH * all as f64).then_some(at)
    };
    counts.iter().map(most).collect()
}

//! Sets of answers, written once and shared by the questions that use them.

use super::question::Drafted;
use super::scales::{AnswerScale, Placed};
use crate::ingest::heading::normal;

/// Gives every question with options a named set; equal sets, and sets of which one holds the other, are one.
pub(super) fn share(questions: &mut [Drafted]) -> Vec<(String, AnswerScale)> {
    let mut order: Vec<usize> = (0..questions.len()).filter(|at| questions[*at].answers.is_some()).collect();
    // The fullest first, so that it takes in those that lack an answer that nobody gave.
    order.sort_by_key(|at| {
        std::cmp::Reverse(
            questions[*at].answers.as_ref().map_or(0, |scale| scale.options.iter().filter(|o| o.seen).count()),
        )
    });
    let mut sets: Vec<AnswerScale> = Vec::new();
    let mut of: Vec<(usize, usize)> = Vec::new();
    for at in order {
        let Some(scale) = questions[at].answers.clone() else { continue };
        let set = sets.iter().position(|set| takes_in(set, &scale)).unwrap_or_else(|| {
            sets.push(scale.clone());
            sets.len() - 1
        });
        add_missing(&mut sets[set], &scale);
        of.push((at, set));
    }
    of.sort_unstable();
    // Names in the order of the questions.
    let mut names: Vec<Option<String>> = vec![None; sets.len()];
    let mut named: Vec<(String, AnswerScale)> = Vec::new();
    for (at, set) in of {
        let name = names[set].clone().unwrap_or_else(|| {
            let family = sets[set].family;
            let base = if family == "options" { questions[at].id.clone() } else { family.to_string() };
            let taken = |name: &String| named.iter().any(|(other, _)| other == name);
            let name = super::name::numbered(&base, taken);
            named.push((name.clone(), sets[set].clone()));
            names[set] = Some(name.clone());
            name
        });
        questions[at].set = Some(name);
    }
    named
}

fn same(one: &Placed, other: &Placed) -> bool {
    normal(&one.text) == normal(&other.text)
}

/// Whether every answer that was given on the one scale has its place in the other, in the same order.
fn takes_in(set: &AnswerScale, scale: &AnswerScale) -> bool {
    if set.family != scale.family {
        return false;
    }
    if set.family == "options" {
        return set.options.len() == scale.options.len()
            && set
                .options
                .iter()
                .zip(&scale.options)
                .all(|(a, b)| same(a, b) && a.code == b.code && a.aliases == b.aliases);
    }
    let given = scale.options.iter().filter(|option| option.seen && option.missing.is_none());
    let places: Option<Vec<usize>> =
        given.map(|o| set.options.iter().position(|s| same(s, o) && s.missing.is_none())).collect();
    places.is_some_and(|places| places.windows(2).all(|pair| pair[0] < pair[1]))
}

/// Ways of not answering, and slips of the pen, that only the other has.
fn add_missing(set: &mut AnswerScale, scale: &AnswerScale) {
    for option in &scale.options {
        match set.options.iter_mut().find(|known| same(known, option)) {
            Some(known) => {
                let new =
                    option.aliases.iter().filter(|alias| !known.aliases.contains(alias)).cloned().collect::<Vec<_>>();
                known.aliases.extend(new);
                known.seen |= option.seen;
            }
            None if option.missing.is_some() => {
                let free = |code: &i32| set.options.iter().all(|o| o.code != *code);
                let code = (0..100).map(|step| option.code + 90 * step).find(free).unwrap_or(option.code);
                set.options.push(Placed { code, ..option.clone() });
            }
            None => {}
        }
    }
    for remark in &scale.remarks {
        if !set.remarks.contains(remark) {
            set.remarks.push(remark.clone());
        }
    }
}

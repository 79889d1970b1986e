//! Whether the same people's answers without an order are distributed as they were.

use crate::analysis::grouping::answers_of;
use crate::responses::Wave;
use crate::results::{Shift, Test, Verdict};
use crate::stats::marginal_homogeneity::{MarginalTest, marginal_test};
use crate::stats::multiplicity::{Adjustment, adjust};
use crate::survey::{Kind, Question, Survey, Topic};

/// The test is right for large samples only (`statistics.md`).
const FEWEST_PAIRS: u64 = 50;

/// With more answers than this most exchanges are of single persons.
const MOST_ANSWERS: usize = 12;

/// A test and what `disclosure` needs to judge it.
#[derive(Debug, Clone)]
pub(crate) struct Shifted {
    pub(crate) told: Shift,
    /// Who answered in one of the two waves only, or was not linked.
    pub(crate) only_from: u64,
    pub(crate) only_to: u64,
}

/// One for each unordered question of both waves; who somebody is does not change by taking part.
pub(super) fn shifts(survey: &Survey, from: &Wave, to: &Wave, pairs: &[(usize, usize)]) -> Vec<Shifted> {
    let unordered = |q: &&Question| q.kind == Kind::Category && q.topic != Topic::Background;
    let asked = |q: &&Question| from.asked(q) && to.asked(q);
    survey
        .questions()
        .iter()
        .filter(unordered)
        .filter(asked)
        .filter_map(|q| shift(survey, q, from, to, pairs))
        .collect()
}

fn shift(survey: &Survey, question: &Question, from: &Wave, to: &Wave, pairs: &[(usize, usize)]) -> Option<Shifted> {
    let (names_before, before) = answers_of(from, survey, question)?;
    let (names_after, after) = answers_of(to, survey, question)?;
    // Names of towns and the like are too many, before anybody is counted.
    if names_before.len().max(names_after.len()) > 4 * MOST_ANSWERS {
        return None;
    }
    // Answers that only the exports know stand in the order of each wave.
    let mut names: Vec<String> = Vec::new();
    let mut position = |own: &Vec<String>| {
        let name = own.first().map(|name| name.trim().to_lowercase()).unwrap_or_default();
        names.iter().position(|known| *known == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        })
    };
    let of_before: Vec<usize> = names_before.iter().map(&mut position).collect();
    let of_after: Vec<usize> = names_after.iter().map(&mut position).collect();
    let mut table = vec![vec![0.0; names.len()]; names.len()];
    let mut linked = 0;
    for (first, then) in pairs {
        let answers = before.get(*first).copied().flatten().zip(after.get(*then).copied().flatten());
        if let Some((first, then)) = answers {
            table[of_before[first as usize]][of_after[then as usize]] += 1.0;
            linked += 1;
        }
    }
    let table = without_empty(&table);
    if linked < FEWEST_PAIRS || table.len() > MOST_ANSWERS {
        return None;
    }
    let found = marginal_test(&table, MarginalTest::StuartMaxwell).ok()?;
    let answered = |of: &[Option<u32>]| of.iter().flatten().count() as u64;
    let told = Shift {
        question: question.id.clone(),
        from: from.id.clone(),
        to: to.id.clone(),
        pairs: Some(linked),
        test: Some(Test::StuartMaxwell),
        statistic: Some(found.statistic),
        df: Some(found.df),
        p: Some(found.p()),
        p_adjusted: None,
        verdict: None,
        hidden: false,
    };
    Some(Shifted { told, only_from: answered(&before) - linked, only_to: answered(&after) - linked })
}

/// Answers that nobody gave in either wave do not belong to the test.
fn without_empty(table: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let given = |i: usize| table[i].iter().sum::<f64>() + table.iter().map(|row| row[i]).sum::<f64>() > 0.0;
    let kept: Vec<usize> = (0..table.len()).filter(|i| given(*i)).collect();
    kept.iter().map(|i| kept.iter().map(|j| table[*i][*j]).collect()).collect()
}

/// Holm over all that are shown, with what may be said.
pub(crate) fn adjust_shifts(survey: &Survey, shifts: &mut [Shift]) {
    let alpha = 1.0 - survey.about().confidence;
    let p: Vec<f64> = shifts.iter().filter_map(|shift| shift.p).collect();
    let Ok(adjusted) = adjust(&p, Adjustment::Holm) else { return };
    for (shift, p) in shifts.iter_mut().filter(|shift| shift.p.is_some()).zip(adjusted) {
        shift.p_adjusted = Some(p);
        shift.verdict = Some(if p < alpha { Verdict::Change } else { Verdict::Inconclusive });
    }
}

//! Scores over several questions, proposed where statements share a scale and stand together in the form.

use super::certainty::Certainty;
use super::column::Column;
use super::question::Drafted;
use super::scales::{AnswerScale, Direction};
use crate::ingest::heading::normal;
use crate::stats::reliability::{Missing, item_covariance};
use crate::survey::Kind;

/// Fewer statements are better shown one by one.
const FEWEST: usize = 3;

/// With fewer people a correlation is chance.
const PEOPLE: usize = 20;

/// Statements of one scale go with the sum of the others at least so far.
const TOGETHER: f64 = 0.3;

/// Below this a statement runs against the others.
const AGAINST: f64 = -0.1;

/// A score as it is proposed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Composite {
    /// What the statements have in common: the text over the matrix, or their beginning.
    pub(super) title: String,
    pub(super) id: String,
    /// Positions of its questions.
    pub(super) questions: Vec<usize>,
    /// Those that seem to run the other way.
    pub(super) reversed: Vec<usize>,
    pub(super) certainty: Certainty,
    /// Why it is proposed, and what a person should look at.
    pub(super) remark: String,
}

/// One proposal for each run of statements on one scale. Sure is only what the form says (one matrix, a scale whose good
/// end is known) and the answers confirm; a person takes in the others.
pub(super) fn propose(
    questions: &[Drafted],
    sets: &[(String, AnswerScale)],
    columns: &[Column],
    ids: &mut super::name::Ids,
) -> Vec<Composite> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < questions.len() {
        let run = run(questions, at);
        if run >= FEWEST {
            let members: Vec<usize> = (at..at + run).collect();
            found.extend(composite(questions, &members, sets, columns, ids));
        }
        at += run.max(1);
    }
    found
}

/// How many statements from `first` on share scale, rounds and what stands over them.
fn run(questions: &[Drafted], first: usize) -> usize {
    let one = &questions[first];
    if one.kind != Kind::Choice || one.set.is_none() {
        return 0;
    }
    let alike = |other: &&Drafted| {
        let together = if one.heading.is_empty() {
            other.heading.is_empty() && !beginning([one, other]).is_empty()
        } else {
            other.heading == one.heading
        };
        other.kind == Kind::Choice && other.set == one.set && other.waves == one.waves && together
    };
    questions[first..].iter().take_while(alike).count()
}

/// Words that all wordings begin with, at least two of them.
fn beginning<'a>(questions: impl IntoIterator<Item = &'a Drafted>) -> String {
    let mut wordings = questions.into_iter().map(|q| q.wording.split_whitespace().collect::<Vec<_>>());
    let Some(first) = wordings.next() else { return String::new() };
    let shared = wordings.fold(first.len(), |shared, other| {
        first.iter().zip(&other).take(shared).take_while(|(a, b)| normal(a) == normal(b)).count()
    });
    if shared < 2 { String::new() } else { first[..shared].join(" ") }
}

fn composite(
    questions: &[Drafted],
    members: &[usize],
    sets: &[(String, AnswerScale)],
    columns: &[Column],
    ids: &mut super::name::Ids,
) -> Option<Composite> {
    let first = &questions[members[0]];
    let set = sets.iter().find(|(name, _)| first.set.as_ref() == Some(name)).map(|(_, scale)| scale)?;
    if set.options.iter().filter(|option| option.missing.is_none()).count() < 3 {
        return None;
    }
    let heading = &first.heading;
    let title = if heading.is_empty() { beginning(members.iter().map(|at| &questions[*at])) } else { heading.clone() };
    let items: Vec<Vec<Option<f64>>> =
        members.iter().map(|at| values(&columns[*questions[*at].columns.first()?], set)).collect::<Option<_>>()?;
    let measured = item_covariance(&items, Missing::Listwise).ok().filter(|found| found.respondents >= PEOPLE);
    let rest: Option<Vec<f64>> = measured.and_then(|found| {
        let all = found.item_rest_correlations();
        all.into_iter().map(Result::ok).collect()
    });
    let against = |(at, r): (&usize, &f64)| (*r < AGAINST).then_some(*at);
    let reversed: Vec<usize> = rest.iter().flat_map(|rest| members.iter().zip(rest).filter_map(against)).collect();
    let together = rest.as_ref().is_some_and(|rest| rest.iter().all(|r| *r >= TOGETHER));
    let known = matches!(&set.direction, Direction::Favourable(codes) if !codes.is_empty());
    let by_form = !heading.is_empty() && known && set.certainty == Certainty::Sure;
    let certainty = match (by_form, together, reversed.is_empty()) {
        (true, true, _) => Certainty::Sure,
        (_, true, _) | (true, false, true) => Certainty::Likely,
        _ => Certainty::Unsure,
    };
    let where_from = if heading.is_empty() { "statements that begin alike" } else { "statements of one matrix" };
    let answers = match &rest {
        Some(rest) => {
            let low = rest.iter().copied().fold(f64::INFINITY, f64::min);
            if low >= TOGETHER {
                format!("each goes with the sum of the others (r = {low:.2} or more)")
            } else {
                format!("not all go together: one has r = {low:.2} with the sum of the others")
            }
        }
        None => "too few people answered all of them to see whether they go together".to_string(),
    };
    Some(Composite {
        id: ids.take(&title, "score"),
        remark: format!("{} {where_from} on one scale; {answers}", members.len()),
        title,
        questions: members.to_vec(),
        reversed,
        certainty,
    })
}

/// The code of each respondent's answer; `None` for none, and for those outside the scale.
fn values(column: &Column, set: &AnswerScale) -> Option<Vec<Option<f64>>> {
    let code = |value: &String| {
        let label = normal(column.heading.labels.label(value).unwrap_or(value));
        let is = |text: &String| normal(text) == label;
        let option = set.options.iter().find(|option| is(&option.text) || option.aliases.iter().any(is))?;
        option.missing.is_none().then(|| f64::from(option.code))
    };
    let codes: Vec<Option<f64>> = column.values.iter().map(code).collect();
    let cell = |at: &u32| codes.get(*at as usize).copied().flatten();
    (!column.cells.is_empty()).then(|| column.cells.iter().map(cell).collect())
}

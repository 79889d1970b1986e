//! To which group a made-up person belongs.

use crate::survey::{Participation, Question, Survey};

/// Groups of a category whose names the survey does not know.
const UNNAMED: [&str; 5] = ["A", "B", "C", "D", "E"];

/// The same group every time; those that the survey names by their size, else letters.
pub(super) fn group(survey: &Survey, question: &Question, belonging: f64) -> String {
    let population = survey.groups().iter().find(|g| g.question == question.id).map(|g| &g.population);
    let named: Vec<(&str, f64)> =
        population.into_iter().flatten().map(|(n, size)| (n.as_str(), *size as f64)).collect();
    let groups = if named.is_empty() { UNNAMED.iter().map(|name| (*name, 1.0)).collect() } else { named };
    let all: f64 = groups.iter().map(|(_, size)| size).sum();
    let mut rest = belonging * all;
    for (name, size) in &groups {
        if rest < *size {
            return (*name).to_string();
        }
        rest -= size;
    }
    groups.last().map_or_else(String::new, |(name, _)| (*name).to_string())
}

/// The organisation in the log: the person's own where a question asks for it, else a letter.
pub(super) fn of(survey: &Survey, rules: &Participation, belonging: f64) -> String {
    let asked = rules.organisation_question.as_deref().or(Some("organisation"));
    match asked.and_then(|id| survey.question(id)) {
        Some(question) => group(survey, question, belonging),
        None => letter(belonging).to_string(),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share below 1 of a short list")]
fn letter(share: f64) -> &'static str {
    UNNAMED.get((share * UNNAMED.len() as f64) as usize).copied().unwrap_or("A")
}

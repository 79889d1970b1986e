//! What the report should speak of: indicators and groups, proposed from the questions.

use super::question::Drafted;
use super::scales::{AnswerScale, Direction};
use super::topic;
use crate::survey::{Kind, Topic};

/// An indicator, as it is proposed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Proposed {
    pub(super) measure: &'static str,
    /// Codes that count, where the set of answers does not say so itself.
    pub(super) positive: Option<Vec<i32>>,
    pub(super) headline: bool,
    /// Why a person should decide first; then it is written as a comment.
    pub(super) doubt: Option<String>,
}

/// At most so many figures stand in the summary.
const HEADLINES: usize = 5;

/// One proposal, or none, for each question.
pub(super) fn indicators(questions: &[Drafted], sets: &[(String, AnswerScale)]) -> Vec<Option<Proposed>> {
    let mut proposed: Vec<Option<Proposed>> = questions.iter().map(|question| indicator(question, sets)).collect();
    let live = |proposal: &Option<Proposed>| proposal.as_ref().is_some_and(|p| p.doubt.is_none());
    let mut order: Vec<usize> = (0..questions.len()).filter(|at| live(&proposed[*at])).collect();
    let rank = |topic: Topic| match topic {
        Topic::Recommendation => 0,
        Topic::Satisfaction => 1,
        Topic::Impact | Topic::Wellbeing => 2,
        _ => 3,
    };
    order.sort_by_key(|at| (rank(questions[*at].topic), *at));
    for at in order.into_iter().take(HEADLINES) {
        if let Some(proposal) = &mut proposed[at] {
            proposal.headline = true;
        }
    }
    proposed
}

fn indicator(question: &Drafted, sets: &[(String, AnswerScale)]) -> Option<Proposed> {
    if matches!(question.topic, Topic::Background | Topic::Open) {
        return None;
    }
    let plain = |measure| Some(Proposed { measure, positive: None, headline: false, doubt: None });
    if question.kind == Kind::Score {
        return plain(if question.topic == Topic::Recommendation { "net" } else { "mean" });
    }
    if question.kind != Kind::Choice {
        return None;
    }
    let set = question.set.as_ref().and_then(|name| sets.iter().find(|(set, _)| set == name))?;
    let doubt = |codes: &[i32], why: &str| {
        (!codes.is_empty()).then(|| Proposed {
            measure: "rate",
            positive: Some(codes.to_vec()),
            headline: false,
            doubt: Some(why.to_string()),
        })
    };
    match &set.1.direction {
        Direction::Favourable(codes) if codes.is_empty() => None,
        Direction::Favourable(codes) if topic::is_bad_news(question.topic) => {
            doubt(codes, "agreeing may be bad news here: say which answers are favourable")
        }
        Direction::Favourable(_) => plain("rate"),
        Direction::Depends(codes) if question.topic == Topic::Recommendation => {
            Some(Proposed { measure: "rate", positive: Some(codes.clone()), headline: false, doubt: None })
        }
        Direction::Depends(codes) => doubt(codes, "which answers are good news depends on the question"),
    }
}

/// Background questions that could split the results, the best first.
pub(super) fn groups(questions: &[Drafted]) -> Vec<usize> {
    /// Fewest people of a shown group.
    const PEOPLE: usize = 5;
    const MOST: usize = 12;
    let fits = |question: &Drafted| {
        let levels = question.levels.iter().filter(|count| **count >= PEOPLE).count();
        let largest = question.levels.iter().max().copied().unwrap_or(0);
        question.topic == Topic::Background
            && matches!(question.kind, Kind::Choice | Kind::Category)
            && levels >= 2
            && question.levels.len() <= MOST
            && 10 * largest <= 9 * question.answered
            && question.waves.is_empty()
    };
    let organisation = |question: &Drafted| {
        let words = [
            "organisa",
            "organiza",
            "yksikkö",
            "osasto",
            "unit",
            "department",
            "enhet",
            "avdelning",
            "työpaik",
            "toimipai",
        ];
        let text = question.wording.to_lowercase();
        words.iter().any(|word| text.contains(word))
    };
    let mut found: Vec<usize> = (0..questions.len()).filter(|at| fits(&questions[*at])).collect();
    found.sort_by_key(|at| {
        let question = &questions[*at];
        let small = question.levels.iter().filter(|count| **count < PEOPLE).count();
        (!organisation(question), small, question.health, *at)
    });
    found
}

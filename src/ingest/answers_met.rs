//! Whether the answers to a question were the same in every wave: other labels, more of them or another order can look
//! like a change of people.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::number;
use super::heading::normal;
use super::value_labels::ValueLabels;
use super::wording::is_told;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::{Responses, Wave};
use crate::survey::{Choice, Kind, Question, Survey};

/// Rarer than this by chance, an answer that nobody gave in a wave was no option there. Many questions are looked at, so
/// it is small.
const CHANCE: f64 = 0.0001;

/// Wordings with so much in common differ by a slip of the pen: `samma mieltä`.
const SLIP: f64 = 0.9;

/// What stood for the answers of each question, wave by wave.
#[derive(Default)]
pub(super) struct AnswersMet(BTreeMap<String, Vec<Met>>);

/// What stood for the answers of one question in one wave.
struct Met {
    wave: String,
    /// Wordings of the cells as they were written, by position of the option they were understood as.
    wordings: BTreeMap<u8, BTreeSet<String>>,
    /// Labels of the code book in its order, those of missing values left out.
    book: Vec<String>,
}

impl AnswersMet {
    /// Notes what was met in one export: texts of cells with the option they were understood as, and its code book.
    pub(super) fn note(&mut self, wave: &str, question: &Question, texts: BTreeMap<String, u8>, labels: &ValueLabels) {
        let all = self.0.entry(question.id.clone()).or_default();
        if all.iter().all(|met| met.wave != wave) {
            let listed = labels.labels.iter().filter(|(value, _)| !labels.is_missing(value));
            let book = listed.map(|(_, label)| label.clone()).collect();
            all.push(Met { wave: wave.to_string(), wordings: BTreeMap::new(), book });
        }
        let Some(met) = all.iter_mut().find(|met| met.wave == wave) else { return };
        // A number says nothing of how the answer was worded.
        for (text, position) in texts.into_iter().filter(|(text, _)| number(text).is_err()) {
            met.wordings.entry(position).or_default().insert(text);
        }
    }

    /// Questions of which change is told and whose answers differ between waves, unless the survey holds them
    /// comparable. Questions that differ in the same way are told at once.
    pub(super) fn changed(&self, survey: &Survey) -> Diagnostics {
        let mut told: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for question in watched(survey) {
            let choices = survey.choices(question);
            let Some((first, rest)) = self.0.get(&question.id).and_then(|met| met.split_first()) else { continue };
            let differ = rest
                .iter()
                .find_map(|other| books(&choices, first, other).or_else(|| wordings(&choices, first, other)));
            if let Some(how) = differ {
                told.entry(how).or_default().push(&question.id);
            }
        }
        diagnostics(survey, told)
    }
}

/// Questions with an answer that seems to have been no option in a wave: nobody gave it there, and so many did in another
/// wave that chance does not explain it. In the midst of a scale nothing else explains it; at an end everybody may have
/// moved away from it, or the scale was shorter, and only the evaluator has seen both forms.
///
/// Questions with one set of answers are looked at together: a few people each are many in all, and an answer that was
/// given to one of them was an option.
pub(super) fn gaps(survey: &Survey, responses: &Responses) -> Diagnostics {
    let mut sets: BTreeMap<(&str, Vec<bool>), Vec<&Question>> = BTreeMap::new();
    for question in watched(survey) {
        let asked = responses.waves.iter().map(|wave| wave.asked(question)).collect();
        sets.entry((question.answers.as_deref().unwrap_or(&question.id), asked)).or_default().push(question);
    }
    let mut told: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for questions in sets.into_values() {
        if let Some(how) = gap(survey, responses, &questions) {
            told.entry(how).or_default().extend(questions.iter().map(|question| question.id.as_str()));
        }
    }
    diagnostics(survey, told)
}

/// The gap in the scale of these questions together, which have the same answers and were asked in the same waves.
fn gap(survey: &Survey, responses: &Responses, questions: &[&Question]) -> Option<String> {
    let choices = survey.choices(questions.first()?);
    let asked = responses.waves.iter().filter(|wave| questions.iter().all(|question| wave.asked(question)));
    let sum = |wave: &Wave| {
        let mut all = vec![0; choices.len()];
        for question in questions {
            all.iter_mut().zip(counts(wave, question, &choices)).for_each(|(sum, count)| *sum += count);
        }
        all
    };
    let counted: Vec<(&str, Vec<usize>)> = asked.map(|wave| (wave.id.as_str(), sum(wave))).collect();
    counted.iter().find_map(|(wave, here)| {
        counted.iter().filter(|(other, _)| other != wave).find_map(|(other, there)| {
            let at = missing(here, there)?;
            let wording = wording(choices.get(at)?);
            let inside = here[..at].iter().any(|count| *count > 0) && here[at..].iter().any(|count| *count > 0);
            let why = if inside {
                "it seems to have been no option there"
            } else {
                "the scale was shorter there, or nobody is at this end of it any more"
            };
            Some(format!("have the answer `{wording}` in wave `{other}`, and nobody gave it in wave `{wave}`: {why}"))
        })
    })
}

fn watched(survey: &Survey) -> impl Iterator<Item = &Question> {
    survey.questions().iter().filter(|q| q.kind == Kind::Choice && !q.comparable && is_told(survey, q))
}

fn diagnostics(survey: &Survey, told: BTreeMap<String, Vec<&str>>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (how, ids) in told {
        let named: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        let subject = if ids.len() == 1 { "the answers of question" } else { "the answers of questions" };
        let hint = "a change of the answers can look like a change of people; if you hold both comparable, add \
                    `comparable = true` to the question";
        let place = Place::file(survey.file.display().to_string());
        found.push(Diagnostic::error(format!("{subject} {} {how}", named.join(", "))).at(place).hint(hint));
    }
    found
}

/// How the labels of two code books differ; a translation does not.
fn books(choices: &[Choice], first: &Met, other: &Met) -> Option<String> {
    if first.book.is_empty() || other.book.is_empty() {
        return None;
    }
    let place = |label: &String| match choices.iter().position(|choice| is_called(choice, label)) {
        // "Can't say" and the like may stand anywhere.
        Some(at) if !choices[at].on_scale() => None,
        Some(at) => Some(Ok(at)),
        None => Some(Err(normal(label))),
    };
    let (one, two): (Vec<_>, Vec<_>) =
        (first.book.iter().filter_map(place).collect(), other.book.iter().filter_map(place).collect());
    if one == two {
        return None;
    }
    let (a, b) = (&first.wave, &other.wave);
    if one.len() != two.len() {
        return Some(format!("are {} in wave `{a}` and {} in wave `{b}`, by their code books", one.len(), two.len()));
    }
    if one.iter().all(|label| two.contains(label)) {
        return Some(format!("stand in another order in wave `{b}` than in wave `{a}`, by their code books"));
    }
    let differing = first.book.iter().zip(&other.book).find(|(one, two)| normal(one) != normal(two))?;
    Some(format!("read `{}` in wave `{a}` and `{}` in wave `{b}`, by their code books", differing.0, differing.1))
}

/// How the wordings in the cells of two waves differ: an option that no wording of both stands for. A translation and a
/// slip of the pen do not count.
fn wordings(choices: &[Choice], first: &Met, other: &Met) -> Option<String> {
    first.wordings.iter().find_map(|(position, here)| {
        let (there, choice) = (other.wordings.get(position)?, choices.get(usize::from(*position))?);
        let own = |text: &String| choice.text.wordings().any(|wording| bare(text) == bare(wording));
        let same = |one: &String, two: &String| {
            let (a, b) = (bare(one), bare(two));
            a == b || (own(one) && own(two)) || strsim::normalized_damerau_levenshtein(&a, &b) >= SLIP
        };
        if here.iter().any(|one| there.iter().any(|two| same(one, two))) {
            return None;
        }
        let (one, two) = (here.first()?, there.first()?);
        Some(format!("read `{one}` in wave `{}` and `{two}` in wave `{}`", first.wave, other.wave))
    })
}

/// A wording without the number that a tool may put before or behind it.
fn bare(text: &str) -> String {
    let beside = |c: char| c.is_ascii_digit() || "()[]=:.-– ".contains(c);
    let bare = text.trim_matches(beside);
    normal(if bare.is_empty() { text } else { bare })
}

fn is_called(choice: &Choice, label: &str) -> bool {
    choice.text.wordings().any(|wording| bare(wording) == bare(label))
}

fn wording(choice: &Choice) -> &str {
    choice.text.wordings().next().unwrap_or_default()
}

/// How many gave each answer; those that are not on the scale have none.
fn counts(wave: &Wave, question: &Question, choices: &[Choice]) -> Vec<usize> {
    let mut counts = vec![0; choices.len()];
    for code in wave.codes(question).unwrap_or_default() {
        let at = usize::from(*code);
        if choices.get(at).is_some_and(Choice::on_scale) {
            counts[at] += 1;
        }
    }
    counts
}

/// The first option that nobody chose `here` and too many `there` for chance: the probability that all who chose it belong
/// to the other wave, were it chosen alike in both (Fisher's exact test, one side).
fn missing(here: &[usize], there: &[usize]) -> Option<usize> {
    let (all_here, all_there) = (here.iter().sum::<usize>(), there.iter().sum::<usize>());
    (0..here.len()).find(|at| {
        let all_of_them_there = |i: usize| (all_there - i) as f64 / (all_there + all_here - i) as f64;
        here[*at] == 0 && (0..there[*at]).map(all_of_them_there).product::<f64>() < CHANCE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_answer_that_is_missing_beyond_chance_counts() {
        assert_eq!(missing(&[20, 0, 22], &[18, 19, 18]), Some(1), "a middle that was no option");
        assert_eq!(missing(&[3, 0, 4], &[8, 9, 8]), None, "seven people may all pass by it");
        assert_eq!(missing(&[10, 20, 20, 0, 0], &[10, 10, 10, 15, 15]), Some(3), "a scale that was shorter");
        assert_eq!(missing(&[0, 20, 30], &[4, 20, 26]), None, "a few at an end may go");
        assert_eq!(missing(&[0, 0], &[1, 1]), None);
    }

    #[test]
    fn numbers_beside_a_wording_are_not_the_wording() {
        assert_eq!(bare("5 = Täysin samaa mieltä"), bare("Täysin samaa mieltä (5)"));
        assert_ne!(bare("4"), bare("5"));
    }
}

//! Whether a question was worded alike in every wave: a change of wording can look like a change of people.

use std::collections::BTreeMap;

use super::columns::Source;
use super::heading::{Heading, normal_header};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::survey::{Question, Survey, Wave};

/// The header under which each question stood in each wave, as it was written.
#[derive(Default)]
pub(super) struct Wordings(BTreeMap<String, Vec<(String, String)>>);

impl Wordings {
    pub(super) fn note(&mut self, wave: &Wave, questions: &[&Question], sources: &[Source], headings: &[Heading]) {
        for (question, source) in questions.iter().zip(sources) {
            let Source::Cell(column) = source else { continue };
            let Some(heading) = headings.iter().find(|h| h.column == *column) else { continue };
            let header = heading.part.as_ref().unwrap_or(&heading.full).clone();
            self.0.entry(question.id.clone()).or_default().push((wave.id.clone(), header));
        }
    }

    /// Questions of which change is told and whose wording differs between waves, unless the survey says that they
    /// are comparable.
    pub(super) fn changed(&self, survey: &Survey) -> Diagnostics {
        let mut found = Diagnostics::new();
        for question in survey.questions().iter().filter(|q| !q.comparable && is_told(survey, q)) {
            let seen = self.0.get(&question.id).map_or(&[][..], Vec::as_slice);
            let Some(((first_wave, first), rest)) = seen.split_first() else { continue };
            let other = rest.iter().find(|(wave, header)| wave != first_wave && !same(question, first, header));
            if let Some((wave, header)) = other {
                let message = format!(
                    "question `{}` is worded `{first}` in wave `{first_wave}` and `{header}` in wave `{wave}`",
                    question.id
                );
                let hint = "a change of wording can look like a change of people; if you hold both comparable, add \
                            `comparable = true` to the question";
                let place = Place::file(survey.file.display().to_string());
                found.push(Diagnostic::error(message).at(place).hint(hint));
            }
        }
        found
    }
}

/// Whether a figure is made of the question: only then its change is told.
pub(super) fn is_told(survey: &Survey, question: &Question) -> bool {
    let of_scale = survey.scales().iter().any(|scale| scale.questions.contains(&question.id));
    of_scale || survey.indicators().iter().any(|i| i.question.as_ref() == Some(&question.id))
}

/// Alike but for case, quotes, numbers in front and the like, or both wordings of the survey (a translation).
fn same(question: &Question, one: &str, other: &str) -> bool {
    let (one, other) = (normal_header(one), normal_header(other));
    let own = |header: &String| {
        normal_header(&question.id) == *header || question.text.wordings().any(|text| normal_header(text) == *header)
    };
    one == other || (own(&one) && own(&other))
}

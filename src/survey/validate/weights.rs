//! Weights, and other choices of statistics.

use std::collections::BTreeMap;

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::survey::Choice;
use crate::survey::definition::{Kind, Question, WeightMethod, Weights};

/// A weight is cut to so many times the mean weight, or is not: more is refused when figures are made.
const TRIMS: std::ops::RangeInclusive<f64> = 1.0..=5.0;

impl<'a> Check<'a> {
    pub(super) fn analysis(&mut self) {
        let Some(clusters) = &self.definition.analysis.clusters else { return };
        self.background("analysis.clusters", "`clusters`", clusters);
    }

    pub(super) fn weights(&mut self) {
        let Some(weights) = &self.definition.weights else { return };
        if weights.column.is_none() && weights.margins.is_empty() {
            let expected = "`column = \"…\"`, or known totals such as `margins.gender = { Woman = 60, Man = 40 }`";
            self.report("weights", Diagnostic::error("`[weights]` says nothing of weights").expected(expected));
        }
        if weights.method == WeightMethod::PostStratify && weights.margins.len() != 1 {
            let message = format!("post-stratification is by one margin, and there are {}", weights.margins.len());
            let hint = "give one, or `method = \"rake\"`";
            self.report("weights.method", Diagnostic::error(message).hint(hint));
        }
        if let Some(trim) = weights.trim.filter(|trim| !TRIMS.contains(trim)) {
            let message = format!("weights cannot be cut to {trim} times their mean");
            self.report("weights.trim", Diagnostic::error(message).expected("1 to 5"));
        }
        self.margins(weights);
    }

    fn margins(&mut self, weights: &Weights) {
        for (id, totals) in &weights.margins {
            let path = format!("weights.margins.{id}");
            for (answer, total) in totals.iter().filter(|(_, total)| !(total.is_finite() && **total > 0.0)) {
                let message = format!("the known total of `{answer}` cannot be {total}");
                self.report(&path, Diagnostic::error(message).expected("a count or a share above 0"));
            }
            if let Some(question) = self.background(&path, "a margin", id) {
                self.same_answers(&path, question, totals);
            }
        }
        let sums: Vec<f64> = weights.margins.values().map(|totals| totals.values().sum()).collect();
        let apart = |pair: &[f64]| (pair[0] - pair[1]).abs() > 1e-6 * pair[0].abs();
        if sums.windows(2).any(apart) {
            let diagnostic = Diagnostic::error("the margins do not add up to the same total")
                .hint("give all of them as counts of the same people, or all as shares of 1");
            self.report("weights.margins", diagnostic);
        }
    }

    /// Every answer has a known total, and every total an answer.
    fn same_answers(&mut self, path: &str, question: &Question, totals: &BTreeMap<String, f64>) {
        let Some(answers) = question.answers.as_ref().and_then(|name| self.definition.answers.get(name)) else {
            return;
        };
        let choices: Vec<Choice> = answers.options.iter().map(Choice::from).filter(Choice::on_scale).collect();
        for choice in choices.iter().filter(|choice| !totals.keys().any(|name| choice.is_called(name))) {
            let message = format!("the margin `{}` has no total for its answer {}", question.id, choice.code);
            let hint = "give the total of every answer: who belongs to none cannot be weighted";
            self.report(path, Diagnostic::error(message).hint(hint));
        }
        for name in totals.keys().filter(|name| !choices.iter().any(|choice| choice.is_called(name))) {
            let message = format!("`{name}` is no answer of question `{}`", question.id);
            self.report(path, Diagnostic::error(message).expected("an answer's text in any language, or its code"));
        }
    }

    /// The question that parts respondents, if it can.
    fn background(&mut self, path: &str, owner: &str, id: &str) -> Option<&'a Question> {
        let d = self.definition;
        let questions: Vec<&str> = d.question.iter().map(|q| q.id.as_str()).collect();
        if !self.reference(path, owner, "question", id, &questions) {
            return None;
        }
        let question = d.question.iter().find(|q| q.id == id)?;
        if !matches!(question.kind, Kind::Choice | Kind::Category) {
            let message = format!("question `{id}` does not part respondents into groups");
            let expected = "a question of kind `choice` or `category`";
            self.report(path, Diagnostic::error(message).expected(expected));
            return None;
        }
        Some(question)
    }
}

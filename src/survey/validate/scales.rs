//! Scores over several questions.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::survey::definition::Kind;

impl Check<'_> {
    pub(super) fn scales(&mut self) {
        let d = self.definition;
        let questions: Vec<&str> = d.question.iter().map(|q| q.id.as_str()).collect();
        for (i, scale) in d.scale.iter().enumerate() {
            let path = format!("scale[{i}]");
            let owner = format!("scale `{}`", scale.id);
            if scale.questions.len() < 2 {
                let diagnostic = Diagnostic::error(format!("{owner} has fewer than two questions"));
                self.report(&path, diagnostic.hint("a score over one question is that question"));
            }
            for (j, id) in scale.questions.iter().enumerate() {
                let here = format!("{path}.questions[{j}]");
                if !self.reference(&here, &owner, "question", id, &questions) {
                    continue;
                }
                let kind = d.question.iter().find(|q| q.id == *id).map(|q| q.kind);
                if !matches!(kind, Some(Kind::Choice | Kind::Score)) {
                    let diagnostic = Diagnostic::error(format!("question `{id}` of {owner} has no ordered answers"));
                    self.report(&here, diagnostic.expected("a question of kind `choice` or `score`"));
                }
            }
            for (j, id) in scale.reversed.iter().enumerate().filter(|(_, id)| !scale.questions.contains(id)) {
                let message = format!("{owner} reverses `{id}`, which is not one of its questions");
                self.error(&format!("{path}.reversed[{j}]"), message);
            }
            if !(scale.min_answered > 0.0 && scale.min_answered <= 1.0) {
                let message = format!("`min_answered` of {owner} cannot be {}", scale.min_answered);
                self.report(&format!("{path}.min_answered"), Diagnostic::error(message).expected("above 0, up to 1"));
            }
        }
    }
}

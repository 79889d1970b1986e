//! Questions.

use super::Check;
use crate::diagnostic::{Diagnostic, closest};
use crate::survey::definition::Kind;

impl Check<'_> {
    pub(super) fn questions(&mut self) {
        let d = self.definition;
        for (i, question) in d.question.iter().enumerate() {
            let path = format!("question[{i}]");
            let id = &question.id;
            match (&question.answers, question.kind) {
                (Some(name), _) if !d.answers.contains_key(name) => {
                    let suggestion = closest(name, d.answers.keys().map(String::as_str));
                    let diagnostic =
                        Diagnostic::error(format!("question `{id}` refers to answers `{name}`, which are not defined"))
                            .maybe_hint(suggestion.map(|s| format!("did you mean `{s}`?")));
                    self.report(&format!("{path}.answers"), diagnostic);
                }
                (Some(_), Kind::Number | Kind::Date | Kind::Text) => {
                    let message = format!("question `{id}` is of a kind that has no answer options");
                    let hint = "take `answers` away, or make it `kind = \"choice\"`";
                    self.report(&format!("{path}.answers"), Diagnostic::error(message).hint(hint));
                }
                (None, Kind::Choice | Kind::Multiple | Kind::Rank) => {
                    let message = format!("question `{id}` needs answer options");
                    let hint = "add `answers = \"name\"` and define `[answers.name]`";
                    self.report(&path, Diagnostic::error(message).hint(hint));
                }
                _ => {}
            }
            if question.tone.is_some() && question.kind != Kind::Text {
                let message = format!("question `{id}` is no open question and has no `tone`");
                let hint = "take `tone` away, or make it `kind = \"text\"`";
                self.report(&format!("{path}.tone"), Diagnostic::error(message).hint(hint));
            }
            for (j, wave) in question.waves.iter().enumerate() {
                let waves: Vec<&str> = d.wave.iter().map(|w| w.id.as_str()).collect();
                self.reference(&format!("{path}.waves[{j}]"), &format!("question `{id}`"), "wave", wave, &waves);
            }
            if question.text.wordings().next().is_none_or(|text| text.trim().is_empty()) {
                self.error(&format!("{path}.text"), format!("question `{id}` has no text"));
            }
        }
    }
}

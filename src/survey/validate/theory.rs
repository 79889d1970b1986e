//! The theory of change: steps that exist and lead onward.

use super::Check;
use crate::diagnostic::{Diagnostic, closest};

impl Check<'_> {
    pub(super) fn theory(&mut self) {
        let definition = self.definition;
        let Some(theory) = &definition.theory else { return };
        for (i, step) in theory.step.iter().enumerate() {
            if theory.step[..i].iter().any(|earlier| earlier.id == step.id) {
                self.error(&format!("theory.step[{i}].id"), format!("there are two steps `{}`", step.id));
            }
            for next in &step.leads_to {
                let path = format!("theory.step[{i}].leads_to");
                match theory.step.iter().find(|other| other.id == *next) {
                    None => {
                        let ids = theory.step.iter().map(|s| s.id.as_str());
                        let hint = closest(next, ids).map(|id| format!("did you mean `{id}`?"));
                        let message = format!("step `{}` leads to a step `{next}` that is not there", step.id);
                        self.report(&path, Diagnostic::error(message).maybe_hint(hint));
                    }
                    Some(other) if other.stage <= step.stage => {
                        let message = format!("step `{}` leads to `{next}`, which is of no later stage", step.id);
                        let expected = "arrows that lead onward: input, activity, output, outcome, impact";
                        self.report(&path, Diagnostic::error(message).expected(expected));
                    }
                    Some(_) => {}
                }
            }
            if let Some(id) = step.indicator.as_ref().filter(|id| definition.indicator.iter().all(|i| i.id != **id)) {
                let hint = closest(id, definition.indicator.iter().map(|i| i.id.as_str()));
                let message = format!("step `{}` is measured by an indicator `{id}` that is not there", step.id);
                let diagnostic = Diagnostic::error(message).maybe_hint(hint.map(|id| format!("did you mean `{id}`?")));
                self.report(&format!("theory.step[{i}].indicator"), diagnostic);
            }
        }
    }
}

//! Background questions that split results, and the protection of respondents.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::survey::definition::{Disclosure, Kind};

impl Check<'_> {
    pub(super) fn groups(&mut self) {
        let d = self.definition;
        let questions: Vec<&str> = d.question.iter().map(|q| q.id.as_str()).collect();
        for (i, group) in d.group.iter().enumerate() {
            let path = format!("group[{i}].question");
            if !self.reference(&path, "a group", "question", &group.question, &questions) {
                continue;
            }
            let kind = d.question.iter().find(|q| q.id == group.question).map(|q| q.kind);
            if !matches!(kind, Some(Kind::Choice | Kind::Category)) {
                let message = format!("question `{}` cannot split results", group.question);
                let expected = "a question of kind `choice` or `category`";
                self.report(&path, Diagnostic::error(message).expected(expected));
            }
        }
    }

    pub(super) fn disclosure(&mut self) {
        let rules = &self.definition.disclosure;
        let floor = Disclosure::FLOOR;
        if rules.minimum < floor {
            let message = format!("groups of fewer than {floor} are never shown");
            let diagnostic = Diagnostic::error(message).expected(format!("`minimum` of {floor} or more"));
            self.report("disclosure.minimum", diagnostic);
        } else if rules.minimum < Disclosure::MINIMUM && rules.reason.is_none() {
            let message = format!("a minimum of {} needs a written reason", rules.minimum);
            let hint = "add `reason = \"…\"`; it is printed in the report";
            self.report("disclosure.minimum", Diagnostic::error(message).hint(hint));
        }
        if rules.health_minimum < Disclosure::HEALTH_MINIMUM {
            let message = format!("answers about health need at least {} in a group", Disclosure::HEALTH_MINIMUM);
            self.report("disclosure.health_minimum", Diagnostic::error(message));
        }
        if rules.quote_minimum < Disclosure::QUOTE_MINIMUM {
            let message =
                format!("quotes need at least {} different answers to their question", Disclosure::QUOTE_MINIMUM);
            self.report("disclosure.quote_minimum", Diagnostic::error(message));
        }
    }
}

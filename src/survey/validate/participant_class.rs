//! Participants by the classes of a funder.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::survey::definition::{ClassBy, EsrClass, Kind, ParticipantClass, Participation};

impl Check<'_> {
    pub(super) fn participant_classes(&mut self, rules: &Participation) {
        for (i, class) in rules.class.iter().enumerate() {
            let path = format!("participation.class[{i}]");
            if rules.class[..i].iter().any(|earlier| earlier.by == class.by) {
                let message = "participants are counted twice by the same background";
                self.report(&format!("{path}.by"), Diagnostic::error(message).hint("take one of the two away"));
            }
            self.source_of_class(&path, rules, class);
            self.answers_of_class(&path, class);
        }
    }

    fn source_of_class(&mut self, path: &str, rules: &Participation, class: &ParticipantClass) {
        match (&class.column, &class.question) {
            (Some(_), None) if rules.log.is_some() => {}
            (Some(_), None) => {
                let hint = "add `log = \"participation.csv\"`, or name the `question` of the survey that asks it";
                let diagnostic = Diagnostic::error("there is no participation log that could have the column");
                self.report(&format!("{path}.column"), diagnostic.hint(hint));
            }
            (None, Some(id)) => {
                let d = self.definition;
                let questions: Vec<&str> = d.question.iter().map(|q| q.id.as_str()).collect();
                let here = format!("{path}.question");
                let known = self.reference(&here, "`[[participation.class]]`", "question", id, &questions);
                let kind = d.question.iter().find(|q| known && q.id == *id).map(|q| q.kind);
                if kind.is_some_and(|kind| !matches!(kind, Kind::Choice | Kind::Category)) {
                    let message = format!("the answers to question `{id}` are no classes");
                    let expected = "a question of kind `choice` or `category`";
                    self.report(&here, Diagnostic::error(message).expected(expected));
                }
            }
            (None, None) | (Some(_), Some(_)) => {
                let message = "`[[participation.class]]` has one of `column` and `question`, and not both";
                let hint = "`column` where the log knows it of everybody, `question` where the survey asks it";
                self.report(path, Diagnostic::error(message).hint(hint));
            }
        }
    }

    fn answers_of_class(&mut self, path: &str, class: &ParticipantClass) {
        let given = class.answers.by_class();
        let used: Vec<(EsrClass, &[String])> = given.into_iter().filter(|(_, words)| !words.is_empty()).collect();
        if used.is_empty() && (class.by != ClassBy::Age || class.question.is_some()) {
            let message = "it is not said which answers belong to which class";
            let hint =
                "write `answers = { employed = [\"Työssä\"], unemployed = [\"Työtön\"] }`, with the words of the data";
            self.report(path, Diagnostic::error(message).hint(hint));
        }
        if used.iter().any(|(of, _)| !class.by.classes().contains(of)) {
            let message = "a class belongs to another background than `by` says";
            self.report(&format!("{path}.answers"), Diagnostic::error(message));
        }
        let words: Vec<String> = used.iter().flat_map(|(_, words)| *words).map(|w| w.trim().to_lowercase()).collect();
        if let Some(twice) = (0..words.len()).find(|at| words[..*at].contains(&words[*at])).map(|at| &words[at]) {
            let message = format!("`{twice}` belongs to two classes");
            self.report(&format!("{path}.answers"), Diagnostic::error(message).hint("take it out of one of them"));
        }
    }
}

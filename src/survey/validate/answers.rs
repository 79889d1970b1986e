//! Sets of answer options.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, scale_codes};
use crate::diagnostic::Diagnostic;
use crate::survey::definition::Answers;

impl Check<'_> {
    pub(super) fn answer_sets(&mut self) {
        for (name, answers) in &self.definition.answers {
            let path = format!("answers.{name}");
            self.answer_set(&path, name, answers);
        }
    }

    fn answer_set(&mut self, path: &str, name: &str, answers: &Answers) {
        let mut codes = BTreeSet::new();
        let mut wordings: BTreeMap<String, i32> = BTreeMap::new();
        for (i, option) in answers.options.iter().enumerate() {
            let here = format!("{path}.options[{i}]");
            if !codes.insert(option.code) {
                self.error(&here, format!("code {} stands twice in answers `{name}`", option.code));
            }
            let texts: Vec<&str> = option.wordings.wordings().chain(option.text.as_deref()).collect();
            if texts.is_empty() {
                let message = format!("option {} of answers `{name}` has no wording", option.code);
                self.report(
                    &here,
                    Diagnostic::error(message).hint("add `fi = \"…\"`, or `text = \"…\"` for all languages"),
                );
            }
            for wording in texts.into_iter().chain(option.aliases.iter().map(String::as_str)) {
                let key = wording.trim().to_lowercase();
                if let Some(other) = wordings.insert(key, option.code).filter(|other| *other != option.code) {
                    let message =
                        format!("`{wording}` stands for two options of answers `{name}`: {other} and {}", option.code);
                    self.report(&here, Diagnostic::error(message).hint("an answer in the export could mean either"));
                }
            }
        }
        if answers.options.is_empty() {
            self.error(path, format!("answers `{name}` have no options"));
        }
        if answers.options.len() > usize::from(u8::MAX) - 5 {
            self.error(path, format!("answers `{name}` have more than 250 options"));
        }
        for (i, code) in answers.positive.iter().enumerate() {
            let on_scale = answers.options.iter().any(|o| o.code == *code && o.missing.is_none());
            if !on_scale {
                let message = format!("`positive` of answers `{name}` names {code}, which is no answer on the scale");
                let expected = scale_codes(answers);
                let path = format!("{path}.positive[{i}]");
                self.report(&path, Diagnostic::error(message).expected(expected));
            }
        }
    }
}

//! Every check of a definition whose shape is right: names that lead nowhere, doubles, the impossible.
//! All problems at once.

mod answers;
mod change;
mod dose;
mod groups;
mod indicators;
mod organisations;
mod participant_class;
mod participation;
mod questions;
mod scales;
mod theory;
mod waves;
mod weights;

use std::collections::BTreeMap;

use super::definition::{Answers, Definition};
use super::shape::Lines;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, closest};

/// Nothing is said of the tables at the paths `unsure`, whose unknown keys may be what they seem to lack.
pub(super) fn validate(definition: &Definition, file: &str, lines: &Lines, unsure: &[String]) -> Diagnostics {
    let mut check = Check { definition, file, lines, unsure, found: Diagnostics::new() };
    check.about();
    check.names();
    check.waves();
    check.answer_sets();
    check.questions();
    check.scales();
    check.indicators();
    check.organisations();
    check.groups();
    check.analysis();
    check.weights();
    check.theory();
    check.participation();
    check.doses();
    check.cost();
    check.disclosure();
    check.change();
    check.found
}

struct Check<'a> {
    definition: &'a Definition,
    file: &'a str,
    lines: &'a Lines,
    unsure: &'a [String],
    found: Diagnostics,
}

impl Check<'_> {
    fn error(&mut self, path: &str, message: String) -> &mut Self {
        self.report(path, Diagnostic::error(message));
        self
    }

    fn report(&mut self, path: &str, diagnostic: Diagnostic) {
        let inside = |table: &String| {
            path.strip_prefix(table.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        if self.unsure.iter().any(inside) {
            return;
        }
        self.found.push(diagnostic.at(Place::line(self.file, self.lines.of(path))));
    }

    fn about(&mut self) {
        let about = &self.definition.survey;
        if self.definition.format != 1 {
            let message = format!("format {} is not known to this version", self.definition.format);
            self.report("format", Diagnostic::error(message).expected("`format = 1`"));
        }
        if about.languages.is_empty() {
            let diagnostic = Diagnostic::error("the survey names no language").expected("`languages = [\"fi\"]`");
            self.report("survey.languages", diagnostic);
        }
        if !(0.5..=0.999).contains(&about.confidence) {
            let message = format!("confidence cannot be {}", about.confidence);
            self.report("survey.confidence", Diagnostic::error(message).expected("0.5 to 0.999, usually 0.95"));
        }
    }

    /// Ids are unique among their kind and can stand in file names.
    fn names(&mut self) {
        let d = self.definition;
        let ids: [(&str, Vec<&str>); 4] = [
            ("wave", d.wave.iter().map(|w| w.id.as_str()).collect()),
            ("question", d.question.iter().map(|q| q.id.as_str()).collect()),
            ("scale", d.scale.iter().map(|s| s.id.as_str()).collect()),
            ("indicator", d.indicator.iter().map(|i| i.id.as_str()).collect()),
        ];
        for (kind, ids) in ids {
            let mut first: BTreeMap<String, usize> = BTreeMap::new();
            for (i, id) in ids.iter().enumerate() {
                let path = format!("{kind}[{i}].id");
                if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
                    let message = format!("the {kind} id `{id}` has a letter that file names cannot carry");
                    let expected = "letters a–z, digits, `_` and `-`";
                    self.report(&path, Diagnostic::error(message).expected(expected));
                }
                if is_a_device(id) {
                    let message = format!("the {kind} id `{id}` is a name that Windows keeps for a device");
                    let hint = "charts and folders are named by ids; give it another, such as one with a letter more";
                    self.report(&path, Diagnostic::error(message).hint(hint));
                }
                // Charts of `Well` and `well` would be one file on Windows and macOS.
                let line = self.lines.of(&path);
                if let Some(earlier) = first.get(&id.to_lowercase()) {
                    let message = format!("the {kind} id `{id}` is used twice");
                    let hint = format!("it stands first on line {earlier}; give one of them another id");
                    self.report(&path, Diagnostic::error(message).hint(hint));
                } else {
                    first.insert(id.to_lowercase(), line);
                }
            }
        }
    }

    fn reference(&mut self, path: &str, owner: &str, kind: &str, name: &str, known: &[&str]) -> bool {
        if known.contains(&name) {
            return true;
        }
        let diagnostic = Diagnostic::error(format!("{owner} refers to {kind} `{name}`, which is not defined"));
        let suggestion = closest(name, known.iter().copied()).map(|s| format!("did you mean `{s}`?"));
        self.report(path, diagnostic.maybe_hint(suggestion));
        false
    }
}

/// Names that no file can have on Windows, whatever stands behind a full stop.
fn is_a_device(id: &str) -> bool {
    let id = id.to_ascii_lowercase();
    let port = ["com", "lpt"].iter().find_map(|kind| id.strip_prefix(kind));
    matches!(id.as_str(), "con" | "prn" | "aux" | "nul")
        || port.is_some_and(|number| number.len() == 1 && number.parse::<u8>().is_ok())
}

fn scale_codes(answers: &Answers) -> String {
    let codes = answers.options.iter().filter(|o| o.missing.is_none()).map(|o| o.code.to_string());
    codes.collect::<Vec<_>>().join(", ")
}

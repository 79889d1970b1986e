//! Every check of a definition whose shape is right: names that lead nowhere, doubles, the impossible,
//! and what this version does not compute yet. All problems at once.

use std::collections::{BTreeMap, BTreeSet};

use super::definition::{
    Answers, Definition, Disclosure, Indicator, Kind, Limits, Measure, MissingKind, Positive, Question, Target,
};
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
    check.groups();
    check.disclosure();
    check.not_built();
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

    fn waves(&mut self) {
        if self.definition.wave.is_empty() {
            let diagnostic = Diagnostic::error("the survey has no wave, so there is nothing to read")
                .hint("add `[[wave]]` with `id = \"end\"` and `responses = [\"your-export.xlsx\"]`");
            self.report("wave", diagnostic);
        }
        for (i, wave) in self.definition.wave.iter().enumerate() {
            if wave.responses.is_empty() {
                let message = format!("wave `{}` names no export file", wave.id);
                let hint = "write `responses = [\"your-export.xlsx\"]`";
                self.report(&format!("wave[{i}].responses"), Diagnostic::error(message).hint(hint));
            }
            for (j, path) in wave.responses.iter().enumerate() {
                if leaves_the_folder(path) {
                    let message = format!("`{path}` lies outside the survey's folder");
                    let hint =
                        "copy the export into the survey's folder, so that the survey stays whole when it is moved";
                    self.report(&format!("wave[{i}].responses[{j}]"), Diagnostic::error(message).hint(hint));
                }
            }
            if wave.invited == Some(0) {
                let message = format!("wave `{}` says that nobody was invited", wave.id);
                let hint = "leave `invited` out where the number is not known";
                self.report(&format!("wave[{i}].invited"), Diagnostic::error(message).hint(hint));
            }
        }
    }

    fn answer_sets(&mut self) {
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
            let texts = [&option.fi, &option.sv, &option.en, &option.text];
            if texts.iter().all(|t| t.is_none()) {
                let message = format!("option {} of answers `{name}` has no wording", option.code);
                self.report(
                    &here,
                    Diagnostic::error(message).hint("add `fi = \"…\"`, or `text = \"…\"` for all languages"),
                );
            }
            for wording in texts.into_iter().flatten().chain(&option.aliases) {
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

    fn questions(&mut self) {
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
            for (j, wave) in question.waves.iter().enumerate() {
                let waves: Vec<&str> = d.wave.iter().map(|w| w.id.as_str()).collect();
                self.reference(&format!("{path}.waves[{j}]"), &format!("question `{id}`"), "wave", wave, &waves);
            }
            if question.text.wordings().next().is_none_or(|text| text.trim().is_empty()) {
                self.error(&format!("{path}.text"), format!("question `{id}` has no text"));
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

    fn scales(&mut self) {
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

    fn indicators(&mut self) {
        let d = self.definition;
        let questions: Vec<&str> = d.question.iter().map(|q| q.id.as_str()).collect();
        let scales: Vec<&str> = d.scale.iter().map(|s| s.id.as_str()).collect();
        for (i, indicator) in d.indicator.iter().enumerate() {
            let path = format!("indicator[{i}]");
            let owner = format!("indicator `{}`", indicator.id);
            match (&indicator.question, &indicator.scale) {
                (Some(question), None) => {
                    let known = self.reference(&format!("{path}.question"), &owner, "question", question, &questions);
                    let question = d.question.iter().find(|q| known && q.id == *question);
                    if let Some(question) = question {
                        self.measure(&path, indicator, question);
                    }
                }
                (None, Some(scale)) => {
                    self.reference(&format!("{path}.scale"), &owner, "scale", scale, &scales);
                    self.measure_of_scale(&path, indicator);
                }
                _ => {
                    let diagnostic = Diagnostic::error(format!("{owner} must speak of one question or one scale"));
                    self.report(&path, diagnostic.hint("add `question = \"id\"`"));
                }
            }
            self.target(&path, indicator);
        }
        let primary: Vec<usize> = (0..d.indicator.len()).filter(|i| d.indicator[*i].primary).collect();
        for i in primary.iter().skip(1) {
            let message = format!("indicator `{}` is a second primary one", d.indicator[*i].id);
            let hint = "one confirmatory figure is named before the answers are seen; the others are secondary";
            self.report(&format!("indicator[{i}].primary"), Diagnostic::error(message).hint(hint));
        }
    }

    fn measure(&mut self, path: &str, indicator: &Indicator, question: &Question) {
        let owner = format!("indicator `{}`", indicator.id);
        let kind = question.kind;
        let fits = match indicator.measure {
            Measure::Rate | Measure::Count => {
                matches!(kind, Kind::Choice | Kind::Category | Kind::Score | Kind::Number)
            }
            Measure::Mean | Measure::Median => matches!(kind, Kind::Choice | Kind::Score | Kind::Number),
            Measure::Net => kind == Kind::Score,
            Measure::ShareOfOrganisations => true,
        };
        if !fits {
            let message = format!("{owner} asks for a measure that question `{}` cannot give", question.id);
            let expected = match indicator.measure {
                Measure::Net => "a question of kind `score` (0 to 10)",
                Measure::Mean | Measure::Median => "a question of kind `choice`, `score` or `number`",
                _ => "a question of kind `choice`, `category`, `score` or `number`",
            };
            self.report(&format!("{path}.measure"), Diagnostic::error(message).expected(expected));
            return;
        }
        if matches!(indicator.measure, Measure::Rate | Measure::Count) {
            self.favourable(path, indicator, question);
        }
        for code in indicator.base.iter().flatten() {
            self.code(&format!("{path}.base"), &owner, "base", *code, question);
        }
    }

    /// A score is a number: it has a mean, a median, and a share from some number on.
    fn measure_of_scale(&mut self, path: &str, indicator: &Indicator) {
        let owner = format!("indicator `{}`", indicator.id);
        match (indicator.measure, &indicator.positive) {
            (Measure::Mean | Measure::Median, _) | (Measure::Rate | Measure::Count, Some(Positive::Range(_))) => {}
            (Measure::Rate | Measure::Count, _) => {
                let diagnostic = Diagnostic::error(format!("{owner} does not know which scores are favourable"));
                self.report(path, diagnostic.hint("add `positive = { at_least = 4 }`"));
            }
            _ => {
                let diagnostic = Diagnostic::error(format!("{owner} asks for a measure that a scale cannot give"));
                self.report(&format!("{path}.measure"), diagnostic.expected("`mean`, `median` or `rate`"));
            }
        }
    }

    /// A rate knows what counts as favourable.
    fn favourable(&mut self, path: &str, indicator: &Indicator, question: &Question) {
        let owner = format!("indicator `{}`", indicator.id);
        match &indicator.positive {
            Some(Positive::Codes(codes)) if question.kind == Kind::Number => {
                let _ = codes;
                let diagnostic = Diagnostic::error(format!("{owner} counts codes, but `{}` is a number", question.id));
                self.report(&format!("{path}.positive"), diagnostic.hint("write `positive = { at_least = 1 }`"));
            }
            Some(Positive::Codes(codes)) => {
                if codes.is_empty() {
                    self.error(&format!("{path}.positive"), format!("{owner} counts no answer as favourable"));
                }
                for code in codes {
                    self.code(&format!("{path}.positive"), &owner, "positive", *code, question);
                    let outside = indicator.base.as_ref().is_some_and(|base| !base.contains(code));
                    if outside {
                        let message = format!("{owner} counts {code} as favourable, but `base` leaves it out");
                        self.error(&format!("{path}.positive"), message);
                    }
                }
            }
            Some(Positive::Range(Limits { at_least: None, at_most: None })) => {
                let diagnostic = Diagnostic::error(format!("{owner} has an empty range"));
                self.report(&format!("{path}.positive"), diagnostic.hint("write `positive = { at_least = 1 }`"));
            }
            Some(Positive::Range(Limits { at_least: Some(low), at_most: Some(high) })) if low > high => {
                self.error(&format!("{path}.positive"), format!("{owner} has a range from {low} down to {high}"));
            }
            Some(Positive::Range(_)) if question.kind == Kind::Category => {
                let diagnostic = Diagnostic::error(format!("{owner} has a range, but `{}` has no order", question.id));
                self.report(&format!("{path}.positive"), diagnostic.hint("write `positive = [1, 2]`"));
            }
            Some(Positive::Range(_)) => {}
            None => {
                let answers = question.answers.as_ref().and_then(|name| self.definition.answers.get(name));
                if answers.is_none_or(|answers| answers.positive.is_empty()) {
                    let diagnostic = Diagnostic::error(format!("{owner} does not know which answers are favourable"))
                        .hint("add `positive = [4, 5]` to the indicator or to its answers");
                    self.report(path, diagnostic);
                }
            }
        }
    }

    /// The code is an answer on the question's scale.
    fn code(&mut self, path: &str, owner: &str, key: &str, code: i32, question: &Question) {
        let answers = question.answers.as_ref().and_then(|name| self.definition.answers.get(name));
        let (known, expected) = match (question.kind, answers) {
            (Kind::Score, _) => ((0..=10).contains(&code), "0 to 10".to_string()),
            (_, Some(answers)) => {
                let cant_say = key == "base";
                let known = |o: &&super::AnswerOption| {
                    o.code == code && (o.missing.is_none() || (cant_say && o.missing == Some(MissingKind::CantSay)))
                };
                (answers.options.iter().any(|o| known(&o)), scale_codes(answers))
            }
            (_, None) => (false, format!("`answers` for question `{}`, so that its answers have codes", question.id)),
        };
        if !known {
            let message = format!("`{key}` of {owner} names {code}, which is no answer of question `{}`", question.id);
            self.report(path, Diagnostic::error(message).expected(expected));
        }
    }

    fn target(&mut self, path: &str, indicator: &Indicator) {
        let Some(target) = indicator.target else { return };
        let value = match target {
            Target::AtLeast { at_least } => at_least,
            Target::AtMost { at_most } => at_most,
        };
        let range = match indicator.measure {
            Measure::Rate | Measure::ShareOfOrganisations => Some((0.0, 1.0, "a share from 0 to 1")),
            Measure::Net => Some((-100.0, 100.0, "a score from −100 to 100")),
            Measure::Count => Some((0.0, f64::INFINITY, "a count from 0 up")),
            Measure::Mean | Measure::Median => None,
        };
        if let Some((low, high, words)) = range
            && !(low..=high).contains(&value)
        {
            let message = format!("the target of indicator `{}` is impossible: {value}", indicator.id);
            let per_cent = high == 1.0 && value > 1.0 && value <= 100.0;
            let hint = per_cent.then(|| format!("write {} for {value} %", value / 100.0));
            let diagnostic = Diagnostic::error(message).expected(words).maybe_hint(hint);
            self.report(&format!("{path}.target"), diagnostic);
        }
    }

    fn groups(&mut self) {
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

    fn disclosure(&mut self) {
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
    }

    /// What the format knows and this version does not compute is refused by name, never ignored.
    fn not_built(&mut self) {
        let d = self.definition;
        let mut refuse = |there: bool, path: &str, what: &str| {
            if there {
                let message = format!("{what} cannot be computed by this version yet");
                self.report(path, Diagnostic::error(message).hint("take it out to get the rest of the report"));
            }
        };
        refuse(d.link.is_some(), "link", "`[link]` (the same person across waves)");
        refuse(d.weights.is_some(), "weights", "`[weights]`");
        refuse(d.participation.is_some(), "participation", "`[participation]`");
        for (i, question) in d.question.iter().enumerate() {
            let what = format!("question `{}` of kind `rank`", question.id);
            refuse(question.kind == Kind::Rank, &format!("question[{i}].kind"), &what);
        }
        for (i, indicator) in d.indicator.iter().enumerate() {
            let what = format!("`share_of_organisations` of indicator `{}`", indicator.id);
            let there = indicator.measure == Measure::ShareOfOrganisations;
            refuse(there, &format!("indicator[{i}].measure"), &what);
        }
    }
}

fn scale_codes(answers: &Answers) -> String {
    let codes = answers.options.iter().filter(|o| o.missing.is_none()).map(|o| o.code.to_string());
    codes.collect::<Vec<_>>().join(", ")
}

/// Whether a path from `survey.toml` leads out of the survey's folder.
fn leaves_the_folder(path: &str) -> bool {
    use std::path::{Component, Path};
    let windows_drive = path.as_bytes().get(1) == Some(&b':');
    let backslash_up = path.split('\\').any(|part| part == "..") || path.starts_with('\\');
    windows_drive
        || backslash_up
        || Path::new(path)
            .components()
            .any(|c| matches!(c, Component::ParentDir | Component::RootDir | Component::Prefix(_)))
}

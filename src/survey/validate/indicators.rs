//! Indicators: what is computed of what, and against which target.

use super::{Check, scale_codes};
use crate::diagnostic::Diagnostic;
use crate::survey::AnswerOption;
use crate::survey::definition::{Indicator, Kind, Limits, Measure, MissingKind, Positive, Question, Target};

impl Check<'_> {
    pub(super) fn indicators(&mut self) {
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
                (None, None) if indicator.measure == Measure::ShareOfOrganisations => {}
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
            Some(Positive::Codes(_)) if question.kind == Kind::Number => {
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
                let known = |o: &&AnswerOption| {
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
}

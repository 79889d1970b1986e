//! Figures by dose, and costs.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::survey::definition::{Dose, Kind, Measure};

impl Check<'_> {
    pub(super) fn doses(&mut self) {
        let d = self.definition;
        let questions: Vec<&str> = d.question.iter().map(|q| q.id.as_str()).collect();
        for (i, dose) in d.dose.iter().enumerate() {
            let path = format!("dose[{i}]");
            if self.reference(&format!("{path}.question"), "`[[dose]]`", "question", &dose.question, &questions) {
                let kind = d.question.iter().find(|q| q.id == dose.question).map(|q| q.kind);
                self.bands(&path, dose, kind);
            }
            for (j, id) in dose.indicators.iter().enumerate() {
                self.rate(&format!("{path}.indicators[{j}]"), "`[[dose]]`", id);
            }
        }
    }

    fn bands(&mut self, path: &str, dose: &Dose, kind: Option<Kind>) {
        match kind {
            Some(Kind::Number | Kind::Score) if dose.bands.is_empty() => {
                let message = format!("it is not said where the bands of question `{}` begin", dose.question);
                let hint = "write `bands = [3, 6]` for below 3, from 3, and from 6 up";
                self.report(path, Diagnostic::error(message).hint(hint));
            }
            Some(Kind::Choice) if !dose.bands.is_empty() => {
                let message = format!("question `{}` has options, and each is a band", dose.question);
                self.report(&format!("{path}.bands"), Diagnostic::error(message).hint("take `bands` away"));
            }
            Some(Kind::Number | Kind::Score | Kind::Choice) => {}
            _ => {
                let message = format!("question `{}` does not come in degrees", dose.question);
                let expected = "a question of kind `number`, `score` or `choice`";
                self.report(&format!("{path}.question"), Diagnostic::error(message).expected(expected));
            }
        }
        if !dose.bands.is_sorted_by(|a, b| a < b) || dose.bands.iter().any(|band| !band.is_finite()) {
            let message = format!("the bands of question `{}` do not rise", dose.question);
            self.report(&format!("{path}.bands"), Diagnostic::error(message).expected("such as `[3, 6]`"));
        }
    }

    pub(super) fn cost(&mut self) {
        let Some(cost) = &self.definition.cost else { return };
        for (key, euros) in [("total", Some(cost.total)), ("refundable", cost.refundable)] {
            if euros.is_some_and(|euros| !(euros >= 0.0 && euros.is_finite())) {
                self.error(&format!("cost.{key}"), format!("`{key}` is no sum of euros"));
            }
        }
        if cost.refundable.is_some_and(|part| part > cost.total) {
            self.error("cost.refundable", "more would be refundable than all costs".into());
        }
        if cost.refund_share.is_some_and(|share| !(0.0..=1.0).contains(&share)) {
            let diagnostic = Diagnostic::error("`refund_share` is no share").expected("0 to 1, such as 0.6");
            self.report("cost.refund_share", diagnostic);
        }
        if let Some(id) = &cost.improved {
            self.rate("cost.improved", "`[cost]`", id);
        }
    }

    /// An indicator that counts favourable answers.
    fn rate(&mut self, path: &str, owner: &str, id: &str) {
        let d = self.definition;
        let indicators: Vec<&str> = d.indicator.iter().map(|i| i.id.as_str()).collect();
        if !self.reference(path, owner, "indicator", id, &indicators) {
            return;
        }
        if d.indicator.iter().any(|i| i.id == *id && i.measure != Measure::Rate) {
            let message = format!("indicator `{id}` is no rate");
            self.report(path, Diagnostic::error(message).expected("an indicator with `measure = \"rate\"`"));
        }
    }
}

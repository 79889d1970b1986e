//! Figures by dose, and costs.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::survey::definition::{Dose, DoseRecord, Kind, Measure};

impl Check<'_> {
    pub(super) fn doses(&mut self) {
        let d = self.definition;
        let questions: Vec<&str> = d.question.iter().map(|q| q.id.as_str()).collect();
        for (i, dose) in d.dose.iter().enumerate() {
            let path = format!("dose[{i}]");
            match (&dose.question, dose.records) {
                (Some(question), None) => {
                    if self.reference(&format!("{path}.question"), "`[[dose]]`", "question", question, &questions) {
                        let kind = d.question.iter().find(|q| q.id == *question).map(|q| q.kind);
                        self.bands(&path, dose, question, kind);
                    }
                    if dose.activity.is_some() {
                        let message = "`activity` belongs to `records`: a question is about what it asks";
                        self.report(
                            &format!("{path}.activity"),
                            Diagnostic::error(message).hint("take `activity` away"),
                        );
                    }
                }
                (None, Some(record)) => self.records(&path, dose, record),
                (None, None) | (Some(_), Some(_)) => {
                    let message = "`[[dose]]` has one of `question` and `records`, and not both";
                    let hint =
                        "`question = \"hours\"` where the survey asks, `records = \"sessions\"` where the log knows";
                    self.report(&path, Diagnostic::error(message).hint(hint));
                }
            }
            for (j, id) in dose.indicators.iter().enumerate() {
                self.measured(&format!("{path}.indicators[{j}]"), "`[[dose]]`", id, &[Measure::Rate, Measure::Mean]);
                self.told_once(&format!("{path}.indicators[{j}]"), i, id);
            }
        }
    }

    fn bands(&mut self, path: &str, dose: &Dose, question: &str, kind: Option<Kind>) {
        match kind {
            Some(Kind::Number | Kind::Score) if dose.bands.is_empty() => {
                let message = format!("it is not said where the bands of question `{question}` begin");
                let hint = "write `bands = [3, 6]` for below 3, from 3, and from 6 up";
                self.report(path, Diagnostic::error(message).hint(hint));
            }
            Some(Kind::Choice) if !dose.bands.is_empty() => {
                let message = format!("question `{question}` has options, and each is a band");
                self.report(&format!("{path}.bands"), Diagnostic::error(message).hint("take `bands` away"));
            }
            Some(Kind::Number | Kind::Score | Kind::Choice) => {}
            _ => {
                let message = format!("question `{question}` does not come in degrees");
                let expected = "a question of kind `number`, `score` or `choice`";
                self.report(&format!("{path}.question"), Diagnostic::error(message).expected(expected));
            }
        }
        self.rising(path, dose, &format!("the bands of question `{question}` do not rise"));
    }

    /// An amount from the participation log needs the log, and codes that join it to the answers.
    fn records(&mut self, path: &str, dose: &Dose, record: DoseRecord) {
        let d = self.definition;
        let log = d.participation.as_ref().filter(|rules| rules.log.is_some());
        if log.is_none() {
            let hint = "add `[participation]` with `log = \"participation.csv\"`, or ask a question and name it";
            self.report(&format!("{path}.records"), Diagnostic::error("there is no participation log").hint(hint));
        }
        if d.link.is_none() {
            let message = "nothing joins the participation log to the answers";
            let hint = "add `[link]` with the column of the respondents' code; the log must hold the same codes";
            self.report(&format!("{path}.records"), Diagnostic::error(message).hint(hint));
        }
        if let (Some(activity), Some(rules)) = (&dose.activity, log) {
            let ids: Vec<&str> = rules.activity.iter().map(|activity| activity.id.as_str()).collect();
            self.reference(&format!("{path}.activity"), "`[[dose]]`", "activity", activity, &ids);
        }
        match (record, dose.bands.is_empty()) {
            (DoseRecord::Sessions | DoseRecord::Hours, true) => {
                let message = "it is not said where the bands of the records begin";
                let hint = "write `bands = [3, 6]` for below 3, from 3, and from 6 up";
                self.report(path, Diagnostic::error(message).hint(hint));
            }
            (DoseRecord::Completion, false) => {
                let message = "completion has two bands: those who completed, and those who did not";
                let hint = "take `bands` away; `complete_at` in `[participation]` says what completes";
                self.report(&format!("{path}.bands"), Diagnostic::error(message).hint(hint));
            }
            (DoseRecord::Sessions | DoseRecord::Hours, false) | (DoseRecord::Completion, true) => {}
        }
        self.rising(path, dose, "the bands of the records do not rise");
    }

    fn rising(&mut self, path: &str, dose: &Dose, message: &str) {
        if !dose.bands.is_sorted_by(|a, b| a < b) || dose.bands.iter().any(|band| !band.is_finite()) {
            self.report(&format!("{path}.bands"), Diagnostic::error(message).expected("such as `[3, 6]`"));
        }
    }

    /// The same answers in two sets of bands of the same amount: "below 6" less "below 5" may be one person.
    fn told_once(&mut self, path: &str, at: usize, indicator: &String) {
        let d = self.definition;
        let source = |dose: &Dose| dose.question.clone().filter(|_| dose.records.is_none());
        let same = |other: &Dose| source(other) == source(&d.dose[at]) && other.indicators.contains(indicator);
        if d.dose[..at].iter().any(same) || d.dose[at].indicators.iter().filter(|id| *id == indicator).count() > 1 {
            let message = format!("indicator `{indicator}` is told twice by the same amount");
            let hint = "bands that differ a little would give away what single people answered; keep one of them";
            self.report(path, Diagnostic::error(message).hint(hint));
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
            self.measured("cost.improved", "`[cost]`", id, &[Measure::Rate]);
        }
    }

    /// An indicator of one of these measures.
    fn measured(&mut self, path: &str, owner: &str, id: &str, measures: &[Measure]) {
        let d = self.definition;
        let indicators: Vec<&str> = d.indicator.iter().map(|i| i.id.as_str()).collect();
        if !self.reference(path, owner, "indicator", id, &indicators) {
            return;
        }
        if d.indicator.iter().any(|i| i.id == *id && !measures.contains(&i.measure)) {
            let (message, expected) = if measures.contains(&Measure::Mean) {
                ("is neither a rate nor a mean", "an indicator with `measure = \"rate\"` or `\"mean\"`")
            } else {
                ("is no rate", "an indicator with `measure = \"rate\"`")
            };
            self.report(path, Diagnostic::error(format!("indicator `{id}` {message}")).expected(expected));
        }
    }
}

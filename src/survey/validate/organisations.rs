//! Shares of organisations: counted from another indicator's figures, split by a group.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::survey::definition::{Condition, Indicator, Limits, Measure, Organisations};

impl Check<'_> {
    pub(super) fn organisations(&mut self) {
        let d = self.definition;
        for (i, indicator) in d.indicator.iter().enumerate() {
            let path = format!("indicator[{i}]");
            let owner = format!("indicator `{}`", indicator.id);
            match (indicator.measure, &indicator.organisations) {
                (Measure::ShareOfOrganisations, Some(organisations)) => {
                    self.counted(&path, indicator, organisations);
                }
                (Measure::ShareOfOrganisations, None) => {
                    let diagnostic = Diagnostic::error(format!("{owner} does not know when an organisation counts"));
                    let hint =
                        "add `organisations = { by = \"organisation\", of = \"another_indicator\", when = \"any\" }`";
                    self.report(&path, diagnostic.hint(hint));
                }
                (_, Some(_)) => {
                    let diagnostic =
                        Diagnostic::error(format!("{owner} counts people, and `organisations` is of no use"));
                    let expected = "`measure = \"share_of_organisations\"`";
                    self.report(&format!("{path}.organisations"), diagnostic.expected(expected));
                }
                (_, None) => {}
            }
        }
    }

    fn counted(&mut self, path: &str, indicator: &Indicator, organisations: &Organisations) {
        let d = self.definition;
        let owner = format!("indicator `{}`", indicator.id);
        if indicator.question.is_some() || indicator.scale.is_some() {
            let diagnostic = Diagnostic::error(format!("{owner} speaks of a question and of another indicator"));
            self.report(path, diagnostic.hint("take `question` or `scale` away: `of` says what it is about"));
        }
        let there = format!("{path}.organisations");
        let groups: Vec<&str> = d.group.iter().map(|g| g.question.as_str()).collect();
        let questions: Vec<&str> = d.question.iter().map(|q| q.id.as_str()).collect();
        let known = self.reference(&format!("{there}.by"), &owner, "question", &organisations.by, &questions);
        if known && !groups.contains(&organisations.by.as_str()) {
            // What is counted of an organisation must be protected like a group's figure, so it is one.
            let message = format!("{owner} counts by `{}`, by which results are not split", organisations.by);
            let hint = format!("add `[[group]]` with `question = \"{}\"`", organisations.by);
            self.report(&format!("{there}.by"), Diagnostic::error(message).hint(hint));
        }
        let indicators: Vec<&str> = d.indicator.iter().map(|i| i.id.as_str()).collect();
        if !self.reference(&format!("{there}.of"), &owner, "indicator", &organisations.of, &indicators) {
            return;
        }
        let Some(of) = d.indicator.iter().find(|i| i.id == organisations.of) else { return };
        let when = format!("{there}.when");
        match (organisations.when, of.measure) {
            (Condition::Answers(_), Measure::Rate)
            | (Condition::Figure(_), Measure::Mean | Measure::Median | Measure::Net) => {}
            (Condition::Figure(limits), Measure::Rate) => {
                let outside = |limit: &f64| !(0.0..=1.0).contains(limit);
                if limits.at_least.iter().chain(&limits.at_most).any(outside) {
                    let diagnostic = Diagnostic::error(format!("{owner} has an impossible limit of a share"));
                    self.report(&when, diagnostic.expected("a share from 0 to 1"));
                }
            }
            _ => {
                let message = format!("{owner} cannot be counted from indicator `{}`", of.id);
                let expected = "a `rate`; with limits also a `mean`, a `median` or a `net` score";
                self.report(&format!("{there}.of"), Diagnostic::error(message).expected(expected));
            }
        }
        if let Condition::Figure(limits) = organisations.when {
            let empty = match limits {
                Limits { at_least: None, at_most: None } => true,
                Limits { at_least: Some(low), at_most: Some(high) } => low > high,
                _ => false,
            };
            if empty {
                let diagnostic = Diagnostic::error(format!("{owner} has an empty range"));
                self.report(&when, diagnostic.hint("write `when = { at_least = 0.5 }`"));
            }
        }
    }
}

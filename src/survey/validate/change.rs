//! What change between waves needs: kinds of waves, questions that stand for others, links, a comparison group.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::survey::definition::{Kind, Link, Measure, Question, WaveKind};

impl Check<'_> {
    pub(super) fn change(&mut self) {
        self.kinds_of_waves();
        self.stand_ins();
        self.smallest_changes();
        self.link();
        self.comparison_group();
    }

    fn kinds_of_waves(&mut self) {
        let d = self.definition;
        let askable: Vec<&str> =
            d.wave.iter().filter(|w| w.kind != WaveKind::Retrospective).map(|w| w.id.as_str()).collect();
        for (i, wave) in d.wave.iter().enumerate() {
            let (path, owner) = (format!("wave[{i}]"), format!("wave `{}`", wave.id));
            match (&wave.asked_in, wave.kind == WaveKind::Retrospective) {
                (Some(other), true) => {
                    self.reference(&format!("{path}.asked_in"), &owner, "wave", other, &askable);
                }
                (None, true) => {
                    let diagnostic =
                        Diagnostic::error(format!("{owner} does not say in which wave people looked back"));
                    self.report(&path, diagnostic.hint("add `asked_in = \"end\"`"));
                }
                (Some(_), false) => {
                    let diagnostic =
                        Diagnostic::error(format!("{owner} has `asked_in`, but people did not look back in it"));
                    let hint = "make it `kind = \"retrospective\"`, or take `asked_in` away";
                    self.report(&format!("{path}.asked_in"), diagnostic.hint(hint));
                }
                (None, false) => {}
            }
            if wave.kind == WaveKind::Retrospective && !wave.responses.is_empty() {
                let diagnostic =
                    Diagnostic::error(format!("{owner} looks back: its answers are in the export of another wave"));
                self.report(
                    &format!("{path}.responses"),
                    diagnostic.hint("take `responses` away; `asked_in` says which wave"),
                );
            }
            if wave.column.is_some() != wave.value.is_some() {
                let diagnostic =
                    Diagnostic::error(format!("{owner} has one of `column` and `value` without the other"));
                let hint =
                    "`column` names the column that tells the waves apart, `value` what stands in it for this wave";
                self.report(&path, diagnostic.hint(hint));
            }
        }
    }

    /// A question that stands for another is the same question with another wording.
    fn stand_ins(&mut self) {
        let d = self.definition;
        let ids: Vec<&str> = d.question.iter().map(|q| q.id.as_str()).collect();
        let is_retrospective = |id: &String| d.wave.iter().any(|w| w.id == *id && w.kind == WaveKind::Retrospective);
        for (i, question) in d.question.iter().enumerate() {
            let path = format!("question[{i}]");
            let owner = format!("question `{}`", question.id);
            let Some(original) = &question.stands_for else {
                if let Some(j) = question.waves.iter().position(is_retrospective) {
                    let message = format!("{owner} looks back, and does not say to which question");
                    let hint = "add `stands_for = \"id\"` of the question that asks how it is now";
                    self.report(&format!("{path}.waves[{j}]"), Diagnostic::error(message).hint(hint));
                }
                continue;
            };
            let here = format!("{path}.stands_for");
            if !self.reference(&here, &owner, "question", original, &ids) {
                continue;
            }
            if question.waves.is_empty() {
                let diagnostic =
                    Diagnostic::error(format!("{owner} does not say in which waves it stands for `{original}`"));
                self.report(&here, diagnostic.hint("add `waves = [\"end\"]`"));
            }
            if let Some(original) = d.question.iter().find(|q| q.id == *original) {
                self.stand_in(&path, question, original, question.waves.iter().all(is_retrospective));
            }
        }
    }

    fn stand_in(&mut self, path: &str, question: &Question, original: &Question, looks_back: bool) {
        let owner = format!("question `{}`", question.id);
        if original.stands_for.is_some() {
            let message = format!("{owner} stands for `{}`, which stands for another itself", original.id);
            self.error(&format!("{path}.stands_for"), message);
        }
        if question.kind != original.kind || question.answers != original.answers {
            let message = format!("{owner} and `{}`, for which it stands, have different answers", original.id);
            let hint = "give both the same `kind` and `answers`; answers on different scales cannot be compared";
            self.report(&format!("{path}.stands_for"), Diagnostic::error(message).hint(hint));
        }
        if let Some(wave) = question.waves.iter().find(|wave| original.waves.contains(wave)) {
            let message = format!("wave `{wave}` asks both {owner} and `{}`, for which it stands", original.id);
            self.report(&format!("{path}.waves"), Diagnostic::error(message).hint("take the wave out of one of them"));
        }
        if !looks_back && !question.comparable && question.text != original.text {
            let message = format!("{owner} is worded differently from `{}`, for which it stands", original.id);
            let hint = "a change of wording can look like a change of people; if you hold both comparable, add \
                        `comparable = true`";
            self.report(&format!("{path}.stands_for"), Diagnostic::error(message).hint(hint));
        }
    }

    fn smallest_changes(&mut self) {
        for (i, indicator) in self.definition.indicator.iter().enumerate() {
            let Some(smallest) = indicator.smallest_change else { continue };
            let is_share = matches!(indicator.measure, Measure::Rate | Measure::ShareOfOrganisations);
            if smallest > 0.0 && smallest.is_finite() && (!is_share || smallest < 1.0) {
                continue;
            }
            let message = format!("the smallest change of indicator `{}` cannot be {smallest}", indicator.id);
            let expected =
                if is_share { "a share above 0 and below 1: 0.05 for 5 percentage points" } else { "a number above 0" };
            self.report(&format!("indicator[{i}].smallest_change"), Diagnostic::error(message).expected(expected));
        }
    }

    fn link(&mut self) {
        let Some(link) = &self.definition.link else { return };
        let parts = link.columns.len();
        if parts == 0 || parts > Link::MOST_PARTS || link.columns.iter().any(|column| column.headers().is_empty()) {
            let diagnostic = Diagnostic::error("the link names no usable code");
            self.report("link.columns", diagnostic.expected(format!("one to {} headers of columns", Link::MOST_PARTS)));
        }
        if link.tolerance > 1 || (link.tolerance == 1 && parts < 3) {
            let diagnostic =
                Diagnostic::error(format!("{parts} parts cannot be linked with {} that differ", link.tolerance));
            let expected = "`tolerance = 0`, or `tolerance = 1` of at least three parts";
            self.report("link.tolerance", diagnostic.expected(expected));
        }
        if !(0.0..1.0).contains(&link.error_budget) {
            let diagnostic = Diagnostic::error(format!("`error_budget` cannot be {}", link.error_budget));
            self.report("link.error_budget", diagnostic.expected("a share from 0 to below 1, usually 0.05"));
        }
        if link.wrong_links.is_some_and(|share| !(0.0..=0.5).contains(&share)) {
            let diagnostic = Diagnostic::error("`wrong_links` is out of its range");
            self.report("link.wrong_links", diagnostic.expected("a share from 0 to 0.5"));
        }
    }

    fn comparison_group(&mut self) {
        let d = self.definition;
        let Some(group) = &d.comparison else { return };
        let ids: Vec<&str> = d.question.iter().map(|q| q.id.as_str()).collect();
        for (key, id) in [("question", &group.question), ("clusters", &group.clusters)] {
            let path = format!("comparison.{key}");
            if !self.reference(&path, "the comparison group", "question", id, &ids) {
                continue;
            }
            let kind = d.question.iter().find(|q| q.id == *id).map(|q| q.kind);
            if !matches!(kind, Some(Kind::Choice | Kind::Category)) {
                let diagnostic = Diagnostic::error(format!("question `{id}` cannot tell groups apart"));
                self.report(&path, diagnostic.expected("a question of kind `choice` or `category`"));
            }
        }
        if group.treated.trim().to_lowercase() == group.comparison.trim().to_lowercase() {
            self.error("comparison.comparison", "the comparison group is the group that took part".into());
        }
    }
}

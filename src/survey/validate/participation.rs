//! The participation log and the event list.

use super::Check;
use super::waves::leaves_the_folder;
use crate::diagnostic::Diagnostic;
use crate::survey::definition::{Kind, Participation};

impl Check<'_> {
    pub(super) fn participation(&mut self) {
        let Some(rules) = &self.definition.participation else { return };
        self.participation_files(rules);
        if !(rules.complete_at > 0.0 && rules.complete_at <= 1.0) {
            let message = format!("`complete_at` cannot be {}", rules.complete_at);
            let expected = "above 0, up to 1; two thirds where it is left out";
            self.report("participation.complete_at", Diagnostic::error(message).expected(expected));
        }
        if rules.starts.zip(rules.ends).is_some_and(|(starts, ends)| ends < starts) {
            self.error("participation.ends", "the programme ends before it begins".into());
        }
        if let Some(id) = &rules.organisation_question {
            let d = self.definition;
            let groups: Vec<&str> = d.group.iter().map(|g| g.question.as_str()).collect();
            let path = "participation.organisation_question";
            let known = self.reference(path, "`[participation]`", "group question", id, &groups);
            let question = d.question.iter().find(|q| known && q.id == *id);
            if question.is_some_and(|q| q.kind != Kind::Category) {
                let message = format!("question `{id}` holds no organisations");
                self.report(path, Diagnostic::error(message).expected("a question of kind `category`"));
            }
        }
        self.activities(rules);
        self.participant_classes(rules);
    }

    fn participation_files(&mut self, rules: &Participation) {
        let asked = !rules.class.is_empty() && rules.class.iter().all(|class| class.question.is_some());
        if rules.log.is_none() && rules.events.is_none() && !asked {
            let hint = "write `log = \"participation.csv\"` (a row per person and session), `events = \"events.csv\"`, or both";
            self.report("participation", Diagnostic::error("`[participation]` names no file").hint(hint));
        }
        for (key, path) in [("log", &rules.log), ("events", &rules.events)] {
            if path.as_ref().is_some_and(|path| leaves_the_folder(path)) {
                let message = format!("`{key}` lies outside the survey's folder");
                let hint = "copy the file into the survey's folder, so that the survey stays whole when it is moved";
                self.report(&format!("participation.{key}"), Diagnostic::error(message).hint(hint));
            }
        }
    }

    fn activities(&mut self, rules: &Participation) {
        if rules.activity.is_empty() && (rules.log.is_some() || rules.events.is_some()) {
            let hint = "add `[[participation.activity]]` with `id = \"groups\"` and `kind = \"peer_group\"`";
            self.report("participation", Diagnostic::error("`[participation]` has no activity").hint(hint));
        }
        let ids: Vec<&str> = rules.activity.iter().map(|activity| activity.id.as_str()).collect();
        for (i, activity) in rules.activity.iter().enumerate() {
            if ids[..i].iter().any(|earlier| earlier.eq_ignore_ascii_case(&activity.id)) {
                let message = format!("the activity id `{}` is used twice", activity.id);
                self.error(&format!("participation.activity[{i}].id"), message);
            }
            if activity.sessions == Some(0) {
                let message = format!("activity `{}` offers no session", activity.id);
                let hint = "leave `sessions` out where the number is not known";
                self.report(&format!("participation.activity[{i}].sessions"), Diagnostic::error(message).hint(hint));
            }
        }
        for (i, target) in rules.target.iter().enumerate() {
            if let Some(activity) = &target.activity {
                let path = format!("participation.target[{i}].activity");
                self.reference(&path, "a target", "activity", activity, &ids);
            }
        }
    }
}

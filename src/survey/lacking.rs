//! Which texts a survey lacks in a language: told before a report is written, never replaced silently.

use super::{OwnText, Survey, shape::Lines};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::language::{Language, Text};

pub(super) fn lacking(survey: &Survey, lines: &Lines, language: Language) -> Diagnostics {
    let mut found = Diagnostics::new();
    let file = survey.file.display().to_string();
    for (path, what) in texts(survey, language) {
        let message = format!("{what} has no wording in the language `{}`", language.code());
        let hint = format!("add `{0} = \"…\"`, or leave `{0}` out", language.code());
        found.push(Diagnostic::error(message).at(Place::line(&file, lines.of(&path))).hint(hint));
    }
    for part in OwnText::ALL {
        let written = Language::ALL.iter().find(|other| survey.own_text(part, **other).is_some());
        if let Some(other) = written.filter(|_| survey.own_text(part, language).is_none()) {
            let name = |language: Language| format!("{}.{}.md", part.name(), language.code());
            let message = format!("the text `{}` is not there in the language `{}`", part.name(), language.code());
            let hint = format!("write `{}` beside it, or leave `{}` out", name(language), language.code());
            let place = Place::file(survey.folder.join(name(*other)).display().to_string());
            found.push(Diagnostic::error(message).at(place).hint(hint));
        }
    }
    found
}

/// Path and name of every text that lacks the language.
fn texts(survey: &Survey, language: Language) -> Vec<(String, String)> {
    let definition = survey.definition();
    let about = &definition.survey;
    let mut lacking = Vec::new();
    let mut look = |text: Option<&Text>, path: String, what: String| {
        if text.is_some_and(|text| text.get(language).is_none()) {
            lacking.push((path, what));
        }
    };
    look(Some(&about.title), "survey.title".into(), "the survey's title".into());
    let named = [
        ("programme", &about.programme),
        ("period", &about.period),
        ("funder", &about.funder),
        ("evaluator", &about.evaluator),
    ];
    for (key, text) in named {
        look(text.as_ref(), format!("survey.{key}"), format!("the survey's {key}"));
    }
    for (i, wave) in definition.wave.iter().enumerate() {
        look(wave.title.as_ref(), format!("wave[{i}].title"), format!("the title of wave `{}`", wave.id));
    }
    for (i, question) in definition.question.iter().enumerate() {
        look(
            Some(&question.text),
            format!("question[{i}].text"),
            format!("question `{}` (`{}`)", question.id, question.text.any(language)),
        );
        look(
            question.short.as_ref(),
            format!("question[{i}].short"),
            format!("the short text of question `{}`", question.id),
        );
        for choice in survey.choices(question) {
            let name = question.answers.as_deref().unwrap_or_default();
            let option =
                definition.answers.get(name).and_then(|a| a.options.iter().position(|o| o.code == choice.code));
            let path = option.map_or(format!("answers.{name}"), |o| format!("answers.{name}.options[{o}]"));
            look(
                Some(&choice.text),
                path,
                format!("option {} of answers `{name}` (`{}`)", choice.code, choice.text.any(language)),
            );
        }
    }
    for (i, scale) in definition.scale.iter().enumerate() {
        look(scale.title.as_ref(), format!("scale[{i}].title"), format!("the title of scale `{}`", scale.id));
    }
    for (i, indicator) in definition.indicator.iter().enumerate() {
        let what = format!("the title of indicator `{}`", indicator.id);
        look(indicator.title.as_ref(), format!("indicator[{i}].title"), what);
    }
    look(
        definition.look.as_ref().and_then(|look| look.logo_alt.as_ref()),
        "look.logo_alt".into(),
        "the text of the logo".into(),
    );
    for (i, step) in definition.theory.iter().flat_map(|theory| &theory.step).enumerate() {
        look(Some(&step.text), format!("theory.step[{i}].text"), format!("the text of step `{}`", step.id));
    }
    for (i, activity) in definition.participation.iter().flat_map(|p| p.activity.iter().enumerate()) {
        let path = format!("participation.activity[{i}].title");
        look(activity.title.as_ref(), path, format!("the title of activity `{}`", activity.id));
    }
    look(definition.disclosure.reason.as_ref(), "disclosure.reason".into(), "the reason under `[disclosure]`".into());
    lacking.dedup();
    let mut seen = std::collections::BTreeSet::new();
    lacking.retain(|(path, _)| seen.insert(path.clone()));
    lacking
}

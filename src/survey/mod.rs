//! What was asked: `survey.toml`, read, checked and ready to be looked things up in.

pub(crate) mod beside;
mod definition;
mod favourable;
mod lacking;
mod look;
mod own_texts;
mod picture_size;
mod shape;
mod sources;
mod svg;
mod validate;

pub use definition::*;
pub use look::{Logo, LogoKind};
pub use own_texts::OwnText;
use shape::Lines;
pub use shape::schema;
pub use sources::Source;

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};

use crate::language::{Language, Text};

/// What messages call the column of weights; no id of a question has a full stop.
pub const WEIGHT_COLUMN: &str = "weights.column";

/// A survey whose definition is free of errors: every reference in it leads somewhere.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Name of the survey's folder; reports are named by it.
    pub name: String,
    /// Folder of `survey.toml`; paths in the definition start here.
    pub folder: PathBuf,
    /// The file itself, as the user named it.
    pub file: PathBuf,
    /// Hash of its bytes.
    pub sha256: String,
    definition: Definition,
    lines: Lines,
    own_texts: own_texts::OwnTexts,
    logo: Option<Logo>,
}

/// One answer option of a question, whether written in `survey.toml` or implied by its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Number that stands for it.
    pub code: i32,
    /// Wording.
    pub text: Text,
    /// Other wordings that exports use.
    pub aliases: Vec<String>,
    /// The option is no answer on the scale.
    pub missing: Option<MissingKind>,
}

impl Survey {
    /// Reads and checks a survey: `path` is its folder or the file itself.
    ///
    /// Errors: every problem of the definition at once; warnings come with the survey.
    pub fn load(path: &Path) -> Result<(Self, Diagnostics), Diagnostics> {
        let file = if path.is_dir() { path.join("survey.toml") } else { path.to_path_buf() };
        let shown = file.display().to_string();
        let bytes = std::fs::read(&file).map_err(|error| unreadable(&file, &error))?;
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(Diagnostic::error("this is an export, not a survey definition")
                .at(Place::file(&shown))
                .hint("name the folder that holds it and a `survey.toml`")
                .into());
        }
        let sha256 = sources::sha256(&bytes);
        let source = String::from_utf8(bytes).map_err(|error| {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = before.split(|byte| *byte == b'\n').count();
            Diagnostic::error("the survey definition is not UTF-8 text")
                .at(Place::line(&shown, line))
                .hint("save it as UTF-8 in your editor")
        })?;
        let source = source.strip_prefix('\u{feff}').unwrap_or(&source);
        let shape::Shaped { definition, lines, unknown: mut found, unsure } = shape::read(source, &shown)?;
        found.extend(validate::validate(&definition, &shown, &lines, &unsure));
        let mut survey = Self::new(&file, sha256, definition, lines);
        let (logo, of_look) = look::read(&survey.definition, &survey.folder, &shown, &survey.lines);
        let (own_texts, of_texts) = own_texts::read(&survey.folder);
        found.extend(of_look);
        found.extend(of_texts);
        if found.has_errors() {
            return Err(found);
        }
        (survey.logo, survey.own_texts) = (logo, own_texts);
        Ok((survey, found))
    }

    fn new(file: &Path, sha256: String, mut definition: Definition, lines: Lines) -> Self {
        speak_of_the_same(&mut definition);
        let folder = match file.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        let named = folder.canonicalize().ok().and_then(|f| f.file_name().map(|n| n.to_string_lossy().into_owned()));
        Self {
            name: named.unwrap_or_else(|| "survey".into()),
            folder,
            file: file.to_path_buf(),
            sha256,
            definition,
            lines,
            own_texts: own_texts::OwnTexts::new(),
            logo: None,
        }
    }

    /// The same survey with every export read as one of this tool, whatever the definition says.
    #[must_use]
    pub fn read_as(mut self, tool: Option<Tool>) -> Self {
        if tool.is_some() {
            self.definition.wave.iter_mut().for_each(|wave| wave.tool = tool);
        }
        self
    }

    /// Every text that the survey lacks in `language`, as errors with their lines.
    pub fn lacking(&self, language: Language) -> Diagnostics {
        lacking::lacking(self, &self.lines, language)
    }

    /// What the evaluator wrote for a part of the report, in Markdown.
    pub fn own_text(&self, part: OwnText, language: Language) -> Option<&str> {
        self.own_texts.get(&(part, language)).map(String::as_str)
    }

    /// The organisation's logo.
    pub fn logo(&self) -> Option<&Logo> {
        self.logo.as_ref()
    }

    /// Title, languages and settings.
    pub fn about(&self) -> &About {
        &self.definition.survey
    }

    /// The definition as written.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// Rounds of asking, in the order of time.
    pub fn waves(&self) -> &[Wave] {
        &self.definition.wave
    }

    /// The last wave that is a round of its own: the one that figures without a wave speak of.
    pub fn last_round(&self) -> Option<&Wave> {
        self.waves().iter().rfind(|wave| wave.kind == WaveKind::Round).or(self.waves().last())
    }

    /// The same person across waves.
    pub fn link(&self) -> Option<&Link> {
        self.definition.link.as_ref()
    }

    /// People who did not take part.
    pub fn comparison(&self) -> Option<&ComparisonGroup> {
        self.definition.comparison.as_ref()
    }

    /// Whether the question is read in the wave, under its own name or another's.
    pub fn is_asked(&self, question: &Question, wave: &Wave) -> bool {
        let named = question.waves.contains(&wave.id);
        let everywhere = question.waves.is_empty() && question.stands_for.is_none();
        named || (everywhere && wave.kind != WaveKind::Retrospective && !self.is_replaced(question, &wave.id))
    }

    /// Whether another question takes its place in the wave.
    fn is_replaced(&self, question: &Question, wave: &str) -> bool {
        let takes = |q: &&Question| q.stands_for.as_ref() == Some(&question.id) && q.waves.iter().any(|w| w == wave);
        self.questions().iter().any(|q| takes(&q))
    }

    /// Questions, in the order of the report.
    pub fn questions(&self) -> &[Question] {
        &self.definition.question
    }

    /// Indicators, in the order of the report.
    pub fn indicators(&self) -> &[Indicator] {
        &self.definition.indicator
    }

    /// Background questions by which results are split.
    pub fn groups(&self) -> &[Group] {
        &self.definition.group
    }

    /// Those of them of which the report has chapters.
    pub fn chapters(&self) -> impl Iterator<Item = &Group> {
        self.groups().iter().filter(|group| group.chapter)
    }

    /// Choices of statistics that differ from the defaults.
    pub fn analysis(&self) -> &Analysis {
        &self.definition.analysis
    }

    /// Weights of respondents, if there are to be any.
    pub fn weights(&self) -> Option<&Weights> {
        self.definition.weights.as_ref()
    }

    /// The column of weights as a question, so that it is found and read like one. No other question has its id.
    pub fn weight_column(&self) -> Option<Question> {
        let column = self.weights()?.column.clone()?;
        Some(Question {
            id: WEIGHT_COLUMN.into(),
            topic: Topic::Background,
            kind: Kind::Number,
            answers: None,
            text: Text::Plain(column.clone()),
            short: None,
            column: Some(column),
            blank: Vec::new(),
            waves: Vec::new(),
            stands_for: None,
            comparable: false,
            health: false,
            tone: None,
        })
    }

    /// Protection of respondents.
    pub fn disclosure(&self) -> &Disclosure {
        &self.definition.disclosure
    }

    /// The wave `id`.
    pub fn wave(&self, id: &str) -> Option<&Wave> {
        self.waves().iter().find(|wave| wave.id == id)
    }

    /// Name of a wave: its own, else its id.
    pub fn wave_label<'a>(&'a self, id: &'a str, language: Language) -> &'a str {
        self.wave(id).and_then(|wave| wave.title.as_ref()).and_then(|title| title.get(language)).unwrap_or(id)
    }

    /// The question `id`.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions().iter().find(|question| question.id == id)
    }

    /// The indicator `id`.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators().iter().find(|indicator| indicator.id == id)
    }

    /// The question an indicator speaks of, if it speaks of one.
    pub fn question_of(&self, indicator: &Indicator) -> Option<&Question> {
        indicator.question.as_deref().and_then(|id| self.question(id))
    }

    /// The scale `id`.
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.definition.scale.iter().find(|scale| scale.id == id)
    }

    /// Scores over several questions.
    pub fn scales(&self) -> &[Scale] {
        &self.definition.scale
    }

    /// The scale an indicator speaks of, if it speaks of one.
    pub fn scale_of(&self, indicator: &Indicator) -> Option<&Scale> {
        indicator.scale.as_deref().and_then(|id| self.scale(id))
    }

    /// Name of an indicator: its own, else its scale's or its question's.
    pub fn indicator_label<'a>(&'a self, indicator: &'a Indicator, language: Language) -> &'a str {
        let own = indicator.title.as_ref().and_then(|title| title.get(language));
        let scale = || self.scale_of(indicator).map(|scale| scale.label(language));
        let question = || self.question_of(indicator).map(|question| question.label(language));
        own.or_else(scale).or_else(question).unwrap_or(&indicator.id).trim_end_matches(['.', '?', ':'])
    }

    /// Chapter of an indicator: its scale's (or that of the scale's first question), else its question's.
    pub fn topic_of(&self, indicator: &Indicator) -> Option<Topic> {
        let first = |scale: &Scale| scale.questions.first().and_then(|id| self.question(id)).map(|q| q.topic);
        let scale = self.scale_of(indicator).and_then(|scale| scale.topic.or_else(|| first(scale)));
        scale.or_else(|| self.question_of(indicator).map(|question| question.topic))
    }

    /// Whether an answer to one of the questions tells about health.
    pub fn is_health(&self, indicator: &Indicator) -> bool {
        let of_scale = self.scale_of(indicator).map_or(&[][..], |scale| &scale.questions);
        let questions = of_scale.iter().chain(&indicator.question);
        questions.filter_map(|id| self.question(id)).any(|question| question.health)
    }

    /// Options of a question in their order: those of its `answers`, or 0 to 10 for a score.
    /// Empty where the answers are numbers, texts, dates, or whatever values the export holds.
    pub fn choices(&self, question: &Question) -> Vec<Choice> {
        let named = question.answers.as_ref().and_then(|name| self.definition.answers.get(name));
        let written = named.map(|answers| answers.options.iter().map(Choice::from)).into_iter().flatten();
        if question.kind == Kind::Score {
            let scores = (0..=10).map(|score| Choice {
                code: score,
                text: Text::Plain(score.to_string()),
                aliases: Vec::new(),
                missing: None,
            });
            return scores.chain(written.filter(|choice| choice.missing.is_some())).collect();
        }
        written.collect()
    }

    /// Name of the question's set of answers; questions that share it can share a chart.
    pub fn answers_name<'a>(&self, question: &'a Question) -> Option<&'a str> {
        question.answers.as_deref()
    }

    /// Codes of a question that count as favourable by its answers, before an indicator says otherwise.
    pub fn positive_codes(&self, question: &Question) -> &[i32] {
        let named = question.answers.as_ref().and_then(|name| self.definition.answers.get(name));
        named.map_or(&[], |answers| &answers.positive)
    }

    /// Fewest different answers to an open question of which any is printed.
    pub fn quote_minimum(&self, question: &Question) -> u64 {
        self.disclosure().quote_minimum.max(self.minimum(question.health))
    }

    /// Fewest answers of a published base, of answers about health or others.
    pub fn minimum(&self, health: bool) -> u64 {
        let disclosure = self.disclosure();
        if health { disclosure.minimum.max(disclosure.health_minimum) } else { disclosure.minimum }
    }
}

/// A share of organisations speaks of what the figure that it is counted from speaks of.
fn speak_of_the_same(definition: &mut Definition) {
    let all = definition.indicator.clone();
    for indicator in &mut definition.indicator {
        let of = indicator.organisations.as_ref().map(|organisations| organisations.of.clone());
        if let Some(of) = all.iter().find(|other| Some(&other.id) == of.as_ref()) {
            indicator.question.clone_from(&of.question);
            indicator.scale.clone_from(&of.scale);
            indicator.positive.clone_from(&of.positive);
            indicator.base.clone_from(&of.base);
            indicator.cant_say = of.cant_say;
        }
    }
}

impl Choice {
    /// Whether the option is an answer on the scale.
    pub fn on_scale(&self) -> bool {
        self.missing.is_none()
    }

    /// Whether `name` is one of its wordings in any language, or its code; case and space at the ends aside.
    pub fn is_called(&self, name: &str) -> bool {
        let same = |text: &str| text.trim().to_lowercase() == name.trim().to_lowercase();
        same(&self.code.to_string()) || self.text.wordings().any(same)
    }
}

impl From<&AnswerOption> for Choice {
    fn from(option: &AnswerOption) -> Self {
        let text = match &option.text {
            Some(text) => Text::Plain(text.clone()),
            None => Text::Translated(option.wordings.clone()),
        };
        Self { code: option.code, text, aliases: option.aliases.clone(), missing: option.missing }
    }
}

impl Scale {
    /// Its name in the report.
    pub fn label(&self, language: Language) -> &str {
        self.title.as_ref().and_then(|title| title.get(language)).unwrap_or(&self.id)
    }
}

impl Question {
    /// A few words where there are some, else the wording.
    pub fn label(&self, language: Language) -> &str {
        // A statement's full stop does not belong into a label.
        let short = self.short.as_ref().and_then(|short| short.get(language));
        short.unwrap_or_else(|| self.text.any(language)).trim_end_matches(['.', '?', ':'])
    }
}

fn unreadable(file: &Path, error: &std::io::Error) -> Diagnostic {
    let diagnostic = match error.kind() {
        std::io::ErrorKind::NotFound => Diagnostic::error("there is no survey definition here")
            .hint("name a folder that holds a `survey.toml`, or the file itself"),
        _ => Diagnostic::error(format!("the survey definition cannot be read: {error}")),
    };
    diagnostic.at(Place::file(file.display().to_string()))
}

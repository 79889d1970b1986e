//! Results to pictures.
//!
//! A chart is two functions: one decides its content (rows, order, title, notes, alt text) from
//! published results, one only paints it at a given width. Adding a kind is a file here, a variant of
//! [`ChartKind`] and an arm in [`Chart`].

mod bars;
mod canvas;
mod distribution;
mod frame;
mod picture;
pub mod planning;
mod rates;
mod style;
mod svg_backend;
pub(crate) mod text;

pub use picture::{Embedded, Picture, PictureError};
pub(crate) use picture::{WEB_FONTS, font_face};

use clap::ValueEnum;

use crate::language::Language;
use crate::results::Results;
use crate::survey::{Kind, Question, Survey, Topic};

/// Kinds of charts that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChartKind {
    /// Shares with their intervals and targets
    Rates,
    /// How often each answer was given
    Distribution,
    /// What numbers of answers give: drawn by `mittari plan`, never of a survey
    #[value(skip)]
    Planning,
}

impl ChartKind {
    /// Its word in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rates => "rates",
            Self::Distribution => "distribution",
            Self::Planning => "planning",
        }
    }
}

/// Which figures a chart of rates shows.
#[derive(Debug, Clone, Copy)]
pub enum Selection<'a> {
    /// Headline indicators, for everybody.
    Headlines,
    /// One indicator, for everybody.
    Indicator(&'a str),
    /// One indicator over the groups of a background question.
    Groups {
        /// Id of the indicator.
        indicator: &'a str,
        /// Id of the background question.
        question: &'a str,
    },
}

/// A chart whose content is decided; it can be drawn at any width.
#[derive(Debug, Clone)]
pub struct Chart(Content);

#[derive(Debug, Clone)]
enum Content {
    Rates(rates::Rates),
    Diverging(distribution::Diverging),
    Bars(bars::Bars),
    Planning(planning::Planning),
}

impl Chart {
    /// Draws the chart anew for a width in CSS pixels (1/96 inch), so that text keeps its size.
    pub fn draw(&self, width_px: f64) -> Picture {
        match &self.0 {
            Content::Rates(chart) => chart.draw(width_px),
            Content::Diverging(chart) => chart.draw(width_px),
            Content::Bars(chart) => chart.draw(width_px),
            Content::Planning(chart) => chart.draw(width_px),
        }
    }

    /// Its kind.
    pub fn kind(&self) -> ChartKind {
        match &self.0 {
            Content::Rates(_) => ChartKind::Rates,
            Content::Diverging(_) | Content::Bars(_) => ChartKind::Distribution,
            Content::Planning(_) => ChartKind::Planning,
        }
    }

    /// The finding, as the picture's title says it.
    pub fn title(&self) -> &str {
        &self.frame().title
    }

    /// What the picture shows, in words made from the numbers.
    pub fn alt(&self) -> String {
        self.frame().alt()
    }

    /// Language of its texts.
    pub fn language(&self) -> Language {
        self.frame().language
    }

    fn frame(&self) -> &frame::Frame {
        match &self.0 {
            Content::Rates(chart) => &chart.frame,
            Content::Diverging(chart) => &chart.frame,
            Content::Bars(chart) => &chart.frame,
            Content::Planning(chart) => &chart.frame,
        }
    }
}

/// Rates with their intervals, in parts that each fit on a page; none where nothing is shown.
pub fn rates(
    survey: &Survey,
    results: &Results,
    language: Language,
    wave: &str,
    selection: &Selection<'_>,
) -> Vec<Chart> {
    let chart = rates::Rates::from(survey, results, language, wave, selection);
    chart.into_iter().flat_map(rates::Rates::parts).map(Content::Rates).map(Chart).collect()
}

/// One indicator: by the groups of the first background question where there is one, else alone.
pub fn indicator(survey: &Survey, results: &Results, language: Language, wave: &str, id: &str) -> Option<Chart> {
    let group = survey.groups().first().map(|group| group.question.as_str());
    let by_group =
        group.filter(|question| survey.indicator(id).is_some_and(|i| i.question.as_deref() != Some(question)));
    let selection = match by_group {
        Some(question) => Selection::Groups { indicator: id, question },
        None => Selection::Indicator(id),
    };
    rates::Rates::from(survey, results, language, wave, &selection).map(Content::Rates).map(Chart)
}

/// What numbers of answers give.
pub fn planning(language: Language, plan: &planning::Plan) -> Chart {
    Chart(Content::Planning(planning::Planning::from(language, plan)))
}

/// The answers to one question.
pub fn question(survey: &Survey, results: &Results, language: Language, wave: &str, id: &str) -> Option<Chart> {
    of_questions(survey, results, language, wave, &[survey.question(id)?])
}

/// The answers to a topic's questions: one chart for all that share their options, in the order of the survey.
pub fn distributions(survey: &Survey, results: &Results, language: Language, wave: &str, topic: Topic) -> Vec<Chart> {
    let questions =
        survey.questions().iter().filter(|q| q.topic == topic && !matches!(q.kind, Kind::Text | Kind::Date));
    let mut sets: Vec<Vec<&Question>> = Vec::new();
    for question in questions {
        let shares = |set: &&mut Vec<&Question>| {
            question.kind == Kind::Choice && set.iter().all(|q| q.kind == Kind::Choice && q.answers == question.answers)
        };
        match sets.iter_mut().find(shares) {
            Some(set) => set.push(question),
            None => sets.push(vec![question]),
        }
    }
    sets.iter().filter_map(|set| of_questions(survey, results, language, wave, set)).collect()
}

fn of_questions(
    survey: &Survey,
    results: &Results,
    language: Language,
    wave: &str,
    questions: &[&Question],
) -> Option<Chart> {
    let ordered = questions.first().is_some_and(|q| q.kind == Kind::Choice);
    let diverging =
        ordered.then(|| distribution::Diverging::from(survey, results, language, wave, questions)).flatten();
    if let Some(chart) = diverging {
        return Some(Chart(Content::Diverging(chart)));
    }
    bars::Bars::from(survey, results, language, wave, questions.first()?).map(Content::Bars).map(Chart)
}

//! Results to pictures.
//!
//! A chart is two functions: one decides its content (rows, order, title, notes, alt text) from
//! published results, one only paints it at a given width. Adding a kind is a file here with a [`Content`], a
//! variant of [`ChartKind`] and a function that makes the [`Chart`].

mod axis;
mod bars;
mod canvas;
mod content;
pub(crate) mod differences;
mod distribution;
pub(crate) mod dose;
mod dumbbell;
pub(crate) mod flow;
mod frame;
mod funnel;
mod heat;
mod native;
mod outcome;
mod pages;
mod participation;
mod picture;
mod pixels;
pub mod planning;
mod ranking;
mod rates;
mod rounds;
mod score;
mod shaper;
mod shapes;
mod style;
mod svg;
pub(crate) mod text;
mod theory;

pub use native::{Against, Axis, Bars, Colour, Mark, Native, Part, PointSet, Points, Stack};
pub use picture::{Embedded, Picture, PictureError, is_embedded_with, is_painted_from, is_web_face};
pub(crate) use picture::{WEB_FACES, base64, painted};
// What pages of a PDF are drawn from.
#[cfg(feature = "pdf")]
pub(crate) use {
    canvas::Anchor,
    shaper::{Glyph, glyphs},
    shapes::{Rgb, Shape, Stroke, UNITS},
};

use std::sync::Arc;

use clap::ValueEnum;

use content::Content;

use crate::language::Language;
use crate::results::{Change, Results};
use crate::survey::{Kind, Question, Survey, Topic};

/// Kinds of charts that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChartKind {
    /// Shares with their intervals and targets
    Rates,
    /// How often each answer was given
    Distribution,
    /// Headline shares by the groups of a background question
    Heat,
    /// Shares of an indicator's topic in order, with the ranks each could have
    Ranking,
    /// Promoters, passives and detractors of a recommendation score
    Score,
    /// How many were invited, took part, answered, and answered both rounds of a wave
    Flow,
    /// How many took part in each activity, or from each organisation
    Participation,
    /// A share by how much people took part
    Dose,
    /// Groups of different sizes against the limits of chance
    Funnel,
    /// Figures before and after, with the change
    Change,
    /// Figures round by round
    Rounds,
    /// How the activity is meant to work, with the results of a wave
    Theory,
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
            Self::Heat => "heat",
            Self::Ranking => "ranking",
            Self::Score => "score",
            Self::Flow => "flow",
            Self::Participation => "participation",
            Self::Dose => "dose",
            Self::Funnel => "funnel",
            Self::Change => "change",
            Self::Rounds => "rounds",
            Self::Theory => "theory",
            Self::Planning => "planning",
        }
    }
}

/// Which figures a chart of rates shows.
#[derive(Debug, Clone, Copy)]
pub enum Selection<'a> {
    /// Headline indicators, for everybody.
    Headlines,
    /// Those of them with these ids.
    Among(&'a [&'a str]),
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
pub struct Chart {
    kind: ChartKind,
    content: Arc<dyn Content>,
}

impl Chart {
    fn new(kind: ChartKind, content: impl Content + 'static) -> Self {
        Self { kind, content: Arc::new(content) }
    }

    /// Draws the chart anew for a width in CSS pixels (1/96 inch), so that text keeps its size.
    pub fn draw(&self, width_px: f64) -> Picture {
        self.content.draw(width_px)
    }

    /// Its kind.
    pub fn kind(&self) -> ChartKind {
        self.kind
    }

    /// The finding, as the picture's title says it.
    pub fn title(&self) -> &str {
        &self.content.frame().title
    }

    /// What the picture shows, in words made from the numbers.
    pub fn alt(&self) -> String {
        self.content.frame().alt()
    }

    /// Its numbers, where programs that draw charts themselves have a kind that says the same.
    pub fn native(&self) -> Option<Native> {
        self.content.native()
    }

    /// What stands under the title: what is shown, mostly the wording of the question.
    pub fn subtitle(&self) -> &str {
        &self.content.frame().subtitle
    }

    /// Where the numbers come from, as it stands below the picture.
    pub fn source(&self) -> &str {
        &self.content.frame().source
    }

    /// Said on the picture where answers are invented.
    pub fn made_up(&self) -> Option<&'static str> {
        self.content.frame().made_up
    }

    /// Language of its texts.
    pub fn language(&self) -> Language {
        self.content.frame().language
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
    chart.into_iter().flat_map(rates::Rates::parts).map(|part| Chart::new(ChartKind::Rates, part)).collect()
}

/// One indicator: by the groups of the first background question where any is shown, else alone.
pub fn indicator(survey: &Survey, results: &Results, language: Language, wave: &str, id: &str) -> Option<Chart> {
    let group = survey.chapters().next().map(|group| group.question.as_str());
    let by_group =
        group.filter(|question| survey.indicator(id).is_some_and(|i| i.question.as_deref() != Some(question)));
    let draw = |selection| rates::Rates::from(survey, results, language, wave, &selection);
    let chart = by_group.and_then(|question| draw(Selection::Groups { indicator: id, question }));
    Some(Chart::new(ChartKind::Rates, chart.or_else(|| draw(Selection::Indicator(id)))?))
}

/// Headline rates by the groups of a question, in parts that each fit on a page.
pub fn heat(survey: &Survey, results: &Results, language: Language, wave: &str, question: &Question) -> Vec<Chart> {
    let parts = heat::Heat::parts(survey, results, language, wave, question);
    parts.into_iter().map(|part| Chart::new(ChartKind::Heat, part)).collect()
}

/// Rates of a topic in order, where there are at least three.
pub fn ranking(survey: &Survey, results: &Results, language: Language, wave: &str, topic: Topic) -> Option<Chart> {
    ranking::Ranking::from(survey, results, language, wave, topic).map(|chart| Chart::new(ChartKind::Ranking, chart))
}

/// A recommendation score.
pub fn score(survey: &Survey, results: &Results, language: Language, wave: &str, indicator: &str) -> Option<Chart> {
    score::Score::from(survey, results, language, wave, indicator).map(|chart| Chart::new(ChartKind::Score, chart))
}

/// How many people got how far in a wave.
pub fn flow(survey: &Survey, results: &Results, language: Language, wave: &str) -> Option<Chart> {
    flow::Flow::from(survey, results, language, wave).map(|chart| Chart::new(ChartKind::Flow, chart))
}

/// How many took part in each activity, or from each organisation.
pub fn participation(survey: &Survey, results: &Results, language: Language) -> Option<Chart> {
    participation::Participation::from(survey, results, language)
        .map(|chart| Chart::new(ChartKind::Participation, chart))
}

/// A rate by how much people took part; `None` where fewer than two bands are shown.
pub(crate) fn dose(survey: &Survey, results: &Results, language: Language, dose: &dose::Dose<'_>) -> Option<Chart> {
    dose.chart(survey, results, language).map(|chart| Chart::new(ChartKind::Dose, chart))
}

/// The first of an indicator's figures by amount: as the log knows it, else as people say.
pub fn dose_of(survey: &Survey, results: &Results, language: Language, indicator: &str) -> Option<Chart> {
    let recorded = results.recorded_doses.iter().filter(|outcome| outcome.indicator == indicator);
    let asked = results.doses.iter().rev().filter(|outcome| outcome.indicator == indicator);
    recorded
        .filter_map(|outcome| dose::Dose::recorded(survey, language, outcome))
        .chain(asked.filter_map(|outcome| dose::Dose::asked(survey, language, outcome)))
        .find_map(|found| dose(survey, results, language, &found))
}

/// An indicator's groups against the limits of chance, where enough groups are shown.
pub fn funnel(
    survey: &Survey,
    results: &Results,
    language: Language,
    wave: &str,
    indicator: &str,
    question: &str,
) -> Option<Chart> {
    let chart = funnel::Funnel::from(survey, results, language, wave, indicator, question)?;
    Some(Chart::new(ChartKind::Funnel, chart))
}

/// Figures at two waves with their change: one chart for all that share a measure and a range.
pub fn changes(survey: &Survey, results: &Results, language: Language, from: &str, to: &str) -> Vec<Chart> {
    let charts = dumbbell::Dumbbell::all(survey, results, language, from, to);
    charts.into_iter().map(|chart| Chart::new(ChartKind::Change, chart)).collect()
}

/// The last change of an indicator.
pub fn change(survey: &Survey, results: &Results, language: Language, indicator: &str) -> Option<Chart> {
    let chart = dumbbell::Dumbbell::one(survey, results, language, survey.indicator(indicator)?)?;
    Some(Chart::new(ChartKind::Change, chart))
}

/// The changes of the groups of one background question in one figure, in parts that each fit on a page.
pub fn group_changes(survey: &Survey, results: &Results, language: Language, changes: &[&Change]) -> Vec<Chart> {
    let charts = dumbbell::Dumbbell::groups(survey, results, language, changes);
    charts.into_iter().map(|chart| Chart::new(ChartKind::Change, chart)).collect()
}

/// Figures over three and more rounds.
pub fn rounds(survey: &Survey, results: &Results, language: Language) -> Vec<Chart> {
    let charts = rounds::Rounds::all(survey, results, language);
    charts.into_iter().map(|chart| Chart::new(ChartKind::Rounds, chart)).collect()
}

/// How the activity is meant to work, where the survey says so.
pub fn theory(survey: &Survey, results: &Results, language: Language, wave: &str) -> Option<Chart> {
    theory::Theory::from(survey, results, language, wave).map(|chart| Chart::new(ChartKind::Theory, chart))
}

/// What numbers of answers give.
pub fn planning(language: Language, plan: &planning::Plan) -> Chart {
    Chart::new(ChartKind::Planning, planning::Planning::from(language, plan))
}

/// The answers to one question.
pub fn question(survey: &Survey, results: &Results, language: Language, wave: &str, id: &str) -> Option<Chart> {
    distribution(survey, results, language, wave, &[survey.question(id)?])
}

/// Questions that one chart shows together, in their order: those that share their options and of which the same are
/// good news. Any other is alone.
pub fn together<'a>(survey: &Survey, questions: &[&'a Question]) -> Vec<Vec<&'a Question>> {
    let mut sets: Vec<Vec<&Question>> = Vec::new();
    for question in questions {
        let good = survey.favourable_codes(question);
        let alike = |q: &&Question| {
            q.kind == Kind::Choice && q.answers == question.answers && survey.favourable_codes(q) == good
        };
        let shared = sets.iter_mut().find(|set| !good.is_empty() && set.iter().all(alike));
        match shared.filter(|_| question.kind == Kind::Choice) {
            Some(set) => set.push(question),
            None => sets.push(vec![question]),
        }
    }
    sets
}

/// The answers to questions that one chart can show [`together`].
pub fn distribution(
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
        return Some(Chart::new(ChartKind::Distribution, chart));
    }
    let chart = bars::Bars::from(survey, results, language, wave, questions.first()?)?;
    Some(Chart::new(ChartKind::Distribution, chart))
}
